//! Made-up regions, scored as those of sheets are.

use std::collections::BTreeSet;

use super::*;
use crate::domain::{Answer, Assessment, Content, Mark, Seen, Stated, UnitAssessment};
use crate::finding::Finding;
use crate::job::RegionRules;
use crate::location::{Cell, Location};
use crate::rubric;
use crate::scoring::ReportCard;

fn rubric_2024() -> Rubric {
    rubric::parse("ombudsman-2024", rubric::built_in("ombudsman-2024").unwrap()).unwrap()
}

fn region(code: &str) -> &'static Region {
    Region::with_code(code.parse().unwrap()).unwrap()
}

fn wish(code: &str, score: &str) -> Wish {
    let score = crate::domain::Fraction::from_decimal(score).unwrap();
    Wish {
        region: region(code),
        score: Published::from_exact(&score).unwrap(),
        names: Vec::new(),
        not_assessed: None,
    }
}

/// Scores a made-up region as the line does.
fn scored(rubric: &Rubric, made: Made<'_>) -> (ReportCard, Vec<Finding>) {
    let unit = |(row, unit): (u32, MadeUnit<'_>)| {
        let at = Location::file("x.xlsx").with_cell("", Cell { row, column: 0 });
        let told = Seen { at: at.clone(), mark: Mark::NotAssessed, stated: Stated::default() };
        UnitAssessment {
            kind: Some(unit.form.kind.id.clone()),
            name: unit.name,
            at,
            content: match unit.answers {
                Some(answers) => Content::Answered(answers),
                None => Content::Told(Box::new(told)),
            },
        }
    };
    let units = (0..).zip(made.units).map(unit).collect();
    let assessment = Assessment { region: made.region.code, whole: None, units };
    scoring::score(made.region, Some(assessment), true, rubric, &RegionRules::default())
}

fn answers<'a>(made: &'a Made<'_>) -> impl Iterator<Item = Answer> + 'a {
    let answers = made.units.iter().filter_map(|unit| unit.answers.as_ref());
    answers
        .flat_map(|answers| &answers.indicators)
        .flat_map(|indicator| indicator.samples.iter().map(|(answer, _)| *answer))
}

#[test]
fn any_score_comes_out_as_wished() {
    let rubric = rubric_2024();
    for score in [
        "97.08", "96.86", "94.83", "93.37", "88", "87.99", "78", "54.11", "31.98", "100", "0",
        "0.01",
    ] {
        for seed in 1..4 {
            let wish = wish("12.18", score);
            let made = make(&rubric, &wish, seed).unwrap();
            let (card, findings) = scored(&rubric, made);
            assert_eq!(card.verdict().unwrap().published, wish.score, "{score} {seed}");
            assert!(findings.is_empty(), "{findings:?}");
        }
    }
}

#[test]
fn every_rubric_with_weights_can_be_made_up_for() {
    for year in 2022..=2025 {
        let id = format!("ombudsman-{year}");
        let rubric = rubric::parse(&id, rubric::built_in(&id).unwrap()).unwrap();
        let wish = wish("12.18", "81.27");
        let (card, _) = scored(&rubric, make(&rubric, &wish, 1).unwrap());
        assert_eq!(card.verdict().unwrap().published, wish.score, "{year}");
    }
}

#[test]
fn points_are_given_as_people_give_them() {
    let rubric = rubric_2024();
    for score in ["97.08", "71.5", "20"] {
        let made = make(&rubric, &wish("12.18", score), 1).unwrap();
        let halves = crate::domain::Fraction::from(2);
        let exact = answers(&made).filter_map(|answer| match answer {
            Answer::Points(points) => Some(&points.exact() * &halves),
            Answer::Blank | Answer::Refused | Answer::NotApplicable => None,
        });
        let (whole, finer): (Vec<_>, Vec<_>) =
            exact.partition(|doubled| doubled.decimals() == Some(0));
        assert!(finer.len() <= 2, "{score}: {finer:?}");
        assert!(whole.len() > 1400, "{}", whole.len());
    }
}

