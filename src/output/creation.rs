//! New files where there are none yet: blank sheets, a new job. Nothing is ever overwritten.

use std::fs;
use std::io::ErrorKind;
use std::path::{self, Path, PathBuf};

use super::artifact::Artifact;
use super::disk::{Disk, LocalDisk, replace_file};
use super::error::{Action, Obstacle, OutputError};
use super::refusal::starts_with;
use super::survey::is_file;

/// Makes files below a folder, which is made as needed; all of them or, if one fails, none.
///
/// # Errors
/// [`OutputError::AlreadyThere`] where one of them is there already, before anything is made;
/// [`OutputError::Io`].
pub fn create_new(folder: &Path, files: &[Artifact]) -> Result<(), OutputError> {
    create_on(&LocalDisk, folder, files)
}

/// The same in a folder that does not exist yet, or is empty.
///
/// # Errors
/// [`OutputError::NotEmpty`] where something is in the folder, [`OutputError::InTheWay`] where
/// it is no folder; those of [`create_new`].
pub fn create_folder(folder: &Path, files: &[Artifact]) -> Result<(), OutputError> {
    check_empty(folder)?;
    create_new(folder, files)
}

/// Writes one file, over an older one of the same kind if there is one: a file that does not begin
/// with `header` is not this tool's, and stays.
///
/// # Errors
/// [`OutputError::InTheWay`] where the file there was not written by this tool;
/// [`OutputError::Io`], also where it is open elsewhere.
pub fn write_over(path: &Path, header: &[u8], bytes: &[u8]) -> Result<(), OutputError> {
    if is_file(path)? && !starts_with(path, header)? {
        return Err(OutputError::InTheWay { path: path.to_owned(), found: Obstacle::Foreign });
    }
    replace_file(&LocalDisk, path, bytes).map_err(OutputError::io(Action::Write, path))
}

/// Whether a folder does not exist yet, or is empty: worth asking before long work is done for it.
///
/// # Errors
/// [`OutputError::NotEmpty`] where something is in the folder, [`OutputError::InTheWay`] where
/// it is no folder, [`OutputError::Io`].
pub fn check_empty(folder: &Path) -> Result<(), OutputError> {
    match fs::read_dir(folder) {
        Ok(mut entries) => match entries.next() {
            None => Ok(()),
            Some(_) => Err(OutputError::NotEmpty { path: folder.to_owned() }),
        },
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) if error.kind() == ErrorKind::NotADirectory => {
            Err(OutputError::InTheWay { path: folder.to_owned(), found: Obstacle::File })
        }
        Err(error) => Err(OutputError::io(Action::Read, folder)(error)),
    }
}

/// Whether a folder lies outside of an output: a file that comes into one later is an intruder.
///
/// # Errors
/// [`OutputError::NotEmpty`] naming the output where the folder is it or lies in it,
/// [`OutputError::Io`].
pub fn check_outside(folder: &Path, output: &Path) -> Result<(), OutputError> {
    let absolute = |path: &Path| path::absolute(path).map_err(OutputError::io(Action::Read, path));
    match absolute(folder)?.starts_with(absolute(output)?) {
        true => Err(OutputError::NotEmpty { path: output.to_owned() }),
        false => Ok(()),
    }
}

pub(super) fn create_on(
    disk: &dyn Disk,
    folder: &Path,
    files: &[Artifact],
) -> Result<(), OutputError> {
    for file in files {
        let path = folder.join(file.path.as_str());
        // A link that leads nowhere is there too.
        if fs::symlink_metadata(&path).is_ok() {
            return Err(OutputError::AlreadyThere { path });
        }
    }
    let mut making = Making { disk, made: Vec::new() };
    let done = making.all(folder, files);
    if done.is_err() {
        making.undo();
    }
    done
}

/// What was made so far, so that it can be taken away again.
struct Making<'d> {
    disk: &'d dyn Disk,
    made: Vec<Made>,
}

enum Made {
    Folder(PathBuf),
    File(PathBuf),
}

impl Making<'_> {
    fn all(&mut self, folder: &Path, files: &[Artifact]) -> Result<(), OutputError> {
        self.folder(folder)?;
        for file in files {
            for inner in file.path.folders() {
                self.folder(&folder.join(inner))?;
            }
            self.file(folder.join(file.path.as_str()), &file.bytes)?;
        }
        for made in &self.made {
            let (path, synced) = match made {
                Made::Folder(path) => (path, self.disk.sync_dir(path)),
                Made::File(path) => (path, self.disk.sync_file(path)),
            };
            synced.map_err(OutputError::io(Action::Sync, path))?;
        }
        Ok(())
    }

    /// Makes a folder and those that it stands in, where they are missing.
    fn folder(&mut self, path: &Path) -> Result<(), OutputError> {
        if path.as_os_str().is_empty() || path.is_dir() {
            return Ok(());
        }
        if let Some(parent) = path.parent() {
            self.folder(parent)?;
        }
        self.disk.create_dir(path).map_err(OutputError::io(Action::CreateFolder, path))?;
        self.made.push(Made::Folder(path.to_owned()));
        Ok(())
    }

    fn file(&mut self, path: PathBuf, bytes: &[u8]) -> Result<(), OutputError> {
        match self.disk.write_new(&path, bytes) {
            // Somebody else was faster; the file is theirs.
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                Err(OutputError::AlreadyThere { path })
            }
            written => {
                // Half a file may be there.
                self.made.push(Made::File(path.clone()));
                written.map_err(OutputError::io(Action::Write, path))
            }
        }
    }

    /// Takes away what was made, the last first. What cannot be taken away stays: what the system
    /// said first is worth more.
    fn undo(&self) {
        for made in self.made.iter().rev() {
            let _ = match made {
                Made::Folder(path) => self.disk.remove_dir(path),
                Made::File(path) => self.disk.remove_file(path),
            };
        }
    }
}
