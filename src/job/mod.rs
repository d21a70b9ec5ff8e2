//! `rapor.toml`: which sheets, which rubric, which lists, which outputs.

mod bounds;
mod certificate;
mod globs;
pub mod house;
mod inside;
pub mod layout;
mod letters;
mod limits;
mod number;
mod perturbation;
mod written;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

pub use certificate::load as load_template;
pub use globs::Globs;
pub use house::{Colours, House};
pub use layout::Layout;
pub use letters::Letters;
pub use limits::Limits;
pub use number::{NotAPattern, NumberPattern};
pub use perturbation::Perturbation;
pub use written::{FILE, load};

use crate::domain::{Date, Region, RegionCode, RegionKind, Zone};
use crate::location::Located;
use crate::rubric::Rubric;
use crate::template::Template;

/// The register of the numbers ever issued, in the job's folder.
pub const REGISTER_FILE: &str = "registri.jsonl";
/// The numbers that the secretariat has given, in the job's folder.
pub const NUMBERS_FILE: &str = "nomor.csv";
/// Where signed copies of certificates are kept, in the job's folder.
pub const SIGNED_FOLDER: &str = "bertanda-tangan";
/// The file that a preview of a certificate goes to, below the job.
pub const PREVIEW: &str = "pratinjau.pdf";

/// A job, known to be sound.
#[derive(Clone, Debug)]
pub struct Job {
    /// The folder that holds `rapor.toml`.
    pub root: PathBuf,
    /// The title on every document.
    pub title: String,
    /// The year assessed.
    pub year: u16,
    /// The province that the job is about.
    pub province: &'static Region,
    /// The rules of the year.
    pub rubric: Rubric,
    /// Globs of the sheets, below the job.
    pub inputs: Globs,
    /// The regions that must be there, in order of code.
    pub expected: Vec<&'static Region>,
    /// Globs of the results of earlier years, below the job.
    pub history: Globs,
    /// The folder that a run writes, below the job: one plain name.
    pub output: String,
    /// Whether the job is a specimen: CONTOH across every document, and no numbers.
    pub specimen: bool,
    /// Who issues the documents.
    pub office: Office,
    /// The ranking lists; the first that a region is in is the one on its certificate.
    pub lists: Vec<List>,
    /// Who gets a certificate and what it says; none where the job has no such table.
    pub certificate: Option<CertificateRules>,
    /// Who signs, one to three where there are certificates.
    pub signatories: Vec<Signatory>,
    /// How letters to regions are worded and laid out.
    pub letters: Letters,
    /// How much a file of the input may hold.
    pub limits: Limits,
    /// How weights are changed to see how firm the ranks are.
    pub robustness: Perturbation,
    /// What holds for single regions.
    pub regions: BTreeMap<RegionCode, RegionRules>,
    /// The words of the office's own sheets.
    pub layout: Layout,
}

/// The office that issues the documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// The government: `Pemerintah Provinsi Sumatera Utara`.
    pub name: String,
    /// The office inside it: `Biro Organisasi Sekretariat Daerah`.
    pub unit: String,
    /// Its logo, if it has one.
    pub logo: Option<Logo>,
    /// How its workbooks look.
    pub house: House,
}

/// The office's logo as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// Where the job names it, and below the job, the file.
    pub path: Located<String>,
    /// The file's bytes; a PNG, if the office saved it as one.
    pub bytes: Vec<u8>,
}

/// A ranking list that the job asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// Its name in data.
    pub id: String,
    /// Its name on paper.
    pub title: String,
    /// The kinds of regions in it.
    pub kinds: Vec<RegionKind>,
    /// What equal scores do.
    pub ties: TieRule,
}

/// What equal scores do to ranks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TieRule {
    /// 1, 2, 2, 4.
    Competition,
    /// 1, 2, 2, 3.
    Dense,
    /// 1, 2, 3, 4.
    Sequential,
}

/// Who gets a certificate, and what it says.
#[derive(Clone, Debug)]
pub struct CertificateRules {
    /// Its layout.
    pub template: Arc<Template>,
    /// Who gets one.
    pub award: AwardRule,
    /// The form of its number.
    pub number: NumberPattern,
    /// The decree that it rests on.
    pub decree: Option<String>,
    /// Where it is signed.
    pub place: String,
    /// When it is signed.
    pub date: Date,
    /// The occasion.
    pub event: Option<String>,
    /// The address of the page that verification codes lead to, as it is written.
    pub verify_url: Option<Located<String>>,
    /// Which units get one of their own; none where the job has no such table.
    pub unit: Option<UnitRules>,
}

