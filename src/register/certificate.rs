//! What a certificate says, as far as it must never be doubted: to whom, for what, its number.

use std::fmt;
use std::str::FromStr;

use data_encoding::BASE32_NOPAD;

use super::face::Face;
use super::number::Number;
use crate::digest::Digest;
use crate::domain::{Published, RegionCode, Zone};

/// Whom a certificate is for: a region (`12.18`), or a unit in it (`12.18/puskesmas-perbaungan`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    region: RegionCode,
    unit: Option<String>,
}

/// The text names neither a region nor a unit in one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotASubject;

/// A score with its names, as the certificate prints them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grade {
    /// The published score, 0 to 100.
    pub score: Published,
    /// Kategori, where the year's scheme has one.
    pub category: Option<String>,
    /// Zona, where the year's scheme has one.
    pub zone: Option<Zone>,
    /// Opini or predikat.
    pub opinion: String,
}

/// A result that a certificate is due for. Two certificates for equal claims are the same one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The office that issues the certificate, as it is printed.
    pub issuer: String,
    /// The year assessed.
    pub year: u16,
    /// Whom it is for.
    pub subject: Subject,
    /// What it attests.
    pub grade: Grade,
}

/// A claim that has its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    number: Number,
    claim: Claim,
    id: CertificateId,
}

/// What tells one certificate from all others: the first 80 bits of the SHA-256 of [`Face::text`],
/// shown as 16 letters and digits (base 32).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CertificateId([u8; 10]);

impl Subject {
    /// A region as a whole.
    pub fn region(region: RegionCode) -> Self {
        Self { region, unit: None }
    }

    /// A unit in a region by a short name: lower-case ASCII letters, digits and hyphens, at most
    /// 40; `None` for another name.
    pub fn unit(region: RegionCode, name: &str) -> Option<Self> {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let short = (1..=40).contains(&name.len()) && name.bytes().all(plain);
        short.then(|| Self { region, unit: Some(name.to_owned()) })
    }

    /// Whether it is a unit.
    pub fn is_unit(&self) -> bool {
        self.unit.is_some()
    }

    /// A unit in a region by its full name, made short: what is no letter or digit of ASCII becomes
    /// a hyphen. A name that is too long for that, or of which nothing would be left, is told
    /// from others by eight digits of its hash.
    pub fn named_unit(region: RegionCode, name: &str) -> Self {
        const LONGEST: usize = 40;
        const HASH: usize = 8;
        let mut short = String::new();
        for letter in name.chars() {
            if letter.is_ascii_alphanumeric() {
                short.push(letter.to_ascii_lowercase());
            } else if !short.is_empty() && !short.ends_with('-') {
                short.push('-');
            }
        }
        let short = short.trim_end_matches('-');
        let unit = if short.is_empty() || short.len() > LONGEST {
            let digest = Digest::of(name.as_bytes()).to_string();
            let (kept, hash) = (LONGEST - HASH - 1, digest.get(..HASH).unwrap_or_default());
            let kept = short.get(..kept).unwrap_or(short).trim_end_matches('-');
            format!("{kept}-{hash}").trim_start_matches('-').to_owned()
        } else {
            short.to_owned()
        };
        Self { region, unit: Some(unit) }
    }

    /// The short name of the unit, where it is for one.
    pub fn unit_name(&self) -> Option<&str> {
        self.unit.as_deref()
    }

    /// The region, or that of the unit.
    pub fn region_code(&self) -> RegionCode {
        self.region
    }
}

impl Certificate {
    /// Gives a claim its number.
    pub fn new(number: Number, claim: Claim) -> Self {
        let id = Face::of(&number, &claim).id();
        Self { number, claim, id }
    }

    /// Its number.
    pub fn number(&self) -> &Number {
        &self.number
    }

    /// What it is for.
    pub fn claim(&self) -> &Claim {
        &self.claim
    }

    /// Its identity.
    pub fn id(&self) -> CertificateId {
        self.id
    }

    /// What it shows of itself.
    pub fn face(&self) -> Face {
        Face::of(&self.number, &self.claim)
    }
}

impl CertificateId {
    /// How many letters and digits it has.
    pub const LENGTH: usize = 16;

