//! The workbook of `rapor sheet`, filled in by the rule of tests/data/forms/rule.py.

// Each test file uses its part of this.
#![allow(dead_code)]

use std::ops::Range;

use rapor::blank::{self, Filled, FilledUnit};
use rapor::domain::{Answer, Date, Fraction, Points, Region};
use rapor::form::{self, FormUnit};
use rapor::location::Cell;
use rapor::report::workbook::{Value, Workbook};
use rapor::rubric::{self, Evidence, Indicator, Rubric};

/// The region of all forms here.
pub const REGION: &str = "12.18";
/// How many units a form of any year has.
pub const UNITS: usize = 7;
/// How many of a checklist's products are filled in.
const PRODUCTS: usize = 2;

/// A unit as it is filled in.
pub struct Unit {
    /// Its own name.
    pub name: String,
    /// By indicator, in the rubric's order.
    pub answers: Vec<Vec<Given>>,
}

/// An answer and the cell where it belongs on a form of all units.
pub struct Given {
    pub sheet: String,
    pub cell: Cell,
    pub answer: Answer,
}

pub fn rubric(year: u16) -> Rubric {
    let id = format!("ombudsman-{year}");
    rubric::parse(&id, rubric::built_in(&id).unwrap()).unwrap()
}

/// All units of the region, answered by the rule.
pub fn units(rubric: &Rubric) -> Vec<Unit> {
    let forms = form::units(rubric);
    assert_eq!(forms.len(), UNITS);
    (0..).zip(&forms).map(|(number, form)| unit(rubric, form, number)).collect()
}

fn unit(rubric: &Rubric, form: &FormUnit<'_>, number: u32) -> Unit {
    let mut answers = Vec::new();
    // Rows of the unit's sheet and columns of the survey's, from 0.
    let (mut row, mut column) = (form::HEADINGS + 1, 2);
    for variable in rubric.variables() {
        for indicator in &variable.indicators {
            let samples = if form::samples_are_products(rubric) {
                PRODUCTS
            } else {
                indicator.samples.value as usize
            };
            let place = |sample: u32| match variable.evidence {
                Evidence::Survey => {
                    let row = 1 + number * indicator.samples.value + sample;
                    (form::words::SURVEY.to_owned(), Cell { row, column })
                }
                Evidence::Checklist | Evidence::Interview => {
                    let column = form::FIRST_SAMPLE + sample;
                    (form.sheet_name(), Cell { row, column })
                }
            };
            let given = (0..).take(samples).map(|sample| {
                let (sheet, cell) = place(sample);
                Given { sheet, cell, answer: answer(rubric, indicator, cell) }
            });
            answers.push(given.collect());
            match variable.evidence {
                Evidence::Survey => column += 1,
                Evidence::Checklist | Evidence::Interview => row += 1,
            }
        }
    }
    Unit { name: format!("{} {}", form.kind.name, number + 1), answers }
}

/// What the rule says, which counts rows and columns from 1.
fn answer(rubric: &Rubric, indicator: &Indicator, cell: Cell) -> Answer {
    let (row, column) = (cell.row + 1, cell.column + 1);
    let most = &indicator.max.value;
    let points = |less: &str| {
        let less = Fraction::from_decimal(less).unwrap();
        Answer::Points(Points::new(&(most - &less)).unwrap())
    };
    if form::samples_are_products(rubric) {
        return match (row + column) % 5 {
            2 => Answer::Points(Points::NONE),
            4 => Answer::NotApplicable,
            _ => points("0"),
        };
    }
    match (row * 7 + column * 3) % 23 {
        5 => Answer::Refused,
        11 => Answer::NotApplicable,
        turn => points(["0", "0", "0.5", "1", "0"][turn as usize % 5]),
    }
}

/// A form of some of the units, by their number from 0, in the program's own hand.
pub fn workbook(rubric: &Rubric, chosen: Range<usize>) -> Workbook {
    let answers = |unit: &Unit| {
        let samples = unit.answers.iter();
        samples.map(|given| given.iter().map(|given| given.answer).collect()).collect()
    };
    let filled = |unit: &Unit| FilledUnit {
        name: unit.name.clone(),
        assessed: true,
        products: vec!["Akta kelahiran".to_owned(), "KTP elektronik".to_owned()],
        answers: answers(unit),
        remarks: [("I.1.04".to_owned(), "dilihat di loket".to_owned())].into(),
    };
    let filled = Filled {
        mark: None,
        enumerator: "Tim Penilai".to_owned(),
        date: Date::new(rubric.year, 9, 2),
        units: units(rubric)[chosen.clone()].iter().map(filled).collect(),
    };
    let region = Region::with_code(REGION.parse().unwrap()).unwrap();
    blank::workbook(rubric, region, &form::units(rubric)[chosen], Some(&filled))
}

/// The same cells in plain dress, so that a test can write anything between them.
pub fn plain(book: &Workbook) -> rust_xlsxwriter::Workbook {
    let mut plain = rust_xlsxwriter::Workbook::new();
    for sheet in &book.sheets {
        let to = plain.add_worksheet().set_name(sheet.name.as_str()).unwrap();
        for cell in &sheet.cells {
            let (row, column) = (cell.row, cell.column);
            match &cell.value {
                // Only made-up sheets with defects hold oddities, and no form computes anything.
                Value::Blank | Value::Odd(_) | Value::Computed(..) => continue,
                Value::Text(text) | Value::Link(text, _) | Value::FileLink(text, _) => {
                    to.write_string(row, column, text).unwrap()
                }
                Value::Count(count) => to.write(row, column, *count).unwrap(),
                Value::Score(score) => to.write(row, column, score.to_double()).unwrap(),
                Value::Change(number) | Value::Steps(number) | Value::Decimal(number, _) => {
                    to.write(row, column, number.to_double()).unwrap()
                }
            };
        }
    }
    plain
}
