//! Where the province as a whole is weak: every indicator over all its regions.

use super::RegionInsight;
use crate::domain::{Fraction, Score};
use crate::rubric::Rubric;
use crate::scoring::ReportCard;

/// An indicator over all assessed units of scored regions that answered it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorStanding {
    /// Its index in [`Rubric::indicators`].
    pub indicator: usize,
    /// The mean of its scores in those units, 0 to 100.
    pub mean: Score,
    /// How many units those are; at least one.
    pub units: usize,
    /// In how many of them its score is below 100.
    pub short: usize,
    /// In how many of them its score, rounded like that of a region, is below the lowest of the
    /// green zone; none where the year has no zones.
    pub below_green: Option<usize>,
    /// The mean points, 0 to 100, that it costs a region's score: its gains over all scored regions
    /// with known answers, over the number of those regions.
    pub cost: Fraction,
}

/// Every indicator that anybody answered, weakest first, then in the rubric's order.
pub(super) fn indicators(
    rubric: &Rubric,
    cards: &[ReportCard],
    regions: &[RegionInsight],
) -> Vec<IndicatorStanding> {
    let (_, _, _) = (rubric, cards, regions);
    Vec::new()
}
