//! The documents for users say what the program does: every code, every key, no other.

// What is wrong with a document ends a test.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod blessing;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use blessing::{hold_block, read, top};
use rapor::catalogue;
use rapor::digest::Digest;
use rapor::domain::{Date, Fraction, Published, Zone};
use rapor::finding::{Code, Finding};
use rapor::job::{self, NumberPattern};
use rapor::register::{
    Changes, Claim, Grade, Landed, NumberSource, Register, Subject, Terms, plan, settle,
};
use rapor::rubric;
use rapor::template::{self, Field};
use toml::de::{DeTable, DeValue};

/// A section and a key in it; sections are called by the last part of their name.
type Key = (String, String);

/// The section of figures: tables with a value, its status and its source, wherever they stand.
const FIGURE: &str = "Angka";

/// What a document says about the keys of a file.
#[derive(Debug, Default, PartialEq, Eq)]
struct Described {
    /// The sections with a heading of their own.
    sections: BTreeSet<String>,
    /// The rows of their tables.
    keys: BTreeSet<Key>,
}

/// Reads headings such as ``## `[[dimension.variable]]` `` and the rows of the tables below them.
fn described(document: &str) -> Described {
    let mut found = Described::default();
    let mut section = None;
    for line in document.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            section = match heading.trim_matches('`').strip_prefix('[') {
                Some(name) if heading.starts_with('`') => {
                    let name = section_of(name.trim_matches(['[', ']']));
                    found.sections.insert(name.clone());
                    Some(name)
                }
                _ if heading == FIGURE => Some(FIGURE.to_owned()),
                _ if heading == "Kunci teratas" => Some(String::new()),
                _ => None,
            };
        } else if let (Some(section), Some(row)) = (&section, line.strip_prefix("| `")) {
            let key = row.split('`').next().unwrap_or_default();
            assert!(found.keys.insert((section.clone(), key.to_owned())), "{key} has two rows");
        }
    }
    found
}

/// `dimension.variable` is `variable`, and `region."12.18"` is `region`.
fn section_of(name: &str) -> String {
    let name = name.split(".\"").next().unwrap_or(name);
    name.rsplit('.').next().unwrap_or(name).to_owned()
}

/// The keys of a TOML file by section.
fn written(text: &str) -> Described {
    let mut found = Described::default();
    walk("", &DeTable::parse(text).unwrap_or_else(|error| panic!("{error}\n{text}")), &mut found);
    found
}

fn walk(section: &str, table: &toml::Spanned<DeTable<'_>>, found: &mut Described) {
    for (key, value) in table.get_ref() {
        let key = key.get_ref().as_ref();
        let tables = inner(value.get_ref());
        if tables.is_empty() {
            found.keys.insert((section.to_owned(), key.to_owned()));
        }
        for inner in tables {
            // The keys of `[region."12.18"]` are codes; what counts is below them.
            let code = section == "region";
            let figure = inner.contains_key("value");
            if figure {
                found.keys.insert((section.to_owned(), key.to_owned()));
            } else if !code {
                found.sections.insert(key.to_owned());
            }
            let name = match () {
                () if figure => FIGURE,
                () if code => section,
                () => key,
            };
            let at = value.span();
            walk(name, &toml::Spanned::new(at, inner.clone()), found);
        }
    }
}

