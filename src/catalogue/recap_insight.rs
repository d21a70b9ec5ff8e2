//! The words of the summary workbook for what is learned from results: earlier years, firm ranks,
//! weak indicators, and the definitions of all of it.

use super::recap;
use crate::job::Perturbation;

// Sheets, and what the table of contents says of them.
/// The sheet of how firm ranks are.
pub const ROBUSTNESS: &str = "Ketahanan";
/// What [`ROBUSTNESS`] is about.
pub const ROBUSTNESS_ABOUT: &str = "seberapa pasti peringkat bila bobot dimensi sedikit lain";
/// The sheet of indicators.
pub const INDICATORS: &str = "Indikator";
/// What [`INDICATORS`] is about.
pub const INDICATORS_ABOUT: &str = "setiap indikator se-provinsi, yang terlemah lebih dulu";
/// The sheet of the years.
pub const TREND: &str = "Tren";
/// What [`TREND`] is about.
pub const TREND_ABOUT: &str = "nilai dan zona setiap pemda dari tahun ke tahun";

// Headings.
/// The difference of two counts.
pub const DIFFERENCE: &str = "Selisih";
/// The year that a change is measured against.
pub const SINCE: &str = "Sejak";
/// The score of that year.
pub const BEFORE: &str = "Semula";
/// A change of a score.
pub const CHANGE: &str = "Perubahan";
/// Median of ranks.
pub const MEDIAN: &str = "Median";
/// Fifth percentile of ranks.
pub const LOW: &str = "P5";
/// Ninety-fifth percentile of ranks.
pub const HIGH: &str = "P95";
/// How far apart the percentiles are.
pub const WIDTH: &str = "Lebar";
/// Dimension.
pub const DIMENSION: &str = "Dimensi";
/// Variable.
pub const VARIABLE: &str = "Variabel";
/// Mean.
pub const MEAN: &str = "Rata-rata";
/// How many units answered.
pub const UNITS: &str = "Unit";
/// How many units are not full.
pub const SHORT: &str = "Unit di bawah 100";
/// How many units are below the green zone.
pub const BELOW_GREEN: &str = "Unit di bawah hijau";
/// What an indicator costs.
pub const COST: &str = "Biaya (poin)";

// The blocks of the summary.
/// The chart of zones or categories in two years.
pub fn compared_chart(past: u16, year: u16) -> String {
    format!("{past} dan {year}")
}

/// The table of zones in two years.
pub fn compared_zones(past: u16) -> String {
    format!("Zona dibandingkan dengan {past}")
}

/// The table of categories in two years.
pub fn compared_categories(past: u16) -> String {
    format!("Kategori dibandingkan dengan {past}")
}

/// How many regions the comparison of a name counts: of both years, or of the earlier one alone.
pub fn compared_regions(name: &str, regions: u32, past: u16, year: Option<u16>) -> String {
    let name = name.to_lowercase();
    match year {
        Some(year) => format!("{regions} pemda yang {name}nya diketahui untuk {past} dan {year}."),
        None => format!("{regions} pemda yang {name}nya diketahui untuk {past}."),
    }
}

/// Why there are no differences.
pub fn no_difference(past: u16, year: u16) -> String {
    format!("Instrumen berganti antara {past} dan {year}: selisih tidak dihitung.")
}

/// Those that gained most.
pub const IMPROVED: &str = "Lima yang paling meningkat";

/// How many gained of how many, and since when.
pub fn improved_of(gained: usize, scored: usize) -> String {
    format!(
        "{gained} dari {scored} pemda naik sejak nilainya yang terakhir diketahui dalam instrumen yang sama."
    )
}

/// What a screen reader says about the chart of two years: each name with both counts.
pub fn compared_alt(title: &str, rows: &[(String, u32, u32)]) -> String {
    let rows: Vec<_> =
        rows.iter().map(|(name, before, now)| format!("{name} {before} lalu {now}")).collect();
    format!("Diagram batang berkelompok. {title}: {}.", rows.join(", "))
}

// Ranks.
/// An earlier year's rank.
pub fn rank_of(year: u16) -> String {
    format!("{} {year}", recap::RANK)
}

/// How many places a region climbed since a year.
pub fn climbed_since(year: u16) -> String {
    format!("Naik (+) sejak {year}")
}

/// What the columns of percentiles are, above a list.
pub fn ranges_hint(settings: Perturbation) -> String {
    format!(
        "{MEDIAN}, {LOW}, {HIGH}: peringkat tengah dan rentang 5-95 % dari {} undian bobot dimensi. Lihat lembar {ROBUSTNESS}.",
        thousands(settings.draws)
    )
}

// How firm ranks are.
/// Title of the sheet.
pub fn robustness_title(list: &str) -> String {
    format!("Ketahanan peringkat: {list}")
}

/// How the ranges come about.
pub fn robustness_how(settings: Perturbation) -> String {
    format!(
        "Bobot setiap dimensi diundi {} kali, masing-masing dari {} % sampai {} % bobotnya dalam rubrik, lalu dijadikan 100 % lagi (bilangan awal {}). Setiap kali nilai dihitung ulang dengan tepat, dibulatkan, dan diperingkat dengan aturan daftarnya.",
        thousands(settings.draws),
        100_u32.saturating_sub(settings.spread.into()),
        100 + u32::from(settings.spread),
        settings.seed,
    )
}