/// Which units get a certificate of their own.
#[derive(Clone, Debug)]
pub struct UnitRules {
    /// Its layout.
    pub template: Arc<Template>,
    /// Who gets one; ranks are those among all units of the kind in the job.
    pub award: AwardRule,
    /// The form of its number.
    pub number: NumberPattern,
    /// The kinds of units that get one, by their ids in the rubric; all where none are named.
    pub kinds: Option<Vec<String>>,
}

/// Who gets a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AwardRule {
    /// Regions in one of these zones.
    Zones(Vec<Zone>),
    /// Regions with one of these opinions (without a suffix).
    Opinions(Vec<String>),
    /// The first so many ranks of the first list.
    Top(u32),
    /// Every scored region.
    All,
}

/// Who signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signatory {
    /// The office: `Kepala Biro Organisasi`.
    pub office: String,
    /// The name.
    pub name: String,
    /// The civil servant's number (NIP), or another line below the name; may be empty.
    pub id: String,
}

/// What holds for a single region.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RegionRules {
    /// To whom the certificate is made out.
    pub recipient: Option<String>,
    /// Where its post goes, as the office writes it; nobody checks whether it arrives.
    pub email: Option<String>,
    /// The rank in the national list of its kind.
    pub national_rank: Option<u32>,
    /// Why the region was not assessed, if it was not.
    pub not_assessed: Option<String>,
    /// Why its certificate is held back, if it is.
    pub hold: Option<String>,
    /// Whether the Ombudsman's findings were followed up.
    pub followed_up: bool,
    /// The kinds of its units, each as often as it has one, where they differ from the rubric's.
    pub units: Option<Vec<String>>,
    /// The files that it is read from, where several bring it and not all hold; by their paths
    /// below the job.
    pub sources: Option<Vec<Located<String>>>,
}

impl Office {
    /// The files of the job that make its documents its own.
    fn files(&self) -> impl Iterator<Item = &str> {
        let logos = self.logo.iter().chain(&self.house.logo);
        logos.map(|logo| logo.path.value.as_str()).chain(self.house.file.as_deref())
    }
}

impl Logo {
    /// Whether the file is a PNG, by its first bytes.
    pub fn is_png(&self) -> bool {
        self.bytes.starts_with(b"\x89PNG\r\n\x1A\n")
    }
}

impl Job {
    /// Whether a name below the job is that of a file or folder of the tool's own, or read as
    /// another part of the job than its sheets.
    pub fn owns(&self, name: &str) -> bool {
        let folder = name.split('/').next().unwrap_or_default();
        let output = |suffix: &str| folder == format!("{}{suffix}", self.output);
        let torn = name.starts_with("registri.sobek-") && name.ends_with(".txt");
        [FILE, PREVIEW, "temuan.csv", REGISTER_FILE, NUMBERS_FILE].contains(&name)
            || torn
            || folder == SIGNED_FOLDER
            || folder.starts_with(".rapor-")
            || ["", ".baru", ".lama"].into_iter().any(output)
            || self.office.files().any(|file| file == name)
            || self.letters.file.as_deref() == Some(name)
    }

    /// The files that this region is read from, where the job names them.
    pub fn sources_of(&self, code: RegionCode) -> Option<&[Located<String>]> {
        self.regions.get(&code)?.sources.as_deref()
    }

    /// What holds for this region.
    pub fn rules_of(&self, code: RegionCode) -> RegionRules {
        self.regions.get(&code).cloned().unwrap_or_default()
    }

    /// The day that files are stamped with: that of the certificates, else New Year's Day after
    /// the year assessed. Never today, so that the same input makes the same bytes.
    pub fn stamp(&self) -> Option<Date> {
        match &self.certificate {
            Some(certificate) => Some(certificate.date),
            None => Date::new(self.year + 1, 1, 1),
        }
    }

    /// What keeps the documents of this job from passing for final ones.
    pub fn marks(&self) -> Vec<Mark> {
        let specimen = self.specimen.then_some(Mark::Specimen);
        let draft = self.rubric.is_draft().then_some(Mark::Draft);
        specimen.into_iter().chain(draft).collect()
    }
}

/// What keeps a document from passing for a final one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// CONTOH: made by somebody who is not the issuer.
    Specimen,
    /// DRAF: by a rubric that is not settled.
    Draft,
    /// DRAF: a certificate without a number and a code that proves it.
    Unproven,
    /// BELUM LENGKAP: a letter of a run that left regions out, which makes no certificates.
    Partial,
}

impl TieRule {
    /// All rules; the first is the default.
    pub const ALL: [Self; 3] = [Self::Competition, Self::Dense, Self::Sequential];

    /// Its name in data files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Competition => "competition",
            Self::Dense => "dense",
            Self::Sequential => "sequential",
        }
    }
}
