//! The typefaces of a batch, and words shaped with them: kerning, true widths.

use std::ops::Range;

use rustybuzz::ttf_parser::{Permissions, Tag, name_id};
use rustybuzz::{Direction, Feature, Language, ShapePlan, UnicodeBuffer, script};
use subsetter::GlyphRemapper;

use super::metrics::Metrics;
use super::problem::{FontFault, FontProblem};
use crate::page::{Font, FontFile};

/// All typefaces of a batch, opened once.
pub struct TypeCase<'a> {
    faces: Vec<Typeface<'a>>,
}

impl<'a> TypeCase<'a> {
    /// Opens the typefaces of a batch; pages name them by their place in the list.
    ///
    /// # Errors
    /// Every file that cannot be used, in the order of the list.
    pub fn open(files: &'a [FontFile]) -> Result<Self, Vec<FontProblem>> {
        let mut faces = Vec::with_capacity(files.len());
        let mut problems = Vec::new();
        for (number, file) in files.iter().enumerate() {
            match Typeface::open(file) {
                Ok(face) => faces.push(face),
                Err(fault) => {
                    problems.push(FontProblem { number, name: file.name.clone(), fault });
                }
            }
        }
        if problems.is_empty() { Ok(Self { faces }) } else { Err(problems) }
    }

    /// A typeface by its number.
    pub(super) fn face(&self, font: Font) -> Option<&Typeface<'a>> {
        self.faces.get(font.0)
    }
}

/// One typeface, ready to shape.
pub(super) struct Typeface<'a> {
    /// The whole font file.
    pub(super) bytes: &'a [u8],
    /// Its PostScript name.
    pub(super) name: String,
    /// What shapes.
    pub(super) face: rustybuzz::Face<'a>,
    /// How high and how low its letters reach.
    pub(super) metrics: Metrics,
    /// How words are shaped.
    plan: ShapePlan,
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

/// How words are shaped. No letters are joined: a joined t and i makes "Siti" look misspelt, and
/// letters that are spaced apart must not stick together here and there. Figures stand on the
/// line and are as high as capitals, among which scores and numbers of decrees are read.
fn plan(face: &rustybuzz::Face<'_>) -> ShapePlan {
    let set = |tag: &[u8; 4], value| Feature::new(Tag::from_bytes(tag), value, ..);
    let features = [set(b"lnum", 1), set(b"liga", 0), set(b"clig", 0)];
    let language: Option<Language> = "id".parse().ok();
    let latin = Some(script::LATIN);
    ShapePlan::new(face, Direction::LeftToRight, latin, language.as_ref(), &features)
}

/// What can be said of a font file from its first bytes.
fn is_single_font(bytes: &[u8]) -> Result<(), FontFault> {
    match bytes.get(..4) {
        Some(b"ttcf") => Err(FontFault::Collection),
        Some(b"wOFF" | b"wOF2") => Err(FontFault::Web),
        Some(b"\0\x01\0\0" | b"true" | b"OTTO") => Ok(()),
        _ => Err(FontFault::Damaged),
    }
}

/// The name under which documents know a typeface: its PostScript name, in the characters that a
/// PDF may write as they are.
fn postscript_name(face: &rustybuzz::Face<'_>) -> String {
    let names = face.names().into_iter();
    let name = names
        .filter(|name| name.name_id == name_id::POST_SCRIPT_NAME && name.is_unicode())
        .find_map(|name| name.to_string())
        .unwrap_or_default();
    let plain = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let name: String = name.chars().filter(plain).take(63).collect();
    if name.is_empty() { "Font".to_owned() } else { name }
}

impl<'a> Typeface<'a> {
    fn open(file: &'a FontFile) -> Result<Self, FontFault> {
        let bytes: &[u8] = &file.bytes;
        is_single_font(bytes)?;
        let face = rustybuzz::Face::from_slice(bytes, 0).ok_or(FontFault::Damaged)?;
        if face.is_variable() {
            return Err(FontFault::Variable);
        }
        let restricted = face.permissions() == Some(Permissions::Restricted);
        // A font without the table that holds its permissions forbids nothing.
        if face.tables().os2.is_some()
            && (restricted || !face.is_subsetting_allowed() || !face.is_outline_embedding_allowed())
        {
            return Err(FontFault::Forbidden);
        }
        if face.tables().glyf.is_none() && face.tables().cff.is_none() {
            return Err(FontFault::NoOutlines);
        }
        let remapper = GlyphRemapper::new();
        subsetter::subset(bytes, 0, &remapper).map_err(|_| FontFault::Damaged)?;
        let (name, metrics, plan) = (postscript_name(&face), Metrics::of(&face), plan(&face));
        Ok(Self { bytes, name, metrics, plan, face })
    }

