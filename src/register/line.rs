//! One event as one line of JSON, in the only form that is legal.

use serde::{Deserialize, Serialize};

use super::certificate::{Certificate, Claim, Grade};
use super::event::{Entry, Event, Reservation};
use super::number::Number;
use crate::digest::Digest;
use crate::domain::{Date, Fraction, Published, Zone};

/// The form of the register; a later one would have another number.
const SCHEMA: u32 = 1;

/// An event in its place: the how-manieth it is, and what comes before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// From 1.
    pub(super) seq: u64,
    /// SHA-256 of the line before, without its line feed; 64 noughts for the first.
    pub(super) prev: Digest,
    /// What happened.
    pub(super) entry: Entry,
}

/// What is wrong with a line by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LineFault {
    /// It is no JSON of the register's form.
    #[error("not an event")]
    NotAnEvent,
    /// A field holds what it cannot hold.
    #[error("the field {0:?} is illegal")]
    Field(&'static str),
    /// It says something legal in another form than the one that is written.
    #[error("not in canonical form")]
    Form,
}

/// A line as it stands in the file; the fields' order is the order of the keys.
#[derive(Serialize, Deserialize)]
struct Written {
    seq: u64,
    prev: String,
    date: String,
    #[serde(flatten)]
    event: WrittenEvent,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
enum WrittenEvent {
    Opened { schema: u32 },
    KeyChanged { key: String },
    Reserved(WrittenReservation),
    Issued { number: String, pdf: String },
    Voided { number: String, reason: Option<String> },
    Replaced { number: String, by: String, reason: Option<String> },
}

#[derive(Serialize, Deserialize)]
struct WrittenReservation {
    number: String,
    sequence: u32,
    year: u16,
    subject: String,
    score: String,
    category: Option<String>,
    zone: Option<String>,
    opinion: String,
    issuer: String,
    id: String,
    reason: Option<String>,
}

impl Line {
    /// The line without its line feed.
    ///
    /// # Errors
    /// If it would not read back as it is: a text in it has control characters or is empty.
    pub(super) fn write(&self) -> Result<String, LineFault> {
        let text = self.text();
        Self::parse(&text).map(|_| text)
    }

    fn text(&self) -> String {
        let written = Written {
            seq: self.seq,
            prev: self.prev.to_string(),
            date: self.entry.date.to_string(),
            event: WrittenEvent::of(&self.entry.event),
        };
        // Strings, integers and fixed keys cannot fail to become JSON.
        serde_json::to_string(&written).unwrap_or_default()
    }

    /// Reads a line without its line feed.
    ///
    /// # Errors
    /// If anything but the very bytes that [`Line::write`] gives stand there.
    pub(super) fn parse(text: &str) -> Result<Self, LineFault> {
        let written: Written = serde_json::from_str(text).map_err(|_| LineFault::NotAnEvent)?;
        let line = Self {
            seq: written.seq,
            prev: digest(&written.prev, "prev")?,
            entry: Entry {
                date: Date::parse(&written.date).ok_or(LineFault::Field("date"))?,
                event: written.event.valid()?,
            },
        };
        if line.text() == text { Ok(line) } else { Err(LineFault::Form) }
    }
}

impl WrittenEvent {
    fn of(event: &Event) -> Self {
        match event {
            Event::Opened => Self::Opened { schema: SCHEMA },
            Event::KeyChanged { key } => Self::KeyChanged { key: key.to_string() },
            Event::Reserved(kept) => Self::Reserved(WrittenReservation::of(kept)),
            Event::Issued { number, pdf } => {
                Self::Issued { number: number.to_string(), pdf: pdf.to_string() }
            }
            Event::Voided { number, reason } => {
                Self::Voided { number: number.to_string(), reason: reason.clone() }
            }
            Event::Replaced { number, by, reason } => Self::Replaced {
                number: number.to_string(),
                by: by.to_string(),
                reason: reason.clone(),
            },
        }
    }

    fn valid(self) -> Result<Event, LineFault> {
        let wrong = LineFault::Field;
        Ok(match self {
            Self::Opened { schema: SCHEMA } => Event::Opened,
            Self::Opened { .. } => return Err(wrong("schema")),
            Self::KeyChanged { key } => Event::KeyChanged { key: digest(&key, "key")? },
            Self::Reserved(reservation) => Event::Reserved(Box::new(reservation.valid()?)),
            Self::Issued { number, pdf } => Event::Issued {
                number: self::number(&number, "number")?,
                pdf: digest(&pdf, "pdf")?,
            },
            Self::Voided { number, reason } => Event::Voided {
                number: self::number(&number, "number")?,
                reason: reason.map(|text| words(text, "reason")).transpose()?,
            },
            Self::Replaced { number, by, reason } => Event::Replaced {
                number: self::number(&number, "number")?,
                by: self::number(&by, "by")?,
                reason: reason.map(|text| words(text, "reason")).transpose()?,
            },
        })
    }
}

impl WrittenReservation {
    fn of(reservation: &Reservation) -> Self {
        let Reservation { certificate, sequence, reason } = reservation;
        let Claim { issuer, year, subject, grade } = certificate.claim();
        Self {
            number: certificate.number().to_string(),
            sequence: *sequence,
            year: *year,
            subject: subject.to_string(),
            score: grade.score.to_string(),
            category: grade.category.clone(),
            zone: grade.zone.map(|zone| zone.name().to_owned()),
            opinion: grade.opinion.clone(),
            issuer: issuer.clone(),
            id: certificate.id().to_string(),
            reason: reason.clone(),
        }
    }

