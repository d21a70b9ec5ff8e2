//! The head of a table of answers: one line, or two where a heading spreads over others.

use std::collections::{BTreeMap, BTreeSet};

use super::answer;
use super::look::Page;
use crate::finding::Problem;
use crate::job::layout::Column;
use crate::location::{Area, Cell, Location};
use crate::sheet::grid::{Value, brief};
use crate::sheet::lexicon::{self, Lexicon};

/// The head of a table of answers: which column of the sheet holds what.
#[derive(Clone, Debug, Default)]
pub struct Header {
    /// Its last row.
    pub last: u32,
    /// What is known by name.
    pub columns: BTreeMap<Column, u32>,
    /// The columns of the samples, in their order.
    pub samples: Vec<u32>,
    /// The column for what is not there, where an answer is a tick in one of two columns; the other
    /// is the only sample.
    pub absent: Option<u32>,
    /// Columns of samples that are counted beyond a gap.
    pub surplus: Vec<u32>,
    /// Columns that have a heading, as ranges.
    headed: Vec<(u32, u32)>,
    /// The column that says which indicator a row is about.
    pub key: u32,
    /// What is wrong with the head, or left out of it.
    pub problems: Vec<(Location, Problem)>,
}

/// The most columns that one merged heading can count.
const MOST_SAMPLES: usize = 400;

/// What a heading announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Heading {
    Column(Column),
    /// A sample, counted from 1.
    Sample(u32),
    /// One of several answers without a number: a product by its name.
    Part,
    Unknown,
}

/// What a row of a sheet is to a table of answers.
#[derive(Clone, Debug)]
pub enum Found {
    /// The head of one.
    Header(Header),
    /// The head of one, but without a column of answers; its place.
    Lacking(Cell),
    /// Nothing.
    None,
}

/// Holds a row, and the one below it, against the words of heads.
pub fn at(page: &Page<'_>, row: u32) -> Found {
    let lexicon = page.lexicon;
    let Some(cells) = page.grid.rows.get(&row) else { return Found::None };
    let known = |value: &Value| value.text().and_then(|text| lexicon.column(text));
    let keys = [Column::Code, Column::Indicator, Column::Variable, Column::Dimension];
    let candidate = cells.values().filter_map(known);
    if !candidate.into_iter().any(|column| keys.contains(&column) || column == Column::Answer) {
        return Found::None;
    }
    let lines = Lines::new(page, row);
    let headings = lines.headings();
    let headed = lines.headed(&headings);
    let mut header = Header { last: lines.last, headed, ..Header::default() };
    header.fill(page, row, &headings);
    let has = |column| header.columns.contains_key(&column);
    let Some(key) = [Column::Indicator, Column::Code].into_iter().find(|key| has(*key)) else {
        return Found::None;
    };
    let words = headings.iter().filter(|(_, (_, heading))| *heading != Heading::Unknown).count();
    let column = header.columns.get(&key).copied().unwrap_or_default();
    // "Kode" beside "Nilai" is a table of scores: only numbered samples make it one of answers.
    let by_code = key == Column::Code
        && !headings.iter().any(|(_, (_, heading))| matches!(heading, Heading::Sample(_)));
    if by_code || words < 2 {
        return Found::None;
    }
    if header.samples.is_empty() && header.has_notes_only() {
        return Found::Lacking(Cell { row, column });
    }
    header.key = column;
    Found::Header(header)
}

impl Header {
    /// The sheet's column that holds this.
    pub fn column(&self, column: Column) -> Option<u32> {
        self.columns.get(&column).copied()
    }

    /// Whether a column has a heading.
    pub fn is_headed(&self, column: u32) -> bool {
        self.headed.iter().any(|(first, last)| (first..=last).contains(&&column))
    }

    /// Whether the table can be read.
    pub fn is_sound(&self) -> bool {
        !self.samples.is_empty() && self.has_notes_only()
    }

