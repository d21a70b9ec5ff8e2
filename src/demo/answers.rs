//! Answers with a believable structure: how good a region is, how good each unit is beside the
//! others, how hard each question is, and the chance of the day.
//!
//! Levels are per mille of full points. Points are whole numbers of ten-thousandths.

use super::Wish;
use crate::dice::Dice;
use crate::domain::{Answer, Answers, Fraction, IndicatorAnswers, Points};
use crate::location::{Cell, Location};
use crate::rubric::{Evidence, Rubric};

/// One point.
pub const POINT: u32 = 10_000;
/// The highest level.
const FULL: i64 = 1000;

/// How far things differ, as offsets of a level of one half.
const KINDS: u32 = 160;
const UNITS: u32 = 280;
const QUESTIONS: u32 = 420;
const QUESTIONS_OF_A_UNIT: u32 = 260;
const SAMPLES: u32 = 420;

/// What all regions of a job have in common.
#[derive(Clone, Debug)]
pub struct Traits {
    /// By unit: how much better its kind is than others.
    units: Vec<i64>,
    /// By indicator: how much easier it is than others.
    indicators: Vec<i64>,
}

impl Traits {
    /// The traits of a job.
    pub fn new(rubric: &Rubric, units: usize, seed: u64) -> Self {
        let mut dice = Dice::new(seed, "traits");
        Self {
            units: (0..units).map(|_| dice.offset(KINDS)).collect(),
            indicators: rubric.indicators().map(|_| dice.offset(QUESTIONS)).collect(),
        }
    }
}

/// One sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    /// Points, in ten-thousandths.
    Points(u32),
    /// TJ.
    Refused,
    /// TB.
    NotApplicable,
}

/// One question to a unit, and its answers.
#[derive(Clone, Debug)]
pub struct Question {
    /// The most points, in ten-thousandths.
    pub most: u32,
    /// The steps in which people give points, in ten-thousandths: halves, and whole ones in
    /// surveys.
    pub step: u32,
    /// Its answers.
    pub samples: Vec<Sample>,
}

/// All answers of a unit, in the rubric's order.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Its questions.
    pub questions: Vec<Question>,
}

impl Sheet {
    /// The answers as scoring takes them.
    pub fn answers(&self) -> Answers {
        let sheet = Location::file("");
        let indicator = |question: &Question| {
            let samples = question.samples.iter().map(|sample| (sample.answer(), NOWHERE));
            IndicatorAnswers::on(sheet.clone(), samples)
        };
        Answers { indicators: self.questions.iter().map(indicator).collect(), ..Answers::default() }
    }
}

const NOWHERE: Cell = Cell { row: 0, column: 0 };

impl Sample {
    fn answer(self) -> Answer {
        match self {
            Self::Points(points) => {
                let value = Fraction::new(i64::from(points), i64::from(POINT));
                Answer::Points(value.and_then(|value| Points::new(&value)).unwrap_or(Points::NONE))
            }
            Self::Refused => Answer::Refused,
            Self::NotApplicable => Answer::NotApplicable,
        }
    }
}

/// The sheets of a region's units, near its wished score; none for the unit that is not assessed.
pub fn sheets(
    rubric: &Rubric,
    traits: &Traits,
    wish: &Wish,
    dice: &mut Dice,
) -> Vec<Option<Sheet>> {
    let region = i64::from(wish.score.hundredths()) * FULL / 10_000;
    let levels: Vec<i64> =
        traits.units.iter().map(|kind| bend(region, kind + dice.offset(UNITS))).collect();
    let poorest = levels.iter().min().copied();
    let unit = |(index, level): (usize, &i64)| {
        if wish.not_assessed == Some(index) {
            return None;
        }
        let mut sheet = sheet(rubric, traits, *level, dice);
        // Where much is wrong, somebody would rather not talk about it.
        let silent = region < 540 && Some(*level) == poorest;
        if silent || dice.happens(u32::try_from((FULL - level) / 8).unwrap_or_default()) {
            refuse(rubric, &mut sheet, dice);
        }
        Some(sheet)
    };
    levels.iter().enumerate().map(unit).collect()
}

fn sheet(rubric: &Rubric, traits: &Traits, unit: i64, dice: &mut Dice) -> Sheet {
    let kinds = rubric.variables().flat_map(|variable| {
        variable.indicators.iter().map(|indicator| (variable.evidence, indicator))
    });
    let question = |((evidence, indicator), ease): ((Evidence, _), &i64)| {
        let indicator: &crate::rubric::Indicator = indicator;
        let most = units_of(&indicator.max.value);
        let coarse = if evidence == Evidence::Survey { POINT } else { POINT / 2 };
        let mut question = Question { most, step: coarse, samples: Vec::new() };
        let level = bend(unit, ease + dice.offset(QUESTIONS_OF_A_UNIT));
        let left_out = dice.happens(if evidence == Evidence::Checklist { 12 } else { 0 });
        question.samples = (0..indicator.samples.value)
            .map(|_| {
                let forgotten = evidence == Evidence::Survey && dice.happens(6);
                let points = question.points(bend(level, dice.offset(SAMPLES)), dice);
                if left_out || forgotten { Sample::NotApplicable } else { Sample::Points(points) }
            })
            .collect();
        question
    };
    Sheet { questions: kinds.zip(&traits.indicators).map(question).collect() }
}

/// One officer does not answer some of the questions.
fn refuse(rubric: &Rubric, sheet: &mut Sheet, dice: &mut Dice) {
    let asked = rubric.variables().flat_map(|variable| {
        variable.indicators.iter().map(|_| variable.evidence == Evidence::Interview)
    });
    let mut asked: Vec<&mut Question> = asked
        .zip(&mut sheet.questions)
        .filter_map(|(asked, question)| asked.then_some(question))
        .collect();
    let officer = dice.below(2) as usize;
    dice.shuffle(&mut asked);
    for question in asked.into_iter().take(1 + dice.below(3) as usize) {
        if let Some(sample) = question.samples.get_mut(officer) {
            *sample = Sample::Refused;
        }
    }
}

impl Question {
    /// Points at a level, in the steps that people use.
    fn points(&self, level: i64, dice: &mut Dice) -> u32 {
        let exact = u32::try_from(i64::from(self.most) * level / FULL).unwrap_or_default();
        let below = exact / self.step * self.step;
        let up = dice.below(self.step) < exact - below;
        (below + if up { self.step } else { 0 }).min(self.most)
    }
}

/// A level moved by an offset, the less the nearer it is to an end, and never beyond one.
fn bend(level: i64, offset: i64) -> i64 {
    let room = level.min(FULL - level);
    (level + offset * room * 2 / FULL).clamp(0, FULL)
}

/// Points in ten-thousandths.
fn units_of(points: &Fraction) -> u32 {
    u32::try_from(points.round_half_up(4)).unwrap_or_default()
}
