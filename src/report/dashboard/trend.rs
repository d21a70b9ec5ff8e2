//! Scores over the years: a line per region, and none across a break of schemes.

use std::collections::BTreeSet;

use serde::Serialize;

use super::chart::{Axis, hundredths};
use super::group::{Group, zone};
use super::{Context, number};
use crate::catalogue::dashboard as words;
use crate::domain::{Fraction, History, Published, RegionCode};
use crate::insight::{Trend, TrendPoint};

/// The drawing of all regions: its size, and where the lines stand.
const ALL: Frame = Frame { size: (800, 340), plot: (50, 780, 20, 300) };
/// The drawing of one region.
const ONE: Frame = Frame { size: (360, 150), plot: (40, 350, 24, 116) };
/// How far the first and the last year stand from the ends.
const INSET: i64 = 24;
/// How many regions that rose or fell most are named.
const MOVERS: usize = 5;

/// A drawing: its width and height, and where its lines stand: left, right, top and bottom.
#[derive(Clone, Copy)]
struct Frame {
    size: (i64, i64),
    plot: (i64, i64, i64, i64),
}

/// The scores of all regions over the years.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lines {
    /// What it shows.
    pub about: &'static str,
    /// What it says to who cannot see it.
    pub alt: &'static str,
    /// The drawing.
    pub drawing: Drawing,
    /// Who rose most since the latest comparable year.
    pub rises: Vec<Mover>,
    /// Who fell most.
    pub falls: Vec<Mover>,
}

/// Lines over an axis of years.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Drawing {
    /// Width and height.
    pub size: (i64, i64),
    /// Where lines begin and end: left, right, top and bottom.
    pub plot: (i64, i64, i64, i64),
    /// The years below.
    pub years: Vec<Tick>,
    /// The scores at the left.
    pub scores: Vec<Tick>,
    /// Where another scheme begins, between two years.
    pub breaks: Vec<i64>,
    /// What is written there.
    pub broken: &'static str,
    /// One line per region.
    pub lines: Vec<Line>,
}

/// A number beside an axis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tick {
    /// Where it stands.
    pub at: i64,
    /// The number.
    pub text: String,
}

/// A region's scores.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Whose they are.
    pub name: String,
    /// What is drawn between them.
    pub pieces: Vec<Piece>,
    /// The scores themselves.
    pub dots: Vec<Dot>,
}

/// A stretch between two years or more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// Its corners, as a drawing takes them.
    pub points: String,
    /// Whether it passes over years without a score.
    pub gap: bool,
}

/// A score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Dot {
    /// Where it stands across.
    pub x: i64,
    /// Where it stands upright.
    pub y: i64,
    /// The score.
    pub text: String,
}

/// A region that rose or fell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mover {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// By how much.
    pub change: String,
    /// The years between which it did.
    pub years: String,
}

/// One region's years: a drawing, and beside it a table that says the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OfRegion {
    /// The drawing, where there are two scores or more.
    pub drawing: Option<Drawing>,
    /// The years, this one last.
    pub rows: Vec<Row>,
    /// Said above the first year of another scheme.
    pub broken: &'static str,
}

/// One year of a region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The year.
    pub year: u16,
    /// Its score, or a dash.
    pub score: String,
    /// Its zone, where it is known.
    pub group: Option<Group>,
    /// The change since the latest comparable score, or a dash.
    pub change: String,
    /// Whether another scheme began since the row before.
    pub after_break: bool,
}

/// All regions; none where no region has scores of two years.
pub(super) fn of(context: &Context<'_>) -> Option<Lines> {
    let regions = &context.results.insights.regions;
    let trends: Vec<_> = regions.iter().map(|of| (of.region, &of.trend.region)).collect();
    let drawing = ALL.draw(context, &trends)?;
    let mut moved: Vec<_> =
        trends.iter().filter_map(|(region, trend)| change(*region, trend)).collect();
    // The sort is stable: regions that moved as much stay in order of code.
    moved.sort_by(|a, b| b.1.cmp(a.1));
    let name = |moved: &(RegionCode, &Fraction, String)| mover(context, moved);
    let rises = moved.iter().filter(|(_, change, _)| !change.is_negative() && !change.is_zero());
    let falls = moved.iter().rev().filter(|(_, change, _)| change.is_negative());
    Some(Lines {
        about: words::TREND_ABOUT,
        alt: words::TREND_CHART,
        drawing,
        rises: rises.take(MOVERS).filter_map(name).collect(),
        falls: falls.take(MOVERS).filter_map(name).collect(),
    })
}

