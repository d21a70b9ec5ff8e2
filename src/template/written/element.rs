//! The elements of a template, one function for each kind.

// Lengths on paper are floats; no score comes here.
#![allow(clippy::float_arithmetic)]

use super::Reading;
use super::reader::{Reader, SIZES};
use crate::config::Section;
use crate::finding::{Legal, Problem};
use crate::location::Located;
use crate::page::{Align, Breaks, Role, Stand};
use crate::template::element::{
    Code, Element, Fill, Kind, Look, Outline, Picture, PictureSource, Place, Shape, Signatures,
    Text, Variant,
};

/// Smallest side of a QR code with its quiet zone, in millimetres: smaller ones are not read from
/// paper reliably.
const SMALLEST_CODE: f32 = 25.0;

/// One element: where it stands, when, and what it is.
pub(super) fn element(
    reader: &mut Reader<'_>,
    mut section: Section<'_>,
    reading: Reading,
) -> Option<Element> {
    let at = section.place();
    let place = place(reader, &mut section);
    let when = reader.when(&mut section);
    let kind = reading(reader, &mut section);
    Some(Element { at, place: place?, when: when?, kind: kind? })
}

/// A row of a flow whose contents have boxes of their own.
pub(super) fn group(reader: &mut Reader<'_>, mut section: Section<'_>) -> Option<Element> {
    let name = section.need("name", Section::text);
    let at = section.place();
    let place = section.need("flow", |section, _| row(reader, section));
    let when = reader.when(&mut section);
    let (name, place) = (name?, place?);
    let Place::Row { height, .. } = place else { return None };
    if reader.groups.iter().any(|(known, _)| *known == name.value) {
        let problem = Problem::Repeated { key: "group.name".to_owned(), value: name.value };
        section.report(name.at, problem);
        return None;
    }
    reader.groups.push((name.value, height));
    Some(Element { at, place, when: when?, kind: Kind::Group(reader.groups.len() - 1) })
}

/// Exactly one of: a box of the page, a box of a group, a row of a flow.
fn place(reader: &Reader<'_>, section: &mut Section<'_>) -> Option<Place> {
    let has_box = section.has("box");
    if section.has("group") {
        let groups = reader.groups.iter().enumerate();
        let names: Vec<(&str, (usize, f32))> =
            groups.map(|(number, (name, height))| (name.as_str(), (number, *height))).collect();
        let (group, height) = section.word("group", &names)?;
        let area = section.need("box", |section, key| reader.area_in(section, key, height))?;
        return Some(Place::Group { group, area });
    }
    if section.has("flow") {
        return row(reader, section);
    }
    if has_box {
        return reader.area(section, "box").map(Place::Page);
    }
    let written = Located::new("-".to_owned(), section.place());
    let keys = ["box", "flow", "group"].map(str::to_owned).to_vec();
    section.refuse("box", &written, Legal::OneKeyOf(keys));
    None
}

fn row(reader: &Reader<'_>, section: &mut Section<'_>) -> Option<Place> {
    let flows = reader.flows.iter().enumerate();
    let names: Vec<(&str, usize)> =
        flows.map(|(number, flow)| (flow.name.as_str(), number)).collect();
    let flow = section.word("flow", &names);
    let height = section.need("height", |section, key| section.measure(key, 0.5, super::LONGEST));
    let space = match section.has("space") {
        true => section.measure("space", 0.0, 100.0),
        false => Some(0.0),
    };
    Some(Place::Row { flow: flow?, height: height?, space: space? })
}

/// Words.
pub(super) fn text(reader: &mut Reader<'_>, section: &mut Section<'_>) -> Option<Kind> {
    let source = section.text("text").map(|text| text.value);
    let wording = section.need("text", |section, key| reader.wording(section, key));
    let name = section.text("name").map(|name| name.value);
    let style = reader.style(section, reader.style);
    let lines = section.whole("lines", 1, 9).unwrap_or(1);
    let roles =
        [("heading", Role::Heading), ("paragraph", Role::Paragraph), ("ornament", Role::Ornament)];
    let role = section.word("role", &roles).unwrap_or(Role::Paragraph);
    let stands = [("top", Stand::Top), ("middle", Stand::Middle), ("bottom", Stand::Bottom)];
    let stand = section.word("stand", &stands).unwrap_or(Stand::Middle);
    let turn = section.measure("turn", -360.0, 360.0).unwrap_or(0.0);
    let breaks = [("even", Breaks::Even), ("full", Breaks::Full)];
    let breaks = section.word("breaks", &breaks).unwrap_or(Breaks::Even);
    let variants = variants(reader, section)?;
    Some(Kind::Text(Box::new(Text {
        name: name.or(source)?,
        wording: wording?,
        style,
        lines: u8::try_from(lines).unwrap_or(1),
        role,
        stand,
        turn,
        breaks,
        variants,
    })))
}

