//! The words of the terminal: progress, the closing table, `rubric` and `finding`.

use std::time::Duration;

use crate::output::Landed;
use crate::rubric::{BlankRule, Evidence, RollUp, Status};
use crate::scoring::Outcome;
use crate::watch::Stage;

/// Before the way out of a finding.
pub const WAY_OUT: &str = "cara";
/// Before the region of a finding.
pub const ABOUT: &str = "wilayah";
/// Nothing is wrong.
pub const NO_FINDINGS: &str = "Tidak ada temuan.";
/// The run was told to stop.
pub const STOPPED: &str = "Dihentikan. Hasil lama tetap utuh.";
/// Labels of the closing table.
pub const REGIONS: &str = "Wilayah";
/// Zones of the closing table.
pub const ZONES: &str = "Zona";
/// Opinions of the closing table, where a year has no zones.
pub const OPINIONS: &str = "Opini";
/// Files of the closing table.
pub const FILES: &str = "Berkas";
/// The first list of the closing table.
pub const TOP: &str = "Teratas";
/// Certificates of the closing table.
pub const CERTIFICATES: &str = "Piagam";
/// Findings of the closing table.
pub const FINDINGS: &str = "Temuan";
/// Where the output is.
pub const OUTPUT: &str = "Hasil";
/// How long it took.
pub const TIME: &str = "Waktu";

/// What a stage of a run is called.
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Reading => "Membaca lembar",
        Stage::Drawing => "Membuat dokumen",
        Stage::Saving => "Menyimpan",
    }
}

/// What a region's outcome is called in a count.
pub fn outcome(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Scored(_) => "dinilai",
        Outcome::Incomplete => "belum lengkap",
        Outcome::Missing => "tanpa lembar",
        Outcome::NotAssessed(_) => "tidak dinilai",
    }
}

/// The regions by what became of them.
pub fn regions(scored: usize, incomplete: usize, missing: usize, not_assessed: usize) -> String {
    let total = scored + incomplete + missing + not_assessed;
    format!(
        "{total}: {scored} dinilai, {incomplete} belum lengkap, {missing} tanpa lembar, {not_assessed} tidak dinilai"
    )
}

/// The files by what became of them.
pub fn files(used: usize, refused: usize, ignored: usize) -> String {
    let total = used + refused + ignored;
    format!("{total}: {used} dipakai, {refused} ditolak, {ignored} diabaikan")
}

/// How many findings of each weight.
pub fn findings(errors: usize, warnings: usize, notes: usize) -> String {
    format!("{errors} galat, {warnings} peringatan, {notes} catatan")
}

/// How many certificates of regions, how many of them held back, and how many of units; `draft`
/// where they have no numbers.
pub fn certificates(awarded: usize, held: usize, units: usize, draft: bool) -> String {
    let held = if held > 0 { format!(", {held} ditahan") } else { String::new() };
    let of_units = if units > 0 { format!("; {units} sertifikat unit") } else { String::new() };
    let is_draft = draft && awarded + units > 0;
    let draft = if is_draft { "; DRAF, tanpa nomor dan tanda verifikasi" } else { "" };
    format!("{awarded} lembar{held}{of_units}{draft}")
}

/// Whether the output changed.
pub fn landed(landed: &Landed) -> &'static str {
    match landed {
        Landed::First => "baru",
        Landed::Replaced => "diperbarui; yang lama ada di sebelahnya",
        Landed::Unchanged => "tidak ada perubahan",
    }
}

/// A duration as it is read: `0,42 detik`.
pub fn duration(time: Duration) -> String {
    format!("{}.{:02} detik", time.as_secs(), time.subsec_millis() / 10).replace('.', ",")
}

/// How sure a figure is.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Published => "terbit",
        Status::Inferred => "disimpulkan",
        Status::Draft => "draf",
    }
}

/// How an indicator is seen.
pub fn evidence(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Checklist => "observasi",
        Evidence::Interview => "wawancara",
        Evidence::Survey => "survei",
    }
}

/// What a blank answer means.
pub fn blank(rule: BlankRule) -> &'static str {
    match rule {
        BlankRule::Error => "galat: wilayah tidak dinilai sampai diperjelas",
        BlankRule::Zero => "dihitung 0, dengan peringatan",
        BlankRule::Skip => "dilewati, dengan peringatan",
    }
}

/// How products become a region's score.
pub fn roll_up(roll_up: RollUp) -> &'static str {
    match roll_up {
        RollUp::Products => "rata-rata semua produk",
        RollUp::Units => "rata-rata dari rata-rata unit",
    }
}

