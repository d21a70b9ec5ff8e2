//! A workbook as plain data: sheets, cells, tables, charts, and how they print.
//!
//! Builders of documents make one of these from results; [`xlsx`](super::xlsx) turns it into bytes
//! and decides nothing. Rows and columns are counted from 0, lengths are pixels at 96 per inch.

mod chart;
pub mod formula;
mod grid;
mod house;
mod name;
mod rule;
mod style;
pub mod typeface;

pub use chart::{Chart, Plot, Series, Sparkline};
pub use formula::{Formula, Reference};
pub use grid::{Column, Fit};
pub use house::{Emblem, HouseStyle, Picture};
pub use name::SheetName;
pub use rule::{Allowed, Message, Rule};
pub use style::{Align, Role, Style, Tone};

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{Date, Fraction, Published};

/// The height in pixels of a row in which nothing stands.
pub const DEFAULT_HEIGHT: u32 = 20;

/// A workbook.
#[derive(Clone, Debug, PartialEq)]
pub struct Workbook {
    /// What the file says about itself.
    pub properties: Properties,
    /// Its sheets; the first is the one that opens.
    pub sheets: Vec<Sheet>,
    /// Names for areas, for formulas and mail merge of the office.
    pub names: Vec<Name>,
    /// The house that it comes from.
    pub style: HouseStyle,
}

/// What a file says about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Properties {
    /// Title.
    pub title: String,
    /// Subject.
    pub subject: String,
    /// Who issues it.
    pub author: String,
    /// The government that the issuer belongs to.
    pub company: String,
    /// What made it.
    pub comment: String,
    /// How final it is.
    pub status: String,
    /// The day it is stamped with; never the clock's, so that the same input makes the same bytes.
    pub created: Option<Date>,
}

/// A name for an area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Letters, digits and underscores, beginning with a letter; no other name or table has it.
    pub name: String,
    /// The sheet of the area.
    pub sheet: SheetName,
    /// The area.
    pub area: Area,
}

/// A rectangle of cells, both ends inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Area {
    /// First row.
    pub top: u32,
    /// First column.
    pub left: u16,
    /// Last row.
    pub bottom: u32,
    /// Last column.
    pub right: u16,
}

/// A worksheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Its name.
    pub name: SheetName,
    /// The colour of its tab.
    pub tab: Tone,
    /// The width of each column in pixels; the last one is the right edge of the page.
    pub widths: Vec<u32>,
    /// Heights in pixels of rows that are not as high as their text.
    pub heights: BTreeMap<u32, u32>,
    /// The cells, in no particular order.
    pub cells: Vec<Cell>,
    /// Its tables.
    pub tables: Vec<Table>,
    /// Its charts.
    pub charts: Vec<Chart>,
    /// Small lines in its cells.
    pub sparklines: Vec<Sparkline>,
    /// The picture at its upper right.
    pub picture: Option<Picture>,
    /// Areas that are one cell, which is the first of each.
    pub merged: Vec<Area>,
    /// Rows of cells with a fine line below each.
    pub ruled: Vec<Area>,
    /// Number cells that carry a bar from 0 to 100.
    pub bars: Vec<Area>,
    /// Score cells that are coloured by their height.
    pub scales: Vec<Scale>,
    /// Cells that are coloured as long as something holds.
    pub tints: Vec<Tint>,
    /// Text cells that look like numbers and must not be marked as mistakes.
    pub codes: Vec<Area>,
    /// What may be written into its cells.
    pub rules: Vec<Rule>,
    /// Whether the sheet is hidden.
    pub hidden: bool,
    /// Its hidden rows.
    pub hidden_rows: BTreeSet<u32>,
    /// Whether only the cells to be filled in ([`Role::Entry`]) can be changed. There is no password:
    /// it keeps from slips, not from intent.
    pub locked: bool,
    /// The first row and column that scroll.
    pub frozen: Option<(u32, u16)>,
    /// The row that is printed again on every page.
    pub repeated: Option<u32>,
    /// What stands on every printed page.
    pub page: Page,
}

/// What stands on every printed page of a sheet. Pages are A4, and a sheet is one page wide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Whether the page lies on its long side.
    pub landscape: bool,
    /// Whether the sheet is one page long too.
    pub single: bool,
    /// Top left: the issuer.
    pub left: String,
    /// Top centre, large: what keeps the page from passing for a final one.
    pub mark: Option<String>,
    /// Top right: the document.
    pub right: String,
    /// The words before and between the numbers of `Halaman 1 dari 3`.
    pub numbering: [&'static str; 2],
}

/// A cell with something in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Row.
    pub row: u32,
    /// Column.
    pub column: u16,
    /// What stands in it.
    pub value: Value,
    /// How it looks.
    pub style: Style,
}

/// What stands in a cell. No variant can hold something that is not a finite number.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing; only the style shows.
    Blank,
    /// Text; never a formula, whatever it begins with.
    Text(String),
    /// A count or a rank.
    Count(u32),
    /// A published score or a distance between two, shown with two decimals.
    Score(Published),
    /// A difference of two published scores, shown with its sign and two decimals.
    Change(Fraction),
    /// A difference of two counts or ranks, shown with its sign.
    Steps(Fraction),
    /// Another number, with this many decimals or as many as it takes.
    Decimal(Fraction, Option<u8>),
    /// A formula with what it comes to, which is none of these again.
    Computed(Formula, Box<Value>),
    /// Text that leads to a sheet.
    Link(String, SheetName),
    /// Text that leads to a cell of another file.
    FileLink(String, FilePlace),
    /// What no document should hold.
    Odd(Oddity),
}

