//! The words of what there is to learn about one region: dimensions, trend, priorities.

use crate::domain::Band;

// Sheets, and what the table of contents says of them.
/// The sheet of dimensions.
pub const DIMENSIONS: &str = "Dimensi";
/// What [`DIMENSIONS`] is about.
pub const DIMENSIONS_ABOUT: &str = "tiap dimensi dibandingkan dengan rata-rata provinsi";
/// The sheet of earlier years.
pub const TREND: &str = "Tren";
/// What [`TREND`] is about.
pub const TREND_ABOUT: &str = "hasil tahun demi tahun";
/// The sheet of what to mend first.
pub const PRIORITIES: &str = "Prioritas";
/// What [`PRIORITIES`] is about.
pub const PRIORITIES_ABOUT: &str = "perbaikan yang paling menaikkan nilai";

// Dimensions.
/// What the sheet compares.
pub const DIMENSIONS_LINE: &str = "Nilai dimensi adalah rata-rata semua unit yang dinilai; rata-rata provinsi atas semua pemda yang dimensinya diketahui.";
/// The mean of the province.
pub const PROVINCE: &str = "Rata-rata provinsi";
/// The difference to it.
pub const ABOVE_PROVINCE: &str = "Selisih";
/// The unit whose dimension is lowest.
pub const WEAKEST_UNIT: &str = "Unit terendah";
/// Its score.
pub const WEAKEST_SCORE: &str = "Nilai terendah";

// Trend.
/// What the sheet leaves out.
pub const TREND_LINE: &str = "Di antara 2021 dan 2022, dan di antara 2024 dan 2025, susunan penilaian berganti: nilai sebelum dan sesudahnya tidak dibandingkan, dan garisnya terputus.";
/// A year.
pub const YEAR: &str = "Tahun";
/// The change since the latest year before.
pub const CHANGE: &str = "Perubahan";
/// What else there is to say of a year.
pub const REMARK: &str = "Keterangan";
/// Another scheme begins.
pub const NEW_SCHEME: &str = "susunan penilaian baru";
/// This year's result is the job's own.
pub const THIS_YEAR: &str = "hasil tahun ini";
/// The chart.
pub const TREND_CHART: &str = "Nilai dari tahun ke tahun";
/// Kinds of units over the years.
pub const TREND_KINDS: &str = "Jenis unit";
/// Dimensions over the years.
pub const TREND_DIMENSIONS: &str = "Dimensi";

// Priorities.
/// What a gain is.
pub const GAIN_LINE: &str = "Kenaikan: poin yang bertambah pada nilai pemda bila indikator itu mendapat poin penuh, dan semua yang lain tetap. Kenaikan dapat dijumlahkan.";
/// What the plan is.
pub const PLAN_LINE: &str = "Rencana mengambil perbaikan dari kenaikan terbesar (cara rakus) sampai nilainya mencapai batas; tidak ada rencana dengan perbaikan yang lebih sedikit.";
/// Nothing moves on this sheet.
pub const FIXED_LINE: &str =
    "Lembar ini menurut hasil yang dicetak; tidak berubah bila poin dicoba di lembar unit.";
/// The block of what lifts most.
pub const LARGEST: &str = "Perbaikan dengan kenaikan terbesar";
/// The block of all indicators.
pub const INDICATORS: &str = "Indikator yang paling menaikkan nilai, atas semua unit";
/// An indicator.
pub const INDICATOR: &str = "Indikator";
/// What it adds.
pub const GAIN: &str = "Kenaikan (poin)";
/// What the score becomes.
pub const BECOMES: &str = "Nilai menjadi";
/// Units in which an indicator is not full.
pub const UNITS_SHORT: &str = "Unit belum penuh";
/// Everything is full.
pub const NOTHING_TO_GAIN: &str = "Semua indikator yang diketahui sudah penuh.";

/// The heading of a column with the scores of some years.
pub fn scores_of(first: u16, last: u16) -> String {
    if first == last { format!("Nilai {first}") } else { format!("Nilai {first}–{last}") }
}

/// The block of the steps to the next band.
pub fn plan(steps: usize, band: &str, reached: &str) -> String {
    format!("Jalan ke {band}: {steps} perbaikan, nilai menjadi {reached}")
}

/// How many steps more there are than are listed.
pub fn more_steps(count: usize) -> String {
    format!("dan {count} perbaikan lagi, masing-masing dengan kenaikan yang tidak lebih besar")
}

/// All that is known does not reach the next band.
pub fn no_plan(band: &str) -> String {
    format!("Perbaikan yang diketahui belum cukup untuk mencapai {band}.")
}

/// A band by its category, or by its opinion where it has none.
pub fn band(category: Option<&str>, opinion: &str) -> String {
    category.map_or_else(|| format!("opini {opinion}"), |category| format!("kategori {category}"))
}

/// Points to the next band.
pub fn to_next(points: &str, next: &Band) -> String {
    match &next.category {
        Some(category) => format!("{points} poin ke kategori {category} ({})", next.opinion),
        None => format!("{points} poin ke opini {}", next.opinion),
    }
}

/// The heading of the score of an earlier year.
pub fn score_of(year: u16) -> String {
    format!("Nilai {year}")
}

/// What a screen reader says about a chart of scores.
pub fn chart_alt(title: &str, figures: &[(String, String)]) -> String {
    let figures: Vec<_> = figures.iter().map(|(name, value)| format!("{name} {value}")).collect();
    format!("Bagan: {title}. {}", figures.join("; "))
}