    fn valid(self) -> Result<Reservation, LineFault> {
        let wrong = LineFault::Field;
        let zone = self.zone.map(|zone| Zone::from_name(&zone).ok_or(wrong("zone")));
        let grade = Grade {
            score: published(&self.score).ok_or(wrong("score"))?,
            category: self.category.map(|text| words(text, "category")).transpose()?,
            zone: zone.transpose()?,
            opinion: words(self.opinion, "opinion")?,
        };
        let subject = self.subject.parse().map_err(|_| wrong("subject"))?;
        let issuer = words(self.issuer, "issuer")?;
        let claim = Claim { issuer, year: self.year, subject, grade };
        let certificate = Certificate::new(number(&self.number, "number")?, claim);
        if certificate.id().to_string() != self.id {
            return Err(wrong("id"));
        }
        let reason = self.reason.map(|text| words(text, "reason")).transpose()?;
        Ok(Reservation { certificate, sequence: self.sequence, reason })
    }
}

fn digest(text: &str, field: &'static str) -> Result<Digest, LineFault> {
    Digest::parse(text).ok_or(LineFault::Field(field))
}

fn number(text: &str, field: &'static str) -> Result<Number, LineFault> {
    Number::new(text).map_err(|_| LineFault::Field(field))
}

fn published(text: &str) -> Option<Published> {
    Published::from_exact(&Fraction::from_decimal(text)?)
}

/// A text that is something and shows all that it holds.
fn words(text: String, field: &'static str) -> Result<String, LineFault> {
    let hidden = text.chars().any(char::is_control);
    if hidden || text.trim().is_empty() { Err(LineFault::Field(field)) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::fixture::{date, number, reserved};

    fn check(entry: Entry, expected: &str) {
        let line = Line { seq: 7, prev: Digest::of(b""), entry };
        let text = line.write().unwrap();
        assert_eq!(text, expected);
        assert_eq!(Line::parse(&text), Ok(line));
    }

    #[test]
    fn every_event_has_one_form() {
        let empty = Digest::of(b"");
        let head = format!(r#"{{"seq":7,"prev":"{empty}","date":"2024-11-25","event":"#);
        let at = |event| Entry { date: date(), event };
        check(at(Event::Opened), &format!(r#"{head}"opened","schema":1}}"#));
        check(
            at(Event::KeyChanged { key: empty }),
            &format!(r#"{head}"key_changed","key":"{empty}"}}"#),
        );
        let reservation = reserved("001", 1, "12.18", "97.08");
        let Event::Reserved(kept) = &reservation.event else { unreachable!() };
        let id = kept.certificate.id();
        check(
            reservation,
            &format!(
                r#"{head}"reserved","number":"001","sequence":1,"year":2024,"subject":"12.18","score":"97.08","category":"A","zone":"Hijau","opinion":"Kualitas Tertinggi","issuer":"Pemerintah Provinsi Sumatera Utara","id":"{id}","reason":null}}"#
            ),
        );
        check(
            at(Event::Issued { number: number("001"), pdf: empty }),
            &format!(r#"{head}"issued","number":"001","pdf":"{empty}"}}"#),
        );
        check(
            at(Event::Voided { number: number("001"), reason: Some("salah \"ketik\"".into()) }),
            &format!(r#"{head}"voided","number":"001","reason":"salah \"ketik\""}}"#),
        );
        check(
            at(Event::Replaced { number: number("001"), by: number("002"), reason: None }),
            &format!(r#"{head}"replaced","number":"001","by":"002","reason":null}}"#),
        );
    }

    #[test]
    fn other_forms_are_refused() {
        let line =
            Line { seq: 7, prev: Digest::of(b""), entry: reserved("001", 1, "12.18", "97.08") };
        let good = line.write().unwrap();
        let refusal = |text: &str| Line::parse(text).unwrap_err();
        for (from, to, expected) in [
            ("\"seq\":7", "\"seq\": 7", LineFault::Form),
            ("\"seq\":7", "\"seq\":7.0", LineFault::NotAnEvent),
            ("\"seq\":7", "\"seq\":-7", LineFault::NotAnEvent),
            ("\"seq\":7", "\"more\":1,\"seq\":7", LineFault::Form),
            ("\"seq\":7", "\"seq\":7,\"seq\":7", LineFault::NotAnEvent),
            (",\"reason\":null", "", LineFault::Form),
            ("Hijau", "hijau", LineFault::Form),
            ("Hijau", "Biru", LineFault::Field("zone")),
            ("97.08", "97.8", LineFault::Field("id")),
            ("97.08", "97.080", LineFault::Form),
            ("97.08", "197.08", LineFault::Field("score")),
            ("Tertinggi", "Ter\\u0074inggi", LineFault::Form),
            ("Tertinggi", "\\u0007", LineFault::Field("opinion")),
            ("12.18", "12.19", LineFault::Field("id")),
            ("2024-11-25", "2024-11-31", LineFault::Field("date")),
            ("\"reserved\"", "\"erased\"", LineFault::NotAnEvent),
        ] {
            assert_eq!(refusal(&good.replacen(from, to, 1)), expected, "{to}");
        }
        assert_eq!(refusal(&format!(" {good}")), LineFault::Form);
        assert_eq!(refusal(&format!("{good}\r")), LineFault::Form);
        assert_eq!(refusal(""), LineFault::NotAnEvent);
    }

    #[test]
    fn what_would_not_read_back_is_not_written() {
        for (reason, legal) in [("salah ketik", true), ("", false), ("  ", false), ("a\nb", false)]
        {
            let event = Event::Voided { number: number("1"), reason: Some(reason.to_owned()) };
            let entry = Entry { date: date(), event };
            let written = Line { seq: 1, prev: Digest::of(b""), entry }.write();
            assert_eq!(written.is_ok(), legal, "{reason:?}");
        }
    }
}
