//! The binary workbooks of Excel, .xls and .xlsb, record by record.
//!
//! The reader library can be made to abort by either, so that it reads them in a process of its
//! own. Their records are simple enough to be looked at here first: what the library does not
//! tell (percentages, hidden rows, errors that it does not know) is noted, and so is every cell
//! that it must give. What it gives beside that is no reading of this file.

mod compound;
mod record;
mod xls;
mod xlsb;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::format::NumberFormat;
use super::limits::MOST_IN_DENSE_RECTANGLE;
use super::sheet::{Rectangle, Sheet};
use crate::finding::{Problem, Unreadable};
use crate::job::Limits;
use crate::location::{Area, Cell};

pub use compound::SIGNATURE;
pub use xls::open as open_xls;
pub use xlsb::open as open_xlsb;

/// Which of the two formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Excel 95 to 2003.
    Xls,
    /// The binary form of Excel 2007 and later.
    Xlsb,
}

/// A binary workbook whose records are sound.
pub struct Binary {
    /// Its format.
    pub kind: Kind,
    /// What the reader library is given.
    pub bytes: Vec<u8>,
    /// Its worksheets in order.
    pub tables: Vec<Table>,
    /// The number formats by the index of a cell's style.
    pub formats: Vec<NumberFormat>,
}

/// A worksheet, and what its cells are expected to be.
#[derive(Debug)]
pub struct Table {
    /// What the library does not tell.
    pub sheet: Sheet,
    /// The cells that hold something that the library must give.
    pub values: BTreeSet<Cell>,
    /// The cells whose style shows percentages, with the style's index.
    pub styles: BTreeMap<Cell, usize>,
    rectangle: Rectangle,
}

/// What a cell's record holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stored {
    Value,
    Error(u8),
    Uncalculated,
}

/// The errors by their number in a record.
const ERRORS: [(u8, &str); 8] = [
    (0x00, "#NULL!"),
    (0x07, "#DIV/0!"),
    (0x0F, "#VALUE!"),
    (0x17, "#REF!"),
    (0x1D, "#NAME?"),
    (0x24, "#NUM!"),
    (0x2A, "#N/A"),
    (0x2B, "#GETTING_DATA"),
];

impl Binary {
    fn new(kind: Kind) -> Self {
        Self { kind, bytes: Vec::new(), tables: Vec::new(), formats: Vec::new() }
    }

    /// Adds a worksheet, whose name must be new.
    fn add(&mut self, name: String, hidden: bool) -> Result<&mut Table, Problem> {
        let folded = name.to_lowercase();
        if self.tables.iter().any(|table| table.sheet.name.to_lowercase() == folded) {
            let why = Unreadable::SheetTwice(super::brief(&name));
            return Err(Problem::Unreadable { why });
        }
        self.tables.push(Table {
            sheet: Sheet::new(Arc::from(name), hidden),
            values: BTreeSet::new(),
            styles: BTreeMap::new(),
            rectangle: Rectangle::default(),
        });
        self.tables.last_mut().ok_or_else(|| damaged("sheet"))
    }

    /// Whether all cells together are no more than a file may have.
    fn hold_limits(&self, limits: &Limits) -> Result<(), Problem> {
        let cells = self.tables.iter().map(|table| table.sheet.cells).sum();
        super::hold_cells(cells, limits)
    }
}

impl Table {
    /// Notes a cell that holds something.
    fn note(
        &mut self,
        cell: Cell,
        style: usize,
        stored: Stored,
        formats: &[NumberFormat],
        limits: &Limits,
    ) -> Result<(), Problem> {
        self.sheet.count(1, limits)?;
        self.rectangle.grow(Area { first: cell, last: cell }, MOST_IN_DENSE_RECTANGLE)?;
        let known = self.sheet.errors.contains_key(&cell)
            || self.sheet.uncalculated.contains(&cell)
            || !self.values.insert(cell);
        if known {
            return Err(self.sheet.twice(cell));
        }
        match stored {
            Stored::Value => {
                if formats.get(style).is_some_and(NumberFormat::may_be_percent) {
                    self.styles.insert(cell, style);
                }
            }
            Stored::Error(number) => {
                self.values.remove(&cell);
                let known = ERRORS.iter().find(|(known, _)| *known == number);
                let (_, text) = known.ok_or_else(|| self.sheet.odd(cell))?;
                self.sheet.errors.insert(cell, (*text).to_owned());
            }
            Stored::Uncalculated => {
                self.values.remove(&cell);
                self.sheet.uncalculated.insert(cell);
            }
        }
        Ok(())
    }
}

fn damaged(what: &str) -> Problem {
    Problem::Unreadable { why: Unreadable::Damaged(what.to_owned()) }
}
