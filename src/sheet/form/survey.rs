//! The users' answers: one respondent per row, as online forms export them.

use std::collections::{BTreeMap, BTreeSet};

use super::answer::Notation;
use super::look::{Look, Page};
use super::unit::with_evidence;
use super::{Reader, UnitSheet};
use crate::domain::{Fraction, IndicatorAnswers, RegionCode};
use crate::finding::Problem;
use crate::form::words;
use crate::job::layout::{Column, Label, Role};
use crate::location::{Cell, Location};
use crate::rubric::{Evidence, Indicator, Rubric, UnitKind};
use crate::sheet::grid::{Value, brief};
use crate::sheet::{locate, names};

/// The head of a sheet of users' answers.
#[derive(Clone, Debug, Default)]
pub struct Questions {
    /// Its row.
    pub row: u32,
    /// The column of the unit.
    pub unit: Option<u32>,
    /// By indicator: its column.
    pub columns: BTreeMap<usize, u32>,
    /// Indicators that have two columns: number, first and second.
    twice: Vec<(usize, u32, u32)>,
    /// A second column of units.
    other_unit: Option<u32>,
}

/// Which unit a respondent speaks of; what was found once is remembered, for the answers of a unit
/// stand together.
struct Whose<'r> {
    kinds: &'r [UnitKind],
    /// By unit, in order.
    units: Vec<Known>,
    found: BTreeMap<String, Option<usize>>,
}

/// By what a unit is known to a respondent.
struct Known {
    /// Its worksheet's name, squeezed.
    sheet: String,
    /// What tells it from others of its kind.
    name: String,
    kind: Option<String>,
}

impl<'r> Whose<'r> {
    fn new(units: &[UnitSheet], kinds: &'r [UnitKind]) -> Self {
        let known = |unit: &UnitSheet| {
            let (sheet, name) =
                (names::squeeze(&unit.sheet_name), names::unit_key(&unit.name, kinds));
            Known { sheet, name, kind: unit.kind.clone() }
        };
        Self { kinds, units: units.iter().map(known).collect(), found: BTreeMap::new() }
    }