/// The tables that a value is or lists.
fn inner<'v, 't>(value: &'v DeValue<'t>) -> Vec<&'v DeTable<'t>> {
    match value {
        DeValue::Table(table) => vec![table],
        DeValue::Array(items) => items
            .iter()
            .filter_map(|item| match item.get_ref() {
                DeValue::Table(table) => Some(table),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// The ways to ask a section for a key: the functions of `config` that take one for good.
fn ways_to_ask() -> Vec<String> {
    let files = ["src/config.rs", "src/config/measure.rs"];
    let config: String = files.map(|file| read(&top().join(file))).concat();
    let functions = config.split("pub fn ").skip(1);
    let heads = functions.filter_map(|rest| rest.split_once('{').map(|(head, _)| head));
    let asking = heads.filter(|head| head.contains("key: &'static str"));
    asking.filter_map(|head| Some(head.split(['(', '<']).next()?.to_owned())).collect()
}

/// The keys that source code asks a section for: `section.need("title", ...)`,
/// `weight(&mut section, "weight")`.
fn asked_for(source: &str, ways: &[String]) -> BTreeSet<String> {
    let shipped = source.split("#[cfg(test)]").next().unwrap_or_default();
    let dense: String = shipped.split_whitespace().collect();
    let calls = ways.iter().map(|way| format!(".{way}(\""));
    let mut found = BTreeSet::new();
    let passed = ["(&mutsection,\"", "(section,\""].map(str::to_owned);
    for call in calls.chain(passed) {
        for (at, _) in dense.match_indices(&call) {
            let rest = &dense[at + call.len()..];
            found.insert(rest.split('"').next().unwrap_or_default().to_owned());
        }
    }
    found
}

/// All keys that some source files ask for.
fn asked_in(files: &[&str]) -> BTreeSet<String> {
    let ways = ways_to_ask();
    files.iter().flat_map(|file| asked_for(&read(&top().join(file)), &ways)).collect()
}

/// The names of all sections and keys, without where they belong.
fn names(described: &Described) -> BTreeSet<String> {
    let keys = described.keys.iter().map(|(_, key)| key.clone());
    keys.chain(described.sections.iter().cloned()).collect()
}

/// The TOML blocks of a document; each of them is a whole file.
fn examples(document: &str) -> Vec<String> {
    let blocks = document.split("```toml\n").skip(1);
    blocks.map(|rest| rest.split("```").next().unwrap_or_default().to_owned()).collect()
}

/// The keys of all rows with their examples, the code in the last cell.
fn rows(document: &str) -> Vec<(&str, &str)> {
    document
        .lines()
        .filter_map(|line| {
            let key = line.strip_prefix("| `")?.split('`').next()?;
            let example = line.strip_suffix('|')?.rsplit('|').next()?;
            Some((key, example.trim().trim_matches('`')))
        })
        .collect()
}

/// Reads a job in a folder of its own, in which its files are.
fn load(text: &str) -> Result<job::Job, Vec<Finding>> {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("aset")).unwrap();
    fs::write(folder.path().join("aset/logo.png"), b"").unwrap();
    fs::write(folder.path().join("aset/workbook.toml"), b"").unwrap();
    let blocks = top().join("templates/letters/blok.toml");
    fs::copy(blocks, folder.path().join("aset/surat.toml")).unwrap();
    fs::write(folder.path().join(job::FILE), text).unwrap();
    job::load(folder.path())
}

fn merged(all: impl IntoIterator<Item = Described>) -> Described {
    all.into_iter().fold(Described::default(), |mut sum, more| {
        sum.sections.extend(more.sections);
        sum.keys.extend(more.keys);
        sum
    })
}

#[test]
fn every_code_has_its_row() {
    let page = read(&top().join("docs/temuan.md"));
    let families: BTreeSet<_> = Code::ALL.iter().map(|code| &code.id()[..2]).collect();
    for family in &families {
        let mut table = "| kode | tingkat | temuan | artinya | cara memperbaikinya |\n".to_owned();
        table.push_str("|---|---|---|---|---|\n");
        for code in Code::ALL.iter().filter(|code| code.id().starts_with(family)) {
            let explained = catalogue::explain(*code);
            let weight = catalogue::severity(code.severity());
            let cells = [code.id(), weight, explained.title, explained.meaning, explained.remedy];
            // A bar would end the cell.
            let cells = cells.map(|cell| cell.replace('|', "\\|"));
            let _ = writeln!(table, "| {} |", cells.join(" | "));
        }
        hold_block("docs/temuan.md", family, &table);
    }
    let blocks = page.lines().filter_map(|line| line.strip_prefix("<!-- R"));
    assert_eq!(blocks.count(), families.len(), "a family without codes");
}

#[test]
fn rapor_toml_is_documented_key_by_key() {
    let page = read(&top().join("docs/rapor-toml.md"));
    let described = described(&page);
    assert_eq!(
        names(&described),
        asked_in(&[
            "src/job/written.rs",
            "src/job/bounds.rs",
            "src/job/inside.rs",
            "src/job/certificate.rs",
            "src/job/layout.rs",
            "src/job/letters.rs",
        ])
    );

    let mut whole = examples(&page);
    // One rule excludes the others: each is tried in the place of the first.
    let awards: Vec<_> = rows(&page)
        .into_iter()
        .filter(|(key, _)| described.keys.contains(&("award".to_owned(), (*key).to_owned())))
        .map(|(_, example)| {
            whole[0].replace("award = { zones = [\"Hijau\"] }", &format!("award = {{ {example} }}"))
        })
        .collect();
    whole.extend(awards);
    for example in &whole {
        load(example).unwrap_or_else(|findings| panic!("{findings:#?}\n{example}"));
    }
    assert_eq!(merged(whole.iter().map(|example| written(example))), described);
}

#[test]
fn certificate_toml_is_documented_key_by_key() {
    let page = read(&top().join("docs/piagam.md"));
    let files =
        ["mod.rs", "reader.rs", "element.rs"].map(|file| format!("src/template/written/{file}"));
    let asked = asked_in(&files.each_ref().map(String::as_str));
    assert_eq!(names(&described(&page)), asked);
    for example in examples(&page) {
        let read = template::read("kami", "kami", &example, false, &|_| Some(Vec::new()));
        read.unwrap_or_else(|findings| panic!("{findings:#?}\n{example}"));
    }
}

#[test]
fn workbook_toml_is_documented_key_by_key() {
    let page = read(&top().join("docs/buku-kerja.md"));
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
    let documented: BTreeSet<_> = rows.map(|(key, _)| key.to_owned()).collect();
    // What stands behind a `#` is a key, too, where it is written like one.
    let text = read(&top().join("templates/workbook.toml"));
    let keys = text
        .lines()
        .filter(|line| !line.starts_with("#  "))
        .filter_map(|line| line.trim_start_matches("# ").split_once(" = "));
    let keys: BTreeSet<_> = keys.map(|(key, _)| key.to_owned()).collect();
    assert_eq!(keys.len(), 10, "{keys:?}");
    assert_eq!(documented, keys);
}

#[test]
fn placeholders_of_certificates_are_documented() {
    let page = read(&top().join("docs/piagam.md"));
    for field in Field::of(template::Subject::Unit) {
        let row = format!("| `{{{{ {} }}}}` |", field.name);
        assert!(page.contains(&row), "{row}");
    }
    let letters = read(&top().join("docs/surat.md"));
    for field in Field::of(template::Subject::Letter) {
        let row = format!("| `{{{{ {} }}}}` |", field.name);
        assert!(page.contains(&row) || letters.contains(&row), "{row}");
    }
}

#[test]
fn number_patterns_are_documented() {
    let page = read(&top().join("docs/rapor-toml.md"));
    for placeholder in NumberPattern::PLACEHOLDERS {
        assert!(page.contains(&format!("`{{{placeholder}}}`")), "{placeholder}");
    }
}

#[test]
fn rubrics_are_documented_key_by_key() {
    let page = read(&top().join("docs/rubrik.md"));
    let described = described(&page);
    let sources = ["src/rubric/written.rs", "src/rubric/scheme.rs", "src/rubric/figures.rs"];
    assert_eq!(names(&described), asked_in(&sources));

    let whole = examples(&page);
    for example in &whole {
        rubric::parse("contoh.toml", example).unwrap_or_else(|findings| panic!("{findings:#?}"));
    }
    assert_eq!(merged(whole.iter().map(|example| written(example))), described);
}

/// A certificate is issued, its score mended, and another one takes its place.
#[test]
fn the_register_is_documented() {
    let date = Date::parse("2024-11-25").unwrap();
    let source = NumberSource::Pattern(NumberPattern::parse("{urut:03}/PIAGAM/{tahun}").unwrap());
    let score = |text| Published::from_exact(&Fraction::from_decimal(text).unwrap()).unwrap();
    let mut register = Register::default();
    let mut lines = String::new();
    for (due, changes) in [
        ("97.08", Changes::Refuse),
        ("97.18", Changes::Reissue { reason: "lembar Disdukcapil diperbaiki" }),
    ] {
        let claim = Claim {
            issuer: "Pemerintah Provinsi Sumatera Utara".to_owned(),
            year: 2024,
            subject: Subject::region("12.18".parse().unwrap()),
            grade: Grade {
                score: score(due),
                category: Some("A".to_owned()),
                zone: Some(Zone::Hijau),
                opinion: "Kualitas Tertinggi".to_owned(),
            },
        };
        let key = Digest::of(b"the office's public key");
        let terms = Terms { year: 2024, date, key, source: &source, changes };
        let plan = plan(register.state(), &[claim], terms).unwrap();
        lines += &register.extend(&plan.entries).unwrap();
        let certificate = &plan.certificates[0].certificate;
        let (number, id) = (certificate.number().clone(), certificate.id());
        let landed = Landed { number, id, pdf: Digest::of(due.as_bytes()) };
        let entries = settle(register.state(), &[landed], date).unwrap();
        lines += &register.extend(&entries).unwrap();
    }
    hold_block("docs/registri.md", "example", &format!("```json\n{lines}```\n"));
    let page = read(&top().join("docs/registri.md"));
    for event in ["opened", "key_changed", "reserved", "issued", "voided", "replaced"] {
        assert!(page.contains(&format!("| `{event}` |")), "{event}");
        assert!(event == "voided" || lines.contains(&format!("\"event\":\"{event}\"")), "{event}");
    }
}

#[test]
fn what_is_shipped_uses_documented_keys() {
    let rubrics = described(&read(&top().join("docs/rubrik.md")));
    for (id, text) in rubric::BUILT_IN {
        let written = written(text);
        assert!(written.keys.is_subset(&rubrics.keys), "{id}");
        assert!(written.sections.is_subset(&rubrics.sections), "{id}");
    }
    let jobs = described(&read(&top().join("docs/rapor-toml.md")));
    let folders = fs::read_dir(top().join("samples")).unwrap();
    let files = folders.map(|folder| folder.unwrap().path().join(job::FILE));
    // The key to try signatures with is no job.
    let files: Vec<_> = files.filter(|file| file.is_file()).collect();
    assert_eq!(files.len(), 3);
    for file in files {
        let written = written(&read(&file));
        assert!(written.keys.is_subset(&jobs.keys), "{}", file.display());
    }
}

#[test]
fn every_example_in_a_row_is_toml_for_its_key() {
    for document in ["docs/rapor-toml.md", "docs/rubrik.md"] {
        let page = read(&top().join(document));
        let rows = rows(&page);
        assert_eq!(rows.len(), described(&page).keys.len());
        for (key, example) in rows {
            let table =
                DeTable::parse(example).unwrap_or_else(|error| panic!("{example}: {error}"));
            assert!(table.get_ref().contains_key(key), "{document}: {example}");
        }
    }
}

#[test]
fn documents_are_read_as_they_are_written() {
    let page = "# x\n\n## `[a]`\n\n| kunci | contoh |\n|---|---|\n| `b` | `b = 1` |\n\n## `[[a.c]]`\n\n\
                | `d` | `d = { value = 1 }` |\n\n## Angka\n\n| `value` | x |\n\n## Contoh\n\n| `e` | x |\n\n\
                ```toml\n[a]\nb = 1\n[[a.c]]\nd = { value = 2 }\n```\n";
    let read = described(page);
    let keys: Vec<_> = read.keys.iter().map(|(a, b)| format!("{a}/{b}")).collect();
    assert_eq!(keys, ["Angka/value", "a/b", "c/d"]);
    assert_eq!(merged(examples(page).iter().map(|example| written(example))), read);
    assert_eq!(rows(page)[..2], [("b", "b = 1"), ("d", "d = { value = 1 }")]);
}

#[test]
fn keys_are_found_however_they_are_asked_for() {
    let source = "fn f() {\n section.need(\n  \"a\", Section::text); weight(&mut section, \"b\");\n\
                  section.refuse(\"c\", x); top.has(\"d\") }\n#[cfg(test)]\nfn g() { s.text(\"e\") }";
    let ways = ways_to_ask();
    assert_eq!(asked_for(source, &ways).into_iter().collect::<Vec<_>>(), ["a", "b", "d"]);
    assert!(ways.iter().all(|way| way != "refuse"), "{ways:?}");
}
