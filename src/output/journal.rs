//! The note that a swap has begun: which folder, and the identity of what is moving in.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::disk::{Disk, replace_file};
use super::error::{Action, OutputError};
use super::folder::OutputFolder;
use super::sums::Digest;
use super::survey::{is_file, read_if_file};

/// Stands in the job folder from the moment a swap begins until it is done.
pub(super) const JOURNAL_FILE: &str = ".rapor-jurnal";
/// The form of the journal; a later one would have another number.
const SCHEMA: u32 = 1;

/// A swap that has begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Journal {
    /// What the job calls its output. Kept here because the job file may have changed since.
    pub(super) output: String,
    /// The identity of the new output: its list of hashes and its signature.
    pub(super) identity: Digest,
}

/// The journal as it stands in the file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Note {
    schema: u32,
    output: String,
    identity: String,
}

impl Journal {
    /// Writes the journal; from here on the swap will be finished by whoever comes next.
    pub(super) fn open(&self, folder: &OutputFolder) -> Result<(), OutputError> {
        let path = folder.job().join(JOURNAL_FILE);
        let note = Note {
            schema: SCHEMA,
            output: self.output.clone(),
            identity: self.identity.to_string(),
        };
        serde_json::to_vec(&note)
            .map_err(Into::into)
            .and_then(|bytes| replace_file(folder.disk(), &path, &bytes))
            .map_err(OutputError::io(Action::Write, path))
    }

    /// The journal of a job, if a swap has begun there.
    pub(super) fn read(job: &Path) -> Result<Option<Self>, OutputError> {
        let path = job.join(JOURNAL_FILE);
        is_file(&path)?;
        let Some(bytes) = read_if_file(&path)? else {
            return Ok(None);
        };
        match Self::parse(&bytes) {
            Some(journal) => Ok(Some(journal)),
            None => Err(OutputError::Journal { path }),
        }
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        let note: Note = serde_json::from_slice(bytes).ok()?;
        let identity = Digest::parse(&note.identity)?;
        (note.schema == SCHEMA).then_some(Self { output: note.output, identity })
    }

    /// Takes the journal away: the swap is done, and the disk knows it.
    pub(super) fn close(disk: &dyn Disk, job: &Path) -> Result<(), OutputError> {
        let path = job.join(JOURNAL_FILE);
        // The moves first, the end of the journal second, also after a power cut. No sync after
        // it: a journal that comes back finds nothing left to do.
        disk.sync_dir(job).map_err(OutputError::io(Action::Sync, job))?;
        disk.remove_file(&path).map_err(OutputError::io(Action::Remove, path))
    }
}
