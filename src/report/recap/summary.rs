//! The first sheet: how many, which zones, who leads, and where the rest is.

use super::{Context, compared, named};
use crate::catalogue::{
    ceremony, letter, recap as words, recap_insight as insight_words, units as unit_words,
};
use crate::domain::{Band, Zone};
use crate::insight::YearBefore;
use crate::ranking::RankedList;
use crate::report::entry::{self, BandColumns, count, plain};
use crate::report::letterhead::TITLE_WIDTH;
use crate::report::workbook::{
    Area, Chart, Column, Fit, Name, Plot, Role, Sheet, SheetName, Style, Tone, Value,
};
use crate::scoring::{Outcome, Verdict};

/// Widths in pixels: a label, its figures, a gap, and the list of the first.
const WIDTHS: [u32; 11] = [216, 112, 88, 124, 88, 28, 92, 300, 94, 94, 94];
/// The first column of the right half.
const RIGHT: u16 = 6;
const COLUMNS: u16 = 11;
/// The column of the second of two charts, and how many rows they are high.
const SECOND: u16 = 8;
const CHART_ROWS: u32 = 10;
/// The height of a row of a table on this sheet, in pixels.
const ROW: u32 = 23;
/// How many lead, and how many more are shown for sharing the last one's rank.
const LEADERS: usize = 5;
const MORE_LEADERS: usize = 5;

/// A label with its colour and its count.
struct Bar {
    label: String,
    tone: Tone,
    count: usize,
}

pub(super) fn sheet(context: &Context<'_>) -> Sheet {
    let job = context.results.job;
    let rubric = &job.rubric;
    let lines = [context.head.office(), words::rubric_line(&rubric.title, rubric.status)];
    let (mut sheet, row) = context.head.opened_first(
        context.head.page(),
        (COLUMNS, TITLE_WIDTH),
        &context.names.summary,
        &job.title,
        &lines,
    );
    sheet.widths = WIDTHS.to_vec();
    sheet.tab = Tone::Accent;
    let top = row + 1;
    let states =
        set_bars(&mut sheet, (top, 0), ("Keadaan", words::STATES), words::STATUS, &states(context));
    let zones = rubric.bands.value.have_zones().then(|| {
        let at = (top, 3);
        set_bars(&mut sheet, at, ("SebaranZona", words::ZONES), words::ZONE, &zones(context))
    });
    let mut below = zones.map_or(states.bottom, |zones| zones.bottom.max(states.bottom));
    if let Some(list) = context.results.standings.lists.first() {
        below = below.max(set_leaders(&mut sheet, context, list, top));
    }
    let top = below + 2;
    let bands = set_bands(&mut sheet, context, top);
    let before =
        YearBefore::of(rubric, job.year, &context.results.standings.cards, context.results.history);
    let improved = compared::set_improved(&mut sheet, context, (top, RIGHT));
    let charts = improved.map_or(top, |row| row + 1);
    let distribution = match zones {
        Some(area) => Distribution {
            title: words::ZONES_CHART,
            bars: self::zones(context),
            labels: area.column(0),
            values: area.column(1),
        },
        None => Distribution {
            title: words::OPINIONS_CHART,
            bars: opinions(context),
            labels: bands.column(0),
            values: bands.column(bands.right - bands.left),
        },
    };
    let below = match &before {
        Some(before) => set_compared(&mut sheet, context, before, (bands.bottom + 2, charts)),
        None => Looking::at(bands.bottom + 2),
    };
    let end = set_contents(&mut sheet, context, below.row);
    let place = below.beside.unwrap_or_else(|| beside(RIGHT, COLUMNS, charts, end));
    sheet.charts.push(distribution.chart(place));
    sheet
}

/// Where a chart stands, and its size in pixels.
type Place = ((u32, u16), (u32, u32));

/// Room for a chart over some columns and rows, both ends inside but for the last column.
fn beside(left: u16, right: u16, top: u32, bottom: u32) -> Place {
    let widths = WIDTHS.iter().take(usize::from(right)).skip(usize::from(left));
    ((top, left), (widths.sum(), (bottom - top + 1) * ROW))
}

/// Where the sheet goes on after it looked back.
struct Looking {
    row: u32,
    /// Where there is room for the distribution, so that no page cuts it and no other chart.
    beside: Option<Place>,
}

impl Looking {
    fn at(row: u32) -> Self {
        Self { row, beside: None }
    }
}

/// The zones and categories of two years at the left, and one chart of them at the right.
fn set_compared(
    sheet: &mut Sheet,
    context: &Context<'_>,
    before: &YearBefore,
    (row, charts): (u32, u32),
) -> Looking {
    let zones = compared::set_zones(sheet, context, before, row);
    let row = zones.as_ref().map_or(row, |zones| zones.below + 1);
    let categories = compared::set_categories(sheet, context, before, row);
    let row = categories.as_ref().map_or(row, |categories| categories.below + 1);
    let year = context.results.job.year;
    let bottom = charts + CHART_ROWS - 1;
    let place = beside(RIGHT, SECOND, charts, bottom);
    let zones = zones.map(|zones| (&before.zones, zones.area));
    let drawn = zones.or(categories.map(|categories| (&before.categories, categories.area)));
    let compared = drawn.is_some();
    let chart = drawn.and_then(|(counts, area)| compared::chart(before, counts, year, area, place));
    let first = match chart {
        Some(chart) => {
            sheet.charts.push(chart);
            SECOND
        }
        None if compared => RIGHT,
        None => return Looking::at(row),
    };
    Looking { row, beside: Some(beside(first, COLUMNS, charts, bottom)) }
}

