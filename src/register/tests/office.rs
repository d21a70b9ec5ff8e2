//! An office that issues certificates for years, and what it would swear to.

use std::collections::{BTreeMap, BTreeSet};

use super::shelf::Shelf;
use crate::dice::Dice;
use crate::digest::Digest;
use crate::job::NumberPattern;
use crate::register::fixture::{claim, date};
use crate::register::{
    Certificate, CertificateId, Changes, Claim, Entry, Event, Flaw, Head, Landed, Ledger,
    LedgerError, NumberList, NumberSource, Origin, Refusal, State, Status, Subject, Terms, plan,
    settle,
};

const REGIONS: [&str; 3] = ["12.05", "12.11", "12.18"];
const SCORES: [&str; 3] = ["97.08", "96.86", "88.00"];

/// The power went.
pub(super) struct Stopped;

/// What happened in all histories together.
pub(super) type Tally = BTreeMap<&'static str, u32>;

/// An output folder: the certificates in it, and the head in its manifest.
#[derive(Clone)]
struct Output {
    certificates: Vec<(Landed, Certificate)>,
    anchor: Head,
}

/// The office with its register, its outputs, and its memory.
pub(super) struct Office<'t> {
    dice: Dice,
    tally: &'t mut Tally,
    shelf: Shelf,
    live: Option<Output>,
    previous: Option<Output>,
    landings: u32,
    memory: Memory,
    copies: Vec<Copy>,
    /// What is due: a score for each region, or none.
    due: BTreeMap<&'static str, Option<&'static str>>,
    /// Changes when the office changes its letterhead: other files for the same results.
    letterhead: u32,
    year: u16,
}

/// What must never be doubted.
#[derive(Clone, Default)]
struct Memory {
    /// Every number on a certificate that was ever drawn.
    drawn: BTreeMap<String, CertificateId>,
    /// Every certificate that was ever in an output.
    landed: BTreeMap<String, Certificate>,
    /// What stands for each subject.
    standing: BTreeMap<(u16, Subject), Certificate>,
    /// Numbers that a write which failed may have ended.
    perhaps_ended: BTreeSet<String>,
}

/// A copy of the register that somebody has put aside.
struct Copy {
    bytes: Vec<u8>,
    lines: u64,
    landings: u32,
    memory: Memory,
}

impl<'t> Office<'t> {
    pub(super) fn new(seed: u64, tally: &'t mut Tally) -> Self {
        Self {
            dice: Dice::new(seed, "register"),
            tally,
            shelf: Shelf::default(),
            live: None,
            previous: None,
            landings: 0,
            memory: Memory::default(),
            copies: Vec::new(),
            due: REGIONS.iter().map(|region| (*region, Some(SCORES[0]))).collect(),
            letterhead: 0,
            year: 2024,
        }
    }

    /// Something happens, often with the power going in the middle of it.
    pub(super) fn live_on(&mut self) {
        if self.dice.happens(400) {
            let steps = u64::from(self.dice.below(20));
            self.shelf.stop_after(steps);
        }
        let done = match self.dice.below(10) {
            0..=4 => {
                self.change_results();
                let reissue = self.dice.happens(500);
                self.run(reissue)
            }
            // The same again.
            5 | 6 => self.run(false),
            7 | 8 => self.revoke(),
            _ => {
                self.roll_back();
                Ok(())
            }
        };
        if done.is_err() || self.shelf.is_dead() {
            self.count("power cut");
        }
        self.shelf.restart(&mut self.dice);
        if self.dice.happens(300) {
            self.copy();
        }
    }

    /// At the end nothing is in the way, and the register knows everything.
    pub(super) fn end(&mut self) {
        assert!(self.run(true).is_ok());
        let ledger = self.open().unwrap_or_else(|_| panic!("the register opens"));
        for (number, certificate) in &self.memory.landed {
            let record = ledger.state().record(certificate.number());
            let record = record.unwrap_or_else(|| panic!("{number} is unknown"));
            assert_eq!(&record.certificate, certificate);
            assert!(!record.pdfs.is_empty(), "{number} was never issued");
        }
    }

    fn count(&mut self, what: &'static str) {
        *self.tally.entry(what).or_default() += 1;
    }

    fn change_results(&mut self) {
        let region = REGIONS[self.dice.below(3) as usize];
        let score = SCORES.get(self.dice.below(4) as usize).copied();
        self.due.insert(region, score);
        if self.dice.happens(200) {
            self.letterhead += 1;
        }
        if self.dice.happens(100) {
            self.year = 2024 + u16::try_from(self.dice.below(2)).unwrap();
        }
    }

    fn claims(&self) -> Vec<Claim> {
        let due = self.due.iter().filter_map(|(region, score)| {
            let claim = claim(region, (*score)?);
            Some(Claim { year: self.year, ..claim })
        });
        due.collect()
    }