/// The run was refused.
pub fn refused(errors: usize, csv: Option<&str>) -> String {
    match csv {
        Some(csv) => format!(
            "Ditolak: {errors} galat. Tidak ada hasil yang ditulis; hasil lama tetap utuh. Daftar temuan: {csv}"
        ),
        None => {
            format!("Ditolak: {errors} galat. Tidak ada hasil yang ditulis; hasil lama tetap utuh.")
        }
    }
}

/// A fault of the program.
pub fn defect(fault: &str) -> String {
    format!("kesalahan program: {fault}")
}

/// The way out of a fault of the program.
pub const DEFECT_WAY_OUT: &str =
    "hasil lama tetap utuh; laporkan pesan ini beserta rapor.toml kepada pengelola rapor";

/// A code that there is not.
pub fn no_such_code(code: &str) -> String {
    format!("tidak ada temuan berkode {code}; lihat semuanya dengan `rapor finding`")
}

/// A kind of unit that the rubric does not have.
pub fn no_such_unit(id: &str) -> String {
    format!("jenis unit `{id}` tidak ada di rubrik ini")
}

/// A region where a province belongs.
pub fn no_province(name: &str) -> String {
    format!("{name} bukan provinsi")
}

/// A rubric of another year than was asked for.
pub fn other_year(rubric: &str, of: u16, asked: u16) -> String {
    format!("rubrik {rubric} untuk tahun {of}, bukan {asked}")
}

/// The way out of a rubric of another year.
pub const OTHER_YEAR_WAY_OUT: &str =
    "sebut rubrik tahun itu dengan --rubric; `rapor rubric list` menyebut yang bawaan";

/// A job that was begun, and what to do next.
pub fn new_job(folder: &str, sheets: usize) -> String {
    format!(
        "Pekerjaan baru di {folder}: rapor.toml dan {sheets} lembar kosong.\nBerikutnya: baca BACA-SAYA.txt, lengkapi rapor.toml, isi lembar-lembarnya, lalu `rapor check {folder}`."
    )
}

/// A job that was made up, and what to do next.
pub fn made_up_job(folder: &str, sheets: usize) -> String {
    format!(
        "Pekerjaan contoh di {folder}: rapor.toml dan {sheets} lembar karangan.\nBerikutnya: `rapor run {folder}`."
    )
}

/// A job that was made up with defects, and what to do next.
pub fn messy_job(folder: &str, sheets: usize, messy: usize) -> String {
    format!(
        "Pekerjaan contoh di {folder}: rapor.toml dan lembar karangan {sheets} wilayah, {messy} di antaranya diberi cacat.\nSemua cacat dan temuan yang seharusnya tercatat di cacat.csv.\nBerikutnya: `rapor check {folder}`, lalu bandingkan."
    )
}

/// A preview that was drawn.
pub fn previewed(file: &str) -> String {
    format!("Pratinjau: {file}")
}

/// A template that is being watched.
pub const WATCHING: &str =
    "Menunggu perubahan pada rancangan dan rapor.toml; berhenti dengan Ctrl-C.";

/// A job without certificates of the kind that was asked for.
pub const NO_CERTIFICATES: &str = "pekerjaan ini tidak membuat piagam jenis itu";
/// What to do about it.
pub const NO_CERTIFICATES_HINT: &str =
    "isi [certificate], atau [certificate.unit] untuk unit, di rapor.toml";

/// A template that is not built in.
pub fn no_such_template(name: &str) -> String {
    format!("rancangan bawaan `{name}` tidak ada")
}

/// The templates that are built in.
pub fn known_templates(known: &[&str]) -> String {
    format!("yang ada: {}", known.join(", "))
}

/// A template that was copied, and what to do next.
pub fn copied_template(folder: &str) -> String {
    format!(
        "Rancangan disalin ke {folder}. Sebut folder itu di rapor.toml ([certificate] template = \"...\"),\nubah certificate.toml di dalamnya, dan lihat hasilnya dengan `rapor certificate preview --frames --watch`."
    )
}

/// A rubric file that is sound.
pub fn sound_rubric(id: &str) -> String {
    format!("Rubrik {id} sah.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn certificates_are_counted_with_those_of_units() {
        let draft = "DRAF, tanpa nomor dan tanda verifikasi";
        for ((awarded, held, units, is_draft), expected) in [
            ((31, 0, 0, false), "31 lembar".to_owned()),
            ((31, 2, 6, true), format!("31 lembar, 2 ditahan; 6 sertifikat unit; {draft}")),
            ((0, 0, 6, true), format!("0 lembar; 6 sertifikat unit; {draft}")),
            ((0, 1, 0, true), "0 lembar, 1 ditahan".to_owned()),
        ] {
            assert_eq!(certificates(awarded, held, units, is_draft), expected);
        }
    }
}
