//! Sheets in every format that offices send, through the whole program.

// What the test needs and does not find ends it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod job_folder;
#[path = "formats/xlsb.rs"]
mod xlsb;

use job_folder::{JobFolder, LIST, only, short, toml};
use rapor::catalogue;
use rapor::pipeline::Evaluation;
use xlsb::Cell;

const XLS: &[u8] = include_bytes!("data/sheets/biasa.xls");
/// One sheet in every format (tests/data/formats/README.md).
const MARKS: [(&str, &[u8]); 3] = [
    ("tanda.xlsx", include_bytes!("data/formats/tanda.xlsx")),
    ("tanda.xls", include_bytes!("data/formats/tanda.xls")),
    ("tanda.ods", include_bytes!("data/formats/tanda.ods")),
];
const MARKS_HTML: &[u8] = include_bytes!("data/formats/tanda.html");
const XLWT: &[u8] = include_bytes!("data/formats/xlwt.xls");
const FORMS: [(&str, &[u8]); 3] = [
    ("formulir.xlsx", include_bytes!("data/formats/formulir.xlsx")),
    ("formulir.xls", include_bytes!("data/formats/formulir.xls")),
    ("formulir.ods", include_bytes!("data/formats/formulir.ods")),
];

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

const MARKED: [&str; 6] = ["12.01", "12.05", "12.07", "12.09", "12.11", "12.18"];
const MARKED_READ: [&str; 6] =
    ["12.01 54.11", "12.05 96.86", "12.07 91.57", "12.09 93.37", "12.11 94.83", "12.18 97.08"];

#[test]
fn what_is_easily_lost_is_found_in_every_format() {
    for (name, bytes) in MARKS {
        let findings = [
            format!("R115 lembar/{name}, Nilai"),
            format!("R203 lembar/{name}, Nilai!E1"),
            format!("R307 lembar/{name}, Nilai!C3"),
            format!("R204 lembar/{name}, Nilai!A10"),
        ];
        let job = one(&MARKED, name, bytes);
        check(&job, &MARKED_READ, &findings.each_ref().map(String::as_str));
        let hidden = job.check().findings.remove(0);
        let said = "baris 4 dan kolom D tersembunyi, tetapi tetap dibaca";
        assert_eq!(catalogue::message(&hidden.problem), said, "{name}");
    }
}

#[test]
fn a_filled_form_comes_to_the_same_score_in_every_format() {
    for (name, bytes) in FORMS {
        let evaluation = one(&["12.01"], name, bytes).check();
        assert_eq!(evaluation.findings, [], "{name}");
        let card = &evaluation.standings.cards[0];
        let exact = card.verdict().unwrap().score.exact();
        assert_eq!(exact.to_string(), "62773168279/703395000", "{name}");
    }
}

#[test]
fn formulas_that_were_never_computed_are_named_in_an_old_workbook() {
    let evaluation = one(&MARKED, "xlwt.xls", XLWT).check();
    let found: Vec<_> = evaluation.findings.iter().map(short).collect();
    assert_eq!(found, ["R311 lembar/xlwt.xls, Nilai!C5"]);
    assert_eq!(scores(&evaluation)[3], "12.09 incomplete");
}

#[test]
fn pages_and_text_under_the_name_of_a_workbook_are_read_and_said() {
    // LibreOffice leaves the hidden row out.
    let without = |all: [&'static str; 6]| all.into_iter().filter(|row| !row.starts_with("12.07"));
    check(
        &one(&without(MARKED).collect::<Vec<_>>(), "tanda.xls", MARKS_HTML),
        &without(MARKED_READ).collect::<Vec<_>>(),
        &[
            "R116 lembar/tanda.xls",
            "R203 lembar/tanda.xls, D1",
            "R307 lembar/tanda.xls, C3",
            "R204 lembar/tanda.xls, A9",
        ],
    );
    let (codes, expected) = (["12.05", "12.18"], ["12.05 96.86", "12.18 97.08"]);
    for text in [
        "kode\tnilai\n12.18\t97,08\n12.05\t96.86\n",
        "kode;nilai\n12.18;97,08\n12.05;96,86\n",
        "<table><tr><td>Kode<td>Nilai<tr><td>12.18<td>97,08<tr><td>12.05<td>96,86</table>",
    ] {
        for name in ["n.xls", "n.xlsx"] {
            let said = format!("R116 lembar/{name}");
            check(&one(&codes, name, text.as_bytes()), &expected, &[&said]);
        }
    }
    // Under names of their own, there is nothing to say.
    let table = "<table><tr><td>Kode<td>Nilai<tr><td>12.18<td>97,08<tr><td>12.05<td>96,86</table>";
    check(&one(&codes, "n.html", table.as_bytes()), &expected, &[]);
    check(&one(&codes, "n.tsv", b"kode\tnilai\n12.18\t97,08\n12.05\t96,86\n"), &expected, &[]);
}

#[test]
fn a_binary_workbook_is_read_with_its_percentages_errors_and_hidden_rows() {
    let shared = ["Kode", "Nilai", "12.01", "12.05", "12.07", "12.09", "12.11", "12.18"];
    let rows: [&[Cell<'_>]; 7] = [
        &[Cell::Shared(0, 0), Cell::Shared(0, 1)],
        &[Cell::Shared(0, 2), Cell::Hundredths(0, 5411)],
        &[Cell::Shared(0, 3), Cell::Real(1, 0.9686)],
        &[Cell::Shared(0, 4), Cell::Text(0, "91,57")],
        &[Cell::Shared(0, 5), Cell::Formula(0, 93.37)],
        &[Cell::Shared(0, 6), Cell::Real(0, 94.83)],
        &[Cell::Shared(0, 7), Cell::Real(0, 97.08)],
    ];
    check(
        &one(&MARKED, "n.xlsb", &xlsb::workbook(&rows, &shared, &[2])),
        &MARKED_READ,
        &["R115 lembar/n.xlsb, Nilai", "R307 lembar/n.xlsb, Nilai!B3"],
    );
    let rows: [&[Cell<'_>]; 2] =
        [&[Cell::Shared(0, 0), Cell::Shared(0, 1)], &[Cell::Shared(0, 2), Cell::Error(0, 0x07)]];
    let evaluation = one(&["12.01"], "n.xlsb", &xlsb::workbook(&rows, &shared, &[])).check();
    let found: Vec<_> = evaluation.findings.iter().map(short).collect();
    assert_eq!(found, ["R305 lembar/n.xlsb, Nilai!B2"]);
    // What the reader library would pass over without a word.
    let rows: [&[Cell<'_>]; 2] =
        [&[Cell::Shared(0, 0), Cell::Shared(0, 1)], &[Cell::Shared(0, 2), Cell::Rich(0, "97,08")]];
    let evaluation = one(&["12.01"], "n.xlsb", &xlsb::workbook(&rows, &shared, &[])).check();
    let found: Vec<_> = evaluation.findings.iter().map(short).collect();
    assert_eq!(found, ["R111 lembar/n.xlsb", "R406 rapor.toml"]);
    // A shared text that is not there brings the library down.
    let rows: [&[Cell<'_>]; 1] = [&[Cell::Shared(0, 99)]];
    let evaluation = one(&["12.01"], "n.xlsb", &xlsb::workbook(&rows, &shared, &[])).check();
    let found: Vec<_> = evaluation.findings.iter().map(short).collect();
    assert_eq!(found, ["R101 lembar/n.xlsb", "R406 rapor.toml"]);
}
