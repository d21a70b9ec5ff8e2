//! A workbook as rows of values: the only place that knows the reader library.

mod binary;
pub mod isolated;
mod merged;
mod read;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use read::read;

pub use super::gate::brief;
use crate::finding::{Problem, Unreadable};
use crate::location::{Area, Cell};

/// What stands for a formula that was never computed, where its value would be shown.
const UNCALCULATED: &str = "belum dihitung";

/// One worksheet, or the only table of a CSV file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// Its name; empty for CSV.
    pub name: Arc<str>,
    /// Whether the sheet is hidden.
    pub hidden: bool,
    /// The cells that hold something, by row and column from 0.
    pub rows: BTreeMap<u32, BTreeMap<u32, Value>>,
    /// The merged areas; of each, only the first cell can be in `rows`.
    pub merged: Vec<Area>,
    /// The hidden rows among `rows`.
    pub hidden_rows: BTreeSet<u32>,
    /// The hidden columns that hold something in one of `rows`.
    pub hidden_columns: BTreeSet<u32>,
    /// What is wrong with cells that are not in `rows` because nobody sees them.
    pub unseen: Vec<(Cell, Problem)>,
    /// What stands between the fields of a CSV file, `;` or `,`; `None` for a worksheet.
    pub separator: Option<u8>,
    /// How many cells there are; kept here, so that it need not be counted for each.
    pub(in crate::sheet) count: usize,
}

/// What stands in a cell, as the file has it.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Text.
    Text(String),
    /// A number as it is stored; always finite.
    Number {
        /// The binary double.
        double: f64,
        /// Whether the cell is formatted as a percentage.
        percent: bool,
    },
    /// TRUE or FALSE.
    Boolean(bool),
    /// A date or time.
    Date(String),
    /// `#DIV/0!` and its like.
    Error(String),
    /// A formula that was never computed.
    Uncalculated,
}

impl Grid {
    fn new(name: Arc<str>, hidden: bool) -> Self {
        Self { name, hidden, ..Self::default() }
    }

    /// Whether it comes from a CSV file.
    pub fn is_csv(&self) -> bool {
        self.separator.is_some()
    }

    fn set(&mut self, cell: Cell, value: Value) -> Result<(), Problem> {
        if self.rows.entry(cell.row).or_default().insert(cell.column, value).is_some() {
            let address = format!("{}!{cell}", brief(&self.name));
            return Err(Problem::Unreadable { why: Unreadable::CellTwice(address) });
        }
        self.count += 1;
        Ok(())
    }

    /// Takes a cell away.
    fn take(&mut self, cell: Cell) -> Option<Value> {
        let cells = self.rows.get_mut(&cell.row)?;
        let value = cells.remove(&cell.column)?;
        if cells.is_empty() {
            self.rows.remove(&cell.row);
        }
        self.count -= 1;
        Some(value)
    }
}

impl Value {
    /// What stands there, whole.
    pub fn whole(&self) -> String {
        match self {
            Self::Text(text) => text.trim().to_owned(),
            Self::Number { double, .. } => double.to_string().replace('.', ","),
            Self::Boolean(true) => "TRUE".to_owned(),
            Self::Boolean(false) => "FALSE".to_owned(),
            Self::Date(text) | Self::Error(text) => text.clone(),
            Self::Uncalculated => UNCALCULATED.to_owned(),
        }
    }

    /// What stands there, to show in a finding: the beginning of it, if it is long.
    pub fn shown(&self) -> String {
        brief(&self.whole())
    }

    /// What is wrong with it wherever it stands: it was to be computed, and was not.
    pub fn fault(&self) -> Option<Problem> {
        match self {
            Self::Error(text) => Some(Problem::ErrorCell { text: brief(text) }),
            Self::Uncalculated => Some(Problem::Uncalculated),
            Self::Text(_) | Self::Number { .. } | Self::Boolean(_) | Self::Date(_) => None,
        }
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text.trim()),
            Self::Number { .. }
            | Self::Boolean(_)
            | Self::Date(_)
            | Self::Error(_)
            | Self::Uncalculated => None,
        }
    }
}

#[cfg(test)]
mod tests;
