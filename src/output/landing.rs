//! The swap: a sealed output becomes the live one, and a swap that was interrupted is finished.
//!
//! Landing and recovery are the same code. Landing writes the journal and then does what anyone
//! who finds a journal does: looks where the new output stands, and goes on from there.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::disk::{Disk, LocalDisk, find_held_open, is_held_open};
use super::error::{Action, OutputError};
use super::folder::{OutputFolder, job_folder};
use super::journal::{JOURNAL_FILE, Journal};
use super::lock::Lock;
use super::staging::{Sealed, remove_folder};
use super::survey::{Survey, holds_files, identity, identity_of, is_folder};

/// How a run ended on the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Landed {
    /// There was no output before.
    First,
    /// The old output is now the previous one.
    Replaced,
    /// The live output has the same bytes; it was left as it is.
    Unchanged,
}

/// How an interrupted swap was finished.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recovered {
    /// The new output was complete, and is the live one now.
    Finished,
    /// The new output was the live one already; what was left of the swap was tidied up.
    Tidied,
    /// The new output was damaged or gone; the old one is the live one.
    RolledBack,
}

impl Sealed<'_> {
    /// Makes this the live output; the one before stays beside it as `hasil.lama`.
    ///
    /// # Errors
    /// [`OutputError::Intruders`] where files were put into the old output or changed, and
    /// [`OutputError::Io`]: the old output stands, this one vanishes.
    /// [`OutputError::InUse`] and [`OutputError::Unfinished`]: the swap has begun, and any later
    /// command finishes it without computing again.
    pub fn land(mut self) -> Result<Landed, OutputError> {
        let held = self.room.held;
        let folder = held.folder();
        let intruders = held.intruders()?;
        if !intruders.is_empty() {
            return Err(OutputError::Intruders(intruders));
        }
        let identity = identity(&self.sums, self.signature.as_deref());
        let live = held.survey(&folder.live())?;
        let landed = match &live {
            Some(live) if live.whole && live.identity() == Some(identity) => {
                self.room.discard()?;
                return Ok(Landed::Unchanged);
            }
            _ if holds_files(&folder.live())? => Landed::Replaced,
            _ => Landed::First,
        };
        let name = folder.name().to_owned();
        let opened = Journal { output: name, identity }.open(folder);
        // The journal may stand even though its writing is said to have failed.
        if opened.is_ok() || needs_recovery(folder.job()) {
            self.room.keep();
            opened.and_then(|()| carry_out(folder, State::Staged)).map_err(later)?;
        } else {
            opened?;
        }
        Ok(landed)
    }
}

/// Whether a swap was interrupted in this job. Cheap, and works where nothing can be written.
pub fn needs_recovery(job: &Path) -> bool {
    job.join(JOURNAL_FILE).symlink_metadata().is_ok()
}

/// Finishes the swap of an interrupted run; the first thing that any command does. `None` where
/// there is nothing to finish; then nothing is touched, not even the lock.
///
/// # Errors
/// [`OutputError::Busy`] where a run holds the job; [`OutputError::Intruders`] where files that
/// the swap would move were put in or changed since; [`OutputError::InUse`] and
/// [`OutputError::Unfinished`] where the system still refuses; [`OutputError::Journal`] where the
/// journal is not one of this program's.
pub fn recover(job: &Path) -> Result<Option<Recovered>, OutputError> {
    recover_on(Arc::new(LocalDisk), job)
}

pub(super) fn recover_on(
    disk: Arc<dyn Disk>,
    job: &Path,
) -> Result<Option<Recovered>, OutputError> {
    if !needs_recovery(job) {
        return Ok(None);
    }
    let job = job_folder(job)?;
    let _lock = Lock::take(&job)?;
    let threads = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    finish_interrupted(disk, &job, threads)
}

/// Finishes an interrupted swap under a lock that the caller holds.
pub(super) fn finish_interrupted(
    disk: Arc<dyn Disk>,
    job: &Path,
    threads: NonZeroUsize,
) -> Result<Option<Recovered>, OutputError> {
    let Some(journal) = Journal::read(job)? else {
        return Ok(None);
    };
    // A journal that names no plain folder was not written by this program.
    let folder = OutputFolder::open_on(disk, job, &journal.output)
        .map_err(|_| OutputError::Journal { path: job.join(JOURNAL_FILE) })?
        .with_threads(threads);
    let state = State::observe(&folder, &journal)?;
    let touched = match state {
        State::Staged => vec![folder.live(), folder.previous()],
        State::Landed => vec![folder.staging(), folder.previous()],
        State::Lost => vec![],
    };
    refuse_intruders(&folder, &touched)?;
    carry_out(&folder, state).map_err(later)?;
    Ok(Some(match state {
        State::Staged => Recovered::Finished,
        State::Landed => Recovered::Tidied,
        State::Lost => Recovered::RolledBack,
    }))
}

