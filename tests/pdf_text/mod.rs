//! The text of a PDF as a search finds it: glyph numbers read through the tables of its fonts.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object};

/// What each code of a font means.
type Letters = BTreeMap<u16, String>;

/// The runs of text of all pages, each as it was shown, in the order of the file.
pub fn runs(bytes: &[u8]) -> Vec<String> {
    let document = Document::load_mem(bytes).unwrap();
    let mut runs = Vec::new();
    for page in document.get_pages().into_values() {
        let fonts = fonts(&document, document.get_dictionary(page).unwrap());
        let content = Content::decode(&document.get_page_content(page)).unwrap();
        let mut font = &Letters::new();
        for operation in content.operations {
            let operand = operation.operands.first();
            match operation.operator.as_str() {
                "Tf" => font = &fonts[operand.unwrap().as_name().unwrap()],
                "Tj" => runs.push(spelt(font, std::slice::from_ref(operand.unwrap()))),
                "TJ" => runs.push(spelt(font, operand.unwrap().as_array().unwrap())),
                _ => {}
            }
        }
    }
    runs
}

fn spelt(font: &Letters, shown: &[Object]) -> String {
    // The numbers between strings only move what follows.
    let strings = shown.iter().filter_map(|item| item.as_str().ok());
    let codes = strings.flat_map(|text| text.chunks(2));
    codes.map(|code| font[&u16::from_be_bytes([code[0], code[1]])].as_str()).collect()
}

fn fonts(document: &Document, page: &Dictionary) -> BTreeMap<Vec<u8>, Letters> {
    let resources = inside(document, page, b"Resources").as_dict().unwrap();
    let fonts = inside(document, resources, b"Font").as_dict().unwrap();
    let letters = |(name, font): (&Vec<u8>, &Object)| {
        let font = document.dereference(font).unwrap().1.as_dict().unwrap();
        let table = inside(document, font, b"ToUnicode").as_stream().unwrap();
        let table = table.decompressed_content().unwrap();
        (name.clone(), to_unicode(&String::from_utf8(table).unwrap()))
    };
    fonts.iter().map(letters).collect()
}

fn inside<'a>(document: &'a Document, dictionary: &'a Dictionary, key: &[u8]) -> &'a Object {
    document.dereference(dictionary.get(key).unwrap()).unwrap().1
}

/// Reads the single mappings of a ToUnicode table: `<0012> <0041>`, one a line.
fn to_unicode(table: &str) -> Letters {
    let mut letters = Letters::new();
    let mut inside = false;
    for line in table.lines().map(str::trim) {
        if line.ends_with("beginbfchar") {
            inside = true;
        } else if line.ends_with("endbfchar") {
            inside = false;
        } else if inside {
            let mut numbers = line.split(['<', '>', ' ']).filter(|part| !part.is_empty());
            let code = u16::from_str_radix(numbers.next().unwrap(), 16).unwrap();
            let text = numbers.next().unwrap();
            let units = (0..text.len() / 4)
                .map(|unit| u16::from_str_radix(&text[4 * unit..4 * unit + 4], 16).unwrap());
            letters.insert(code, String::from_utf16(&units.collect::<Vec<_>>()).unwrap());
        }
    }
    letters
}
