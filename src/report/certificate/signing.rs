//! The foot of a certificate: place and date, and who signs.

// Lengths on paper are floats; no score comes here.
#![allow(clippy::float_arithmetic)]

use super::Certificate;
use super::faces;
use super::layout::{LEFT, WIDTH, line};
use super::palette;
use crate::catalogue::certificate::{self as words, part};
use crate::job::Signatory;
use crate::report::page::{Area, Item, Path, Point, Role, Shape, Stand, Text};

/// Where it begins.
pub(super) const FOOT: f32 = 150.0;
/// The square that stays free for a code of 25 mm with its quiet zone.
pub(super) const CODE: Area = Area::new(LEFT, 155.0, 33.0, 33.0);

/// The signatories, side by side on the right of the free square.
pub(super) fn signatures(certificate: &Certificate) -> Vec<Item> {
    let count = certificate.signatories.len().max(1);
    let right = LEFT + WIDTH;
    let room = right - CODE.right();
    let column = (room / count as f32).min(92.0);
    let gap = 4.0;
    // One or two stand on the right; three fill the width.
    let start = right - column * count as f32;
    let size = name_size(&certificate.signatories, column - gap);
    let mut items = Vec::new();
    for (index, signatory) in certificate.signatories.iter().enumerate() {
        let x = start + column * index as f32;
        let area = Area::new(x + gap / 2.0, FOOT, column - gap, 0.0);
        if index + 1 == certificate.signatories.len() {
            items.push(place_date(certificate, area));
        }
        items.extend(signature(signatory, area, size));
    }
    if certificate.signatories.is_empty() {
        items.push(place_date(certificate, Area::new(start, FOOT, column, 0.0)));
    }
    items
}

fn place_date(certificate: &Certificate, column: Area) -> Item {
    let area = Area::new(column.x, FOOT, column.width, 4.6);
    let words = line(part::PLACE_AND_DATE, &certificate.place_date, faces::SANS, (7.5, 10.0));
    Item::Text(Text { area, ..words })
}

/// Largest size of the signatories' names: the same for all of them, and smaller where one of
/// them would not fit on a line of its column.
fn name_size(signatories: &[Signatory], column: f32) -> f32 {
    const LARGEST: f32 = 11.0;
    const SMALLER: f32 = 9.0;
    // A bold letter of the sans is 0.53 of its size wide in the mean of names with titles.
    let fitting = column / (0.53 * LARGEST * 0.353);
    let longest = signatories.iter().map(|signatory| signatory.name.chars().count()).max();
    if longest.unwrap_or(0) as f32 > fitting { SMALLER } else { LARGEST }
}

/// One signatory: office, room to sign, name, number.
fn signature(signatory: &Signatory, column: Area, name_size: f32) -> Vec<Item> {
    let place = |y: f32, height: f32| Area::new(column.x, FOOT + y, column.width, height);
    let office = Text {
        area: place(4.6, 8.0),
        max_lines: 2,
        stand: Stand::Top,
        ..line(part::OFFICE, &signatory.office, faces::SANS, (7.0, 10.0))
    };
    let name = Text {
        area: place(27.6, 6.6),
        max_lines: 2,
        leading: 1.08,
        stand: Stand::Bottom,
        ..line(part::SIGNATORY, &signatory.name, faces::SANS_BOLD, (7.0, name_size))
    };
    let mut items = vec![Item::Text(office)];
    let wide = column.width.min(50.0);
    let sign = Area::new(column.x + (column.width - wide) / 2.0, FOOT + 12.6, wide, 15.0);
    items.extend(signing_place(sign));
    items.push(Item::Text(name));
    if !signatory.id.is_empty() {
        let id = line(part::SIGNATORY_ID, &signatory.id, faces::SANS, (6.5, 8.5));
        let area = place(34.4, 3.5);
        items.push(Item::Text(Text { area, colour: palette::INK_SOFT, ..id }));
    }
    items
}

/// The corners of a box for a visible electronic signature, with its name in small letters.
fn signing_place(area: Area) -> Vec<Item> {
    let arm = 2.2;
    let corner = |x: f32, y: f32, right: f32, down: f32| {
        Path::polyline(&[Point(x, y + down * arm), Point(x, y), Point(x + right * arm, y)])
    };
    let corners = vec![
        corner(area.x, area.y, 1.0, 1.0),
        corner(area.right(), area.y, -1.0, 1.0),
        corner(area.x, area.bottom(), 1.0, -1.0),
        corner(area.right(), area.bottom(), -1.0, -1.0),
    ];
    let label = Text {
        area: Area::new(area.x, area.bottom() - 3.0, area.width, 2.6),
        colour: palette::GUIDE,
        spacing: 30.0,
        role: Role::Ornament,
        ..line(part::CAPTION, words::SIGNATURE_PLACE, faces::SANS, (5.5, 5.5))
    };
    vec![Item::Shape(Shape::stroke(palette::GUIDE, 0.15, corners)), Item::Text(label)]
}
