//! What an SVG may not hold, and how much of it there may be, found before it is drawn.
//!
//! A few hundred bytes can ask for millions of outlines (an element that is used by elements that
//! are used by elements), and nesting costs stack. What is counted here bounds both.

use std::collections::BTreeMap;

use usvg::roxmltree::{Document, Node, ParsingOptions};

use super::super::super::problem::{PictureFault, SvgPart};

/// Most bytes of a file.
const MOST_BYTES: usize = 4 * 1024 * 1024;
/// Most bytes of a file when everything that is used more than once is written out.
const MOST_WRITTEN_OUT: usize = 16 * 1024 * 1024;
/// Most elements and texts.
const MOST_NODES: u32 = 100_000;
/// Deepest nesting, counted through elements that are used elsewhere.
const DEEPEST: usize = 64;
/// The namespace of SVG.
const NAMESPACE: &str = "http://www.w3.org/2000/svg";
/// Most colours of one gradient.
const MOST_STOPS: usize = 256;
/// Most work that choosing styles may be: bytes of style sheets times elements.
const MOST_STYLING: usize = 200_000_000;
/// What an element costs beside its attributes, so that a file without any is bounded too.
const ELEMENT: usize = 256;

/// Reads the file as XML, if it is small enough.
pub(super) fn parse(file: &[u8]) -> Result<Document<'_>, PictureFault> {
    if file.len() > MOST_BYTES {
        return Err(PictureFault::TooLarge);
    }
    let text = std::str::from_utf8(file).map_err(|_| PictureFault::Damaged)?;
    if depth(text) > DEEPEST {
        return Err(PictureFault::TooLarge);
    }
    // Drawing programs write a document type with short names for their namespaces. The parser
    // bounds what such names may be written out to.
    let options =
        ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|error| match error {
        usvg::roxmltree::Error::NodesLimitReached => PictureFault::TooLarge,
        _ => PictureFault::Damaged,
    })
}

/// How deep elements are nested, before the file is known to be well-formed.
fn depth(text: &str) -> usize {
    let mut rest = text;
    let (mut depth, mut deepest) = (0_usize, 0);
    while let Some((_, tag)) = rest.split_once('<') {
        let end = if tag.starts_with("!--") { "-->" } else { ">" };
        let (inside, after) = tag.split_once(end).unwrap_or((tag, ""));
        match inside.as_bytes() {
            [b'/', ..] => depth = depth.saturating_sub(1),
            [b'!' | b'?', ..] | [.., b'/'] => {}
            _ => depth += 1,
        }
        deepest = deepest.max(depth);
        rest = after;
    }
    deepest
}

/// Looks for what cannot be drawn faithfully and for too much of it.
pub(super) fn check(document: &Document<'_>) -> Result<(), PictureFault> {
    let elements = || document.descendants().filter(|node| node.is_element() && is_drawn(*node));
    elements().try_for_each(element)?;
    let sheets = elements().filter(|node| node.has_tag_name("style"));
    let sheets: Vec<&str> =
        sheets.flat_map(|sheet| sheet.children()).filter_map(|text| text.text()).collect();
    for sheet in &sheets {
        style(sheet)?;
    }
    let bytes: usize = sheets.iter().map(|sheet| sheet.len()).sum();
    if bytes.saturating_mul(elements().count()) > MOST_STYLING {
        return Err(PictureFault::TooLarge);
    }
    let mut measure = Measure { by_id: BTreeMap::new(), known: BTreeMap::new(), by_style: 0 };
    for node in elements() {
        for id in node.attributes().filter(|attribute| attribute.name() == "id") {
            measure.by_id.entry(id.value().to_owned()).or_default().push(node);
        }
    }
    let mut by_style = 0_usize;
    for id in sheets.iter().flat_map(|sheet| references(sheet)) {
        by_style = by_style.saturating_add(measure.named(id, 0)?.bytes);
    }
    // What was measured without style sheets does not count what they add.
    measure.known.clear();
    measure.by_style = by_style;
    measure.of(document.root_element(), 0).map(|_| ())
}

/// Whether an element is SVG's own: drawing programs keep notes of their own in files.
fn is_drawn(node: Node<'_, '_>) -> bool {
    matches!(node.tag_name().namespace(), None | Some(NAMESPACE))
}