    fn source(&mut self) -> NumberSource {
        let pattern = |text| NumberSource::Pattern(NumberPattern::parse(text).unwrap());
        match self.dice.below(8) {
            0 => pattern("{kode}/{tahun}"),
            // Four numbers, among them some that the pattern makes too.
            1 | 2 => {
                let rows: Vec<_> = (1..5).map(|n| format!("{n:03}/PIAGAM;")).collect();
                let text = format!("nomor;kode\n{}\n", rows.join("\n"));
                NumberSource::List(NumberList::parse(&text).unwrap())
            }
            _ => pattern("{urut:03}/PIAGAM"),
        }
    }

    fn known(&self) -> Vec<Head> {
        [&self.live, &self.previous].into_iter().flatten().map(|output| output.anchor).collect()
    }

    fn open(&self) -> Result<Ledger, Stopped> {
        match Ledger::open_on(Box::new(self.shelf.clone()), &self.known()) {
            Ok(ledger) => Ok(ledger),
            Err(LedgerError::Io { .. }) if self.shelf.is_dead() => Err(Stopped),
            Err(error) => panic!("{error}"),
        }
    }

    fn append(&mut self, ledger: &mut Ledger, entries: &[Entry]) -> Result<(), Stopped> {
        for entry in entries {
            if let Event::Voided { number, .. } = &entry.event {
                self.memory.perhaps_ended.insert(number.folded());
            }
        }
        match ledger.add(entries) {
            Ok(()) => Ok(()),
            Err(LedgerError::Io { .. }) if self.shelf.is_dead() => Err(Stopped),
            Err(error) => panic!("{error}"),
        }
    }

    /// Opens the register and writes down what had landed; then it says what the office swears to.
    fn begin(&mut self) -> Result<Ledger, Stopped> {
        let mut ledger = self.open()?;
        if ledger.torn().is_some() {
            self.count("torn");
        }
        self.settle(&mut ledger)?;
        self.compare(ledger.state());
        Ok(ledger)
    }

    fn settle(&mut self, ledger: &mut Ledger) -> Result<(), Stopped> {
        let live = self.live.clone();
        let landed: Vec<Landed> = live
            .iter()
            .flat_map(|live| live.certificates.iter().map(|(landed, _)| landed.clone()))
            .collect();
        let entries = settle(ledger.state(), &landed, date()).unwrap();
        for entry in &entries {
            match entry.event {
                Event::Issued { .. } => self.count("issued"),
                Event::Replaced { .. } => self.count("replaced"),
                _ => {}
            }
        }
        self.append(ledger, &entries)
    }

    fn compare(&mut self, state: &State) {
        for folded in std::mem::take(&mut self.memory.perhaps_ended) {
            let ended = |certificate: &Certificate| {
                certificate.number().folded() == folded
                    && state.record(certificate.number()).unwrap().status != Status::InForce
            };
            self.memory.standing.retain(|_, certificate| !ended(certificate));
        }
        let in_force = state.records().filter(|record| record.status == Status::InForce);
        let in_force: BTreeMap<_, _> = in_force
            .map(|record| {
                let claim = record.certificate.claim();
                ((claim.year, claim.subject.clone()), record.certificate.clone())
            })
            .collect();
        assert_eq!(in_force, self.memory.standing);
        for certificate in self.memory.landed.values() {
            let record = state.record(certificate.number()).expect("it was landed");
            assert_eq!(&record.certificate, certificate);
        }
    }

    fn run(&mut self, reissue: bool) -> Result<(), Stopped> {
        let mut ledger = self.begin()?;
        let claims = self.claims();
        let source = self.source();
        let key = Digest::of(&[u8::from(self.dice.happens(100))]);
        let changes =
            if reissue { Changes::Reissue { reason: "nilai berubah" } } else { Changes::Refuse };
        let terms = Terms { year: self.year, date: date(), key, source: &source, changes };
        let plan = match plan(ledger.state(), &claims, terms) {
            Ok(plan) => plan,
            Err(refusals) => {
                self.examine(&refusals, &claims, reissue);
                return Ok(());
            }
        };
        self.append(&mut ledger, &plan.entries)?;
        self.compare_plan(&plan.certificates, &claims);
        self.shelf.step().map_err(|_| Stopped)?;
        let certificates = plan.certificates.iter().map(|planned| &planned.certificate);
        let certificates: Vec<_> =
            certificates.map(|drawn| (self.draw(drawn), drawn.clone())).collect();
        self.shelf.step().map_err(|_| Stopped)?;
        let Some(anchor) = ledger.anchor() else { return Ok(()) };
        self.land(Output { certificates, anchor });
        self.settle(&mut ledger)?;
        self.compare(ledger.state());
        // The same run again has nothing to say, and puts the same head on its documents.
        let again = crate::register::plan(ledger.state(), &claims, terms).unwrap();
        assert_eq!((again.entries, ledger.anchor()), (Vec::new(), Some(anchor)));
        Ok(())
    }

    fn draw(&self, certificate: &Certificate) -> Landed {
        let drawing = format!("{} {}", certificate.face().text(), self.letterhead);
        let pdf = Digest::of(drawing.as_bytes());
        Landed { number: certificate.number().clone(), id: certificate.id(), pdf }
    }

