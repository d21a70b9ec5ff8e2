//! The sheet of the regions that are in no list: not assessed, incomplete, missing; never dropped.

use super::Context;
use crate::catalogue::recap as words;
use crate::report::entry::{self, plain};
use crate::report::letterhead::widen;
use crate::report::workbook::{Column, Fit, Sheet, Tone, Value};
use crate::scoring::{Outcome, ReportCard};

/// How many regions are in no list.
pub(super) fn count(context: &Context<'_>) -> usize {
    outside(context).count()
}

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
    let mut rows: Vec<_> = outside(context).map(|card| line(context, card)).collect();
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

fn outside<'a>(context: &'a Context<'_>) -> impl Iterator<Item = &'a ReportCard> {
    let standings = context.results.standings;
    let mut ranked: Vec<_> = standings
        .lists
        .iter()
        .flat_map(|list| list.places.iter().map(|place| place.region))
        .collect();
    ranked.sort_unstable();
    standings.cards.iter().filter(move |card| ranked.binary_search(&card.region.code).is_err())
}

fn line(context: &Context<'_>, card: &ReportCard) -> Vec<(Value, Tone)> {
    let (state, tone, reason) = match &card.outcome {
        Outcome::Scored(_) => (words::SCORED, Tone::Plain, words::IN_NO_LIST.to_owned()),
        Outcome::Incomplete => (words::INCOMPLETE, Tone::Red, errors(context, card)),
        Outcome::Missing => (words::MISSING, Tone::Red, words::SHEET_MISSING.to_owned()),
        Outcome::NotAssessed(reason) => {
            let reason = reason.as_deref().unwrap_or(words::NO_REASON);
            (words::NOT_ASSESSED, Tone::Quiet, reason.to_owned())
        }
    };
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

fn errors(context: &Context<'_>, card: &ReportCard) -> String {
    let findings = context.results.findings.iter();
    let errors = findings
        .filter(|finding| finding.is_error() && finding.region == Some(card.region.code))
        .count();
    if errors > 0 { words::errors_of_region(errors) } else { words::ERRORS_ELSEWHERE.to_owned() }
}
