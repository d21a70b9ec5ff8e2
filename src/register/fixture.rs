//! Certificates and events for tests.

use super::certificate::{Certificate, Claim, Grade, Subject};
use super::event::{Entry, Event, Reservation};
use super::number::Number;
use crate::domain::{Date, Fraction, Published, Zone};

pub(crate) fn date() -> Date {
    Date::new(2024, 11, 25).unwrap()
}

pub(crate) fn number(text: &str) -> Number {
    Number::new(text).unwrap()
}

/// A claim of 2024 for a region and a score, in the highest band.
pub(crate) fn claim(region: &str, score: &str) -> Claim {
    Claim {
        issuer: "Pemerintah Provinsi Sumatera Utara".to_owned(),
        year: 2024,
        subject: Subject::region(region.parse().unwrap()),
        grade: Grade {
            score: Published::from_exact(&Fraction::from_decimal(score).unwrap()).unwrap(),
            category: Some("A".to_owned()),
            zone: Some(Zone::Hijau),
            opinion: "Kualitas Tertinggi".to_owned(),
        },
    }
}

/// The reservation of a number that takes nobody's place.
pub(crate) fn reserved(text: &str, sequence: u32, region: &str, score: &str) -> Entry {
    let certificate = Certificate::new(number(text), claim(region, score));
    let reservation = Reservation { certificate, sequence, reason: None };
    Entry { date: date(), event: Event::Reserved(Box::new(reservation)) }
}
