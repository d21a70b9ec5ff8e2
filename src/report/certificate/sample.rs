//! Certificates for tests: every word given plainly, in the form of a template that is built in.

use super::{Certificate, Design};
use crate::domain::Zone;
use crate::job::{Mark, Signatory};
use crate::page::Page;
use crate::report::fixture::template;
use crate::report::pdf::TypeCase;
use crate::template::Facts;

/// The words of a certificate. Those that are empty are not there.
#[derive(Clone, Debug)]
pub(crate) struct Sample {
    pub(crate) template: &'static str,
    pub(crate) marks: Vec<Mark>,
    pub(crate) logo: bool,
    pub(crate) issuer: String,
    pub(crate) issuer_unit: String,
    pub(crate) number: String,
    pub(crate) recipient: String,
    pub(crate) region: String,
    pub(crate) unit: String,
    pub(crate) predicate: String,
    pub(crate) score: String,
    pub(crate) zone: Option<Zone>,
    pub(crate) category: String,
    pub(crate) opinion: String,
    pub(crate) rank: String,
    pub(crate) national_rank: String,
    pub(crate) decree: String,
    pub(crate) event: String,
    pub(crate) code: String,
    pub(crate) signatories: Vec<Signatory>,
}

impl Sample {
    /// As little as a certificate can say.
    pub(crate) fn bare() -> Self {
        Self {
            template: "piagam",
            marks: Vec::new(),
            logo: false,
            issuer: "Pemerintah Kota Bima".to_owned(),
            issuer_unit: String::new(),
            number: String::new(),
            recipient: String::new(),
            region: "Kota Bima".to_owned(),
            unit: String::new(),
            predicate: "Predikat Kepatuhan Tahun 2024".to_owned(),
            score: "54,11".to_owned(),
            zone: None,
            category: String::new(),
            opinion: "Kualitas Sedang".to_owned(),
            rank: String::new(),
            national_rank: String::new(),
            decree: String::new(),
            event: String::new(),
            code: String::new(),
            signatories: Vec::new(),
        }
    }

    /// What a certificate of 2024 says.
    pub(crate) fn usual(region: &str) -> Self {
        Self {
            issuer: "Pemerintah Provinsi Sumatera Utara".to_owned(),
            issuer_unit: "Biro Organisasi Sekretariat Daerah".to_owned(),
            number: "001/PIAGAM/ORG/XI/2024".to_owned(),
            recipient: format!("Kepala Daerah {region}"),
            region: region.to_owned(),
            predicate: "Predikat Penilaian Kepatuhan Penyelenggaraan Pelayanan Publik Tahun 2024"
                .to_owned(),
            score: "97,08".to_owned(),
            zone: Some(Zone::Hijau),
            category: "A".to_owned(),
            opinion: "Kualitas Tertinggi".to_owned(),
            rank: "Peringkat 1 dari 33 Kabupaten dan Kota se-Sumatera Utara".to_owned(),
            decree: "Keputusan Ketua Ombudsman RI Nomor 252 Tahun 2024".to_owned(),
            event: "Penyerahan Hasil Penilaian Kepatuhan Tahun 2024".to_owned(),
            signatories: vec![Signatory {
                office: "Kepala Biro Organisasi".to_owned(),
                name: "Drs. Ahmad Fauzan, M.Si.".to_owned(),
                id: "NIP 19700101 199503 1 001".to_owned(),
            }],
            ..Self::bare()
        }
    }

    /// Everything at once, and long.
    pub(crate) fn full() -> Self {
        let long = "Penyelenggaraan Pelayanan Publik ".repeat(5).trim_end().to_owned();
        let signatory = Signatory {
            office: "Kepala Biro Organisasi Sekretariat Daerah Provinsi Sumatera Utara".to_owned(),
            name: "Dr. Drs. H. Muhammad Hasanuddin Siregar, S.H., M.Si.".to_owned(),
            id: "NIP 19700101 199503 1 001".to_owned(),
        };
        Self {
            marks: vec![Mark::Specimen, Mark::Draft],
            logo: true,
            recipient: "Penjabat Bupati".to_owned(),
            predicate: long.clone(),
            zone: Some(Zone::Kuning),
            category: "C".to_owned(),
            opinion: "Kualitas Tertinggi Tanpa Maladministrasi".to_owned(),
            national_rank: "Peringkat 33 Kabupaten se-Indonesia".to_owned(),
            decree: long,
            code: "R1:PEMERINTAH+PROVINSI+SUMATERA+UTARA:12.18:2024:".repeat(5),
            signatories: vec![signatory; 3],
            ..Self::usual("Kabupaten Kepulauan Siau Tagulandang Biaro")
        }
    }

    /// The page that its template makes of it.
    pub(crate) fn page(&self) -> Page {
        let template = template(self.template);
        let case = TypeCase::open(&template.fonts).unwrap();
        self.page_in(&Design::new(&template, self.logo), &case)
    }

    /// The same in a design that is ready.
    pub(crate) fn page_in(&self, design: &Design<'_>, case: &TypeCase<'_>) -> Page {
        design.page(&self.certificate(), &|text| case.lines(text)).unwrap()
    }

    fn certificate(&self) -> Certificate {
        let mut facts = Facts::new();
        let zone = self.zone.map(|zone| zone.to_string()).unwrap_or_default();
        for (name, words) in [
            ("penerbit", self.issuer.as_str()),
            ("unit_penerbit", &self.issuer_unit),
            ("nomor", &self.number),
            ("pemda", &self.region),
            ("unit", &self.unit),
            ("penerima", &self.recipient),
            ("predikat", &self.predicate),
            ("nilai", &self.score),
            ("nilai_terbilang", "sembilan puluh tujuh koma nol delapan"),
            ("zona", &zone),
            ("kategori", &self.category),
            ("opini", &self.opinion),
            ("peringkat", &self.rank),
            ("peringkat_nasional", &self.national_rank),
            ("dasar", &self.decree),
            ("acara", &self.event),
            ("kode_verifikasi", &self.code),
            ("tempat", "Medan"),
            ("tanggal", "25 November 2024"),
        ] {
            facts.say(name, words);
        }
        Certificate {
            region: "12.18".parse().unwrap(),
            unit: (!self.unit.is_empty()).then_some(0),
            marks: self.marks.clone(),
            facts,
            id: None,
            signatories: self.signatories.clone(),
        }
    }
}
