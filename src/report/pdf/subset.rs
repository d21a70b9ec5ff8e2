//! A typeface cut to the glyphs of a batch, as the objects of a PDF.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use lopdf::{Dictionary, Object, ObjectId, StringFormat, dictionary};
use subsetter::GlyphRemapper;

use super::file::Objects;
use super::plate::deflated;
use super::problem::PressError;
use super::program::Program;
use super::setting::Block;
use super::typecase::{TypeCase, Typeface};
use crate::page::Font;

/// Which glyphs a batch needs, and the letters each stands for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GlyphUse {
    fonts: BTreeMap<Font, BTreeMap<u16, String>>,
}

impl GlyphUse {
    /// Notes the glyphs of a text.
    pub(super) fn note(&mut self, font: Font, block: &Block) {
        let glyphs = self.fonts.entry(font).or_default();
        for line in &block.lines {
            for glyph in &line.run.glyphs {
                note_letters(glyphs, glyph.id, line.run.letters(glyph));
            }
        }
    }

    /// Adds what another part of the batch needs.
    pub fn merge(&mut self, other: Self) {
        for (font, glyphs) in other.fonts {
            let mine = self.fonts.entry(font).or_default();
            for (id, letters) in glyphs {
                note_letters(mine, id, &letters);
            }
        }
    }

    /// The typefaces in use with their glyphs.
    pub(super) fn fonts(&self) -> impl Iterator<Item = (Font, &BTreeMap<u16, String>)> {
        self.fonts.iter().map(|(font, glyphs)| (*font, glyphs))
    }
}

/// A glyph may stand for different letters (a space for a no-break space): the least of them is
/// noted, whatever the order in which a batch is read.
fn note_letters(glyphs: &mut BTreeMap<u16, String>, id: u16, letters: &str) {
    let noted = glyphs.entry(id).or_insert_with(|| letters.to_owned());
    if noted.is_empty() || (!letters.is_empty() && letters < noted.as_str()) {
        letters.clone_into(noted);
    }
}

/// A typeface cut to what a batch needs.
pub(super) struct SubsetFont {
    /// New number of every glyph that was kept.
    glyphs: BTreeMap<u16, u16>,
    /// The font in the document.
    pub(super) object: ObjectId,
    /// The numbers of all its objects.
    pub(super) numbers: Range<u32>,
}

impl SubsetFont {
    /// The number of a glyph in the cut font, if it was kept.
    pub(super) fn number(&self, glyph: u16) -> Option<u16> {
        self.glyphs.get(&glyph).copied()
    }

    /// Cuts a typeface and adds its objects.
    pub(super) fn cut(
        objects: &mut Objects,
        case: &TypeCase<'_>,
        font: Font,
        glyphs: &BTreeMap<u16, String>,
    ) -> Result<Self, PressError> {
        let face = case.face(font).ok_or_else(|| PressError::Font(font.0.to_string()))?;
        let mut remapper = GlyphRemapper::new();
        let kept: BTreeMap<u16, u16> =
            glyphs.keys().map(|glyph| (*glyph, remapper.remap(*glyph))).collect();
        let program = Program::cut(face.bytes, &remapper)
            .ok_or_else(|| PressError::Font(face.name.clone()))?;
        let name = format!("{}+{}", program.tag(), face.name);
        let first_object = objects.next();
        let file = objects.add(program.stream());
        let mut descriptor = descriptor(face, &name);
        descriptor.set(program.descriptor_key(), file);
        let descriptor = objects.add(descriptor);
        let widths: Vec<Object> = glyphs.keys().map(|glyph| face.width(*glyph).into()).collect();
        let first = kept.values().min().copied().unwrap_or(1);
        let mut descendant = dictionary! {
            "Type" => "Font",
            "Subtype" => program.font_type(),
            "BaseFont" => Object::Name(name.clone().into_bytes()),
            "CIDSystemInfo" => dictionary! {
                "Registry" => Object::string_literal("Adobe"),
                "Ordering" => Object::string_literal("Identity"),
                "Supplement" => 0,
            },
            "FontDescriptor" => descriptor,
            "DW" => face.width(0),
            "W" => vec![Object::from(i64::from(first)), Object::Array(widths)],
        };
        if program.is_true_type() {
            descendant.set("CIDToGIDMap", "Identity");
        }
        let descendant = objects.add(descendant);
        let letters = glyphs
            .iter()
            .filter_map(|(glyph, letters)| Some((*kept.get(glyph)?, letters.as_str())));
        let unicode = objects.add(deflated(Dictionary::new(), to_unicode(letters).as_bytes()));
        let object = objects.add(dictionary! {
            "Type" => "Font",
            "Subtype" => "Type0",
            "BaseFont" => Object::Name(name.into_bytes()),
            "Encoding" => "Identity-H",
            "DescendantFonts" => vec![Object::Reference(descendant)],
            "ToUnicode" => unicode,
        });
        Ok(Self { glyphs: kept, object, numbers: first_object..objects.next() })
    }
}

