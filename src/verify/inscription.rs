//! The text of the QR code: what a certificate says, and the office's signature over it.
//!
//! ```text
//! HTTPS://PIAGAM.SUMUTPROV.GO.ID/R1:PEMERINTAH+PROVINSI+SUMATERA+UTARA:12.18:2024:
//! 001/PIAGAM/2024:97.08:HIJAU:A:ABCDEFGHIJKLMNOP:<103 letters and digits>
//! ```
//! (on one line.) In this order, with `:` in between:
//!
//! | field | what |
//! |---|---|
//! | base | the address of a page, where the office has one: up to its last `/` |
//! | face | form, issuer, subject, year, number, score, zone and category: [`Face::text`] |
//! | identity | [`CertificateId`]: follows from the face |
//! | signature | Ed25519 over all that stands before it without the last `:`, the base included; base 32 |
//!
//! Every character is in the alphabet that QR codes pack tightest, and none is one that the address
//! of a page would have to change. Each text has one form: what does not write back to the same
//! text is refused.

use std::fmt;

use data_encoding::BASE32_NOPAD;

use crate::register::{Certificate, CertificateId, Face, FaceFault};
use crate::signing::{PublicKey, SecretKey, TEXT_SIGNATURE};

/// The address of a page that a QR code leads to: `HTTPS://PIAGAM.SUMUTPROV.GO.ID/`, in capitals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Base(String);

/// The text is no address that a QR code can begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotABase {
    /// It does not begin with `https://` or `http://`, or does not end with `/`.
    #[error("not an address up to its last /")]
    Form,
    /// A character that cannot stand there, or that would not survive capitals.
    #[error("the character {0:?}")]
    Character(char),
}

/// What a QR code says. Whether it is true is for [`Inscription::check`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inscription {
    /// The page that it leads to, or nothing.
    pub base: Base,
    /// What the certificate shows of itself.
    pub face: Face,
    /// The signature over all of it.
    pub signature: [u8; TEXT_SIGNATURE],
}

/// Why a text is not that of a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It has not the form of one, or says the same in another.
    #[error("no inscription")]
    Form,
    /// What the certificate shows cannot be so.
    #[error(transparent)]
    Face(#[from] FaceFault),
    /// The identity is not that of the other fields: a character was misread or changed.
    #[error("the identity is that of another certificate")]
    Identity,
}

/// The signature was not made with this key, over this text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not signed with this key")]
pub struct Forgery;

/// The text would not fit into the largest QR code that is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{characters} characters, of at most {}", Inscription::LONGEST)]
pub struct TooLong {
    /// How many characters it would have.
    pub characters: usize,
}

impl Inscription {
    /// The most characters of the alphanumeric kind that version 9 holds at level M.
    pub const LONGEST: usize = 262;

    /// Signs what a certificate says.
    ///
    /// # Errors
    /// [`TooLong`], which only a long issuer, number or address can cause.
    pub fn sign(certificate: &Certificate, base: Base, key: &SecretKey) -> Result<Self, TooLong> {
        let face = certificate.face();
        let signature = key.sign_text(&said(&base, &face));
        let inscription = Self { base, face, signature };
        let characters = inscription.to_string().len();
        if characters > Self::LONGEST { Err(TooLong { characters }) } else { Ok(inscription) }
    }

    /// Reads the text of a QR code. White space at its ends does not count.
    ///
    /// # Errors
    /// [`Unreadable`], also where a text says the same in another form.
    pub fn parse(text: &str) -> Result<Self, Unreadable> {
        let text = text.trim();
        let (base, rest) = split_base(text).ok_or(Unreadable::Form)?;
        let (rest, signature) = rest.rsplit_once(':').ok_or(Unreadable::Form)?;
        let (face, id) = rest.rsplit_once(':').ok_or(Unreadable::Form)?;
        let base = Base::new(base).map_err(|_| Unreadable::Form)?;
        let signature = signature_bytes(signature).ok_or(Unreadable::Form)?;
        let read = Self { base, face: Face::parse(face)?, signature };
        let id: CertificateId = id.parse().map_err(|_| Unreadable::Form)?;
        if read.id() != id {
            return Err(Unreadable::Identity);
        }
        if read.to_string() == text { Ok(read) } else { Err(Unreadable::Form) }
    }

