//! Results over the years, and the ranks of earlier ones.

use super::*;
use crate::domain::{History, PastResult, PastUnit, Published, RegionCode, RegionKind, Zone};
use crate::insight::trend::{Trend, TrendPoint, dimensions_of, kinds_of, rank_before};
use crate::job::{List, TieRule};
use crate::ranking::{self, RankedList};

fn published(text: &str) -> Published {
    Published::from_exact(&fraction(text)).unwrap()
}

fn code(text: &str) -> RegionCode {
    text.parse().unwrap()
}

fn result(score: Option<&str>) -> PastResult {
    PastResult { score: score.map(published), ..PastResult::default() }
}

fn shown(trend: &Trend) -> String {
    let point = |point: &TrendPoint| {
        let score = point.score.map_or("-".to_owned(), Published::on_paper);
        let change = point.change.as_ref().map(|change| format!(" ({})", change.to_decimal()));
        let mark = if point.after_break { "| " } else { "" };
        format!("{mark}{} {score}{}", point.year, change.unwrap_or_default())
    };
    trend.points.iter().map(point).collect::<Vec<_>>().join(", ")
}

fn trend(points: &[(u16, Option<&str>)]) -> String {
    let points = points.iter().map(|(year, score)| TrendPoint::of(*year, score.map(published)));
    shown(&Trend::of(points))
}

#[test]
fn a_change_is_since_the_latest_score_of_a_comparable_scheme() {
    let told = trend(&[
        (2019, Some("70")),
        (2021, Some("77.02")),
        (2022, None),
        (2023, Some("88.87")),
        (2024, Some("94.83")),
        (2025, Some("80")),
        (2026, None),
        (2027, Some("79.5")),
    ]);
    assert_eq!(
        told,
        "2019 70,00, 2021 77,02 (7.02), | 2022 -, 2023 88,87, 2024 94,83 (5.96), | 2025 80,00, \
         2026 -, 2027 79,50 (-0.5)"
    );
    // The break is where the years meet that are known.
    assert_eq!(trend(&[(2021, Some("70")), (2026, Some("80"))]), "2021 70,00, | 2026 80,00");
}

#[test]
fn no_change_is_ever_given_across_a_break() {
    let mut dice = Dice::new(1, "trend");
    let mut changes = 0;
    for _ in 0..500 {
        let years: Vec<u16> = (2018..2029).filter(|_| dice.happens(600)).collect();
        let points: Vec<_> = years
            .into_iter()
            .map(|year| {
                let score = dice.happens(700).then(|| published(&dice.below(100).to_string()));
                TrendPoint::of(year, score)
            })
            .collect();
        let era = |year: u16| (year >= 2022, year >= 2025);
        let trend = Trend::of(points.into_iter());
        for (index, point) in trend.points.iter().enumerate() {
            let before = &trend.points[..index];
            let last = before.last();
            assert_eq!(point.after_break, last.is_some_and(|l| era(l.year) != era(point.year)));
            let scored = before.iter().rev().find(|before| before.score.is_some());
            let comparable = scored.filter(|before| era(before.year) == era(point.year));
            let expected = comparable
                .and_then(|before| Some(point.score?.change_since(before.score.unwrap())));
            assert_eq!(point.change, expected);
            changes += u32::from(expected.is_some());
        }
    }
    assert!(changes > 300, "{changes}");
}

fn past_unit(kind: &str, told: Option<&str>, dimensions: Option<&[(&str, &str)]>) -> PastUnit {
    let dimension = |(code, text): &(&str, &str)| ((*code).to_owned(), Score::new(fraction(text)));
    PastUnit {
        kind: Some(kind.to_owned()),
        score: told.map(score),
        dimensions: dimensions.map(|all| all.iter().map(dimension).collect()),
    }
}

