//! What the elements of a template are read with: the colours, typefaces and places they name.

use std::collections::BTreeMap;

use super::Files;
use crate::config::{Section, is_inside};
use crate::finding::{Legal, Problem};
use crate::location::Located;
use crate::page::{Align, Area, Colour, Font, FontFile, PictureFile};
use crate::template::{Condition, Flow, Style, Wording, Wordings};

/// Sizes of type that make sense on paper, in points.
pub(super) const SIZES: (f32, f32) = (4.0, 300.0);

/// What elements are read with.
pub(super) struct Reader<'f> {
    /// Width and height of the page in millimetres.
    size: (f32, f32),
    colours: BTreeMap<String, Colour>,
    /// The typefaces by their names.
    pub(super) fonts: Vec<(String, FontFile)>,
    /// The pictures so far.
    pub(super) pictures: Vec<PictureFile>,
    /// The flows by their names.
    pub(super) flows: Vec<Flow>,
    /// The groups by their names, with their heights.
    pub(super) groups: Vec<(String, f32)>,
    /// The texts so far.
    pub(super) wordings: Wordings,
    /// What holds where an element says nothing else.
    pub(super) style: Style,
    files: Files<'f>,
}

impl<'f> Reader<'f> {
    pub(super) fn new(
        size: (f32, f32),
        colours: BTreeMap<String, Colour>,
        fonts: Vec<(String, FontFile)>,
        wordings: Wordings,
        files: Files<'f>,
    ) -> Self {
        let style = Style {
            font: Font(0),
            size: (10.0, 10.0),
            leading: 1.12,
            spacing: 0.0,
            align: Align::Centre,
            colour: Colour(0, 0, 0),
        };
        Self {
            size,
            colours,
            fonts,
            pictures: Vec::new(),
            flows: Vec::new(),
            groups: Vec::new(),
            wordings,
            style,
            files,
        }
    }

    /// Takes over what holds where an element says nothing else.
    pub(super) fn standard(&mut self, mut section: Section<'_>) -> Option<()> {
        let font = section.need("font", |section, _| self.font(section));
        let size = section.need("size", |section, key| section.span(key, SIZES.0, SIZES.1));
        let colour = section.need("colour", |section, key| self.colour(section, key));
        self.style = self.rest_of_style(&mut section, self.style);
        (self.style.font, self.style.size, self.style.colour) = (font?, size?, colour?);
        Some(())
    }

    /// How words are set, where `usual` holds if nothing else is said.
    pub(super) fn style(&self, section: &mut Section<'_>, usual: Style) -> Style {
        let font = self.font(section).unwrap_or(usual.font);
        let size = section.span("size", SIZES.0, SIZES.1).unwrap_or(usual.size);
        let colour = self.colour(section, "colour").unwrap_or(usual.colour);
        self.rest_of_style(section, Style { font, size, colour, ..usual })
    }

    fn rest_of_style(&self, section: &mut Section<'_>, usual: Style) -> Style {
        let leading = section.measure("leading", 0.8, 3.0).unwrap_or(usual.leading);
        let spacing = section.measure("spacing", -50.0, 1000.0).unwrap_or(usual.spacing);
        let align = self.align(section).unwrap_or(usual.align);
        Style { leading, spacing, align, ..usual }
    }

    /// Where lines or columns stand from left to right.
    pub(super) fn align(&self, section: &mut Section<'_>) -> Option<Align> {
        let words = [("left", Align::Left), ("centre", Align::Centre), ("right", Align::Right)];
        section.word("align", &words)
    }

    /// The typeface that a section names.
    pub(super) fn font(&self, section: &mut Section<'_>) -> Option<Font> {
        let fonts = self.fonts.iter().enumerate();
        let names: Vec<(&str, Font)> =
            fonts.map(|(number, (name, _))| (name.as_str(), Font(number))).collect();
        section.word("font", &names)
    }

    /// A colour, by its name or as `#1C2F4F`.
    pub(super) fn colour(&self, section: &mut Section<'_>, key: &'static str) -> Option<Colour> {
        let text = section.text(key)?;
        self.colour_named(section, key, &text)
    }

