//! The sheet of the findings about the region (temuan).

use super::Context;
use crate::catalogue::recap as words;
use crate::finding::Finding;
use crate::report::entry;
use crate::report::letterhead::widen;
use crate::report::workbook::{Column, Fit, Role, Sheet, Style, Tone, Value};

pub(super) fn sheet(context: &Context<'_>) -> Sheet {
    let columns = [
        Column::word(words::SEVERITY),
        Column::word(words::CODE),
        Column::text(words::FILE, Fit::AtMost(250)),
        Column::text(words::WORKSHEET, Fit::AtMost(140)),
        Column::word(words::CELL),
        Column::text(words::MESSAGE, Fit::AtMost(380)),
        Column::text(words::HINT, Fit::AtMost(340)),
    ];
    let region = &context.card.region;
    let lines = [
        words::region(&region.name, &region.code.to_string()),
        entry::findings_counted(context.findings()),
    ];
    let name = &context.names.findings;
    let (mut sheet, row) = context.head.opened(name, 7, words::FINDINGS, &lines);
    let top = row + 1;
    let rows: Vec<_> = context.findings().map(|finding| entry::finding(finding, None)).collect();
    if rows.is_empty() {
        sheet.put(top, 0, Value::text(words::NO_FINDINGS), Style::of(Role::Note));
        widen(&mut sheet, columns.len());
        return sheet;
    }
    let alt = words::table_alt(words::FINDINGS);
    sheet.set_table((words::FINDINGS, &alt), (top, 0), &columns, rows, true);
    sheet.frozen = Some((top + 1, 2));
    sheet.repeated = Some(top);
    if context.findings().any(Finding::is_error) {
        sheet.tab = Tone::Red;
    }
    widen(&mut sheet, columns.len());
    sheet
}
