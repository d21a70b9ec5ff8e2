//! Whose workbook it is: the sheet Identitas.

use super::Reader;
use crate::domain::RegionCode;
use crate::finding::Problem;
use crate::form::words;
use crate::location::{Cell, Location};
use crate::sheet::grid::{Grid, Value};
use crate::sheet::{names, region_cell};

/// A label's value, and where it stands or should stand.
struct Entry<'g> {
    value: Option<&'g Value>,
    at: Location,
}

/// Finds the value right of a label, wherever the label stands.
fn entry<'g>(file: &Location, grid: &'g Grid, label: &str) -> Option<Entry<'g>> {
    let wanted = names::squeeze(label);
    grid.rows.iter().find_map(|(row, cells)| {
        let (column, _) = cells
            .iter()
            .find(|(_, value)| value.text().is_some_and(|text| names::squeeze(text) == wanted))?;
        let cell = Cell { row: *row, column: column + 1 };
        let at = file.with_cell(grid.name.clone(), cell);
        Some(Entry { value: cells.get(&cell.column), at })
    })
}

impl Reader<'_> {
    /// The region that the workbook is about; `None` where that cannot be told, and a finding says
    /// why.
    pub(super) fn region(&mut self, grid: &Grid) -> Option<RegionCode> {
        let code = entry(self.file, grid, words::REGION_CODE);
        let name = entry(self.file, grid, words::REGION_NAME);
        let place = |entry: &Option<Entry<'_>>| entry.as_ref().map(|entry| entry.at.clone());
        let whole = self.file.with_sheet(grid.name.clone());
        let read = region_cell::resolve(
            code.as_ref().and_then(|entry| entry.value),
            name.as_ref().and_then(|entry| entry.value).map(Value::shown).as_deref(),
            None,
        );
        match read {
            Ok(Some(region)) => Some(region),
            Ok(None) => {
                let label = words::REGION_CODE.to_owned();
                let at = place(&code).unwrap_or(whole);
                self.report(at, None, Problem::IdentityMissing { label });
                None
            }
            Err((region_cell::Part::Code, problem)) => {
                self.report(place(&code).unwrap_or(whole), None, problem);
                None
            }
            Err((region_cell::Part::Name | region_cell::Part::Kind, problem)) => {
                self.report(place(&name).unwrap_or(whole), None, problem);
                None
            }
        }
    }

    /// The year and the rubric must be those of the job.
    pub(super) fn check_identity(&mut self, grid: &Grid, region: RegionCode) {
        let (year, rubric) = (self.expected.year, self.expected.rubric.id.clone());
        if let Some((stated, at)) = self.stated(grid, words::YEAR, region)
            && stated != year.to_string()
        {
            self.report(at, Some(region), Problem::YearDiffers { stated, year });
        }
        if let Some((stated, at)) = self.stated(grid, words::RUBRIC, region)
            && stated != rubric
        {
            self.report(at, Some(region), Problem::RubricDiffers { stated, rubric });
        }
    }

    /// What the identity states; a label whose value is empty is reported.
    fn stated(
        &mut self,
        grid: &Grid,
        label: &str,
        region: RegionCode,
    ) -> Option<(String, Location)> {
        let Entry { value, at } = entry(self.file, grid, label)?;
        let stated = value.map(Value::shown);
        if stated.is_none() {
            let label = label.to_owned();
            self.report(at.clone(), Some(region), Problem::IdentityMissing { label });
        }
        Some((stated?, at))
    }
}
