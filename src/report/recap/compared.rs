//! Blocks of the first sheet that look back: zones and categories of two years, and who gained most.

use super::Context;
use crate::catalogue::{recap as words, recap_insight as insight_words};
use crate::insight::{Counts, YearBefore};
use crate::report::entry::{self, plain};
use crate::report::workbook::{
    Area, Chart, Column, Fit, Plot, Role, Series, Sheet, Style, Tone, Value, typeface,
};

/// How many that gained most are shown.
const MOST_IMPROVED: usize = 5;

/// A table of two years.
pub(super) struct Compared {
    /// Its cells.
    pub(super) area: Area,
    /// The row below it and its notes.
    pub(super) below: u32,
}

/// How the zones stand against the earlier year; nothing where none of then is known.
pub(super) fn set_zones(
    sheet: &mut Sheet,
    context: &Context<'_>,
    before: &YearBefore,
    row: u32,
) -> Option<Compared> {
    let title = insight_words::compared_zones(before.year);
    let table = ("ZonaDibandingkan", title.as_str(), words::ZONE);
    set_counts(sheet, context, before, &before.zones, table, row)
}

/// How the categories stand against the earlier year; nothing where none of then is known.
pub(super) fn set_categories(
    sheet: &mut Sheet,
    context: &Context<'_>,
    before: &YearBefore,
    row: u32,
) -> Option<Compared> {
    let title = insight_words::compared_categories(before.year);
    let table = ("KategoriDibandingkan", title.as_str(), words::CATEGORY);
    set_counts(sheet, context, before, &before.categories, table, row)
}

fn set_counts(
    sheet: &mut Sheet,
    context: &Context<'_>,
    before: &YearBefore,
    counts: &Counts,
    (name, title, heading): (&str, &str, &str),
    row: u32,
) -> Option<Compared> {
    let year = context.results.job.year;
    let known_now = counts.each.first()?.now.is_some();
    sheet.set_section((row, 0), title);
    let mut columns = vec![
        Column::text(heading, Fit::Given),
        Column::number(before.year.to_string()).given(),
        Column::number(year.to_string()).given(),
    ];
    if before.comparable {
        columns.push(Column::number(insight_words::DIFFERENCE).given());
    }
    let rows = counts.each.iter().map(|count| {
        let mut cells = vec![
            (Value::text(&count.name), count.zone.map_or(Tone::Plain, Tone::of_zone)),
            plain(Value::Count(count.before)),
            plain(count.now.map_or(Value::text(words::NONE), Value::Count)),
        ];
        if before.comparable {
            cells.push(plain(count.change.clone().map_or(Value::Blank, Value::Steps)));
        }
        cells
    });
    let alt = words::table_alt(title);
    let area = sheet.set_table((name, &alt), (row + 1, 0), &columns, rows.collect(), false);
    // Years as headings are text.
    sheet.codes.push(Area { bottom: area.top, left: 1, right: 2, ..area });
    let now = known_now.then_some(year);
    let mut notes =
        vec![insight_words::compared_regions(heading, counts.regions, before.year, now)];
    if !before.comparable {
        notes.push(insight_words::no_difference(before.year, year));
    }
    let mut below = area.bottom + 1;
    for note in &notes {
        below = set_note(sheet, (below, 0), 600, note);
    }
    Some(Compared { area, below })
}

/// The chart of two years over their table; none where this year has no such names.
pub(super) fn chart(
    before: &YearBefore,
    counts: &Counts,
    year: u16,
    area: Area,
    (at, size): ((u32, u16), (u32, u32)),
) -> Option<Chart> {
    let rows = counts.each.iter();
    let rows: Option<Vec<_>> =
        rows.map(|count| Some((count.name.clone(), count.before, count.now?))).collect();
    let rows = rows?;
    let most = rows.iter().map(|(_, before, now)| *before.max(now)).max()?;
    let title = insight_words::compared_chart(before.year, year);
    let series = |name: u16, column, tone| Series {
        name: name.to_string(),
        values: area.column(column),
        tone,
    };
    Some(Chart {
        alt: insight_words::compared_alt(&title, &rows),
        title,
        at,
        size,
        labels: area.column(0),
        plot: Plot::Groups {
            series: vec![series(before.year, 1, Tone::Quiet), series(year, 2, Tone::Accent)],
            to: most.max(1),
        },
    })
}

/// The regions that gained most, and the row below them; nothing where nobody did.
pub(super) fn set_improved(
    sheet: &mut Sheet,
    context: &Context<'_>,
    at: (u32, u16),
) -> Option<u32> {
    let (row, column) = at;
    let insights = context.results.insights;
    let improved = insights.improvements();
    if improved.is_empty() {
        return None;
    }
    let last = |region: &&crate::insight::RegionInsight| {
        region.trend.region.points.last().is_some_and(|point| point.change.is_some())
    };
    let compared = insights.regions.iter().filter(last).count();
    let title = insight_words::IMPROVED;
    sheet.set_section(at, title);
    let columns = [
        Column::word(insight_words::SINCE).given(),
        Column::text(words::REGION, Fit::Given),
        Column::number(insight_words::BEFORE).given(),
        Column::number(words::SCORE).given(),
        Column::number(insight_words::CHANGE).given(),
    ];
    let rows = improved.iter().take(MOST_IMPROVED).filter_map(|region| {
        let card = context.results.standings.card(region.region)?;
        Some(vec![
            plain(Value::Count(region.since.into())),
            plain(Value::text(&card.region.name)),
            plain(entry::score(Some(region.before))),
            plain(entry::score(Some(region.now))),
            plain(Value::Change(region.change.clone())),
        ])
    });
    let alt = words::table_alt(title);
    let table = ("LimaMeningkat", alt.as_str());
    let area = sheet.set_table(table, (row + 1, column), &columns, rows.collect(), false);
    let note = insight_words::improved_of(improved.len(), compared);
    Some(set_note(sheet, (area.bottom + 1, column), 590, &note))
}

/// A sentence outside of tables in lines of at most so many pixels, and the row below it.
fn set_note(sheet: &mut Sheet, (mut row, column): (u32, u16), width: u32, text: &str) -> u32 {
    for line in typeface::lines(text, Role::Note.points(), false, width) {
        sheet.put(row, column, Value::text(line), Style::of(Role::Note));
        row += 1;
    }
    row
}
