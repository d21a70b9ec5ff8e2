//! R801 to R808: certificates that cannot get their numbers.

use rapor::pipeline::Failure;
use rapor::signing::SecretKey;

use super::job_folder::JobFolder;
use super::{Table, UNITS, job};

/// A table with another score than that of most jobs here.
const CHANGED: &str = "kode;nilai\n12.18;97,18\n";

/// A run with a key is refused for exactly these findings.
#[track_caller]
fn refused(table: &mut Table, job: &JobFolder, reissue: Option<&str>, expected: &[&str]) {
    match job.run_with(&SecretKey::new(&[7; 40]), reissue) {
        Err(Failure::Refused { findings, .. }) => table.hold(&findings, expected),
        other => panic!("{other:?} instead of {expected:?}"),
    }
}

/// A sound job that has issued its certificate, and has another table since.
fn issued(job: JobFolder, table: &str) -> JobFolder {
    job.run_with(&SecretKey::new(&[7; 40]), None).unwrap();
    job.with("lembar/n.csv", table)
}

pub fn all(table: &mut Table) {
    refused(table, &issued(job("", ""), CHANGED), None, &["R801 registri.jsonl"]);
    let green = job("{ all = true }", "{ zones = [\"Hijau\"] }");
    let not_any_more = issued(green, "kode;nilai\n12.18;54,11\n");
    refused(table, &not_any_more, None, &["R802 registri.jsonl"]);
    let listed = job("", "").with("nomor.csv", "nomor;kode\n1;12.05\n");
    refused(table, &listed, None, &["R803 nomor.csv"]);
    let coded = issued(job("{urut:03}", "{kode}"), CHANGED);
    refused(table, &coded, Some("diperbaiki"), &["R804 rapor.toml"]);
    let spaced = job("{urut:03}", "{urut:03}  ");
    refused(table, &spaced, None, &["R805 rapor.toml"]);
    // Nothing but the letters that are lost in a short name tells the two apart.
    let units = "[certificate.unit]\naward = { all = true }\nnumber = \"{urut}\"\n\n[[signatory]]";
    let names = UNITS.replace("Puskesmas Satu", "Puskesmas É").replace("Dua", "Á");
    let alike = job("[[signatory]]", units).with("lembar/n.csv", names);
    refused(table, &alike, None, &["R806 rapor.toml"]);
    let list = "nomor;kode\n1;12.18\n\"2\";\n3;1218\n1;;x\n1;\n\u{a0};\n";
    let places = [
        "R807 nomor.csv, A3",
        "R807 nomor.csv, B4",
        "R807 nomor.csv, A5",
        "R807 nomor.csv, A6",
        "R807 nomor.csv, A7",
    ];
    refused(table, &job("", "").with("nomor.csv", list), None, &places);
    let headless = job("", "").with("nomor.csv", "001\n002\n");
    refused(table, &headless, None, &["R807 nomor.csv, A1"]);
    let long = "Pemerintah Provinsi dengan Nama yang Panjang ".repeat(4);
    let wordy = job("Pemerintah Provinsi Sumatera Utara", long.trim());
    refused(table, &wordy, None, &["R808 rapor.toml"]);
    let address = job("place =", "verify_url = \"piagam.go.id\"\nplace =");
    table.check(address, &["R005 rapor.toml:21:14"]);
}
