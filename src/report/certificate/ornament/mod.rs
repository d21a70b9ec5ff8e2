//! The grounds and frames that the program draws, in the colours of a template.
//!
//! No coat of arms and no emblem of any institution is drawn here.

mod bingkai;
mod kawung;
mod songket;

use crate::page::{Colour, Path, Point, Shape};
use crate::template::{Drawn, Template};

/// An ornament for a page of this width and height in millimetres. It is the same on every page of
/// a batch and made once.
pub(super) fn shapes(drawn: Drawn, size: (f32, f32), colours: &[Colour]) -> Vec<Shape> {
    // A template was refused if it names another number of colours than the ornament takes.
    let colour = |number: usize| colours.get(number).copied().unwrap_or(Template::BLACK);
    match drawn {
        Drawn::Songket => songket::shapes(
            size,
            songket::Colours {
                paper: colour(0),
                waves: colour(1),
                band: colour(2),
                line: colour(3),
                motif: colour(4),
            },
        ),
        Drawn::Kawung => kawung::shapes(size, [colour(0), colour(1), colour(2), colour(3)]),
        Drawn::Bingkai => bingkai::shapes(size, [colour(0), colour(1), colour(2)]),
    }
}

/// A small lozenge, as high as it is wide.
#[expect(clippy::float_arithmetic, reason = "lengths on paper")]
fn lozenge(middle: Point, radius: f32) -> Path {
    Path::polygon(&[
        Point(middle.0 - radius, middle.1),
        Point(middle.0, middle.1 - radius),
        Point(middle.0 + radius, middle.1),
        Point(middle.0, middle.1 + radius),
    ])
}
