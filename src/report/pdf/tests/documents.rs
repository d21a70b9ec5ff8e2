//! From pages to documents: the same bytes, readable words, and refusals by name.

use std::collections::BTreeMap;
use std::sync::Mutex;

use super::extract::{extracted, from_utf16};
use super::*;

#[test]
fn the_same_page_gives_the_same_bytes_on_any_thread_in_any_order() {
    let pages: Vec<SetPage> = NAMES.iter().map(|name| read(sheet(name))).collect();
    let pictures = picture(&logo()).unwrap();
    let print =
        |press: &Press, index: usize| press.print(&[&pages[index]], &about(NAMES[index])).unwrap();
    let first = press(&pages, &pictures);
    let alone: Vec<Vec<u8>> = (0..pages.len()).map(|index| print(&first, index)).collect();

    // Another press, prepared from the pages in another order.
    let press = press(pages.iter().rev(), &pictures);
    let together = Mutex::new(BTreeMap::new());
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let (press, together, print) = (&press, &together, &print);
            scope.spawn(move || {
                for round in 0..NAMES.len() {
                    let index = (round * 5 + thread * 3) % NAMES.len();
                    let bytes = print(press, index);
                    together.lock().unwrap().insert((thread, index), bytes);
                }
            });
        }
    });
    let together = together.into_inner().unwrap();
    assert_eq!(together.len(), 64);
    for ((thread, index), bytes) in together {
        assert!(bytes == alone[index], "{} differs on thread {thread}", NAMES[index]);
    }
}

#[test]
fn the_words_can_be_read_back() {
    for name in NAMES {
        let text = extracted(&printed(sheet(name)));
        for words in [
            name,
            "97,08",
            "Kualitas Tertinggi",
            "PIAGAM PENGHARGAAN",
            "Nomor: 001/PIAGAM/ORG/XI/2024",
            "Medan, 25 November 2024",
        ] {
            assert!(text.lines().any(|line| line == words), "no line \"{words}\" in:\n{text}");
        }
    }
}

#[test]
fn a_name_on_two_lines_is_whole() {
    let name = "UPT Puskesmas Pegagan Julu II, Kecamatan Sumbul, Kabupaten Kepulauan Siau";
    let text = extracted(&printed(sheet(name))).replace('\n', "");
    assert!(text.contains(name), "{text}");
}

#[test]
fn information_and_metadata_agree_and_are_escaped() {
    let document = printed(sheet(NAMES[2]));
    let info = document.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let info = document.get_dictionary(info).unwrap();
    let read = |key: &[u8]| {
        let bytes = info.get(key).unwrap().as_str().unwrap();
        match bytes.strip_prefix(&[0xFE, 0xFF]) {
            Some(utf16) => from_utf16(utf16),
            None => String::from_utf8(bytes.to_vec()).unwrap(),
        }
    };
    let about = about(NAMES[2]);
    assert_eq!(read(b"Title"), about.title);
    assert_eq!(read(b"Author"), about.author);
    assert_eq!(read(b"Subject"), about.subject);
    assert_eq!(read(b"CreationDate"), "D:20241125");

    let catalog = document.catalog().unwrap();
    let xmp = document.dereference(catalog.get(b"Metadata").unwrap()).unwrap().1;
    let xmp = String::from_utf8(xmp.as_stream().unwrap().content.clone()).unwrap();
    assert!(xmp.contains("Biro Organisasi &lt;R&amp;D&gt; &quot;Sumut&quot;"));
    assert!(xmp.contains(&format!("<rdf:li xml:lang=\"x-default\">{}</rdf:li>", about.subject)));
    assert!(xmp.contains(&format!("<pdf:Producer>{}</pdf:Producer>", read(b"Producer"))));
    assert!(xmp.contains("<xmp:CreateDate>2024-11-25</xmp:CreateDate>"));
}

#[test]
fn a_document_is_identified_by_what_it_says() {
    let identity = |page: Page| {
        let document = printed(page);
        let both = document.trailer.get(b"ID").unwrap().as_array().unwrap();
        assert_eq!(both[0], both[1]);
        both[0].as_str().unwrap().to_vec()
    };
    let first = identity(sheet(NAMES[0]));
    assert_eq!(first.len(), 16);
    assert_eq!(first, identity(sheet(NAMES[0])));
    assert_ne!(first, identity(sheet_with(NAMES[0], "97,09")));
}

