//! Defects of a unit as a whole: its kind, name and status, its sheet, a sheet too many or too few.

use std::collections::BTreeMap;

use super::defect::Defect;
use super::pen;
use super::scene::{Contents, Draft, Scene};
use super::survey;
use super::table::values;
use crate::blank::{self, Filled, FilledUnit};
use crate::catalogue::defect as words;
use crate::domain::{Answer, Points, Region};
use crate::finding::Code;
use crate::form::{self, FIRST_SAMPLE, FormUnit, HEADINGS, UNIT_ROWS, words as form_words};
use crate::location::Location;
use crate::report::workbook::{Oddity, SheetName, Value};

/// Plants a defect on the sheet of a unit.
pub fn plant(scene: &mut Scene<'_>, defect: Defect) -> Option<()> {
    let renamed = defect == Defect::SheetRenamed;
    let unit = if renamed { scene.only_unit()? } else { scene.unit()? };
    let at = scene.file().with_sheet(unit.as_str());
    let [kind, name, status] = UNIT_ROWS.map(|row| (row, values()));
    let sheet = scene.sheet(&unit)?;
    match defect {
        Defect::StatusUnknown => {
            pen::write(sheet, status, Value::text(words::STRANGE_STATUS));
            scene.plant_at(defect, &unit, status);
        }
        Defect::KindUnknown => {
            pen::write(sheet, kind, Value::text(words::STRANGE_KIND));
            scene.plant_at(defect, &unit, kind);
        }
        Defect::UnitNameFailed => {
            let failed = Oddity::Formula("Daftar!A3".to_owned(), Some("#REF!".to_owned()));
            pen::write(sheet, name, Value::Odd(failed));
            scene.plant_at(defect, &unit, name);
        }
        Defect::AnsweredAllTheSame => {
            pen::write(sheet, status, Value::text(form_words::NOT_ASSESSED));
            scene.plant(defect, at.clone());
            scene.follow(defect, at, Code::NotAssessed);
        }
        Defect::UnitNameTwice => {
            // Beside the name, above the first sample.
            let beside = (name.0, u16::try_from(FIRST_SAMPLE).ok()?);
            pen::write(sheet, beside, Value::text(words::SECOND_NAME));
            scene.plant_at(defect, &unit, beside);
        }
        Defect::SheetHidden => {
            sheet.hidden = true;
            scene.plant(defect, at);
        }
        Defect::SheetRenamed => {
            let new = SheetName::unique(words::RENAMED_SHEET, &[]);
            let at = scene.file().with_sheet(new.as_str());
            scene.sheet(&unit)?.name = new;
            scene.plant(defect, at);
        }
        Defect::UnitSpelling => {
            for spot in [kind, name] {
                let loud = pen::text(sheet, spot)?.to_uppercase().replace(' ', "  ");
                pen::write(sheet, spot, Value::Text(format!("{loud} ")));
            }
            scene.plant(defect, at);
        }
        _ => return None,
    }
    Some(())
}

/// A unit that says that it is another region's, so that nobody can tell whose the workbook is.
pub fn plant_elsewhere(scene: &mut Scene<'_>, defect: Defect) -> Option<()> {
    let unit = scene.only_unit()?;
    let [kind, name, _] = UNIT_ROWS.map(|row| (row, values()));
    let own = scene.region();
    let other = Region::inside(own.code.province()).find(|region| *region != own)?;
    let sheet = scene.sheet(&unit)?;
    let written = format!("{} {}", pen::text(sheet, kind)?, other.name);
    pen::write(sheet, name, Value::Text(written));
    scene.plant_at(defect, &unit, name);
    scene.lose_region(defect);
    Some(())
}

/// A unit without its sheet, as if nobody had gone there.
pub fn plant_missing(scene: &mut Scene<'_>, defect: Defect) -> Option<()> {
    let unit = scene.unit()?;
    scene.book.sheets.retain(|sheet| sheet.name.as_str() != unit);
    forget_respondents(scene, &unit)?;
    let first = first_unit(scene)?;
    let at = scene.file().with_sheet(first);
    scene.plant(defect, at);
    Some(())
}

