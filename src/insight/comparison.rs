//! The regions of a job against earlier years: where they stood, and who gained most.

use super::RegionInsight;
use crate::domain::{Fraction, History, Published, RegionCode, Zone};
use crate::rubric::Rubric;
use crate::scoring::ReportCard;

/// How the regions of a job stood in the latest earlier year that says anything about them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearBefore {
    /// That year.
    pub year: u16,
    /// Whether its scheme can be compared with this year's.
    pub comparable: bool,
    /// Their zones, best first.
    pub zones: Counts,
    /// Their categories: those of the rubric in its order, then others by name.
    pub categories: Counts,
}

/// How many regions had, and have, each name of a zone or of a category.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// How many regions are counted: those of which both years are known, or where this year has no
    /// such names, those of which the earlier one is.
    pub regions: u32,
    /// One for each name; none where nothing is known of the earlier year.
    pub each: Vec<Count>,
}

/// How many regions had, and have, a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The zone, where it is one.
    pub zone: Option<Zone>,
    /// The name.
    pub name: String,
    /// How many had it in the earlier year.
    pub before: u32,
    /// How many of the same regions have it now; none where this year has no such names.
    pub now: Option<u32>,
    /// How many more that are; none where the schemes cannot be compared.
    pub change: Option<Fraction>,
}

/// A region that gained points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Improvement {
    /// The region.
    pub region: RegionCode,
    /// The latest earlier year with a score of it.
    pub since: u16,
    /// That score.
    pub before: Published,
    /// This year's.
    pub now: Published,
    /// How many points more that are, above 0.
    pub change: Fraction,
}

impl YearBefore {
    /// Scored regions against the year before `now` that says anything about them; none where there
    /// is no such year.
    pub fn of(rubric: &Rubric, now: u16, cards: &[ReportCard], history: &History) -> Option<Self> {
        let says =
            |past: &u16| cards.iter().any(|card| history.of(*past, card.region.code).is_some());
        let year = history.years().into_iter().rev().filter(|past| *past < now).find(says)?;
        let comparable = History::comparable(year, now);
        let known = || {
            let past = |card: &ReportCard| history.of(year, card.region.code);
            cards.iter().filter_map(move |card| Some((card, past(card)?)))
        };
        let zones = known().filter_map(|(card, past)| {
            let now = card.verdict().and_then(|verdict| verdict.band.zone);
            Some((past.zone?, now))
        });
        let categories = known().filter_map(|(card, past)| {
            let now = card.verdict().and_then(|verdict| verdict.band.category.clone());
            Some((past.category.clone()?, now))
        });
        let bands = rubric.bands.value.iter();
        let order = bands.filter_map(|band| band.category.clone()).collect();
        let named = |zone: Zone| (Some(zone), zone.name().to_owned());
        Some(Self {
            year,
            comparable,
            zones: Counts::of(zones.collect(), Zone::ALL.to_vec(), comparable, named),
            categories: Counts::of(categories.collect(), order, comparable, |name| (None, name)),
        })
    }
}

impl Counts {
    /// Counts what regions were and are, by the names in `order` and by others after them.
    fn of<T: Clone + Ord>(
        mut regions: Vec<(T, Option<T>)>,
        mut order: Vec<T>,
        comparable: bool,
        named: impl Fn(T) -> (Option<Zone>, String),
    ) -> Self {
        let have_names = regions.iter().any(|(_, now)| now.is_some());
        if have_names {
            regions.retain(|(_, now)| now.is_some());
        }
        if regions.is_empty() {
            return Self::default();
        }
        let mut others: Vec<T> = regions.iter().map(|(before, _)| before.clone()).collect();
        others.sort();
        others.dedup();
        others.retain(|name| !order.contains(name));
        order.append(&mut others);
        let count = |name: T| {
            let before = number(regions.iter().filter(|(before, _)| *before == name).count());
            let now = regions.iter().filter(|(_, now)| now.as_ref() == Some(&name)).count();
            let now = have_names.then(|| number(now));
            let change = now.filter(|_| comparable);
            let change = change.map(|now| &Fraction::from(now) - &Fraction::from(before));
            let (zone, name) = named(name);
            Count { zone, name, before, now, change }
        };
        Self { regions: number(regions.len()), each: order.into_iter().map(count).collect() }
    }
}

/// The regions that gained points since the latest earlier year with a score of theirs that can be
/// compared: the most first, then in order of code.
pub(super) fn improvements(regions: &[RegionInsight]) -> Vec<Improvement> {
    let improvement = |region: &RegionInsight| {
        let points = &region.trend.region.points;
        let (last, before) = points.split_last()?;
        let before = before.iter().rfind(|point| point.score.is_some())?;
        let change = last.change.clone().filter(|change| *change > Fraction::zero())?;
        Some(Improvement {
            region: region.region,
            since: before.year,
            before: before.score?,
            now: last.score?,
            change,
        })
    };
    let mut all: Vec<_> = regions.iter().filter_map(improvement).collect();
    all.sort_by(|a, b| b.change.cmp(&a.change).then(a.region.cmp(&b.region)));
    all
}

/// How many places a region climbed between two ranks; below nought where it fell.
pub fn places_climbed(before: u32, now: u32) -> Fraction {
    &Fraction::from(before) - &Fraction::from(now)
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
