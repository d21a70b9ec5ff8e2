//! The cells of .xls and .xlsb as another process has read them, held against what the gate saw.

use std::collections::BTreeSet;

use super::isolated::{self, Item};
use super::read::{Texts, finished};
use super::{Grid, Value};
use crate::finding::{Problem, Unreadable};
use crate::location::Cell;
use crate::sheet::gate::binary::{Binary, Table};
use crate::sheet::gate::format::NumberFormat;
use crate::sheet::reading::Means;

/// Reads all worksheets, in a process of their own.
///
/// # Errors
/// What keeps the file as a whole from being read.
pub fn read(workbook: Binary, means: Means<'_>) -> Result<Vec<Grid>, Problem> {
    let program = means.program.ok_or(Problem::Unreadable { why: Unreadable::NoReader })?;
    let Binary { kind, bytes, tables, formats } = workbook;
    let items = isolated::read(program, kind, &bytes, means.limits)?;
    drop(bytes);
    let mut items = items.into_iter().peekable();
    let mut texts = Texts::default();
    let mut grids = Vec::new();
    for table in tables {
        if items.next() != Some(Item::Sheet) {
            return Err(failed());
        }
        let mut grid = Grid::new(table.sheet.name.clone(), table.sheet.hidden);
        let mut given = BTreeSet::new();
        while let Some(Item::Cell { row, column, value }) =
            items.next_if(|item| matches!(item, Item::Cell { .. }))
        {
            let cell = Cell { row, column };
            // Errors and formulas without a value are put in afterwards.
            if table.sheet.errors.contains_key(&cell) || table.sheet.uncalculated.contains(&cell) {
                continue;
            }
            if !table.values.contains(&cell) || !given.insert(cell) {
                return Err(failed());
            }
            if let Some(value) = self::value(value, cell, &table, &formats)? {
                texts.count(&value)?;
                grid.set(cell, value)?;
            }
        }
        // A cell that was passed over would be missing without a word.
        if let Some(lost) = table.values.difference(&given).next() {
            return Err(table.sheet.odd(*lost));
        }
        grids.push(finished(grid, table.sheet)?);
    }
    if items.next().is_some() { Err(failed()) } else { Ok(grids) }
}

fn value(
    value: isolated::Value,
    cell: Cell,
    table: &Table,
    formats: &[NumberFormat],
) -> Result<Option<Value>, Problem> {
    Ok(Some(match value {
        isolated::Value::Text(text) if text.trim().is_empty() => return Ok(None),
        // No program writes this; a letter of two bytes was taken for two letters.
        isolated::Value::Text(text) if text.contains('\0') => return Err(table.sheet.odd(cell)),
        isolated::Value::Text(text) => Value::Text(text),
        isolated::Value::Number(double) if double.is_finite() => {
            let format = table.styles.get(&cell).and_then(|style| formats.get(*style));
            let percent = format.is_some_and(|format| format.is_percent(double));
            Value::Number { double, percent }
        }
        isolated::Value::Number(double) => Value::Error(double.to_string()),
        isolated::Value::Boolean(truth) => Value::Boolean(truth),
        isolated::Value::Date(text) => Value::Date(text),
        isolated::Value::Error(text) => Value::Error(text),
    }))
}

fn failed() -> Problem {
    Problem::Unreadable { why: Unreadable::ReaderFailed }
}
