//! Results of earlier years.

use std::collections::BTreeMap;

use super::{Published, RegionCode, Zone};

/// What earlier years published, by year and region.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History(BTreeMap<(u16, RegionCode), PastResult>);

/// One region's result in an earlier year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastResult {
    /// Its score, where it is known.
    pub score: Option<Published>,
    /// Its zone, where it is known.
    pub zone: Option<Zone>,
    /// Its category, where it is known.
    pub category: Option<String>,
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

    /// The years with results, ascending.
    pub fn years(&self) -> Vec<u16> {
        let mut years: Vec<_> = self.0.keys().map(|(year, _)| *year).collect();
        years.dedup();
        years
    }
}
