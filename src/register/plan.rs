//! Which certificate keeps its number, which gets one, and which may not be issued.

use std::collections::{BTreeMap, BTreeSet};

use super::certificate::{Certificate, CertificateId, Claim, Subject};
use super::event::{Entry, Event, Reservation};
use super::list::NumberList;
use super::number::{NotANumber, Number};
use super::state::{Contradiction, Record, State, Status};
use crate::digest::Digest;
use crate::domain::Date;
use crate::job::NumberPattern;

/// Where new numbers come from.
#[derive(Clone, Debug)]
pub enum NumberSource {
    /// They are made by a pattern.
    Pattern(NumberPattern),
    /// Units have a pattern of their own; all numbers of a year are counted together.
    Patterns {
        /// That of regions.
        regions: NumberPattern,
        /// That of units.
        units: NumberPattern,
    },
    /// The secretariat has given a list of them.
    List(NumberList),
}

/// What becomes of certificates that were issued for another result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changes<'a> {
    /// Somebody must decide about each of them.
    Refuse,
    /// They are replaced, or voided where nothing takes their place, for this reason.
    Reissue {
        /// Why, in words; written down in the register.
        reason: &'a str,
    },
}

/// The certificates of a run, each with its number, and what must be in the register before the
/// first of them is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// In the order of the claims.
    pub certificates: Vec<Planned>,
    /// To be appended first; often nothing.
    pub entries: Vec<Entry>,
}

/// A certificate to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The certificate.
    pub certificate: Certificate,
    /// Where its number comes from.
    pub origin: Origin,
}

/// Where the number of a certificate comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It was issued under this number before.
    Kept,
    /// The number was reserved for it by a run that did not come to its end.
    TakenUp,
    /// It is new.
    New,
}

/// Why the certificates cannot be issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A certificate was issued for another result.
    Changed {
        /// What was issued.
        issued: Certificate,
        /// What is due now.
        now: Box<Claim>,
    },
    /// A certificate was issued where none is due any more.
    NoLongerDue {
        /// What was issued.
        issued: Certificate,
    },
    /// The list has no number left for this one.
    ListExhausted {
        /// Who gets none.
        subject: Subject,
    },
    /// The pattern has no `{urut}`, and the only number that it makes was given before.
    NumberUsed {
        /// Who gets none.
        subject: Subject,
        /// The number.
        number: Number,
    },
    /// What the pattern makes cannot be a number.
    NotANumber {
        /// What it makes.
        text: String,
        /// What is wrong with it.
        flaw: NotANumber,
    },
    /// Two claims for one subject in one year.
    ClaimedTwice {
        /// For whom.
        subject: Subject,
    },
}

/// On what terms certificates are issued.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    /// The year assessed. All its claims come at once: what is in force in this year and has no
    /// claim is not due any more.
    pub year: u16,
    /// The date on the certificates.
    pub date: Date,
    /// The fingerprint of the key that the run signs with.
    pub key: Digest,
    /// Where new numbers come from.
    pub source: &'a NumberSource,
    /// What becomes of certificates that were issued for another result.
    pub changes: Changes<'a>,
}

/// Decides about numbers. New ones are given in the order of the claims.
///
/// The same result keeps its number. A number that was reserved and not issued is taken up for the
/// same result, and else is voided: it is never given to another one.
///
/// # Errors
/// All that stands in the way, in the order of the claims.
pub fn plan(state: &State, claims: &[Claim], terms: Terms<'_>) -> Result<Plan, Vec<Refusal>> {
    let mut planning = Planning::new(state, terms);
    for claim in claims {
        planning.claim(claim);
    }
    planning.forget_the_unclaimed();
    if planning.refusals.is_empty() {
        let entries = planning.entries();
        Ok(Plan { certificates: planning.certificates, entries })
    } else {
        Err(planning.refusals)
    }
}

/// A certificate that stands in the output, as its manifest says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Landed {
    /// Its number.
    pub number: Number,
    /// Its identity.
    pub id: CertificateId,
    /// SHA-256 of the file.
    pub pdf: Digest,
}

/// What stands in the output and what stands in the register do not go together.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsettled {
    /// The register does not know the certificate: it is an older copy, or of another job.
    #[error("the register does not know {0:?}")]
    Unregistered(Landed),
    /// The certificate cannot have been issued after what the register says.
    #[error(transparent)]
    Contradiction(#[from] Contradiction),
}

