//! What the defects of made-up jobs are called, and the words that stand in their cells.

#![allow(missing_docs, reason = "each constant is named after the defect that it describes")]

/// The first line of the list of defects, byte-order mark included.
pub const HEADER: &str = "\u{FEFF}berkas;lembar;sel;cacat;temuan;wilayah\r\n";
/// Where nothing may be found.
pub const NOTHING: &str = "-";

/// A finding that follows from a defect elsewhere.
pub fn follows(defect: &str) -> String {
    format!("akibat: {defect}")
}

/// Words that people write where points belong.
pub const ANSWERS: [&str; 4] = ["baik", "cukup", "tidak dinilai", "3 poin"];
/// A kind of unit that no rubric has.
pub const STRANGE_KIND: &str = "Dinas Perhubungan";
/// A unit that there is not.
pub const STRANGE_UNIT: &str = "Puskesmas Entah Berantah";
/// What a unit too many is called.
pub const SURPLUS: &str = "Tambahan";
/// Another name of a unit, with its label.
pub const SECOND_NAME: &str = "Nama unit : Kantor Pos";
/// What stands over columns of answers, and what heads them, one after the other.
pub const ANSWERS_OF: &str = "Jawaban";
pub const OFFICERS: [&str; 5] = ["Ani", "Budi", "Citra", "Dedi", "Eka"];
/// What stands before a unit's score below its answers.
pub const TOTAL: &str = "NILAI AKHIR";
/// A status that is neither of the two.
pub const STRANGE_STATUS: &str = "Menyusul";
/// A sheet that belongs to nothing, and what stands there.
pub const FOREIGN_SHEET: [&str; 2] = ["Sheet1", "Catatan rapat: lembar diserahkan hari Jumat."];
/// A sheet's name that says nothing.
pub const RENAMED_SHEET: &str = "fix bgt";
/// A file's name that says nothing.
pub const RENAMED_FILE: &str = "lembar FINAL 2";
/// A word where a score belongs.
pub const SCORE: &str = "sangat baik";
/// The headings of a table of scores: kode, pemda, nilai, kategori, tahun.
pub const SCORE_HEADINGS: [&str; 5] = ["kode", "pemda", "nilai", "kategori", "tahun"];

