//! The users' answers: one respondent per row, as online forms export them.

use std::collections::BTreeMap;

use super::answer::Notation;
use super::look::{Look, Page};
use super::unit::with_evidence;
use super::{Reader, UnitSheet};
use crate::domain::{IndicatorAnswers, RegionCode};
use crate::finding::Problem;
use crate::form::words;
use crate::job::layout::{Column, Label, Role};
use crate::location::Cell;
use crate::rubric::{Evidence, Indicator, Rubric, UnitKind};
use crate::sheet::grid::{Value, brief};
use crate::sheet::{locate, names};

/// The head of a sheet of users' answers.
#[derive(Clone, Debug)]
pub struct Questions {
    /// Its row.
    pub row: u32,
    /// The column of the unit.
    pub unit: Option<u32>,
    /// By indicator: its column.
    pub columns: BTreeMap<usize, u32>,
    /// Indicators that have two columns: number, first and second.
    twice: Vec<(usize, u32, u32)>,
}

/// Which unit a respondent speaks of; what was found once is remembered, for the answers of a unit
/// stand together.
struct Whose<'r> {
    kinds: &'r [UnitKind],
    /// By unit, in order: its worksheet's name squeezed, what tells it from others of its kind, and
    /// its kind.
    units: Vec<(String, String, Option<String>)>,
    found: BTreeMap<String, Option<usize>>,
}

impl<'r> Whose<'r> {
    fn new(units: &[UnitSheet], kinds: &'r [UnitKind]) -> Self {
        let keys = |unit: &UnitSheet| {
            let key = names::unit_key(&unit.name, kinds);
            (names::squeeze(&unit.sheet_name), key, unit.kind.clone())
        };
        Self { kinds, units: units.iter().map(keys).collect(), found: BTreeMap::new() }
    }

    /// The index of the one unit that a text means, by its name, its worksheet or its kind.
    fn unit(&mut self, text: &str) -> Option<usize> {
        if let Some(found) = self.found.get(text) {
            return *found;
        }
        let (sheet, name) = (names::squeeze(text), names::unit_key(text, self.kinds));
        let only = |same: &dyn Fn(&(String, String, Option<String>)) -> bool| {
            let mut all = self.units.iter().enumerate().filter(|(_, unit)| same(unit));
            let first = all.next().map(|(index, _)| index);
            first.filter(|_| all.next().is_none())
        };
        let kind = names::kind_named(text, self.kinds).map(|kind| kind.id.as_str());
        let found = only(&|unit| unit.0 == sheet || unit.1 == name)
            .or_else(|| only(&|unit| kind.is_some() && unit.2.as_deref() == kind));
        self.found.insert(text.to_owned(), found);
        found
    }
}

/// The numbers of the indicators that users are asked about.
fn asked_of_users(rubric: &Rubric) -> Vec<usize> {
    let all = with_evidence(rubric).enumerate();
    all.filter(|(_, (_, evidence))| *evidence == Evidence::Survey)
        .map(|(number, _)| number)
        .collect()
}

/// Holds a row against the questions of a survey: codes of indicators, their names, or questions
/// that begin with one of these.
pub fn questions(page: &Page<'_>, row: u32) -> Option<Questions> {
    let cells = page.grid.rows.get(&row)?;
    // A single word is no head, and most rows above one hold no more.
    if cells.len() < 2 {
        return None;
    }
    let wanted = asked_of_users(page.rubric);
    let mut found = Questions { row, unit: None, columns: BTreeMap::new(), twice: Vec::new() };
    for (column, value) in cells {
        let Some(text) = value.text() else { continue };
        let code = text.split_whitespace().next().and_then(|word| page.lexicon.with_code(word));
        let indicator = code.filter(|number| wanted.contains(number));
        let indicator = indicator.or_else(|| page.lexicon.asked(text, &wanted));
        if let Some(number) = indicator {
            if let Some(first) = found.columns.insert(number, *column) {
                found.twice.push((number, first, *column));
            }
        } else if found.unit.is_none() && page.lexicon.column(text) == Some(Column::Unit) {
            found.unit = Some(*column);
        }
    }
    let named = found.columns.len();
    let enough = named >= 2
        || (named == 1 && found.unit.is_some())
        || (named == wanted.len()
            && named > 0
            && page.lexicon.role(&page.grid.name) == Some(Role::Survey));
    enough.then_some(found)
}

