//! Ranks under drawn weights: firm without a spread, the same for the same seed, and exact.

use super::*;
use crate::domain::RegionKind;
use crate::insight::robustness::{Base, Profile, RankRange, Robustness, percentile};
use crate::job::{List, Perturbation, TieRule};
use crate::ranking::{self, Contender, Standings};

/// Regions with random answers, some of which are equal to others.
fn standings(rubric: &Rubric, seed: u64) -> Standings {
    let mut dice = Dice::new(seed, "robustness");
    let mut known: Vec<Vec<UnitAssessment>> = Vec::new();
    let regions = Region::inside("12".parse().unwrap());
    let cards: Vec<_> = regions
        .take(12)
        .map(|region| {
            let units = match known.get(dice.below(16) as usize) {
                Some(units) => units.clone(),
                None => units(&mut dice, rubric, 2),
            };
            known.push(units.clone());
            card(rubric, &region.code.to_string(), units)
        })
        .collect();
    let list = |ties: TieRule| List {
        id: ties.id().to_owned(),
        title: String::new(),
        kinds: vec![RegionKind::Kabupaten, RegionKind::Kota],
        ties,
    };
    ranking::rank(cards, &TieRule::ALL.map(list))
}

fn of(rubric: &Rubric, standings: &Standings, settings: Perturbation) -> Vec<Option<Robustness>> {
    let lists = standings.lists.iter();
    lists.map(|list| Robustness::under(rubric, standings, list, settings)).collect()
}

#[test]
fn without_a_spread_every_rank_is_firm() {
    let mut tied = 0;
    for year in [2024, 2025] {
        let rubric = rubric_of(year);
        for seed in 0..8 {
            let standings = standings(&rubric, seed);
            let settings = Perturbation { draws: 3, spread: 0, seed };
            for (list, found) in standings.lists.iter().zip(of(&rubric, &standings, settings)) {
                let ranges = found.unwrap().ranks;
                assert_eq!(ranges.len(), list.places.len());
                for (place, range) in list.places.iter().zip(ranges) {
                    let expected = [place.rank; 4];
                    assert_eq!(range.region, place.region);
                    assert_eq!([range.rank, range.median, range.low, range.high], expected);
                    tied += u32::from(place.tied);
                }
            }
        }
    }
    assert!(tied > 20, "{tied}");
}

#[test]
fn the_same_seed_finds_the_same_and_medians_lie_between() {
    let rubric = rubric_of(2024);
    let standings = standings(&rubric, 3);
    let drawn = |seed| of(&rubric, &standings, Perturbation { draws: 60, spread: 60, seed });
    let first = drawn(1);
    assert_eq!(first, drawn(1));
    assert_ne!(first, drawn(2));
    let mut wide = 0;
    for range in first.into_iter().flatten().flat_map(|found| found.ranks) {
        assert!(range.low <= range.median && range.median <= range.high, "{range:?}");
        wide += u32::from(range.low < range.high);
    }
    assert!(wide > 10, "{wide}");
}

#[test]
fn the_quick_way_is_exact_and_nearly_always_enough() {
    for year in [2024, 2025] {
        let rubric = rubric_of(year);
        let Scheme::Weighted(dimensions) = &rubric.scheme else { panic!("{year}") };
        let base = Base::of(dimensions);
        let mut dice = Dice::new(9, "quick");
        let standings = standings(&rubric, 4);
        let (mut quick, mut slow) = (0, 0);
        for card in &standings.cards {
            let profile = Profile::of(&rubric, card).unwrap();
            for spread in [0, 25, 99] {
                for _ in 0..20 {
                    let weights = base.draw(&mut dice, spread);
                    let score = profile.exactly(&weights).unwrap();
                    let exactly = Contender::new(card.region.code, &score);
                    match profile.quickly(&weights, TieRule::Sequential) {
                        Some(quickly) => assert_eq!(quickly, exactly),
                        None => slow += 1,
                    }
                    match profile.quickly(&weights, TieRule::Competition) {
                        Some(found) => assert_eq!(found.published, exactly.published),
                        None => slow += 1,
                    }
                    quick += 1;
                }
            }
        }
        assert!(slow * 100 < quick, "{slow} of {quick}");
    }
}

