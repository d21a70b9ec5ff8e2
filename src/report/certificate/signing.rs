//! Who signs: place and date, and a column for each signatory.

// Lengths on paper are floats; no score comes here.
#![allow(clippy::float_arithmetic)]

use super::Certificate;
use crate::catalogue::certificate::{self as words, part};
use crate::job::Signatory;
use crate::page::{Align, Area, Breaks, Item, MM_PER_POINT, Path, Point, Role, Shape, Stand, Text};
use crate::template::{Rows, Signatures, Style};

/// White between two columns, in millimetres.
const GAP: f32 = 4.0;

/// The signatories, side by side; place and date above the last of them.
pub(super) fn signatures(
    style: &Signatures,
    certificate: &Certificate,
    area: Area,
    source: usize,
) -> Vec<Item> {
    let count = certificate.signatories.len().max(1) as f32;
    let width = (area.width / count).min(style.column);
    // Where they do not fill the box they stand at one side of it.
    let free = area.width - width * count;
    let left = match style.align {
        Align::Left => area.x,
        Align::Centre => area.x + free / 2.0,
        Align::Right => area.x + free,
    };
    let column = |index: usize| {
        let x = left + width * index as f32;
        Area { x: x + GAP / 2.0, width: width - GAP, ..area }
    };
    let place = Writer { style, rows: style.rows(), source };
    let name_size = place.name_size(&certificate.signatories, width - GAP);
    let last = certificate.signatories.len().saturating_sub(1);
    let facts = &certificate.facts;
    let words = words::place_and_date(facts.words("tempat"), facts.words("tanggal"));
    let mut items = vec![place.date(&words, column(last))];
    for (index, signatory) in certificate.signatories.iter().enumerate() {
        items.extend(place.signatory(signatory, column(index), name_size));
    }
    items
}

/// Writes columns.
struct Writer<'t> {
    style: &'t Signatures,
    rows: Rows,
    source: usize,
}

impl Writer<'_> {
    fn text(&self, part: &str, words: &str, style: Style, area: Area) -> Text {
        Text {
            part: part.to_owned(),
            source: self.source,
            words: words.to_owned(),
            role: Role::Paragraph,
            area,
            font: style.font,
            smallest: style.size.0,
            largest: style.size.1,
            max_lines: 1,
            leading: style.leading,
            spacing: style.spacing,
            align: style.align,
            stand: Stand::Middle,
            colour: style.colour,
            angle: 0.0,
            breaks: Breaks::Even,
        }
    }

    fn date(&self, words: &str, column: Area) -> Item {
        let area = Area { height: self.rows.date, ..column };
        Item::Text(self.text(part::PLACE_AND_DATE, words, self.style.date, area))
    }

    /// Largest size of the signatories' names: the same for all of them, and smaller where one of
    /// them would not fit on a line of its column.
    fn name_size(&self, signatories: &[Signatory], column: f32) -> f32 {
        const SMALLER: f32 = 0.82;
        let (smallest, largest) = self.style.name.size;
        // A bold letter of a sans is 0.53 of its size wide in the mean of names with titles.
        let fitting = column / (0.53 * largest * MM_PER_POINT);
        let longest = signatories.iter().map(|signatory| signatory.name.chars().count()).max();
        if longest.unwrap_or(0) as f32 > fitting {
            (largest * SMALLER).max(smallest)
        } else {
            largest
        }
    }

    /// One signatory: office, room to sign, name, number.
    fn signatory(&self, signatory: &Signatory, column: Area, name_size: f32) -> Vec<Item> {
        let rows = self.rows;
        let office_at = Area { y: column.y + rows.date, height: rows.office, ..column };
        let id_at = Area { y: column.bottom() - rows.id, height: rows.id, ..column };
        let name_at = Area { y: id_at.y - rows.name, height: rows.name, ..column };
        let office = Text {
            max_lines: 2,
            stand: Stand::Top,
            ..self.text(part::OFFICE, &signatory.office, self.style.office, office_at)
        };
        let name = Text {
            max_lines: 2,
            largest: name_size,
            stand: Stand::Bottom,
            ..self.text(part::SIGNATORY, &signatory.name, self.style.name, name_at)
        };
        let mut items = vec![Item::Text(office)];
        let room = Area { y: office_at.bottom(), height: name_at.y - office_at.bottom(), ..column };
        items.extend(self.signing_place(room));
        items.push(Item::Text(name));
        if !signatory.id.is_empty() {
            let id = self.text(part::SIGNATORY_ID, &signatory.id, self.style.id, id_at);
            items.push(Item::Text(id));
        }
        items
    }

    /// The corners of a box for a visible electronic signature, with its name in small letters.
    fn signing_place(&self, room: Area) -> Vec<Item> {
        const ARM: f32 = 2.2;
        let Some(colour) = self.style.marks else { return Vec::new() };
        let width = room.width.min(50.0);
        let x = match self.style.office.align {
            Align::Left => room.x,
            Align::Centre => room.x + (room.width - width) / 2.0,
            Align::Right => room.right() - width,
        };
        let area = Area { x, width, y: room.y + 0.4, height: room.height - 0.8 };
        let corner = |x: f32, y: f32, right: f32, down: f32| {
            Path::polyline(&[Point(x, y + down * ARM), Point(x, y), Point(x + right * ARM, y)])
        };
        let corners = vec![
            corner(area.x, area.y, 1.0, 1.0),
            corner(area.right(), area.y, -1.0, 1.0),
            corner(area.x, area.bottom(), 1.0, -1.0),
            corner(area.right(), area.bottom(), -1.0, -1.0),
        ];
        let label = Area { y: area.bottom() - 3.0, height: 2.6, ..area };
        let style = Style {
            size: (5.5, 5.5),
            spacing: 30.0,
            align: Align::Centre,
            colour,
            ..self.style.id
        };
        let label = self.text(part::CAPTION, words::SIGNATURE_PLACE, style, label);
        vec![
            Item::Shape(Shape::stroke(colour, 0.15, corners)),
            Item::Text(Text { role: Role::Ornament, ..label }),
        ]
    }
}