    fn land(&mut self, output: Output) {
        self.previous = self.live.take();
        self.landings += 1;
        self.memory.land(&output);
        self.live = Some(output);
    }

    /// A plan gives every claim one certificate: the one that stands, if it is for this result.
    fn compare_plan(&mut self, planned: &[crate::register::Planned], claims: &[Claim]) {
        assert_eq!(
            planned.iter().map(|p| p.certificate.claim()).collect::<Vec<_>>(),
            claims.iter().collect::<Vec<_>>()
        );
        for planned in planned {
            let certificate = &planned.certificate;
            let claim = certificate.claim();
            let standing = self.memory.standing.get(&(claim.year, claim.subject.clone()));
            if let Some(standing) = standing.filter(|standing| standing.claim() == claim) {
                assert_eq!((certificate, planned.origin), (standing, Origin::Kept));
            }
            let folded = certificate.number().folded();
            let before = self.memory.drawn.insert(folded, certificate.id());
            assert!(
                before.is_none_or(|id| id == certificate.id()),
                "{} twice",
                certificate.number()
            );
            assert!(before.is_none() || planned.origin != Origin::New);
            self.count(match planned.origin {
                Origin::Kept => "kept",
                Origin::TakenUp => "taken up",
                Origin::New => "new",
            });
        }
    }

    fn examine(&mut self, refusals: &[Refusal], claims: &[Claim], reissue: bool) {
        assert!(!refusals.is_empty());
        for refusal in refusals {
            match refusal {
                Refusal::Changed { issued, now } => {
                    assert!(!reissue && issued.claim() != &**now && claims.contains(now));
                    self.count("changed");
                }
                Refusal::NoLongerDue { issued } => {
                    let subject = &issued.claim().subject;
                    assert!(!reissue && claims.iter().all(|claim| &claim.subject != subject));
                    self.count("no longer due");
                }
                Refusal::ListExhausted { .. } => self.count("exhausted"),
                Refusal::NumberUsed { number, .. } => {
                    assert!(
                        self.memory.drawn.contains_key(&number.folded())
                            || number.as_str().starts_with("12.")
                    );
                    self.count("number used");
                }
                Refusal::NotANumber { .. } | Refusal::ClaimedTwice { .. } => panic!("{refusal:?}"),
            }
        }
    }

    fn revoke(&mut self) -> Result<(), Stopped> {
        let mut ledger = self.begin()?;
        let all: Vec<_> = self.memory.standing.values().cloned().collect();
        if all.is_empty() {
            return Ok(());
        }
        let at = self.dice.below(u32::try_from(all.len()).unwrap()) as usize;
        let event =
            Event::Voided { number: all[at].number().clone(), reason: Some("hilang".to_owned()) };
        self.append(&mut ledger, &[Entry { date: date(), event }])?;
        self.count("revoked");
        self.compare(ledger.state());
        Ok(())
    }

    fn copy(&mut self) {
        let bytes = self.shelf.bytes();
        let Ok(reading) = crate::register::read(&bytes, &[]) else { return };
        let lines = reading.register.head().map_or(0, |head| head.line);
        let (landings, memory) = (self.landings, self.memory.clone());
        self.copies.push(Copy { bytes, lines, landings, memory });
    }

    /// Somebody restores an older copy of the register alone. It is refused if it is older than
    /// the output; else nothing is lost but what was written after that and never seen.
    fn roll_back(&mut self) {
        if self.copies.is_empty() {
            return;
        }
        let now = self.shelf.bytes();
        let at = self.dice.below(u32::try_from(self.copies.len()).unwrap()) as usize;
        let copy = self.copies.swap_remove(at);
        self.shelf.put(&copy.bytes);
        let storage = Box::new(self.shelf.clone());
        let Some(needed) = self.known().iter().map(|head| head.line).max() else {
            return self.shelf.put(&now);
        };
        match Ledger::open_on(storage, &self.known()) {
            Ok(_) => {
                assert!(copy.lines >= needed);
                self.count("older copy, not too old");
                self.memory = copy.memory;
                if copy.landings < self.landings
                    && let Some(live) = self.live.clone()
                {
                    self.memory.land(&live);
                }
                self.copies.clear();
            }
            Err(LedgerError::Faulty { fault, .. }) => {
                assert!(copy.lines < needed || fault.flaw == Flaw::Rewritten, "{fault}");
                self.count("older copy, refused");
                self.shelf.put(&now);
            }
            Err(_) => {
                assert!(self.shelf.is_dead());
                self.shelf.put(&now);
            }
        }
    }
}

impl Memory {
    fn land(&mut self, output: &Output) {
        for (_, certificate) in &output.certificates {
            let claim = certificate.claim();
            self.drawn.insert(certificate.number().folded(), certificate.id());
            let before = self.landed.insert(certificate.number().folded(), certificate.clone());
            assert!(before.is_none_or(|before| before == *certificate));
            self.standing.insert((claim.year, claim.subject.clone()), certificate.clone());
        }
    }
}
