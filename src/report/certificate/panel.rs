//! The result on a certificate: score, zone and category, opinion, side by side.

// Lengths on paper are floats; no score comes here.
#![allow(clippy::float_arithmetic)]

use super::Certificate;
use super::faces;
use super::layout::line;
use super::ornament::PAGE_WIDTH;
use super::palette;
use crate::catalogue::certificate::{self as words, part};
use crate::domain::Zone;
use crate::report::page::{Area, Colour, Item, Path, Point, Shape, Text};

/// Height of the panel with the result.
pub(super) const HEIGHT: f32 = 18.0;
/// Height of the small words above its columns.
const LABEL: f32 = 4.0;
/// Widths of its columns: zone and category, score, opinion.
const COLUMNS: [f32; 3] = [66.0, 54.0, 66.0];

/// The same where there is neither zone nor category: the line between the two that are left
/// stands on the axis of the page.
const TWO_COLUMNS: [f32; 3] = [0.0, 62.0, 62.0];

/// The panel with the result: score in the middle, zone and category on its left, opinion on its
/// right; where a year has neither zone nor category, score and opinion alone.
pub(super) fn panel(certificate: &Certificate, y: f32) -> Vec<Item> {
    let has_left = certificate.zone.is_some() || certificate.category.is_some();
    let [left, middle, right] = if has_left { COLUMNS } else { TWO_COLUMNS };
    let width = left + middle + right;
    let mut x = (PAGE_WIDTH - width) / 2.0;
    let mut items = Vec::new();
    let mut dividers = Vec::new();
    let mut divide = |x: f32| {
        dividers.push(Path::polyline(&[Point(x, y + 1.5), Point(x, y + HEIGHT - 0.5)]));
    };
    if has_left {
        items.extend(zone_column(certificate, Area::new(x, y, left, HEIGHT)));
        x += left;
        divide(x);
    }
    items.extend(score_column(certificate, Area::new(x, y, middle, HEIGHT)));
    x += middle;
    divide(x);
    items.extend(opinion_column(certificate, Area::new(x, y, right, HEIGHT)));
    items.push(Item::Shape(Shape::stroke(palette::GOLD, 0.25, dividers)));
    items
}

/// The small words above a column of the panel.
fn label(words: &str, column: Area) -> Item {
    Item::Text(Text {
        area: Area::new(column.x, column.y, column.width, LABEL),
        spacing: 140.0,
        colour: palette::GOLD_DEEP,
        ..line(part::CAPTION, words, faces::SANS_BOLD, (7.0, 7.0))
    })
}

fn score_column(certificate: &Certificate, column: Area) -> Vec<Item> {
    let area = Area::new(column.x + 2.0, column.y + LABEL, column.width - 4.0, HEIGHT - LABEL);
    let score = line(part::SCORE, &certificate.score, faces::SERIF, (20.0, 40.0));
    vec![label(words::SCORE_LABEL, column), Item::Text(Text { area, ..score })]
}

fn opinion_column(certificate: &Certificate, column: Area) -> Vec<Item> {
    let area = Area::new(column.x + 3.0, column.y + 4.6, column.width - 6.0, HEIGHT - 5.0);
    let opinion = Text {
        area,
        max_lines: 2,
        leading: 1.05,
        ..line(part::OPINION, &certificate.opinion, faces::SERIF, (12.0, 20.0))
    };
    vec![label(words::OPINION_LABEL, column), Item::Text(opinion)]
}

/// The zone in its colour and in words, the category below it.
fn zone_column(certificate: &Certificate, column: Area) -> Vec<Item> {
    let words = match (certificate.zone, &certificate.category) {
        (Some(_), Some(_)) => words::ZONE_AND_CATEGORY_LABEL,
        (Some(_), None) => words::ZONE_LABEL,
        _ => words::CATEGORY_LABEL,
    };
    let mut items = vec![label(words, column)];
    let middle = column.x + column.width / 2.0;
    let category = certificate.category.as_ref().map(|category| words::category(category));
    let below = column.y + LABEL + 0.9;
    match (certificate.zone, category) {
        (Some(zone), Some(category)) => {
            items.extend(badge(zone, Area::new(middle - 21.0, below, 42.0, 7.0)));
            let area = Area::new(column.x + 3.0, below + 7.6, column.width - 6.0, 5.4);
            items.push(Item::Text(Text {
                area,
                ..line(part::CATEGORY, &category, faces::SERIF, (9.0, 13.5))
            }));
        }
        (Some(zone), None) => {
            items.extend(badge(zone, Area::new(middle - 23.0, below + 2.0, 46.0, 7.8)));
        }
        (None, Some(category)) => {
            let area = Area::new(column.x + 3.0, below, column.width - 6.0, HEIGHT - LABEL - 1.0);
            items.push(Item::Text(Text {
                area,
                ..line(part::CATEGORY, &category, faces::SERIF, (12.0, 20.0))
            }));
        }
        (None, None) => {}
    }
    items
}

/// A ribbon with pointed ends in the colour of a zone, and the zone's name on it.
fn badge(zone: Zone, area: Area) -> Vec<Item> {
    let (ground, letters): (Colour, Colour) = match zone {
        Zone::Hijau => (palette::GREEN, palette::WHITE),
        Zone::Kuning => (palette::YELLOW, palette::INK),
        Zone::Merah => (palette::RED, palette::WHITE),
    };
    let ribbon = |area: Area| {
        let half = area.height / 2.0;
        Path::polygon(&[
            Point(area.x, area.y + half),
            Point(area.x + half, area.y),
            Point(area.right() - half, area.y),
            Point(area.right(), area.y + half),
            Point(area.right() - half, area.bottom()),
            Point(area.x + half, area.bottom()),
        ])
    };
    let words = Text {
        area: Area::new(area.x + 4.0, area.y, area.width - 8.0, area.height),
        colour: letters,
        spacing: 40.0,
        ..line(part::ZONE, &words::zone(zone), faces::SANS_BOLD, (9.0, 12.0))
    };
    vec![Item::Shape(Shape::fill(ground, vec![ribbon(area)])), Item::Text(words)]
}
