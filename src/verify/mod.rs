//! Whether something is what was issued, offline and without changing anything.
//!
//! # What is bound to what
//! ```text
//! public key ── signs ──> SHA256SUMS ── lists ──> every file, manifest.json among them
//!                                                     │ names the head of
//! certificate ── SHA-256 and number stand in ──> registri.jsonl, each line bound to all before it
//! public key ── signs ──> text of the QR code ── number and identity stand in ──┘
//! ```
//! Whoever can write to the folder can write all of it anew but the signatures: without the public
//! key from elsewhere, nothing here is proof. The register holds the fingerprint of its key, so the
//! key itself may come from a file beside it, or in the output itself as the last resort
//! ([`Origin`]); what it was is always said.
//!
//! What lies behind the head that a signed manifest names is bound by the chain alone, and the last
//! line by nothing: a certificate counts as issued only if a signed list has its hash, and the date
//! of the last line must be one that a run would have written.
//!
//! One module reads the disk (`disk`); everything else decides about what was read.

mod certificate;
mod copy;
mod disk;
mod dossier;
mod folder;
mod inscription;
mod key;
mod manifest;
mod verdict;

pub use certificate::{judge_code, judge_file};
pub use copy::{CopyFlaw, signed_copy};
pub use disk::{Kind, Unread, bytes, copies, file, job_around, job_of, kind, open, output, text};
pub use dossier::{Dossier, Output, Papers};
pub use folder::judge_output;
pub use inscription::{Base, Forgery, Inscription, NotABase, TooLong, Unreadable};
pub use key::{Keys, NoKey, Origin};
pub use manifest::{Manifest, NotAManifest};
pub use verdict::{Form, Item, Verdict, Voucher};
