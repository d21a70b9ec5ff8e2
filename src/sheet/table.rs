//! The rows of a score table: a region, perhaps a unit, and a score.

use std::collections::BTreeMap;

use super::cell;
use super::grid::{Grid, Value, brief};
use super::locate::{self, Column, Header};
use super::{names, region_cell};
use crate::domain::{Mark, Region, RegionCode, Seen, Stated};
use crate::finding::{Finding, Problem};
use crate::location::{Located, Location};
use crate::rubric::UnitRules;

/// A row that brings a score, or the words in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The region.
    pub region: RegionCode,
    /// The unit; `None` where the score is the region's.
    pub unit: Option<Unit>,
    /// The score; `None` where its cell cannot be used, and a finding says why.
    pub seen: Option<Seen>,
}

/// A unit as a table names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// The id of its kind; `None` for a kind that the rubric does not name but accepts.
    pub kind: Option<String>,
    /// Its name as written.
    pub name: String,
}

/// What the rows of a job's tables must fit.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    /// The year.
    pub year: u16,
    /// The units of the year.
    pub units: &'a UnitRules,
}

/// What the sheets of one file bring.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// The rows with scores, in order.
    pub rows: Vec<Row>,
    /// What is to be said.
    pub findings: Vec<Finding>,
}

/// The columns of which one says whose score it is.
fn region_columns() -> Vec<String> {
    ["Kode", "Pemda"].map(str::to_owned).to_vec()
}

/// Reads all score tables of a file.
pub fn read(file: &Location, grids: &[Grid], expected: Expected<'_>) -> Rows {
    let mut all = Rows::default();
    let mut bare = Vec::new();
    let mut tables = 0;
    for grid in grids.iter().filter(|grid| !grid.rows.is_empty()) {
        let mut sheet = Sheet::new(file, grid, expected);
        sheet.read();
        all.rows.append(&mut sheet.out.rows);
        all.findings.append(&mut sheet.out.findings);
        let place =
            if grid.name.is_empty() { file.clone() } else { file.with_sheet(grid.name.clone()) };
        if sheet.tables == 0 {
            bare.push(place);
        } else if grid.hidden {
            all.findings.push(Finding::new(place, Problem::HiddenSheet));
        }
        tables += sheet.tables;
    }
    if tables == 0 {
        let looked_for = vec![region_columns(), vec!["Nilai".to_owned()]];
        all.findings.push(Finding::new(file.clone(), Problem::NoTable { looked_for }));
    } else if all.rows.is_empty() && !all.findings.iter().any(Finding::is_error) {
        all.findings.push(Finding::new(file.clone(), Problem::NoRows));
    } else {
        let bare = bare.into_iter().map(|place| Finding::new(place, Problem::SheetIgnored));
        all.findings.extend(bare);
    }
    all
}

/// One sheet while it is read from top to bottom.
struct Sheet<'a> {
    file: &'a Location,
    grid: &'a Grid,
    expected: Expected<'a>,
    header: Option<Header>,
    tables: usize,
    /// The region of the row above, for the rows of its other units.
    above: Option<RegionCode>,
    out: Rows,
}

type Cells = BTreeMap<u32, Value>;

/// Whether a row sums up others.
enum Sum {
    /// It does not.
    No,
    /// It is the mean of a region's units, and so the region's score.
    Mean,
    /// It sums up something else.
    Other,
}

/// Whether a row holds something that must be read, or be named as unreadable: a score, a unit, a
/// code, a region's name. "Sumber: ..." in the first column is a note.
fn has_data(header: &Header, cells: &Cells) -> bool {
    header.value(cells, Column::Score).is_some()
        || header.value(cells, Column::Unit).is_some()
        || header.value(cells, Column::Code).is_some_and(|code| {
            code.text().is_none_or(|text| text.starts_with(|first: char| first.is_ascii_digit()))
        })
        || header.value(cells, Column::Name).and_then(Value::text).is_some_and(names::is_region)
}

/// Whether a row's own cells name a region.
fn names_a_region(header: &Header, cells: &Cells) -> bool {
    matches!(region_cell::read(header, cells), Ok(Some(_)))
}

impl<'a> Sheet<'a> {
    fn new(file: &'a Location, grid: &'a Grid, expected: Expected<'a>) -> Self {
        Self { file, grid, expected, header: None, tables: 0, above: None, out: Rows::default() }
    }

