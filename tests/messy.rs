//! Made-up jobs with defects: all that was planted is found where it was planted, nothing else is,
//! and what is only unusual changes no score.

// What the test needs and does not find ends it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod job_folder;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use job_folder::{Nobody, tree};
use rapor::demo::job::DemoJob;
use rapor::demo::messy::Defect;
use rapor::domain::{Published, Region};
use rapor::finding::{Code, Finding, Severity};
use rapor::job;
use rapor::pipeline::{self, Evaluation, Options};
use rapor::rubric;
use tempfile::TempDir;

/// All regions of a job have defects.
const ALL: &str = "1";

/// Where something is found: code, file, sheet, cell.
type Spot = [String; 4];

/// A line of `cacat.csv`.
struct Line {
    file: String,
    sheet: String,
    cell: String,
    defect: String,
    code: String,
    region: String,
}

/// A made-up job and what it comes to.
struct Made {
    folder: TempDir,
    evaluation: Evaluation,
}

fn demo(regions: usize, seed: u64, rate: Option<&str>) -> DemoJob {
    let id = "ombudsman-2024";
    let rubric = rubric::parse(id, rubric::built_in(id).unwrap()).unwrap();
    let province = Region::with_code("12".parse().unwrap()).unwrap();
    let job = DemoJob::new(rubric, province, regions, seed);
    match rate {
        Some(rate) => job.messy(rate.parse().unwrap()),
        None => job,
    }
}

impl Made {
    fn new(regions: usize, seed: u64, rate: Option<&str>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let demo = demo(regions, seed, rate);
        let draw = |file: &_| demo.draw(*file);
        pipeline::create(folder.path(), &demo.files(), draw, &Nobody).unwrap();
        let job = job::load(folder.path()).unwrap_or_else(|findings| panic!("{findings:#?}"));
        let evaluation =
            pipeline::check(&job, Options { partial: true, ..Options::default() }, &Nobody)
                .unwrap();
        Self { folder, evaluation }
    }

    /// What was planted, as the user reads it.
    fn lines(&self) -> Vec<Line> {
        let text = fs::read_to_string(self.folder.path().join("cacat.csv")).unwrap();
        let mut lines = text.split_terminator("\r\n");
        assert_eq!(lines.next(), Some("\u{FEFF}berkas;lembar;sel;cacat;temuan;wilayah"));
        let line = |line: &str| {
            let fields: Vec<_> = line.split(';').map(str::to_owned).collect();
            let [file, sheet, cell, defect, code, region] = fields.try_into().unwrap();
            Line { file, sheet, cell, defect, code, region }
        };
        lines.map(line).collect()
    }

    fn findings(&self) -> &[Finding] {
        &self.evaluation.findings
    }

    /// The score of each region that has one.
    fn scores(&self) -> BTreeMap<String, Published> {
        let cards = self.evaluation.standings.cards.iter();
        cards
            .filter_map(|card| Some((card.region.code.to_string(), card.verdict()?.published)))
            .collect()
    }
}

impl Line {
    fn spot(&self) -> Spot {
        [&self.code, &self.file, &self.sheet, &self.cell].map(Clone::clone)
    }

    /// Whether nothing may come of it but a note.
    fn is_harmless(&self) -> bool {
        self.code == "-" || severity(&self.code) == Severity::Note
    }

    fn follows(&self) -> bool {
        self.defect.starts_with("akibat: ")
    }
}

fn severity(code: &str) -> Severity {
    Code::ALL.iter().find(|known| known.id() == code).unwrap().severity()
}

fn spot(finding: &Finding) -> Spot {
    [
        finding.code().id().to_owned(),
        finding.at.file_name().to_owned(),
        finding.at.sheet().unwrap_or_default().to_owned(),
        finding.at.cell().unwrap_or_default(),
    ]
}

/// The same with the region in place of the file, which may have another name.
fn of_region(finding: &Finding) -> Spot {
    let [code, _, sheet, cell] = spot(finding);
    [code, finding.region.unwrap().to_string(), sheet, cell]
}

/// Takes each of `some` out of `all` once; what was not there comes back.
fn take(all: &mut Vec<Spot>, some: impl IntoIterator<Item = Spot>) -> Vec<Spot> {
    let absent = some.into_iter().filter(|one| match all.iter().position(|other| other == one) {
        Some(index) => {
            all.swap_remove(index);
            false
        }
        None => true,
    });
    absent.collect()
}

