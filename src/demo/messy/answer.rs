//! Defects of one answer: what stands where points belong.

use super::defect::Defect;
use super::pen::{self, Spot};
use super::scene::Scene;
use crate::catalogue::defect as words;
use crate::domain::{Date, Fraction};
use crate::form::{self, FIRST_SAMPLE, HEADINGS, words as form_words};
use crate::report::workbook::{Cell, Oddity, Sheet, Value};

/// Marks of a checklist, where points belong.
const MARKS: [&str; 4] = [form_words::PRESENT, "✓", "v", "x"];
/// Error values of formulas.
const ERRORS: [&str; 4] = ["#REF!", "#DIV/0!", "#N/A", "#VALUE!"];
/// A space that does not break.
const NO_BREAK: char = '\u{A0}';

/// Plants a defect in an answer on the sheet of a unit.
pub fn plant(scene: &mut Scene<'_>, defect: Defect) -> Option<()> {
    let unit = scene.unit()?;
    let samples = form::sample_columns(scene.job.rubric);
    let last = FIRST_SAMPLE + u32::try_from(samples).ok()?;
    let inside =
        |(row, column): Spot| row > HEADINGS && (FIRST_SAMPLE..last).contains(&u32::from(column));
    let (spot, points) = chosen(scene, &unit, defect, inside)?;
    let value = wrong(scene, defect, &points)?;
    pen::write(scene.sheet(&unit)?, spot, value);
    scene.plant_at(defect, &unit, spot);
    Some(())
}

/// Plants a defect in an answer of a respondent.
pub fn plant_in_survey(scene: &mut Scene<'_>, defect: Defect) -> Option<()> {
    let survey = form_words::SURVEY;
    let (spot, points) = chosen(scene, survey, defect, |(row, column)| row > 0 && column > 1)?;
    let value = wrong(scene, defect, &points)?;
    pen::write(scene.sheet(survey)?, spot, value);
    scene.plant_at(defect, survey, spot);
    Some(())
}

/// One of the answers that are points, by chance.
fn chosen(
    scene: &mut Scene<'_>,
    sheet: &str,
    defect: Defect,
    inside: impl Fn(Spot) -> bool,
) -> Option<(Spot, Fraction)> {
    let found = points(scene.sheet(sheet)?, inside);
    let fit = |points: &Fraction| {
        // Points with more decimals cannot be written with three.
        defect != Defect::AnswerPadded || points.decimals().is_some_and(|decimals| decimals <= 3)
    };
    let found: Vec<_> = found.into_iter().filter(|(_, points)| fit(points)).collect();
    let index = scene.dice.below(u32::try_from(found.len()).ok()?) as usize;
    found.into_iter().nth(index)
}

/// The cells of a sheet that hold points.
fn points(sheet: &Sheet, inside: impl Fn(Spot) -> bool) -> Vec<(Spot, Fraction)> {
    let number = |cell: &Cell| {
        let spot = (cell.row, cell.column);
        match &cell.value {
            Value::Decimal(points, _) if inside(spot) => Some((spot, points.clone())),
            _ => None,
        }
    };
    sheet.cells.iter().filter_map(number).collect()
}

/// What somebody wrote instead of these points, or how else they wrote them.
fn wrong(scene: &mut Scene<'_>, defect: Defect, points: &Fraction) -> Option<Value> {
    let decimal = points.to_decimal();
    Some(match defect {
        Defect::AnswerBlank | Defect::RespondentBlank => Value::Blank,
        Defect::AnswerOutOfRange | Defect::RespondentOutOfRange => {
            let most = highest(scene)?;
            let beyond = [
                &most + &Fraction::one(),
                &most * &Fraction::from(10),
                &Fraction::zero() - &Fraction::one(),
            ];
            let index = scene.dice.below(3) as usize;
            Value::Decimal(beyond.into_iter().nth(index)?, None)
        }
        Defect::AnswerTooFine => Value::Decimal(Fraction::from_decimal("0.12345")?, None),
        Defect::AnswerWord => Value::text(scene.one_of(&words::ANSWERS)?),
        Defect::AnswerMark => Value::text(scene.one_of(&MARKS)?),
        Defect::AnswerPercent => Value::Odd(Oddity::Percent(points.over(&highest(scene)?)?)),
        Defect::AnswerDate => {
            // "2.5" becomes the second of May.
            Value::Odd(Oddity::Day(Date::new(scene.job.rubric.year, 5, 2)?))
        }
        Defect::AnswerTruth => Value::Odd(Oddity::Truth(scene.dice.below(2) == 1)),
        Defect::AnswerUncalculated => Value::Odd(Oddity::Formula(format!("{decimal}+0"), None)),
        Defect::AnswerFailed => {
            let error = scene.one_of(&ERRORS)?.to_owned();
            Value::Odd(Oddity::Formula("Daftar!A3".to_owned(), Some(error)))
        }
        Defect::AnswerComma => Value::Text(decimal.replace('.', ",")),
        Defect::AnswerSpaces => Value::Text(format!("{NO_BREAK}{decimal} {NO_BREAK}")),
        Defect::AnswerPadded => {
            let (whole, decimals) = decimal.split_once('.').unwrap_or((&decimal, ""));
            Value::Text(format!("{whole},{decimals:0<3}"))
        }
        _ => return None,
    })
}

/// The most points of any indicator.
fn highest(scene: &Scene<'_>) -> Option<Fraction> {
    scene.job.rubric.indicators().map(|indicator| indicator.max.value.clone()).max()
}
