//! The certificate's colours.

use crate::report::page::Colour;

/// Deep blue: words and band.
pub(super) const INK: Colour = Colour(0x17, 0x2A, 0x4A);
/// Softer: details.
pub(super) const INK_SOFT: Colour = Colour(0x4A, 0x56, 0x6C);
/// Muted gold: lines on paper, the heading.
pub(super) const GOLD: Colour = Colour(0xA6, 0x81, 0x2E);
/// Darker gold for small letters, which would be too pale in the other.
pub(super) const GOLD_DEEP: Colour = Colour(0x80, 0x61, 0x1C);
/// Light gold: motifs on the dark band.
pub(super) const GOLD_LIGHT: Colour = Colour(0xD3, 0xB7, 0x6A);
/// A tint of the paper inside the frame.
pub(super) const PAPER: Colour = Colour(0xFE, 0xFC, 0xF7);
/// Lines of the ground, hardly darker than the paper.
pub(super) const PAPER_LINE: Colour = Colour(0xF1, 0xE9, 0xD6);
/// Letters across a page that is no certificate.
pub(super) const WATERMARK: Colour = Colour(0xF3, 0xDD, 0xD6);
/// The sign that says so.
pub(super) const WARNING: Colour = Colour(0xA3, 0x1F, 0x1F);
/// Marks of a place for a signature.
pub(super) const GUIDE: Colour = Colour(0xA9, 0xA3, 0x93);
/// White letters on a dark ground.
pub(super) const WHITE: Colour = Colour(0xFF, 0xFF, 0xFF);
/// The green zone.
pub(super) const GREEN: Colour = Colour(0x1B, 0x6B, 0x3A);
/// The yellow zone.
pub(super) const YELLOW: Colour = Colour(0xF2, 0xC0, 0x2E);
/// The red zone.
pub(super) const RED: Colour = Colour(0xA8, 0x23, 0x23);
