//! Brings together what the files say about each region.

use std::collections::{BTreeMap, BTreeSet};

use super::reading::Reading;
use super::table::{Row, Unit, What};
use super::{Fate, InputFile, names, twice};
use crate::digest::Digest;
use crate::domain::{Assessment, Content, Region, RegionCode, Seen, UnitAssessment};
use crate::finding::{Finding, Problem};
use crate::job::{FILE, Job};
use crate::location::{Located, Location};

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
    /// Which of a region's units has a name, by what tells it from the others.
    units: BTreeMap<(RegionCode, String), usize>,
    /// The files that brought something about a region.
    sources: BTreeSet<(RegionCode, String)>,
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
        let fate = gathered.reading(job, &reading.name, reading.findings, reading.rows);
        let fate = if reading.refused { Fate::Refused } else { fate };
        gathered.file(reading.name, reading.sha256, fate);
    }
    gathered.report_unnamed();
    let copies = twice::copies(gathered.assessments.values(), &job.rubric.scheme);
    gathered.findings.extend(copies);
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

    /// Takes what a file brings, but for the regions that the job reads from other files. A file
    /// of which nothing is left is ignored.
    fn reading(&mut self, job: &Job, file: &str, findings: Vec<Finding>, rows: Vec<Row>) -> Fate {
        let holds = |region: RegionCode| {
            let named = |sources: &[Located<String>]| sources.iter().any(|it| it.value == file);
            job.sources_of(region).is_none_or(named)
        };
        let of_other = |finding: &Finding| finding.region.is_some_and(|region| !holds(region));
        let (aside, used): (Vec<Row>, Vec<Row>) =
            rows.into_iter().partition(|row| !holds(row.region));
        let fate = if used.is_empty() && !aside.is_empty() { Fate::Ignored } else { Fate::Used };
        self.findings.extend(findings.into_iter().filter(|finding| !of_other(finding)));
        for region in aside.iter().map(|row| row.region).collect::<BTreeSet<_>>() {
            let sources = job.sources_of(region).unwrap_or_default();
            let sources = sources.iter().map(|source| source.value.clone()).collect();
            let problem = Problem::SetAside { sources };
            self.findings.push(Finding::about(region, Location::file(file), problem));
        }
        for row in used {
            if let Some(at) = row.what.place() {
                self.sources.insert((row.region, at.file_name().to_owned()));
            }
            self.add(job, row);
        }
        fate
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
            What::Unit(unit, at, content) => content.and_then(|content| {
                let key = names::unit_key(&unit.name, &job.rubric.units.kinds);
                let index = self.units.entry((region.code, key)).or_insert(assessment.units.len());
                one_more(assessment, *index, unit, at, content)
            }),
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
            let rules = job.rules_of(region.code);
            for source in rules.sources.iter().flatten() {
                if !self.sources.contains(&(region.code, source.value.clone())) {
                    let problem = Problem::SourceEmpty { source: source.value.clone() };
                    self.findings.push(Finding::about(region.code, source.at.clone(), problem));
                }
            }
            let excused = rules.not_assessed.is_some() || rules.sources.is_some();
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
            let (other, differs) = (first.at.clone(), twice::seen(first, &seen));
            Some(Finding::about(
                assessment.region,
                seen.at,
                Problem::RegionTwice { other, differs },
            ))
        }
        None => {
            assessment.whole = Some(seen);
            None
        }
    }
}

/// Adds a unit, unless the one at `index` is the same.
fn one_more(
    assessment: &mut Assessment,
    index: usize,
    unit: Unit,
    at: Location,
    content: Content,
) -> Option<Finding> {
    let Unit { kind, name } = unit;
    if let Some(known) = assessment.units.get(index) {
        let differs = twice::content(&known.content, &content);
        let problem = Problem::UnitTwice { unit: name, other: known.at.clone(), differs };
        return Some(Finding::about(assessment.region, at, problem));
    }
    assessment.units.push(UnitAssessment { kind, name, at, content });
    None
}
