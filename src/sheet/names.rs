//! Which region, and which kind of unit, a name in a sheet means.
//!
//! A name counts when exactly one region has it. The nearest is never taken: near ones are named in
//! the finding.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use crate::domain::{Region, RegionCode, RegionKind};
use crate::finding::Problem;
use crate::rubric::UnitKind;

/// Other names of regions, each of one region only (templates/regions/README.md).
const ALIASES: &str = include_str!("../../templates/regions/aliases.csv");

/// Words before a name that tell its kind.
const PREFIXES: [(&str, RegionKind); 17] = [
    ("pemerintah kabupaten", RegionKind::Kabupaten),
    ("pemerintah kota", RegionKind::Kota),
    ("pemerintah provinsi", RegionKind::Provinsi),
    ("pemerintah daerah kabupaten", RegionKind::Kabupaten),
    ("pemerintah daerah kota", RegionKind::Kota),
    ("pemerintah daerah provinsi", RegionKind::Provinsi),
    ("kabupaten", RegionKind::Kabupaten),
    ("kab", RegionKind::Kabupaten),
    ("pemkab", RegionKind::Kabupaten),
    ("pemda kabupaten", RegionKind::Kabupaten),
    ("kota", RegionKind::Kota),
    ("pemko", RegionKind::Kota),
    ("pemkot", RegionKind::Kota),
    ("provinsi", RegionKind::Provinsi),
    ("propinsi", RegionKind::Provinsi),
    ("prov", RegionKind::Provinsi),
    ("pemprov", RegionKind::Provinsi),
];

/// Codes by folded short name.
static BY_NAME: LazyLock<BTreeMap<String, BTreeSet<RegionCode>>> = LazyLock::new(|| {
    let mut names: BTreeMap<String, BTreeSet<RegionCode>> = BTreeMap::new();
    for region in Region::all() {
        names.entry(squeeze(region.short_name())).or_default().insert(region.code);
        // "Kota Administrasi Jakarta Pusat" is "Jakarta Pusat" to everybody.
        if let Some(plain) = region.short_name().strip_prefix("Administrasi ") {
            names.entry(squeeze(plain)).or_default().insert(region.code);
        }
    }
    let aliases = ALIASES.lines().skip(1).filter_map(|line| line.split_once(','));
    for (code, name) in aliases {
        if let Ok(code) = code.parse() {
            names.entry(squeeze(name)).or_default().insert(code);
        }
    }
    names
});

/// Lower case, one space between words, without asterisks and full stops.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut between_words = false;
    let mut put = |c: char| {
        if c.is_whitespace() || matches!(c, '.' | '*' | ':' | '_') {
            between_words = !folded.is_empty();
            return;
        }
        if std::mem::take(&mut between_words) {
            folded.push(' ');
        }
        folded.push(c);
    };
    // Nearly all of a sheet is plain ASCII, where only the case changes.
    if text.is_ascii() {
        text.chars().map(|c| c.to_ascii_lowercase()).for_each(&mut put);
    } else {
        text.nfkc().flat_map(char::to_lowercase).for_each(&mut put);
    }
    folded
}

/// Letters and digits only, in lower case: "Deli Serdang" and "Deliserdang" are one.
pub fn squeeze(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The region that a name means; `kind` where another cell of the row tells it.
///
/// # Errors
/// If no region has the name, or several do.
pub fn region(text: &str, kind: Option<RegionKind>) -> Result<&'static Region, Problem> {
    let (name, told) = without_kind(text);
    let kind = told.or(kind);
    match lookup(&name, kind).as_slice() {
        [only] => Ok(only),
        [] => {
            let text = text.trim().to_owned();
            Err(Problem::RegionUnknown { text, candidates: near(&name, kind) })
        }
        several => {
            let candidates = several.iter().map(|region| shown(region)).collect();
            Err(Problem::RegionAmbiguous { text: text.trim().to_owned(), candidates })
        }
    }
}

/// All regions that a text is the name of, in order of code.
pub fn regions_named(text: &str) -> Vec<&'static Region> {
    let (name, kind) = without_kind(text);
    lookup(&name, kind)
}

/// Up to three regions whose names are near to a text, with their codes.
pub fn regions_near(text: &str) -> Vec<String> {
    let (name, kind) = without_kind(text);
    near(&name, kind)
}

/// Whether a text is the name of a region, or of several.
pub fn is_region(text: &str) -> bool {
    !regions_named(text).is_empty()
}

/// The region that a text names together with its kind, as nothing but a region is written.
pub fn region_with_kind(text: &str) -> Option<&'static Region> {
    let (name, kind) = without_kind(text);
    match lookup(&name, Some(kind?)).as_slice() {
        [only] => Some(only),
        _ => None,
    }
}

