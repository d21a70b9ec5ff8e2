//! Documents first as data, then as bytes.

pub mod recap;
pub mod workbook;
pub mod xlsx;

use crate::award::Award;
use crate::domain::History;
use crate::finding::Finding;
use crate::job::Job;
use crate::ranking::Standings;

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

/// A file of the input folder and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputFile {
    /// Its path below the job, with `/` between its parts.
    pub path: String,
    /// SHA-256 of the bytes that were read, in hexadecimal; `None` where none were.
    pub sha256: Option<String>,
    /// What became of it.
    pub fate: Fate,
}

/// What becomes of a file of the input folder; exactly one of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// Its scores, or some, are in the results.
    Used,
    /// It could not be used; a finding says why.
    Refused,
    /// It is no sheet at all, or the same as another; a finding says so.
    Ignored,
}
