//! Defects of the table on a unit's sheet: its rows, its columns, its merged cells.

use super::defect::Defect;
use super::identity::misspelt;
use super::pen::{self, Spot};
use super::scene::Scene;
use crate::catalogue::defect as words;
use crate::finding::Code;
use crate::form::{self, CODE, FIRST_SAMPLE, HEADINGS, LABELS};
use crate::report::workbook::{Area, Role, Value};
use crate::rubric::Indicator;

/// The column of the variable's name.
const VARIABLE: u16 = 2;

/// How far the indicator's name stands behind its code.
const INDICATOR: u16 = 3;

/// Plants a defect in the table of a unit.
pub fn plant(scene: &mut Scene<'_>, defect: Defect) -> Option<()> {
    let unit = scene.unit()?;
    let at = scene.file().with_sheet(unit.as_str());
    let row = any_row(scene)?;
    let code = (row, column(CODE));
    match defect {
        Defect::IndicatorMissing => pen::clear(scene.sheet(&unit)?, |(other, _)| other == row),
        Defect::IndicatorTwice => {
            let sheet = scene.sheet(&unit)?;
            let below = pen::last_row(sheet) + 1;
            pen::copy_row(sheet, row, below);
            scene.plant_at(defect, &unit, (below, column(CODE)));
            return Some(());
        }
        Defect::IndicatorUnknown => {
            let sheet = scene.sheet(&unit)?;
            let mut typed = pen::text(sheet, code)?.to_owned();
            typed.pop();
            pen::write(sheet, code, Value::Text(typed + "O"));
            scene.plant_at(defect, &unit, code);
            scene.follow(defect, at, Code::IndicatorMissing);
            return Some(());
        }
        Defect::IndicatorNameOther => {
            let spot = (row, column(CODE) + INDICATOR);
            let other = if row > HEADINGS + 1 { row - 1 } else { row + 1 };
            let sheet = scene.sheet(&unit)?;
            let name = pen::text(sheet, (other, spot.1))?.to_owned();
            pen::write(sheet, spot, Value::Text(name));
            scene.plant_at(defect, &unit, spot);
            scene.follow(defect, at, Code::IndicatorMissing);
            return Some(());
        }
        Defect::IndicatorNameless => {
            let spot = (row, column(CODE) + INDICATOR);
            let sheet = scene.sheet(&unit)?;
            let name = misspelt(pen::text(sheet, spot)?);
            pen::write(sheet, code, Value::Blank);
            pen::write(sheet, spot, Value::Text(name));
            scene.plant_at(defect, &unit, spot);
            scene.follow(defect, at, Code::IndicatorMissing);
            return Some(());
        }
        Defect::HeadingsUncounted => {
            let first = column(FIRST_SAMPLE);
            head_by_names(scene, &unit, first)?;
            scene.plant_at(defect, &unit, (HEADINGS + 1, first));
            return Some(());
        }
        Defect::TotalStale => {
            let sheet = scene.sheet(&unit)?;
            let below = pen::last_row(sheet) + 2;
            let spot = (below, column(FIRST_SAMPLE));
            pen::write(sheet, (below, column(CODE) + INDICATOR), Value::text(words::TOTAL));
            // Nobody's answers come to nothing at all.
            pen::write(sheet, spot, Value::Count(0));
            scene.plant_at(defect, &unit, spot);
            return Some(());
        }
        Defect::SampleColumnMissing => return without_last_column(scene, defect, &unit),
        Defect::SampleSurplus => {
            let spot = closed(scene, &unit)?;
            pen::write(scene.sheet(&unit)?, spot, Value::Count(1));
            scene.plant_at(defect, &unit, spot);
            return Some(());
        }
        Defect::HeadingsMissing => {
            pen::clear(scene.sheet(&unit)?, |(other, _)| other == HEADINGS);
        }
        Defect::PointsMerged => return merged(scene, defect, &unit),
        Defect::RowHidden => _ = scene.sheet(&unit)?.hidden_rows.insert(row),
        Defect::VariableMerged => merge_variables(scene, &unit)?,
        Defect::RowInserted => pen::insert_row(scene.sheet(&unit)?, row),
        Defect::ColumnInserted => {
            pen::insert_column(scene.sheet(&unit)?, HEADINGS, column(FIRST_SAMPLE));
        }
        _ => return None,
    }
    scene.plant(defect, at);
    Some(())
}

