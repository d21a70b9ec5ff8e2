//! What there is to learn from the results, region by region and list by list in parallel.

use rayon::prelude::*;

use crate::domain::History;
use crate::insight::{Insights, RegionInsight, Robustness};
use crate::job::Job;
use crate::ranking::Standings;

/// The same as [`Insights::of`], on all threads.
pub(super) fn insights(job: &Job, standings: &Standings, history: &History) -> Insights {
    let regions = || {
        let cards = standings.cards.par_iter();
        cards.filter_map(|card| RegionInsight::of(job, card, history)).collect()
    };
    let robustness = || {
        let lists = standings.lists.par_iter();
        lists.map(|list| Robustness::of(job, standings, list)).collect()
    };
    let (regions, robustness) = rayon::join(regions, robustness);
    Insights::gathered(job, standings, regions, robustness)
}
