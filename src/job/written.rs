//! `rapor.toml` as it is written, and the way from there to a sound [`Job`].

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use super::{
    Globs, House, Job, Limits, List, Office, Perturbation, RegionRules, TieRule, bounds,
    certificate, house, inside, layout, letters,
};
use crate::config::{self, Section, is_inside};
use crate::domain::{Region, RegionCode, RegionKind};
use crate::finding::{Finding, Form, Legal, Problem, Unreadable};
use crate::location::{Located, Location};
use crate::rubric::{self, Rubric};

/// The file that makes a folder a job.
pub const FILE: &str = "rapor.toml";

const KINDS: [(&str, RegionKind); 3] = [
    ("provinsi", RegionKind::Provinsi),
    ("kabupaten", RegionKind::Kabupaten),
    ("kota", RegionKind::Kota),
];
const TIES: [(&str, TieRule); 3] = [
    ("competition", TieRule::Competition),
    ("dense", TieRule::Dense),
    ("sequential", TieRule::Sequential),
];
/// Reads the job in a folder, with its rubric.
///
/// # Errors
/// All problems of `rapor.toml`, and of the rubric if that is a file.
pub fn load(root: &Path) -> Result<Job, Vec<Finding>> {
    let text = read(root, FILE, &Location::file(FILE))?;
    config::read(FILE, &text, |section| job(root, section))
}

fn read(root: &Path, path: &str, at: &Location) -> Result<String, Vec<Finding>> {
    let refused = |error: io::Error| {
        let problem = match error.kind() {
            io::ErrorKind::NotFound if path == FILE => {
                Problem::NoJob { folder: root.display().to_string() }
            }
            io::ErrorKind::NotFound => Problem::FileMissing { path: path.to_owned() },
            _ => Problem::Unreadable { why: Unreadable::System(error.to_string()) },
        };
        vec![Finding::new(at.clone(), problem)]
    };
    let bytes = fs::read(root.join(path)).map_err(refused)?;
    match config::text(&bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(problem) => Err(vec![Finding::new(Location::file(path), problem)]),
    }
}

fn job(root: &Path, top: &mut Section<'_>) -> Option<Job> {
    let Some(mut section) = top.need("job", Section::section) else {
        // Without it nothing else can be judged, but what is there is not unknown.
        let office = top.need("office", Section::section);
        let lists = top.need("list", Section::sections);
        lists.into_iter().flatten().chain(office).for_each(Section::set_aside);
        for key in
            ["certificate", "signatory", "letters", "limits", "robustness", "region", "layout"]
        {
            top.has(key);
        }
        return None;
    };
    let title = section.need("title", Section::text);
    let year = section.need("year", |section, key| section.whole(key, 2000, 2100));
    let year = year.and_then(|year| u16::try_from(year).ok());
    let province = section.need("province", province);
    let rubric = section.need("rubric", |section, key| rubric_named(root, section, key, year));
    let inputs = section.need("inputs", globs);
    let named = section.has("regions").then(|| regions(&mut section, "regions"));
    let history = match section.has("history") {
        true => globs(&mut section, "history"),
        false => Globs::new(Vec::new()).ok(),
    };
    let output = output(&mut section);
    let specimen = section.has("specimen").then(|| section.flag("specimen"));
    drop(section);

    let office = top.need("office", Section::section).and_then(|section| office(root, section));
    let lists = lists(top);
    let rubric_seen = rubric.as_ref();
    let certificate = match top.has("certificate") {
        true => top
            .section("certificate")
            .and_then(|section| certificate::read(root, section, rubric_seen))
            .map(Some),
        false => Some(None),
    };
    let signatories = certificate::signatories(top);
    let letters = letters::read(root, top);
    let limits = match top.has("limits") {
        true => top.section("limits").and_then(bounds::limits),
        false => Some(Limits::default()),
    };
    let robustness = match top.has("robustness") {
        true => top.section("robustness").and_then(|section| bounds::robustness(section, year)),
        false => year.map(Perturbation::of_year),
    };
    let expected = match named {
        Some(named) => named,
        None => province.and_then(|province| Some(all_of(province, lists.as_ref()?))),
    };
    let rules = region_rules(top, rubric_seen, province, expected.as_deref());
    let layout = top.section("layout").map(|section| layout::read(section, rubric_seen));
    Some(Job {
        root: root.to_owned(),
        title: title?.value,
        year: year?,
        province: province?,
        rubric: rubric?,
        inputs: inputs?,
        expected: expected?,
        history: history?,
        output: output?,
        specimen: specimen.unwrap_or(Some(false))?,
        office: office?,
        lists: lists?,
        certificate: certificate?,
        signatories: signatories?,
        letters: letters?,
        limits: limits?,
        robustness: robustness?,
        regions: rules,
        layout: layout.unwrap_or_default(),
    })
}

