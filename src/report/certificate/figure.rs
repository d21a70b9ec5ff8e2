//! Figures of a template as outlines in their boxes.

// Lengths on paper are floats; no score comes here.
#![allow(clippy::float_arithmetic)]

use crate::page::{Area, Item, Path, Point, Shape, Step};
use crate::template::{self, Look, Outline};

/// How far the handles of a quarter of a circle stand from its ends, as a share of the radius.
const QUARTER: f32 = 0.552_284_8;

/// A figure in its box, inside first.
pub(super) fn shapes(shape: &template::Shape, look: Look, area: Area) -> Vec<Item> {
    let path = path(shape.outline, area);
    let fill = shape.fill;
    let inside =
        fill.inside.map(|usual| Shape::fill(look.colour.unwrap_or(usual), vec![path.clone()]));
    // A figure without an inside shows the case in its line.
    let line = fill.line.map(|usual| match look.colour {
        Some(other) if fill.inside.is_none() => other,
        _ => usual,
    });
    let line = line.map(|colour| Shape::stroke(colour, fill.thickness, vec![path]));
    inside.into_iter().chain(line).map(Item::Shape).collect()
}

fn path(outline: Outline, area: Area) -> Path {
    match outline {
        Outline::Rectangle(radius) if radius > 0.0 => rounded(area, (radius, radius)),
        Outline::Rectangle(_) => Path::rectangle(area),
        Outline::Ellipse => rounded(area, (area.width / 2.0, area.height / 2.0)),
        Outline::Line => {
            Path::polyline(&[Point(area.x, area.y), Point(area.right(), area.bottom())])
        }
        Outline::Ribbon => ribbon(area),
    }
}

/// A box with rounded corners; an ellipse where the corners take all of it.
fn rounded(area: Area, (wide, high): (f32, f32)) -> Path {
    let (wide, high) = (wide.min(area.width / 2.0), high.min(area.height / 2.0));
    let (left, top, right, low) = (area.x, area.y, area.right(), area.bottom());
    let (bend_x, bend_y) = (wide * (1.0 - QUARTER), high * (1.0 - QUARTER));
    Path {
        start: Point(left + wide, top),
        steps: vec![
            Step::Line(Point(right - wide, top)),
            Step::Curve(
                Point(right - bend_x, top),
                Point(right, top + bend_y),
                Point(right, top + high),
            ),
            Step::Line(Point(right, low - high)),
            Step::Curve(
                Point(right, low - bend_y),
                Point(right - bend_x, low),
                Point(right - wide, low),
            ),
            Step::Line(Point(left + wide, low)),
            Step::Curve(
                Point(left + bend_x, low),
                Point(left, low - bend_y),
                Point(left, low - high),
            ),
            Step::Line(Point(left, top + high)),
            Step::Curve(
                Point(left, top + bend_y),
                Point(left + bend_x, top),
                Point(left + wide, top),
            ),
        ],
        closed: true,
    }
}

/// A band whose ends are pointed.
fn ribbon(area: Area) -> Path {
    let half = area.height / 2.0;
    Path::polygon(&[
        Point(area.x, area.y + half),
        Point(area.x + half, area.y),
        Point(area.right() - half, area.y),
        Point(area.right(), area.y + half),
        Point(area.right() - half, area.bottom()),
        Point(area.x + half, area.bottom()),
    ])
}
