//! How high and how low the letters of a typeface reach.

use std::sync::OnceLock;

use rustybuzz::ttf_parser::{Face, GlyphId};

/// The letters by which a line is measured. Accents on capitals, which are rare in names, may
/// reach above it.
const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789()/,;";

/// The heights of a typeface.
pub(super) struct Metrics {
    /// How much of a line lies above its baseline, as a multiple of the size.
    pub(super) above: f32,
    /// The height of a line by itself, as a multiple of the size: 1, unless the letters need more.
    pub(super) height: f32,
    /// The lowest and the highest point of each glyph in units of the font, once it was asked for:
    /// to know them its whole outline must be read.
    extents: Vec<OnceLock<(i16, i16)>>,
}

impl Metrics {
    pub(super) fn of(face: &Face<'_>) -> Self {
        let extents = (0..face.number_of_glyphs()).map(|_| OnceLock::new()).collect();
        let mut metrics = Self { above: 0.0, height: 1.0, extents };
        let glyphs = LETTERS.chars().filter_map(|letter| face.glyph_index(letter));
        let (low, high) = metrics.extent(face, glyphs.map(|glyph| glyph.0));
        let units = f32::from(face.units_per_em()).max(1.0);
        let (low, high) = (f32::from(low) / units, f32::from(high) / units);
        metrics.height = (high - low).max(1.0);
        // What is left over goes above and below in equal parts.
        metrics.above = high + (metrics.height - (high - low)) / 2.0;
        metrics
    }

    /// The lowest and the highest point of glyphs, in units of the font; 0 and 0 of none.
    pub(super) fn extent(&self, face: &Face<'_>, glyphs: impl Iterator<Item = u16>) -> (i16, i16) {
        let read = |glyph| {
            let bounds = face.glyph_bounding_box(GlyphId(glyph));
            bounds.map_or((0, 0), |bounds| (bounds.y_min, bounds.y_max))
        };
        let seen = glyphs.filter_map(|glyph| {
            let extent = *self.extents.get(usize::from(glyph))?.get_or_init(|| read(glyph));
            (extent != (0, 0)).then_some(extent)
        });
        seen.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1))).unwrap_or_default()
    }
}
