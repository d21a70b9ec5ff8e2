//! The sheet of units: every region's unit of every kind, and the best of each kind.

use super::Context;
use crate::catalogue::{recap as words, recap_insight as insight_words, units as unit_words};
use crate::domain::{Published, Zone};
use crate::report::Results;
use crate::report::entry::{self, Entry, count, plain};
use crate::report::letterhead::spread;
use crate::report::workbook::formula::over;
use crate::report::workbook::{
    Area, Column, Fit, Formula, Role, Scale, Sheet, SheetName, Style, Tone, Value, typeface,
};
use crate::rubric::UnitKind;
use crate::scoring::{self, OfKind, ReportCard};

/// The first column of a unit.
const FIRST: u16 = 3;

/// How many of those with the highest score of a kind are named.
const MOST_BEST: usize = 3;

/// Their column is this wide at least, their names take no more room than this, and have this much
/// beside them, in pixels.
const NARROWEST: u32 = 95;
const WIDEST: u32 = 420;
const PADDING: u32 = 18;

/// Whether the units of a region are known.
pub(super) fn are_known(results: &Results<'_>) -> bool {
    !scoring::by_kind(&results.standings.cards, &results.job.rubric).is_empty()
}

pub(super) fn sheet(context: &Context<'_>, name: &SheetName) -> Sheet {
    let results = &context.results;
    let kinds = scoring::by_kind(&results.standings.cards, &results.job.rubric);
    let mut columns = vec![
        Column::word(words::CODE),
        Column::text(words::REGION, Fit::AtMost(300)),
        Column::number(words::SCORE),
    ];
    columns.extend(kinds.iter().flat_map(headings).map(Column::number));
    let lines = [results.job.title.clone(), unit_words::UNITS_LINE.to_owned()];
    let width = u16::try_from(columns.len()).unwrap_or(u16::MAX);
    let title = unit_words::UNITS_OF_REGIONS;
    let (mut sheet, row) = context.head.opened(name, width, title, &lines);
    let top = row + 1;
    let scored = results.standings.cards.iter().filter(|card| card.verdict().is_some());
    let rows = scored.map(|card| line(card, &kinds)).collect();
    let alt = words::table_alt(title);
    let area = sheet.set_table((title, &alt), (top, 0), &columns, rows, true);
    sheet.codes.push(area.column(0));
    let cells = Area { top: area.top + 1, left: FIRST, ..area };
    sheet.scales.push(Scale { area: cells, steps: entry::steps(results) });
    sheet.bars.push(area.column(FIRST - 1));
    sheet.frozen = Some((top + 1, 2));
    sheet.repeated = Some(top);
    spread(&mut sheet, FIRST);
    set_kinds(context, &mut sheet, area, &kinds);
    sheet
}

/// One heading for each unit of a kind that a region can have.
fn headings(of: &OfKind<'_>) -> Vec<String> {
    let name = of.kind.map_or(unit_words::OTHER_UNITS, short_name);
    match of.most() {
        0 | 1 => vec![name.to_owned()],
        most => (1..=most).map(|number| unit_words::numbered(name, number)).collect(),
    }
}

/// The name that a kind is known by in a heading.
fn short_name(kind: &UnitKind) -> &str {
    let names = std::iter::once(&kind.name).chain(&kind.variants);
    names.min_by_key(|name| name.split_whitespace().count()).map_or("", String::as_str)
}

