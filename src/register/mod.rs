//! The numbers ever issued, append-only: `registri.jsonl`.
//!
//! # The file, to the letter
//! UTF-8 without a byte-order mark; one event per line, which ends in a line feed; never changed,
//! only grown. A line is one JSON object without white space between its parts, with exactly these
//! keys in exactly this order; numbers are integers, and strings are escaped only where JSON demands
//! it (`\"`, `\\`). A line is legal only if writing what was read gives the same bytes.
//!
//! | key | what |
//! |---|---|
//! | `seq` | which line it is, from 1 |
//! | `prev` | SHA-256 of the line before, without its line feed, in hexadecimal; 64 noughts in the first |
//! | `date` | the date of the certificates, or the one given with a revocation: never the clock's |
//! | `event` | one of those below, followed by its own keys |
//!
//! | event | its keys | what happened |
//! |---|---|---|
//! | `opened` | `schema` (1) | the register begins; the first line, and no other |
//! | `key_changed` | `key`: SHA-256 of the public key | from here on this key signs |
//! | `reserved` | `number`, `sequence`, `year`, `subject`, `score`, `category`, `zone`, `opinion`, `issuer`, `id`, `reason` | the number is kept for this certificate, which is about to be drawn |
//! | `issued` | `number`, `pdf`: SHA-256 of the file | the certificate is in place; again with another file where it was drawn anew |
//! | `voided` | `number`, `reason` | it stands for nothing any more; `reason` is null only if it was never issued |
//! | `replaced` | `number`, `by`, `reason` | another one, reserved for the same subject and year, takes its place; `reason` is null where it had been voided |
//!
//! `sequence` goes on within a year; `score` has two decimals; `category` and `zone` are null where
//! the year has none; `id` follows from the rest ([`Face::text`]); the `reason` of a
//! reservation is null but where a certificate is in force that it will replace.
//!
//! # What it guards against
//! Each line is bound to all before it, so a line that was edited, moved, put in or taken out is
//! found with its number ([`read`]). Whole lines cut from the end leave a register that looks sound:
//! that is what heads are for that are known from elsewhere ([`Head`]). Documents carry the
//! [`Register::anchor`].
//!
//! A number is reserved, and on the disk, before its certificate is drawn, and issued once it is in
//! place ([`Ledger`]); [`plan()`] decides which one it is.

mod certificate;
mod chain;
mod event;
mod face;
mod head;
mod ledger;
mod line;
mod list;
mod number;
mod plain;
mod plan;
mod state;
mod storage;

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;

pub use certificate::{Certificate, CertificateId, Claim, Grade, NotASubject, NotAnId, Subject};
pub use chain::{Fault, Flaw, Reading, Register, read};
pub use event::{Entry, Event, Reservation};
pub use face::{Face, FaceFault};
pub use head::Head;
pub use ledger::{FILE, Ledger, LedgerError, look};
pub use line::LineFault;
pub use list::{LIST_FILE, ListFault, ListFlaw, NumberList};
pub use number::{NotANumber, Number};
pub use plan::{
    Changes, Landed, NumberSource, Origin, Plan, Planned, Refusal, Terms, Unsettled, plan, settle,
};
pub use state::{Contradiction, Record, State, Status};
