//! Documents first as data, then as bytes.

pub mod certificate;
pub mod page;
pub mod pdf;

use crate::award::Award;
use crate::domain::History;
use crate::finding::Finding;
use crate::job::Job;
use crate::ranking::Standings;
pub use crate::sheet::{Fate, InputFile};

/// Everything that documents are made from; nothing is computed after this point.
#[derive(Clone, Copy, Debug)]
pub struct Results<'a> {
    /// The job.
    pub job: &'a Job,
    /// The regions and the lists.
    pub standings: &'a Standings,
    /// Who gets a certificate, in order of region code; empty for a partial run.
    pub awards: &'a [Award],
    /// Results of earlier years.
    pub history: &'a History,
    /// All findings, sorted.
    pub findings: &'a [Finding],
    /// The files that were read, refused and ignored.
    pub inputs: &'a [InputFile],
    /// Whether regions with errors were left out ("BELUM LENGKAP").
    pub partial: bool,
}