/// The events that are due for certificates which stand in the output: right after a run has
/// landed, and before the next one is planned, should the first one not have come to it.
///
/// # Errors
/// See [`Unsettled`].
pub fn settle(state: &State, landed: &[Landed], date: Date) -> Result<Vec<Entry>, Unsettled> {
    let mut settled = state.clone();
    let mut entries = Vec::new();
    for landed in landed {
        let record = state.record(&landed.number);
        let same = |record: &&Record| {
            record.certificate.number() == &landed.number && record.certificate.id() == landed.id
        };
        let record = record.filter(same).ok_or_else(|| Unsettled::Unregistered(landed.clone()))?;
        for event in issuing(&settled, record, landed.pdf) {
            let entry = Entry { date, event };
            match settled.apply(&entry) {
                Ok(()) => entries.push(entry),
                // It was issued as this file before, or voided since: there is nothing to say.
                Err(Contradiction::IssuedTwice(_) | Contradiction::Ended(_)) => {}
                Err(other) => return Err(other.into()),
            }
        }
    }
    Ok(entries)
}

/// A certificate that is issued first takes the place of those before it.
fn issuing(state: &State, record: &Record, pdf: Digest) -> Vec<Event> {
    let certificate = &record.certificate;
    let by = certificate.number();
    let reserved = state.reserved(certificate.claim().year, &certificate.claim().subject);
    let mut events = Vec::new();
    if reserved.is_some_and(|reserved| reserved.certificate.number() == by) {
        for before in state.predecessors(certificate) {
            let in_force = before.status == Status::InForce;
            let reason = record.reason.clone().filter(|_| in_force);
            let number = before.certificate.number().clone();
            events.push(Event::Replaced { number, by: by.clone(), reason });
        }
    }
    events.push(Event::Issued { number: by.clone(), pdf });
    events
}

/// What is decided so far.
struct Planning<'a> {
    state: &'a State,
    terms: Terms<'a>,
    /// Numbers that are given or gone, as a reader sees them.
    used: BTreeSet<String>,
    /// The highest sequence of each year in which numbers were given by now.
    highest: BTreeMap<u16, u32>,
    claimed: BTreeSet<(u16, Subject)>,
    certificates: Vec<Planned>,
    voided: Vec<Event>,
    reserved: Vec<Event>,
    refusals: Vec<Refusal>,
}

impl<'a> Planning<'a> {
    fn new(state: &'a State, terms: Terms<'a>) -> Self {
        let used = state.records().map(|record| record.certificate.number().folded()).collect();
        Self {
            state,
            terms,
            used,
            highest: BTreeMap::new(),
            claimed: BTreeSet::new(),
            certificates: Vec::new(),
            voided: Vec::new(),
            reserved: Vec::new(),
            refusals: Vec::new(),
        }
    }

    fn claim(&mut self, claim: &Claim) {
        if !self.claimed.insert((claim.year, claim.subject.clone())) {
            return self.refusals.push(Refusal::ClaimedTwice { subject: claim.subject.clone() });
        }
        let in_force = self.state.in_force(claim.year, &claim.subject);
        let reserved = self.state.reserved(claim.year, &claim.subject);
        let same = |record: &&Record| record.certificate.claim() == claim;
        if let Some(kept) = in_force.filter(same) {
            self.keep(kept, Origin::Kept);
            self.void_unused(reserved);
            return;
        }
        // What a reservation of an earlier run was for does not matter if its result is the same:
        // what it takes the place of is looked up when it is issued.
        let reason = match (in_force, self.terms.changes) {
            (None, _) => None,
            (Some(_), Changes::Reissue { reason }) => Some(reason.to_owned()),
            (Some(record), Changes::Refuse) => {
                let issued = record.certificate.clone();
                let now = Box::new(claim.clone());
                return self.refusals.push(Refusal::Changed { issued, now });
            }
        };
        if let Some(kept) = reserved.filter(same) {
            return self.keep(kept, Origin::TakenUp);
        }
        self.void_unused(reserved);
        match self.next_number(claim) {
            Ok((number, sequence)) => self.reserve(number, sequence, claim, reason),
            Err(refusal) => self.refusals.push(refusal),
        }
    }

