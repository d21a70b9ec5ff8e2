//! Forms as enumerators fill them in.

mod layouts;

use std::collections::BTreeMap;

use super::*;
use crate::form;
use crate::job::Layout;
use crate::rubric::{self, Rubric};
use crate::scoring;
use crate::sheet::Lexicon;
use crate::sheet::grid::Value;

fn rubric_of(id: &str) -> Rubric {
    rubric::parse(id, rubric::built_in(id).unwrap()).unwrap()
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn number(double: f64) -> Value {
    Value::Number { double, percent: false }
}

fn put(grid: &mut Grid, row: u32, column: u32, value: Value) {
    grid.rows.entry(row).or_default().insert(column, value);
}

fn empty(name: &str) -> Grid {
    Grid { name: name.into(), ..Grid::default() }
}

/// A form of Dairi with 2 points everywhere, so that every unit comes to 200/3.
fn filled(rubric: &Rubric) -> Vec<Grid> {
    let mut identity = empty(words::IDENTITY);
    let entries = [
        (words::REGION_CODE, text("12.11")),
        (words::REGION_NAME, text("Kabupaten Dairi")),
        (words::YEAR, number(f64::from(rubric.year))),
        (words::RUBRIC, text(&rubric.id)),
    ];
    for (row, (label, value)) in (2..).zip(entries) {
        put(&mut identity, row, form::LABELS, text(label));
        put(&mut identity, row, form::VALUES, value);
    }
    let mut survey = empty(words::SURVEY);
    put(&mut survey, 0, 0, text(words::UNIT));
    put(&mut survey, 0, 1, text(words::RESPONDENT));
    for (column, indicator) in (2..).zip(form::on_survey(rubric)) {
        put(&mut survey, 0, column, text(&format!("{}\n{}", indicator.code, indicator.name)));
    }
    let mut grids = vec![identity];
    for unit in form::units(rubric) {
        let mut grid = empty(&unit.sheet_name());
        for (row, (label, value)) in (0..).zip([
            (words::UNIT_KIND, unit.kind.name.clone()),
            (words::UNIT_NAME, format!("{} Dairi", unit.sheet_name())),
            (words::STATUS, words::ASSESSED.to_owned()),
        ]) {
            put(&mut grid, row, form::LABELS, text(label));
            put(&mut grid, row, form::VALUES, text(&value));
        }
        put(&mut grid, form::HEADINGS, form::CODE, text(words::CODE));
        for sample in 0..form::sample_columns(rubric) {
            let column = form::FIRST_SAMPLE + u32::try_from(sample).unwrap();
            put(&mut grid, form::HEADINGS, column, text(&words::sample(sample + 1)));
        }
        for (row, indicator) in (form::HEADINGS + 1..).zip(form::on_unit_sheet(rubric)) {
            put(&mut grid, row, form::CODE, text(&indicator.code));
            for sample in 0..indicator.samples.value {
                put(&mut grid, row, form::FIRST_SAMPLE + sample, number(2.0));
            }
        }
        for respondent in 0..30 {
            let row = survey.rows.keys().next_back().unwrap() + 1;
            put(&mut survey, row, 0, text(&unit.sheet_name()));
            put(&mut survey, row, 1, number(f64::from(respondent + 1)));
            for (column, _) in (2..).zip(form::on_survey(rubric)) {
                put(&mut survey, row, column, number(2.0));
            }
        }
        grids.push(grid);
    }
    if !form::on_survey(rubric).is_empty() {
        grids.push(survey);
    }
    grids
}

fn of<'g>(grids: &'g mut [Grid], name: &str) -> &'g mut Grid {
    grids.iter_mut().find(|grid| &*grid.name == name).unwrap()
}

fn all(file: &Location, grids: &[Grid], rubric: &Rubric) -> Rows {
    let lexicon = Lexicon::new(rubric, &Layout::default());
    read(file, grids, Expected { year: rubric.year, rubric, lexicon: &lexicon }).unwrap()
}

/// Reads a form and scores its units: `kind score`, then `place code` of each finding.
fn check(rubric: &Rubric, grids: &[Grid], expected: &[&str]) {
    let file = Location::file("x.xlsx");
    let Rows { rows, findings } = all(&file, grids, rubric);
    let mut shown: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows {
        let What::Unit(_, _, content) = row.what else { panic!("{row:?}") };
        let shape = match content {
            Some(Content::Answered(answers)) => {
                let score = scoring::unit(rubric, &answers).score;
                score.map_or("-".to_owned(), |score| score.exact().to_string())
            }
            Some(Content::Told(_)) => "tidak dinilai".to_owned(),
            None => "belum diisi".to_owned(),
        };
        *shown.entry(shape).or_default() += 1;
    }
    let mut lines: Vec<_> =
        shown.into_iter().map(|(shape, count)| format!("{count} x {shape}")).collect();
    let place = |finding: &Finding| {
        let at = [finding.at.sheet().map(str::to_owned), finding.at.cell()];
        let at: Vec<_> = at.into_iter().flatten().collect();
        format!("{} {}", at.join("!"), finding.code())
    };
    lines.extend(findings.iter().map(place));
    assert_eq!(lines, expected);
}

#[test]
fn a_form_that_is_filled_in_reads_without_a_finding() {
    let rubric = rubric_of("ombudsman-2024");
    check(&rubric, &filled(&rubric), &["7 x 200/3"]);
}

