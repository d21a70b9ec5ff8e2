//! What a page says that is no valid certificate.

// Lengths on paper are floats; no score comes here.
#![allow(clippy::float_arithmetic)]

use crate::catalogue;
use crate::catalogue::certificate::{self, part};
use crate::catalogue::letter;
use crate::job::Mark;
use crate::page::{Align, Area, Breaks, Colour, Item, Path, Role, Shape, Stand, Text};
use crate::template::{Subject, Template};

/// Letters across a page that is no certificate.
const WATERMARK: Colour = Colour(0xF3, 0xDD, 0xD6);
/// The sign that says so.
const WARNING: Colour = Colour(0xA3, 0x1F, 0x1F);
const WHITE: Colour = Colour(0xFF, 0xFF, 0xFF);

/// The words across a page that is no valid certificate.
pub(super) fn watermark(template: &Template, marks: &[Mark]) -> Option<Item> {
    let words: Vec<&str> = marks.iter().map(|mark| catalogue::mark(*mark)).collect();
    if words.is_empty() {
        return None;
    }
    let (width, height) = template.size;
    let long = width.max(height) * 0.88;
    let high = 80.0_f32.min(long * 0.3);
    let area = Area::new((width - long) / 2.0, (height - high) / 2.0, long, high);
    let text = sign(template, words.join(" "), area, (40.0, 150.0));
    // Along the diagonal of a sheet of this form.
    let angle = if width >= height { 30.0 } else { 55.0 };
    Some(Item::Text(Text { role: Role::Ornament, colour: WATERMARK, spacing: 60.0, angle, ..text }))
}

/// The sign that says it in words.
pub(super) fn notice(template: &Template, marks: &[Mark]) -> Vec<Item> {
    let words: Vec<&str> = marks.iter().map(|mark| said(template, *mark)).collect();
    if words.is_empty() {
        return Vec::new();
    }
    let area = template.notice;
    let text = sign(template, words.join("  ·  "), area.inset(0.9), (6.0, 11.0));
    vec![Item::Shape(Shape::fill(WARNING, vec![Path::rectangle(area)])), Item::Text(text)]
}

fn said(template: &Template, mark: Mark) -> &'static str {
    match template.subject {
        Subject::Region | Subject::Unit => certificate::notice(mark),
        Subject::Letter => letter::notice(mark),
    }
}

fn sign(template: &Template, words: String, area: Area, (smallest, largest): (f32, f32)) -> Text {
    Text {
        part: part::MARK.to_owned(),
        // No element: the program itself says this.
        source: template.elements.len(),
        words,
        role: Role::Paragraph,
        area,
        font: template.notice_font,
        smallest,
        largest,
        max_lines: 1,
        leading: 1.12,
        spacing: 80.0,
        align: Align::Centre,
        stand: Stand::Middle,
        colour: WHITE,
        angle: 0.0,
        breaks: Breaks::Even,
    }
}
