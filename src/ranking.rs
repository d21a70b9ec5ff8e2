//! From report cards to places (peringkat).

use crate::domain::RegionCode;
use crate::job::List;
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

impl Standings {
    /// The report card of a region.
    pub fn card(&self, code: RegionCode) -> Option<&ReportCard> {
        let index = self
            .cards
            .binary_search_by_key(&code, |card| card.region.code)
            .ok()?;
        self.cards.get(index)
    }

    /// A region's place in the first list that it is in, with that list.
    pub fn first_place(&self, code: RegionCode) -> Option<(&RankedList, Place)> {
        self.lists
            .iter()
            .find_map(|list| Some((list, list.place_of(code)?)))
    }
}

impl RankedList {
    /// A region's place.
    pub fn place_of(&self, code: RegionCode) -> Option<Place> {
        self.places
            .iter()
            .find(|place| place.region == code)
            .copied()
    }
}
