//! One unit's sheet: kind, name, status, and a row of samples per indicator.

use std::collections::BTreeMap;

use super::answer::{self, Notation};
use super::{Reader, UnitSheet};
use crate::domain::{Answer, IndicatorAnswers, RegionCode};
use crate::finding::Problem;
use crate::form::{self, words};
use crate::location::{Cell, Location};
use crate::rubric::{BlankRule, Indicator};
use crate::sheet::grid::{Grid, Value, brief};
use crate::sheet::names;

/// The table of a unit's sheet: which row is whose, which columns are samples.
struct Table<'g> {
    rows: BTreeMap<String, (u32, &'g BTreeMap<u32, Value>)>,
    /// Columns of S1, S2, ..., in that order.
    samples: Vec<u32>,
}

impl Reader<'_> {
    /// Reads a unit's sheet; `None` where the sheet is no unit's.
    pub(super) fn unit(&mut self, grid: &Grid, region: RegionCode) -> Option<UnitSheet> {
        let label = cell(grid, form::UNIT_ROWS[0], form::LABELS).and_then(Value::text)?;
        if names::squeeze(label) != names::squeeze(words::UNIT_KIND) {
            return None;
        }
        let value = |index: usize| {
            let row = form::UNIT_ROWS.get(index).copied()?;
            cell(grid, row, form::VALUES).map(Value::whole)
        };
        let sheet = self.file.with_sheet(grid.name.clone());
        let place =
            |row| self.file.with_cell(grid.name.clone(), Cell { row, column: form::VALUES });
        let kind = self.kind(value(0).as_deref(), grid, &place(form::UNIT_ROWS[0]), region);
        let name = value(1).unwrap_or_else(|| grid.name.to_string());
        let assessed = self.is_assessed(value(2), place(form::UNIT_ROWS[2]), region);
        let table = self.table(grid, region);
        let mut unit = UnitSheet {
            kind,
            name,
            sheet,
            sheet_name: grid.name.clone(),
            assessed,
            answers: Vec::new(),
            touched: false,
        };
        let Some(table) = table else {
            // The finding about the table is enough; its answers count as given.
            unit.touched = true;
            return Some(unit);
        };
        for indicator in form::on_unit_sheet(self.expected.rubric) {
            let answers = self.samples(grid, &table, indicator, region, assessed);
            unit.touched |= answers.samples.iter().any(|(answer, _)| *answer != Answer::Blank);
            unit.answers.push(answers);
        }
        Some(unit)
    }

    /// The kind by the cell that says it, else by the name of the sheet.
    fn kind(
        &mut self,
        written: Option<&str>,
        grid: &Grid,
        at: &Location,
        region: RegionCode,
    ) -> Option<String> {
        let rules = &self.expected.rubric.units;
        let text = written.unwrap_or(&grid.name);
        let known = names::unit_kind(text, &rules.kinds).map(|kind| kind.id.clone());
        if known.is_none() && !rules.others {
            let known = rules.kinds.iter().map(|kind| kind.name.clone()).collect();
            let problem = Problem::UnitKindUnknown { text: brief(text), known };
            self.report(at.clone(), Some(region), problem);
        }
        known
    }

    fn is_assessed(&mut self, status: Option<String>, at: Location, region: RegionCode) -> bool {
        let Some(status) = status else { return true };
        let folded = names::squeeze(&status);
        if folded == names::squeeze(words::NOT_ASSESSED) {
            return false;
        }
        if folded != names::squeeze(words::ASSESSED) {
            let problem = Problem::StatusUnknown { text: brief(&status) };
            self.report(at, Some(region), problem);
        }
        true
    }

    fn table<'g>(&mut self, grid: &'g Grid, region: RegionCode) -> Option<Table<'g>> {
        let headings = grid.rows.iter().find_map(|(row, cells)| Some((*row, headings(cells)?)));
        let Some((heading_row, (code, samples))) = headings else {
            let at = self.file.with_sheet(grid.name.clone());
            let one_of = vec![words::CODE.to_owned(), words::sample(1)];
            self.report(at, Some(region), Problem::TableMissing { one_of });
            return None;
        };
        let mut rows: BTreeMap<String, (u32, &BTreeMap<u32, Value>)> = BTreeMap::new();
        for (row, cells) in grid.rows.range(heading_row + 1..) {
            let Some(written) = cells.get(&code).and_then(Value::text) else { continue };
            let at = self.file.with_cell(grid.name.clone(), Cell { row: *row, column: code });
            let known = self.expected.rubric.indicators().any(|known| known.code == written);
            if !known {
                let problem = Problem::IndicatorUnknown { code: brief(written) };
                self.report(at, Some(region), problem);
            } else if let Some((first, _)) = rows.get(written) {
                let first = Cell { row: *first, column: code };
                let other = self.file.with_cell(grid.name.clone(), first);
                let problem = Problem::IndicatorTwice { code: written.to_owned(), other };
                self.report(at, Some(region), problem);
            } else {
                rows.insert(written.to_owned(), (*row, cells));
            }
        }
        Some(Table { rows, samples })
    }

    /// The samples of one indicator; walks the rubric and looks up in the sheet, so that what is
    /// missing is a finding with a place.
    fn samples(
        &mut self,
        grid: &Grid,
        table: &Table<'_>,
        indicator: &Indicator,
        region: RegionCode,
        assessed: bool,
    ) -> IndicatorAnswers {
        let sheet = self.file.with_sheet(grid.name.clone());
        let mut answers = IndicatorAnswers::on(sheet.clone(), []);
        let Some((row, cells)) = table.rows.get(&indicator.code) else {
            if assessed {
                let (code, name) = (indicator.code.clone(), indicator.name.clone());
                self.report(sheet, Some(region), Problem::IndicatorMissing { code, name });
            }
            return answers;
        };
        let place = |column| self.file.with_cell(grid.name.clone(), Cell { row: *row, column });
        let products = form::samples_are_products(self.expected.rubric);
        let columns = if products { used_products(table) } else { table.samples.clone() };
        let wanted = if products { columns.len() } else { indicator.samples.value as usize };
        if columns.len() < wanted && assessed {
            let at = place(table.samples.last().copied().unwrap_or_default());
            let (found, code) = (columns.len(), indicator.code.clone());
            self.report(at, Some(region), Problem::SamplesMissing { code, wanted, found });
        }
        for column in columns.iter().skip(wanted).filter(|column| cells.contains_key(column)) {
            let code = indicator.code.clone();
            self.report(place(*column), Some(region), Problem::SampleSurplus { code, wanted });
        }
        for column in columns.into_iter().take(wanted) {
            let notation = notation(products, table, column);
            let cell = Cell { row: *row, column };
            let value = cells.get(&column);
            let answer = self.answer(value, indicator, notation, place(column), region);
            answers.samples.push((answer, cell));
        }
        answers
    }

    /// One answer; what cannot be read is reported, and counts as blank: the region is stopped.
    pub(super) fn answer(
        &mut self,
        value: Option<&Value>,
        indicator: &Indicator,
        notation: Notation,
        at: Location,
        region: RegionCode,
    ) -> Answer {
        match answer::read(value, indicator, notation) {
            Ok(answer) => answer,
            Err(problem) => {
                self.report(at, Some(region), problem);
                Answer::Blank
            }
        }
    }

    /// Says what stands in the cells of an assessed unit beside points: blanks and refusals.
    pub(super) fn report_answers(&mut self, answers: &[IndicatorAnswers], region: RegionCode) {
        let blank = self.expected.rubric.blank;
        for indicator in answers {
            for (answer, cell) in &indicator.samples {
                let at = indicator.place(*cell);
                // A cell that could not be read has its own finding already.
                if self.is_reported(&at) {
                    continue;
                }
                let problem = match (answer, blank) {
                    (Answer::Blank, BlankRule::Error) => Problem::AnswerBlank,
                    (Answer::Blank, BlankRule::Zero) => Problem::AnswerBlankIs { zero: true },
                    (Answer::Blank, BlankRule::Skip) => Problem::AnswerBlankIs { zero: false },
                    (Answer::Refused, _) => Problem::AnswerRefused,
                    (Answer::Points(_) | Answer::NotApplicable, _) => continue,
                };
                self.report(at, Some(region), problem);
            }
        }
    }
}

