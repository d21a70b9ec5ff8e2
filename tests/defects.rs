//! One workbook per defect, made by another program and named by what is wrong with it: each causes
//! its findings and no other, at their cells.

// What the test needs and does not find ends it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod job_folder;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use job_folder::{JobFolder, LIST, only, short, toml};
use rapor::pipeline::Evaluation;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/defects")
}

/// What a job of this file alone comes to.
fn evaluated(name: &str) -> Evaluation {
    let settings = toml(2024, "12", &only(["12.11"]), LIST);
    let settings = settings.replace("\"ombudsman-2024\"", "\"rubrik.toml\"");
    JobFolder::new(&settings)
        .with("rubrik.toml", fs::read(folder().join("rubrik.toml")).unwrap())
        .with(&format!("lembar/{name}"), fs::read(folder().join(name)).unwrap())
        .check()
}

/// A finding as the table writes it, with the file's name where it leaves that out.
fn whole(name: &str, written: &str) -> String {
    match written.trim().split_once(' ') {
        None => format!("{} lembar/{name}", written.trim()),
        Some((_, "rapor.toml")) => written.trim().to_owned(),
        Some((code, place)) => format!("{code} lembar/{name}, {place}"),
    }
}

#[test]
fn every_defect_is_found_at_its_cell_and_nothing_else_is() {
    let table = fs::read_to_string(folder().join("expected.csv")).unwrap();
    let expected: BTreeMap<&str, BTreeSet<String>> = table
        .lines()
        .skip(1)
        .map(|line| {
            let (name, findings) = line.split_once(';').unwrap();
            (name, findings.split(',').map(|written| whole(name, written)).collect())
        })
        .collect();
    let files = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name());
    let files: BTreeSet<String> = files
        .map(|name| name.into_string().unwrap())
        .filter(|name| name.ends_with(".xlsx") && name != "baik.xlsx")
        .collect();
    assert!(files.iter().map(String::as_str).eq(expected.keys().copied()), "{files:?}");

    let mut wrong = Vec::new();
    for (name, expected) in &expected {
        let found: BTreeSet<String> = evaluated(name).findings.iter().map(short).collect();
        if found != *expected {
            wrong.push(format!("{name}: {found:?} instead of {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn the_sound_one_has_no_finding_and_its_score() {
    let evaluation = evaluated("baik.xlsx");
    assert!(evaluation.findings.is_empty(), "{:?}", evaluation.findings);
    // 2,5 of 3 in every answer.
    let verdict = evaluation.standings.cards[0].verdict().unwrap();
    assert_eq!(verdict.published.on_paper(), "83,33");
}
