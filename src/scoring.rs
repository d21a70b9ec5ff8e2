//! From what was seen to what it comes to.

use crate::domain::{Band, Published, Region, Score};
use crate::location::Location;

/// What a region comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportCard {
    /// The region.
    pub region: &'static Region,
    /// Its score, or why it has none.
    pub outcome: Outcome,
    /// Its units, in the order of the rubric's kinds.
    pub units: Vec<UnitCard>,
}

/// A region's score, or why it has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Scored.
    Scored(Verdict),
    /// There is a sheet, but it has errors.
    Incomplete,
    /// There is no sheet.
    Missing,
    /// Tidak dinilai, with the reason if one was given.
    NotAssessed(Option<String>),
}

/// A score and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The exact score.
    pub score: Score,
    /// The score as published.
    pub published: Published,
    /// Its band.
    pub band: Band,
    /// The opinion in full, with its suffix where the year and the job give one.
    pub opinion: String,
}

/// What a unit comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitCard {
    /// The id of its kind; `None` for a kind that the rubric does not name.
    pub kind: Option<String>,
    /// Its name as written.
    pub name: String,
    /// Its exact score; `None` where it was not assessed.
    pub score: Option<Score>,
    /// Where it was read.
    pub at: Location,
}

impl ReportCard {
    /// The verdict, where the region is scored.
    pub fn verdict(&self) -> Option<&Verdict> {
        match &self.outcome {
            Outcome::Scored(verdict) => Some(verdict),
            Outcome::Incomplete | Outcome::Missing | Outcome::NotAssessed(_) => None,
        }
    }
}

impl Outcome {
    /// Its name in data files.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Scored(_) => "scored",
            Self::Incomplete => "incomplete",
            Self::Missing => "missing",
            Self::NotAssessed(_) => "not_assessed",
        }
    }
}
