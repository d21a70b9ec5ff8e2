//! Typefaces in documents: embedded, cut, and as wide as they say.

use rustybuzz::ttf_parser::{Face, GlyphId, cff};

use super::extract::extracted;
use super::*;

/// EB Garamond with CFF outlines, cut to basic Latin.
fn garamond() -> FontFile {
    let bytes = include_bytes!("../../../../tests/data/fonts/garamond.otf");
    FontFile { name: "garamond.otf".to_owned(), bytes: bytes.into() }
}

/// A sheet with an office's typeface in place of the built-in ones.
pub(super) fn in_garamond() -> Vec<u8> {
    let page = changed(sheet(NAMES[3]), |item| {
        if let Item::Text(text) = item {
            text.font = Font(0);
        }
    });
    let files = [garamond()];
    let case = TypeCase::open(&files).unwrap();
    let page = case.read(page).unwrap();
    let press = Press::from_needs(&case, &page.needs(), &picture(&logo()).unwrap()).unwrap();
    press.print(&[&page], &about(NAMES[3])).unwrap()
}

#[test]
fn every_font_is_embedded_cut_and_readable() {
    let document = printed(sheet(NAMES[3]));
    let fonts = dictionary(&document, only_page(&document), &["Resources", "Font"]);
    assert_eq!(fonts.len(), 4);
    for (_, font) in fonts {
        let font = document.dereference(font).unwrap().1.as_dict().unwrap();
        let name = font.get(b"BaseFont").unwrap().as_name().unwrap();
        assert!(name[..6].iter().all(u8::is_ascii_uppercase) && name[6] == b'+');
        let descendant = dictionary(&document, font, &["DescendantFonts"]);
        assert_eq!(descendant.get(b"CIDToGIDMap").unwrap().as_name().unwrap(), b"Identity");
        let descriptor = dictionary(&document, descendant, &["FontDescriptor"]);
        let program = document.dereference(descriptor.get(b"FontFile2").unwrap()).unwrap().1;
        let program = program.as_stream().unwrap();
        let bytes = program.decompressed_content().unwrap();
        let length = program.dict.get(b"Length1").unwrap().as_i64().unwrap();
        assert_eq!(usize::try_from(length).unwrap(), bytes.len());
        let cut = Face::parse(&bytes, 0).unwrap();
        let units = f32::from(cut.units_per_em());
        for (glyph, said) in widths(descendant) {
            let is = f32::from(cut.glyph_hor_advance(GlyphId(glyph)).unwrap()) * 1000.0 / units;
            assert!((said - is).abs() <= 0.5, "glyph {glyph}: {said} said, {is} wide");
        }
    }
}

/// The widths that a document gives for the glyphs of a font.
fn widths(descendant: &Dictionary) -> Vec<(u16, f32)> {
    let widths = descendant.get(b"W").unwrap().as_array().unwrap();
    let first = u16::try_from(widths[0].as_i64().unwrap()).unwrap();
    let all = widths[1].as_array().unwrap();
    assert!(!all.is_empty());
    (first..).zip(all.iter().map(|width| width.as_i64().unwrap() as f32)).collect()
}

#[test]
fn a_font_with_cubic_outlines_is_embedded_and_readable() {
    let bytes = in_garamond();
    assert_eq!(violations(&bytes), [""; 0]);
    let document = Document::load_mem(&bytes).unwrap();
    let text = extracted(&document);
    assert!(text.lines().any(|line| line == NAMES[3]), "{text}");
    let descendant = dictionary(
        &document,
        only_page(&document),
        &["Resources", "Font", "H0", "DescendantFonts"],
    );
    assert_eq!(descendant.get(b"Subtype").unwrap().as_name().unwrap(), b"CIDFontType0");
    assert!(!descendant.has(b"CIDToGIDMap"));
    let descriptor = dictionary(&document, descendant, &["FontDescriptor"]);
    let program = document.dereference(descriptor.get(b"FontFile3").unwrap()).unwrap().1;
    let program = program.as_stream().unwrap();
    assert_eq!(program.dict.get(b"Subtype").unwrap().as_name().unwrap(), b"CIDFontType0C");
    let table = cff::Table::parse(&program.decompressed_content().unwrap()).map(|table| {
        // Characters are glyphs: that is how the page names them.
        (0..table.number_of_glyphs()).all(|glyph| table.glyph_cid(GlyphId(glyph)) == Some(glyph))
    });
    assert_eq!(table, Some(true));
    let count = widths(descendant).len();
    let letters: std::collections::BTreeSet<char> = text.chars().filter(|c| *c != '\n').collect();
    assert!(count >= letters.len(), "{count} glyphs for {} letters", letters.len());
}
