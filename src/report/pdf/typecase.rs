//! The typefaces, and words shaped with them: kerning, ligatures, true widths.

use std::ops::Range;

use rustybuzz::ttf_parser::{Tag, name_id};
use rustybuzz::{Direction, Feature, Language, ShapePlan, UnicodeBuffer, script};

use super::problem::FontError;
use crate::report::page::Font;

/// The bytes of a typeface, trimmed to Latin. Where they come from stands in
/// `templates/fonts/README.md`.
fn bytes(font: Font) -> &'static [u8] {
    match font {
        Font::Serif => include_bytes!("../../../templates/fonts/RaporSerif-Regular.ttf"),
        Font::SerifItalic => include_bytes!("../../../templates/fonts/RaporSerif-Italic.ttf"),
        Font::Sans => include_bytes!("../../../templates/fonts/RaporSans-Regular.ttf"),
        Font::SansBold => include_bytes!("../../../templates/fonts/RaporSans-Bold.ttf"),
    }
}

/// The typefaces that are built in, by their file names.
pub fn fonts() -> [(&'static str, &'static [u8]); 4] {
    [
        ("RaporSerif-Regular.ttf", bytes(Font::Serif)),
        ("RaporSerif-Italic.ttf", bytes(Font::SerifItalic)),
        ("RaporSans-Regular.ttf", bytes(Font::Sans)),
        ("RaporSans-Bold.ttf", bytes(Font::SansBold)),
    ]
}

/// All typefaces, opened once per batch.
pub struct TypeCase {
    faces: [Typeface; Font::ALL.len()],
}

impl TypeCase {
    /// Opens the typefaces that are built in.
    ///
    /// # Errors
    /// When one of them cannot be read, which a test of the program excludes.
    pub fn open() -> Result<Self, FontError> {
        let [serif, italic, sans, bold] = Font::ALL.map(Typeface::open);
        Ok(Self { faces: [serif?, italic?, sans?, bold?] })
    }

    /// The typeface of a role.
    pub(super) fn face(&self, font: Font) -> &Typeface {
        let [serif, italic, sans, bold] = &self.faces;
        match font {
            Font::Serif => serif,
            Font::SerifItalic => italic,
            Font::Sans => sans,
            Font::SansBold => bold,
        }
    }
}

/// One typeface, ready to shape.
pub(super) struct Typeface {
    /// The whole font file.
    pub(super) bytes: &'static [u8],
    /// Its PostScript name.
    pub(super) name: String,
    /// What shapes.
    pub(super) face: rustybuzz::Face<'static>,
    /// How words are shaped.
    close: ShapePlan,
    /// How words are shaped whose letters are spaced apart: without ligatures.
    spaced: ShapePlan,
}

/// A glyph of a shaped line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Glyph {
    /// Its number in the whole font.
    pub(super) id: u16,
    /// Where the next glyph starts, in thousandths of the size, kerning included.
    pub(super) advance: f32,
    /// The width that the font itself gives it, in whole thousandths of the size.
    pub(super) width: i64,
    /// The bytes of the words that it stands for; empty for all but the first of several glyphs
    /// that stand for the same letters.
    pub(super) source: Range<usize>,
}

/// Words as glyphs.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    /// The words.
    pub(super) words: String,
    /// Their glyphs, from left to right.
    pub(super) glyphs: Vec<Glyph>,
    /// How many of the glyphs take room: all but a space at the end.
    pub(super) visible: usize,
}

fn plan(face: &rustybuzz::Face<'static>, features: &[Feature]) -> ShapePlan {
    let language: Option<Language> = "id".parse().ok();
    ShapePlan::new(face, Direction::LeftToRight, Some(script::LATIN), language.as_ref(), features)
}

impl Typeface {
    fn open(font: Font) -> Result<Self, FontError> {
        let bytes = bytes(font);
        let face = rustybuzz::Face::from_slice(bytes, 0).ok_or(FontError { font })?;
        let name = face
            .names()
            .into_iter()
            .find(|name| name.name_id == name_id::POST_SCRIPT_NAME && name.is_unicode())
            .and_then(|name| name.to_string())
            .ok_or(FontError { font })?;
        let on = |tag: &[u8; 4], value| Feature::new(Tag::from_bytes(tag), value, ..);
        // Figures that stand on the line and are as high as capitals: scores and numbers of
        // decrees are read among capitals.
        let apart = [on(b"lnum", 1), on(b"liga", 0), on(b"clig", 0)];
        let close = match font {
            Font::Serif | Font::SerifItalic => plan(&face, &[on(b"lnum", 1)]),
            // The sans joins t and i, which makes "Siti" look misspelt.
            Font::Sans | Font::SansBold => plan(&face, &apart),
        };
        let spaced = plan(&face, &apart);
        Ok(Self { bytes, name, face, close, spaced })
    }