/// A row of the table, by chance.
fn any_row(scene: &mut Scene<'_>) -> Option<u32> {
    let rows = form::on_unit_sheet(scene.job.rubric).len();
    Some(HEADINGS + 1 + scene.dice.below(u32::try_from(rows).ok()?))
}

/// Takes the last column of samples away; every indicator that has so many lacks one.
fn without_last_column(scene: &mut Scene<'_>, defect: Defect, unit: &str) -> Option<()> {
    let samples = form::sample_columns(scene.job.rubric);
    let last = column(FIRST_SAMPLE) + u16::try_from(samples).ok()?.checked_sub(1)?;
    pen::clear(scene.sheet(unit)?, |(row, column)| row >= HEADINGS && column == last);
    let indicators = form::on_unit_sheet(scene.job.rubric);
    let has_all = |indicator: &Indicator| indicator.samples.value as usize == samples;
    for (row, _) in (HEADINGS + 1..).zip(indicators).filter(|(_, indicator)| has_all(indicator)) {
        // Seen at the last column that is there.
        scene.plant_at(defect, unit, (row, last.checked_sub(1)?));
    }
    Some(())
}

/// Puts one heading over all columns of answers, and below it a name for each.
fn head_by_names(scene: &mut Scene<'_>, unit: &str, first: u16) -> Option<()> {
    let samples = u16::try_from(form::sample_columns(scene.job.rubric)).ok()?;
    let last = first + samples.checked_sub(1)?;
    let sheet = scene.sheet(unit)?;
    pen::insert_row(sheet, HEADINGS + 1);
    pen::clear(sheet, |(row, column)| row == HEADINGS && (first..=last).contains(&column));
    pen::write(sheet, (HEADINGS, first), Value::text(words::ANSWERS_OF));
    sheet.merged.push(Area { top: HEADINGS, left: first, bottom: HEADINGS, right: last });
    for (column, name) in (first..=last).zip(words::OFFICERS) {
        pen::write(sheet, (HEADINGS + 1, column), Value::text(name));
    }
    Some(())
}

/// A cell where the indicator has no sample, by chance.
fn closed(scene: &mut Scene<'_>, unit: &str) -> Option<Spot> {
    let cells = scene.sheet(unit)?.cells.iter();
    let closed = cells.filter(|cell| cell.style.role == Role::Closed);
    let spots: Vec<Spot> = closed.map(|cell| (cell.row, cell.column)).collect();
    scene.one_of(&spots)
}

/// Merges the points of an indicator with the cell beside them, in which something stays.
fn merged(scene: &mut Scene<'_>, defect: Defect, unit: &str) -> Option<()> {
    let (row, hidden) = closed(scene, unit)?;
    // The first closed cell of the row, so that no other answer is covered.
    let cells = scene.sheet(unit)?.cells.iter();
    let closed = cells.filter(|cell| cell.row == row && cell.style.role == Role::Closed);
    let hidden = closed.map(|cell| cell.column).min().unwrap_or(hidden);
    let sheet = scene.sheet(unit)?;
    pen::write(sheet, (row, hidden), Value::Count(1));
    let left = hidden.checked_sub(1)?;
    sheet.merged.push(Area { top: row, left, bottom: row, right: hidden });
    scene.plant_at(defect, unit, (row, hidden));
    Some(())
}

/// Merges the cells of each variable's name, as most offices draw such a table.
fn merge_variables(scene: &mut Scene<'_>, unit: &str) -> Option<()> {
    let sheet = scene.sheet(unit)?;
    let last = pen::last_row(sheet);
    let names: Vec<_> = (HEADINGS + 1..=last)
        .map(|row| (row, pen::text(sheet, (row, VARIABLE)).unwrap_or_default().to_owned()))
        .collect();
    for same in names.chunk_by(|one, next| one.1 == next.1) {
        let [(top, _), .., (bottom, _)] = same else { continue };
        let (top, bottom) = (*top, *bottom);
        pen::clear(sheet, |(row, column)| (top + 1..=bottom).contains(&row) && column == VARIABLE);
        sheet.merged.push(Area { top, left: VARIABLE, bottom, right: VARIABLE });
    }
    Some(())
}

/// A column's number in a sheet.
fn column(number: u32) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

/// The column of values beside labels.
pub fn values() -> u16 {
    column(LABELS) + 1
}
