//! Standings of indicators over the province, against a plain computation.

use super::*;
use crate::domain::Zone;
use crate::insight::{RegionInsight, Trends, lift, province};
use crate::scoring::Level;

fn insights(rubric: &Rubric, cards: &[ReportCard]) -> Vec<RegionInsight> {
    let of = |card: &ReportCard| {
        let units = lift::units(rubric, card);
        let trend = Trends {
            region: crate::insight::Trend::default(),
            kinds: Vec::new(),
            dimensions: Vec::new(),
        };
        let indicators = lift::indicators(&units);
        RegionInsight { region: card.region.code, next: None, indicators, units, trend }
    };
    cards.iter().map(of).collect()
}

#[test]
fn an_indicator_stands_where_its_lines_say() {
    for rubric in rubrics() {
        let mut dice = Dice::new(3, &rubric.id);
        let mut cards: Vec<_> = ["12.04", "12.05", "12.18"]
            .into_iter()
            .map(|code| card(&rubric, code, units(&mut dice, &rubric, 3)))
            .collect();
        // Only what is known by its answers counts.
        cards.push(card(&rubric, "12.71", vec![told("puskesmas", Some("10"))]));
        let insights = insights(&rubric, &cards);
        let standings = province::indicators(&rubric, &cards, &insights);
        assert!(!standings.is_empty());
        assert!(standings.is_sorted_by(|a, b| (&a.mean, a.indicator) < (&b.mean, b.indicator)));
        for standing in &standings {
            let code = &rubric.indicators().nth(standing.indicator).unwrap().code;
            let lines = cards.iter().flat_map(|card| &card.units).flat_map(|u| u.lines(&rubric));
            let of = |line: &scoring::Line<'_>| {
                matches!(line.level, Level::Indicator(_)) && line.code == code
            };
            let scores: Vec<Score> = lines.filter(of).filter_map(|line| line.score).collect();
            assert_eq!(standing.units, scores.len());
            assert_eq!(Some(&standing.mean), Score::mean(&scores).as_ref());
            let short = scores.iter().filter(|one| **one < score("100")).count();
            assert_eq!(standing.short, short);
            let green = rubric.bands.value.iter().filter(|band| band.zone == Some(Zone::Hijau));
            let green = green.last().map(|band| band.min);
            let below = |min| scores.iter().filter(|score| score.publish() < min).count();
            assert_eq!(standing.below_green, green.map(below), "{}", rubric.id);
            let gains = insights.iter().flat_map(|region| &region.indicators);
            let gains = gains.filter(|lift| lift.indicator == standing.indicator);
            let cost: Fraction = gains.map(|lift| &lift.gain).sum();
            assert_eq!(standing.cost, cost.over(&Fraction::from(3)).unwrap());
        }
    }
}

#[test]
fn without_answers_nothing_is_known_of_indicators() {
    let rubric = rubric_of(2024);
    let cards = [card(&rubric, "12.71", vec![told("puskesmas", Some("10"))])];
    assert_eq!(province::indicators(&rubric, &cards, &insights(&rubric, &cards)), []);
}
