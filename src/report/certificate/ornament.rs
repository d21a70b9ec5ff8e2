//! The certificate's frame and ground: a woven band with lozenges and bamboo shoots, as
//! Sumatran songket has them, and a rosette of fine lines behind the words.
//!
//! No coat of arms and no emblem of any institution is drawn here.

// Lengths on paper are floats; no score comes here.
#![allow(clippy::float_arithmetic)]

use std::f32::consts::TAU;
use std::sync::{Arc, LazyLock};

use super::palette;
use crate::report::page::{Area, Path, Point, Shape, Step};

/// Width of the page in millimetres.
pub(super) const PAGE_WIDTH: f32 = 297.0;
/// Height of the page in millimetres.
pub(super) const PAGE_HEIGHT: f32 = 210.0;

/// The outer edge of the band. What lies outside stays white: office printers do not reach it.
const BAND: Area = Area::new(9.5, 9.5, PAGE_WIDTH - 19.0, PAGE_HEIGHT - 19.0);
/// Width of the band.
const BAND_WIDTH: f32 = 6.0;
/// Side of the squares in the corners, which stand over the band on both sides.
const CORNER: f32 = 13.0;
/// Lozenges in the upper and lower band, and in the left and right.
const LOZENGES: (usize, usize) = (34, 22);

/// Everything under the words. It is the same on every certificate and made once.
pub(super) fn backdrop() -> Arc<Vec<Shape>> {
    static SHAPES: LazyLock<Arc<Vec<Shape>>> = LazyLock::new(|| {
        let mut shapes = vec![Shape::fill(palette::PAPER, vec![Path::rectangle(BAND)])];
        shapes.extend(rosette());
        shapes.extend(band());
        shapes.extend(corners());
        Arc::new(shapes)
    });
    Arc::clone(&SHAPES)
}

/// The band, its lozenges and the lines that accompany it.
fn band() -> Vec<Shape> {
    let inner = BAND.inset(BAND_WIDTH);
    let line = |area: Area, thickness| {
        Shape::stroke(palette::GOLD, thickness, vec![Path::rectangle(area)])
    };
    vec![
        Shape::fill(palette::INK, vec![Path::rectangle(BAND), Path::rectangle(inner)]),
        Shape::fill(palette::GOLD_LIGHT, weave()),
        line(BAND.inset(-0.9), 0.3),
        line(inner.inset(0.9), 0.3),
        line(inner.inset(2.1), 0.12),
    ]
}

/// The motifs in the band, side by side along the four sides.
fn weave() -> Vec<Path> {
    let half = BAND_WIDTH / 2.0;
    let reach = (CORNER - BAND_WIDTH) / 2.0 + BAND_WIDTH;
    let (across, down) = LOZENGES;
    let mut paths = Vec::new();
    let long = (BAND.width - 2.0 * reach) / across as f32;
    for index in 0..across {
        let middle = BAND.x + reach + (index as f32 + 0.5) * long;
        for y in [BAND.y + half, BAND.bottom() - half] {
            paths.extend(motif(|u, v| Point(middle + u * long, y + v * half)));
        }
    }
    let long = (BAND.height - 2.0 * reach) / down as f32;
    for index in 0..down {
        let middle = BAND.y + reach + (index as f32 + 0.5) * long;
        for x in [BAND.x + half, BAND.right() - half] {
            paths.extend(motif(|u, v| Point(x + v * half, middle + u * long)));
        }
    }
    paths
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
fn corners() -> Vec<Shape> {
    let shift = (CORNER - BAND_WIDTH) / 2.0;
    let (left, upper) = (BAND.x - shift, BAND.y - shift);
    let (right, lower) = (BAND.right() + shift - CORNER, BAND.bottom() + shift - CORNER);
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
        hearts.push(star(middle, 1.0));
    }
    vec![
        Shape::fill(palette::INK, outlines(0.0)),
        Shape::stroke(palette::GOLD, 0.35, outlines(0.0)),
        Shape::stroke(palette::GOLD_LIGHT, 0.2, outlines(1.1)),
        Shape::fill(palette::GOLD_LIGHT, petals),
        Shape::fill(palette::GOLD_LIGHT, hearts),
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

/// A small lozenge.
fn star(middle: Point, radius: f32) -> Path {
    Path::polygon(&[
        Point(middle.0 - radius, middle.1),
        Point(middle.0, middle.1 - radius),
        Point(middle.0 + radius, middle.1),
        Point(middle.0, middle.1 + radius),
    ])
}

/// Fine waves around the middle of the page, interlaced like the ground of a security print.
fn rosette() -> Vec<Shape> {
    const WAVES: usize = 9;
    const PETALS: f32 = 12.0;
    let middle = Point(PAGE_WIDTH / 2.0, 104.0);
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
        Shape::stroke(palette::PAPER_LINE, 0.16, ring(58.0, 9.0, PETALS, 72)),
        Shape::stroke(palette::PAPER_LINE, 0.16, ring(33.0, 9.0, PETALS / 2.0, 48)),
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
