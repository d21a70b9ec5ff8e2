//! The public half of a key: what the office shows to everyone.

use std::fmt;

use data_encoding::BASE64;
use ed25519_dalek::{PUBLIC_KEY_LENGTH, VerifyingKey};

use super::lines::{self, KeyFault};
use crate::digest::Digest;

/// The kind of key: Ed25519.
pub(super) const ED25519: [u8; 2] = *b"Ed";

/// What tells keys apart; shown in hexadecimal as minisign shows it, such as `7E3A91B0C4D2F615`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyId(pub(super) [u8; 8]);

/// A key that signatures are checked with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicKey {
    pub(super) id: KeyId,
    pub(super) key: VerifyingKey,
}

impl PublicKey {
    /// Its identity. It is a name, not a proof: see [`PublicKey::fingerprint`].
    pub fn id(&self) -> KeyId {
        self.id
    }

    /// SHA-256 of the 32 bytes of the key: what two people compare.
    pub fn fingerprint(&self) -> Digest {
        Digest::of(self.key.as_bytes())
    }

    /// The key on one line, as `minisign -P` takes it.
    pub fn line(&self) -> String {
        BASE64.encode(&self.bytes())
    }

    /// The key as a file, as `minisign -p` takes it.
    pub fn file(&self) -> String {
        lines::written(&format!("minisign public key {}", self.id), &self.bytes())
    }

    /// Reads a public key: a file, or its one line.
    ///
    /// # Errors
    /// [`KeyFault::NotAKey`] for another text, [`KeyFault::Damaged`] for bytes that are no key.
    pub fn parse(text: &str) -> Result<Self, KeyFault> {
        let line = || BASE64.decode(text.trim_end().as_bytes()).ok();
        let bytes = lines::sole(text).or_else(line).ok_or(KeyFault::NotAKey)?;
        let (kind, rest) = bytes.split_first_chunk().ok_or(KeyFault::NotAKey)?;
        let (id, key) = rest.split_first_chunk().ok_or(KeyFault::NotAKey)?;
        let key: &[u8; PUBLIC_KEY_LENGTH] = key.try_into().map_err(|_| KeyFault::NotAKey)?;
        if *kind != ED25519 {
            return Err(KeyFault::NotAKey);
        }
        let key = VerifyingKey::from_bytes(key).map_err(|_| KeyFault::Damaged)?;
        // A key of small order would be content with signatures that nobody made.
        if key.is_weak() { Err(KeyFault::Damaged) } else { Ok(Self { id: KeyId(*id), key }) }
    }

    fn bytes(&self) -> Vec<u8> {
        [&ED25519[..], &self.id.0, self.key.as_bytes()].concat()
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:X}", u64::from_le_bytes(self.0))
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signing::SecretKey;

    #[test]
    fn a_public_key_reads_back() {
        let key = SecretKey::new(&[7; 40]).public();
        assert_eq!(PublicKey::parse(&key.file()), Ok(key));
        assert_eq!(PublicKey::parse(&key.file().replace('\n', "\r\n")), Ok(key));
        assert_eq!(PublicKey::parse(&key.line()), Ok(key));
        assert_eq!(key.id().to_string(), "707070707070707");
        assert!(key.file().starts_with("untrusted comment: minisign public key 707070707070707\n"));
    }

    #[test]
    fn what_is_no_public_key_is_refused() {
        let key = SecretKey::new(&[7; 40]).public();
        let file = key.file();
        for (text, fault) in [
            (String::new(), KeyFault::NotAKey),
            (file.replace("untrusted", "trusted"), KeyFault::NotAKey),
            (file.replace("RW", "RU"), KeyFault::NotAKey),
            (format!("{file}more\n"), KeyFault::NotAKey),
            (key.line()[4..].to_owned(), KeyFault::NotAKey),
            // The point of order one.
            (
                BASE64.encode(&[&b"Ed\0\0\0\0\0\0\0\0\x01"[..], &[0; 31]].concat()),
                KeyFault::Damaged,
            ),
        ] {
            assert_eq!(PublicKey::parse(&text), Err(fault), "{text:?}");
        }
    }
}
