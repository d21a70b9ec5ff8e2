//! Documents first as data, then as bytes.

pub mod accounting;
pub mod batch;
pub mod certificate;
pub mod covering;
pub mod dashboard;
pub mod data;
pub mod document;
pub mod entry;
pub mod house;
pub mod html;
pub mod letter;
pub mod letterhead;
pub mod parcel;
pub mod pdf;
pub mod preview;
pub mod recap;
pub mod reply;
pub mod report_card;
pub mod workbook;
pub mod xlsx;

pub use accounting::Accounting;

use crate::award::{Award, AwardState, Seal, UnitAward};
use crate::catalogue;
use crate::domain::{History, RegionCode};
use crate::finding::Finding;
use crate::insight::Insights;
use crate::job::Job;
use crate::ranking::Standings;
use crate::register::Head;
pub use crate::sheet::{Fate, InputFile};
use crate::template::{Facts, LetterKind, Said};
use workbook::HouseStyle;

/// Everything that documents are made from; nothing is computed after this point.
#[derive(Clone, Copy, Debug)]
pub struct Results<'a> {
    /// The job.
    pub job: &'a Job,
    /// The regions and the lists.
    pub standings: &'a Standings,
    /// Who gets a certificate, in order of region code; empty for a partial run.
    pub awards: &'a [Award],
    /// The units that get a certificate, kind by kind, best first; empty for a partial run.
    pub unit_awards: &'a [UnitAward],
    /// Results of earlier years.
    pub history: &'a History,
    /// What there is to learn from the results.
    pub insights: &'a Insights,
    /// All findings, sorted.
    pub findings: &'a [Finding],
    /// The files that were read, refused and ignored.
    pub inputs: &'a [InputFile],
    /// Where every file and region ended up.
    pub accounting: Accounting,
    /// Whether regions with errors were left out ("BELUM LENGKAP").
    pub partial: bool,
    /// What letters say to the scored regions, in order of code.
    pub letters: &'a [Letter],
    /// How workbooks look.
    pub style: &'a HouseStyle,
    /// The line of the register that these results stand on; none where numbers were never given.
    pub register: Option<Head>,
}

/// What is written to a region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The region.
    pub region: RegionCode,
    /// What kind of letter it is.
    pub kind: LetterKind,
    /// Whom it addresses.
    pub addressee: String,
    /// What it says.
    pub said: Said,
    /// The values of the placeholders, those of its paragraphs included.
    pub facts: Facts,
}

impl<'a> Results<'a> {
    /// The words that every page must carry; none for a final result of the issuer itself.
    pub fn marks(&self) -> Vec<&'static str> {
        let marks = self.job.marks();
        let partial = self.partial.then_some(catalogue::PARTIAL);
        marks.into_iter().map(catalogue::mark).chain(partial).collect()
    }

    /// The regions that get a certificate, with what tells it from others, in order of code.
    pub fn certificates(&self) -> impl Iterator<Item = (RegionCode, &'a Seal)> {
        self.awards.iter().filter_map(|award| match &award.state {
            AwardState::Awarded(seal) => Some((award.region, seal)),
            AwardState::NotEligible | AwardState::HeldBack(_) => None,
        })
    }

    /// Whether a region gets a certificate, as the run decided; `None` where it decided nothing.
    pub fn award(&self, region: RegionCode) -> Option<&'a AwardState> {
        let index = self.awards.binary_search_by_key(&region, |award| award.region);
        Some(&self.awards.get(index.ok()?)?.state)
    }

    /// The certificate of the unit of a region at this index in its report card, if it gets one.
    pub fn unit_award(&self, region: RegionCode, unit: usize) -> Option<&'a UnitAward> {
        self.unit_awards.iter().find(|award| (award.region, award.unit) == (region, unit))
    }
}

#[cfg(test)]
mod fixture;