#[test]
fn a_score_on_the_border_is_left_to_fractions() {
    let rubric = rubric_of(2024);
    let Scheme::Weighted(dimensions) = &rubric.scheme else { panic!() };
    let base = Base::of(dimensions);
    let weights = base.draw(&mut Dice::new(1, ""), 0);
    // Two units a third above and below come to an exact tie, which no decimal does.
    let third = Fraction::new(1, 3).unwrap();
    let up = &fraction("87.995") - &third;
    let down = &fraction("87.995") + &third;
    let unit = |value: &Fraction| {
        let score = Score::new(value.clone());
        vec![score; dimensions.len()]
    };
    let profile = Profile::made("12.18".parse().unwrap(), &[unit(&up), unit(&down)]).unwrap();
    let exactly = profile.exactly(&weights).unwrap();
    assert_eq!(exactly.exact(), &fraction("87.995"));
    let found = profile.under(&weights, TieRule::Competition).unwrap();
    assert_eq!(found.published.on_paper(), "88,00");
    let just_below = &up - &fraction("0.0000000000000000001");
    let profile = Profile::made("12.18".parse().unwrap(), &[unit(&just_below), unit(&down)]);
    let profile = profile.unwrap();
    assert_eq!(profile.quickly(&weights, TieRule::Competition), None);
    let found = profile.under(&weights, TieRule::Competition).unwrap();
    assert_eq!(found.published.on_paper(), "87,99");
}

#[test]
fn what_is_not_known_has_no_robustness() {
    let rubric = rubric_of(2024);
    let settings = Perturbation { draws: 2, spread: 25, seed: 0 };
    let mut standings = standings(&rubric, 1);
    assert!(of(&rubric, &standings, settings).iter().all(Option::is_some));
    let lists: Vec<_> = standings.lists.iter().map(|list| list.list.clone()).collect();
    let mut dice = Dice::new(1, "told");
    let known = units(&mut dice, &rubric, 1);
    let beside = [known, vec![told("puskesmas", Some("80"))]].concat();
    standings.cards[0] = card(&rubric, "12.01", beside);
    let told = ranking::rank(standings.cards, &lists);
    assert!(of(&rubric, &told, settings).iter().all(Option::is_none));
    let checklists = rubric_of(2021);
    let cards = vec![card(&checklists, "12.18", units(&mut dice, &checklists, 2))];
    let none = ranking::rank(cards, &lists);
    assert!(of(&checklists, &none, settings).iter().all(Option::is_none));
}

#[test]
fn percentiles_are_those_of_the_nearest_rank() {
    for (counts, draws, percents, expected) in [
        // Ranks 1 to 20, one draw each: the 5th percentile is the first, the 95th the 19th.
        (vec![1; 20], 20, [5, 50, 95], [1, 10, 19]),
        (vec![1; 21], 21, [5, 50, 95], [2, 11, 20]),
        (vec![0, 0, 7], 7, [5, 50, 95], [3, 3, 3]),
        (vec![50, 50], 100, [5, 50, 95], [1, 1, 2]),
        (vec![1, 0], 1, [5, 50, 95], [1, 1, 1]),
    ] {
        let found = percents.map(|percent| percentile(&counts, draws, percent).unwrap());
        assert_eq!(found, expected, "{counts:?}");
    }
}

#[test]
fn factors_reach_both_ends_of_their_spread_and_no_further() {
    let rubric = rubric_of(2024);
    let Scheme::Weighted(dimensions) = &rubric.scheme else { panic!() };
    let base = Base::of(dimensions);
    let mut dice = Dice::new(2, "ends");
    let mut factors = std::collections::BTreeSet::new();
    for _ in 0..2000 {
        let drawn = base.draw(&mut dice, 1);
        factors
            .extend(drawn.exact.iter().zip(&base.exact).map(|(new, old)| new.over(old).unwrap()));
    }
    let ends = [factors.first(), factors.last()].map(|end| end.unwrap().to_string());
    assert_eq!(ends, ["9900", "10100"]);
    assert_eq!(factors.len(), 201);
}

#[test]
fn the_bar_of_a_firm_rank_is_one_rank_long() {
    let range =
        |low, high| RankRange { region: region("12.01").code, rank: 2, median: 2, low, high };
    for (low, high, width, bar) in [(2, 2, 0, ["1.5", "1"]), (1, 9, 8, ["0.5", "9"])] {
        let range = range(low, high);
        assert_eq!(
            (range.width(), range.bar().map(|end| end.to_decimal())),
            (width, bar.map(str::to_owned))
        );
    }
}
