//! Filled-in forms: the same assessment whichever program wrote them, and however the units of a
//! region are spread over files.

// What the test needs and does not find ends it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod binary;
mod filled_form;
mod job_folder;

use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;

use binary::{ended, rapor};
use filled_form::{REGION, UNITS};
use job_folder::{JobFolder, LIST, only, short, toml};
use rapor::domain::Answer;
use rapor::report::xlsx;
use serde_json::Value;

/// Forms that other programs filled in (tests/data/forms/README.md).
const OF_2024: [(&str, &[u8]); 3] = [
    ("openpyxl.xlsx", include_bytes!("data/forms/openpyxl-2024.xlsx")),
    ("libreoffice.xlsx", include_bytes!("data/forms/libreoffice-2024.xlsx")),
    ("libreoffice.ods", include_bytes!("data/forms/libreoffice-2024.ods")),
];
const OF_2021: [(&str, &[u8]); 3] = [
    ("openpyxl.xlsx", include_bytes!("data/forms/openpyxl-2021.xlsx")),
    ("libreoffice.xlsx", include_bytes!("data/forms/libreoffice-2021.xlsx")),
    ("libreoffice.ods", include_bytes!("data/forms/libreoffice-2021.ods")),
];

/// A form of some of the units, as this program writes it.
fn own(year: u16, units: Range<usize>) -> Vec<u8> {
    xlsx::bytes(&filled_form::workbook(&filled_form::rubric(year), units)).unwrap()
}

/// A job of the region with these sheets.
fn job<B: AsRef<[u8]>>(
    year: u16,
    sheets: impl IntoIterator<Item = (&'static str, B)>,
) -> JobFolder {
    let job = JobFolder::new(&toml(year, "12", &only([REGION]), LIST));
    for (name, bytes) in sheets {
        job.write(&format!("lembar/{name}"), bytes);
    }
    job
}

/// The regions of `hasil.json`, after a run.
fn regions(job: &JobFolder) -> Value {
    job.run(false).unwrap();
    let json = fs::read(job.output().join("data/hasil.json")).unwrap();
    let json: Value = serde_json::from_slice(&json).unwrap();
    json["regions"].clone()
}

/// How the region's score came about, with each cell; `file` without its name.
fn explained(job: &JobFolder, file: &str) -> Value {
    let asked = ["explain", REGION, "--format", "json", "--job"];
    let (code, said, told) = ended(&rapor(asked).arg(job.path()).output().unwrap());
    assert_eq!((code, told.as_str()), (0, ""));
    assert!(said.contains(file));
    serde_json::from_str(&said.replace(file, "lembar/formulir")).unwrap()
}

/// Every program's form of a year comes to the exact score, and to the same down to the cells.
fn check(year: u16, exact: &str, score: &str, refusals: usize, others: [(&'static str, &[u8]); 3]) {
    let rubric = filled_form::rubric(year);
    let units = filled_form::units(&rubric);
    let given = units.iter().flat_map(|unit| unit.answers.iter().flatten());
    let refused: BTreeSet<String> = given
        .filter(|given| given.answer == Answer::Refused)
        .map(|given| format!("{}!{}", given.sheet, given.cell))
        .collect();
    assert_eq!(refused.len(), refusals);

    let bytes = own(year, 0..UNITS);
    let first = job(year, [("sendiri.xlsx", &bytes)]);
    let expected = (regions(&first), explained(&first, "lembar/sendiri.xlsx"));
    assert_eq!(expected.0[0]["exact"], exact);
    assert_eq!(expected.0[0]["score"], score);
    for (name, bytes) in others.into_iter().chain([("sendiri.xlsx", bytes.as_slice())]) {
        let job = job(year, [(name, bytes)]);
        let file = format!("lembar/{name}");
        let findings = job.check().findings;
        let found: BTreeSet<String> = findings.iter().map(short).collect();
        let warned = refused.iter().map(|at| format!("R322 {file}, {at}")).collect();
        assert_eq!(found, warned);
        assert_eq!(findings.len(), refusals, "{name}: nothing is found twice");
        assert_eq!((regions(&job), explained(&job, &file)), expected, "{name}");
    }
}

#[test]
fn a_form_of_2024_reads_the_same_whichever_program_filled_it_in() {
    check(2024, "1243721807/14553000", "85.46", 73, OF_2024);
}

#[test]
fn a_checklist_of_2021_reads_the_same_whichever_program_filled_it_in() {
    check(2021, "230/3", "76.67", 0, OF_2021);
}

#[test]
fn several_files_may_bring_the_units_of_a_region() {
    for year in [2024, 2021] {
        let whole = regions(&job(year, [("a.xlsx", own(year, 0..UNITS))]));
        let parts = [("a.xlsx", own(year, 0..3)), ("b/c.xlsx", own(year, 3..UNITS))];
        let job = job(year, parts);
        let evaluation = job.check();
        let codes: BTreeSet<_> =
            evaluation.findings.iter().map(|finding| finding.code().id()).collect();
        assert!(codes.is_subset(&BTreeSet::from(["R322"])), "{codes:?}");
        assert_eq!(evaluation.accounting.files.used, 2);
        assert_eq!(regions(&job), whole, "{year}");
    }
}

#[test]
fn a_unit_in_two_files_is_named_in_both() {
    let parts = [("a.xlsx", own(2024, 0..UNITS)), ("b.xlsx", own(2024, 5..UNITS))];
    let job = job(2024, parts);
    let evaluation = job.check();
    let errors: Vec<_> = evaluation.findings.iter().filter(|finding| finding.is_error()).collect();
    let places: Vec<_> = errors.iter().map(|finding| short(finding)).collect();
    assert_eq!(places, ["R504 lembar/b.xlsx, Puskesmas 1", "R504 lembar/b.xlsx, Puskesmas 2"]);
    for (finding, sheet) in errors.iter().zip(["Puskesmas 1", "Puskesmas 2"]) {
        let said = rapor::catalogue::message(&finding.problem);
        assert!(said.contains(&format!("lembar/a.xlsx, {sheet}")), "{said}");
    }
    assert_eq!(evaluation.standings.cards[0].outcome.id(), "incomplete");
    assert!(job.run(false).is_err());
    assert!(!job.output().exists());
}