    fn read(&mut self) {
        let mut first = false;
        for (row, cells) in &self.grid.rows {
            let place = |column| locate::place(self.file, &self.grid.name, *row, column);
            match locate::header(cells, Column::Score, place, &mut self.out.findings) {
                locate::Seen::Header(header) => {
                    self.header = Some(header);
                    self.tables += 1;
                    self.above = None;
                    first = true;
                }
                locate::Seen::WithoutRegion => {
                    self.header = None;
                    self.tables += 1;
                    let at = self.first_place(*row, cells);
                    self.report(at, None, Problem::ColumnMissing { one_of: region_columns() });
                }
                locate::Seen::Other => {
                    if let Some(header) = self.header.clone() {
                        self.row(&header, *row, cells, first);
                    }
                    first = false;
                }
            }
        }
    }

    fn row(&mut self, header: &Header, row: u32, cells: &Cells, first: bool) {
        if first && locate::numbers_columns(cells) && !names_a_region(header, cells) {
            return;
        }
        match self.sums(header, cells) {
            Sum::No if has_data(header, cells) => self.data(header, row, cells, false),
            Sum::Mean => self.data(header, row, cells, true),
            Sum::No | Sum::Other => {
                // Whatever stood here, the rows below are not about the region above it.
                self.above = None;
                let text: Vec<_> = cells.values().map(Value::shown).collect();
                let at = self.first_place(row, cells);
                self.report(at, None, Problem::RowIgnored { text: brief(&text.join(" ")) });
            }
        }
    }

    /// A row with a score; `mean` where it is the mean of a region's units.
    fn data(&mut self, header: &Header, row: u32, cells: &Cells, mean: bool) {
        let region = match self.region(header, row, cells) {
            Ok(region) => region,
            Err(finding) => {
                self.above = None;
                self.out.findings.push(*finding);
                return;
            }
        };
        self.above = Some(region);
        if let Err(finding) = self.check_row(header, row, cells, region) {
            return self.out.findings.push(*finding);
        }
        let seen = self.seen(header, row, cells, region);
        let absent = seen.as_ref().is_some_and(|seen| seen.mark == Mark::NotAssessed);
        let unit = match self.unit(header, row, cells, region) {
            Ok(_) if mean => None,
            Ok(None) if header.has(Column::Unit) && !absent => {
                let at = self.place(header, row, Column::Unit);
                return self.report(at, Some(region), Problem::UnitUnnamed);
            }
            Ok(unit) => unit,
            Err(_) if mean => None,
            Err(finding) => return self.out.findings.push(*finding),
        };
        self.out.rows.push(Row { region, unit, seen });
    }

    /// Whether a row sums up. Only the cells that would name a region or a unit say so: "total" in
    /// a remark says nothing.
    fn sums(&self, header: &Header, cells: &Cells) -> Sum {
        const MEANS: [&str; 4] = ["ratarata", "rerata", "nilairatarata", "nilaiakhir"];
        const SUMS: [&str; 4] = ["jumlah", "total", "jumlahtotal", "totalnilai"];
        let word = |value: Option<&Value>| value.and_then(Value::text).map(names::squeeze);
        let named = [Column::Code, Column::Name, Column::Unit]
            .into_iter()
            .filter_map(|column| header.value(cells, column))
            .any(|value| {
                word(Some(value)).is_some_and(|word| {
                    !MEANS.contains(&word.as_str()) && !SUMS.contains(&word.as_str())
                })
            });
        let unit = word(header.value(cells, Column::Unit)).unwrap_or_default();
        let about_region = names_a_region(header, cells) || self.above.is_some();
        if MEANS.contains(&unit.as_str()) && about_region {
            return Sum::Mean;
        }
        let name = word(header.value(cells, Column::Name)).unwrap_or_default();
        let first = word(cells.values().next()).filter(|_| !named).unwrap_or_default();
        let sums = [unit, name, first];
        let other =
            sums.iter().any(|word| MEANS.contains(&word.as_str()) || SUMS.contains(&word.as_str()));
        if other { Sum::Other } else { Sum::No }
    }

    fn region(&self, header: &Header, row: u32, cells: &Cells) -> Result<RegionCode, Box<Finding>> {
        let unit = header.value(cells, Column::Unit).is_some();
        match region_cell::read(header, cells) {
            Ok(Some(region)) => Ok(region),
            // A region's name merged over its units stands in the first of their rows only.
            Ok(None) => {
                let above = self.above.filter(|_| unit);
                above.ok_or_else(|| self.no_region(header, row))
            }
            Err((column, problem)) => {
                Err(Box::new(Finding::new(self.place(header, row, column), problem)))
            }
        }
    }

