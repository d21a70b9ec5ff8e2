//! Gains are what scoring says they are, and a plan does what it promises.

use super::*;
use crate::domain::Published;
use crate::insight::lift::{self, NextBand, Plan, UnitLift};

/// Makes an indicator full in a unit of a region, and scores the region again.
fn improved(rubric: &Rubric, card: &ReportCard, lifts: &[(usize, usize)]) -> ReportCard {
    let units = card.units.iter().enumerate().map(|(index, unit)| {
        let mut answers = unit.answers.clone().unwrap();
        for (_, indicator) in lifts.iter().filter(|(unit, _)| *unit == index) {
            let max = &rubric.indicators().nth(*indicator).unwrap().max.value;
            for (answer, _) in &mut answers.indicators[*indicator].samples {
                if scoring::counted(*answer, rubric.blank).is_some() {
                    *answer = Answer::Points(Points::new(max).unwrap());
                }
            }
        }
        let (kind, name, at) = (unit.kind.clone(), unit.name.clone(), unit.at.clone());
        UnitAssessment { kind, name, at, content: Content::Answered(answers) }
    });
    super::card(rubric, &card.region.code.to_string(), units.collect())
}

fn exact(card: &ReportCard) -> &Fraction {
    card.verdict().unwrap().score.exact()
}

fn published(text: &str) -> Published {
    Published::from_exact(&fraction(text)).unwrap()
}

/// Random regions of all rubrics.
fn cards(each: u64) -> impl Iterator<Item = (Rubric, ReportCard, Dice)> {
    rubrics().into_iter().flat_map(move |rubric| {
        (0..each).map(move |seed| {
            let mut dice = Dice::new(seed, "lift");
            let count = 1 + dice.below(4) as usize;
            let units = units(&mut dice, &rubric, count);
            (rubric.clone(), card(&rubric, "12.18", units), dice)
        })
    })
}

#[test]
fn a_gain_is_the_difference_that_scoring_makes() {
    let (mut gaining, mut idle) = (0, 0);
    for (rubric, card, mut dice) in cards(6) {
        let lifts = lift::units(&rubric, &card);
        for _ in 0..12 {
            let unit = dice.below(u32::try_from(card.units.len()).unwrap()) as usize;
            let count = u32::try_from(rubric.indicators().count()).unwrap();
            let indicator = dice.below(count) as usize;
            let after = improved(&rubric, &card, &[(unit, indicator)]);
            let found = lifts.iter().find(|lift| (lift.unit, lift.indicator) == (unit, indicator));
            let gain = found.map_or_else(Fraction::zero, |lift| lift.gain.clone());
            assert_eq!(&(exact(&after) - exact(&card)), &gain, "{} {indicator}", rubric.id);
            match found {
                Some(_) => gaining += 1,
                None => idle += 1,
            }
        }
    }
    assert!(gaining > 200 && idle > 200, "{gaining} {idle}");
}

#[test]
fn what_is_full_or_left_out_gains_nothing() {
    for (rubric, card, _) in cards(2) {
        let lifts = lift::units(&rubric, &card);
        for (index, unit) in card.units.iter().enumerate() {
            let answers = &unit.answers.as_ref().unwrap().indicators;
            for (indicator, (of, answers)) in rubric.indicators().zip(answers).enumerate() {
                let max = Answer::Points(Points::new(&of.max.value).unwrap());
                let counted = |answer| scoring::counted(answer, rubric.blank).is_some();
                let mut answers = answers.samples.iter().map(|(answer, _)| *answer);
                let full = answers.all(|answer| answer == max || !counted(answer));
                let gains =
                    lifts.iter().any(|lift| (lift.unit, lift.indicator) == (index, indicator));
                assert_eq!(gains, !full, "{} {indicator}", rubric.id);
            }
        }
    }
}

