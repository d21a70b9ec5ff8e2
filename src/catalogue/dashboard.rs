//! The words of the dashboard (dasbor).

use super::{recap, report_card, units};
use crate::rubric::Status;

/// The words that stand on the page whatever the results are, by the names that its template has
/// for them.
pub const WORDS: [(&str, &str); 60] = [
    ("marks", "Status dokumen"),
    ("skip", "Langsung ke isi"),
    ("contents", "Bagian halaman ini"),
    ("back", "Kembali ke ikhtisar"),
    ("previous", "Sebelumnya"),
    ("next", "Berikutnya"),
    ("search", "Cari pemda"),
    ("search_example", "nama atau kode"),
    ("list", "Daftar"),
    ("kind", recap::KIND),
    ("all_kinds", "Semua jenis"),
    ("rank", recap::RANK),
    ("region", recap::REGION),
    ("code", recap::CODE),
    ("score", recap::SCORE),
    ("tied", recap::TIED),
    ("status", recap::STATUS),
    ("reason", recap::REASON),
    ("weight", recap::WEIGHT),
    ("dimension", report_card::DIMENSION),
    ("indicator", "Indikator"),
    ("unit", report_card::UNIT),
    ("year", recap::YEAR),
    ("change", report_card::CHANGE),
    ("range", recap::RANGE),
    ("opinion", recap::OPINION),
    ("category", recap::CATEGORY),
    ("count", recap::COUNT),
    ("severity", recap::SEVERITY),
    ("place", "Berkas, lembar, sel"),
    ("message", recap::MESSAGE),
    ("hint", recap::HINT),
    ("result", report_card::RESULT),
    ("documents", "Dokumen"),
    ("findings", recap::FINDINGS),
    ("units", units::UNITS_OF_REGIONS),
    ("trend", "Perkembangan"),
    ("lifts", "Yang paling mengangkat nilai"),
    ("weakest", "Indikator terlemah"),
    ("gain", "Tambahan bila penuh"),
    ("mean", "Rata-rata"),
    ("units_short", "Unit yang belum penuh"),
    ("below_green", "Unit di bawah zona hijau"),
    ("cost", "Nilai yang hilang per pemda"),
    ("median", "Peringkat tengah"),
    ("interval", "Rentang 90 %"),
    ("computation", recap::COMPUTATION),
    ("bands", recap::BANDS),
    ("lists", recap::LISTS),
    ("rubric", recap::RUBRIC),
    ("remark", recap::REMARK),
    ("sources", recap::SOURCES),
    ("weights", report_card::WEIGHTS),
    ("nobody", recap::NOBODY_RANKED),
    ("no_findings", recap::NO_FINDINGS),
    ("not_found", "Tidak ada pemda yang cocok. Ubah pencarian atau saringan."),
    ("rises", "Naik terbanyak"),
    ("falls", "Turun terbanyak"),
    ("rounded", report_card::ROUNDED),
    ("drawing", "Gambar rentang"),
];

/// The sentence that a script shows above a list once it is filtered; `{n}` and `{m}` are numbers.
pub const SHOWN: &str = "{n} dari {m} pemda ditampilkan";

/// A section of the page: how its address ends, and its title.
pub type Section = (&'static str, &'static str);
/// The lists.
pub const RANKING: Section = ("peringkat", "Peringkat");
/// The regions in order of code.
pub const GRID: Section = ("kisi", "Kisi pemda");
/// Regions and dimensions.
pub const HEATMAP: Section = ("dimensi", "Dimensi tiap pemda");
/// How scores are spread.
pub const DISTRIBUTION: Section = ("sebaran", "Sebaran nilai");
/// Earlier years.
pub const TREND: Section = ("perkembangan", "Perkembangan");
/// How firm ranks are.
pub const ROBUSTNESS: Section = ("kekokohan", "Kekokohan peringkat");
/// Indicators over the province.
pub const INDICATORS: Section = ("indikator", "Indikator terlemah");
/// Regions in no list.
pub const OUTSIDE: Section = ("di-luar-peringkat", "Di luar peringkat");
/// Findings.
pub const FINDINGS: Section = ("temuan", "Temuan");
/// The rules.
pub const METHOD: Section = ("metode", "Metode");

