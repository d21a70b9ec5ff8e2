//! `[layout]`: the words of an office's own sheets, beside those that are known anyway.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::Section;
use crate::finding::{Form, Legal, Problem};
use crate::location::Located;
use crate::rubric::Rubric;

/// What a column of a sheet holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// The code of an indicator.
    Code,
    /// The name of its dimension.
    Dimension,
    /// The name of its variable.
    Variable,
    /// Its name.
    Indicator,
    /// Its highest number of points.
    Max,
    /// Its answers: points or marks; in a table of scores, the score.
    Answer,
    /// The unit that a respondent, or a score, is about.
    Unit,
    /// Kode wilayah.
    RegionCode,
    /// The name of a region.
    Region,
    /// Weights: known, and never read as points.
    Weight,
    /// Known, and of no use: a running number, a remark, a proof.
    Other,
}

/// What a label above a table, or on the sheet of the identity, stands before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label {
    /// Kode wilayah.
    RegionCode,
    /// The name of the region.
    Region,
    /// The year assessed.
    Year,
    /// The rubric.
    Rubric,
    /// The kind of unit.
    UnitKind,
    /// The unit's name.
    Unit,
    /// The service product.
    Product,
    /// Whether the unit was assessed.
    Status,
    /// Known, and of no use.
    Other,
}

/// What a sheet is for, where its name says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// It says whose workbook it is.
    Identity,
    /// It holds the users' answers.
    Survey,
    /// It explains, and is not read.
    Guidance,
}

/// The words of an office's own sheets; none of them means two things.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// Headings of columns.
    pub columns: BTreeMap<Column, Vec<String>>,
    /// Labels.
    pub labels: BTreeMap<Label, Vec<String>>,
    /// Names of sheets.
    pub sheets: BTreeMap<Role, Vec<String>>,
    /// Other names of indicators, by code.
    pub indicators: BTreeMap<String, Vec<String>>,
}

/// Reads the table `layout` of a job.
pub(super) fn read(mut section: Section<'_>, rubric: Option<&Rubric>) -> Layout {
    Layout {
        columns: section.section("columns").map(columns).unwrap_or_default(),
        labels: section.section("labels").map(labels).unwrap_or_default(),
        sheets: section.section("sheets").map(sheets).unwrap_or_default(),
        indicators: indicators(&mut section, rubric),
    }
}

fn columns(mut section: Section<'_>) -> BTreeMap<Column, Vec<String>> {
    let words = [
        (Column::Code, words(&mut section, "kode")),
        (Column::Dimension, words(&mut section, "dimensi")),
        (Column::Variable, words(&mut section, "variabel")),
        (Column::Indicator, words(&mut section, "indikator")),
        (Column::Max, words(&mut section, "maks")),
        (Column::Answer, words(&mut section, "skor")),
        (Column::Unit, words(&mut section, "unit")),
        (Column::RegionCode, words(&mut section, "kode_wilayah")),
        (Column::Region, words(&mut section, "pemda")),
        (Column::Weight, words(&mut section, "bobot")),
        (Column::Other, words(&mut section, "lain")),
    ];
    distinct(&section, words)
}

fn labels(mut section: Section<'_>) -> BTreeMap<Label, Vec<String>> {
    let words = [
        (Label::RegionCode, words(&mut section, "kode_wilayah")),
        (Label::Region, words(&mut section, "pemda")),
        (Label::Year, words(&mut section, "tahun")),
        (Label::Rubric, words(&mut section, "instrumen")),
        (Label::UnitKind, words(&mut section, "jenis_unit")),
        (Label::Unit, words(&mut section, "unit")),
        (Label::Product, words(&mut section, "produk")),
        (Label::Status, words(&mut section, "status")),
        (Label::Other, words(&mut section, "lain")),
    ];
    distinct(&section, words)
}

fn sheets(mut section: Section<'_>) -> BTreeMap<Role, Vec<String>> {
    let words = [
        (Role::Identity, words(&mut section, "identitas")),
        (Role::Survey, words(&mut section, "survei")),
        (Role::Guidance, words(&mut section, "petunjuk")),
    ];
    distinct(&section, words)
}

