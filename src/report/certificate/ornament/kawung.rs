//! A field of four-petalled flowers on the left of the page, as batik kawung has them, and a line
//! beside it.

// Lengths on paper are floats; no score comes here.
#![allow(clippy::float_arithmetic)]

use std::f32::consts::FRAC_1_SQRT_2;

use super::lozenge;
use crate::page::{Area, Colour, Path, Point, Shape, Step};

/// Width of a cell in millimetres; cells are stretched a little so that whole ones fill the page.
const CELL: f32 = 14.0;
/// Cells side by side.
const COLUMNS: usize = 4;
/// Width of the line beside the field.
const LINE: f32 = 1.6;

/// Field and line on a page of this width and height; the colours are those of the field, of the
/// petals, of their hearts, and of the line.
pub(super) fn shapes((_, height): (f32, f32), colours: [Colour; 4]) -> Vec<Shape> {
    let [field, petal, heart, line] = colours;
    let rows = (height / CELL).round().max(1.0);
    let cell = height / rows;
    let width = cell * COLUMNS as f32;
    let mut petals = Vec::new();
    let mut hearts = Vec::new();
    for row in 0..rows as usize {
        for column in 0..COLUMNS {
            let middle = Point((column as f32 + 0.5) * cell, (row as f32 + 0.5) * cell);
            for (right, down) in [(1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0), (1.0, -1.0)] {
                petals.push(lens(middle, (right, down), cell));
            }
            hearts.push(lozenge(middle, cell * 0.07));
        }
    }
    // Where four cells meet, four petals do: a small lozenge lies between them.
    for row in 0..=rows as usize {
        for column in 0..=COLUMNS {
            let corner = Point(column as f32 * cell, row as f32 * cell);
            let is_inside = column > 0 && column < COLUMNS && row > 0 && row < rows as usize;
            hearts.extend(is_inside.then(|| lozenge(corner, cell * 0.05)));
        }
    }
    vec![
        Shape::fill(field, vec![Path::rectangle(Area::new(0.0, 0.0, width, height))]),
        Shape::fill(petal, petals),
        Shape::fill(heart, hearts),
        Shape::fill(line, vec![Path::rectangle(Area::new(width, 0.0, LINE, height))]),
    ]
}

/// A petal from the middle of a cell towards one of its corners.
fn lens(middle: Point, (right, down): (f32, f32), cell: f32) -> Path {
    let (near, far, wide) = (cell * 0.13, cell * 0.62, cell * 0.24);
    let at = |along: f32, beside: f32| {
        let (x, y) = (along - beside, along + beside);
        Point(middle.0 + right * x * FRAC_1_SQRT_2, middle.1 + down * y * FRAC_1_SQRT_2)
    };
    let third = (far - near) / 3.0;
    Path {
        start: at(near, 0.0),
        steps: vec![
            Step::Curve(at(near + third * 0.6, wide), at(far - third * 0.6, wide), at(far, 0.0)),
            Step::Curve(at(far - third * 0.6, -wide), at(near + third * 0.6, -wide), at(near, 0.0)),
        ],
        closed: true,
    }
}
