//! What a page says that is no valid certificate.

// Lengths on paper are floats; no score comes here.
#![allow(clippy::float_arithmetic)]

use super::faces;
use super::layout::line;
use super::ornament::PAGE_WIDTH;
use super::palette;
use crate::catalogue;
use crate::catalogue::certificate::{self, part};
use crate::job::Mark;
use crate::report::page::{Area, Item, Path, Role, Shape, Text};

/// The words across a page that is no valid certificate.
pub(super) fn watermark(marks: &[Mark]) -> Option<Item> {
    let words: Vec<&str> = marks.iter().map(|mark| catalogue::mark(*mark)).collect();
    if words.is_empty() {
        return None;
    }
    Some(Item::Text(Text {
        area: Area::new(18.0, 65.0, PAGE_WIDTH - 36.0, 80.0),
        colour: palette::WATERMARK,
        role: Role::Ornament,
        spacing: 60.0,
        angle: 30.0,
        ..line(part::MARK, &words.join(" "), faces::SANS_BOLD, (60.0, 150.0))
    }))
}

/// The sign at the top that says it in words.
pub(super) fn notice(marks: &[Mark]) -> Vec<Item> {
    let words: Vec<&str> = marks.iter().map(|mark| certificate::notice(*mark)).collect();
    let width = if marks.len() > 1 { 170.0 } else { 100.0 };
    let area = Area::new((PAGE_WIDTH - width) / 2.0, 17.6, width, 6.8);
    let text = Text {
        area: area.inset(0.9),
        colour: palette::WHITE,
        spacing: 80.0,
        ..line(part::MARK, &words.join("  ·  "), faces::SANS_BOLD, (7.0, 11.0))
    };
    vec![Item::Shape(Shape::fill(palette::WARNING, vec![Path::rectangle(area)])), Item::Text(text)]
}
