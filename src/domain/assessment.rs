//! What was seen in the sheets, before anything is computed.

use super::{RegionCode, Score};
use crate::location::{Located, Location};

/// What the sheets bring about one region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// The region.
    pub region: RegionCode,
    /// Its score as a whole, where a table gives one.
    pub whole: Option<Seen>,
    /// Its units, in the order of their places.
    pub units: Vec<UnitAssessment>,
}

/// What the sheets bring about one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitAssessment {
    /// The id of its kind; `None` for a kind that the rubric does not name but accepts.
    pub kind: Option<String>,
    /// Its name as written.
    pub name: String,
    /// Its score.
    pub seen: Seen,
}

/// A score as a table gives it, with what stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Where it stands.
    pub at: Location,
    /// The score, or that there is none.
    pub mark: Mark,
    /// Kategori, zona and opini beside it, to compare with ours.
    pub stated: Stated,
}

/// A score or the words that take its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The score.
    Score(Score),
    /// "Tidak dinilai".
    NotAssessed,
}

/// What a table states beside a score.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stated {
    /// Kategori.
    pub category: Option<Located<String>>,
    /// Zona.
    pub zone: Option<Located<String>>,
    /// Opini.
    pub opinion: Option<Located<String>>,
}
