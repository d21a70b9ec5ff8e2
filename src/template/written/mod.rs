//! `certificate.toml` as it is written, and the way from there to a sound [`Template`].

mod element;
mod reader;

use std::collections::BTreeMap;

use reader::Reader;

use super::{Background, Drawn, Flow, Subject, Template, Wordings, built_in, element as of};
use crate::config::{self, Section};
use crate::digest::Digest;
use crate::finding::{Finding, Form, Legal, Problem};
use crate::location::{Located, Location};
use crate::page::{Colour, FontFile};

/// The file that makes a folder a template.
pub const FILE: &str = "certificate.toml";

/// What a template can be made out to.
const SUBJECTS: [(&str, Subject); 3] =
    [("pemda", Subject::Region), ("unit", Subject::Unit), ("surat", Subject::Letter)];

/// Longest side of a page in millimetres: A1.
const LONGEST: f32 = 841.0;

/// Gives the bytes of a file of the template by its path below the template's folder; `None` where
/// there is none.
pub type Files<'f> = &'f dyn Fn(&str) -> Option<Vec<u8>>;

/// Reads a template. `name` is what the job calls it, `file` where its text was read, `files` what
/// else its folder holds.
///
/// # Errors
/// All problems of the text, and of the files that it names.
pub fn read(
    name: &str,
    file: &str,
    text: &str,
    built_in: bool,
    files: Files<'_>,
) -> Result<Template, Vec<Finding>> {
    let mut template = config::read(file, text, |top| template(top, files))?;
    name.clone_into(&mut template.name);
    template.built_in = built_in;
    template.at = Location::file(file);
    let parts = template.fonts.iter().map(|font| font.bytes.as_ref());
    let parts = parts.chain(template.pictures.iter().map(|picture| picture.bytes.as_ref()));
    template.digest = Digest::of_files(std::iter::once(text.as_bytes()).chain(parts));
    Ok(template)
}

fn template(top: &mut Section<'_>, files: Files<'_>) -> Option<Template> {
    let page = top.need("page", Section::section).and_then(page);
    let colours = top.section("colours").map(colours).unwrap_or_default();
    let fonts = top.need("fonts", Section::section).map(|section| fonts(section, files));
    let flows = top.sections("flow").unwrap_or_default();
    let notice = top.need("notice", Section::section);
    let background = top.section("background");
    let standard = top.need("default", Section::section);
    let elements = Elements::of(top);
    let (Some((size, subject)), Some(fonts)) = (page, fonts) else {
        // Without page and typefaces nothing can be judged, but what is there is not unknown.
        let rest = flows.into_iter().chain(notice).chain(background).chain(standard);
        rest.chain(elements.into_sections()).for_each(Section::set_aside);
        return None;
    };
    let mut reader = Reader::new(size, colours, fonts, Wordings::new(subject), files);
    let standard = standard.and_then(|section| reader.standard(section));
    for section in flows {
        flow(&mut reader, section);
    }
    let background = match background {
        Some(section) => self::background(&mut reader, section),
        None => Some(Background::Plain),
    };
    let notice = notice.and_then(|mut section| {
        let area = section.need("box", |section, key| reader.area(section, key));
        let font = reader.font(&mut section).unwrap_or(reader.style.font);
        Some((area?, font))
    });
    let elements = elements.read(&mut reader);
    standard?;
    let (notice, notice_font) = notice?;
    Some(Template {
        name: String::new(),
        built_in: false,
        at: Location::file(FILE),
        subject,
        size,
        fonts: reader.fonts.into_iter().map(|(_, file)| file).collect(),
        pictures: reader.pictures,
        background: background?,
        notice,
        notice_font,
        flows: reader.flows,
        elements: elements?,
        wordings: reader.wordings,
        digest: Digest::of(b""),
    })
}

fn page(mut section: Section<'_>) -> Option<((f32, f32), Subject)> {
    let width = section.need("width", |section, key| section.measure(key, 50.0, LONGEST));
    let height = section.need("height", |section, key| section.measure(key, 50.0, LONGEST));
    let subject = match section.has("subject") {
        true => section.word("subject", &SUBJECTS),
        false => Some(Subject::Region),
    };
    Some(((width?, height?), subject?))
}

