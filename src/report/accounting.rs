//! Where every file and every region ended up; nothing is published before the sums are right.

use serde::Serialize;

use crate::scoring::{Outcome, ReportCard};
use crate::sheet::{Fate, InputFile};

/// Every file and every region, counted by what became of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Accounting {
    /// The files of the input folder.
    pub files: FileCounts,
    /// The regions of the job.
    pub regions: RegionCounts,
}

/// The files of the input folder, by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FileCounts {
    /// Files whose scores are in the results.
    pub used: usize,
    /// Files that could not be used.
    pub refused: usize,
    /// Files that are no sheets, or copies.
    pub ignored: usize,
}

/// The regions of the job, by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RegionCounts {
    /// Regions with a score.
    pub scored: usize,
    /// Regions held back by errors.
    pub incomplete: usize,
    /// Regions without a sheet.
    pub missing: usize,
    /// Regions that were not assessed.
    pub not_assessed: usize,
}

impl Accounting {
    /// Counts the files and the regions.
    pub fn of(inputs: &[InputFile], cards: &[ReportCard]) -> Self {
        let mut counts = Self::default();
        for input in inputs {
            *match input.fate {
                Fate::Used => &mut counts.files.used,
                Fate::Refused => &mut counts.files.refused,
                Fate::Ignored => &mut counts.files.ignored,
            } += 1;
        }
        for card in cards {
            *match card.outcome {
                Outcome::Scored(_) => &mut counts.regions.scored,
                Outcome::Incomplete => &mut counts.regions.incomplete,
                Outcome::Missing => &mut counts.regions.missing,
                Outcome::NotAssessed(_) => &mut counts.regions.not_assessed,
            } += 1;
        }
        counts
    }
}

impl FileCounts {
    /// All of them.
    pub fn total(self) -> usize {
        self.used + self.refused + self.ignored
    }
}

impl RegionCounts {
    /// All of them.
    pub fn total(self) -> usize {
        self.scored + self.incomplete + self.missing + self.not_assessed
    }
}
