//! The units that somebody asks a workbook for.

use std::collections::BTreeMap;

use crate::form::FormUnit;
use crate::rubric::Rubric;

/// One unit for each id of a kind, numbered among those of its kind where there can be several.
///
/// # Errors
/// The ids that the rubric does not know.
pub fn chosen<'r>(rubric: &'r Rubric, ids: &[String]) -> Result<Vec<FormUnit<'r>>, Vec<String>> {
    let unknown: Vec<_> = ids.iter().filter(|id| rubric.unit_kind(id).is_none()).cloned().collect();
    if !unknown.is_empty() {
        return Err(unknown);
    }
    let mut seen = BTreeMap::new();
    let units = ids.iter().filter_map(|id| {
        let kind = rubric.unit_kind(id)?;
        let number: &mut u32 = seen.entry(id).or_default();
        *number += 1;
        let several = kind.maximum.value > 1 || ids.iter().filter(|other| *other == id).count() > 1;
        Some(FormUnit { kind, number: several.then_some(*number) })
    });
    Ok(units.collect())
}
