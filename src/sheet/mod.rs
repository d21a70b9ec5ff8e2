//! From files to assessments.
//!
//! ```text
//! list -> read (one file: bytes -> gate -> grid -> table -> rows) -> gather -> assessments
//! ```

mod cell;
mod folder;
mod form;
mod gate;
mod gather;
mod grid;
pub mod history;
mod lexicon;
mod locate;
mod names;
mod reading;
mod region_cell;
mod row_kind;
mod table;
mod twice;

pub use folder::{Folder, FoundFile, list};
pub use gather::{Gathered, gather, regions_of};
pub use grid::isolated::{COMMAND as READ_COMMAND, Program, serve};
pub use lexicon::Lexicon;
pub use names::{kind_named, regions_named, regions_near, unit_key};
pub use reading::{Means, Reading, read, read_bytes};
pub use table::Expected;

use crate::digest::Digest;
use crate::domain::Region;
use crate::finding::Problem;

/// The region that a name means, in any of the spellings that sheets may use.
///
/// # Errors
/// If no region has the name, or several do; near ones are named.
pub fn region_named(name: &str) -> Result<&'static Region, Problem> {
    names::region(name, None)
}

/// A file of the input folder and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputFile {
    /// Its path below the job, with `/` between its parts.
    pub path: String,
    /// SHA-256 of the bytes that were read; `None` where none were.
    pub sha256: Option<Digest>,
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

impl Fate {
    /// Its name in data files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Used => "used",
            Self::Refused => "refused",
            Self::Ignored => "ignored",
        }
    }
}
