//! The sheet of the years: every scored region's results, in groups of years that can be compared.

use std::collections::BTreeSet;

use super::Context;
use crate::catalogue::{recap as words, recap_insight as insight_words};
use crate::insight::{RegionInsight, TrendPoint, by_scheme};
use crate::report::Results;
use crate::report::entry::{self, Entry, plain};
use crate::report::letterhead::widen;
use crate::report::workbook::{Area, Column, Fit, Sheet, SheetName, Sparkline, Tone, Value};

/// The first column of a year.
const FIRST: u16 = 2;
/// The narrowest column that a line can be read in, in pixels.
const LINE: u32 = 110;

/// The years of one scheme, and which columns they have beside their scores.
///
/// The scores stand side by side, so that a line can be drawn over them, and it stands at the end:
/// no other line reaches over it.
struct Era {
    years: Vec<u16>,
    /// The years in which only the zone or the category of some region is known.
    zones: Vec<u16>,
    /// Where the scores begin.
    first: u16,
}

/// Whether anything is known of earlier years.
pub(super) fn are_known(results: &Results<'_>) -> bool {
    let regions = &results.insights.regions;
    regions.iter().any(|region| region.trend.region.points.len() > 1)
}

pub(super) fn sheet(context: &Context<'_>, name: &SheetName) -> Sheet {
    let results = &context.results;
    let regions = &results.insights.regions;
    let eras = eras(regions);
    let mut columns =
        vec![Column::word(words::CODE), Column::text(words::REGION, Fit::AtMost(300))];
    columns.extend(eras.iter().flat_map(Era::columns));
    let lines = [
        results.job.title.clone(),
        insight_words::TREND_LINE.to_owned(),
        insight_words::TREND_BREAKS.to_owned(),
    ];
    let width = u16::try_from(columns.len()).unwrap_or(u16::MAX);
    let title = insight_words::TREND_TITLE;
    let (mut sheet, row) = context.head.opened(name, width, title, &lines);
    let top = row + 1;
    let rows = regions.iter().map(|region| {
        let card = results.standings.card(region.region);
        let name = card.map_or("", |card| card.region.name.as_str());
        let mut cells =
            vec![plain(Value::text(region.region.to_string())), plain(Value::text(name))];
        cells.extend(eras.iter().flat_map(|era| era.cells(&region.trend.region.points)));
        cells
    });
    let alt = words::table_alt(title);
    let table = (insight_words::TREND, alt.as_str());
    let area = sheet.set_table(table, (top, 0), &columns, rows.collect(), true);
    sheet.codes.push(area.column(0));
    for era in eras.iter().filter(|era| era.is_compared()) {
        sheet.widen(era.line(), LINE);
        for (region, row) in regions.iter().zip(area.top + 1..) {
            if era.scores(&region.trend.region.points).count() > 1 {
                let values = Area { top: row, left: era.first, bottom: row, right: era.last() };
                sheet.sparklines.push(Sparkline { at: (row, era.line()), values });
            }
        }
    }
    sheet.frozen = Some((top + 1, FIRST));
    sheet.repeated = Some(top);
    widen(&mut sheet, columns.len());
    sheet
}

/// The years of all regions by scheme, with where their columns begin.
fn eras(regions: &[RegionInsight]) -> Vec<Era> {
    let points = || regions.iter().flat_map(|region| &region.trend.region.points);
    let years: BTreeSet<u16> = points().map(|point| point.year).collect();
    let years: Vec<_> = years.into_iter().collect();
    let mut first = FIRST;
    let mut eras = Vec::new();
    for years in by_scheme(&years) {
        let named = |point: &TrendPoint| point.zone.is_some() || point.category.is_some();
        let alone = |year: &u16| {
            points().any(|point| point.year == *year && point.score.is_none() && named(point))
        };
        let zones = years.iter().copied().filter(alone).collect();
        let era = Era { years: years.to_vec(), zones, first };
        first += era.width();
        eras.push(era);
    }
    eras
}

impl Era {
    /// Whether there are years to be compared.
    fn is_compared(&self) -> bool {
        self.years.len() > 1
    }

    /// How many columns it has.
    fn width(&self) -> u16 {
        let more = if self.is_compared() { 2 } else { 0 };
        u16::try_from(self.years.len() + self.zones.len() + more).unwrap_or(u16::MAX)
    }

    /// The column of the last score.
    fn last(&self) -> u16 {
        self.first + u16::try_from(self.years.len().saturating_sub(1)).unwrap_or(u16::MAX)
    }

    /// The column of the line, where there is one.
    fn line(&self) -> u16 {
        self.first + self.width().saturating_sub(1)
    }

    fn columns(&self) -> Vec<Column> {
        let mut columns: Vec<_> =
            self.years.iter().map(|year| Column::number(words::score_of(*year))).collect();
        columns.extend(self.zones.iter().map(|year| Column::word(words::zone_of(*year))));
        if let ([from, .., to], true) = (self.years.as_slice(), self.is_compared()) {
            columns.push(Column::number(insight_words::change_in(*from, *to)));
            columns.push(Column::word(insight_words::line_of(*from, *to)));
        }
        columns
    }

    /// What stands in its columns for a region.
    fn cells(&self, points: &[TrendPoint]) -> Vec<Entry> {
        let of = |year: u16| points.iter().find(|point| point.year == year);
        let score = |year: &u16| plain(entry::score(of(*year).and_then(|point| point.score)));
        let mut cells: Vec<_> = self.years.iter().map(score).collect();
        cells.extend(self.zones.iter().map(|year| called(of(*year))));
        if self.is_compared() {
            let within = points.iter().filter(|point| self.years.contains(&point.year));
            let change = within.filter_map(|point| point.change.clone()).next_back();
            cells.push(plain(change.map_or(Value::Blank, Value::Change)));
            cells.push(plain(Value::Blank));
        }
        cells
    }

    /// Its years with a score of a region.
    fn scores<'a>(&'a self, points: &'a [TrendPoint]) -> impl Iterator<Item = &'a TrendPoint> {
        let scored = points.iter().filter(|point| point.score.is_some());
        scored.filter(|point| self.years.contains(&point.year))
    }
}

/// The zone of a year in words and colour, or the category where that alone is known.
fn called(point: Option<&TrendPoint>) -> Entry {
    let Some(point) = point else { return plain(Value::Blank) };
    match &point.category {
        Some(category) if point.zone.is_none() => (Value::text(category), Tone::Plain),
        _ => entry::zone(point.zone),
    }
}
