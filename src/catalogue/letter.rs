//! The words of letters to regions, and of what is packed for each.

use crate::domain::{Band, Published, Region, RegionKind};
use crate::job::Mark;
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

/// The title of a covering letter's file, shown by readers.
pub fn file_title(region: &str, year: u16) -> String {
    format!("Surat Pengantar {region} Tahun {year}")
}

/// The sign at the top of a letter that is no final one.
pub fn notice(mark: Mark) -> &'static str {
    match mark {
        Mark::Specimen => "CONTOH – BUKAN SURAT RESMI",
        Mark::Draft => "DRAF – INSTRUMEN PENILAIAN BELUM RESMI",
        Mark::Unproven => "DRAF",
        Mark::Partial => "BELUM LENGKAP – SEBAGIAN WILAYAH BELUM DINILAI",
    }
}

/// A report card in the list of enclosed files.
pub fn report_card(file: &str) -> String {
    format!("Rapor wilayah ({file})")
}

/// A certificate in the list of enclosed files.
pub fn certificate(file: &str) -> String {
    format!("Piagam penghargaan ({file})")
}

/// A draft of a certificate in the list of enclosed files.
pub fn certificate_draft(file: &str) -> String {
    format!("Konsep piagam penghargaan ({file})")
}

/// Certificates of units in the list of enclosed files.
pub fn unit_certificates(count: usize) -> String {
    format!("Sertifikat unit layanan, {count} berkas (sertifikat-unit-*.pdf)")
}

/// The findings in the list of enclosed files.
pub fn findings(file: &str) -> String {
    format!("Daftar temuan pada lembar penilaian untuk diperbaiki ({file})")
}

/// The certificate is enclosed under its number.
pub fn numbered(number: &str) -> String {
    format!("Bersama surat ini terlampir piagam penghargaan Nomor {number}.")
}

/// The certificate is enclosed, and no more than a draft.
pub const DRAFT: &str =
    "Bersama surat ini terlampir konsep piagam penghargaan, yang belum bernomor dan belum berlaku.";
/// Certificates come later.
pub const WAITING: &str = "Piagam penghargaan bagi wilayah yang memenuhi syarat menyusul setelah semua wilayah selesai dinilai.";

/// What the command did.
pub fn packed(parcels: usize, letters: usize, certificates: usize, folder: &str) -> String {
    format!(
        "Kemasan: {parcels} wilayah di {folder} ({letters} surat pengantar, {certificates} piagam); \
         daftarnya di daftar-kirim.csv."
    )
}

/// So many certificates are copies that were signed electronically.
pub fn signed_copies(count: usize) -> String {
    format!("{count} piagam adalah salinan yang sudah ditandatangani secara elektronik.")
}

/// So many certificates are drafts.
pub fn drafts(count: usize) -> String {
    format!(
        "{count} piagam masih konsep: belum bernomor. Nomor diberikan oleh rapor run dengan kunci."
    )
}

/// Why there are no certificates.
pub const CERTIFICATES_WAIT: &str =
    "Hasil ini belum lengkap: yang dikemas hanya rapor. Piagam menunggu rapor run tanpa --partial.";

/// The output is not fit to be mailed, and the way out.
pub const UNSOUND: &str = "hasil ini tidak dapat dikemas; tidak ada yang ditulis";
/// What to do about it.
pub const UNSOUND_WAY_OUT: &str =
    "jalankan rapor run lagi, lalu ulangi; rapor verify menyebut semua yang tidak cocok";
/// There is no output yet.
pub const NO_OUTPUT_WAY_OUT: &str = "jalankan rapor run lebih dulu";
