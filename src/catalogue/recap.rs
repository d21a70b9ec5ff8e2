//! The words of the summary workbook (rekap).

use crate::finding::Severity;
use crate::job::TieRule;
use crate::rubric::{BlankRule, Evidence, RollUp, Status};

// Sheets, and what the table of contents says of them.
/// The first sheet.
pub const SUMMARY: &str = "Ringkasan";
/// The sheet of the first list; the others are named after their list.
pub const RANKING: &str = "Peringkat";
/// The sheet of the regions that are in no list.
pub const OUTSIDE: &str = "Di Luar Peringkat";
/// The sheet of findings.
pub const FINDINGS: &str = "Temuan";
/// The sheet of the rules.
pub const METHOD: &str = "Metodologi";
/// The sheet of the input files.
pub const INPUTS: &str = "Berkas";
/// What [`METHOD`] is about.
pub const METHOD_ABOUT: &str = "instrumen, bobot, pembulatan, dan sumbernya";

// What keeps a document from passing for a final one.
/// A specimen, and what that means.
pub const SPECIMEN: (&str, &str) = ("CONTOH", "bukan dokumen resmi");
/// A draft, and what that means.
pub const DRAFT: (&str, &str) = ("DRAF", "instrumen belum ditetapkan, angka dapat berubah");
/// A partial run, and what that means.
pub const PARTIAL: (&str, &str) =
    ("BELUM LENGKAP", "ada pemda yang belum dapat dinilai, peringkat belum final");
/// The status of a document without such a mark, in the file's properties.
pub const FINAL: &str = "Final";

// Headings.
/// Rank.
pub const RANK: &str = "Peringkat";
/// Code of a region, finding, indicator.
pub const CODE: &str = "Kode";
/// Region.
pub const REGION: &str = "Pemda";
/// Kind of a region.
pub const KIND: &str = "Jenis";
/// Score.
pub const SCORE: &str = "Nilai";
/// Category.
pub const CATEGORY: &str = "Kategori";
/// Zone.
pub const ZONE: &str = "Zona";
/// Opinion.
pub const OPINION: &str = "Opini";
/// Tie mark: heading and word.
pub const TIED: &str = "Seri";
/// Points to the next band, in a year with categories.
pub const TO_NEXT_CATEGORY: &str = "Selisih ke kategori berikutnya";
/// Points to the next band, in a year without categories.
pub const TO_NEXT_OPINION: &str = "Selisih ke opini berikutnya";
/// Certificate.
pub const CERTIFICATE: &str = "Piagam";
/// Status of a region, a figure.
pub const STATUS: &str = "Status";
/// Count.
pub const COUNT: &str = "Jumlah";
/// Reason.
pub const REASON: &str = "Keterangan";
/// Weight of a finding.
pub const SEVERITY: &str = "Tingkat";
/// Region of a finding.
pub const FINDING_REGION: &str = "Wilayah";
/// File.
pub const FILE: &str = "Berkas";
/// Worksheet.
pub const WORKSHEET: &str = "Lembar";
/// Cell.
pub const CELL: &str = "Sel";
/// What is wrong.
pub const MESSAGE: &str = "Pesan";
/// The way out.
pub const HINT: &str = "Cara memperbaiki";
/// What became of a file.
pub const FATE: &str = "Perlakuan";
/// Hash of a file.
pub const SHA256: &str = "SHA-256";
/// The register of certificates, as far as the recap stands on it.
pub const REGISTER: &str = "Registri piagam";
/// Running number.
pub const NUMBER: &str = "No.";
/// Range of scores.
pub const RANGE: &str = "Rentang nilai";
/// Lowest score of a band.
pub const LOWEST: &str = "Nilai terendah";
/// Highest score of a band.
pub const HIGHEST: &str = "Nilai tertinggi";
/// Name.
pub const NAME: &str = "Nama";
/// Weight in percent.
pub const WEIGHT: &str = "Bobot (%)";
/// Highest points.
pub const MAX: &str = "Poin maks.";
/// Samples per unit.
pub const SAMPLES: &str = "Sampel per unit";
/// How an indicator is seen.
pub const EVIDENCE: &str = "Cara menilai";
/// Source.
pub const SOURCE: &str = "Sumber";
/// Fewest units.
pub const MINIMUM: &str = "Paling sedikit";
/// Most units.
pub const MAXIMUM: &str = "Paling banyak";
/// Tie rule.
pub const TIES: &str = "Nilai sama";
/// Sum of a column.
pub const TOTAL: &str = "Jumlah seluruhnya";

