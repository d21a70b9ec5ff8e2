//! The sheet of the regions that are in no list: not assessed, incomplete, missing; never dropped.

use super::Context;
use crate::catalogue::recap as words;
use crate::report::entry::{self, plain};
use crate::report::letterhead::widen;
use crate::report::workbook::{Column, Fit, Sheet, Tone, Value};
use crate::scoring::ReportCard;

pub(super) fn sheet(context: &Context<'_>) -> Sheet {
    let columns = [
        Column::word(words::CODE),
        Column::text(words::REGION, Fit::AtMost(300)),
        Column::text(words::KIND, Fit::Longest),
        Column::word(words::STATUS),
        Column::number(words::SCORE),
        Column::text(words::REASON, Fit::AtMost(420)),
    ];
    let lines = [context.results.job.title.clone()];
    let title = words::OUTSIDE;
    let (mut sheet, row) = context.head.opened(&context.names.outside, 6, title, &lines);
    let top = row + 1;
    let outside = context.results.standings.outside();
    let mut rows: Vec<_> = outside.map(|card| line(context, card)).collect();
    if rows.is_empty() {
        rows.push(vec![plain(Value::Blank), plain(Value::text(words::NOBODY_OUTSIDE))]);
    }
    let alt = words::table_alt(title);
    let area = sheet.set_table(("DiLuarPeringkat", &alt), (top, 0), &columns, rows, true);
    sheet.codes.push(area.column(0));
    sheet.frozen = Some((top + 1, 2));
    sheet.repeated = Some(top);
    widen(&mut sheet, columns.len());
    sheet
}

fn line(context: &Context<'_>, card: &ReportCard) -> Vec<(Value, Tone)> {
    let (state, tone, reason) = entry::state(&context.results, card);
    let score = card.verdict().map(|verdict| verdict.published);
    vec![
        plain(Value::text(card.region.code.to_string())),
        plain(Value::text(&card.region.name)),
        plain(Value::text(card.region.kind.name())),
        (Value::text(state), tone),
        plain(entry::score(score)),
        plain(Value::text(reason)),
    ]
}
