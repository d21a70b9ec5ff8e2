//! The words of the report card (rapor) of one region.

use super::recap;
use crate::domain::Answer;

// Sheets, and what the table of contents says of them.
/// The first sheet.
pub const COVER: &str = "Sampul";
/// The sheet of all units.
pub const UNITS: &str = "Unit";
/// What [`UNITS`] is about.
pub const UNITS_ABOUT: &str = "nilai tiap unit layanan dan dimensinya";
/// What [`recap::METHOD`] is about here.
pub const METHOD_ABOUT: &str = "cara menghitung, pembulatan, bobot dan statusnya";
// Names of cells, which formulas say.
/// The region's score.
pub const SCORE_NAME: &str = "NilaiPemda";
/// The lower ends of the bands.
pub const BAND_MINIMA: &str = "PitaMinimum";
/// Their opinions.
pub const BAND_OPINIONS: &str = "PitaOpini";
/// Their categories.
pub const BAND_CATEGORIES: &str = "PitaKategori";
/// Their zones.
pub const BAND_ZONES: &str = "PitaZona";

// Blocks of the cover.
/// The result.
pub const RESULT: &str = "Hasil";
/// The ranks.
pub const RANKS: &str = "Peringkat";
/// The year before.
pub const PAST: &str = "Hasil sebelumnya";

// Labels and headings.
/// Why there is no score.
pub const REASON: &str = "Keterangan";
/// The score with all its decimals.
pub const EXACT: &str = "Sebelum dibulatkan";
/// How much is known.
pub const DETAIL: &str = "Rincian";
/// A list.
pub const LIST: &str = "Daftar";
/// How many are in a list.
pub const MEMBERS: &str = "Jumlah pemda";
/// Certificates of units.
pub const UNIT_CERTIFICATES: &str = "Sertifikat unit";
/// The difference to an earlier score.
pub const CHANGE: &str = "Perubahan";
/// A unit.
pub const UNIT: &str = "Unit layanan";
/// A kind of unit.
pub const KIND: &str = "Jenis unit";
/// Dimension, variable, indicator.
pub const LINE: &str = "Dimensi / variabel / indikator";
/// A weight.
pub const WEIGHT: &str = "Bobot (%)";
/// A share of the unit's score.
pub const OF_UNIT: &str = "Andil (%)";
/// Highest points.
pub const MAX: &str = "Poin maks.";
/// Refused.
pub const REFUSED: &str = "TJ";
/// Does not apply.
pub const NOT_APPLICABLE: &str = "TB";
/// Blank, as it stands among answers.
pub const UNANSWERED: &str = "kosong";
/// Where the answers stand.
pub const PLACE: &str = "Lembar dan sel";
/// The last row of the sheet of units.
pub const REGION_SCORE: &str = "Nilai pemda";
/// The last row of a checklist.
pub const PRODUCT_SCORES: &str = "Nilai produk";
/// The last row of a unit.
pub const UNIT_SCORE: &str = "Nilai unit";
/// The answers of surveys.
pub const SURVEYS: &str = "Jawaban survei";
/// What stands below each number of points.
pub const RESPONDENTS: &str = "Banyaknya responden yang memberi poin";
/// The lower end of a band.
pub const MINIMUM: &str = "Nilai minimum";
/// Dimensions.
pub const DIMENSION: &str = "Dimensi";
/// The block of weights.
pub const WEIGHTS: &str = "Bobot dimensi dan statusnya";
/// The block of answers that are not points.
pub const ANSWERS: &str = "Jawaban yang bukan poin";

/// A unit of a region that is not scored.
pub const NOT_COMPUTED: &str = "Belum dihitung";
/// What stands between the points and the next category.
pub const POINTS_TO_CATEGORY: &str = "poin ke kategori ";
/// What stands between the points and the next opinion.
pub const POINTS_TO_OPINION: &str = "poin ke opini ";
/// Only the zone or category of an earlier year is known.
pub const SCORE_UNKNOWN: &str = "tidak diketahui";
/// The region is in the highest band.
pub const HIGHEST_BAND: &str = "sudah yang tertinggi";
/// Nothing is known of earlier years.
pub const NO_PAST: &str = "Tidak ada dalam riwayat pekerjaan ini.";
/// Scores of different schemes.
pub const NOT_COMPARABLE: &str = "tidak dihitung: instrumen kedua tahun berbeda";
/// The region is in no list.
pub const NO_LIST: &str = "Tidak masuk daftar peringkat mana pun.";
/// No certificate by the rule.
pub const NOT_ELIGIBLE: &str = "tidak diterbitkan: di luar ketentuan penerima piagam";
/// Nobody gets a certificate.
pub const NO_CERTIFICATES: &str = "tidak diterbitkan dalam pekerjaan ini";
/// Certificates wait.
pub const CERTIFICATES_WAIT: &str = "tidak diterbitkan selama hasil belum lengkap";
/// Every unit's answers are known.
pub const DETAILED: &str = "Jawaban tiap indikator diketahui dan tercantum pada lembar tiap unit.";
/// Some units' answers are known.
pub const PARTLY_DETAILED: &str =
    "Jawaban sebagian unit diketahui; unit lain hanya diketahui nilainya.";