pub const ANSWER_BLANK: &str = "jawaban kosong";
pub const ANSWER_OUT_OF_RANGE: &str = "skor di luar rentang";
pub const ANSWER_TOO_FINE: &str = "skor dengan lima desimal";
pub const ANSWER_WORD: &str = "kata di tempat skor";
pub const ANSWER_MARK: &str = "tanda centang atau silang di tempat skor";
pub const ANSWER_PERCENT: &str = "skor sebagai persen";
pub const ANSWER_DATE: &str = "skor yang menjadi tanggal";
pub const ANSWER_TRUTH: &str = "TRUE atau FALSE di tempat skor";
pub const ANSWER_UNCALCULATED: &str = "rumus yang belum dihitung";
pub const ANSWER_FAILED: &str = "rumus yang menghasilkan galat";
pub const ANSWER_COMMA: &str = "skor sebagai teks dengan koma desimal";
pub const ANSWER_SPACES: &str = "skor sebagai teks di antara spasi tak putus";
pub const ANSWER_PADDED: &str = "skor sebagai teks dengan tiga desimal";
pub const INDICATOR_MISSING: &str = "baris indikator dihapus";
pub const INDICATOR_TWICE: &str = "baris indikator dua kali";
pub const INDICATOR_UNKNOWN: &str = "kode indikator salah ketik";
pub const INDICATOR_NAME_OTHER: &str = "nama indikator lain di samping kodenya";
pub const INDICATOR_NAMELESS: &str = "nama indikator salah eja, tanpa kode";
pub const TOTAL_STALE: &str = "nilai unit di bawah tabel yang tidak dihitung ulang";
pub const SAMPLE_COLUMN_MISSING: &str = "kolom sampel terakhir dihapus";
pub const SAMPLE_SURPLUS: &str = "skor di luar jumlah sampel";
pub const HEADINGS_MISSING: &str = "baris judul tabel dihapus";
pub const HEADINGS_UNCOUNTED: &str = "kolom sampel berjudul nama, tanpa nomor";
pub const POINTS_MERGED: &str = "sel gabungan yang menutupi isi";
pub const ROW_HIDDEN: &str = "baris berisi jawaban disembunyikan";
pub const VARIABLE_MERGED: &str = "nama variabel di sel gabungan";
pub const ROW_INSERTED: &str = "baris kosong disisipkan";
pub const COLUMN_INSERTED: &str = "kolom kosong disisipkan";
pub const STATUS_UNKNOWN: &str = "status unit tidak dikenal";
pub const KIND_UNKNOWN: &str = "jenis unit tidak dikenal";
pub const UNIT_NAME_FAILED: &str = "nama unit berisi galat rumus";
pub const ANSWERED_ALL_THE_SAME: &str = "unit tidak dinilai, tetapi terisi";
pub const UNIT_NAME_TWICE: &str = "nama unit kedua yang lain";
pub const SHEET_HIDDEN: &str = "lembar unit disembunyikan";
pub const SHEET_RENAMED: &str = "lembar unit diganti namanya";
pub const UNIT_SPELLING: &str = "jenis dan nama unit dengan ejaan lain";
pub const RESPONDENTS_FEW: &str = "responden kurang";
pub const RESPONDENTS_NONE: &str = "unit tanpa responden";
pub const RESPONDENT_STRANGE: &str = "responden dari unit yang tidak ada";
pub const SURVEY_COLUMN_MISSING: &str = "judul kolom survei dihapus";
pub const RESPONDENT_BLANK: &str = "jawaban responden kosong";
pub const RESPONDENT_OUT_OF_RANGE: &str = "jawaban responden di luar rentang";
pub const RESPONDENTS_MIXED: &str = "responden dalam urutan lain";
pub const RESPONDENTS_SPACED: &str = "baris kosong di antara responden";
pub const NAME_SPELLING: &str = "nama pemda dengan ejaan sehari-hari";
pub const NAME_ALONE: &str = "nama pemda tanpa kode";
pub const CODE_NUMBER_NAMED: &str = "kode wilayah sebagai angka, namanya cocok";
pub const IDENTITY_MOVED: &str = "isi lembar Identitas bergeser";
pub const YEAR_WRONG: &str = "tahun lain";
pub const YEAR_BLANK: &str = "tahun kosong";
pub const RUBRIC_WRONG: &str = "instrumen tahun lain";
pub const SHEET_FOREIGN: &str = "lembar yang bukan bagian formulir";
pub const SHEETS_MIXED: &str = "urutan lembar lain";
pub const GUIDANCE_GONE: &str = "lembar Petunjuk dihapus";
pub const FILE_RENAMED: &str = "berkas diganti namanya";
pub const FILE_TWICE: &str = "berkas yang sama dengan nama lain";
pub const FILE_PART: &str = "unduhan yang belum selesai";
pub const UNIT_TWICE: &str = "unit yang sama di dua berkas";
pub const SCORE_AMBIGUOUS: &str = "nilai wilayah dengan dua bacaan";
pub const SCORE_WORD: &str = "kata di tempat nilai wilayah";
pub const SCORE_OUT_OF_RANGE: &str = "nilai wilayah di luar rentang";
pub const SCORE_BLANK: &str = "nilai wilayah kosong";
pub const SCORE_NOT_APPLICABLE: &str = "TB di tempat nilai wilayah";
pub const SCORE_OF_YEAR: &str = "nilai wilayah dari tahun lain";
pub const SCORE_TWICE: &str = "nilai wilayah di dua baris";
pub const SCORE_SPLIT: &str = "koma desimal yang memisahkan kolom";
pub const SCORE_PERCENT: &str = "nilai wilayah sebagai persen";
pub const SCORE_RIGHT: &str = "nilai wilayah di tabel, cocok dengan unitnya";
pub const SCORE_MISNAMED: &str = "tabel CSV bernama .xls, nilainya cocok dengan unitnya";
pub const SCORE_DIFFERS: &str = "nilai wilayah berbeda dari unitnya";
pub const CATEGORY_DIFFERS: &str = "kategori yang tidak cocok dengan nilai";
pub const UNIT_SURPLUS: &str = "unit berlebih";
pub const UNIT_ELSEWHERE: &str = "unit yang menyebut pemda lain";
pub const ANSWERS_COPIED: &str = "jawaban yang disalin dari unit lain";
pub const UNIT_MISSING: &str = "lembar unit dihapus";
pub const UNIT_BLANK: &str = "lembar unit belum diisi";
pub const IDENTITY_BLANK: &str = "kode dan nama wilayah kosong";
pub const CODE_MALFORMED: &str = "kode wilayah tanpa titik";
pub const CODE_UNKNOWN: &str = "kode wilayah yang tidak ada";
pub const CODE_NUMBER: &str = "kode wilayah sebagai angka, tanpa nama";
pub const CODE_DATE: &str = "kode wilayah yang menjadi tanggal";
pub const CODE_OF_OTHER: &str = "kode wilayah lain";
pub const NAME_OF_OTHER: &str = "nama wilayah lain";
pub const NAME_MISSPELT: &str = "nama wilayah salah eja, tanpa kode";
pub const REGION_FOREIGN: &str = "wilayah di luar pekerjaan";
pub const SENT_AGAIN: &str = "lembar kedua dengan isi lain";
pub const REGION_MISSING: &str = "wilayah tanpa lembar";
pub const FILE_TRUNCATED: &str = "berkas terpotong";
pub const FILE_EMPTY: &str = "berkas kosong";
pub const FILE_PDF: &str = "PDF dengan nama .xlsx";
pub const FILE_ENCRYPTED: &str = "berkas berkata sandi";
