//! The file itself: read, grown, and cut where a line was torn.
//!
//! It stands behind a trait so that a test can let the power go at any step.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::output::patiently;

/// What is done to the file of a register.
pub(super) trait Storage: fmt::Debug {
    /// Where it is, for people.
    fn path(&self) -> &Path;
    /// All its bytes; `None` where there is no file.
    fn read(&mut self) -> io::Result<Option<Vec<u8>>>;
    /// How many bytes it has; 0 where there is no file.
    fn length(&mut self) -> io::Result<u64>;
    /// Puts bytes at its end; makes it where it is not.
    fn append(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// Returns once its bytes would survive a power cut.
    fn sync(&mut self) -> io::Result<()>;
    /// Returns once its name, and those of its pieces, would survive a power cut.
    fn sync_folder(&mut self) -> io::Result<()>;
    /// Cuts it to its first `length` bytes.
    fn shorten(&mut self, length: u64) -> io::Result<()>;
    /// Keeps a piece that was torn off under a name of its own beside it, and returns once its
    /// bytes would survive a power cut. The same name always comes with the same bytes.
    fn keep(&mut self, name: &str, piece: &[u8]) -> io::Result<PathBuf>;
}

/// A register on the disk.
#[derive(Debug)]
pub(super) struct OnDisk {
    path: PathBuf,
}

/// The most bytes that are read: a certificate for every village of the country, ten times over.
const LARGEST: u64 = 1 << 30;

impl OnDisk {
    pub(super) fn new(path: PathBuf) -> Self {
        Self { path }
    }

    /// A link, a folder or a pipe is not a register, and is neither followed nor waited for.
    fn is_there(&self) -> io::Result<bool> {
        match fs::symlink_metadata(&self.path) {
            Ok(metadata) if metadata.is_file() => Ok(true),
            Ok(_) => Err(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file")),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    fn open(&self, how: &OpenOptions) -> io::Result<File> {
        self.is_there()?;
        patiently(|| how.open(&self.path))
    }
}

/// All bytes of a file of the job's; `None` where there is none.
pub(super) fn read_file(path: &Path) -> io::Result<Option<Vec<u8>>> {
    OnDisk::new(path.to_owned()).read()
}

impl Storage for OnDisk {
    fn path(&self) -> &Path {
        &self.path
    }

    fn read(&mut self) -> io::Result<Option<Vec<u8>>> {
        if !self.is_there()? {
            return Ok(None);
        }
        let mut bytes = Vec::new();
        let file = self.open(OpenOptions::new().read(true))?;
        file.take(LARGEST + 1).read_to_end(&mut bytes)?;
        let fits = u64::try_from(bytes.len()).is_ok_and(|length| length <= LARGEST);
        if fits { Ok(Some(bytes)) } else { Err(io::ErrorKind::FileTooLarge.into()) }
    }

    fn length(&mut self) -> io::Result<u64> {
        if self.is_there()? { Ok(fs::metadata(&self.path)?.len()) } else { Ok(0) }
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.open(OpenOptions::new().append(true).create(true))?.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        // Windows flushes only what is open for writing.
        self.open(OpenOptions::new().write(true))?.sync_all()
    }

    fn sync_folder(&mut self) -> io::Result<()> {
        self.path.parent().map_or(Ok(()), crate::output::sync_folder)
    }

    fn shorten(&mut self, length: u64) -> io::Result<()> {
        self.open(OpenOptions::new().write(true))?.set_len(length)
    }

    fn keep(&mut self, name: &str, piece: &[u8]) -> io::Result<PathBuf> {
        let path = self.path.with_file_name(name);
        // Half of it may be there from a run that was killed right here.
        match patiently(|| fs::remove_file(&path)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut file = File::create_new(&path)?;
        file.write_all(piece)?;
        file.sync_all()?;
        Ok(path)
    }
}
