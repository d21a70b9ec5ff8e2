//! Tables of one unit, put together: different indicators, or one product each.

use super::{Reader, UnitSheet};
use crate::domain::RegionCode;
use crate::finding::Problem;
use crate::form::samples_are_products;
use crate::sheet::grid::brief;
use crate::sheet::{names, twice};

impl Reader<'_> {
    /// The units of a workbook, each once; tables that could be the same are reported.
    pub(super) fn gathered(
        &mut self,
        tables: Vec<UnitSheet>,
        region: RegionCode,
    ) -> Vec<UnitSheet> {
        let kinds = &self.expected.rubric.units.kinds;
        let mut units: Vec<(String, Vec<UnitSheet>)> = Vec::new();
        for table in tables {
            let kind = table.kind.clone().unwrap_or_default();
            let key = format!("{kind} {}", names::unit_key(&table.name, kinds));
            match units.iter_mut().find(|(known, _)| *known == key) {
                Some((_, same)) => same.push(table),
                None => units.push((key, vec![table])),
            }
        }
        units.into_iter().filter_map(|(_, tables)| self.joined(tables, region)).collect()
    }

    /// All tables of one unit as one.
    fn joined(&mut self, tables: Vec<UnitSheet>, region: RegionCode) -> Option<UnitSheet> {
        let products = samples_are_products(self.expected.rubric);
        let mut kept: Vec<UnitSheet> = Vec::new();
        for table in tables {
            match kept.iter().find(|known| known.may_be(&table, products)) {
                Some(known) => self.report_same(known, &table, region),
                None => kept.push(table),
            }
        }
        let touched = kept.iter().any(|table| table.touched);
        if products && touched {
            for table in kept.iter().filter(|table| !table.touched) {
                let unit = table.name.clone();
                self.report(table.sheet.clone(), Some(region), Problem::UnitBlank { unit });
            }
            kept.retain(|table| table.touched);
        }
        let mut kept = kept.into_iter();
        let mut unit = kept.next()?;
        kept.for_each(|table| unit.join(table));
        if !products {
            self.report_missing(&unit, region);
        }
        Some(unit)
    }

    /// Two tables that could be the same unit, or the same product of it.
    fn report_same(&mut self, unit: &UnitSheet, table: &UnitSheet, region: RegionCode) {
        let (name, other) = (brief(&table.name), unit.sheet.clone());
        let problem = match samples_are_products(self.expected.rubric) {
            true => Problem::ProductTwice { unit: name, product: table.product.clone(), other },
            false => {
                let both = unit.answers.iter().zip(&table.answers);
                let pairs = both.filter_map(|(one, other)| Some((one.as_ref()?, other.as_ref()?)));
                Problem::UnitTwice { unit: name, other, differs: twice::answers(pairs) }
            }
        };
        self.report(table.sheet.clone(), Some(region), problem);
    }
}

impl UnitSheet {
    /// Whether another table of the unit may say the same again.
    fn may_be(&self, other: &Self, products: bool) -> bool {
        let product = |table: &Self| table.product.as_deref().map(names::squeeze);
        let both = |(one, other): (&Option<_>, &Option<_>)| one.is_some() && other.is_some();
        self.assessed != other.assessed
            || if products {
                product(self).is_none()
                    || product(other).is_none()
                    || product(self) == product(other)
            } else {
                self.broken || other.broken || self.answers.iter().zip(&other.answers).any(both)
            }
    }

    /// Adds what another table of the unit has.
    fn join(&mut self, other: Self) {
        self.touched |= other.touched;
        self.broken |= other.broken;
        self.stated.extend(other.stated);
        for (own, other) in self.answers.iter_mut().zip(other.answers) {
            match (own.as_mut(), other) {
                (Some(own), Some(other)) => own.join(other),
                (None, other) => *own = other,
                (Some(_), None) => {}
            }
        }
    }
}