/// What changes in certain cases.
fn variants(reader: &mut Reader<'_>, section: &mut Section<'_>) -> Option<Vec<Variant>> {
    let sections = section.sections("variant").unwrap_or_default();
    let read: Vec<_> = sections.into_iter().map(|section| variant(reader, section)).collect();
    read.into_iter().collect()
}

fn variant(reader: &mut Reader<'_>, mut section: Section<'_>) -> Option<Variant> {
    let when = section.need("when", |section, _| reader.when(section)).flatten();
    let wording = match section.has("text") {
        true => reader.wording(&mut section, "text").map(Some),
        false => Some(None),
    };
    let look = Look {
        colour: reader.colour(&mut section, "colour"),
        font: reader.font(&mut section),
        size: section.span("size", SIZES.0, SIZES.1),
    };
    Some(Variant { when: when?, wording: wording?, look })
}

/// A figure.
pub(super) fn shape(reader: &mut Reader<'_>, section: &mut Section<'_>) -> Option<Kind> {
    let radius = section.measure("radius", 0.0, 100.0).unwrap_or(0.0);
    let outlines = [
        ("rectangle", Outline::Rectangle(radius)),
        ("ellipse", Outline::Ellipse),
        ("line", Outline::Line),
        ("ribbon", Outline::Ribbon),
    ];
    let outline = section.need("shape", |section, key| section.word(key, &outlines));
    let inside = reader.colour(section, "colour");
    let line = reader.colour(section, "line");
    let thickness = section.measure("thickness", 0.05, 20.0).unwrap_or(0.25);
    if !section.has("colour") && !section.has("line") {
        let written = Located::new("-".to_owned(), section.place());
        let keys = ["colour", "line"].map(str::to_owned).to_vec();
        section.refuse("colour", &written, Legal::OneKeyOf(keys));
    }
    let variants = variants(reader, section)?;
    Some(Kind::Shape(Shape { outline: outline?, fill: Fill { inside, line, thickness }, variants }))
}

/// A picture.
pub(super) fn picture(reader: &mut Reader<'_>, section: &mut Section<'_>) -> Option<Kind> {
    let source = match section.has("picture") {
        true => reader.picture(section, "picture").map(PictureSource::File),
        false => {
            section.need("logo", |section, key| section.flag(key)).map(|_| PictureSource::Logo)
        }
    };
    let told = match section.has("told") {
        true => reader.wording(section, "told").map(Some),
        false => Some(None),
    };
    Some(Kind::Picture(Picture { source: source?, told: told? }))
}

/// A QR code.
pub(super) fn code(reader: &mut Reader<'_>, section: &mut Section<'_>) -> Option<Kind> {
    let wording = section.need("text", |section, key| reader.wording(section, key));
    let told = section.need("told", |section, key| reader.wording(section, key));
    let colour = reader.colour(section, "colour").unwrap_or(reader.style.colour);
    if let Some([_, _, width, height]) = section.measures::<4>("box", 0.0, super::LONGEST)
        && width.min(height) < SMALLEST_CODE
    {
        let written = Located::new(width.min(height).to_string(), section.place_of("box"));
        let range = Legal::Range(SMALLEST_CODE.to_string(), super::LONGEST.to_string());
        section.refuse("box", &written, range);
        return None;
    }
    Some(Kind::Code(Code { wording: wording?, told: told?, colour }))
}

/// Who signs.
pub(super) fn signatures(reader: &mut Reader<'_>, section: &mut Section<'_>) -> Option<Kind> {
    let align = reader.align(section).unwrap_or(Align::Right);
    let column = section.need("column", |section, key| section.measure(key, 20.0, super::LONGEST));
    let marks = reader.colour(section, "marks");
    let mut date = section.section("date");
    let mut office = section.section("office");
    let mut name = section.section("name");
    let mut id = section.section("id");
    let style = |inner: &mut Option<Section<'_>>| match inner {
        Some(inner) => reader.style(inner, reader.style),
        None => reader.style,
    };
    let (date, office) = (style(&mut date), style(&mut office));
    let (name, id) = (style(&mut name), style(&mut id));
    let signatures = Signatures { align, column: column?, date, office, name, id, marks };
    let rows = signatures.rows();
    let least = rows.date + rows.office + Signatures::ROOM + rows.name + rows.id;
    if let Some([_, _, _, height]) = section.measures::<4>("box", 0.0, super::LONGEST)
        && height < least
    {
        let written = Located::new(height.to_string(), section.place_of("box"));
        let range = Legal::Range(format!("{least:.1}"), super::LONGEST.to_string());
        section.refuse("box", &written, range);
        return None;
    }
    Some(Kind::Signatures(Box::new(signatures)))
}
