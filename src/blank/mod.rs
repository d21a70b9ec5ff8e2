//! The workbook that an enumerator fills in, as plain data: one per region, laid out by `form`.
//!
//! ```text
//! Petunjuk     how to fill in the others
//! Identitas    whose workbook it is
//! one per unit the indicators that are seen or asked of officers
//! Survei       the users' answers, one respondent per row
//! ```
//!
//! The same builder makes blank workbooks and filled-in ones. Nothing here touches a disk.

mod guidance;
mod identity;
pub mod job;
mod survey;
mod unit;
mod units;

pub use units::chosen;

use std::collections::BTreeMap;

use crate::catalogue::{blank as words, recap};
use crate::domain::{Answer, Date, Points, Region};
use crate::form::{self, FormUnit, words as form_words};
use crate::report::workbook::{
    Align, Allowed, Area, HouseStyle, Message, Page, Properties, Role, Rule, Sheet, SheetName,
    Style, Tone, Value, Workbook,
};
use crate::rubric::{Indicator, Rubric};

/// What a workbook is filled in with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// What every page says about the answers, such as `DATA CONTOH`.
    pub mark: Option<String>,
    /// Who filled it in; never read.
    pub enumerator: String,
    /// When; never read.
    pub date: Option<Date>,
    /// The units, in the order of the workbook's; those that are missing stay blank.
    pub units: Vec<FilledUnit>,
}

/// What the sheet of a unit is filled in with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilledUnit {
    /// Its own name: `Puskesmas Pegagan Julu II`.
    pub name: String,
    /// Whether it was assessed; one that was not needs no answers.
    pub assessed: bool,
    /// The names of its products, where samples are products; the form's own where there are none.
    pub products: Vec<String>,
    /// Its answers: by indicator in the order of [`Rubric::indicators`], those of surveys too; each
    /// with one answer per sample. What is missing stays blank. What has no place on the form is
    /// left out, but a survey may have more respondents than the rubric asks for.
    pub answers: Vec<Vec<Answer>>,
    /// Remarks, by the code of their indicator; never read.
    pub remarks: BTreeMap<String, String>,
}

/// What the sheets of a workbook are made from.
struct Context<'a> {
    rubric: &'a Rubric,
    region: &'a Region,
    units: &'a [FormUnit<'a>],
    filled: Option<&'a Filled>,
    names: SheetNames,
}

/// The names of all sheets, known before the first is made so that they can lead to each other.
struct SheetNames {
    guidance: SheetName,
    identity: SheetName,
    units: Vec<SheetName>,
    /// `None` where the rubric asks no users.
    survey: Option<SheetName>,
}

/// The name of a region's workbook.
pub fn file_name(region: &Region) -> String {
    format!("{}.xlsx", region.slug())
}