    /// All columns that answers stand in.
    pub fn answers(&self) -> impl Iterator<Item = u32> {
        self.samples.iter().copied().chain(self.absent)
    }

    fn has_notes_only(&self) -> bool {
        self.problems.iter().all(|(_, problem)| matches!(problem, Problem::ColumnUnused { .. }))
    }

    fn fill(&mut self, page: &Page<'_>, row: u32, headings: &BTreeMap<u32, (String, Heading)>) {
        let mut twice = Vec::new();
        let mut numbered: BTreeMap<u32, u32> = BTreeMap::new();
        let (mut bare, mut parts) = (Vec::new(), Vec::new());
        let mut unused = BTreeSet::new();
        for (column, (text, heading)) in headings {
            let first = match heading {
                Heading::Sample(number) => numbered.insert(*number, *column),
                Heading::Column(Column::Answer) => {
                    bare.push(*column);
                    None
                }
                Heading::Part => {
                    parts.push(*column);
                    None
                }
                Heading::Unknown => {
                    unused.insert(*column);
                    None
                }
                Heading::Column(Column::Other | Column::Weight | Column::Max | Column::Unit) => {
                    None
                }
                Heading::Column(known) => self.columns.insert(*known, *column),
            };
            if let Some(first) = first {
                twice.push((*column, text.as_str(), first));
            }
        }
        if !numbered.is_empty() {
            let counted = (1..).map_while(|number| numbered.remove(&number));
            self.samples = counted.collect();
            self.surplus = numbered.into_values().collect();
            // The samples are counted; a mean of them that the sheet computes is not one.
            unused.extend(bare.into_iter().chain(parts));
        } else if self.take_pair(page, headings, &parts) {
            unused.extend(bare);
        } else if !parts.is_empty() {
            let text = |column: &u32| headings.get(column).map(|(text, _)| text.clone());
            let texts: Vec<_> = parts.iter().filter_map(text).collect();
            let product = |text: &String| !answer::is_mark(text) && !page.lexicon.sums_up(text);
            if page.products && texts.iter().all(product) {
                self.samples = parts;
                unused.extend(bare);
            } else {
                let at = page.place(self.last, parts.first().copied().unwrap_or_default());
                let headings = texts.iter().map(|text| brief(text)).collect();
                self.problems.push((at, Problem::HeadingsUnclear { headings }));
            }
        } else if bare.is_empty() {
            // No heading says that they are answers, but "Ada" beside "Tidak ada" can be no others.
            let is_mark =
                |column: &u32| headings.get(column).is_some_and(|(text, _)| answer::is_mark(text));
            let marks: Vec<u32> = unused.iter().copied().filter(is_mark).collect();
            if self.take_pair(page, headings, &marks) {
                unused.retain(|column| !marks.contains(column));
            }
        } else {
            let mut bare = bare.into_iter();
            self.samples = bare.next().into_iter().collect();
            for column in bare {
                let text = headings.get(&column).map(|(text, _)| text.as_str());
                let first = self.samples.first().copied().unwrap_or_default();
                twice.push((column, text.unwrap_or_default(), first));
            }
        }
        self.problems.extend(twice.into_iter().map(|(column, text, first)| {
            let (column, other) = (page.place(row, column), page.place(row, first));
            (column, Problem::ColumnTwice { column: brief(text), other })
        }));
        let unused = unused.into_iter().filter_map(|column| {
            let heading = brief(&headings.get(&column)?.0);
            Some((page.place(row, column), Problem::ColumnUnused { heading }))
        });
        self.problems.extend(unused);
    }
}

