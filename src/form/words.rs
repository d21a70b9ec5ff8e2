//! The words of the sheet that the tool hands out. They belong to its format, not to the catalogue:
//! what is written there is looked for again.

/// The worksheet that says whose the workbook is.
pub const IDENTITY: &str = "Identitas";
/// The worksheet that explains how to fill in the others.
pub const GUIDANCE: &str = "Petunjuk";
/// The worksheet of the users' answers, one respondent per row.
pub const SURVEY: &str = "Survei";

/// Identity: the region's code, as text.
pub const REGION_CODE: &str = "Kode wilayah";
/// Identity: the region's name.
pub const REGION_NAME: &str = "Nama pemda";
/// Identity: the year assessed.
pub const YEAR: &str = "Tahun";
/// Identity: the rubric's id.
pub const RUBRIC: &str = "Instrumen";
/// Identity: who filled it in. Never read.
pub const ENUMERATOR: &str = "Petugas";
/// Identity: when. Never read.
pub const DATE: &str = "Tanggal";

/// Unit: its kind.
pub const UNIT_KIND: &str = "Jenis unit";
/// Unit: its name.
pub const UNIT_NAME: &str = "Nama unit";
/// Unit: whether it was assessed.
pub const STATUS: &str = "Status";
/// Unit: it was.
pub const ASSESSED: &str = "Dinilai";
/// Unit: it was not.
pub const NOT_ASSESSED: &str = "Tidak dinilai";

/// Table of a unit: the indicator's code.
pub const CODE: &str = "Kode";
/// Table of a unit: its dimension.
pub const DIMENSION: &str = "Dimensi";
/// Table of a unit: its variable.
pub const VARIABLE: &str = "Variabel";
/// Table of a unit: its name.
pub const INDICATOR: &str = "Indikator";
/// Table of a unit: its highest number of points.
pub const MAX: &str = "Maks";
/// Table of a unit: the answers, where there is but one column of them.
pub const SCORE: &str = "Skor";
/// Table of a unit: remarks. Never read.
pub const REMARK: &str = "Catatan";
/// Table of a unit: where the proof is. Never read.
pub const PROOF: &str = "Bukti";

/// Survey: the unit, by its name or its worksheet's.
pub const UNIT: &str = "Unit";
/// Survey: the respondent's number.
pub const RESPONDENT: &str = "Responden";

/// An answer: refused.
pub const REFUSED: &str = "TJ";
/// An answer: does not apply.
pub const NOT_APPLICABLE: &str = "TB";

/// An answer of a checklist: it is there.
pub const PRESENT: &str = "√";
/// An answer of a checklist: it is not there.
pub const ABSENT: &str = "-";

/// The heading of a sample column, counted from 1.
pub fn sample(number: usize) -> String {
    format!("S{number}")
}