/// What a reader of the document must know of the typeface beside its outlines.
fn descriptor(face: &Typeface<'_>, name: &str) -> Dictionary {
    const FIXED: i64 = 1;
    const SERIF: i64 = 1 << 1;
    const SYMBOLIC: i64 = 1 << 2;
    const ITALIC: i64 = 1 << 6;
    let flag = |bit: i64, set: bool| if set { bit } else { 0 };
    let flags = SYMBOLIC
        | flag(FIXED, face.face.is_monospaced())
        | flag(SERIF, face.has_serifs())
        | flag(ITALIC, face.face.is_italic());
    let units =
        |value: i16| -> Object { (face.thousandths(i32::from(value)).round() as i64).into() };
    let bounds = face.face.global_bounding_box();
    let capital = face.face.capital_height().unwrap_or_else(|| face.face.ascender());
    // No table of a font holds the thickness of its stems; it is estimated from the weight.
    let stem = 50 + (i64::from(face.face.weight().to_number()) / 65).pow(2);
    dictionary! {
        "Type" => "FontDescriptor",
        "FontName" => Object::Name(name.as_bytes().to_vec()),
        "Flags" => flags,
        "FontBBox" => vec![
            units(bounds.x_min), units(bounds.y_min), units(bounds.x_max), units(bounds.y_max),
        ],
        "ItalicAngle" => face.face.italic_angle().round() as i64,
        "Ascent" => units(face.face.ascender()),
        "Descent" => units(face.face.descender()),
        "CapHeight" => units(capital),
        "StemV" => stem,
    }
}

/// The table from glyphs to letters, so that the document can be searched and copied from.
fn to_unicode<'a>(letters: impl Iterator<Item = (u16, &'a str)>) -> String {
    const MOST_IN_A_BLOCK: usize = 100;
    let lines: Vec<String> = letters
        .filter(|(_, letters)| !letters.is_empty())
        .map(|(number, letters)| {
            let mut line = format!("<{number:04X}> <");
            for unit in letters.encode_utf16() {
                let _ = write!(line, "{unit:04X}");
            }
            line + ">\n"
        })
        .collect();
    let mut map = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
         /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n\
         /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
         1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
    );
    for block in lines.chunks(MOST_IN_A_BLOCK) {
        let _ = writeln!(map, "{} beginbfchar", block.len());
        map.extend(block.iter().map(String::as_str));
        map.push_str("endbfchar\n");
    }
    map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    map
}

/// A text string of a document's dictionaries: readable where it is plain, UTF-16 otherwise.
pub(super) fn text_string(words: &str) -> Object {
    if words.chars().all(|c| c.is_ascii() && !c.is_ascii_control()) {
        Object::String(words.as_bytes().to_vec(), StringFormat::Literal)
    } else {
        Object::String(super::draw::utf16(words), StringFormat::Hexadecimal)
    }
}