/// The kind that a word means: "Kab.", "KOTA", "Pemprov".
pub fn region_kind(word: &str) -> Option<RegionKind> {
    let folded = fold(word);
    PREFIXES.iter().find(|(known, _)| *known == folded).map(|(_, kind)| *kind)
}

/// A name squeezed, without the word for its kind; and that kind.
fn without_kind(text: &str) -> (String, Option<RegionKind>) {
    let folded = fold(text);
    let prefix = PREFIXES
        .iter()
        .filter_map(|(word, kind)| Some((folded.strip_prefix(word)?.strip_prefix(' ')?, *kind)))
        .min_by_key(|(rest, _)| rest.len());
    // "Kota" may be a part of the name itself: Kotabaru is one word, so it stays whole.
    match prefix {
        Some((rest, kind)) => (squeeze(rest), Some(kind)),
        None => (squeeze(&folded), None),
    }
}

fn lookup(name: &str, kind: Option<RegionKind>) -> Vec<&'static Region> {
    let codes = BY_NAME.get(name).into_iter().flatten();
    codes
        .filter_map(|code| Region::with_code(*code))
        .filter(|region| kind.is_none_or(|kind| region.kind == kind))
        .collect()
}

/// Up to three regions whose names are near, nearest first, then by code.
fn near(name: &str, kind: Option<RegionKind>) -> Vec<String> {
    let mut near: Vec<(usize, RegionCode)> = BY_NAME
        .iter()
        .flat_map(|(known, codes)| {
            let distance = strsim::damerau_levenshtein(name, known);
            codes.iter().map(move |code| (distance, *code))
        })
        .filter(|(distance, _)| distance * 3 <= name.chars().count())
        .filter(|(_, code)| {
            kind.is_none_or(|kind| {
                Region::with_code(*code).is_some_and(|region| region.kind == kind)
            })
        })
        .collect();
    near.sort_unstable();
    let mut seen = BTreeSet::new();
    near.retain(|(_, code)| seen.insert(*code));
    let regions = near.iter().filter_map(|(_, code)| Region::with_code(*code));
    regions.take(3).map(shown).collect()
}

fn shown(region: &Region) -> String {
    format!("{} ({})", region.name, region.code)
}

/// The kind of unit that a name means: the kind whose name, or a variant of it, the text is or
/// begins with; the longest such.
pub fn unit_kind<'a>(text: &str, kinds: &'a [UnitKind]) -> Option<&'a UnitKind> {
    longest_kind(&fold(text), kinds).map(|(_, kind)| kind)
}

/// The region that the name of a unit ends with: "Disdukcapil Kabupaten Dairi". The name of a
/// unit of which a region has several is its own: a Puskesmas may be called after a town.
///
/// # Errors
/// What stands behind the kind is the name of several regions.
pub fn region_of_unit(name: &str, kinds: &[UnitKind]) -> Result<Option<&'static Region>, Problem> {
    let folded = fold(name);
    let Some((length, kind)) = longest_kind(&folded, kinds) else { return Ok(None) };
    let rest = folded.get(length..).unwrap_or_default();
    let rest = rest.trim_start_matches([' ', ',', '(']).trim_end_matches(')');
    if kind.maximum.value > 1 {
        let tail = ["kabupaten ", "kab "].iter().find_map(|word| rest.find(&format!(" {word}")));
        return Ok(tail.and_then(|tail| region_with_kind(rest.get(tail..)?.trim_start())));
    }
    match regions_named(rest).as_slice() {
        [] => Ok(None),
        [only] => Ok(Some(only)),
        _ => region(rest, None).map(Some),
    }
}

/// How far a text is from a name, both squeezed, if it is near.
pub fn distance(text: &str, name: &str) -> Option<usize> {
    let letters = text.chars().count();
    if letters.abs_diff(name.chars().count()) * 3 > letters {
        return None;
    }
    let distance = strsim::damerau_levenshtein(text, name);
    (distance * 3 <= letters).then_some(distance)
}

/// The kind whose id, name or variant the text is, and nothing beyond.
pub fn kind_named<'a>(text: &str, kinds: &'a [UnitKind]) -> Option<&'a UnitKind> {
    let folded = fold(text);
    longest_kind(&folded, kinds).filter(|(length, _)| *length == folded.len()).map(|(_, kind)| kind)
}

/// What tells a unit from the others of its kind: "UPT Puskesmas A" and "Puskesmas A" are one.
pub fn unit_key(name: &str, kinds: &[UnitKind]) -> String {
    let folded = fold(name);
    match longest_kind(&folded, kinds) {
        Some((length, kind)) => {
            format!("{} {}", kind.id, squeeze(folded.get(length..).unwrap_or_default()))
        }
        None => squeeze(&folded),
    }
}

