//! Whose workbook it is: the region's code, its name, the year and the rubric.

use super::{Context, column, entry};
use crate::form::{LABELS, VALUES, words as form_words};
use crate::report::workbook::{Align, Area, Role, Sheet, Style, Tone, Value};

/// Widths in pixels: labels, values, room for what is said beside them.
const WIDTHS: [u32; 3] = [130, 380, 430];
/// The height of a row in pixels.
const ROW: u32 = 26;

pub(super) fn sheet(context: &Context<'_>) -> Sheet {
    let mut sheet = context.open(&context.names.identity, Tone::Accent);
    sheet.widths = WIDTHS.to_vec();
    let filled = context.filled;
    let enumerator =
        filled.map(|filled| filled.enumerator.as_str()).filter(|name| !name.is_empty());
    let date = filled.and_then(|filled| filled.date).map(|date| date.on_paper());
    let known = Style::of(Role::Strong);
    let rows = [
        (form_words::REGION_CODE, Value::text(context.region.code.to_string()), known),
        (form_words::REGION_NAME, Value::text(&context.region.name), known),
        (form_words::YEAR, Value::Count(context.rubric.year.into()), known),
        (form_words::RUBRIC, Value::text(&context.rubric.id), known),
        (form_words::ENUMERATOR, Value::optional(enumerator), entry(Align::Left)),
        (form_words::DATE, Value::optional(date), entry(Align::Left)),
    ];
    context.put_mark(&mut sheet, 0, column(VALUES) + 1);
    for (row, (label, value, style)) in (0..).zip(rows) {
        sheet.put(row, column(LABELS), Value::text(label), Style::of(Role::Label));
        sheet.put(row, column(VALUES), value, style);
        sheet.raise(row, ROW);
        if label == form_words::REGION_CODE {
            sheet.codes.push(Area::cell(row, column(VALUES)));
        }
    }
    sheet
}
