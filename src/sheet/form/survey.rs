//! The users' answers: the sheet Survei, one respondent per row.

use std::collections::BTreeMap;

use super::answer::Notation;
use super::{Reader, UnitSheet};
use crate::domain::{IndicatorAnswers, RegionCode};
use crate::finding::Problem;
use crate::form::{self, words};
use crate::location::Cell;
use crate::rubric::{Indicator, UnitKind};
use crate::sheet::grid::{Grid, Value, brief};
use crate::sheet::names;

/// The columns of a survey's sheet.
struct Columns<'r> {
    unit: u32,
    row: u32,
    /// The indicators that have a column, each with its place among the survey's indicators.
    indicators: Vec<(usize, &'r Indicator, u32)>,
}

/// Which unit a respondent speaks of; what was found once is remembered, for the answers of a unit
/// stand together.
struct Whose<'r> {
    kinds: &'r [UnitKind],
    /// By unit, in order: its worksheet's name squeezed, and what tells it from others of its kind.
    units: Vec<(String, String)>,
    found: BTreeMap<String, Option<usize>>,
}

impl<'r> Whose<'r> {
    fn new(units: &[UnitSheet], kinds: &'r [UnitKind]) -> Self {
        let keys = |unit: &UnitSheet| {
            (names::squeeze(&unit.sheet_name), names::unit_key(&unit.name, kinds))
        };
        Self { kinds, units: units.iter().map(keys).collect(), found: BTreeMap::new() }
    }

    /// The index of the unit that a text means.
    fn unit(&mut self, text: &str) -> Option<usize> {
        if let Some(found) = self.found.get(text) {
            return *found;
        }
        let (sheet, name) = (names::squeeze(text), names::unit_key(text, self.kinds));
        let found = self.units.iter().position(|known| known.0 == sheet || known.1 == name);
        self.found.insert(text.to_owned(), found);
        found
    }
}

impl<'a> Reader<'a> {
    /// Adds the respondents' answers to the units, one entry per survey indicator.
    pub(super) fn survey(
        &mut self,
        grid: Option<&Grid>,
        units: &mut [UnitSheet],
        region: RegionCode,
    ) {
        let indicators = form::on_survey(self.expected.rubric);
        if indicators.is_empty() {
            return;
        }
        let sheet = match grid {
            Some(grid) => self.file.with_sheet(grid.name.clone()),
            None => self.file.clone(),
        };
        for unit in units.iter_mut() {
            let empty = || IndicatorAnswers::on(sheet.clone(), []);
            unit.answers.extend(indicators.iter().map(|_| empty()));
        }
        let columns = grid.and_then(|grid| Some((grid, self.survey_columns(grid, region)?)));
        if let Some((grid, columns)) = columns {
            let mut whose = Whose::new(units, &self.expected.rubric.units.kinds);
            for (row, cells) in grid.rows.range(columns.row + 1..) {
                self.respondent(grid, &columns, (*row, cells), &mut whose, units, region);
            }
        }
        for unit in units.iter().filter(|unit| unit.assessed) {
            self.count_respondents(unit, &indicators, region);
        }
    }

    /// The heading row is the first that names the unit's column and an indicator's.
    fn survey_columns(&mut self, grid: &Grid, region: RegionCode) -> Option<Columns<'a>> {
        let rubric = self.expected.rubric;
        let wanted = form::on_survey(rubric);
        let code = |value: &Value| {
            // A heading is "O.1.01" with the indicator's name below it.
            value.text().and_then(|text| text.split_whitespace().next()).map(str::to_owned)
        };
        let found = grid.rows.iter().find_map(|(row, cells)| {
            let unit = cells.iter().find(|(_, value)| {
                let unit = names::squeeze(words::UNIT);
                value.text().is_some_and(|text| names::squeeze(text) == unit)
            });
            let codes: BTreeMap<String, u32> =
                cells.iter().filter_map(|(column, value)| Some((code(value)?, *column))).collect();
            let known = wanted.iter().any(|indicator| codes.contains_key(&indicator.code));
            Some((*row, *unit.filter(|_| known)?.0, codes))
        });
        let Some((row, unit, codes)) = found else {
            let at = self.file.with_sheet(grid.name.clone());
            let one_of = vec![words::UNIT.to_owned()];
            self.report(at, Some(region), Problem::TableMissing { one_of });
            return None;
        };
        let mut indicators = Vec::new();
        for (index, indicator) in wanted.into_iter().enumerate() {
            match codes.get(&indicator.code) {
                Some(column) => indicators.push((index, indicator, *column)),
                None => {
                    let at = self.file.with_cell(grid.name.clone(), Cell { row, column: unit });
                    let (code, name) = (indicator.code.clone(), indicator.name.clone());
                    self.report(at, Some(region), Problem::IndicatorMissing { code, name });
                }
            }
        }
        Some(Columns { unit, row, indicators })
    }

    fn respondent(
        &mut self,
        grid: &Grid,
        columns: &Columns<'_>,
        (row, cells): (u32, &BTreeMap<u32, Value>),
        whose: &mut Whose<'_>,
        units: &mut [UnitSheet],
        region: RegionCode,
    ) {
        let answered = columns.indicators.iter().any(|(_, _, column)| cells.contains_key(column));
        if !answered {
            // A row that was prepared and not used is no respondent.
            return;
        }
        let text = cells.get(&columns.unit).map(Value::whole).unwrap_or_default();
        let at = self.file.with_cell(grid.name.clone(), Cell { row, column: columns.unit });
        let Some(unit) = whose.unit(&text).and_then(|index| units.get_mut(index)) else {
            let known = units.iter().map(|unit| unit.name.clone()).collect();
            let problem = Problem::RespondentWithoutUnit { text: brief(&text), known };
            return self.report(at, Some(region), problem);
        };
        unit.touched = true;
        let first = unit.answers.len() - form::on_survey(self.expected.rubric).len();
        for (index, indicator, column) in &columns.indicators {
            let cell = Cell { row, column: *column };
            let at = self.file.with_cell(grid.name.clone(), cell);
            let answer = self.answer(cells.get(column), indicator, Notation::Points, at, region);
            if let Some(answers) = unit.answers.get_mut(first + index) {
                answers.samples.push((answer, cell));
            }
        }
    }

    fn count_respondents(
        &mut self,
        unit: &UnitSheet,
        indicators: &[&Indicator],
        region: RegionCode,
    ) {
        let first = unit.answers.len() - indicators.len();
        let found = unit.answers.get(first).map_or(0, |answers| answers.samples.len());
        let wanted = indicators.first().map_or(0, |indicator| indicator.samples.value as usize);
        let at = unit.answers.get(first).map(|answers| answers.sheet.clone());
        let (at, name) = (at.unwrap_or_else(|| unit.sheet.clone()), unit.name.clone());
        if found == 0 && unit.touched {
            self.report(at, Some(region), Problem::RespondentsNone { unit: name });
        } else if found < wanted && found > 0 {
            let problem = Problem::RespondentsFew { unit: name, wanted, found };
            self.report(at, Some(region), problem);
        }
    }
}
