//! A workbook as rows of values: the only place that knows the reader libraries.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Arc;

use calamine::{Data, Ods, Reader, SheetType, SheetVisible, Xlsx};

use super::gate::Kind;
use crate::finding::{Limit, Problem, Unreadable};

/// The most cells of a sheet that hold something.
const MOST_CELLS: usize = 2_000_000;

/// The most characters of a cell that a finding shows.
const MOST_SHOWN: usize = 80;

/// One worksheet, or the only table of a CSV file.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// Its name; empty for CSV.
    pub name: Arc<str>,
    /// Whether the sheet is hidden.
    pub hidden: bool,
    /// The cells that hold something, by row and column from 0.
    pub rows: BTreeMap<u32, BTreeMap<u32, Value>>,
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
}

/// Reads all worksheets of a file that the gate has admitted.
///
/// # Errors
/// What keeps the file as a whole from being read.
pub fn read(kind: Kind, bytes: &[u8]) -> Result<Vec<Grid>, Problem> {
    match kind {
        Kind::Xlsx => xlsx(bytes),
        Kind::Ods => ods(bytes),
        Kind::Csv => csv(bytes),
    }
}

fn damaged(error: impl std::fmt::Display) -> Problem {
    Problem::Unreadable { why: Unreadable::Damaged(error.to_string()) }
}

fn xlsx(bytes: &[u8]) -> Result<Vec<Grid>, Problem> {
    let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(
        |error: calamine::XlsxError| match error {
            calamine::XlsxError::Password => Problem::Encrypted,
            other => damaged(other),
        },
    )?;
    let sheets = workbook.sheets_metadata().to_vec();
    let mut grids = Vec::new();
    for sheet in sheets.into_iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        let mut reader = workbook.worksheet_cells_reader(&sheet.name).map_err(damaged)?;
        let percent: Vec<bool> = reader
            .styles()
            .iter()
            .map(|style| {
                style.number_format.as_ref().is_some_and(|format| format.format_code.contains('%'))
            })
            .collect();
        let mut grid = Grid::new(sheet.name, sheet.visible != SheetVisible::Visible);
        // Cell by cell: a dense range of a sheet with one stray cell at its far end takes 640 MB.
        while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(damaged)? {
            let percent = percent.get(style).copied().unwrap_or_default();
            grid.set(cell.get_position(), value(cell.get_value().clone().into(), percent))?;
        }
        grids.push(grid);
    }
    Ok(grids)
}

fn ods(bytes: &[u8]) -> Result<Vec<Grid>, Problem> {
    let mut workbook: Ods<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(
        |error: calamine::OdsError| match error {
            calamine::OdsError::Password => Problem::Encrypted,
            other => damaged(other),
        },
    )?;
    let sheets = workbook.sheets_metadata().to_vec();
    let mut grids = Vec::new();
    for sheet in sheets {
        let range = workbook.worksheet_range(&sheet.name).map_err(damaged)?;
        let mut grid = Grid::new(sheet.name, sheet.visible != SheetVisible::Visible);
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, data) in range.used_cells() {
            let offset =
                |start: u32, index: usize| start + u32::try_from(index).unwrap_or(u32::MAX - start);
            grid.set((offset(top, row), offset(left, column)), value(data.clone(), false))?;
        }
        grids.push(grid);
    }
    Ok(grids)
}

fn value(data: Data, percent: bool) -> Option<Value> {
    Some(match data {
        Data::Empty => return None,
        Data::String(text) if text.trim().is_empty() => return None,
        Data::String(text) => Value::Text(text),
        #[allow(
            clippy::cast_precision_loss,
            reason = "a whole number beyond 2^53 is out of every range"
        )]
        Data::Int(number) => Value::Number { double: number as f64, percent },
        Data::Float(double) if double.is_finite() => Value::Number { double, percent },
        Data::Float(double) => Value::Error(double.to_string()),
        Data::Bool(truth) => Value::Boolean(truth),
        Data::DateTime(date) => Value::Date(date.to_string()),
        Data::DateTimeIso(text) | Data::DurationIso(text) => Value::Date(text),
        Data::Error(error) => Value::Error(error.to_string()),
    })
}

