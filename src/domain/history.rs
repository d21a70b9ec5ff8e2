//! Results of earlier years.

use std::collections::{BTreeMap, BTreeSet};

use super::{Published, RegionCode, Score, Zone};

/// What earlier years published, by year and region.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History(BTreeMap<(u16, RegionCode), PastResult>);

/// The first years of schemes whose scores cannot be compared with those before.
const SCHEME_BREAKS: [u16; 2] = [2022, 2025];

/// One region's result in an earlier year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastResult {
    /// Its score, where it is known.
    pub score: Option<Published>,
    /// Its zone, where it is known.
    pub zone: Option<Zone>,
    /// Its category, where it is known.
    pub category: Option<String>,
    /// Its units, in their order; none where only the region as a whole is known.
    pub units: Vec<PastUnit>,
}

/// One unit's result in an earlier year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastUnit {
    /// The id of its kind in the rubric of that year, where it has one.
    pub kind: Option<String>,
    /// Its score, exact where that is known, else as published; none where it was not assessed.
    pub score: Option<Score>,
    /// Its dimensions by their codes, exact where that is known, with none for one that was left
    /// out; none where they are not known.
    pub dimensions: Option<Vec<(String, Option<Score>)>>,
}

impl History {
    /// Adds a result; hands it back if that year already has one for the region.
    pub fn insert(
        &mut self,
        year: u16,
        region: RegionCode,
        result: PastResult,
    ) -> Option<PastResult> {
        if self.0.contains_key(&(year, region)) {
            return Some(result);
        }
        self.0.insert((year, region), result)
    }

    /// A region's result in a year.
    pub fn of(&self, year: u16, region: RegionCode) -> Option<&PastResult> {
        self.0.get(&(year, region))
    }

    /// A region's latest result before a year, with the year that it is of.
    pub fn latest_before(&self, year: u16, region: RegionCode) -> Option<(u16, &PastResult)> {
        let mut years = self.years().into_iter().rev().filter(|past| *past < year);
        years.find_map(|past| Some((past, self.of(past, region)?)))
    }

    /// Whether scores of two years, the earlier one first, come from schemes that can be compared.
    pub fn comparable(past: u16, year: u16) -> bool {
        !SCHEME_BREAKS.iter().any(|first| (past + 1..=year).contains(first))
    }

    /// The regions that any year names.
    pub fn regions(&self) -> BTreeSet<RegionCode> {
        self.0.keys().map(|(_, region)| *region).collect()
    }

    /// The years with results, ascending.
    pub fn years(&self) -> Vec<u16> {
        let mut years: Vec<_> = self.0.keys().map(|(year, _)| *year).collect();
        years.dedup();
        years
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemes_break_before_2022_and_before_2025() {
        for (past, year, expected) in [
            (2021, 2022, false),
            (2019, 2021, true),
            (2022, 2024, true),
            (2024, 2025, false),
            (2025, 2026, true),
            (2018, 2026, false),
        ] {
            assert_eq!(History::comparable(past, year), expected, "{past} {year}");
        }
    }

    #[test]
    fn the_latest_result_is_the_last_one_before_the_year() {
        let mut history = History::default();
        let [dairi, medan] = ["12.11", "12.71"].map(|code| code.parse().unwrap());
        let result = PastResult { zone: Some(Zone::Hijau), ..PastResult::default() };
        for (year, region) in [(2022, dairi), (2023, dairi), (2024, dairi), (2021, medan)] {
            assert_eq!(history.insert(year, region, result.clone()), None);
        }
        let latest = |region| history.latest_before(2024, region).map(|(year, _)| year);
        assert_eq!((latest(dairi), latest(medan)), (Some(2023), Some(2021)));
        assert_eq!(history.latest_before(2021, medan), None);
    }
}
