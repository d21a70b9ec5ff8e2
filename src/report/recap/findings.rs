//! The sheet of all findings (temuan).

use super::{Context, plain, widen};
use crate::catalogue::{self, recap as words};
use crate::domain::Region;
use crate::finding::{Finding, Severity};
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
    let lines = [context.results.job.title.clone(), counted(context)];
    let title = words::FINDINGS;
    let (mut sheet, row) = context.opened(&context.names.findings, 8, title, &lines);
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

/// How many findings there are of each weight.
pub(super) fn counted(context: &Context<'_>) -> String {
    let findings = context.results.findings;
    let of = |severity| {
        let weighty = findings.iter().filter(|finding| finding.severity() == severity);
        weighty.count()
    };
    words::findings_counted(of(Severity::Error), of(Severity::Warning), of(Severity::Note))
}

fn line(finding: &Finding) -> Vec<(Value, Tone)> {
    let severity = finding.severity();
    let tone = match severity {
        Severity::Error => Tone::Red,
        Severity::Warning => Tone::Amber,
        Severity::Note => Tone::Quiet,
    };
    let region = finding.region.map(|code| match Region::with_code(code) {
        Some(region) => words::region(&region.name, &code.to_string()),
        None => code.to_string(),
    });
    vec![
        (Value::text(words::severity(severity)), tone),
        plain(Value::text(finding.code().id())),
        plain(Value::optional(region)),
        plain(Value::text(finding.at.file_name())),
        plain(Value::optional(finding.at.sheet())),
        plain(Value::optional(finding.at.cell())),
        plain(Value::text(catalogue::message(&finding.problem))),
        plain(Value::text(catalogue::hint(&finding.problem))),
    ]
}
