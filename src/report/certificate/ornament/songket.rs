//! A woven band with lozenges and bamboo shoots around the page, as Sumatran songket has them, and
//! a rosette of fine lines behind the words.

// Lengths on paper are floats; no score comes here.
#![allow(clippy::float_arithmetic)]

use std::f32::consts::TAU;

use super::lozenge;
use crate::page::{Area, Colour, Path, Point, Shape, Step};

/// From the page's edge to the band. It stays white: office printers do not reach it.
const MARGIN: f32 = 9.5;
/// Width of the band.
const BAND_WIDTH: f32 = 6.0;
/// Side of the squares in the corners, which stand over the band on both sides.
const CORNER: f32 = 13.0;
/// Length of a lozenge along the band; it is stretched a little so that whole ones fill a side.
const LOZENGE: f32 = 7.8;

/// The colours of the ornament.
#[derive(Clone, Copy)]
pub(super) struct Colours {
    /// A tint of the paper inside the frame.
    pub(super) paper: Colour,
    /// Lines of the ground, hardly darker than the paper.
    pub(super) waves: Colour,
    /// The band.
    pub(super) band: Colour,
    /// Lines beside the band.
    pub(super) line: Colour,
    /// Motifs on the band.
    pub(super) motif: Colour,
}

/// Frame and ground of a page of this width and height.
pub(super) fn shapes((width, height): (f32, f32), colours: Colours) -> Vec<Shape> {
    let outer = Area::new(0.0, 0.0, width, height).inset(MARGIN);
    let mut shapes = vec![Shape::fill(colours.paper, vec![Path::rectangle(outer)])];
    shapes.extend(rosette(Point(width / 2.0, height / 2.0 - 1.0), colours));
    shapes.extend(band(outer, colours));
    shapes.extend(corners(outer, colours));
    shapes
}

/// The band, its lozenges and the lines that accompany it.
fn band(outer: Area, colours: Colours) -> Vec<Shape> {
    let inner = outer.inset(BAND_WIDTH);
    let line =
        |area: Area, thickness| Shape::stroke(colours.line, thickness, vec![Path::rectangle(area)]);
    vec![
        Shape::fill(colours.band, vec![Path::rectangle(outer), Path::rectangle(inner)]),
        Shape::fill(colours.motif, weave(outer)),
        line(outer.inset(-0.9), 0.3),
        line(inner.inset(0.9), 0.3),
        line(inner.inset(2.1), 0.12),
    ]
}

/// The motifs in the band, side by side along the four sides.
fn weave(outer: Area) -> Vec<Path> {
    let half = BAND_WIDTH / 2.0;
    let reach = (CORNER - BAND_WIDTH) / 2.0 + BAND_WIDTH;
    let mut paths = Vec::new();
    let (long, count) = lozenges(outer.width - 2.0 * reach);
    for index in 0..count {
        let middle = outer.x + reach + (index as f32 + 0.5) * long;
        for y in [outer.y + half, outer.bottom() - half] {
            paths.extend(motif(|u, v| Point(middle + u * long, y + v * half)));
        }
    }
    let (long, count) = lozenges(outer.height - 2.0 * reach);
    for index in 0..count {
        let middle = outer.y + reach + (index as f32 + 0.5) * long;
        for x in [outer.x + half, outer.right() - half] {
            paths.extend(motif(|u, v| Point(x + v * half, middle + u * long)));
        }
    }
    paths
}

/// Length and number of the lozenges that fill a side of the band.
fn lozenges(side: f32) -> (f32, usize) {
    let count = (side / LOZENGE).round().max(1.0);
    (side / count, count as usize)
}

/// One motif: a lozenge within a lozenge, and half a bamboo shoot in each corner of its cell.
/// `place` takes u from -0.5 to 0.5 along the band and v from -1 to 1 across it.
fn motif(place: impl Fn(f32, f32) -> Point) -> Vec<Path> {
    let lozenge = |u: f32, v: f32| {
        Path::polygon(&[place(-u, 0.0), place(0.0, -v), place(u, 0.0), place(0.0, v)])
    };
    let mut paths = vec![lozenge(0.42, 0.74), lozenge(0.31, 0.55), lozenge(0.17, 0.30)];
    for side in [-1.0, 1.0] {
        for end in [-0.5, 0.5] {
            let inward = if end < 0.0 { 1.0 } else { -1.0 };
            paths.push(Path::polygon(&[
                place(end, side * 0.88),
                place(end + inward * 0.30, side * 0.88),
                place(end, side * 0.36),
            ]));
        }
    }
    paths
}

