//! A sheet looked at once: its labels, its tables of answers, and what it is for.

use std::collections::BTreeMap;

use super::header::{self, Found, Header};
use super::label::{self, Entry};
use super::merges::Merges;
use super::survey::{self, Questions};
use crate::finding::Finding;
use crate::job::layout::{Column, Label, Role};
use crate::location::{Cell, Location};
use crate::rubric::Rubric;
use crate::sheet::grid::{Grid, Value};
use crate::sheet::lexicon::Lexicon;
use crate::sheet::locate;

/// A sheet, and what is needed to look at it.
pub struct Page<'g> {
    /// The file.
    pub file: &'g Location,
    /// The sheet.
    pub grid: &'g Grid,
    /// Its merged areas.
    pub merges: Merges,
    /// The words that it may use.
    pub lexicon: &'g Lexicon,
    /// The rules of the year.
    pub rubric: &'g Rubric,
    /// Whether the samples are products, as in a checklist.
    pub products: bool,
}

/// What a sheet holds.
pub struct Look<'g> {
    /// The sheet.
    pub page: Page<'g>,
    /// Its labels above the first table.
    pub labels: Vec<Entry<'g>>,
    /// What it is for.
    pub content: Content<'g>,
}

/// What a sheet is for.
pub enum Content<'g> {
    /// Tables of answers, one below the other.
    Tables(Vec<Block<'g>>),
    /// The users' answers, one respondent per row.
    Survey(Questions),
    /// A table of answers without answers, whose heading is here.
    Lacking(Cell),
    /// Tables of scores.
    Scores,
    /// It says whose workbook this is, and no more.
    Identity,
    /// It explains, or the job says to leave it alone.
    Guidance,
    /// None of these.
    Other,
}

/// A table of answers with what stands above it.
pub struct Block<'g> {
    /// The labels above it, and those of the sheet that nothing above it repeats.
    pub labels: Vec<Entry<'g>>,
    /// Its head.
    pub header: Header,
    /// Rows on which the head is repeated, first and last.
    pub repeated: Vec<(u32, u32)>,
    /// The row behind its last.
    pub end: u32,
}

impl<'g> Page<'g> {
    /// The sheet as a whole.
    pub fn sheet(&self) -> Location {
        self.file.with_sheet(self.grid.name.clone())
    }

    /// The place of a cell.
    pub fn place(&self, row: u32, column: u32) -> Location {
        self.file.with_cell(self.grid.name.clone(), Cell { row, column })
    }

    /// What stands in a cell.
    pub fn value(&self, row: u32, column: u32) -> Option<&'g Value> {
        self.grid.rows.get(&row)?.get(&column)
    }
}

impl<'g> Look<'g> {
    /// Looks at a sheet.
    pub fn at(page: Page<'g>) -> Self {
        let mut look = Self { page, labels: Vec::new(), content: Content::Other };
        let role = look.page.lexicon.role(&look.page.grid.name);
        if look.page.lexicon.leaves_alone(&look.page.grid.name) {
            look.content = Content::Guidance;
            return look;
        }
        // Text with separators is for tables of scores only.
        if !look.page.grid.is_csv() {
            look.read();
        }
        if let Content::Other = look.content {
            match role {
                Some(Role::Identity) => look.content = Content::Identity,
                Some(Role::Guidance) => look.content = Content::Guidance,
                Some(Role::Survey) | None => {}
            }
        }
        look
    }

