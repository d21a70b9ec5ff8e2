//! Two versions of the results, part by part.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// What two versions of `hasil.json` say otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// How many regions there are in the first.
    pub regions: usize,
    /// The regions that differ, by code, in order.
    pub differing: Vec<String>,
    /// Whether anything else differs: the job, the lists, the findings.
    pub around: bool,
}

/// Compares two versions of `hasil.json`; `None` where one is none. The version of the program and
/// the numbers of certificates, which the register gives, do not count.
pub fn compare_results(recorded: &[u8], computed: &[u8]) -> Option<Comparison> {
    let (mut recorded, mut computed) = (split(recorded)?, split(computed)?);
    let tells = |dimension: &Value| dimension.get("exact").is_some();
    if !recorded.dimensions().any(|dimension| tells(dimension)) {
        computed.dimensions().for_each(forget_exact);
    }
    let regions = recorded.regions.len();
    let codes: BTreeSet<String> =
        recorded.regions.keys().chain(computed.regions.keys()).cloned().collect();
    let differing = codes
        .into_iter()
        .filter(|code| recorded.regions.remove(code) != computed.regions.remove(code));
    let differing = differing.collect();
    Some(Comparison { regions, differing, around: recorded.around != computed.around })
}

struct Parts {
    regions: BTreeMap<String, Value>,
    around: Value,
}

impl Parts {
    fn dimensions(&mut self) -> impl Iterator<Item = &mut Value> {
        let units = self.regions.values_mut().flat_map(|region| items(region, "units"));
        units.flat_map(|unit| items(unit, "dimensions"))
    }
}

/// The first versions of the program did not write the exact scores of dimensions.
fn forget_exact(dimension: &mut Value) {
    dimension.as_object_mut().map(|dimension| dimension.remove("exact"));
}

/// What stands in the list of this name; nothing where there is none.
fn items<'v>(value: &'v mut Value, name: &str) -> impl Iterator<Item = &'v mut Value> {
    value.get_mut(name).and_then(Value::as_array_mut).into_iter().flatten()
}

fn split(bytes: &[u8]) -> Option<Parts> {
    let mut around: Value = serde_json::from_slice(bytes).ok()?;
    let object = around.as_object_mut()?;
    object.remove("program");
    let Value::Array(rows) = object.remove("regions")? else { return None };
    let mut regions = BTreeMap::new();
    for mut row in rows {
        let code = row.get("code")?.as_str()?.to_owned();
        row.as_object_mut()?.remove("certificate");
        for unit in items(&mut row, "units") {
            unit.as_object_mut()?.remove("certificate");
        }
        // A region that stands there twice is no legal result.
        if regions.insert(code, row).is_some() {
            return None;
        }
    }
    Some(Parts { regions, around })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn results(score: &str, number: &str, title: &str) -> Vec<u8> {
        let of = |code: &str, score: &str| {
            format!(
                r#"{{"code":"{code}","score":"{score}","certificate":{{"number":{number}}},"units":[]}}"#
            )
        };
        let (one, other) = (of("12.05", "96.86"), of("12.18", score));
        format!(r#"{{"program":"rapor","job":"{title}","regions":[{one},{other}]}}"#).into_bytes()
    }

    #[test]
    fn only_what_was_computed_is_compared() {
        let recorded = results("97.08", "\"001\"", "a");
        let compare = |computed: &[u8]| compare_results(&recorded, computed);
        let same = || Comparison { regions: 2, differing: Vec::new(), around: false };
        assert_eq!(compare(&results("97.08", "null", "a")), Some(same()));
        let differing = vec!["12.18".to_owned()];
        assert_eq!(
            compare(&results("97.09", "null", "a")),
            Some(Comparison { differing, ..same() })
        );
        assert_eq!(
            compare(&results("97.08", "null", "b")),
            Some(Comparison { around: true, ..same() })
        );
        assert_eq!(compare(b"{}"), None);
    }

    #[test]
    fn a_dimensions_exact_score_is_compared_where_it_was_written() {
        let of = |dimension: &str| {
            let unit = format!(r#"{{"dimensions":[{{"code":"I"{dimension}}}]}}"#);
            format!(r#"{{"regions":[{{"code":"12.05","units":[{unit}]}}]}}"#).into_bytes()
        };
        let differing = |recorded: &str, computed: &str| {
            compare_results(&of(recorded), &of(computed)).unwrap().differing.len()
        };
        let (third, half) = (r#","exact":"1/3""#, r#","exact":"1/2""#);
        assert_eq!(differing(third, third), 0);
        assert_eq!(differing(third, half), 1);
        assert_eq!(differing("", third), 0, "an earlier version");
        assert_eq!(differing(third, ""), 1);
    }
}
