//! The words of the workbook that an enumerator fills in, beside those of its format.

use super::phrase::comma;
use crate::form::words::{
    ABSENT, ASSESSED, DATE, ENUMERATOR, IDENTITY, MAX, NOT_APPLICABLE, NOT_ASSESSED, PRESENT,
    PROOF, REFUSED, REMARK, SURVEY,
};
use crate::rubric::BlankRule;

/// Above the steps.
pub const STEPS: &str = "Cara mengisi";
/// Above the values that may be written.
pub const VALUES: &str = "Isi sel nilai";
/// Above what must not be changed.
pub const CAUTIONS: &str = "Yang perlu dijaga";
/// Above the list of sheets.
pub const SHEETS: &str = "Lembar di buku kerja ini";
/// Headings of the values.
pub const VALUE_HEADINGS: [&str; 2] = ["Tulis", "Artinya"];
/// Headings of the sheets.
pub const SHEET_HEADINGS: [&str; 2] = ["Lembar", "Isi"];
/// What the sheet of identity is about.
pub const ABOUT_IDENTITY: &str = "pemda, tahun, instrumen, petugas, dan tanggal";
/// Beside the products' names.
pub const PRODUCTS: &str = "Nama produk layanan";

/// The title of the workbook.
pub fn title(region: &str, year: u16) -> String {
    format!("Lembar penilaian {year}: {region}")
}

/// The document, at the top of each page.
pub fn document(year: u16) -> String {
    format!("Lembar penilaian {year}")
}

/// The ranking list of a new job about a province.
pub fn list(province: &str) -> String {
    format!("Kabupaten dan Kota di {province}")
}

/// The ranking list of a job about several provinces.
pub const LIST: &str = "Kabupaten dan Kota";

/// A product without a name yet.
pub fn product(number: usize) -> String {
    format!("Produk {number}")
}

/// What a form asks for.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// Whether its samples are products, ticked off.
    pub products: bool,
    /// How many respondents each unit has in the survey; `None` where there is no survey.
    pub respondents: Option<u32>,
    /// What a blank answer means.
    pub blank: BlankRule,
}

/// The number of a step.
pub fn step(number: u32) -> String {
    format!("Langkah {number}")
}

/// What to do, step by step.
pub fn steps(asked: Asked) -> Vec<String> {
    let mut steps = vec![
        format!(
            "Isi sel berwarna kuning saja. Mulai dari lembar {IDENTITY}: tulis {ENUMERATOR} dan {DATE}."
        ),
        "Di setiap lembar unit, tulis nama unitnya di B2, misalnya \"Puskesmas Pegagan Julu II\"."
            .to_owned(),
    ];
    if asked.products {
        steps.push(format!(
            "Ganti \"{}\" dan seterusnya di baris 4 dengan nama produk layanannya, lalu pilih isi setiap komponen dari daftar. Kolom produk yang tidak dipakai dibiarkan kosong seluruhnya.",
            product(1)
        ));
    } else {
        steps.push(
            "Isi nilainya di kolom S1, S2, dan seterusnya: satu kolom untuk satu sampel, yaitu satu petugas, satu produk layanan, atau satu pengamatan. Sel abu-abu tidak diisi."
                .to_owned(),
        );
    }
    if let Some(respondents) = asked.respondents {
        steps.push(format!(
            "Di lembar {SURVEY}, satu baris untuk satu responden, {respondents} responden per unit. Nilai tinggi berarti layanan baik, tanpa maladministrasi. Baris responden yang tidak ada dibiarkan kosong seluruhnya."
        ));
    }
    steps.push(format!(
        "Unit yang tidak dinilai: pilih \"{NOT_ASSESSED}\" di B3 dan biarkan sisanya kosong. Unit lain tetap \"{ASSESSED}\"."
    ));
    steps.push(format!("Kolom {REMARK} dan {PROOF} boleh dikosongkan; rapor tidak membacanya."));
    steps.push("Simpan sebagai .xlsx, lalu kirim kembali.".to_owned());
    steps
}

