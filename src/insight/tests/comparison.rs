//! Regions against earlier years: zones, categories, and who gained most.

use super::*;
use crate::domain::{History, PastResult, Published, RegionCode, Zone};
use crate::insight::comparison::improvements;
use crate::insight::trend::{Trend, TrendPoint, Trends, by_scheme};
use crate::insight::{Counts, RegionInsight, YearBefore, places_climbed};

fn code(text: &str) -> RegionCode {
    text.parse().unwrap()
}

fn published(text: &str) -> Published {
    Published::from_exact(&fraction(text)).unwrap()
}

fn history(results: &[(u16, &str, Option<Zone>, Option<&str>)]) -> History {
    let mut history = History::default();
    for (year, region, zone, category) in results {
        let category = category.map(str::to_owned);
        let result = PastResult { zone: *zone, category, ..PastResult::default() };
        assert_eq!(history.insert(*year, code(region), result), None);
    }
    history
}

/// Scored regions: green A, yellow C, green B.
fn cards(rubric: &Rubric) -> Vec<ReportCard> {
    [("12.01", "90"), ("12.02", "60"), ("12.03", "80")]
        .map(|(code, score)| card(rubric, code, vec![told("disdukcapil", Some(score))]))
        .to_vec()
}

fn shown(counts: &Counts) -> String {
    let each = counts.each.iter().map(|count| {
        let now = count.now.map_or("-".to_owned(), |now| now.to_string());
        let change = count.change.as_ref().map_or("-".to_owned(), Fraction::to_decimal);
        format!("{} {} {now} {change}", count.name, count.before)
    });
    format!("{}: {}", counts.regions, each.collect::<Vec<_>>().join(", "))
}

#[test]
fn only_regions_that_are_known_in_both_years_are_counted() {
    let rubric = rubric_of(2024);
    let history = history(&[
        (2022, "12.03", Some(Zone::Merah), None),
        (2023, "12.01", Some(Zone::Kuning), Some("C")),
        (2023, "12.02", Some(Zone::Kuning), None),
        // Named, and nothing known of it.
        (2023, "12.03", None, None),
        // Not of this job.
        (2023, "13.01", Some(Zone::Hijau), Some("A")),
    ]);
    let before = YearBefore::of(&rubric, 2024, &cards(&rubric), &history).unwrap();
    assert_eq!((before.year, before.comparable), (2023, true));
    assert_eq!(shown(&before.zones), "2: Hijau 0 1 1, Kuning 2 1 -1, Merah 0 0 0");
    assert_eq!(shown(&before.categories), "1: A 0 1 1, B 0 0 0, C 1 0 -1, D 0 0 0, E 0 0 0");
    // The year itself and later ones are no earlier year.
    assert_eq!(YearBefore::of(&rubric, 2022, &cards(&rubric), &history), None);
}

#[test]
fn across_a_break_there_are_counts_and_no_difference() {
    let rubric = rubric_of(2025);
    let history = history(&[(2024, "12.01", Some(Zone::Hijau), Some("A"))]);
    let before = YearBefore::of(&rubric, 2025, &cards(&rubric), &history).unwrap();
    assert!(!before.comparable);
    assert_eq!(shown(&before.zones), "1: Hijau 1 - -, Kuning 0 - -, Merah 0 - -");
    assert_eq!(shown(&before.categories), "1: A 1 - -");
    let rubric = rubric_of(2022);
    let history = self::history(&[(2021, "12.02", Some(Zone::Merah), None)]);
    let before = YearBefore::of(&rubric, 2022, &cards(&rubric), &history).unwrap();
    assert_eq!(shown(&before.zones), "1: Hijau 0 0 -, Kuning 0 1 -, Merah 1 0 -");
    assert_eq!(before.categories, Counts::default());
}

fn insight(region: &str, points: &[(u16, Option<&str>)]) -> RegionInsight {
    let points = points.iter().map(|(year, score)| TrendPoint::of(*year, score.map(published)));
    let region_trend = Trend::of(points);
    RegionInsight {
        region: code(region),
        next: None,
        indicators: Vec::new(),
        units: Vec::new(),
        trend: Trends { region: region_trend, kinds: Vec::new(), dimensions: Vec::new() },
    }
}

#[test]
fn those_who_gained_most_come_first_and_nobody_gains_across_a_break() {
    let regions = [
        insight("12.01", &[(2022, Some("70")), (2023, None), (2024, Some("75"))]),
        insight("12.02", &[(2023, Some("80")), (2024, Some("85"))]),
        insight("12.03", &[(2023, Some("80")), (2024, Some("90.5"))]),
        insight("12.04", &[(2023, Some("80")), (2024, Some("79"))]),
        insight("12.05", &[(2023, Some("80")), (2024, Some("80"))]),
        insight("12.06", &[(2021, Some("10")), (2024, Some("90"))]),
        insight("12.07", &[(2024, Some("90"))]),
    ];
    let gained: Vec<_> = improvements(&regions)
        .into_iter()
        .map(|one| {
            format!("{} {} {} {}", one.region, one.since, one.before, one.change.to_decimal())
        })
        .collect();
    assert_eq!(gained, ["12.03 2023 80.00 10.5", "12.01 2022 70.00 5", "12.02 2023 80.00 5"]);
}

#[test]
fn places_are_climbed_towards_the_first() {
    assert_eq!(places_climbed(5, 2).to_decimal(), "3");
    assert_eq!(places_climbed(2, 5).to_decimal(), "-3");
}

#[test]
fn years_stand_together_as_long_as_one_scheme_lasts() {
    let none: [&[u16]; 0] = [];
    assert_eq!(by_scheme(&[]), none);
    let expected: [&[u16]; 3] = [&[2018, 2021], &[2022, 2024], &[2025, 2026]];
    assert_eq!(by_scheme(&[2018, 2021, 2022, 2024, 2025, 2026]), expected);
}