impl Header {
    /// Takes two columns of a checklist for one sample: a tick in the one says that a component is
    /// there, a tick in the other that it is not.
    fn take_pair(
        &mut self,
        page: &Page<'_>,
        headings: &BTreeMap<u32, (String, Heading)>,
        columns: &[u32],
    ) -> bool {
        let [first, second] = columns else { return false };
        let text = |column| headings.get(column).map_or("", |(text, _)| text.as_str());
        let (present, absent) = match [first, second].map(|column| answer::says(text(column))) {
            [Some(true), Some(false)] => (first, second),
            [Some(false), Some(true)] => (second, first),
            _ => return false,
        };
        if page.products {
            self.samples = vec![*present];
            self.absent = Some(*absent);
        }
        page.products
    }
}

/// The lines of a head.
struct Lines<'p, 'g> {
    page: &'p Page<'g>,
    first: u32,
    last: u32,
    /// Headings of the first line that go on to the right without being merged.
    open: Option<u32>,
}

impl<'p, 'g> Lines<'p, 'g> {
    fn new(page: &'p Page<'g>, first: u32) -> Self {
        let mut lines = Self { page, first, last: first, open: None };
        let areas = page.merges.beginning_in(first);
        let below = page.grid.rows.get(&(first + 1));
        let Some(below) = below else { return lines };
        let areas = || areas.iter().filter(|area| lines.text(area.first).is_some());
        let deepest = areas().map(|area| area.last.row).max().unwrap_or(first);
        let wide = |column: &u32| {
            areas().any(|area| {
                area.last.column > area.first.column
                    && (area.first.column..=area.last.column).contains(column)
            })
        };
        // A row with a name or a number of its own is no heading, but the first of the table.
        let key = |column: u32| {
            let heading = lines.text(Cell { row: first, column });
            let known = heading.and_then(|text| page.lexicon.column(text));
            !wide(&column)
                && known.is_some_and(|known| !matches!(known, Column::Answer | Column::Weight))
        };
        if below.keys().any(|column| key(*column)) {
            return lines;
        }
        if below.keys().any(wide) {
            lines.last = deepest.clamp(first + 1, first + 2);
        } else {
            lines.open = lines.counted_below(below);
            if lines.open.is_some() {
                lines.last = first + 1;
            }
        }
        lines
    }

    /// The column of an answer's heading that is not merged over the samples counted below it.
    fn counted_below(&self, below: &BTreeMap<u32, Value>) -> Option<u32> {
        let lexicon = self.page.lexicon;
        let first = below.keys().next().copied()?;
        let heading = self.text(Cell { row: self.first, column: first })?;
        let answer = lexicon.column(heading) == Some(Column::Answer);
        let counted = below.iter().zip((first..).zip(1..)).all(|((column, value), wanted)| {
            (*column, Some(wanted.1)) == (wanted.0, number_of(value, lexicon))
        });
        let row = self.page.grid.rows.get(&self.first)?;
        let alone = below.keys().skip(1).all(|column| !row.contains_key(column));
        (answer && counted && alone && below.len() > 1).then_some(first)
    }

    /// All headings with their texts, by column.
    fn headings(&self) -> BTreeMap<u32, (String, Heading)> {
        let mut columns: BTreeSet<u32> = BTreeSet::new();
        for row in self.first..=self.last {
            columns.extend(self.page.grid.rows.get(&row).into_iter().flat_map(BTreeMap::keys));
        }
        let mut headings = BTreeMap::new();
        for column in columns {
            let upper = self.upper(column);
            let lower = (self.first + 1..=self.last).rev().find_map(|row| {
                let value = self.page.grid.rows.get(&row)?.get(&column)?;
                Some(value)
            });
            if upper.is_none() && lower.is_none() {
                continue;
            }
            let heading = meaning(upper, lower, self.page.lexicon);
            let shown = lower.map(Value::whole).or_else(|| upper.map(str::to_owned));
            headings.insert(column, (shown.unwrap_or_default(), heading));
        }
        self.count_below(&mut headings);
        headings
    }