/// The squares in the corners, each with a flower of eight petals.
fn corners(outer: Area, colours: Colours) -> Vec<Shape> {
    let shift = (CORNER - BAND_WIDTH) / 2.0;
    let (left, upper) = (outer.x - shift, outer.y - shift);
    let (right, lower) = (outer.right() + shift - CORNER, outer.bottom() + shift - CORNER);
    let squares: Vec<Area> = [(left, upper), (right, upper), (left, lower), (right, lower)]
        .map(|(x, y)| Area::new(x, y, CORNER, CORNER))
        .to_vec();
    let outlines =
        |margin: f32| squares.iter().map(|square| Path::rectangle(square.inset(margin))).collect();
    let mut petals = Vec::new();
    let mut hearts = Vec::new();
    for square in &squares {
        let middle = Point(square.x + CORNER / 2.0, square.y + CORNER / 2.0);
        petals.extend((0..8).map(|index| petal(middle, index as f32 / 8.0 * TAU, index % 2 == 0)));
        hearts.push(lozenge(middle, 1.0));
    }
    vec![
        Shape::fill(colours.band, outlines(0.0)),
        Shape::stroke(colours.line, 0.35, outlines(0.0)),
        Shape::stroke(colours.motif, 0.2, outlines(1.1)),
        Shape::fill(colours.motif, petals),
        Shape::fill(colours.motif, hearts),
    ]
}

/// A petal that points away from the middle; those towards the corners are longer.
fn petal(middle: Point, angle: f32, straight: bool) -> Path {
    let (near, far, wide) = if straight { (1.35, 4.3, 1.0) } else { (1.35, 5.2, 1.0) };
    let (sin, cos) = angle.sin_cos();
    let at = |along: f32, beside: f32| {
        Point(middle.0 + along * cos - beside * sin, middle.1 + along * sin + beside * cos)
    };
    let third = (far - near) / 3.0;
    Path {
        start: at(near, 0.0),
        steps: vec![
            Step::Curve(at(near + third, wide), at(far - third, wide), at(far, 0.0)),
            Step::Curve(at(far - third, -wide), at(near + third, -wide), at(near, 0.0)),
        ],
        closed: true,
    }
}

/// Fine waves around the middle of the page, interlaced like the ground of a security print.
fn rosette(middle: Point, colours: Colours) -> Vec<Shape> {
    const WAVES: usize = 9;
    const PETALS: f32 = 12.0;
    let ring = |radius: f32, depth: f32, turns: f32, count: usize| -> Vec<Path> {
        (0..WAVES)
            .map(|wave| {
                let phase = wave as f32 / WAVES as f32 * TAU;
                closed_curve(count, |angle| {
                    let distance = radius + depth * (turns * angle + phase).cos();
                    let (sin, cos) = angle.sin_cos();
                    Point(middle.0 + distance * cos, middle.1 + distance * sin)
                })
            })
            .collect()
    };
    vec![
        Shape::stroke(colours.waves, 0.16, ring(58.0, 9.0, PETALS, 72)),
        Shape::stroke(colours.waves, 0.16, ring(33.0, 9.0, PETALS / 2.0, 48)),
    ]
}

/// A smooth closed curve through `count` points of a function of the angle.
fn closed_curve(count: usize, at: impl Fn(f32) -> Point) -> Path {
    let step = TAU / count as f32;
    // A curve from one point to the next leaves and arrives in the direction of the function
    // there, taken from its neighbourhood.
    let small = step / 64.0;
    let slope = |angle: f32| {
        let (before, behind) = (at(angle - small), at(angle + small));
        let scale = step / (6.0 * small);
        Point((behind.0 - before.0) * scale, (behind.1 - before.1) * scale)
    };
    let steps = (0..count)
        .map(|index| {
            let (from, to) = (index as f32 * step, (index + 1) as f32 * step);
            let (start, end) = (at(from), at(to));
            let (leave, arrive) = (slope(from), slope(to));
            Step::Curve(
                Point(start.0 + leave.0, start.1 + leave.1),
                Point(end.0 - arrive.0, end.1 - arrive.1),
                end,
            )
        })
        .collect();
    Path { start: at(0.0), steps, closed: true }
}
