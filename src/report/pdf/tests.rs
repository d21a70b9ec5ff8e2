//! Whole batches: the same bytes every time, and documents that keep their promises.

use std::collections::BTreeMap;
use std::sync::Mutex;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object};

use super::*;
use crate::catalogue;
use crate::domain::Zone;
use crate::job::{Mark, Signatory};
use crate::report::certificate::Certificate;
use crate::report::page::{Area, Page, PictureFile};

/// The longest and shortest official names, and those with a hyphen or a numeral.
const NAMES: [&str; 8] = [
    "Kota Bima",
    "Kota Palu",
    "Kabupaten Serdang Bedagai",
    "Kabupaten Toli-Toli",
    "Kabupaten Penukal Abab Lematang Ilir",
    "Provinsi Daerah Khusus Ibukota Jakarta",
    "Kabupaten Administrasi Kepulauan Seribu",
    "Kabupaten Kepulauan Siau Tagulandang Biaro",
];

fn certificate(region: &str) -> Certificate {
    Certificate {
        marks: Vec::new(),
        logo: false,
        issuer: "Pemerintah Provinsi Sumatera Utara".to_owned(),
        issuer_unit: "Biro Organisasi Sekretariat Daerah".to_owned(),
        heading: "Piagam Penghargaan".to_owned(),
        number: "001/PIAGAM/ORG/XI/2024".to_owned(),
        recipient: Some(format!("Kepala Daerah {region}")),
        region: region.to_owned(),
        predicate: "Predikat Penilaian Kepatuhan Penyelenggaraan Pelayanan Publik Tahun 2024"
            .to_owned(),
        score: "97,08".to_owned(),
        zone: Some(Zone::Hijau),
        category: Some("A".to_owned()),
        opinion: "Kualitas Tertinggi".to_owned(),
        rank: Some("Peringkat 1 dari 33 Kabupaten dan Kota se-Sumatera Utara".to_owned()),
        national_rank: None,
        decree: Some("Keputusan Ketua Ombudsman RI Nomor 252 Tahun 2024".to_owned()),
        event: Some("Penyerahan Hasil Penilaian Kepatuhan Tahun 2024".to_owned()),
        place_date: "Medan, 25 November 2024".to_owned(),
        signatories: vec![Signatory {
            office: "Kepala Biro Organisasi".to_owned(),
            name: "Drs. Ahmad Fauzan, M.Si.".to_owned(),
            id: "NIP 19700101 199503 1 001".to_owned(),
        }],
    }
}

fn about(region: &str) -> About {
    About {
        title: format!("Piagam Penghargaan – {region}"),
        author: "Biro Organisasi <R&D> \"Sumut\"".to_owned(),
        subject: "Penilaian (2024) \\ 2025".to_owned(),
        language: "id-ID".to_owned(),
        created: (2024, 11, 25),
    }
}

fn pages() -> Vec<SetPage> {
    NAMES.iter().map(|name| read(&certificate(name))).collect()
}

/// A logo of two by two pixels, one of them clear.
fn logo() -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, 2, 2);
    encoder.set_color(png::ColorType::Rgba);
    let pixels = [9, 90, 9, 255, 0, 0, 0, 0, 200, 20, 20, 128, 10, 20, 30, 255];
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
    file
}

fn read(certificate: &Certificate) -> SetPage {
    TypeCase::open(&built_in_fonts()).unwrap().read(certificate.page()).unwrap()
}

fn pictures(logo: Option<&[u8]>) -> Pictures {
    let file = |bytes: &[u8]| PictureFile {
        name: "aset/logo.png".to_owned(),
        bytes: bytes.to_vec().into(),
    };
    Pictures::read(&logo.map(file).into_iter().collect::<Vec<_>>()).unwrap()
}

fn press<'a>(pages: impl IntoIterator<Item = &'a SetPage>, logo: Option<&[u8]>) -> Press {
    let fonts = built_in_fonts();
    let case = TypeCase::open(&fonts).unwrap();
    let mut needs = Needs::default();
    pages.into_iter().for_each(|page| needs.merge(page.needs()));
    Press::from_needs(&case, &needs, &pictures(logo)).unwrap()
}

fn printed(certificate: &Certificate, logo: Option<&[u8]>) -> Document {
    let page = read(certificate);
    let bytes = press([&page], logo).print(&[&page], &about(&certificate.region)).unwrap();
    assert!(bytes.len() < 100 * 1024, "{} bytes", bytes.len());
    Document::load_mem(&bytes).unwrap()
}

fn dictionary<'a>(document: &'a Document, from: &'a Dictionary, path: &[&str]) -> &'a Dictionary {
    path.iter().fold(from, |at, key| {
        let (_, object) = document.dereference(at.get(key.as_bytes()).unwrap()).unwrap();
        match object {
            Object::Array(items) => document.dereference(&items[0]).unwrap().1.as_dict().unwrap(),
            Object::Stream(stream) => &stream.dict,
            other => other.as_dict().unwrap(),
        }
    })
}

