//! What lifts most: of one region, and over the province.

use serde::Serialize;

use super::{Context, number};
use crate::catalogue::{advice, dashboard as words};
use crate::domain::RegionCode;
use crate::insight::{NextBand, RegionInsight, UnitLift};
use crate::report::entry;
use crate::rubric::Indicator;
use crate::scoring::ReportCard;

/// The most indicators that are shown of the province.
const MOST: usize = 15;
/// The most indicators that are shown of a region.
const MOST_OF_REGION: usize = 5;
/// The most steps of a plan that are named.
const STEPS: usize = 3;

/// The weakest indicators of the province.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Standings {
    /// What it shows.
    pub about: &'static str,
    /// The weakest first.
    pub rows: Vec<Standing>,
    /// Whether the year has zones.
    pub zones: bool,
}

/// One indicator over the province.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its mean, 0 to 100.
    pub mean: String,
    /// In how many units it is not full, of how many.
    pub short: String,
    /// In how many units it is below the green zone.
    pub below_green: String,
    /// What it costs a region on average.
    pub cost: String,
}

/// What lifts a region most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lifts {
    /// The way to the next band; none in the highest.
    pub plan: Option<String>,
    /// The first steps of that way.
    pub steps: Vec<String>,
    /// How many more steps there are; empty where all are named.
    pub more: String,
    /// The indicators, largest gain first.
    pub rows: Vec<Lift>,
}

/// What one indicator would add.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lift {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What it would add to the region's score.
    pub gain: String,
    /// In how many units it is not full.
    pub units: usize,
}

pub(super) fn of(context: &Context<'_>) -> Option<Standings> {
    let rubric = &context.results.job.rubric;
    let indicators: Vec<&Indicator> = rubric.indicators().collect();
    let standings = context.results.insights.indicators.iter().take(MOST);
    let rows = standings.filter_map(|standing| {
        let indicator = indicators.get(standing.indicator)?;
        let below = standing.below_green.map(|below| below.to_string());
        Some(Standing {
            code: indicator.code.clone(),
            name: indicator.name.clone(),
            mean: standing.mean.publish().on_paper(),
            short: words::some_of(standing.short, standing.units),
            below_green: below.unwrap_or_else(|| number::NONE.to_owned()),
            cost: number::two_places(&standing.cost),
        })
    });
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then(|| Standings {
        about: words::INDICATORS_ABOUT,
        rows,
        zones: context.groups.are_zones(),
    })
}

pub(super) fn of_region(context: &Context<'_>, card: &ReportCard) -> Option<Lifts> {
    let rubric = &context.results.job.rubric;
    let indicators: Vec<&Indicator> = rubric.indicators().collect();
    let insight = context.results.insights.region(card.region.code)?;
    let rows = insight.indicators.iter().take(MOST_OF_REGION).filter_map(|lift| {
        let indicator = indicators.get(lift.indicator)?;
        Some(Lift {
            code: indicator.code.clone(),
            name: indicator.name.clone(),
            gain: number::signed(&lift.gain),
            units: lift.units,
        })
    });
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        return None;
    }
    let steps = plan(insight);
    let step = |lift: &UnitLift| {
        let indicator = indicators.get(lift.indicator)?;
        let unit = card.units.get(lift.unit)?;
        let name = entry::unit_name(&context.results, unit, lift.unit + 1);
        Some(words::step(&indicator.name, &name, &number::signed(&lift.gain)))
    };
    let left = steps.len().saturating_sub(STEPS);
    Some(Lifts {
        plan: insight.next.as_ref().map(way),
        steps: steps.iter().take(STEPS).filter_map(step).collect(),
        more: if left > 0 { words::more_steps(left) } else { String::new() },
        rows,
    })
}

/// The steps of a region's plan; none where it has no plan.
fn plan(insight: &RegionInsight) -> &[UnitLift] {
    let plan = insight.next.as_ref().and_then(|next| next.plan);
    plan.and_then(|plan| insight.units.get(..plan.steps)).unwrap_or_default()
}

/// How many steps lead to the next band, and where they end.
fn way(next: &NextBand) -> String {
    let band = advice::to_next(&next.points.on_paper(), &next.band);
    match next.plan {
        Some(plan) => words::plan(&band, plan.steps, &plan.reached.on_paper()),
        None => words::no_plan(&band),
    }
}

/// The ranges of a region's ranks in all lists, each with the list.
pub(super) fn rank_ranges(context: &Context<'_>, region: RegionCode) -> Vec<String> {
    let lists = context.results.standings.lists.iter();
    let known = lists.zip(&context.results.insights.robustness);
    let known = known.filter_map(|(list, robustness)| {
        let range = robustness.as_ref()?.ranks.iter().find(|range| range.region == region)?;
        let said = words::rank_range(range.low, range.high);
        Some(words::range_in(&said, &list.list.title))
    });
    known.collect()
}
