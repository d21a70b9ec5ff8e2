//! `rapor check --reply`: what is mailed back to each region, and where its links lead.

// What the test needs and does not find ends it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod binary;
mod job_folder;

use std::io::{Cursor, Read};
use std::path::Path;

use binary::{ended, rapor};
use calamine::{Data, Reader, Xlsx};
use job_folder::{JobFolder, LIST, only, toml, tree};
use rust_xlsxwriter::Workbook;

/// A table of scores on a sheet of this name.
fn table(sheet: &str, rows: &[[&str; 2]]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let to = workbook.add_worksheet();
    to.set_name(sheet).unwrap();
    to.write_row(0, 0, ["Kode", "Nilai"]).unwrap();
    for (row, cells) in (1..).zip(rows) {
        to.write_row(row, 0, *cells).unwrap();
    }
    workbook.save_to_buffer().unwrap()
}

/// Two regions with a fault each, one without, and a file that nobody can tell whose it is.
fn job() -> JobFolder {
    let regions = only(["12.11", "12.18", "12.71"]);
    JobFolder::new(&toml(2024, "12", &regions, LIST))
        .with("lembar/dairi/nilai akhir.xlsx", table("Nilai Akhir", &[["12.11", "101"]]))
        .with("lembar/sergai.xlsx", table("Nilai", &[["12.18", "97,08"], ["12.18", "96,00"]]))
        .with("lembar/sibolga.xlsx", table("Nilai", &[["12.71", "80"]]))
        .with("lembar/rusak.xlsx", "PK\u{3}\u{4}kaput")
}

fn check(job: &JobFolder, folder: &Path) -> (i32, String, String) {
    let arguments = [job.path().as_os_str(), "--reply".as_ref(), folder.as_os_str()];
    ended(&rapor(["check".as_ref()].into_iter().chain(arguments)).output().unwrap())
}

/// The rows below the heading of the first sheet: severity, file, place, code.
fn rows(bytes: &[u8]) -> Vec<[String; 4]> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range("Temuan").unwrap();
    let text = |row: &[Data], column: usize| row[column].to_string();
    let body = range.rows().skip_while(|row| row[0] != "No.").skip(1);
    body.map(|row| [1, 2, 3, 6].map(|column| text(row, column))).collect()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn every_region_with_findings_gets_a_reply_that_leads_to_its_cells() {
    let job = job();
    let folder = job.path().join("balasan");
    let (code, _, told) = check(&job, &folder);
    assert_eq!(code, 1, "{told}");
    assert!(told.contains("Balasan: 3 buku kerja"), "{told}");
    let files = tree(&folder);
    let names: Vec<_> = files.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "temuan-12.11-kabupaten-dairi.xlsx",
            "temuan-12.18-kabupaten-serdang-bedagai.xlsx",
            "temuan-tanpa-wilayah.xlsx"
        ]
    );
    let of = |name: &str| rows(&files[name]);
    assert_eq!(of(names[0]), [["Galat", "nilai akhir.xlsx", "Nilai Akhir!B2", "R303"]]);
    assert_eq!(of(names[1]), [["Galat", "sergai.xlsx", "Nilai!B3", "R404"]]);
    assert_eq!(of(names[2]), [["Galat", "rusak.xlsx", "seluruh berkas", "R101"]]);

    let sheet = part(&files[names[0]], "xl/worksheets/sheet1.xml");
    assert!(sheet.contains(r#"location="'Nilai Akhir'!B2""#), "{sheet}");
    let links = part(&files[names[0]], "xl/worksheets/_rels/sheet1.xml.rels");
    assert!(links.contains(r#"Target="nilai%20akhir.xlsx" TargetMode="External""#), "{links}");
}

#[test]
fn replies_are_the_same_every_time_and_never_overwrite() {
    let job = job();
    let (first, second) = (job.path().join("satu"), job.path().join("dua"));
    check(&job, &first);
    check(&job, &second);
    assert_eq!(tree(&first), tree(&second));
    let (code, _, told) = check(&job, &first);
    assert_eq!(code, 1, "{told}");
    assert!(told.contains("tidak kosong") && !told.contains("Membaca"), "{told}");
    assert_eq!(tree(&first), tree(&second), "nothing was touched");
}

#[test]
fn replies_never_go_into_the_output() {
    let job = job();
    let (code, _, told) = check(&job, &job.output().join("balasan"));
    assert_eq!(code, 1, "{told}");
    assert!(!told.contains("Membaca"), "{told}");
    assert!(!job.output().join("balasan").exists());
}

#[test]
fn a_job_without_findings_gets_no_replies() {
    let job = JobFolder::new(&toml(2024, "12", &only(["12.71"]), LIST))
        .with("lembar/sibolga.xlsx", table("Nilai", &[["12.71", "80"]]));
    let folder = job.path().join("balasan");
    let (code, _, told) = check(&job, &folder);
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("tidak ada balasan yang ditulis"), "{told}");
    assert!(!folder.exists());
}
