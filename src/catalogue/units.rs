//! The words of the summary's sheets of dimensions and units.

use super::recap;

/// The sheet of dimensions by region.
pub const DIMENSIONS: &str = "Dimensi";
/// What [`DIMENSIONS`] is about.
pub const DIMENSIONS_ABOUT: &str = "rata-rata tiap dimensi atas unit layanan setiap pemda";
/// The sheet of units by region.
pub const UNITS_OF_REGIONS: &str = "Unit";
/// What [`UNITS_OF_REGIONS`] is about.
pub const UNITS_OF_REGIONS_ABOUT: &str =
    "nilai tiap unit layanan; yang terbaik tiap jenis ditandai";
/// How many units a region has.
pub const UNIT_COUNT: &str = "Unit dinilai";
/// Title of the table of kinds.
pub const KINDS: &str = "Jenis unit layanan";
/// A kind of unit.
pub const UNIT_KIND: &str = "Jenis unit";
/// The highest score of a kind.
pub const BEST: &str = "Nilai tertinggi";
/// Who has the highest score of a kind.
pub const BEST_WHO: &str = "Diraih oleh";
/// Units of kinds that the rubric does not name.
pub const OTHER_UNITS: &str = "Unit lain";
/// What the sheet of dimensions shows.
pub const DIMENSIONS_LINE: &str = "Rata-rata sederhana nilai dimensi semua unit yang dinilai, dari pecahan tepat; dibulatkan untuk tampilan. Hanya pemda yang jawabannya diketahui untuk semua unitnya.";
/// What the sheet of units shows.
pub const UNITS_LINE: &str = "Nilai tiap unit dibulatkan untuk tampilan. Nilai tertinggi tiap jenis dicetak tebal; namanya, dan rata-rata nilai yang tampil, di bawah tabel.";

/// The mean over so many regions.
pub fn mean_of_regions(count: usize) -> String {
    format!("Rata-rata {count} pemda")
}

/// One of several units of a kind.
pub fn numbered(kind: &str, number: usize) -> String {
    format!("{kind} {number}")
}

/// A unit with its region.
pub fn unit_of(unit: &str, region: &str) -> String {
    if unit.is_empty() { region.to_owned() } else { format!("{unit}, {region}") }
}

/// The first of several, and how many more there are.
pub fn several(names: &[String], most: usize) -> String {
    let shown: Vec<_> = names.iter().take(most).map(String::as_str).collect();
    let shown = shown.join("; ");
    match names.len().saturating_sub(most) {
        0 => shown,
        more => format!("{shown}; dan {more} lain"),
    }
}

/// How many units are in a zone.
pub fn in_zone(zone: &str) -> String {
    format!("{} {zone}", recap::ZONE)
}