    /// The entry of a label, if it has a value.
    pub fn entry(&self, label: Label) -> Option<&Entry<'g>> {
        filled(&self.labels, label)
    }

    /// Whether something on the sheet says that it is a unit's.
    pub fn is_about_unit(&self) -> bool {
        [Label::Unit, Label::UnitKind, Label::Product]
            .into_iter()
            .any(|label| self.entry(label).is_some())
    }

    fn read(&mut self) {
        let grid = self.page.grid;
        let mut blocks: Vec<Block<'g>> = Vec::new();
        // Labels since the last table, and the row of the first of them.
        let mut pending: Vec<Entry<'g>> = Vec::new();
        let mut behind = 0;
        for (row, cells) in &grid.rows {
            if *row < behind {
                continue;
            }
            let plain = blocks.last().is_some_and(|block| block.is_coded(cells, self.page.lexicon));
            let found = if plain { Found::None } else { header::at(&self.page, *row) };
            match found {
                Found::Header(header) => {
                    behind = header.last + 1;
                    match blocks.last_mut() {
                        // The head is repeated on each printed page.
                        Some(block) if block.goes_on(&pending, &header) => {
                            pending.clear();
                            block.repeated.push((*row, header.last));
                        }
                        Some(block) => {
                            block.end = pending.first().map_or(*row, |entry| entry.at.row);
                            let labels = inherited(std::mem::take(&mut pending), &self.labels);
                            blocks.push(Block::new(labels, header));
                        }
                        None => {
                            self.labels = std::mem::take(&mut pending);
                            let labels = self.labels.clone();
                            blocks.push(Block::new(labels, header));
                        }
                    }
                    continue;
                }
                Found::Lacking(at) if blocks.is_empty() => {
                    if !matches!(self.content, Content::Lacking(_)) {
                        self.content = Content::Lacking(at);
                    }
                }
                Found::Lacking(_) | Found::None => {}
            }
            if blocks.is_empty() {
                if let Some(questions) = survey::questions(&self.page, *row) {
                    self.content = Content::Survey(questions);
                    break;
                }
                if self.is_head_of_scores(*row) {
                    self.content = Content::Scores;
                    break;
                }
            }
            let between = !blocks.is_empty();
            let lexicon = self.page.lexicon;
            pending.extend(label::entries((*row, cells), &self.page.merges, lexicon, between));
        }
        if blocks.is_empty() {
            self.labels = pending;
        } else {
            self.content = Content::Tables(blocks);
        }
    }

    fn is_head_of_scores(&self, row: u32) -> bool {
        let Some(cells) = self.page.grid.rows.get(&row) else { return false };
        let own = self.page.lexicon.score_columns();
        let place = |column| self.page.place(row, column);
        let mut unheard: Vec<Finding> = Vec::new();
        let seen = locate::header(cells, locate::Column::Score, own, place, &mut unheard);
        matches!(seen, locate::Seen::Header(_))
    }
}

impl<'g> Block<'g> {
    fn new(labels: Vec<Entry<'g>>, header: Header) -> Self {
        Self { labels, header, repeated: Vec::new(), end: u32::MAX }
    }

    /// Whether a row is plainly one of the table: it has the code of an indicator where they stand.
    fn is_coded(&self, cells: &BTreeMap<u32, Value>, lexicon: &Lexicon) -> bool {
        let code = self.header.column(Column::Code).and_then(|column| cells.get(&column)?.text());
        code.is_some_and(|code| lexicon.with_code(code).is_some())
    }

    /// Whether a head, below labels of its own or without any, only repeats this one's, as on each
    /// printed page.
    fn goes_on(&self, labels: &[Entry<'g>], header: &Header) -> bool {
        let known = |entry: &Entry<'g>| {
            let same = self.entry(entry.label);
            same.is_some_and(|same| same.text() == entry.text())
        };
        self.header.columns == header.columns
            && self.header.answers().eq(header.answers())
            && labels.iter().all(known)
    }

    /// The entry of a label, if it has a value.
    pub fn entry(&self, label: Label) -> Option<&Entry<'g>> {
        filled(&self.labels, label)
    }

    /// The columns that tell which indicator a row is about.
    pub fn keys(&self) -> [Option<u32>; 4] {
        [Column::Code, Column::Indicator, Column::Variable, Column::Dimension]
            .map(|column| self.header.column(column))
    }
}

fn filled<'e, 'g>(labels: &'e [Entry<'g>], label: Label) -> Option<&'e Entry<'g>> {
    labels.iter().find(|entry| entry.label == label && entry.value.is_some())
}

/// The labels above a table, and those of the sheet that they do not replace: a table that names
/// its own unit, or its own product, takes over nothing of another's.
fn inherited<'g>(own: Vec<Entry<'g>>, sheet: &[Entry<'g>]) -> Vec<Entry<'g>> {
    let names = |label| own.iter().any(|entry| entry.label == label);
    let unit = names(Label::Unit) || names(Label::UnitKind);
    let replaced = |label| match label {
        Label::Unit | Label::UnitKind => unit,
        Label::Product | Label::Status => unit || names(Label::Product) || names(label),
        Label::RegionCode | Label::Region | Label::Year | Label::Rubric | Label::Other => {
            names(label)
        }
    };
    let above: Vec<_> = sheet.iter().filter(|entry| !replaced(entry.label)).cloned().collect();
    own.into_iter().chain(above).collect()
}