/// Units' scores alone are known.
pub const SCORES_ONLY: &str =
    "Hanya nilai tiap unit yang diketahui; dimensi dan indikator tidak tercantum dalam masukan.";
/// The region's score alone is known.
pub const SCORE_ONLY: &str =
    "Hanya nilai pemda yang diketahui; unit, dimensi, dan indikator tidak tercantum dalam masukan.";
/// What to do about a region with errors.
pub const MEND: &str = "Nilai belum dihitung: perbaiki dahulu galat pada lembar Temuan.";
/// What to do about a region without a sheet.
pub const SEND: &str =
    "Lembar penilaian pemda ini tidak ditemukan, sehingga tidak ada yang dinilai.";
/// Intermediate figures are rounded for show.
pub const ROUNDED: &str = "Nilai unit dan dimensi, bobot, dan rata-rata dibulatkan untuk tampilan; perhitungannya memakai pecahan tepat.";
/// The arithmetic can be followed and tried.
pub const LIVE: &str = "Perhitungan memakai rumus: ubah satu poin pada lembar unit, dan nilai sampai ke Sampul ikut berubah. Peringkat tidak ikut berubah.";
/// The same where the scores of units are all that is known.
pub const LIVE_UNITS: &str = "Perhitungan memakai rumus: ubah nilai satu unit, dan nilai pemda ikut berubah. Peringkat tidak ikut berubah.";
/// The abbreviations of a unit's sheet.
pub const LEGEND: &str = "TJ: menolak menjawab, dihitung 0. TB: tidak berlaku, dikeluarkan dan andilnya dibagi ke yang lain. Andil: bagian dari nilai unit.";
/// Back to the cover.
pub const BACK: &str = "Kembali ke Sampul";

/// What answers that are not points count for, beside blanks.
pub const ANSWER_RULES: [(&str, &str); 2] = [
    ("TJ", "Tidak menjawab atau menolak: 0 poin, dengan peringatan."),
    (
        "TB, N/A",
        "Tidak berlaku: dikeluarkan, bobotnya dibagi ke bagian lain pada tingkat yang sama.",
    ),
];

/// A dimension, a variable or an indicator.
pub fn coded(code: &str, name: &str) -> String {
    format!("{code}  {name}")
}

/// Title of the file.
pub fn file_title(region: &str, year: u16) -> String {
    format!("Rapor {region} tahun {year}")
}

/// What the cover says below the name of the region.
pub fn about(code: &str, year: u16) -> String {
    format!("Rapor hasil penilaian tahun {year} · kode wilayah {code}")
}

/// The label of the rank, with how many are in the list.
pub fn rank_of(members: usize) -> String {
    format!("{} (dari {members})", recap::RANK)
}

/// What an earlier score was called, in words; nothing of what is not known.
pub fn past(category: Option<&str>, zone: Option<&str>) -> String {
    let words = [("Kategori", category), ("Zona", zone)];
    let known = words.into_iter().filter_map(|(word, of)| Some(format!("{word} {}", of?)));
    known.collect::<Vec<_>>().join(" · ")
}

/// A certificate: its number where it is issued, else the mark that stands in its place.
pub fn certificate(number: &str, is_issued: bool) -> String {
    match is_issued {
        true => format!("terbit, nomor {number}"),
        false => format!("belum terbit ({number})"),
    }
}

/// A unit with the number of its own certificate.
pub fn unit_certificate(unit: &str, number: &str) -> String {
    format!("{unit}: nomor {number}")
}

/// The number of the certificate of the unit that a sheet is about.
pub fn certificate_of_unit(number: &str) -> String {
    format!("Sertifikat unit nomor {number}")
}

/// A unit without a name.
pub fn unit(number: usize) -> String {
    format!("Unit {number}")
}

/// A sample's heading: of a checklist a product, else a respondent or an observation.
pub fn sample(number: usize, product: bool) -> String {
    format!("{}{number}", if product { "P" } else { "S" })
}

/// The files that answers came from, and the sheet where there is one file.
pub fn files(files: &[&str], sheet: &str) -> String {
    match files {
        [file] if !sheet.is_empty() => format!("Berkas: {file}, lembar {sheet}"),
        files => format!("Berkas: {}", files.join(", ")),
    }
}

/// An answer that is no number; `None` for points.
pub fn answer(answer: Answer) -> Option<&'static str> {
    match answer {
        Answer::Points(_) => None,
        Answer::Refused => Some(REFUSED),
        Answer::NotApplicable => Some(NOT_APPLICABLE),
        Answer::Blank => Some(UNANSWERED),
    }
}
