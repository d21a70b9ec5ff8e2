//! Rubrics as they are written in TOML, and the way from there to a sound [`Rubric`].

use std::fs;
use std::path::Path;

use super::figures::{Defaults, STATUSES, Seen, count, figure, points, text_figure};
use super::{BlankRule, Figure, Rubric, Source, UnitKind, UnitRules, scheme};
use crate::config::{self, Section};
use crate::digest::Digest;
use crate::domain::{Band, Bands, Published, UnsoundBands, Zone};
use crate::finding::{Finding, Form, Legal, Problem};
use crate::location::Location;

/// The rubrics inside the program: their names and texts.
pub const BUILT_IN: [(&str, &str); 5] = [
    ("ombudsman-2021", include_str!("../../templates/rubrics/ombudsman-2021.toml")),
    ("ombudsman-2022", include_str!("../../templates/rubrics/ombudsman-2022.toml")),
    ("ombudsman-2023", include_str!("../../templates/rubrics/ombudsman-2023.toml")),
    ("ombudsman-2024", include_str!("../../templates/rubrics/ombudsman-2024.toml")),
    ("ombudsman-2025", include_str!("../../templates/rubrics/ombudsman-2025.toml")),
];

const BLANK_RULES: [(&str, BlankRule); 3] =
    [("error", BlankRule::Error), ("zero", BlankRule::Zero), ("skip", BlankRule::Skip)];
const ZONES: [(&str, Zone); 3] =
    [("Hijau", Zone::Hijau), ("Kuning", Zone::Kuning), ("Merah", Zone::Merah)];

/// The text of a built-in rubric.
pub fn built_in(id: &str) -> Option<&'static str> {
    BUILT_IN.iter().find(|(name, _)| *name == id).map(|(_, text)| *text)
}

/// Reads a rubric; `file` is its name in findings.
///
/// # Errors
/// All problems of the file, each at its line and column.
pub fn parse(file: &str, text: &str) -> Result<Rubric, Vec<Finding>> {
    config::read(file, text, |root| {
        let rubric = rubric(root, Digest::of(text.as_bytes()));
        if let Some(rubric) = &rubric {
            check_sources(root, rubric);
        }
        rubric
    })
}

/// Reads a rubric file.
///
/// # Errors
/// That there is no such file, or all problems of the file.
pub fn read(path: &Path) -> Result<Rubric, Vec<Finding>> {
    parse(&path.display().to_string(), &read_text(path)?)
}

/// The text of a rubric file.
///
/// # Errors
/// That there is no such file, or that it is no text.
pub fn read_text(path: &Path) -> Result<String, Vec<Finding>> {
    let name = path.display().to_string();
    let refused = |problem| vec![Finding::new(Location::file(name.as_str()), problem)];
    let bytes = fs::read(path).map_err(|_| refused(Problem::FileMissing { path: name.clone() }))?;
    config::text(&bytes).map(str::to_owned).map_err(refused)
}

fn rubric(root: &mut Section<'_>, digest: Digest) -> Option<Rubric> {
    let id = root.need("id", Section::text);
    let title = root.need("title", Section::text);
    let year = root.need("year", year);
    let status = root.need("status", |section, key| section.word(key, &STATUSES));
    let remark = root.text("remark").map(|remark| remark.value).unwrap_or_default();
    let blank = root.need("blank", |section, key| section.word(key, &BLANK_RULES));
    let rounding = root.need("rounding", Section::section).map(rounding);
    let sources = root.need("source", Section::sections).map(sources);
    let bands = root.need("bands", Section::section).and_then(bands);
    let suffix =
        root.section("followed_up").and_then(|mut section| section.need("suffix", text_figure));
    let units = root.need("units", Section::section).and_then(units);
    let defaults = Defaults {
        max: root.section("defaults").and_then(|mut section| points(&mut section, "max")),
    };
    let scheme = root.need("scheme", |section, key| {
        section.word(key, &[("weighted", true), ("checklist", false)])
    });
    let scheme = match scheme? {
        true => scheme::weighted(root, &defaults),
        false => scheme::checklist(root, &defaults),
    };
    rounding?;
    Some(Rubric {
        id: id?.value,
        title: title?.value,
        year: year?,
        status: status?,
        remark,
        scheme: scheme?,
        bands: bands?,
        blank: blank?,
        units: units?,
        followed_up_suffix: suffix,
        sources: sources?,
        digest,
    })
}

