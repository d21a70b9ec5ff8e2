//! QR codes as squares on paper.

// Lengths on paper are floats; no score comes here.
#![allow(clippy::float_arithmetic)]

use qrcode::{Color, EcLevel, QrCode};

use crate::finding::WordingFault;
use crate::page::{Area, Colour, Path, Shape};

/// White modules around the code, as ISO/IEC 18004 asks.
const QUIET: usize = 4;

/// A code, square by square.
pub(super) struct Squares(QrCode);

impl Squares {
    /// The code that says `text`. Level M: it is read with up to 15 % of it damaged.
    ///
    /// # Errors
    /// [`WordingFault::TooLongForCode`].
    pub(super) fn of(text: &str) -> Result<Self, WordingFault> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M);
        code.map(Self).map_err(|_| WordingFault::TooLongForCode(text.len()))
    }

    /// The dark squares, with their quiet zone in the middle of a box.
    pub(super) fn shape(&self, area: Area, colour: Colour) -> Shape {
        let width = self.0.width();
        let side = area.width.min(area.height);
        let module = side / (width + 2 * QUIET) as f32;
        let left = area.x + (area.width - side) / 2.0 + module * QUIET as f32;
        let top = area.y + (area.height - side) / 2.0 + module * QUIET as f32;
        let colours = self.0.to_colors();
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
        Shape::fill(colour, paths)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a code says besides issuer, number, kategori and address: as long on every certificate.
    const REST: usize = "R1:12.18:2024:97.08:HIJAU:".len() + 1 + 16 + 1 + 103;

    #[test]
    fn codes_are_of_a_size_that_telephones_read() {
        // The shortest office and number, the usual ones, and the longest that are signed.
        for (length, version) in [(REST + 20 + 4, 7), (REST + 34 + 22 + 2, 8), (262, 9)] {
            let text = "PROVINSI+A:1/2.3-4".chars().cycle().take(length).collect::<String>();
            let code = QrCode::with_error_correction_level(&text, EcLevel::M).unwrap();
            assert_eq!(code.version(), qrcode::Version::Normal(version), "{length}");
        }
    }
}