/// The regions of which no sheet can be used, by what was planted.
fn lost(lines: &[Line]) -> BTreeSet<String> {
    // The file cannot be read, or nobody can tell whose it is.
    let file = ["R101", "R102", "R103"];
    let identity = ["R006", "R401", "R403", "R405", "R407", "R408", "R410"];
    let nobody = |line: &&Line| {
        file.contains(&line.code.as_str())
            || identity.contains(&line.code.as_str())
            || (line.code == "R229" && line.cell == "B1")
    };
    lines.iter().filter(nobody).map(|line| line.region.clone()).collect()
}

/// A job with defects in every region's sheets is found out, to the cell.
fn check(regions: usize, seed: u64) -> BTreeSet<String> {
    let (clean, messy) = (Made::new(regions, seed, None), Made::new(regions, seed, Some(ALL)));
    let lines = messy.lines();
    consequences_follow(&lines);
    all_is_found_and_nothing_else(&lines, &clean, &messy);
    let mut by_region: BTreeMap<&str, Vec<&Line>> = BTreeMap::new();
    lines.iter().for_each(|line| by_region.entry(&line.region).or_default().push(line));
    assert_eq!(by_region.len(), regions, "every region has defects");
    scores_hold(&by_region, &clean.scores(), &messy.scores());
    lines.into_iter().filter(|line| !line.follows()).map(|line| line.defect).collect()
}

/// What follows from defects is what must follow, by these rules and no others.
fn consequences_follow(lines: &[Line]) {
    // A region without a sheet that can be used has none.
    let missing = lines.iter().filter(|line| line.code == "R406" && line.follows());
    let missing: Vec<_> = missing.map(|line| line.region.clone()).collect();
    assert_eq!(missing, lost(lines).into_iter().collect::<Vec<_>>());
    for line in lines.iter().filter(|line| line.follows() && line.code != "R406") {
        let cause = match line.code.as_str() {
            // A code typed wrongly, missing or beside another name leaves its indicator without a row.
            "R220" => ["R221", "R236", "R237"].as_slice(),
            // A unit that was not assessed is listed, whatever else is wrong with it.
            "R507" => &["R232"],
            other => panic!("{other} follows from nothing"),
        };
        let of = |line: &Line| (line.file.clone(), line.sheet.clone());
        let causes =
            lines.iter().filter(|other| cause.contains(&&*other.code) && of(other) == of(line));
        assert_eq!(causes.count(), 1, "{:?}", line.spot());
    }
}

/// Every line with a code is found at its place; beside that only what the sound job has too.
fn all_is_found_and_nothing_else(lines: &[Line], clean: &Made, messy: &Made) {
    let mut found: Vec<&Finding> = messy.findings().iter().collect();
    for line in lines.iter().filter(|line| line.code != "-") {
        let here = found.iter().position(|finding| spot(finding) == line.spot());
        let here = here.unwrap_or_else(|| panic!("not found: {:?}", line.spot()));
        found.swap_remove(here);
    }
    // Refusals and units not assessed, of regions that still have their sheet.
    let mut gone = lost(lines);
    let missing = lines.iter().filter(|line| line.code == "R406");
    gone.extend(missing.map(|line| line.region.clone()));
    let there = |finding: &&Finding| !gone.contains(&finding.region.unwrap().to_string());
    let mut more: Vec<Spot> = found.into_iter().map(of_region).collect();
    let absent = take(&mut more, clean.findings().iter().filter(there).map(of_region));
    assert_eq!((more, absent), (Vec::new(), Vec::new()), "found beside it, and not found again");
}

/// What is only unusual changes no score, and what is wrong is never scored.
fn scores_hold(
    by_region: &BTreeMap<&str, Vec<&Line>>,
    sound: &BTreeMap<String, Published>,
    scores: &BTreeMap<String, Published>,
) {
    assert_eq!(sound.len(), by_region.len());
    let mut harmless = 0;
    for (region, lines) in by_region {
        if lines.iter().all(|line| line.is_harmless()) {
            assert_eq!(scores.get(*region), Some(&sound[*region]), "{region}");
            harmless += 1;
        }
        let is_wrong = |line: &Line| line.code != "-" && severity(&line.code) == Severity::Error;
        let wrong = lines.iter().any(|line| is_wrong(line));
        assert_eq!(scores.contains_key(*region), !wrong, "{region}");
    }
    assert!(harmless > 0, "no region with harmless defects alone");
}

#[test]
fn all_that_is_planted_in_a_province_is_found() {
    check(33, 1);
}

#[test]
fn all_that_is_planted_across_provinces_is_found() {
    check(40, 2);
}

