//! Where everything stands on the sheet that the tool hands out: written by `blank`, read by `sheet`.
//!
//! ```text
//! Identitas    labels in A, values in B
//! one per unit B1 kind, B2 name, B3 status; from row 5:
//!              Kode | Dimensi | Variabel | Indikator | Maks | S1 ... Sn | Catatan | Bukti
//!              one row per indicator that is not asked of users; of a checklist by product, S1 ...
//!              Sn are the products, named in row 4
//! Survei       Unit | Responden | one column per survey indicator, headed by its code and name
//! ```

pub mod words;

use crate::rubric::{Evidence, Indicator, Rubric, Scheme, UnitKind};

/// Column of labels on the sheets of units and of identity.
pub const LABELS: u32 = 0;
/// Column of the values beside them.
pub const VALUES: u32 = 1;
/// Rows of a unit's kind, name and status.
pub const UNIT_ROWS: [u32; 3] = [0, 1, 2];
/// Row of the products' names, where samples are products.
pub const PRODUCTS: u32 = 3;
/// Row of the table's headings.
pub const HEADINGS: u32 = 4;
/// Column of the indicator's code.
pub const CODE: u32 = 0;
/// Column of the highest number of points.
pub const MAX: u32 = 4;
/// Column of the first sample.
pub const FIRST_SAMPLE: u32 = 5;
/// How many products a blank checklist has room for.
pub const PRODUCT_COLUMNS: usize = 4;

/// A unit that a region's workbook has a sheet for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormUnit<'a> {
    /// Its kind.
    pub kind: &'a UnitKind,
    /// Its number among those of its kind, from 1; `None` where there can be one only.
    pub number: Option<u32>,
}

impl FormUnit<'_> {
    /// The name of its worksheet: `Disdukcapil`, `Puskesmas 2`.
    pub fn sheet_name(&self) -> String {
        let short = self.kind.variants.first().unwrap_or(&self.kind.name);
        // A variant that begins with the name ("UPT Puskesmas" for "Puskesmas") is the longer one.
        let name = if short.len() < self.kind.name.len() { short } else { &self.kind.name };
        match self.number {
            Some(number) => format!("{name} {number}"),
            None => name.clone(),
        }
    }
}

/// The units of a kabupaten or kota: as many of each kind as the rubric allows.
pub fn units(rubric: &Rubric) -> Vec<FormUnit<'_>> {
    rubric.units.kinds.iter().flat_map(of_kind).collect()
}

fn of_kind(kind: &UnitKind) -> impl Iterator<Item = FormUnit<'_>> {
    let several = kind.maximum.value > 1;
    (1..=kind.maximum.value).map(move |number| FormUnit { kind, number: several.then_some(number) })
}

/// The indicators on a unit's sheet, in the rubric's order.
pub fn on_unit_sheet(rubric: &Rubric) -> Vec<&Indicator> {
    of_evidence(rubric, |evidence| evidence != Evidence::Survey)
}

/// The indicators on the survey's sheet, in the rubric's order.
pub fn on_survey(rubric: &Rubric) -> Vec<&Indicator> {
    of_evidence(rubric, |evidence| evidence == Evidence::Survey)
}

/// How many sample columns a unit's sheet has.
pub fn sample_columns(rubric: &Rubric) -> usize {
    if samples_are_products(rubric) {
        return PRODUCT_COLUMNS;
    }
    let samples = on_unit_sheet(rubric).into_iter().map(|indicator| indicator.samples.value);
    samples.max().map_or(0, |most| most as usize)
}

/// Whether the sample columns are service products, as in a checklist.
pub fn samples_are_products(rubric: &Rubric) -> bool {
    matches!(rubric.scheme, Scheme::Checklist { .. })
}

fn of_evidence(rubric: &Rubric, wanted: impl Fn(Evidence) -> bool) -> Vec<&Indicator> {
    rubric
        .variables()
        .filter(|variable| wanted(variable.evidence))
        .flat_map(|variable| &variable.indicators)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rubric;

    #[test]
    fn a_region_of_2024_has_seven_unit_sheets_and_a_survey() {
        let rubric = rubric::parse("x", rubric::built_in("ombudsman-2024").unwrap()).unwrap();
        let names: Vec<_> = units(&rubric).iter().map(FormUnit::sheet_name).collect();
        assert_eq!(
            names,
            ["Disdukcapil", "DPMPTSP", "Dinsos", "Dindik", "Dinkes", "Puskesmas 1", "Puskesmas 2"]
        );
        assert_eq!((on_unit_sheet(&rubric).len(), on_survey(&rubric).len()), (32, 5));
        assert_eq!(sample_columns(&rubric), 4);
    }

    #[test]
    fn a_checklist_has_products_for_samples() {
        let rubric = rubric::parse("x", rubric::built_in("ombudsman-2021").unwrap()).unwrap();
        assert!(samples_are_products(&rubric));
        assert_eq!((sample_columns(&rubric), on_survey(&rubric).len()), (PRODUCT_COLUMNS, 0));
    }
}