    /// Whether the typeface has a glyph for a character.
    pub(super) fn has(&self, character: char) -> bool {
        self.face.glyph_index(character).is_some_and(|glyph| glyph.0 != 0)
    }

    /// Shapes words; `spaced` words have no ligatures, because letters that are spaced apart
    /// must not stick together here and there.
    pub(super) fn shape(&self, words: &str, spaced: bool) -> Run {
        let plan = if spaced { &self.spaced } else { &self.close };
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(words);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(script::LATIN);
        let shaped = rustybuzz::shape_with_plan(&self.face, plan, buffer);
        let mut glyphs: Vec<Glyph> = Vec::with_capacity(shaped.len());
        let starts: Vec<usize> = shaped.glyph_infos().iter().map(|i| i.cluster as usize).collect();
        for (index, (info, position)) in
            shaped.glyph_infos().iter().zip(shaped.glyph_positions()).enumerate()
        {
            let id = u16::try_from(info.glyph_id).unwrap_or(0);
            let start = info.cluster as usize;
            let end =
                starts.iter().skip(index).copied().find(|s| *s > start).unwrap_or(words.len());
            let repeated = index > 0 && starts.get(index - 1) == Some(&start);
            glyphs.push(Glyph {
                id,
                advance: self.thousandths(position.x_advance),
                width: self.width(id),
                source: if repeated { end..end } else { start..end },
            });
        }
        let is_space = |glyph: &&Glyph| words.get(glyph.source.clone()) == Some(" ");
        let spaces = glyphs.iter().rev().take_while(is_space).count();
        Run { words: words.to_owned(), visible: glyphs.len() - spaces, glyphs }
    }

    /// The advance of a glyph in the font itself, in whole thousandths of the size.
    pub(super) fn width(&self, id: u16) -> i64 {
        let units = self.face.glyph_hor_advance(rustybuzz::ttf_parser::GlyphId(id)).unwrap_or(0);
        self.thousandths(i32::from(units)).round() as i64
    }

    /// Font units in thousandths of the size.
    pub(super) fn thousandths(&self, units: i32) -> f32 {
        units as f32 * 1000.0 / self.face.units_per_em() as f32
    }
}

impl Run {
    /// Its width in thousandths of the size, with `spacing` between letters but not behind the
    /// last, so that what is centred looks centred.
    pub(super) fn width(&self, spacing: f32) -> f32 {
        let gaps = self.visible.saturating_sub(1) as f32;
        let advances = self.glyphs.iter().take(self.visible).map(|glyph| glyph.advance);
        advances.sum::<f32>() + spacing * gaps
    }

    /// The letters that a glyph stands for.
    pub(super) fn letters(&self, glyph: &Glyph) -> &str {
        self.words.get(glyph.source.clone()).unwrap_or("")
    }

    /// Whether reading the glyphs one by one gives the words: every glyph stands for letters of
    /// its own.
    pub(super) fn is_plain(&self) -> bool {
        self.glyphs.iter().all(|glyph| !glyph.source.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn width(font: Font, words: &str) -> f32 {
        TypeCase::open().unwrap().face(font).shape(words, false).width(0.0)
    }

    #[test]
    fn pairs_are_kerned() {
        for font in Font::ALL {
            let apart = width(font, "T") + width(font, "o");
            assert!(width(font, "To") < apart, "{font:?}: To is not kerned");
        }
    }

    #[test]
    fn a_width_is_the_sum_of_the_fonts_advances() {
        // Figures are not kerned in the sans: 97,08 is four figures and a comma.
        let case = TypeCase::open().unwrap();
        let face = case.face(Font::Sans);
        let advance = |c| face.width(face.face.glyph_index(c).unwrap().0) as f32;
        let sum = advance('9') + advance('7') + advance('0') + advance('8');
        assert!((width(Font::Sans, "9708") - sum).abs() < 2.5);
    }

    #[test]
    fn spaced_letters_form_no_ligature() {
        let case = TypeCase::open().unwrap();
        let face = case.face(Font::SerifItalic);
        assert_eq!(face.shape("fi", false).glyphs.len(), 1);
        let spaced = face.shape("fi", true);
        assert_eq!(spaced.glyphs.len(), 2);
        assert!((spaced.width(100.0) - spaced.width(0.0) - 100.0).abs() < 0.01);
    }

    #[test]
    fn the_sans_joins_no_letters_of_a_name() {
        let case = TypeCase::open().unwrap();
        for font in [Font::Sans, Font::SansBold] {
            assert_eq!(case.face(font).shape("Siti", false).glyphs.len(), 4);
        }
    }

    #[test]
    fn a_ligature_stands_for_all_its_letters() {
        let case = TypeCase::open().unwrap();
        for font in Font::ALL {
            let run = case.face(font).shape("efisien, sufflasi", false);
            let read: String = run.glyphs.iter().map(|glyph| run.letters(glyph)).collect();
            assert_eq!(read, "efisien, sufflasi");
            assert!(run.is_plain());
        }
    }
}
