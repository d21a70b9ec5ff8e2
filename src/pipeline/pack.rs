//! What is mailed to each region: one archive per region, and a list of them all.
//!
//! Nothing goes out that a run has not written: the output is looked through first, and the scores
//! in letters are computed anew and compared with it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{Evaluation, Failure, Options, PROGRAM, create, defect, evaluate, refused};
use crate::blank::job::NewFile;
use crate::digest::Digest;
use crate::domain::RegionCode;
use crate::job::Job;
use crate::output::{
    ArtifactPath, MANIFEST_FILE, OutputFolder, Sums, check_empty, check_outside, inspect,
};
use crate::register::Status;
use crate::report::batch::Unset;
use crate::report::covering::{Covering, Coverings, Enclosed, Piagam};
use crate::report::data::{self, Mailing};
use crate::report::reply::{self, Reply};
use crate::report::{Results, parcel, xlsx};
use crate::scoring::ReportCard;
use crate::verify::{self, Form, Item, Keys, Unread, Verdict};
use crate::watch::Watch;

/// The results for programs, in an output.
const RESULTS: &str = "data/hasil.json";
/// The list of all parcels.
const LIST: &str = "daftar-kirim.csv";

/// What was packed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Packed {
    /// Archives, one per region.
    pub parcels: usize,
    /// Covering letters in them.
    pub letters: usize,
    /// Certificates of regions in them.
    pub certificates: usize,
    /// How many of those are copies that somebody has signed electronically.
    pub signed: usize,
    /// How many have no number and are drafts.
    pub drafts: usize,
    /// Whether certificates wait for a run without `--partial`.
    pub waiting: bool,
}

/// Packs what a run has written, region by region, into a folder that does not exist yet or is
/// empty: all of it or nothing.
///
/// # Errors
/// [`Failure::Unsound`] where the output is not what a run has written from these sheets,
/// [`Failure::Unread`] where there is none, and those of [`create`].
pub fn pack(
    job: &Job,
    options: Options<'_>,
    folder: &Path,
    watch: &dyn Watch,
) -> Result<Packed, Failure> {
    check_empty(folder)?;
    check_outside(folder, &job.root.join(&job.output))?;
    // Nobody may put another output in its place meanwhile.
    let _held = OutputFolder::open(&job.root, &job.output)?.lock()?;
    let output = Output::open(job)?;
    let evaluation = evaluate(job, Options { partial: true, ..options }, watch)?;
    output.compare(job, &evaluation)?;
    let results = evaluation.results(job);
    let replies = reply::replies(&results);
    let parcels = output.parcels(&results, &replies)?;
    let coverings: Vec<Covering<'_>> = parcels
        .iter()
        .filter_map(|parcel| {
            let letter = results.letters.iter().find(|letter| letter.region == parcel.region)?;
            Some(Covering { letter, enclosed: &parcel.enclosed, piagam: &parcel.piagam })
        })
        .collect();
    let letters = coverings.len();
    let coverings = Coverings::set(results, &coverings).map_err(|unset| match unset {
        Unset::Refused(findings) => refused(findings),
        Unset::Fault(fault) => defect(fault),
    })?;
    let press = Press { results, coverings };
    let list: Vec<Mailing> = parcels.iter().map(Parcel::mailing).collect();
    let pieces: Vec<Piece<'_>> =
        parcels.iter().map(Piece::Parcel).chain([Piece::List(&list)]).collect();
    create(folder, &pieces, |piece| press.draw(piece), watch)?;
    let with = |test: fn(&Parcel<'_>) -> bool| parcels.iter().filter(|one| test(one)).count();
    Ok(Packed {
        parcels: parcels.len(),
        letters,
        certificates: with(|parcel| matches!(parcel.piagam, Piagam::Draft | Piagam::Numbered(_))),
        signed: with(|parcel| parcel.signed),
        drafts: with(|parcel| parcel.piagam == Piagam::Draft),
        waiting: results.partial && job.certificate.is_some(),
    })
}

/// An output that is what a run has written.
struct Output {
    folder: PathBuf,
    sums: Sums,
    /// The numbers of certificates by the hash of the file.
    numbers: BTreeMap<Digest, String>,
    /// Copies that were signed since, by the hash of what they are copies of.
    copies: BTreeMap<Digest, Vec<u8>>,
}

/// What is packed for a region.
struct Parcel<'a> {
    region: RegionCode,
    /// The name of its archive, without its end.
    slug: String,
    /// Files as they lie in the output or were signed since, by their names in the archive.
    files: Vec<(String, Vec<u8>)>,
    reply: Option<&'a Reply<'a>>,
    enclosed: Vec<Enclosed>,
    piagam: Piagam,
    /// Whether its certificate is a signed copy.
    signed: bool,
}