    /// The identity of the certificate with this text.
    pub fn of(text: &str) -> Self {
        let digest = Digest::of(text.as_bytes());
        let (first, _) = digest.as_bytes().split_first_chunk().unwrap_or((&[0; 10], &[]));
        Self(*first)
    }
}

impl FromStr for Subject {
    type Err = NotASubject;

    fn from_str(text: &str) -> Result<Self, NotASubject> {
        let region = |code: &str| code.parse().map_err(|_| NotASubject);
        match text.split_once('/') {
            None => Ok(Self::region(region(text)?)),
            Some((code, name)) => Self::unit(region(code)?, name).ok_or(NotASubject),
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.unit {
            None => write!(f, "{}", self.region),
            Some(name) => write!(f, "{}/{name}", self.region),
        }
    }
}

/// The text is no identity: 16 letters A to Z and digits 2 to 7.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnId;

impl FromStr for CertificateId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let bytes = BASE32_NOPAD.decode(text.as_bytes()).map_err(|_| NotAnId)?;
        bytes.try_into().map(Self).map_err(|_| NotAnId)
    }
}

impl fmt::Display for CertificateId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&BASE32_NOPAD.encode(&self.0))
    }
}

impl fmt::Debug for CertificateId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::fixture::{claim, number};

    #[test]
    fn a_certificate_has_one_text_and_one_identity() {
        let certificate = Certificate::new(number("001/Piagam/2024"), claim("12.18", "97.08"));
        let expected =
            "R1:PEMERINTAH+PROVINSI+SUMATERA+UTARA:12.18:2024:001/PIAGAM/2024:97.08:HIJAU:A";
        assert_eq!(certificate.face().text(), expected);
        assert_eq!(certificate.id(), CertificateId::of(expected));
        let shown = certificate.id().to_string();
        assert_eq!(shown.len(), CertificateId::LENGTH);
        assert_eq!(shown.parse(), Ok(certificate.id()));
        assert_eq!(shown.to_lowercase().parse::<CertificateId>(), Err(NotAnId));
        assert_eq!(shown[1..].parse::<CertificateId>(), Err(NotAnId));
    }

    #[test]
    fn every_printed_fact_is_part_of_the_identity() {
        let first = claim("12.18", "97.08");
        let mut others = vec![first.clone(); 6];
        others[0].issuer.push('X');
        others[1].year += 1;
        others[2].subject = Subject::unit("12.18".parse().unwrap(), "disdukcapil").unwrap();
        others[3].grade.score = claim("12.18", "97.07").grade.score;
        others[4].grade.zone = None;
        others[5].grade.category = Some("B".to_owned());
        let id = |claim: &Claim| Certificate::new(number("1"), claim.clone()).id();
        for other in &others {
            assert_ne!(id(other), id(&first), "{other:?}");
        }
        assert_ne!(Certificate::new(number("2"), first.clone()).id(), id(&first));
    }

    #[test]
    fn subjects_are_written_in_one_way() {
        for (text, legal) in [
            ("12.18", true),
            ("12", true),
            ("12.18/puskesmas-perbaungan", true),
            ("12.18/", false),
            ("12.18/Puskesmas", false),
            ("1218", false),
            ("12.18/a/b", false),
        ] {
            let subject = text.parse::<Subject>();
            assert_eq!(subject.is_ok(), legal, "{text}");
            assert_eq!(subject.map_or(text.to_owned(), |s| s.to_string()), text);
        }
    }

    #[test]
    fn units_have_short_names_of_their_own() {
        let region = "12.18".parse().unwrap();
        for (name, expected) in [
            ("Puskesmas Perbaungan", "puskesmas-perbaungan"),
            ("  RSUD \"dr. X\" (Kelas B)", "rsud-dr-x-kelas-b"),
            (
                "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
                "dinas-penanaman-modal-dan-pelay-8831401a",
            ),
            ("", "e3b0c442"),
        ] {
            let subject = Subject::named_unit(region, name).to_string();
            assert_eq!(subject, format!("12.18/{expected}"), "{name}");
            assert_eq!(subject.parse::<Subject>().map(|read| read.to_string()), Ok(subject));
        }
    }
}
