//! What merged cells spread: a heading over its columns, a variable over its indicators.

use crate::location::{Area, Cell};
use crate::sheet::grid::{Grid, Value};

/// The merged areas of a sheet, by their first row.
#[derive(Clone, Debug, Default)]
pub struct Merges {
    areas: Vec<Area>,
}

impl Merges {
    /// The merged areas of a sheet.
    pub fn of(grid: &Grid) -> Self {
        let mut areas = grid.merged.clone();
        areas.sort_unstable();
        Self { areas }
    }

    /// The areas that begin in a row.
    pub fn beginning_in(&self, row: u32) -> &[Area] {
        let first = self.areas.partition_point(|area| area.first.row < row);
        let last = self.areas.partition_point(|area| area.first.row <= row);
        self.areas.get(first..last).unwrap_or_default()
    }

    /// The column right of a cell, or of the area that begins there.
    pub fn right_of(&self, cell: Cell) -> u32 {
        let area = self.beginning_in(cell.row).iter().find(|area| area.first == cell);
        area.map_or(cell.column, |area| area.last.column) + 1
    }
}

/// Follows some columns down the rows of a sheet, through the areas that spread over them.
pub struct Columns<'g> {
    grid: &'g Grid,
    areas: std::iter::Peekable<std::slice::Iter<'g, Area>>,
    /// By column: the last area that covered it.
    covered: Vec<(u32, Option<Area>)>,
}

impl<'g> Columns<'g> {
    /// Begins to follow these columns.
    pub fn new(grid: &'g Grid, merges: &'g Merges, columns: impl IntoIterator<Item = u32>) -> Self {
        let covered = columns.into_iter().map(|column| (column, None)).collect();
        Self { grid, areas: merges.areas.iter().peekable(), covered }
    }

    /// Goes on to a row, which must not lie above the one before.
    pub fn go_to(&mut self, row: u32) {
        while let Some(area) = self.areas.next_if(|area| area.first.row <= row) {
            let columns = area.first.column..=area.last.column;
            for (column, covered) in &mut self.covered {
                if columns.contains(column) {
                    *covered = Some(*area);
                }
            }
        }
    }

    /// What stands in a column of the row, or is spread over it, and where.
    pub fn value(&self, row: u32, column: u32) -> Option<(Cell, &'g Value)> {
        let cell = Cell { row, column };
        let covered = self.covered.iter().find(|(known, _)| *known == column);
        let area = covered.and_then(|(_, area)| *area).filter(|area| area.contains(cell));
        let from = area.map_or(cell, |area| area.first);
        let value = self.grid.rows.get(&from.row)?.get(&from.column)?;
        Some((from, value))
    }
}
