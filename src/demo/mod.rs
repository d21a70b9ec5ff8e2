//! Made-up assessments: believable answers that come to wished scores, the same for the same seed.
//!
//! Nothing is drawn or written here: a job is wished for ([`wishes`]), each wish comes true by
//! itself ([`make`]), and `blank` fills the answers into the sheet that the tool hands out.

mod answers;
pub mod job;
pub mod messy;
mod names;
mod target;
mod wish;

pub use wish::{Wish, regions, wishes};

use std::collections::BTreeMap;

use crate::blank::{self, Filled, FilledUnit};
use crate::catalogue::demo as words;
use crate::dice::Dice;
use crate::domain::{Answer, Answers, Date, IndicatorAnswers, Published, Region, Score};
use crate::form::{self, FormUnit};
use crate::report::workbook::Workbook;
use crate::rubric::Rubric;
use crate::scoring;
use answers::{Sheet, Traits};

/// What was made up about one region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made<'r> {
    /// The region.
    pub region: &'static Region,
    /// Its units, in the order of its workbook.
    pub units: Vec<MadeUnit<'r>>,
    /// The day that the enumerator came.
    pub date: Option<Date>,
}

/// What was made up about one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeUnit<'r> {
    /// Its kind and number.
    pub form: FormUnit<'r>,
    /// Its name.
    pub name: String,
    /// Its answers; `None` where it was not assessed. They stand nowhere yet: every cell is A1 of
    /// no sheet.
    pub answers: Option<Answers>,
}

/// No answers come to the wished score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfReach {
    /// The score that was wished for.
    pub wished: Published,
    /// The score that was reached, if any was.
    pub reached: Option<Published>,
}

/// Makes up the answers of one region so that its score is published exactly as wished.
///
/// The rubric must weigh dimensions: checklists by product are filled in by hand.
///
/// # Errors
/// If no answers come to that score.
pub fn make<'r>(rubric: &'r Rubric, wish: &Wish, seed: u64) -> Result<Made<'r>, OutOfReach> {
    let forms = form::units(rubric);
    let mut dice = Dice::new(seed, &wish.region.code.to_string());
    let traits = Traits::new(rubric, forms.len(), seed);
    let mut sheets: Vec<Option<Sheet>> = answers::sheets(rubric, &traits, wish, &mut dice);
    target::meet(rubric, &mut sheets, wish.score, &mut dice);
    let answers: Vec<Option<Answers>> =
        sheets.iter().map(|sheet| sheet.as_ref().map(Sheet::answers)).collect();
    let reached = published(rubric, &answers);
    if reached != Some(wish.score) {
        return Err(OutOfReach { wished: wish.score, reached });
    }
    let names = names::units(&forms, wish, &mut dice);
    let units = forms.into_iter().zip(names).zip(answers);
    let units = units.map(|((form, name), answers)| MadeUnit { form, name, answers }).collect();
    let date = Date::new(rubric.year, month(&mut dice), day(&mut dice));
    Ok(Made { region: wish.region, units, date })
}

/// The assessment goes on from May to October.
fn month(dice: &mut Dice) -> u8 {
    u8::try_from(5 + dice.below(6)).unwrap_or(5)
}

fn day(dice: &mut Dice) -> u8 {
    u8::try_from(1 + dice.below(28)).unwrap_or(1)
}

impl Made<'_> {
    /// The region's workbook, filled in, with a mark on every sheet.
    pub fn workbook(&self, rubric: &Rubric) -> Workbook {
        let forms: Vec<FormUnit<'_>> = self.units.iter().map(|unit| unit.form.clone()).collect();
        blank::workbook(rubric, self.region, &forms, Some(&self.filled(rubric)))
    }

    /// What the region's workbook is filled in with.
    fn filled(&self, rubric: &Rubric) -> Filled {
        Filled {
            mark: Some(words::MARK.to_owned()),
            enumerator: words::ENUMERATOR.to_owned(),
            date: self.date,
            units: self.units.iter().map(|unit| unit.filled(rubric)).collect(),
        }
    }
}

impl MadeUnit<'_> {
    fn filled(&self, rubric: &Rubric) -> FilledUnit {
        let indicators = self.answers.iter().flat_map(|answers| &answers.indicators);
        let remarks =
            rubric.indicators().zip(indicators.clone()).filter_map(|(indicator, answers)| {
                Some((indicator.code.clone(), remark(answers)?.to_owned()))
            });
        let remarks: BTreeMap<String, String> = remarks.collect();
        let answers = indicators.map(|answers| answers.samples.iter().map(|(answer, _)| *answer));
        FilledUnit {
            name: self.name.clone(),
            assessed: self.answers.is_some(),
            products: Vec::new(),
            answers: answers.map(Iterator::collect).collect(),
            remarks,
        }
    }
}

/// What the enumerator noted beside unusual answers.
fn remark(answers: &IndicatorAnswers) -> Option<&'static str> {
    let mut given = answers.samples.iter().map(|(answer, _)| *answer);
    if given.clone().any(|answer| answer == Answer::Refused) {
        Some(words::REFUSED)
    } else {
        given.all(|answer| answer == Answer::NotApplicable).then_some(words::NOT_APPLICABLE)
    }
}

/// What the answers of a region's units come to.
fn published(rubric: &Rubric, answers: &[Option<Answers>]) -> Option<Published> {
    let unit = |answers: &Answers| scoring::unit(rubric, answers).score;
    let scores: Option<Vec<Score>> = answers.iter().flatten().map(unit).collect();
    Some(Score::mean(&scores?)?.publish())
}

#[cfg(test)]
mod tests;
