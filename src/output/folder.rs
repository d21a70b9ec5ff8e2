//! The output folder of a job, the names beside it, and the lock that one run at a time holds.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::path::{self, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::artifact::{ArtifactPath, MARKER_FILE, PathFlaw, check_name};
use super::disk::{Disk, LocalDisk, remove_file_if_there};
use super::error::{Obstacle, OutputError};
use super::journal::JOURNAL_FILE;
use super::landing::{Recovered, finish_interrupted};
use super::lock::Lock;
use super::survey::{Intruder, Survey, is_file, is_folder, read_if_file};

/// Written and taken away again to see whether the job folder can be written to.
const PROBE_FILE: &str = ".rapor-uji";
/// The longest path that Windows programs open unless told otherwise, in UTF-16 units.
const WINDOWS_LONGEST_PATH: usize = 259;
/// What is put behind the output's name for the folder that is being filled.
pub const STAGING: &str = ".baru";
/// What is put behind the output's name for the output before this one.
const PREVIOUS: &str = ".lama";

/// Where a job's output stands; nothing is touched yet.
#[derive(Debug, Clone)]
pub struct OutputFolder {
    job: PathBuf,
    name: String,
    threads: NonZeroUsize,
    disk: Arc<dyn Disk>,
}

impl OutputFolder {
    /// The folder `output` (such as `hasil`) inside the job folder.
    ///
    /// # Errors
    /// [`OutputError::Name`] where `output` is no plain folder name, or ends in `.baru` or `.lama`;
    /// [`OutputError::NoJobFolder`] where `job` is no folder.
    pub fn open(job: &Path, output: &str) -> Result<Self, OutputError> {
        Self::open_on(Arc::new(LocalDisk), job, output)
    }

    pub(super) fn open_on(
        disk: Arc<dyn Disk>,
        job: &Path,
        output: &str,
    ) -> Result<Self, OutputError> {
        let lower = output.to_ascii_lowercase();
        let sibling = lower.ends_with(STAGING) || lower.ends_with(PREVIOUS);
        let sound = if sibling { Err(PathFlaw::OwnName) } else { check_name(output) };
        sound.map_err(|flaw| OutputError::Name { name: output.to_owned(), flaw })?;
        let threads = thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        Ok(Self { job: job_folder(job)?, name: output.to_owned(), threads, disk })
    }

    /// How many threads may hash at once; as many as there are processors unless told.
    #[must_use]
    pub fn with_threads(self, threads: NonZeroUsize) -> Self {
        Self { threads, ..self }
    }

    /// The job folder, absolute.
    pub fn job(&self) -> &Path {
        &self.job
    }

    /// What the job calls its output: `hasil`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The output that people use: `hasil`.
    pub fn live(&self) -> PathBuf {
        self.job.join(&self.name)
    }

    /// The output that is being made: `hasil.baru`.
    pub fn staging(&self) -> PathBuf {
        self.job.join(format!("{}{STAGING}", self.name))
    }

    /// The output before the live one: `hasil.lama`.
    pub fn previous(&self) -> PathBuf {
        self.job.join(format!("{}{PREVIOUS}", self.name))
    }

    pub(super) fn disk(&self) -> &dyn Disk {
        &*self.disk
    }

    pub(super) fn threads(&self) -> NonZeroUsize {
        self.threads
    }

    /// Takes the job for one run, then finishes the swap of an earlier run that was interrupted.
    ///
    /// # Errors
    /// [`OutputError::Busy`] at once where another run holds the job; [`OutputError::NotWritable`]
    /// where the folder is read-only; else what [`recover`](super::recover) may answer.
    pub fn lock(&self) -> Result<Held, OutputError> {
        let lock = Lock::take(&self.job)?;
        let recovered = finish_interrupted(Arc::clone(&self.disk), &self.job, self.threads)?;
        Ok(Held { folder: self.clone(), known: Mutex::default(), recovered, _lock: lock })
    }
}

/// The job folder as an absolute path, so that the working directory has no influence later.
pub(super) fn job_folder(job: &Path) -> Result<PathBuf, OutputError> {
    match path::absolute(job) {
        Ok(absolute) if absolute.is_dir() => Ok(absolute),
        _ => Err(OutputError::NoJobFolder { path: job.to_owned() }),
    }
}

/// A job that this run holds; no other run can write its output until this is dropped.
#[derive(Debug)]
pub struct Held {
    folder: OutputFolder,
    recovered: Option<Recovered>,
    /// What was last seen in each folder, so that landing reads again only what was touched.
    known: Mutex<BTreeMap<PathBuf, Arc<Survey>>>,
    _lock: Lock,
}

impl Held {
    /// The folder that is held.
    pub fn folder(&self) -> &OutputFolder {
        &self.folder
    }

    /// What was left to do of an interrupted run's swap, if there was one.
    pub fn recovered(&self) -> Option<Recovered> {
        self.recovered
    }

    /// Sees to it that the output can be written, before any sheet is read: nothing in the way, a
    /// file really made and taken away, no path too long. `planned` are the documents whose names
    /// are known by now.
    ///
    /// # Errors
    /// [`OutputError::InTheWay`], [`OutputError::NotWritable`], [`OutputError::PathTooLong`], or
    /// [`OutputError::Io`] where a folder cannot be read.
    pub fn preflight(&self, planned: &[ArtifactPath]) -> Result<(), OutputError> {
        is_folder(&self.folder.live())?;
        is_folder(&self.folder.previous())?;
        self.leftover()?;
        is_file(&self.folder.job.join(JOURNAL_FILE))?;
        let probe = self.folder.job.join(PROBE_FILE);
        is_file(&probe)?;
        let disk = self.folder.disk();
        remove_file_if_there(disk, &probe)
            .and_then(|()| disk.write_new(&probe, b"rapor\n"))
            .and_then(|()| disk.remove_file(&probe))
            .map_err(|source| OutputError::NotWritable { path: probe, source })?;
        if cfg!(windows) { check_lengths(&self.folder.staging(), planned) } else { Ok(()) }
    }