/// One region's years; none where it has no earlier one.
pub(super) fn of_region(context: &Context<'_>, region: RegionCode) -> Option<OfRegion> {
    let trend = &context.results.insights.region(region)?.trend.region;
    if trend.points.len() < 2 {
        return None;
    }
    let row = |point: &TrendPoint| Row {
        year: point.year,
        score: number::published(point.score),
        group: point.zone.map(zone),
        change: point.change.as_ref().map_or_else(|| number::NONE.to_owned(), number::signed),
        after_break: point.after_break,
    };
    Some(OfRegion {
        drawing: ONE.draw(context, &[(region, trend)]),
        rows: trend.points.iter().map(row).collect(),
        broken: words::BREAK,
    })
}

/// A region's change up to this year, and the years that it lies between.
fn change(region: RegionCode, trend: &Trend) -> Option<(RegionCode, &Fraction, String)> {
    let (last, before) = trend.points.split_last()?;
    let since = before.iter().rev().find(|point| point.score.is_some())?;
    Some((region, last.change.as_ref()?, words::between(since.year, last.year)))
}

fn mover(
    context: &Context<'_>,
    (region, change, years): &(RegionCode, &Fraction, String),
) -> Option<Mover> {
    let card = context.results.standings.card(*region)?;
    Some(Mover {
        code: region.to_string(),
        name: card.region.name.clone(),
        change: number::signed(change),
        years: years.clone(),
    })
}

impl Frame {
    /// Draws the lines; nothing where no line has two scores.
    fn draw(self, context: &Context<'_>, trends: &[(RegionCode, &Trend)]) -> Option<Drawing> {
        let scored =
            |trend: &Trend| trend.points.iter().filter(|point| point.score.is_some()).count();
        if !trends.iter().any(|(_, trend)| scored(trend) > 1) {
            return None;
        }
        let points = || trends.iter().flat_map(|(_, trend)| &trend.points);
        let years = points().filter(|point| point.score.is_some()).map(|point| point.year);
        let years: Vec<u16> = years.collect::<BTreeSet<_>>().into_iter().collect();
        let (first, last) = (*years.first()?, *years.last()?);
        let lowest = points().filter_map(|point| point.score).min()?;
        let floor = (hundredths(lowest) / 1000 * 1000).min(9000);
        let (left, right, top, bottom) = self.plot;
        let across =
            Axis { numbers: (first.into(), last.into()), places: (left + INSET, right - INSET) };
        let up = Axis { numbers: (floor, 10_000), places: (bottom, top) };
        let step = if 10_000 - floor > 5000 { 2000 } else { 1000 };
        let steps = (0..=(10_000 - floor) / step).map(|n| 10_000 - n * step);
        let lines = trends.iter().filter_map(|(region, trend)| {
            let card = context.results.standings.card(*region)?;
            Some(line(&card.region.name, trend, across, up))
        });
        let tick = |year: &u16| Tick { at: across.at((*year).into()), text: year.to_string() };
        let broken = years.windows(2).filter_map(|pair| {
            let [before, after] = pair else { return None };
            let middle = (across.at((*before).into()) + across.at((*after).into())) / 2;
            (!History::comparable(*before, *after)).then_some(middle)
        });
        Some(Drawing {
            size: self.size,
            plot: self.plot,
            years: years.iter().map(tick).collect(),
            scores: steps.map(|at| Tick { at: up.at(at), text: (at / 100).to_string() }).collect(),
            breaks: broken.collect(),
            broken: words::BREAK,
            lines: lines.collect(),
        })
    }
}

fn line(name: &str, trend: &Trend, across: Axis, up: Axis) -> Line {
    let scored: Vec<_> =
        trend.points.iter().filter_map(|point| Some((point.year, point.score?))).collect();
    let dot = |(year, score): &(u16, Published)| Dot {
        x: across.at((*year).into()),
        y: up.at(hundredths(*score)),
        text: score.on_paper(),
    };
    let dots: Vec<Dot> = scored.iter().map(dot).collect();
    let mut pieces: Vec<Piece> = Vec::new();
    // Whether the stretch before ended where this one begins, and goes on in the same way.
    let mut goes_on = false;
    for (pair, ends) in scored.windows(2).zip(dots.windows(2)) {
        let ([(before, _), (after, _)], [from, to]) = (pair, ends) else { continue };
        if !History::comparable(*before, *after) {
            goes_on = false;
            continue;
        }
        let gap = after - before > 1;
        match pieces.last_mut() {
            Some(piece) if goes_on && !gap && !piece.gap => {
                piece.points.push_str(&format!(" {},{}", to.x, to.y));
            }
            _ => {
                let points = format!("{},{} {},{}", from.x, from.y, to.x, to.y);
                pieces.push(Piece { points, gap });
            }
        }
        goes_on = true;
    }
    Line { name: name.to_owned(), pieces, dots }
}