fn element(node: Node<'_, '_>) -> Result<(), PictureFault> {
    let refuse = |part| Err(PictureFault::Svg(part));
    match node.tag_name().name() {
        "text" | "tspan" | "textPath" | "tref" => return refuse(SvgPart::Text),
        "script" | "set" | "animate" | "animateColor" | "animateMotion" | "animateTransform" => {
            return refuse(SvgPart::Script);
        }
        "image" | "feImage" => return refuse(SvgPart::Reference),
        // What a program other than a browser cannot show stands beside what it shows instead.
        "foreignObject" if !node.parent().is_some_and(|parent| parent.has_tag_name("switch")) => {
            return refuse(SvgPart::Reference);
        }
        "linearGradient" | "radialGradient" if node.children().count() > 2 * MOST_STOPS => {
            return Err(PictureFault::TooLarge);
        }
        _ => {}
    }
    for attribute in node.attributes() {
        let (name, value) = (attribute.name(), attribute.value().trim());
        if name.starts_with("on") {
            return refuse(SvgPart::Script);
        }
        if name == "href" && !value.starts_with('#') && !node.has_tag_name("a") {
            return refuse(SvgPart::Reference);
        }
        if name.starts_with("marker") && value.contains("url(") {
            return refuse(SvgPart::Effect("marker".to_owned()));
        }
        style(value)?;
    }
    Ok(())
}

/// Looks at a style sheet, or at an attribute that may hold some.
fn style(text: &str) -> Result<(), PictureFault> {
    let outside = |place: &str| !place.trim_start_matches(['"', '\'', ' ']).starts_with('#');
    if text.contains("@import") || text.split("url(").skip(1).any(outside) {
        return Err(PictureFault::Svg(SvgPart::Reference));
    }
    let marks = |declaration: &str| {
        let declaration = declaration.trim_start_matches([' ', '\n', '\r', '\t']);
        declaration.starts_with("marker") && declaration.contains("url(")
    };
    if text.split(['{', ';']).any(marks) {
        return Err(PictureFault::Svg(SvgPart::Effect("marker".to_owned())));
    }
    Ok(())
}

/// The names in `url(#name)`.
fn references(text: &str) -> impl Iterator<Item = &str> {
    let name = |place| {
        let place: &str = str::trim_start_matches(place, ['"', '\'', ' ']);
        place.strip_prefix('#')?.split([')', '"', '\'', ' ']).next()
    };
    text.split("url(").skip(1).filter_map(name)
}

/// What an element is when everything that it uses is written where it is used.
#[derive(Clone, Copy, Default)]
struct Extent {
    /// Its length.
    bytes: usize,
    /// How deep it is nested.
    height: usize,
}

impl Extent {
    fn take(&mut self, inner: Self) {
        self.bytes = self.bytes.saturating_add(inner.bytes);
        self.height = self.height.max(inner.height + 1);
    }
}

/// Measures elements, each once.
struct Measure<'a, 'input> {
    /// More than one element may bear a name; which of them is meant does not matter here.
    by_id: BTreeMap<String, Vec<Node<'a, 'input>>>,
    known: BTreeMap<usize, Extent>,
    /// What style sheets may add to every element.
    by_style: usize,
}

impl<'a, 'input: 'a> Measure<'a, 'input> {
    /// An element with all that is in it; `depth` is how deep it was found, and bounds the search
    /// where elements use each other in a circle.
    fn of(&mut self, node: Node<'a, 'input>, depth: usize) -> Result<Extent, PictureFault> {
        if depth > DEEPEST {
            return Err(PictureFault::TooLarge);
        }
        if let Some(known) = self.known.get(&node.id().get_usize()) {
            return Ok(*known);
        }
        let mut extent = Extent { bytes: ELEMENT.saturating_add(self.by_style), height: 0 };
        for attribute in node.attributes() {
            let value = attribute.value();
            extent.bytes = extent.bytes.saturating_add(value.len());
            let used = (attribute.name() == "href").then(|| value.trim().strip_prefix('#'));
            for id in used.flatten().into_iter().chain(references(value)) {
                extent.take(self.named(id, depth)?);
            }
        }
        for child in node.children().filter(Node::is_element) {
            extent.take(self.of(child, depth + 1)?);
        }
        if extent.height > DEEPEST || extent.bytes > MOST_WRITTEN_OUT {
            return Err(PictureFault::TooLarge);
        }
        self.known.insert(node.id().get_usize(), extent);
        Ok(extent)
    }

    fn named(&mut self, id: &str, depth: usize) -> Result<Extent, PictureFault> {
        let mut extent = Extent::default();
        for node in self.by_id.get(id).cloned().unwrap_or_default() {
            extent.take(self.of(node, depth + 1)?);
        }
        Ok(extent)
    }
}