impl Reader<'_> {
    /// Adds the respondents' answers to the units.
    pub(super) fn survey(
        &mut self,
        sheets: &[(&Look<'_>, &Questions)],
        units: &mut [UnitSheet],
        region: RegionCode,
    ) {
        let rubric = self.expected.rubric;
        let wanted = asked_of_users(rubric);
        if wanted.is_empty() {
            return;
        }
        let mut whose = Whose::new(units, &rubric.units.kinds);
        for (look, questions) in sheets {
            self.respondents_of(look, questions, (&wanted, &mut whose), units, region);
        }
        let sheet = match sheets.first() {
            Some((look, _)) => look.page.sheet(),
            None => self.file.clone(),
        };
        for unit in units.iter_mut() {
            for number in &wanted {
                let empty = || IndicatorAnswers::on(sheet.clone(), []);
                if let Some(place) = unit.answers.get_mut(*number) {
                    place.get_or_insert_with(empty);
                }
            }
        }
        for unit in units.iter().filter(|unit| unit.assessed) {
            self.count_respondents(unit, &wanted, region);
        }
    }

    fn respondents_of(
        &mut self,
        look: &Look<'_>,
        questions: &Questions,
        (wanted, whose): (&[usize], &mut Whose<'_>),
        units: &mut [UnitSheet],
        region: RegionCode,
    ) {
        let page = &look.page;
        let head = |column| page.place(questions.row, column);
        for (number, first, second) in &questions.twice {
            let (code, other) = (self.code(*number), head(*first));
            self.report(head(*second), Some(region), Problem::IndicatorTwice { code, other });
        }
        let unit_at = questions.unit.or_else(|| questions.columns.values().next().copied());
        for (number, (indicator, _)) in with_evidence(self.expected.rubric).enumerate() {
            if wanted.contains(&number) && !questions.columns.contains_key(&number) {
                let (code, name) = (indicator.code.clone(), indicator.name.clone());
                let at = head(unit_at.unwrap_or_default());
                self.report(at, Some(region), Problem::IndicatorMissing { code, name });
            }
        }
        // A sheet without a column of units is about the one that its labels or its name tell.
        let of_sheet = match questions.unit {
            Some(_) => None,
            None => {
                let label = [Label::Unit, Label::UnitKind].into_iter();
                let told = label.filter_map(|label| look.entry(label)?.text()).next();
                let name = told.unwrap_or_else(|| page.grid.name.to_string());
                let Some(unit) = whose.unit(&name).or_else(|| whose.unit(behind_word(&name)))
                else {
                    let one_of = vec![words::UNIT.to_owned()];
                    self.report(page.sheet(), Some(region), Problem::TableMissing { one_of });
                    return;
                };
                Some(unit)
            }
        };
        let indicators: Vec<(usize, &Indicator, u32)> = with_evidence(self.expected.rubric)
            .enumerate()
            .filter_map(|(number, (indicator, _))| {
                Some((number, indicator, *questions.columns.get(&number)?))
            })
            .collect();
        let mut first = true;
        for (row, cells) in page.grid.rows.range(questions.row + 1..) {
            let numbers = std::mem::take(&mut first) && locate::numbers_columns(cells);
            if !numbers || questions.unit.is_some_and(|unit| cells.get(&unit).is_some_and(is_text))
            {
                let unit = (questions.unit, of_sheet);
                self.respondent(page, (*row, cells), &indicators, unit, whose, units, region);
            }
        }
    }

    #[allow(clippy::too_many_arguments, reason = "a row, where it is, and what it is added to")]
    fn respondent(
        &mut self,
        page: &Page<'_>,
        (row, cells): (u32, &BTreeMap<u32, Value>),
        indicators: &[(usize, &Indicator, u32)],
        (column, of_sheet): (Option<u32>, Option<usize>),
        whose: &mut Whose<'_>,
        units: &mut [UnitSheet],
        region: RegionCode,
    ) {
        let answered = indicators.iter().any(|(_, _, column)| cells.contains_key(column));
        if !answered {
            // A row that was prepared and not used is no respondent.
            return;
        }
        let value = column.and_then(|column| cells.get(&column));
        let text = value.map(Value::whole).unwrap_or_default();
        let index = of_sheet.or_else(|| whose.unit(&text));
        let Some(unit) = index.and_then(|index| units.get_mut(index)) else {
            let known = units.iter().map(|unit| unit.name.clone()).collect();
            let problem = Problem::RespondentWithoutUnit { text: brief(&text), known };
            return self.report(page.place(row, column.unwrap_or_default()), Some(region), problem);
        };
        unit.touched = true;
        for (number, indicator, column) in indicators {
            let place = || page.place(row, *column);
            let answer = self.answer(cells.get(column), indicator, Notation::Points, place, region);
            let answers =
                IndicatorAnswers::on(page.sheet(), [(answer, Cell { row, column: *column })]);
            if let Some(place) = unit.answers.get_mut(*number) {
                match place {
                    Some(known) => known.join(answers),
                    None => *place = Some(answers),
                }
            }
        }
    }

    fn count_respondents(&mut self, unit: &UnitSheet, wanted: &[usize], region: RegionCode) {
        let first = wanted.first().and_then(|number| unit.answers.get(*number)?.as_ref());
        let found = first.map_or(0, |answers| answers.samples.len());
        let indicator =
            wanted.first().and_then(|number| self.expected.rubric.indicators().nth(*number));
        let wanted = indicator.map_or(0, |indicator| indicator.samples.value as usize);
        let at = first.map_or_else(|| unit.sheet.clone(), |answers| answers.sheet.clone());
        let name = unit.name.clone();
        if found == 0 && unit.touched {
            self.report(at, Some(region), Problem::RespondentsNone { unit: name });
        } else if found < wanted && found > 0 {
            let problem = Problem::RespondentsFew { unit: name, wanted, found };
            self.report(at, Some(region), problem);
        }
    }
}

fn is_text(value: &Value) -> bool {
    value.text().is_some_and(|text| text.chars().any(char::is_alphabetic))
}

/// What stands behind the first word of a sheet's name: "Survei Disdukcapil".
fn behind_word(name: &str) -> &str {
    name.trim().split_once(' ').map_or("", |(_, rest)| rest)
}
