//! Signatures over files, in minisign's form, and over short texts.

use std::fmt;

use blake2::{Blake2b512, Digest as _};
use data_encoding::BASE64;

use super::key::{KeyId, PublicKey};
use super::lines;

/// The kind of signature: over the BLAKE2b hash of a file. minisign's older kind, over the bytes
/// themselves, is neither written nor read.
const HASHED: [u8; 2] = *b"ED";
/// What stands above a signature that this program has written.
const UNTRUSTED: &str = "signature from rapor secret key";
const TRUSTED: &str = "trusted comment: ";
/// How many bytes the signature of a text has.
pub const TEXT_SIGNATURE: usize = 64;

/// The signature of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    pub(super) id: KeyId,
    pub(super) signature: ed25519_dalek::Signature,
    pub(super) trusted: String,
    pub(super) global: ed25519_dalek::Signature,
}

/// Why a signature does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignatureFault {
    /// It is no signature of minisign's newer kind.
    #[error("no signature")]
    NotASignature,
    /// It was made with another key.
    #[error("signed with the key {0}")]
    OtherKey(KeyId),
    /// The bytes are not those that were signed, or the key is a forged one of the same name.
    #[error("not what was signed")]
    Content,
    /// The trusted comment is not the one that was signed.
    #[error("another trusted comment")]
    Comment,
}

impl Signature {
    /// Reads a `.minisig` file. The untrusted comment may be any: to see whether the file is, to the
    /// byte, one that this program has written, compare it with its `Display`.
    ///
    /// # Errors
    /// [`SignatureFault::NotASignature`].
    pub fn parse(text: &str) -> Result<Self, SignatureFault> {
        Self::of(text).ok_or(SignatureFault::NotASignature)
    }

    fn of(text: &str) -> Option<Self> {
        let (_, bytes, mut rest) = lines::read(text)?;
        let (kind, bytes) = bytes.split_first_chunk()?;
        let (id, signature) = bytes.split_first_chunk()?;
        let trusted = rest.next()?.strip_prefix(TRUSTED)?.to_owned();
        let global = BASE64.decode(rest.next()?.as_bytes()).ok()?;
        let signature = ed25519_dalek::Signature::from_slice(signature).ok()?;
        let global = ed25519_dalek::Signature::from_slice(&global).ok()?;
        let whole = *kind == HASHED && rest.all(str::is_empty);
        whole.then_some(Self { id: KeyId(*id), signature, trusted, global })
    }

    /// The identity of the key that it says it was made with.
    pub fn key(&self) -> KeyId {
        self.id
    }

    /// The comment that is signed as well; to be believed once [`PublicKey::verify`] is content.
    pub fn trusted_comment(&self) -> &str {
        &self.trusted
    }
}

/// The `.minisig` file.
impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = [&HASHED[..], &self.id.0, &self.signature.to_bytes()].concat();
        f.write_str(&lines::written(UNTRUSTED, &bytes))?;
        writeln!(f, "{TRUSTED}{}\n{}", self.trusted, BASE64.encode(&self.global.to_bytes()))
    }
}

impl PublicKey {
    /// Whether this key has signed these bytes, and the trusted comment with them.
    ///
    /// # Errors
    /// If not, in what way.
    pub fn verify(&self, bytes: &[u8], signature: &Signature) -> Result<(), SignatureFault> {
        if signature.id != self.id {
            return Err(SignatureFault::OtherKey(signature.id));
        }
        self.key
            .verify_strict(&Blake2b512::digest(bytes), &signature.signature)
            .map_err(|_| SignatureFault::Content)?;
        let both = [&signature.signature.to_bytes()[..], signature.trusted.as_bytes()].concat();
        self.key.verify_strict(&both, &signature.global).map_err(|_| SignatureFault::Comment)
    }

    /// Whether this key has signed this text by [`SecretKey::sign_text`](super::SecretKey).
    pub fn has_signed(&self, text: &str, signature: &[u8; TEXT_SIGNATURE]) -> bool {
        let signature = ed25519_dalek::Signature::from_bytes(signature);
        self.key.verify_strict(&spoken(text), &signature).is_ok()
    }
}

/// What is signed for a text: it begins unlike the hash of any file, so that a signature of the
/// one kind can never be shown as one of the other.
pub(super) fn spoken(text: &str) -> Vec<u8> {
    format!("rapor text signature 1\n{text}").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signing::SecretKey;

    /// What minisign 0.11 signed with a key that it made, and what it says of it.
    const MINISIGN_KEY: &str = include_str!("tests/minisign.pub");
    const MINISIGN_SIGNATURE: &str = include_str!("tests/pesan.txt.minisig");

    #[test]
    fn a_signature_reads_back_and_holds() {
        let key = SecretKey::new(&[7; 40]);
        let signature = key.sign(b"sums", "file:SHA256SUMS");
        assert_eq!(key.sign(b"sums", "file:SHA256SUMS"), signature);
        assert_eq!(Signature::parse(&signature.to_string()), Ok(signature.clone()));
        let public = key.public();
        assert_eq!(public.verify(b"sums", &signature), Ok(()));
        assert_eq!(public.verify(b"sumS", &signature), Err(SignatureFault::Content));
        let mut commented = signature.clone();
        commented.trusted.push('!');
        assert_eq!(public.verify(b"sums", &commented), Err(SignatureFault::Comment));
        let other = SecretKey::new(&[8; 40]).public();
        assert_eq!(other.verify(b"sums", &signature), Err(SignatureFault::OtherKey(public.id())));
    }

    #[test]
    fn every_flipped_byte_of_a_signature_is_found() {
        let key = SecretKey::new(&[7; 40]);
        let text = key.sign(b"sums", "file:SHA256SUMS").to_string();
        let holds = |bytes: Vec<u8>| {
            let text = String::from_utf8(bytes).ok()?;
            let signature = Signature::parse(&text).ok()?;
            key.public().verify(b"sums", &signature).ok()?;
            (signature.to_string() == text).then_some(())
        };
        assert!(holds(text.clone().into_bytes()).is_some());
        for at in 0..text.len() {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= 1 << (at % 8);
            assert!(holds(bytes).is_none(), "byte {at}");
        }
    }

    #[test]
    fn what_minisign_signs_holds() {
        let key = PublicKey::parse(MINISIGN_KEY).unwrap();
        let signature = Signature::parse(MINISIGN_SIGNATURE).unwrap();
        assert_eq!(key.verify(b"halo\n", &signature), Ok(()));
        assert_eq!(key.verify(b"halo", &signature), Err(SignatureFault::Content));
        assert!(MINISIGN_KEY.contains(&key.id().to_string()));
        assert_eq!(key.file(), MINISIGN_KEY);
    }

    #[test]
    fn texts_are_signed_by_themselves() {
        let key = SecretKey::new(&[7; 40]);
        let signature = key.sign_text("R1:A");
        assert!(key.public().has_signed("R1:A", &signature));
        assert!(!key.public().has_signed("R1:B", &signature));
        assert!(!SecretKey::new(&[8; 40]).public().has_signed("R1:A", &signature));
        let file = key.sign(b"R1:A", "");
        assert!(!key.public().has_signed("R1:A", &file.signature.to_bytes()));
    }
}