// Figures of one row whose status or source differs.
/// A weight.
pub const FIGURE_WEIGHT: &str = "bobot";
/// The highest points.
pub const FIGURE_MAX: &str = "poin";
/// The number of samples.
pub const FIGURE_SAMPLES: &str = "sampel";
/// The fewest units.
pub const FIGURE_MINIMUM: &str = "minimum";
/// The most units.
pub const FIGURE_MAXIMUM: &str = "maksimum";

// Blocks of the summary.
/// Block of region states.
pub const STATES: &str = "Keadaan penilaian";
/// Block of zones.
pub const ZONES: &str = "Sebaran zona";
/// Block of bands.
pub const BANDS: &str = "Sebaran nilai";
/// Table of contents.
pub const CONTENTS: &str = "Daftar isi";
/// Title of the chart of zones.
pub const ZONES_CHART: &str = "Jumlah pemda per zona";
/// Title of the chart of opinions.
pub const OPINIONS_CHART: &str = "Jumlah pemda per opini";

// Blocks of the method.
/// Block of the rubric.
pub const RUBRIC: &str = "Instrumen";
/// Block of the computation.
pub const COMPUTATION: &str = "Cara menghitung";
/// Block of bands.
pub const METHOD_BANDS: &str = "Kategori dan batas nilai";
/// Block of dimensions, variables and indicators.
pub const TREE: &str = "Dimensi, variabel, dan indikator";
/// Block of units.
pub const UNITS: &str = "Unit layanan tiap pemda";
/// Block of lists.
pub const LISTS: &str = "Daftar peringkat";
/// Block of certificates.
pub const CERTIFICATES: &str = "Piagam penghargaan";
/// Block of sources.
pub const SOURCES: &str = "Sumber angka";

// Labels of the method.
/// Year.
pub const YEAR: &str = "Tahun";
/// Remark.
pub const REMARK: &str = "Catatan";
/// Program.
pub const PROGRAM: &str = "Dihitung dengan";
/// Blank answers.
pub const BLANK: &str = "Jawaban kosong";
/// Fewest units.
pub const UNIT_MINIMUM: &str = "Unit dinilai paling sedikit";
/// Roll-up of the checklist.
pub const ROLL_UP: &str = "Nilai pemda";
/// Suffix of the opinion.
pub const SUFFIX: &str = "Akhiran opini bila temuan ditindaklanjuti";

// What became of files.
/// Used.
pub const USED: &str = "Dipakai";
/// Refused.
pub const REFUSED: &str = "Ditolak";
/// Ignored.
pub const IGNORED: &str = "Diabaikan";

// Rows that stand where there is nothing else.
/// No findings.
pub const NO_FINDINGS: &str = "Tidak ada temuan.";
/// Nobody outside.
pub const NOBODY_OUTSIDE: &str = "Semua pemda masuk dalam peringkat.";
/// Nobody ranked.
pub const NOBODY_RANKED: &str = "Belum ada pemda yang diperingkat.";
/// No file.
pub const NO_INPUTS: &str = "Tidak ada berkas masukan.";
/// No certificate for this region.
pub const NO_CERTIFICATE: &str = "-";
/// A file without a hash.
pub const NO_HASH: &str = "tidak dibaca";
/// A kind of unit or an award that the rubric or job has not.
pub const NONE: &str = "-";

/// The words around the numbers of `Halaman 1 dari 3`.
pub const PAGE_OF: [&str; 2] = ["Halaman ", " dari "];

// The states of regions.
/// Scored.
pub const SCORED: &str = "Dinilai";
/// With errors.
pub const INCOMPLETE: &str = "Belum lengkap";
/// Without a sheet.
pub const MISSING: &str = "Tanpa lembar";
/// Not assessed.
pub const NOT_ASSESSED: &str = "Tidak dinilai";

/// What a screen reader says about the logo of an office.
pub fn logo(office: &str) -> String {
    format!("Logo {office}")
}

