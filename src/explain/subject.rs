//! Which number somebody means: exactly one, or an answer that names the candidates.

use super::{Basis, Level, Node, Rule, Step, Unclear, What};
use crate::domain::{Region, RegionCode};
use crate::rubric::Rubric;
use crate::scoring::{ReportCard, UnitCard};
use crate::sheet;

/// The region with this code or name.
pub(super) fn region<'a>(cards: &'a [ReportCard], text: &str) -> Result<&'a ReportCard, Unclear> {
    let text = text.trim();
    let named: Vec<&Region> = match text.parse::<RegionCode>() {
        Ok(code) => Region::with_code(code).into_iter().collect(),
        Err(_) => sheet::regions_named(text),
    };
    let inside: Vec<&ReportCard> =
        cards.iter().filter(|card| named.contains(&card.region)).collect();
    match (inside.as_slice(), named.as_slice()) {
        ([only], _) => Ok(only),
        ([], []) => Err(Unclear::RegionUnknown(text.to_owned(), sheet::regions_near(text))),
        ([], outside) => {
            let names: Vec<_> = outside.iter().map(|region| shown(region)).collect();
            Err(Unclear::RegionOutside(names.join(", ")))
        }
        (several, _) => {
            let candidates = several.iter().map(|card| shown(card.region)).collect();
            Err(Unclear::RegionAmbiguous(text.to_owned(), candidates))
        }
    }
}

fn shown(region: &Region) -> String {
    format!("{} ({})", region.name, region.code)
}

/// The index of the unit with this name, or of the only one of this kind.
pub(super) fn unit(rubric: &Rubric, card: &ReportCard, text: &str) -> Result<usize, Unclear> {
    let kinds = &rubric.units.kinds;
    let key = sheet::unit_key(text, kinds);
    let by_name = |unit: &UnitCard| sheet::unit_key(&unit.name, kinds) == key;
    let kind = sheet::kind_named(text, kinds).map(|kind| &kind.id);
    let by_kind = |unit: &UnitCard| kind.is_some() && unit.kind.as_ref() == kind;
    let all = || card.units.iter().enumerate();
    let mut meant: Vec<_> = all().filter(|(_, unit)| by_name(unit)).collect();
    if meant.is_empty() {
        meant = all().filter(|(_, unit)| by_kind(unit)).collect();
    }
    let names =
        |units: &[(usize, &UnitCard)]| units.iter().map(|(_, unit)| unit.name.clone()).collect();
    match meant.as_slice() {
        [(index, _)] => Ok(*index),
        [] => Err(Unclear::UnitUnknown(text.to_owned(), names(&all().collect::<Vec<_>>()))),
        several => Err(Unclear::UnitAmbiguous(text.to_owned(), names(several))),
    }
}

/// The dimension, variable or indicator of a unit with this code; `within` grows by what is above.
pub(super) fn item(
    rubric: &Rubric,
    unit: Node,
    code: &str,
    within: &mut Vec<Step>,
) -> Result<Node, Unclear> {
    if let (What::Unit { name, .. }, Basis::Told(at) | Basis::NotAssessed(at)) =
        (&unit.what, &unit.basis)
    {
        return Err(Unclear::ScoreAlone(name.clone(), at.clone()));
    }
    within.push(unit.step());
    let found = match unit.basis {
        Basis::Parts(Rule::Products, products) => of_each_product(products, code),
        _ => descend(unit, code, within),
    };
    found.ok_or_else(|| {
        let known = rubric.indicators().map(|indicator| indicator.code.clone()).collect();
        Unclear::CodeUnknown(code.to_owned(), known)
    })
}

fn has_code(node: &Node, wanted: &str) -> bool {
    matches!(&node.what, What::Item { code, .. } if code.eq_ignore_ascii_case(wanted.trim()))
}

/// The part with this code at any depth.
fn descend(node: Node, code: &str, within: &mut Vec<Step>) -> Option<Node> {
    for part in node.into_parts() {
        if has_code(&part, code) {
            return Some(part);
        }
        within.push(part.step());
        if let Some(found) = descend(part, code, within) {
            return Some(found);
        }
        within.pop();
    }
    None
}

/// A component of a checklist, as it is answered in each product.
fn of_each_product(products: Vec<Node>, code: &str) -> Option<Node> {
    let mut what = None;
    let mut parts = Vec::new();
    for product in products {
        let name = product.what.clone();
        let component = product.into_parts().into_iter().find(|part| has_code(part, code));
        if let Some(component) = component {
            what = Some(component.what.clone());
            parts.push(Node { what: name, ..component });
        }
    }
    let indicator = |what: &What| matches!(what, What::Item { level: Level::Indicator, .. });
    let what = what.filter(indicator)?;
    Some(Node { what, share: None, value: None, basis: Basis::Parts(Rule::EachProduct, parts) })
}
