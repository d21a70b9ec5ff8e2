//! Where a value came from: a file of the job, and the spot inside it.

use std::fmt;
use std::sync::Arc;

/// One file of the job and a spot inside it; sorts by file, sheet, row, column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    file: Arc<str>,
    spot: Spot,
}

/// The spot inside a file, as precise as it is known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spot {
    /// The file as a whole.
    Whole,
    /// A stretch of one line of a text file.
    Text(Stretch),
    /// A worksheet as a whole.
    Sheet(Arc<str>),
    /// One cell of a worksheet.
    Cell(Arc<str>, Cell),
}

/// A stretch of one line of a text file, with the line itself to show.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stretch {
    /// Line, counted from 1.
    pub line: usize,
    /// First character on the line, counted from 1.
    pub column: usize,
    /// Length in characters, at least 1.
    pub length: usize,
    /// The whole line, without its end.
    pub excerpt: Arc<str>,
}

/// The address of a cell; row and column are counted from 0, as they are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// Row from 0.
    pub row: u32,
    /// Column from 0.
    pub column: u32,
}

/// A rectangle of cells, both corners included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Area {
    /// Its first row and first column.
    pub first: Cell,
    /// Its last row and last column.
    pub last: Cell,
}

/// A value that remembers where it stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it stood.
    pub at: Location,
}

impl<T> Located<T> {
    /// Ties a value to its place.
    pub fn new(value: T, at: Location) -> Self {
        Self { value, at }
    }

    /// Another value from the same place.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Located<U> {
        Located { value: change(self.value), at: self.at }
    }
}

impl Location {
    /// A file as a whole; `file` is relative to the job, with `/` between its parts.
    pub fn file(file: impl Into<Arc<str>>) -> Self {
        Self { file: file.into(), spot: Spot::Whole }
    }

    /// The same file, a stretch of its text.
    pub fn with_stretch(&self, stretch: Stretch) -> Self {
        Self { file: self.file.clone(), spot: Spot::Text(stretch) }
    }

    /// The same file, one of its sheets.
    pub fn with_sheet(&self, sheet: impl Into<Arc<str>>) -> Self {
        Self { file: self.file.clone(), spot: Spot::Sheet(sheet.into()) }
    }

    /// The same file, one cell of a sheet.
    pub fn with_cell(&self, sheet: impl Into<Arc<str>>, cell: Cell) -> Self {
        Self { file: self.file.clone(), spot: Spot::Cell(sheet.into(), cell) }
    }

    /// The file, relative to the job.
    pub fn file_name(&self) -> &str {
        &self.file
    }

    /// The spot inside the file.
    pub fn spot(&self) -> &Spot {
        &self.spot
    }

    /// The sheet's name, where there is one.
    pub fn sheet(&self) -> Option<&str> {
        match &self.spot {
            Spot::Sheet(sheet) | Spot::Cell(sheet, _) => Some(sheet),
            Spot::Whole | Spot::Text(_) => None,
        }
    }

    /// The cell as `G14`, or `line:column` of a text file.
    pub fn cell(&self) -> Option<String> {
        match &self.spot {
            Spot::Cell(_, cell) => Some(cell.to_string()),
            Spot::Text(stretch) => Some(format!("{}:{}", stretch.line, stretch.column)),
            Spot::Whole | Spot::Sheet(_) => None,
        }
    }
}

/// `lembar/x.xlsx, Disdukcapil!G14`, or `rapor.toml:3:8`.
impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        match &self.spot {
            Spot::Whole => Ok(()),
            Spot::Text(stretch) => write!(f, ":{}:{}", stretch.line, stretch.column),
            Spot::Sheet(sheet) => write!(f, ", {sheet}"),
            // A CSV file has no sheets; its only one has no name.
            Spot::Cell(sheet, cell) if sheet.is_empty() => write!(f, ", {cell}"),
            Spot::Cell(sheet, cell) => write!(f, ", {sheet}!{cell}"),
        }
    }
}

impl Area {
    /// Whether a cell is in it.
    pub fn contains(&self, cell: Cell) -> bool {
        (self.first.row..=self.last.row).contains(&cell.row)
            && (self.first.column..=self.last.column).contains(&cell.column)
    }

    /// How many cells it has.
    pub fn cells(&self) -> u64 {
        let side = |first: u32, last: u32| u64::from(last.saturating_sub(first)) + 1;
        side(self.first.row, self.last.row) * side(self.first.column, self.last.column)
    }
}

/// `A1:B2`.
impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.first, self.last)
    }
}

/// `A1` notation.
impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut rest = self.column + 1;
        while rest > 0 {
            let digit = (rest - 1) % 26;
            letters.push(char::from(b'A' + digit as u8));
            rest = (rest - 1) / 26;
        }
        letters.iter().rev().try_for_each(|letter| write!(f, "{letter}"))?;
        write!(f, "{}", u64::from(self.row) + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_written_as_in_a_spreadsheet() {
        for (row, column, expected) in
            [(0, 0, "A1"), (13, 6, "G14"), (0, 25, "Z1"), (0, 26, "AA1"), (9, 16_383, "XFD10")]
        {
            assert_eq!(Cell { row, column }.to_string(), expected);
        }
    }

    #[test]
    fn places_sort_by_file_sheet_and_row_before_column() {
        let file = Location::file("b.xlsx");
        let mut places = [
            file.with_cell("S", Cell { row: 10, column: 0 }),
            file.with_cell("S", Cell { row: 2, column: 30 }),
            file.with_cell("R", Cell { row: 99, column: 0 }),
            Location::file("a.xlsx"),
        ];
        places.sort();
        let shown: Vec<_> = places.iter().map(Location::to_string).collect();
        assert_eq!(shown, ["a.xlsx", "b.xlsx, R!A100", "b.xlsx, S!AE3", "b.xlsx, S!A11"]);
    }
}
