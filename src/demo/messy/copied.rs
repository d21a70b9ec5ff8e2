//! Answers that were copied from another unit: those on its sheet and those of its users.

use super::defect::Defect;
use super::pen;
use super::scene::Scene;
use super::survey::{self, UNIT};
use crate::demo::make;
use crate::form::{FIRST_SAMPLE, HEADINGS, words as form_words};
use crate::report::workbook::{Cell, Sheet, Value, Workbook};

/// Gives a unit the answers of an earlier region's unit of its name, if sheets of one are sound in
/// the job; else those of another unit of its own region.
///
/// Of two units that answer alike the later one is found, and units come in order of code.
pub fn plant(scene: &mut Scene<'_>, defect: Defect) -> Option<()> {
    let own: Vec<String> =
        scene.free_units().into_iter().filter(|unit| fits(&scene.book, unit)).collect();
    let unit = own.last()?;
    let (book, of) = match elsewhere(scene, unit) {
        Some(book) => (book, unit.clone()),
        None => (scene.book.clone(), own.first().filter(|first| *first != unit)?.clone()),
    };
    copy_sheet(pen::sheet(&book, &of)?, scene.sheet(unit)?);
    let survey = form_words::SURVEY;
    copy_respondents((pen::sheet(&book, survey)?, &of), (scene.sheet(survey)?, unit));
    let at = scene.file().with_sheet(unit.as_str());
    scene.plant(defect, at);
    Some(())
}

/// The workbook of an earlier region, sound as it is in the job, whose unit of this name fits.
fn elsewhere(scene: &mut Scene<'_>, unit: &str) -> Option<Workbook> {
    let (job, own) = (scene.job, scene.region().code);
    let mut earlier: Vec<_> = job.sound.iter().filter(|wish| wish.region.code < own).collect();
    scene.dice.shuffle(&mut earlier);
    earlier.into_iter().find_map(|wish| {
        let book = make(job.rubric, wish, job.seed).ok()?.workbook(job.rubric);
        fits(&book, unit).then_some(book)
    })
}

/// Whether a unit's answers can be copied, or copied over, and nothing but the copy is found:
/// refusals are found by themselves, and answers that are all alike are no copy.
fn fits(book: &Workbook, unit: &str) -> bool {
    let Some(sheet) = pen::sheet(book, unit) else { return false };
    let mut answers = sheet.cells.iter().filter(|cell| is_answer(cell)).map(|cell| &cell.value);
    let points = |value: &&Value| matches!(value, Value::Decimal(..));
    let refused = Value::text(form_words::REFUSED);
    let first = answers.clone().find(points);
    !answers.clone().any(|value| *value == refused)
        && answers.any(|value| points(&value) && Some(value) != first)
}

/// Whether a cell on the sheet of a unit holds an answer, or a remark on answers.
fn is_answer(cell: &Cell) -> bool {
    cell.row > HEADINGS && u32::from(cell.column) >= FIRST_SAMPLE
}

/// Copies what the sheet of one unit has behind its indicators to that of another.
fn copy_sheet(from: &Sheet, to: &mut Sheet) {
    for cell in from.cells.iter().filter(|cell| is_answer(cell)) {
        pen::write(to, (cell.row, cell.column), cell.value.clone());
    }
}

/// Copies the answers of one unit's users to those of another.
fn copy_respondents((from, of): (&Sheet, &str), (to, unit): (&mut Sheet, &str)) {
    let rows = survey::rows_of(from, of).into_iter().zip(survey::rows_of(to, unit));
    for (row, own) in rows {
        // Unit and number of the respondent stay.
        let answers = from.cells.iter().filter(|cell| cell.row == row && cell.column > UNIT + 1);
        for cell in answers {
            pen::write(to, (own, cell.column), cell.value.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::messy::{Contents, Surroundings, mess};
    use crate::demo::{Wish, regions, wishes};
    use crate::form;
    use crate::rubric;

    /// Plants a copy in the second of three regions of which some are sound. Tells which units of
    /// each region's workbook answer as the found unit does, which must not have done so before.
    fn check(sound: &[usize], expected: [usize; 3]) {
        let rubric = rubric::parse("x", rubric::built_in("ombudsman-2024").unwrap()).unwrap();
        let regions = regions("12".parse().unwrap(), 3);
        let wishes = wishes(&rubric, &regions, 5);
        let sound: Vec<&Wish> = sound.iter().map(|place| &wishes[*place]).collect();
        let job = Surroundings { rubric: &rubric, regions: &regions, sound: &sound, seed: 5 };
        let made: Vec<_> = wishes.iter().map(|wish| make(&rubric, wish, 5).unwrap()).collect();
        let mess = mess(job, &made[1], wishes[1].score, &[Defect::AnswersCopied]).unwrap();
        let Contents::Workbook(messy, None) = mess.workbook.unwrap().contents else { panic!() };
        let found = answers(&messy, mess.planted[0].at.sheet().unwrap());
        let mut books: Vec<_> = made.iter().map(|made| made.workbook(&rubric)).collect();
        let alike = |book: &Workbook| {
            let units = form::units(&rubric);
            units.iter().filter(|unit| answers(book, &unit.sheet_name()) == found).count()
        };
        assert!(alike(&books[1]) <= 1);
        books[1] = *messy;
        assert_eq!(books.iter().map(alike).collect::<Vec<_>>(), expected);
    }

    /// The values of a unit's answers, those of its users last.
    fn answers(book: &Workbook, unit: &str) -> Vec<Value> {
        let sheet = pen::sheet(book, unit).unwrap();
        let survey = pen::sheet(book, form_words::SURVEY).unwrap();
        let rows = survey::rows_of(survey, unit);
        assert_eq!(rows.len(), 30);
        let asked = |cell: &&Cell| rows.contains(&cell.row) && cell.column > UNIT + 1;
        let told = sheet.cells.iter().filter(|cell| is_answer(cell));
        let all = told.chain(survey.cells.iter().filter(asked));
        all.map(|cell| cell.value.clone()).collect()
    }

    #[test]
    fn answers_are_copied_from_a_sound_region_before_this_one() {
        check(&[0, 2], [1, 1, 0]);
    }

    #[test]
    fn answers_are_copied_inside_of_a_region_where_none_before_it_is_sound() {
        check(&[2], [0, 2, 0]);
        check(&[], [0, 2, 0]);
    }
}