    /// Some colours.
    pub(super) fn colours(
        &self,
        section: &mut Section<'_>,
        key: &'static str,
    ) -> Option<Vec<Colour>> {
        let texts = section.texts(key)?;
        let read: Vec<_> = texts.iter().map(|text| self.colour_named(section, key, text)).collect();
        read.into_iter().collect()
    }

    fn colour_named(
        &self,
        section: &Section<'_>,
        key: &str,
        text: &Located<String>,
    ) -> Option<Colour> {
        if text.value.starts_with('#') {
            let (red, green, blue) = section.colour_of(key, text)?;
            return Some(Colour(red, green, blue));
        }
        let known = self.colours.get(&text.value).copied();
        if known.is_none() {
            section.refuse(key, text, Legal::OneOf(self.colours.keys().cloned().collect()));
        }
        known
    }

    /// A box on the page: x, y, width, height.
    pub(super) fn area(&self, section: &mut Section<'_>, key: &'static str) -> Option<Area> {
        let area = bounds(section, key)?;
        let (width, height) = self.size;
        self.held(section, key, area, (width, height))
    }

    /// A box in a group: y is measured from the group's upper edge.
    pub(super) fn area_in(
        &self,
        section: &mut Section<'_>,
        key: &'static str,
        height: f32,
    ) -> Option<Area> {
        let area = bounds(section, key)?;
        self.held(section, key, area, (self.size.0, height))
    }

    #[expect(clippy::float_arithmetic, reason = "lengths on paper")]
    fn held(
        &self,
        section: &Section<'_>,
        key: &str,
        area: Area,
        (width, height): (f32, f32),
    ) -> Option<Area> {
        // A box that was computed to fill the page must not fall to rounding.
        const SLACK: f32 = 0.01;
        if area.right() > width + SLACK || area.bottom() > height + SLACK {
            let problem = Problem::OffPage {
                right: area.right().to_string(),
                bottom: area.bottom().to_string(),
                width: width.to_string(),
                height: height.to_string(),
            };
            section.report(section.place_of(key), problem);
            return None;
        }
        Some(area)
    }

    /// A text that must be understood.
    pub(super) fn wording(
        &mut self,
        section: &mut Section<'_>,
        key: &'static str,
    ) -> Option<Wording> {
        let text = section.text(key)?;
        self.wordings.text(&text.value).map_err(|problem| section.report(text.at, problem)).ok()
    }

    /// A condition; `Some(None)` where there is none.
    pub(super) fn when(&mut self, section: &mut Section<'_>) -> Option<Option<Condition>> {
        if !section.has("when") {
            return Some(None);
        }
        let text = section.text("when")?;
        let read = self.wordings.condition(&text.value);
        read.map_err(|problem| section.report(text.at, problem)).ok().map(Some)
    }

    /// A picture of the template's folder, by its number.
    pub(super) fn picture(
        &mut self,
        section: &mut Section<'_>,
        key: &'static str,
    ) -> Option<usize> {
        let text = section.text(key)?;
        let known = self.pictures.iter().position(|picture| picture.name == text.value);
        if known.is_some() {
            return known;
        }
        let bytes = file(section, &text, self.files)?;
        self.pictures.push(PictureFile { name: text.value, bytes: bytes.into() });
        Some(self.pictures.len() - 1)
    }
}

fn bounds(section: &mut Section<'_>, key: &'static str) -> Option<Area> {
    let [x, y, width, height] = section.measures(key, 0.0, super::LONGEST)?;
    Some(Area::new(x, y, width, height))
}

/// A file of the template's folder.
pub(super) fn file(
    section: &Section<'_>,
    path: &Located<String>,
    files: Files<'_>,
) -> Option<Vec<u8>> {
    if !is_inside(&path.value) {
        section.report(path.at.clone(), Problem::PathOutside { path: path.value.clone() });
        return None;
    }
    let bytes = files(&path.value);
    if bytes.is_none() {
        section.report(path.at.clone(), Problem::FileMissing { path: path.value.clone() });
    }
    bytes
}