/// All kabupaten and kota of the province, and the province itself where a list includes it.
fn all_of(province: &'static Region, lists: &[List]) -> Vec<&'static Region> {
    let ranked = lists.iter().any(|list| list.kinds.contains(&RegionKind::Provinsi));
    let itself = ranked.then_some(province);
    itself.into_iter().chain(Region::inside(province.code)).collect()
}

fn region_of(section: &Section<'_>, key: &str, text: &Located<String>) -> Option<&'static Region> {
    let Ok(code) = text.value.parse::<RegionCode>() else {
        section.refuse(key, text, Legal::Form(Form::RegionCode));
        return None;
    };
    let region = Region::with_code(code);
    if region.is_none() {
        let problem = Problem::NoSuchRegion { value: text.value.clone() };
        section.report(text.at.clone(), problem);
    }
    region
}

fn province(section: &mut Section<'_>, key: &'static str) -> Option<&'static Region> {
    let text = section.text(key)?;
    let region = region_of(section, key, &text)?;
    if !region.code.is_province() {
        section.refuse(key, &text, Legal::Form(Form::ProvinceCode));
        return None;
    }
    Some(region)
}

fn regions(section: &mut Section<'_>, key: &'static str) -> Option<Vec<&'static Region>> {
    let texts = section.some(key, Section::texts)?;
    let mut found: BTreeMap<RegionCode, &'static Region> = BTreeMap::new();
    for text in &texts {
        let Some(region) = region_of(section, key, text) else {
            continue;
        };
        if found.insert(region.code, region).is_some() {
            let problem = Problem::Repeated { key: key.to_owned(), value: text.value.clone() };
            section.report(text.at.clone(), problem);
        }
    }
    Some(found.into_values().collect())
}

fn rubric_named(
    root: &Path,
    section: &mut Section<'_>,
    key: &'static str,
    year: Option<u16>,
) -> Option<Rubric> {
    let name = section.text(key)?;
    let (file, text) = match rubric::built_in(&name.value) {
        Some(text) => (format!("{}.toml", name.value), text.to_owned()),
        None if name.value.ends_with(".toml") => {
            if !is_inside(&name.value) {
                section.report(name.at, Problem::PathOutside { path: name.value });
                return None;
            }
            match read(root, &name.value, &name.at) {
                Ok(text) => (name.value.clone(), text),
                Err(findings) => return section.adopt(findings),
            }
        }
        None => {
            let known: Vec<String> =
                rubric::BUILT_IN.iter().map(|(id, _)| (*id).to_owned()).collect();
            let nearest = config::nearest(&name.value, known.iter().map(String::as_str));
            let problem = Problem::NoSuchRubric { value: name.value, known, nearest };
            section.report(name.at, problem);
            return None;
        }
    };
    let rubric = match rubric::parse(&file, &text) {
        Ok(rubric) => rubric,
        Err(findings) => return section.adopt(findings),
    };
    if year.is_some_and(|year| year != rubric.year) {
        section.refuse(key, &name, Legal::Form(Form::RubricOfYear));
        return None;
    }
    Some(rubric)
}

fn globs(section: &mut Section<'_>, key: &'static str) -> Option<Globs> {
    let texts = section.some(key, Section::texts)?;
    let patterns = texts.iter().map(|text| text.value.clone()).collect();
    match Globs::new(patterns) {
        Ok(globs) => Some(globs),
        Err(index) => {
            section.refuse(key, texts.get(index)?, Legal::Form(Form::Glob));
            None
        }
    }
}

/// The folder to write: one plain name that every system accepts.
fn output(section: &mut Section<'_>) -> Option<String> {
    if !section.has("output") {
        return Some("hasil".to_owned());
    }
    let text = section.text("output")?;
    if !is_id(&text.value) {
        section.refuse("output", &text, Legal::Form(Form::Id));
        return None;
    }
    Some(text.value)
}

/// Lower-case letters, digits and hyphens, beginning with a letter.
fn is_id(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
        && !["con", "prn", "aux", "nul"].contains(&text)
}

fn office(root: &Path, mut section: Section<'_>) -> Option<Office> {
    let name = section.need("name", Section::text);
    let unit = section.need("unit", Section::text);
    let logo = inside::logo(root, &mut section);
    let house = match section.has("workbook") {
        true => section.text("workbook").and_then(|path| house::load(root, &section, path)),
        false => Some(House::default()),
    };
    Some(Office { name: name?.value, unit: unit?.value, logo, house: house? })
}

