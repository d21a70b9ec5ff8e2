//! The house style of workbooks: `workbook.toml`, its colours, the name at the head, the logo.

// Contrast is a matter of light, not of scores: the formula of WCAG 2 is one of floats.
#![allow(clippy::float_arithmetic)]

use std::path::Path;

use super::{Logo, inside};
use crate::config::{self, Section};
use crate::finding::{Finding, Form, Legal};
use crate::location::{Located, Location};

/// What text must have at least against what lies behind it (WCAG 2, 1.4.3).
const CONTRAST: f64 = 4.5;
const PAPER: u32 = 0x00FF_FFFF;

/// How the workbooks of a job look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct House {
    /// The file that says so, below the job; none for the built-in style.
    pub file: Option<String>,
    /// The office as it stands at the head of workbooks, where that is not the job's own.
    pub name: Option<String>,
    /// The logo, where that is not the job's own; a PNG.
    pub logo: Option<Logo>,
    /// The colours.
    pub colours: Colours,
}

/// The colours that are a matter of taste, as `0xRRGGBB`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colours {
    /// Titles, headings of tables, bars of charts.
    pub accent: u32,
    /// Behind cells that stand out.
    pub accent_tint: u32,
    /// Links.
    pub link: u32,
    /// Plain text.
    pub ink: u32,
    /// Notes and labels.
    pub faint: u32,
    /// Behind cells to pass over.
    pub faint_tint: u32,
    /// Fine lines.
    pub hairline: u32,
    /// The bars behind numbers: pale enough to read a number on them.
    pub bar: u32,
}

impl Default for Colours {
    /// Those of the built-in `workbook.toml`; a test holds the two together.
    fn default() -> Self {
        Self {
            accent: 0x001F_3A5F,
            accent_tint: 0x00E3_E9F1,
            link: 0x0015_5FA8,
            ink: 0x0022_2B36,
            faint: 0x005B_6673,
            faint_tint: 0x00F0_F2F5,
            hairline: 0x00C9_D1DB,
            bar: 0x00C5_D3E6,
        }
    }
}

/// Loads the style that a job names.
pub(super) fn load(root: &Path, section: &Section<'_>, path: Located<String>) -> Option<House> {
    let bytes = inside::read(root, section, &path)?;
    match read(root, &path.value, &bytes) {
        Ok(house) => Some(House { file: Some(path.value), ..house }),
        Err(findings) => section.adopt(findings),
    }
}

fn read(root: &Path, file: &str, bytes: &[u8]) -> Result<House, Vec<Finding>> {
    let text =
        config::text(bytes).map_err(|problem| vec![Finding::new(Location::file(file), problem)])?;
    config::read(file, text, |top| {
        let name = match top.has("name") {
            true => top.text("name").map(|name| Some(name.value)),
            false => Some(None),
        };
        let logo = match top.has("logo") {
            true => logo(root, top).map(Some),
            false => Some(None),
        };
        let colours = match top.section("colours") {
            Some(section) => colours(section),
            None => Some(Colours::default()),
        };
        Some(House { file: None, name: name?, logo: logo?, colours: colours? })
    })
}

fn logo(root: &Path, top: &mut Section<'_>) -> Option<Logo> {
    let logo = inside::logo(root, top)?;
    if !logo.is_png() {
        top.refuse("logo", &logo.path, Legal::Form(Form::PngFile));
        return None;
    }
    Some(logo)
}

/// The colours; what is left out stays as it is. Every text must be readable where it stands.
fn colours(mut section: Section<'_>) -> Option<Colours> {
    let Colours { accent, accent_tint, link, ink, faint, faint_tint, hairline, bar } =
        Colours::default();
    let mut colour = |key, usual| match section.has(key) {
        true => {
            let text = section.text(key)?;
            let (red, green, blue) = section.colour_of(key, &text)?;
            Some(u32::from_be_bytes([0, red, green, blue]))
        }
        false => Some(usual),
    };
    let read = (
        (colour("accent", accent), colour("accent_tint", accent_tint)),
        (colour("link", link), colour("ink", ink), colour("faint", faint)),
        (colour("faint_tint", faint_tint), colour("hairline", hairline), colour("bar", bar)),
    );
    let ((accent, accent_tint), (link, ink, faint), (faint_tint, hairline, bar)) = read;
    let colours = Colours {
        accent: accent?,
        accent_tint: accent_tint?,
        link: link?,
        ink: ink?,
        faint: faint?,
        faint_tint: faint_tint?,
        hairline: hairline?,
        bar: bar?,
    };
    let pale: Vec<_> = colours
        .pairs()
        .into_iter()
        .filter(|pair| contrast(pair.text, pair.behind) < CONTRAST)
        .collect();
    for pair in &pale {
        let written = Located::new(format!("#{:06X}", pair.blamed), section.place_of(pair.key));
        section.refuse(pair.key, &written, Legal::Form(Form::ReadableOn(pair.against)));
    }
    pale.is_empty().then_some(colours)
}