/// What no document holds but other people's sheets do; made-up sheets have it, so that there is
/// something to be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Oddity {
    /// TRUE or FALSE.
    Truth(bool),
    /// A day: the number that a spreadsheet makes of it.
    Day(Date),
    /// A share of one, shown as a percentage.
    Percent(Fraction),
    /// A formula, without its `=`; its result as shown, or `None` where nobody computed it.
    Formula(String, Option<String>),
}

/// A cell of another workbook in the same folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilePlace {
    /// The file's name.
    pub file: String,
    /// The worksheet's name.
    pub sheet: String,
    /// The cell, as `G14`.
    pub cell: String,
}

/// Scores whose cells shade from red over amber to green.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The cells.
    pub area: Area,
    /// Where red ends, amber stands and green begins.
    pub steps: [Published; 3],
}

/// Cells in a colour as long as a formula is true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tint {
    /// The cells.
    pub area: Area,
    /// What must be true, as seen from the first of them.
    pub when: Formula,
    /// The colour.
    pub tone: Tone,
}

/// A table that can be sorted and filtered; its cells are among those of the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Letters, digits and underscores, beginning with a letter; no other name or table has it.
    pub name: String,
    /// The heading row and all rows of data, at least one.
    pub area: Area,
    /// The headings from left to right, each another one.
    pub headings: Vec<Heading>,
    /// Whether there are buttons to filter with.
    pub filter: bool,
    /// What a screen reader says about it.
    pub alt: String,
}

/// The heading of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// What it says.
    pub text: String,
    /// Where it stands.
    pub align: Align,
}

impl Area {
    /// One cell.
    pub fn cell(row: u32, column: u16) -> Self {
        Self { top: row, left: column, bottom: row, right: column }
    }

    /// Whether a cell is its first.
    pub fn begins_at(self, cell: &Cell) -> bool {
        (self.top, self.left) == (cell.row, cell.column)
    }

    /// One column of the area, by its number in the area, without the heading row.
    pub fn column(self, index: u16) -> Self {
        Self {
            top: self.top + 1,
            left: self.left + index,
            bottom: self.bottom,
            right: self.left + index,
        }
    }
}

impl Sheet {
    /// An empty sheet.
    pub fn new(name: SheetName, page: Page) -> Self {
        Self {
            name,
            tab: Tone::Plain,
            widths: Vec::new(),
            heights: BTreeMap::new(),
            cells: Vec::new(),
            tables: Vec::new(),
            charts: Vec::new(),
            sparklines: Vec::new(),
            picture: None,
            merged: Vec::new(),
            ruled: Vec::new(),
            bars: Vec::new(),
            scales: Vec::new(),
            tints: Vec::new(),
            codes: Vec::new(),
            rules: Vec::new(),
            hidden: false,
            hidden_rows: BTreeSet::new(),
            locked: false,
            frozen: None,
            repeated: None,
            page,
        }
    }

    /// Puts something into a cell.
    pub fn put(&mut self, row: u32, column: u16, value: Value, style: Style) {
        self.cells.push(Cell { row, column, value, style });
    }

    /// The last row with something in it, or below which a chart reaches no more.
    pub fn last_row(&self) -> u32 {
        let below = |chart: &Chart| chart.at.0 + chart.size.1 / DEFAULT_HEIGHT;
        let charts = self.charts.iter().map(below);
        self.cells.iter().map(|cell| cell.row).chain(charts).max().unwrap_or(0)
    }
}

impl Value {
    /// Text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Text where there is some, else nothing.
    pub fn optional(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Blank, Self::text)
    }

    /// About as it is shown: for measuring.
    pub fn shown(&self) -> Cow<'_, str> {
        match self {
            Self::Blank => "".into(),
            Self::Text(text) | Self::Link(text, _) | Self::FileLink(text, _) => text.into(),
            Self::Count(count) => count.to_string().into(),
            Self::Score(score) => score.to_string().into(),
            Self::Change(change) => format!("+{}.00", change.round_half_up(0)).into(),
            Self::Steps(change) => format!("+{}", change.round_half_up(0)).into(),
            Self::Decimal(value, None) => value.to_decimal().into(),
            // The longest that it can be with so many decimals.
            Self::Decimal(value, Some(places)) => {
                let whole = value.round_half_up(0);
                format!("{whole}.{:0<width$}", "", width = usize::from(*places)).into()
            }
            Self::Computed(_, value) => value.shown(),
            Self::Odd(oddity) => oddity.shown(),
        }
    }

    /// The same, as what a formula comes to.
    pub fn by(self, formula: Formula) -> Self {
        Self::Computed(formula, Box::new(self))
    }
}

impl Oddity {
    fn shown(&self) -> Cow<'_, str> {
        match self {
            Self::Truth(true) => "TRUE".into(),
            Self::Truth(false) => "FALSE".into(),
            Self::Day(date) => {
                format!("{:02}/{:02}/{}", date.day(), date.month(), date.year()).into()
            }
            Self::Percent(share) => {
                format!("{}%", (share * &Fraction::from(100)).to_decimal()).into()
            }
            Self::Formula(_, result) => result.as_deref().unwrap_or_default().into(),
        }
    }
}
