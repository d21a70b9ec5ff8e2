//! Whose workbook it is: the region that its labels and the names of its units tell, the year and
//! the rubric. All that say something must agree; the name of the file says nothing.

use super::Reader;
use super::label::Entry;
use super::look::{Content, Look};
use crate::domain::{Region, RegionCode};
use crate::finding::Problem;
use crate::form::words;
use crate::job::layout::Label;
use crate::location::Location;
use crate::sheet::grid::{Value, brief};
use crate::sheet::{names, region_cell};

/// A region that a sheet tells, and where.
type Told = (RegionCode, Location);

impl Reader<'_> {
    /// The region that the workbook is about; `None` where that cannot be told, and a finding says
    /// why.
    pub(super) fn region(&mut self, looks: &[Look<'_>]) -> Option<RegionCode> {
        let mut told: Vec<Told> = Vec::new();
        let mut sound = true;
        for look in looks.iter().filter(|look| !matches!(look.content, Content::Scores)) {
            for labels in labels_of(look) {
                match self.told_by_labels(look, labels) {
                    Ok(found) => told.extend(found),
                    Err(()) => sound = false,
                }
            }
        }
        if !sound {
            return None;
        }
        for look in looks {
            match self.told_by_units(look, told.first()) {
                Ok(found) => told.extend(found),
                Err(()) => sound = false,
            }
        }
        let Some((region, first)) = told.first().cloned() else {
            if sound {
                self.report_no_region(looks);
            }
            return None;
        };
        for (other, at) in told.into_iter().skip(1).filter(|(other, _)| *other != region) {
            let name = |code| Region::with_code(code).map(|region| region.name.clone());
            let (stated, name) =
                (name(other).unwrap_or_default(), name(region).unwrap_or_default());
            let problem = Problem::RegionsDiffer { stated, name, other: first.clone() };
            self.report(at, Some(region), problem);
            sound = false;
        }
        sound.then_some(region)
    }

    fn report_no_region(&mut self, looks: &[Look<'_>]) {
        let identity = looks.iter().find(|look| matches!(look.content, Content::Identity));
        let labels = identity.iter().flat_map(|look| &look.labels);
        let code = labels.into_iter().find(|entry| entry.label == Label::RegionCode);
        let at = match (identity, code) {
            (Some(look), Some(entry)) => look.page.place(entry.at.row, entry.at.column),
            (Some(look), None) => look.page.sheet(),
            (None, _) => self.file.clone(),
        };
        let label = words::REGION_CODE.to_owned();
        self.report(at, None, Problem::IdentityMissing { label });
    }

    /// The region that labels tell: by its code, by its name, or by both.
    fn told_by_labels(
        &mut self,
        look: &Look<'_>,
        labels: &[Entry<'_>],
    ) -> Result<Option<Told>, ()> {
        let entry =
            |label| labels.iter().find(|entry| entry.label == label && entry.value.is_some());
        let (code, name) = (entry(Label::RegionCode), entry(Label::Region));
        let place = |entry: Option<&Entry<'_>>| {
            let cell = entry.map(|entry| entry.at);
            cell.map_or_else(|| look.page.sheet(), |cell| look.page.place(cell.row, cell.column))
        };
        let read = region_cell::resolve(
            code.and_then(|entry| entry.value.as_deref()),
            name.and_then(|entry| entry.value.as_deref()).map(Value::shown).as_deref(),
            name.and_then(|entry| entry.kind),
        );
        match read {
            Ok(region) => Ok(region.map(|region| (region, place(code.or(name))))),
            Err((part, problem)) => {
                let entry = match part {
                    region_cell::Part::Code => code,
                    region_cell::Part::Name | region_cell::Part::Kind => name,
                };
                self.report(place(entry), None, problem);
                Err(())
            }
        }
    }

    /// The regions that the names of units end with.
    fn told_by_units(&mut self, look: &Look<'_>, known: Option<&Told>) -> Result<Option<Told>, ()> {
        let kinds = &self.expected.rubric.units.kinds;
        for labels in labels_of(look) {
            let unit = labels.iter().find(|entry| entry.label == Label::Unit);
            let Some((entry, name)) = unit.and_then(|entry| Some((entry, entry.text()?))) else {
                continue;
            };
            let at = look.page.place(entry.at.row, entry.at.column);
            match names::region_of_unit(&name, kinds) {
                Ok(Some(region)) => {
                    let told = (region.code, at);
                    if known.is_none_or(|(known, _)| *known != region.code) {
                        return Ok(Some(told));
                    }
                }
                Ok(None) => {}
                // "Dinas Sosial Solok" in a workbook of one of the two says nothing more.
                Err(Problem::RegionAmbiguous { .. }) if known.is_some() => {}
                Err(problem) => {
                    self.report(at, None, problem);
                    return Err(());
                }
            }
        }
        Ok(None)
    }

    /// The year and the rubric must be those of the job, wherever they are stated.
    pub(super) fn check_identity(&mut self, looks: &[Look<'_>], region: RegionCode) {
        let (year, rubric) = (self.expected.year, self.expected.rubric);
        for look in looks.iter().filter(|look| !matches!(look.content, Content::Scores)) {
            for entry in labels_of(look).into_iter().flatten() {
                let at = || look.page.place(entry.at.row, entry.at.column);
                // A label of the sheet is that of all its tables.
                if !matches!(entry.label, Label::Year | Label::Rubric) || self.is_reported(&at()) {
                    continue;
                }
                let Some(stated) = entry.value.as_deref().map(Value::shown) else {
                    if matches!(look.content, Content::Identity) {
                        let label = brief(entry.written);
                        self.report(at(), Some(region), Problem::IdentityMissing { label });
                    }
                    continue;
                };
                if entry.label == Label::Year {
                    if stated != year.to_string() {
                        self.report(at(), Some(region), Problem::YearDiffers { stated, year });
                    }
                } else if ![&rubric.id, &rubric.title]
                    .into_iter()
                    .any(|known| names::squeeze(known) == names::squeeze(&stated))
                {
                    let rubric = rubric.id.clone();
                    self.report(at(), Some(region), Problem::RubricDiffers { stated, rubric });
                }
            }
        }
    }
}

/// The labels of a sheet, table by table; what tables share is named once.
fn labels_of<'l, 'g>(look: &'l Look<'g>) -> Vec<&'l [Entry<'g>]> {
    let own = [look.labels.as_slice()];
    match &look.content {
        // The first table has the labels of the sheet.
        Content::Tables(blocks) => own
            .into_iter()
            .chain(blocks.iter().skip(1).map(|block| block.labels.as_slice()))
            .collect(),
        Content::Survey(_)
        | Content::Lacking(_)
        | Content::Scores
        | Content::Identity
        | Content::Guidance
        | Content::Other => own.to_vec(),
    }
}
