//! The XML of a worksheet of Excel, cell by cell, before the reader library reads it.
//!
//! The library looks at the first piece of text of a value and at the last value of a cell; what
//! else there is it passes over in silence. So a cell holds one value here, and a value is plain
//! text, or the file is refused and the cell is named.

use std::ops::Range;

use super::limits::{COLUMNS, LONGEST_TEXT, MOST_IN_RECTANGLE, ROWS};
use super::sheet::{Lines, Rectangle, Sheet};
use super::xml::{self, Element, Node, Scanner};
use crate::finding::{Limit, PartFault, Problem, Unreadable};
use crate::job::Limits;
use crate::location::{Area, Cell};

/// What the cells of a workbook refer to.
#[derive(Clone, Copy, Debug)]
pub struct Context<'l> {
    /// How many shared texts there are.
    pub strings: usize,
    /// How many cell styles there are; `None` in a workbook without styles.
    pub styles: Option<usize>,
    /// Whether stored values may never have been computed.
    pub recalculates: bool,
    /// How much the file may hold.
    pub limits: &'l Limits,
}

/// The errors that the reader library knows; any other makes it refuse the sheet.
const KNOWN_ERRORS: [&str; 7] =
    ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"];

/// Looks at a worksheet, and gives the pieces of it that the reader library is to see: its rows,
/// and nothing around them.
///
/// # Errors
/// What keeps the sheet from being read.
pub fn scan<'a>(
    path: &str,
    bytes: &'a [u8],
    context: Context<'_>,
    sheet: &mut Sheet,
) -> Result<Vec<&'a str>, Problem> {
    let text = xml::text(path, bytes)?;
    let mut scan = Scan {
        xml: Scanner::new(path, text),
        context,
        sheet,
        rows: Lines::default(),
        columns: Vec::new(),
        hidden_columns: 0,
        rectangle: Rectangle::default(),
        unknown_errors: Vec::new(),
    };
    let rows = scan.worksheet()?;
    let mut pieces = vec!["<worksheet><sheetData>"];
    let mut from = rows.start;
    for error in scan.unknown_errors {
        pieces.push(text.get(from..error.start).unwrap_or_default());
        pieces.push("#N/A");
        from = error.end;
    }
    pieces.push(text.get(from..rows.end).unwrap_or_default());
    pieces.push("</sheetData></worksheet>");
    Ok(pieces)
}

/// Passes over a text with runs of its own fonts, up to its end. Nothing may stand inside of its
/// pieces, where the reader library would lose its way.
pub fn rich_text(xml: &mut Scanner<'_>) -> Result<(), Problem> {
    let outside = xml.depth() - 1;
    let mut piece = None;
    let mut length = 0;
    loop {
        match xml.next()? {
            Node::Text(text) => {
                length += text.len();
                if length > LONGEST_TEXT {
                    return Err(too_long());
                }
            }
            Node::Open(element) if piece.is_some() || matches!(element.name(), "si" | "is") => {
                return Err(xml.stray(&element));
            }
            Node::Open(element) if element.name() == "t" => piece = Some(xml.depth()),
            Node::Close if xml.depth() == outside => return Ok(()),
            Node::Close if piece.is_some_and(|piece| xml.depth() < piece) => piece = None,
            _ => {}
        }
    }
}

struct Scan<'a, 's> {
    xml: Scanner<'a>,
    context: Context<'s>,
    sheet: &'s mut Sheet,
    rows: Lines,
    /// The columns of a row so far; kept to be used again.
    columns: Vec<u32>,
    /// How many stretches of hidden columns there were.
    hidden_columns: u32,
    rectangle: Rectangle,
    /// Where errors stand that the reader library does not know.
    unknown_errors: Vec<Range<usize>>,
}

/// The kinds of cells, by their attribute `t`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Shared,
    Boolean,
    Error,
    Text,
    Date,
    Inline,
}

impl Scan<'_, '_> {
    /// Reads the sheet; gives where the inside of its rows' element stands.
    fn worksheet(&mut self) -> Result<Range<usize>, Problem> {
        let mut rows = None;
        let mut parent = String::new();
        loop {
            match self.xml.next()? {
                Node::Open(element) => match (self.xml.depth(), element.name(), parent.as_str()) {
                    (1, "worksheet", _) => {}
                    (1, ..) => return Err(self.xml.stray(&element)),
                    (2, "sheetData", _) => {
                        let start = self.xml.span().end;
                        self.sheet_data()?;
                        if rows.replace(start..self.xml.span().start.max(start)).is_some() {
                            return Err(self.xml.stray(&element));
                        }
                    }
                    (2, name, _) => parent = name.to_owned(),
                    (3, "col", "cols") => self.column(&element)?,
                    (3, "mergeCell", "mergeCells") => self.merged(&element)?,
                    _ => {}
                },
                Node::End => break,
                _ => {}
            }
        }
        rows.ok_or_else(|| self.xml.fault(PartFault::Element("sheetData".to_owned())))
    }