/// A file of the folder.
enum Piece<'a> {
    Parcel(&'a Parcel<'a>),
    List(&'a [Mailing]),
}

impl Output {
    /// Looks through the output of a job, as `verify` does.
    fn open(job: &Job) -> Result<Self, Failure> {
        let folder = job.root.join(&job.output);
        let found = inspect(&folder, None)?.ok_or_else(|| Unread::Nothing(folder.clone()))?;
        let date = job.certificate.as_ref().map(|rules| rules.date);
        let dossier = verify::open(&job.root, Keys::default(), date)?;
        let items = verify::output(&folder, &job.root, &dossier, None)?;
        let flawed: Vec<Item> = items.into_iter().filter(hinders).collect();
        let sums = found.listed.filter(|_| flawed.is_empty()).ok_or(Failure::Unsound(flawed))?;
        let mut output = Self { folder, sums, numbers: BTreeMap::new(), copies: BTreeMap::new() };
        let manifest = output.read(MANIFEST_FILE)?.unwrap_or_default();
        let standing = data::standing(&manifest).unwrap_or_default();
        let numbered = standing.certificates.into_iter();
        output.numbers = numbered.map(|landed| (landed.pdf, landed.number.to_string())).collect();
        output.copies = output.signed_copies(job)?;
        Ok(output)
    }

    /// The copies of certificates of this output that somebody has signed; of several copies of
    /// one the longest, which has most signatures.
    fn signed_copies(&self, job: &Job) -> Result<BTreeMap<Digest, Vec<u8>>, Failure> {
        let known = |digest: &Digest| {
            let listed = self.sums.iter().any(|(_, other)| other == *digest);
            listed.then_some(*digest)
        };
        let mut copies: BTreeMap<Digest, Vec<u8>> = BTreeMap::new();
        for path in verify::copies(&job.root)? {
            let bytes = verify::bytes(&path)?;
            if let Some((issued, Ok(()))) = verify::signed_copy(&bytes, known) {
                let kept = copies.entry(issued).or_default();
                if kept.len() < bytes.len() {
                    *kept = bytes;
                }
            }
        }
        Ok(copies)
    }

    /// Whether the sheets still come to what the output says.
    fn compare(&self, job: &Job, evaluation: &Evaluation) -> Result<(), Failure> {
        let computed = data::results_json(&evaluation.results(job), PROGRAM).map_err(defect)?;
        let place = self.folder.join(RESULTS).display().to_string();
        let item = |place: String| Item::new(place, Verdict::Recomputes);
        let recorded = self.read(RESULTS)?.unwrap_or_default();
        let Some(compared) = data::compare_results(&recorded, &computed) else {
            return Err(Failure::Unsound(vec![item(place)]));
        };
        let regions = compared.differing.iter().map(|code| item(format!("{place}, {code}")));
        let mut items: Vec<Item> = regions.collect();
        if compared.around {
            items.push(item(place));
        }
        if items.is_empty() { Ok(()) } else { Err(Failure::Unsound(items)) }
    }

