//! Keys and signatures in minisign's form, so that anyone can check them without this program.
//!
//! A key is an Ed25519 key with an identity of eight bytes; a signature over a file is one over its
//! BLAKE2b hash, with a comment that is signed as well. The three kinds of files are those of
//! [minisign](https://jedisct1.github.io/minisign/), byte for byte:
//!
//! ```text
//! public key    untrusted comment: ...
//!               base64( "Ed" identity key )
//! secret key    untrusted comment: ...
//!               base64( "Ed" KDF "B2" salt opslimit memlimit (identity key checksum)^stream )
//! signature     untrusted comment: ...
//!               base64( "ED" identity signature )
//!               trusted comment: ...
//!               base64( signature over signature and trusted comment )
//! ```
//! `KDF` is `Sc` where a passphrase locks the key, by scrypt, and two NUL bytes where none does.
//! The same bytes are always signed the same way: no comment holds a time, and Ed25519 needs no
//! randomness. Short texts, such as that of a QR code, are signed by the same key directly
//! ([`SecretKey::sign_text`]).
//!
//! This module asks nobody for anything: randomness and passphrases are arguments.

mod key;
mod lines;
mod lock;
mod secret;
mod signature;

pub use key::{KeyId, PublicKey};
pub use lines::KeyFault;
pub use lock::{Cost, Lock};
pub use secret::{Entropy, LockedKey, SecretKey};
pub use signature::{Signature, SignatureFault, TEXT_SIGNATURE};
