//! The rows of a table of answers: which indicator each is about, and which say nothing.
//!
//! An indicator is known by its code, else by its name. A name that several have is decided by the
//! variable or the section that it stands under, or by nobody.

use std::collections::BTreeMap;

use super::look::{Block, Page};
use super::merges::Columns;
use super::{Reader, answer};
use crate::domain::{Mark, RegionCode, Score};
use crate::finding::Problem;
use crate::form::samples_are_products;
use crate::job::layout::Column;
use crate::location::{Cell, Located, Location};
use crate::sheet::grid::{Value, brief};
use crate::sheet::{cell, locate};

type Cells = BTreeMap<u32, Value>;

/// The row of one indicator.
#[derive(Clone, Copy)]
pub struct Line<'g> {
    /// Its row.
    pub row: u32,
    /// What stands in it.
    pub cells: &'g Cells,
    /// Whether its code says which indicator it is, and not its name alone.
    coded: bool,
    /// Whether it holds an answer.
    answered: bool,
}

impl Line<'_> {
    /// Whether it is no more than a name, perhaps counted: it may be the title of a section.
    fn is_title(&self) -> bool {
        !self.coded && !self.answered && self.cells.len() <= 2
    }
}

/// Rows by the number of their indicator.
pub type Lines<'g> = BTreeMap<usize, Line<'g>>;

/// A table while its rows are read from top to bottom.
struct Walk<'t, 'g> {
    page: &'t Page<'g>,
    block: &'t Block<'g>,
    columns: Columns<'t>,
    /// The indicators of the section that the row stands in.
    section: Option<Vec<Vec<usize>>>,
    /// The variable that was named last, for rows that leave it away.
    variable: Option<&'t str>,
}

/// What a row is about.
enum About {
    /// An indicator, by its number.
    Indicator { number: usize, coded: bool },
    /// Something that a finding names.
    Reported,
    /// Nothing.
    Nothing,
}