    /// Whether the typeface has a glyph for a character.
    pub(super) fn has(&self, character: char) -> bool {
        self.face.glyph_index(character).is_some_and(|glyph| glyph.0 != 0)
    }

    /// Whether its letters have serifs, if its maker says so in the PANOSE figures of the font.
    pub(super) fn has_serifs(&self) -> bool {
        const FAMILY: usize = 32;
        let os2 = self.face.raw_face().table(Tag::from_bytes(b"OS/2"));
        // A family of letters (2) with serifs of one of the styles from "cove" to "triangle".
        matches!(os2.and_then(|os2| os2.get(FAMILY..FAMILY + 2)), Some([2, 2..=10]))
    }

    /// Shapes words.
    pub(super) fn shape(&self, words: &str) -> Run {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(words);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(script::LATIN);
        let shaped = rustybuzz::shape_with_plan(&self.face, &self.plan, buffer);
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

    /// The lowest and the highest point of a run's glyphs above the baseline, in thousandths of
    /// the size.
    pub(super) fn extent(&self, run: &Run) -> (f32, f32) {
        let (low, high) = self.metrics.extent(&self.face, run.glyphs.iter().map(|glyph| glyph.id));
        (self.thousandths(i32::from(low)), self.thousandths(i32::from(high)))
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
    use std::borrow::Cow;

    use super::*;
    use crate::report::pdf::built_in_fonts;

    const SERIF: Font = Font(0);
    const SANS: Font = Font(2);

    /// Opens a list with this one file and gives what is wrong with it.
    fn fault(bytes: &[u8]) -> Option<FontFault> {
        let file = FontFile { name: "aset/huruf.ttf".to_owned(), bytes: bytes.to_vec().into() };
        let problems = TypeCase::open(std::slice::from_ref(&file)).err()?;
        assert_eq!((problems.len(), problems[0].name.as_str()), (1, "aset/huruf.ttf"));
        Some(problems[0].fault)
    }

    /// A built-in font with a table changed: its bytes from where the table starts.
    fn with_table(tag: &[u8; 4], change: impl Fn(&mut [u8])) -> Vec<u8> {
        let [mut bytes, ..] = built_in_fonts().map(|file| file.bytes.into_owned());
        let entry = bytes.windows(4).position(|window| window == tag).unwrap();
        let start = u32::from_be_bytes(bytes[entry + 8..entry + 12].try_into().unwrap());
        change(&mut bytes[start as usize..]);
        bytes
    }

    fn each_face(check: impl Fn(&Typeface<'_>)) {
        let files = built_in_fonts();
        let case = TypeCase::open(&files).unwrap();
        (0..files.len()).for_each(|number| check(case.face(Font(number)).unwrap()));
    }

    #[test]
    fn pairs_are_kerned() {
        each_face(|face| {
            let width = |words| face.shape(words).width(0.0);
            assert!(width("To") < width("T") + width("o"), "{}: To is not kerned", face.name);
        });
    }

    #[test]
    fn a_width_is_the_sum_of_the_fonts_advances() {
        // Figures are not kerned in the sans: 97,08 is four figures and a comma.
        let files = built_in_fonts();
        let case = TypeCase::open(&files).unwrap();
        let face = case.face(SANS).unwrap();
        let advance = |c| face.width(face.face.glyph_index(c).unwrap().0) as f32;
        let sum = advance('9') + advance('7') + advance('0') + advance('8');
        assert!((face.shape("9708").width(0.0) - sum).abs() < 2.5);
    }

    #[test]
    fn letters_stay_inside_of_their_line() {
        each_face(|face| {
            let (low, high) = face.extent(&face.shape("HbdfhklgjpqyQ(97,08)/"));
            let (above, height) = (face.metrics.above * 1000.0, face.metrics.height * 1000.0);
            assert!(high <= above && high > above - 150.0, "{}: {high} of {above}", face.name);
            assert!(-low <= height - above, "{}: {low} below {above} of {height}", face.name);
            assert!((height - 1000.0).abs() < 0.1, "{}: {height}", face.name);
        });
    }

    #[test]
    fn no_letters_of_a_name_are_joined() {
        each_face(|face| {
            for name in ["Siti", "efisien", "sufflasi", "fjord"] {
                assert_eq!(face.shape(name).glyphs.len(), name.len(), "{}: {name}", face.name);
            }
        });
    }

    #[test]
    fn spacing_stands_between_letters_and_not_behind_the_last() {
        let files = built_in_fonts();
        let case = TypeCase::open(&files).unwrap();
        let run = case.face(SERIF).unwrap().shape("fi");
        assert!((run.width(100.0) - run.width(0.0) - 100.0).abs() < 0.01);
    }

    #[test]
    fn glyphs_stand_for_all_letters() {
        each_face(|face| {
            let run = face.shape("efisien, sufflasi");
            let read: String = run.glyphs.iter().map(|glyph| run.letters(glyph)).collect();
            assert_eq!(read, "efisien, sufflasi");
            assert!(run.is_plain());
        });
    }

    #[test]
    fn a_font_that_cannot_be_used_is_refused_by_name() {
        let [whole, ..] = built_in_fonts();
        assert_eq!(fault(&whole.bytes), None);
        assert_eq!(fault(b""), Some(FontFault::Damaged));
        assert_eq!(fault(b"%PDF-1.7"), Some(FontFault::Damaged));
        assert_eq!(fault(&whole.bytes[..200]), Some(FontFault::Damaged));
        assert_eq!(fault(b"wOF2\0\x01\0\0"), Some(FontFault::Web));
        assert_eq!(fault(b"ttcf\0\x01\0\0"), Some(FontFault::Collection));
    }

    #[test]
    fn a_font_that_is_no_single_cut_with_outlines_is_refused() {
        // Tables under the names of others: pictures in place of outlines, axes in place of kerning.
        let renamed = |from: &[u8; 4], to: &[u8; 4], start: &[u8]| {
            let mut bytes = with_table(from, |table| table[..start.len()].copy_from_slice(start));
            let at = bytes.windows(4).position(|window| window == from).unwrap();
            bytes[at..at + 4].copy_from_slice(to);
            fault(&bytes)
        };
        assert_eq!(renamed(b"glyf", b"glyz", &[]), Some(FontFault::NoOutlines));
        let one_axis = [0, 1, 0, 0, 0, 16, 0, 2, 0, 1, 0, 20, 0, 0, 0, 0];
        assert_eq!(renamed(b"GPOS", b"fvar", &one_axis), Some(FontFault::Variable));
    }

    #[test]
    fn a_font_that_its_maker_keeps_to_himself_is_refused() {
        let with_permission =
            |bits: u16| with_table(b"OS/2", |os2| os2[8..10].copy_from_slice(&bits.to_be_bytes()));
        for allowed in [0x0000, 0x0004, 0x0008] {
            assert_eq!(fault(&with_permission(allowed)), None, "{allowed:#06x}");
        }
        for refused in [0x0002, 0x0100, 0x0200] {
            let fault = fault(&with_permission(refused));
            assert_eq!(fault, Some(FontFault::Forbidden), "{refused:#06x}");
        }
    }

    #[test]
    fn all_files_that_cannot_be_used_are_told_at_once() {
        let [good, ..] = built_in_fonts();
        let bad = |name: &str| FontFile { name: name.to_owned(), bytes: Cow::Borrowed(b"?") };
        let files = [bad("a.ttf"), good, bad("b.ttf")];
        let problems = TypeCase::open(&files).err().unwrap();
        let told: Vec<(usize, &str)> =
            problems.iter().map(|problem| (problem.number, problem.name.as_str())).collect();
        assert_eq!(told, [(0, "a.ttf"), (2, "b.ttf")]);
    }
}
