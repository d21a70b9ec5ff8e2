//! What a certificate shows of itself, as one short text in capitals.

use super::certificate::CertificateId;
use super::number::Number;
use super::plain::{capitals, escaped, unescaped};
use super::{Claim, Subject};
use crate::domain::{Fraction, Published, Zone};

/// What a certificate shows of itself. Texts are in capitals; two certificates that differ in the
/// case of letters alone show the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Face {
    /// The office that issues it.
    pub issuer: String,
    /// Whom it is for.
    pub subject: Subject,
    /// The year assessed.
    pub year: u16,
    /// Its number.
    pub number: Number,
    /// The published score.
    pub score: Published,
    /// Zona, where the year's scheme has one.
    pub zone: Option<Zone>,
    /// Kategori, where the year's scheme has one.
    pub category: Option<String>,
}

/// Why a text is not that of a face.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FaceFault {
    /// It has other fields, or says the same in another form.
    #[error("not in its form")]
    Form,
    /// A field holds what it cannot hold.
    #[error("the field {0} is illegal")]
    Field(&'static str),
}

impl Face {
    /// What its text begins with.
    pub const FORM: &'static str = "R1";

    /// What a claim with its number shows.
    pub fn of(number: &Number, claim: &Claim) -> Self {
        let Claim { issuer, year, subject, grade } = claim;
        Self {
            issuer: capitals(issuer),
            subject: subject.clone(),
            year: *year,
            number: number.in_capitals(),
            score: grade.score,
            zone: grade.zone,
            category: grade.category.as_deref().map(capitals),
        }
    }

    /// Form, issuer, subject, year, number, score, zone and category with `:` in between:
    ///
    /// ```text
    /// R1:PEMERINTAH+PROVINSI+SUMATERA+UTARA:12.18:2024:001/PIAGAM/2024:97.08:HIJAU:A
    /// ```
    ///
    /// Every character is a digit, a capital letter or one of `$ * - . / + % :`, which a QR code
    /// packs tightest and which the address of a page leaves as they are. A space is `+`; what has
    /// no such character is `%` and two hexadecimal digits for each of its bytes. A year without
    /// zones or categories leaves theirs empty.
    pub fn text(&self) -> String {
        let fields = [
            Self::FORM,
            &escaped(&self.issuer),
            &escaped(&self.subject.to_string()),
            &self.year.to_string(),
            &escaped(self.number.as_str()),
            &self.score.to_string(),
            &escaped(self.zone.map_or("", Zone::name)),
            &escaped(self.category.as_deref().unwrap_or_default()),
        ];
        fields.join(":")
    }

    /// The identity of the certificate that shows this.
    pub fn id(&self) -> CertificateId {
        CertificateId::of(&self.text())
    }

    /// Reads what [`Face::text`] writes.
    ///
    /// # Errors
    /// [`FaceFault`] for anything else.
    pub fn parse(text: &str) -> Result<Self, FaceFault> {
        let fields: Vec<&str> = text.split(':').collect();
        let [Self::FORM, issuer, subject, year, number, score, zone, category] = fields[..] else {
            return Err(FaceFault::Form);
        };
        let field = FaceFault::Field;
        let words = |text: &str, name| unescaped(text).ok_or(field(name));
        // The names of units are in small letters, and of ASCII alone.
        let subject = words(subject, "subject")?.to_ascii_lowercase();
        let zone = Some(words(zone, "zone")?).filter(|zone| !zone.is_empty());
        let zone = zone.map(|name| Zone::from_name(&name).ok_or(field("zone")));
        let face = Self {
            issuer: words(issuer, "issuer")?,
            subject: subject.parse().map_err(|_| field("subject"))?,
            year: year.parse().map_err(|_| field("year"))?,
            number: Number::new(&words(number, "number")?).map_err(|_| field("number"))?,
            score: published(score).ok_or(field("score"))?,
            zone: zone.transpose()?,
            category: Some(words(category, "category")?).filter(|category| !category.is_empty()),
        };
        if face.text() == text { Ok(face) } else { Err(FaceFault::Form) }
    }
}

fn published(text: &str) -> Option<Published> {
    Published::from_exact(&Fraction::from_decimal(text)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::fixture::{claim, number};

    const TEXT: &str = "R1:PEMERINTAH+PROVINSI+SUMATERA+UTARA:12.18:2024:001/PIAGAM:97.08:HIJAU:A";

    #[test]
    fn a_face_has_one_text() {
        let face = Face::of(&number("001/Piagam"), &claim("12.18", "97.08"));
        assert_eq!(face.text(), TEXT);
        assert_eq!(Face::parse(TEXT), Ok(face));

        let mut bare = claim("12.71", "100");
        bare.grade.zone = None;
        bare.grade.category = None;
        bare.issuer = " Kota: 100%  \"Prima\"".to_owned();
        bare.subject = Subject::unit("12.71".parse().unwrap(), "puskesmas-1").unwrap();
        let face = Face::of(&number("1 a"), &bare);
        let text = "R1:KOTA%3A+100%25+%22PRIMA%22:12.71/PUSKESMAS-1:2024:1+A:100.00::";
        assert_eq!(face.text(), text);
        assert_eq!(Face::parse(text), Ok(face));
    }

    #[test]
    fn other_texts_are_refused() {
        for (from, to, expected) in [
            ("R1:", "R2:", FaceFault::Form),
            ("HIJAU", "HIJAU+", FaceFault::Field("zone")),
            ("HIJAU", "BIRU", FaceFault::Field("zone")),
            ("2024", "02024", FaceFault::Form),
            ("2024", "+2024", FaceFault::Form),
            ("97.08", "97.080", FaceFault::Form),
            ("97.08", "197.08", FaceFault::Field("score")),
            ("12.18", "12,18", FaceFault::Field("subject")),
            ("PIAGAM", "%50IAGAM", FaceFault::Field("number")),
            (":A", "::A", FaceFault::Form),
            (":A", ":a", FaceFault::Field("category")),
        ] {
            assert_eq!(Face::parse(&TEXT.replacen(from, to, 1)), Err(expected), "{to}");
        }
        assert_eq!(Face::parse(""), Err(FaceFault::Form));
    }
}