/// Title of the file.
pub fn file_title(year: u16) -> String {
    format!("Rekapitulasi hasil penilaian tahun {year}")
}

/// The rubric and how sure it is.
pub fn rubric_line(title: &str, status: Status) -> String {
    format!("Instrumen: {title} (status: {})", self::status(status))
}

/// A year's score.
pub fn score_of(year: u16) -> String {
    format!("Nilai {year}")
}

/// A year's zone.
pub fn zone_of(year: u16) -> String {
    format!("Zona {year}")
}

/// The difference to a year's score.
pub fn change_since(year: u16) -> String {
    format!("Perubahan sejak {year}")
}

/// Why no difference is shown.
pub fn scheme_differs(past: u16, year: u16) -> String {
    format!(
        "Nilai {past} memakai instrumen lain dari {year}: perubahannya tidak dihitung karena tidak dapat dibandingkan."
    )
}

/// The first of a list.
pub fn top_five(list: &str) -> String {
    format!("Lima besar: {list}")
}

/// More regions share the last rank than are shown.
pub fn more_tied(count: usize) -> String {
    format!("dan {count} pemda lain dengan peringkat yang sama")
}

/// Title of a list's sheet.
pub fn ranking_title(list: &str) -> String {
    format!("Peringkat: {list}")
}

/// The link below the title of a list's sheet.
pub fn see_outside(count: usize) -> String {
    format!("{count} pemda berada di luar semua daftar peringkat: lihat lembar {OUTSIDE}.")
}

/// The link from the method to the files.
pub fn see_inputs(count: usize) -> String {
    format!("{count} berkas masukan dan sidik jari SHA-256-nya: lihat lembar {INPUTS}.")
}

/// A line of the register, and its hash.
pub fn register(line: u64, sha256: &str) -> String {
    format!("baris {line}, SHA-256 {sha256}")
}

/// How many regions are in no list.
pub fn outside_counted(count: usize) -> String {
    format!("{count} pemda yang tidak diperingkat, dengan alasannya")
}

/// Why a region with findings has no score.
pub fn errors_of_region(count: usize) -> String {
    format!("{count} galat pada lembarnya: lihat lembar {FINDINGS}")
}

/// Why a region has no score although no error names it.
pub const ERRORS_ELSEWHERE: &str = "Lembarnya belum dapat dinilai: lihat lembar Temuan";
/// Why a region without a sheet has no score.
pub const SHEET_MISSING: &str = "Lembar penilaian tidak ditemukan";
/// A region not assessed, for no stated reason.
pub const NO_REASON: &str = "Tanpa keterangan";
/// A scored region of a kind that no list has.
pub const IN_NO_LIST: &str = "Dinilai, tetapi jenisnya tidak ada dalam daftar peringkat mana pun";

/// How many findings there are of each weight.
pub fn findings_counted(errors: usize, warnings: usize, notes: usize) -> String {
    format!("{errors} galat, {warnings} peringatan, {notes} catatan")
}

/// How many files there are of each fate.
pub fn inputs_counted(used: usize, refused: usize, ignored: usize) -> String {
    format!("{used} dipakai, {refused} ditolak, {ignored} diabaikan")
}

/// A certificate that is held back.
pub fn held_back(reason: &str) -> String {
    format!("Ditahan: {reason}")
}

/// A region beside its code.
pub fn region(name: &str, code: &str) -> String {
    format!("{name} ({code})")
}

/// A range of scores.
pub fn range(from: &str, to: &str) -> String {
    format!("{from} – {to}")
}

/// The weight of a finding.
pub fn severity(of: Severity) -> &'static str {
    match of {
        Severity::Error => "Galat",
        Severity::Warning => "Peringatan",
        Severity::Note => "Catatan",
    }
}

/// How sure a figure is.
pub fn status(of: Status) -> &'static str {
    match of {
        Status::Published => "terbit",
        Status::Inferred => "disimpulkan",
        Status::Draft => "draf",
    }
}

/// How sure a figure is, and the id of its source.
pub fn sure(of: Status, source: &str) -> String {
    format!("{}, sumber: {source}", status(of))
}

/// One of several figures of a row.
pub fn of_figure(figure: &str, word: &str) -> String {
    format!("{figure}: {word}")
}

