//! The desk at which certificates are numbered, signed and entered into the register.

use super::{Evaluation, Failure, Options, Revoked, defect, refused};
use crate::award::{AwardState, Proof, Seal};
use crate::domain::{Band, Date, Published, RegionCode};
use crate::finding::{self, Finding, Form, Legal, ListFlaw, NumberFlaw, Numbering, Problem};
use crate::job::{CertificateRules, FILE, Job};
use crate::location::{Cell, Location};
use crate::output::{Action, Artifact, ArtifactPath, Held, MANIFEST_FILE, PUBLIC_KEY_FILE, Sealed};
use crate::register::{
    self, Certificate, Changes, Claim, Entry, Grade, Head, Ledger, LedgerError, ListFault,
    NotANumber, Number, NumberList, NumberSource, Planned, Refusal, Subject, Terms,
};
use crate::report::data::{self, Standing};
use crate::signing::{PublicKey, SecretKey};
use crate::verify::{Base, Inscription};
use crate::watch::Watch;

/// The trusted comment of a run's signature: minisign's own, without its time.
const TRUSTED: &str = "file:SHA256SUMS";

/// The register of a job, the key of its office, and what this run is about to enter.
pub(super) struct Desk<'a> {
    ledger: Ledger,
    date: Date,
    /// None for a run without a key, and for a specimen, which nobody signs.
    key: Option<&'a SecretKey>,
    entries: Vec<Entry>,
}

/// Whose certificate it is.
#[derive(Clone, Copy)]
enum Recipient {
    Region(RegionCode),
    /// By its index among the units that get one.
    Unit(usize),
}

impl<'a> Desk<'a> {
    /// Opens the register, and enters what an earlier run had landed and not come to write down.
    pub(super) fn open(
        job: &Job,
        key: Option<&'a SecretKey>,
        held: &Held,
        watch: &dyn Watch,
    ) -> Result<Self, Failure> {
        let date = job.stamp().ok_or_else(|| defect("no day to enter anything under"))?;
        let manifest = ArtifactPath::new(MANIFEST_FILE).map_err(defect)?;
        let outputs = held.standing(&manifest)?;
        let standing = outputs.iter().map(|bytes| told(bytes)).collect::<Result<Vec<_>, _>>()?;
        let heads: Vec<Head> = standing.iter().filter_map(|output| output.register).collect();
        let ledger = Ledger::open(held, &heads)?;
        if let Some(piece) = ledger.torn() {
            watch.torn(piece);
        }
        let key = key.filter(|_| !job.specimen);
        let mut desk = Self { ledger, date, key, entries: Vec::new() };
        for output in standing.iter().rev() {
            desk.settle(held, output)?;
        }
        Ok(desk)
    }

    /// Gives the certificates of a final result their numbers and codes; nothing is written yet.
    /// Without a key, in a partial run, for a specimen and by a rubric that is a draft, there are
    /// none to give.
    pub(super) fn assign(
        &mut self,
        job: &Job,
        options: &Options<'_>,
        evaluation: &mut Evaluation,
    ) -> Result<(), Failure> {
        let final_result = !evaluation.partial && job.marks().is_empty();
        if let (Some(rules), Some(key), true) = (&job.certificate, self.key, final_result) {
            let numbered = self.number(job, rules, key, options, evaluation);
            numbered.map_err(|failed| with_other_findings(failed, evaluation))?;
        }
        evaluation.register = self.ledger.anchor_after(&self.entries)?;
        Ok(())
    }

    fn number(
        &mut self,
        job: &Job,
        rules: &CertificateRules,
        key: &SecretKey,
        options: &Options<'_>,
        evaluation: &mut Evaluation,
    ) -> Result<(), Failure> {
        let (recipients, claims): (Vec<_>, Vec<_>) = claims(job, evaluation).into_iter().unzip();
        let source = source(job, rules)?;
        let terms = Terms {
            year: job.year,
            date: self.date,
            key: key.public().fingerprint(),
            source: &source,
            changes: options.reissue.map_or(Changes::Refuse, |reason| Changes::Reissue { reason }),
        };
        let plan = register::plan(self.ledger.state(), &claims, terms)
            .map_err(|refusals| refused(refusals.iter().map(refusal).collect()))?;
        let base = base(rules).map_err(|finding| refused(vec![*finding]))?;
        let mut findings = Vec::new();
        let mut sealed = |planned| seal(planned, &base, key, &mut findings);
        let seals: Vec<Seal> = plan.certificates.iter().filter_map(&mut sealed).collect();
        if !findings.is_empty() {
            return Err(refused(findings));
        }
        for (recipient, seal) in recipients.into_iter().zip(seals) {
            evaluation.seal(recipient, seal);
        }
        self.entries = plan.entries;
        Ok(())
    }