#[test]
fn every_answer_is_read_or_named_with_its_cell() {
    let rubric = rubric_of("ombudsman-2024");
    let mut grids = filled(&rubric);
    let sheet = of(&mut grids, "Dinsos");
    put(sheet, 5, 5, text("TJ"));
    put(sheet, 5, 6, text("TB"));
    put(sheet, 6, 5, text("3,5"));
    put(sheet, 7, 5, text("baik"));
    sheet.rows.get_mut(&8).unwrap().remove(&6);
    put(sheet, 11, 7, number(1.0));
    check(
        &rubric,
        &grids,
        &[
            "6 x 200/3",
            "1 x 89389/1350",
            "Dinsos!F7 R303",
            "Dinsos!F8 R324",
            "Dinsos!H12 R224",
            "Dinsos!F6 R322",
            "Dinsos!G9 R320",
        ],
    );
}

#[test]
fn what_is_missing_has_a_place() {
    let rubric = rubric_of("ombudsman-2024");
    let mut grids = filled(&rubric);
    of(&mut grids, "Dinkes").rows.remove(&9);
    of(&mut grids, "Dindik").rows.get_mut(&form::HEADINGS).unwrap().remove(&8);
    put(of(&mut grids, "DPMPTSP"), 60, 0, text("X.9.99"));
    put(of(&mut grids, "DPMPTSP"), 61, 0, text("I.1.01"));
    let survey = of(&mut grids, words::SURVEY);
    survey.rows.retain(|row, _| *row != 1);
    put(survey, 2, 0, text("Puskesmas 9"));
    let rubric_codes: Vec<_> = {
        let file = Location::file("x.xlsx");
        let rows = all(&file, &grids, &rubric);
        rows.findings.iter().map(|finding| finding.code().id()).collect()
    };
    // Dindik lacks S4, which six indicators of four samples need; what stands there is noted.
    let expected = [
        "R221", "R222", "R203", "R223", "R223", "R223", "R223", "R223", "R223", "R220", "R228",
        "R226",
    ];
    assert_eq!(rubric_codes, expected);
}

#[test]
fn a_unit_may_be_not_assessed_or_not_filled_in() {
    let rubric = rubric_of("ombudsman-2024");
    let mut grids = filled(&rubric);
    for (name, status) in [("Puskesmas 2", words::NOT_ASSESSED), ("Dinsos", words::ASSESSED)] {
        let sheet = of(&mut grids, name);
        put(sheet, 2, 1, text(status));
        for (row, cells) in &mut sheet.rows {
            cells.retain(|column, _| *row <= form::HEADINGS || *column < form::FIRST_SAMPLE);
        }
        let survey = of(&mut grids, words::SURVEY);
        survey.rows.retain(|_, cells| cells.get(&0) != Some(&text(name)));
    }
    check(&rubric, &grids, &["5 x 200/3", "1 x belum diisi", "1 x tidak dinilai", "Dinsos R225"]);
}

#[test]
fn a_form_says_whose_it_is() {
    let rubric = rubric_of("ombudsman-2024");
    let change = |row: u32, value: Value, expected: &str| {
        let mut grids = filled(&rubric);
        put(of(&mut grids, words::IDENTITY), row, form::VALUES, value);
        let file = Location::file("x.xlsx");
        let rows = all(&file, &grids, &rubric);
        let codes: Vec<_> = rows
            .findings
            .iter()
            .map(|finding| format!("{} {}", finding.at.cell().unwrap(), finding.code()))
            .collect();
        assert_eq!(codes, [expected]);
    };
    change(2, text("12.18"), "B4 R403");
    change(2, text("1211"), "B3 R408");
    change(4, number(2023.0), "B5 R508");
    change(5, text("ombudsman-2023"), "B6 R231");
}

#[test]
fn a_checklist_is_read_product_by_product() {
    let rubric = rubric_of("ombudsman-2021");
    let mut grids = filled(&rubric);
    for grid in &mut grids {
        for (row, cells) in &mut grid.rows {
            if *row <= form::HEADINGS || *grid.name == *words::IDENTITY {
                continue;
            }
            // Two products: everything is there in the first, every other thing in the second.
            cells.retain(|column, _| *column < form::FIRST_SAMPLE);
            cells.insert(form::FIRST_SAMPLE, text("√"));
            let mark = if row % 2 == 0 { "v" } else { "x" };
            cells.insert(form::FIRST_SAMPLE + 1, text(mark));
        }
    }
    // Of 19 components the second product has 9.
    let units = form::units(&rubric).len();
    check(&rubric, &grids, &[&format!("{units} x 1400/19")]);
}

#[test]
fn what_a_unit_is_must_not_be_a_formula_without_a_value() {
    let mut rubric = rubric_of("ombudsman-2024");
    for others in [false, true] {
        rubric.units.others = others;
        for (row, place) in form::UNIT_ROWS.into_iter().zip(["B1", "B2", "B3"]) {
            let error = Value::Error("#REF!".to_owned());
            for (value, code) in [(Value::Uncalculated, "R311"), (error, "R305")] {
                let mut grids = filled(&rubric);
                put(of(&mut grids, "Dinsos"), row, form::VALUES, value);
                check(&rubric, &grids, &["7 x 200/3", &format!("Dinsos!{place} {code}")]);
            }
        }
    }
}