/// What the ranges mean, and what they do not.
pub const ROBUSTNESS_MEANS: &str = "Rentang P5-P95 memuat 90 % peringkat tengah dari semua undian. Lebar 0: peringkatnya tidak bergantung pada pilihan bobot; rentang yang tumpang tindih: beda peringkatnya tidak banyak artinya.";
/// What it does not change.
pub const ROBUSTNESS_LIMITS: &str = "Bukan galat penilaian: kesalahan mencacah dan pemilihan sampel tidak termasuk. Batang menutup setiap peringkat dari P5 sampai P95. Semua ini tidak mengubah nilai dan peringkat, dan tidak tercetak di piagam.";

/// Title of the chart of ranges; `shown` where it has the first of more regions.
pub fn ranges_chart(shown: Option<usize>) -> String {
    let all = "Rentang peringkat P5-P95";
    shown.map_or_else(|| all.to_owned(), |shown| format!("{all}, {shown} teratas"))
}

/// What a screen reader says about the chart of ranges.
pub fn ranges_alt(title: &str, regions: usize) -> String {
    format!(
        "Diagram rentang. {title}: satu batang untuk setiap pemda, {regions} pemda menurut peringkat. Angkanya di tabel sebelahnya."
    )
}

// Indicators.
/// Title of the sheet.
pub const INDICATORS_TITLE: &str = "Indikator se-provinsi, yang terlemah lebih dulu";
/// What its columns are.
pub const INDICATORS_LINE: &str = "Rata-rata nilai indikator atas semua unit yang menjawabnya, 0-100. Biaya: berapa poin nilai sebuah pemda hilang karenanya, rata-rata atas pemda yang jawabannya diketahui.";

// The years.
/// Title of the sheet.
pub const TREND_TITLE: &str = "Tren nilai pemda";
/// What its columns are.
pub const TREND_LINE: &str = "Nilai yang diumumkan; bila hanya zona atau kategorinya yang diketahui, itulah yang tercantum. Kosong: tidak diketahui. Perubahan: terhadap nilai sebelumnya yang diketahui.";
/// Why the years stand in groups.
pub const TREND_BREAKS: &str = "Garis dan perubahan tidak melewati pergantian instrumen (2021-2022, 2024-2025): nilai di kedua sisinya tidak dapat dibandingkan.";

/// A year as a heading.
pub fn year(year: u16) -> String {
    format!("Nilai {year}")
}

/// The change within a group of years.
pub fn change_in(from: u16, to: u16) -> String {
    format!("Perubahan {from}-{to}")
}

/// The line over a group of years.
pub fn line_of(from: u16, to: u16) -> String {
    format!("Garis {from}-{to}")
}

// The method.
/// The block of definitions.
pub const INSIGHT: &str = "Wawasan";
/// The rubric's bytes.
pub const RUBRIC_HASH: &str = "SHA-256 instrumen";
/// Label of the points to the next band.
pub const NEXT: &str = "Selisih ke atas";
/// The points to the next band.
pub const NEXT_IS: &str =
    "Batas bawah kategori atau opini berikutnya dikurangi nilai yang diumumkan.";
/// Label of gains and costs.
pub const GAIN: &str = "Kenaikan dan biaya indikator";
/// Gains and costs.
pub const GAIN_IS: &str = "Kenaikan: berapa poin nilai pemda bertambah bila indikator itu penuh dan yang lain tetap = bagian indikator di unit x (1 - capaian) x 100 / banyaknya unit yang dinilai. Biaya sebuah indikator: rata-rata kenaikannya atas pemda yang jawabannya diketahui.";
/// Label of the trend.
pub const TREND_LABEL: &str = "Tren dan perubahan";
/// The trend.
pub const TREND_IS: &str = "Nilai tahun ini dikurangi nilai terakhir sebelumnya yang diketahui. Di antara 2021 dan 2022, dan di antara 2024 dan 2025, susunan penilaian berganti: di sana tidak ada perubahan yang dihitung.";
/// Label of earlier ranks.
pub const RANK_LABEL: &str = "Peringkat tahun lalu";
/// Earlier ranks.
pub const RANK_IS: &str = "Dihitung dari nilai tahun itu dengan aturan daftarnya sendiri, dan hanya disebut bila tahun itu menerangkan setiap pemda daftarnya.";
/// Label of firm ranks.
pub const ROBUSTNESS_LABEL: &str = "Ketahanan peringkat";

/// Firm ranks, with their settings.
pub fn robustness_is(settings: Perturbation) -> String {
    format!("{} {ROBUSTNESS_MEANS}", robustness_how(settings))
}

/// A whole number with a point between thousands.
fn thousands(number: u32) -> String {
    match (number / 1000, number % 1000) {
        (0, below) => below.to_string(),
        (above, below) => format!("{}.{below:03}", thousands(above)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_parted_by_points() {
        for (number, expected) in [
            (0, "0"),
            (999, "999"),
            (1000, "1.000"),
            (100_000, "100.000"),
            (1_000_001, "1.000.001"),
        ] {
            assert_eq!(thousands(number), expected);
        }
    }
}
