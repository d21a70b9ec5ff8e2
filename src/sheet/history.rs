//! Results of earlier years: tables (tahun, kode, nilai, zona, kategori), or `hasil.json` of an
//! earlier run.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::cell;
use super::folder::FoundFile;
use super::grid::{Grid, Value, brief};
use super::locate::{self, Column, Header};
use super::reading::{self, Means};
use super::region_cell;
use crate::domain::{
    Fraction, History, Mark, PastResult, PastUnit, Published, Region, RegionCode, Score, Zone,
};
use crate::finding::{Difference, Finding, Legal, Problem, Unreadable};
use crate::location::Location;

/// A result with its year, region and place.
type Entry = (u16, RegionCode, PastResult, Location);

/// What one file of earlier results brings.
#[derive(Debug, Default)]
pub struct PastReading {
    /// The year that the results must lie before.
    before: u16,
    entries: Vec<Entry>,
    /// What is to be said.
    pub findings: Vec<Finding>,
}

/// Reads one file of results of years before `year`.
pub fn read(file: &FoundFile, means: Means<'_>, year: u16) -> PastReading {
    let at = Location::file(file.name.as_str());
    let read = if file.name.to_lowercase().ends_with(".json") {
        json(file, means, &at, year)
    } else {
        tables(file, means, &at, year)
    };
    read.unwrap_or_else(|problem| PastReading {
        findings: vec![Finding::new(at, problem)],
        ..PastReading::default()
    })
}

/// Brings the files together; a region's result of a year may be there once.
pub fn gather(readings: Vec<PastReading>, findings: &mut Vec<Finding>) -> History {
    let mut history = History::default();
    let mut places: BTreeMap<(u16, RegionCode), Location> = BTreeMap::new();
    for reading in readings {
        findings.extend(reading.findings);
        for (year, region, result, at) in reading.entries {
            match places.get(&(year, region)) {
                Some(other) => {
                    let differs = difference(history.of(year, region), &result);
                    let problem = Problem::RegionTwice { other: other.clone(), differs };
                    findings.push(Finding::new(at, problem));
                }
                None => {
                    places.insert((year, region), at);
                    history.insert(year, region, result);
                }
            }
        }
    }
    history
}

fn difference(first: Option<&PastResult>, second: &PastResult) -> Difference {
    if first == Some(second) {
        return Difference::None;
    }
    let shown = |result: &PastResult| result.score.map(|score| score.to_string());
    Difference::Scores { first: first.and_then(shown), second: shown(second) }
}

/// The part of schema 1 that is read back.
#[derive(Deserialize)]
struct Results {
    schema: u32,
    #[serde(default)]
    partial: bool,
    job: ResultsJob,
    regions: Vec<ResultsRegion>,
}

#[derive(Deserialize)]
struct ResultsJob {
    year: u16,
}

#[derive(Deserialize)]
struct ResultsRegion {
    code: String,
    status: Option<String>,
    score: Option<String>,
    category: Option<String>,
    zone: Option<String>,
    #[serde(default)]
    units: Vec<ResultsUnit>,
}

#[derive(Deserialize)]
struct ResultsUnit {
    kind: Option<String>,
    score: Option<String>,
    exact: Option<String>,
    dimensions: Option<Vec<ResultsDimension>>,
}

/// The first versions wrote no `exact` here.
#[derive(Deserialize)]
struct ResultsDimension {
    code: String,
    score: Option<String>,
    exact: Option<String>,
}

fn json(
    file: &FoundFile,
    means: Means<'_>,
    at: &Location,
    before: u16,
) -> Result<PastReading, Problem> {
    let damaged = |why: String| Problem::Unreadable { why: Unreadable::Damaged(why) };
    let bytes = reading::bytes(&file.path, means.limits)?;
    let results: Results =
        serde_json::from_slice(&bytes).map_err(|error| damaged(error.to_string()))?;
    if results.schema != 1 {
        return Err(damaged(format!("schema {}", results.schema)));
    }
    let year = results.job.year;
    let mut past = PastReading { before, ..PastReading::default() };
    if !past.is_past(year) {
        return Err(past.not_past(year.to_string()));
    }
    if results.partial {
        past.findings.push(Finding::new(at.clone(), Problem::PastPartial { year }));
    }
    // Of a region that the run left out for its errors, that year says nothing.
    let left_out =
        |region: &ResultsRegion| matches!(region.status.as_deref(), Some("incomplete" | "missing"));
    for region in results.regions.into_iter().filter(|region| !left_out(region)) {
        let entry = region.result().map(|(code, result)| (year, code, result, at.clone()));
        past.entries.push(entry?);
    }
    Ok(past)
}

