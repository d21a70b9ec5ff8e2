//! Scoring against another scorer, written from the rules alone: they agree to the last digit.

// What the test needs and does not find ends it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod dice;
mod job_folder;
#[path = "scorer/plan.rs"]
mod plan;
#[path = "scorer/reference.rs"]
mod reference;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use job_folder::{JobFolder, LIST, toml};
use plan::{Blank, Content, Plan, Said, Whole};
use rapor::domain::{
    Answer, Answers, Assessment, Content as Seen, Fraction, IndicatorAnswers, Mark, Points, Region,
    Score, Seen as Told, Stated, UnitAssessment,
};
use rapor::explain::{self, Asked, Basis, Node, Rule, What};
use rapor::job::{Job, RegionRules};
use rapor::location::{Cell, Location, Spot};
use rapor::rubric::Rubric;
use rapor::scoring::{self, Detail, Outcome, Part, ReportCard};
use reference::{Expected, Scored};

const JOBS: u64 = 1000;

/// A job, what the library makes of it, and what the other scorer does.
struct Trial {
    plan: Plan,
    rubric: Rubric,
    card: ReportCard,
    expected: Expected,
}

/// All jobs, computed once for all tests, on all processors.
static TRIALS: LazyLock<Vec<Trial>> = LazyLock::new(|| {
    let trial = |seed| {
        let plan = Plan::new(seed);
        let rubric = plan.rubric();
        Trial { card: card(&plan, &rubric), rubric, expected: reference::score(&plan), plan }
    };
    let threads = std::thread::available_parallelism().map_or(1, |count| count.get() as u64);
    std::thread::scope(|scope| {
        let spawn = |first| {
            scope.spawn(move || {
                (first..JOBS).step_by(threads as usize).map(trial).collect::<Vec<_>>()
            })
        };
        let running: Vec<_> = (0..threads).map(spawn).collect();
        running.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    })
});

fn place(name: &str) -> Location {
    Location::file("lembar/x.xlsx").with_cell(name, Cell { row: 0, column: 0 })
}

fn told(name: &str, decimal: &str) -> Told {
    let score = Score::new(Fraction::from_decimal(decimal).unwrap()).unwrap();
    Told { at: place(name), mark: Mark::Score(score), stated: Stated::default() }
}

fn answer(said: Said) -> Answer {
    match said {
        Said::Points(points) => {
            let exact = Fraction::new(i64::try_from(points).unwrap(), 10_000).unwrap();
            Answer::Points(Points::new(&exact).unwrap())
        }
        Said::Refused => Answer::Refused,
        Said::NotApplicable => Answer::NotApplicable,
        Said::Blank => Answer::Blank,
    }
}

fn answers(said: &[Vec<Said>], name: &str) -> Answers {
    let indicator = |(row, samples): (u32, &Vec<Said>)| {
        let samples = (0..).zip(samples);
        let samples = samples.map(|(column, said)| (answer(*said), Cell { row, column }));
        IndicatorAnswers::on(Location::file("lembar/x.xlsx").with_sheet(name), samples)
    };
    Answers { indicators: (0..).zip(said).map(indicator).collect(), ..Answers::default() }
}

fn unit(unit: &plan::Unit) -> UnitAssessment {
    let name = unit.name.as_str();
    let content = match &unit.content {
        Content::NotAssessed => Seen::Told(Box::new(Told {
            at: place(name),
            mark: Mark::NotAssessed,
            stated: Stated::default(),
        })),
        Content::Told(decimal) => Seen::Told(Box::new(told(name, decimal))),
        Content::Answered(said) => Seen::Answered(answers(said, name)),
    };
    UnitAssessment { kind: unit.kind.clone(), name: name.to_owned(), at: place(name), content }
}

