//! A finished document on its way to the disk: where it goes and its bytes.

use std::fmt;

/// The list of all files with their SHA-256; written last, and what gets signed.
pub const SUMS_FILE: &str = "SHA256SUMS";
/// The signature over [`SUMS_FILE`], under the name that minisign itself looks for; the one file of
/// an output that the list cannot name.
pub const SIGNATURE_FILE: &str = "SHA256SUMS.minisig";
/// What a run has read and by which rules, and the last line of the register before it.
pub const MANIFEST_FILE: &str = "manifest.json";
/// The public key beside what it signs, under the name that minisign itself looks for.
pub const PUBLIC_KEY_FILE: &str = "minisign.pub";
/// Stands in a staging folder until it is complete. It tells this tool that the folder is its
/// own to clear away, and a person who meets the folder that it is nothing to send on.
pub(super) const MARKER_FILE: &str = "BELUM-SELESAI";

/// The longest name of one file or folder that the usual file systems take.
const LONGEST_NAME: usize = 255;

/// One document of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// Where it goes inside the output folder.
    pub path: ArtifactPath,
    /// Its whole content.
    pub bytes: Vec<u8>,
}

/// A path inside the output folder that means the same file on every system: relative, parts
/// joined by `/`, ASCII letters, digits, space, `-`, `_` and `.` only, no part that Windows keeps
/// for itself or would change in silence.
///
/// ```
/// use rapor::output::ArtifactPath;
/// assert!(ArtifactPath::new("rapor/12.18-kabupaten-serdang-bedagai.xlsx").is_ok());
/// assert!(ArtifactPath::new("../registri.jsonl").is_err());
/// assert!(ArtifactPath::new("rapor/nul.xlsx").is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArtifactPath(String);

impl ArtifactPath {
    /// # Errors
    /// The first flaw found, from the left.
    pub fn new(path: &str) -> Result<Self, PathFlaw> {
        for part in path.split('/') {
            check_name(part)?;
        }
        let own = [SUMS_FILE, SIGNATURE_FILE, MARKER_FILE];
        if own.iter().any(|name| name.eq_ignore_ascii_case(path)) {
            return Err(PathFlaw::OwnName);
        }
        Ok(Self(path.to_owned()))
    }

    /// The path as text, parts joined by `/`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folders that the file stands in, outermost first: `a/b/c` gives `a`, `a/b`.
    pub(super) fn folders(&self) -> impl Iterator<Item = &str> {
        self.0.match_indices('/').filter_map(|(at, _)| self.0.get(..at))
    }
}

impl fmt::Display for ArtifactPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What makes a name unfit for a file on some system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PathFlaw {
    /// Nothing between two slashes, a slash at an end, or no name at all.
    #[error("an empty part")]
    Empty,
    /// A character that some system forbids or shows differently.
    #[error("the character {0:?}")]
    Character(char),
    /// `.`, `..` and hidden files.
    #[error("a leading dot")]
    LeadingDot,
    /// Windows would cut these off in silence.
    #[error("a space or dot at an end")]
    TrailingDotOrSpace,
    /// CON, NUL, COM1 and their like are devices on Windows, with any ending.
    #[error("a name that Windows keeps for a device")]
    Device,
    /// A part of more than 255 characters.
    #[error("a part longer than 255 characters")]
    TooLong,
    /// A name that the writer itself uses.
    #[error("a name that the output itself uses")]
    OwnName,
}

/// Checks one file or folder name against what all systems take.
pub(super) fn check_name(name: &str) -> Result<(), PathFlaw> {
    if name.is_empty() {
        return Err(PathFlaw::Empty);
    }
    if name.starts_with('.') {
        return Err(PathFlaw::LeadingDot);
    }
    let allowed = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ');
    if let Some(forbidden) = name.chars().find(|c| !allowed(c)) {
        return Err(PathFlaw::Character(forbidden));
    }
    if name.ends_with(['.', ' ']) || name.starts_with(' ') {
        return Err(PathFlaw::TrailingDotOrSpace);
    }
    if is_device(name) {
        return Err(PathFlaw::Device);
    }
    if name.len() > LONGEST_NAME {
        return Err(PathFlaw::TooLong);
    }
    Ok(())
}

/// Whether Windows takes the name for a device; what stands behind the first dot does not matter.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_ascii_uppercase();
    let numbered = |kind: &str| {
        stem.strip_prefix(kind)
            .is_some_and(|n| n.len() == 1 && n.bytes().all(|b| b.is_ascii_digit()))
    };
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, expected: Result<(), PathFlaw>) {
        assert_eq!(ArtifactPath::new(path).map(drop), expected, "{path:?}");
    }

    #[test]
    fn paths_of_documents_are_taken() {
        check("manifest.json", Ok(()));
        check("rapor/12.18-kabupaten-serdang-bedagai.xlsx", Ok(()));
        check("data/arsip/nilai_2024 (final).csv", Err(PathFlaw::Character('(')));
        check("data/sha256sums", Ok(()));
        check("Rapor/COMAL.pdf", Ok(()));
    }

    #[test]
    fn paths_that_mean_another_file_somewhere_are_refused() {
        check("", Err(PathFlaw::Empty));
        check("/etc/passwd", Err(PathFlaw::Empty));
        check("rapor//x", Err(PathFlaw::Empty));
        check("rapor/", Err(PathFlaw::Empty));
        check("../x", Err(PathFlaw::LeadingDot));
        check("rapor/../../x", Err(PathFlaw::LeadingDot));
        check("./x", Err(PathFlaw::LeadingDot));
        check("rapor/.x", Err(PathFlaw::LeadingDot));
        check("C:x", Err(PathFlaw::Character(':')));
        check("rapor\\x", Err(PathFlaw::Character('\\')));
        check("a\nb", Err(PathFlaw::Character('\n')));
        check("pi\u{0430}gam", Err(PathFlaw::Character('\u{0430}')));
        check("rapor/x.", Err(PathFlaw::TrailingDotOrSpace));
        check("rapor /x", Err(PathFlaw::TrailingDotOrSpace));
        check("nul", Err(PathFlaw::Device));
        check("rapor/Com1.tar.gz", Err(PathFlaw::Device));
        check("sha256sums", Err(PathFlaw::OwnName));
        check("SHA256SUMS.minisig", Err(PathFlaw::OwnName));
        check("belum-selesai", Err(PathFlaw::OwnName));
        check(&"x".repeat(256), Err(PathFlaw::TooLong));
    }

    #[test]
    fn folders_come_outermost_first() {
        let path = ArtifactPath::new("a/b/c").unwrap();
        assert_eq!(path.folders().collect::<Vec<_>>(), ["a", "a/b"]);
    }
}
