//! The folder that a run fills: files are written as they come, then sealed as a whole.

use std::collections::BTreeMap;
use std::io;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use walkdir::WalkDir;

use super::artifact::{Artifact, ArtifactPath, MARKER_FILE, SIGNATURE_FILE, SUMS_FILE};
use super::disk::{Disk, remove_file_if_there};
use super::error::{Action, OutputError};
use super::folder::Held;
use super::sums::{Digest, Sums, Written};
use super::survey::unreadable;
use super::workers::spread;

/// How many files wait for the disk at once. More than there are processors on purpose: the disk
/// takes many at once, and waiting costs no processor time.
const WAITING: NonZeroUsize = NonZeroUsize::MIN.saturating_add(15);

impl Held {
    /// Makes an empty staging folder, in place of what an interrupted run left of its own.
    ///
    /// # Errors
    /// [`OutputError::InTheWay`] where something of that name was made by someone else, and is not
    /// touched; [`OutputError::Io`].
    pub fn stage(&mut self) -> Result<Staging<'_>, OutputError> {
        let path = self.folder().staging();
        let disk = self.folder().disk();
        if self.leftover()? {
            remove_folder(disk, self.folder().threads(), &path)?;
        }
        disk.create_dir(&path).map_err(OutputError::io(Action::CreateFolder, &path))?;
        let room = Room { held: self, path, kept: false };
        room.write(MARKER_FILE, b"")?;
        room.sync_dir("")?;
        Ok(Staging {
            room,
            names: Mutex::default(),
            written: Mutex::default(),
            failed: AtomicBool::new(false),
        })
    }
}

/// A staging folder that takes files. Dropped before it is sealed and landed, it vanishes.
#[derive(Debug)]
pub struct Staging<'h> {
    room: Room<'h>,
    /// Every file and folder so far, by its name without regard to case.
    names: Mutex<BTreeMap<String, Name>>,
    written: Mutex<Vec<Written>>,
    failed: AtomicBool,
}

#[derive(Debug)]
struct Name {
    spelt: String,
    folder: bool,
}

impl<'h> Staging<'h> {
    /// Writes one document; any number of threads may do so at once. Its bytes are freed when this
    /// returns.
    ///
    /// # Errors
    /// [`OutputError::Duplicate`] where an earlier document has this path but for case, or a folder
    /// is needed where a file is; [`OutputError::Io`]. After any error the output cannot be sealed.
    pub fn put(&self, artifact: Artifact) -> Result<Written, OutputError> {
        let written = self.try_put(artifact);
        if written.is_err() {
            self.failed.store(true, Ordering::Release);
        }
        written
    }

    fn try_put(&self, Artifact { path, bytes }: Artifact) -> Result<Written, OutputError> {
        self.claim(&path)?;
        self.room.write(path.as_str(), &bytes)?;
        let written = Written { path, sha256: Digest::of(&bytes), bytes: bytes.len() as u64 };
        locked(&self.written).push(written.clone());
        Ok(written)
    }

    /// Takes a path for one document and makes the folders it needs.
    fn claim(&self, path: &ArtifactPath) -> Result<(), OutputError> {
        let duplicate = |earlier: &Name| OutputError::Duplicate {
            path: path.clone(),
            earlier: earlier.spelt.clone(),
        };
        let mut names = locked(&self.names);
        for folder in path.folders() {
            let key = folder.to_ascii_lowercase();
            match names.get(&key) {
                Some(name) if name.folder && name.spelt == folder => {}
                Some(other) => return Err(duplicate(other)),
                None => {
                    self.room.create_dir(folder)?;
                    names.insert(key, Name { spelt: folder.to_owned(), folder: true });
                }
            }
        }
        let key = path.as_str().to_ascii_lowercase();
        match names.get(&key) {
            Some(earlier) => Err(duplicate(earlier)),
            None => {
                names.insert(key, Name { spelt: path.as_str().to_owned(), folder: false });
                Ok(())
            }
        }
    }

    /// Every document so far, in order of path; what the manifest is made from.
    pub fn written(&self) -> Vec<Written> {
        let mut written = locked(&self.written).clone();
        written.sort_by(|one, other| one.path.cmp(&other.path));
        written
    }

    /// Waits until the disk has every file, then writes `SHA256SUMS` over them.
    ///
    /// The manifest is a document like any other: [`put`](Self::put) it last, from
    /// [`written`](Self::written).
    ///
    /// # Errors
    /// [`OutputError::Incomplete`] where a document failed before; [`OutputError::Io`].
    pub fn seal(self) -> Result<Sealed<'h>, OutputError> {
        if self.failed.load(Ordering::Acquire) {
            return Err(OutputError::Incomplete);
        }
        let written = self.written();
        let Self { room, names, .. } = self;
        spread(WAITING, &written, |file| room.sync(file.path.as_str()))?;
        let sums = written.iter().collect::<Sums>().render();
        room.write(SUMS_FILE, &sums)?;
        room.sync(SUMS_FILE)?;
        for name in locked(&names).values().filter(|name| name.folder) {
            room.sync_dir(&name.spelt)?;
        }
        room.sync_dir("")?;
        room.remove(MARKER_FILE)?;
        room.sync_dir("")?;
        Ok(Sealed { room, written, sums, signature: None })
    }
}

