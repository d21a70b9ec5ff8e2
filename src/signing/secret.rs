//! The secret half of a key: what signs.

use std::fmt;

use blake2::digest::consts::U32;
use blake2::{Blake2b, Blake2b512, Digest as _};
use ed25519_dalek::{KEYPAIR_LENGTH, Signer, SigningKey};

use super::key::{ED25519, KeyId, PublicKey};
use super::lines::{self, KeyFault};
use super::lock::{Cost, HIDDEN, Lock};
use super::signature::{Signature, spoken};

/// How the key is locked: by scrypt, or not at all.
const SCRYPT: [u8; 2] = *b"Sc";
const UNLOCKED: [u8; 2] = [0; 2];
/// What the checksum is: BLAKE2b.
const BLAKE2B: [u8; 2] = *b"B2";

/// Randomness for a new key: eight bytes of identity, 32 of secret.
pub type Entropy = [u8; 40];

/// A key that signs.
#[derive(Clone)]
pub struct SecretKey {
    id: KeyId,
    key: SigningKey,
}

/// A secret key as it stands in its file.
#[derive(Clone)]
pub struct LockedKey {
    locked: bool,
    salt: [u8; 32],
    cost: Cost,
    hidden: [u8; HIDDEN],
}

impl SecretKey {
    /// A new key.
    pub fn new(entropy: &Entropy) -> Self {
        let (id, secret) = entropy.split_first_chunk().unwrap_or((&[0; 8], &[]));
        let secret = secret.first_chunk().unwrap_or(&[0; 32]);
        Self { id: KeyId(*id), key: SigningKey::from_bytes(secret) }
    }

    /// Its public half.
    pub fn public(&self) -> PublicKey {
        PublicKey { id: self.id, key: self.key.verifying_key() }
    }

    /// The key as a file under a comment of one line, which is not signed; locked, where there is
    /// a lock.
    ///
    /// # Errors
    /// [`KeyFault::TooCostly`] where the lock is.
    pub fn file(&self, comment: &str, lock: Option<Lock<'_>>) -> Result<String, KeyFault> {
        let mut hidden = self.hidden();
        let (kdf, salt, cost) = match lock {
            None => (UNLOCKED, [0; 32], [0; 16]),
            Some(lock) => {
                mix(&mut hidden, &lock.stream()?);
                (SCRYPT, lock.salt, lock.cost.bytes())
            }
        };
        let parts = [&ED25519[..], &kdf, &BLAKE2B, &salt, &cost, &hidden];
        Ok(lines::written(comment, &parts.concat()))
    }

    /// Signs the bytes of a file. `trusted` is a comment of one line that is signed as well.
    pub fn sign(&self, bytes: &[u8], trusted: &str) -> Signature {
        let signature = self.key.sign(&Blake2b512::digest(bytes));
        let both = [&signature.to_bytes()[..], trusted.as_bytes()].concat();
        let global = self.key.sign(&both);
        Signature { id: self.id, signature, trusted: trusted.to_owned(), global }
    }

    /// Signs a short text directly; not to be taken for the signature of a file.
    pub fn sign_text(&self, text: &str) -> [u8; 64] {
        self.key.sign(&spoken(text)).to_bytes()
    }

    /// Identity, key and checksum.
    fn hidden(&self) -> [u8; HIDDEN] {
        let pair = self.key.to_keypair_bytes();
        let checksum = checksum(&self.id, &pair);
        let mut hidden = [0; HIDDEN];
        let parts = self.id.0.into_iter().chain(pair).chain(checksum);
        for (place, byte) in hidden.iter_mut().zip(parts) {
            *place = byte;
        }
        hidden
    }
}

impl LockedKey {
    /// Reads the file of a secret key; what it hides is still hidden.
    ///
    /// # Errors
    /// [`KeyFault::NotAKey`].
    pub fn parse(text: &str) -> Result<Self, KeyFault> {
        Self::of(&lines::sole(text).ok_or(KeyFault::NotAKey)?).ok_or(KeyFault::NotAKey)
    }

    fn of(bytes: &[u8]) -> Option<Self> {
        let (kind, rest) = bytes.split_first_chunk()?;
        let (kdf, rest) = rest.split_first_chunk()?;
        let (check, rest) = rest.split_first_chunk()?;
        let (salt, rest) = rest.split_first_chunk()?;
        let (opslimit, rest) = rest.split_first_chunk()?;
        let (memlimit, rest) = rest.split_first_chunk()?;
        let hidden = rest.try_into().ok()?;
        let locked = *kdf == SCRYPT;
        let known = *kind == ED25519 && *check == BLAKE2B && (locked || *kdf == UNLOCKED);
        let cost = Cost::of(u64::from_le_bytes(*opslimit), u64::from_le_bytes(*memlimit));
        known.then_some(Self { locked, salt: *salt, cost, hidden })
    }