/// A unit whose sheet was not filled in.
pub fn plant_blank(scene: &mut Scene<'_>, defect: Defect) -> Option<()> {
    let unit = scene.unit()?;
    let samples = u32::try_from(form::sample_columns(scene.job.rubric)).ok()?;
    let columns = FIRST_SAMPLE..FIRST_SAMPLE + samples;
    pen::clear(scene.sheet(&unit)?, |(row, column)| {
        row > HEADINGS && columns.contains(&u32::from(column))
    });
    forget_respondents(scene, &unit)?;
    let at = scene.file().with_sheet(unit);
    scene.plant(defect, at);
    Some(())
}

/// A unit again, in a file of its own that is read after the region's.
pub fn plant_twice(scene: &mut Scene<'_>, defect: Defect) -> Option<()> {
    let unit = scene.unit()?;
    let made = scene.made.units.iter().find(|made| made.form.sheet_name() == unit)?;
    let path = another_file(scene, &made.form, made.name.clone())?;
    let at = Location::file(path).with_sheet(unit);
    scene.plant(defect, at);
    Some(())
}

/// A unit more than the rubric allows, in a file of its own.
pub fn plant_surplus(scene: &mut Scene<'_>, defect: Defect) -> Option<()> {
    let unit = scene.unit()?;
    let made = scene.made.units.iter().find(|made| made.form.sheet_name() == unit)?;
    let form = FormUnit { kind: made.form.kind, number: Some(made.form.kind.maximum.value + 1) };
    let name = format!("{} {}", made.form.kind.name, words::SURPLUS);
    another_file(scene, &form, name)?;
    // The number of units is told at the region's first.
    let first = first_unit(scene)?;
    let at = scene.file().with_sheet(first);
    scene.plant(defect, at);
    Some(())
}

/// Puts a workbook with one unit beside the region's; its path.
fn another_file(scene: &mut Scene<'_>, form: &FormUnit<'_>, name: String) -> Option<String> {
    let rubric = scene.job.rubric;
    let made = scene.made.units.iter().find(|made| made.answers.is_some())?;
    let mut unit = FilledUnit { name, remarks: BTreeMap::new(), ..made.filled(rubric) };
    // A refused answer would be found by itself, and no two units answer everything alike.
    let none = Answer::Points(Points::NONE);
    for answer in unit.answers.iter_mut().flatten().filter(|answer| **answer == Answer::Refused) {
        *answer = none;
    }
    let given = unit.answers.iter_mut().flatten();
    if let Some(answer) =
        given.into_iter().find(|answer| ![none, Answer::NotApplicable].contains(*answer))
    {
        *answer = none;
    }
    let filled = Filled { units: vec![unit], ..scene.made.filled(rubric) };
    let book = blank::workbook(rubric, scene.region(), std::slice::from_ref(form), Some(&filled));
    let path = format!("lembar/susulan/{}", blank::file_name(scene.region()));
    let contents = Contents::Workbook(Box::new(book), None);
    scene.beside = Some(Draft { path: path.clone(), contents });
    Some(path)
}

/// Empties the rows of a unit's respondents.
fn forget_respondents(scene: &mut Scene<'_>, unit: &str) -> Option<()> {
    let survey = scene.sheet(form_words::SURVEY)?;
    let rows = survey::rows_of(survey, unit);
    pen::clear(survey, |(row, _)| rows.contains(&row));
    Some(())
}

/// The sheet of the first unit, in the order of the rubric.
fn first_unit(scene: &Scene<'_>) -> Option<String> {
    let names = scene.made.units.iter().map(|made| made.form.sheet_name());
    let is_there =
        |name: &String| scene.book.sheets.iter().any(|sheet| sheet.name.as_str() == name.as_str());
    names.into_iter().find(is_there)
}
