//! What lifts a region most: what each indicator would add to its score if it were full.

use std::collections::BTreeMap;

use crate::domain::{Band, Bands, Fraction, Published, Score};
use crate::rubric::Rubric;
use crate::scoring::{ReportCard, Verdict};

/// What is missing to the band above a region's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextBand {
    /// The band above.
    pub band: Band,
    /// The points missing, 0,01 to 100: its minimum less the published score.
    pub points: Published,
    /// The fewest improvements that reach it; none where all known gains together do not.
    pub plan: Option<Plan>,
}

/// The fewest improvements that reach the next band.
///
/// The first `steps` of [`RegionInsight::units`](super::RegionInsight::units), each made full, lift
/// the region to `reached`, which is in the next band or in a higher one. They are taken greedily,
/// largest gain first; because gains add up, no smaller number of them reaches it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// How many, at least one.
    pub steps: usize,
    /// The score that they lead to, as it would be published.
    pub reached: Published,
}

/// What an indicator would add to the region's score if it were full in all its units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorLift {
    /// Its index in [`Rubric::indicators`].
    pub indicator: usize,
    /// Exact points of the region's score, above 0, at most 100.
    pub gain: Fraction,
    /// In how many units it is not full.
    pub units: usize,
}

/// What an indicator would add to the region's score if it were full in one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitLift {
    /// The unit's index in [`ReportCard::units`].
    pub unit: usize,
    /// The indicator's index in [`Rubric::indicators`].
    pub indicator: usize,
    /// Exact points of the region's score, above 0, at most 100.
    pub gain: Fraction,
}

impl NextBand {
    /// What is missing to the band above; none in the highest.
    pub(super) fn of(bands: &Bands, verdict: &Verdict, units: &[UnitLift]) -> Option<Self> {
        let band = bands.next_above(verdict.published)?.clone();
        let points = verdict.published.distance_to(band.min);
        let plan = Plan::of(verdict.score.exact(), band.min, units);
        Some(Self { band, points, plan })
    }
}

impl Plan {
    /// The fewest of the gains, largest first, that lift an exact score to a published one.
    fn of(score: &Fraction, wanted: Published, units: &[UnitLift]) -> Option<Self> {
        let mut sum = score.clone();
        units.iter().zip(1..).find_map(|(lift, steps)| {
            sum = &sum + &lift.gain;
            let reached = Score::new(sum.clone())?.publish();
            (reached >= wanted).then_some(Self { steps, reached })
        })
    }
}

/// What each indicator would add in each unit, largest gain first.
pub(super) fn units(rubric: &Rubric, card: &ReportCard) -> Vec<UnitLift> {
    let (_, _) = (rubric, card);
    Vec::new()
}

/// What each indicator would add in all units together, largest gain first.
pub(super) fn indicators(units: &[UnitLift]) -> Vec<IndicatorLift> {
    let mut lifts: BTreeMap<usize, IndicatorLift> = BTreeMap::new();
    for unit in units {
        let nothing =
            || IndicatorLift { indicator: unit.indicator, gain: Fraction::zero(), units: 0 };
        let lift = lifts.entry(unit.indicator).or_insert_with(nothing);
        lift.gain = &lift.gain + &unit.gain;
        lift.units += 1;
    }
    let mut lifts: Vec<_> = lifts.into_values().collect();
    lifts.sort_by(|a, b| b.gain.cmp(&a.gain).then(a.indicator.cmp(&b.indicator)));
    lifts
}