#[test]
fn kinds_and_dimensions_follow_where_earlier_runs_told_them() {
    let rubric = rubric_of(2024);
    let all: &[_] = &[("I", "100/3"), ("P", "50")];
    let unit = |kind, told| past_unit(kind, Some(told), Some(all));
    let known = PastResult {
        units: vec![
            unit("puskesmas", "80.01"),
            past_unit("puskesmas", Some("80.02"), Some(&[("I", "50"), ("X", "1")])),
            past_unit("dpmptsp", None, None),
        ],
        ..result(Some("80"))
    };
    let mut alone = known.clone();
    alone.units.push(past_unit("dinas-sosial", Some("60"), None));
    let past = [(2022, &known), (2023, &alone)];
    let card = card(&rubric, "12.18", vec![told("disdukcapil", Some("70"))]);
    let named = |trends: Vec<(String, Trend)>| -> Vec<String> {
        trends.iter().map(|(name, trend)| format!("{name}: {}", shown(trend))).collect()
    };
    assert_eq!(
        named(kinds_of(&rubric, &card, &past, 2024)),
        [
            "disdukcapil: 2024 70,00",
            "dinas-sosial: 2023 60,00, 2024 -",
            // The mean of 80,01 and 80,02, halves going up.
            "puskesmas: 2022 80,02, 2023 80,02 (0), 2024 -",
        ]
    );
    // In 2023 those of one unit are not known, so that nothing is known of the region.
    assert_eq!(
        named(dimensions_of(&rubric, &card, &past, 2024)),
        ["I: 2022 41,67, 2024 -", "P: 2022 50,00, 2024 -"]
    );
}

/// A list of kabupaten and kota whose regions are ranked now in this order.
fn list(regions: &[&str], ties: TieRule) -> RankedList {
    let list = List {
        id: "x".to_owned(),
        title: String::new(),
        kinds: vec![RegionKind::Kabupaten, RegionKind::Kota],
        ties,
    };
    let rubric = rubric_of(2024);
    let cards = regions.iter().zip(0..).map(|(region, index)| {
        card(&rubric, region, vec![told("puskesmas", Some(&(90 - index).to_string()))])
    });
    let mut standings = ranking::rank(cards.collect(), &[list]);
    standings.lists.remove(0)
}

fn ranks(history: &History, year: u16, ties: TieRule) -> String {
    let ranks = rank_before(&list(&["12.05", "12.18", "12.71"], ties), history, year);
    let shown: Vec<_> = ranks.iter().map(|(region, rank)| format!("{region} {rank}")).collect();
    shown.join(", ")
}

fn history(rows: &[(u16, &str, PastResult)]) -> History {
    let mut history = History::default();
    for (year, region, result) in rows {
        assert_eq!(history.insert(*year, code(region), result.clone()), None);
    }
    history
}

#[test]
fn earlier_ranks_follow_the_rule_of_the_list() {
    let rows = [
        (2023, "12.05", result(Some("80"))),
        (2023, "12.11", result(Some("90"))),
        (2023, "12.18", result(Some("80"))),
        (2023, "12.71", result(Some("70"))),
        // Neither its kind nor its province is of the list.
        (2023, "12", result(Some("99"))),
        (2023, "13.08", result(Some("98"))),
    ];
    let history = history(&rows);
    let of = |ties| ranks(&history, 2023, ties);
    assert_eq!(of(TieRule::Competition), "12.05 2, 12.18 2, 12.71 4");
    assert_eq!(of(TieRule::Dense), "12.05 2, 12.18 2, 12.71 3");
    assert_eq!(of(TieRule::Sequential), "12.05 2, 12.18 3, 12.71 4");
    assert_eq!(ranks(&history, 2022, TieRule::Dense), "", "nothing is known of that year");
}

#[test]
fn a_rank_among_some_never_passes_for_one_among_all() {
    let all = [
        (2023, "12.05", result(Some("80"))),
        (2023, "12.18", result(Some("90"))),
        (2023, "12.71", result(Some("70"))),
    ];
    let check = |more: &[(u16, &str, PastResult)], expected: &str| {
        let rows: Vec<_> = all.iter().chain(more).cloned().collect();
        assert_eq!(ranks(&history(&rows), 2023, TieRule::Competition), expected, "{more:?}");
    };
    let known = "12.05 2, 12.18 1, 12.71 3";
    let zone = PastResult { zone: Some(Zone::Hijau), ..result(None) };
    check(&[], known);
    // One more region had a rank that nobody knows.
    check(&[(2023, "12.11", zone.clone())], "");
    check(&[(2022, "12.11", zone.clone())], "");
    check(&[(2022, "12.11", result(Some("1")))], "");
    // It was there, and was not assessed.
    check(&[(2022, "12.11", zone.clone()), (2023, "12.11", result(None))], known);
    // Of other provinces and kinds nothing needs to be known.
    check(&[(2023, "13.08", zone.clone()), (2023, "12", zone)], known);
    // A region of the list that the year does not name.
    let two = history(&all[..2]);
    assert_eq!(ranks(&two, 2023, TieRule::Competition), "");
}