fn longest_kind<'a>(text: &str, kinds: &'a [UnitKind]) -> Option<(usize, &'a UnitKind)> {
    let begins = |name: &str| {
        let name = fold(name);
        let rest = text.strip_prefix(&name)?;
        (rest.is_empty() || rest.starts_with([' ', ',', '('])).then_some(name.len())
    };
    let longest = |kind: &'a UnitKind| {
        let names = [&kind.id, &kind.name].into_iter().chain(&kind.variants);
        Some((names.filter_map(|name| begins(name)).max()?, kind))
    };
    kinds.iter().filter_map(longest).max_by_key(|(length, _)| *length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let found = match region(text, None) {
            Ok(region) => region.code.to_string(),
            Err(problem) => problem.code().id().to_owned(),
        };
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn regions_go_by_many_names() {
        for (text, expected) in [
            ("Kabupaten Serdang Bedagai", "12.18"),
            ("KAB. SERDANG BEDAGAI**", "12.18"),
            ("Sergai", "12.18"),
            ("Pemkab Deliserdang", "12.07"),
            ("Deli  Serdang", "12.07"),
            ("Pemko Tebingtinggi", "12.76"),
            ("Batubara", "12.19"),
            ("Labuhan Batu", "12.10"),
            ("Labuhanbatu Utara", "12.23"),
            ("Kota Padang Sidempuan", "12.77"),
            ("Pemerintah Provinsi Sumatera Utara", "12"),
            ("Prov. Sumatera Utara", "12"),
            ("Jakarta Pusat", "31.71"),
            ("Kotabaru", "63.02"),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn a_name_of_two_or_of_none_is_refused() {
        for (text, expected) in [
            ("Solok", "R402"),
            ("Kota Solok", "13.72"),
            ("Kab Solok", "13.02"),
            ("Bogor", "R402"),
            ("Kabupaten Medan", "R401"),
            ("Serdang Bedagei", "R401"),
            // Cyrillic letters that look like Latin ones.
            ("Kota Меdan", "R401"),
            ("", "R401"),
        ] {
            check(text, expected);
        }
        let near = region("Serdang Bedagei", None).unwrap_err();
        let candidates = vec!["Kabupaten Serdang Bedagai (12.18)".to_owned()];
        assert_eq!(near, Problem::RegionUnknown { text: "Serdang Bedagei".into(), candidates });
    }

    #[test]
    fn the_kind_may_stand_in_another_cell() {
        assert_eq!(region("Solok", Some(RegionKind::Kota)).unwrap().code.to_string(), "13.72");
    }

    #[test]
    fn every_official_name_means_its_region_and_every_alias_one() {
        for known in Region::all() {
            assert_eq!(region(&known.name, None), Ok(known));
            assert_eq!(region(&known.name.to_uppercase().replace(' ', "  "), None), Ok(known));
        }
        for line in ALIASES.lines().skip(1) {
            let (code, name) = line.split_once(',').unwrap();
            let kind = Region::with_code(code.parse().unwrap()).unwrap().kind;
            assert_eq!(region(name, Some(kind)).unwrap().code.to_string(), code, "{name}");
        }
    }

    #[test]
    fn twenty_six_names_are_both_a_kabupaten_and_a_kota() {
        let both = BY_NAME.values().filter(|codes| {
            let kinds: BTreeSet<_> =
                codes.iter().map(|code| Region::with_code(*code).unwrap().kind).collect();
            kinds.contains(&RegionKind::Kabupaten) && kinds.contains(&RegionKind::Kota)
        });
        assert_eq!(both.count(), 26);
    }

    #[test]
    fn one_unit_under_two_spellings_is_one() {
        let rubric =
            crate::rubric::parse("x", crate::rubric::built_in("ombudsman-2024").unwrap()).unwrap();
        let key = |name| unit_key(name, &rubric.units.kinds);
        assert_eq!(key("UPT Puskesmas Pegagan Julu II"), key("PUSKESMAS  Pegagan-Julu II"));
        assert_eq!(key("Dinkes"), key("Dinas Kesehatan"));
        assert_ne!(key("Puskesmas A"), key("Puskesmas B"));
        assert_ne!(key("Unit 1"), key("Unit 2"));
    }

    #[test]
    fn units_are_known_by_their_kind() {
        let rubric =
            crate::rubric::parse("x", crate::rubric::built_in("ombudsman-2024").unwrap()).unwrap();
        for (text, expected) in [
            ("DPMPTSPK", Some("dpmptsp")),
            ("Disdukcapil", Some("disdukcapil")),
            ("Dinas Kesehatan Kab. Dairi", Some("dinas-kesehatan")),
            ("UPT Puskesmas Sigalingging", Some("puskesmas")),
            ("Puskesmas", Some("puskesmas")),
            ("Dinas Sosialisasi", None),
            ("Unit 1", None),
        ] {
            let kind = unit_kind(text, &rubric.units.kinds).map(|kind| kind.id.as_str());
            assert_eq!(kind, expected, "{text}");
        }
    }
}