impl ResultsRegion {
    /// The region's result, if it is one that a run can have written.
    fn result(self) -> Result<(RegionCode, PastResult), Problem> {
        let code: RegionCode =
            self.code.parse().map_err(|_| Problem::CodeMalformed { text: brief(&self.code) })?;
        if Region::with_code(code).is_none() {
            return Err(Problem::NoSuchRegion { value: self.code });
        }
        let score = self.score.as_deref().map(published).transpose()?;
        let zone = self.zone.map(|zone| known_zone(&zone)).transpose()?;
        let units = self.units.into_iter().map(ResultsUnit::result).collect::<Result<_, _>>()?;
        Ok((code, PastResult { score, zone, category: self.category, units }))
    }
}

impl ResultsUnit {
    fn result(self) -> Result<PastUnit, Problem> {
        let dimension =
            |of: ResultsDimension| Ok((of.code, exact(of.score.as_deref(), of.exact.as_deref())?));
        let dimensions = self.dimensions.map(|all| all.into_iter().map(dimension).collect());
        Ok(PastUnit {
            kind: self.kind,
            score: exact(self.score.as_deref(), self.exact.as_deref())?,
            dimensions: dimensions.transpose()?,
        })
    }
}

fn published(text: &str) -> Result<Published, Problem> {
    let score = Fraction::from_decimal(text).as_ref().and_then(Published::from_exact);
    score.ok_or_else(|| Problem::NotANumber { text: brief(text) })
}

/// The exact score behind a published one; the published one itself where the other is not there.
fn exact(score: Option<&str>, exact: Option<&str>) -> Result<Option<Score>, Problem> {
    let Some(score) = score else { return Ok(None) };
    let published = published(score)?;
    let read = match exact {
        Some(text) => Fraction::from_ratio(text),
        None => Fraction::from_decimal(score),
    };
    // Another score than the published one comes from no run.
    let read = read.and_then(Score::new).filter(|read| read.publish() == published);
    let not_a_number = || Problem::NotANumber { text: brief(exact.unwrap_or(score)) };
    read.map(Some).ok_or_else(not_a_number)
}

fn known_zone(value: &str) -> Result<Zone, Problem> {
    Zone::from_name(value).ok_or_else(|| Problem::IllegalValue {
        key: "zona".to_owned(),
        value: brief(value),
        legal: Legal::OneOf(Zone::ALL.map(|zone| zone.name().to_owned()).to_vec()),
        nearest: None,
    })
}

fn tables(
    file: &FoundFile,
    means: Means<'_>,
    at: &Location,
    before: u16,
) -> Result<PastReading, Problem> {
    let bytes = reading::bytes(&file.path, means.limits)?;
    let opened = reading::open(&file.name, &bytes, means)?;
    let mut past = PastReading { before, ..PastReading::default() };
    let mut found = false;
    let read_as = opened.read_as.map(|kind| Problem::ReadAsOther { kind });
    past.findings.extend(read_as.map(|problem| Finding::new(at.clone(), problem)));
    for grid in opened.grids {
        found |= past.sheet(at, &grid);
    }
    if !found {
        let looked_for = ["Tahun", "Kode", "Nilai"].map(|column| vec![column.to_owned()]).to_vec();
        return Err(Problem::NoTable { looked_for });
    }
    Ok(past)
}

type Cells = BTreeMap<u32, Value>;

impl PastReading {
    fn is_past(&self, year: u16) -> bool {
        (2000..self.before).contains(&year)
    }

    fn not_past(&self, value: String) -> Problem {
        let legal = Legal::Range("2000".to_owned(), (self.before - 1).to_string());
        Problem::IllegalValue { key: "tahun".to_owned(), value, legal, nearest: None }
    }