#[test]
fn all_problems_of_a_page_are_told_at_once() {
    let bad = changed(sheet("Kabupaten \u{202E}Dairi"), |item| {
        let Item::Text(text) = item else { return };
        match text.part.as_str() {
            "nilai" => (text.words, text.source) = ("97\u{200B},08".to_owned(), 7),
            "tempat" => (text.words, text.source) = ("Bupati \u{0414}airi".to_owned(), 9),
            "opini" => (text.words, text.source) = ("Keputusan ".repeat(60), 8),
            _ => {}
        }
    });
    let fonts = built_in_fonts();
    let problems = TypeCase::open(&fonts).unwrap().read(bad).unwrap_err();
    let told: Vec<(usize, &str)> =
        problems.iter().map(|problem| (problem.source, problem.part.as_str())).collect();
    assert_eq!(told, [(0, "nama daerah"), (7, "nilai"), (8, "opini"), (9, "tempat")]);
    let faults: Vec<&Fault> = problems.iter().map(|problem| &problem.fault).collect();
    assert_eq!(faults[..2], [&Fault::Forbidden('\u{202E}'), &Fault::Forbidden('\u{200B}')]);
    assert_eq!(faults[2..], [&Fault::TooLong { lines: 1 }, &Fault::NoGlyph('Д')]);
    assert_eq!(problems[1].words, "97\u{200B},08");
}

#[test]
fn a_page_the_press_was_not_prepared_for_is_refused_not_garbled() {
    let plain = changed(sheet(NAMES[0]), |item| {
        if matches!(item, Item::Picture(_)) {
            *item = Item::Shape(Shape::fill(INK, Vec::new()));
        }
    });
    let press = press([&read(plain.clone())], &Pictures::default());
    assert!(press.print(&[&read(plain)], &about("x")).is_ok());
    let other = changed(sheet("Kota Xyzzy"), |item| {
        if matches!(item, Item::Picture(_)) {
            *item = Item::Shape(Shape::fill(INK, Vec::new()));
        }
    });
    let error = press.print(&[&read(other)], &about("x")).unwrap_err();
    assert!(matches!(&error, PressError::NotPrepared(letters) if letters == "X"), "{error}");
    let error = press.print(&[&read(sheet(NAMES[0]))], &about("x")).unwrap_err();
    assert!(matches!(error, PressError::NoPicture(0)), "{error}");
    assert!(matches!(press.print(&[], &about("x")), Err(PressError::NoPage)));
}

#[test]
fn a_text_covers_what_its_letters_cover() {
    let set = read(sheet(NAMES[7]));
    let covered: Vec<(usize, Area)> = set.covered().collect();
    for (index, item) in set.page().items.iter().enumerate() {
        let lines: Vec<&Area> =
            covered.iter().filter(|(item, _)| *item == index).map(|(_, area)| area).collect();
        let Item::Text(text) = item else {
            assert!(lines.is_empty());
            continue;
        };
        assert_eq!(lines.is_empty(), text.angle != 0.0, "{}", text.part);
        for line in lines {
            assert!(line.x >= text.area.x - 0.01 && line.right() <= text.area.right() + 0.01);
            assert!(line.y >= text.area.y - 0.01 && line.bottom() <= text.area.bottom() + 0.01);
            assert!(line.height > 1.0, "{}: {line:?}", text.part);
        }
    }
}

#[test]
fn many_pages_make_one_document_with_a_bookmark_for_each() {
    let pages: Vec<SetPage> = NAMES.iter().map(|name| read(sheet(name))).collect();
    let all: Vec<&SetPage> = pages.iter().collect();
    let bytes = press(&pages, &picture(&logo()).unwrap()).print(&all, &about("Semua")).unwrap();
    let document = Document::load_mem(&bytes).unwrap();
    assert_eq!(document.get_pages().len(), NAMES.len());
    let catalog = document.catalog().unwrap();
    let mut mark = dictionary(&document, catalog, &["Outlines", "First"]);
    for (index, name) in NAMES.iter().enumerate() {
        let title = mark.get(b"Title").unwrap().as_str().unwrap();
        assert_eq!(std::str::from_utf8(title).unwrap(), *name);
        let place = mark.get(b"Dest").unwrap().as_array().unwrap()[0].as_reference().unwrap();
        let number = u32::try_from(index + 1).unwrap();
        assert_eq!(place, document.get_pages()[&number]);
        assert_eq!(mark.has(b"Next"), index + 1 < NAMES.len());
        if index + 1 < NAMES.len() {
            mark = dictionary(&document, mark, &["Next"]);
        }
    }
    // What all pages share is there once.
    let alone = printed_with(sheet(NAMES[0]), &logo()).len();
    assert!(bytes.len() < alone * 2, "{} bytes, {alone} for one page", bytes.len());
}