fn words(section: &mut Section<'_>, key: &'static str) -> Vec<Located<String>> {
    let words = section.some(key, Section::texts).unwrap_or_default();
    for word in words.iter().filter(|word| squeezed(&word.value).is_empty()) {
        section.refuse(key, word, Legal::Form(Form::NotEmpty));
    }
    words
}

/// Other names of indicators: `[[layout.indicator]]` with a code and names.
fn indicators(section: &mut Section<'_>, rubric: Option<&Rubric>) -> BTreeMap<String, Vec<String>> {
    let mut entries = Vec::new();
    for mut section in section.sections("indicator").unwrap_or_default() {
        let code = section.need("code", Section::text);
        let names = section.need("names", |section, key| section.some(key, Section::texts));
        let (Some(code), Some(names)) = (code, names) else { continue };
        if let Some(rubric) = rubric {
            let known: Vec<_> = rubric.indicators().map(|known| known.code.clone()).collect();
            if !known.contains(&code.value) {
                section.refuse("code", &code, Legal::OneOf(known));
            }
        }
        entries.push((code.value, names));
    }
    distinct(section, entries)
}

/// The words by what they mean; one that means two things is reported.
fn distinct<K: Ord>(
    section: &Section<'_>,
    words: impl IntoIterator<Item = (K, Vec<Located<String>>)>,
) -> BTreeMap<K, Vec<String>> {
    let mut seen = BTreeSet::new();
    let mut by_meaning: BTreeMap<K, Vec<String>> = BTreeMap::new();
    for (meaning, words) in words {
        for word in &words {
            if !seen.insert(squeezed(&word.value)) {
                let (key, value) = ("layout".to_owned(), word.value.clone());
                section.report(word.at.clone(), Problem::Repeated { key, value });
            }
        }
        let words = words.into_iter().map(|word| word.value);
        by_meaning.entry(meaning).or_default().extend(words);
    }
    by_meaning
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config;

    /// Reads a table `layout` with the rubric of 2024: what it says, or places and codes.
    fn check(text: &str) -> Result<Layout, Vec<String>> {
        let rubric = crate::rubric::built_in("ombudsman-2024").unwrap();
        let rubric = crate::rubric::parse("x", rubric).unwrap();
        let layout = config::read("rapor.toml", text, |top| {
            top.section("layout").map(|section| read(section, Some(&rubric)))
        });
        layout.map_err(|findings| {
            let place = |finding: &crate::finding::Finding| {
                format!("{} {}", finding.at.cell().unwrap_or_default(), finding.code())
            };
            findings.iter().map(place).collect()
        })
    }

    #[test]
    fn words_are_kept_by_what_they_mean() {
        let layout = check(
            "[layout.columns]\nskor = [\"HASIL PENGAMATAN\", \"Amatan\"]\n[layout.labels]\nunit = \
             [\"LOKASI\"]\n[[layout.indicator]]\ncode = \"P.1.03\"\nnames = [\"Waktu\"]\n",
        )
        .unwrap();
        assert_eq!(layout.columns[&Column::Answer], ["HASIL PENGAMATAN", "Amatan"]);
        assert_eq!(layout.labels[&Label::Unit], ["LOKASI"]);
        assert_eq!(layout.indicators["P.1.03"], ["Waktu"]);
        assert_eq!(check("[layout]\n").unwrap().indicators.len(), 0);
    }

    #[test]
    fn words_of_two_meanings_and_unknown_keys_are_refused() {
        for (text, expected) in [
            ("[layout.columns]\nskr = [\"A\"]\n", "2:1 R002"),
            ("[layout]\nkolom = 1\n", "2:1 R002"),
            ("[layout.columns]\nskor = [\"A\"]\nlain = [\"a.\"]\n", "3:9 R009"),
            ("[layout.columns]\nskor = []\n", "2:8 R005"),
            ("[layout.labels]\nunit = [\"--\"]\n", "2:9 R005"),
            ("[layout.sheets]\nsurvei = \"Kuesioner\"\n", "2:10 R003"),
            ("[[layout.indicator]]\ncode = \"P.9.99\"\nnames = [\"x\"]\n", "2:8 R005"),
            ("[[layout.indicator]]\ncode = \"P.1.03\"\n", "1:1 R004"),
        ] {
            assert_eq!(check(text).unwrap_err(), [expected], "{text}");
        }
    }
}
