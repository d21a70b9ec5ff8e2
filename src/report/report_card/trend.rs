//! The sheet of earlier years: are we getting better? Scores of different schemes stand in columns
//! of their own, so that nothing is compared or drawn across a break.

use super::{Context, kind_name};
use crate::catalogue::{advice as words, report_card};
use crate::domain::Published;
use crate::insight::{RegionInsight, Trend, TrendPoint};
use crate::report::entry::{self, BandColumns, Entry, plain};
use crate::report::letterhead::widen;
use crate::report::workbook::formula::{Formula, at};
use crate::report::workbook::{
    Area, Chart, Column, DEFAULT_HEIGHT, Fit, Plot, Scale, Series, Sheet, SheetName, Tone, Value,
};

/// The first column of scores.
const SCORES: u16 = 1;
/// Width and height of the chart in pixels.
const CHART: (u32, u32) = (760, 300);
/// Widths in pixels of the name of a kind or a dimension, and of its change.
const NAME: u32 = 230;
const CHANGE: u32 = 92;
/// Room above and below the scores of the chart.
const MARGIN: u32 = 5;

/// The years that are scored by one scheme, by their indexes among all points.
struct Span {
    first: usize,
    last: usize,
}

/// Whether there is an earlier year to tell of.
pub(super) fn is_known(insight: &RegionInsight) -> bool {
    insight.trend.region.points.len() > 1
}

pub(super) fn sheet(context: &Context<'_>, name: &SheetName, insight: &RegionInsight) -> Sheet {
    let title = report_card::file_title(&context.card.region.name, context.results.job.year);
    let lines = [title, words::TREND_LINE.to_owned()];
    let points = &insight.trend.region.points;
    let spans = spans(points);
    let columns = columns(context, points, &spans);
    let width = u16::try_from(columns.len()).unwrap_or(u16::MAX);
    let (mut sheet, row) = context.head.opened(name, width, words::TREND, &lines);
    let top = row + 1;
    let years = Years { context, points, spans: &spans, top };
    let rows = points.iter().enumerate().map(|(index, point)| years.row(index, point));
    let area = sheet.set_grid((top, 0), &columns, rows.collect());
    sheet.frozen = Some((top + 1, 1));
    let below = set_chart(&mut sheet, points, &spans, area);
    set_parts(&mut sheet, context, insight, below);
    widen(&mut sheet, columns.len());
    sheet
}

/// The stretches of years between breaks.
fn spans(points: &[TrendPoint]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (index, point) in points.iter().enumerate() {
        match spans.last_mut() {
            Some(span) if !point.after_break => span.last = index,
            _ => spans.push(Span { first: index, last: index }),
        }
    }
    spans
}

fn columns(context: &Context<'_>, points: &[TrendPoint], spans: &[Span]) -> Vec<Column> {
    let mut columns = vec![Column::word(words::YEAR)];
    columns.extend(spans.iter().filter_map(|span| {
        let year = |index: usize| points.get(index).map(|point| point.year);
        Some(Column::number(words::scores_of(year(span.first)?, year(span.last)?)))
    }));
    columns.extend(BandColumns::of(&context.results).columns());
    columns.push(Column::number(words::CHANGE));
    columns.push(Column::text(words::REMARK, Fit::AtMost(260)));
    columns
}

/// The table of years, while it is made.
struct Years<'a> {
    context: &'a Context<'a>,
    points: &'a [TrendPoint],
    spans: &'a [Span],
    /// The row of its headings.
    top: u32,
}

impl Years<'_> {
    fn row(&self, index: usize, point: &TrendPoint) -> Vec<Entry> {
        let is_now = point.year == self.context.results.job.year;
        let mut cells = vec![plain(entry::count(usize::from(point.year)))];
        cells.extend(self.spans.iter().map(|span| {
            let inside = (span.first..=span.last).contains(&index);
            let score = point.score.filter(|_| inside).map_or(Value::Blank, Value::Score);
            plain(match is_now && inside {
                true => score.by(Formula::same(report_card::SCORE_NAME)),
                false => score,
            })
        }));
        let of_band = BandColumns::of(&self.context.results);
        if of_band.categories {
            cells.push(plain(Value::optional(point.category.as_deref())));
        }
        if of_band.zones {
            cells.push(entry::zone(point.zone));
        }
        cells.push(plain(self.change(index, point)));
        let remark = match (is_now, point.after_break) {
            (_, true) => Some(words::NEW_SCHEME),
            (true, false) => Some(words::THIS_YEAR),
            (false, false) => None,
        };
        cells.push(plain(Value::optional(remark)));
        cells
    }

    /// The change since the latest earlier score of the same scheme.
    fn change(&self, index: usize, point: &TrendPoint) -> Value {
        let Some(change) = &point.change else { return Value::Blank };
        let change = Value::Change(change.clone());
        let spans = self.spans.iter().zip(SCORES..);
        let inside = |span: &Span| (span.first..=span.last).contains(&index);
        let own = spans.into_iter().find(|(span, _)| inside(span)).and_then(|(span, column)| {
            let earlier = (span.first..index).rev();
            let is_scored = |at: &usize| self.points.get(*at).is_some_and(|p| p.score.is_some());
            let before = earlier.into_iter().find(is_scored)?;
            Some([index, before].map(|index| at(self.row_of(index), column)))
        });
        match own {
            Some([now, then]) => change.by(Formula::new(format!("ROUND({now}-{then},2)"))),
            None => change,
        }
    }

    fn row_of(&self, index: usize) -> u32 {
        self.top + 1 + u32::try_from(index).unwrap_or(u32::MAX / 2)
    }
}

