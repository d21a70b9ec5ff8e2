//! Moves answers, a step here and a step there, until a region's score is published as wished.

use super::answers::{POINT, Sample, Sheet};
use crate::dice::Dice;
use crate::domain::{Fraction, Published, Score};
use crate::rubric::Rubric;
use crate::scoring::{self, Detail, Part};

/// Scores are counted in 10^-15 here, so that a step is a whole number and sums stay exact enough
/// over a million of them.
const DECIMALS: u32 = 15;
/// Half of a published hundredth, less what keeps clear of its border.
const NEAR: i64 = 4_900_000_000_000;
/// A published hundredth.
const HUNDREDTH: i64 = 10_000_000_000_000;
/// The steps, in ten-thousandths of a point: as people give them first, finer only where the score
/// cannot be met otherwise.
const STEPS: [u32; 7] = [POINT, POINT / 2, POINT / 4, POINT / 10, POINT / 100, POINT / 1000, 1];

/// A sample that can be moved.
#[derive(Clone, Copy, Debug)]
struct Spot {
    unit: usize,
    question: usize,
    sample: usize,
    /// What a ten-thousandth of a point adds to the region's score.
    slope: i64,
}

/// Moves answers until the score is published as wished, or as near to it as they go.
pub fn meet(rubric: &Rubric, sheets: &mut [Option<Sheet>], wished: Published, dice: &mut Dice) {
    let Some((mut spots, score)) = survey(rubric, sheets) else { return };
    let mut missing = i64::from(wished.hundredths()) * HUNDREDTH - score;
    dice.shuffle(&mut spots);
    for step in STEPS {
        let mut moved = true;
        while moved && missing.abs() > NEAR {
            moved = false;
            for spot in &spots {
                let Some(gained) = nudge(sheets, *spot, step, missing) else { continue };
                missing -= gained;
                moved = true;
                if missing.abs() <= NEAR {
                    return;
                }
            }
        }
    }
}

/// Moves one sample by one step towards what is missing, unless that goes beyond; what it gained.
fn nudge(sheets: &mut [Option<Sheet>], spot: Spot, step: u32, missing: i64) -> Option<i64> {
    let question = sheets.get_mut(spot.unit)?.as_mut()?.questions.get_mut(spot.question)?;
    let step = step.min(question.step);
    let gained = spot.slope * i64::from(step);
    let Some(Sample::Points(points)) = question.samples.get_mut(spot.sample) else { return None };
    if gained == 0 || gained > missing.abs() + NEAR {
        return None;
    }
    if missing > 0 {
        *points = points.checked_add(step).filter(|points| *points <= question.most)?;
        Some(gained)
    } else {
        *points = points.checked_sub(step)?;
        Some(-gained)
    }
}

/// Every sample that can be moved with what it adds, and the score as it is.
fn survey(rubric: &Rubric, sheets: &[Option<Sheet>]) -> Option<(Vec<Spot>, i64)> {
    let assessed = i64::try_from(sheets.iter().flatten().count()).ok()?;
    let (mut spots, mut scores) = (Vec::new(), Vec::new());
    for (unit, sheet) in sheets.iter().enumerate() {
        let Some(sheet) = sheet else { continue };
        let scored = scoring::unit(rubric, &sheet.answers());
        scores.push(scored.score?);
        let Detail::Dimensions(dimensions) = scored.detail else { return None };
        let shares = shares(&dimensions);
        for (question, share) in shares.iter().enumerate() {
            let Some(asked) = sheet.questions.get(question) else { continue };
            let counted = |sample: &&Sample| **sample != Sample::NotApplicable;
            let samples = i64::try_from(asked.samples.iter().filter(counted).count()).ok()?;
            let parts = Fraction::new(samples * i64::from(asked.most) * assessed, 1)?;
            let Some(slope) = (share * &Fraction::from(100)).over(&parts) else { continue };
            let slope = units(&slope)?;
            for sample in 0..asked.samples.len() {
                spots.push(Spot { unit, question, sample, slope });
            }
        }
    }
    Some((spots, units(Score::mean(&scores)?.exact())?))
}

/// By indicator, its share in the unit's score, 0 to 1.
fn shares(dimensions: &[Part]) -> Vec<Fraction> {
    let mut shares = Vec::new();
    for dimension in dimensions {
        for variable in &dimension.parts {
            let above = &dimension.share * &variable.share;
            shares.extend(variable.parts.iter().map(|indicator| &above * &indicator.share));
        }
    }
    shares
}

fn units(value: &Fraction) -> Option<i64> {
    i64::try_from(value.round_half_up(DECIMALS)).ok()
}
