//! The first sheet: how to fill in the others.

use super::Context;
use crate::catalogue::blank as words;
use crate::catalogue::recap;
use crate::form;
use crate::report::workbook::{Align, Role, Sheet, Style, Tone, Value, typeface};

/// Widths in pixels: what it is about; what is said.
const WIDTHS: [u32; 2] = [130, 560];
/// The height of a block's title in pixels.
const SECTION: u32 = 34;

pub(super) fn sheet(context: &Context<'_>) -> Sheet {
    let mut sheet = context.open(&context.names.guidance, Tone::Accent);
    // Running text reads better in short lines, and all of it fits one page.
    sheet.page.landscape = false;
    sheet.widths = WIDTHS.to_vec();
    let asked = asked(context);
    let mut row = put_title(&mut sheet, context);
    row = put_section(&mut sheet, row, words::STEPS);
    let steps = (1..).zip(words::steps(asked)).map(|(number, step)| (words::step(number), step));
    row = put_lines(&mut sheet, row, Align::Left, steps.collect());
    row = put_section(&mut sheet, row, words::VALUES);
    row = put_headings(&mut sheet, row, words::VALUE_HEADINGS);
    row = put_lines(&mut sheet, row, Align::Centre, words::values(asked));
    row = put_section(&mut sheet, row, words::CAUTIONS);
    row = put_lines(&mut sheet, row, Align::Left, words::cautions(asked));
    row = put_section(&mut sheet, row, words::SHEETS);
    put_contents(&mut sheet, context, row);
    sheet
}

fn asked(context: &Context<'_>) -> words::Asked {
    let survey = form::on_survey(context.rubric);
    words::Asked {
        products: form::samples_are_products(context.rubric),
        respondents: survey.iter().map(|indicator| indicator.samples.value).max(),
        blank: context.rubric.blank,
    }
}

/// The mark, the title and the rubric; the row where the sheet goes on.
fn put_title(sheet: &mut Sheet, context: &Context<'_>) -> u32 {
    let mut row = 0;
    let mut marks: Vec<String> = Vec::new();
    marks.extend(context.filled.and_then(|filled| filled.mark.clone()));
    if context.rubric.is_draft() {
        let (mark, meaning) = recap::DRAFT;
        marks.push(format!("{mark}: {meaning}"));
    }
    for mark in marks {
        let style = Style::of(Role::Mark);
        sheet.put(row, 0, Value::Text(format!(" {mark}")), style);
        sheet.put(row, 1, Value::Blank, style);
        sheet.raise(row, 30);
        row += 1;
    }
    let width = WIDTHS.iter().sum();
    let title = words::title(&context.region.name, context.rubric.year);
    let lines = [(title, Role::Title, 34), (context.rubric.title.clone(), Role::Subtitle, 22)];
    for (text, role, height) in lines {
        for line in typeface::lines(&text, role.points(), role.is_bold(), width) {
            sheet.put(row, 0, Value::Text(line), Style::of(role));
            sheet.raise(row, height);
            row += 1;
        }
    }
    row
}

fn put_section(sheet: &mut Sheet, row: u32, title: &str) -> u32 {
    sheet.put(row, 0, Value::text(title), Style::of(Role::Section));
    sheet.raise(row, SECTION);
    row + 1
}

fn put_headings(sheet: &mut Sheet, row: u32, [left, right]: [&str; 2]) -> u32 {
    let style = Style::of(Role::Heading);
    let left = (Value::text(left), style.align(Align::Centre));
    sheet.set_row(row, 0, vec![left, (Value::text(right), style)]);
    row + 1
}

/// The other sheets, each a link.
fn put_contents(sheet: &mut Sheet, context: &Context<'_>, row: u32) {
    let names = &context.names;
    let identity = (&names.identity, words::ABOUT_IDENTITY.to_owned());
    let units = names.units.iter().zip(context.units);
    let units = units.map(|(name, unit)| (name, unit.kind.name.clone()));
    let survey = names
        .survey
        .iter()
        .map(|name| (name, words::about_survey(asked(context).respondents.unwrap_or_default())));
    let row = put_headings(sheet, row, words::SHEET_HEADINGS);
    for ((name, about), row) in std::iter::once(identity).chain(units).chain(survey).zip(row..) {
        let link = Value::Link(name.to_string(), name.clone());
        let body = Style::of(Role::Body);
        sheet.set_row(
            row,
            0,
            vec![(link, body.align(Align::Centre)), (Value::Text(about), body.wrapped())],
        );
    }
}

/// What it is about, and what is said; the row where the sheet goes on.
fn put_lines(sheet: &mut Sheet, top: u32, align: Align, lines: Vec<(String, String)>) -> u32 {
    let mut row = top;
    for (about, said) in lines {
        let about = (Value::Text(about), Style::of(Role::Strong).align(align));
        sheet.set_row(row, 0, vec![about, (Value::Text(said), Style::of(Role::Body).wrapped())]);
        row += 1;
    }
    row
}