    fn parcels<'a>(
        &self,
        results: &Results<'_>,
        replies: &'a [Reply<'a>],
    ) -> Result<Vec<Parcel<'a>>, Failure> {
        let cards = &results.standings.cards;
        cards.iter().map(|card| self.parcel(results, card, replies)).collect()
    }

    fn parcel<'a>(
        &self,
        results: &Results<'_>,
        card: &ReportCard,
        replies: &'a [Reply<'a>],
    ) -> Result<Parcel<'a>, Failure> {
        let (region, slug) = (card.region.code, card.region.slug());
        let waiting = results.partial && results.job.certificate.is_some();
        let reply = replies.iter().find(|reply| reply.region() == Some(region));
        let piagam = if waiting { Piagam::Waiting } else { Piagam::None };
        let mut parcel = Parcel {
            region,
            slug,
            files: Vec::new(),
            reply,
            enclosed: Vec::new(),
            piagam,
            signed: false,
        };
        let slug = parcel.slug.clone();
        if let Some(bytes) = self.read(&format!("rapor/{slug}.xlsx"))? {
            let name = format!("rapor-{slug}.xlsx");
            parcel.enclosed.push(Enclosed::ReportCard(name.clone()));
            parcel.files.push((name, bytes));
        }
        if let Some(bytes) = self.read(&format!("piagam/{slug}.pdf"))? {
            let digest = Digest::of(&bytes);
            let name = format!("piagam-{slug}.pdf");
            let number = self.numbers.get(&digest).cloned();
            parcel.piagam = number.map_or(Piagam::Draft, Piagam::Numbered);
            let copy = self.copies.get(&digest);
            parcel.signed = copy.is_some();
            parcel.enclosed.push(Enclosed::Certificate(name.clone()));
            parcel.files.push((name, copy.cloned().unwrap_or(bytes)));
        }
        self.add_units(&mut parcel)?;
        if let Some(reply) = reply {
            parcel.enclosed.push(Enclosed::Findings(reply.path()));
        }
        Ok(parcel)
    }

    /// The certificates of a region's units.
    fn add_units(&self, parcel: &mut Parcel<'_>) -> Result<(), Failure> {
        let folder = format!("piagam/unit/{}/", parcel.slug);
        let mut count = 0;
        for (path, digest) in self.sums.iter() {
            let Some(name) = path.as_str().strip_prefix(&folder) else { continue };
            let Some(bytes) = self.read(path.as_str())? else { continue };
            let bytes = self.copies.get(&digest).cloned().unwrap_or(bytes);
            parcel.files.push((format!("sertifikat-unit-{name}"), bytes));
            count += 1;
        }
        if count > 0 {
            parcel.enclosed.push(Enclosed::UnitCertificates(count));
        }
        Ok(())
    }

    /// A file of the output, if it is on its list; still the one that was written.
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Failure> {
        let listed = ArtifactPath::new(path).ok().and_then(|path| self.sums.get(&path));
        let Some(listed) = listed else { return Ok(None) };
        let at = self.folder.join(path);
        let bytes = verify::bytes(&at)?;
        if Digest::of(&bytes) != listed {
            let place = at.display().to_string();
            return Err(Failure::Unsound(vec![Item::new(place, Verdict::Changed)]));
        }
        Ok(Some(bytes))
    }
}

/// Whether something keeps an output from being packed. One that nobody has signed may be mailed
/// as what it is, a draft; a copy of a certificate that was replaced is merely not packed.
fn hinders(item: &Item) -> bool {
    match &item.verdict {
        Verdict::Unsigned | Verdict::NoKey(_) | Verdict::NoRegister => false,
        Verdict::Certificate { record, form: Form::Issued, .. } => record.status != Status::InForce,
        Verdict::Certificate { .. } => false,
        other => !other.holds(),
    }
}

impl Parcel<'_> {
    fn file(&self) -> String {
        format!("{}.zip", self.slug)
    }

    fn mailing(&self) -> Mailing {
        let number = match &self.piagam {
            Piagam::Numbered(number) => Some(number.clone()),
            Piagam::None | Piagam::Waiting | Piagam::Draft => None,
        };
        Mailing { region: self.region, file: self.file(), number }
    }
}

/// What draws the pieces.
struct Press<'a> {
    results: Results<'a>,
    coverings: Coverings<'a>,
}

impl Press<'_> {
    fn draw(&self, piece: &Piece<'_>) -> Result<NewFile, String> {
        let parcel = match piece {
            Piece::Parcel(parcel) => parcel,
            Piece::List(list) => {
                let bytes = data::mailing_csv(&self.results, list).map_err(told)?;
                return Ok(NewFile { path: LIST.to_owned(), bytes });
            }
        };
        let mut files = parcel.files.clone();
        if let Some(reply) = parcel.reply {
            let bytes = xlsx::bytes(&reply.document(self.results, PROGRAM)).map_err(told)?;
            files.push((reply.path(), bytes));
        }
        if let Some(letter) = self.coverings.print(parcel.region).map_err(told)? {
            files.push((format!("surat-{}.pdf", parcel.slug), letter));
        }
        let bytes = parcel::archive(files, self.results.job.stamp()).map_err(told)?;
        Ok(NewFile { path: parcel.file(), bytes })
    }
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "so that it can be named where errors are mapped"
)]
fn told(fault: impl ToString) -> String {
    fault.to_string()
}
