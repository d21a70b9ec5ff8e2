//! The two files of a key: the secret one is for its owner alone, and neither is ever overwritten.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

use super::disk::{patiently, sync_folder};
use super::error::{Action, OutputError};
use super::survey::is_file;

/// The most bytes that the file of a key has.
const LARGEST: u64 = 4096;

/// A file to be made, and its text.
pub type KeyFile<'a> = (&'a Path, &'a str);

/// Makes both files, and the folders that they stand in: both of them or, if one fails, none. Only
/// their owner may read the secret one, where the system has such a rule; on Windows it is as
/// private as its folder.
///
/// # Errors
/// [`OutputError::AlreadyThere`] where one of them is there already, before anything is made;
/// [`OutputError::Io`].
pub fn create_key(secret: KeyFile<'_>, public: KeyFile<'_>) -> Result<(), OutputError> {
    for (path, _) in [secret, public] {
        // A link that leads nowhere is there too.
        if fs::symlink_metadata(path).is_ok() {
            return Err(OutputError::AlreadyThere { path: path.to_owned() });
        }
    }
    let mut made = Vec::new();
    let done = create(secret, private(), &mut made)
        .and_then(|()| create(public, OpenOptions::new(), &mut made));
    if done.is_err() {
        for path in made {
            // What the system said first is worth more than whether the tidying worked.
            _ = patiently(|| fs::remove_file(path));
        }
    }
    done
}

/// Reads the file of a key.
///
/// # Errors
/// [`OutputError::InTheWay`] where it is no regular file; [`OutputError::Io`], with
/// [`io::ErrorKind::NotFound`] where there is none and [`io::ErrorKind::InvalidData`] where it can
/// be no key.
pub fn read_key(path: &Path) -> Result<String, OutputError> {
    let mut text = String::new();
    // Opening a pipe would wait for its other end.
    is_file(path)?;
    let file = File::open(path).map_err(OutputError::io(Action::Read, path))?;
    file.take(LARGEST + 1)
        .read_to_string(&mut text)
        .and_then(|read| {
            let fits = u64::try_from(read).is_ok_and(|read| read <= LARGEST);
            if fits { Ok(text) } else { Err(io::ErrorKind::InvalidData.into()) }
        })
        .map_err(OutputError::io(Action::Read, path))
}

fn create<'p>(
    (path, text): KeyFile<'p>,
    mut how: OpenOptions,
    made: &mut Vec<&'p Path>,
) -> Result<(), OutputError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder {
        fs::create_dir_all(folder).map_err(OutputError::io(Action::CreateFolder, folder))?;
    }
    let mut file = match how.write(true).create_new(true).open(path) {
        // Somebody else was faster; the file is theirs.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            return Err(OutputError::AlreadyThere { path: path.to_owned() });
        }
        opened => opened.map_err(OutputError::io(Action::Write, path))?,
    };
    made.push(path);
    file.write_all(text.as_bytes()).map_err(OutputError::io(Action::Write, path))?;
    file.sync_all()
        .and_then(|()| sync_folder(folder.unwrap_or(Path::new("."))))
        .map_err(OutputError::io(Action::Sync, path))
}

#[cfg(unix)]
fn private() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt as _;

    let mut how = OpenOptions::new();
    how.mode(0o600);
    how
}

#[cfg(not(unix))]
fn private() -> OpenOptions {
    OpenOptions::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_files_are_made_or_none() {
        let folder = tempfile::tempdir().unwrap();
        let (secret, public) = (folder.path().join("a/b/x.key"), folder.path().join("a/x.pub"));
        create_key((&secret, "secret"), (&public, "public")).unwrap();
        assert_eq!(read_key(&secret).unwrap(), "secret");
        assert_eq!(read_key(&public).unwrap(), "public");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = fs::metadata(&secret).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        let other = folder.path().join("y.key");
        let refused = create_key((&other, "2"), (&public, "2")).unwrap_err();
        assert!(matches!(&refused, OutputError::AlreadyThere { path } if *path == public));
        assert!(!other.exists());
        // The second cannot be made: its folder is a file.
        let refused = create_key((&other, "2"), (&public.join("z.pub"), "2")).unwrap_err();
        assert!(matches!(refused, OutputError::Io { .. }), "{refused}");
        assert!(!other.exists());
        assert_eq!(read_key(&public).unwrap(), "public");
    }

    #[test]
    fn only_what_can_be_a_key_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let kind =
            |name: &str| read_key(&folder.path().join(name)).unwrap_err().refusal().unwrap().kind();
        assert_eq!(kind("x.key"), io::ErrorKind::NotFound);
        fs::write(folder.path().join("x.key"), [0xff]).unwrap();
        assert_eq!(kind("x.key"), io::ErrorKind::InvalidData);
        fs::write(folder.path().join("x.key"), [b'a'; 4097]).unwrap();
        assert_eq!(kind("x.key"), io::ErrorKind::InvalidData);
        let refused = read_key(folder.path()).unwrap_err();
        assert!(matches!(refused, OutputError::InTheWay { .. }), "{refused}");
    }
}