/// How many regions are in each zone, or have each opinion.
struct Distribution {
    title: &'static str,
    bars: Vec<Bar>,
    labels: Area,
    values: Area,
}

impl Distribution {
    fn chart(self, (at, size): Place) -> Chart {
        let described = self.bars.iter();
        let described: Vec<_> = described
            .map(|bar| (bar.label.clone(), u32::try_from(bar.count).unwrap_or(u32::MAX)))
            .collect();
        let tones = self.bars.iter().map(|bar| bar.tone).collect();
        Chart {
            title: self.title.to_owned(),
            alt: words::chart_alt(self.title, &described),
            at,
            size,
            labels: self.labels,
            plot: Plot::Bars { values: self.values, tones },
        }
    }
}

/// Names for the counts of states and zones, for letters that are merged with the workbook.
pub(super) fn names(context: &Context<'_>, sheets: &[Sheet]) -> Vec<Name> {
    let summary: &SheetName = &context.names.summary;
    let tables = sheets.first().map(|sheet| sheet.tables.as_slice());
    let area_of = |name: &str| {
        let table = tables?.iter().find(|table| table.name == name)?;
        Some(table.area.column(1))
    };
    let cells = |area: Option<Area>, names: &[&str]| -> Vec<Name> {
        let rows = area.map(|area| (area.top..=area.bottom).map(move |row| (row, area.left)));
        rows.into_iter()
            .flatten()
            .zip(names)
            .map(|((row, column), name)| named(name, summary, Area::cell(row, column)))
            .collect()
    };
    let mut names = cells(area_of("Keadaan"), &words::STATE_NAMES);
    names.extend(cells(area_of("SebaranZona"), &words::ZONE_NAMES));
    names
}

fn states(context: &Context<'_>) -> Vec<Bar> {
    let cards = &context.results.standings.cards;
    let of =
        |wanted: fn(&Outcome) -> bool| cards.iter().filter(|card| wanted(&card.outcome)).count();
    let bar = |label: &str, tone, count| Bar {
        label: label.to_owned(),
        tone: if count > 0 { tone } else { Tone::Plain },
        count,
    };
    vec![
        bar(words::SCORED, Tone::Plain, of(|outcome| matches!(outcome, Outcome::Scored(_)))),
        bar(words::INCOMPLETE, Tone::Red, of(|outcome| matches!(outcome, Outcome::Incomplete))),
        bar(words::MISSING, Tone::Red, of(|outcome| matches!(outcome, Outcome::Missing))),
        bar(
            words::NOT_ASSESSED,
            Tone::Quiet,
            of(|outcome| matches!(outcome, Outcome::NotAssessed(_))),
        ),
        bar(words::TOTAL, Tone::Accent, cards.len()),
    ]
}

fn zones(context: &Context<'_>) -> Vec<Bar> {
    Zone::ALL
        .into_iter()
        .map(|zone| Bar {
            label: zone.name().to_owned(),
            tone: Tone::of_zone(zone),
            count: verdicts(context).filter(|verdict| verdict.band.zone == Some(zone)).count(),
        })
        .collect()
}

fn opinions(context: &Context<'_>) -> Vec<Bar> {
    let bands: Vec<_> = context.results.job.rubric.bands.value.iter().collect();
    let bars = bands.iter().enumerate().map(|(index, band)| Bar {
        label: band.opinion.clone(),
        tone: Tone::of_step(index, bands.len()),
        count: in_band(context, band),
    });
    bars.collect()
}

fn verdicts<'a>(context: &'a Context<'_>) -> impl Iterator<Item = &'a Verdict> {
    let cards = context.results.standings.cards.iter();
    cards.filter_map(|card| card.verdict())
}

fn in_band(context: &Context<'_>, band: &Band) -> usize {
    verdicts(context).filter(|verdict| verdict.band.min == band.min).count()
}

/// Labels and counts under a title.
fn set_bars(
    sheet: &mut Sheet,
    (row, column): (u32, u16),
    (name, title): (&str, &str),
    heading: &str,
    bars: &[Bar],
) -> Area {
    sheet.set_section((row, column), title);
    let columns = [Column::text(heading, Fit::Given), Column::number(words::COUNT).given()];
    let rows = bars
        .iter()
        .map(|bar| vec![(Value::text(&bar.label), bar.tone), plain(count(bar.count))])
        .collect();
    let alt = words::table_alt(title);
    sheet.set_table((name, &alt), (row + 1, column), &columns, rows, false)
}

