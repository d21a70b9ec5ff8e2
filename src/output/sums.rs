//! `SHA256SUMS`: every file of an output with the hash of its bytes.

use std::collections::BTreeMap;

use super::artifact::ArtifactPath;
pub use crate::digest::Digest;

/// One file as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Where it stands inside the output folder.
    pub path: ArtifactPath,
    /// The hash of its bytes.
    pub sha256: Digest,
    /// Its length in bytes.
    pub bytes: u64,
}

/// The content of a `SHA256SUMS` file, in order of path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sums(BTreeMap<ArtifactPath, Digest>);

impl Sums {
    /// Every listed file with its hash, in order of path.
    pub fn iter(&self) -> impl Iterator<Item = (&ArtifactPath, Digest)> {
        self.0.iter().map(|(path, digest)| (path, *digest))
    }

    /// The listed hash of one file.
    pub fn get(&self, path: &ArtifactPath) -> Option<Digest> {
        self.0.get(path).copied()
    }

    /// The file's text, as `sha256sum -c` reads it: hash, two spaces, path, line feed.
    pub fn render(&self) -> Vec<u8> {
        let line = |(path, digest): (&ArtifactPath, Digest)| format!("{digest}  {path}\n");
        self.iter().map(line).collect::<String>().into_bytes()
    }

    /// Reads what [`Sums::render`] wrote; `None` for anything else. A list that was edited by hand
    /// is no list: it could name files outside the folder.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let text = str::from_utf8(bytes).ok()?;
        let mut sums = BTreeMap::new();
        for line in text.split_inclusive('\n') {
            let (digest, path) = line.strip_suffix('\n')?.split_once("  ")?;
            sums.insert(ArtifactPath::new(path).ok()?, Digest::parse(digest)?);
        }
        let sums = Self(sums);
        (sums.render() == bytes).then_some(sums)
    }
}

impl<'a> FromIterator<&'a Written> for Sums {
    fn from_iter<I: IntoIterator<Item = &'a Written>>(files: I) -> Self {
        Self(files.into_iter().map(|file| (file.path.clone(), file.sha256)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMPTY: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    fn sums(paths: &[&str]) -> Sums {
        let written = |path: &&str| Written {
            path: ArtifactPath::new(path).unwrap(),
            sha256: Digest::of(b""),
            bytes: 0,
        };
        paths.iter().map(written).collect::<Vec<_>>().iter().collect()
    }

    #[test]
    fn the_list_is_sorted_and_reads_back() {
        let list = sums(&["b", "a/c", "a b"]);
        let text = format!("{EMPTY}  a b\n{EMPTY}  a/c\n{EMPTY}  b\n");
        assert_eq!(list.render(), text.as_bytes());
        assert_eq!(Sums::parse(text.as_bytes()), Some(list));
        assert_eq!(Sums::parse(b""), Some(Sums::default()));
    }

    #[test]
    fn an_edited_list_is_no_list() {
        for broken in [
            format!("{EMPTY}  a"),
            format!("{EMPTY}  a\r\n"),
            format!("{EMPTY} *a\n"),
            format!("{EMPTY}  ../a\n"),
            format!("{EMPTY}  b\n{EMPTY}  a\n"),
            format!("{EMPTY}  a\n{EMPTY}  a\n"),
            format!("# catatan\n{EMPTY}  a\n"),
        ] {
            assert_eq!(Sums::parse(broken.as_bytes()), None, "{broken:?}");
        }
    }
}
