//! The rows of a score table: a region, perhaps a unit, and a score.

use std::collections::BTreeMap;

use super::cell;
use super::grid::{Grid, Value, brief};
use super::locate::{self, Column, Header};
use super::names;
use crate::domain::{Mark, RegionCode, RegionKind, Seen, Stated};
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
        let place = if grid.is_csv() { file.clone() } else { file.with_sheet(grid.name.clone()) };
        if sheet.tables == 0 {
            bare.push(place);
        } else {
            all.findings.extend(hidden(file, &place, grid));
        }
        tables += sheet.tables;
    }
    if tables == 0 {
        let looked_for = vec![region_columns(), vec!["Nilai".to_owned()]];
        all.findings.push(Finding::new(file.clone(), Problem::NoTable { looked_for }));
    } else {
        let bare = bare.into_iter().map(|place| Finding::new(place, Problem::SheetIgnored));
        all.findings.extend(bare);
    }
    all
}

/// What of a sheet with a table is hidden: used all the same and said, or below merged cells.
pub fn hidden(file: &Location, place: &Location, grid: &Grid) -> Vec<Finding> {
    let mut findings = Vec::new();
    if grid.hidden {
        findings.push(Finding::new(place.clone(), Problem::HiddenSheet));
    }
    if !grid.hidden_rows.is_empty() || !grid.hidden_columns.is_empty() {
        let rows = grid.hidden_rows.iter().copied().collect();
        let columns = grid.hidden_columns.iter().copied().collect();
        findings.push(Finding::new(place.clone(), Problem::HiddenLines { rows, columns }));
    }
    findings.extend(grid.unseen.iter().map(|(cell, problem)| {
        Finding::new(file.with_cell(grid.name.clone(), *cell), problem.clone())
    }));
    findings
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

impl<'a> Sheet<'a> {
    fn new(file: &'a Location, grid: &'a Grid, expected: Expected<'a>) -> Self {
        Self { file, grid, expected, header: None, tables: 0, above: None, out: Rows::default() }
    }

    fn read(&mut self) {
        for (row, cells) in &self.grid.rows {
            let place = |column| locate::place(self.file, &self.grid.name, *row, column);
            match locate::header(cells, Column::Score, place, &mut self.out.findings) {
                locate::Seen::Header(header) => {
                    self.header = Some(header);
                    self.tables += 1;
                    self.above = None;
                }
                locate::Seen::WithoutRegion => {
                    self.header = None;
                    self.tables += 1;
                    let at = self.first_place(*row, cells);
                    self.report(at, None, Problem::ColumnMissing { one_of: region_columns() });
                }
                locate::Seen::Other => {
                    if let Some(header) = self.header.clone() {
                        self.row(&header, *row, cells);
                    }
                }
            }
        }
    }

    fn row(&mut self, header: &Header, row: u32, cells: &Cells) {
        if locate::numbers_columns(cells) {
            return;
        }
        if self.is_no_data(header, cells) {
            let text: Vec<_> = cells.values().map(Value::shown).collect();
            let at = self.first_place(row, cells);
            self.report(at, None, Problem::RowIgnored { text: brief(&text.join(" ")) });
            return;
        }
        let region = match self.region(header, row, cells) {
            Ok(region) => region,
            Err(finding) => {
                self.above = None;
                self.out.findings.push(*finding);
                return;
            }
        };
        self.above = Some(region);
        if !self.is_of_the_year(header, row, cells, region) {
            return;
        }
        let unit = match self.unit(header, row, cells, region) {
            Ok(unit) => unit,
            Err(finding) => return self.out.findings.push(*finding),
        };
        let seen = self.seen(header, row, cells, region);
        self.out.rows.push(Row { region, unit, seen });
    }

    /// A row is no data if it has no score and names no region or only one, or if it sums up.
    fn is_no_data(&self, header: &Header, cells: &Cells) -> bool {
        const SUMS: [&str; 6] =
            ["jumlah", "total", "rata-rata", "rerata", "rata rata", "nilai rata-rata"];
        let sums = cells
            .values()
            .filter_map(Value::text)
            .any(|text| SUMS.contains(&names::fold(text).as_str()));
        let scored = header.value(cells, Column::Score).is_some();
        // "Sumber: ..." in the first column is a note, but "1218" is a code that somebody meant.
        let coded = header.value(cells, Column::Code).is_some_and(|code| {
            code.text().is_none_or(|text| text.starts_with(|first: char| first.is_ascii_digit()))
        });
        let named = header.value(cells, Column::Name).and_then(Value::text).is_some_and(|name| {
            !matches!(names::region(name, None), Err(Problem::RegionUnknown { .. }))
        });
        let unit = header.value(cells, Column::Unit).is_some();
        sums || !(scored || coded || named || unit)
    }

    fn region(&self, header: &Header, row: u32, cells: &Cells) -> Result<RegionCode, Box<Finding>> {
        let inherits = header.has(Column::Unit) && header.value(cells, Column::Unit).is_some();
        match region_of(header, cells) {
            Ok(Some(region)) => Ok(region),
            // A region's name merged over its units stands in the first of their rows only.
            Ok(None) if inherits && self.above.is_some() => {
                self.above.ok_or_else(|| self.no_region(header, row))
            }
            Ok(None) => Err(self.no_region(header, row)),
            Err((column, problem)) => {
                Err(Box::new(Finding::new(self.place(header, row, column), problem)))
            }
        }
    }

    fn no_region(&self, header: &Header, row: u32) -> Box<Finding> {
        let column = if header.has(Column::Code) { Column::Code } else { Column::Name };
        let problem = Problem::RegionUnknown { text: String::new(), candidates: Vec::new() };
        Box::new(Finding::new(self.place(header, row, column), problem))
    }

    fn is_of_the_year(
        &mut self,
        header: &Header,
        row: u32,
        cells: &Cells,
        region: RegionCode,
    ) -> bool {
        let year = self.expected.year;
        let Some(value) = header.value(cells, Column::Year) else {
            return true;
        };
        let stated = value.shown();
        if stated == year.to_string() {
            return true;
        }
        let at = self.place(header, row, Column::Year);
        self.report(at, Some(region), Problem::YearDiffers { stated, year });
        false
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

/// The region of a row: by its code first, then by its name; both must agree. `None` where the
/// row has neither.
///
/// # Errors
/// The column at fault, and why.
pub fn region_of(header: &Header, cells: &Cells) -> Result<Option<RegionCode>, (Column, Problem)> {
    let kind = header
        .value(cells, Column::Kind)
        .and_then(Value::text)
        .and_then(|text| RegionKind::from_name(&names::fold(text)));
    let written = header.value(cells, Column::Name);
    let named = written.map(|value| names::region(&value.shown(), kind));
    let Some(code) = header.value(cells, Column::Code) else {
        return match named {
            Some(Ok(region)) => Ok(Some(region.code)),
            Some(Err(problem)) => Err((Column::Name, problem)),
            None => Ok(None),
        };
    };
    let code = code_of(
        code,
        named.as_ref().and_then(|named| named.as_ref().ok()).map(|region| region.code),
    )
    .map_err(|problem| (Column::Code, problem))?;
    let Some(region) = crate::domain::Region::with_code(code) else {
        return Err((Column::Code, Problem::NoSuchRegion { value: code.to_string() }));
    };
    match (named, written) {
        (Some(Ok(named)), Some(written)) if named.code != code => {
            let (official, written) = (region.name.clone(), written.shown());
            Err((Column::Name, Problem::RegionNameDiffers { code, official, written }))
        }
        // A name that nobody has beside a code that somebody has: whose score is it?
        (Some(Err(Problem::RegionUnknown { .. })), Some(written)) => {
            let (official, written) = (region.name.clone(), written.shown());
            Err((Column::Name, Problem::RegionNameDiffers { code, official, written }))
        }
        // "Solok" alone has two readings, and the code decides between them, if it is one of them.
        (Some(Err(Problem::RegionAmbiguous { candidates, .. })), Some(written))
            if !candidates.iter().any(|candidate| candidate.ends_with(&format!("({code})"))) =>
        {
            let (official, written) = (region.name.clone(), written.shown());
            Err((Column::Name, Problem::RegionNameDiffers { code, official, written }))
        }
        _ => Ok(Some(code)),
    }
}

/// A code cell. Text is read as it stands; a number only where the name agrees, for Excel makes
/// 12.1 of 12.10.
fn code_of(value: &Value, named: Option<RegionCode>) -> Result<RegionCode, Problem> {
    let text = value.shown();
    match value {
        Value::Text(_) => {
            let code = text.parse().ok();
            let cut = || named.filter(|named| named.to_string().trim_end_matches('0') == text);
            code.or_else(cut).ok_or(Problem::CodeMalformed { text })
        }
        Value::Number { double, percent: false } => named
            .filter(|named| {
                format!("{double:05.2}") == format!("{named:.0}")
                    || double.to_string() == named.to_string()
            })
            .ok_or(Problem::CodeNotText { text }),
        Value::Number { .. }
        | Value::Boolean(_)
        | Value::Date(_)
        | Value::Error(_)
        | Value::Uncalculated => Err(Problem::CodeNotText { text }),
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
        let grid = Grid { name: "S".into(), rows, ..Grid::default() };
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
