//! The words of letters to regions, and of what is packed for each.

use crate::domain::{Band, Published, Region, RegionKind};
use crate::template::LetterKind;

/// The sheet of letters.
pub const SHEET: &str = "Surat";
/// What [`SHEET`] is about.
pub const SHEET_ABOUT: &str = "kalimat surat untuk setiap wilayah";
/// Its title.
pub const TITLE: &str = "Surat kepada Wilayah";
/// What stands below the title.
pub const LINE: &str =
    "Kalimatnya dapat diubah per pekerjaan ([letters] di rapor.toml) atau di sini sebelum dikirim.";
/// To whom a letter goes.
pub const ADDRESSEE: &str = "Penerima";
/// What a letter is.
pub const KIND: &str = "Jenis surat";
/// What a letter is about.
pub const SUBJECT: &str = "Hal";
/// What it says.
pub const TEXT: &str = "Isi";
/// In place of the rows where there is no letter.
pub const NONE: &str = "Belum ada wilayah yang bernilai.";

/// What a letter is called.
pub fn kind(kind: LetterKind) -> &'static str {
    match kind {
        LetterKind::Commendation => "Apresiasi",
        LetterKind::Coaching => "Pembinaan",
        LetterKind::Reminder => "Peringatan",
    }
}

/// The head of a region, whom a letter addresses where the job says nothing else.
pub fn head_of(region: &Region) -> String {
    let office = match region.kind {
        RegionKind::Provinsi => "Gubernur",
        RegionKind::Kabupaten => "Bupati",
        RegionKind::Kota => "Wali Kota",
    };
    format!("{office} {}", region.short_name())
}

/// A band as one that can be reached: by its category where there is one, else by its opinion.
pub fn band(band: &Band) -> String {
    match (&band.category, band.zone) {
        (Some(category), _) => format!("Kategori {category} ({})", band.opinion),
        (None, Some(zone)) => format!("Zona {zone} ({})", band.opinion),
        (None, None) => format!("opini {}", band.opinion),
    }
}

/// The weakest dimensions, with their mean.
pub fn weakest(dimensions: &[&str], mean: Published) -> String {
    let names = match dimensions {
        [only] => format!("dimensi {only}"),
        [first @ .., last] => format!("dimensi {} dan {last}", first.join(", ")),
        [] => return String::new(),
    };
    format!("{names} (rata-rata {})", mean.on_paper())
}

/// How many files are enclosed: "3 (tiga) berkas".
pub fn enclosed(count: usize) -> String {
    const WORDS: [&str; 5] = ["nol", "satu", "dua", "tiga", "empat"];
    match WORDS.get(count) {
        Some(word) => format!("{count} ({word}) berkas"),
        None => format!("{count} berkas"),
    }
}