/// What the library makes of a plan.
fn card(plan: &Plan, rubric: &Rubric) -> ReportCard {
    let region = Region::with_code("12.11".parse().unwrap()).unwrap();
    let whole = plan.whole.as_ref().map(|whole| match whole {
        Whole::Alone(decimal) => told("", decimal),
        Whole::Same | Whole::Off => {
            let same = reference::hundredths_of_units(plan).unwrap_or_default();
            let other = if same == 0 { 1 } else { same - 1 };
            let stated = if matches!(whole, Whole::Same) { same } else { other };
            told("", &format!("{}.{:02}", stated / 100, stated % 100))
        }
    });
    let units = plan.units.iter().map(unit).collect();
    let kinds = plan.units.iter().filter_map(|unit| unit.kind.clone()).collect();
    let rules = RegionRules {
        followed_up: plan.followed_up,
        units: plan.units_named.then_some(kinds),
        ..RegionRules::default()
    };
    // Blanks that are errors are found by the reader, before anything is scored.
    let blank = |unit: &plan::Unit| match &unit.content {
        Content::Answered(said) => said.iter().flatten().any(|said| *said == Said::Blank),
        Content::NotAssessed | Content::Told(_) => false,
    };
    let readable = plan.blank != Blank::Error || !plan.units.iter().any(blank);
    let assessment = Assessment { region: region.code, whole, units };
    scoring::score(region, Some(assessment), readable, rubric, &rules).0
}

/// The same facts of a report card.
fn found(card: &ReportCard) -> Expected {
    let scored = card.verdict().map(|verdict| Scored {
        exact: verdict.score.exact().to_string(),
        published: verdict.published.to_string(),
        category: verdict.band.category.as_deref().map(known),
        zone: verdict.band.zone.map(|zone| zone.name()),
        opinion: verdict.opinion.clone(),
    });
    let units = card.units.iter();
    let units: BTreeMap<_, _> = units
        .filter_map(|unit| Some((unit.name.clone(), unit.score.as_ref()?.exact().to_string())))
        .collect();
    Expected { scored, units }
}

fn known(category: &str) -> &'static str {
    ["A", "B", "C", "D", "E"].into_iter().find(|known| *known == category).unwrap()
}

#[test]
fn two_scorers_agree_on_a_thousand_random_jobs() {
    let (mut scored, mut refused, mut answered) = (0, 0, 0);
    for Trial { plan, card, expected, .. } in TRIALS.iter() {
        let seed = plan.seed;
        assert_eq!(found(card), *expected, "seed {seed}, {}", plan.year);
        match card.outcome {
            Outcome::Scored(_) => scored += 1,
            Outcome::Incomplete => refused += 1,
            Outcome::Missing | Outcome::NotAssessed(_) => panic!("seed {seed}"),
        }
        answered += card.units.iter().filter(|unit| unit.detail.is_some()).count();
    }
    // Most are scored, and each way to be refused is met.
    assert!(scored > 500 && refused > 100 && answered > 2000, "{scored} {refused} {answered}");
}

#[test]
fn parts_make_the_whole() {
    let mut parts = 0;
    for Trial { plan: Plan { seed, .. }, card, .. } in TRIALS.iter() {
        for unit in &card.units {
            let of_one =
                unit.score.as_ref().map(|score| score.exact().over(&Fraction::from(100)).unwrap());
            match &unit.detail {
                Some(Detail::Dimensions(dimensions)) => {
                    parts += 1;
                    assert_eq!(recombined(dimensions), of_one, "seed {seed}, {}", unit.name);
                }
                Some(Detail::Products(products)) => {
                    parts += 1;
                    let mean = Fraction::mean(products.iter().flatten());
                    assert_eq!(mean, of_one, "seed {seed}, {}", unit.name);
                }
                None => {}
            }
        }
    }
    assert!(parts > 2000, "{parts}");
}

/// What parts come to, after each of them was held against its own parts.
fn recombined(parts: &[Part]) -> Option<Fraction> {
    for part in parts {
        if !part.parts.is_empty() {
            assert_eq!(recombined(&part.parts), part.value);
        }
        assert_eq!(part.value.is_none(), part.share.is_zero());
    }
    let counted: Vec<_> = parts.iter().filter(|part| part.value.is_some()).collect();
    if counted.is_empty() {
        return None;
    }
    let shares: Fraction = counted.iter().map(|part| &part.share).sum();
    assert_eq!(shares, Fraction::one());
    let parts: Vec<_> =
        counted.iter().map(|part| &part.share * part.value.as_ref().unwrap()).collect();
    Some(parts.iter().sum())
}