impl Reader<'_> {
    /// The rows of a table, by indicator.
    pub(super) fn lines<'g>(
        &mut self,
        page: &Page<'g>,
        block: &Block<'g>,
        region: RegionCode,
    ) -> Lines<'g> {
        let columns = block.keys().into_iter().flatten();
        let columns = Columns::new(page.grid, &page.merges, columns);
        let mut walk = Walk { page, block, columns, section: None, variable: None };
        let mut lines = Lines::new();
        let mut below_head = true;
        for (row, cells) in page.grid.rows.range(block.header.last + 1..block.end) {
            if block.repeated.iter().any(|(first, last)| (first..=last).contains(&row)) {
                below_head = true;
                continue;
            }
            let numbers = std::mem::take(&mut below_head) && locate::numbers_columns(cells);
            walk.columns.go_to(*row);
            if numbers {
                continue;
            }
            match self.about(&mut walk, *row, cells, region) {
                About::Indicator { number, coded } => {
                    let answered = walk.is_answered(cells);
                    let line = Line { row: *row, cells, coded, answered };
                    self.keep(&walk, &mut lines, number, line, region);
                }
                About::Reported | About::Nothing => {}
            }
        }
        lines
    }

    /// Keeps a row as that of its indicator. Where a name alone stands above its own row, as the
    /// title of a variable may, the title gives way.
    fn keep<'g>(
        &mut self,
        walk: &Walk<'_, 'g>,
        lines: &mut Lines<'g>,
        number: usize,
        line: Line<'g>,
        region: RegionCode,
    ) {
        let Some(first) = lines.get(&number) else {
            lines.insert(number, line);
            return;
        };
        if first.is_title() {
            lines.insert(number, line);
        } else if !line.is_title() {
            let code = self.code(number);
            let other = walk.key_place(first.row);
            let problem = Problem::IndicatorTwice { code, other };
            self.report(walk.key_place(line.row), Some(region), problem);
        }
    }

    fn about(
        &mut self,
        walk: &mut Walk<'_, '_>,
        row: u32,
        cells: &Cells,
        region: RegionCode,
    ) -> About {
        let lexicon = self.expected.lexicon;
        walk.follow_variable(row);
        let code = walk.block.header.column(Column::Code);
        let written = code.and_then(|column| cells.get(&column)).and_then(Value::text);
        let name = walk.name(row);
        if let Some(written) = written {
            if let Some(number) = lexicon.with_code(written) {
                return match name.and_then(|(at, name)| self.contradicts(number, name, at)) {
                    Some((at, problem)) => self.reported(walk.place(at), region, problem),
                    None => About::Indicator { number, coded: true },
                };
            }
            if !lexicon.is_group_code(written) && (walk.is_answered(cells) || is_code(written)) {
                let at = walk.page.place(row, code.unwrap_or_default());
                let problem = Problem::IndicatorUnknown { code: brief(written) };
                return self.reported(at, region, problem);
            }
        }
        let answered = walk.is_answered(cells);
        let Some((at, name)) = name else {
            return self.nameless(walk, row, cells, answered, region);
        };
        match walk.choose(lexicon.named(name), lexicon) {
            Ok(Some(number)) => {
                if !answered {
                    walk.enter_section(name, lexicon);
                }
                About::Indicator { number, coded: false }
            }
            Ok(None) => self.unnamed(walk, (row, cells), (at, name), answered, region),
            Err(candidates) if answered => {
                let candidates =
                    candidates.into_iter().filter_map(|number| lexicon.shown(number)).collect();
                let problem = Problem::IndicatorUnclear { text: brief(name), candidates };
                self.reported(walk.place(at), region, problem)
            }
            Err(_) => About::Nothing,
        }
    }

    /// A code and a name of different indicators.
    fn contradicts(&self, number: usize, name: &str, at: Cell) -> Option<(Cell, Problem)> {
        let lexicon = self.expected.lexicon;
        if lexicon.is_name(number, name) {
            return None;
        }
        let named = lexicon.named(name);
        if named.is_empty() || named.contains(&number) {
            return None;
        }
        let other = named.first().and_then(|other| lexicon.shown(*other)).unwrap_or_default();
        let code = self.code(number);
        Some((at, Problem::IndicatorNameDiffers { code, name: brief(name), other }))
    }

    /// A row without a name: of the table, beside it, or a stray answer.
    fn nameless(
        &mut self,
        walk: &mut Walk<'_, '_>,
        row: u32,
        cells: &Cells,
        answered: bool,
        region: RegionCode,
    ) -> About {
        let text = cells.iter().find_map(|(column, value)| Some((*column, value.text()?)));
        if let Some((column, text)) = text.filter(|(column, _)| !walk.is_sample(*column)) {
            let at = Cell { row, column };
            return self.unnamed(walk, (row, cells), (at, text), answered, region);
        }
        if !answered {
            // Words below the answers, as of a signature, or nothing that could be data.
            let noted = text.is_some();
            return if noted { self.note(walk, row, cells, region) } else { About::Nothing };
        }
        let column = cells.keys().find(|column| walk.is_sample(**column));
        let at = walk.page.place(row, column.copied().unwrap_or_default());
        let problem = Problem::IndicatorUnclear { text: String::new(), candidates: Vec::new() };
        self.reported(at, region, problem)
    }

    /// A row with a text that is no indicator's name: a section, a sum, a note, or a name that
    /// nobody knows.
    fn unnamed(
        &mut self,
        walk: &mut Walk<'_, '_>,
        (row, cells): (u32, &Cells),
        (at, name): (Cell, &str),
        answered: bool,
        region: RegionCode,
    ) -> About {
        let lexicon = self.expected.lexicon;
        let first = cells.iter().find_map(|(_, value)| value.text()).unwrap_or(name);
        if lexicon.sums_up(first) || lexicon.sums_up(name) {
            if let Some(stated) = self.stated_score(walk, row, cells, [first, name]) {
                self.stated.push(stated);
                return About::Nothing;
            }
            return if answered { self.note(walk, row, cells, region) } else { About::Nothing };
        }
        if answered {
            let candidates = lexicon.near(name);
            let problem = Problem::IndicatorUnclear { text: brief(name), candidates };
            return self.reported(walk.place(at), region, problem);
        }
        if let Some((column, heading)) = walk.heading(cells, lexicon) {
            // A table that begins anew under words that are not known.
            let headings = vec![brief(heading)];
            let place = walk.page.place(row, column);
            return self.reported(place, region, Problem::HeadingsUnclear { headings });
        }
        let texts = cells.values().filter_map(Value::text);
        let mut entered = false;
        for text in texts {
            entered |= walk.enter_section(text, lexicon);
        }
        // What is spread over the row from above was judged with the row that it begins in.
        if entered || at.row != row {
            return About::Nothing;
        }
        self.note(walk, row, cells, region)
    }

    /// The unit's score, if a row gives it and nothing else. A sheet of one product cannot: its
    /// score is the product's.
    fn stated_score(
        &self,
        walk: &Walk<'_, '_>,
        row: u32,
        cells: &Cells,
        words: [&str; 2],
    ) -> Option<Located<Score>> {
        let states = words.iter().any(|word| self.expected.lexicon.states_score(word));
        if !states || samples_are_products(self.expected.rubric) {
            return None;
        }
        let scores =
            cells.iter().filter_map(|(column, value)| match cell::score(Some(value)).mark? {
                Mark::Score(score) => Some(Located::new(score, walk.page.place(row, *column))),
                Mark::NotAssessed => None,
            });
        let scores: Vec<_> = scores.collect();
        match <[_; 1]>::try_from(scores) {
            Ok([score]) => Some(score),
            Err(_) => None,
        }
    }

    /// A row with words that are no part of the table.
    fn note(&mut self, walk: &Walk<'_, '_>, row: u32, cells: &Cells, region: RegionCode) -> About {
        let shown: Vec<_> = cells.values().map(Value::shown).collect();
        let first = cells.keys().next().copied().unwrap_or_default();
        let problem = Problem::RowIgnored { text: brief(&shown.join(" ")) };
        self.reported(walk.page.place(row, first), region, problem)
    }

    fn reported(&mut self, at: Location, region: RegionCode, problem: Problem) -> About {
        self.report(at, Some(region), problem);
        About::Reported
    }

    /// The code of an indicator.
    pub(super) fn code(&self, number: usize) -> String {
        let indicator = self.expected.rubric.indicators().nth(number);
        indicator.map(|indicator| indicator.code.clone()).unwrap_or_default()
    }
}

