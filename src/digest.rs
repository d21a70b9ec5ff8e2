//! SHA-256 of what is read and of what is written.

use std::fmt;
use std::io::{self, BufRead, BufReader};

use sha2::{Digest as _, Sha256, Sha384, Sha512};

/// How much of a reader is hashed at a time, in bytes.
const PIECE: usize = 64 * 1024;

/// A SHA-256, shown as 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// 64 noughts: no digest of anything that anybody knows.
    pub const ZERO: Self = Self([0; 32]);

    /// The digest of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The digest of some parts, one after the other.
    pub fn of_parts<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut hasher = Sha256::new();
        for part in parts {
            hasher.update(part);
        }
        Self(hasher.finalize().into())
    }

    /// The digest of some files, each with its length before it, so that nothing can pass from one
    /// into the next.
    pub fn of_files<'a>(files: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut hasher = Sha256::new();
        for file in files {
            hasher.update((file.len() as u64).to_be_bytes());
            hasher.update(file);
        }
        Self(hasher.finalize().into())
    }

    /// The digest of all that can be read, piece by piece.
    ///
    /// # Errors
    /// Whatever the reader says.
    pub fn of_reader(reader: impl io::Read) -> io::Result<Self> {
        let mut reader = BufReader::with_capacity(PIECE, reader);
        let mut hasher = Sha256::new();
        loop {
            let piece = reader.fill_buf()?;
            if piece.is_empty() {
                return Ok(Self(hasher.finalize().into()));
            }
            hasher.update(piece);
            let read = piece.len();
            reader.consume(read);
        }
    }

    /// Reads 64 lower-case hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        let lower = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        if text.len() != 64 || !text.bytes().all(lower) {
            return None;
        }
        let mut bytes = [0; 32];
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok()?;
        }
        Some(Self(bytes))
    }

    /// The 32 bytes themselves.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Whether this is the SHA-256, SHA-384 or SHA-512, by its length, of some parts one after the other.
pub fn is_sha2(hash: &[u8], parts: &[&[u8]]) -> bool {
    fn of<D: sha2::Digest>(parts: &[&[u8]]) -> Vec<u8> {
        parts.iter().fold(D::new(), D::chain_update).finalize().to_vec()
    }
    match hash.len() {
        32 => of::<Sha256>(parts) == hash,
        48 => of::<Sha384>(parts) == hash,
        64 => of::<Sha512>(parts) == hash,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMPTY: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    #[test]
    fn a_digest_reads_back() {
        assert_eq!(Digest::of(b"").to_string(), EMPTY);
        assert_eq!(Digest::parse(EMPTY), Some(Digest::of(b"")));
        assert_eq!(Digest::parse(&EMPTY.to_uppercase()), None);
        assert_eq!(Digest::parse(&EMPTY[1..]), None);
        assert_eq!(Digest::parse(&"é".repeat(32)), None);
    }

    #[test]
    fn what_is_longer_than_one_piece_is_hashed_whole() {
        let bytes: Vec<u8> = (0..=250).cycle().take(3 * PIECE + 17).collect();
        assert_eq!(Digest::of_reader(bytes.as_slice()).unwrap(), Digest::of(&bytes));
        assert_eq!(Digest::of_parts(bytes.chunks(1000)), Digest::of(&bytes));
    }

    #[test]
    fn nothing_passes_from_one_file_into_the_next() {
        let framed = b"\0\0\0\0\0\0\0\x02ab\0\0\0\0\0\0\0\x01c";
        assert_eq!(Digest::of_files([b"ab".as_slice(), b"c"]), Digest::of(framed));
        assert_ne!(
            Digest::of_files([b"ab".as_slice(), b"c"]),
            Digest::of_files([b"a".as_slice(), b"bc"])
        );
    }
}