    /// A heading of answers that is merged over columns without headings of their own counts them.
    fn count_below(&self, headings: &mut BTreeMap<u32, (String, Heading)>) {
        for area in self.page.merges.beginning_in(self.first) {
            let columns = area.first.column..=area.last.column;
            let bare = |column: u32| {
                (self.first + 1..=self.last).all(|row| self.page.value(row, column).is_none())
            };
            let wide = columns.clone().count() > 1 && columns.clone().count() <= MOST_SAMPLES;
            let Some(text) = self.text(area.first).filter(|_| wide) else { continue };
            if self.page.lexicon.column(text) == Some(Column::Answer) && columns.clone().all(bare) {
                let counted = (1..).zip(columns);
                headings.extend(
                    counted.map(|(number, column)| {
                        (column, (text.to_owned(), Heading::Sample(number)))
                    }),
                );
            }
        }
    }

    /// The columns that have a heading, as ranges.
    fn headed(&self, headings: &BTreeMap<u32, (String, Heading)>) -> Vec<(u32, u32)> {
        let own = headings.keys().map(|column| (*column, *column));
        let rows = self.first..=self.last;
        let areas = rows.flat_map(|row| self.page.merges.beginning_in(row));
        own.chain(areas.map(|area| (area.first.column, area.last.column))).collect()
    }

    /// The heading of the first line over a column, its own or one that is spread over it.
    fn upper(&self, column: u32) -> Option<&'g str> {
        let own = self.text(Cell { row: self.first, column });
        own.or_else(|| {
            let covers = |area: &&Area| (area.first.column..=area.last.column).contains(&column);
            let area = self.page.merges.beginning_in(self.first).iter().find(covers)?;
            self.text(area.first)
        })
        .or_else(|| {
            let open = self.open.filter(|open| *open <= column)?;
            self.text(Cell { row: self.first, column: open })
        })
    }

    fn text(&self, cell: Cell) -> Option<&'g str> {
        self.page.grid.rows.get(&cell.row)?.get(&cell.column)?.text()
    }
}

fn meaning(upper: Option<&str>, lower: Option<&Value>, lexicon: &Lexicon) -> Heading {
    let single = |text: &str| match lexicon.column(text) {
        Some(column) => Heading::Column(column),
        None => lexicon.sample(text).map_or(Heading::Unknown, Heading::Sample),
    };
    let (upper, lower) = match (upper, lower) {
        (Some(upper), None) => return single(upper),
        (None, Some(lower)) => return lower.text().map_or(Heading::Unknown, single),
        (Some(upper), Some(lower)) => (upper, lower),
        (None, None) => return Heading::Unknown,
    };
    let group = single(upper);
    let number = number_of(lower, lexicon);
    let text = lower.text();
    let own = text.map_or(Heading::Unknown, single);
    let whole = text.and_then(|text| lexicon.column(&format!("{upper} {text}")));
    match (group, own) {
        (Heading::Column(Column::Weight), _) => group,
        (Heading::Column(Column::Answer), Heading::Column(Column::Answer)) => own,
        (Heading::Column(Column::Answer), Heading::Column(_)) => own,
        _ if number.is_some() && lexicon.counts_samples(upper) => {
            number.map_or(Heading::Unknown, Heading::Sample)
        }
        (Heading::Column(Column::Answer), _) => Heading::Part,
        _ if whole.is_some() => whole.map_or(Heading::Unknown, Heading::Column),
        (_, Heading::Unknown) => group,
        (_, own) => own,
    }
}

/// The number of a sample below the heading of its group: "1", 1, "S1".
fn number_of(value: &Value, lexicon: &Lexicon) -> Option<u32> {
    match value {
        Value::Number { double, percent: false } => lexicon::counted(&double.to_string()),
        Value::Text(text) => lexicon::counted(text.trim()).or_else(|| lexicon.sample(text)),
        Value::Number { .. }
        | Value::Boolean(_)
        | Value::Date(_)
        | Value::Error(_)
        | Value::Uncalculated => None,
    }
}
