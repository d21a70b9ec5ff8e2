//! Changes to the cells of a sheet, as somebody at a keyboard makes them. Rows and columns are
//! counted from 0.

use crate::report::workbook::{Cell, Role, Sheet, Style, Value, Workbook};

/// Row and column of a cell.
pub type Spot = (u32, u16);

/// A sheet of a workbook.
pub fn sheet<'b>(book: &'b Workbook, name: &str) -> Option<&'b Sheet> {
    book.sheets.iter().find(|sheet| sheet.name.as_str() == name)
}

/// What stands in a cell.
pub fn value(sheet: &Sheet, spot: Spot) -> Option<&Value> {
    sheet.cells.iter().find(|cell| at(cell) == spot).map(|cell| &cell.value)
}

/// The text of a cell, where there is some.
pub fn text(sheet: &Sheet, spot: Spot) -> Option<&str> {
    match value(sheet, spot)? {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// Writes into a cell, which keeps its look.
pub fn write(sheet: &mut Sheet, spot: Spot, value: Value) {
    match sheet.cells.iter_mut().find(|cell| at(cell) == spot) {
        Some(cell) => cell.value = value,
        None => sheet.put(spot.0, spot.1, value, Style::of(Role::Entry)),
    }
}

/// Empties all cells that `of` names.
pub fn clear(sheet: &mut Sheet, of: impl Fn(Spot) -> bool) {
    for cell in sheet.cells.iter_mut().filter(|cell| of(at(cell))) {
        cell.value = Value::Blank;
    }
}

/// Writes what stands in one row into another.
pub fn copy_row(sheet: &mut Sheet, from: u32, to: u32) {
    let copies: Vec<Cell> = sheet.cells.iter().filter(|cell| cell.row == from).cloned().collect();
    sheet.cells.extend(copies.into_iter().map(|cell| Cell { row: to, ..cell }));
}

/// Moves all rows from `first` on down by one.
pub fn insert_row(sheet: &mut Sheet, first: u32) {
    for cell in sheet.cells.iter_mut().filter(|cell| cell.row >= first) {
        cell.row += 1;
    }
}

/// Moves all cells from a row and a column on, to the right by one.
pub fn insert_column(sheet: &mut Sheet, top: u32, first: u16) {
    for cell in sheet.cells.iter_mut().filter(|cell| cell.row >= top && cell.column >= first) {
        cell.column += 1;
    }
}

/// The last row with something in it.
pub fn last_row(sheet: &Sheet) -> u32 {
    let written = sheet.cells.iter().filter(|cell| cell.value != Value::Blank);
    written.map(|cell| cell.row).max().unwrap_or_default()
}

fn at(cell: &Cell) -> Spot {
    (cell.row, cell.column)
}
