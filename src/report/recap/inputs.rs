//! The sheet of the input files: every file is used, refused or ignored, and named.

use super::Context;
use crate::catalogue::recap as words;
use crate::report::entry::{count, plain};
use crate::report::letterhead::widen;
use crate::report::workbook::{Column, Fit, Sheet, Tone, Value};
use crate::report::{Fate, InputFile};

pub(super) fn sheet(context: &Context<'_>) -> Sheet {
    let inputs = context.results.inputs;
    let columns = [
        Column::number(words::NUMBER),
        Column::text(words::FILE, Fit::AtMost(420)),
        Column::word(words::FATE),
        Column::text(words::SHA256, Fit::Longest),
    ];
    let lines = [context.results.job.title.clone(), counted(context)];
    let title = words::INPUTS;
    let (mut sheet, row) = context.head.opened(&context.names.inputs, 4, title, &lines);
    let top = row + 1;
    let mut rows: Vec<_> = inputs.iter().zip(1..).map(line).collect();
    if rows.is_empty() {
        rows.push(vec![plain(Value::Blank), plain(Value::text(words::NO_INPUTS))]);
    }
    let alt = words::table_alt(title);
    sheet.set_table((words::INPUTS, &alt), (top, 0), &columns, rows, true);
    sheet.frozen = Some((top + 1, 2));
    sheet.repeated = Some(top);
    widen(&mut sheet, columns.len());
    sheet
}

/// How many files there are of each fate.
pub(super) fn counted(context: &Context<'_>) -> String {
    let inputs = context.results.inputs;
    let of = |fate| inputs.iter().filter(|file| file.fate == fate).count();
    words::inputs_counted(of(Fate::Used), of(Fate::Refused), of(Fate::Ignored))
}

fn line((file, number): (&InputFile, usize)) -> Vec<(Value, Tone)> {
    let (fate, tone) = match file.fate {
        Fate::Used => (words::USED, Tone::Plain),
        Fate::Refused => (words::REFUSED, Tone::Red),
        Fate::Ignored => (words::IGNORED, Tone::Quiet),
    };
    let hash = file.sha256.map_or_else(|| words::NO_HASH.to_owned(), |hash| hash.to_string());
    vec![
        plain(count(number)),
        plain(Value::text(&file.path)),
        (Value::text(fate), tone),
        plain(Value::text(hash)),
    ]
}