    /// Whether a passphrase locks it.
    pub fn is_locked(&self) -> bool {
        self.locked
    }

    /// The key itself. The passphrase of one that is not locked does not matter.
    ///
    /// # Errors
    /// [`KeyFault::Passphrase`], [`KeyFault::TooCostly`]; [`KeyFault::Damaged`] for one that is not
    /// locked and has another checksum.
    pub fn unlock(&self, passphrase: &str) -> Result<SecretKey, KeyFault> {
        let mut shown = self.hidden;
        let wrong = if self.locked {
            let lock = Lock { passphrase, salt: self.salt, cost: self.cost };
            mix(&mut shown, &lock.stream()?);
            KeyFault::Passphrase
        } else {
            KeyFault::Damaged
        };
        let read = || {
            let (id, rest) = shown.split_first_chunk()?;
            let (pair, sum) = rest.split_first_chunk()?;
            let id = KeyId(*id);
            // minisign leaves the checksum of a key empty that nothing locks.
            let empty = !self.locked && sum == [0; 32];
            (empty || checksum(&id, pair) == sum).then_some((id, *pair))
        };
        let (id, pair) = read().ok_or(wrong)?;
        let key = SigningKey::from_keypair_bytes(&pair).map_err(|_| KeyFault::Damaged)?;
        Ok(SecretKey { id, key })
    }
}

fn checksum(id: &KeyId, pair: &[u8; KEYPAIR_LENGTH]) -> [u8; 32] {
    let parts = [&ED25519[..], &id.0, pair].concat();
    Blake2b::<U32>::digest(parts).into()
}

fn mix(hidden: &mut [u8; HIDDEN], stream: &[u8; HIDDEN]) {
    for (byte, other) in hidden.iter_mut().zip(stream) {
        *byte ^= other;
    }
}

/// The secret is not shown.
impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SecretKey").field("id", &self.id).finish_non_exhaustive()
    }
}

/// The secret is not shown.
impl fmt::Debug for LockedKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LockedKey").field("locked", &self.locked).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: Lock<'_> = Lock { passphrase: "rahasia", salt: [3; 32], cost: Cost::LEAST };

    #[test]
    fn a_secret_key_reads_back() {
        let key = SecretKey::new(&[7; 40]);
        for lock in [None, Some(LOCK)] {
            let file = key.file("secret", lock).unwrap();
            let read = LockedKey::parse(&file).unwrap();
            assert_eq!(read.is_locked(), lock.is_some());
            let unlocked = read.unlock("rahasia").unwrap();
            assert_eq!(unlocked.public(), key.public());
            assert_eq!(unlocked.file("secret", lock), Ok(file));
        }
    }

    #[test]
    fn another_passphrase_does_not_unlock_it() {
        let file = SecretKey::new(&[7; 40]).file("secret", Some(LOCK)).unwrap();
        let key = LockedKey::parse(&file).unwrap();
        for passphrase in ["", "Rahasia", "rahasia "] {
            assert_eq!(key.unlock(passphrase).unwrap_err(), KeyFault::Passphrase);
        }
    }

    #[test]
    fn a_damaged_key_does_not_sign() {
        let file = SecretKey::new(&[7; 40]).file("secret", None).unwrap();
        let start = file.find('\n').unwrap() + 1;
        let mut kept = 0;
        for at in start..file.len() - 1 {
            let mut bytes = file.clone().into_bytes();
            bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
            let text = String::from_utf8(bytes).unwrap();
            match LockedKey::parse(&text).and_then(|key| key.unlock("")) {
                Ok(_) => kept += 1,
                Err(fault) => assert!(matches!(fault, KeyFault::NotAKey | KeyFault::Damaged)),
            }
        }
        // Salt and cost mean nothing without a lock: 48 bytes are 64 letters.
        assert_eq!(kept, 64);
    }

    #[test]
    fn the_secret_is_not_shown() {
        let key = SecretKey::new(&[7; 40]);
        assert_eq!(format!("{key:?}"), "SecretKey { id: 707070707070707, .. }");
        let file = key.file("secret", None).unwrap();
        let shown = format!("{:?}", LockedKey::parse(&file).unwrap());
        assert_eq!(shown, "LockedKey { locked: false, .. }");
    }
}
