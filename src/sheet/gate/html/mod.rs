//! The tables of an HTML page, which many systems export under the name of a workbook.
//!
//! A spreadsheet shows such a page as one sheet: the tables one below the other, and what stands
//! between them in rows of their own. So it is read here, that a finding names the row that
//! is seen there. What a browser would not show, or show elsewhere, is noted or refused.

mod tag;

use std::sync::Arc;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::limits::{COLUMNS, LONGEST_TEXT, MOST_SPANNED, ROWS};
use super::sheet::Sheet;
use super::worksheet::is_number;
use super::xml;
use crate::finding::{Limit, PartFault, Problem, Unreadable};
use crate::job::Limits;
use crate::location::{Area, Cell};

use tag::Tag;

/// What stands for the file where a part of an archive would be named.
const PART: &str = "HTML";
/// Elements that begin a line of their own outside of tables.
const BLOCKS: [&str; 14] = [
    "address",
    "blockquote",
    "br",
    "center",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "p",
];
/// Elements whose text is never shown.
const SILENT: [&str; 6] = ["head", "script", "style", "template", "title", "noscript"];

/// A page that can be read.
#[derive(Debug)]
pub struct Page {
    /// What is hidden or merged.
    pub sheet: Sheet,
    /// The cells that hold something, in order.
    pub cells: Vec<(Cell, Content)>,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Text.
    Text(String),
    /// A number that a spreadsheet has left beside the text that it shows.
    Number {
        /// The number.
        double: f64,
        /// Whether it is shown as a percentage.
        percent: bool,
    },
}

/// Whether bytes are such a page: a tag first, and a table or the page's own element near it.
pub fn is_page(bytes: &[u8]) -> bool {
    const NEAR: usize = 16 * 1024;
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let start = bytes.get(..bytes.len().min(NEAR)).unwrap_or_default();
    let start = String::from_utf8_lossy(start).to_lowercase();
    start.trim_start().starts_with('<')
        && ["<html", "<table", "<!doctype html"].iter().any(|tag| start.contains(tag))
}

/// Reads a page.
///
/// # Errors
/// What keeps it from being read.
pub fn open(bytes: &[u8], limits: &Limits) -> Result<Page, Problem> {
    if bytes.len() as u64 > limits.part {
        return Err(Problem::TooLarge { limit: Limit::Bytes(limits.part) });
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text =
        std::str::from_utf8(bytes).map_err(|_| Problem::Unreadable { why: Unreadable::NotUtf8 })?;
    let mut scan = Scan::new(limits);
    let events = |event: CallbackEvent<'_>, _: Span<()>| scan.take(&event).err();
    let mut emitter = CallbackEmitter::new(events);
    emitter.naively_switch_states(true);
    let problem = Tokenizer::new_with_emitter(text, emitter).flatten().next();
    match problem {
        Some(problem) => Err(problem),
        None => scan.finish(),
    }
}

/// The page while it is read from its start to its end.
struct Scan<'a> {
    limits: &'a Limits,
    page: Page,
    tag: Tag,
    /// The element inside of which nothing is shown.
    silent: Option<String>,
    /// The next row.
    row: u32,
    table: Option<Table>,
    /// The text of the cell, or of the line outside of tables.
    text: String,
}

/// The table that is being read.
#[derive(Default)]
struct Table {
    hidden: bool,
    in_row: bool,
    cell: Option<Open>,
    /// The column of the next cell.
    column: u32,
    /// Up to which row each column is taken by a cell from above.
    taken: Vec<u32>,
}

/// A cell whose text is being read.
struct Open {
    at: Cell,
    area: Area,
    number: Option<String>,
}

impl<'a> Scan<'a> {
    fn new(limits: &'a Limits) -> Self {
        let page = Page { sheet: Sheet::new(Arc::from(""), false), cells: Vec::new() };
        let (tag, text) = (Tag::default(), String::new());
        Self { limits, page, tag, silent: None, row: 0, table: None, text }
    }

    fn finish(mut self) -> Result<Page, Problem> {
        self.end_table()?;
        self.end_line()?;
        Ok(self.page)
    }

    fn take(&mut self, event: &CallbackEvent<'_>) -> Result<(), Problem> {
        match event {
            CallbackEvent::OpenStartTag { name } => self.tag = Tag::new(name),
            CallbackEvent::AttributeName { name } => self.tag.attribute(name),
            CallbackEvent::AttributeValue { value } => self.tag.value(value),
            CallbackEvent::CloseStartTag { .. } => {
                let tag = std::mem::take(&mut self.tag);
                self.start(&tag)?;
            }
            CallbackEvent::EndTag { name } => {
                self.tag = Tag::default();
                self.end(&String::from_utf8_lossy(name).to_lowercase())?;
            }
            CallbackEvent::String { value } if self.silent.is_none() => {
                self.write(&String::from_utf8_lossy(value))?;
            }
            // A tag that is cut off at the end of the file takes its row with it.
            CallbackEvent::Error(html5gum::Error::EofInTag) => {
                return Err(fault(PartFault::Unbalanced));
            }
            _ => {}
        }
        Ok(())
    }

