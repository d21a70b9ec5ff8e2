//! `rapor verify`: whether something is what was issued, and whether it still stands.

use std::collections::BTreeMap;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::args::{Format, Global, VerifyArgs};
use super::commands::{fail, load, options};
use super::exit::Exit;
use super::key;
use super::progress::{Progress, Show};
use super::terminal::{Terminal, printable};
use rapor::catalogue::verify as words;
use rapor::job::Job;
use rapor::output;
use rapor::pipeline::{self, Failure, Options, PROGRAM};
use rapor::report::data;
use rapor::signing::PublicKey;
use rapor::verify::{self, Dossier, Item, Keys, Kind, Papers, Unread, Verdict};

/// The results for programs, in an output.
const RESULTS: &str = "data/hasil.json";
/// The most characters that are read where a text is expected: many times a QR code's.
const LONGEST_TEXT: u64 = 64 * 1024;

/// Verifies everything that is named.
pub fn run(global: &Global, args: &VerifyArgs, terminal: &mut Terminal) -> Exit {
    match look(global, args, terminal) {
        Ok(items) => tell(&items, global, args.form.format, terminal),
        Err(exit) => exit,
    }
}

fn look(global: &Global, args: &VerifyArgs, terminal: &mut Terminal) -> Result<Vec<Item>, Exit> {
    let keys = keys(args, terminal)?;
    let mut verifier = Verifier { global, args, keys, papers: BTreeMap::new() };
    let mut items = Vec::new();
    for path in &args.paths {
        for item in verifier.path(path, terminal)? {
            // A key or a register that several files depend on is told of once.
            if !items.contains(&item) {
                items.push(item);
            }
        }
    }
    if let Some(text) = &args.qr {
        let text = code(text).map_err(|error| unread(error, terminal))?;
        let here = args.job.clone().unwrap_or_else(|| PathBuf::from("."));
        items.extend(verify::judge_code(&text, verifier.papers(&here, terminal)?));
    }
    Ok(items)
}

/// What all that is verified has in common.
struct Verifier<'a> {
    global: &'a Global,
    args: &'a VerifyArgs,
    keys: Keys,
    /// Of each job, once read.
    papers: BTreeMap<PathBuf, Papers>,
}

impl Verifier<'_> {
    fn path(&mut self, path: &Path, terminal: &mut Terminal) -> Result<Vec<Item>, Exit> {
        let kind = verify::kind(path);
        let kind = kind.ok_or_else(|| unread(Unread::Nothing(path.to_owned()), terminal))?;
        match kind {
            Kind::Job => {
                let job = load(path, terminal)?;
                let output = path.join(&job.output);
                self.output(&output, self.args.job.as_deref().unwrap_or(path), Some(&job), terminal)
            }
            Kind::Output => {
                let around = self.args.job.clone().or_else(|| verify::job_of(path));
                let folder = around.unwrap_or_else(|| verify::job_around(path));
                let job = match verify::kind(&folder) {
                    Some(Kind::Job) => rapor::job::load(&folder).ok(),
                    _ => None,
                };
                self.output(path, &folder, job.as_ref(), terminal)
            }
            Kind::File => {
                let job = self.args.job.clone().or_else(|| verify::job_of(path));
                let papers = match &job {
                    Some(job) => self.papers(job, terminal)?,
                    None => &Papers::default(),
                };
                verify::file(path, papers).map_err(|error| unread(error, terminal))
            }
        }
    }

    fn output(
        &self,
        output: &Path,
        folder: &Path,
        job: Option<&Job>,
        terminal: &mut Terminal,
    ) -> Result<Vec<Item>, Exit> {
        let dossier = self.dossier(folder, job, terminal)?;
        let items = verify::output(output, folder, &dossier, self.global.jobs);
        let mut items = items.map_err(|error| unread(error, terminal))?;
        if self.args.recompute {
            let Some(job) = job else {
                let (message, way_out) = words::no_job(output);
                terminal.error(&message, &way_out);
                return Err(Exit::Usage);
            };
            items.extend(recompute(self.global, job, output, terminal)?);
        }
        Ok(items)
    }

    fn dossier(
        &self,
        folder: &Path,
        job: Option<&Job>,
        terminal: &mut Terminal,
    ) -> Result<Dossier, Exit> {
        let date = job.and_then(|job| job.certificate.as_ref()).map(|rules| rules.date);
        verify::open(folder, self.keys.clone(), date).map_err(|error| unread(error, terminal))
    }

    fn papers(&mut self, folder: &Path, terminal: &mut Terminal) -> Result<&Papers, Exit> {
        if !self.papers.contains_key(folder) {
            let job = match verify::kind(folder) {
                Some(Kind::Job) => rapor::job::load(folder).ok(),
                _ => None,
            };
            let papers = self.dossier(folder, job.as_ref(), terminal)?.examine();
            self.papers.insert(folder.to_owned(), papers);
        }
        Ok(self.papers.entry(folder.to_owned()).or_default())
    }
}

