//! The rules of PDF/A-2a and PDF/UA-1, and that breaking one of them is noticed.

use super::rules::violations;
use super::*;

fn good() -> Vec<u8> {
    printed_with(sheet(NAMES[2]), &logo())
}

#[test]
fn documents_keep_the_rules_of_their_standards() {
    for name in NAMES {
        assert_eq!(violations(&printed_with(sheet(name), &logo())), [""; 0], "{name}");
    }
}

#[test]
fn a_document_of_many_pages_keeps_them_too() {
    let pages: Vec<SetPage> = NAMES.iter().map(|name| read(sheet(name))).collect();
    let all: Vec<&SetPage> = pages.iter().collect();
    let bytes = press(&pages, &picture(&logo()).unwrap()).print(&all, &about("Semua")).unwrap();
    assert_eq!(violations(&bytes), [""; 0]);
}

#[test]
fn the_colour_profile_is_ours() {
    let document = Document::load_mem(&good()).unwrap();
    let catalog = document.catalog().unwrap();
    let intent = dictionary(&document, catalog, &["OutputIntents"]);
    let profile = document.dereference(intent.get(b"DestOutputProfile").unwrap()).unwrap().1;
    let profile = profile.as_stream().unwrap().decompressed_content().unwrap();
    assert_eq!(profile, colour::srgb_profile());
}

#[test]
fn nothing_is_transparent_without_a_picture_that_is() {
    let plain = changed(sheet(NAMES[2]), |item| {
        if matches!(item, Item::Picture(_)) {
            *item = Item::Shape(Shape::fill(INK, Vec::new()));
        }
    });
    let document = printed(plain);
    assert!(!only_page(&document).has(b"Group"));
    let masked = |object: &Object| object.as_stream().is_ok_and(|stream| stream.dict.has(b"SMask"));
    assert!(!document.objects.values().any(masked));
}

#[test]
fn the_parts_of_the_page_are_named_in_reading_order() {
    let document = Document::load_mem(&good()).unwrap();
    let catalog = document.catalog().unwrap();
    let whole = dictionary(&document, catalog, &["StructTreeRoot", "K"]);
    let parts = whole.get(b"K").unwrap().as_array().unwrap();
    let kinds: Vec<&[u8]> = parts
        .iter()
        .map(|part| document.dereference(part).unwrap().1.as_dict().unwrap())
        .map(|part| part.get(b"S").unwrap().as_name().unwrap())
        .collect();
    let expected = ["Figure", "P", "H1", "P", "P", "P", "P", "P", "P", "Figure"];
    assert_eq!(kinds, expected.map(str::as_bytes));
}

/// Breaks a document in one place and gives what is found.
fn broken(change: impl Fn(&mut Document)) -> Vec<String> {
    let mut document = Document::load_mem(&good()).unwrap();
    change(&mut document);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes.push(b'\n');
    violations(&bytes)
}

fn catalog(document: &mut Document) -> &mut Dictionary {
    document.catalog_mut().unwrap()
}

/// The dictionaries, of streams too, that have a key.
fn having<'a>(document: &'a mut Document, key: &str) -> Vec<&'a mut Dictionary> {
    let dictionary = |object: &'a mut Object| match object {
        Object::Dictionary(dictionary) => Some(dictionary),
        Object::Stream(stream) => Some(&mut stream.dict),
        _ => None,
    };
    let all = document.objects.values_mut().filter_map(dictionary);
    let found: Vec<_> = all.filter(|dictionary| dictionary.has(key.as_bytes())).collect();
    assert!(!found.is_empty(), "nothing has {key}");
    found
}

/// Replaces bytes in the content of the page.
fn rewritten(document: &mut Document, from: &str, to: &str) {
    let page = document.get_pages()[&1];
    let content = String::from_utf8(document.get_page_content(page)).unwrap();
    assert!(content.contains(from), "no {from} in {content}");
    document.change_page_content(page, content.replacen(from, to, 1).into_bytes()).unwrap();
}

#[test]
fn a_document_saved_by_another_program_still_keeps_the_rules() {
    assert_eq!(broken(|_| {}), [""; 0]);
}

