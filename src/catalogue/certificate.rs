//! The words of a certificate.

use crate::domain::Zone;
use crate::job::Mark;

/// Before the region's name.
pub const GIVEN_TO: &str = "diberikan kepada";

/// Inside the frame that is left for a visible electronic signature.
pub const SIGNATURE_PLACE: &str = "tanda tangan elektronik";

/// The heading.
pub const HEADING: &str = "Piagam Penghargaan";

/// What the certificate is for; `title` is the job's.
pub fn predicate(title: &str) -> String {
    format!("Predikat {title}")
}

/// A rank among so many, in a list; a tie is always said.
pub fn rank(rank: u32, among: usize, tied: bool, list: &str) -> String {
    let tie = if tied { " (seri)" } else { "" };
    format!("Peringkat {rank}{tie} dari {among} {list}")
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
    format!("disampaikan pada acara {event}")
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