/// The workbook of a region, blank or filled in. `units` has at least one.
pub fn workbook(
    rubric: &Rubric,
    region: &Region,
    units: &[FormUnit<'_>],
    filled: Option<&Filled>,
) -> Workbook {
    let names = SheetNames::of(rubric, units);
    let context = Context { rubric, region, units, filled, names };
    let mut sheets = vec![guidance::sheet(&context), identity::sheet(&context)];
    for (index, (unit, name)) in units.iter().zip(&context.names.units).enumerate() {
        sheets.push(unit::sheet(&context, unit, name, context.filled_unit(index)));
    }
    if let Some(name) = &context.names.survey {
        sheets.push(survey::sheet(&context, name));
    }
    let properties = context.properties();
    // Before there is a job there is no house.
    Workbook { properties, sheets, names: Vec::new(), style: HouseStyle::default() }
}

impl SheetNames {
    fn of(rubric: &Rubric, units: &[FormUnit<'_>]) -> Self {
        let mut taken = Vec::new();
        let mut take = |wish: &str| {
            let name = SheetName::unique(wish, &taken);
            taken.push(name.clone());
            name
        };
        // The fixed names come first, so that no unit can take one of them.
        let guidance = take(form_words::GUIDANCE);
        let identity = take(form_words::IDENTITY);
        let asked = !form::on_survey(rubric).is_empty();
        let survey = asked.then(|| take(form_words::SURVEY));
        let units = units.iter().map(|unit| take(&unit.sheet_name())).collect();
        Self { guidance, identity, units, survey }
    }
}

impl<'a> Context<'a> {
    fn filled_unit(&self, index: usize) -> Option<&'a FilledUnit> {
        self.filled.and_then(|filled| filled.units.get(index))
    }

    fn properties(&self) -> Properties {
        Properties {
            title: words::title(&self.region.name, self.rubric.year),
            subject: self.rubric.title.clone(),
            author: String::new(),
            company: String::new(),
            comment: self.rubric.id.clone(),
            status: self.mark().unwrap_or_default(),
            created: Date::new(self.rubric.year, 1, 1),
        }
    }

    /// What every page says beside its title.
    fn mark(&self) -> Option<String> {
        let filled = self.filled.and_then(|filled| filled.mark.clone());
        let draft = self.rubric.is_draft().then(|| recap::DRAFT.0.to_owned());
        let marks: Vec<_> = filled.into_iter().chain(draft).collect();
        (!marks.is_empty()).then(|| marks.join(" · "))
    }

    /// Says the mark where everybody who opens the sheet sees it, out of the way of what is read.
    fn put_mark(&self, sheet: &mut Sheet, row: u32, column: u16) {
        if let Some(mark) = self.mark() {
            sheet.put(row, column, Value::Text(format!(" {mark}")), Style::of(Role::Mark));
        }
    }

    /// An empty sheet that only lets its entries be changed.
    fn open(&self, name: &SheetName, tab: Tone) -> Sheet {
        let page = Page {
            single: false,
            landscape: true,
            left: format!("{} {}", self.region.code, self.region.name),
            mark: self.mark(),
            right: words::document(self.rubric.year),
            numbering: recap::PAGE_OF,
        };
        let mut sheet = Sheet::new(name.clone(), page);
        sheet.tab = tab;
        sheet.locked = true;
        sheet
    }

    /// What may be written where an answer to this indicator belongs.
    fn allowed(&self, indicator: &Indicator) -> (Allowed, Message) {
        let most = &indicator.max.value;
        if form::samples_are_products(self.rubric) {
            let legal = [form_words::PRESENT, form_words::ABSENT, form_words::NOT_APPLICABLE];
            let allowed = Allowed::OneOf(legal.map(str::to_owned).to_vec());
            (allowed, message(words::checklist_refusal()))
        } else {
            let legal = [form_words::REFUSED, form_words::NOT_APPLICABLE];
            let allowed = Allowed::Number {
                most: most.clone(),
                decimals: Points::DECIMALS,
                words: legal.map(str::to_owned).to_vec(),
            };
            (allowed, message(words::points_refusal(&most.to_decimal())))
        }
    }

    /// An answer as it is written down.
    fn answer(&self, indicator: &Indicator, answer: Option<Answer>) -> Value {
        match answer.unwrap_or(Answer::Blank) {
            Answer::Blank => Value::Blank,
            Answer::Refused => Value::text(form_words::REFUSED),
            Answer::NotApplicable => Value::text(form_words::NOT_APPLICABLE),
            Answer::Points(points) if form::samples_are_products(self.rubric) => {
                let exact = points.exact();
                match points {
                    Points::NONE => Value::text(form_words::ABSENT),
                    _ if exact == indicator.max.value => Value::text(form_words::PRESENT),
                    _ => Value::Decimal(exact, None),
                }
            }
            Answer::Points(points) => Value::Decimal(points.exact(), None),
        }
    }
}

/// Puts rules on answers; neighbours from top to bottom, or from left to right, that take the same
/// are put together first.
fn put_rules(sheet: &mut Sheet, cells: impl Iterator<Item = (Area, (Allowed, Message))>) {
    for (area, (allowed, refusal)) in cells {
        if let Some(last) = sheet.rules.last_mut()
            && last.allowed == allowed
        {
            let known = last.area;
            let below =
                (known.left, known.right, known.bottom + 1) == (area.left, area.right, area.top);
            let beside =
                (known.top, known.bottom, known.right + 1) == (area.top, area.bottom, area.left);
            if below || beside {
                last.area.bottom = area.bottom;
                last.area.right = area.right;
                continue;
            }
        }
        sheet.rules.push(Rule { area, allowed, hint: None, refusal });
    }
}

fn message((title, text): (String, String)) -> Message {
    Message { title, text }
}

/// A cell to be filled in.
fn entry(align: Align) -> Style {
    Style::of(Role::Entry).align(align)
}

/// A column's number in a sheet.
fn column(number: u32) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests;