    fn keep(&mut self, record: &Record, origin: Origin) {
        let certificate = record.certificate.clone();
        self.certificates.push(Planned { certificate, origin });
    }

    fn reserve(&mut self, number: Number, sequence: u32, claim: &Claim, reason: Option<String>) {
        self.used.insert(number.folded());
        self.highest.insert(claim.year, sequence);
        let certificate = Certificate::new(number, claim.clone());
        let reservation = Reservation { certificate: certificate.clone(), sequence, reason };
        self.reserved.push(Event::Reserved(Box::new(reservation)));
        self.certificates.push(Planned { certificate, origin: Origin::New });
    }

    /// A number that was reserved for a result that is none any more.
    fn void_unused(&mut self, reserved: Option<&Record>) {
        if let Some(record) = reserved {
            let number = record.certificate.number().clone();
            self.voided.push(Event::Voided { number, reason: None });
        }
    }

    fn highest(&self, year: u16) -> u32 {
        self.highest.get(&year).copied().unwrap_or_else(|| self.state.highest(year))
    }

    fn next_number(&self, claim: &Claim) -> Result<(Number, u32), Refusal> {
        match self.terms.source {
            NumberSource::Pattern(pattern) => self.by_pattern(pattern, claim),
            NumberSource::Patterns { regions, units } => {
                let pattern = if claim.subject.is_unit() { units } else { regions };
                self.by_pattern(pattern, claim)
            }
            NumberSource::List(list) => {
                let region = claim.subject.region_code();
                let free = |number: &Number| !self.used.contains(&number.folded());
                match list.first(region, free) {
                    Some(number) => Ok((number.clone(), self.highest(claim.year) + 1)),
                    None => Err(Refusal::ListExhausted { subject: claim.subject.clone() }),
                }
            }
        }
    }

    /// Goes on after the highest sequence of the year, past numbers that were given otherwise.
    fn by_pattern(&self, pattern: &NumberPattern, claim: &Claim) -> Result<(Number, u32), Refusal> {
        let region = claim.subject.region_code();
        let mut sequence = self.highest(claim.year);
        loop {
            sequence += 1;
            let count = usize::try_from(sequence).unwrap_or(usize::MAX);
            let text = pattern.number(count, region, self.terms.date);
            let number = match Number::new(&text) {
                Ok(number) => number,
                Err(flaw) => return Err(Refusal::NotANumber { text, flaw }),
            };
            if !self.used.contains(&number.folded()) {
                return Ok((number, sequence));
            }
            if !pattern.counts() {
                return Err(Refusal::NumberUsed { subject: claim.subject.clone(), number });
            }
        }
    }

    /// Certificates of the year that no claim is left for.
    fn forget_the_unclaimed(&mut self) {
        for record in self.state.records() {
            let claim = record.certificate.claim();
            let claimed = self.claimed.contains(&(claim.year, claim.subject.clone()));
            if claim.year != self.terms.year || claimed {
                continue;
            }
            match (&record.status, self.terms.changes) {
                (Status::Reserved, _) => self.void_unused(Some(record)),
                (Status::InForce, Changes::Reissue { reason }) => {
                    let number = record.certificate.number().clone();
                    self.voided.push(Event::Voided { number, reason: Some(reason.to_owned()) });
                }
                (Status::InForce, Changes::Refuse) => {
                    let issued = record.certificate.clone();
                    self.refusals.push(Refusal::NoLongerDue { issued });
                }
                (Status::Ended { .. }, _) => {}
            }
        }
    }

    /// The register is opened with the first number, and nothing is reserved for a subject before
    /// what was reserved in vain is voided.
    fn entries(&mut self) -> Vec<Entry> {
        let voided = std::mem::take(&mut self.voided);
        let reserved = std::mem::take(&mut self.reserved);
        let opens = !self.state.is_open() && !reserved.is_empty();
        let opened = opens.then_some(Event::Opened);
        let key = self.terms.key;
        let changes = (opens || self.state.is_open()) && self.state.key() != Some(key);
        let changed = changes.then_some(Event::KeyChanged { key });
        let events = opened.into_iter().chain(changed).chain(voided).chain(reserved);
        events.map(|event| Entry { date: self.terms.date, event }).collect()
    }
}