    /// Enters the new numbers; on the disk before anything is drawn.
    pub(super) fn reserve(&mut self, held: &Held) -> Result<(), Failure> {
        let entries = std::mem::take(&mut self.entries);
        Ok(self.ledger.append(held, &entries)?)
    }

    /// The public key as a file of the output.
    pub(super) fn public_key(&self) -> Result<Option<Artifact>, Failure> {
        let file = |key: PublicKey| {
            let path = ArtifactPath::new(PUBLIC_KEY_FILE).map_err(defect)?;
            Ok(Artifact { path, bytes: key.file().into_bytes() })
        };
        self.key.map(|key| file(key.public())).transpose()
    }

    /// Signs the list of all files.
    pub(super) fn sign(&self, sealed: &mut Sealed<'_>) -> Result<(), Failure> {
        if let Some(key) = self.key {
            let signature = key.sign(sealed.sums(), TRUSTED).to_string();
            sealed.sign(signature.into_bytes())?;
        }
        Ok(())
    }

    /// Enters that the certificates of this manifest are in place.
    pub(super) fn issued(&mut self, held: &Held, manifest: &[u8]) -> Result<(), Failure> {
        self.settle(held, &told(manifest)?)
    }

    fn settle(&mut self, held: &Held, output: &Standing) -> Result<(), Failure> {
        let entries = register::settle(self.ledger.state(), &output.certificates, self.date)?;
        Ok(self.ledger.append(held, &entries)?)
    }

    /// Ends a certificate, however the letters of its number are written; its number as it was
    /// given, and the last line of the register.
    pub(super) fn void(
        &mut self,
        held: &Held,
        number: &Number,
        reason: &str,
    ) -> Result<Revoked, Failure> {
        let record = self.ledger.state().record(number);
        let number = record.map_or(number, |record| record.certificate.number()).clone();
        let reason = Some(reason.to_owned());
        let event = register::Event::Voided { number: number.clone(), reason };
        self.ledger.append(held, &[Entry { date: self.date, event }])?;
        Ok(Revoked { number, head: self.ledger.head() })
    }
}

impl Evaluation {
    fn seal(&mut self, recipient: Recipient, seal: Seal) {
        match recipient {
            Recipient::Region(region) => {
                let found = self.awards.binary_search_by_key(&region, |award| award.region);
                if let Some(award) = found.ok().and_then(|index| self.awards.get_mut(index)) {
                    award.state = AwardState::Awarded(seal);
                }
            }
            Recipient::Unit(index) => {
                if let Some(award) = self.unit_awards.get_mut(index) {
                    award.seal = seal;
                }
            }
        }
    }
}

/// What is wrong with the address that codes lead to.
pub(super) fn address_fault(job: &Job) -> Option<Finding> {
    base(job.certificate.as_ref()?).err().map(|finding| *finding)
}

fn base(rules: &CertificateRules) -> Result<Base, Box<Finding>> {
    let Some(address) = &rules.verify_url else { return Ok(Base::default()) };
    Base::new(&address.value).map_err(|_| {
        let problem = Problem::IllegalValue {
            key: "verify_url".to_owned(),
            value: address.value.clone(),
            legal: Legal::Form(Form::Address),
            nearest: None,
        };
        Box::new(Finding::new(address.at.clone(), problem))
    })
}

/// A manifest of ours, whose hash held.
fn told(manifest: &[u8]) -> Result<Standing, Failure> {
    data::standing(manifest)
        .ok_or_else(|| defect(format!("{MANIFEST_FILE} tells nothing of certificates")))
}

/// Regions in order of rank, then units: the order in which numbers are given.
fn claims(job: &Job, evaluation: &Evaluation) -> Vec<(Recipient, Claim)> {
    let claim = |subject: Subject, (score, band): (Published, &Band), opinion: &str| Claim {
        issuer: job.office.name.clone(),
        year: job.year,
        subject,
        grade: Grade {
            score,
            category: band.category.clone(),
            zone: band.zone,
            opinion: opinion.to_owned(),
        },
    };
    let standings = &evaluation.standings;
    let awarded = |region: &RegionCode| {
        let found = evaluation.awards.binary_search_by_key(region, |award| award.region).ok();
        let state = found.and_then(|index| evaluation.awards.get(index)).map(|award| &award.state);
        matches!(state, Some(AwardState::Awarded(_)))
    };
    let regions = standings.in_order_of_rank().into_iter().filter(awarded).filter_map(|region| {
        let verdict = standings.card(region)?.verdict()?;
        let graded = (verdict.published, &verdict.band);
        Some((Recipient::Region(region), claim(Subject::region(region), graded, &verdict.opinion)))
    });
    let units = evaluation.unit_awards.iter().enumerate().filter_map(|(index, award)| {
        let unit = standings.card(award.region)?.units.get(award.unit)?;
        let (score, band) = unit.shown(&job.rubric)?;
        let subject = Subject::named_unit(award.region, &unit.name);
        Some((Recipient::Unit(index), claim(subject, (score, band), &band.opinion)))
    });
    regions.chain(units).collect()
}