/// Where the new output stands once the journal is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Complete in staging; the old one is live, or moved aside, or there was none.
    Staged,
    /// Live; the old one is in staging, or moved aside already.
    Landed,
    /// Nowhere as it was sealed: someone changed or deleted it in the meantime.
    Lost,
}

impl State {
    /// Nothing is taken on trust: staging is the new output only if every file on its list has
    /// its hash.
    fn observe(folder: &OutputFolder, journal: &Journal) -> Result<Self, OutputError> {
        let new = Some(journal.identity);
        let whole = |path: &Path| -> Result<bool, OutputError> {
            let survey = Survey::of(path, None, folder.threads())?;
            Ok(survey.is_some_and(|survey| survey.whole && survey.identity() == new))
        };
        let staged = whole(&folder.staging())?;
        let landed = is_folder(&folder.live())? && identity_of(&folder.live())? == new;
        Ok(match (staged, landed) {
            (true, false) => Self::Staged,
            (false, true) => Self::Landed,
            // The same output again, after files of the live one had been deleted: the complete
            // one is the new one.
            (true, true) if whole(&folder.live())? => Self::Landed,
            (true, true) => Self::Staged,
            (false, false) => Self::Lost,
        })
    }
}

/// Goes from a state to the end: the journal is gone, and the live output is a whole one.
fn carry_out(folder: &OutputFolder, state: State) -> Result<(), OutputError> {
    match state {
        State::Staged => {
            move_in(folder)?;
            set_aside(folder)?;
        }
        State::Landed => set_aside(folder)?,
        State::Lost => {
            // Moved aside, and nothing came in its place.
            if !is_folder(&folder.live())? && is_folder(&folder.previous())? {
                rename(folder, &folder.previous(), &folder.live())?;
            }
        }
    }
    Journal::close(folder.disk(), folder.job())
}

/// Brings staging in as the live output; the old one ends up in staging or as the previous one.
fn move_in(folder: &OutputFolder) -> Result<(), OutputError> {
    let (live, staging, previous) = (folder.live(), folder.staging(), folder.previous());
    if !is_folder(&live)? {
        // The first run, or the old output is the previous one already.
        return rename(folder, &staging, &live);
    }
    if !holds_files(&live)? {
        // An empty folder is no output that should push out the previous one.
        remove_folder(folder.disk(), folder.threads(), &live)?;
        return rename(folder, &staging, &live);
    }
    if is_folder(&previous)? {
        remove_folder(folder.disk(), folder.threads(), &previous)?;
    }
    match folder.disk().exchange(&live, &staging) {
        Err(error) if error.kind() == std::io::ErrorKind::Unsupported => {
            rename(folder, &live, &previous)?;
            rename(folder, &staging, &live)
        }
        done => done.map_err(OutputError::io(Action::Move, live)),
    }
}

/// After an exchange the old output stands in staging: makes it the previous one.
fn set_aside(folder: &OutputFolder) -> Result<(), OutputError> {
    let (staging, previous) = (folder.staging(), folder.previous());
    if !is_folder(&staging)? {
        return Ok(());
    }
    if is_folder(&previous)? {
        // The one before the old one; its removal was begun, and a power cut brought it back.
        remove_folder(folder.disk(), folder.threads(), &previous)?;
    }
    rename(folder, &staging, &previous)
}

fn rename(folder: &OutputFolder, from: &Path, to: &Path) -> Result<(), OutputError> {
    folder.disk().rename(from, to).map_err(OutputError::io(Action::Move, from))
}

fn refuse_intruders(folder: &OutputFolder, touched: &[PathBuf]) -> Result<(), OutputError> {
    let mut all = Vec::new();
    for path in touched {
        if let Some(survey) = Survey::of(path, None, folder.threads())? {
            all.extend(survey.intruders);
        }
    }
    if all.is_empty() { Ok(()) } else { Err(OutputError::Intruders(all)) }
}

/// What a refusal means once the swap has begun: nothing is lost, the next command goes on.
fn later(error: OutputError) -> OutputError {
    match error {
        OutputError::Io { path, source, .. } if is_held_open(&source) => {
            OutputError::InUse { path: find_held_open(&path).unwrap_or(path), source }
        }
        OutputError::Io { action, path, source } => {
            OutputError::Unfinished { action, path, source }
        }
        other => other,
    }
}
