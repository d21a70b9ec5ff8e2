//! What stands in an output folder, and which of it this tool did not write as it is now.
//!
//! A file is the tool's own if `SHA256SUMS` lists it and its bytes still have the listed hash.
//! Everything else is an intruder: a signed copy, a note, a workbook that was edited. A listed
//! file that is gone is none: who deletes a file wants it gone.
//!
//! `Thumbs.db`, `desktop.ini`, `.DS_Store` and the lock files of office programs (`~$x.xlsx`,
//! `.~lock.x.xlsx#`) come from looking at the folder. They do not stop a run; they move along with
//! the old output and vanish with it at the run after.

use std::collections::BTreeMap;
use std::fs::{self, File, Metadata};
use std::io;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use walkdir::WalkDir;

use super::artifact::{ArtifactPath, SIGNATURE_FILE, SUMS_FILE};
use super::error::{Action, Obstacle, OutputError};
use super::sums::{Digest, Sums};
use super::workers::spread;

/// A file in an output folder that this tool did not write as it is now.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Intruder {
    /// Relative to the job folder: `hasil/piagam/bertanda-tangan.pdf`.
    pub path: PathBuf,
    /// How it came to be one.
    pub kind: IntruderKind,
}

/// How a file came to be an intruder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum IntruderKind {
    /// Put there by someone else.
    Foreign,
    /// Written by this tool and changed since.
    Changed,
}

/// What stands in one output folder.
#[derive(Debug, Clone, Default)]
pub(super) struct Survey {
    /// The bytes of its list of hashes.
    pub(super) sums: Option<Vec<u8>>,
    /// The bytes of the signature over that list.
    pub(super) signature: Option<Vec<u8>>,
    /// Files that have the listed hash, with what the file system said of them before they were
    /// read.
    verified: BTreeMap<ArtifactPath, Stamp>,
    /// Whether the list is sound and every file on it is there with its hash.
    pub(super) whole: bool,
    /// In order of path.
    pub(super) intruders: Vec<Intruder>,
}

/// Tells without reading a file whether it was written to again.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stamp {
    bytes: u64,
    modified: Option<SystemTime>,
}

impl Stamp {
    fn of(metadata: &Metadata) -> Self {
        Self { bytes: metadata.len(), modified: metadata.modified().ok() }
    }
}

impl Survey {
    /// Looks at a folder; `None` if there is none. `known` is an earlier survey of the same
    /// folder: a file that looks untouched since is not read again.
    pub(super) fn of(
        folder: &Path,
        known: Option<&Self>,
        threads: NonZeroUsize,
    ) -> Result<Option<Self>, OutputError> {
        if !is_folder(folder)? {
            return Ok(None);
        }
        let mut survey = Self {
            sums: read_if_file(&folder.join(SUMS_FILE))?,
            signature: read_if_file(&folder.join(SIGNATURE_FILE))?,
            ..Self::default()
        };
        let listed = survey.sums.as_deref().and_then(Sums::parse);
        let known = known.filter(|known| known.sums == survey.sums);
        let mut unsure = Vec::new();
        for found in walk(folder)? {
            let path = found.name.as_deref().and_then(|name| ArtifactPath::new(name).ok());
            let digest = path.as_ref().and_then(|path| listed.as_ref()?.get(path));
            match (path, digest) {
                (Some(path), Some(_)) if !found.regular => {
                    survey.intrude(folder, Path::new(path.as_str()), IntruderKind::Changed);
                }
                (Some(path), Some(digest)) => match known.and_then(|k| k.verified.get(&path)) {
                    Some(stamp) if *stamp == found.stamp => {
                        survey.verified.insert(path, found.stamp);
                    }
                    _ => unsure.push((path, digest, found.stamp)),
                },
                _ if found.regular && found.is(SUMS_FILE) && listed.is_none() => {
                    survey.intrude(folder, &found.relative, IntruderKind::Changed);
                }
                _ if found.regular && (found.is(SUMS_FILE) || found.is(SIGNATURE_FILE)) => {}
                _ if found.is_by_product() => {}
                _ => survey.intrude(folder, &found.relative, IntruderKind::Foreign),
            }
        }
        survey.verify(folder, unsure, threads)?;
        survey.whole = listed
            .is_some_and(|sums| sums.iter().all(|(path, _)| survey.verified.contains_key(path)));
        survey.intruders.sort();
        Ok(Some(survey))
    }

    /// Whether a file is there as this tool wrote it.
    pub(super) fn vouches_for(&self, path: &ArtifactPath) -> bool {
        self.verified.contains_key(path)
    }

    /// Reads the files that nothing is known about and compares their hashes.
    fn verify(
        &mut self,
        folder: &Path,
        unsure: Vec<(ArtifactPath, Digest, Stamp)>,
        threads: NonZeroUsize,
    ) -> Result<(), OutputError> {
        let found = spread(threads, &unsure, |(path, ..)| {
            let file = folder.join(path.as_str());
            match File::open(&file).and_then(Digest::of_reader) {
                Ok(digest) => Ok(Some(digest)),
                Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
                Err(error) => Err(OutputError::io(Action::Read, file)(error)),
            }
        })?;
        for ((path, listed, stamp), found) in unsure.into_iter().zip(found) {
            match found {
                Some(digest) if digest == listed => {
                    self.verified.insert(path, stamp);
                }
                Some(_) => self.intrude(folder, Path::new(path.as_str()), IntruderKind::Changed),
                None => {}
            }
        }
        Ok(())
    }