fn lists(top: &mut Section<'_>) -> Option<Vec<List>> {
    let sections = top.need("list", Section::sections)?;
    let mut lists: Vec<List> = Vec::new();
    for mut section in sections {
        let id = section.need("id", Section::text);
        let title = section.need("title", Section::text);
        let kinds = section.need("kinds", |section, key| {
            section.some(key, |section, key| section.words(key, &KINDS))
        });
        let ties = match section.has("ties") {
            true => section.word("ties", &TIES),
            false => Some(TieRule::Competition),
        };
        let (Some(id), Some(title), Some(kinds), Some(ties)) = (id, title, kinds, ties) else {
            continue;
        };
        if !is_id(&id.value) {
            section.refuse("id", &id, Legal::Form(Form::Id));
        } else if lists.iter().any(|list| list.id == id.value) {
            section.report(id.at, Problem::Repeated { key: "list.id".to_owned(), value: id.value });
        } else {
            lists.push(List { id: id.value, title: title.value, kinds, ties });
        }
    }
    (!lists.is_empty()).then_some(lists)
}

fn region_rules(
    top: &mut Section<'_>,
    rubric: Option<&Rubric>,
    province: Option<&Region>,
    expected: Option<&[&'static Region]>,
) -> BTreeMap<RegionCode, RegionRules> {
    let Some(mut section) = top.section("region") else {
        return BTreeMap::new();
    };
    let mut rules = BTreeMap::new();
    for (name, inner) in section.free_sections() {
        let Some(region) = region_of(&inner, "region", &name) else {
            inner.set_aside();
            continue;
        };
        let known = expected.is_none_or(|expected| expected.contains(&region))
            || province.is_some_and(|province| province.code == region.code);
        if !known {
            let problem = Problem::RegionNotExpected { name: region.name.clone() };
            inner.report(name.at, problem);
        }
        rules.insert(region.code, rules_of(inner, rubric));
    }
    rules
}

fn rules_of(mut section: Section<'_>, rubric: Option<&Rubric>) -> RegionRules {
    let recipient = section.text("recipient").map(|recipient| recipient.value);
    let email = section.text("email").map(|email| email.value);
    let national_rank = section.whole("national_rank", 1, 1000);
    let status = section.word("status", &[("not_assessed", ())]);
    let reason = match status {
        Some(()) => section.need("reason", Section::text),
        None => section.text("reason"),
    };
    if status.is_none() && reason.is_some() {
        section.need("status", |_, _| None::<()>);
    }
    let hold = section.text("hold").map(|hold| hold.value);
    let followed_up = section.flag("followed_up").unwrap_or_default();
    if followed_up && rubric.is_some_and(|rubric| rubric.followed_up_suffix.is_none()) {
        let written = Located::new("true".to_owned(), section.place_of("followed_up"));
        section.refuse("followed_up", &written, Legal::Form(Form::RubricHasNoSuffix));
    }
    let units = section.texts("units").map(|units| {
        if let Some(rubric) = rubric {
            let known: Vec<String> =
                rubric.units.kinds.iter().map(|kind| kind.id.clone()).collect();
            for unit in units.iter().filter(|unit| !known.contains(&unit.value)) {
                section.refuse("units", unit, Legal::OneOf(known.clone()));
            }
        }
        units.into_iter().map(|unit| unit.value).collect()
    });
    let sources = section.some("sources", Section::texts);
    RegionRules {
        recipient,
        email,
        national_rank,
        not_assessed: status.and(reason).map(|reason| reason.value),
        hold,
        followed_up,
        units,
        sources,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Zone;
    use crate::job::AwardRule;

    const SOUND: &str = include_str!("../../tests/data/jobs/lengkap.toml");

    fn load_text(text: &str) -> Result<Job, Vec<Finding>> {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("aset")).unwrap();
        fs::write(folder.path().join("aset/logo.png"), b"").unwrap();
        fs::write(folder.path().join(FILE), text).unwrap();
        load(folder.path())
    }

    #[test]
    fn the_job_of_the_rules_is_read_whole() {
        let job = load_text(SOUND).unwrap_or_else(|findings| panic!("{findings:#?}"));
        assert_eq!((job.year, job.province.name.as_str()), (2024, "Provinsi Sumatera Utara"));
        assert_eq!(job.rubric.id, "ombudsman-2024");
        assert_eq!(job.expected.len(), 33);
        assert_eq!(job.lists[0].ties, TieRule::Competition);
        let sergai = job.rules_of("12.18".parse().unwrap());
        assert_eq!(sergai.recipient.as_deref(), Some("Bupati Serdang Bedagai"));
        assert_eq!(sergai.national_rank, Some(33));
        let certificate = job.certificate.unwrap();
        assert_eq!(certificate.award, AwardRule::Zones(vec![Zone::Hijau]));
        assert_eq!(certificate.date.on_paper(), "25 November 2024");
    }

    #[test]
    fn a_list_with_the_province_makes_it_expected() {
        let text =
            SOUND.replace("kinds = [\"kabupaten\", \"kota\"]", "kinds = [\"kota\", \"provinsi\"]");
        let job = load_text(&text).unwrap();
        assert_eq!(job.expected.len(), 34);
        assert!(job.expected[0].code.is_province());
    }

    #[test]
    fn wrong_jobs_are_refused_where_they_are_wrong() {
        for (from, to, expected) in [
            ("year = 2024", "year = 2023", vec!["6:10 R005"]),
            ("[job]", "[jbo]", vec!["1:1 R004", "2:2 R002"]),
            ("kinds = [\"kabupaten\", \"kota\"]", "kinds = []", vec!["21:9 R005"]),
            ("zones = [\"Hijau\"]", "zones = []", vec!["26:19 R005", "26:9 R005"]),
            ("inputs = [\"lembar/**\"]", "inputs = []", vec!["7:10 R005"]),
            ("year = 2024", "tahun = 2024", vec!["2:1 R004", "4:1 R002"]),
            ("rubric = \"ombudsman-2024\"", "rubric = \"ombudsman-2042\"", vec!["6:10 R007"]),
            ("rubric = \"ombudsman-2024\"", "rubric = \"../x.toml\"", vec!["6:10 R012"]),
            ("rubric = \"ombudsman-2024\"", "rubric = \"kami.toml\"", vec!["6:10 R008"]),
            ("lembar/**", "../**", vec!["7:11 R005"]),
            ("ties = \"competition\"", "ties = \"dens\"", vec!["22:8 R005"]),
            ("[region.\"12.18\"]", "[region.\"12.99\"]", vec!["45:9 R006"]),
            ("[region.\"12.18\"]", "[region.\"1218\"]", vec!["45:9 R005"]),
            ("[region.\"12.18\"]", "[region.\"13.08\"]", vec!["45:9 R405"]),
            ("{urut:03}", "{nomor}", vec!["27:10 R013"]),
            ("{urut:03}", "satu", vec!["27:10 R005"]),
            ("zones = [\"Hijau\"]", "zones = [\"Hijau\"], top = 3", vec!["26:9 R005"]),
            ("zones = [\"Hijau\"]", "top = 0", vec!["26:17 R005", "26:9 R005"]),
            ("output = \"hasil\"", "output = \"../hasil\"", vec!["9:10 R005"]),
            ("logo = \"aset/logo.png\"", "logo = \"aset/logi.png\"", vec!["15:8 R008"]),
            ("[[signatory]]", "[limits]\nseconds = 0\n[[signatory]]", vec!["34:11 R005"]),
            ("[[signatory]]", "[limits]\nfile = 9\n[[signatory]]", vec!["34:1 R002"]),
            ("[[signatory]]", "[robustness]\ndraws = 0\n[[signatory]]", vec!["34:9 R005"]),
            ("[[signatory]]", "[robustness]\nspread = 100\n[[signatory]]", vec!["34:10 R005"]),
            ("[[signatory]]", "[robustness]\nsed = 1\n[[signatory]]", vec!["34:1 R002"]),
        ] {
            assert!(SOUND.contains(from), "{from}");
            let findings = load_text(&SOUND.replacen(from, to, 1)).unwrap_err();
            let mut found: Vec<_> = findings
                .iter()
                .map(|finding| format!("{} {}", finding.at.cell().unwrap(), finding.code()))
                .collect();
            found.sort();
            assert_eq!(found, expected, "{to}");
        }
    }

    #[test]
    fn all_problems_of_a_job_come_at_once() {
        let text = SOUND
            .replace("year = 2024", "year = \"2024\"")
            .replace("title = \"Kab", "titel = \"Kab")
            .replace("date = 2024-11-25", "date = 2024-11-25T10:00:00");
        let mut codes: Vec<_> =
            load_text(&text).unwrap_err().iter().map(|finding| finding.code().id()).collect();
        codes.sort_unstable();
        assert_eq!(codes, ["R002", "R003", "R003", "R004"]);
    }

    #[test]
    fn a_folder_without_a_job_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let findings = load(folder.path()).unwrap_err();
        let folder = folder.path().display().to_string();
        assert_eq!(findings[0].problem, Problem::NoJob { folder });
    }
}
