//! The lock that one run at a time holds on a job.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use super::error::{Action, OutputError};
use super::survey::is_file;

/// The file that the operating system locks. It stays when the run is over: taking it away would
/// let two runs hold two files of one name.
const LOCK_FILE: &str = ".rapor-kunci";

/// A job's lock; held until dropped, or the process ends in whatever way.
#[derive(Debug)]
pub(super) struct Lock(File);

impl Lock {
    /// Takes the lock, or answers [`OutputError::Busy`] at once.
    pub(super) fn take(job: &Path) -> Result<Self, OutputError> {
        let path = job.join(LOCK_FILE);
        // Opening a pipe would wait for its other end.
        is_file(&path)?;
        let mut how = OpenOptions::new();
        let file = match how.read(true).write(true).create(true).truncate(false).open(&path) {
            Ok(file) => file,
            Err(source) => return Err(OutputError::NotWritable { path, source }),
        };
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(OutputError::Busy { job: job.to_owned() }),
            Err(TryLockError::Error(error)) => Err(OutputError::io(Action::Lock, path)(error)),
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing alone is not enough where a child process is being started at this moment: on
        // Unix it shares the file until it has become the other program. An error changes nothing,
        // the file is closed right after.
        let _ = self.0.unlock();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_child_process_that_is_being_started_does_not_keep_the_lock() {
        let job = tempfile::tempdir().unwrap();
        let lock = Lock::take(job.path()).unwrap();
        // What a child shares with its parent between fork and exec.
        let shared = lock.0.try_clone().unwrap();
        assert!(matches!(Lock::take(job.path()), Err(OutputError::Busy { .. })));
        drop(lock);
        Lock::take(job.path()).unwrap();
        drop(shared);
    }
}
