//! The words of a certificate.

use crate::job::Mark;

/// Inside the frame that is left for a visible electronic signature.
pub const SIGNATURE_PLACE: &str = "tanda tangan elektronik";

/// What a file with all certificates is for.
pub const FOR_THE_PRINTER: &str = "Untuk dicetak, menurut peringkat";

/// What a file with made-up certificates is for.
pub const PREVIEW: &str = "Pratinjau rancangan; nilainya karangan";

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

/// The units among which one is ranked: "Puskesmas se-Provinsi Sumatera Utara".
pub fn units_of(kind: &str, province: &str) -> String {
    format!("{kind} se-{province}")
}

/// A unit and its region.
pub fn unit_of(unit: &str, region: &str) -> String {
    format!("{unit}, {region}")
}

/// The title of a file with all certificates.
pub fn all_certificates(title: &str) -> String {
    format!("Semua piagam: {title}")
}

/// Where and when it is signed.
pub fn place_and_date(place: &str, date: &str) -> String {
    if place.is_empty() { date.to_owned() } else { format!("{place}, {date}") }
}

/// The title of the file, shown by readers.
pub fn file_title(region: &str, year: u16) -> String {
    format!("Piagam Penghargaan {region} Tahun {year}")
}

/// What the file is about.
pub fn subject(title: &str, region: &str) -> String {
    format!("{title}: {region}")
}

/// The sign at the top of a document that is no valid certificate.
pub fn notice(mark: Mark) -> &'static str {
    match mark {
        Mark::Specimen => "CONTOH – BUKAN PIAGAM ASLI",
        Mark::Draft => "DRAF – INSTRUMEN PENILAIAN BELUM RESMI",
        Mark::Unproven => "DRAF – BELUM BERNOMOR DAN BERTANDA VERIFIKASI",
        Mark::Partial => "BELUM LENGKAP – SEBAGIAN WILAYAH BELUM DINILAI",
    }
}

/// What the parts of a certificate are called in findings, where no template names them.
pub mod part {
    /// Where and when it is signed.
    pub const PLACE_AND_DATE: &str = "tempat dan tanggal";
    /// A signatory's office.
    pub const OFFICE: &str = "jabatan penanda tangan";
    /// A signatory's name.
    pub const SIGNATORY: &str = "nama penanda tangan";
    /// A signatory's number.
    pub const SIGNATORY_ID: &str = "NIP penanda tangan";
    /// A small word inside a box.
    pub const CAPTION: &str = "keterangan";
    /// CONTOH or DRAF.
    pub const MARK: &str = "tanda CONTOH";
    /// A QR code.
    pub const CODE: &str = "kode QR";

    /// An element without a name: the how-manieth of its table in `certificate.toml`, from 1.
    pub fn nth(table: &str, nth: usize) -> String {
        format!("[[{table}]] ke-{nth}")
    }
}
