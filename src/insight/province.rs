//! Where the province as a whole is weak: every indicator over all its regions.

use super::RegionInsight;
use crate::domain::{Fraction, Published, Score, Zone};
use crate::rubric::Rubric;
use crate::scoring::{Detail, ReportCard, Tally, UnitCard};

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
    let scored = || cards.iter().filter(|card| card.verdict().is_some());
    let answered = |card: &&ReportCard| card.units.iter().any(|unit| unit.detail.is_some());
    let known = u32::try_from(scored().filter(answered).count()).unwrap_or(u32::MAX);
    let mut columns = vec![Column::default(); rubric.indicators().count()];
    for unit in scored().flat_map(|card| &card.units) {
        for (column, value) in columns.iter_mut().zip(values(rubric, unit)) {
            column.values.extend(value);
        }
    }
    for lift in regions.iter().flat_map(|region| &region.indicators) {
        let Some(column) = columns.get_mut(lift.indicator) else { continue };
        column.cost = &column.cost + &lift.gain;
    }
    let green = rubric.bands.value.iter().filter(|band| band.zone == Some(Zone::Hijau));
    let bounds = Bounds { green: green.map(|band| band.min).min(), regions: known };
    let columns = columns.into_iter().enumerate();
    let mut standings: Vec<_> =
        columns.filter_map(|(indicator, column)| column.standing(indicator, bounds)).collect();
    standings.sort_by(|a, b| a.mean.cmp(&b.mean));
    standings
}

/// What an indicator came to, unit by unit.
#[derive(Clone, Debug)]
struct Column {
    /// Its values, 0 to 1, in the units that answered it.
    values: Vec<Fraction>,
    /// What it costs all regions together, in points of their scores.
    cost: Fraction,
}

/// What columns are measured against.
#[derive(Clone, Copy, Debug)]
struct Bounds {
    /// The lowest score of the green zone.
    green: Option<Published>,
    /// How many regions have known answers.
    regions: u32,
}

impl Default for Column {
    fn default() -> Self {
        Self { values: Vec::new(), cost: Fraction::zero() }
    }
}

impl Column {
    fn standing(&self, indicator: usize, bounds: Bounds) -> Option<IndicatorStanding> {
        let scores: Vec<Score> = self
            .values
            .iter()
            .filter_map(|value| Score::new(value * &Fraction::from(100)))
            .collect();
        let below = |green| scores.iter().filter(|score| score.publish() < green).count();
        Some(IndicatorStanding {
            indicator,
            mean: Score::mean(&scores)?,
            units: scores.len(),
            short: self.values.iter().filter(|value| **value != Fraction::one()).count(),
            below_green: bounds.green.map(below),
            cost: self.cost.over(&Fraction::from(bounds.regions))?,
        })
    }
}

/// What each indicator comes to in a unit, 0 to 1, in the order of the rubric; `None` for one that
/// was left out, nothing where the answers are not known.
fn values(rubric: &Rubric, unit: &UnitCard) -> Vec<Option<Fraction>> {
    match (&unit.detail, &unit.answers) {
        (Some(Detail::Dimensions(dimensions)), _) => {
            let variables = dimensions.iter().flat_map(|dimension| &dimension.parts);
            let indicators = variables.flat_map(|variable| &variable.parts);
            indicators.map(|indicator| indicator.value.clone()).collect()
        }
        (Some(Detail::Products(_)), Some(answers)) => rubric
            .indicators()
            .zip(&answers.indicators)
            .map(|(indicator, answers)| {
                Tally::of(answers, rubric.blank).mean?.over(&indicator.max.value)
            })
            .collect(),
        (Some(Detail::Products(_)) | None, _) => Vec::new(),
    }
}
