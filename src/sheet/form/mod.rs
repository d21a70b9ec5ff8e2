//! Workbooks of answers, in whatever layout they come: the one that the tool hands out is only a
//! case of it.
//!
//! ```text
//! grid -> look (labels, heads, what the sheet is for) -> region of the workbook
//!      -> tables (rows -> indicators -> answers) and surveys -> units, gathered -> rows
//! ```
//!
//! Each sheet is looked at once, from top to bottom. **Labels** are texts of the lexicon with a
//! value beside them: in one cell ("NAMA UNIT : Disdukcapil"), behind a cell with a colon, or right
//! beside the label; in any column and any order, above the table. The **head** of a table is the
//! row whose headings name the indicator (or its code) and its answers; where a heading is merged
//! over several columns, or deep, the row below belongs to it. Below the head a **row** is an
//! indicator's by its code, else by its name; rows that number the columns, sections, sums and
//! blank rows are known and passed over, others are noted. A head that is repeated goes on with the
//! same table; labels between two heads begin another.
//!
//! What a sheet is **for** follows from what is found on it: tables of answers, one respondent per
//! row, tables of scores (read as such), labels only. Its name decides only where nothing is found.
//! Hidden rows, columns and sheets are read like the others, and said.
//!
//! The **unit** of a table follows from its labels, else from the name of the sheet; tables of one
//! unit are put together: different indicators, or one product each. The **region** follows from
//! the labels of all sheets and the names of units, which must agree; never from the file's name.
//!
//! Nothing is guessed. Two columns of one meaning, a name that two indicators have, two tables that
//! could be the same unit's: each is a finding with its cell and its candidates. And the rubric is
//! walked and looked up in the sheet, never the reverse: what is missing is a finding with a place,
//! and scoring cannot meet an incomplete assessment.

mod answer;
mod header;
mod label;
mod look;
mod merges;
mod region;
mod rows;
mod survey;
#[cfg(test)]
mod tests;
mod unit;
mod units;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::grid::Grid;
use super::names;
use super::table::{self, Expected, Row, Rows, Unit, What};
use crate::domain::{Answers, Content, IndicatorAnswers, Mark, RegionCode, Score, Seen, Stated};
use crate::finding::{Finding, Problem};
use crate::form::{samples_are_products, words};
use crate::job::layout::{Label, Role};
use crate::location::{Located, Location};
use look::{Content as Sheet, Look, Page};

/// Reads a workbook of answers; `None` where no sheet of the file is about answers.
pub fn read(file: &Location, grids: &[Grid], expected: Expected<'_>) -> Option<Rows> {
    let products = samples_are_products(expected.rubric);
    let looks: Vec<Look<'_>> = grids
        .iter()
        .map(|grid| {
            let (lexicon, rubric) = (expected.lexicon, expected.rubric);
            let merges = merges::Merges::of(grid);
            Look::at(Page { file, grid, merges, lexicon, rubric, products })
        })
        .collect();
    if !is_form(&looks) {
        return None;
    }
    let mut reader = Reader {
        file,
        expected,
        findings: Vec::new(),
        reported: BTreeSet::new(),
        stated: Vec::new(),
        unread: BTreeSet::new(),
    };
    let rows = reader.rows(&looks);
    Some(Rows { rows, findings: reader.findings })
}

/// Whether sheets are about answers: by what one of them holds, or by a unit's labels.
fn is_form(looks: &[Look<'_>]) -> bool {
    let scores = looks.iter().any(|look| matches!(look.content, Sheet::Scores));
    looks.iter().any(|look| match look.content {
        Sheet::Tables(_) | Sheet::Survey(_) => true,
        Sheet::Identity | Sheet::Lacking(_) => !scores,
        Sheet::Other => !scores && look.is_about_unit(),
        Sheet::Scores | Sheet::Guidance => false,
    })
}

/// A form while it is read.
struct Reader<'a> {
    file: &'a Location,
    expected: Expected<'a>,
    findings: Vec<Finding>,
    /// Places that have a finding.
    reported: BTreeSet<Location>,
    /// Scores below the answers of the table that is read.
    stated: Vec<Located<Score>>,
    /// Names of units, and of their sheets, whose table could not be found, which a finding says;
    /// squeezed.
    unread: BTreeSet<String>,
}

/// What one table says about a unit, and its respondents once the survey is read.
struct UnitSheet {
    kind: Option<String>,
    name: String,
    sheet: Location,
    sheet_name: Arc<str>,
    /// The service product that the table is about, where it says so.
    product: Option<String>,
    assessed: bool,
    /// By indicator, in the rubric's order; `None` where the table does not have it.
    answers: Vec<Option<IndicatorAnswers>>,
    /// The unit's scores as its tables give them.
    stated: Vec<Located<Score>>,
    /// Whether anything was answered at all.
    touched: bool,
    /// Whether the table could not be read, which a finding says.
    broken: bool,
}