    fn sheet_data(&mut self) -> Result<(), Problem> {
        let mut next = 0;
        loop {
            match self.xml.next()? {
                Node::Open(element) if element.name() == "row" => {
                    let names = ["r", "hidden", "ht"];
                    let [row, hidden, height] = self.xml.attributes(&element, names)?;
                    let row = match row {
                        Some(row) => one_based(row, ROWS),
                        None => Some(next).filter(|row| *row < ROWS),
                    };
                    let Some(row) = row else { return Err(self.outside("row")) };
                    if !self.rows.add(row) {
                        let why = Unreadable::RowTwice(format!("{}!{}", self.sheet.name, row + 1));
                        return Err(Problem::Unreadable { why });
                    }
                    if is_true(hidden) || is_zero(height) {
                        self.sheet.hidden_rows.add(row);
                    }
                    self.cells(row)?;
                    next = row + 1;
                }
                Node::Open(element) => return Err(self.xml.stray(&element)),
                Node::Close => return Ok(()),
                _ => {}
            }
        }
    }

    fn cells(&mut self, row: u32) -> Result<(), Problem> {
        let mut columns = std::mem::take(&mut self.columns);
        columns.clear();
        let mut unordered: Option<Lines> = None;
        let mut next = 0;
        loop {
            match self.xml.next()? {
                Node::Open(element) if element.name() == "c" => {
                    let names = ["r", "s", "t"];
                    let [address, style, kind] = self.xml.attributes(&element, names)?;
                    let cell = match address {
                        Some(address) => cell(address),
                        None => Some(Cell { row, column: next }),
                    };
                    let cell = cell.filter(|cell| cell.row == row && cell.column < COLUMNS);
                    let Some(cell) = cell else { return Err(self.outside("c")) };
                    // As long as columns ascend, none can be there twice.
                    if cell.column < next && unordered.is_none() {
                        let lines = unordered.insert(Lines::default());
                        columns.iter().for_each(|column| _ = lines.add(*column));
                    }
                    if unordered.as_mut().is_some_and(|seen| !seen.add(cell.column)) {
                        return Err(self.sheet.twice(cell));
                    }
                    columns.push(cell.column);
                    next = cell.column + 1;
                    self.sheet.count(1, self.context.limits)?;
                    let (Some(kind), true) = (Kind::new(kind), self.has_style(style)) else {
                        return Err(self.sheet.odd(cell));
                    };
                    self.cell(cell, kind)?;
                }
                Node::Open(element) => return Err(self.xml.stray(&element)),
                Node::Close => {
                    self.columns = columns;
                    return Ok(());
                }
                _ => {}
            }
        }
    }

    /// A formula, then a value or a text, each at most once.
    fn cell(&mut self, cell: Cell, kind: Kind) -> Result<(), Problem> {
        let mut formula = false;
        let mut value = None;
        loop {
            match self.xml.next()? {
                Node::Open(element) => match element.name() {
                    "f" if !formula && value.is_none() => {
                        formula = true;
                        self.formula(cell)?;
                    }
                    "v" if value.is_none() && kind != Kind::Inline => {
                        value = Some(self.value(cell, kind, formula)?);
                    }
                    "is" if value.is_none() && kind == Kind::Inline => {
                        rich_text(&mut self.xml)?;
                        value = Some(true);
                    }
                    _ => return Err(self.sheet.odd(cell)),
                },
                Node::Close => break,
                Node::Text(text) if text.trim().is_empty() => {}
                Node::Other => {}
                _ => return Err(self.sheet.odd(cell)),
            }
        }
        if formula && value != Some(true) {
            self.sheet.uncalculated.insert(cell);
        }
        if formula || value.is_some() {
            self.rectangle.grow(Area { first: cell, last: cell }, MOST_IN_RECTANGLE)?;
        }
        Ok(())
    }

    fn formula(&mut self, cell: Cell) -> Result<(), Problem> {
        loop {
            match self.xml.next()? {
                Node::Open(_) => return Err(self.sheet.odd(cell)),
                Node::Close => return Ok(()),
                _ => {}
            }
        }
    }

