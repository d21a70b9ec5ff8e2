//! The handful of system calls that change the disk, each with its counterpart on every system.
//!
//! They stand behind one trait so that a test can let the n-th of them fail, or stop there as a
//! killed process would.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Everything that `output` does to a disk. Reading is not part of it: it changes nothing.
pub(super) trait Disk: fmt::Debug + Send + Sync {
    /// Makes a folder whose parent exists.
    fn create_dir(&self, path: &Path) -> io::Result<()>;
    /// Makes a file that does not exist yet and fills it.
    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Returns once the file's bytes would survive a power cut.
    fn sync_file(&self, path: &Path) -> io::Result<()>;
    /// Returns once the folder's entries would survive a power cut, where the system lets one ask.
    fn sync_dir(&self, path: &Path) -> io::Result<()>;
    /// Moves a file, over another one if need be, or a folder to a free name.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Exchanges two folders in one step, or answers `ErrorKind::Unsupported`.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;
    /// Takes away a file or a link.
    fn remove_file(&self, path: &Path) -> io::Result<()>;
    /// Takes away an empty folder.
    fn remove_dir(&self, path: &Path) -> io::Result<()>;
}

/// The real disk.
#[derive(Debug)]
pub(super) struct LocalDisk;

impl Disk for LocalDisk {
    fn create_dir(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        File::create_new(path)?.write_all(bytes)
    }

    fn sync_file(&self, path: &Path) -> io::Result<()> {
        // Windows flushes only what is open for writing.
        OpenOptions::new().write(true).open(path)?.sync_all()
    }

    fn sync_dir(&self, path: &Path) -> io::Result<()> {
        sync_folder(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        patiently(|| fs::rename(from, to))
    }

    #[cfg(target_os = "linux")]
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        use rustix::io::Errno;

        renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(|errno| match errno {
            // Old kernels, file systems without it, and sandboxes that forbid what they don't know.
            Errno::NOSYS | Errno::INVAL | Errno::OPNOTSUPP | Errno::PERM => {
                io::ErrorKind::Unsupported.into()
            }
            other => other.into(),
        })
    }

    #[cfg(not(target_os = "linux"))]
    fn exchange(&self, _one: &Path, _other: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        patiently(|| fs::remove_file(path))
    }

    fn remove_dir(&self, path: &Path) -> io::Result<()> {
        patiently(|| fs::remove_dir(path))
    }
}

/// Returns once a folder's entries would survive a power cut, where the system lets one ask.
#[cfg(unix)]
pub(crate) fn sync_folder(path: &Path) -> io::Result<()> {
    match File::open(path)?.sync_all() {
        // Some network file systems know no such call for folders.
        Err(error)
            if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) =>
        {
            Ok(())
        }
        done => done,
    }
}

/// Returns at once: Windows journals folder entries by itself and has no call to wait for them.
#[cfg(not(unix))]
pub(crate) fn sync_folder(_path: &Path) -> io::Result<()> {
    Ok(())
}

/// Whether the system refuses because another program has the file open.
pub(super) fn is_held_open(error: &io::Error) -> bool {
    // Access denied, sharing violation, lock violation: Windows answers any of the three when a
    // file below a folder is open.
    let windows = cfg!(windows) && matches!(error.raw_os_error(), Some(5 | 32 | 33));
    windows || matches!(error.kind(), io::ErrorKind::ResourceBusy)
}

/// Tries again for 1.5 seconds what Windows refuses while a virus scanner or the search index
/// still looks at a fresh file. Elsewhere a refusal is final, and the first answer is returned.
pub(crate) fn patiently<T>(mut attempt: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    const TRIES: u32 = 10;
    const PAUSE: std::time::Duration = std::time::Duration::from_millis(150);
    if cfg!(windows) {
        for _ in 0..TRIES {
            match attempt() {
                Err(error) if is_held_open(&error) => std::thread::sleep(PAUSE),
                done => return done,
            }
        }
    }
    attempt()
}

/// A file below the folder that another program has open, where the system can tell.
#[cfg(windows)]
pub(super) fn find_held_open(folder: &Path) -> Option<std::path::PathBuf> {
    use std::os::windows::fs::OpenOptionsExt;

    let held = |path: &Path| {
        // Asking for the file alone is refused when anyone else has it.
        let alone = OpenOptions::new().read(true).share_mode(0).open(path);
        alone.is_err_and(|error| matches!(error.raw_os_error(), Some(32 | 33)))
    };
    walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .find(|path| held(path))
}

/// A file below the folder that another program has open, where the system can tell.
#[cfg(not(windows))]
pub(super) fn find_held_open(_folder: &Path) -> Option<std::path::PathBuf> {
    None
}

/// Takes away a file that may not be there.
pub(super) fn remove_file_if_there(disk: &dyn Disk, path: &Path) -> io::Result<()> {
    match disk.remove_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

/// Writes a small file beside the job so that a crash leaves the old content or the new.
pub(super) fn replace_file(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut name = path.as_os_str().to_owned();
    name.push(".tmp");
    let fresh = Path::new(&name);
    remove_file_if_there(disk, fresh)?;
    let written = disk
        .write_new(fresh, bytes)
        .and_then(|()| disk.sync_file(fresh))
        .and_then(|()| disk.rename(fresh, path));
    if let Err(error) = written {
        // What the system said first is worth more than whether the tidying worked.
        let _ = remove_file_if_there(disk, fresh);
        return Err(error);
    }
    path.parent().map_or(Ok(()), |parent| disk.sync_dir(parent))
}
