//! Random regions, scored by the real rules, and what is learned from them.

mod comparison;
mod lift;
mod province;
mod robustness;
mod trend;

use crate::dice::Dice;
use crate::domain::{
    Answer, Answers, Assessment, Content, Fraction, IndicatorAnswers, Mark, Points, Region, Score,
    Seen, Stated, UnitAssessment,
};
use crate::job::RegionRules;
use crate::location::{Cell, Location};
use crate::rubric::{self, BlankRule, RollUp, Rubric, Scheme};
use crate::scoring::{self, ReportCard};

fn rubric_of(year: u16) -> Rubric {
    let id = format!("ombudsman-{year}");
    rubric::parse(&id, rubric::built_in(&id).unwrap()).unwrap()
}

/// Rubrics of all schemes, with each way to count blanks and products.
fn rubrics() -> Vec<Rubric> {
    let mut rubrics = Vec::new();
    for year in [2021, 2024, 2025] {
        for blank in [BlankRule::Error, BlankRule::Zero, BlankRule::Skip] {
            let mut rubric = Rubric { blank, ..rubric_of(year) };
            rubrics.push(rubric.clone());
            if let Scheme::Checklist { roll_up, .. } = &mut rubric.scheme {
                roll_up.value = RollUp::Units;
                rubrics.push(rubric);
            }
        }
    }
    rubrics
}

fn fraction(text: &str) -> Fraction {
    Fraction::from_ratio(text).or_else(|| Fraction::from_decimal(text)).unwrap()
}

fn score(text: &str) -> Score {
    Score::new(fraction(text)).unwrap()
}

fn region(code: &str) -> &'static Region {
    Region::with_code(code.parse().unwrap()).unwrap()
}

fn sample(dice: &mut Dice, rubric: &Rubric, max: &Fraction) -> Answer {
    match dice.below(12) {
        0 => Answer::Refused,
        1 => Answer::NotApplicable,
        2 if rubric.blank != BlankRule::Error => Answer::Blank,
        2..6 => Answer::Points(Points::NONE),
        6 => Answer::Points(Points::new(&fraction("0.5")).unwrap()),
        _ => Answer::Points(Points::new(max).unwrap()),
    }
}

/// The answers of a unit: a third of the indicators full, a tenth left out, the rest mixed.
fn answers(dice: &mut Dice, rubric: &Rubric) -> Answers {
    let checklist = matches!(rubric.scheme, Scheme::Checklist { .. });
    let products = 1 + dice.below(4);
    let indicators = rubric.indicators().map(|indicator| {
        let max = &indicator.max.value;
        let samples = if checklist { products } else { 1 + dice.below(4) };
        let kind = dice.below(30);
        let answers = (0..samples).map(|_| match kind {
            0..10 => Answer::Points(Points::new(max).unwrap()),
            10..13 => Answer::NotApplicable,
            _ => sample(dice, rubric, max),
        });
        let cell = Cell { row: 0, column: 0 };
        let answers: Vec<_> = answers.map(|answer| (answer, cell)).collect();
        IndicatorAnswers::on(Location::file("x.xlsx").with_sheet("S"), answers)
    });
    Answers { indicators: indicators.collect(), ..Answers::default() }
}

/// Units of a region: each with answers of its own.
fn units(dice: &mut Dice, rubric: &Rubric, count: usize) -> Vec<UnitAssessment> {
    let kinds = rubric.units.kinds.iter().cycle().take(count);
    kinds
        .map(|kind| UnitAssessment {
            kind: Some(kind.id.clone()),
            name: kind.name.clone(),
            at: Location::file("x.xlsx").with_sheet(kind.id.as_str()),
            content: Content::Answered(answers(dice, rubric)),
        })
        .collect()
}

/// A unit of which the score alone is known, or that it was not assessed.
fn told(kind: &str, told: Option<&str>) -> UnitAssessment {
    let at = Location::file("x.xlsx").with_sheet(kind);
    let mark = told.map_or(Mark::NotAssessed, |text| Mark::Score(score(text)));
    let seen = Seen { at: at.clone(), mark, stated: Stated::default() };
    let kind = Some(kind.to_owned());
    UnitAssessment { kind, name: String::new(), at, content: Content::Told(Box::new(seen)) }
}

/// Scores a region by the real rules.
fn card(rubric: &Rubric, code: &str, units: Vec<UnitAssessment>) -> ReportCard {
    let region = region(code);
    let kinds = units.iter().filter_map(|unit| unit.kind.clone()).collect();
    let mut rubric = rubric.clone();
    rubric.units.minimum.value = 1;
    let rules = RegionRules { units: Some(kinds), ..RegionRules::default() };
    let assessment = Assessment { region: region.code, whole: None, units };
    let (card, findings) = scoring::score(region, Some(assessment), true, &rubric, &rules);
    assert!(card.verdict().is_some(), "{findings:?}");
    card
}