    /// One value: plain text, and of its kind. Tells whether a formula's value is there.
    fn value(&mut self, cell: Cell, kind: Kind, formula: bool) -> Result<bool, Problem> {
        let mut text = "";
        let mut span = self.xml.span().end..self.xml.span().end;
        let mut pieces = 0;
        let mut length = 0;
        loop {
            match self.xml.next()? {
                Node::Text(piece) if pieces == 0 || kind == Kind::Text => {
                    (text, span) = (piece, self.xml.span());
                    length += text.len();
                    if length > LONGEST_TEXT {
                        return Err(too_long());
                    }
                }
                // The text of a formula may hold an ampersand.
                Node::Character(_) if kind == Kind::Text => {}
                Node::Close => break,
                _ => return Err(self.sheet.odd(cell)),
            }
            pieces += 1;
        }
        if pieces == 0 {
            // An empty text is a value, and an empty number is none.
            return Ok(kind == Kind::Text);
        }
        let sound = match kind {
            Kind::Number => is_number(text),
            Kind::Shared => {
                digits(text).is_some_and(|index| (index as usize) < self.context.strings)
            }
            Kind::Boolean => matches!(text, "0" | "1" | "true" | "false"),
            Kind::Text | Kind::Date | Kind::Error => true,
            Kind::Inline => false,
        };
        if !sound {
            return Err(self.sheet.odd(cell));
        }
        if kind == Kind::Error {
            self.sheet.errors.insert(cell, super::brief(text));
            if !KNOWN_ERRORS.contains(&text) {
                self.unknown_errors.push(span);
            }
        }
        // Programs that cannot compute store a zero, and ask Excel to compute when it opens.
        let stands_for_nothing = formula && self.context.recalculates && kind == Kind::Number;
        Ok(!(stands_for_nothing && is_zero(Some(text))))
    }

    fn has_style(&self, style: Option<&str>) -> bool {
        match (style, self.context.styles) {
            (Some(style), Some(styles)) => {
                digits(style).is_some_and(|style| (style as usize) < styles)
            }
            (Some(_), None) | (None, _) => true,
        }
    }

    fn column(&mut self, element: &Element<'_>) -> Result<(), Problem> {
        let names = ["min", "max", "hidden", "width"];
        let [first, last, hidden, width] = self.xml.attributes(element, names)?;
        if is_true(hidden) || is_zero(width) {
            let first = first.and_then(|first| one_based(first, COLUMNS));
            let last = last.and_then(|last| one_based(last, COLUMNS));
            self.hidden_columns += 1;
            let (Some(first), Some(last), ..=COLUMNS) = (first, last, self.hidden_columns) else {
                return Err(self.outside("col"));
            };
            self.sheet.hidden_columns.add_all(first..last + 1);
        }
        Ok(())
    }

    fn merged(&mut self, element: &Element<'_>) -> Result<(), Problem> {
        let [address] = self.xml.attributes(element, ["ref"])?;
        let address = address.unwrap_or_default();
        let (first, last) = address.split_once(':').unwrap_or((address, address));
        match (cell(first), cell(last)) {
            (Some(first), Some(last)) if first.row <= last.row && first.column <= last.column => {
                self.sheet.merge(Area { first, last })
            }
            _ => Err(self.outside("mergeCell")),
        }
    }

    /// The file is refused because something stands outside of the grid.
    fn outside(&self, element: &str) -> Problem {
        self.xml.fault(PartFault::Address(element.to_owned()))
    }
}

impl Kind {
    fn new(kind: Option<&str>) -> Option<Self> {
        Some(match kind {
            None | Some("n") => Self::Number,
            Some("s") => Self::Shared,
            Some("b") => Self::Boolean,
            Some("e") => Self::Error,
            Some("str") => Self::Text,
            Some("d") => Self::Date,
            Some("inlineStr") => Self::Inline,
            Some(_) => return None,
        })
    }
}

/// The file is refused because of a text that no program writes.
pub fn too_long() -> Problem {
    Problem::TooLarge { limit: Limit::Text(LONGEST_TEXT) }
}

/// The address of a cell, as `G14`, inside of the grid.
fn cell(address: &str) -> Option<Cell> {
    let letters = address.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, row) = address.split_at_checked(letters)?;
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let column = letters
        .bytes()
        .fold(0, |column, letter| column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    let row = one_based(row, ROWS)?;
    Some(Cell { row, column: column - 1 }).filter(|cell| cell.column < COLUMNS)
}

/// A row or column that is written from 1, from 0.
fn one_based(text: &str, most: u32) -> Option<u32> {
    digits(text)?.checked_sub(1).filter(|line| *line < most)
}

/// A whole number in plain digits.
pub fn digits(text: &str) -> Option<u32> {
    let plain = !text.is_empty() && text.len() <= 9 && text.bytes().all(|c| c.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

/// Whether an attribute says yes.
fn is_true(value: Option<&str>) -> bool {
    matches!(value, Some("1" | "true"))
}

fn is_zero(value: Option<&str>) -> bool {
    value.and_then(|value| value.parse::<f64>().ok()).is_some_and(|number| number.abs() <= 0.0)
}

/// A finite number as XML writes it: no words, no thousands, no decimal comma.
pub fn is_number(text: &str) -> bool {
    let plain = text.bytes().all(|c| matches!(c, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E'));
    plain && text.parse::<f64>().is_ok_and(f64::is_finite)
}
