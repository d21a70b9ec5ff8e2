//! The lines that minisign's files are made of.

use data_encoding::BASE64;

/// What every file of minisign begins with.
const UNTRUSTED: &str = "untrusted comment: ";

/// Why a key cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyFault {
    /// It is not the file of a key of this kind.
    #[error("no such key")]
    NotAKey,
    /// It is a key, but one that was damaged.
    #[error("a damaged key")]
    Damaged,
    /// The passphrase is another one, or the key was damaged.
    #[error("another passphrase")]
    Passphrase,
    /// To unlock it would take more memory or time than any key needs.
    #[error("a key that is too costly to unlock")]
    TooCostly,
}

/// A comment and the bytes below it.
pub(super) fn written(comment: &str, bytes: &[u8]) -> String {
    format!("{UNTRUSTED}{comment}\n{}\n", BASE64.encode(bytes))
}

/// The comment, the bytes below it, and the lines that follow. Lines may end as on Windows.
pub(super) fn read(text: &str) -> Option<(&str, Vec<u8>, std::str::Lines<'_>)> {
    let mut lines = text.lines();
    let comment = lines.next()?.strip_prefix(UNTRUSTED)?;
    let bytes = BASE64.decode(lines.next()?.as_bytes()).ok()?;
    Some((comment, bytes, lines))
}

/// The bytes of a file that is nothing but a comment and one line.
pub(super) fn sole(text: &str) -> Option<Vec<u8>> {
    let (_, bytes, mut rest) = read(text)?;
    rest.all(str::is_empty).then_some(bytes)
}
