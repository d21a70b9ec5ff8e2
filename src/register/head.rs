//! A place in a register, as manifests say it too.

use serde::{Deserialize, Serialize};

use crate::digest::Digest;

/// A place in a register and all that stands up to there: known elsewhere, it shows whether
/// anything before it was changed since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub struct Head {
    /// The line, from 1.
    pub line: u64,
    /// SHA-256 of that line, without its line feed.
    pub hash: Digest,
}

/// A head as `manifest.json` has it.
#[derive(Serialize, Deserialize)]
struct Written {
    seq: u64,
    head: String,
}

impl From<Head> for Written {
    fn from(head: Head) -> Self {
        Self { seq: head.line, head: head.hash.to_string() }
    }
}

impl TryFrom<Written> for Head {
    type Error = &'static str;

    fn try_from(written: Written) -> Result<Self, Self::Error> {
        let hash = Digest::parse(&written.head).ok_or("not a SHA-256")?;
        Ok(Self { line: written.seq, hash })
    }
}
