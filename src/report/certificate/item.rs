//! The elements of a template with the words of one certificate.

use std::collections::BTreeMap;

use super::flow::{self, Shown};
use super::qr::Squares;
use super::{Certificate, Design, Failed, Measure, figure, signing};
use crate::finding::WordingFault;
use crate::page::{Area, Colour, Figure, Fit, Item, Picture, Text};
use crate::template::{
    self, Element, Kind, Look, PictureSource, Place, Template, Unsayable, Values, Variant,
};

/// Everything that a template draws for a certificate, in the order of the file.
pub(super) fn items(
    design: &Design<'_>,
    certificate: &Certificate,
    measure: Measure<'_>,
) -> Result<Vec<Item>, Vec<Failed>> {
    let template = design.template;
    let values = Values::of(&certificate.facts);
    let mut said = BTreeMap::new();
    let mut failed = Vec::new();
    for (number, element) in template.elements.iter().enumerate() {
        match say(design, element, number, &values) {
            Ok(Some(saying)) => {
                said.insert(number, saying);
            }
            Ok(None) => {}
            Err(why) => failed.push(Failed { element: number, why }),
        }
    }
    if !failed.is_empty() {
        return Err(failed);
    }
    let lines = |(number, saying): (&usize, &Saying<'_>)| {
        (*number, lines(template, *number, saying, measure))
    };
    let shown: Shown = said.iter().map(lines).collect();
    let boxes = flow::boxes(template, &shown);
    let placed = said
        .into_iter()
        .filter_map(|(number, saying)| Some((number, saying, *boxes.get(&number)?)));
    Ok(placed.flat_map(|(number, saying, area)| draw(certificate, number, saying, area)).collect())
}

/// An element that is shown, with its words.
enum Saying<'t> {
    Text(Box<Text>),
    Shape(&'t template::Shape, Look),
    Picture(usize, Option<String>),
    Code {
        squares: Squares,
        told: String,
        colour: Colour,
    },
    Signatures(&'t template::Signatures),
    /// The row of a group, which draws nothing itself.
    Group,
}

/// What an element says of a certificate; `None` where it is not shown.
fn say<'t>(
    design: &Design<'t>,
    element: &'t Element,
    number: usize,
    values: &Values<'_>,
) -> Result<Option<Saying<'t>>, WordingFault> {
    let wordings = &design.template.wordings;
    if let Some(when) = &element.when
        && !wordings.holds(when, values)?
    {
        return Ok(None);
    }
    Ok(match &element.kind {
        Kind::Text(text) => {
            let variant = first(design.template, &text.variants, values)?;
            let wording = variant.and_then(|variant| variant.wording.as_ref());
            let words = wordings.say(wording.unwrap_or(&text.wording), values)?;
            let look = variant.map(|variant| variant.look).unwrap_or_default();
            let name = values.facts().words("pemda");
            let words = words.map(|words| held_together(&words, name));
            words.map(|words| Saying::Text(Box::new(set(text, words, look, number))))
        }
        Kind::Shape(shape) => {
            let variant = first(design.template, &shape.variants, values)?;
            Some(Saying::Shape(shape, variant.map(|variant| variant.look).unwrap_or_default()))
        }
        Kind::Picture(picture) => {
            let told = match &picture.told {
                Some(told) => wordings.say(told, values)?,
                None => None,
            };
            let number = match picture.source {
                PictureSource::Logo => design.logo,
                PictureSource::File(number) => Some(number),
            };
            number.map(|number| Saying::Picture(number, told))
        }
        Kind::Code(code) => {
            let Some(text) = wordings.say(&code.wording, values)? else { return Ok(None) };
            let told = wordings.say(&code.told, values)?.unwrap_or_default();
            Some(Saying::Code { squares: Squares::of(&text)?, told, colour: code.colour })
        }
        Kind::Signatures(signatures) => Some(Saying::Signatures(signatures)),
        Kind::Group(_) => Some(Saying::Group),
    })
}

/// Words in which a region's name does not break between "Kabupaten" and what follows, where
/// enough follows to break elsewhere.
fn held_together(words: &str, name: &str) -> String {
    match name.split_once(' ') {
        Some((kind, rest)) if rest.contains(' ') => {
            words.replace(name, &format!("{kind}\u{A0}{rest}"))
        }
        _ => words.to_owned(),
    }
}

/// The first variant that holds.
fn first<'t>(
    template: &Template,
    variants: &'t [Variant],
    values: &Values<'_>,
) -> Result<Option<&'t Variant>, Unsayable> {
    for variant in variants {
        if template.wordings.holds(&variant.when, values)? {
            return Ok(Some(variant));
        }
    }
    Ok(None)
}

/// A text as it is set; it gets its box later.
fn set(text: &template::Text, words: String, look: Look, source: usize) -> Text {
    let (smallest, largest) = look.size.unwrap_or(text.style.size);
    Text {
        part: text.name.clone(),
        source,
        words,
        role: text.role,
        area: Area::new(0.0, 0.0, 0.0, 0.0),
        font: look.font.unwrap_or(text.style.font),
        smallest,
        largest,
        max_lines: text.lines,
        leading: text.style.leading,
        spacing: text.style.spacing,
        align: text.style.align,
        stand: text.stand,
        colour: look.colour.unwrap_or(text.style.colour),
        angle: text.turn,
        breaks: text.breaks,
    }
}

/// How many lines an element takes in its row.
fn lines(template: &Template, number: usize, saying: &Saying<'_>, measure: Measure<'_>) -> u8 {
    let (Saying::Text(text), Some(element)) = (saying, template.elements.get(number)) else {
        return 1;
    };
    let Place::Row { flow, .. } = element.place else { return 1 };
    let Some(flow) = template.flows.get(flow).filter(|_| text.max_lines > 1) else { return 1 };
    measure(&Text { area: flow.area, ..Text::clone(text) })
}

fn draw(certificate: &Certificate, number: usize, saying: Saying<'_>, area: Area) -> Vec<Item> {
    match saying {
        Saying::Text(text) => vec![Item::Text(Text { area, ..*text })],
        Saying::Shape(shape, look) => figure::shapes(shape, look, area),
        Saying::Picture(picture, told) => {
            vec![Item::Picture(Picture { number: picture, area, fit: Fit::Contain, told })]
        }
        Saying::Code { squares, told, colour } => {
            let shapes = vec![squares.shape(area, colour)];
            vec![Item::Figure(Figure { shapes, area, told })]
        }
        Saying::Signatures(style) => signing::signatures(style, certificate, area, number),
        Saying::Group => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_of_a_region_stays_with_its_name() {
        let name = "Kabupaten Penukal Abab Lematang Ilir";
        let held = "kepada Kabupaten\u{A0}Penukal Abab Lematang Ilir";
        assert_eq!(held_together(&format!("kepada {name}"), name), held);
        assert_eq!(held_together("Kabupaten Dairi", "Kabupaten Dairi"), "Kabupaten Dairi");
    }
}
