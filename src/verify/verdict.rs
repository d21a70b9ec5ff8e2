//! What came of looking at one thing.

use super::copy::CopyFlaw;
use super::inscription::Unreadable;
use super::key::{NoKey, Origin};
use crate::digest::Digest;
use crate::domain::Date;
use crate::register::{Face, Fault, Record, Status};
use crate::signing::{KeyId, SignatureFault};

/// One thing that was looked at: one line for the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is: a path with `/`, or the number in a QR code.
    pub place: String,
    /// What came of it.
    pub verdict: Verdict,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The key that signatures are checked with.
    Key {
        /// Its identity.
        id: KeyId,
        /// SHA-256 of it, for comparison.
        fingerprint: Digest,
        /// Where it came from.
        origin: Origin,
    },
    /// Signatures cannot be checked.
    NoKey(NoKey),
    /// The signature over the list of files holds.
    Signed(KeyId),
    /// There is no signature.
    Unsigned,
    /// The signature does not hold.
    Forged(SignatureFault),
    /// The signature holds, and something that is not signed was written into its file.
    Retouched,
    /// There is no list of files.
    NoList,
    /// Every file on the list is there, as it was.
    Whole {
        /// How many.
        files: usize,
    },
    /// A file on the list is gone.
    Missing,
    /// A file is not the one that was written.
    Changed,
    /// A file that nobody listed.
    Foreign,
    /// The manifest cannot be understood.
    NoManifest,
    /// The register is sound.
    Register {
        /// How many lines it has.
        lines: u64,
    },
    /// There is no register.
    NoRegister,
    /// The register was cut, edited or put back from an older copy.
    Faulty(Fault),
    /// The last line of the register was torn.
    Torn,
    /// The last line of the register bears a date that no run has written.
    Misdated {
        /// The line.
        line: u64,
        /// Its date.
        date: Date,
    },
    /// A certificate of the register.
    Certificate {
        /// What the register says of it.
        record: Box<Record>,
        /// As what it was found.
        form: Form,
        /// Who vouches for it.
        voucher: Voucher,
    },
    /// The register knows no such file.
    Unknown,
    /// A certificate without a number: an example or a draft.
    Specimen,
    /// It begins like a certificate of the register, and what follows is not the signature of all
    /// of it.
    BadCopy {
        /// The certificate that it begins like.
        record: Box<Record>,
        /// What is wrong.
        flaw: CopyFlaw,
    },
    /// A file of a signed output that is no certificate.
    Document(KeyId),
    /// The text is not that of a QR code.
    NoCode(Unreadable),
    /// The text of a QR code that the key has not signed.
    ForgedCode(Box<Face>),
    /// A QR code that the key has signed; no register is at hand to say whether it still stands.
    Code(Box<Face>),
    /// The key has signed a certificate that the register does not know.
    UnknownCode(Box<Face>),
    /// The results were computed again, and came out the same.
    Recomputed {
        /// How many regions.
        regions: usize,
    },
    /// Computed again, a part of the results comes out otherwise.
    Recomputes,
}

/// As what a certificate was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The very file that was issued.
    Issued,
    /// That file, signed electronically since.
    SignedCopy,
    /// The text of its QR code.
    Code,
}

/// Who says that a certificate was issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voucher {
    /// This key.
    Key(KeyId),
    /// Nobody but the register, whose last lines anyone can write.
    Register,
}

impl Verdict {
    /// Whether it is as it should be.
    pub fn holds(&self) -> bool {
        match self {
            Self::Key { .. }
            | Self::Signed(_)
            | Self::Whole { .. }
            | Self::Register { .. }
            | Self::Specimen
            | Self::Document(_)
            | Self::Code(_)
            | Self::Recomputed { .. } => true,
            Self::Certificate { record, voucher, .. } => {
                record.status == Status::InForce && matches!(voucher, Voucher::Key(_))
            }
            Self::NoKey(_)
            | Self::Unsigned
            | Self::Forged(_)
            | Self::Retouched
            | Self::NoList
            | Self::Missing
            | Self::Changed
            | Self::Foreign
            | Self::NoManifest
            | Self::NoRegister
            | Self::Faulty(_)
            | Self::Torn
            | Self::Misdated { .. }
            | Self::Unknown
            | Self::BadCopy { .. }
            | Self::NoCode(_)
            | Self::ForgedCode(_)
            | Self::UnknownCode(_)
            | Self::Recomputes => false,
        }
    }

    /// Whether it stands on a key that came with what it judges.
    pub fn is_self_attested(&self) -> bool {
        matches!(self, Self::Key { origin: Origin::Enclosed(_), .. })
    }

    /// A name for programs, which never changes.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Key { .. } => "key",
            Self::NoKey(_) => "no_key",
            Self::Signed(_) => "signed",
            Self::Unsigned => "unsigned",
            Self::Forged(_) => "forged",
            Self::Retouched => "retouched",
            Self::NoList => "no_list",
            Self::Whole { .. } => "whole",
            Self::Missing => "missing",
            Self::Changed => "changed",
            Self::Foreign => "foreign",
            Self::NoManifest => "no_manifest",
            Self::Register { .. } => "register",
            Self::NoRegister => "no_register",
            Self::Faulty(_) => "faulty_register",
            Self::Torn => "torn_register",
            Self::Misdated { .. } => "misdated_register",
            Self::Certificate { form: Form::Issued, .. } => "certificate",
            Self::Certificate { form: Form::SignedCopy, .. } => "signed_copy",
            Self::Certificate { form: Form::Code, .. } | Self::Code(_) => "code",
            Self::Unknown => "unknown",
            Self::Specimen => "specimen",
            Self::BadCopy { .. } => "bad_copy",
            Self::Document(_) => "document",
            Self::NoCode(_) => "no_code",
            Self::ForgedCode(_) => "forged_code",
            Self::UnknownCode(_) => "unknown_code",
            Self::Recomputed { .. } => "recomputed",
            Self::Recomputes => "recomputes_otherwise",
        }
    }
}

impl Item {
    /// An item about something.
    pub fn new(place: impl Into<String>, verdict: Verdict) -> Self {
        Self { place: place.into(), verdict }
    }
}