fn year(section: &mut Section<'_>, key: &'static str) -> Option<u16> {
    section.whole(key, 2000, 2100).and_then(|year| u16::try_from(year).ok())
}

/// Reads the rounding rule. There is only one so far: every scheme known rounds that way, and a
/// rubric that asks for another must not be scored by this one.
fn rounding(mut section: Section<'_>) {
    section.need("decimals", |section, key| section.whole(key, 2, 2));
    section.need("mode", |section, key| section.word(key, &[("half_up", ())]));
    section.need("at", |section, key| section.word(key, &[("region", ())]));
}

fn sources(sections: Vec<Section<'_>>) -> Vec<Source> {
    let read = |mut section: Section<'_>| {
        let (id, text) = (section.need("id", Section::text), section.need("text", Section::text));
        Some(Source { id: id?.value, text: text?.value })
    };
    sections.into_iter().filter_map(read).collect()
}

fn bands(mut section: Section<'_>) -> Option<Figure<Bands>> {
    let levels = section.need("levels", Section::sections)?;
    let places: Vec<_> = levels.iter().map(Section::place).collect();
    let count = levels.len();
    let read: Vec<_> = levels.into_iter().filter_map(band).collect();
    let bands = if read.len() == count { sound(&section, read, &places) } else { None };
    figure(&mut section, bands)
}

fn sound(section: &Section<'_>, bands: Vec<Band>, places: &[Location]) -> Option<Bands> {
    match Bands::new(bands) {
        Ok(bands) => Some(bands),
        Err(problem) => {
            let culprit = match problem {
                UnsoundBands::Empty => None,
                UnsoundBands::NotDescending(index) => places.get(index),
                UnsoundBands::LowestNotZero => places.last(),
            };
            let at = culprit.cloned().unwrap_or_else(|| section.place_of("levels"));
            section.report(at, Problem::UnsoundBands { problem });
            None
        }
    }
}

fn band(mut section: Section<'_>) -> Option<Band> {
    let min = section.need("min", Section::decimal).and_then(|min| {
        let published = Published::from_exact(&min.value);
        if published.is_none() {
            let written = min.map(|min| min.to_decimal());
            section.refuse("min", &written, Legal::Form(Form::CutOff));
        }
        published
    });
    let category = section.text("category").map(|category| category.value);
    let zone = section.word("zone", &ZONES);
    let opinion = section.need("opinion", Section::text);
    Some(Band { min: min?, category, zone, opinion: opinion?.value })
}

fn units(mut section: Section<'_>) -> Option<UnitRules> {
    let minimum = section.need("minimum", |section, key| count(section, key, 1));
    let others = section.need("others", Section::flag);
    let kinds = section.sections("kind").unwrap_or_default();
    let mut seen = Seen::default();
    let read = |mut section: Section<'_>| {
        let id = section.need("id", Section::text);
        let name = section.need("name", Section::text);
        let variants = section.texts("variants").unwrap_or_default();
        let minimum = section.need("minimum", |section, key| count(section, key, 0));
        let maximum = section.need("maximum", |section, key| count(section, key, 1));
        let id = seen.once(&section, "id", id?)?;
        Some(UnitKind {
            id,
            name: name?.value,
            variants: variants.into_iter().map(|variant| variant.value).collect(),
            minimum: minimum?,
            maximum: maximum?,
        })
    };
    let kinds = kinds.into_iter().filter_map(read).collect();
    Some(UnitRules { minimum: minimum?, kinds, others: others? })
}

