//! One file, from its bytes to its rows. Files are independent, so that they can be read in
//! parallel.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::folder::FoundFile;
use super::grid::{self, Grid};
use super::table::{self, Expected, Row};
use super::{form, gate};
use crate::digest::Digest;
use crate::finding::{Finding, Limit, Problem, Unreadable};
use crate::location::Location;

/// What one file brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its name below the job.
    pub name: String,
    /// SHA-256 of the bytes that were read; `None` where none were.
    pub sha256: Option<Digest>,
    /// Whether the file as a whole was refused.
    pub refused: bool,
    /// Its rows with scores.
    pub rows: Vec<Row>,
    /// What is to be said about it.
    pub findings: Vec<Finding>,
}

/// Reads one file of scores.
pub fn read(file: &FoundFile, expected: Expected<'_>) -> Reading {
    let at = Location::file(file.name.as_str());
    let (sha256, grids) = open(file);
    match grids {
        Ok(grids) => {
            let read = form::read(&at, &grids, expected);
            let table::Rows { rows, findings } =
                read.unwrap_or_else(|| table::read(&at, &grids, expected));
            let refused = !rows.iter().any(|row| row.what.place().is_some());
            Reading { name: file.name.clone(), sha256, refused, rows, findings }
        }
        Err(problem) => Reading {
            name: file.name.clone(),
            sha256,
            refused: true,
            rows: Vec::new(),
            findings: vec![Finding::new(at, problem)],
        },
    }
}

/// Reads a file once: what is hashed is what is used, even if somebody saves it meanwhile.
pub fn open(file: &FoundFile) -> (Option<Digest>, Result<Vec<Grid>, Problem>) {
    match bytes(&file.path) {
        Ok(bytes) => {
            let grids = gate::admit(&file.name, &bytes).and_then(grid::read);
            (Some(Digest::of(&bytes)), grids)
        }
        Err(problem) => (None, Err(problem)),
    }
}

/// The bytes of a file, if they are not too many.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Problem> {
    let system =
        |error: io::Error| Problem::Unreadable { why: Unreadable::System(error.to_string()) };
    let file = File::open(path).map_err(system)?;
    let mut bytes = Vec::new();
    // One byte more than allowed shows that there are too many.
    file.take(gate::limits::MOST_BYTES + 1).read_to_end(&mut bytes).map_err(system)?;
    if bytes.len() as u64 > gate::limits::MOST_BYTES {
        return Err(Problem::TooLarge { limit: Limit::Bytes(gate::limits::MOST_BYTES) });
    }
    Ok(bytes)
}