#[test]
fn units_differ_and_the_region_lies_between_them() {
    let rubric = rubric_2024();
    let (card, _) = scored(&rubric, make(&rubric, &wish("12.18", "75"), 1).unwrap());
    let units: Vec<u16> =
        card.units.iter().map(|unit| unit.score.as_ref().unwrap().publish().hundredths()).collect();
    let (worst, best) = (units.iter().min().unwrap(), units.iter().max().unwrap());
    assert!(*worst < 7300 && *best > 7700, "{units:?}");
}

/// A job of so many regions, each with its band.
fn job(rubric: &Rubric, count: usize, seed: u64) -> Vec<(Made<'_>, String)> {
    let regions = regions("12".parse().unwrap(), count);
    let made = wishes(rubric, &regions, seed).into_iter().map(|wish| {
        let made = make(rubric, &wish, seed).unwrap();
        let (card, findings) = scored(rubric, made.clone());
        assert!(!findings.iter().any(Finding::is_error), "{findings:?}");
        let verdict = card.verdict().unwrap();
        assert_eq!(verdict.published, wish.score);
        (made, verdict.band.category.clone().unwrap())
    });
    made.collect()
}

#[test]
fn a_job_has_every_band_and_every_kind_of_answer() {
    let rubric = rubric_2024();
    for seed in 1..6 {
        let job = job(&rubric, 10, seed);
        let bands: BTreeSet<_> = job.iter().map(|(_, band)| band.as_str()).collect();
        assert_eq!(bands, BTreeSet::from(["A", "B", "C", "D", "E"]), "{seed}");
        let gaps =
            job.iter().flat_map(|(made, _)| &made.units).filter(|unit| unit.answers.is_none());
        assert!(gaps.count() >= 1, "{seed}");
        for kind in [Answer::Refused, Answer::NotApplicable] {
            assert!(job.iter().any(|(made, _)| answers(made).any(|answer| answer == kind)));
        }
        assert!(job.iter().all(|(made, _)| answers(made).all(|answer| answer != Answer::Blank)));
    }
}

#[test]
fn two_regions_of_a_province_have_one_score() {
    let rubric = rubric_2024();
    let regions = regions("12".parse().unwrap(), 33);
    for seed in 1..6 {
        let scores: BTreeSet<_> =
            wishes(&rubric, &regions, seed).iter().map(|wish| wish.score).collect();
        assert!(scores.len() < 33, "{seed}");
    }
}

#[test]
fn the_same_seed_makes_the_same_and_another_seed_does_not() {
    let rubric = rubric_2024();
    assert_eq!(job(&rubric, 3, 7), job(&rubric, 3, 7));
    assert_ne!(job(&rubric, 3, 7), job(&rubric, 3, 8));
}

#[test]
fn regions_come_from_the_province_first() {
    let codes = |province: &str, count| {
        let regions = regions(province.parse().unwrap(), count);
        regions.iter().map(|region| region.code.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(codes("12", 2), ["12.01", "12.02"]);
    let two = codes("12", 40);
    assert_eq!((two[32].as_str(), two[33].as_str(), two.len()), ("12.78", "13.01", 40));
    assert_eq!(codes("97", 514).len(), 514);
    assert_eq!(codes("97", 600).len(), 514);
}

#[test]
fn units_are_named_as_wished_or_made_up() {
    let rubric = rubric_2024();
    let mut dairi = wish("12.11", "94.83");
    dairi.names = vec!["Disdukcapil".into(), "DPMPTSPK".into()];
    let made = make(&rubric, &dairi, 1).unwrap();
    let names: Vec<_> = made.units.iter().map(|unit| unit.name.as_str()).collect();
    assert_eq!(
        names[..5],
        ["Disdukcapil", "DPMPTSPK", "Dinas Sosial", "Dinas Pendidikan", "Dinas Kesehatan"]
    );
    assert!(names[5].starts_with("Puskesmas ") && names[6].starts_with("Puskesmas "));
    assert_ne!(names[5], names[6]);
}