fn only_page(document: &Document) -> &Dictionary {
    let pages = document.get_pages();
    assert_eq!(pages.len(), 1);
    document.get_dictionary(pages[&1]).unwrap()
}

/// Reads a document the way a search does: glyph numbers through the tables of its fonts, and
/// words that are said beside their glyphs as they are said. A line of the page is a line here.
fn extracted(document: &Document) -> String {
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

fn from_utf16(bytes: &[u8]) -> String {
    let pairs = bytes.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    String::from_utf16(&pairs.collect::<Vec<_>>()).unwrap()
}

fn read_to_unicode(table: &str) -> BTreeMap<u16, String> {
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

#[test]
fn the_same_page_gives_the_same_bytes_on_any_thread_in_any_order() {
    let pages = pages();
    let print =
        |press: &Press, index: usize| press.print(&[&pages[index]], &about(NAMES[index])).unwrap();
    let logo = logo();
    let first = press(&pages, Some(&logo));
    let alone: Vec<Vec<u8>> = (0..pages.len()).map(|index| print(&first, index)).collect();

    // Another press, prepared from the pages in another order.
    let press = press(pages.iter().rev(), Some(&logo));
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
        let text = extracted(&printed(&certificate(name), None));
        for words in [
            name,
            "97,08",
            "Kualitas Tertinggi",
            "Zona Hijau",
            "Kategori A",
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
    let text = extracted(&printed(&certificate(name), None)).replace('\n', "");
    assert!(text.contains(name), "{text}");
}

#[test]
fn documents_that_are_no_certificates_say_so_twice() {
    for (mark, notice) in [
        (Mark::Specimen, "CONTOH – BUKAN PIAGAM ASLI"),
        (Mark::Draft, "DRAF – INSTRUMEN PENILAIAN BELUM RESMI"),
    ] {
        let marked = Certificate { marks: vec![mark], ..certificate(NAMES[0]) };
        let text = extracted(&printed(&marked, None));
        assert!(text.lines().any(|line| line == notice), "{text}");
        assert!(text.lines().any(|line| line == catalogue::mark(mark)), "{text}");
    }
    let text = extracted(&printed(&certificate(NAMES[0]), None));
    assert!(!text.contains("CONTOH") && !text.contains("DRAF"));
}

#[test]
fn every_font_is_embedded_cut_and_readable() {
    let document = printed(&certificate(NAMES[3]), None);
    let fonts = dictionary(&document, only_page(&document), &["Resources", "Font"]);
    assert_eq!(fonts.len(), 4);
    for (_, font) in fonts {
        let font = document.dereference(font).unwrap().1.as_dict().unwrap();
        let name = font.get(b"BaseFont").unwrap().as_name().unwrap();
        assert!(name[..6].iter().all(u8::is_ascii_uppercase) && name[6] == b'+');
        assert!(font.has(b"ToUnicode"));
        let descendant = dictionary(&document, font, &["DescendantFonts"]);
        assert_eq!(descendant.get(b"BaseFont").unwrap().as_name().unwrap(), name);
        assert_eq!(descendant.get(b"CIDToGIDMap").unwrap().as_name().unwrap(), b"Identity");
        let descriptor = dictionary(&document, descendant, &["FontDescriptor"]);
        let program = document.dereference(descriptor.get(b"FontFile2").unwrap()).unwrap().1;
        let program = program.as_stream().unwrap();
        let bytes = program.decompressed_content().unwrap();
        let length = program.dict.get(b"Length1").unwrap().as_i64().unwrap();
        assert_eq!(usize::try_from(length).unwrap(), bytes.len());
        let cut = rustybuzz::ttf_parser::Face::parse(&bytes, 0).unwrap();
        let widths = descendant.get(b"W").unwrap().as_array().unwrap();
        let first = u16::try_from(widths[0].as_i64().unwrap()).unwrap();
        for (glyph, width) in (first..).zip(widths[1].as_array().unwrap()) {
            let units = cut.glyph_hor_advance(rustybuzz::ttf_parser::GlyphId(glyph)).unwrap();
            let said = width.as_i64().unwrap() as f32;
            let is = f32::from(units) * 1000.0 / f32::from(cut.units_per_em());
            assert!((said - is).abs() <= 0.5, "glyph {glyph}: {said} said, {is} wide");
        }
    }
}

#[test]
fn information_and_metadata_agree_and_are_escaped() {
    let document = printed(&certificate(NAMES[2]), None);
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
    let xmp = xmp.as_stream().unwrap();
    assert!(!xmp.dict.has(b"Filter"));
    let xmp = String::from_utf8(xmp.content.clone()).unwrap();
    assert!(xmp.contains("Biro Organisasi &lt;R&amp;D&gt; &quot;Sumut&quot;"));
    assert!(xmp.contains(&format!("<rdf:li xml:lang=\"x-default\">{}</rdf:li>", about.title)));
    assert!(xmp.contains(&format!("<rdf:li xml:lang=\"x-default\">{}</rdf:li>", about.subject)));
    assert!(xmp.contains(&format!("<pdf:Producer>{}</pdf:Producer>", read(b"Producer"))));
    assert!(xmp.contains("<xmp:CreateDate>2024-11-25</xmp:CreateDate>"));
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"id-ID");
}

#[test]
fn a_document_is_identified_by_what_it_says() {
    let identity = |certificate: &Certificate| {
        let document = printed(certificate, None);
        let both = document.trailer.get(b"ID").unwrap().as_array().unwrap();
        assert_eq!(both.len(), 2);
        both[0].as_str().unwrap().to_vec()
    };
    let first = identity(&certificate(NAMES[0]));
    assert_eq!(first.len(), 16);
    assert_eq!(first, identity(&certificate(NAMES[0])));
    let changed = Certificate { score: "97,09".to_owned(), ..certificate(NAMES[0]) };
    assert_ne!(first, identity(&changed));
}

#[test]
fn the_document_keeps_the_rules_of_its_standard() {
    let with_logo = Certificate { logo: true, ..certificate(NAMES[2]) };
    let page = read(&with_logo);
    let bytes = press([&page], Some(&logo())).print(&[&page], &about(NAMES[2])).unwrap();
    assert!(bytes.starts_with(b"%PDF-1.7\n%"));
    assert!(bytes[10..14].iter().all(|byte| *byte > 127));
    assert!(bytes.ends_with(b"%%EOF\n"));
    let document = Document::load_mem(&bytes).unwrap();
    assert!(!document.trailer.has(b"Encrypt"));
    let catalog = document.catalog().unwrap();
    let intent = dictionary(&document, catalog, &["OutputIntents"]);
    assert_eq!(intent.get(b"S").unwrap().as_name().unwrap(), b"GTS_PDFA1");
    let profile = document.dereference(intent.get(b"DestOutputProfile").unwrap()).unwrap().1;
    let profile = profile.as_stream().unwrap().decompressed_content().unwrap();
    assert_eq!(profile, colour::srgb_profile());
    // A logo through which paper shows: its mask, and the colours in which it is mixed.
    let page = only_page(&document);
    let group = dictionary(&document, page, &["Group"]);
    assert_eq!(group.get(b"CS").unwrap().as_name().unwrap(), b"DeviceRGB");
    let picture = dictionary(&document, page, &["Resources", "XObject", "G0"]);
    assert!(picture.has(b"SMask") && !picture.has(b"Interpolate"));
    // Without one there is nothing transparent at all.
    let plain = printed(&certificate(NAMES[2]), None);
    assert!(!only_page(&plain).has(b"Group"));
    assert!(
        !plain
            .objects
            .values()
            .any(|object| { object.as_stream().is_ok_and(|stream| stream.dict.has(b"SMask")) })
    );
}

#[test]
fn the_parts_of_the_page_are_named_in_reading_order() {
    let with_logo = Certificate { logo: true, ..certificate(NAMES[2]) };
    let document = printed(&with_logo, Some(&logo()));
    let catalog = document.catalog().unwrap();
    let root = dictionary(&document, catalog, &["StructTreeRoot"]);
    let whole = dictionary(&document, root, &["K"]);
    let parts = whole.get(b"K").unwrap().as_array().unwrap();
    let by_number = dictionary(&document, root, &["ParentTree"]);
    assert_eq!(by_number.get(b"Nums").unwrap().as_array().unwrap()[1].as_array().unwrap(), parts);

    let mut kinds = Vec::new();
    for (number, part) in (0..).zip(parts) {
        let part = document.dereference(part).unwrap().1.as_dict().unwrap();
        assert_eq!(part.get(b"K").unwrap().as_i64().unwrap(), number);
        let kind = part.get(b"S").unwrap().as_name().unwrap();
        assert_eq!(part.has(b"Alt"), kind == b"Figure");
        assert_eq!(part.has(b"A"), kind == b"Figure");
        kinds.push(String::from_utf8(kind.to_vec()).unwrap());
    }
    assert_eq!(kinds[..4], ["Figure", "P", "P", "H1"]);
    assert_eq!(kinds.iter().filter(|kind| *kind == "H1").count(), 1);

    let content = document.get_page_content(document.get_pages()[&1]);
    let marked: Vec<i64> = Content::decode(&content)
        .unwrap()
        .operations
        .iter()
        .filter(|operation| operation.operator == "BDC")
        .filter_map(|operation| operation.operands[1].as_dict().unwrap().get(b"MCID").ok())
        .map(|number| number.as_i64().unwrap())
        .collect();
    let numbers: Vec<i64> = (0..).take(parts.len()).collect();
    assert_eq!(marked, numbers);
}

#[test]
fn all_problems_of_a_page_are_told_at_once() {
    let bad = Certificate {
        region: "Kabupaten \u{202E}Dairi".to_owned(),
        score: "97\u{200B},08".to_owned(),
        recipient: Some("Bupati \u{0414}airi".to_owned()),
        decree: Some("Keputusan ".repeat(60)),
        ..certificate(NAMES[0])
    };
    let mut page = bad.page();
    for (number, item) in page.items.iter_mut().enumerate() {
        if let Item::Text(text) = item {
            text.source = number;
        }
    }
    let words = |source: usize| match &page.items[source] {
        Item::Text(text) => text.words.clone(),
        other => panic!("{other:?} has no words"),
    };
    let fonts = built_in_fonts();
    let problems = TypeCase::open(&fonts).unwrap().read(page.clone()).unwrap_err();
    let told: Vec<&str> = problems.iter().map(|problem| problem.part.as_str()).collect();
    assert_eq!(told, ["nama daerah", "penerima", "dasar penilaian", "nilai"]);
    assert_eq!(problems[0].fault, Fault::Forbidden('\u{202E}'));
    assert_eq!(problems[1].fault, Fault::NoGlyph('Д'));
    assert!(problems.iter().all(|problem| problem.words == words(problem.source)));
}

#[test]
fn a_page_the_press_was_not_prepared_for_is_refused_not_garbled() {
    let press = press([&read(&certificate(NAMES[0]))], None);
    let other = Certificate { region: "Kota Xyzzy".to_owned(), ..certificate(NAMES[0]) };
    let error = press.print(&[&read(&other)], &about("x")).unwrap_err();
    assert!(matches!(&error, PressError::NotPrepared(letters) if letters == "X"), "{error}");
    let other = Certificate { logo: true, ..certificate(NAMES[0]) };
    let error = press.print(&[&read(&other)], &about("x")).unwrap_err();
    assert!(matches!(error, PressError::NoPicture(0)), "{error}");
    assert!(matches!(press.print(&[], &about("x")), Err(PressError::NoPage)));
}

#[test]
fn a_text_covers_what_its_letters_cover() {
    let marked = Certificate { marks: vec![Mark::Specimen], ..certificate(NAMES[7]) };
    let set = read(&marked);
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
            assert!(line.height > 0.5, "{}: {line:?}", text.part);
        }
    }
}