impl Reader<'_> {
    fn rows(&mut self, looks: &[Look<'_>]) -> Vec<Row> {
        let Some(region) = self.region(looks) else { return Vec::new() };
        self.check_identity(looks, region);
        let mut tables = Vec::new();
        let mut surveys = Vec::new();
        let mut rows = Vec::new();
        for look in looks.iter().filter(|look| !look.page.grid.rows.is_empty()) {
            match &look.content {
                Sheet::Tables(blocks) => {
                    tables.extend(blocks.iter().map(|block| self.unit(&look.page, block, region)));
                }
                Sheet::Survey(questions) => surveys.push((look, questions)),
                Sheet::Scores => rows.extend(self.scores(look.page.grid)),
                Sheet::Lacking(_) | Sheet::Other => self.report_unread(look, region),
                Sheet::Identity | Sheet::Guidance => {}
            }
            if !matches!(look.content, Sheet::Scores) {
                for mut finding in table::hidden(self.file, &look.page.sheet(), look.page.grid) {
                    finding.region = Some(region);
                    self.findings.push(finding);
                }
            }
        }
        let mut units = self.gathered(tables, region);
        self.survey(&surveys, &mut units, region);
        rows.extend(units.into_iter().filter_map(|unit| self.finish(unit, region)));
        rows
    }

    /// A table of scores beside the units' sheets.
    fn scores(&mut self, grid: &Grid) -> Vec<Row> {
        let Rows { rows, findings } =
            table::read(self.file, std::slice::from_ref(grid), self.expected);
        self.findings.extend(findings);
        rows
    }

    /// A sheet that nothing was read from: a note, or an error where answers may stand on it.
    fn report_unread(&mut self, look: &Look<'_>, region: RegionCode) {
        let lexicon = self.expected.lexicon;
        let kinds = &self.expected.rubric.units.kinds;
        let sheet = look.page.sheet();
        if let Sheet::Lacking(at) = look.content {
            let one_of = vec![words::sample(1), words::SCORE.to_owned()];
            let at = look.page.place(at.row, at.column);
            self.leave_unread(look);
            return self.report(at, Some(region), Problem::ColumnMissing { one_of });
        }
        let survey = lexicon.role(&look.page.grid.name) == Some(Role::Survey)
            && !crate::form::on_survey(self.expected.rubric).is_empty();
        let unit = look.is_about_unit() || names::unit_kind(&look.page.grid.name, kinds).is_some();
        let problem = if survey {
            Problem::TableMissing { one_of: vec![words::UNIT.to_owned()] }
        } else if unit {
            self.leave_unread(look);
            let one_of = vec![words::CODE.to_owned(), words::sample(1)];
            Problem::TableMissing { one_of }
        } else {
            Problem::SheetIgnored
        };
        self.report(sheet, Some(region), problem);
    }

    /// Remembers by which names a respondent may call a unit whose sheet has its finding.
    fn leave_unread(&mut self, look: &Look<'_>) {
        let labels = [Label::Unit, Label::UnitKind].into_iter();
        let labels = labels.filter_map(|label| look.entry(label)?.text());
        let names = labels.chain([look.page.grid.name.to_string()]);
        self.unread.extend(names.map(|name| names::squeeze(&name)));
    }

    /// A unit's row; none where its sheet was not filled in, which a finding says.
    fn finish(&mut self, unit: UnitSheet, region: RegionCode) -> Option<Row> {
        let UnitSheet { kind, name, sheet, assessed, answers, stated, touched, .. } = unit;
        let named = Unit { kind, name: name.clone() };
        if !assessed {
            if touched {
                let problem = Problem::AnsweredAllTheSame { unit: name };
                self.report(sheet.clone(), Some(region), problem);
            }
            let seen = Seen { at: sheet, mark: Mark::NotAssessed, stated: Stated::default() };
            let content = Some(Content::Told(Box::new(seen.clone())));
            return Some(Row { region, what: What::Unit(named, seen.at, content) });
        }
        if !touched {
            self.report(sheet.clone(), Some(region), Problem::UnitBlank { unit: name });
            return Some(Row { region, what: What::Unit(named, sheet, None) });
        }
        let empty = || IndicatorAnswers::on(sheet.clone(), []);
        let indicators: Vec<_> =
            answers.into_iter().map(|answers| answers.unwrap_or_else(empty)).collect();
        self.report_answers(&indicators, region);
        let content = Some(Content::Answered(Answers { indicators, stated }));
        Some(Row { region, what: What::Unit(named, sheet, content) })
    }

    fn report(&mut self, at: Location, region: Option<RegionCode>, problem: Problem) {
        self.reported.insert(at.clone());
        self.findings.push(Finding { at, region, problem });
    }

    fn is_reported(&self, at: &Location) -> bool {
        self.reported.contains(at)
    }
}
