//! What all events come to: which numbers there are, and which certificates stand.

use std::collections::BTreeMap;

use super::certificate::{Certificate, Subject};
use super::event::{Entry, Event, Reservation};
use super::number::Number;
use crate::digest::Digest;
use crate::domain::Date;

/// What all events so far come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    opened: bool,
    /// Every key that ever signed, oldest first.
    keys: Vec<Digest>,
    /// Every number that was ever given, by what a reader sees of it.
    records: BTreeMap<String, Record>,
    /// What holds for a subject in a year.
    slots: BTreeMap<(u16, Subject), Slot>,
    /// The highest sequence of each year.
    highest: BTreeMap<u16, u32>,
}

/// A number with its certificate and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The certificate that the number was reserved for.
    pub certificate: Certificate,
    /// The date that it was reserved under.
    pub date: Date,
    /// Why it takes the place of another one, if it does.
    pub reason: Option<String>,
    /// The files that it was issued as; more than one where it was drawn anew for the same claim.
    pub pdfs: Vec<Digest>,
    /// Where it stands.
    pub status: Status,
}

/// Where a number stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// Kept for its certificate, which was not issued.
    Reserved,
    /// Its certificate is in force.
    InForce,
    /// It stands for nothing any more.
    Ended {
        /// Why; `None` if it was never issued.
        reason: Option<String>,
        /// The number in its place, if there is one.
        successor: Option<Number>,
    },
}

/// The numbers of a subject in a year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Slot {
    /// All that were ever given, oldest first.
    all: Vec<String>,
    in_force: Option<String>,
    reserved: Option<String>,
}

/// Why an event cannot follow those before it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Contradiction {
    /// The first event does not open the register.
    #[error("the register is not open")]
    NotOpened,
    /// The register is open already.
    #[error("the register is opened twice")]
    OpenedTwice,
    /// The key is the one before.
    #[error("the key does not change")]
    SameKey,
    /// The number, or one that looks like it, was given before.
    #[error("the number {0} was given before")]
    NumberUsed(Number),
    /// The sequence does not go on.
    #[error("the sequence {0} is not above those before it")]
    Sequence(u32),
    /// Another number is reserved for the same subject and year.
    #[error("{0} is reserved for the same subject")]
    AlreadyReserved(Number),
    /// Another certificate is in force for the same subject and year.
    #[error("{0} is in force for the same subject")]
    AlreadyInForce(Number),
    /// A reason where none belongs, or none where one does.
    #[error("a reason is missing or too much")]
    Reason,
    /// The number was never reserved.
    #[error("the number {0} was never reserved")]
    Unknown(Number),
    /// The file was issued before.
    #[error("the number {0} was issued as this file before")]
    IssuedTwice(Number),
    /// The number was voided or replaced before.
    #[error("the number {0} has ended")]
    Ended(Number),
    /// The number that takes another's place is not reserved for the same subject and year.
    #[error("the number {0} cannot take its place")]
    NoSuccessor(Number),
}

impl State {
    /// Whether the register has begun.
    pub fn is_open(&self) -> bool {
        self.opened
    }

    /// The fingerprint of the key that certificates are signed with.
    pub fn key(&self) -> Option<Digest> {
        self.keys.last().copied()
    }

    /// The fingerprints of all keys that certificates were ever signed with, oldest first.
    pub fn keys(&self) -> &[Digest] {
        &self.keys
    }

    /// What became of a number, however its letters are written.
    pub fn record(&self, number: &Number) -> Option<&Record> {
        self.records.get(&number.folded())
    }