#[test]
fn many_pages_make_one_document_with_a_bookmark_for_each() {
    let pages = pages();
    let all: Vec<&SetPage> = pages.iter().collect();
    let bytes = press(&pages, None).print(&all, &about("Semua")).unwrap();
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
}

/// `cargo test --release --lib batch_of_500 -- --ignored --nocapture`
#[test]
#[ignore = "measures time, which needs a release build and a quiet machine"]
#[expect(clippy::print_stderr, reason = "the figures are what is asked for")]
fn a_batch_of_500_takes_few_milliseconds_each() {
    const COUNT: usize = 500;
    let logo = logo();
    let fonts = built_in_fonts();
    let case = TypeCase::open(&fonts).unwrap();
    let pages: Vec<Page> = (0..COUNT)
        .map(|index| {
            let name = NAMES[index % NAMES.len()];
            let number = format!("{:03}/PIAGAM/ORG/XI/2024", index + 1);
            Certificate { logo: true, number, ..certificate(name) }.page()
        })
        .collect();
    let start = std::time::Instant::now();
    let pages: Vec<SetPage> = pages.into_iter().map(|page| case.read(page).unwrap()).collect();
    let set = start.elapsed();
    let start = std::time::Instant::now();
    let press = press(&pages, Some(&logo));
    let prepared = start.elapsed();
    let start = std::time::Instant::now();
    let sizes: Vec<usize> =
        pages.iter().map(|page| press.print(&[page], &about("x")).unwrap().len()).collect();
    let printed = start.elapsed();
    let each = printed / u32::try_from(COUNT).unwrap();
    eprintln!(
        "{COUNT} pages: set in {set:?}, prepared in {prepared:?}, printed in {printed:?} on one thread, \
         {each:?} each, {} to {} bytes",
        sizes.iter().min().unwrap(),
        sizes.iter().max().unwrap()
    );
    assert!(*sizes.iter().max().unwrap() < 100 * 1024);
    assert!(each < std::time::Duration::from_millis(5), "{each:?} each");
}
