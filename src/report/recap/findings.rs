//! The sheet of all findings (temuan).

use super::Context;
use crate::catalogue::recap as words;
use crate::domain::Region;
use crate::finding::Finding;
use crate::report::entry::{self, Entry, plain};
use crate::report::letterhead::widen;
use crate::report::workbook::{Column, Fit, Sheet, Tone, Value};

pub(super) fn sheet(context: &Context<'_>) -> Sheet {
    let findings = context.results.findings;
    let columns = [
        Column::word(words::SEVERITY),
        Column::word(words::CODE),
        Column::text(words::FINDING_REGION, Fit::AtMost(240)),
        Column::text(words::FILE, Fit::AtMost(250)),
        Column::text(words::WORKSHEET, Fit::AtMost(120)),
        Column::word(words::CELL),
        Column::text(words::MESSAGE, Fit::AtMost(380)),
        Column::text(words::HINT, Fit::AtMost(340)),
    ];
    let lines = [context.results.job.title.clone(), entry::findings_counted(findings.iter())];
    let title = words::FINDINGS;
    let (mut sheet, row) = context.head.opened(&context.names.findings, 8, title, &lines);
    let top = row + 1;
    let mut rows: Vec<_> = findings.iter().map(line).collect();
    if rows.is_empty() {
        let mut row = vec![plain(Value::Blank); columns.len()];
        if let Some(message) = row.get_mut(6) {
            *message = plain(Value::text(words::NO_FINDINGS));
        }
        rows.push(row);
    }
    let alt = words::table_alt(title);
    sheet.set_table((words::FINDINGS, &alt), (top, 0), &columns, rows, true);
    sheet.frozen = Some((top + 1, 2));
    sheet.repeated = Some(top);
    if findings.iter().any(Finding::is_error) {
        sheet.tab = Tone::Red;
    }
    widen(&mut sheet, columns.len());
    sheet
}

fn line(finding: &Finding) -> Vec<Entry> {
    let region = finding.region.map(|code| match Region::with_code(code) {
        Some(region) => words::region(&region.name, &code.to_string()),
        None => code.to_string(),
    });
    entry::finding(finding, Some(Value::optional(region)))
}
