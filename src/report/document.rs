//! The documents of a run, each of which can be drawn by itself, on any thread.

use super::certificate::Certificate;
use super::page::PictureFile;
use super::pdf::{
    Fault, Needs, PictureFault, PictureProblem, Pictures, Press, PressError, SetPage, SetProblem,
    TypeCase, built_in_fonts,
};
use super::{Results, data, recap, report_card, xlsx};
use crate::domain::{Region, RegionCode};
use crate::finding::{BadImage, Finding, Problem};
use crate::job::FILE;
use crate::location::Location;

/// All documents of a run but the manifest, which comes last.
pub struct Documents<'a> {
    results: Results<'a>,
    program: &'a str,
    certificates: Vec<Sheet>,
    press: Option<Press>,
}

/// A certificate that is set and waits for the press.
struct Sheet {
    region: RegionCode,
    certificate: Certificate,
    page: SetPage,
}

/// One document of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Document {
    /// The summary workbook.
    Recap,
    /// The workbook of the region at this index.
    ReportCard(usize),
    /// The certificate at this index.
    Certificate(usize),
    /// `hasil.json`.
    Results,
    /// `nilai.csv`.
    Scores,
    /// `temuan.csv`.
    Findings,
}

/// Why the documents could not be set.
#[derive(Debug, thiserror::Error)]
pub enum Unset {
    /// The input has texts or pictures that cannot be printed.
    #[error("{} texts or pictures cannot be printed", .0.len())]
    Refused(Vec<Finding>),
    /// The program has a fault.
    #[error(transparent)]
    Fault(#[from] PressError),
}

/// A document could not be drawn: a fault of the program, for its texts were checked before.
#[derive(Debug, thiserror::Error)]
pub enum Undrawable {
    /// A workbook.
    #[error(transparent)]
    Workbook(#[from] xlsx::Unwritable),
    /// A certificate.
    #[error(transparent)]
    Certificate(#[from] PressError),
    /// A file for programs.
    #[error(transparent)]
    Data(#[from] data::Unwritable),
    /// A certificate or a region that is not there.
    #[error("no document {0}")]
    Unknown(usize),
}

impl<'a> Documents<'a> {
    /// Sets all texts before anything is drawn. `program` is its name and version.
    ///
    /// # Errors
    /// All texts and pictures that cannot be printed, or a fault of the program.
    pub fn set(results: Results<'a>, program: &'a str) -> Result<Self, Unset> {
        let drafts: Vec<(RegionCode, Certificate)> = results
            .certificates()
            .filter_map(|(region, number)| {
                Some((region, Certificate::of(&results, region, number)?))
            })
            .collect();
        if drafts.is_empty() {
            return Ok(Self { results, program, certificates: Vec::new(), press: None });
        }
        let fonts = built_in_fonts();
        let case = TypeCase::open(&fonts).map_err(|problems| {
            let names: Vec<String> = problems.into_iter().map(|problem| problem.name).collect();
            PressError::Font(names.join(", "))
        })?;
        let mut findings: Vec<Finding> = Vec::new();
        let pictures = pictures(&results).unwrap_or_else(|problems| {
            findings.extend(problems.into_iter().filter_map(|p| picture_finding(&results, p)));
            Pictures::default()
        });
        let mut needs = Needs::default();
        let mut certificates = Vec::with_capacity(drafts.len());
        for (region, certificate) in drafts {
            match case.read(certificate.page()) {
                Ok(page) => {
                    needs.merge(page.needs());
                    certificates.push(Sheet { region, certificate, page });
                }
                Err(problems) => text_findings(region, problems, &mut findings),
            }
        }
        if !findings.is_empty() {
            return Err(Unset::Refused(findings));
        }
        let press = Some(Press::from_needs(&case, &needs, &pictures)?);
        Ok(Self { results, program, certificates, press })
    }

    /// What there is to draw.
    pub fn all(&self) -> Vec<Document> {
        let certificates = (0..self.certificates.len()).map(Document::Certificate);
        let cards = (0..self.results.standings.cards.len()).map(Document::ReportCard);
        [Document::Recap, Document::Results, Document::Scores, Document::Findings]
            .into_iter()
            .chain(cards)
            .chain(certificates)
            .collect()
    }

    /// Where a document goes, below the output folder.
    pub fn path(&self, document: Document) -> String {
        match document {
            Document::Recap => recap::file_name(self.results.job.year),
            Document::ReportCard(index) => {
                let card = self.results.standings.cards.get(index);
                card.map(report_card::path).unwrap_or_default()
            }
            Document::Certificate(index) => {
                let region = self.certificates.get(index).map(|sheet| sheet.region);
                let slug = region.and_then(Region::with_code).map(Region::slug).unwrap_or_default();
                format!("piagam/{slug}.pdf")
            }
            Document::Results => "data/hasil.json".to_owned(),
            Document::Scores => "data/nilai.csv".to_owned(),
            Document::Findings => "temuan.csv".to_owned(),
        }
    }

    /// A document's bytes: the same for the same results, on any thread and any day.
    ///
    /// # Errors
    /// If the program has a fault; what the input can do wrong was found before.
    pub fn draw(&self, document: Document) -> Result<Vec<u8>, Undrawable> {
        match document {
            Document::Recap => Ok(xlsx::bytes(&recap::document(self.results, self.program))?),
            Document::ReportCard(index) => {
                let card = self.results.standings.cards.get(index);
                let card = card.ok_or(Undrawable::Unknown(index))?;
                Ok(xlsx::bytes(&report_card::document(self.results, card, self.program))?)
            }
            Document::Certificate(index) => {
                let sheet = self.certificates.get(index).ok_or(Undrawable::Unknown(index))?;
                let press = self.press.as_ref().ok_or(Undrawable::Unknown(index))?;
                Ok(press.print(&[&sheet.page], &sheet.certificate.about(&self.results))?)
            }
            Document::Results => Ok(data::results_json(&self.results, self.program)?),
            Document::Scores => Ok(data::scores_csv(&self.results)?),
            Document::Findings => Ok(data::findings_csv(self.results.findings)?),
        }
    }
}

fn pictures(results: &Results<'_>) -> Result<Pictures, Vec<PictureProblem>> {
    let logo = results.job.office.logo.as_ref().map(|logo| PictureFile {
        name: logo.path.value.clone(),
        bytes: logo.bytes.clone().into(),
    });
    Pictures::read(logo.as_slice())
}

/// What keeps a certificate from being printed, as findings about its region and the job.
fn text_findings(region: RegionCode, problems: Vec<SetProblem>, findings: &mut Vec<Finding>) {
    for SetProblem { part, words: text, fault, .. } in problems {
        let problem = match fault {
            Fault::Forbidden(character) => Problem::ControlCharacter { part, character, text },
            Fault::NoGlyph(character) => Problem::GlyphMissing { part, character, text },
            Fault::TooLong { .. } => Problem::TextTooLong { part, text },
        };
        // A text of the job stands on every certificate; it is said once.
        if findings.iter().all(|known| known.problem != problem) {
            findings.push(Finding { at: Location::file(FILE), region: Some(region), problem });
        }
    }
}

fn picture_finding(results: &Results<'_>, problem: PictureProblem) -> Option<Finding> {
    let logo = results.job.office.logo.as_ref()?;
    let why = match problem.fault {
        PictureFault::TooLarge => BadImage::TooLarge,
        PictureFault::Transparent => BadImage::Transparent,
        _ => BadImage::NotPng,
    };
    let problem = Problem::ImageUnreadable { path: problem.name, why };
    Some(Finding::new(logo.path.at.clone(), problem))
}
