//! Whole batches: the same bytes every time, and documents that keep their promises.

mod certificates;
mod documents;
mod extract;
mod fonts;
mod hostile;
mod pictures;
mod rules;
mod standard;
mod time;

pub(in crate::report) use rules::violations;

use std::sync::Arc;

use lopdf::{Dictionary, Document, Object};

use super::*;
use crate::page::{
    Align, Area, Breaks, Colour, Figure, Fit, Font, FontFile, Page, Path, Picture, PictureFile,
    Role, Shape, Stand,
};

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

const INK: Colour = Colour(0x17, 0x2A, 0x4A);

/// Words over the whole width of the page, `y` millimetres below its upper edge.
fn words(part: &str, words: &str, y: f32, height: f32) -> Text {
    Text {
        source: 0,
        part: part.to_owned(),
        words: words.to_owned(),
        role: Role::Paragraph,
        area: Area::new(30.0, y, 237.0, height),
        font: Font(2),
        smallest: 7.0,
        largest: 12.0,
        max_lines: 1,
        leading: 1.1,
        spacing: 0.0,
        align: Align::Centre,
        stand: Stand::Middle,
        colour: INK,
        angle: 0.0,
        breaks: Breaks::Even,
    }
}

fn logo_in(area: Area) -> Item {
    let told = Some("Logo Pemerintah Provinsi Sumatera Utara".to_owned());
    Item::Picture(Picture { number: 0, area, fit: Fit::Contain, told })
}

/// A certificate with a little of everything, for a region and a score.
fn sheet_with(region: &str, score: &str) -> Page {
    let frame = Area::new(10.0, 10.0, 277.0, 190.0);
    let code = Area::new(30.0, 160.0, 25.0, 25.0);
    let modules = [code.inset(8.0), Area::new(code.x, code.y, 5.0, 5.0)].map(Path::rectangle);
    let line = Shape::stroke(INK, 0.2, vec![Path::rectangle(Area::new(110.0, 95.0, 77.0, 30.0))]);
    let issuer = Text {
        font: Font(3),
        spacing: 90.0,
        ..words("penerbit", "PEMERINTAH PROVINSI SUMATERA UTARA", 34.0, 6.0)
    };
    let heading = Text {
        role: Role::Heading,
        font: Font(0),
        spacing: 120.0,
        largest: 34.0,
        ..words("judul", "PIAGAM PENGHARGAAN", 42.0, 14.0)
    };
    let name = Text {
        font: Font(0),
        smallest: 24.0,
        largest: 44.0,
        max_lines: 2,
        ..words("nama daerah", region, 70.0, 22.0)
    };
    let mark = Text {
        role: Role::Ornament,
        font: Font(3),
        smallest: 60.0,
        largest: 150.0,
        colour: Colour(0xF3, 0xDD, 0xD6),
        angle: 30.0,
        ..words("tanda", "CONTOH", 65.0, 80.0)
    };
    let items = vec![
        Item::Text(mark),
        logo_in(Area::new(140.0, 16.0, 17.0, 16.0)),
        Item::Text(issuer),
        Item::Text(heading),
        Item::Text(words("nomor", "Nomor: 001/PIAGAM/ORG/XI/2024", 57.0, 5.0)),
        Item::Text(Text { font: Font(1), ..words("sebutan", "diberikan kepada", 64.0, 5.0) }),
        Item::Text(name),
        Item::Shape(line),
        Item::Text(Text { font: Font(0), largest: 40.0, ..words("nilai", score, 100.0, 20.0) }),
        Item::Text(words("opini", "Kualitas Tertinggi", 127.0, 7.0)),
        Item::Text(words("tempat", "Medan, 25 November 2024", 140.0, 5.0)),
        Item::Figure(Figure {
            shapes: vec![Shape::fill(INK, modules.to_vec())],
            area: code,
            told: "Kode untuk memeriksa piagam".to_owned(),
        }),
    ];
    Page {
        title: region.to_owned(),
        width: 297.0,
        height: 210.0,
        backdrop: Arc::new(vec![Shape::stroke(INK, 0.8, vec![Path::rectangle(frame)])]),
        items,
    }
}

fn sheet(region: &str) -> Page {
    sheet_with(region, "97,08")
}

/// A sheet whose items are changed.
fn changed(mut page: Page, change: impl Fn(&mut Item)) -> Page {
    page.items.iter_mut().for_each(change);
    page
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

/// A logo of two by two pixels, one of them clear.
fn logo() -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, 2, 2);
    encoder.set_color(png::ColorType::Rgba);
    let pixels = [9, 90, 9, 255, 0, 0, 0, 0, 200, 20, 20, 128, 10, 20, 30, 255];
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
    file
}

fn picture(bytes: &[u8]) -> Result<Pictures, PictureFault> {
    let file = PictureFile { name: "aset/gambar".to_owned(), bytes: bytes.to_vec().into() };
    Pictures::read(&[file]).map_err(|problems| {
        assert_eq!((problems.len(), problems[0].name.as_str()), (1, "aset/gambar"));
        problems[0].fault.clone()
    })
}

fn read(page: Page) -> SetPage {
    TypeCase::open(&built_in_fonts()).unwrap().read(page).unwrap()
}

fn press<'a>(pages: impl IntoIterator<Item = &'a SetPage>, pictures: &Pictures) -> Press {
    let fonts = built_in_fonts();
    let case = TypeCase::open(&fonts).unwrap();
    let mut needs = Needs::default();
    pages.into_iter().for_each(|page| needs.merge(page.needs()));
    Press::from_needs(&case, &needs, pictures).unwrap()
}

/// Prints a page of its own with a picture.
fn printed_with(page: Page, picture: &[u8]) -> Vec<u8> {
    let page = read(page);
    let about = about(&page.page().title);
    press([&page], &self::picture(picture).unwrap()).print(&[&page], &about).unwrap()
}

fn printed(page: Page) -> Document {
    let bytes = printed_with(page, &logo());
    assert!(bytes.len() < 100 * 1024, "{} bytes", bytes.len());
    Document::load_mem(&bytes).unwrap()
}

/// Follows keys from one dictionary to the next, through the first item of arrays.
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