    /// All numbers that were ever given, in order of their letters.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.records.values()
    }

    /// The certificate in force for a subject in a year.
    pub fn in_force(&self, year: u16, subject: &Subject) -> Option<&Record> {
        self.records.get(self.slot(year, subject)?.in_force.as_ref()?)
    }

    /// The certificate that a number is reserved for and that was not issued.
    pub fn reserved(&self, year: u16, subject: &Subject) -> Option<&Record> {
        self.records.get(self.slot(year, subject)?.reserved.as_ref()?)
    }

    /// The highest sequence that was ever given in a year; 0 if none.
    pub fn highest(&self, year: u16) -> u32 {
        self.highest.get(&year).copied().unwrap_or(0)
    }

    /// What a new certificate takes the place of: the certificate in force for the same subject and
    /// year, and numbers that ended there without a successor, oldest first.
    pub(super) fn predecessors(&self, certificate: &Certificate) -> Vec<&Record> {
        let claim = certificate.claim();
        let Some(slot) = self.slot(claim.year, &claim.subject) else { return Vec::new() };
        let all: Vec<&Record> = slot.all.iter().filter_map(|key| self.records.get(key)).collect();
        let followed = |record: &Record| {
            let number = record.certificate.number();
            all.iter().any(|other| other.successor() == Some(number))
        };
        let taken = |record: &&Record| match &record.status {
            Status::InForce => true,
            Status::Reserved | Status::Ended { successor: Some(_), .. } => false,
            // What nobody ever saw, and nothing points to, has no need of a successor.
            Status::Ended { .. } => !record.pdfs.is_empty() || followed(record),
        };
        all.iter().copied().filter(taken).collect()
    }

    fn slot(&self, year: u16, subject: &Subject) -> Option<&Slot> {
        self.slots.get(&(year, subject.clone()))
    }

    /// Takes an event in.
    ///
    /// # Errors
    /// If it contradicts those before it; nothing has changed then.
    pub fn apply(&mut self, entry: &Entry) -> Result<(), Contradiction> {
        match &entry.event {
            Event::Opened if self.opened => return Err(Contradiction::OpenedTwice),
            Event::Opened => self.opened = true,
            _ if !self.opened => return Err(Contradiction::NotOpened),
            Event::KeyChanged { key } if self.key() == Some(*key) => {
                return Err(Contradiction::SameKey);
            }
            Event::KeyChanged { key } => self.keys.push(*key),
            Event::Reserved(reservation) => self.reserve(reservation, entry.date)?,
            Event::Issued { number, pdf } => self.issue(number, *pdf)?,
            Event::Voided { number, reason } => self.void(number, reason.as_ref())?,
            Event::Replaced { number, by, reason } => self.replace(number, by, reason.as_ref())?,
        }
        Ok(())
    }

    fn reserve(&mut self, reservation: &Reservation, date: Date) -> Result<(), Contradiction> {
        let Reservation { certificate, sequence, reason } = reservation;
        let claim = certificate.claim();
        if let Some(record) = self.record(certificate.number()) {
            return Err(Contradiction::NumberUsed(record.certificate.number().clone()));
        }
        if *sequence <= self.highest(claim.year) {
            return Err(Contradiction::Sequence(*sequence));
        }
        if let Some(other) = self.reserved(claim.year, &claim.subject) {
            return Err(Contradiction::AlreadyReserved(other.certificate.number().clone()));
        }
        if reason.is_some() != self.in_force(claim.year, &claim.subject).is_some() {
            return Err(Contradiction::Reason);
        }
        let key = certificate.number().folded();
        self.highest.insert(claim.year, *sequence);
        let slot = self.slot_mut(certificate);
        slot.all.push(key.clone());
        slot.reserved = Some(key.clone());
        let record = Record {
            certificate: certificate.clone(),
            date,
            reason: reason.clone(),
            pdfs: Vec::new(),
            status: Status::Reserved,
        };
        self.records.insert(key, record);
        Ok(())
    }

    fn issue(&mut self, number: &Number, pdf: Digest) -> Result<(), Contradiction> {
        let record = self.known(number)?;
        let claim = record.certificate.claim();
        match record.status {
            Status::Ended { .. } => return Err(Contradiction::Ended(number.clone())),
            _ if record.pdfs.contains(&pdf) => {
                return Err(Contradiction::IssuedTwice(number.clone()));
            }
            Status::InForce => {}
            Status::Reserved => {
                if let Some(other) = self.in_force(claim.year, &claim.subject) {
                    let other = other.certificate.number().clone();
                    return Err(Contradiction::AlreadyInForce(other));
                }
            }
        }
        let slot = self.slot_mut(&record.certificate);
        if slot.reserved.as_ref() == Some(&number.folded()) {
            slot.reserved = None;
        }
        slot.in_force = Some(number.folded());
        self.update(number, |record| {
            record.pdfs.push(pdf);
            record.status = Status::InForce;
        });
        Ok(())
    }

    fn void(&mut self, number: &Number, reason: Option<&String>) -> Result<(), Contradiction> {
        let record = self.known(number)?;
        match record.status {
            Status::Ended { .. } => return Err(Contradiction::Ended(number.clone())),
            Status::InForce if reason.is_none() => return Err(Contradiction::Reason),
            Status::InForce | Status::Reserved => {}
        }
        self.end(&record, reason, None);
        Ok(())
    }

    fn replace(
        &mut self,
        number: &Number,
        by: &Number,
        reason: Option<&String>,
    ) -> Result<(), Contradiction> {
        let record = self.known(number)?;
        let successor = self.known(by)?;
        let (old, new) = (record.certificate.claim(), successor.certificate.claim());
        let same = old.year == new.year && old.subject == new.subject;
        if !same || successor.status != Status::Reserved {
            return Err(Contradiction::NoSuccessor(by.clone()));
        }
        let why = match &record.status {
            Status::InForce if reason.is_some() => reason,
            Status::Ended { reason: why, successor: None } if reason.is_none() => why.as_ref(),
            Status::InForce | Status::Ended { successor: None, .. } => {
                return Err(Contradiction::Reason);
            }
            Status::Ended { .. } => return Err(Contradiction::Ended(number.clone())),
            Status::Reserved => return Err(Contradiction::AlreadyReserved(number.clone())),
        };
        self.end(&record, why, Some(successor.certificate.number()));
        Ok(())
    }

    fn end(&mut self, record: &Record, reason: Option<&String>, successor: Option<&Number>) {
        let number = record.certificate.number();
        let key = Some(number.folded());
        let slot = self.slot_mut(&record.certificate);
        if slot.in_force == key {
            slot.in_force = None;
        }
        if slot.reserved == key {
            slot.reserved = None;
        }
        let status = Status::Ended { reason: reason.cloned(), successor: successor.cloned() };
        self.update(number, |record| record.status = status);
    }

    /// A record as it is now. Numbers in events are written as they were reserved.
    fn known(&self, number: &Number) -> Result<Record, Contradiction> {
        let found = self.record(number).filter(|record| record.certificate.number() == number);
        found.cloned().ok_or_else(|| Contradiction::Unknown(number.clone()))
    }

    fn update(&mut self, number: &Number, change: impl FnOnce(&mut Record)) {
        if let Some(record) = self.records.get_mut(&number.folded()) {
            change(record);
        }
    }

    fn slot_mut(&mut self, certificate: &Certificate) -> &mut Slot {
        let claim = certificate.claim();
        self.slots.entry((claim.year, claim.subject.clone())).or_default()
    }
}

impl Record {
    /// The number in its place, where it has ended and there is one.
    pub fn successor(&self) -> Option<&Number> {
        match &self.status {
            Status::Ended { successor, .. } => successor.as_ref(),
            Status::Reserved | Status::InForce => None,
        }
    }
}
