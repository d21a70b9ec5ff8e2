//! Workbooks of answers as offices lay them out, read through the whole program.

// What the test needs and does not find ends it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod job_folder;

use std::collections::BTreeMap;

use job_folder::{JobFolder, LIST, only, short, toml};
use rapor::domain::Fraction;
use rapor::finding::Finding;
use rapor::pipeline::Evaluation;

/// Workbooks that another program wrote (tests/data/layouts/README.md).
const CHECKLIST: &[u8] = include_bytes!("data/layouts/daftar-periksa.xlsx");
const PAIRS: &[u8] = include_bytes!("data/layouts/ada-tidak-ada.xlsx");
const INSTRUMENT: &[u8] = include_bytes!("data/layouts/instrumen.xlsx");
const INSTRUMENT_ODS: &[u8] = include_bytes!("data/layouts/instrumen.ods");
const DOWNLOAD: &[u8] = include_bytes!("data/layouts/unduhan.xlsx");
const OWN_WORDS: &[u8] = include_bytes!("data/layouts/kata-sendiri.xlsx");

/// What the sheets of the instrument, and those of the download, give every sample of I.1, I.2, P.1, O.1 and A.1.
const GIVEN: [[&str; 5]; 7] = [
    ["3", "2", "3", "3", "1"],
    ["2", "3", "2.5", "3", "3"],
    ["3", "3", "3", "2", "2"],
    ["1", "2", "3", "3", "3"],
    ["3", "3", "1.5", "3", "2"],
    ["3", "2", "3", "2", "3"],
    ["2", "3", "3", "3", "1"],
];

/// Words of the office that laid out `kata-sendiri.xlsx`.
const LAYOUT: &str = r#"
[layout.columns]
indikator = ["Uraian"]
skor = ["Hasil Pengamatan"]
lain = ["Nilai"]

[layout.labels]
unit = ["Tempat"]
produk = ["Layanan"]

[[layout.indicator]]
code = "S.1.04"
names = ["Waktu"]
"#;

/// A job of Kabupaten Dairi with one sheet.
fn job(year: u16, name: &str, bytes: &[u8], layout: &str) -> JobFolder {
    let text = toml(year, "12", &only(["12.11"]), &format!("{LIST}{layout}"));
    JobFolder::new(&text).with(&format!("lembar/{name}"), bytes)
}

fn score(evaluation: &Evaluation) -> Option<Fraction> {
    let card = &evaluation.standings.cards[0];
    card.verdict().map(|verdict| verdict.score.exact().clone())
}

/// Findings by code: how many, and the place of the first.
fn found(evaluation: &Evaluation) -> Vec<String> {
    let mut by_code: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in &evaluation.findings {
        by_code.entry(finding.code().id()).or_default().push(finding);
    }
    let shown = by_code.values().map(|all| format!("{} x {}", all.len(), short(all[0])));
    shown.collect()
}

fn fraction(text: &str) -> Fraction {
    Fraction::from_decimal(text).unwrap()
}

/// Four products of nineteen components each, of which 17, 15, 19 and 10 are there; the region is
/// the mean over its products: 100 x (17 + 15 + 19 + 10) / (4 x 19) = 1525/19.
#[test]
fn a_checklist_has_one_sheet_per_product() {
    let job = job(2021, "daftar-periksa.xlsx", CHECKLIST, "");
    let evaluation = job.check();
    assert_eq!(found(&evaluation), ["16 x R204 lembar/daftar-periksa.xlsx, Akta Kelahiran!B31"]);
    assert_eq!(score(&evaluation), Fraction::new(1525, 19));
    let units = &evaluation.standings.cards[0].units;
    let names: Vec<_> =
        units.iter().map(|unit| (unit.kind.as_deref(), unit.name.as_str())).collect();
    assert_eq!(
        names,
        [
            (Some("disdukcapil"), "Disdukcapil Kabupaten Dairi"),
            (Some("dpmptsp"), "DPMPTSPK Kab. Dairi"),
            (Some("puskesmas"), "UPT Puskesmas Sigalingging"),
        ]
    );
    // Two products: 17 and 15 of 19.
    let capil = units[0].score.as_ref().unwrap().exact().clone();
    assert_eq!(Some(capil), Fraction::new(100 * 32, 38));
}

/// Three products of nineteen components each, of which 16, 18 and 13 are there: 100 x 47 / 57.
#[test]
fn a_checklist_has_a_column_for_each_of_two_answers() {
    let evaluation = job(2021, "ada-tidak-ada.xlsx", PAIRS, "").check();
    assert_eq!(found(&evaluation), Vec::<String>::new());
    assert_eq!(score(&evaluation), Fraction::new(4700, 57));
}

/// Each unit is the sum of its variables' weights by the share of points that every sample of the
/// variable got; the region is the mean of its units.
fn of_instrument() -> Fraction {
    let weights = ["12.22", "9.63", "32.37", "24.24", "21.54"].map(fraction);
    let unit = |given: &[&str; 5]| {
        given.iter().zip(&weights).fold(Fraction::zero(), |sum, (points, weight)| {
            let share = fraction(points).over(&Fraction::from(3)).unwrap();
            &sum + &(&share * weight)
        })
    };
    let sum = GIVEN.iter().map(unit).fold(Fraction::zero(), |sum, unit| &sum + &unit);
    sum.over(&Fraction::from(7)).unwrap()
}

#[test]
fn an_instrument_is_read_without_codes() {
    for (name, bytes) in [("instrumen.xlsx", INSTRUMENT), ("instrumen.ods", INSTRUMENT_ODS)] {
        let evaluation = job(2024, name, bytes, "").check();
        let at = |count: usize, code: &str, place: &str| {
            format!("{count} x {code} lembar/{name}, {place}")
        };
        let expected = [
            at(1, "R115", "PKM 2"),
            at(28, "R204", "Capil!B45"),
            at(1, "R205", "Sosial"),
            at(1, "R206", "Pengantar"),
        ];
        assert_eq!(found(&evaluation), expected);
        assert_eq!(score(&evaluation), Some(of_instrument()));
    }
}

/// Texts of several looks, formulas with their values, links, notes and a table of the spreadsheet's
/// own, as an application of the web writes them.
#[test]
fn a_download_of_an_application_is_read() {
    let evaluation = job(2024, "unduhan.xlsx", DOWNLOAD, "").check();
    assert_eq!(found(&evaluation), Vec::<String>::new());
    assert_eq!(score(&evaluation), Some(of_instrument()));
    let names: Vec<_> =
        evaluation.standings.cards[0].units.iter().map(|unit| unit.name.as_str()).collect();
    assert_eq!(names[1], "DPMPTSPK");
    assert_eq!(names[5..], ["UPT Puskesmas Sigalingging", "UPT Puskesmas Pegagan Julu II"]);
}

/// Three products of nineteen components, of which 18, 19 and 9 are there: 100 x 46 / 57.
#[test]
fn the_words_of_an_office_are_its_own() {
    let evaluation = job(2021, "kata-sendiri.xlsx", OWN_WORDS, LAYOUT).check();
    assert_eq!(found(&evaluation), Vec::<String>::new());
    assert_eq!(score(&evaluation), Fraction::new(4600, 57));
    // Without them nothing is read, and nothing is guessed.
    let evaluation = job(2021, "kata-sendiri.xlsx", OWN_WORDS, "").check();
    assert_eq!(score(&evaluation), None);
    assert!(evaluation.findings.iter().any(Finding::is_error));
}
