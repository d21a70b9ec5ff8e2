//! A disk on which the n-th call fails, or the process dies there, or the power goes.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard};

use crate::output::disk::{Disk, LocalDisk};

/// What happens at the chosen call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// It fails, half done where it writes; later calls work.
    Fails,
    /// It fails because another program has a file open; later calls work.
    HeldOpen,
    /// It is half done where it writes, and nothing happens after it.
    Killed,
    /// As if killed; besides, nothing that was not synced has reached the disk.
    PowerCut,
    /// As if killed; besides, what was not synced has reached the disk in no order: every other
    /// new file and move, and all removals.
    PowerCutAmid {
        /// Which of them.
        even: bool,
    },
}

/// A real disk with one fault.
#[derive(Debug)]
pub(super) struct FlakyDisk {
    fault: Fault,
    /// The call it happens at, from 1; 0 for none.
    at: usize,
    exchanges: bool,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    calls: usize,
    dead: bool,
    /// Changes of folders that no sync has made lasting, oldest first.
    loose: Vec<Change>,
    /// Files whose bytes no sync has made lasting.
    unsynced: BTreeSet<PathBuf>,
}

#[derive(Debug)]
enum Change {
    Made(PathBuf),
    Moved(PathBuf, PathBuf),
    Exchanged(PathBuf, PathBuf),
    RemovedFile(PathBuf, Vec<u8>),
    RemovedFolder(PathBuf),
}

impl Change {
    fn path(&self) -> &Path {
        match self {
            Self::Made(path)
            | Self::Moved(_, path)
            | Self::Exchanged(path, _)
            | Self::RemovedFile(path, _)
            | Self::RemovedFolder(path) => path,
        }
    }

    /// Undoes the change, as far as later ones that lasted have left something to undo.
    fn undo(&self) {
        match self {
            Self::Made(path) if path.is_dir() => fs::remove_dir_all(path).unwrap(),
            Self::Made(path) => fs::remove_file(path).unwrap_or_default(),
            Self::Moved(from, to) if to.exists() && !from.exists() => {
                fs::rename(to, from).unwrap();
            }
            Self::Moved(..) => {}
            Self::Exchanged(one, other) => LocalDisk.exchange(one, other).unwrap(),
            Self::RemovedFile(path, bytes) => fs::write(path, bytes).unwrap(),
            Self::RemovedFolder(path) => fs::create_dir(path).unwrap(),
        }
    }
}

impl FlakyDisk {
    pub(super) fn new(fault: Fault, at: usize, exchanges: bool) -> Self {
        Self { fault, at, exchanges, state: Mutex::default() }
    }

    pub(super) fn calls(&self) -> usize {
        self.state().calls
    }

    /// Lets be lost what no sync has made lasting, where the fault is a power cut.
    pub(super) fn cut_power(&self) {
        if !matches!(self.fault, Fault::PowerCut | Fault::PowerCutAmid { .. }) {
            return;
        }
        let mut state = self.state();
        for file in std::mem::take(&mut state.unsynced) {
            let bytes = fs::read(&file).unwrap();
            fs::write(&file, &bytes[..bytes.len() / 2]).unwrap();
        }
        let loose = std::mem::take(&mut state.loose);
        for (number, change) in loose.iter().enumerate().rev() {
            if !self.lasts(number, change) {
                change.undo();
            }
        }
    }

    /// Whether a change that no sync was waited for has reached the disk all the same.
    fn lasts(&self, number: usize, change: &Change) -> bool {
        let Fault::PowerCutAmid { even } = self.fault else {
            return false;
        };
        let lucky = number.is_multiple_of(2) == even;
        match change {
            Change::Made(path) => lucky || path.is_dir(),
            Change::RemovedFile(..) | Change::RemovedFolder(_) => true,
            // After an exchange that is lost, no later move can have happened.
            Change::Moved(..) => lucky && !self.exchanges,
            Change::Exchanged(..) => false,
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    /// Counts a call, and does it unless this is where the fault is.
    fn call(
        &self,
        half: impl FnOnce(&mut State),
        whole: impl FnOnce(&mut State) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut state = self.state();
        if state.dead {
            return Err(io::Error::other("the process is dead"));
        }
        state.calls += 1;
        if state.calls != self.at {
            return whole(&mut state);
        }
        half(&mut state);
        state.dead = !matches!(self.fault, Fault::Fails | Fault::HeldOpen);
        Err(match self.fault {
            Fault::HeldOpen => io::ErrorKind::ResourceBusy.into(),
            _ => io::ErrorKind::StorageFull.into(),
        })
    }
}

impl Disk for FlakyDisk {
    fn create_dir(&self, path: &Path) -> io::Result<()> {
        self.call(
            |_| {},
            |state| {
                LocalDisk.create_dir(path)?;
                state.loose.push(Change::Made(path.to_owned()));
                Ok(())
            },
        )
    }

    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let write = |state: &mut State, bytes: &[u8]| {
            LocalDisk.write_new(path, bytes)?;
            state.loose.push(Change::Made(path.to_owned()));
            state.unsynced.insert(path.to_owned());
            Ok(())
        };
        self.call(
            |state| write(state, &bytes[..bytes.len() / 2]).unwrap_or_default(),
            |state| write(state, bytes),
        )
    }

    fn sync_file(&self, path: &Path) -> io::Result<()> {
        self.call(
            |_| {},
            |state| {
                LocalDisk.sync_file(path)?;
                state.unsynced.remove(path);
                Ok(())
            },
        )
    }

    fn sync_dir(&self, path: &Path) -> io::Result<()> {
        self.call(
            |_| {},
            |state| {
                LocalDisk.sync_dir(path)?;
                let gone: Vec<PathBuf> = state
                    .loose
                    .iter()
                    .filter(|change| matches!(change, Change::RemovedFolder(_)))
                    .map(|change| change.path().to_owned())
                    .filter(|gone| gone.parent() == Some(path))
                    .collect();
                state.loose.retain(|change| {
                    let lasting = change.path().parent() == Some(path);
                    !lasting && !gone.iter().any(|gone| change.path().starts_with(gone))
                });
                Ok(())
            },
        )
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call(
            |_| {},
            |state| {
                LocalDisk.rename(from, to)?;
                state.loose.push(Change::Moved(from.to_owned(), to.to_owned()));
                if state.unsynced.remove(from) {
                    state.unsynced.insert(to.to_owned());
                }
                Ok(())
            },
        )
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        if !self.exchanges {
            return Err(io::ErrorKind::Unsupported.into());
        }
        self.call(
            |_| {},
            |state| {
                LocalDisk.exchange(one, other)?;
                state.loose.push(Change::Exchanged(one.to_owned(), other.to_owned()));
                Ok(())
            },
        )
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.call(
            |_| {},
            |state| {
                let bytes = fs::read(path).unwrap_or_default();
                LocalDisk.remove_file(path)?;
                state.loose.push(Change::RemovedFile(path.to_owned(), bytes));
                state.unsynced.remove(path);
                Ok(())
            },
        )
    }

    fn remove_dir(&self, path: &Path) -> io::Result<()> {
        self.call(
            |_| {},
            |state| {
                LocalDisk.remove_dir(path)?;
                state.loose.push(Change::RemovedFolder(path.to_owned()));
                Ok(())
            },
        )
    }
}
