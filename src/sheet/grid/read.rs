//! Reads what the gate has admitted, and puts beside each value what the gate knows of it.

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{Data, Ods, Reader, Xlsx};

use super::super::gate::html::{Content, Page};
use super::super::gate::limits::{LONGEST_TEXT, MOST_TEXT};
use super::super::gate::sheet::Sheet;
use super::super::gate::{Admitted, Document, Workbook, text};
use super::super::reading::Means;
use super::{Grid, Value, binary, merged};
use crate::finding::{Limit, Problem, Unreadable};
use crate::job::Limits;
use crate::location::{Area, Cell};

/// Reads all worksheets of a file that the gate has admitted.
///
/// # Errors
/// What keeps the file as a whole from being read.
pub fn read(admitted: Admitted<'_>, means: Means<'_>) -> Result<Vec<Grid>, Problem> {
    match admitted {
        Admitted::Workbook(workbook) => xlsx(*workbook),
        Admitted::Document(document) => ods(document),
        Admitted::Binary(workbook) => binary::read(workbook, means),
        Admitted::Page(page) => Ok(vec![self::page(page)?]),
        Admitted::Text(bytes) => csv(bytes, means.limits),
    }
}

/// The texts of a file so far. One that many cells share is there for each of them, so that a
/// small file could ask for more memory than there is.
#[derive(Debug, Default)]
pub(super) struct Texts {
    bytes: usize,
}

impl Texts {
    /// Counts the text of a cell.
    pub(super) fn count(&mut self, value: &Value) -> Result<(), Problem> {
        let Value::Text(text) = value else { return Ok(()) };
        let limit = |most| Err(Problem::TooLarge { limit: Limit::Text(most) });
        if text.len() > LONGEST_TEXT {
            return limit(LONGEST_TEXT);
        }
        self.bytes = self.bytes.saturating_add(text.len());
        if self.bytes > MOST_TEXT { limit(MOST_TEXT) } else { Ok(()) }
    }
}

fn damaged(error: impl std::fmt::Display) -> Problem {
    Problem::Unreadable { why: Unreadable::Damaged(error.to_string()) }
}

fn xlsx(workbook: Workbook) -> Result<Vec<Grid>, Problem> {
    let Workbook { archive, sheets, formats } = workbook;
    let mut reader: Xlsx<_> = Xlsx::new(Cursor::new(archive)).map_err(damaged)?;
    let mut grids = Vec::new();
    let mut texts = Texts::default();
    for (number, sheet) in (1..).zip(sheets) {
        let mut cells = reader.worksheet_cells_reader(&format!("{number}")).map_err(damaged)?;
        let mut grid = Grid::new(sheet.name.clone(), sheet.hidden);
        // Cell by cell: a dense range of a sheet with one stray cell at its far end takes 640 MB.
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(damaged)? {
            let percent =
                |double| formats.get(style).is_some_and(|format| format.is_percent(double));
            let data = cell.get_value().clone().into();
            put(&mut grid, &mut texts, &sheet, cell.get_position(), data, percent)?;
        }
        grids.push(finished(grid, sheet)?);
    }
    Ok(grids)
}

fn ods(document: Document) -> Result<Vec<Grid>, Problem> {
    let mut grids = Vec::new();
    let mut texts = Texts::default();
    for (sheet, archive) in document.into_sheets() {
        let mut reader: Ods<_> = Ods::new(Cursor::new(archive?)).map_err(damaged)?;
        let range = reader.worksheet_range("1").map_err(damaged)?;
        drop(reader);
        let mut grid = Grid::new(sheet.name.clone(), sheet.hidden);
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, data) in range.used_cells() {
            let offset =
                |start: u32, index: usize| start + u32::try_from(index).unwrap_or(u32::MAX - start);
            let at = (offset(top, row), offset(left, column));
            let percent = |_| sheet.percent.contains(&Cell { row: at.0, column: at.1 });
            put(&mut grid, &mut texts, &sheet, at, data.clone(), percent)?;
        }
        grids.push(finished(grid, sheet)?);
    }
    Ok(grids)
}

fn page(page: Page) -> Result<Grid, Problem> {
    let mut grid = Grid::new(page.sheet.name.clone(), false);
    for (cell, content) in page.cells {
        let value = match content {
            Content::Text(text) => Value::Text(text),
            Content::Number { double, percent } => Value::Number { double, percent },
        };
        grid.set(cell, value)?;
    }
    finished(grid, page.sheet)
}

fn csv(bytes: &[u8], limits: &Limits) -> Result<Vec<Grid>, Problem> {
    let table = text::Table::new(bytes)?;
    let mut grid = Grid { separator: Some(table.separator), ..Grid::default() };
    table.read(limits, |field| {
        let cell = Cell { row: field.line, column: field.column };
        grid.set(cell, Value::Text(field.text))
    })?;
    Ok(vec![grid])
}

/// Puts a value where the library found it, unless the gate knows better.
fn put(
    grid: &mut Grid,
    texts: &mut Texts,
    sheet: &Sheet,
    (row, column): (u32, u32),
    data: Data,
    percent: impl Fn(f64) -> bool,
) -> Result<(), Problem> {
    let cell = Cell { row, column };
    // These are put in afterwards.
    if sheet.uncalculated.contains(&cell) || sheet.errors.contains_key(&cell) {
        return Ok(());
    }
    match value(data, percent) {
        Some(value) => {
            texts.count(&value)?;
            grid.set(cell, value)
        }
        None => Ok(()),
    }
}

fn value(data: Data, percent: impl Fn(f64) -> bool) -> Option<Value> {
    let number = |double| Value::Number { double, percent: percent(double) };
    Some(match data {
        Data::Empty => return None,
        Data::String(text) if text.trim().is_empty() => return None,
        Data::String(text) => Value::Text(text),
        #[allow(
            clippy::cast_precision_loss,
            reason = "a whole number beyond 2^53 is out of every range"
        )]
        Data::Int(whole) => number(whole as f64),
        Data::Float(double) if double.is_finite() => number(double),
        Data::Float(double) => Value::Error(double.to_string()),
        Data::Bool(truth) => Value::Boolean(truth),
        Data::DateTime(date) => Value::Date(date.to_string()),
        Data::DateTimeIso(text) | Data::DurationIso(text) => Value::Date(text),
        Data::Error(error) => Value::Error(error.to_string()),
    })
}

/// Adds what the gate alone knows.
pub(super) fn finished(mut grid: Grid, sheet: Sheet) -> Result<Grid, Problem> {
    for (cell, text) in sheet.errors {
        grid.set(cell, Value::Error(text))?;
    }
    for cell in sheet.uncalculated {
        grid.set(cell, Value::Uncalculated)?;
    }
    grid.merged = sheet.merged;
    merged::uncover(&mut grid)?;
    for cell in sheet.covered {
        if grid.take(cell).is_some() {
            let area = Area { first: cell, last: cell };
            grid.unseen.push((cell, Problem::HiddenByMerge { area, cells: 1 }));
        }
    }
    let rows = grid.rows.keys().copied();
    grid.hidden_rows = rows.filter(|row| sheet.hidden_rows.contains(*row)).collect();
    if !sheet.hidden_columns.is_empty() {
        let columns: BTreeSet<u32> =
            grid.rows.values().flat_map(|cells| cells.keys().copied()).collect();
        let hidden = columns.into_iter().filter(|column| sheet.hidden_columns.contains(*column));
        grid.hidden_columns = hidden.collect();
    }
    Ok(grid)
}