fn csv(bytes: &[u8]) -> Result<Vec<Grid>, Problem> {
    let plain = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text =
        std::str::from_utf8(plain).map_err(|_| Problem::Unreadable { why: Unreadable::NotUtf8 })?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(text))
        .from_reader(text.as_bytes());
    let mut grid = Grid::new(String::new(), false);
    for record in reader.records() {
        let record = record.map_err(damaged)?;
        let row = row_of(text, record.position());
        for (column, field) in record.iter().enumerate() {
            let column = u32::try_from(column).unwrap_or(u32::MAX);
            grid.set((row, column), value(Data::String(field.to_owned()), false))?;
        }
    }
    Ok(vec![grid])
}

/// The row that an editor shows for a record, from 0. The reader's own position is that of the
/// blank lines before the record, which it passes over.
fn row_of(text: &str, position: Option<&csv::Position>) -> u32 {
    let Some(position) = position else { return 0 };
    let start = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let rest = text.get(start..).unwrap_or_default();
    let blanks = rest.chars().take_while(|c| matches!(c, '\r' | '\n'));
    let line = position.line() - 1 + blanks.filter(|c| *c == '\n').count() as u64;
    u32::try_from(line).unwrap_or(u32::MAX)
}

/// `;` where the first line with a separator has more of them than commas, else `,`.
fn separator(text: &str) -> u8 {
    let line = text.lines().find(|line| line.contains([';', ','])).unwrap_or_default();
    if line.matches(';').count() >= line.matches(',').count().max(1) { b';' } else { b',' }
}

/// The beginning of a text that is too long for a message.
pub fn brief(text: &str) -> String {
    match text.char_indices().nth(MOST_SHOWN) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

impl Grid {
    fn new(name: impl Into<Arc<str>>, hidden: bool) -> Self {
        Self { name: name.into(), hidden, rows: BTreeMap::new() }
    }

    /// Whether the grid is a CSV file.
    pub fn is_csv(&self) -> bool {
        self.name.is_empty()
    }

    fn set(&mut self, (row, column): (u32, u32), value: Option<Value>) -> Result<(), Problem> {
        let Some(value) = value else { return Ok(()) };
        let cells = self.rows.entry(row).or_default();
        if cells.insert(column, value).is_some() {
            let cell = crate::location::Cell { row, column };
            let why = Unreadable::CellTwice(cell.to_string());
            return Err(Problem::Unreadable { why });
        }
        // Rows are few beside cells: counting the whole when a row is new is cheap enough.
        if cells.len() == 1 && self.rows.values().map(BTreeMap::len).sum::<usize>() > MOST_CELLS {
            return Err(Problem::TooLarge { limit: Limit::Cells(MOST_CELLS) });
        }
        Ok(())
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
        }
    }

    /// What stands there, to show in a finding: the beginning of it, if it is long.
    pub fn shown(&self) -> String {
        brief(&self.whole())
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text.trim()),
            Self::Number { .. } | Self::Boolean(_) | Self::Date(_) | Self::Error(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_of_a_csv_file_is_seen() {
        for (text, expected) in [
            ("kode;nilai\n12.18;89,21\n", b';'),
            ("kode,nilai\n12.18,89.21\n", b','),
            ("nilai\n1\n", b','),
            ("a;b,c;d\n", b';'),
            ("", b','),
        ] {
            assert_eq!(separator(text), expected, "{text:?}");
        }
    }

    #[test]
    fn csv_rows_are_counted_by_lines_and_blanks_are_absent() {
        let grids = csv("\u{FEFF}kode;nama;nilai\n\n12.18;\"dua\nbaris\";\n12.11;x;1\n".as_bytes())
            .unwrap();
        let rows: Vec<_> = grids[0].rows.iter().map(|(row, cells)| (*row, cells.len())).collect();
        assert_eq!(rows, [(0, 3), (2, 2), (4, 3)]);
        assert_eq!(grids[0].rows[&0][&0], Value::Text("kode".to_owned()));
    }

    #[test]
    fn csv_that_is_not_utf8_is_refused() {
        let problem = csv(b"kode;nama\n12.18;caf\xE9\n").unwrap_err();
        assert_eq!(problem, Problem::Unreadable { why: Unreadable::NotUtf8 });
    }
}
