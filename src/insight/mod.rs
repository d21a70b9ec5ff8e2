//! What to do next: points to the next band, what lifts most, the trend, how firm the ranks are.
//!
//! Everything here follows from scores that are computed already; nothing here changes one. The
//! definitions stand once more, for readers of the documents, in `docs/wawasan.md`.

mod comparison;
mod lift;
mod province;
mod robustness;
mod trend;

pub use comparison::{Count, Counts, Improvement, YearBefore, places_climbed};
pub use lift::{IndicatorLift, NextBand, Plan, UnitLift};
pub use province::IndicatorStanding;
pub use robustness::{RankRange, Robustness};
pub use trend::{Trend, TrendPoint, Trends, by_scheme, rank_before};

use crate::domain::{History, RegionCode, Score};
use crate::job::Job;
use crate::ranking::Standings;
use crate::scoring::ReportCard;

/// What there is to learn from the results of a job, beyond the scores themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Insights {
    /// Of each scored region, in order of code.
    pub regions: Vec<RegionInsight>,
    /// Every indicator over the province, weakest first, then in the rubric's order; those that
    /// nobody answered are left out, and there are none where no answers are known.
    pub indicators: Vec<IndicatorStanding>,
    /// The mean of each dimension over all scored regions whose own is known, in the rubric's order;
    /// none where no region's are known.
    pub dimensions: Vec<Option<Score>>,
    /// How firm the ranks of each list are, in the order of the job's lists; none where the
    /// dimensions of a ranked region are not known, or the rubric has none.
    pub robustness: Vec<Option<Robustness>>,
}

/// What there is to learn about one scored region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionInsight {
    /// The region.
    pub region: RegionCode,
    /// What is missing to the band above; none in the highest.
    pub next: Option<NextBand>,
    /// For each indicator, over all units of the region together: largest gain first, then in the
    /// rubric's order. Those that gain nothing are left out.
    pub indicators: Vec<IndicatorLift>,
    /// For each unit and indicator: largest gain first, then in the order of units, then in the
    /// rubric's. Those that gain nothing are left out.
    pub units: Vec<UnitLift>,
    /// Its results over the years.
    pub trend: Trends,
}

impl Insights {
    /// Learns all that there is from the results of a job and of earlier years.
    pub fn of(job: &Job, standings: &Standings, history: &History) -> Self {
        let regions = standings.cards.iter();
        let regions = regions.filter_map(|card| RegionInsight::of(job, card, history)).collect();
        let lists = standings.lists.iter();
        let robustness = lists.map(|list| Robustness::of(job, standings, list)).collect();
        Self::gathered(job, standings, regions, robustness)
    }

    /// Brings together what was learned about each scored region, in order of code, and about each
    /// list, in the order of the job.
    pub fn gathered(
        job: &Job,
        standings: &Standings,
        regions: Vec<RegionInsight>,
        robustness: Vec<Option<Robustness>>,
    ) -> Self {
        let indicators = province::indicators(&job.rubric, &standings.cards, &regions);
        let dimensions = province::dimensions(&job.rubric, &standings.cards);
        Self { regions, indicators, dimensions, robustness }
    }

    /// What there is to learn about a region; nothing where it is not scored.
    pub fn region(&self, code: RegionCode) -> Option<&RegionInsight> {
        let index = self.regions.binary_search_by_key(&code, |region| region.region).ok()?;
        self.regions.get(index)
    }

    /// The regions that gained points since the latest earlier year with a score of theirs that can
    /// be compared: the most first, then in order of code.
    pub fn improvements(&self) -> Vec<Improvement> {
        comparison::improvements(&self.regions)
    }
}

impl RegionInsight {
    /// What there is to learn about a region; nothing where it is not scored.
    pub fn of(job: &Job, card: &ReportCard, history: &History) -> Option<Self> {
        let verdict = card.verdict()?;
        let units = lift::units(&job.rubric, card);
        Some(Self {
            region: card.region.code,
            next: NextBand::of(&job.rubric.bands.value, verdict, &units),
            indicators: lift::indicators(&units),
            units,
            trend: Trends::of(job, card, history),
        })
    }
}

#[cfg(test)]
mod tests;