/// The secretariat's list where there is one, else the job's patterns.
fn source(job: &Job, rules: &CertificateRules) -> Result<NumberSource, Failure> {
    let path = || job.root.join(register::LIST_FILE);
    let list = NumberList::of_job(&job.root).map_err(|source| {
        Failure::Register(LedgerError::Io { action: Action::Read, path: path(), source })
    })?;
    match list {
        Some(Ok(list)) => Ok(NumberSource::List(list)),
        Some(Err(faults)) => Err(refused(faults.iter().map(list_fault).collect())),
        None => Ok(match &rules.unit {
            Some(unit) => {
                NumberSource::Patterns { regions: rules.number.clone(), units: unit.number.clone() }
            }
            None => NumberSource::Pattern(rules.number.clone()),
        }),
    }
}

/// The seal of a certificate, or what is wrong with it.
fn seal(
    planned: &Planned,
    base: &Base,
    key: &SecretKey,
    findings: &mut Vec<Finding>,
) -> Option<Seal> {
    let certificate = &planned.certificate;
    let number = certificate.number().to_string();
    match Inscription::sign(certificate, base.clone(), key) {
        Ok(said) => {
            let proof = Proof { id: certificate.id().to_string(), code: said.to_string() };
            Some(Seal { number, proof: Some(proof) })
        }
        Err(long) => {
            let (characters, most) = (long.characters, Inscription::LONGEST);
            let why = Numbering::CodeTooLong { number, characters, most };
            findings.push(about(&certificate.claim().subject, FILE, why));
            None
        }
    }
}

fn about(subject: &Subject, file: &'static str, why: Numbering) -> Finding {
    Finding::about(subject.region_code(), Location::file(file), Problem::Numbering(why))
}

fn refusal(refusal: &Refusal) -> Finding {
    let issued_as = |issued: &Certificate| (issued.claim().clone(), issued.number().to_string());
    match refusal {
        Refusal::Changed { issued, now } => {
            let (claim, number) = issued_as(issued);
            let (issued, now) = (claim.grade.score, now.grade.score);
            about(&claim.subject, register::FILE, Numbering::ResultChanged { number, issued, now })
        }
        Refusal::NoLongerDue { issued } => {
            let (claim, number) = issued_as(issued);
            about(&claim.subject, register::FILE, Numbering::NoLongerDue { number })
        }
        Refusal::ListExhausted { subject } => {
            let recipient = subject.to_string();
            about(subject, register::LIST_FILE, Numbering::Exhausted { recipient })
        }
        Refusal::NumberUsed { subject, number } => {
            let (recipient, number) = (subject.to_string(), number.to_string());
            about(subject, FILE, Numbering::Used { recipient, number })
        }
        Refusal::NotANumber { text, flaw } => {
            let why = Numbering::Malformed { text: text.clone(), flaw: number_flaw(*flaw) };
            Finding::new(Location::file(FILE), Problem::Numbering(why))
        }
        Refusal::ClaimedTwice { subject } => {
            let recipient = subject.to_string();
            about(subject, FILE, Numbering::RecipientTwice { recipient })
        }
    }
}

fn list_fault(fault: &ListFault) -> Finding {
    let (column, flaw) = match &fault.flaw {
        register::ListFlaw::Header => (0, ListFlaw::Header),
        register::ListFlaw::Number(flaw) => (0, ListFlaw::Number(number_flaw(*flaw))),
        register::ListFlaw::Quote => (0, ListFlaw::Quote),
        register::ListFlaw::Code(text) => (1, ListFlaw::Code(text.clone())),
        register::ListFlaw::Repeated(line) => (0, ListFlaw::Repeated(*line)),
        register::ListFlaw::Fields => (0, ListFlaw::Fields),
    };
    let row = u32::try_from(fault.line.saturating_sub(1)).unwrap_or(u32::MAX);
    let at = Location::file(register::LIST_FILE).with_cell("", Cell { row, column });
    Finding::new(at, Problem::Numbering(Numbering::List(flaw)))
}

fn number_flaw(flaw: NotANumber) -> NumberFlaw {
    match flaw {
        NotANumber::Empty => NumberFlaw::Empty,
        NotANumber::TooLong => NumberFlaw::TooLong(Number::LONGEST),
        NotANumber::Character(character) => NumberFlaw::Character(character),
        NotANumber::Space => NumberFlaw::Space,
    }
}

/// What keeps certificates from their numbers, among all else that is known of the input.
fn with_other_findings(failed: Failure, evaluation: &Evaluation) -> Failure {
    let Failure::Refused { mut findings, csv, unwritten } = failed else { return failed };
    findings.extend(evaluation.findings.iter().cloned());
    finding::sort(&mut findings);
    Failure::Refused { findings, csv, unwritten }
}