/// What may be written in place of an answer, and what it means.
pub fn values(asked: Asked) -> Vec<(String, String)> {
    let blank = match asked.blank {
        BlankRule::Error => "belum diisi: pemda tidak dapat dinilai sebelum jelas maksudnya",
        BlankRule::Zero => "belum diisi: dihitung 0, dengan peringatan",
        BlankRule::Skip => "belum diisi: dilewati, dengan peringatan",
    };
    let pair = |value: &str, meaning: &str| (value.to_owned(), meaning.to_owned());
    let does_not_apply = "tidak berlaku untuk unit ini: tidak ikut dihitung";
    if asked.products {
        return vec![
            pair(PRESENT, "ada"),
            pair(ABSENT, "tidak ada"),
            pair(NOT_APPLICABLE, does_not_apply),
            pair("(kosong)", blank),
        ];
    }
    vec![
        (
            format!("0 sampai {MAX}"),
            "nilai; boleh berdesimal, paling banyak empat angka di belakang koma, misalnya 2,5"
                .to_owned(),
        ),
        pair(REFUSED, "tidak menjawab atau menolak menjawab: dihitung 0"),
        pair(NOT_APPLICABLE, does_not_apply),
        pair("(kosong)", blank),
    ]
}

/// What must not be changed, and how to do it where it must be: the matter and a sentence.
pub fn cautions(asked: Asked) -> Vec<(String, String)> {
    let pair = |matter: &str, said: String| (matter.to_owned(), said);
    let mut cautions = vec![
        pair(
            "Susunan",
            "Nama lembar, kode wilayah, kode indikator, dan judul kolom tidak diubah: dari situlah rapor mengenali isinya. Lembar, baris, dan kolom tidak disisipkan, dihapus, atau dipindahkan.".to_owned(),
        ),
        pair(
            NOT_ASSESSED,
            format!(
                "Hanya untuk unit sebagai keseluruhan, bukan untuk satu indikator. Indikator yang tidak berlaku ditulis {NOT_APPLICABLE}."
            ),
        ),
        pair(
            "Menempel",
            "Isi yang ditempel (paste) tidak diperiksa oleh Excel. Tempel nilainya saja (Paste Values); rapor memeriksa semuanya lagi.".to_owned(),
        ),
    ];
    if asked.respondents.is_some() {
        cautions.push(pair(
            "Responden lebih",
            format!(
                "Buka kunci lembar {SURVEY} lewat Tinjau > Buka Proteksi Lembar (Review > Unprotect Sheet), tanpa sandi, lalu lanjutkan di bawah baris terakhir."
            ),
        ));
    }
    cautions
}

/// What the sheet of the survey is about.
pub fn about_survey(respondents: u32) -> String {
    format!("jawaban pengguna layanan, {respondents} responden per unit")
}

/// What is said beside the state of a unit.
pub fn status_hint() -> (String, String) {
    (
        "Status unit".to_owned(),
        format!("{ASSESSED}, atau {NOT_ASSESSED} bila unit ini tidak ikut penilaian."),
    )
}

/// What is said to any other state of a unit.
pub fn status_refusal() -> (String, String) {
    ("Status tidak dikenal".to_owned(), format!("Pilih {ASSESSED} atau {NOT_ASSESSED}."))
}

/// What is said to anything that is no answer; `max` is the highest number of points.
pub fn points_refusal(max: &str) -> (String, String) {
    (
        "Nilai tidak sah".to_owned(),
        format!(
            "Tulis angka 0 sampai {} (paling banyak empat desimal), {REFUSED} bila tidak menjawab atau menolak, atau {NOT_APPLICABLE} bila tidak berlaku.",
            comma(max)
        ),
    )
}

/// What is said to anything that ticks nothing off.
pub fn checklist_refusal() -> (String, String) {
    (
        "Isi tidak sah".to_owned(),
        format!(
            "Pilih {PRESENT} (ada), {ABSENT} (tidak ada), atau {NOT_APPLICABLE} (tidak berlaku)."
        ),
    )
}
