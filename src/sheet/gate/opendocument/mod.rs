//! An OpenDocument spreadsheet, cell by cell, before the reader library reads it.
//!
//! The library repeats cells, rows and spaces as often as the file says, and keeps every cell of
//! the rectangle around them; so all of that is counted here first. It also gives percentages as
//! plain numbers and errors as zeros, which are noted here.

mod cell;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use cell::{Typed, Written};

use super::archive::{Archive, Packer};
use super::limits::{
    COLUMNS, LONGEST_TEXT, MOST_IN_DENSE_RECTANGLE, MOST_REPEATED, MOST_REPEATED_BYTES,
    MOST_SPACES, ROWS,
};
use super::sheet::{Lines, Rectangle, Sheet};
use super::worksheet::digits;
use super::xml::{self, Element, Node, Scanner};
use crate::finding::{Limit, PartFault, Problem, Unreadable};
use crate::job::Limits;
use crate::location::{Area, Cell};

/// The part with the tables.
const CONTENT: &str = "content.xml";
/// The part that says what is encrypted.
const MANIFEST: &str = "META-INF/manifest.xml";

/// The prefixes that the reader library takes for granted, and what they must stand for.
const NAMESPACES: [(&str, &str); 6] = [
    ("office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
    ("table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
    ("text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
    ("style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
    ("number", "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"),
    ("calcext", "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"),
];

/// A spreadsheet that is safe to read.
pub struct Document {
    content: String,
    tables: Vec<(Sheet, Span)>,
}

/// The inside of a table's element, and what of it the reader library is not to see.
struct Span {
    inside: Range<usize>,
    without: Vec<Range<usize>>,
}

/// Looks at the spreadsheet.
///
/// # Errors
/// What keeps it from being read.
pub fn open(mut archive: Archive<'_>, limits: &Limits) -> Result<Document, Problem> {
    if let Some(bytes) = archive.take(MANIFEST)? {
        let mut scanner = Scanner::new(MANIFEST, xml::text(MANIFEST, &bytes)?);
        loop {
            match scanner.next()? {
                Node::Open(element) if element.name() == "encryption-data" => {
                    return Err(Problem::Encrypted);
                }
                Node::End => break,
                _ => {}
            }
        }
    }
    let missing = || Problem::Unreadable { why: Unreadable::PartMissing(CONTENT.to_owned()) };
    let bytes = archive.take(CONTENT)?.ok_or_else(missing)?;
    let content = xml::text(CONTENT, &bytes)?.to_owned();
    archive.finish()?;
    let mut scan = Scan::new(&content, limits);
    scan.document()?;
    let tables = scan.tables;
    Ok(Document { content, tables })
}

impl Document {
    /// The sheets in order.
    pub fn into_sheets(self) -> impl Iterator<Item = (Sheet, Result<Vec<u8>, Problem>)> {
        let Self { content, tables } = self;
        tables.into_iter().map(move |(sheet, span)| (sheet, pack(&content, &span)))
    }
}

/// An archive for the reader library with one table alone: it keeps all that it reads.
fn pack(content: &str, span: &Span) -> Result<Vec<u8>, Problem> {
    let mut pieces = vec![
        "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"1\">",
    ];
    let mut from = span.inside.start;
    for gap in &span.without {
        pieces.push(content.get(from..gap.start).unwrap_or_default());
        from = gap.end;
    }
    pieces.push(content.get(from..span.inside.end).unwrap_or_default());
    pieces.push("</table:table></office:spreadsheet></office:body></office:document-content>");
    let mut packer = Packer::new();
    packer.add("mimetype", &["application/vnd.oasis.opendocument.spreadsheet"])?;
    packer.add(MANIFEST, &["<manifest:manifest/>"])?;
    packer.add(CONTENT, &pieces)?;
    packer.finish()
}

struct Scan<'a> {
    xml: Scanner<'a>,
    limits: &'a Limits,
    tables: Vec<(Sheet, Span)>,
    names: BTreeSet<String>,
    /// The styles of hidden tables.
    hidden: BTreeSet<String>,
    /// Formats that show percentages, and the cell styles that use them.
    percent: BTreeSet<String>,
    cells: usize,
    repeated: usize,
    repeated_bytes: usize,
    spaces: usize,
}

/// The table that is being read.
struct Table {
    sheet: Sheet,
    without: Vec<Range<usize>>,
    rectangle: Rectangle,
    row: u32,
    column: u32,
    /// The columns whose cells are percentages unless they say otherwise.
    percent: Lines,
}

impl<'a> Scan<'a> {
    fn new(content: &'a str, limits: &'a Limits) -> Self {
        Self {
            xml: Scanner::new(CONTENT, content),
            limits,
            tables: Vec::new(),
            names: BTreeSet::new(),
            hidden: BTreeSet::new(),
            percent: BTreeSet::new(),
            cells: 0,
            repeated: 0,
            repeated_bytes: 0,
            spaces: 0,
        }
    }

    fn next(&mut self) -> Result<Node<'a>, Problem> {
        let node = self.xml.next()?;
        if let Node::Open(element) = &node {
            self.hold_prefixes(element)?;
        }
        Ok(node)
    }

    /// A prefix means what the reader library takes it for, and nothing else means the same.
    fn hold_prefixes(&self, element: &Element<'_>) -> Result<(), Problem> {
        if !element.mentions("xmlns") {
            return Ok(());
        }
        for (name, value) in self.xml.all_attributes(element) {
            let prefix = match name.split_once(':') {
                Some(("xmlns", prefix)) => prefix,
                None if name == "xmlns" => "",
                _ => continue,
            };
            let value = self.xml.plain(value?)?;
            let odd = |(known, meaning): (&str, &str)| (prefix == known) != (value == meaning);
            if NAMESPACES.into_iter().any(odd) {
                return Err(self.xml.fault(PartFault::Prefix(super::brief(prefix))));
            }
        }
        Ok(())
    }

    fn document(&mut self) -> Result<(), Problem> {
        let mut style = None;
        loop {
            match self.next()? {
                Node::Open(element) => match (self.xml.depth(), element.whole_name()) {
                    (3, "number:percentage-style" | "style:style") => {
                        style = self.style(&element)?;
                    }
                    (4, "style:table-properties") => {
                        let [shown] = self.xml.attributes(&element, ["table:display"])?;
                        if let (Some(style), Some("false")) = (style.clone(), shown) {
                            self.hidden.insert(style);
                        }
                    }
                    (4, "table:table") => self.table(&element)?,
                    (_, "table:table" | "table:table-row" | "table:table-cell") => {
                        return Err(self.xml.stray(&element));
                    }
                    _ => {}
                },
                Node::End => return Ok(()),
                _ => {}
            }
        }
    }

    /// Notes what a style means for percentages; gives its name.
    fn style(&mut self, element: &Element<'_>) -> Result<Option<String>, Problem> {
        let names = ["style:name", "style:data-style-name"];
        let [name, format] = self.xml.attributes(element, names)?;
        let Some(name) = name else { return Ok(None) };
        // A format and a style may have one name.
        if element.whole_name() == "number:percentage-style" {
            self.percent.insert(format!("number:{name}"));
        } else if format.is_some_and(|format| self.percent.contains(&format!("number:{format}"))) {
            self.percent.insert(format!("style:{name}"));
        }
        Ok(Some(name.to_owned()))
    }

    fn is_percent(&self, style: Option<&str>) -> bool {
        style.is_some_and(|style| self.percent.contains(&format!("style:{style}")))
    }

    fn table(&mut self, element: &Element<'_>) -> Result<(), Problem> {
        let [name, style] = self.xml.attributes(element, ["table:name", "table:style-name"])?;
        let name = self.xml.plain(name.unwrap_or_default())?.into_owned();
        if !self.names.insert(name.to_lowercase()) {
            let why = Unreadable::SheetTwice(super::brief(&name));
            return Err(Problem::Unreadable { why });
        }
        let hidden = style.is_some_and(|style| self.hidden.contains(style));
        let mut table = Table {
            sheet: Sheet::new(Arc::from(name), hidden),
            without: Vec::new(),
            rectangle: Rectangle::default(),
            row: 0,
            column: 0,
            percent: Lines::default(),
        };
        let depth = self.xml.depth();
        let mut inside = self.xml.span().end..0;
        while self.xml.depth() >= depth {
            match self.next()? {
                Node::Open(element) => match element.whole_name() {
                    "table:table-column" => self.column(&mut table, &element)?,
                    "table:table-row" => self.row(&mut table, &element)?,
                    "table:table" | "table:table-cell" | "table:covered-table-cell" => {
                        return Err(self.xml.stray(&element));
                    }
                    _ => {}
                },
                Node::Close => inside.end = self.xml.span().start.max(inside.start),
                _ => {}
            }
        }
        self.tables.push((table.sheet, Span { inside, without: table.without }));
        Ok(())
    }

    fn column(&mut self, table: &mut Table, element: &Element<'_>) -> Result<(), Problem> {
        let names =
            ["table:number-columns-repeated", "table:visibility", "table:default-cell-style-name"];
        let [repeated, visibility, style] = self.xml.attributes(element, names)?;
        let end = table.column.saturating_add(self.times(repeated)?).min(COLUMNS);
        if is_hidden(visibility) {
            table.sheet.hidden_columns.add_all(table.column..end);
        }
        if self.is_percent(style) {
            table.percent.add_all(table.column..end);
        }
        table.column = end;
        Ok(())
    }

    fn row(&mut self, table: &mut Table, element: &Element<'_>) -> Result<(), Problem> {
        let names =
            ["table:number-rows-repeated", "table:visibility", "table:default-cell-style-name"];
        let [repeated, visibility, style] = self.xml.attributes(element, names)?;
        let times = self.times(repeated)?;
        let end = table.row.saturating_add(times).min(ROWS);
        if is_hidden(visibility) {
            table.sheet.hidden_rows.add_all(table.row..end);
        }
        let percent = self.is_percent(style);
        let mut cells = Vec::new();
        let mut column = 0;
        loop {
            match self.next()? {
                Node::Open(element) => match element.whole_name() {
                    "table:table-cell" | "table:covered-table-cell" => {
                        let cell = self.cell(table, column, percent, &element)?;
                        column = cell.columns.end;
                        if cell.present {
                            cells.push(cell);
                        }
                    }
                    _ => return Err(self.xml.stray(&element)),
                },
                Node::Close => break,
                // The reader library stumbles over whatever is no cell.
                _ => table.without.push(self.xml.span()),
            }
        }
        self.note(table, &cells, times)?;
        table.row = end;
        Ok(())
    }

    /// Notes a row with all its repetitions.
    fn note(&mut self, table: &mut Table, cells: &[Written], times: u32) -> Result<(), Problem> {
        let (Some(first), Some(last)) = (cells.first(), cells.last()) else { return Ok(()) };
        let row = table.row;
        let times = times as usize;
        if last.columns.end > COLUMNS || row as usize + times > ROWS as usize {
            return Err(self.xml.fault(PartFault::Address("table:table-cell".to_owned())));
        }
        for cell in cells {
            let all = cell.columns.len().saturating_mul(times);
            self.cells = self.cells.saturating_add(all);
            self.repeated = self.repeated.saturating_add(all - 1);
            let bytes = cell.bytes.saturating_mul(all - 1);
            self.repeated_bytes = self.repeated_bytes.saturating_add(bytes);
        }
        if self.repeated > MOST_REPEATED || self.repeated_bytes > MOST_REPEATED_BYTES {
            return Err(Problem::TooLarge { limit: Limit::Repeated(MOST_REPEATED) });
        }
        super::hold_cells(self.cells, self.limits)?;
        let rows = row..row + u32::try_from(times).unwrap_or(ROWS);
        let area = Area {
            first: Cell { row, column: first.columns.start },
            last: Cell { row: rows.end - 1, column: last.columns.end - 1 },
        };
        table.rectangle.grow(area, MOST_IN_DENSE_RECTANGLE)?;
        for row in rows {
            for cell in cells {
                for column in cell.columns.clone() {
                    cell.note(&mut table.sheet, Cell { row, column });
                }
            }
        }
        Ok(())
    }

    fn cell(
        &mut self,
        table: &mut Table,
        column: u32,
        row_is_percent: bool,
        element: &Element<'_>,
    ) -> Result<Written, Problem> {
        let at = Cell { row: table.row, column };
        let names = [
            "table:number-columns-repeated",
            "table:number-columns-spanned",
            "table:number-rows-spanned",
            "table:style-name",
            "table:formula",
            "calcext:value-type",
        ];
        let [repeated, wide, high, style, formula, extended] =
            self.xml.attributes(element, names)?;
        let columns = column..column.saturating_add(self.times(repeated)?);
        let value = cell::typed(&self.xml, element)?;
        let (wide, high) = (self.times(wide)?, self.times(high)?);
        if wide > 1 || high > 1 {
            let last = Cell {
                row: at.row.saturating_add(high - 1).min(ROWS - 1),
                column: at.column.saturating_add(wide - 1).min(COLUMNS - 1),
            };
            table.sheet.merge(Area { first: at, last })?;
        }
        let text = self.cell_text(table, at)?;
        let has_text = !text.trim().is_empty();
        let mut written = Written {
            columns,
            present: formula.is_some() || value.is_some(),
            percent: false,
            uncalculated: false,
            covered: element.whole_name() == "table:covered-table-cell",
            error: None,
            bytes: text.len() + formula.map_or(0, str::len),
        };
        let empty = match &value {
            Some(Typed::Missing) => true,
            Some(Typed::Number { percent }) => {
                let styled = match style {
                    Some(style) => self.is_percent(Some(style)),
                    None => row_is_percent || table.percent.contains(column),
                };
                written.percent = *percent || styled;
                false
            }
            Some(Typed::Other { bytes }) => {
                written.bytes += bytes;
                false
            }
            Some(Typed::Text) => false,
            None => formula.is_some(),
        };
        let says_error = text.starts_with('#') || text.starts_with("Err:");
        if extended == Some("error")
            || (formula.is_some() && says_error && !matches!(value, Some(Typed::Text)))
        {
            written.error = Some(super::brief(text.trim()));
        } else if empty && formula.is_some() {
            written.uncalculated = true;
        } else if has_text && (empty || matches!(value, None | Some(Typed::Other { bytes: 0 }))) {
            // It is seen on the screen, and the reader library would not see it.
            return Err(table.sheet.odd(at));
        }
        if value.as_ref().is_some_and(|value| matches!(value, Typed::Text)) && !has_text {
            written.present = formula.is_some();
        }
        Ok(written)
    }

    /// The text that a cell shows. Comments and drawings that hang on it are kept from the reader
    /// library, which takes their words for the cell's.
    fn cell_text(&mut self, table: &mut Table, at: Cell) -> Result<String, Problem> {
        let outside = self.xml.depth() - 1;
        let mut text = String::new();
        loop {
            match self.next()? {
                Node::Open(element) => {
                    let name = element.whole_name();
                    if name == "office:annotation" || name.starts_with("draw:") {
                        let start = self.xml.span().start;
                        self.xml.skip()?;
                        table.without.push(start..self.xml.span().end);
                    } else if name.starts_with("table:") {
                        return Err(self.xml.stray(&element));
                    } else if name == "text:s" {
                        let [count] = self.xml.attributes(&element, ["text:c"])?;
                        let count = self.times(count)? as usize;
                        self.spaces = self.spaces.saturating_add(count);
                        if self.spaces > MOST_SPACES {
                            return Err(Problem::TooLarge { limit: Limit::Repeated(MOST_SPACES) });
                        }
                        text.extend(std::iter::repeat_n(' ', count));
                    } else if name == "text:p" && !text.is_empty() {
                        text.push('\n');
                    }
                }
                Node::Text(piece) => {
                    text.push_str(piece);
                    if text.len() > LONGEST_TEXT {
                        return Err(super::worksheet::too_long());
                    }
                }
                Node::Character(character) => text.push(character),
                Node::Close if self.xml.depth() == outside => return Ok(text),
                Node::Close => {}
                // Text that the reader library would not see, between pieces that it sees.
                Node::Other => return Err(table.sheet.odd(at)),
                Node::End => return Err(self.xml.fault(PartFault::Unbalanced)),
            }
        }
    }

    /// A number of repetitions.
    fn times(&self, written: Option<&str>) -> Result<u32, Problem> {
        match written.map(digits) {
            None => Ok(1),
            Some(Some(times)) if times > 0 => Ok(times),
            // More than nine digits, or none.
            Some(_) => Err(Problem::TooLarge { limit: Limit::Repeated(MOST_REPEATED) }),
        }
    }
}

fn is_hidden(visibility: Option<&str>) -> bool {
    matches!(visibility, Some("collapse" | "filter"))
}
