//! QR codes as squares on paper.

// Lengths on paper are floats; no score comes here.
#![allow(clippy::float_arithmetic)]

use qrcode::{Color, EcLevel, QrCode};

use crate::page::{Area, Colour, Path, Shape};

/// White modules around the code, as ISO/IEC 18004 asks.
const QUIET: usize = 4;

/// The dark squares of a code that says `text`, with its quiet zone in the middle of a box; `None`
/// if the text is too long for any code. Level M: it is read with up to 15 % of it damaged.
pub(super) fn squares(text: &str, area: Area, colour: Colour) -> Option<Shape> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let side = area.width.min(area.height);
    let module = side / (width + 2 * QUIET) as f32;
    let left = area.x + (area.width - side) / 2.0 + module * QUIET as f32;
    let top = area.y + (area.height - side) / 2.0 + module * QUIET as f32;
    let colours = code.to_colors();
    let mut paths = Vec::new();
    for (row, modules) in colours.chunks(width).enumerate() {
        // Neighbours are one bar, so that no hairline shows between them.
        let mut column = 0;
        for run in modules.chunk_by(|one, other| one == other) {
            if run.first() == Some(&Color::Dark) {
                let (x, y) = (left + column as f32 * module, top + row as f32 * module);
                paths.push(Path::rectangle(Area::new(x, y, run.len() as f32 * module, module)));
            }
            column += run.len();
        }
    }
    Some(Shape::fill(colour, paths))
}
