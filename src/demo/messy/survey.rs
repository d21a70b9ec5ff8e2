//! Defects of the survey: its respondents and its columns.

use super::defect::Defect;
use super::pen;
use super::scene::Scene;
use crate::catalogue::defect as words;
use crate::form::{self, words as form_words};
use crate::report::workbook::{Cell, Sheet, Value};

/// The column of the unit.
pub const UNIT: u16 = 0;
/// The most respondents that are lost where some are.
const LOST: u32 = 5;

/// Plants a defect on the sheet of the survey.
pub fn plant(scene: &mut Scene<'_>, defect: Defect) -> Option<()> {
    let name = form_words::SURVEY;
    let at = scene.file().with_sheet(name);
    match defect {
        Defect::RespondentsFew => {
            let lost = 1 + scene.dice.below(LOST) as usize;
            let rows = of_some_unit(scene)?;
            let rows: Vec<u32> = rows.into_iter().take(lost).collect();
            pen::clear(scene.sheet(name)?, |(row, _)| rows.contains(&row));
        }
        Defect::RespondentsNone => {
            let rows = of_some_unit(scene)?;
            pen::clear(scene.sheet(name)?, |(row, _)| rows.contains(&row));
        }
        Defect::RespondentStrange => {
            let sheet = scene.sheet(name)?;
            let last = pen::last_row(sheet);
            pen::copy_row(sheet, last, last + 1);
            pen::write(sheet, (last + 1, UNIT), Value::text(words::STRANGE_UNIT));
            scene.plant_at(defect, name, (last + 1, UNIT));
            return Some(());
        }
        Defect::SurveyColumnMissing => {
            // Behind the unit and the respondent's number stand so many.
            let asked = form::on_survey(scene.job.rubric).len();
            let last = u16::try_from(asked).ok()? + 1;
            pen::write(scene.sheet(name)?, (0, last), Value::Blank);
            // What is missing is told where the headings begin.
            scene.plant_at(defect, name, (0, UNIT));
            return Some(());
        }
        Defect::RespondentsMixed => mix(scene)?,
        Defect::RespondentsSpaced => {
            let sheet = scene.sheet(name)?;
            let last = pen::last_row(sheet);
            for row in [last, last / 2, 1] {
                pen::insert_row(sheet, row);
            }
        }
        _ => return None,
    }
    scene.plant(defect, at);
    Some(())
}

/// The rows of a unit's respondents.
pub fn rows_of(survey: &Sheet, unit: &str) -> Vec<u32> {
    let named = |cell: &&Cell| cell.column == UNIT && cell.value == Value::text(unit);
    survey.cells.iter().filter(named).map(|cell| cell.row).collect()
}

/// The rows of the respondents of a unit that has no defect yet.
fn of_some_unit(scene: &mut Scene<'_>) -> Option<Vec<u32>> {
    let unit = scene.unit()?;
    Some(rows_of(scene.sheet(form_words::SURVEY)?, &unit))
}

/// Puts the respondents into another order.
fn mix(scene: &mut Scene<'_>) -> Option<()> {
    let last = pen::last_row(scene.sheet(form_words::SURVEY)?);
    let mut rows: Vec<u32> = (1..=last).collect();
    scene.dice.shuffle(&mut rows);
    for cell in &mut scene.sheet(form_words::SURVEY)?.cells {
        let before = usize::try_from(cell.row).ok()?.checked_sub(1);
        if let Some(row) = before.and_then(|before| rows.get(before)) {
            cell.row = *row;
        }
    }
    Some(())
}
