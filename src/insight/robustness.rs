//! How firm ranks are: what becomes of them when the weights of dimensions are a little different.

use std::collections::BTreeMap;

use crate::dice::Dice;
use crate::domain::{Bracket, Fraction, RegionCode, Score};
use crate::job::{Job, Perturbation, TieRule};
use crate::ranking::{self, Contender, Place, RankedList, Standings};
use crate::rubric::{Dimension, Rubric, Scheme};
use crate::scoring::{ReportCard, UnitCard};

/// How firm the ranks of a list are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Robustness {
    /// How the weights were changed.
    pub settings: Perturbation,
    /// In the order of [`RankedList::places`].
    pub ranks: Vec<RankRange>,
}

/// The ranks of a region under changed weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RankRange {
    /// The region.
    pub region: RegionCode,
    /// Its rank under the rubric's own weights.
    pub rank: u32,
    /// The median of its ranks, by nearest rank.
    pub median: u32,
    /// Their 5th percentile, by nearest rank.
    pub low: u32,
    /// Their 95th percentile, by nearest rank.
    pub high: u32,
}

impl RankRange {
    /// How far apart the percentiles are: nought where the rank is firm.
    pub fn width(&self) -> u32 {
        self.high.saturating_sub(self.low)
    }

    /// Where a bar of the range begins, and how long it is: half a rank beyond either percentile,
    /// so that the bar of a firm rank can be seen.
    pub fn bar(&self) -> [Fraction; 2] {
        let half = Fraction::from(1).over(&Fraction::from(2)).unwrap_or_else(Fraction::zero);
        [&Fraction::from(self.low) - &half, Fraction::from(self.width() + 1)]
    }
}

/// A factor of one, in the steps that weights are moved by.
const STEPS: u32 = 10_000;
/// How many decimals of a dimension the quick way looks at.
const DECIMALS: u32 = 12;

impl Robustness {
    /// How firm the ranks of a list are; none where the dimensions of a ranked region are not
    /// known, or the rubric has none.
    ///
    /// For each draw, every dimension's weight is multiplied by a factor of its own, uniform from
    /// 1 - spread to 1 + spread in steps of a ten-thousandth; the scores are computed anew, exactly,
    /// published, and ranked by the list's own rule. All lists of a job see the same weights.
    pub fn of(job: &Job, standings: &Standings, list: &RankedList) -> Option<Self> {
        Self::under(&job.rubric, standings, list, job.robustness)
    }

    /// The same under a rubric and with settings of one's own.
    pub(super) fn under(
        rubric: &Rubric,
        standings: &Standings,
        list: &RankedList,
        settings: Perturbation,
    ) -> Option<Self> {
        let Scheme::Weighted(dimensions) = &rubric.scheme else { return None };
        let cards = list.places.iter().map(|place| standings.card(place.region));
        let profiles: Vec<Profile> =
            cards.map(|card| Profile::of(rubric, card?)).collect::<Option<_>>()?;
        let base = Base::of(dimensions);
        let mut tally = Tally::of(list);
        let mut dice = Dice::new(settings.seed, "robustness");
        for _ in 0..settings.draws {
            let weights = base.draw(&mut dice, settings.spread);
            let contenders = profiles.iter().map(|profile| profile.under(&weights, list.list.ties));
            let contenders: Vec<_> = contenders.collect::<Option<_>>()?;
            tally.add(&ranking::places(contenders, list.list.ties));
        }
        Some(Self { settings, ranks: tally.ranges(list, settings.draws) })
    }
}

/// The weights of the rubric.
pub(super) struct Base {
    pub(super) exact: Vec<Fraction>,
    /// The same as whole numbers in one unit; none where they have too many decimals for that.
    whole: Option<Vec<i128>>,
}

/// The weights of one draw; only their proportions count.
pub(super) struct Weights {
    pub(super) exact: Vec<Fraction>,
    whole: Option<Vec<i128>>,
}