#[test]
fn every_broken_rule_is_noticed() {
    type Break = (&'static str, fn(&mut Document));
    let breaks: [Break; 24] = [
        ("A 6.7.2 MarkInfo", |d| drop(catalog(d).remove(b"MarkInfo"))),
        ("A 6.7.4 Lang", |d| drop(catalog(d).remove(b"Lang"))),
        ("A 6.7.3 StructTreeRoot", |d| drop(catalog(d).remove(b"StructTreeRoot"))),
        ("A 6.2.3 OutputIntents", |d| drop(catalog(d).remove(b"OutputIntents"))),
        ("A 6.6.2 Metadata", |d| drop(catalog(d).remove(b"Metadata"))),
        ("UA 7.1 DisplayDocTitle", |d| drop(catalog(d).remove(b"ViewerPreferences"))),
        ("A 6.5, 6.9: OpenAction in the catalog", |d| catalog(d).set("OpenAction", 1)),
        ("A 6.1-6.9: AA", |d| having(d, "Tabs")[0].set("AA", Dictionary::new())),
        ("A 6.1-6.9: JS", |d| having(d, "Tabs")[0].set("JS", 1)),
        ("UA 7.18 Tabs", |d| drop(having(d, "Tabs")[0].remove(b"Tabs"))),
        ("A 6.2.10 transparency without a colour space", |d| {
            having(d, "Tabs")[0].remove(b"Group");
        }),
        ("A 6.6.3 Title in Info and XMP", |d| {
            having(d, "CreationDate")[0].set("Title", Object::string_literal("lain"));
        }),
        ("A 6.6.3 ModDate in Info and XMP", |d| {
            having(d, "CreationDate")[0].set("ModDate", Object::string_literal("D:20250101"));
        }),
        ("A 6.2.11.7 ToUnicode", |d| drop(having(d, "ToUnicode")[0].remove(b"ToUnicode"))),
        ("A 6.2.11.4 font is not embedded", |d| {
            having(d, "FontFile2")[0].remove(b"FontFile2");
        }),
        ("A 6.2.11.3 CIDToGIDMap", |d| {
            having(d, "CIDToGIDMap")[0].remove(b"CIDToGIDMap");
        }),
        ("A 6.2.8 Interpolate", |d| having(d, "SMask")[0].set("Interpolate", true)),
        ("A 6.2.4 colours of a picture", |d| having(d, "SMask")[0].set("ColorSpace", "DeviceCMYK")),
        ("UA 7.3 Figure without words", |d| drop(having(d, "Alt")[0].remove(b"Alt"))),
        ("UA 7.3 Figure without a box", |d| drop(having(d, "Alt")[0].remove(b"A"))),
        ("A 6.7.3 tags and tree disagree", |d| rewritten(d, "MCID 3", "MCID 33")),
        ("A 6.7.3, UA 7.1 content without a mark", |d| rewritten(d, "/Artifact BMC", "/Span BMC")),
        ("A 6.7.3 a mark or a state never ends", |d| rewritten(d, "EMC", "")),
        ("A 6.2.4.3 colours of printing plates", |d| rewritten(d, "EMC", "EMC 0 0 0 1 k")),
    ];
    for (rule, change) in breaks {
        let found = broken(change);
        assert!(found.iter().any(|found| found == rule), "{rule} is not among {found:?}");
    }
}

#[test]
fn a_file_that_is_cut_or_lengthened_is_noticed() {
    let good = good();
    assert_eq!(violations(&good[..good.len() / 2]), ["not a PDF"]);
    let longer = [good.as_slice(), b"more"].concat();
    assert!(violations(&longer).contains(&"A 6.1.3 nothing behind the end".to_owned()));
    let older = [b"%PDF-1.4".as_slice(), &good[8..]].concat();
    assert!(violations(&older).contains(&"A 6.1.2 header".to_owned()));
    let at = good.windows(8).position(|window| window == b"\nendobj\n").unwrap();
    let crowded = [&good[..at], b" ", &good[at + 1..]].concat();
    assert!(violations(&crowded).contains(&"A 6.1.9 endobj in a line of its own".to_owned()));
    let plain = [&good[..10], b"text".as_slice(), &good[14..]].concat();
    assert!(violations(&plain).contains(&"A 6.1.2 binary comment".to_owned()));
}

/// Documents with pictures of every kind, for eyes and for validators.
#[test]
#[ignore = "writes documents to the folder that RAPOR_LOOK names, to be looked at and validated"]
fn look() {
    let folder = std::path::PathBuf::from(std::env::var_os("RAPOR_LOOK").unwrap());
    let save = |name: &str, bytes: &[u8]| {
        assert_eq!(violations(bytes), [""; 0], "{name}");
        std::fs::write(folder.join(name), bytes).unwrap();
    };
    save("png.pdf", &printed_with(sheet(NAMES[7]), &logo()));
    for (name, picture) in pictures::SAMPLES {
        let wide = changed(sheet(NAMES[2]), |item| {
            if let Item::Picture(picture) = item {
                picture.area = Area::new(20.0, 15.0, 60.0, 50.0);
            }
        });
        save(&format!("{name}.pdf"), &printed_with(wide, picture));
    }
    save("otf.pdf", &fonts::in_garamond());
    let pages: Vec<SetPage> = NAMES.iter().map(|name| read(sheet(name))).collect();
    let all: Vec<&SetPage> = pages.iter().collect();
    let press = press(&pages, &picture(&logo()).unwrap());
    save("semua.pdf", &press.print(&all, &about("Semua")).unwrap());
}