/// A text and what lies behind it.
struct Pair {
    text: u32,
    behind: u32,
    /// The key that is at fault, its colour, and the key of the other; none for paper.
    key: &'static str,
    blamed: u32,
    against: Option<&'static str>,
}

impl Colours {
    fn pairs(&self) -> Vec<Pair> {
        let on_paper = [
            ("accent", self.accent),
            ("link", self.link),
            ("ink", self.ink),
            ("faint", self.faint),
        ];
        let on_paper = on_paper.map(|(key, text)| Pair {
            text,
            behind: PAPER,
            key,
            blamed: text,
            against: None,
        });
        let on_tints = [
            (self.accent, "accent_tint", self.accent_tint, "accent"),
            (self.faint, "faint_tint", self.faint_tint, "faint"),
            (self.ink, "bar", self.bar, "ink"),
        ];
        let on_tints = on_tints.map(|(text, key, behind, against)| Pair {
            text,
            behind,
            key,
            blamed: behind,
            against: Some(against),
        });
        on_paper.into_iter().chain(on_tints).collect()
    }
}

/// The contrast of two colours, from 1 to 21 (WCAG 2, "contrast ratio").
fn contrast(one: u32, other: u32) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: u32) -> f64 {
    let [_, red, green, blue] = colour.to_be_bytes().map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a new job begins with, all its comments included.
    const STYLE: &str = include_str!("../../templates/workbook.toml");

    fn refused(text: &str) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("logo.jpg"), b"\xFF\xD8\xFF").unwrap();
        let findings = read(folder.path(), "aset/workbook.toml", text.as_bytes()).unwrap_err();
        findings.iter().map(|finding| format!("{} {}", finding.at, finding.code())).collect()
    }

    #[test]
    fn the_built_in_file_says_what_the_built_in_style_is() {
        let here = Path::new(".");
        assert_eq!(read(here, "workbook.toml", STYLE.as_bytes()), Ok(House::default()));
        // Its comments show the other keys, too.
        let bare = STYLE.replace("# name =", "name =");
        let named = read(here, "workbook.toml", bare.as_bytes()).unwrap();
        assert_eq!(named.name.as_deref(), Some("Biro Organisasi Setda Provinsi Sumatera Utara"));
    }

    #[test]
    fn keys_that_are_left_out_keep_the_built_in_value() {
        let text = b"[colours]\naccent = \"#7A1F1F\"\n";
        let house = read(Path::new("."), "w.toml", text).unwrap();
        assert_eq!(house.colours, Colours { accent: 0x007A_1F1F, ..Colours::default() });
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        for (text, expected) in [
            ("[colours]\naksen = \"#7A1F1F\"\n", vec!["aset/workbook.toml:2:1 R002"]),
            ("[colours]\naccent = \"merah\"\n", vec!["aset/workbook.toml:2:10 R005"]),
            ("[colours]\nred = \"#7A1F1F\"\n", vec!["aset/workbook.toml:2:1 R002"]),
            ("logo = \"../logo.png\"\n", vec!["aset/workbook.toml:1:8 R012"]),
            ("logo = \"tidak-ada.png\"\n", vec!["aset/workbook.toml:1:8 R008"]),
            ("logo = \"logo.jpg\"\n", vec!["aset/workbook.toml:1:8 R005"]),
            ("name = \"\"\n", vec!["aset/workbook.toml:1:8 R005"]),
        ] {
            assert_eq!(refused(text), expected, "{text}");
        }
    }

    #[test]
    fn text_that_cannot_be_read_is_refused() {
        // #767676 on white is 4,54 to 1, #777777 is 4,48 to 1.
        assert!(contrast(0x0076_7676, PAPER) > CONTRAST);
        assert_eq!(refused("[colours]\nlink = \"#777777\"\n"), ["aset/workbook.toml:2:8 R005"]);
        let found = refused("[colours]\nbar = \"#303030\"\naccent_tint = \"#405060\"\n");
        assert_eq!(found, ["aset/workbook.toml:3:15 R005", "aset/workbook.toml:2:7 R005"]);
    }
}