/// What the grid of regions is.
pub const GRID_ABOUT: &str =
    "Satu petak satu pemda, menurut urutan kode wilayah; bukan peta. Pilih petak untuk rinciannya.";
/// What the distribution shows.
pub const DISTRIBUTION_ABOUT: &str =
    "Banyaknya pemda per satu poin nilai. Garis tegak adalah batas nilai.";
/// What the scores of earlier years show.
pub const TREND_ABOUT: &str = "Satu garis satu pemda, hanya antara tahun yang instrumennya dapat dibandingkan; tahun yang nilainya tidak diketahui dilewati garis putus-putus.";
/// What the zones of earlier years show.
pub const YEARS_ABOUT: &str = "Banyaknya pemda per zona tiap tahun, menurut riwayat pekerjaan ini.";
/// The sign behind a rank that several share.
pub const TIED_LEGEND: &str = "Tanda = berarti seri: nilainya sama dengan pemda lain dalam daftar.";
/// Where another scheme begins.
pub const BREAK: &str = "instrumen berganti";
/// What the lines are called for who cannot see them.
pub const TREND_CHART: &str =
    "Diagram garis: nilai tiap pemda menurut tahun. Angkanya ada pada halaman tiap pemda.";
/// What indicators over the province show.
pub const INDICATORS_ABOUT: &str = "Indikator dengan rata-rata terendah atas semua unit, dari 100. Nilai yang hilang: rata-rata poin nilai pemda yang akan bertambah bila indikator itu penuh di semua unit.";
/// The first findings alone are shown.
pub const FINDINGS_FILE: &str = "temuan.csv";
/// The kinds of regions as on a tile.
pub const SHORT_KINDS: [(&str, &str); 3] =
    [("provinsi", "Prov."), ("kabupaten", "Kab."), ("kota", "Kota")];
/// Beside a score that nobody has.
pub const NO_SCORE: &str = "-";
/// The highest score.
pub const HIGHEST: &str = "Tertinggi";
/// How many regions are assessed.
pub const ASSESSED: &str = "Pemda dinilai";
/// Filter of all zones.
pub const ALL_ZONES: &str = "Semua zona";
/// Filter of all opinions.
pub const ALL_OPINIONS: &str = "Semua opini";
/// The range of ranks, as a heading.
pub const RANK_RANGE: &str = "Rentang peringkat (90 %)";

// Links to other documents of the run.
/// The summary workbook.
pub const RECAP: &str = "Rekapitulasi (.xlsx)";
/// The workbook of a region.
pub const REPORT_CARD: &str = "Rapor (.xlsx)";
/// The certificate of a region.
pub const CERTIFICATE: &str = "Piagam (.pdf)";
/// All certificates.
pub const ALL_CERTIFICATES: &str = "Semua piagam untuk dicetak (.pdf)";
/// All findings.
pub const ALL_FINDINGS: &str = "Semua temuan (.csv)";

/// The title of the page.
pub fn title(province: &str, year: u16) -> String {
    format!("Dasbor penilaian {year} · {province}")
}

/// The year as the headline has it.
pub fn year(year: u16) -> String {
    format!("Tahun {year}")
}

/// The headline: how many regions are in the best zone.
pub fn lead_zone(count: usize, scored: usize, zone: &str) -> String {
    format!("{count} dari {scored} pemda di zona {}", zone.to_lowercase())
}

/// The headline of a year without zones.
pub fn lead_opinion(count: usize, scored: usize, opinion: &str) -> String {
    format!("{count} dari {scored} pemda berpredikat {opinion}")
}

/// The headline where nobody is scored.
pub const LEAD_NOBODY: &str = "Belum ada pemda yang dinilai";

/// How many regions there are, below how many are assessed.
pub fn of_regions(total: usize) -> String {
    format!("dari {total} pemda")
}