    /// Files in the live output and the one before it that this tool did not write as they are
    /// now, live first, each in order of path. Landing refuses while there are any.
    ///
    /// Not counted: files that were deleted, and what comes from looking at a folder (`Thumbs.db`,
    /// `desktop.ini`, `.DS_Store`, `~$*`, `.~lock*`); the latter move along with the old output and
    /// vanish with it at the run after.
    ///
    /// Reads and hashes both outputs, so it may well run beside the reading of the sheets.
    ///
    /// # Errors
    /// [`OutputError::InTheWay`], or [`OutputError::Io`] where a file cannot be read.
    pub fn intruders(&self) -> Result<Vec<Intruder>, OutputError> {
        let mut all = Vec::new();
        for folder in [self.folder.live(), self.folder.previous()] {
            if let Some(survey) = self.survey(&folder)? {
                all.extend(survey.intruders.iter().cloned());
            }
        }
        Ok(all)
    }

    /// A file of the live output and of the one before it, live first, where they have it and it is
    /// as this tool wrote it.
    ///
    /// # Errors
    /// [`OutputError::InTheWay`], or [`OutputError::Io`] where a file cannot be read.
    pub fn standing(&self, file: &ArtifactPath) -> Result<Vec<Vec<u8>>, OutputError> {
        let mut all = Vec::new();
        for folder in [self.folder.live(), self.folder.previous()] {
            let sound = self.survey(&folder)?.is_some_and(|survey| survey.vouches_for(file));
            if sound {
                all.extend(read_if_file(&folder.join(file.as_str()))?);
            }
        }
        Ok(all)
    }

    /// What stands in a folder; reads only what was touched since the last time.
    pub(super) fn survey(&self, folder: &Path) -> Result<Option<Arc<Survey>>, OutputError> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let before = known.get(folder).map(|survey| &**survey);
        let found = Survey::of(folder, before, self.folder.threads)?.map(Arc::new);
        match &found {
            Some(survey) => known.insert(folder.to_owned(), Arc::clone(survey)),
            None => known.remove(folder),
        };
        Ok(found)
    }

    /// Whether an earlier run left a staging folder behind. It is this tool's own to clear away if
    /// it carries the marker of an unfinished one, or holds nothing but what its own `SHA256SUMS`
    /// lists; anything else was made by someone.
    pub(super) fn leftover(&self) -> Result<bool, OutputError> {
        let path = self.folder.staging();
        if !is_folder(&path)? {
            return Ok(false);
        }
        if is_file(&path.join(MARKER_FILE))? {
            return Ok(true);
        }
        match Survey::of(&path, None, self.folder.threads)? {
            Some(survey) if !survey.intruders.is_empty() => {
                Err(OutputError::InTheWay { path, found: Obstacle::Foreign })
            }
            _ => Ok(true),
        }
    }
}

/// Refuses paths that other programs on Windows cannot open. A path already in the long form
/// (`\\?\C:\...`) was chosen by someone who knows.
fn check_lengths(staging: &Path, planned: &[ArtifactPath]) -> Result<(), OutputError> {
    if staging.as_os_str().to_string_lossy().starts_with(r"\\?\") {
        return Ok(());
    }
    let limit = WINDOWS_LONGEST_PATH;
    let length = |path: &PathBuf| path.as_os_str().to_string_lossy().encode_utf16().count();
    let longest = planned
        .iter()
        .map(|artifact| staging.join(artifact.as_str()))
        .map(|path| (length(&path), path))
        .max();
    match longest {
        Some((length, path)) if length > limit => {
            Err(OutputError::PathTooLong { path, length, limit })
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_outputs_are_plain() {
        let job = tempfile::tempdir().unwrap();
        for name in ["hasil", "Hasil 2024"] {
            assert!(OutputFolder::open(job.path(), name).is_ok(), "{name}");
        }
        for name in ["", ".", "..", "a/b", "/hasil", ".hasil", "hasil.baru", "X.LAMA", "nul"] {
            let error = OutputFolder::open(job.path(), name).unwrap_err();
            assert!(matches!(error, OutputError::Name { .. }), "{name}: {error}");
        }
    }

    #[test]
    fn a_job_folder_must_be_there() {
        let job = tempfile::tempdir().unwrap();
        std::fs::write(job.path().join("x"), b"").unwrap();
        for path in [job.path().join("x"), job.path().join("y"), PathBuf::new()] {
            let error = OutputFolder::open(&path, "hasil").unwrap_err();
            assert!(matches!(error, OutputError::NoJobFolder { .. }), "{error}");
        }
    }

    #[test]
    fn the_longest_path_counts_as_windows_counts() {
        let staging = Path::new("C:/kerja/hasil.baru");
        let path = |n: usize| [ArtifactPath::new(&"x".repeat(n)).unwrap()];
        let fits = WINDOWS_LONGEST_PATH - "C:/kerja/hasil.baru/".len();
        assert!(check_lengths(staging, &path(fits)).is_ok());
        let error = check_lengths(staging, &path(fits + 1)).unwrap_err();
        assert!(matches!(error, OutputError::PathTooLong { length: 260, limit: 259, .. }));
        assert!(check_lengths(Path::new(r"\\?\C:\kerja"), &path(255)).is_ok());
        assert!(check_lengths(staging, &[]).is_ok());
    }
}