fn colours(mut section: Section<'_>) -> BTreeMap<String, Colour> {
    let mut colours = BTreeMap::new();
    for (name, text) in section.free_texts() {
        if let Some((red, green, blue)) = section.colour_of(&name.value, &text) {
            colours.insert(name.value, Colour(red, green, blue));
        }
    }
    colours
}

/// The typefaces by their names in the template; of a built-in one the file's name without its end.
fn fonts(mut section: Section<'_>, files: Files<'_>) -> Vec<(String, FontFile)> {
    let mut fonts = Vec::new();
    for (name, text) in section.free_texts() {
        let built_in = built_in::fonts().into_iter().find(|(stem, _)| *stem == text.value);
        let font = built_in.map(|(_, font)| font).or_else(|| {
            let bytes = reader::file(&section, &text, files)?;
            Some(FontFile { name: text.value.clone(), bytes: bytes.into() })
        });
        fonts.extend(font.map(|font| (name.value, font)));
    }
    fonts
}

fn flow(reader: &mut Reader<'_>, mut section: Section<'_>) {
    let name = section.need("name", Section::text);
    let area = section.need("box", |section, key| reader.area(section, key));
    let (Some(name), Some(area)) = (name, area) else { return };
    if reader.flows.iter().any(|flow| flow.name == name.value) {
        let problem = Problem::Repeated { key: "flow.name".to_owned(), value: name.value };
        section.report(name.at, problem);
    } else {
        reader.flows.push(Flow { name: name.value, area });
    }
}

/// Exactly one of an ornament and a picture.
fn background(reader: &mut Reader<'_>, mut section: Section<'_>) -> Option<Background> {
    match (section.has("drawn"), section.has("picture")) {
        (true, false) => {
            let names = Drawn::ALL.map(|(name, drawn, colours)| (name, (drawn, colours)));
            let (drawn, wanted) = section.word("drawn", &names)?;
            let colours = section.need("colours", |section, key| reader.colours(section, key))?;
            if colours.len() != wanted {
                let written = Located::new(colours.len().to_string(), section.place_of("colours"));
                section.refuse("colours", &written, Legal::Form(Form::SoMany(wanted)));
                return None;
            }
            Some(Background::Drawn(drawn, colours))
        }
        (false, true) => Some(Background::Picture(reader.picture(&mut section, "picture")?)),
        (both, _) => {
            let written = if both { "drawn, picture" } else { "-" };
            let written = Located::new(written.to_owned(), section.place());
            let keys = ["drawn", "picture"].map(str::to_owned).to_vec();
            section.refuse("background", &written, Legal::OneKeyOf(keys));
            None
        }
    }
}

/// The sections of the elements, before they are read.
struct Elements<'a> {
    groups: Vec<Section<'a>>,
    sections: Vec<(Reading, Section<'a>)>,
}

/// How a section becomes an element.
type Reading = for<'a> fn(&mut Reader<'_>, &mut Section<'a>) -> Option<of::Kind>;

impl<'a> Elements<'a> {
    fn of(top: &mut Section<'a>) -> Self {
        let groups = top.sections("group").unwrap_or_default();
        let mut elements = Self { groups, sections: Vec::new() };
        elements.add(top.sections("text"), element::text);
        elements.add(top.sections("shape"), element::shape);
        elements.add(top.sections("image"), element::picture);
        elements.add(top.sections("code"), element::code);
        elements.add(top.sections("signatures"), element::signatures);
        elements
    }

    fn add(&mut self, found: Option<Vec<Section<'a>>>, reading: Reading) {
        let found = found.into_iter().flatten();
        self.sections.extend(found.map(|section| (reading, section)));
    }

    fn into_sections(self) -> impl Iterator<Item = Section<'a>> {
        self.groups.into_iter().chain(self.sections.into_iter().map(|(_, section)| section))
    }

    /// The elements in the order of the file. Groups come first: others name them.
    fn read(self, reader: &mut Reader<'_>) -> Option<Vec<of::Element>> {
        let groups: Vec<_> =
            self.groups.into_iter().map(|section| element::group(reader, section)).collect();
        let rest = self.sections.into_iter();
        let rest: Vec<_> =
            rest.map(|(reading, section)| element::element(reader, section, reading)).collect();
        let mut elements: Vec<of::Element> =
            groups.into_iter().chain(rest).collect::<Option<_>>()?;
        elements.sort_by(|one, other| one.at.cmp(&other.at));
        Some(elements)
    }
}

#[cfg(test)]
mod tests;
