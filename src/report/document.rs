//! The documents of a run, each of which can be drawn by itself, on any thread.

use super::batch::{Batch, Show, Unset};
use super::certificate::{self, Certificate};
use super::pdf::PressError;
use super::{Results, dashboard, data, html, recap, report_card, xlsx};
use crate::award::UnitAward;
use crate::catalogue::certificate as words;
use crate::domain::Region;

/// All documents of a run but the manifest, which comes last.
pub struct Documents<'a> {
    results: Results<'a>,
    program: &'a str,
    certificates: Option<Batch>,
    unit_certificates: Option<Batch>,
}

/// One document of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Document {
    /// The summary workbook.
    Recap,
    /// The dashboard.
    Dashboard,
    /// The workbook of the region at this index.
    ReportCard(usize),
    /// The certificate at this index.
    Certificate(usize),
    /// The certificate of a unit at this index.
    UnitCertificate(usize),
    /// All certificates in order of rank, for the printer.
    AllCertificates,
    /// All certificates of units, for the printer.
    AllUnitCertificates,
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
    /// The dashboard.
    #[error(transparent)]
    Page(#[from] html::Undrawable),
    /// A file for programs.
    #[error(transparent)]
    Data(#[from] data::Unwritable),
    /// A certificate or a region that is not there.
    #[error("no document {0:?}")]
    Unknown(Document),
}

impl<'a> Documents<'a> {
    /// Sets all texts before anything is drawn. `program` is its name and version.
    ///
    /// # Errors
    /// All texts and pictures that cannot be printed, or a fault of the program.
    pub fn set(results: Results<'a>, program: &'a str) -> Result<Self, Unset> {
        let mut documents = Self { results, program, certificates: None, unit_certificates: None };
        let Some(rules) = &results.job.certificate else { return Ok(documents) };
        let of_regions = results.certificates().filter_map(|(region, seal)| {
            Certificate::of_region(&results, results.standings.card(region)?, seal)
        });
        let certificates =
            Batch::set(results.job, &rules.template, of_regions.collect(), Show::Plain);
        let units = match &rules.unit {
            Some(rules) => {
                let of_units = results.unit_awards.iter().filter_map(|award| {
                    let card = results.standings.card(award.region)?;
                    Certificate::of_unit(&results, card, award)
                });
                Batch::set(results.job, &rules.template, of_units.collect(), Show::Plain)
            }
            None => Ok(None),
        };
        // What is wrong with both is said at once.
        match (certificates, units) {
            (Ok(certificates), Ok(units)) => {
                (documents.certificates, documents.unit_certificates) = (certificates, units);
                Ok(documents)
            }
            (Err(Unset::Refused(mut findings)), Err(Unset::Refused(more))) => {
                findings.extend(more);
                Err(Unset::Refused(findings))
            }
            (Err(unset), _) | (_, Err(unset)) => Err(unset),
        }
    }

    /// What there is to draw.
    pub fn all(&self) -> Vec<Document> {
        let count = |batch: &Option<Batch>| batch.as_ref().map_or(0, |batch| batch.sheets().len());
        let certificates = (0..count(&self.certificates)).map(Document::Certificate);
        let units = (0..count(&self.unit_certificates)).map(Document::UnitCertificate);
        let printer = self.certificates.as_ref().map(|_| Document::AllCertificates);
        let unit_printer = self.unit_certificates.as_ref().map(|_| Document::AllUnitCertificates);
        let cards = (0..self.results.standings.cards.len()).map(Document::ReportCard);
        // The largest come first, so that no thread is left alone with one at the end.
        let first = [Document::Recap, Document::Dashboard, Document::Results];
        (first.into_iter().chain([Document::Scores, Document::Findings]))
            .chain(printer)
            .chain(unit_printer)
            .chain(cards)
            .chain(certificates)
            .chain(units)
            .collect()
    }

    /// Where a document goes, below the output folder.
    pub fn path(&self, document: Document) -> String {
        match document {
            Document::Recap => recap::file_name(self.results.job.year),
            Document::Dashboard => dashboard::FILE.to_owned(),
            Document::ReportCard(index) => {
                let card = self.results.standings.cards.get(index);
                card.map(report_card::path).unwrap_or_default()
            }
            Document::Certificate(index) => {
                let region = region(self.certificates.as_ref(), index);
                region.map(certificate::path).unwrap_or_default()
            }
            Document::UnitCertificate(index) => {
                let region = region(self.unit_certificates.as_ref(), index);
                let slug = region.map(Region::slug).unwrap_or_default();
                let award = self.results.unit_awards.get(index);
                let unit = award.map(|award| self.unit_slug(award)).unwrap_or_default();
                format!("piagam/unit/{slug}/{unit}.pdf")
            }
            Document::AllCertificates => "cetak-piagam.pdf".to_owned(),
            Document::AllUnitCertificates => "cetak-sertifikat-unit.pdf".to_owned(),
            Document::Results => "data/hasil.json".to_owned(),
            Document::Scores => "data/nilai.csv".to_owned(),
            Document::Findings => "temuan.csv".to_owned(),
        }
    }

    /// The certificates that have a number and its proof, each with where it goes.
    pub fn issued(&self) -> Vec<(String, &Certificate)> {
        let of_regions = (self.certificates.iter().flat_map(Batch::sheets))
            .enumerate()
            .map(|(index, sheet)| (Document::Certificate(index), sheet));
        let of_units = (self.unit_certificates.iter().flat_map(Batch::sheets))
            .enumerate()
            .map(|(index, sheet)| (Document::UnitCertificate(index), sheet));
        of_regions
            .chain(of_units)
            .filter(|(_, sheet)| sheet.certificate.id.is_some())
            .map(|(document, sheet)| (self.path(document), &sheet.certificate))
            .collect()
    }

    /// The file name of a unit's certificate: its place in the report card and its kind, because
    /// units of one kind may have any name.
    fn unit_slug(&self, award: &UnitAward) -> String {
        let card = self.results.standings.card(award.region);
        let unit = card.and_then(|card| card.units.get(award.unit));
        let kind = unit.and_then(|unit| unit.kind.as_deref()).unwrap_or_default();
        format!("{:02}-{kind}", award.unit + 1)
    }

    /// A document's bytes: the same for the same results, on any thread and any day.
    ///
    /// # Errors
    /// If the program has a fault; what the input can do wrong was found before.
    pub fn draw(&self, document: Document) -> Result<Vec<u8>, Undrawable> {
        let unknown = || Undrawable::Unknown(document);
        let one = |batch: &Option<Batch>, index: usize| {
            let batch = batch.as_ref().ok_or_else(unknown)?;
            let sheet = batch.sheets().get(index).ok_or_else(unknown)?;
            Ok::<_, Undrawable>(batch.print(sheet, self.results.job)?)
        };
        match document {
            Document::Recap => Ok(xlsx::bytes(&recap::document(self.results, self.program))?),
            Document::Dashboard => {
                Ok(html::bytes(&dashboard::document(self.results, self.program))?)
            }
            Document::ReportCard(index) => {
                let card = self.results.standings.cards.get(index).ok_or_else(unknown)?;
                Ok(xlsx::bytes(&report_card::document(self.results, card, self.program))?)
            }
            Document::Certificate(index) => one(&self.certificates, index),
            Document::UnitCertificate(index) => one(&self.unit_certificates, index),
            Document::AllCertificates => {
                let batch = self.certificates.as_ref().ok_or_else(unknown)?;
                let about = certificate::about(self.results.job, words::FOR_THE_PRINTER.to_owned());
                let in_order = self.results.standings.in_order_of_rank();
                // They were set in order of code.
                let sheet = |region| {
                    let index = batch
                        .sheets()
                        .binary_search_by_key(&region, |sheet| sheet.certificate.region);
                    batch.sheets().get(index.ok()?)
                };
                Ok(batch.print_all(in_order.into_iter().filter_map(sheet), &about)?)
            }
            Document::AllUnitCertificates => {
                let batch = self.unit_certificates.as_ref().ok_or_else(unknown)?;
                let about = certificate::about(self.results.job, words::FOR_THE_PRINTER.to_owned());
                Ok(batch.print_all(batch.sheets(), &about)?)
            }
            Document::Results => Ok(data::results_json(&self.results, self.program)?),
            Document::Scores => Ok(data::scores_csv(&self.results)?),
            Document::Findings => Ok(data::findings_csv(self.results.findings)?),
        }
    }
}

/// The region of a certificate that is made out to it or to its unit.
fn region(batch: Option<&Batch>, index: usize) -> Option<&'static Region> {
    let sheet = batch?.sheets().get(index)?;
    Region::with_code(sheet.certificate.region)
}