impl<'t, 'g> Walk<'t, 'g> {
    fn place(&self, cell: Cell) -> Location {
        self.page.place(cell.row, cell.column)
    }

    /// Where a row says which indicator it is about.
    fn key_place(&self, row: u32) -> Location {
        let keys = self.block.keys().into_iter().flatten();
        let mut filled = keys.filter(|column| self.page.value(row, *column).is_some());
        self.page.place(row, filled.next().unwrap_or(self.block.header.key))
    }

    fn is_sample(&self, column: u32) -> bool {
        self.block.header.answers().any(|answer| answer == column)
    }

    fn is_answered(&self, cells: &Cells) -> bool {
        let mut answers = self.block.header.answers().filter_map(|column| cells.get(&column));
        answers.any(answer::is_answer)
    }

    /// The heading of a column where an answer belongs.
    fn heading<'c>(
        &self,
        cells: &'c Cells,
        lexicon: &crate::sheet::Lexicon,
    ) -> Option<(u32, &'c str)> {
        let answers = self.block.header.answers();
        let mut texts = answers.filter_map(|column| Some((column, cells.get(&column)?.text()?)));
        texts.find(|(_, text)| lexicon.column(text).is_some() || lexicon.sample(text).is_some())
    }

    /// The indicator's name, in the row or spread over it.
    fn name(&self, row: u32) -> Option<(Cell, &'t str)> {
        let column = self.block.header.column(Column::Indicator)?;
        let (at, value) = self.columns.value(row, column)?;
        Some((at, value.text()?))
    }

    fn follow_variable(&mut self, row: u32) {
        let Some(column) = self.block.header.column(Column::Variable) else { return };
        if let Some((_, value)) = self.columns.value(row, column)
            && let Some(text) = value.text()
        {
            self.variable = Some(text);
        }
    }

    /// Enters the section that a text names.
    fn enter_section(&mut self, text: &str, lexicon: &crate::sheet::Lexicon) -> bool {
        let Some(groups) = lexicon.group(text) else { return false };
        self.section = Some(groups.to_vec());
        self.variable = None;
        true
    }

    /// The one indicator of several with a name: that of the variable, else of the section.
    ///
    /// # Errors
    /// More than one is left.
    fn choose(
        &self,
        named: &[usize],
        lexicon: &crate::sheet::Lexicon,
    ) -> Result<Option<usize>, Vec<usize>> {
        let several = match named {
            [] => return Ok(None),
            [only] => return Ok(Some(*only)),
            several => several,
        };
        let variable = self.variable.and_then(|text| lexicon.group(text));
        for groups in [variable, self.section.as_deref()].into_iter().flatten() {
            let inside = |number: &&usize| groups.iter().any(|group| group.contains(number));
            let mut left = several.iter().filter(inside);
            if let (Some(only), None) = (left.next(), left.next()) {
                return Ok(Some(*only));
            }
        }
        Err(several.to_vec())
    }
}

/// Whether a text has the form of a code: "X.9.99".
fn is_code(text: &str) -> bool {
    text.contains('.')
        && text.chars().any(|c| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '.')
}
