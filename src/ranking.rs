//! From report cards to places (peringkat).

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::domain::{Published, RegionCode, Score};
use crate::job::{List, TieRule};
use crate::scoring::ReportCard;

/// All report cards of a job and the lists made of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standings {
    /// Every region of the job, in order of code.
    pub cards: Vec<ReportCard>,
    /// The lists, in the order of the job.
    pub lists: Vec<RankedList>,
}

/// A list in order of rank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankedList {
    /// What the job asked for.
    pub list: List,
    /// The scored regions of its kinds, best first.
    pub places: Vec<Place>,
}

/// A region's place in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The region.
    pub region: RegionCode,
    /// Its rank, from 1.
    pub rank: u32,
    /// Whether another region of the list has the same published score.
    pub tied: bool,
}

/// Ranks the scored regions in every list of the job.
pub fn rank(mut cards: Vec<ReportCard>, lists: &[List]) -> Standings {
    cards.sort_by_key(|card| card.region.code);
    let lists = lists
        .iter()
        .map(|list| RankedList { list: list.clone(), places: scored(&cards, list) })
        .collect();
    Standings { cards, lists }
}

/// What a region is ranked by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contender {
    /// The region.
    pub region: RegionCode,
    /// Its score as published.
    pub published: Published,
    /// Its score before that, in billionths of a point, 0 to 10^11; only a sequential list asks.
    ///
    /// Beyond nine decimals stands the remainder of a formula in binary doubles.
    pub billionths: u64,
}

impl Contender {
    /// A region with its exact score.
    pub fn new(region: RegionCode, score: &Score) -> Self {
        let billionths = u64::try_from(score.exact().round_half_up(9)).unwrap_or(u64::MAX);
        Self { region, published: score.publish(), billionths }
    }

    /// A region of whose score only what was published is known.
    pub fn by_published(region: RegionCode, published: Published) -> Self {
        Self { region, published, billionths: u64::from(published.hundredths()) * 10_000_000 }
    }
}

/// The scored regions of a list's kinds, best first.
fn scored(cards: &[ReportCard], list: &List) -> Vec<Place> {
    let members = cards.iter().filter(|card| list.kinds.contains(&card.region.kind));
    let scored =
        members.filter_map(|card| Some(Contender::new(card.region.code, &card.verdict()?.score)));
    places(scored.collect(), list.ties)
}

/// Contenders with their ranks, best first, then in order of code. Ranks compare the published
/// score.
pub fn places(mut contenders: Vec<Contender>, ties: TieRule) -> Vec<Place> {
    contenders.sort_unstable_by_key(|contender| {
        // Only a sequential list tells equal published scores apart by what was rounded away.
        let sequential = ties == TieRule::Sequential;
        let finer = sequential.then_some(contender.billionths);
        (Reverse((contender.published, finer)), contender.region)
    });
    let mut places: Vec<Place> = Vec::with_capacity(contenders.len());
    let same = |a: &Contender, b: &Contender| a.published == b.published;
    for (groups, group) in (1..).zip(contenders.chunk_by(same)) {
        for (index, contender) in (0..).zip(group) {
            let before = u32::try_from(places.len()).unwrap_or(u32::MAX);
            let rank = match ties {
                // Those before, less the ones of the same group, and one.
                TieRule::Competition => before - index + 1,
                TieRule::Dense => groups,
                TieRule::Sequential => before + 1,
            };
            places.push(Place { region: contender.region, rank, tied: group.len() > 1 });
        }
    }
    places
}

impl Standings {
    /// The report card of a region.
    pub fn card(&self, code: RegionCode) -> Option<&ReportCard> {
        let index = self.cards.binary_search_by_key(&code, |card| card.region.code).ok()?;
        self.cards.get(index)
    }

