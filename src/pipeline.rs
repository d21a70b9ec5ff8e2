//! The line itself, and the only place that knows how to run its stages in parallel.

mod creating;
mod desk;
mod learning;
mod pack;

use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

pub use self::creating::{create, reply};
use self::desk::Desk;
pub use self::pack::{Packed, pack};
use crate::award::{self, Award, UnitAward};
use crate::domain::{History, RegionCode};
use crate::finding::{self, Finding, Problem};
use crate::insight::Insights;
use crate::job::Job;
use crate::location::Location;
use crate::output::{
    Artifact, ArtifactPath, Held, Intruder, IntruderKind, Landed, MANIFEST_FILE, OutputError,
    OutputFolder, Recovered, Staging, Written,
};
use crate::ranking::{self, Standings};
use crate::register::{Head, LedgerError, Number, Unsettled};
use crate::report::batch::Unset;
use crate::report::data::{self, Listed};
use crate::report::document::Documents;
use crate::report::workbook::HouseStyle;
use crate::report::{Accounting, Letter, Results, house, letter};
use crate::scoring::{self, ReportCard};
use crate::sheet::{self, Gathered, InputFile, Reading};
use crate::signing::SecretKey;
use crate::verify::{Item, Unread};
use crate::watch::{Stage, Watch};

/// Name and version, as documents and data say them.
pub const PROGRAM: &str = concat!("rapor ", env!("CARGO_PKG_VERSION"));

/// How a run goes about its job.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// Go on without the regions that have errors.
    pub partial: bool,
    /// The program that reads .xls and .xlsb in a process of its own: this one. Without it they
    /// are refused.
    pub program: Option<&'a Path>,
    /// What signs the output and its certificates; without it certificates are drafts.
    pub key: Option<&'a SecretKey>,
    /// Why certificates that were issued for another result are replaced; without a reason such a
    /// run is refused.
    pub reissue: Option<&'a str>,
}

/// Everything that a job's input comes to, before anything is written.
#[derive(Clone, Debug)]
pub struct Evaluation {
    /// The regions and the lists.
    pub standings: Standings,
    /// Who gets a certificate; nobody in a partial run.
    pub awards: Vec<Award>,
    /// The units that get a certificate of their own; none in a partial run.
    pub unit_awards: Vec<UnitAward>,
    /// Results of earlier years.
    pub history: History,
    /// What there is to learn from the results.
    pub insights: Insights,
    /// All findings, sorted.
    pub findings: Vec<Finding>,
    /// What became of each file.
    pub inputs: Vec<InputFile>,
    /// Where every file and region ended up.
    pub accounting: Accounting,
    /// Whether regions with errors were left out.
    pub partial: bool,
    /// What letters say to the scored regions, in order of code.
    pub letters: Vec<Letter>,
    /// How workbooks look.
    pub style: HouseStyle,
    /// The line of the register that the results stand on; known once numbers are given.
    pub register: Option<Head>,
}

/// What a run has done.
#[derive(Debug)]
pub struct Done {
    /// What it came to.
    pub evaluation: Evaluation,
    /// Whether it changed the output.
    pub landed: Landed,
    /// What was left to do of an earlier run, if anything was.
    pub recovered: Option<Recovered>,
}

/// What was revoked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revoked {
    /// The number, as it was given.
    pub number: Number,
    /// The last line of the register by now.
    pub head: Option<Head>,
}

