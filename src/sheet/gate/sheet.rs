//! What the gate knows of a worksheet that the reader library does not tell.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::limits::MOST_MERGED;
use crate::finding::{Limit, Problem, Unreadable};
use crate::job::Limits;
use crate::location::{Area, Cell};

/// A worksheet as its XML tells of it.
#[derive(Debug)]
pub struct Sheet {
    /// Its name.
    pub name: Arc<str>,
    /// Whether it is hidden.
    pub hidden: bool,
    /// How many cells are there, with or without something in them.
    pub cells: usize,
    /// What error cells say.
    pub errors: BTreeMap<Cell, String>,
    /// Formulas without a stored value.
    pub uncalculated: BTreeSet<Cell>,
    /// Cells that are percentages, where their own type says so.
    pub percent: BTreeSet<Cell>,
    /// Cells that hold something below another that covers them.
    pub covered: BTreeSet<Cell>,
    /// Merged areas.
    pub merged: Vec<Area>,
    /// Hidden rows, from 0.
    pub hidden_rows: Lines,
    /// Hidden columns, from 0.
    pub hidden_columns: Lines,
}

/// A set of rows or columns, from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines(Vec<u64>);

/// The rectangle around all that holds something.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rectangle(Option<Area>);

impl Sheet {
    /// A sheet of which nothing is known yet.
    pub fn new(name: Arc<str>, hidden: bool) -> Self {
        Self {
            name,
            hidden,
            cells: 0,
            errors: BTreeMap::new(),
            uncalculated: BTreeSet::new(),
            percent: BTreeSet::new(),
            covered: BTreeSet::new(),
            merged: Vec::new(),
            hidden_rows: Lines::default(),
            hidden_columns: Lines::default(),
        }
    }

    /// Counts cells that are there.
    pub fn count(&mut self, cells: usize, limits: &Limits) -> Result<(), Problem> {
        self.cells = self.cells.saturating_add(cells);
        super::hold_cells(self.cells, limits)
    }

    /// Adds a merged area.
    pub fn merge(&mut self, area: Area) -> Result<(), Problem> {
        self.merged.push(area);
        if self.merged.len() > MOST_MERGED {
            return Err(Problem::TooLarge { limit: Limit::Merged(MOST_MERGED) });
        }
        Ok(())
    }

    /// The cell with the sheet's name, as `Nilai!G14`.
    pub fn address(&self, cell: Cell) -> String {
        format!("{}!{cell}", super::brief(&self.name))
    }

    /// The file is refused because of what stands in this cell.
    pub fn odd(&self, cell: Cell) -> Problem {
        Problem::CellMalformed { cell: self.address(cell) }
    }

    /// The file is refused because it has this cell twice.
    pub fn twice(&self, cell: Cell) -> Problem {
        Problem::Unreadable { why: Unreadable::CellTwice(self.address(cell)) }
    }
}

impl Lines {
    /// Adds one; `false` where it is there already.
    pub fn add(&mut self, line: u32) -> bool {
        let index = line as usize / 64;
        if index >= self.0.len() {
            self.0.resize(index + 1, 0);
        }
        let Some(word) = self.0.get_mut(index) else { return false };
        let bit = 1 << (line % 64);
        let new = *word & bit == 0;
        *word |= bit;
        new
    }

    /// Adds several.
    pub fn add_all(&mut self, lines: Range<u32>) {
        for line in lines {
            self.add(line);
        }
    }

    /// Whether a row or column is one of them.
    pub fn contains(&self, line: u32) -> bool {
        self.0.get(line as usize / 64).is_some_and(|word| word & (1 << (line % 64)) != 0)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Rectangle {
    /// Grows to hold a cell.
    pub fn grow(&mut self, to: Area, most: u64) -> Result<(), Problem> {
        let area = self.0.get_or_insert(to);
        area.first.row = area.first.row.min(to.first.row);
        area.first.column = area.first.column.min(to.first.column);
        area.last.row = area.last.row.max(to.last.row);
        area.last.column = area.last.column.max(to.last.column);
        if area.cells() > most {
            return Err(Problem::TooLarge { limit: Limit::Rectangle(most) });
        }
        Ok(())
    }
}
