//! The rows of a score table: a region, perhaps a unit, and a score.

use std::collections::BTreeMap;

use super::cell;
use super::grid::{Grid, Value, brief};
use super::lexicon::Lexicon;
use super::locate::{self, Column, Header};
use super::row_kind::{self, RowKind};
use super::{names, region_cell};
use crate::domain::{Content, Mark, Region, RegionCode, Seen, Stated};
use crate::finding::{Finding, Problem};
use crate::location::{Located, Location};
use crate::rubric::Rubric;

/// What a row, or a unit's sheet, brings about a region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The region.
    pub region: RegionCode,
    /// What it brings.
    pub what: What,
}

/// What a row or a sheet brings; nothing where a finding says why it cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The region's score.
    Region(Option<Seen>),
    /// The region's score, if other rows bring its units: the unit's cell, here, is empty.
    Unnamed(Location, Option<Seen>),
    /// A unit with its place, and its score or answers.
    Unit(Unit, Location, Option<Content>),
}

impl What {
    /// Where it stands, if it can be used.
    pub fn place(&self) -> Option<Location> {
        match self {
            Self::Region(seen) | Self::Unnamed(_, seen) => {
                seen.as_ref().map(|seen| seen.at.clone())
            }
            Self::Unit(_, at, content) => content.as_ref().map(|_| at.clone()),
        }
    }
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
    /// The rules of the year.
    pub rubric: &'a Rubric,
    /// The words that sheets may use.
    pub lexicon: &'a Lexicon,
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
        } else {
            all.findings.extend(hidden(file, &place, grid));
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

/// What of a sheet with a table is hidden: used all the same and said, or below merged cells.
pub(super) fn hidden(file: &Location, place: &Location, grid: &Grid) -> Vec<Finding> {
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
        let own = self.expected.lexicon.score_columns();
        let mut first = false;
        for (row, cells) in &self.grid.rows {
            let place = |column| locate::place(self.file, &self.grid.name, *row, column);
            match locate::header(cells, Column::Score, own, place, &mut self.out.findings) {
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
        match row_kind::of(header, cells, first, self.above.is_some()) {
            RowKind::Numbering => {}
            RowKind::Data => self.data(header, row, cells, false),
            RowKind::Mean => self.data(header, row, cells, true),
            RowKind::Note => {
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
        let region = self.region(header, row, cells);
        let of_unit = self.column_of_unit_kind(header, cells) == Column::Kind;
        if let Some(problem) = region_cell::kind(header, cells).err().filter(|_| !of_unit) {
            let at = self.place(header, row, Column::Kind);
            self.report(at, region.as_ref().ok().copied(), problem);
        }
        let region = match region {
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
        let what = match self.unit(header, row, cells, region) {
            _ if mean => What::Region(seen),
            Ok(Some(unit)) => {
                let at = self.place(header, row, Column::Score);
                What::Unit(unit, at, seen.map(|seen| Content::Told(Box::new(seen))))
            }
            Ok(None) if header.has(Column::Unit) && !absent => {
                What::Unnamed(self.place(header, row, Column::Unit), seen)
            }
            Ok(None) => What::Region(seen),
            Err(finding) => return self.out.findings.push(*finding),
        };
        self.out.rows.push(Row { region, what });
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

    /// The column that tells the kind of a row's unit: "Jenis" alone is that of the region, but
    /// beside units it may hold kinds of units.
    fn column_of_unit_kind(&self, header: &Header, cells: &Cells) -> Column {
        let kinds = &self.expected.rubric.units.kinds;
        let is_kind = |value: &Value| names::unit_kind(&value.whole(), kinds).is_some();
        let beside_units = header.has(Column::Unit) && !header.has(Column::UnitKind);
        match header.value(cells, Column::Kind).filter(|_| beside_units) {
            Some(value) if is_kind(value) => Column::Kind,
            _ => Column::UnitKind,
        }
    }

    fn unit(
        &self,
        header: &Header,
        row: u32,
        cells: &Cells,
        region: RegionCode,
    ) -> Result<Option<Unit>, Box<Finding>> {
        let kind_at = self.column_of_unit_kind(header, cells);
        for column in [Column::Unit, kind_at] {
            if let Some(problem) = header.value(cells, column).and_then(Value::fault) {
                let at = self.place(header, row, column);
                return Err(Box::new(Finding::about(region, at, problem)));
            }
        }
        let text = |column| header.value(cells, column).map(Value::whole);
        let (name, kind) = (text(Column::Unit), text(kind_at));
        let (Some(name), column) = (match (name, kind.clone()) {
            (Some(name), _) => (Some(name), Column::Unit),
            (None, kind) => (kind, kind_at),
        }) else {
            return Ok(None);
        };
        let rules = &self.expected.rubric.units;
        let known = names::unit_kind(kind.as_deref().unwrap_or(&name), &rules.kinds);
        let by_name = names::unit_kind(&name, &rules.kinds);
        if let (Some(known), Some(by_name)) = (known, by_name)
            && known.id != by_name.id
        {
            let (kind, unit) = (known.name.clone(), brief(&name));
            let at = self.place(header, row, kind_at);
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
mod tests;