    fn intrude(&mut self, folder: &Path, relative: &Path, kind: IntruderKind) {
        let folder = folder.file_name().map(Path::new).unwrap_or(folder);
        self.intruders.push(Intruder { path: folder.join(relative), kind });
    }

    /// Whether a file on the list is there with its hash.
    pub(super) fn holds(&self, path: &ArtifactPath) -> bool {
        self.verified.contains_key(path)
    }

    /// One hash for the whole output, signature included; `None` without a list.
    pub(super) fn identity(&self) -> Option<Digest> {
        self.sums.as_deref().map(|sums| identity(sums, self.signature.as_deref()))
    }
}

/// One hash for a whole output: two outputs with the same one have the same files.
pub(super) fn identity(sums: &[u8], signature: Option<&[u8]>) -> Digest {
    let mut both = Digest::of(sums).as_bytes().to_vec();
    if let Some(signature) = signature {
        both.extend(Digest::of(signature).as_bytes());
    }
    Digest::of(&both)
}

/// The identity of the output in a folder without looking at its files.
pub(super) fn identity_of(folder: &Path) -> Result<Option<Digest>, OutputError> {
    let sums = read_if_file(&folder.join(SUMS_FILE))?;
    let signature = read_if_file(&folder.join(SIGNATURE_FILE))?;
    Ok(sums.map(|sums| identity(&sums, signature.as_deref())))
}

/// Whether anything but folders stands below this one; `false` where there is none.
pub(super) fn holds_files(folder: &Path) -> Result<bool, OutputError> {
    Ok(is_folder(folder)? && !walk(folder)?.is_empty())
}

/// Something in the folder that is no folder itself.
struct Found {
    relative: PathBuf,
    /// The relative path with `/`, where it is text.
    name: Option<String>,
    regular: bool,
    stamp: Stamp,
}

impl Found {
    fn is(&self, name: &str) -> bool {
        self.name.as_deref() == Some(name)
    }

    /// Whether it comes from looking at the folder or opening a file in it.
    fn is_by_product(&self) -> bool {
        let name = self.relative.file_name().unwrap_or_default().to_string_lossy();
        let exact = ["Thumbs.db", "desktop.ini", ".DS_Store"];
        exact.iter().any(|known| name.eq_ignore_ascii_case(known))
            || name.starts_with("~$")
            || name.starts_with(".~lock")
    }
}

/// Everything below the folder but folders, in no order that matters. Links are not followed.
fn walk(folder: &Path) -> Result<Vec<Found>, OutputError> {
    let mut all = Vec::new();
    for entry in WalkDir::new(folder).min_depth(1).follow_links(false) {
        let entry = entry.map_err(|error| unreadable(folder, error))?;
        if entry.file_type().is_dir() {
            continue;
        }
        let metadata = entry.metadata().map_err(|error| unreadable(folder, error))?;
        let relative = entry.path().strip_prefix(folder).unwrap_or(entry.path()).to_owned();
        let parts: Option<Vec<&str>> = relative.iter().map(|part| part.to_str()).collect();
        let name = parts.map(|parts| parts.join("/"));
        let regular = entry.file_type().is_file();
        all.push(Found { relative, name, regular, stamp: Stamp::of(&metadata) });
    }
    Ok(all)
}

pub(super) fn unreadable(folder: &Path, error: walkdir::Error) -> OutputError {
    let path = error.path().unwrap_or(folder).to_owned();
    let source = error.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into());
    OutputError::Io { action: Action::Read, path, source }
}

/// What stands at a path where a folder belongs: one (`true`), nothing (`false`), or an error
/// that says what is in the way.
pub(super) fn is_folder(path: &Path) -> Result<bool, OutputError> {
    let found = match kind_at(path)? {
        None => return Ok(false),
        Some(Obstacle::Folder) => return Ok(true),
        Some(other) => other,
    };
    Err(OutputError::InTheWay { path: path.to_owned(), found })
}

/// What stands at a path where a file belongs: one (`true`), nothing (`false`), or an error that
/// says what is in the way.
pub(super) fn is_file(path: &Path) -> Result<bool, OutputError> {
    let found = match kind_at(path)? {
        None => return Ok(false),
        Some(Obstacle::File) => return Ok(true),
        Some(other) => other,
    };
    Err(OutputError::InTheWay { path: path.to_owned(), found })
}

fn kind_at(path: &Path) -> Result<Option<Obstacle>, OutputError> {
    let kind = match fs::symlink_metadata(path) {
        Ok(metadata) => metadata.file_type(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(OutputError::io(Action::Read, path)(error)),
    };
    Ok(Some(match () {
        () if kind.is_symlink() => Obstacle::Link,
        () if kind.is_dir() => Obstacle::Folder,
        () if kind.is_file() => Obstacle::File,
        () => Obstacle::Special,
    }))
}

/// The bytes of a regular file; `None` for anything else, a link included.
pub(super) fn read_if_file(path: &Path) -> Result<Option<Vec<u8>>, OutputError> {
    match kind_at(path)? {
        Some(Obstacle::File) => {
            fs::read(path).map(Some).map_err(OutputError::io(Action::Read, path))
        }
        _ => Ok(None),
    }
}
