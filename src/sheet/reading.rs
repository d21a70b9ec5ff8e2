//! One file, from its bytes to its rows. Files are independent, so that they can be read in
//! parallel.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::thread;
use std::time::Duration;

use super::folder::FoundFile;
use super::grid::isolated::Program;
use super::grid::{self, Grid};
use super::table::{self, Expected, Row};
use super::{form, gate};
use crate::digest::Digest;
use crate::finding::{Finding, Limit, Problem, ReadAs, Unreadable};
use crate::job::Limits;
use crate::location::Location;

/// How often a file that another program holds is tried again, and after which time: Excel lets go
/// of one that it saves.
const TRIES: u32 = 5;
const PAUSE: Duration = Duration::from_millis(300);

/// What reading may take, and who does it.
#[derive(Clone, Copy)]
pub struct Means<'a> {
    /// How much a file may hold.
    pub limits: &'a Limits,
    /// Who reads .xls and .xlsb in a process of its own; without it they are refused.
    pub program: Option<Program<'a>>,
}

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

/// A file's worksheets.
#[derive(Debug, PartialEq)]
pub struct Opened {
    /// The worksheets.
    pub grids: Vec<Grid>,
    /// What the file is, where its name says something else.
    pub read_as: Option<ReadAs>,
}

/// Reads one file of scores.
pub fn read(file: &FoundFile, means: Means<'_>, expected: Expected<'_>) -> Reading {
    match bytes(&file.path, means.limits) {
        Ok(bytes) => read_bytes(&file.name, &bytes, means, expected),
        Err(problem) => refused(&file.name, None, problem),
    }
}

/// Reads what a file of scores with this name holds: what is hashed is what is used, even if
/// somebody saves it meanwhile.
pub fn read_bytes(name: &str, bytes: &[u8], means: Means<'_>, expected: Expected<'_>) -> Reading {
    let sha256 = Some(Digest::of(bytes));
    let Opened { grids, read_as } = match open(name, bytes, means) {
        Ok(opened) => opened,
        Err(problem) => return refused(name, sha256, problem),
    };
    let at = Location::file(name);
    let read = form::read(&at, &grids, expected);
    let table::Rows { rows, mut findings } =
        read.unwrap_or_else(|| table::read(&at, &grids, expected));
    let refused = !rows.iter().any(|row| row.what.place().is_some());
    findings.extend(read_as.map(|kind| Finding::new(at, Problem::ReadAsOther { kind })));
    Reading { name: name.to_owned(), sha256, refused, rows, findings }
}

fn refused(name: &str, sha256: Option<Digest>, problem: Problem) -> Reading {
    let findings = vec![Finding::new(Location::file(name), problem)];
    Reading { name: name.to_owned(), sha256, refused: true, rows: Vec::new(), findings }
}

/// The worksheets of a file with this name.
pub fn open(name: &str, bytes: &[u8], means: Means<'_>) -> Result<Opened, Problem> {
    let admitted = gate::admit(name, bytes, means.limits)?;
    let read_as = admitted.read_as(name);
    Ok(Opened { grids: grid::read(admitted, means)?, read_as })
}

/// The bytes of a file, if they are not too many.
pub fn bytes(path: &Path, limits: &Limits) -> Result<Vec<u8>, Problem> {
    let unreadable = |why| Problem::Unreadable { why };
    if is_stand_in(path) {
        return Err(unreadable(Unreadable::InCloud));
    }
    // One byte more than allowed shows that there are too many.
    let most = limits.file.saturating_add(1);
    let read = || {
        let mut bytes = Vec::new();
        File::open(path)?.take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    let bytes = patiently(read, thread::sleep).map_err(unreadable)?;
    if bytes.len() as u64 > limits.file {
        return Err(Problem::TooLarge { limit: Limit::Bytes(limits.file) });
    }
    Ok(bytes)
}

/// Tries again while another program holds the file, or a cloud has not brought it yet.
fn patiently<T>(
    mut attempt: impl FnMut() -> io::Result<T>,
    pause: impl Fn(Duration),
) -> Result<T, Unreadable> {
    let mut tried = 0;
    loop {
        let error = match attempt() {
            Ok(done) => return Ok(done),
            Err(error) => error,
        };
        let Some(why) = passing(&error) else { return Err(Unreadable::System(error.to_string())) };
        if tried == TRIES {
            return Err(why);
        }
        tried += 1;
        pause(PAUSE);
    }
}

/// What stands in the way for now, if it may go away by itself.
fn passing(error: &io::Error) -> Option<Unreadable> {
    use io::ErrorKind::{ExecutableFileBusy, ResourceBusy, TimedOut, WouldBlock};
    match error.raw_os_error() {
        // Windows: a sharing violation, a locked stretch.
        Some(32 | 33) if cfg!(windows) => return Some(Unreadable::Held),
        // Windows: its errors of files in a cloud.
        Some(358..=404) if cfg!(windows) => return Some(Unreadable::InCloud),
        _ => {}
    }
    match error.kind() {
        ResourceBusy | WouldBlock | ExecutableFileBusy => Some(Unreadable::Held),
        TimedOut => Some(Unreadable::InCloud),
        _ => None,
    }
}

/// What iCloud leaves in place of a file: `.nilai.xlsx.icloud`.
fn is_stand_in(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.') && name.to_lowercase().ends_with(".icloud")
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    #[test]
    fn a_file_that_another_program_holds_is_tried_again_for_a_while() {
        let check = |error: fn() -> io::Error, free_after: u32, expected, waited: u128| {
            let waits = RefCell::new(Duration::ZERO);
            let mut tried = 0;
            let attempt = || {
                tried += 1;
                if tried > free_after { Ok(tried) } else { Err(error()) }
            };
            let read = patiently(attempt, |pause| *waits.borrow_mut() += pause);
            assert_eq!(read, expected);
            assert_eq!(waits.into_inner().as_millis(), waited);
        };
        let busy = || io::Error::from(io::ErrorKind::ResourceBusy);
        check(busy, 0, Ok(1), 0);
        check(busy, 3, Ok(4), 900);
        check(busy, 99, Err(Unreadable::Held), 1500);
        check(|| io::ErrorKind::TimedOut.into(), 99, Err(Unreadable::InCloud), 1500);
        // What will not go away by itself is said at once.
        let denied = || io::Error::from(io::ErrorKind::PermissionDenied);
        check(denied, 99, Err(Unreadable::System("permission denied".to_owned())), 0);
    }

    #[test]
    fn what_a_cloud_leaves_in_place_of_a_file_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".nilai.xlsx.icloud");
        std::fs::write(&path, "bplist00").unwrap();
        let why = Unreadable::InCloud;
        assert_eq!(bytes(&path, &Limits::default()), Err(Problem::Unreadable { why }));
    }
}
