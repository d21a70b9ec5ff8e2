//! Brings together what the files say about each region.

use std::collections::BTreeMap;

use super::reading::Reading;
use super::table::{Row, Unit, What};
use super::{Fate, InputFile, names};
use crate::digest::Digest;
use crate::domain::{Assessment, Content, Region, RegionCode, Seen, UnitAssessment};
use crate::finding::{Finding, Problem};
use crate::job::{FILE, Job};
use crate::location::Location;
use crate::rubric::Rubric;

/// Everything that was seen, by region.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gathered {
    /// The regions that a file brings something about, by code.
    pub assessments: BTreeMap<RegionCode, Assessment>,
    /// What became of each file, in order of path.
    pub inputs: Vec<InputFile>,
    /// What is to be said.
    pub findings: Vec<Finding>,
    /// Scores in tables of units whose unit is not named: the region's, if it has units too.
    unnamed: Vec<(RegionCode, Location)>,
}

/// Brings the readings of all files together, in order of path.
pub fn gather(job: &Job, mut readings: Vec<Reading>) -> Gathered {
    readings.sort_by(|a, b| a.name.cmp(&b.name));
    let mut gathered = Gathered::default();
    let mut seen: BTreeMap<Digest, String> = BTreeMap::new();
    for reading in readings {
        let twin = reading.sha256.as_ref().and_then(|sha256| seen.get(sha256)).cloned();
        if let Some(other) = twin {
            let at = Location::file(reading.name.as_str());
            gathered.findings.push(Finding::new(at, Problem::SameFileTwice { other }));
            gathered.file(reading.name, reading.sha256, Fate::Ignored);
            continue;
        }
        // A file that could not be used stands for no other: each of its like is refused by name.
        if let Some(sha256) = reading.sha256.as_ref().filter(|_| !reading.refused) {
            seen.insert(*sha256, reading.name.clone());
        }
        gathered.findings.extend(reading.findings);
        for row in reading.rows {
            gathered.add(job, row);
        }
        let fate = if reading.refused { Fate::Refused } else { Fate::Used };
        gathered.file(reading.name, reading.sha256, fate);
    }
    gathered.report_unnamed();
    gathered.report_missing(job);
    gathered
}

/// The regions of the job, in order of code: the expected ones, and the province where a sheet of
/// it is there.
pub fn regions_of(
    job: &Job,
    assessments: &BTreeMap<RegionCode, Assessment>,
) -> Vec<&'static Region> {
    let seen = assessments.keys().filter_map(|code| Region::with_code(*code));
    let mut regions: Vec<_> = job.expected.iter().copied().chain(seen).collect();
    regions.sort();
    regions.dedup();
    regions
}

impl Gathered {
    /// Records the files that were left alone.
    pub fn ignore(&mut self, paths: Vec<String>) {
        for path in paths {
            self.file(path, None, Fate::Ignored);
        }
        self.inputs.sort_by(|a, b| a.path.cmp(&b.path));
    }

    /// Records what became of a file; files come in order of path.
    fn file(&mut self, path: String, sha256: Option<Digest>, fate: Fate) {
        self.inputs.push(InputFile { path, sha256, fate });
    }

    fn add(&mut self, job: &Job, row: Row) {
        let Some(region) = Region::with_code(row.region) else {
            return;
        };
        let expected = job.expected.contains(&region) || job.province == region;
        if !expected {
            if let Some(at) = row.what.place() {
                let problem = Problem::RegionNotExpected { name: region.name.clone() };
                self.findings.push(Finding::about(region.code, at, problem));
            }
            return;
        }
        let assessment = self.assessments.entry(region.code).or_insert_with(|| Assessment {
            region: region.code,
            whole: None,
            units: Vec::new(),
        });
        // What cannot be used has its own finding; the region is there all the same.
        let clash = match row.what {
            What::Region(seen) => seen.and_then(|seen| whole(assessment, seen)),
            What::Unnamed(at, seen) => {
                self.unnamed.push((region.code, at));
                seen.and_then(|seen| whole(assessment, seen))
            }
            What::Unit(unit, at, content) => {
                content.and_then(|content| one_more(assessment, unit, at, content, &job.rubric))
            }
        };
        self.findings.extend(clash);
    }

    /// A score without a unit, in a table of units, of a region without any: nobody knows of what.
    fn report_unnamed(&mut self) {
        for (region, at) in std::mem::take(&mut self.unnamed) {
            let units = self.assessments.get(&region).is_some_and(|seen| !seen.units.is_empty());
            if !units {
                self.findings.push(Finding::about(region, at, Problem::UnitUnnamed));
            }
        }
    }

    /// Every expected region has a sheet, or the job says why not.
    fn report_missing(&mut self, job: &Job) {
        for region in &job.expected {
            let excused = job.rules_of(region.code).not_assessed.is_some();
            if !excused && !self.assessments.contains_key(&region.code) {
                let problem = Problem::RegionMissing { name: region.name.clone() };
                self.findings.push(Finding::about(region.code, Location::file(FILE), problem));
            }
        }
    }
}

fn whole(assessment: &mut Assessment, seen: Seen) -> Option<Finding> {
    match &assessment.whole {
        Some(first) => {
            let other = first.at.clone();
            Some(Finding::about(assessment.region, seen.at, Problem::RegionTwice { other }))
        }
        None => {
            assessment.whole = Some(seen);
            None
        }
    }
}

fn one_more(
    assessment: &mut Assessment,
    unit: Unit,
    at: Location,
    content: Content,
    rubric: &Rubric,
) -> Option<Finding> {
    let Unit { kind, name } = unit;
    let key = |name: &str| names::unit_key(name, &rubric.units.kinds);
    let same = |known: &&UnitAssessment| key(&known.name) == key(&name);
    if let Some(known) = assessment.units.iter().find(same) {
        let problem = Problem::UnitTwice { unit: name, other: known.at.clone() };
        return Some(Finding::about(assessment.region, at, problem));
    }
    assessment.units.push(UnitAssessment { kind, name, at, content });
    None
}