    /// The scored regions in order of rank: of the first list, then of the others, then of code.
    pub fn in_order_of_rank(&self) -> Vec<RegionCode> {
        let ranked = self.lists.iter().flat_map(|list| &list.places).map(|place| place.region);
        let scored = self.cards.iter().filter(|card| card.verdict().is_some());
        let all = ranked.chain(scored.map(|card| card.region.code));
        let mut seen = BTreeSet::new();
        all.filter(|region| seen.insert(*region)).collect()
    }

    /// The regions that no list has, in order of code.
    pub fn outside(&self) -> impl Iterator<Item = &ReportCard> {
        let places = self.lists.iter().flat_map(|list| &list.places);
        let ranked: BTreeSet<RegionCode> = places.map(|place| place.region).collect();
        self.cards.iter().filter(move |card| !ranked.contains(&card.region.code))
    }

    /// The scored regions that no list has.
    pub fn unranked(&self) -> impl Iterator<Item = &ReportCard> {
        self.outside().filter(|card| card.verdict().is_some())
    }

    /// A region's place in the first list that it is in, with that list.
    pub fn first_place(&self, code: RegionCode) -> Option<(&RankedList, Place)> {
        self.lists.iter().find_map(|list| Some((list, list.place_of(code)?)))
    }
}

impl RankedList {
    /// A region's place.
    pub fn place_of(&self, code: RegionCode) -> Option<Place> {
        self.places.iter().find(|place| place.region == code).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Band, Fraction, Region, RegionKind};
    use crate::scoring::{Outcome, Verdict};

    fn card(code: &str, score: Option<&str>) -> ReportCard {
        let region = Region::with_code(code.parse().unwrap()).unwrap();
        let verdict = |score: &str| {
            let score = Score::new(Fraction::from_decimal(score).unwrap()).unwrap();
            let band =
                Band { min: score.publish(), category: None, zone: None, opinion: String::new() };
            Verdict { published: score.publish(), score, band, opinion: String::new() }
        };
        let outcome = score.map_or(Outcome::Missing, |score| Outcome::Scored(verdict(score)));
        ReportCard { region, outcome, told: None, units: Vec::new() }
    }

    fn check(ties: TieRule, scores: &[(&str, Option<&str>)], expected: &[&str]) {
        let list = List {
            id: "x".into(),
            title: String::new(),
            kinds: vec![RegionKind::Kabupaten, RegionKind::Kota],
            ties,
        };
        let cards = scores.iter().map(|(code, score)| card(code, *score)).collect();
        let standings = rank(cards, &[list]);
        let shown: Vec<_> = standings.lists[0]
            .places
            .iter()
            .map(|place| {
                format!("{} {}{}", place.rank, place.region, if place.tied { "=" } else { "" })
            })
            .collect();
        assert_eq!(shown, expected, "{ties:?}");
    }

    const SCORES: [(&str, Option<&str>); 6] = [
        ("12.04", Some("77.694")),
        ("12.03", Some("77.69")),
        ("12.02", Some("90")),
        ("12.71", Some("50")),
        ("12.05", None),
        ("12", Some("99")),
    ];

    #[test]
    fn equal_published_scores_follow_the_rule_of_the_list() {
        check(TieRule::Competition, &SCORES, &["1 12.02", "2 12.03=", "2 12.04=", "4 12.71"]);
        check(TieRule::Dense, &SCORES, &["1 12.02", "2 12.03=", "2 12.04=", "3 12.71"]);
        check(TieRule::Sequential, &SCORES, &["1 12.02", "2 12.04=", "3 12.03=", "4 12.71"]);
    }

    #[test]
    fn the_remainder_of_a_formula_does_not_decide_a_rank() {
        let scores = [("12.03", Some("88")), ("12.04", Some("88.00000000000001"))];
        check(TieRule::Sequential, &scores, &["1 12.03=", "2 12.04="]);
    }

    #[test]
    fn a_list_of_nobody_is_empty() {
        check(TieRule::Competition, &[("12.05", None)], &[]);
    }
}
