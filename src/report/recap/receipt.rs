//! The receipt list (tanda terima): who took which certificate, signed at the ceremony.

use super::Context;
use super::recipients::{self, Recipient};
use crate::catalogue::{ceremony as words, certificate, recap};
use crate::report::entry::{Entry, count, plain};
use crate::report::workbook::{Column, Fit, Sheet, SheetName, Value};

/// Widths in pixels, which fill a lying page: running number, who gets what, and what is filled in
/// by hand.
const WIDTHS: [u32; 7] = [40, 250, 160, 190, 160, 110, 118];
const COLUMNS: u16 = 7;
/// Room for a signature, in pixels: 11 mm.
const ROW: u32 = 42;

pub(super) fn sheet(context: &Context<'_>, name: &SheetName) -> Sheet {
    let results = &context.results;
    let regions = recipients::regions(results);
    let units = recipients::units(results);
    let title =
        if units.is_empty() { words::RECEIPT_TITLE } else { words::RECEIPT_TITLE_WITH_UNITS };
    let (mut sheet, row) = context.head.opened(name, COLUMNS, title, &lines(context));
    sheet.widths = WIDTHS.to_vec();
    let top = row + 1;
    let columns = [
        Column::number(recap::NUMBER),
        Column::text(words::RECIPIENT, Fit::Given),
        Column::text(words::HANDED_TO, Fit::Given),
        Column::text(words::CERTIFICATE_NUMBER, Fit::Given),
        Column::text(words::RECEIVED_BY, Fit::Given),
        Column::text(words::RECEIVED_AS, Fit::Given),
        Column::text(words::SIGNATURE, Fit::Given),
    ];
    let rows = regions.iter().chain(&units).zip(1..).map(|(one, number)| line(one, number));
    let rows = rows.collect();
    let alt = recap::table_alt(title);
    // Without buttons to filter with: a list that is signed on paper has all its rows.
    let area = sheet.set_table(("TandaTerima", &alt), (top, 0), &columns, rows, false);
    for row in area.top + 1..=area.bottom {
        sheet.raise(row, ROW);
    }
    sheet.frozen = Some((top + 1, 2));
    sheet.repeated = Some(top);
    sheet
}

/// The job, the occasion, place and date.
fn lines(context: &Context<'_>) -> Vec<String> {
    let job = context.results.job;
    let mut lines = vec![job.title.clone()];
    if let Some(rules) = &job.certificate {
        lines.extend(rules.event.clone());
        lines.push(certificate::place_and_date(&rules.place, &rules.date.on_paper()));
    }
    lines
}

/// The last three columns are left to the pen.
fn line(recipient: &Recipient<'_>, number: usize) -> Vec<Entry> {
    vec![
        plain(count(number)),
        plain(Value::text(&recipient.name)),
        plain(Value::optional(recipient.to.as_deref())),
        plain(Value::text(recipient.number)),
    ]
}