    /// Reads a sheet; tells whether it has a table.
    fn sheet(&mut self, file: &Location, grid: &Grid) -> bool {
        let mut header: Option<Header> = None;
        for (row, cells) in &grid.rows {
            let place = |column| locate::place(file, &grid.name, *row, column);
            match locate::header(cells, Column::Year, &BTreeMap::new(), place, &mut self.findings) {
                locate::Seen::Header(found) => header = Some(found),
                locate::Seen::WithoutRegion | locate::Seen::Other => {
                    if let Some(header) = &header {
                        self.row(header, cells, place);
                    }
                }
            }
        }
        header.is_some()
    }

    fn row(&mut self, header: &Header, cells: &Cells, place: impl Fn(u32) -> Location) {
        let at = |column| place(header.column(column).unwrap_or_default());
        if let Err(problem) = region_cell::kind(header, cells) {
            self.findings.push(Finding::new(at(Column::Kind), problem));
        }
        let region = match region_cell::read(header, cells) {
            Ok(Some(region)) => region,
            Ok(None) => {
                let text: Vec<_> = cells.values().map(Value::shown).collect();
                let problem = Problem::RowIgnored { text: brief(&text.join(" ")) };
                return self.findings.push(Finding::new(at(Column::Year), problem));
            }
            Err((column, problem)) => return self.findings.push(Finding::new(at(column), problem)),
        };
        let year = header.value(cells, Column::Year).map(Value::shown).unwrap_or_default();
        let Some(year) = year.parse().ok().filter(|year| self.is_past(*year)) else {
            let problem = self.not_past(year);
            return self.findings.push(Finding::new(at(Column::Year), problem));
        };
        let score = match self.score(header, cells, at) {
            Ok(score) => score,
            Err(finding) => return self.findings.push(*finding),
        };
        let text = |column| header.value(cells, column).map(Value::shown);
        let zone = match text(Column::Zone).map(|zone| known_zone(&zone)).transpose() {
            Ok(zone) => zone,
            Err(problem) => {
                return self.findings.push(Finding::new(at(Column::Zone), problem));
            }
        };
        let result =
            PastResult { score, zone, category: text(Column::Category), units: Vec::new() };
        self.entries.push((year, region, result, at(Column::Year)));
    }

