//! How scores are spread: bars of one point each, cut where a band begins.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Context;
use super::chart::{Axis, hundredths, on_paper, whole};
use crate::catalogue::{dashboard as words, recap};
use crate::domain::Published;
use crate::scoring::{ReportCard, Verdict};

/// The drawing is so wide and so high.
const SIZE: (i64, i64) = (800, 260);
/// Where bars stand: left, right, top and bottom.
const PLOT: (i64, i64, i64, i64) = (20, 780, 40, 220);

/// Bars over an axis of scores, and the bands as a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Distribution {
    /// What it shows.
    pub about: &'static str,
    /// What it says to who cannot see it.
    pub alt: String,
    /// Width and height of the drawing.
    pub size: (i64, i64),
    /// Where the axis stands.
    pub floor: i64,
    /// The bars from left to right.
    pub bars: Vec<Bar>,
    /// The borders of bands.
    pub borders: Vec<Border>,
    /// Numbers below the axis.
    pub ticks: Vec<Tick>,
    /// The bands, best first.
    pub bands: Vec<BandRow>,
    /// Whether bands have categories.
    pub categories: bool,
}

/// A bar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Bar {
    /// Where it begins.
    pub x: i64,
    /// Where its top is.
    pub y: i64,
    /// How wide it is.
    pub width: i64,
    /// How high it is.
    pub height: i64,
    /// How many regions it is of.
    pub count: usize,
    /// The middle of its top, for the count.
    pub middle: i64,
    /// Its group's mark.
    pub group: &'static str,
    /// What it says when it is pointed at.
    pub title: String,
}

/// Where a band begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Border {
    /// Where it stands.
    pub x: i64,
    /// The first score of the band.
    pub text: String,
}

/// A number below the axis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tick {
    /// Where it stands.
    pub x: i64,
    /// The number.
    pub text: String,
}

/// A band with how many regions are in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BandRow {
    /// Its category; empty where the year has none.
    pub category: String,
    /// Its group.
    pub group: super::Group,
    /// Its opinion.
    pub opinion: String,
    /// Its scores.
    pub range: String,
    /// How many regions it has.
    pub count: usize,
}

pub(super) fn of(context: &Context<'_>) -> Option<Distribution> {
    let cards = context.results.standings.cards.iter();
    let verdicts: Vec<&Verdict> = cards.filter_map(ReportCard::verdict).collect();
    let scores = || verdicts.iter().map(|verdict| verdict.published);
    let (lowest, highest) = (scores().min()?, scores().max()?);
    // From a whole ten below the lowest score, so that bars have room and the axis round numbers.
    let from = ((hundredths(lowest) - 1) / 1000 * 1000).clamp(0, 9000);
    let (left, right, top, floor) = PLOT;
    let across = Axis { numbers: (from, 10_000), places: (left, right) };
    let bands = &context.results.job.rubric.bands.value;
    let borders = bands
        .iter()
        .filter(|band| hundredths(band.min) > from)
        .map(|band| Border { x: across.at(hundredths(band.min)), text: band.min.on_paper() });
    let ticks = (from / 1000..=10)
        .map(|ten| Tick { x: across.at(ten * 1000), text: (ten * 10).to_string() });
    Some(Distribution {
        about: words::DISTRIBUTION_ABOUT,
        alt: words::distribution(&lowest.on_paper(), &highest.on_paper(), verdicts.len()),
        size: SIZE,
        floor,
        bars: bars(context, &verdicts, across, (top, floor)),
        borders: borders.collect(),
        ticks: ticks.collect(),
        bands: rows(context, &verdicts),
        categories: bands.have_categories(),
    })
}

fn bars(
    context: &Context<'_>,
    verdicts: &[&Verdict],
    across: Axis,
    (top, floor): (i64, i64),
) -> Vec<Bar> {
    let ranges = context.results.job.rubric.bands.value.ranges();
    // By point and band: a border between two whole points cuts the bar in two.
    let mut counts: BTreeMap<(i64, Published), usize> = BTreeMap::new();
    for verdict in verdicts {
        let point = hundredths(verdict.published).min(9_999) / 100;
        *counts.entry((point, verdict.band.min)).or_default() += 1;
    }
    let most = counts.values().copied().max().unwrap_or(1);
    let up = Axis { numbers: (0, whole(most)), places: (floor, top) };
    let bar = |((point, min), count): ((i64, Published), usize)| {
        let (band, highest) = ranges.iter().find(|(band, _)| band.min == min)?;
        let begin = (point * 100).max(hundredths(band.min));
        let end = (point * 100 + 100).min(hundredths(*highest) + 1).min(10_000);
        let (x, y) = (across.at(begin), up.at(whole(count)));
        let last = if end == 10_000 { end } else { end - 1 };
        Some(Bar {
            x,
            y,
            width: (across.at(end) - x - 1).max(1),
            height: floor - y,
            count,
            middle: (x + across.at(end)) / 2,
            group: context.groups.of_band(band).id,
            title: words::bar(&on_paper(begin), &on_paper(last), count),
        })
    };
    counts.into_iter().filter_map(bar).collect()
}

fn rows(context: &Context<'_>, verdicts: &[&Verdict]) -> Vec<BandRow> {
    let ranges = context.results.job.rubric.bands.value.ranges();
    let row = ranges.into_iter().map(|(band, highest)| BandRow {
        category: band.category.clone().unwrap_or_default(),
        group: context.groups.of_band(band),
        opinion: band.opinion.clone(),
        range: recap::range(&band.min.on_paper(), &highest.on_paper()),
        count: verdicts.iter().filter(|verdict| verdict.band.min == band.min).count(),
    });
    row.collect()
}