#[test]
fn every_number_is_explained_down_to_its_cells() {
    let folder = JobFolder::new(&toml(2024, "12", "", LIST));
    let base = folder.sound();
    let mut cells = 0;
    for Trial { plan, rubric, card, .. } in TRIALS.iter() {
        let job = Job { rubric: rubric.clone(), year: plan.year, ..base.clone() };
        let cards = std::slice::from_ref(card);
        let ask = |unit: Option<&str>, code: Option<&str>| {
            let asked = Asked { region: "Dairi", unit, code };
            explain::explain(&job, cards, &[], asked).unwrap()
        };
        let whole = ask(None, None);
        let Some(verdict) = card.verdict() else {
            assert!(whole.number.is_none());
            continue;
        };
        let number = whole.number.as_ref().unwrap();
        assert_eq!(number.value.as_ref(), Some(verdict.score.exact()));
        assert_eq!(whole.rounding.as_ref().unwrap().published, verdict.published);
        assert_eq!(whole.band.as_ref().unwrap().band, &verdict.band);
        cells += held(plan, number);
        if !plan.seed.is_multiple_of(10) {
            continue;
        }
        // A part asked for by itself is the same part, and its share leads up to the region.
        let answered = plan.units.iter().find(|unit| matches!(unit.content, Content::Answered(_)));
        let Some(unit) = answered else { continue };
        let asked = ask(Some(&unit.name), None);
        assert!(number.parts().contains(asked.number.as_ref().unwrap()), "seed {}", plan.seed);
        let code = &plan.indicators().last().unwrap().code;
        let asked = ask(Some(&unit.name), Some(code));
        let item = asked.number.as_ref().unwrap();
        assert!(matches!(&item.what, What::Item { code: found, .. } if found == code));
        held(plan, item);
        if !plan.is_checklist() {
            let dimension = &plan.dimensions[0].code;
            let parts = ask(Some(&unit.name), Some(dimension)).contribution();
            let dimensions = plan.dimensions.iter().skip(1);
            let others = dimensions.filter_map(|dimension| {
                ask(Some(&unit.name), Some(&dimension.code)).contribution()
            });
            let sum: Vec<Fraction> = parts.into_iter().chain(others).collect();
            let sum: Fraction = sum.iter().sum();
            assert_eq!(Some(sum), ask(Some(&unit.name), None).contribution());
        }
    }
    assert!(cells > 100_000, "{cells}");
}

/// A number is what its parts recombine to, and every cell holds the answer named; how many cells.
fn held(plan: &Plan, node: &Node) -> usize {
    match &node.basis {
        Basis::Told(_) | Basis::NotAssessed(_) => {
            let location = node.places()[0];
            let unit = plan.units.iter().find(|unit| location.sheet() == Some(&unit.name));
            match unit.map(|unit| &unit.content) {
                Some(Content::Told(decimal)) => {
                    assert_eq!(node.value, Fraction::from_decimal(decimal));
                }
                Some(Content::NotAssessed) => assert_eq!(node.value, None),
                Some(Content::Answered(_)) => panic!("{node:?}"),
                None => assert!(matches!(node.what, What::Region(_))),
            }
            1
        }
        Basis::Parts(rule, parts) => {
            let counted = parts.iter().filter(|part| part.value.is_some());
            let added: Vec<Fraction> = counted
                .map(|part| &part.share.as_ref().unwrap().exact * part.value.as_ref().unwrap())
                .collect();
            if *rule != Rule::EachProduct {
                let sum: Fraction = added.iter().sum();
                assert_eq!(node.value, (!added.is_empty()).then_some(sum), "{}", plan.seed);
            }
            parts.iter().map(|part| held(plan, part)).sum()
        }
        Basis::Answers { max, answers } => {
            let counted: Vec<_> = answers.iter().filter_map(|found| found.counted).collect();
            let most = max * &Fraction::from(u32::try_from(counted.len()).unwrap());
            let sum = &Points::sum(counted) * &Fraction::from(100);
            assert_eq!(node.value, sum.over(&most));
            for found in answers {
                let name = found.at.sheet().unwrap();
                let unit = plan.units.iter().find(|unit| unit.name == name).unwrap();
                let Content::Answered(said) = &unit.content else { panic!("{name}") };
                let Spot::Cell(_, cell) = found.at.spot() else { panic!("{name}") };
                let said = said[cell.row as usize][cell.column as usize];
                assert_eq!(found.answer, answer(said), "{} {}", plan.seed, found.at);
            }
            answers.len()
        }
    }
}