/// The first of a list, and the last row of their table.
fn set_leaders(sheet: &mut Sheet, context: &Context<'_>, list: &RankedList, top: u32) -> u32 {
    let title = words::top_five(&list.list.title);
    sheet.set_section((top, RIGHT), &title);
    let of_band = BandColumns::of(&context.results);
    let mut columns = vec![
        Column::word(words::RANK).given(),
        Column::text(words::REGION, Fit::Given),
        Column::number(words::SCORE).given(),
    ];
    columns.extend(of_band.columns().map(Column::given));
    let last_rank = list.places.get(LEADERS - 1).map(|place| place.rank);
    let leading = list
        .places
        .iter()
        .enumerate()
        .take_while(|(index, place)| *index < LEADERS || Some(place.rank) == last_rank)
        .count();
    let shown = leading.min(LEADERS + MORE_LEADERS);
    let mut rows: Vec<_> = list
        .places
        .iter()
        .take(shown)
        .filter_map(|place| {
            let card = context.results.standings.card(place.region)?;
            let verdict = card.verdict()?;
            let mut row = vec![
                plain(Value::Count(place.rank)),
                plain(Value::text(&card.region.name)),
                plain(Value::Score(verdict.published)),
            ];
            row.extend(of_band.cells(Some(&verdict.band)));
            Some(row)
        })
        .collect();
    if leading > shown {
        let more = Value::text(words::more_tied(leading - shown));
        rows.push(vec![plain(Value::Blank), plain(more)]);
    }
    if rows.is_empty() {
        let nobody = Value::text(words::NOBODY_RANKED);
        rows.push(vec![plain(Value::Blank), plain(nobody)]);
    }
    let alt = words::table_alt(&title);
    let area = sheet.set_table(("LimaBesar", &alt), (top + 1, RIGHT), &columns, rows, false);
    area.bottom
}

/// The bands with how many regions are in each.
fn set_bands(sheet: &mut Sheet, context: &Context<'_>, row: u32) -> Area {
    sheet.set_section((row, 0), words::BANDS);
    let of_band = BandColumns::of(&context.results);
    let mut columns = vec![Column::text(words::OPINION, Fit::Given)];
    columns.extend(of_band.columns().map(Column::given));
    columns.push(Column::word(words::RANGE).given());
    columns.push(Column::number(words::COUNT).given());
    let tops = context.results.job.rubric.bands.value.ranges();
    let rows = tops.into_iter().zip(opinions(context));
    let rows = rows.map(|((band, top), bar)| {
        let tone = if of_band.zones { Tone::Plain } else { bar.tone };
        let range = words::range(&band.min.on_paper(), &top.on_paper());
        let mut row = vec![(Value::text(bar.label), tone)];
        row.extend(of_band.cells(Some(band)));
        row.push(plain(Value::text(range)));
        row.push(plain(count(bar.count)));
        row
    });
    let alt = words::table_alt(words::BANDS);
    let table = ("SebaranNilai", alt.as_str());
    sheet.set_table(table, (row + 1, 0), &columns, rows.collect(), false)
}

/// The table of contents, and its last row.
fn set_contents(sheet: &mut Sheet, context: &Context<'_>, row: u32) -> u32 {
    sheet.set_section((row, 0), words::CONTENTS);
    let names = &context.names;
    let lists = context.results.standings.lists.iter();
    let lists = lists.map(|list| list.list.title.clone());
    let outside = words::outside_counted(context.results.standings.outside().count());
    let known = [
        (&names.robustness, insight_words::ROBUSTNESS_ABOUT),
        (&names.dimensions, unit_words::DIMENSIONS_ABOUT),
        (&names.units, unit_words::UNITS_OF_REGIONS_ABOUT),
        (&names.indicators, insight_words::INDICATORS_ABOUT),
        (&names.trend, insight_words::TREND_ABOUT),
    ];
    let known =
        known.into_iter().filter_map(|(name, about)| Some((name.as_ref()?, about.to_owned())));
    let abouts = [ceremony::RECEIPT_ABOUT, ceremony::ANNEX_ABOUT].map(str::to_owned);
    let ceremony = names.ceremony.iter().flat_map(|names| names.iter().zip(abouts.clone()));
    let others = [
        (&names.letters, letter::SHEET_ABOUT.to_owned()),
        (&names.findings, entry::findings_counted(context.results.findings.iter())),
        (&names.method, words::METHOD_ABOUT.to_owned()),
        (&names.inputs, super::inputs::counted(context)),
    ];
    let mut last = row;
    let all = names.lists.iter().zip(lists).chain(known);
    for (name, about) in all.chain([(&names.outside, outside)]).chain(ceremony).chain(others) {
        last += 1;
        let style = Style::of(Role::Body);
        let link = Value::Link(name.to_string(), name.clone());
        let mut cells = vec![(link, style), (Value::text(about), style)];
        cells.resize(5, (Value::Blank, style));
        sheet.set_row(last, 0, cells);
    }
    last
}
