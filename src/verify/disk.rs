//! What is verified, read from the disk; nothing is ever written.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use super::certificate::judge_file;
use super::dossier::{Dossier, Output, Papers};
use super::folder::{judge_output, slashed};
use super::key::Keys;
use super::verdict::Item;
use crate::domain::Date;
use crate::job::SIGNED_FOLDER;
use crate::output::{
    self, MANIFEST_FILE, OutputError, PUBLIC_KEY_FILE, SIGNATURE_FILE, STAGING, SUMS_FILE,
};
use crate::register;
use crate::signing::PublicKey;

/// The most bytes of one file that are read: more than any certificate, list or register has.
const LARGEST: u64 = 256 << 20;

/// Why something cannot be verified.
#[derive(Debug, thiserror::Error)]
pub enum Unread {
    /// There is nothing.
    #[error("nothing at {0}")]
    Nothing(PathBuf),
    /// An output cannot be read.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// The system refused, or the file is too large or none.
    #[error("{path}: {source}")]
    File {
        /// What was being read.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// What stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A job: it has a `rapor.toml`.
    Job,
    /// An output: it has a list of its files.
    Output,
    /// Anything else that is there.
    File,
}

/// What stands at a path; `None` for nothing.
pub fn kind(path: &Path) -> Option<Kind> {
    if path.join(crate::job::FILE).is_file() {
        Some(Kind::Job)
    } else if is_output(path) || path.is_dir() {
        Some(Kind::Output)
    } else {
        path.exists().then_some(Kind::File)
    }
}

fn is_output(path: &Path) -> bool {
    path.join(SUMS_FILE).is_file()
}

/// The folder of the job that a path lies in: the nearest one above it with a register, else the
/// one that the nearest output lies in.
pub fn job_of(path: &Path) -> Option<PathBuf> {
    // As it was written, where that is enough: names are shown as they were written, too.
    let absolute = fs::canonicalize(path).ok();
    let paths = || [Some(path), absolute.as_deref()].into_iter().flatten();
    let above = |path: &'_ Path| path.ancestors().skip(1).map(named).collect::<Vec<_>>();
    let has_register = |folder: &PathBuf| folder.join(register::FILE).is_file();
    let registered = paths().find_map(|path| above(path).into_iter().find(has_register));
    let around = |path| {
        above(path).into_iter().find(|folder| is_output(folder)).map(|folder| job_around(&folder))
    };
    registered.or_else(|| paths().find_map(around))
}

/// The folder that an output lies in.
pub fn job_around(output: &Path) -> PathBuf {
    match output.file_name() {
        Some(_) => named(output.parent().unwrap_or(output)),
        None => output.join(".."),
    }
}

/// A folder by a name: the empty path is the one that a relative path begins in.
fn named(folder: &Path) -> PathBuf {
    if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder.to_owned() }
}

/// Reads the papers of a job. `date` is the date of its certificates.
///
/// # Errors
/// [`Unread::File`].
pub fn open(job: &Path, keys: Keys, date: Option<Date>) -> Result<Dossier, Unread> {
    let path = job.join(register::FILE);
    let mut dossier = Dossier {
        place: slashed(&path),
        register: read_if_there(&path)?,
        outputs: Vec::new(),
        keys,
        date,
    };
    for path in entries(job)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.extension().is_some_and(|ending| ending == "pub") {
            let text = read_if_there(&path)?.unwrap_or_default();
            let key = PublicKey::parse(&String::from_utf8_lossy(&text));
            dossier.keys.found.extend(key.ok().map(|key| (path, key)));
        } else if !name.ends_with(STAGING) && is_output(&path) {
            dossier.outputs.push(output_papers(&path)?);
        }
    }
    Ok(dossier)
}

/// Reads and judges an output folder, and the signed copies that its job keeps.
///
/// # Errors
/// See [`Unread`].
pub fn output(
    folder: &Path,
    job: &Path,
    dossier: &Dossier,
    threads: Option<NonZeroUsize>,
) -> Result<Vec<Item>, Unread> {
    let found = output::inspect(folder, threads)?;
    let found = found.ok_or_else(|| Unread::Nothing(folder.to_owned()))?;
    // The other outputs of the job have no say in this one.
    let alone = Dossier { outputs: vec![output_papers(folder)?], ..dossier.clone() };
    let mut items = judge_output(&slashed(folder), &found, &alone.examine());
    let copies = copies(job)?;
    if !copies.is_empty() {
        let papers = dossier.examine();
        for path in copies {
            items.extend(file(&path, &papers)?);
        }
    }
    Ok(items)
}

/// Reads and judges a file.
///
/// # Errors
/// See [`Unread`].
pub fn file(path: &Path, papers: &Papers) -> Result<Vec<Item>, Unread> {
    Ok(judge_file(&slashed(path), &bytes(path)?, papers))
}

/// The bytes of a file.
///
/// # Errors
/// See [`Unread`].
pub fn bytes(path: &Path) -> Result<Vec<u8>, Unread> {
    read_if_there(path)?.ok_or_else(|| Unread::Nothing(path.to_owned()))
}

/// The text of a file; what is no text in it shows as `�`.
///
/// # Errors
/// See [`Unread`].
pub fn text(path: &Path) -> Result<String, Unread> {
    bytes(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
}

fn output_papers(folder: &Path) -> Result<Output, Unread> {
    Ok(Output {
        place: slashed(folder),
        sums: read_if_there(&folder.join(SUMS_FILE))?,
        signature: read_if_there(&folder.join(SIGNATURE_FILE))?,
        manifest: read_if_there(&folder.join(MANIFEST_FILE))?,
        key: read_if_there(&folder.join(PUBLIC_KEY_FILE))?,
    })
}

/// The signed copies that a job keeps, in order of path; which of them are sound is not said.
///
/// # Errors
/// [`Unread::File`].
pub fn copies(job: &Path) -> Result<Vec<PathBuf>, Unread> {
    pdfs(&job.join(SIGNED_FOLDER))
}

/// All PDFs below a folder, in order of path. Links are not followed.
fn pdfs(folder: &Path) -> Result<Vec<PathBuf>, Unread> {
    let mut found = Vec::new();
    if !folder.is_dir() {
        return Ok(found);
    }
    for path in entries(folder)? {
        if path.is_symlink() {
            continue;
        }
        if path.is_dir() {
            found.extend(pdfs(&path)?);
        } else if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf")) {
            found.push(path);
        }
    }
    Ok(found)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Unread> {
    let refused = |source| Unread::File { path: folder.to_owned(), source };
    let listed = fs::read_dir(folder).map_err(refused)?;
    let paths: Result<Vec<_>, _> = listed.map(|entry| entry.map(|entry| entry.path())).collect();
    let mut paths = paths.map_err(refused)?;
    paths.sort();
    Ok(paths)
}

/// The bytes of a regular file; `None` where there is nothing.
fn read_if_there(path: &Path) -> Result<Option<Vec<u8>>, Unread> {
    let refused = |source| Unread::File { path: path.to_owned(), source };
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(refused(error)),
        Ok(found) if found.is_file() && found.len() <= LARGEST => {}
        Ok(_) => return Err(refused(io::ErrorKind::InvalidInput.into())),
    }
    let mut bytes = Vec::new();
    let mut file = File::open(path).map_err(refused)?.take(LARGEST);
    file.read_to_end(&mut bytes).map_err(refused)?;
    Ok(Some(bytes))
}