    /// The identity of the certificate.
    pub fn id(&self) -> CertificateId {
        self.face.id()
    }

    /// Whether this key has signed it.
    ///
    /// # Errors
    /// [`Forgery`] if not.
    pub fn check(&self, key: &PublicKey) -> Result<(), Forgery> {
        let said = said(&self.base, &self.face);
        if key.has_signed(&said, &self.signature) { Ok(()) } else { Err(Forgery) }
    }
}

/// What is signed.
fn said(base: &Base, face: &Face) -> String {
    format!("{base}{}:{}", face.text(), face.id())
}

/// The text of the QR code.
impl fmt::Display for Inscription {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let signature = BASE32_NOPAD.encode(&self.signature);
        write!(f, "{}:{signature}", said(&self.base, &self.face))
    }
}

/// An address ends with its last `/` before the first field, which has none in it.
fn split_base(text: &str) -> Option<(&str, &str)> {
    let start = format!("{}:", Face::FORM);
    if text.starts_with(&start) {
        return Some(("", text));
    }
    let at = text.find(&format!("/{start}"))?;
    text.split_at_checked(at + 1)
}

fn signature_bytes(text: &str) -> Option<[u8; TEXT_SIGNATURE]> {
    BASE32_NOPAD.decode(text.as_bytes()).ok()?.try_into().ok()
}

impl Base {
    /// An address in any case, or nothing.
    ///
    /// # Errors
    /// [`NotABase`].
    pub fn new(address: &str) -> Result<Self, NotABase> {
        if address.is_empty() {
            return Ok(Self::default());
        }
        let address = address.to_ascii_uppercase();
        let plain = |c: char| {
            c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '$' | '*' | '-' | '.' | '/')
        };
        let rest = ["HTTPS://", "HTTP://"].iter().find_map(|start| address.strip_prefix(start));
        let rest = rest.filter(|rest| rest.ends_with('/') && !rest.starts_with('/'));
        match rest.ok_or(NotABase::Form)?.chars().find(|c| !plain(*c)) {
            Some(c) => Err(NotABase::Character(c)),
            None => Ok(Self(address)),
        }
    }
}

