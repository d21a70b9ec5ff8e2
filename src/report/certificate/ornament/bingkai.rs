//! Two lines around the page whose corners are folded inwards, with a lozenge in each.

// Lengths on paper are floats; no score comes here.
#![allow(clippy::float_arithmetic)]

use super::lozenge;
use crate::page::{Area, Colour, Path, Point, Shape};

/// From the page's edge to the outer line. Office printers reach no nearer.
const MARGIN: f32 = 10.0;
/// Side of the fold in a corner.
const FOLD: f32 = 9.0;

/// The frame of a page of this width and height; the colours are those of the paper inside, of the
/// outer line and of the inner one.
pub(super) fn shapes((width, height): (f32, f32), colours: [Colour; 3]) -> Vec<Shape> {
    let [paper, outer, inner] = colours;
    let area = Area::new(0.0, 0.0, width, height).inset(MARGIN);
    let corners = [
        Point(area.x, area.y),
        Point(area.right(), area.y),
        Point(area.x, area.bottom()),
        Point(area.right(), area.bottom()),
    ];
    let middle = Point(width / 2.0, height / 2.0);
    let inward = |Point(x, y): Point| {
        let towards = |from: f32, to: f32| from + (to - from).signum() * FOLD * 0.42;
        Point(towards(x, middle.0), towards(y, middle.1))
    };
    let lozenges = corners.map(|corner| lozenge(inward(corner), 2.3)).to_vec();
    vec![
        Shape::fill(paper, vec![folded(area, FOLD)]),
        Shape::stroke(outer, 1.1, vec![folded(area, FOLD)]),
        Shape::stroke(inner, 0.25, vec![folded(area.inset(2.0), FOLD)]),
        Shape::fill(inner, lozenges),
    ]
}

/// A box whose corners are folded inwards at right angles.
fn folded(area: Area, fold: f32) -> Path {
    let (left, top, right, low) = (area.x, area.y, area.right(), area.bottom());
    Path::polygon(&[
        Point(left + fold, top),
        Point(right - fold, top),
        Point(right - fold, top + fold),
        Point(right, top + fold),
        Point(right, low - fold),
        Point(right - fold, low - fold),
        Point(right - fold, low),
        Point(left + fold, low),
        Point(left + fold, low - fold),
        Point(left, low - fold),
        Point(left, top + fold),
        Point(left + fold, top + fold),
    ])
}
