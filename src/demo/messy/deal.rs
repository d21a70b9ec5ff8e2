//! Which region gets which defects: every kind comes up before any comes up again.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use super::defect::{Defect, Seat};
use crate::dice::Dice;

/// The share of a job's regions whose sheets get defects, from 0 to 1 with at most four decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// From 0 to [`WHOLE`].
    ten_thousandths: u32,
}

/// A share of one.
const WHOLE: u32 = 10_000;
/// The most defects in one workbook: few enough that each is seen by itself.
const MOST: u32 = 3;

/// The text is no number from 0 to 1 with at most four decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotARate;

impl fmt::Display for NotARate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a share from 0 to 1 with at most four decimals")
    }
}

impl std::error::Error for NotARate {}

impl FromStr for Rate {
    type Err = NotARate;

    /// Reads `0.2` and `0,2` alike.
    fn from_str(text: &str) -> Result<Self, NotARate> {
        let (whole, decimals) = text.split_once(['.', ',']).unwrap_or((text, "0"));
        let digits = |text: &str| {
            !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !digits(whole) || !digits(decimals) {
            return Err(NotARate);
        }
        let ten_thousandths = format!("{whole}{decimals:0<4}").parse().map_err(|_| NotARate)?;
        if ten_thousandths > WHOLE { Err(NotARate) } else { Ok(Self { ten_thousandths }) }
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, decimals) = (self.ten_thousandths / WHOLE, self.ten_thousandths % WHOLE);
        let decimals = format!("{decimals:04}");
        match decimals.trim_end_matches('0') {
            "" => write!(f, "{whole}"),
            decimals => write!(f, "{whole}.{decimals}"),
        }
    }
}

impl Rate {
    /// So many of `count`, rounded up: a rate above 0 is never nothing.
    fn of(self, count: u32) -> u32 {
        let share = u64::from(self.ten_thousandths) * u64::from(count);
        u32::try_from(share.div_ceil(u64::from(WHOLE))).unwrap_or(u32::MAX)
    }
}

/// The defects of each region that has some, by its place in the job from 0.
///
/// `fits` says which kinds of defects the job can have at all.
pub fn deal(
    rate: Rate,
    regions: usize,
    seed: u64,
    fits: impl Fn(Defect) -> bool,
) -> BTreeMap<usize, Vec<Defect>> {
    let mut dice = Dice::new(seed, "messy");
    let mut places: Vec<usize> = (0..regions).collect();
    dice.shuffle(&mut places);
    let chosen = rate.of(u32::try_from(regions).unwrap_or(u32::MAX)) as usize;
    let kinds: Vec<Defect> = Defect::ALL.iter().copied().filter(|kind| fits(*kind)).collect();
    let mut deck = Deck { kinds, cards: Vec::new() };
    places.into_iter().take(chosen).map(|place| (place, deck.hand(&mut dice))).collect()
}

/// The kinds of defects that were not dealt yet.
struct Deck {
    kinds: Vec<Defect>,
    cards: Vec<Defect>,
}

impl Deck {
    /// The defects of one region.
    fn hand(&mut self, dice: &mut Dice) -> Vec<Defect> {
        if self.cards.is_empty() {
            self.cards.clone_from(&self.kinds);
            dice.shuffle(&mut self.cards);
        }
        let mut hand: Vec<Defect> = self.cards.pop().into_iter().collect();
        for _ in 0..dice.below(MOST) {
            let beside = |card: &Defect| hand.iter().all(|held| go_together(*held, *card));
            let Some(found) = self.cards.iter().rposition(beside) else { break };
            hand.push(self.cards.remove(found));
        }
        hand
    }
}

/// Whether each of two defects can be seen beside the other.
fn go_together(one: Defect, other: Defect) -> bool {
    // Fewer respondents come to another score, so that a table with the right one would be wrong.
    let differ = |one, other: Defect| one == Defect::RespondentsFew && other.states_score();
    if differ(one, other) || differ(other, one) {
        return false;
    }
    let (one, other) = (one.seat(), other.seat());
    one != Seat::Region && other != Seat::Region && (one != other || one == Seat::Unit)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_rate_is_a_share_with_comma_or_point() {
        for (text, expected) in [
            ("0.2", Some("0.2")),
            ("0,25", Some("0.25")),
            ("1", Some("1")),
            ("1.0", Some("1")),
            ("0", Some("0")),
            ("0.0001", Some("0.0001")),
            ("1.0001", None),
            ("2", None),
            ("-0.1", None),
            ("0.00001", None),
            ("10%", None),
            (".5", None),
            ("0.", None),
            ("", None),
        ] {
            let rate = text.parse::<Rate>().ok().map(|rate| rate.to_string());
            assert_eq!(rate.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn so_many_regions_have_defects_as_the_rate_says() {
        for (rate, regions, expected) in
            [("0", 33, 0), ("0.0001", 33, 1), ("0.2", 33, 7), ("0.5", 10, 5), ("1", 33, 33)]
        {
            let dealt = deal(rate.parse().unwrap(), regions, 1, |_| true);
            assert_eq!(dealt.len(), expected, "{rate} {regions}");
            assert!(dealt.keys().all(|place| *place < regions));
        }
    }

    #[test]
    fn every_kind_comes_up_before_any_comes_up_again() {
        let dealt = deal("1".parse().unwrap(), 200, 7, |_| true);
        let hands: Vec<_> = dealt.values().collect();
        assert!(hands.iter().all(|hand| (1..=MOST as usize).contains(&hand.len())));
        let mut counts: BTreeMap<Defect, usize> = BTreeMap::new();
        hands.iter().copied().flatten().for_each(|kind| *counts.entry(*kind).or_default() += 1);
        assert_eq!(counts.len(), Defect::ALL.len());
        let times: BTreeSet<_> = counts.values().copied().collect();
        assert!(times.last().unwrap() - times.first().unwrap() <= 1, "{counts:?}");
    }

    #[test]
    fn defects_of_one_region_do_not_hide_each_other() {
        for seed in 0..50 {
            for hand in deal("1".parse().unwrap(), 40, seed, |_| true).values() {
                let seats: Vec<_> = hand.iter().map(|kind| kind.seat()).collect();
                assert!(hand.len() == 1 || !seats.contains(&Seat::Region), "{hand:?}");
                let few = hand.contains(&Defect::RespondentsFew);
                assert!(!few || !hand.iter().any(|kind| kind.states_score()), "{hand:?}");
                let others = seats.iter().filter(|seat| **seat != Seat::Unit);
                let different: BTreeSet<_> = others.clone().collect();
                assert_eq!(others.count(), different.len(), "{hand:?}");
            }
        }
    }

    #[test]
    fn what_the_job_cannot_have_is_not_dealt() {
        let fits = |kind| kind != Defect::RegionForeign;
        let dealt = deal("1".parse().unwrap(), 100, 1, fits);
        assert!(dealt.values().flatten().all(|kind| fits(*kind)));
    }
}
