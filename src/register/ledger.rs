//! The register on the disk, held by one run: what it has answered for will be there tomorrow.

use std::io;
use std::path::{Path, PathBuf};

use super::chain::{Fault, Reading, Register, read};
use super::event::Entry;
use super::head::Head;
use super::state::State;
use super::storage::{OnDisk, Storage};
use crate::digest::Digest;
use crate::output::{Action, Held};

/// The register of a job, in its folder.
pub const FILE: &str = crate::job::REGISTER_FILE;

/// A register that one run may write to, as long as it holds the job: whoever writes shows that it
/// does.
///
/// The order of a run that issues certificates:
///
/// ```text
/// OutputFolder::lock      the job is ours; an interrupted swap is finished
/// Ledger::open            the register is sound, and not older than the known heads
/// settle, append          what an earlier run had landed, and not come to write down
/// plan, append            numbers; on the disk before anything is drawn
/// draw ... land           with Ledger::anchor on the documents
/// settle, append          issued
/// ```
/// Killed between any two of them, the next run goes on without losing a number or giving one
/// twice.
#[derive(Debug)]
pub struct Ledger {
    storage: Box<dyn Storage>,
    register: Register,
    /// The bytes of the file, as far as this run knows.
    length: u64,
    torn: Option<PathBuf>,
    /// A write failed: what the file holds now is known only once it is read again.
    unsure: bool,
}