/// Every figure's source must be in the list.
fn check_sources(root: &Section<'_>, rubric: &Rubric) {
    let known: Vec<&str> = rubric.sources.iter().map(|source| source.id.as_str()).collect();
    for source in rubric.cited_sources() {
        if !known.contains(&source) {
            let problem = Problem::IllegalValue {
                key: "source".to_owned(),
                value: source.to_owned(),
                legal: Legal::OneOf(known.iter().map(|id| (*id).to_owned()).collect()),
                nearest: config::nearest(source, known.iter().copied()),
            };
            root.report(root.place_of("source"), problem);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Scheme;
    use super::*;

    #[test]
    fn every_built_in_rubric_is_sound() {
        for (id, text) in BUILT_IN {
            let rubric = parse(id, text).unwrap_or_else(|findings| panic!("{id}: {findings:#?}"));
            assert_eq!(rubric.id, id);
            assert!(id.ends_with(&rubric.year.to_string()));
            assert_eq!(rubric.is_draft(), rubric.year == 2025, "{id}");
        }
    }

    #[test]
    fn the_schemes_since_2022_have_their_37_indicators() {
        for year in ["2022", "2023", "2024"] {
            let rubric = parse("x", built_in(&format!("ombudsman-{year}")).unwrap()).unwrap();
            let counts: Vec<_> =
                rubric.variables().map(|variable| variable.indicators.len()).collect();
            assert_eq!(counts, [6, 9, 11, 5, 6], "{year}");
            let samples: Vec<_> =
                rubric.variables().map(|variable| variable.indicators[0].samples.value).collect();
            assert_eq!(samples, [4, 1, 2, 30, 2], "{year}");
            let Scheme::Weighted(dimensions) = &rubric.scheme else { panic!("{year}") };
            let weights: Vec<_> = dimensions
                .iter()
                .map(|dimension| dimension.weight.value.percent().to_decimal())
                .collect();
            assert_eq!(weights, ["21.85", "32.37", "24.24", "21.54"], "{year}");
        }
    }

    #[test]
    fn the_checklist_of_2021_has_ten_variables() {
        let rubric = parse("x", built_in("ombudsman-2021").unwrap()).unwrap();
        assert_eq!(rubric.variables().count(), 10);
        assert!(matches!(rubric.scheme, Scheme::Checklist { .. }));
    }

    /// Changes a built-in rubric and lists what is then found wrong.
    fn broken(from: &str, to: &str) -> Vec<(usize, &'static str)> {
        let text = built_in("ombudsman-2023").unwrap();
        assert!(text.contains(from), "{from}");
        let findings = parse("x.toml", &text.replacen(from, to, 1)).unwrap_err();
        let line = |finding: &Finding| match finding.at.spot() {
            crate::location::Spot::Text(stretch) => stretch.line,
            other => panic!("{other:?}"),
        };
        findings.iter().map(|finding| (line(finding), finding.code().id())).collect()
    }

    fn line_of(needle: &str) -> usize {
        let text = built_in("ombudsman-2023").unwrap();
        text[..text.find(needle).unwrap()].matches('\n').count() + 1
    }

    #[test]
    fn unsound_rubrics_are_refused_where_they_are_wrong() {
        for (from, to, code) in [
            ("value = 21.85", "value = 21.86", "R010"),
            ("value = 12.22", "value = 12.23", "R010"),
            ("value = 32.37", "value = -32.37", "R005"),
            ("min = 78.00", "min = 88.00", "R011"),
            ("min = 0,", "min = 0.01,", "R011"),
            ("min = 54.00", "min = 54.005", "R005"),
            ("zone = \"Kuning\"", "zone = \"Biru\"", "R005"),
            ("code = \"I.1.02\"", "code = \"I.1.01\"", "R009"),
            ("id = \"dinas-sosial\"", "id = \"disdukcapil\"", "R009"),
            ("max = { value = 3,", "max = { value = 0,", "R005"),
            ("evidence = \"survey\"", "evidens = \"survey\"", "R002"),
            ("decimals = 2", "decimals = 3", "R005"),
        ] {
            let found = broken(from, to);
            assert!(found.contains(&(line_of(from), code)), "{to}: {found:?}");
        }
    }

    #[test]
    fn all_problems_come_at_once() {
        let text = built_in("ombudsman-2023").unwrap();
        let text =
            text.replace("value = 21.85", "value = 21.86").replace("min = 78.00", "min = 8x");
        let found = parse("x.toml", &text).unwrap_err();
        assert!(found.iter().all(|finding| finding.code().id() == "R001"), "{found:?}");
        let text = text.replace("min = 8x", "min = \"78\"").replace("others", "other");
        let mut found: Vec<_> =
            parse("x.toml", &text).unwrap_err().iter().map(|finding| finding.code().id()).collect();
        found.sort_unstable();
        // The dimensions no longer sum to 100, nor the variables of the first to its weight.
        assert_eq!(found, ["R002", "R003", "R004", "R010", "R010"]);
    }

    #[test]
    fn a_figure_cites_a_source_that_is_there() {
        let found = broken("id = \"anggapan\"", "id = \"angapan\"");
        assert!(found.iter().all(|(_, code)| *code == "R005") && !found.is_empty(), "{found:?}");
    }
}
