//! How firm ranks are: where each region lands when the weights are changed a little.

use serde::Serialize;

use super::Context;
use super::chart::Axis;
use crate::catalogue::dashboard as words;
use crate::insight::Robustness;
use crate::ranking::RankedList;

/// The width of a bar's drawing.
const WIDTH: i64 = 400;
/// Room at both ends, so that the first and the last rank can be seen.
const EDGE: i64 = 6;

/// The ranges of ranks of one list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ranges {
    /// The list.
    pub title: String,
    /// How the weights were changed, and what the bars show.
    pub about: String,
    /// Its members in order of rank.
    pub rows: Vec<Row>,
}

/// The range of one region's ranks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its rank.
    pub rank: u32,
    /// The median of its ranks.
    pub median: u32,
    /// Nine tenths of its ranks, in words.
    pub range: String,
    /// Where the bar begins.
    pub x: i64,
    /// How wide it is.
    pub width: i64,
    /// Where the rank itself stands.
    pub dot: i64,
}

/// The lists whose dimensions are known, in the order of the job.
pub(super) fn of(context: &Context<'_>) -> Vec<Ranges> {
    let lists = context.results.standings.lists.iter();
    let robustness = &context.results.insights.robustness;
    let known =
        lists.zip(robustness).filter_map(|(list, robustness)| Some((list, robustness.as_ref()?)));
    known
        .filter(|(list, _)| !list.places.is_empty())
        .map(|(list, robustness)| ranges(context, list, robustness))
        .collect()
}

fn ranges(context: &Context<'_>, list: &RankedList, robustness: &Robustness) -> Ranges {
    let last = list.places.iter().map(|place| place.rank).max().unwrap_or(1);
    let axis = Axis { numbers: (1, last.max(2).into()), places: (EDGE, WIDTH - EDGE) };
    let rows = robustness.ranks.iter().filter_map(|range| {
        let card = context.results.standings.card(range.region)?;
        let (low, high) = (axis.at(range.low.into()), axis.at(range.high.into()));
        Some(Row {
            code: range.region.to_string(),
            name: card.region.name.clone(),
            rank: range.rank,
            median: range.median,
            range: words::rank_range(range.low, range.high),
            x: low,
            width: high - low,
            dot: axis.at(range.rank.into()),
        })
    });
    let settings = robustness.settings;
    Ranges {
        title: list.list.title.clone(),
        about: words::robustness(settings.draws, settings.spread),
        rows: rows.collect(),
    }
}
