//! The sheet of the users' answers: one respondent per row, one column per indicator.

use super::{Context, entry, put_rules};
use crate::domain::Answer;
use crate::form::{self, words as form_words};
use crate::report::workbook::{Align, Area, Role, Sheet, SheetName, Style, Tone, Value};
use crate::rubric::Indicator;

/// Widths in pixels of the unit and the respondent's number.
const WIDTHS: [u32; 2] = [150, 96];
/// The width of an indicator in pixels.
const INDICATOR: u32 = 132;
/// The width of the mark beside the table in pixels.
const MARK: u32 = 190;

pub(super) fn sheet(context: &Context<'_>, name: &SheetName) -> Sheet {
    let mut sheet = context.open(name, Tone::Amber);
    let indicators = numbered(context);
    sheet.widths = WIDTHS.to_vec();
    sheet.widths.extend(indicators.iter().map(|_| INDICATOR));
    sheet.set_row(0, 0, headings(&indicators));
    // Right of the table, where the heading row has no column of its own.
    let beside = u16::try_from(sheet.widths.len()).unwrap_or(u16::MAX);
    context.put_mark(&mut sheet, 0, beside);
    sheet.widths.extend(context.mark().map(|_| MARK));
    let mut row = 1;
    for (index, unit) in context.names.units.iter().enumerate() {
        let filled = context.filled_unit(index).filter(|filled| filled.assessed);
        let answers = |number: usize| -> &[Answer] {
            let answers = filled.and_then(|filled| filled.answers.get(number));
            answers.map(Vec::as_slice).unwrap_or_default()
        };
        for respondent in 0..respondents(&indicators, answers) {
            let body = Style::of(Role::Body);
            let mut cells = vec![
                (Value::text(unit.as_str()), body),
                (Value::Count(counted(respondent + 1)), body.align(Align::Centre)),
            ];
            cells.extend(indicators.iter().map(|(number, indicator)| {
                let answer = answers(*number).get(respondent).copied();
                (context.answer(indicator, answer), entry(Align::Centre))
            }));
            sheet.set_row(row, 0, cells);
            row += 1;
        }
    }
    let bottom = row.saturating_sub(1).max(1);
    let rules = (2..).zip(&indicators).map(|(left, (_, indicator))| {
        (Area { top: 1, left, bottom, right: left }, context.allowed(indicator))
    });
    put_rules(&mut sheet, rules);
    sheet.frozen = Some((1, 2));
    sheet.repeated = Some(0);
    sheet
}

/// The survey's indicators, with their numbers among all of the rubric.
fn numbered<'a>(context: &Context<'a>) -> Vec<(usize, &'a Indicator)> {
    let asked = form::on_survey(context.rubric);
    let all = context.rubric.indicators().enumerate();
    all.filter(|(_, indicator)| asked.iter().any(|other| other.code == indicator.code)).collect()
}

/// How many rows a unit needs: as many as the rubric asks for, or more if more answered.
fn respondents<'a>(
    indicators: &[(usize, &Indicator)],
    answers: impl Fn(usize) -> &'a [Answer],
) -> usize {
    let needed = |(number, indicator): &(usize, &Indicator)| {
        answers(*number).len().max(indicator.samples.value as usize)
    };
    indicators.iter().map(needed).max().unwrap_or(0)
}

fn headings(indicators: &[(usize, &Indicator)]) -> Vec<(Value, Style)> {
    let style = Style::of(Role::Heading).wrapped();
    let before = [
        (Value::text(form_words::UNIT), style),
        (Value::text(form_words::RESPONDENT), style.align(Align::Centre)),
    ];
    let codes = indicators.iter().map(|(_, indicator)| {
        let text = format!("{}\n{}", indicator.code, indicator.name);
        (Value::Text(text), style.align(Align::Centre))
    });
    before.into_iter().chain(codes).collect()
}

fn counted(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