/// A complete output, on the disk for good, waiting to become the live one. Dropped before it is
/// landed, it vanishes.
#[derive(Debug)]
pub struct Sealed<'h> {
    pub(super) room: Room<'h>,
    written: Vec<Written>,
    pub(super) sums: Vec<u8>,
    pub(super) signature: Option<Vec<u8>>,
}

impl Sealed<'_> {
    /// Every document, in order of path.
    pub fn written(&self) -> &[Written] {
        &self.written
    }

    /// The bytes of `SHA256SUMS`: what gets signed.
    pub fn sums(&self) -> &[u8] {
        &self.sums
    }

    /// Adds the signature over [`sums`](Self::sums), once.
    ///
    /// # Errors
    /// [`OutputError::Io`].
    pub fn sign(&mut self, signature: Vec<u8>) -> Result<(), OutputError> {
        self.room.write(SIGNATURE_FILE, &signature)?;
        self.room.sync(SIGNATURE_FILE)?;
        self.room.sync_dir("")?;
        self.signature = Some(signature);
        Ok(())
    }
}

/// The staging folder itself, taken away when dropped unless it was handed on.
#[derive(Debug)]
pub(super) struct Room<'h> {
    pub(super) held: &'h Held,
    path: PathBuf,
    kept: bool,
}

impl Room<'_> {
    /// Leaves the folder to the journal: from here on a swap is begun, and will be finished.
    pub(super) fn keep(&mut self) {
        self.kept = true;
    }

    /// Takes the folder away, and says so if that fails.
    pub(super) fn discard(mut self) -> Result<(), OutputError> {
        self.kept = true;
        remove_folder(self.disk(), self.held.folder().threads(), &self.path)
    }

    fn disk(&self) -> &dyn Disk {
        self.held.folder().disk()
    }

    fn create_dir(&self, path: &str) -> Result<(), OutputError> {
        let path = self.path.join(path);
        self.disk().create_dir(&path).map_err(OutputError::io(Action::CreateFolder, path))
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), OutputError> {
        let path = self.path.join(path);
        self.disk().write_new(&path, bytes).map_err(OutputError::io(Action::Write, path))
    }

    fn sync(&self, path: &str) -> Result<(), OutputError> {
        let path = self.path.join(path);
        self.disk().sync_file(&path).map_err(OutputError::io(Action::Sync, path))
    }

    fn sync_dir(&self, path: &str) -> Result<(), OutputError> {
        let path = self.path.join(path);
        self.disk().sync_dir(&path).map_err(OutputError::io(Action::Sync, path))
    }

    fn remove(&self, path: &str) -> Result<(), OutputError> {
        let path = self.path.join(path);
        self.disk().remove_file(&path).map_err(OutputError::io(Action::Remove, path))
    }
}

impl Drop for Room<'_> {
    fn drop(&mut self) {
        if !self.kept {
            // Nobody to tell: an error is on its way already, and the marker or the list of
            // hashes lets the next run clear away what is left.
            let _ = remove_folder(self.disk(), self.held.folder().threads(), &self.path);
        }
    }
}

/// Takes away a folder of the tool's own. What proves that it is its own goes last, so that a
/// crash in between leaves a folder that the next run still knows.
pub(super) fn remove_folder(
    disk: &dyn Disk,
    threads: NonZeroUsize,
    folder: &Path,
) -> Result<(), OutputError> {
    let named =
        |path: &Path, done: io::Result<()>| done.map_err(OutputError::io(Action::Remove, path));
    let proofs = [folder.join(SUMS_FILE), folder.join(MARKER_FILE)];
    let (mut files, mut folders) = (Vec::new(), Vec::new());
    for entry in WalkDir::new(folder).contents_first(true).follow_links(false) {
        let entry = entry.map_err(|error| unreadable(folder, error))?;
        let kind = entry.file_type();
        let path = entry.into_path();
        match kind.is_dir() {
            true => folders.push(path),
            false if proofs.contains(&path) => {}
            false => files.push(path),
        }
    }
    spread(threads, &files, |path| named(path, disk.remove_file(path)))?;
    // The folder itself comes last of the folders, and the proofs right before it.
    let below = folders.split_last().map_or(&[][..], |(_, below)| below);
    for path in below {
        named(path, disk.remove_dir(path))?;
    }
    for path in &proofs {
        named(path, remove_file_if_there(disk, path))?;
    }
    named(folder, disk.remove_dir(folder))
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
