//! `samples/sumut-2024`: 33 workbooks made up so that what was published of Sumatera Utara 2024
//! comes out; with `RAPOR_BLESS=1` they are made again.

// What is wrong with the sample ends a test.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod blessing;
mod job_folder;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use blessing::{read, top};
use job_folder::JobFolder;
use rapor::demo::{self, Wish};
use rapor::domain::{Fraction, Published, Region};
use rapor::report::xlsx;
use rapor::rubric::{self, Rubric};

/// Any other seed would do as well.
const SEED: u64 = 2024;
/// The largest workbook that the folder may hold.
const LARGEST: usize = 40_000;
/// The largest report card and the largest summary that may be made of it, in bytes: they are mailed.
const LARGEST_CARD: u64 = 60_000;
const LARGEST_RECAP: u64 = 300_000;

/// A row of `target.csv`: what the region comes to, and whether its score or only its category was
/// published.
struct Target {
    wish: Wish,
    zone: String,
    category: String,
    published: bool,
}

fn folder() -> PathBuf {
    top().join("samples/sumut-2024")
}

fn rubric() -> Rubric {
    rubric::parse("ombudsman-2024", rubric::built_in("ombudsman-2024").unwrap()).unwrap()
}

fn targets() -> Vec<Target> {
    let text = read(&folder().join("target.csv"));
    let target = |line: &str| {
        let fields: Vec<&str> = line.split(';').collect();
        let [code, name, score, zone, category, published, units] = fields[..] else {
            panic!("{line}")
        };
        let region = Region::with_code(code.parse().unwrap()).unwrap();
        assert_eq!(region.name, name);
        let score = Fraction::from_decimal(&score.replace(',', ".")).unwrap();
        let names = units.split('|').map(|name| name.trim().to_owned());
        Target {
            wish: Wish {
                region,
                score: Published::from_exact(&score).unwrap(),
                names: names.filter(|name| !name.is_empty()).collect(),
                not_assessed: None,
            },
            zone: zone.to_owned(),
            category: category.to_owned(),
            published: published == "nilai",
        }
    };
    text.lines().skip(1).map(target).collect()
}

/// The workbooks that the targets make, by their path in the sample.
fn made() -> BTreeMap<String, Vec<u8>> {
    let rubric = rubric();
    let workbook = |target: Target| {
        let made = demo::make(&rubric, &target.wish, SEED).unwrap();
        let path = format!("{}.xlsx", target.wish.region.slug());
        (path, xlsx::bytes(&made.workbook(&rubric)).unwrap())
    };
    targets().into_iter().map(workbook).collect()
}

#[test]
fn the_committed_workbooks_are_what_the_targets_make() {
    let sheets = folder().join("lembar");
    let made = made();
    if std::env::var_os("RAPOR_BLESS").is_some() {
        fs::create_dir_all(&sheets).unwrap();
        for (path, bytes) in &made {
            fs::write(sheets.join(path), bytes).unwrap();
        }
    }
    let committed = job_folder::tree(&sheets);
    assert_eq!(committed.keys().collect::<Vec<_>>(), made.keys().collect::<Vec<_>>());
    for (path, bytes) in &made {
        assert!(committed[path] == *bytes, "{path} is out of date; make it with RAPOR_BLESS=1");
        assert!(bytes.len() < LARGEST, "{path}: {} bytes", bytes.len());
    }
}

#[test]
fn the_published_results_come_out() {
    let job = JobFolder::new(&read(&folder().join("rapor.toml")));
    for part in ["aset", "lembar", "riwayat"] {
        for (path, bytes) in job_folder::tree(&folder().join(part)) {
            job.write(&format!("{part}/{path}"), bytes);
        }
    }
    let evaluation = job.check();
    // Some officers would not answer, which is said and counts as no points.
    let loud: Vec<_> = evaluation.findings.iter().map(job_folder::short).collect();
    assert!(loud.iter().all(|finding| finding.starts_with("R322 ")), "{loud:#?}");
    let targets = targets();
    assert_eq!(targets.len(), 33);
    for Target { wish, zone, category, .. } in &targets {
        let card = evaluation.standings.card(wish.region.code).unwrap();
        let verdict = card.verdict().unwrap();
        assert_eq!(verdict.published, wish.score, "{}", wish.region.name);
        assert_eq!(verdict.band.category.as_deref(), Some(category.as_str()));
        assert_eq!(verdict.band.zone.map(|zone| zone.name()), Some(zone.as_str()));
    }
    // The four whose scores were published, and nobody above or between them.
    let list = &evaluation.standings.lists[0];
    let first: Vec<_> = list.places.iter().take(4).map(|place| place.region.to_string()).collect();
    assert_eq!(first, ["12.18", "12.05", "12.11", "12.09"]);
    assert_eq!(targets.iter().filter(|target| target.published).count(), 4);
    let dairi = evaluation.standings.card("12.11".parse().unwrap()).unwrap();
    let units: Vec<_> = dairi.units.iter().map(|unit| unit.name.as_str()).collect();
    assert_eq!(
        units,
        [
            "Disdukcapil",
            "DPMPTSPK",
            "Dinas Sosial",
            "Dinas Pendidikan",
            "Dinas Kesehatan",
            "UPT Puskesmas Sigalingging",
            "UPT Puskesmas Pegagan Julu II"
        ]
    );
}

#[test]
fn every_workbook_says_that_it_is_made_up() {
    for target in targets().into_iter().take(2) {
        let rubric = rubric();
        let workbook = demo::make(&rubric, &target.wish, SEED).unwrap().workbook(&rubric);
        for sheet in &workbook.sheets {
            let mut texts = sheet.cells.iter().map(|cell| format!("{:?}", cell.value));
            assert!(texts.any(|text| text.contains("DATA CONTOH")), "{}", sheet.name);
        }
    }
}

#[test]
fn its_report_cards_and_its_summary_are_small_enough_to_be_mailed() {
    let job = JobFolder::sample("sumut-2024");
    job.run(false).unwrap();
    let size = |path: PathBuf| fs::metadata(&path).unwrap().len();
    let cards: Vec<_> = fs::read_dir(job.output().join("rapor")).unwrap().collect();
    assert_eq!(cards.len(), 33);
    for card in cards {
        let path = card.unwrap().path();
        let bytes = size(path.clone());
        assert!(bytes < LARGEST_CARD, "{}: {bytes} bytes", path.display());
    }
    let recap = size(job.output().join("rekap-2024.xlsx"));
    assert!(recap < LARGEST_RECAP, "{recap} bytes");
}