    /// What must hold for a row before its score counts: its year, its columns, no other region.
    fn check_row(
        &self,
        header: &Header,
        row: u32,
        cells: &Cells,
        region: RegionCode,
    ) -> Result<(), Box<Finding>> {
        let year = self.expected.year;
        let stated = header.value(cells, Column::Year).map(Value::shown);
        let place = |column| locate::place(self.file, &self.grid.name, row, column);
        let finding = |at, problem| Err(Box::new(Finding::about(region, at, problem)));
        if let Some(stated) = stated.filter(|stated| *stated != year.to_string()) {
            let at = self.place(header, row, Column::Year);
            return finding(at, Problem::YearDiffers { stated, year });
        }
        if let Some(column) = self.surplus(header, cells) {
            return finding(place(column), Problem::FieldSurplus);
        }
        for column in header.unknown() {
            let other = cells.get(column).and_then(Value::text).and_then(names::region_with_kind);
            let Some(other) = other.filter(|other| other.code != region) else { continue };
            if other.code != region.province() {
                let official = Region::with_code(region).map(|region| region.name.clone());
                let (official, written) = (official.unwrap_or_default(), other.name.clone());
                let problem = Problem::RegionNameDiffers { code: region, official, written };
                return finding(place(*column), problem);
            }
        }
        Ok(())
    }

    /// A field of a CSV row beyond the last heading, or decimals that a comma split off: "87,41"
    /// without quotes is two fields where the comma separates.
    fn surplus(&self, header: &Header, cells: &Cells) -> Option<u32> {
        if !self.grid.is_csv() {
            return None;
        }
        let beyond = cells.keys().copied().find(|column| *column > header.last());
        let after = header.column(Column::Score)? + 1;
        let split = cells.get(&after).and_then(Value::text).filter(|text| {
            header.meaning(after).is_none()
                && (1..=4).contains(&text.len())
                && text.bytes().all(|byte| byte.is_ascii_digit())
        });
        beyond.or(split.map(|_| after))
    }

    fn no_region(&self, header: &Header, row: u32) -> Box<Finding> {
        let column = if header.has(Column::Code) { Column::Code } else { Column::Name };
        let problem = Problem::RegionUnknown { text: String::new(), candidates: Vec::new() };
        Box::new(Finding::new(self.place(header, row, column), problem))
    }

    fn unit(
        &self,
        header: &Header,
        row: u32,
        cells: &Cells,
        region: RegionCode,
    ) -> Result<Option<Unit>, Box<Finding>> {
        let text = |column| header.value(cells, column).map(Value::whole);
        let (name, kind) = (text(Column::Unit), text(Column::UnitKind));
        let (Some(name), column) = (match (name, kind.clone()) {
            (Some(name), _) => (Some(name), Column::Unit),
            (None, kind) => (kind, Column::UnitKind),
        }) else {
            return Ok(None);
        };
        let rules = self.expected.units;
        let known = names::unit_kind(kind.as_deref().unwrap_or(&name), &rules.kinds);
        let by_name = names::unit_kind(&name, &rules.kinds);
        if let (Some(known), Some(by_name)) = (known, by_name)
            && known.id != by_name.id
        {
            let (kind, unit) = (known.name.clone(), brief(&name));
            let at = self.place(header, row, Column::UnitKind);
            return Err(Box::new(Finding::about(
                region,
                at,
                Problem::UnitKindDiffers { unit, kind },
            )));
        }
        if known.is_none() && !rules.others {
            let known = rules.kinds.iter().map(|kind| kind.name.clone()).collect();
            let problem = Problem::UnitKindUnknown { text: brief(&kind.unwrap_or(name)), known };
            let at = self.place(header, row, column);
            return Err(Box::new(Finding::about(region, at, problem)));
        }
        Ok(Some(Unit { kind: known.map(|kind| kind.id.clone()), name }))
    }

