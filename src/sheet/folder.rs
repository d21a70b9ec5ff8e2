//! Which files of the job's folder are sheets to read.

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::finding::{Finding, Ignored, Problem, Unreadable};
use crate::job::Globs;
use crate::location::Location;

/// The files that a job's globs name, and what is to be said of the others there.
#[derive(Debug, Default)]
pub struct Folder {
    /// Files to read, in order of path.
    pub files: Vec<FoundFile>,
    /// Files left alone, in order of path: their names below the job.
    pub ignored: Vec<String>,
    /// What is to be said.
    pub findings: Vec<Finding>,
}

/// A file to read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FoundFile {
    /// Its name below the job, with `/` between its parts.
    pub name: String,
    /// Where it lies.
    pub path: PathBuf,
}

/// Lists the files below `root` that `globs` match. Links are not followed.
///
/// `own` tells which names are the tool's, or read as another part of the job: they are left alone.
pub fn list(root: &Path, globs: &Globs, own: &dyn Fn(&str) -> bool) -> Folder {
    let mut folder = Folder::default();
    for start in globs.roots() {
        let walk = WalkDir::new(root.join(&start)).follow_links(false).sort_by_file_name();
        // A folder of our own is not even entered: the output may hold thousands of files.
        let entered = walk.into_iter().filter_entry(|entry| {
            !(entry.file_type().is_dir() && own(&name_below(root, entry.path())))
        });
        for entry in entered {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) => folder.sort_in(root, globs, &entry, own),
                Err(error) => folder.report_error(root, &start, &error),
            }
        }
    }
    // Two globs may start in one folder, or one inside the other's.
    folder.files.sort();
    folder.files.dedup();
    folder.ignored.sort();
    folder.ignored.dedup();
    folder.findings.dedup();
    folder
}

impl Folder {
    fn sort_in(
        &mut self,
        root: &Path,
        globs: &Globs,
        entry: &DirEntry,
        own: &dyn Fn(&str) -> bool,
    ) {
        let name = name_below(root, entry.path());
        // Beside rapor.toml lie many files that nobody meant; in a folder for sheets none should.
        if !globs.matches(&name) && !name.contains('/') {
            return;
        }
        let why = if own(&name) {
            Some(Ignored::Own)
        } else if !globs.matches(&name) {
            Some(Ignored::NotNamed)
        } else if entry.path_is_symlink() {
            Some(Ignored::Link)
        } else if !entry.file_type().is_file() {
            Some(Ignored::Special)
        } else if is_temporary(&entry.file_name().to_string_lossy()) {
            Some(Ignored::Temporary)
        } else {
            None
        };
        match why {
            Some(why) => {
                let at = Location::file(name.as_str());
                self.findings.push(Finding::new(at, Problem::FileIgnored { why }));
                self.ignored.push(name);
            }
            None => self.files.push(FoundFile { name, path: entry.path().to_owned() }),
        }
    }

    fn report_error(&mut self, root: &Path, start: &str, error: &walkdir::Error) {
        let missing =
            error.io_error().is_some_and(|error| error.kind() == std::io::ErrorKind::NotFound);
        if missing {
            // A folder that is not there holds no files; a job without any says so elsewhere.
            return;
        }
        let name = error.path().map_or_else(|| start.to_owned(), |path| name_below(root, path));
        let why = Unreadable::System(error.to_string());
        self.findings.push(Finding::new(Location::file(name), Problem::Unreadable { why }));
    }
}

fn name_below(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

/// Lock, temporary and housekeeping files of offices, editors and systems.
fn is_temporary(name: &str) -> bool {
    let lower = name.to_lowercase();
    ["~$", ".~lock", "._"].iter().any(|prefix| lower.starts_with(prefix))
        || ["thumbs.db", "desktop.ini", ".ds_store"].contains(&lower.as_str())
        || [".part", ".tmp", ".crdownload"].iter().any(|suffix| lower.ends_with(suffix))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn files_are_listed_once_and_in_order_whatever_the_globs() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("lembar/b")).unwrap();
        for name in
            ["lembar/z.xlsx", "lembar/b/a.csv", "lembar/~$z.xlsx", "lembar/Thumbs.db", "x.csv"]
        {
            fs::write(root.path().join(name), "x").unwrap();
        }
        let globs =
            Globs::new(vec!["lembar/**".into(), "lembar/b/*".into(), "hilang/*".into()]).unwrap();
        let folder = list(root.path(), &globs, &|_| false);
        let names: Vec<_> = folder.files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names, ["lembar/b/a.csv", "lembar/z.xlsx"]);
        assert_eq!(folder.ignored, ["lembar/Thumbs.db", "lembar/~$z.xlsx"]);
        assert_eq!(folder.findings.len(), 2);
    }

    #[test]
    fn files_of_our_own_and_files_not_named_are_left_alone() {
        let root = tempfile::tempdir().unwrap();
        for folder in ["lembar", "hasil/data"] {
            fs::create_dir_all(root.path().join(folder)).unwrap();
        }
        for name in
            ["temuan.csv", "nilai.csv", "catatan.txt", "lembar/a.csv", "hasil/data/nilai.csv"]
        {
            fs::write(root.path().join(name), "x").unwrap();
        }
        let own = |name: &str| name == "temuan.csv" || name == "hasil";
        let globs = Globs::new(vec!["**/*.csv".into()]).unwrap();
        let folder = list(root.path(), &globs, &own);
        let names: Vec<_> = folder.files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names, ["lembar/a.csv", "nilai.csv"]);
        assert_eq!(folder.ignored, ["temuan.csv"]);
        let globs = Globs::new(vec!["lembar/*.xlsx".into()]).unwrap();
        let folder = list(root.path(), &globs, &own);
        let why = Problem::FileIgnored { why: Ignored::NotNamed };
        assert_eq!((folder.files.len(), &folder.findings[0].problem), (0, &why));
    }

    #[test]
    fn what_other_programs_leave_behind_is_known_by_its_name() {
        for name in [
            "~$nilai.xlsx",
            ".~lock.nilai.xlsx#",
            "._nilai.xlsx",
            "Thumbs.db",
            "THUMBS.DB",
            "desktop.ini",
            ".DS_Store",
            "nilai.xlsx.part",
            "nilai.tmp",
            "nilai.xlsx.crdownload",
        ] {
            assert!(is_temporary(name), "{name}");
        }
        for name in ["nilai.xlsx", "~nilai.xlsx", "part.xlsx", "desktop.ini.csv", "lock.csv"] {
            assert!(!is_temporary(name), "{name}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed_but_named() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("lembar")).unwrap();
        std::os::unix::fs::symlink(root.path(), root.path().join("lembar/lingkaran")).unwrap();
        let folder = list(root.path(), &Globs::new(vec!["lembar/**".into()]).unwrap(), &|_| false);
        assert!(folder.files.is_empty());
        assert_eq!(folder.findings[0].problem, Problem::FileIgnored { why: Ignored::Link });
    }
}
