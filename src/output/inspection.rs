//! What stands in an output folder, for whoever wants to know whether it is whole.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::thread;

use super::artifact::ArtifactPath;
use super::error::OutputError;
use super::sums::Sums;
use super::survey::{IntruderKind, Survey};

/// An output folder that was looked at, every file of it read.
#[derive(Debug, Clone)]
pub struct Inspection {
    /// The bytes of `SHA256SUMS`; `None` where there is none.
    pub sums: Option<Vec<u8>>,
    /// The bytes of the signature over it; `None` where there is none.
    pub signature: Option<Vec<u8>>,
    /// The list itself; `None` where there is none, or not one that this tool writes.
    pub listed: Option<Sums>,
    /// Files on the list that are gone, in order of path.
    pub missing: Vec<ArtifactPath>,
    /// Files that are not what the list says, or not on it, with their path inside the folder and
    /// in order of it. What comes from looking at a folder (`Thumbs.db` and its like) is left out.
    pub intruders: Vec<(PathBuf, IntruderKind)>,
}

/// Reads every file of an output folder, and changes nothing; `None` where there is no folder. On so
/// many threads; on as many as there are processors where none are named.
///
/// # Errors
/// [`OutputError::InTheWay`] where it is no folder, [`OutputError::Io`] where a file cannot be
/// read.
pub fn inspect(
    folder: &Path,
    threads: Option<NonZeroUsize>,
) -> Result<Option<Inspection>, OutputError> {
    let processors = || thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let threads = threads.unwrap_or_else(processors);
    let Some(survey) = Survey::of(folder, None, threads)? else { return Ok(None) };
    let listed = survey.sums.as_deref().and_then(Sums::parse);
    let within = |path: &Path| path.components().skip(1).collect::<PathBuf>();
    let intruders: Vec<_> =
        survey.intruders.iter().map(|found| (within(&found.path), found.kind)).collect();
    let changed = |path: &ArtifactPath| {
        intruders.iter().any(|(intruder, _)| intruder.as_path() == Path::new(path.as_str()))
    };
    let missing = listed.iter().flat_map(Sums::iter).map(|(path, _)| path);
    let missing = missing.filter(|path| !survey.holds(path) && !changed(path));
    let missing = missing.cloned().collect();
    Ok(Some(Inspection {
        missing,
        listed,
        intruders,
        sums: survey.sums,
        signature: survey.signature,
    }))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::digest::Digest;

    #[test]
    fn what_is_missing_changed_or_too_much_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
        fs::create_dir(folder.path().join("data")).unwrap();
        write("a.csv", b"a");
        write("data/b.csv", b"b");
        let line = |name: &str, bytes: &[u8]| format!("{}  {name}\n", Digest::of(bytes));
        let list = line("a.csv", b"a") + &line("data/b.csv", b"b");
        write("SHA256SUMS", list.as_bytes());
        write("Thumbs.db", b"a picture");
        let look = || {
            let found = inspect(folder.path(), None).unwrap().unwrap();
            let missing: Vec<_> = found.missing.iter().map(|path| path.to_string()).collect();
            let name = |path: &PathBuf| path.to_str().unwrap().replace('\\', "/");
            let intruders: Vec<_> =
                found.intruders.iter().map(|(path, kind)| (name(path), *kind)).collect();
            (missing, intruders)
        };
        assert_eq!(look(), (vec![], vec![]));
        write("data/c.csv", b"c");
        write("data/b.csv", b"B");
        fs::remove_file(folder.path().join("a.csv")).unwrap();
        let changed = ("data/b.csv".to_owned(), IntruderKind::Changed);
        let foreign = ("data/c.csv".to_owned(), IntruderKind::Foreign);
        assert_eq!(look(), (vec!["a.csv".to_owned()], vec![changed, foreign]));
        write("SHA256SUMS", b"not a list");
        assert!(look().1.contains(&("SHA256SUMS".to_owned(), IntruderKind::Changed)));
        let nowhere = inspect(&folder.path().join("hasil"), None).unwrap();
        assert!(nowhere.is_none());
    }
}
