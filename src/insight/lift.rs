//! What lifts a region most: what each indicator would add to its score if it were full.

use std::collections::BTreeMap;

use crate::domain::{Answers, Band, Bands, Fraction, Published, Score};
use crate::rubric::Rubric;
use crate::scoring::{self, Detail, Part, ReportCard, UnitCard, Verdict};

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
    pub(super) fn of(score: &Fraction, wanted: Published, units: &[UnitLift]) -> Option<Self> {
        let mut sum = score.clone();
        units.iter().zip(1..).find_map(|(lift, steps)| {
            sum = &sum + &lift.gain;
            let reached = Score::new(sum.clone())?.publish();
            (reached >= wanted).then_some(Self { steps, reached })
        })
    }
}

/// What each indicator would add in each unit: largest gain first, then in the order of units, then
/// in the rubric's.
pub(super) fn units(rubric: &Rubric, card: &ReportCard) -> Vec<UnitLift> {
    let entering = card.units.iter().map(|unit| scoring::entering(rubric, unit).len()).sum();
    let Some(whole) = Fraction::from(100).over(&count(entering)) else { return Vec::new() };
    let mut lifts = Vec::new();
    for (unit, card) in card.units.iter().enumerate() {
        let missing = missing(rubric, card).into_iter().enumerate();
        let missing = missing.filter(|(_, missing)| !missing.is_zero());
        lifts.extend(missing.map(|(indicator, missing)| {
            let gain = &missing * &whole;
            UnitLift { unit, indicator, gain }
        }));
    }
    lifts.sort_by(|a, b| b.gain.cmp(&a.gain));
    lifts
}

/// What each indicator takes away from what a unit brings into its region's mean, in the order of
/// the rubric; nothing where its answers are not known.
///
/// A unit brings a score of at most 1, or where the mean is over products, one for each of them.
fn missing(rubric: &Rubric, unit: &UnitCard) -> Vec<Fraction> {
    match (&unit.detail, &unit.answers) {
        (Some(Detail::Dimensions(dimensions)), _) => missing_by_weight(dimensions),
        (Some(Detail::Products(products)), Some(answers)) => {
            let missing = missing_in_products(rubric, answers, products.len());
            let scored = count(products.iter().flatten().count());
            let each = if scoring::by_products(rubric) { Fraction::one() } else { scored };
            missing.iter().filter_map(|missing| missing.over(&each)).collect()
        }
        (Some(Detail::Products(_)) | None, _) => Vec::new(),
    }
}

/// The share of each indicator in the unit, times what it lacks; nought where it was left out.
fn missing_by_weight(dimensions: &[Part]) -> Vec<Fraction> {
    let variables = dimensions.iter().flat_map(|dimension| {
        let share = |variable: &Part| &dimension.share * &variable.share;
        dimension.parts.iter().map(move |variable| (share(variable), variable))
    });
    let indicators = variables.flat_map(|(of_unit, variable)| {
        variable.parts.iter().map(move |indicator| match &indicator.value {
            Some(value) => &(&of_unit * &indicator.share) * &(&Fraction::one() - value),
            None => Fraction::zero(),
        })
    });
    indicators.collect()
}

/// The points that each indicator lacks in each product, over what the product could have, summed;
/// answers that were left out lack nothing.
fn missing_in_products(rubric: &Rubric, answers: &Answers, products: usize) -> Vec<Fraction> {
    let mut missing = vec![Fraction::zero(); answers.indicators.len()];
    for product in 0..products {
        let marks = rubric.indicators().zip(&answers.indicators).map(|(indicator, answers)| {
            let (answer, _) = answers.samples.get(product)?;
            Some((scoring::counted(*answer, rubric.blank)?, &indicator.max.value))
        });
        let marks: Vec<_> = marks.collect();
        let could: Fraction = marks.iter().flatten().map(|(_, max)| *max).sum();
        for (sum, mark) in missing.iter_mut().zip(&marks) {
            let Some((points, max)) = mark else { continue };
            let lacks = (*max - &points.exact()).over(&could);
            *sum = lacks.map_or_else(|| sum.clone(), |lacks| &*sum + &lacks);
        }
    }
    missing
}

fn count(number: usize) -> Fraction {
    Fraction::from(u32::try_from(number).unwrap_or(u32::MAX))
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
