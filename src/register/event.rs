//! What happens to numbers, one event after the other.

use super::certificate::Certificate;
use super::number::Number;
use crate::digest::Digest;
use crate::domain::Date;

/// An event with its date: the job's, or one that somebody named; never the clock's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The date that the event is put down under.
    pub date: Date,
    /// What happened.
    pub event: Event,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The register begins.
    Opened,
    /// From here on certificates are signed with the key of this fingerprint.
    KeyChanged {
        /// SHA-256 of the public key.
        key: Digest,
    },
    /// A number is kept for a certificate that is about to be drawn.
    Reserved(Box<Reservation>),
    /// The certificate is in place, as this file.
    Issued {
        /// The certificate's number.
        number: Number,
        /// SHA-256 of the PDF.
        pdf: Digest,
    },
    /// The number stands for nothing any more.
    Voided {
        /// The number.
        number: Number,
        /// Why; `None` only for a number that was reserved and never issued.
        reason: Option<String>,
    },
    /// Another certificate, which is about to be issued, takes this one's place.
    Replaced {
        /// The number that ends.
        number: Number,
        /// The number that takes its place: reserved, for the same subject and year.
        by: Number,
        /// Why; `None` where the number had been voided already, which said why.
        reason: Option<String>,
    },
}

/// A number that is kept for a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reservation {
    /// The certificate to be.
    pub certificate: Certificate,
    /// Which number of its year it is, from 1; what `{urut}` prints.
    pub sequence: u32,
    /// Why it takes the place of one that is in force; `None` where none is.
    pub reason: Option<String>,
}
