//! The words of a certificate.

use crate::domain::Zone;
use crate::job::Mark;

/// Before the region's name.
pub const GIVEN_TO: &str = "diberikan kepada";

/// Inside the frame that is left for a visible electronic signature.
pub const SIGNATURE_PLACE: &str = "tanda tangan elektronik";

/// The heading.
pub const HEADING: &str = "Piagam Penghargaan";

/// The caption of the score.
pub const SCORE_LABEL: &str = "NILAI";
/// The caption of the opinion.
pub const OPINION_LABEL: &str = "OPINI";
/// The caption of the zone.
pub const ZONE_LABEL: &str = "ZONA";
/// The caption of the category.
pub const CATEGORY_LABEL: &str = "KATEGORI";
/// The caption of the zone and the category where they share a box.
pub const ZONE_AND_CATEGORY_LABEL: &str = "ZONA DAN KATEGORI";

/// What the certificate is for; `title` is the job's.
pub fn predicate(title: &str) -> String {
    format!("Predikat {title}")
}

/// A rank among so many, in a list; a tie is always said.
pub fn rank(rank: u32, among: usize, tied: bool, list: &str) -> String {
    let shared = if tied { " bersama" } else { "" };
    format!("Peringkat{shared} {rank} dari {among} {list}")
}

/// A rank in the national list of a kind: "Kabupaten", "Kota".
pub fn national_rank(rank: u32, kind: &str) -> String {
    format!("Peringkat {rank} {kind} se-Indonesia")
}

/// Where and when it is signed.
pub fn place_and_date(place: &str, date: &str) -> String {
    format!("{place}, {date}")
}

/// The title of the file, shown by readers.
pub fn file_title(region: &str, year: u16) -> String {
    format!("Piagam Penghargaan {region} Tahun {year}")
}

/// What the file is about.
pub fn subject(title: &str, region: &str) -> String {
    format!("{title}: {region}")
}

/// The line of the number.
pub fn number(number: &str) -> String {
    format!("Nomor: {number}")
}

/// The line of the predicate.
pub fn given_for(predicate: &str) -> String {
    format!("atas {predicate}")
}

/// The line of the decree.
pub fn based_on(decree: &str) -> String {
    format!("berdasarkan {decree}")
}

/// The line of the ceremony.
pub fn presented_at(event: &str) -> String {
    format!("diserahkan pada acara {event}")
}

/// The category.
pub fn category(category: &str) -> String {
    format!("Kategori {category}")
}

/// The zone.
pub fn zone(zone: Zone) -> String {
    format!("Zona {zone}")
}

/// The logo, for those who have the page read to them.
pub fn logo(issuer: &str) -> String {
    format!("Logo {issuer}")
}

/// The line that keeps the certificate from passing for one of the Ombudsman.
pub fn issued_by(issuer: &str) -> String {
    format!("Diterbitkan oleh {issuer}; bukan dokumen Ombudsman Republik Indonesia.")
}

/// The sign at the top of a document that is no valid certificate.
pub fn notice(mark: Mark) -> &'static str {
    match mark {
        Mark::Specimen => "CONTOH – BUKAN PIAGAM ASLI",
        Mark::Draft => "DRAF – INSTRUMEN PENILAIAN BELUM RESMI",
    }
}

/// What the parts of a certificate are called in findings.
pub mod part {
    /// The office's government.
    pub const ISSUER: &str = "penerbit";
    /// The office.
    pub const ISSUER_UNIT: &str = "unit penerbit";
    /// The heading.
    pub const HEADING: &str = "judul";
    /// The number.
    pub const NUMBER: &str = "nomor piagam";
    /// Fixed words between the lines.
    pub const PHRASE: &str = "kalimat";
    /// The region's name.
    pub const REGION: &str = "nama daerah";
    /// To whom it is made out.
    pub const RECIPIENT: &str = "penerima";
    /// What it is for.
    pub const PREDICATE: &str = "predikat";
    /// The decree.
    pub const DECREE: &str = "dasar penilaian";
    /// The score.
    pub const SCORE: &str = "nilai";
    /// The zone.
    pub const ZONE: &str = "zona";
    /// The category.
    pub const CATEGORY: &str = "kategori";
    /// The opinion.
    pub const OPINION: &str = "opini";
    /// The ranks.
    pub const RANK: &str = "peringkat";
    /// The ceremony.
    pub const EVENT: &str = "acara";
    /// Where and when it is signed.
    pub const PLACE_AND_DATE: &str = "tempat dan tanggal";
    /// A signatory's office.
    pub const OFFICE: &str = "jabatan penanda tangan";
    /// A signatory's name.
    pub const SIGNATORY: &str = "nama penanda tangan";
    /// A signatory's number.
    pub const SIGNATORY_ID: &str = "NIP penanda tangan";
    /// A small word above or inside a box.
    pub const CAPTION: &str = "keterangan";
    /// What keeps it from passing for a valid one.
    pub const MARK: &str = "tanda";
    /// The line about the issuer.
    pub const ISSUED_BY: &str = "keterangan penerbit";
}