impl fmt::Display for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::Claim;
    use crate::register::fixture::{claim, number};

    /// The characters that a QR code packs tightest.
    const ALPHABET: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    const ADDRESS: &str = "https://piagam.sumutprov.go.id/";

    fn key() -> SecretKey {
        SecretKey::new(&[7; 40])
    }

    fn base() -> Base {
        Base::new(ADDRESS).unwrap()
    }

    fn inscription(claim: Claim, base: Base) -> Inscription {
        let certificate = Certificate::new(number("001/Piagam/ORG/XI/2024"), claim);
        Inscription::sign(&certificate, base, &key()).unwrap()
    }

    #[test]
    fn a_text_reads_back_and_holds() {
        let said = inscription(claim("12.18", "97.08"), base());
        let text = said.to_string();
        let body =
            "R1:PEMERINTAH+PROVINSI+SUMATERA+UTARA:12.18:2024:001/PIAGAM/ORG/XI/2024:97.08:HIJAU:A";
        let signature = BASE32_NOPAD.encode(&said.signature);
        let id = CertificateId::of(body);
        assert_eq!(text, format!("HTTPS://PIAGAM.SUMUTPROV.GO.ID/{body}:{id}:{signature}"));
        let read = Inscription::parse(&format!(" {text}\r\n")).unwrap();
        assert_eq!(read, said);
        assert_eq!(read.check(&key().public()), Ok(()));
        assert_eq!(read.check(&SecretKey::new(&[8; 40]).public()), Err(Forgery));
        assert!(text.chars().all(|c| ALPHABET.contains(c)));
    }

    /// Every character at every place in turn is each of the others: nothing of it is accepted. What
    /// the form alone does not betray is up to the signature; of that an unoptimised build tries one
    /// character in sixteen at each place, others at the next.
    #[test]
    fn every_changed_character_is_found() {
        let text = inscription(claim("12.18", "97.08"), base()).to_string();
        let public = key().public();
        let mut tried = 0;
        for at in 0..text.len() {
            for (turn, c) in ALPHABET.chars().enumerate() {
                let changed = format!("{}{c}{}", &text[..at], &text[at + 1..]);
                let Ok(read) = Inscription::parse(&changed) else { continue };
                if changed == text || (turn + at) % 16 != 0 {
                    continue;
                }
                tried += 1;
                assert_eq!(read.check(&public), Err(Forgery), "{changed}");
            }
        }
        assert!(tried > 200, "{tried}");
        // Nor is a character too few or too many.
        for at in 0..text.len() {
            let fewer = format!("{}{}", &text[..at], &text[at + 1..]);
            let more = format!("{}A{}", &text[..at], &text[at..]);
            for changed in [fewer, more] {
                let read = Inscription::parse(&changed);
                assert!(read.map_or(true, |read| read.check(&public).is_err()), "{changed}");
            }
        }
    }

    #[test]
    fn the_longest_offices_fit_and_longer_ones_are_refused() {
        let mut long = claim("19.03", "100");
        long.issuer = "Pemerintah Provinsi Kepulauan Bangka Belitung".to_owned();
        let certificate =
            Certificate::new(number("000.8.6.3/12345/PIAGAM/ORG/XII/2024"), long.clone());
        let text = Inscription::sign(&certificate, Base::default(), &key()).unwrap().to_string();
        assert_eq!(text.len(), 231);
        let text = Inscription::sign(&certificate, base(), &key()).unwrap().to_string();
        assert_eq!(text.len(), Inscription::LONGEST);
        let longer = Certificate::new(number("000.8.6.3/12345/PIAGAM/ORG/XII/2024A"), long);
        let refused = Inscription::sign(&longer, base(), &key());
        assert_eq!(refused, Err(TooLong { characters: 263 }));
        // Without an address the usual one fits into version 8.
        assert!(inscription(claim("12.18", "97.08"), Base::default()).to_string().len() <= 221);
    }

    #[test]
    fn the_bound_is_what_a_code_of_version_9_holds() {
        // ISO/IEC 18004: codewords for data of versions 7 to 9 at level M, and the widths of mode
        // and count. Two characters take eleven bits, one takes six.
        for (codewords, holds) in [(124, 178), (154, 221), (182, 262)] {
            let bits = codewords * 8 - 4 - 9;
            // From version 10 on the count would take two bits more.
            let characters = bits / 11 * 2 + usize::from(bits % 11 >= 6);
            assert_eq!(characters, holds);
        }
        assert_eq!(Inscription::LONGEST, 262);
    }

    #[test]
    fn addresses_survive_capitals() {
        assert_eq!(Base::new(""), Ok(Base::default()));
        assert_eq!(base().to_string(), ADDRESS.to_uppercase());
        for (address, refusal) in [
            ("piagam.sumutprov.go.id/", NotABase::Form),
            ("https://piagam.sumutprov.go.id", NotABase::Form),
            ("https:///", NotABase::Form),
            ("https://a.id/?q=/", NotABase::Character('?')),
            ("https://a.id/%2F/", NotABase::Character('%')),
            ("https://a.id:8080/", NotABase::Character(':')),
        ] {
            assert_eq!(Base::new(address), Err(refusal), "{address}");
        }
    }

    #[test]
    fn other_forms_are_refused() {
        let text = inscription(claim("12.18", "97.08"), base()).to_string();
        let refusal =
            |from: &str, to: &str| Inscription::parse(&text.replacen(from, to, 1)).unwrap_err();
        for (from, to, expected) in [
            ("R1:", "R2:", Unreadable::Form),
            ("HTTPS", "https", Unreadable::Form),
            ("HTTPS://", "", Unreadable::Form),
            ("HIJAU", "BIRU", FaceFault::Field("zone").into()),
            ("HIJAU", "KUNING", Unreadable::Identity),
            ("97.08", "97.09", Unreadable::Identity),
            ("12.18", "12.19", Unreadable::Identity),
            (":A:", "::A:", FaceFault::Form.into()),
        ] {
            assert_eq!(refusal(from, to), expected, "{to}");
        }
        assert_eq!(Inscription::parse("HTTPS://SUMUTPROV.GO.ID/"), Err(Unreadable::Form));
        assert_eq!(Inscription::parse(""), Err(Unreadable::Form));
    }
}