fn line(card: &ReportCard, kinds: &[OfKind<'_>]) -> Vec<Entry> {
    let mut row = vec![
        plain(Value::text(card.region.code.to_string())),
        plain(Value::text(&card.region.name)),
        plain(entry::score(card.verdict().map(|verdict| verdict.published))),
    ];
    for of in kinds {
        let best = of.best();
        let units = of.units.iter().filter(|unit| unit.card.region.code == card.region.code);
        let cells: Vec<Entry> = units
            .map(|unit| {
                let tone = if Some(unit.score) == best { Tone::Green } else { Tone::Plain };
                (Value::Score(unit.score), tone)
            })
            .collect();
        let blanks = of.most().saturating_sub(cells.len());
        row.extend(cells);
        row.extend(vec![plain(Value::Blank); blanks]);
    }
    row
}

/// Each kind with its count, its zones and its best, below the table of regions.
fn set_kinds(context: &Context<'_>, sheet: &mut Sheet, regions: Area, kinds: &[OfKind<'_>]) {
    let row = regions.bottom + 2;
    let zones = context.results.job.rubric.bands.value.have_zones();
    sheet.set_section((row, 0), unit_words::KINDS);
    // The name stands where the regions' names do, so that it has room.
    let mut columns =
        vec![Column::text(unit_words::UNIT_KIND, Fit::Given), Column::number(words::COUNT).given()];
    if zones {
        let zone = |zone: Zone| Column::number(unit_words::in_zone(zone.name())).given();
        columns.extend(Zone::ALL.map(zone));
    }
    columns.push(Column::number(insight_words::MEAN).given());
    columns.push(Column::number(unit_words::BEST).given());
    let mut left = FIRST;
    let rows: Vec<Vec<Entry>> = kinds
        .iter()
        .map(|of| {
            let right = left + headings(of).len().try_into().unwrap_or(1_u16) - 1;
            let scores = over(Area { top: regions.top + 1, left, right, ..regions });
            left = right + 1;
            let computed = |shown: Option<Published>, formula: Formula| {
                plain(shown.map_or(Value::Blank, |shown| Value::Score(shown).by(formula)))
            };
            let name = of.kind.map_or(unit_words::OTHER_UNITS, |kind| kind.name.as_str());
            let mut cells = vec![plain(Value::text(name)), plain(count(of.units.len()))];
            if zones {
                cells.extend(Zone::ALL.map(|zone| plain(count(of.in_zone(zone)))));
            }
            let mean = Formula::published(Formula::average(&scores));
            cells.push(computed(of.mean(), mean));
            cells.push(computed(of.best(), Formula::new(format!("MAX({scores})"))));
            cells
        })
        .collect();
    let area = sheet.set_grid((row + 1, 1), &columns, rows);
    let who: Vec<_> = kinds.iter().map(best_of).collect();
    set_best(sheet, Area { left: area.right + 1, ..area }, &who);
}

/// Who has the highest score of a kind.
fn best_of(of: &OfKind<'_>) -> String {
    let best = of.best();
    let units = of.units.iter().filter(|unit| best.is_some() && Some(unit.score) == best);
    let units: Vec<_> =
        units.map(|unit| unit_words::unit_of(&unit.unit.name, &unit.card.region.name)).collect();
    unit_words::several(&units, MOST_BEST)
}

/// The best of each kind beside the table of kinds. The names reach over all columns to the right,
/// which are empty here and become as wide as that takes.
fn set_best(sheet: &mut Sheet, at: Area, who: &[String]) {
    sheet.widen(at.left, NARROWEST);
    let edge = u16::try_from(sheet.widths.len()).unwrap_or(u16::MAX);
    let longest = who.iter().map(|who| typeface::width(who, Role::Body.points(), false)).max();
    let room: u32 = sheet.widths.iter().skip(usize::from(at.left)).sum();
    let missing = (longest.unwrap_or(0).min(WIDEST) + PADDING).saturating_sub(room);
    let more = missing.div_ceil(u32::from(edge - at.left));
    for width in sheet.widths.iter_mut().skip(usize::from(FIRST)) {
        *width += more;
    }
    let texts = std::iter::once(unit_words::BEST_WHO).chain(who.iter().map(String::as_str));
    for (row, text) in (at.top..).zip(texts) {
        let role = if row == at.top { Role::Heading } else { Role::Body };
        let style = Style::of(role);
        sheet.put(row, at.left, Value::text(text), style);
        for column in at.left + 1..edge {
            sheet.put(row, column, Value::Blank, style);
        }
    }
}
