//! Made-up assessments: believable answers that come to wished scores, the same for the same seed.
//!
//! Nothing is drawn or written here: a job is wished for ([`wishes`]), each wish comes true by
//! itself ([`make`]), and `blank` fills the answers into the sheet that the tool hands out.

mod answers;
mod dice;
mod names;
mod target;
mod wish;

pub use wish::{Wish, regions, wishes};

use crate::domain::{Answers, Published, Region, Score};
use crate::form::{self, FormUnit};
use crate::rubric::Rubric;
use crate::scoring;
use answers::{Sheet, Traits};
use dice::Dice;

/// What was made up about one region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made<'r> {
    /// The region.
    pub region: &'static Region,
    /// Its units, in the order of its workbook.
    pub units: Vec<MadeUnit<'r>>,
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
    Ok(Made { region: wish.region, units })
}

/// What the answers of a region's units come to.
fn published(rubric: &Rubric, answers: &[Option<Answers>]) -> Option<Published> {
    let unit = |answers: &Answers| scoring::unit(rubric, answers).score;
    let scores: Option<Vec<Score>> = answers.iter().flatten().map(unit).collect();
    Some(Score::mean(&scores?)?.publish())
}

#[cfg(test)]
mod tests;
