//! The boxes of a page, drawn over it for whoever is changing its template.

use crate::location::Spot;
use crate::page::{Align, Area, Breaks, Colour, Font, Item, Page, Path, Role, Shape, Stand, Text};
use crate::template::Template;

/// Boxes of what is printed.
const BOX: Colour = Colour(0xD0, 0x20, 0x90);
/// Boxes of flows.
const FLOW: Colour = Colour(0x1E, 0x88, 0xE5);

/// A frame around each element with the line of the template on which it was written, and around
/// each flow.
pub fn frames(template: &Template, page: &Page) -> Vec<Item> {
    let flows = template.flows.iter().flat_map(|flow| frame(flow.area, FLOW, &flow.name));
    let boxes = page.items.iter().filter_map(|item| match item {
        Item::Text(text) if text.angle == 0.0 && text.role != Role::Ornament => {
            Some((text.area, line_of(template, text.source)))
        }
        Item::Picture(picture) => Some((picture.area, String::new())),
        Item::Figure(figure) => Some((figure.area, String::new())),
        Item::Text(_) | Item::Shape(_) => None,
    });
    flows.chain(boxes.flat_map(|(area, line)| frame(area, BOX, &line))).collect()
}

fn line_of(template: &Template, element: usize) -> String {
    match template.place_of(element).spot() {
        Spot::Text(stretch) => stretch.line.to_string(),
        Spot::Whole | Spot::Sheet(_) | Spot::Cell(..) => String::new(),
    }
}

/// A thin frame with small words in its upper left corner.
fn frame(area: Area, colour: Colour, words: &str) -> [Item; 2] {
    let label = Text {
        source: usize::MAX,
        part: String::new(),
        words: words.to_owned(),
        role: Role::Ornament,
        area: Area { width: 20.0, height: 2.0, ..area },
        font: Font(0),
        smallest: 4.0,
        largest: 5.0,
        max_lines: 1,
        leading: 1.0,
        spacing: 0.0,
        align: Align::Left,
        stand: Stand::Top,
        colour,
        angle: 0.0,
        breaks: Breaks::Even,
    };
    [Item::Shape(Shape::stroke(colour, 0.12, vec![Path::rectangle(area)])), Item::Text(label)]
}
