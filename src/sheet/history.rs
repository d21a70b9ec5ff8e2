//! Results of earlier years: tables (tahun, kode, nilai, zona, kategori), or `hasil.json` of an
//! earlier run.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::cell;
use super::folder::FoundFile;
use super::grid::{Grid, Value, brief};
use super::locate::{self, Column, Header};
use super::{reading, table};
use crate::domain::{Fraction, History, Mark, PastResult, Published, RegionCode, Score, Zone};
use crate::finding::{Finding, Legal, Problem, Unreadable};
use crate::location::Location;

/// A result with its year, region and place.
type Entry = (u16, RegionCode, PastResult, Location);

/// What one file of earlier results brings.
#[derive(Debug, Default)]
pub struct PastReading {
    entries: Vec<Entry>,
    /// What is to be said.
    pub findings: Vec<Finding>,
}

/// Reads one file of earlier results.
pub fn read(file: &FoundFile) -> PastReading {
    let at = Location::file(file.name.as_str());
    let read = if file.name.to_lowercase().ends_with(".json") {
        json(file, &at)
    } else {
        tables(file, &at)
    };
    read.unwrap_or_else(|problem| PastReading {
        entries: Vec::new(),
        findings: vec![Finding::new(at, problem)],
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
                    let problem = Problem::RegionTwice { other: other.clone() };
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

/// The part of schema 1 that is read back.
#[derive(Deserialize)]
struct Results {
    schema: u32,
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
    score: Option<String>,
    category: Option<String>,
    zone: Option<String>,
}

fn json(file: &FoundFile, at: &Location) -> Result<PastReading, Problem> {
    let damaged = |why: String| Problem::Unreadable { why: Unreadable::Damaged(why) };
    let bytes = reading::bytes(&file.path)?;
    let results: Results =
        serde_json::from_slice(&bytes).map_err(|error| damaged(error.to_string()))?;
    if results.schema != 1 {
        return Err(damaged(format!("schema {}", results.schema)));
    }
    let year = results.job.year;
    let entry = |region: ResultsRegion| {
        let code = region.code.parse().map_err(|_| Problem::CodeMalformed { text: region.code })?;
        let published = |text: &String| Published::from_exact(&Fraction::from_decimal(text)?);
        let result = PastResult {
            score: region.score.as_ref().and_then(published),
            zone: region.zone.as_deref().and_then(Zone::from_name),
            category: region.category,
        };
        Ok((year, code, result, at.clone()))
    };
    let entries = results.regions.into_iter().map(entry).collect::<Result<_, _>>()?;
    Ok(PastReading { entries, findings: Vec::new() })
}

fn tables(file: &FoundFile, at: &Location) -> Result<PastReading, Problem> {
    let (_, grids) = reading::open(file);
    let mut past = PastReading::default();
    let mut found = false;
    for grid in grids? {
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
    /// Reads a sheet; tells whether it has a table.
    fn sheet(&mut self, file: &Location, grid: &Grid) -> bool {
        let mut header: Option<Header> = None;
        for (row, cells) in &grid.rows {
            let place = |column| locate::place(file, &grid.name, *row, column);
            match locate::header(cells, Column::Year, place, &mut self.findings) {
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
        let region = match table::region_of(header, cells) {
            Ok(Some(region)) => region,
            Ok(None) => {
                let text: Vec<_> = cells.values().map(Value::shown).collect();
                let problem = Problem::RowIgnored { text: brief(&text.join(" ")) };
                return self.findings.push(Finding::new(at(Column::Year), problem));
            }
            Err((column, problem)) => return self.findings.push(Finding::new(at(column), problem)),
        };
        let year = header.value(cells, Column::Year).map(Value::shown).unwrap_or_default();
        let Some(year) = year.parse().ok().filter(|year| (2000..=2100).contains(year)) else {
            let legal = Legal::Range("2000".to_owned(), "2100".to_owned());
            let problem = Problem::IllegalValue {
                key: "tahun".to_owned(),
                value: year,
                legal,
                nearest: None,
            };
            return self.findings.push(Finding::new(at(Column::Year), problem));
        };
        let score = match self.score(header, cells, at) {
            Ok(score) => score,
            Err(finding) => return self.findings.push(*finding),
        };
        let text = |column| header.value(cells, column).map(Value::shown);
        let zone = text(Column::Zone);
        let known = zone.as_deref().and_then(Zone::from_name);
        if let (Some(value), None) = (zone, known) {
            let legal = Legal::OneOf(Zone::ALL.map(|zone| zone.name().to_owned()).to_vec());
            let problem =
                Problem::IllegalValue { key: "zona".to_owned(), value, legal, nearest: None };
            return self.findings.push(Finding::new(at(Column::Zone), problem));
        }
        let result = PastResult { score, zone: known, category: text(Column::Category) };
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

    fn check(name: &str, content: &str, expected: &[&str]) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        let mut findings = Vec::new();
        let history = gather(vec![read(&FoundFile { name: name.to_owned(), path })], &mut findings);
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
    fn an_earlier_run_is_read_back() {
        let json = r#"{"schema":1,"job":{"year":2022},"regions":[
            {"code":"12.18","score":"89.21","category":"A","zone":"Hijau"},
            {"code":"12.05","score":null,"category":null,"zone":null}]}"#;
        check("hasil.json", json, &["2022 12.05 - -", "2022 12.18 89,21 Hijau"]);
        check("hasil.json", "{\"schema\":2}", &[" R101"]);
    }
}