#[test]
fn all_gains_together_make_a_hundred() {
    for (rubric, card, _) in cards(3) {
        let lifts = lift::units(&rubric, &card);
        let gains: Fraction = lifts.iter().map(|lift| &lift.gain).sum();
        assert_eq!(exact(&card) + &gains, Fraction::from(100), "{}", rubric.id);
        let sorted = |a: &UnitLift, b: &UnitLift| {
            (&b.gain, a.unit, a.indicator) <= (&a.gain, b.unit, b.indicator)
        };
        assert!(lifts.is_sorted_by(sorted));
        let indicators = lift::indicators(&lifts);
        for lift in &indicators {
            let of = || lifts.iter().filter(|unit| unit.indicator == lift.indicator);
            assert_eq!(of().map(|unit| &unit.gain).sum::<Fraction>(), lift.gain);
            assert_eq!(of().count(), lift.units);
        }
        let units: usize = indicators.iter().map(|lift| lift.units).sum();
        assert_eq!(units, lifts.len());
        assert!(indicators.is_sorted_by(|a, b| (&b.gain, a.indicator) < (&a.gain, b.indicator)));
    }
}

#[test]
fn a_plan_reaches_its_band_and_one_step_less_does_not() {
    let mut plans = 0;
    for (rubric, card, _) in cards(6) {
        let bands = &rubric.bands.value;
        let verdict = card.verdict().unwrap();
        let lifts = lift::units(&rubric, &card);
        let Some(next) = NextBand::of(bands, verdict, &lifts) else {
            assert_eq!(&verdict.band, bands.of(Published::HIGHEST));
            continue;
        };
        assert_eq!(verdict.published.distance_to(next.band.min), next.points);
        // All answers are known, so that a hundred can be reached.
        let Plan { steps, reached } = next.plan.unwrap();
        let after = |steps: usize| {
            let done: Vec<_> =
                lifts[..steps].iter().map(|lift| (lift.unit, lift.indicator)).collect();
            improved(&rubric, &card, &done).verdict().unwrap().published
        };
        assert_eq!(after(steps), reached);
        assert!(reached >= next.band.min);
        assert!(after(steps - 1) < next.band.min);
        plans += 1;
    }
    assert!(plans > 40, "{plans}");
}

#[test]
fn no_smaller_number_of_improvements_reaches_the_band() {
    let mut dice = Dice::new(1, "plans");
    let mut out_of_reach = 0;
    for _ in 0..300 {
        let start = Fraction::new(dice.below(6000).into(), 100).unwrap();
        let wanted = published("60");
        let mut lifts: Vec<UnitLift> = (0..dice.below(8) as usize)
            .map(|unit| {
                let gain = Fraction::new((1 + dice.below(4000)).into(), 300).unwrap();
                UnitLift { unit, indicator: 0, gain }
            })
            .collect();
        lifts.sort_by(|a, b| b.gain.cmp(&a.gain));
        let reached_by = |chosen: u32| {
            let gains = lifts.iter().filter(|lift| chosen >> lift.unit & 1 == 1);
            let sum = &start + &gains.map(|lift| &lift.gain).sum();
            // More than a hundred is no score, but more than enough.
            Score::new(sum).is_none_or(|score| score.publish() >= wanted)
        };
        let sets = (0_u32..1 << lifts.len()).filter(|chosen| reached_by(*chosen));
        let fewest = sets.map(u32::count_ones).min();
        let plan = Plan::of(&start, wanted, &lifts);
        assert_eq!(plan.map(|plan| plan.steps), fewest.map(|fewest| fewest.max(1) as usize));
        out_of_reach += u32::from(fewest.is_none());
    }
    assert!((10..290).contains(&out_of_reach), "{out_of_reach}");
}

#[test]
fn a_plan_ends_on_the_border_as_it_is_published() {
    for (gains, expected) in [
        (&["0.995", "0.5"][..], Some((1, "88"))),
        (&["0.99499", "0.5"], Some((2, "88.49"))),
        (&["0.5", "0.5"], Some((2, "88"))),
        (&["0.5", "0.49499"], None),
        (&[], None),
    ] {
        let lifts = (0..).zip(gains);
        let lifts = lifts.map(|(unit, gain)| UnitLift { unit, indicator: 0, gain: fraction(gain) });
        let plan = Plan::of(&fraction("87"), published("88"), &lifts.collect::<Vec<_>>());
        let expected = expected.map(|(steps, text)| Plan { steps, reached: published(text) });
        assert_eq!(plan, expected, "{gains:?}");
    }
}