/// One line per scheme, and the row where the sheet goes on. A single score is no line.
fn set_chart(sheet: &mut Sheet, points: &[TrendPoint], spans: &[Span], table: Area) -> u32 {
    let scores = || points.iter().filter_map(|point| point.score);
    if scores().count() < 2 {
        return table.bottom + 2;
    }
    let series = spans.iter().zip(SCORES..).filter_map(|(span, column)| {
        let inside = points.get(span.first..=span.last)?;
        let year = |point: Option<&TrendPoint>| point.map(|point| point.year);
        inside.iter().any(|point| point.score.is_some()).then_some(())?;
        let tone = if span.last + 1 == points.len() { Tone::Accent } else { Tone::Quiet };
        Some(Series {
            name: words::scores_of(year(inside.first())?, year(inside.last())?),
            values: table.column(column - table.left),
            tone,
        })
    });
    let described: Vec<_> = points
        .iter()
        .filter_map(|point| Some((point.year.to_string(), point.score?.on_paper())))
        .collect();
    let whole = |score: Published| u32::from(score.hundredths() / 100);
    let lowest = scores().map(whole).min().unwrap_or(0);
    let highest = scores().map(whole).max().unwrap_or(100);
    sheet.charts.push(Chart {
        title: words::TREND_CHART.to_owned(),
        alt: words::chart_alt(words::TREND_CHART, &described),
        at: (table.bottom + 2, 0),
        size: CHART,
        labels: table.column(0),
        plot: Plot::Lines {
            series: series.collect(),
            span: (lowest.saturating_sub(MARGIN), (highest + MARGIN + 1).min(100)),
        },
    });
    table.bottom + 2 + CHART.1 / DEFAULT_HEIGHT + 2
}

/// Kinds of units and dimensions over the years, where earlier ones are known.
fn set_parts(sheet: &mut Sheet, context: &Context<'_>, insight: &RegionInsight, row: u32) {
    let rubric = &context.results.job.rubric;
    let kinds = insight.trend.kinds.iter();
    let kinds = kinds.map(|(id, trend)| (kind_name(rubric, id).unwrap_or(id), trend));
    let dimensions = insight.trend.dimensions.iter().map(|(code, trend)| {
        let name = rubric.dimensions().iter().find(|dimension| dimension.code == *code);
        (name.map_or(code.as_str(), |dimension| dimension.name.as_str()), trend)
    });
    let row = set_part(sheet, context, row, words::TREND_KINDS, &kinds.collect::<Vec<_>>());
    set_part(sheet, context, row, words::TREND_DIMENSIONS, &dimensions.collect::<Vec<_>>());
}

/// One row per part, one column per year, and the row where the sheet goes on.
fn set_part(
    sheet: &mut Sheet,
    context: &Context<'_>,
    row: u32,
    title: &str,
    parts: &[(&str, &Trend)],
) -> u32 {
    let mut years: Vec<u16> =
        parts.iter().flat_map(|(_, trend)| trend.points.iter().map(|point| point.year)).collect();
    years.sort_unstable();
    years.dedup();
    if years.len() < 2 {
        return row;
    }
    sheet.set_section((row, 0), title);
    sheet.widen(0, NAME);
    sheet.widen(u16::try_from(years.len() + 1).unwrap_or(u16::MAX), CHANGE);
    let mut columns = vec![Column::text(title, Fit::Given)];
    columns.extend(years.iter().map(|year| Column::number(year.to_string()).given()));
    columns.push(Column::number(words::CHANGE).given());
    let rows = parts.iter().map(|(name, trend)| {
        let of = |year: &u16| trend.points.iter().find(|point| point.year == *year);
        let mut cells = vec![plain(Value::text(*name))];
        cells.extend(
            years.iter().map(|year| plain(entry::score(of(year).and_then(|point| point.score)))),
        );
        let change = trend.points.last().and_then(|point| point.change.clone());
        cells.push(plain(change.map_or(Value::Blank, Value::Change)));
        cells
    });
    let area = sheet.set_grid((row + 1, 0), &columns, rows.collect());
    let scores = Area { top: area.top + 1, left: 1, right: area.right - 1, ..area };
    sheet.scales.push(Scale { area: scores, steps: entry::steps(&context.results) });
    area.bottom + 2
}