fn cell(grid: &Grid, row: u32, column: u32) -> Option<&Value> {
    grid.rows.get(&row)?.get(&column)
}

/// The column of codes and those of S1, S2, ..., if a row has them.
fn headings(cells: &BTreeMap<u32, Value>) -> Option<(u32, Vec<u32>)> {
    let find = |wanted: &str| {
        let wanted = names::squeeze(wanted);
        let mut found = cells
            .iter()
            .filter(|(_, value)| value.text().is_some_and(|text| names::squeeze(text) == wanted));
        found.next().map(|(column, _)| *column)
    };
    let code = find(words::CODE)?;
    let samples: Vec<u32> = (1..).map_while(|number| find(&words::sample(number))).collect();
    (!samples.is_empty()).then_some((code, samples))
}

/// Products of a checklist whose column holds anything.
fn used_products(table: &Table<'_>) -> Vec<u32> {
    let used = |column: &u32| table.rows.values().any(|(_, cells)| cells.contains_key(column));
    table.samples.iter().copied().filter(used).collect()
}

fn notation(products: bool, table: &Table<'_>, column: u32) -> Notation {
    if !products {
        return Notation::Points;
    }
    let mut cells = table.rows.values().filter_map(|(_, cells)| cells.get(&column));
    Notation::Marks { cross_is_absent: cells.any(answer::is_tick) }
}
