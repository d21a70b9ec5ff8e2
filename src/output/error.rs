//! What can keep an output from being written, with all that a message about it needs.

use std::io;
use std::path::PathBuf;

use super::artifact::{ArtifactPath, PathFlaw};
use super::disk::is_held_open;
use super::survey::Intruder;

/// What was being done to a path when the system refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Taking the lock.
    Lock,
    /// Listing a folder or reading a file.
    Read,
    /// Making a folder.
    CreateFolder,
    /// Making a file and filling it.
    Write,
    /// Waiting until the disk has it.
    Sync,
    /// Giving a file or folder its final name.
    Move,
    /// Taking away a file or folder.
    Remove,
}

/// What stands where a folder or file of the output belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// A file in place of a folder.
    File,
    /// A folder in place of a file.
    Folder,
    /// A symbolic link or junction; never followed.
    Link,
    /// A pipe, a device or a socket.
    Special,
    /// The right kind of thing, but with content that this tool did not write.
    Foreign,
}

/// Why an output was not written. The words for the user are the catalogue's; `Display` is for
/// developers.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// The job's name for its output cannot be a folder beside the sheets.
    #[error("the output name {name:?} has {flaw}")]
    Name {
        /// As the job says it.
        name: String,
        /// What is wrong with it.
        flaw: PathFlaw,
    },
    /// The job folder does not exist or is no folder.
    #[error("{path} is no folder")]
    NoJobFolder {
        /// The job folder.
        path: PathBuf,
    },
    /// Another run holds the job.
    #[error("another run holds {job}")]
    Busy {
        /// The job folder.
        job: PathBuf,
    },
    /// Something stands where the output belongs; it is not touched.
    #[error("{path} is in the way: {found:?}")]
    InTheWay {
        /// What is in the way.
        path: PathBuf,
        /// What it is.
        found: Obstacle,
    },
    /// A file that is to be made is there already; it is not overwritten.
    #[error("{path} is there already")]
    AlreadyThere {
        /// The file.
        path: PathBuf,
    },
    /// A folder that is to be filled has something in it.
    #[error("{path} is not empty")]
    NotEmpty {
        /// The folder.
        path: PathBuf,
    },
    /// The job folder takes no new files: it or its disk is read-only, full, or someone else's.
    #[error("{path} cannot be written: {source}")]
    NotWritable {
        /// The file that could not be made.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file of the output would have a path longer than other programs can open.
    #[error("{path} has {length} characters of at most {limit}")]
    PathTooLong {
        /// The longest of them, as it would be.
        path: PathBuf,
        /// Its length in UTF-16 units.
        length: usize,
        /// The largest length that is fine.
        limit: usize,
    },
    /// The old output holds files that this tool did not write as they are; never empty.
    #[error("{} foreign or changed files, first {:?}", .0.len(), .0.first())]
    Intruders(Vec<Intruder>),
    /// Two documents of one run would be one file, on a disk that ignores case at least.
    #[error("{path} and {earlier} are the same file")]
    Duplicate {
        /// The later one.
        path: ArtifactPath,
        /// The file or folder that was there.
        earlier: String,
    },
    /// A document failed to be written before, so the output cannot be complete.
    #[error("an earlier document was not written")]
    Incomplete,
    /// The system refused; the old output stands as it was.
    #[error("{action:?} {path}: {source}")]
    Io {
        /// What was being done.
        action: Action,
        /// To what.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file of the old output is open in another program and cannot be moved. The new output is
    /// complete beside it: once the program is closed, any command finishes.
    #[error("{path} is open elsewhere: {source}")]
    InUse {
        /// The open file if it could be found, else its folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The system refused in the middle of the swap. The new output is complete; any command
    /// finishes the swap once the cause is gone.
    #[error("the swap is unfinished: {action:?} {path}: {source}")]
    Unfinished {
        /// What was being done.
        action: Action,
        /// To what.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The journal of an interrupted swap is not one that this program wrote.
    #[error("the journal {path} cannot be read")]
    Journal {
        /// The journal.
        path: PathBuf,
    },
}

impl OutputError {
    /// Whether the disk, or the user's share of it, is full.
    pub fn is_disk_full(&self) -> bool {
        use io::ErrorKind::{QuotaExceeded, StorageFull};
        self.refusal().is_some_and(|error| matches!(error.kind(), StorageFull | QuotaExceeded))
    }

    /// Whether another program has the file open.
    pub fn is_open_elsewhere(&self) -> bool {
        self.refusal().is_some_and(is_held_open)
    }

    /// What the system said, where it was the system that refused.
    pub fn refusal(&self) -> Option<&io::Error> {
        match self {
            Self::NotWritable { source, .. }
            | Self::Io { source, .. }
            | Self::InUse { source, .. }
            | Self::Unfinished { source, .. } => Some(source),
            Self::Name { .. }
            | Self::NoJobFolder { .. }
            | Self::Busy { .. }
            | Self::InTheWay { .. }
            | Self::AlreadyThere { .. }
            | Self::NotEmpty { .. }
            | Self::PathTooLong { .. }
            | Self::Intruders(_)
            | Self::Duplicate { .. }
            | Self::Incomplete
            | Self::Journal { .. } => None,
        }
    }

    /// Turns a refusal of the system into an error that names what was being done and to what.
    pub(super) fn io(action: Action, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { action, path, source }
    }
}
