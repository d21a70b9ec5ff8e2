//! The certificate (piagam): its words, and the page they make.
//!
//! The issuer is the office that runs the tool. Nothing here draws a coat of arms or the emblem
//! of the Ombudsman, and a line at the foot says who issued the document.

mod faces;
mod layout;
mod marks;
mod ornament;
mod palette;
mod panel;
mod signing;
mod stack;
#[cfg(test)]
mod tests;
mod wording;

use crate::domain::Zone;
use crate::job::{Mark, Signatory};
use crate::report::page::Page;

/// The words of a certificate. All are printed as they are: numbers with a decimal comma, dates
/// written out and names in their official spelling are the caller's work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// Why it is no valid certificate, if it is none.
    pub marks: Vec<Mark>,
    /// Whether the office has a logo.
    pub logo: bool,
    /// Who issues it: "Pemerintah Provinsi Sumatera Utara".
    pub issuer: String,
    /// Its unit: "Biro Organisasi Sekretariat Daerah". May be empty.
    pub issuer_unit: String,
    /// "Piagam Penghargaan".
    pub heading: String,
    /// "001/PIAGAM/ORG/XI/2024", or "CONTOH" in a specimen. Empty where there is none.
    pub number: String,
    /// Who receives it for the region: "Bupati Serdang Bedagai".
    pub recipient: Option<String>,
    /// The region, or the unit, that is awarded: "Kabupaten Serdang Bedagai".
    pub region: String,
    /// What for: "Predikat Penilaian Kepatuhan Penyelenggaraan Pelayanan Publik Tahun 2024".
    pub predicate: String,
    /// The published score with a decimal comma: "97,08".
    pub score: String,
    /// The zone, in years that have zones.
    pub zone: Option<Zone>,
    /// The category, in years that have categories: "A".
    pub category: Option<String>,
    /// The opinion: "Kualitas Tertinggi".
    pub opinion: String,
    /// "Peringkat 1 dari 33 Kabupaten dan Kota se-Sumatera Utara".
    pub rank: Option<String>,
    /// "Peringkat 33 nasional".
    pub national_rank: Option<String>,
    /// The decree the assessment rests on: "Keputusan Ketua Ombudsman RI Nomor 252 Tahun 2024".
    pub decree: Option<String>,
    /// The ceremony: "Penyerahan Hasil Penilaian Kepatuhan Tahun 2024".
    pub event: Option<String>,
    /// "Medan, 25 November 2024".
    pub place_date: String,
    /// Who signs; one to three, from left to right. More than three get narrower columns.
    pub signatories: Vec<Signatory>,
}

impl Certificate {
    /// The page these words make: A4, landscape.
    #[must_use]
    pub fn page(&self) -> Page {
        layout::page(self)
    }
}
