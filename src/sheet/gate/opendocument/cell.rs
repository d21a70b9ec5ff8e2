//! A cell of an OpenDocument spreadsheet: its type, its value, and what is known of it.

use std::ops::Range;

use super::super::sheet::Sheet;
use super::super::worksheet::is_number;
use super::super::xml::{Element, Scanner};
use crate::finding::{PartFault, Problem};
use crate::location::Cell;

/// A cell as it is written, once for all that it stands for.
pub struct Written {
    /// The columns that it stands for, from 0; beyond the grid where it is empty.
    pub columns: Range<u32>,
    /// Whether it holds something.
    pub present: bool,
    /// Whether its number is shown as a percentage.
    pub percent: bool,
    /// Whether it is a formula without a value.
    pub uncalculated: bool,
    /// Whether another cell covers it.
    pub covered: bool,
    /// The error that it shows.
    pub error: Option<String>,
    /// How many bytes the reader library keeps of it.
    pub bytes: usize,
}

/// What a cell's attributes say about its value.
pub enum Typed {
    /// A number.
    Number { percent: bool },
    /// The text that the cell shows.
    Text,
    /// Something else, of some length.
    Other { bytes: usize },
    /// A type, and no value.
    Missing,
}

impl Written {
    /// Puts down what the reader library would not tell of the cell.
    pub fn note(&self, sheet: &mut Sheet, cell: Cell) {
        if self.percent {
            sheet.percent.insert(cell);
        }
        if self.uncalculated {
            sheet.uncalculated.insert(cell);
        }
        if self.covered {
            sheet.covered.insert(cell);
        }
        if let Some(error) = &self.error {
            sheet.errors.insert(cell, error.clone());
        }
    }
}

/// What kind of value an element's attributes give.
pub fn typed(xml: &Scanner<'_>, element: &Element<'_>) -> Result<Option<Typed>, Problem> {
    let names = [
        "office:value-type",
        "office:value",
        "office:string-value",
        "office:date-value",
        "office:time-value",
        "office:boolean-value",
    ];
    let [kind, number, text, date, time, truth] = xml.attributes(element, names)?;
    let given = [number, text, date, time, truth].into_iter().flatten().count();
    let odd = || xml.fault(PartFault::Attribute("office:value".to_owned()));
    let other = |value: Option<&str>| {
        Some(value.map_or(Typed::Missing, |value| Typed::Other { bytes: value.len() }))
    };
    let (typed, own) = match kind {
        None => (None, 0),
        Some("float" | "percentage" | "currency") => {
            if number.is_some_and(|number| !is_number(number)) {
                return Err(odd());
            }
            let percent = kind == Some("percentage");
            let typed = number.map_or(Typed::Missing, |_| Typed::Number { percent });
            (Some(typed), usize::from(number.is_some()))
        }
        Some("string") => match text {
            Some(text) => (other(Some(text)), 1),
            None => (Some(Typed::Text), 0),
        },
        Some("date") => (other(date), usize::from(date.is_some())),
        Some("time") => (other(time), usize::from(time.is_some())),
        Some("boolean") => {
            if truth.is_some_and(|truth| !matches!(truth, "true" | "false")) {
                return Err(odd());
            }
            (other(truth), usize::from(truth.is_some()))
        }
        Some(_) => return Err(odd()),
    };
    // The library takes the first value that it meets, of whatever type.
    if given == own { Ok(typed) } else { Err(odd()) }
}