#[test]
fn every_kind_that_is_planted_is_found() {
    // So many regions take every kind, for none comes up again before all have come up.
    let planted = check(70, 3);
    let kinds: BTreeSet<String> =
        Defect::ALL.iter().map(|defect| defect.words().to_owned()).collect();
    assert_eq!(kinds.len(), Defect::ALL.len(), "two kinds have one name");
    assert_eq!(planted, kinds);
}

/// Findings about answers, regions and units that no made-up job of 2024 is given, each with its
/// reason.
const NOT_PLANTED: [(&str, &str); 18] = [
    ("R238", "only a checklist is about products"),
    ("R321", "the rubric takes a blank for an error"),
    ("R322", "sound sheets have refusals"),
    ("R326", "only a checklist is answered by marks"),
    ("R327", "only a checklist is answered by marks"),
    ("R402", "only some provinces have a name that two regions share"),
    ("R409", "only tables of many regions have a column for the kind"),
    ("R411", "only the job sets files aside"),
    ("R412", "only the job chooses files"),
    ("R413", "only tables of many regions have a column for the kind"),
    ("R507", "sound jobs have a unit that was not assessed"),
    ("R509", "only the job calls a region not assessed"),
    ("R510", "nobody assesses none of the units by a slip"),
    ("R511", "nobody leaves out all answers of a unit by a slip"),
    ("R512", "the tables of scores are about regions"),
    ("R513", "the tables of scores are about regions"),
    ("R514", "only the job names the lists"),
    ("R515", "only an earlier run is partial"),
];

#[test]
fn every_finding_about_answers_regions_and_units_is_planted_or_has_a_reason() {
    let form = |id: &str| ("R220".."R300").contains(&id) || ("R320".."R600").contains(&id);
    let about_sheets = |code: &&Code| form(code.id());
    let planted: BTreeSet<Code> = Defect::ALL.iter().filter_map(|defect| defect.code()).collect();
    let left_out = Code::ALL.iter().filter(about_sheets).filter(|code| !planted.contains(code));
    let left_out: Vec<&str> = left_out.map(|code| code.id()).collect();
    let with_reason: Vec<&str> = NOT_PLANTED.iter().map(|(code, _)| *code).collect();
    assert_eq!(left_out, with_reason);
}

#[test]
fn the_same_seed_plants_the_same_and_leaves_other_regions_alone() {
    let draw = |rate: Option<&str>, seed| {
        let demo = demo(12, seed, rate);
        let files = demo.files();
        let drawn = files.into_iter().map(|file| demo.draw(file).unwrap());
        drawn.map(|file| (file.path, file.bytes)).collect::<BTreeMap<_, _>>()
    };
    let (clean, messy) = (draw(None, 4), draw(Some("0.3"), 4));
    assert!(messy == draw(Some("0,3"), 4));
    assert!(messy["cacat.csv"] != draw(Some("0.3"), 5)["cacat.csv"]);
    let list = String::from_utf8(messy["cacat.csv"].clone()).unwrap();
    let regions: BTreeSet<_> = list.lines().skip(1).filter_map(|l| l.rsplit(';').next()).collect();
    assert_eq!(regions.len(), 4);
    for (path, bytes) in clean.iter().filter(|(path, _)| path.starts_with("lembar/")) {
        let code = &path["lembar/".len()..][..5];
        assert!(regions.contains(code) || messy[path] == *bytes, "{path}");
    }
    // The settings say how the job was made.
    let settings =
        |files: &BTreeMap<_, Vec<u8>>| String::from_utf8(files["rapor.toml"].clone()).unwrap();
    let (clean, messy) = (settings(&clean), settings(&messy));
    assert!(messy.contains("--province 12 --messy 0.3\n"), "{messy}");
    assert_eq!(clean, messy.replace(" --messy 0.3", ""));
}

#[test]
fn a_job_of_one_region_can_have_defects_too() {
    let rubric = rubric::parse("x", rubric::built_in("ombudsman-2024").unwrap()).unwrap();
    let province = Region::with_code("12".parse().unwrap()).unwrap();
    for seed in 0..20 {
        let job = DemoJob::new(rubric.clone(), province, 1, seed).messy(ALL.parse().unwrap());
        let drawn: Vec<_> = job.files().iter().map(|file| job.draw(*file).unwrap()).collect();
        assert!(drawn.iter().any(|file| file.path.starts_with("lembar/")), "{seed}");
        assert!(drawn.iter().any(|file| file.path == "cacat.csv" && file.bytes.len() > 60));
    }
}

#[test]
fn a_rate_of_nothing_plants_nothing() {
    let made = Made::new(6, 1, Some("0"));
    assert!(made.lines().is_empty());
    let files = tree(made.folder.path());
    assert_eq!(files.keys().filter(|path| path.starts_with("lembar/")).count(), 6);
}