impl Base {
    pub(super) fn of(dimensions: &[Dimension]) -> Self {
        let exact: Vec<Fraction> =
            dimensions.iter().map(|dimension| dimension.weight.value.percent().clone()).collect();
        let decimals: Option<Vec<u32>> = exact.iter().map(Fraction::decimals).collect();
        let whole = decimals.and_then(|decimals| {
            let most = decimals.into_iter().max()?;
            let whole = |weight: &Fraction| i128::try_from(weight.round_half_up(most)).ok();
            exact.iter().map(whole).collect()
        });
        Self { exact, whole }
    }

    pub(super) fn draw(&self, dice: &mut Dice, spread: u8) -> Weights {
        let reach = u32::from(spread) * (STEPS / 100);
        let factors: Vec<u32> =
            self.exact.iter().map(|_| STEPS - reach + dice.below(2 * reach + 1)).collect();
        let exact = self.exact.iter().zip(&factors);
        let exact = exact.map(|(weight, factor)| weight * &Fraction::from(*factor)).collect();
        let whole = self.whole.as_ref().and_then(|whole| {
            let whole = whole.iter().zip(&factors);
            whole.map(|(weight, factor)| weight.checked_mul(i128::from(*factor))).collect()
        });
        Weights { exact, whole }
    }
}

/// What a region's score is made from.
pub(super) struct Profile {
    region: RegionCode,
    /// How many assessed units it has.
    units: u32,
    /// Its units by the dimensions that they have: such units share their weights.
    groups: Vec<Group>,
}

/// Units that have the same dimensions.
struct Group {
    /// Their sum in each dimension, in the order of the rubric; `None` where they left it out.
    sums: Vec<Option<Sum>>,
}

/// What the units of a group come to in a dimension, together.
struct Sum {
    exact: Fraction,
    /// The same, rounded to so many decimals and in units of the last.
    near: i128,
}

impl Profile {
    /// None where the dimensions of a unit are not known, and where there is none.
    pub(super) fn of(rubric: &Rubric, card: &ReportCard) -> Option<Self> {
        let scores = |unit: &UnitCard| -> Option<Vec<Option<Score>>> {
            Some(unit.dimensions(rubric)?.into_iter().map(|(_, score)| score).collect())
        };
        let assessed = card.units.iter().filter(|unit| unit.score.is_some());
        let units: Vec<_> = assessed.map(scores).collect::<Option<_>>()?;
        Self::made(card.region.code, &units)
    }

    /// Of units by the scores of their dimensions, in the order of the rubric.
    pub(super) fn made(region: RegionCode, units: &[Vec<Option<Score>>]) -> Option<Self> {
        let mut groups: BTreeMap<Vec<bool>, Vec<&[Option<Score>]>> = BTreeMap::new();
        for unit in units {
            groups.entry(unit.iter().map(Option::is_some).collect()).or_default().push(unit);
        }
        let groups: Option<Vec<Group>> = groups.into_values().map(|of| Group::of(&of)).collect();
        let units = u32::try_from(units.len()).ok().filter(|units| *units > 0)?;
        Some(Self { region, units, groups: groups? })
    }

    /// The region under other weights.
    pub(super) fn under(&self, weights: &Weights, ties: TieRule) -> Option<Contender> {
        match self.quickly(weights, ties) {
            Some(contender) => Some(contender),
            None => Some(Contender::new(self.region, &self.exactly(weights)?)),
        }
    }

    pub(super) fn exactly(&self, weights: &Weights) -> Option<Score> {
        let groups: Option<Vec<Fraction>> =
            self.groups.iter().map(|group| group.exactly(&weights.exact)).collect();
        let sum: Fraction = groups?.iter().sum();
        Score::new(sum.over(&Fraction::from(self.units))?)
    }

