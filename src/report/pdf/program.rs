//! A cut font as a document holds it: TrueType or CFF outlines.

use lopdf::{Stream, dictionary};
use rustybuzz::ttf_parser::{RawFace, Tag};
use subsetter::GlyphRemapper;

use super::plate::deflated;
use crate::digest::Digest;

/// The outlines of the glyphs that a batch needs.
pub(super) enum Program {
    /// Quadratic curves, in a whole font file.
    TrueType(Vec<u8>),
    /// Cubic curves. The cut numbers them anew so that the numbers of glyphs are those of
    /// characters, and the table with the outlines is all that a document needs.
    Cff(Vec<u8>),
}

impl Program {
    /// Cuts a font file; `None` if it is damaged.
    pub(super) fn cut(file: &[u8], glyphs: &GlyphRemapper) -> Option<Self> {
        let cut = subsetter::subset(file, 0, glyphs).ok()?;
        let raw = RawFace::parse(&cut, 0).ok()?;
        match raw.table(Tag::from_bytes(b"CFF ")) {
            Some(table) => Some(Self::Cff(table.to_vec())),
            None => Some(Self::TrueType(cut)),
        }
    }

    pub(super) fn is_true_type(&self) -> bool {
        matches!(self, Self::TrueType(_))
    }

    fn bytes(&self) -> &[u8] {
        match self {
            Self::TrueType(bytes) | Self::Cff(bytes) => bytes,
        }
    }

    /// What the descriptor of the font calls it.
    pub(super) fn descriptor_key(&self) -> &'static str {
        if self.is_true_type() { "FontFile2" } else { "FontFile3" }
    }

    /// The kind of font that it makes.
    pub(super) fn font_type(&self) -> &'static str {
        if self.is_true_type() { "CIDFontType2" } else { "CIDFontType0" }
    }

    /// The object that holds it.
    pub(super) fn stream(&self) -> Stream {
        let length = i64::try_from(self.bytes().len()).unwrap_or(i64::MAX);
        let about = match self {
            Self::TrueType(_) => dictionary! { "Length1" => length },
            Self::Cff(_) => dictionary! { "Subtype" => "CIDFontType0C" },
        };
        deflated(about, self.bytes())
    }

    /// Six letters that tell this cut from another of the same typeface.
    pub(super) fn tag(&self) -> String {
        let digest = Digest::of(self.bytes());
        digest.as_bytes().iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
    }
}