    fn start(&mut self, tag: &Tag) -> Result<(), Problem> {
        let name = tag.name.as_str();
        if self.silent.is_some() {
            return Ok(());
        }
        if SILENT.contains(&name) {
            self.silent = Some(name.to_owned());
            return Ok(());
        }
        match name {
            "table" => return self.start_table(tag),
            "tr" => return self.start_row(tag),
            "td" | "th" => return self.start_cell(tag),
            _ => {}
        }
        if let Some(table) = &self.table {
            // What is hidden inside of a cell is not what somebody has read there.
            if let (Some(cell), true) = (&table.cell, tag.is_hidden()) {
                return Err(self.page.sheet.odd(cell.at));
            }
            if BLOCKS.contains(&name) {
                self.write("\n")?;
            }
        } else if BLOCKS.contains(&name) {
            self.end_line()?;
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Problem> {
        if let Some(silent) = &self.silent {
            // The head ends where the body begins, whether or not it says so.
            if silent == name || name == "html" {
                self.silent = None;
            }
            return Ok(());
        }
        match name {
            "table" => self.end_table(),
            "tr" => self.end_row(),
            "td" | "th" => self.end_cell(),
            _ if self.table.is_none() && BLOCKS.contains(&name) => self.end_line(),
            _ => Ok(()),
        }
    }

    fn start_table(&mut self, tag: &Tag) -> Result<(), Problem> {
        if self.table.is_some() {
            return Err(fault(PartFault::Element("table".to_owned())));
        }
        self.end_line()?;
        self.table = Some(Table { hidden: tag.is_hidden(), ..Table::default() });
        Ok(())
    }

    fn start_row(&mut self, tag: &Tag) -> Result<(), Problem> {
        self.end_row()?;
        let row = self.row;
        let Some(table) = &mut self.table else { return Ok(()) };
        if row >= ROWS {
            return Err(fault(PartFault::Address("tr".to_owned())));
        }
        table.in_row = true;
        table.column = 0;
        if table.hidden || tag.is_hidden() {
            self.page.sheet.hidden_rows.add(row);
        }
        Ok(())
    }

    fn start_cell(&mut self, tag: &Tag) -> Result<(), Problem> {
        self.end_cell()?;
        if self.table.as_ref().is_some_and(|table| !table.in_row) {
            self.start_row(&Tag::default())?;
        }
        let row = self.row;
        let Some(table) = &mut self.table else { return Ok(()) };
        while table.taken.get(table.column as usize).is_some_and(|end| *end > row) {
            table.column += 1;
        }
        let (wide, high) = (span(&tag.wide)?, span(&tag.high)?);
        let at = Cell { row, column: table.column };
        let last = Cell { row: row + high - 1, column: at.column + wide - 1 };
        if last.column >= COLUMNS || last.row >= ROWS {
            return Err(fault(PartFault::Address(tag.name.clone())));
        }
        // A browser moves the cells behind it to the left.
        if tag.is_hidden() {
            return Err(self.page.sheet.odd(at));
        }
        table.column = last.column + 1;
        let end = table.column as usize;
        if table.taken.len() < end {
            table.taken.resize(end, 0);
        }
        for column in table.taken.iter_mut().take(end).skip(at.column as usize) {
            if *column > row {
                // Two cells lie over each other.
                return Err(self.page.sheet.odd(at));
            }
            *column = last.row + 1;
        }
        table.cell = Some(Open { at, area: Area { first: at, last }, number: tag.number.clone() });
        self.text.clear();
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), Problem> {
        let Some(open) = self.table.as_mut().and_then(|table| table.cell.take()) else {
            return Ok(());
        };
        let text = folded(&self.text);
        self.text.clear();
        self.page.sheet.count(1, self.limits)?;
        if open.area.first != open.area.last {
            self.page.sheet.merge(open.area)?;
        }
        match open.number {
            Some(number) if !is_number(&number) => return Err(self.page.sheet.odd(open.at)),
            Some(number) => {
                let double = number.parse().map_err(|_| self.page.sheet.odd(open.at))?;
                let percent = text.ends_with('%');
                self.page.cells.push((open.at, Content::Number { double, percent }));
            }
            None if text.is_empty() => {}
            None => self.page.cells.push((open.at, Content::Text(text))),
        }
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Problem> {
        self.end_cell()?;
        if let Some(table) = &mut self.table
            && std::mem::take(&mut table.in_row)
        {
            self.row += 1;
        }
        Ok(())
    }

    fn end_table(&mut self) -> Result<(), Problem> {
        self.end_row()?;
        self.table = None;
        self.text.clear();
        Ok(())
    }

    /// Ends a line outside of tables, which takes a row if there is something in it.
    fn end_line(&mut self) -> Result<(), Problem> {
        if self.table.is_some() {
            return Ok(());
        }
        let text = folded(&self.text);
        self.text.clear();
        if text.is_empty() {
            return Ok(());
        }
        self.page.sheet.count(1, self.limits)?;
        if self.row >= ROWS {
            return Err(fault(PartFault::Address("p".to_owned())));
        }
        self.page.cells.push((Cell { row: self.row, column: 0 }, Content::Text(text)));
        self.row += 1;
        Ok(())
    }

    fn write(&mut self, text: &str) -> Result<(), Problem> {
        self.text.push_str(text);
        if self.text.len() > LONGEST_TEXT {
            return Err(Problem::TooLarge { limit: Limit::Text(LONGEST_TEXT) });
        }
        Ok(())
    }
}

/// How many columns or rows a cell takes.
fn span(written: &Option<String>) -> Result<u32, Problem> {
    let Some(written) = written else { return Ok(1) };
    let spanned = super::worksheet::digits(written.trim()).filter(|number| *number > 0);
    match spanned {
        Some(number) if number <= MOST_SPANNED => Ok(number),
        _ => Err(fault(PartFault::Attribute("span".to_owned()))),
    }
}

/// The text as it is seen: white space is one space, whatever it was written with.
fn folded(text: &str) -> String {
    let spaces = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}');
    text.split(spaces).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn fault(why: PartFault) -> Problem {
    xml::fault(PART, why)
}

#[cfg(test)]
mod tests;