    fn seen(
        &mut self,
        header: &Header,
        row: u32,
        cells: &Cells,
        region: RegionCode,
    ) -> Option<Seen> {
        let at = self.place(header, row, Column::Score);
        let reading = cell::score(header.value(cells, Column::Score));
        if let Some(problem) = reading.problem {
            self.report(at.clone(), Some(region), problem);
        }
        let stated = |column| {
            let text = header.value(cells, column)?.shown();
            let blank = matches!(text.as_str(), "" | "-" | "–" | "—");
            (!blank).then(|| Located::new(text, self.place(header, row, column)))
        };
        let stated = Stated {
            category: stated(Column::Category),
            zone: stated(Column::Zone),
            opinion: stated(Column::Opinion),
        };
        let mark: Mark = reading.mark?;
        Some(Seen { at, mark, stated })
    }

    fn place(&self, header: &Header, row: u32, column: Column) -> Location {
        let column = header.column(column).unwrap_or_default();
        locate::place(self.file, &self.grid.name, row, column)
    }

    fn first_place(&self, row: u32, cells: &Cells) -> Location {
        let column = cells.keys().next().copied().unwrap_or_default();
        locate::place(self.file, &self.grid.name, row, column)
    }

    fn report(&mut self, at: Location, region: Option<RegionCode>, problem: Problem) {
        self.out.findings.push(Finding { at, region, problem });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rubric;

    /// Reads a table written with `|` between cells; `#` makes a number cell, `@` a date cell.
    fn check(table: &str, expected: &[&str]) {
        let rubric = rubric::parse("x", rubric::built_in("ombudsman-2024").unwrap()).unwrap();
        let value = |text: &str| match text.split_at_checked(1) {
            Some(("#", number)) => {
                Value::Number { double: number.parse().unwrap(), percent: false }
            }
            Some(("@", date)) => Value::Date(date.to_owned()),
            _ => Value::Text(text.to_owned()),
        };
        let mut rows = BTreeMap::new();
        for (row, line) in (0..).zip(table.trim().lines()) {
            let cells = (0..).zip(line.trim().split('|').map(str::trim));
            let cells: Cells = cells
                .filter(|(_, text)| !text.is_empty())
                .map(|(column, text)| (column, value(text)))
                .collect();
            rows.insert(row, cells);
        }
        rows.retain(|_, cells| !cells.is_empty());
        let grid = Grid { name: "S".into(), hidden: false, rows };
        let expectation = Expected { year: 2024, units: &rubric.units };
        let read = read(&Location::file("x.xlsx"), &[grid], expectation);
        let mut shown: Vec<String> = Vec::new();
        for row in &read.rows {
            let unit = row
                .unit
                .as_ref()
                .map(|unit| format!(" {}:{}", unit.kind.as_deref().unwrap_or("?"), unit.name));
            let mark = match row.seen.as_ref().map(|seen| &seen.mark) {
                Some(Mark::Score(score)) => score.exact().to_decimal(),
                Some(Mark::NotAssessed) => "tidak dinilai".to_owned(),
                None => "?".to_owned(),
            };
            shown.push(format!("{}{} {mark}", row.region, unit.unwrap_or_default()));
        }
        for finding in &read.findings {
            shown.push(format!("{} {}", finding.at.cell().unwrap_or_default(), finding.code()));
        }
        assert_eq!(shown, expected, "{table}");
    }

    #[test]
    fn a_table_is_read_wherever_it_stands() {
        check(
            "Hasil Penilaian 2024

               | No | Kode | Pemda | Nilai | Kategori
               | 1 | 2 | 3 | 4 | 5
               | #1 | 12.18 | Kabupaten Serdang Bedagai | #97.08 | A
               | #2 | 12.05 | Langkat | 96,86 | A
               | | | Rata-rata | #96.97 |
             Sumber: Ombudsman RI",
            &["12.18 97.08", "12.05 96.86", "D7 R204", "A8 R204"],
        );
    }

    #[test]
    fn units_may_stand_below_a_region_named_once() {
        check(
            "Pemda | Unit Layanan | Nilai
             Kabupaten Dairi | Disdukcapil | 95,5
              | DPMPTSPK | 94,5
              | UPT Puskesmas Sigalingging | Tidak dinilai
             Kota Medan | Kantor Pos | 80",
            &[
                "12.11 disdukcapil:Disdukcapil 95.5",
                "12.11 dpmptsp:DPMPTSPK 94.5",
                "12.11 puskesmas:UPT Puskesmas Sigalingging tidak dinilai",
                "B5 R503",
            ],
        );
    }

    #[test]
    fn regions_are_taken_by_code_then_by_name_and_both_must_agree() {
        check(
            "Kode | Pemda | Nilai
             12.18 | Sergai | 1
             12.18 | Kabupaten Dairi | 2
             12.99 | | 3
             1218 | | 4
              | Serdang Bedagei | 5
              | Solok | 6
             13.72 | Solok | 7
             12.18 | Solok | 8
             | | 9
             12.18 | Kabupaten Entah | 10",
            &[
                "12.18 1", "13.72 7", "B3 R403", "A4 R006", "A5 R408", "B6 R401", "B7 R402",
                "B9 R403", "A10 R401", "B11 R403",
            ],
        );
    }

    #[test]
    fn a_code_stored_as_a_number_counts_only_with_its_name() {
        check(
            "Kode | Pemda | Nilai
             #12.1 | Kabupaten Labuhanbatu | 1
             #12.1 | | 2
             #12.1 | Kabupaten Tapanuli Tengah | 3
             @12:18 | Kabupaten Serdang Bedagai | 4
             #12 | Provinsi Sumatera Utara | 5
             12.1 | Kabupaten Labuhanbatu | 6",
            &["12.10 1", "12 5", "12.10 6", "A3 R407", "A4 R407", "A5 R407"],
        );
    }

    #[test]
    fn a_region_that_cannot_be_read_does_not_pass_its_units_on() {
        check(
            "Pemda | Unit Layanan | Nilai
             Kabupaten Dairi | Disdukcapil | 95
             Kabupatn Karo | |
              | Disdukcapil | 10",
            &["12.11 disdukcapil:Disdukcapil 95", "A3 R204", "A4 R401"],
        );
    }

    #[test]
    fn a_mean_beside_its_units_is_the_regions_score_and_a_remark_sums_nothing() {
        check(
            "Pemda | Unit Layanan | Nilai | Keterangan
             Kabupaten Dairi | Disdukcapil | 95,5 | Total
              | Rata-rata | 95,5 |
             Jumlah | | 95,5 |",
            &["12.11 disdukcapil:Disdukcapil 95.5", "12.11 95.5", "A4 R204"],
        );
    }

    #[test]
    fn a_unit_without_a_name_is_not_taken_for_the_region() {
        check(
            "Pemda | Unit Layanan | Nilai
             Kabupaten Dairi | | 95,5
             Kabupaten Karo | | Tidak dinilai",
            &["12.06 tidak dinilai", "B2 R512"],
        );
    }

    #[test]
    fn kinds_must_agree_with_names() {
        check(
            "Kode | Pemda | Jenis | Nilai
             | Kabupaten Solok | Kota | 1
             13.02 | | Kota | 2
             | Solok | Kota | 3",
            &["13.72 3", "C2 R409", "C3 R409"],
        );
        check(
            "Pemda | Unit Layanan | Jenis Unit | Nilai
             Kabupaten Dairi | Disdukcapil | DPMPTSP | 1",
            &["C2 R513"],
        );
    }

    #[test]
    fn another_region_in_a_column_that_nobody_knows_is_noticed() {
        check(
            "Kode | Uraian | Nilai
             12.71 | Kota Binjai | 90
             12.71 | Provinsi Sumatera Utara | 90",
            &["12.71 90", "B1 R203", "B2 R403"],
        );
    }

    #[test]
    fn only_the_row_below_a_header_numbers_the_columns() {
        check(
            "No | Kode | Nilai
             1 | 12 | 20
             1 | 2 | 3",
            &["12 20", "B3 R408"],
        );
    }

    #[test]
    fn rows_of_another_year_are_refused() {
        check(
            "Tahun | Pemda | Nilai
             #2024 | Kota Medan | 80
             #2023 | Kota Binjai | 70",
            &["12.71 80", "A3 R508"],
        );
    }

    #[test]
    fn sheets_without_a_table_say_so() {
        check("Halo | Dunia", &[" R105"]);
        check("No | Nilai\n1 | 80", &["A1 R201"]);
    }

    #[test]
    fn words_below_a_table_are_no_data_but_a_code_is() {
        check(
            "Kode | Pemda | Nilai
             12.18 | | 1
             Sumber: Ombudsman RI
             *) sementara
             1218",
            &["12.18 1", "A3 R204", "A4 R204", "A5 R408"],
        );
    }

    #[test]
    fn a_region_without_a_score_is_not_passed_over() {
        check("Pemda | Nilai\nKota Medan |\nCatatan kaki |", &["12.71 ?", "B2 R304", "A3 R204"]);
    }
}
