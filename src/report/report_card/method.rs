//! The rules in short: how points become the score, and how sure the weights are.

use super::Context;
use super::live::{self, Word};
use crate::catalogue::{recap, report_card as words};
use crate::report::entry::{self, Entry, plain};
use crate::report::letterhead::TITLE_WIDTH;
use crate::report::workbook::{
    Area, Column, Fit, Name, Page, Role, Sheet, SheetName, Style, Value,
};
use crate::rubric::{Figure, Rubric, Scheme};

/// Widths in pixels: a code or label, a name, a figure, a status, a source.
const WIDTHS: [u32; 5] = [190, 230, 110, 110, 440];
const COLUMNS: u16 = 5;

/// The sheet, and the names of what formulas look up on it.
pub(super) fn sheet(context: &Context<'_>, name: &SheetName) -> (Sheet, Vec<Name>) {
    let rubric = &context.results.job.rubric;
    let lines = [recap::rubric_line(&rubric.title, rubric.status), recap::STATUS_LEGEND.to_owned()];
    let page = Page { single: true, ..context.head.page() };
    let across = (COLUMNS, TITLE_WIDTH);
    let (mut sheet, row) = context.head.opened_on(page, across, name, recap::METHOD, &lines);
    sheet.widths = WIDTHS.to_vec();
    let row = set_steps(&mut sheet, rubric, row + 1);
    let row = set_answers(&mut sheet, rubric, row + 1);
    let row = set_weights(&mut sheet, rubric, row + 1);
    let bands = set_bands(&mut sheet, rubric, row + 1);
    let names = live::band_names(name, bands);
    (sheet, names)
}

fn set_section(sheet: &mut Sheet, row: u32, title: &str) -> u32 {
    sheet.set_section((row, 0), title);
    row + 1
}

fn set_steps(sheet: &mut Sheet, rubric: &Rubric, row: u32) -> u32 {
    let mut row = set_section(sheet, row, recap::COMPUTATION);
    let own: &[&str] = match &rubric.scheme {
        Scheme::Weighted(_) => &recap::WEIGHTED_STEPS,
        Scheme::Checklist { .. } => &recap::CHECKLIST_STEPS,
    };
    let steps = own.iter().chain(&recap::COMMON_STEPS).chain([&words::ROUNDED]);
    for (number, step) in (1_u32..).zip(steps) {
        let text = Value::text(format!("{number}. {step}"));
        sheet.put(row, 0, text, Style::of(Role::Note));
        row += 1;
    }
    row
}

fn set_answers(sheet: &mut Sheet, rubric: &Rubric, row: u32) -> u32 {
    let mut row = set_section(sheet, row, words::ANSWERS);
    let blank = (recap::BLANK, recap::blank(rubric.blank));
    for (label, text) in words::ANSWER_RULES.into_iter().chain([blank]) {
        sheet.put(row, 0, Value::text(label), Style::of(Role::Label));
        sheet.put(row, 1, Value::text(text), Style::of(Role::Note));
        row += 1;
    }
    row
}

/// The weights of dimensions; where there are none, nothing.
fn set_weights(sheet: &mut Sheet, rubric: &Rubric, row: u32) -> u32 {
    let Scheme::Weighted(dimensions) = &rubric.scheme else { return row };
    let row = set_section(sheet, row, words::WEIGHTS);
    let columns = [
        Column::text(recap::CODE, Fit::Given),
        Column::text(words::DIMENSION, Fit::Given),
        Column::number(words::WEIGHT).given(),
        Column::text(recap::STATUS, Fit::Given),
        Column::text(recap::SOURCE, Fit::Given),
    ];
    let rows = dimensions.iter().map(|dimension| {
        let weight = Value::Decimal(dimension.weight.value.percent().clone(), None);
        let mut row = [Value::text(&dimension.code), Value::text(&dimension.name), weight]
            .map(plain)
            .to_vec();
        row.extend(origin(rubric, &dimension.weight));
        row
    });
    sheet.set_grid((row, 0), &columns, rows.collect()).bottom + 1
}

/// The bands, which formulas look up, and where they stand.
fn set_bands(sheet: &mut Sheet, rubric: &Rubric, row: u32) -> Area {
    let bands = &rubric.bands;
    let row = set_section(sheet, row, recap::METHOD_BANDS);
    let columns = [
        Column::number(words::MINIMUM).given(),
        Column::text(recap::OPINION, Fit::Given),
        Column::word(recap::CATEGORY).given(),
        Column::word(recap::ZONE).given(),
        Column::text(recap::RANGE, Fit::Given),
    ];
    let rows = bands.value.ranges().into_iter().map(|(band, top)| {
        let zone = match band.zone {
            Some(_) => entry::zone(band.zone),
            None => plain(Value::text(Word::Zone.of(band))),
        };
        vec![
            plain(Value::Score(band.min)),
            plain(Value::text(Word::Opinion.of(band))),
            plain(Value::text(Word::Category.of(band))),
            zone,
            plain(Value::text(recap::range(&band.min.on_paper(), &top.on_paper()))),
        ]
    });
    let area = sheet.set_grid((row, 0), &columns, rows.collect());
    let [status, source] = origin(rubric, bands).map(|(value, _)| value.shown().into_owned());
    let said = Value::text(recap::of_figure(&status, &source));
    sheet.put(area.bottom + 1, 0, said, Style::of(Role::Note));
    area
}

/// How sure a figure is, and what it was read in.
fn origin<T>(rubric: &Rubric, figure: &Figure<T>) -> [Entry; 2] {
    let source = rubric.sources.iter().find(|source| source.id == figure.source);
    let text = source.map_or(figure.source.as_str(), |source| source.text.as_str());
    [recap::status(figure.status), text].map(|text| plain(Value::text(text)))
}
