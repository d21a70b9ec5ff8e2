//! The sheet of letters: whom each region's letter addresses, and what it says.

use super::Context;
use crate::catalogue::{letter as words, recap};
use crate::report::Letter;
use crate::report::entry::{self, plain};
use crate::report::letterhead::widen;
use crate::report::workbook::{Column, Fit, Sheet, Tone, Value};
use crate::template::LetterKind;

pub(super) fn sheet(context: &Context<'_>) -> Sheet {
    let results = &context.results;
    let zones = results.job.rubric.bands.value.have_zones();
    let band = if zones { recap::ZONE } else { recap::OPINION };
    let columns = [
        Column::word(recap::CODE),
        Column::text(recap::REGION, Fit::AtMost(170)),
        Column::text(words::ADDRESSEE, Fit::AtMost(150)),
        Column::word(band),
        Column::word(words::KIND),
        Column::text(words::SUBJECT, Fit::AtMost(170)),
        Column::text(words::TEXT, Fit::AtMost(520)),
    ];
    let lines = [results.job.title.clone(), words::LINE.to_owned()];
    let name = &context.names.letters;
    let (mut sheet, row) = context.head.opened(name, 7, words::TITLE, &lines);
    let top = row + 1;
    let mut rows: Vec<_> =
        results.letters.iter().filter_map(|letter| line(context, letter)).collect();
    if rows.is_empty() {
        rows.push(vec![plain(Value::Blank), plain(Value::text(words::NONE))]);
    }
    let alt = recap::table_alt(words::TITLE);
    let area = sheet.set_table((words::SHEET, &alt), (top, 0), &columns, rows, true);
    sheet.codes.push(area.column(0));
    sheet.frozen = Some((top + 1, 2));
    sheet.repeated = Some(top);
    widen(&mut sheet, columns.len());
    sheet
}

fn line(context: &Context<'_>, letter: &Letter) -> Option<Vec<(Value, Tone)>> {
    let card = context.results.standings.card(letter.region)?;
    let verdict = card.verdict()?;
    let band = match verdict.band.zone {
        Some(zone) => entry::zone(Some(zone)),
        None => {
            let tone = entry::tone_of(&context.results, &verdict.band);
            (Value::text(&verdict.opinion), tone)
        }
    };
    let tone = match letter.kind {
        LetterKind::Commendation => Tone::Green,
        LetterKind::Coaching => Tone::Amber,
        LetterKind::Reminder => Tone::Red,
    };
    Some(vec![
        plain(Value::text(letter.region.to_string())),
        plain(Value::text(&card.region.name)),
        plain(Value::text(&letter.addressee)),
        band,
        (Value::text(words::kind(letter.kind)), tone),
        plain(Value::text(&letter.said.subject)),
        plain(Value::text(letter.said.paragraphs.join("\n"))),
    ])
}