    /// The index of the one unit that a text means, by its name, its worksheet or its kind.
    fn unit(&mut self, text: &str) -> Option<usize> {
        if let Some(found) = self.found.get(text) {
            return *found;
        }
        let (sheet, name) = (names::squeeze(text), names::unit_key(text, self.kinds));
        let only = |same: &dyn Fn(&Known) -> bool| {
            let mut all = self.units.iter().enumerate().filter(|(_, unit)| same(unit));
            let first = all.next().map(|(index, _)| index);
            first.filter(|_| all.next().is_none())
        };
        let kind = names::kind_named(text, self.kinds).map(|kind| kind.id.as_str());
        let found = only(&|unit| unit.sheet == sheet || unit.name == name)
            .or_else(|| only(&|unit| kind.is_some() && unit.kind.as_deref() == kind));
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
    let mut found = Questions { row, ..Questions::default() };
    for (column, value) in cells {
        let Some(text) = value.text() else { continue };
        let code = text.split_whitespace().next().and_then(|word| page.lexicon.with_code(word));
        let indicator = code.filter(|number| wanted.contains(number));
        let indicator = indicator.or_else(|| page.lexicon.asked(text, &wanted));
        if let Some(number) = indicator {
            if let Some(first) = found.columns.insert(number, *column) {
                found.twice.push((number, first, *column));
            }
        } else if page.lexicon.column(text) == Some(Column::Unit) {
            match found.unit {
                None => found.unit = Some(*column),
                Some(_) => found.other_unit = Some(*column),
            }
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

/// A sheet of users' answers while its rows are read.
struct Table<'t, 'g> {
    page: &'t Page<'g>,
    sheet: Location,
    questions: &'t Questions,
    /// The indicators that it asks about: number, and column.
    indicators: Vec<(usize, &'t Indicator, u32)>,
    /// The unit that all rows are about, where they do not say it themselves.
    of_sheet: Option<usize>,
    region: RegionCode,
}

impl Table<'_, '_> {
    fn asks(&self, column: u32) -> bool {
        self.indicators.iter().any(|(_, _, asked)| *asked == column)
    }

    fn is_answered(&self, cells: &BTreeMap<u32, Value>) -> bool {
        self.indicators.iter().any(|(_, _, column)| cells.contains_key(column))
    }

    /// Whether the head has more than questions, so that a row of answers alone is nobody's.
    fn has_more(&self) -> bool {
        let head = self.page.grid.rows.get(&self.questions.row);
        head.is_some_and(|head| head.keys().any(|column| !self.asks(*column)))
    }

    /// Whether one of the numbers in a row is beyond what can be answered.
    fn is_beyond(&self, cells: &BTreeMap<u32, Value>) -> bool {
        let beyond = |(_, indicator, column): &(usize, &Indicator, u32)| {
            let number = match cells.get(column)? {
                Value::Number { double, .. } => Fraction::from_double(*double)?,
                other => Fraction::from_decimal(other.text()?)?,
            };
            Some(number > indicator.max.value)
        };
        self.indicators.iter().filter_map(beyond).any(|beyond| beyond)
    }
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
            self.report_questions(look, questions, &wanted, region);
            let all = with_evidence(rubric).enumerate();
            let indicators = all.filter_map(|(number, (indicator, _))| {
                Some((number, indicator, *questions.columns.get(&number)?))
            });
            let indicators = indicators.collect();
            let Some(of_sheet) = self.whose_sheet(look, questions, &mut whose, region) else {
                continue;
            };
            let page = &look.page;
            let table =
                Table { page, sheet: page.sheet(), questions, indicators, of_sheet, region };
            self.respondents_of(&table, &mut whose, units);
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

    /// What is wrong with the head: two columns of one meaning, or a question that is not asked.
    fn report_questions(
        &mut self,
        look: &Look<'_>,
        questions: &Questions,
        wanted: &[usize],
        region: RegionCode,
    ) {
        let head = |column| look.page.place(questions.row, column);
        for (number, first, second) in &questions.twice {
            let (code, other) = (self.code(*number), head(*first));
            self.report(head(*second), Some(region), Problem::IndicatorTwice { code, other });
        }
        if let (Some(first), Some(second)) = (questions.unit, questions.other_unit) {
            let value = look.page.value(questions.row, second);
            let (column, other) = (value.map(Value::shown).unwrap_or_default(), head(first));
            self.report(head(second), Some(region), Problem::ColumnTwice { column, other });
        }
        let at = questions.unit.or_else(|| questions.columns.values().next().copied());
        for (number, (indicator, _)) in with_evidence(self.expected.rubric).enumerate() {
            if wanted.contains(&number) && !questions.columns.contains_key(&number) {
                let (code, name) = (indicator.code.clone(), indicator.name.clone());
                let problem = Problem::IndicatorMissing { code, name };
                self.report(head(at.unwrap_or_default()), Some(region), problem);
            }
        }
    }

    /// The unit of a sheet without a column of units, by its labels or its name; `None` where
    /// nothing tells it, which a finding says.
    fn whose_sheet(
        &mut self,
        look: &Look<'_>,
        questions: &Questions,
        whose: &mut Whose<'_>,
        region: RegionCode,
    ) -> Option<Option<usize>> {
        if questions.unit.is_some() {
            return Some(None);
        }
        let labels = [Label::Unit, Label::UnitKind].into_iter();
        let told = labels.filter_map(|label| look.entry(label)?.text()).next();
        let name = told.unwrap_or_else(|| look.page.grid.name.to_string());
        let unit = whose.unit(&name).or_else(|| whose.unit(behind_word(&name)));
        if unit.is_none() {
            let one_of = vec![words::UNIT.to_owned()];
            self.report(look.page.sheet(), Some(region), Problem::TableMissing { one_of });
        }
        unit.map(Some)
    }

    fn respondents_of(
        &mut self,
        table: &Table<'_, '_>,
        whose: &mut Whose<'_>,
        units: &mut [UnitSheet],
    ) {
        let lexicon = self.expected.lexicon;
        let mut first = true;
        for (row, cells) in table.page.grid.rows.range(table.questions.row + 1..) {
            let numbers = std::mem::take(&mut first) && locate::numbers_columns(cells);
            if (numbers && table.is_beyond(cells)) || !table.is_answered(cells) {
                // A row that was prepared and not used is no respondent.
                continue;
            }
            let mut beside = cells.iter().filter(|(column, _)| !table.asks(**column)).peekable();
            // Numbers of columns, or a respondent who answered 1, 2, 3: nobody can tell.
            let alone = table.has_more() && beside.peek().is_none();
            let nobody = table.of_sheet.is_some() && (alone || (numbers && distinct(cells)));
            let sums = |value: &Value| value.text().is_some_and(|text| lexicon.sums_up(text));
            if let Some((column, value)) = beside.find(|(_, value)| sums(value)) {
                let problem = Problem::RowIgnored { text: value.shown() };
                self.report(table.page.place(*row, *column), Some(table.region), problem);
                continue;
            }
            let text = table.questions.unit.and_then(|column| cells.get(&column));
            let text = text.map(Value::whole).unwrap_or_default();
            let unit = table.of_sheet.or_else(|| whose.unit(&text)).filter(|_| !nobody);
            let column = table.questions.unit.or_else(|| cells.keys().next().copied());
            let at = || table.page.place(*row, column.unwrap_or_default());
            match unit {
                Some(unit) => self.respondent(table, (*row, cells), units.get_mut(unit)),
                // The sheet of the unit has its finding; its respondents need none each.
                None if self.unread.contains(&names::squeeze(&text)) => {}
                None => {
                    let known = units.iter().map(|unit| unit.name.clone()).collect();
                    let problem = Problem::RespondentWithoutUnit { text: brief(&text), known };
                    self.report(at(), Some(table.region), problem);
                }
            }
        }
    }

    /// Adds one respondent to the unit, whose answers must all stand on one sheet.
    fn respondent(
        &mut self,
        table: &Table<'_, '_>,
        (row, cells): (u32, &BTreeMap<u32, Value>),
        unit: Option<&mut UnitSheet>,
    ) {
        let Some(unit) = unit else { return };
        unit.touched = true;
        for (number, indicator, column) in &table.indicators {
            let place = || table.page.place(row, *column);
            let value = cells.get(column);
            let answer = self.answer(value, indicator, Notation::Points, place, table.region);
            let Some(known) = unit.answers.get_mut(*number) else { continue };
            let known = known.get_or_insert_with(|| IndicatorAnswers::on(table.sheet.clone(), []));
            if known.sheet == table.sheet {
                known.samples.push((answer, Cell { row, column: *column }));
            } else if !self.is_reported(&table.sheet) {
                let (code, other) = (indicator.code.clone(), known.sheet.clone());
                let problem = Problem::IndicatorTwice { code, other };
                self.report(table.sheet.clone(), Some(table.region), problem);
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

/// What stands behind the first word of a sheet's name: "Survei Disdukcapil".
fn behind_word(name: &str) -> &str {
    name.trim().split_once(' ').map_or("", |(_, rest)| rest)
}

/// Whether no two cells of a row hold the same.
fn distinct(cells: &BTreeMap<u32, Value>) -> bool {
    let shown: BTreeSet<String> = cells.values().map(Value::whole).collect();
    shown.len() == cells.len()
}