/// Why a register cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// It was cut, edited or put back from an older copy.
    #[error("{path}, {fault}")]
    Faulty {
        /// The register.
        path: PathBuf,
        /// What is wrong with it.
        fault: Fault,
    },
    /// An event cannot follow those before it; nothing was written.
    #[error("not written: {0}")]
    Refused(Fault),
    /// Somebody else has written to the file while this run held it, or a write failed before.
    #[error("{path} was changed meanwhile")]
    Changed {
        /// The register.
        path: PathBuf,
    },
    /// The system refused.
    #[error("{action:?} {path}: {source}")]
    Io {
        /// What was being done.
        action: Action,
        /// To what.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Reads the register of a job and changes nothing; `None` where there is none and none is known.
///
/// # Errors
/// [`LedgerError::Faulty`] and [`LedgerError::Io`].
pub fn look(job: &Path, known: &[Head]) -> Result<Option<Reading>, LedgerError> {
    let mut storage = OnDisk::new(job.join(FILE));
    let bytes = storage.read().map_err(io_error(&storage, Action::Read))?;
    if bytes.is_none() && known.is_empty() {
        return Ok(None);
    }
    sound(&storage, &bytes.unwrap_or_default(), known).map(Some)
}

impl Ledger {
    /// Opens the register of the job that is held, or begins one. `known` are its heads as they
    /// stand elsewhere: in the manifests of the live output and the one before it.
    ///
    /// A last line that was torn is kept in a file beside the register ([`Ledger::torn`]) and cut
    /// off.
    ///
    /// # Errors
    /// [`LedgerError::Faulty`] and [`LedgerError::Io`].
    pub fn open(held: &Held, known: &[Head]) -> Result<Self, LedgerError> {
        Self::open_on(Box::new(OnDisk::new(held.folder().job().join(FILE))), known)
    }

    pub(super) fn open_on(
        mut storage: Box<dyn Storage>,
        known: &[Head],
    ) -> Result<Self, LedgerError> {
        let bytes = storage.read().map_err(io_error(&*storage, Action::Read))?.unwrap_or_default();
        let Reading { register, whole } = sound(&*storage, &bytes, known)?;
        let (lines, piece) = bytes.split_at_checked(whole).unwrap_or((&bytes, &[]));
        let torn =
            if piece.is_empty() { None } else { Some(set_aside(&mut *storage, lines, piece)?) };
        let length = lines.len().try_into().unwrap_or(u64::MAX);
        Ok(Self { storage, register, length, torn, unsure: false })
    }

    /// What all events come to.
    pub fn state(&self) -> &State {
        self.register.state()
    }

    /// The last line.
    pub fn head(&self) -> Option<Head> {
        self.register.head()
    }

    /// The head that goes on documents, see [`Register::anchor`].
    pub fn anchor(&self) -> Option<Head> {
        self.register.anchor()
    }

    /// The anchor as it would be after more events, none of which is written.
    ///
    /// # Errors
    /// [`LedgerError::Refused`] where they cannot follow.
    pub fn anchor_after(&self, entries: &[Entry]) -> Result<Option<Head>, LedgerError> {
        let mut extended = self.register.clone();
        extended.extend(entries).map_err(LedgerError::Refused)?;
        Ok(extended.anchor())
    }

    /// Where a torn last line was put, if there was one.
    pub fn torn(&self) -> Option<&Path> {
        self.torn.as_deref()
    }

    /// Writes events, and returns once they would survive a power cut. `held` is the job that the
    /// register was opened under.
    ///
    /// # Errors
    /// [`LedgerError::Refused`] where they cannot follow, and nothing was written.
    /// [`LedgerError::Io`] where the system refused: nobody may rely on any of them, and this
    /// register takes no more ([`LedgerError::Changed`]); the next run finds out what stands there.
    pub fn append(&mut self, _held: &Held, entries: &[Entry]) -> Result<(), LedgerError> {
        self.add(entries)
    }

    pub(super) fn add(&mut self, entries: &[Entry]) -> Result<(), LedgerError> {
        if entries.is_empty() {
            return Ok(());
        }
        let mut extended = self.register.clone();
        let lines = extended.extend(entries).map_err(LedgerError::Refused)?;
        let found = self.storage.length().map_err(io_error(&*self.storage, Action::Read))?;
        if self.unsure || found != self.length {
            return Err(LedgerError::Changed { path: self.storage.path().to_owned() });
        }
        self.unsure = true;
        if let Err(error) = self.write(lines.as_bytes()) {
            // Whatever stays is a torn line, or lines that nobody was told of: both are known to
            // the next run. What the system said first is worth more than whether this works.
            _ = self.storage.shorten(self.length);
            return Err(error);
        }
        self.unsure = false;
        self.length += u64::try_from(lines.len()).unwrap_or(u64::MAX);
        self.register = extended;
        Ok(())
    }

    fn write(&mut self, lines: &[u8]) -> Result<(), LedgerError> {
        let begins = self.length == 0;
        let storage = &mut *self.storage;
        storage.append(lines).map_err(io_error(storage, Action::Write))?;
        storage.sync().map_err(io_error(storage, Action::Sync))?;
        if begins {
            storage.sync_folder().map_err(io_error(storage, Action::Sync))?;
        }
        Ok(())
    }
}

fn sound(storage: &dyn Storage, bytes: &[u8], known: &[Head]) -> Result<Reading, LedgerError> {
    let path = || storage.path().to_owned();
    read(bytes, known).map_err(|fault| LedgerError::Faulty { path: path(), fault })
}

/// First the piece is safe, then it is cut off: killed in between, it is set aside again.
fn set_aside(
    storage: &mut dyn Storage,
    lines: &[u8],
    piece: &[u8],
) -> Result<PathBuf, LedgerError> {
    let digest = Digest::of(piece).to_string();
    let name = format!("registri.sobek-{}.txt", digest.get(..8).unwrap_or_default());
    let kept = storage.keep(&name, piece).map_err(io_error(storage, Action::Write))?;
    storage.sync_folder().map_err(io_error(storage, Action::Sync))?;
    let length = lines.len().try_into().unwrap_or(u64::MAX);
    storage.shorten(length).map_err(io_error(storage, Action::Write))?;
    storage.sync().map_err(io_error(storage, Action::Sync))?;
    Ok(kept)
}

fn io_error(storage: &dyn Storage, action: Action) -> impl FnOnce(io::Error) -> LedgerError {
    let path = storage.path().to_owned();
    move |source| LedgerError::Io { action, path, source }
}