    /// The same in whole numbers with a bound on what they lose: nothing where that leaves two
    /// roundings, or where they do not fit.
    ///
    /// Fractions of a country's surveys under a thousand draws would take most of a run.
    pub(super) fn quickly(&self, weights: &Weights, ties: TieRule) -> Option<Contender> {
        let weights = weights.whole.as_ref()?;
        let mut sum = 0_i128;
        for group in &self.groups {
            sum = sum.checked_add(group.quickly(weights)?)?;
        }
        // A sum is rounded by up to a half of its last digit, and so is their mean; the quotient
        // loses less than one.
        let groups = i128::try_from(self.groups.len()).ok()?;
        let bracket = Bracket {
            low: sum.checked_sub(groups)?,
            high: sum.checked_add(groups.checked_mul(2)?)?,
            parts: 10_i128.pow(DECIMALS).checked_mul(self.units.into())?,
        };
        let billionths = match ties {
            TieRule::Sequential => bracket.rounded(9)?,
            // Nobody asks.
            TieRule::Competition | TieRule::Dense => 0,
        };
        Some(Contender { region: self.region, published: bracket.publish()?, billionths })
    }
}

impl Group {
    fn of(units: &[&[Option<Score>]]) -> Option<Self> {
        let dimensions = units.first().map_or(0, |unit| unit.len());
        let sum = |index: usize| {
            let of_unit = |unit: &&[Option<Score>]| unit.get(index).cloned().flatten();
            let scores: Option<Vec<Score>> = units.iter().map(of_unit).collect();
            let Some(scores) = scores else { return Some(None) };
            let exact: Fraction = scores.iter().map(Score::exact).sum();
            let near = i128::try_from(exact.round_half_up(DECIMALS)).ok()?;
            Some(Some(Sum { exact, near }))
        };
        Some(Self { sums: (0..dimensions).map(sum).collect::<Option<_>>()? })
    }

    /// The sum of the units' scores under other weights, of 100 each.
    fn exactly(&self, weights: &[Fraction]) -> Option<Fraction> {
        let present = || {
            weights.iter().zip(&self.sums).filter_map(|(weight, sum)| Some((weight, sum.as_ref()?)))
        };
        let weighted: Vec<Fraction> = present().map(|(weight, sum)| weight * &sum.exact).collect();
        let whole: Fraction = present().map(|(weight, _)| weight).sum();
        weighted.iter().sum::<Fraction>().over(&whole)
    }

    /// The same, near to it: from half a unit of the last digit above, to one and a half below.
    fn quickly(&self, weights: &[i128]) -> Option<i128> {
        let (mut weighted, mut whole) = (0_i128, 0_i128);
        for (weight, sum) in weights.iter().zip(&self.sums) {
            let Some(sum) = sum else { continue };
            weighted = weighted.checked_add(weight.checked_mul(sum.near)?)?;
            whole = whole.checked_add(*weight)?;
        }
        weighted.checked_div_euclid(whole)
    }
}

/// How often each region had each rank.
struct Tally {
    /// For each region, how often it had each rank, from 1.
    counts: BTreeMap<RegionCode, Vec<u32>>,
}

impl Tally {
    fn of(list: &RankedList) -> Self {
        let none = vec![0; list.places.len()];
        Self { counts: list.places.iter().map(|place| (place.region, none.clone())).collect() }
    }

    fn add(&mut self, places: &[Place]) {
        for place in places {
            let index = place.rank.saturating_sub(1) as usize;
            let counts = self.counts.get_mut(&place.region);
            if let Some(count) = counts.and_then(|counts| counts.get_mut(index)) {
                *count += 1;
            }
        }
    }

    fn ranges(&self, list: &RankedList, draws: u32) -> Vec<RankRange> {
        let range = |place: &Place| {
            let counts = self.counts.get(&place.region)?;
            let at = |percent| percentile(counts, draws, percent);
            Some(RankRange {
                region: place.region,
                rank: place.rank,
                median: at(50)?,
                low: at(5)?,
                high: at(95)?,
            })
        };
        list.places.iter().filter_map(range).collect()
    }
}

/// A percentile of ranks by nearest rank: of so many draws, sorted by rank, the one that stands at
/// `percent` of them, rounded up.
pub(super) fn percentile(counts: &[u32], draws: u32, percent: u64) -> Option<u32> {
    let wanted = (u64::from(draws) * percent).div_ceil(100);
    let mut seen = 0_u64;
    let reached = (1..).zip(counts).find(|(_, count)| {
        seen += u64::from(**count);
        seen >= wanted
    });
    reached.map(|(rank, _)| rank)
}
