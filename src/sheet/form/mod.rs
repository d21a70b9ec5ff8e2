//! The sheet that the tool hands out, filled in: identity, units, samples, survey.
//!
//! The rubric is walked and looked up in the sheet, never the reverse: what is missing is a finding
//! with a place, and scoring cannot meet an incomplete assessment.

mod answer;
mod identity;
mod survey;
#[cfg(test)]
mod tests;
mod unit;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::grid::Grid;
use super::names;
use super::table::{self, Expected, Row, Rows, Unit, What};
use crate::domain::{Answers, Content, IndicatorAnswers, Mark, RegionCode, Seen, Stated};
use crate::finding::{Finding, Problem};
use crate::form::words;
use crate::location::Location;
use crate::rubric::Evidence;

/// Whether a file is a filled-in form.
pub fn is_form(grids: &[Grid]) -> bool {
    sheet(grids, words::IDENTITY).is_some()
}

fn sheet<'g>(grids: &'g [Grid], name: &str) -> Option<&'g Grid> {
    grids.iter().find(|grid| names::squeeze(&grid.name) == names::squeeze(name))
}

/// Reads a filled-in form.
pub fn read(file: &Location, grids: &[Grid], expected: Expected<'_>) -> Rows {
    let mut reader = Reader { file, expected, findings: Vec::new(), reported: BTreeSet::new() };
    let rows = reader.rows(grids);
    Rows { rows, findings: reader.findings }
}

/// A form while it is read.
struct Reader<'a> {
    file: &'a Location,
    expected: Expected<'a>,
    findings: Vec<Finding>,
    /// Places that have a finding.
    reported: BTreeSet<Location>,
}

/// One unit's sheet, and its respondents once the survey is read.
struct UnitSheet {
    kind: Option<String>,
    name: String,
    sheet: Location,
    sheet_name: Arc<str>,
    assessed: bool,
    /// By indicator: those of the unit's sheet, then those of the survey.
    answers: Vec<IndicatorAnswers>,
    /// Whether anything was answered at all.
    touched: bool,
}

impl Reader<'_> {
    fn rows(&mut self, grids: &[Grid]) -> Vec<Row> {
        let Some(identity) = sheet(grids, words::IDENTITY) else { return Vec::new() };
        let Some(region) = self.region(identity) else { return Vec::new() };
        self.check_identity(identity, region);
        let survey = sheet(grids, words::SURVEY);
        let guidance = sheet(grids, words::GUIDANCE);
        let own = |grid: &Grid| {
            [Some(identity), survey, guidance]
                .into_iter()
                .flatten()
                .any(|own| own.name == grid.name)
        };
        let mut units = Vec::new();
        for grid in grids.iter().filter(|grid| !own(grid)) {
            let at = self.file.with_sheet(grid.name.clone());
            match self.unit(grid, region) {
                Some(unit) => units.push(unit),
                None if !grid.rows.is_empty() => self.report(at, None, Problem::SheetIgnored),
                None => {}
            }
        }
        for grid in grids.iter().filter(|grid| !grid.rows.is_empty()) {
            let at = self.file.with_sheet(grid.name.clone());
            for mut finding in table::hidden(self.file, &at, grid) {
                finding.region = Some(region);
                self.findings.push(finding);
            }
        }
        self.survey(survey, &mut units, region);
        units.into_iter().filter_map(|unit| self.finish(unit, region)).collect()
    }

    /// A unit's row; none where its sheet was not filled in, which a finding says.
    fn finish(&mut self, unit: UnitSheet, region: RegionCode) -> Option<Row> {
        let UnitSheet { kind, name, sheet, assessed, answers, touched, .. } = unit;
        let named = Unit { kind, name: name.clone() };
        if !assessed {
            if touched {
                self.report(
                    sheet.clone(),
                    Some(region),
                    Problem::AnsweredAllTheSame { unit: name },
                );
            }
            let seen = Seen { at: sheet, mark: Mark::NotAssessed, stated: Stated::default() };
            let content = Some(Content::Told(Box::new(seen.clone())));
            return Some(Row { region, what: What::Unit(named, seen.at, content) });
        }
        if !touched {
            self.report(sheet.clone(), Some(region), Problem::UnitBlank { unit: name });
            return Some(Row { region, what: What::Unit(named, sheet, None) });
        }
        let answers = self.in_order(answers);
        self.report_answers(&answers, region);
        let content = Some(Content::Answered(Answers { indicators: answers }));
        Some(Row { region, what: What::Unit(named, sheet, content) })
    }

    /// Brings the answers of the unit's sheet and of the survey into the rubric's order.
    fn in_order(&self, answers: Vec<IndicatorAnswers>) -> Vec<IndicatorAnswers> {
        let on_sheet = crate::form::on_unit_sheet(self.expected.rubric).len();
        let mut answers = answers.into_iter();
        let mut observed: Vec<_> = answers.by_ref().take(on_sheet).collect();
        let mut surveyed: Vec<_> = answers.collect();
        observed.reverse();
        surveyed.reverse();
        let variables = self.expected.rubric.variables();
        let evidence =
            variables.flat_map(|variable| variable.indicators.iter().map(|_| variable.evidence));
        evidence
            .filter_map(|evidence| match evidence {
                Evidence::Survey => surveyed.pop(),
                Evidence::Checklist | Evidence::Interview => observed.pop(),
            })
            .collect()
    }

    fn report(&mut self, at: Location, region: Option<RegionCode>, problem: Problem) {
        self.reported.insert(at.clone());
        self.findings.push(Finding { at, region, problem });
    }

    fn is_reported(&self, at: &Location) -> bool {
        self.reported.contains(at)
    }
}