/// A title beside its name in data.
pub fn with_id(title: &str, id: &str) -> String {
    format!("{title} ({id})")
}

/// A list, who is in it and what equal scores do.
pub fn list(title: &str, kinds: &str, ties: &str) -> String {
    format!("{title}. Anggota: {kinds}. {TIES}: {ties}.")
}

/// What the states of figures mean.
pub const STATUS_LEGEND: &str = "Status angka: terbit = dibaca dalam sumber resmi; disimpulkan = diturunkan dari sumber resmi; draf = sementara.";

/// How an indicator is seen.
pub fn evidence(of: Evidence) -> &'static str {
    match of {
        Evidence::Checklist => "Observasi",
        Evidence::Interview => "Wawancara petugas",
        Evidence::Survey => "Survei pengguna",
    }
}

/// What a blank answer means.
pub fn blank(of: BlankRule) -> &'static str {
    match of {
        BlankRule::Error => "Pemda tidak dapat dinilai sampai jawabannya jelas.",
        BlankRule::Zero => "Dihitung 0 poin, dengan peringatan.",
        BlankRule::Skip => "Rata-rata atas sampel yang terjawab, dengan peringatan.",
    }
}

/// How products become a region's score.
pub fn roll_up(of: RollUp) -> &'static str {
    match of {
        RollUp::Products => "Rata-rata semua produk layanan.",
        RollUp::Units => "Rata-rata unit, yang masing-masing adalah rata-rata produknya.",
    }
}

/// What equal scores do.
pub fn ties(of: TieRule) -> &'static str {
    match of {
        TieRule::Competition => "peringkat sama, berikutnya dilompati (1, 2, 2, 4)",
        TieRule::Dense => "peringkat sama, berikutnya tidak dilompati (1, 2, 2, 3)",
        TieRule::Sequential => "diurutkan menurut nilai sebelum pembulatan, lalu kode (1, 2, 3, 4)",
    }
}

/// The computation with weights, step by step.
pub const WEIGHTED_STEPS: [&str; 4] = [
    "Indikator = rata-rata poin semua sampelnya dibagi poin maksimum, dihitung sebagai pecahan tepat.",
    "Variabel dan dimensi = rata-rata berbobot dari bagiannya; tanpa bobot berarti semua bagian sama besar.",
    "Unit layanan = 100 x jumlah (bobot dimensi x dimensi), tidak dibulatkan.",
    "Pemda = rata-rata sederhana semua unit yang dinilai, tidak dibulatkan.",
];

/// The computation of the checklist, step by step.
pub const CHECKLIST_STEPS: [&str; 2] = [
    "Produk layanan = 100 x jumlah poin dibagi jumlah poin maksimum semua komponennya, sebagai pecahan tepat.",
    "Unit layanan = rata-rata produknya, tidak dibulatkan.",
];

/// What holds for every scheme, after its own steps.
pub const COMMON_STEPS: [&str; 3] = [
    "Pembulatan sekali saja, pada akhir: dua desimal, setengah ke atas (87,995 menjadi 88,00).",
    "Kategori, zona, dan opini dilihat dari nilai yang sudah dibulatkan.",
    "Peringkat membandingkan nilai yang sudah dibulatkan; nilai yang sama selalu ditandai \"Seri\".",
];

/// What a screen reader says about the chart: each bar and its count.
pub fn chart_alt(title: &str, bars: &[(String, u32)]) -> String {
    let bars: Vec<_> = bars.iter().map(|(label, count)| format!("{label} {count}")).collect();
    format!("Diagram batang. {title}: {}.", bars.join(", "))
}

/// What a screen reader says about a table.
pub fn table_alt(title: &str) -> String {
    format!("Tabel: {title}")
}

/// Names of the cells that hold the counts of states, in the order of the summary.
pub const STATE_NAMES: [&str; 5] = [
    "Jumlah_Dinilai",
    "Jumlah_Belum_Lengkap",
    "Jumlah_Tanpa_Lembar",
    "Jumlah_Tidak_Dinilai",
    "Jumlah_Pemda",
];
/// Names of the cells that hold the counts of zones, in the order of the summary.
pub const ZONE_NAMES: [&str; 3] = ["Jumlah_Hijau", "Jumlah_Kuning", "Jumlah_Merah"];
