//! The documents of a run, each of which can be drawn by itself, on any thread.

use std::fs;

use super::certificate::Certificate;
use super::page::Page;
use super::pdf::{Fault, LogoFault, Press, PressError, SetProblem};
use super::{Results, data, recap, xlsx};
use crate::domain::{Region, RegionCode};
use crate::finding::{Finding, LogoProblem, Problem};
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
    page: Page,
}

/// One document of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Document {
    /// The summary workbook.
    Recap,
    /// The certificate at this index.
    Certificate(usize),
    /// `hasil.json`.
    Results,
    /// `nilai.csv`.
    Scores,
    /// `temuan.csv`.
    Findings,
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
    /// A CSV file.
    #[error(transparent)]
    Csv(#[from] csv::Error),
    /// A JSON file.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// A certificate that is not there.
    #[error("no certificate {0}")]
    Unknown(usize),
}

impl<'a> Documents<'a> {
    /// Sets all texts before anything is drawn. `program` is its name and version.
    ///
    /// # Errors
    /// All texts and pictures that cannot be printed.
    pub fn set(results: Results<'a>, program: &'a str) -> Result<Self, Vec<Finding>> {
        let certificates: Vec<Sheet> = results
            .certificates()
            .filter_map(|(region, number)| {
                let certificate = Certificate::of(&results, region, number)?;
                Some(Sheet { region, page: certificate.page(), certificate })
            })
            .collect();
        let press = if certificates.is_empty() { None } else { Some(press(&results, &certificates)?) };
        Ok(Self { results, program, certificates, press })
    }

    /// What there is to draw.
    pub fn all(&self) -> Vec<Document> {
        let certificates = (0..self.certificates.len()).map(Document::Certificate);
        [Document::Recap, Document::Results, Document::Scores, Document::Findings]
            .into_iter()
            .chain(certificates)
            .collect()
    }

    /// Where a document goes, below the output folder.
    pub fn path(&self, document: Document) -> String {
        match document {
            Document::Recap => recap::file_name(self.results.job.year),
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
            Document::Certificate(index) => {
                let sheet = self.certificates.get(index).ok_or(Undrawable::Unknown(index))?;
                let press = self.press.as_ref().ok_or(Undrawable::Unknown(index))?;
                Ok(press.print(&sheet.page, &sheet.certificate.about(&self.results))?)
            }
            Document::Results => Ok(data::results_json(&self.results, self.program)?),
            Document::Scores => Ok(data::scores_csv(&self.results)?),
            Document::Findings => Ok(data::findings_csv(self.results.findings)?),
        }
    }
}

fn press(results: &Results<'_>, certificates: &[Sheet]) -> Result<Press, Vec<Finding>> {
    let logo = match &results.job.office.logo {
        Some(path) => match fs::read(results.job.root.join(path)) {
            Ok(bytes) => Some(bytes),
            Err(_) => {
                let path = path.display().to_string();
                let at = Location::file(FILE);
                return Err(vec![Finding::new(at, Problem::FileMissing { path })]);
            }
        },
        None => None,
    };
    let pages = certificates.iter().map(|sheet| &sheet.page);
    Press::prepare(pages, logo.as_deref()).map_err(|error| match error {
        PressError::Refused(problems) => {
            let finding = |problem| finding(results, certificates, problem);
            let mut findings: Vec<Finding> = problems.into_iter().map(finding).collect();
            // A text of the job is on every certificate; it is said once.
            findings.dedup_by(|a, b| a.region.is_none() && a == b);
            findings
        }
        fault => vec![Finding::new(Location::file(FILE), Problem::Defect { what: fault.to_string() })],
    })
}
