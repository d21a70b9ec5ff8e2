//! Sheets in every format that offices send, through the whole program.

// What the test needs and does not find ends it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod job_folder;

use job_folder::{JobFolder, LIST, only, short, toml};
use rapor::pipeline::Evaluation;

const XLS: &[u8] = include_bytes!("data/sheets/biasa.xls");

fn scores(evaluation: &Evaluation) -> Vec<String> {
    let cards = evaluation.standings.cards.iter();
    let shown = cards.map(|card| {
        let result = match card.verdict() {
            Some(verdict) => verdict.score.exact().to_decimal(),
            None => card.outcome.id().to_owned(),
        };
        format!("{} {result}", card.region.code)
    });
    shown.collect()
}

/// A job for these regions with one sheet.
fn one(codes: &[&str], name: &str, bytes: &[u8]) -> JobFolder {
    let job = JobFolder::new(&toml(2024, "12", &only(codes.iter().copied()), LIST));
    job.with(&format!("lembar/{name}"), bytes)
}

fn check(job: &JobFolder, expected: &[&str], findings: &[&str]) {
    let evaluation = job.check();
    let found: Vec<_> = evaluation.findings.iter().map(short).collect();
    assert_eq!(found, findings, "{:#?}", evaluation.findings);
    assert_eq!(scores(&evaluation), expected);
}

const REGIONS: [&str; 10] =
    ["12.01", "12.02", "12.05", "12.07", "12.09", "12.10", "12.11", "12.18", "12.71", "12.75"];

/// What the sheets of tests/data/sheets hold.
const READ: [&str; 10] = [
    "12.01 54.11",
    "12.02 87.995",
    "12.05 96.86",
    "12.07 91.57",
    "12.09 93.37",
    "12.10 89.8",
    "12.11 94.83",
    "12.18 97.08",
    "12.71 not_assessed",
    "12.75 45.16",
];

#[test]
fn an_old_workbook_is_read_like_its_twin() {
    let at = |code: &str, place: &str| format!("{code} lembar/biasa.xls, {place}");
    let findings = [
        at("R206", "Catatan"),
        at("R205", "Susulan"),
        at("R307", "Nilai 2024!E13"),
        at("R507", "Nilai 2024!E15"),
        at("R204", "Nilai 2024!D17"),
        at("R204", "Nilai 2024!B19"),
    ];
    check(&one(&REGIONS, "biasa.xls", XLS), &READ, &findings.each_ref().map(String::as_str));
}
