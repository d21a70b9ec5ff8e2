//! The files that a new job begins with: its settings, a sheet per region, and what they are for.

use super::{file_name, workbook};
use crate::catalogue::blank as words;
use crate::domain::{Region, Zone};
use crate::form;
use crate::report::xlsx::{self, Unwritable};
use crate::rubric::Rubric;

const SETTINGS: &str = include_str!("../../templates/job/rapor.toml");
const README: &str = include_str!("../../templates/job/BACA-SAYA.txt");
const STYLE: &str = include_str!("../../templates/workbook.toml");
const ASSETS: &str = include_str!("../../templates/job/aset.txt");

/// A file of a new job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// Its path below the job, with `/` between its parts.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The rules that a new job is scored by.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    /// The rubric.
    pub rubric: &'a Rubric,
    /// Its text, where it is not built in and the job needs a copy.
    pub text: Option<&'a str>,
}

/// The copy of a rubric that is not built in.
const RUBRIC: &str = "rubrik.toml";

/// All files of a new job about a province, in order of path.
///
/// # Errors
/// If the program has a fault.
pub fn files(rules: Rules<'_>, province: &Region) -> Result<Vec<NewFile>, Unwritable> {
    let text =
        |path: &str, text: String| NewFile { path: path.to_owned(), bytes: text.into_bytes() };
    let mut files = vec![
        text("BACA-SAYA.txt", readme(rules, province)),
        text("aset/BACA-SAYA.txt", ASSETS.to_owned()),
        text("aset/workbook.toml", STYLE.to_owned()),
    ];
    let units = form::units(rules.rubric);
    for region in Region::inside(province.code) {
        let sheet = workbook(rules.rubric, region, &units, None);
        files.push(NewFile {
            path: format!("lembar/{}", file_name(region)),
            bytes: xlsx::bytes(&sheet)?,
        });
    }
    files.push(text("rapor.toml", settings(rules, province)));
    files.extend(rules.text.map(|copy| text(RUBRIC, copy.to_owned())));
    Ok(files)
}

/// `rapor.toml` with all its comments.
fn settings(rules: Rules<'_>, province: &Region) -> String {
    let rubric = rules.rubric;
    let units = rubric.units.kinds.iter().take(3).map(|kind| quoted(&kind.id));
    let units: Vec<_> = units.collect();
    let indicator = rubric.indicators().next();
    filled(
        SETTINGS,
        &[
            ("title", quoted(&rubric.title)),
            ("year", rubric.year.to_string()),
            ("province", quoted(&province.code.to_string())),
            ("rubric", quoted(rubric_name(rules))),
            ("region", quoted(&example(province))),
            ("office", quoted(&format!("Pemerintah {}", province.name))),
            ("list", quoted(&words::list(province.short_name()))),
            ("award", award(rubric)),
            ("units", units.join(", ")),
            ("indicator", indicator.map(|known| known.code.clone()).unwrap_or_default()),
        ],
    )
}

fn readme(rules: Rules<'_>, province: &Region) -> String {
    filled(
        README,
        &[
            ("title", rules.rubric.title.clone()),
            ("province", province.name.clone()),
            ("rubric", rubric_name(rules).to_owned()),
            ("region", example(province)),
        ],
    )
}

fn rubric_name<'a>(rules: Rules<'a>) -> &'a str {
    if rules.text.is_some() { RUBRIC } else { &rules.rubric.id }
}

/// The code of a region to show what a code looks like.
fn example(province: &Region) -> String {
    Region::inside(province.code).next().unwrap_or(province).code.to_string()
}

/// Who gets a certificate until the office says otherwise: the green zone, or the best opinion
/// where the year has no zones.
fn award(rubric: &Rubric) -> String {
    let bands = &rubric.bands.value;
    match bands.iter().next() {
        Some(best) if !bands.have_zones() => {
            format!("{{ opinions = [{}] }}", quoted(&best.opinion))
        }
        _ => format!("{{ zones = [{}] }}", quoted(Zone::Hijau.name())),
    }
}

/// A template with its `@placeholders@` filled in.
pub fn filled(template: &str, values: &[(&str, String)]) -> String {
    values
        .iter()
        .fold(template.to_owned(), |text, (name, value)| text.replace(&format!("@{name}@"), value))
}

/// A text as TOML writes it.
pub fn quoted(text: &str) -> String {
    let escaped: String = text
        .chars()
        .map(|letter| match letter {
            '"' | '\\' => format!("\\{letter}"),
            letter if letter.is_control() => format!("\\u{:04X}", letter as u32),
            letter => letter.to_string(),
        })
        .collect();
    format!("\"{escaped}\"")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{job, rubric};

    #[test]
    fn the_settings_are_sound_for_every_province_and_rubric() {
        let folder = tempfile::tempdir().unwrap();
        for (id, text) in rubric::BUILT_IN {
            let rubric = rubric::parse(id, text).unwrap();
            for province in Region::all().filter(|region| region.code.is_province()) {
                let text = settings(Rules { rubric: &rubric, text: None }, province);
                std::fs::write(folder.path().join(job::FILE), text).unwrap();
                let loaded = job::load(folder.path());
                let job = loaded.unwrap_or_else(|findings| panic!("{id}: {findings:#?}"));
                assert_eq!((job.province, job.rubric.id.as_str()), (province, id));
                assert_eq!(job.expected.len(), Region::inside(province.code).count());
            }
        }
    }

    #[test]
    fn texts_are_quoted_for_toml() {
        for (text, expected) in [
            ("Tahun 2024", "\"Tahun 2024\""),
            ("kata \"kami\" \\ baris\n", "\"kata \\\"kami\\\" \\\\ baris\\u000A\""),
        ] {
            assert_eq!(quoted(text), expected);
        }
    }
}