#[test]
fn units_whose_score_alone_is_known_count_but_gain_nothing() {
    for (year, dinkes) in [(2024, "dinas-kesehatan"), (2021, "dinas-kesehatan")] {
        let rubric = rubric_of(year);
        let known = units(&mut Dice::new(5, "told"), &rubric, 1);
        let alone = card(&rubric, "12.18", known.clone());
        let others = [told(dinkes, Some("50")), told("puskesmas", None)];
        let beside = card(&rubric, "12.18", [known, others.to_vec()].concat());
        let entering: usize =
            beside.units.iter().map(|unit| scoring::entering(&rubric, unit).len()).sum();
        let gains = |card: &ReportCard| -> Fraction {
            lift::units(&rubric, card).iter().map(|lift| &lift.gain).sum()
        };
        // In a mean over one more, everything counts for less.
        let entering = i64::try_from(entering).unwrap();
        let less = Fraction::new(entering - 1, entering).unwrap();
        assert_eq!(gains(&beside), &gains(&alone) * &less);
        let lifted = lift::units(&rubric, &beside);
        let unit = |kind: &str| beside.units.iter().position(|u| u.kind.as_deref() == Some(kind));
        assert!(lifted.iter().all(|lift| Some(lift.unit) != unit(dinkes)));
    }
}

#[test]
fn the_highest_band_has_no_next_and_what_cannot_be_reached_has_no_plan() {
    let rubric = rubric_of(2024);
    let next = |units| {
        let card = card(&rubric, "12.18", units);
        let lifts = lift::units(&rubric, &card);
        NextBand::of(&rubric.bands.value, card.verdict().unwrap(), &lifts)
    };
    assert_eq!(next(vec![told("puskesmas", Some("88"))]), None);
    let near = next(vec![told("puskesmas", Some("87.99"))]).unwrap();
    assert_eq!((near.points, near.plan), (published("0.01"), None));
    assert_eq!(near.band.category.as_deref(), Some("A"));
}

/// The example of docs/wawasan.md.
#[test]
fn the_worked_example_of_the_document() {
    let rubric = rubric_of(2024);
    let lost = |lost: &[(&str, &str)]| {
        let indicators = rubric.indicators().map(|indicator| {
            let found = lost.iter().find(|(code, _)| *code == indicator.code);
            let points = found.map_or("3", |(_, points)| *points);
            let answer = Answer::Points(Points::new(&fraction(points)).unwrap());
            let cell = Cell { row: 0, column: 0 };
            IndicatorAnswers::on(Location::file("x.xlsx").with_sheet("S"), [(answer, cell); 2])
        });
        Content::Answered(Answers { indicators: indicators.collect(), ..Answers::default() })
    };
    let unit = |kind: &str, content| UnitAssessment {
        kind: Some(kind.to_owned()),
        name: String::new(),
        at: Location::file("x.xlsx").with_sheet(kind),
        content,
    };
    let units = vec![
        unit("disdukcapil", lost(&[("O.1.01", "0"), ("P.1.03", "1.5")])),
        unit("dinas-sosial", lost(&[("A.1.02", "0"), ("O.1.01", "1.5")])),
        told("puskesmas", Some("68")),
    ];
    let card = card(&rubric, "12.18", units);
    let lifts = lift::units(&rubric, &card);
    let shown: Vec<_> = lifts
        .iter()
        .map(|lift| {
            let code = &rubric.indicators().nth(lift.indicator).unwrap().code;
            format!("{} {code} {}", card.units[lift.unit].kind.as_deref().unwrap(), lift.gain)
        })
        .collect();
    assert_eq!(
        shown,
        [
            "disdukcapil O.1.01 202/125",
            "dinas-sosial A.1.02 359/300",
            "dinas-sosial O.1.01 101/125",
            "disdukcapil P.1.03 1079/2200",
        ]
    );
    let next = NextBand::of(&rubric.bands.value, card.verdict().unwrap(), &lifts);
    let shown = (card.verdict().unwrap().published.on_paper(), next);
    assert_eq!(shown.0, "85,22");
    assert!(shown.1.is_some_and(|next| {
        next.points == published("2.78")
            && next.plan == Some(Plan { steps: 2, reached: published("88.03") })
    }));
}
