//! The words of made-up workbooks.

/// What every sheet of a made-up workbook says.
pub const MARK: &str = "DATA CONTOH";
/// Who filled it in.
pub const ENUMERATOR: &str = "(nama petugas)";
/// Beside an indicator that somebody would not answer.
pub const REFUSED: &str = "Satu petugas tidak bersedia menjawab.";
/// Beside an indicator that does not apply.
pub const NOT_APPLICABLE: &str = "Tidak berlaku untuk unit ini.";