/// How many regions are not assessed, and why.
pub fn not_scored(incomplete: usize, missing: usize, not_assessed: usize) -> Option<String> {
    let parts =
        [(incomplete, "belum lengkap"), (missing, "tanpa lembar"), (not_assessed, "tidak dinilai")];
    let parts: Vec<_> = parts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// A zone's count of an earlier year, below that of this year; `known` regions are known of it.
pub fn zone_then(count: usize, year: u16, known: usize, comparable: bool) -> String {
    let scheme = if comparable { "" } else { ", instrumen lain" };
    format!("{year}: {count} dari {known} yang diketahui{scheme}")
}

/// A zone beside its word.
pub fn zone(name: &str) -> String {
    format!("Zona {}", name.to_lowercase())
}

/// Who has the highest score, and how many others.
pub fn highest(name: &str, others: usize) -> String {
    match others {
        0 => name.to_owned(),
        others => format!("{name} dan {others} pemda lain"),
    }
}

/// What the heatmap shows: as the workbook says it, and what the shades mean.
pub const HEATMAP_ABOUT: &str = "Arti tiap warna tertulis di bawah ini.";

/// A bar of the distribution.
pub fn bar(from: &str, to: &str, count: usize) -> String {
    format!("{from} – {to}: {count} pemda")
}

/// What the distribution says to who cannot see it.
pub fn distribution(lowest: &str, highest: &str, scored: usize) -> String {
    format!(
        "Diagram batang: sebaran nilai {scored} pemda dari {lowest} sampai {highest}. Banyaknya per batas nilai ada dalam tabel di bawahnya."
    )
}

/// The counts of a year.
pub fn of_year(parts: &[(String, usize)], unknown: usize) -> String {
    let mut said: Vec<_> = parts.iter().map(|(name, count)| format!("{name} {count}")).collect();
    if unknown > 0 {
        said.push(format!("tidak diketahui {unknown}"));
    }
    said.join(" · ")
}

/// How many findings are shown, of how many.
pub fn some_findings(shown: usize, all: usize) -> String {
    format!("{shown} dari {all} temuan ditampilkan; semuanya ada di {FINDINGS_FILE}.")
}

/// The year's rubric and how sure it is, with the program.
pub fn made_with(rubric: &str, status: Status, program: &str) -> String {
    format!("{}. Dibuat dengan {program}.", recap::rubric_line(rubric, status))
}

/// The way to the next band: so many indicators of units made full.
pub fn plan(band: &str, steps: usize, reached: &str) -> String {
    format!(
        "{band}: tercapai bila {steps} indikator unit berikut dibuat penuh; nilainya menjadi {reached}."
    )
}

/// The next band is out of reach of all known gains.
pub fn no_plan(band: &str) -> String {
    format!("{band}: tidak tercapai dengan indikator yang diketahui saja.")
}

/// An indicator of a unit that a plan names, with what it adds.
pub fn step(indicator: &str, unit: &str, gain: &str) -> String {
    format!("{indicator}, {unit} ({gain})")
}

/// More steps than are named.
pub fn more_steps(count: usize) -> String {
    format!("dan {count} lagi")
}

/// Some of several.
pub fn some_of(count: usize, all: usize) -> String {
    format!("{count} dari {all}")
}

/// Two years.
pub fn between(from: u16, to: u16) -> String {
    format!("{from}–{to}")
}

/// The range of ranks in a list.
pub fn range_in(range: &str, list: &str) -> String {
    format!("{range} ({list})")
}

/// How the ranks of a list were tried.
pub fn robustness(draws: u32, spread: u8) -> String {
    format!(
        "Peringkat dihitung ulang {draws} kali dengan bobot dimensi yang diubah acak sampai ±{spread} %. Batang: 90 % hasil di tengah; titik: peringkat yang diumumkan."
    )
}

/// What the range of a rank is to who cannot see it.
pub fn rank_range(low: u32, high: u32) -> String {
    if low == high { low.to_string() } else { format!("{low}–{high}") }
}

/// No program of the system opens pages.
pub fn not_opened(file: &str) -> String {
    format!("Dasbor tidak dapat dibuka otomatis; buka sendiri: {file}")
}
