//! The words of a document as a search finds them.

use std::collections::BTreeMap;

use lopdf::Document;
use lopdf::content::Content;

use super::{dictionary, only_page};

/// Reads a document the way a search does: glyph numbers through the tables of its fonts, and
/// words that are said beside their glyphs as they are said. A line of the page is a line here.
pub(super) fn extracted(document: &Document) -> String {
    let page = only_page(document);
    let fonts = dictionary(document, page, &["Resources", "Font"]);
    let mut letters: BTreeMap<Vec<u8>, BTreeMap<u16, String>> = BTreeMap::new();
    for (name, font) in fonts {
        let font = document.dereference(font).unwrap().1.as_dict().unwrap();
        let table = document.dereference(font.get(b"ToUnicode").unwrap()).unwrap().1;
        let table = table.as_stream().unwrap().decompressed_content().unwrap();
        letters.insert(name.clone(), read_to_unicode(&String::from_utf8(table).unwrap()));
    }
    let content = document.get_page_content(document.get_pages()[&1]);
    let mut text = String::new();
    let mut font = Vec::new();
    // Whether each of the open parts, from outer to inner, was told in words.
    let mut told = Vec::new();
    for operation in Content::decode(&content).unwrap().operations {
        match operation.operator.as_str() {
            "Tf" => font = operation.operands[0].as_name().unwrap().to_vec(),
            "BMC" => told.push(false),
            "BDC" => {
                let said = operation.operands[1].as_dict().unwrap().get(b"ActualText");
                told.push(said.is_ok());
                if let Ok(said) = said {
                    text += &from_utf16(&said.as_str().unwrap()[2..]);
                    text.push('\n');
                }
            }
            "EMC" => assert!(told.pop().is_some(), "a part ends that never began"),
            "TJ" if !told.contains(&true) => {
                for item in operation.operands[0].as_array().unwrap() {
                    let Ok(code) = item.as_str() else { continue };
                    text += &letters[&font][&u16::from_be_bytes([code[0], code[1]])];
                }
                text.push('\n');
            }
            _ => {}
        }
    }
    assert!(told.is_empty(), "a part never ends");
    text
}

pub(super) fn from_utf16(bytes: &[u8]) -> String {
    let pairs = bytes.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    String::from_utf16(&pairs.collect::<Vec<_>>()).unwrap()
}

pub(super) fn read_to_unicode(table: &str) -> BTreeMap<u16, String> {
    let hex = |text: &str| -> Vec<u16> {
        text.as_bytes()
            .chunks(4)
            .map(|four| u16::from_str_radix(std::str::from_utf8(four).unwrap(), 16).unwrap())
            .collect()
    };
    table
        .lines()
        .filter(|line| line.starts_with('<') && !line.contains("FFFF"))
        .map(|line| {
            let mut parts = line.split(['<', '>']).filter(|part| !part.trim().is_empty());
            let code = hex(parts.next().unwrap())[0];
            (code, String::from_utf16(&hex(parts.next().unwrap())).unwrap())
        })
        .collect()
}
