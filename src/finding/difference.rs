//! How two values of one thing differ, as facts.

use crate::location::Location;

/// How two values of one region or unit differ; the first is the one that was there before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Not at all.
    None,
    /// In their scores; `None` for one that says that it was not assessed.
    Scores {
        /// The first, in decimals.
        first: Option<String>,
        /// The second, in decimals.
        second: Option<String>,
    },
    /// In so many answers.
    Answers {
        /// How many.
        count: usize,
        /// Where the first that both have stands in each.
        places: Option<Box<[Location; 2]>>,
    },
    /// One is a score, the other has answers.
    Kind,
}