    /// A score of an earlier year may be unknown: often only the zone was published.
    fn score(
        &mut self,
        header: &Header,
        cells: &Cells,
        at: impl Fn(Column) -> Location,
    ) -> Result<Option<Published>, Box<Finding>> {
        let Some(value) = header.value(cells, Column::Score) else {
            return Ok(None);
        };
        let reading = cell::score(Some(value));
        match (reading.mark, reading.problem) {
            (Some(Mark::Score(score)), _) => Ok(Some(Score::publish(&score))),
            (Some(Mark::NotAssessed), _) | (None, None | Some(Problem::Blank)) => Ok(None),
            (None, Some(problem)) => Err(Box::new(Finding::new(at(Column::Score), problem))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::job::Limits;

    fn check(name: &str, content: &str, expected: &[&str]) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        let mut findings = Vec::new();
        let file = FoundFile { name: name.to_owned(), path };
        let means = Means { limits: &Limits::default(), program: None };
        let history = gather(vec![read(&file, means, 2024)], &mut findings);
        let mut shown = Vec::new();
        for year in history.years() {
            for code in ["12.05", "12.18"] {
                if let Some(past) = history.of(year, code.parse().unwrap()) {
                    let score = past.score.map_or("-".to_owned(), Published::on_paper);
                    let zone = past.zone.map_or("-", Zone::name);
                    shown.push(format!("{year} {code} {score} {zone}"));
                }
            }
        }
        let code = |finding: &Finding| {
            format!("{} {}", finding.at.cell().unwrap_or_default(), finding.code())
        };
        shown.extend(findings.iter().map(code));
        assert_eq!(shown, expected, "{content}");
    }

    #[test]
    fn earlier_results_may_lack_their_score() {
        check(
            "r.csv",
            "tahun;kode;pemda;nilai;zona;kategori\n2021;12.18;Kabupaten Serdang Bedagai;77,02;Kuning;\n2021;12.05;;;Kuning;\n",
            &["2021 12.05 - Kuning", "2021 12.18 77,02 Kuning"],
        );
    }

    #[test]
    fn wrong_rows_of_earlier_results_are_named() {
        check(
            "r.csv",
            "tahun;kode;nilai;zona\n2021;12.18;77,02;Ungu\n21;12.18;77,02;Kuning\n2021;12.05;x;\n2021;12.05;1;\n2021;12.05;2;\n",
            &["2021 12.05 1,00 -", "D2 R005", "A3 R005", "C4 R301", "A6 R404"],
        );
    }

    #[test]
    fn an_earlier_run_tells_its_units_and_leaves_out_whom_it_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("hasil.json");
        let read_of = |units: &str| {
            let json = format!(
                r#"{{"schema":1,"job":{{"year":2023}},"regions":[
                    {{"code":"12.05","status":"incomplete","score":null}},
                    {{"code":"12.14","status":"not_assessed","score":null}},
                    {{"code":"12.18","status":"scored","score":"89.21","units":[{units}]}}]}}"#
            );
            std::fs::write(&path, json).unwrap();
            let file = FoundFile { name: "hasil.json".to_owned(), path: path.clone() };
            let means = Means { limits: &Limits::default(), program: None };
            let mut findings = Vec::new();
            (gather(vec![read(&file, means, 2024)], &mut findings), findings)
        };
        let (history, findings) = read_of(
            r#"{"kind":"puskesmas","score":"66.67","exact":"200/3","dimensions":
                [{"code":"I","score":"33.33","exact":"100/3"},{"code":"P","score":null}]},
               {"kind":null,"score":"80.50","dimensions":[{"code":"I","score":"80.50"}]},
               {"kind":"dpmptsp","score":null,"exact":null,"dimensions":null}"#,
        );
        assert_eq!(findings, []);
        let named: Vec<_> = history.regions().iter().map(RegionCode::to_string).collect();
        assert_eq!(named, ["12.14", "12.18"]);
        let score = |text: &str| Score::new(Fraction::from_ratio(text).unwrap());
        let input = |text: &str| ("I".to_owned(), score(text));
        let unit = |kind: Option<&str>, text: Option<&str>, dimensions| PastUnit {
            kind: kind.map(str::to_owned),
            score: text.and_then(score),
            dimensions,
        };
        let expected = [
            unit(
                Some("puskesmas"),
                Some("200/3"),
                Some(vec![input("100/3"), ("P".to_owned(), None)]),
            ),
            unit(None, Some("161/2"), Some(vec![input("161/2")])),
            unit(Some("dpmptsp"), None, None),
        ];
        assert_eq!(history.of(2023, "12.18".parse().unwrap()).unwrap().units, expected);
        for wrong in ["200/4", "2/0", "66.6666", "x", "-200/3", "1000/3"] {
            let unit = format!(r#"{{"kind":null,"score":"66.67","exact":"{wrong}"}}"#);
            let (history, findings) = read_of(&unit);
            assert_eq!(history.years(), [0_u16; 0], "{wrong}");
            assert_eq!(findings[0].code().to_string(), "R301", "{wrong}");
        }
    }

    #[test]
    fn a_kind_that_is_none_is_named_and_the_row_is_used() {
        check(
            "r.csv",
            "tahun;kode;jenis;nilai\n2021;12.18;kabupatn;77,02\n2021;12.05;Kab.;1\n",
            &["2021 12.05 1,00 -", "2021 12.18 77,02 -", "C2 R413"],
        );
    }

    #[test]
    fn an_earlier_run_is_read_back() {
        let json = r#"{"schema":1,"job":{"year":2022},"regions":[
            {"code":"12.18","score":"89.21","category":"A","zone":"Hijau"},
            {"code":"12.05","score":null,"category":null,"zone":null}]}"#;
        check("hasil.json", json, &["2022 12.05 - -", "2022 12.18 89,21 Hijau"]);
        check("hasil.json", "{\"schema\":2}", &[" R101"]);
        let of = |year: u16, region: &str| {
            format!(r#"{{"schema":1,"job":{{"year":{year}}},"regions":[{{{region}}}]}}"#)
        };
        let score = |score: &str| {
            format!(r#""code":"12.18","score":"{score}","category":null,"zone":null"#)
        };
        check("hasil.json", &of(2022, &score("8x")), &[" R301"]);
        check("hasil.json", &of(2024, &score("80.00")), &[" R005"]);
        let ghost = r#""code":"12.99","score":null,"category":null,"zone":null"#;
        check("hasil.json", &of(2022, ghost), &[" R006"]);
        let partial =
            of(2022, &score("80.00")).replace("\"schema\":1", "\"schema\":1,\"partial\":true");
        check("hasil.json", &partial, &["2022 12.18 80,00 -", " R515"]);
    }
}