/// Why a run has written nothing.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The input has errors, or the old output holds files that are not ours.
    #[error("the input has {} findings", findings.len())]
    Refused {
        /// All findings.
        findings: Vec<Finding>,
        /// Where they were written, beside the old output.
        csv: Option<PathBuf>,
        /// Why they could not be written, if that was tried.
        unwritten: Option<OutputError>,
    },
    /// The output cannot be written.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// The register cannot be read or written.
    #[error(transparent)]
    Register(#[from] LedgerError),
    /// The register does not know what stands in the output.
    #[error(transparent)]
    Unsettled(#[from] Unsettled),
    /// The output is not what a run has written from these sheets.
    #[error("the output has {} flaws", .0.len())]
    Unsound(Vec<Item>),
    /// There is no output, or it cannot be read.
    #[error(transparent)]
    Unread(#[from] Unread),
    /// It was told to stop.
    #[error("stopped")]
    Stopped,
    /// The program has a fault.
    #[error("{0}")]
    Defect(String),
}

/// Reads, scores, ranks and writes everything, or nothing.
///
/// # Errors
/// See [`Failure`]; the old output stands in every case.
pub fn run(job: &Job, options: Options<'_>, watch: &dyn Watch) -> Result<Done, Failure> {
    let folder = OutputFolder::open(&job.root, &job.output)?;
    let mut held = folder.lock()?;
    let recovered = held.recovered();
    held.preflight(&[])?;
    let intruders = held.intruders()?;
    if !intruders.is_empty() {
        return Err(intrusion(&intruders));
    }
    let mut desk = Desk::open(job, options.key, &held, watch)?;
    let mut evaluation = evaluate(job, options, watch)?;
    let published = if evaluation.may_publish() {
        desk.assign(job, &options, &mut evaluation)
            .and_then(|()| publish(job, &evaluation, &mut desk, &mut held, watch))
    } else {
        Err(refused(evaluation.findings.clone()))
    };
    let landed = note_refusal(published, &held)?;
    Ok(Done { evaluation, landed, recovered })
}

/// Ends a certificate, however the letters of its number are written.
///
/// # Errors
/// If no such certificate stands, or the register cannot be read or written.
pub fn revoke(
    job: &Job,
    number: &Number,
    reason: &str,
    watch: &dyn Watch,
) -> Result<Revoked, Failure> {
    let held = OutputFolder::open(&job.root, &job.output)?.lock()?;
    Desk::open(job, None, &held, watch)?.void(&held, number, reason)
}

/// Reads, scores and ranks, and sets every text that would be printed; writes nothing.
///
/// # Errors
/// If it is told to stop, or the program has a fault. Findings are part of what is returned.
pub fn check(job: &Job, options: Options<'_>, watch: &dyn Watch) -> Result<Evaluation, Failure> {
    let mut evaluation = evaluate(job, options, watch)?;
    let set = Documents::set(evaluation.results(job), PROGRAM).map(|_| ());
    match set {
        Err(Unset::Refused(findings)) => {
            evaluation.findings.extend(findings);
            finding::sort(&mut evaluation.findings);
            // Workbooks and certificates may have stumbled over the same logo.
            evaluation.findings.dedup();
        }
        Err(Unset::Fault(fault)) => return Err(defect(fault)),
        Ok(()) => {}
    }
    Ok(evaluation)
}

/// Runs something on so many threads; on as many as there are processors where none are named.
///
/// # Errors
/// If the threads cannot be had.
pub fn on_threads<T: Send>(
    threads: Option<NonZeroUsize>,
    work: impl FnOnce() -> T + Send,
) -> Result<T, Failure> {
    let threads = threads.map_or(0, NonZeroUsize::get);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().map_err(defect)?;
    Ok(pool.install(work))
}

/// Sheets -> assessments -> report cards -> places -> awards; nothing is set and nothing written.
///
/// # Errors
/// If it is told to stop, or the program has a fault. Findings are part of what is returned.
pub fn evaluate(job: &Job, options: Options<'_>, watch: &dyn Watch) -> Result<Evaluation, Failure> {
    let Input { gathered, history, listed } = read(job, options.program, watch)?;
    let Gathered { mut assessments, inputs, mut findings, .. } = gathered;
    let regions = sheet::regions_of(job, &assessments);
    let unreadable: BTreeSet<RegionCode> = findings
        .iter()
        .filter(|finding| finding.is_error())
        .filter_map(|finding| finding.region)
        .collect();
    let seen: Vec<_> =
        regions.iter().map(|region| (*region, assessments.remove(&region.code))).collect();
    let cards: Vec<(ReportCard, Vec<Finding>)> = seen
        .into_par_iter()
        .map(|(region, assessment)| {
            let readable = !unreadable.contains(&region.code);
            scoring::score(region, assessment, readable, &job.rubric, &job.rules_of(region.code))
        })
        .collect();
    let (cards, more): (Vec<_>, Vec<_>) = cards.into_iter().unzip();
    findings.extend(more.into_iter().flatten());
    let standings = ranking::rank(cards, &job.lists);
    findings.extend(standings.unranked().map(|card| {
        let problem = Problem::RegionUnranked { name: card.region.name.clone() };
        Finding::about(card.region.code, Location::file(crate::job::FILE), problem)
    }));
    findings.extend(desk::address_fault(job));
    let (style, unreadable) = house::style(job);
    findings.extend(unreadable);
    let (letters, unsayable) = letter::letters(job, &standings);
    findings.extend(unsayable);
    finding::sort(&mut findings);
    let partial = options.partial && findings.iter().any(Finding::is_error);
    let (awards, unit_awards) = match partial {
        true => (Vec::new(), Vec::new()),
        false => (award::decide(job, &standings), award::units(job, &standings)),
    };
    let accounting = Accounting::of(&inputs, &standings.cards);
    if accounting.files.total() != listed || accounting.regions.total() != regions.len() {
        return Err(Failure::Defect(format!(
            "accounting: {accounting:?}, but {listed} files and {} regions",
            regions.len()
        )));
    }
    let insights = learning::insights(job, &standings, &history);
    Ok(Evaluation {
        standings,
        awards,
        unit_awards,
        history,
        insights,
        findings,
        inputs,
        accounting,
        partial,
        letters,
        style,
        register: None,
    })
}

struct Input {
    gathered: Gathered,
    history: History,
    /// How many files there were in the input folder.
    listed: usize,
}

/// Reads all files, each by itself and in parallel.
fn read(job: &Job, program: Option<&Path>, watch: &dyn Watch) -> Result<Input, Failure> {
    let own = |name: &str| job.owns(name) || job.history.matches(name);
    let folder = sheet::list(&job.root, &job.inputs, &own);
    let past = sheet::list(&job.root, &job.history, &|name| job.owns(name));
    let listed = folder.files.len() + folder.ignored.len();
    watch.begin(Stage::Reading, folder.files.len() + past.files.len());
    let program = program.map(|path| sheet::Program { path, watch });
    let means = sheet::Means { limits: &job.limits, program };
    let lexicon = sheet::Lexicon::new(&job.rubric, &job.layout);
    let expected = sheet::Expected { year: job.year, rubric: &job.rubric, lexicon: &lexicon };
    let readings: Vec<Option<Reading>> = folder
        .files
        .par_iter()
        .map(|file| stopping(watch, || sheet::read(file, means, expected)))
        .collect();
    let pasts: Vec<_> = past
        .files
        .par_iter()
        .map(|file| stopping(watch, || sheet::history::read(file, means, job.year)))
        .collect();
    let readings = readings.into_iter().collect::<Option<Vec<_>>>().ok_or(Failure::Stopped)?;
    let pasts = pasts.into_iter().collect::<Option<Vec<_>>>().ok_or(Failure::Stopped)?;
    let mut gathered = sheet::gather(job, readings);
    if folder.files.is_empty() {
        let globs = job.inputs.patterns().to_vec();
        let at = Location::file(crate::job::FILE);
        gathered.findings.push(Finding::new(at, Problem::NothingToRead { globs }));
    }
    gathered.findings.extend(folder.findings);
    gathered.findings.extend(past.findings);
    gathered.ignore(folder.ignored);
    let history = sheet::history::gather(pasts, &mut gathered.findings);
    Ok(Input { gathered, history, listed })
}

/// A step of a stage, unless the run was told to stop: what came of a step meanwhile may be half of
/// what there is.
fn stopping<T>(watch: &dyn Watch, step: impl FnOnce() -> T) -> Option<T> {
    if watch.is_stopped() {
        return None;
    }
    let done = step();
    watch.step();
    (!watch.is_stopped()).then_some(done)
}

/// Sets and draws all documents in parallel, writes them as they come, and lands them as one.
fn publish(
    job: &Job,
    evaluation: &Evaluation,
    desk: &mut Desk<'_>,
    held: &mut Held,
    watch: &dyn Watch,
) -> Result<Landed, Failure> {
    let results = evaluation.results(job);
    let documents = match Documents::set(results, PROGRAM) {
        Ok(documents) => documents,
        Err(Unset::Refused(mut findings)) => {
            findings.extend(evaluation.findings.iter().cloned());
            finding::sort(&mut findings);
            return Err(refused(findings));
        }
        Err(Unset::Fault(fault)) => return Err(defect(fault)),
    };
    // Nobody has seen a number yet: a run that is stopped here has given none.
    if watch.is_stopped() {
        return Err(Failure::Stopped);
    }
    desk.reserve(held)?;
    let staging = held.stage()?;
    let all = documents.all();
    watch.begin(Stage::Drawing, all.len());
    all.par_iter().try_for_each(|document| {
        let draw = || {
            let bytes = documents.draw(*document).map_err(defect)?;
            put(&staging, &documents.path(*document), bytes)
        };
        stopping(watch, draw).ok_or(Failure::Stopped)?
    })?;
    if let Some(key) = desk.public_key()? {
        staging.put(key)?;
    }
    let written = staging.written();
    watch.begin(Stage::Saving, 0);
    let listed: Vec<Listed> = written.iter().map(listing).collect();
    let manifest = data::manifest_json(&results, &documents.issued(), &listed, PROGRAM);
    let manifest = manifest.map_err(defect)?;
    put(&staging, MANIFEST_FILE, manifest.clone())?;
    let mut sealed = staging.seal()?;
    desk.sign(&mut sealed)?;
    if watch.is_stopped() {
        return Err(Failure::Stopped);
    }
    let landed = sealed.land().map_err(|error| match error {
        OutputError::Intruders(intruders) => intrusion(&intruders),
        other => other.into(),
    })?;
    desk.issued(held, &manifest)?;
    Ok(landed)
}

impl Evaluation {
    /// What documents are made from.
    pub fn results<'a>(&'a self, job: &'a Job) -> Results<'a> {
        Results {
            job,
            standings: &self.standings,
            awards: &self.awards,
            unit_awards: &self.unit_awards,
            history: &self.history,
            insights: &self.insights,
            findings: &self.findings,
            inputs: &self.inputs,
            accounting: self.accounting,
            partial: self.partial,
            letters: &self.letters,
            style: &self.style,
            register: self.register,
        }
    }

    /// A wrong ranking is never printed: there are no errors, or their regions are left out and
    /// every page says so.
    fn may_publish(&self) -> bool {
        self.partial || !self.findings.iter().any(Finding::is_error)
    }
}

fn put(staging: &Staging<'_>, path: &str, bytes: Vec<u8>) -> Result<(), Failure> {
    let path = ArtifactPath::new(path).map_err(|flaw| defect(format!("{path}: {flaw}")))?;
    staging.put(Artifact { path, bytes })?;
    Ok(())
}

fn listing(written: &Written) -> Listed {
    Listed {
        path: written.path.to_string(),
        sha256: written.sha256.to_string(),
        bytes: written.bytes,
    }
}

/// Leaves the findings of a refused run beside the old output, and takes them away after a good one.
fn note_refusal(published: Result<Landed, Failure>, held: &Held) -> Result<Landed, Failure> {
    let header = data::FINDINGS_HEADER.as_bytes();
    match published {
        Ok(landed) => {
            held.clear_refusal(header)?;
            Ok(landed)
        }
        Err(Failure::Refused { findings, .. }) => {
            let bytes = data::findings_csv(&findings).map_err(defect)?;
            let (csv, unwritten) = match held.refuse(header, &bytes) {
                Ok(csv) => (Some(csv), None),
                Err(error) => (None, Some(error)),
            };
            Err(Failure::Refused { findings, csv, unwritten })
        }
        Err(other) => Err(other),
    }
}

/// Files in the output that somebody put there or changed, by name.
fn intrusion(intruders: &[Intruder]) -> Failure {
    let finding = |intruder: &Intruder| {
        let problem = match intruder.kind {
            IntruderKind::Foreign => Problem::ForeignFile,
            IntruderKind::Changed => Problem::ChangedFile,
        };
        let parts: Vec<_> = intruder.path.iter().map(|part| part.to_string_lossy()).collect();
        Finding::new(Location::file(parts.join("/")), problem)
    };
    refused(intruders.iter().map(finding).collect())
}

fn refused(findings: Vec<Finding>) -> Failure {
    Failure::Refused { findings, csv: None, unwritten: None }
}

#[allow(
    clippy::needless_pass_by_value,
    reason = "so that it can be named where an error is mapped"
)]
fn defect(fault: impl ToString) -> Failure {
    Failure::Defect(fault.to_string())
}