/// The public key that was named, as a line or a file, and that of this user.
fn keys(args: &VerifyArgs, terminal: &mut Terminal) -> Result<Keys, Exit> {
    let Some(named) = &args.key else {
        return Ok(Keys { own: key::own_public(), ..Keys::default() });
    };
    let in_file = || PublicKey::parse(&output::read_key(Path::new(named)).ok()?).ok();
    let given = PublicKey::parse(named).ok().or_else(in_file).ok_or_else(|| {
        let (message, way_out) = words::no_public_key(named);
        terminal.error(&message, &way_out);
        Exit::Usage
    })?;
    Ok(Keys { given: Some(given), ..Keys::default() })
}

/// The text of a QR code: itself, from a file, or from the standard input.
fn code(text: &str) -> Result<String, Unread> {
    if text == "-" {
        let mut read = String::new();
        let source = io::stdin().take(LONGEST_TEXT).read_to_string(&mut read);
        let refused = |source| Unread::File { path: PathBuf::from("-"), source };
        return source.map(|_| read).map_err(refused);
    }
    // No text of a QR code is the path of a file, whose folder would be called `HTTPS:`.
    match verify::kind(Path::new(text)) {
        Some(Kind::File) => verify::text(Path::new(text)),
        _ => Ok(text.to_owned()),
    }
}

/// Scores everything again, and compares.
fn recompute(
    global: &Global,
    job: &Job,
    output: &Path,
    terminal: &mut Terminal,
) -> Result<Vec<Item>, Exit> {
    let place = output.join(RESULTS);
    let recorded = verify::bytes(&place).map_err(|error| unread(error, terminal))?;
    let options = Options { partial: true, ..options(global) };
    let progress = Progress::new(Show::Nothing);
    let computed = pipeline::on_threads(global.jobs, || {
        let evaluation = pipeline::evaluate(job, options, &progress)?;
        let computed = data::results_json(&evaluation.results(job), PROGRAM);
        computed.map_err(|fault| Failure::Defect(fault.to_string()))
    });
    let computed =
        computed.and_then(|computed| computed).map_err(|failure| fail(failure, terminal))?;
    let place = place.display().to_string();
    let Some(compared) = data::compare_results(&recorded, &computed) else {
        return Ok(vec![Item::new(place, Verdict::Recomputes)]);
    };
    let differing = compared.differing.iter().map(|code| format!("{place}, {code}"));
    let around = compared.around.then(|| format!("{place}, {}", words::WHOLE_RESULTS));
    let mut items: Vec<Item> =
        differing.chain(around).map(|place| Item::new(place, Verdict::Recomputes)).collect();
    if items.is_empty() {
        items.push(Item::new(place, Verdict::Recomputed { regions: compared.regions }));
    }
    Ok(items)
}

fn tell(items: &[Item], global: &Global, format: Format, terminal: &mut Terminal) -> Exit {
    let failed = items.iter().filter(|item| !item.verdict.holds()).count();
    match format {
        Format::Json => match data::verification_json(items) {
            Ok(bytes) => terminal.write(&bytes),
            Err(fault) => return fail(Failure::Defect(fault.to_string()), terminal),
        },
        Format::Text => {
            for item in items {
                terminal.say(&printable(&words::line(item)));
            }
            if !global.quiet {
                let self_attested = items.iter().any(|item| item.verdict.is_self_attested());
                terminal.say(&words::closing(failed, items.len(), self_attested));
            }
        }
    }
    if failed == 0 { Exit::Done } else { Exit::Refused }
}

/// Says why something cannot be read, and how the program ends for it.
fn unread(error: Unread, terminal: &mut Terminal) -> Exit {
    match error {
        Unread::Nothing(path) => {
            let (message, way_out) = words::unread(&path);
            terminal.error(&message, &way_out);
            Exit::Usage
        }
        Unread::Output(error) => fail(Failure::Output(error), terminal),
        Unread::File { .. } => {
            let (message, way_out) = words::unread_file(&error);
            terminal.error(&message, &way_out);
            Exit::Machine
        }
    }
}
