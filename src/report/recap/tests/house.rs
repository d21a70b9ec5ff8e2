//! The style of the house, and the sheet of letters.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use super::{bytes, parts, read, rows};
use crate::job::Colours;
use crate::report::fixture::World;
use crate::report::letter::letters;
use crate::report::workbook::{Emblem, HouseStyle};
use crate::report::xlsx;

/// A PNG of one pixel.
const DOT: &[u8] =
    b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x01\
    \x00\x00\x00\x01\x08\x00\x00\x00\x00\x3a\x7e\x9b\x55\x00\x00\x00\x0a\x49\x44\x41\
    \x54\x78\x9c\x63\x60\x00\x00\x00\x02\x00\x01\x48\xaf\xa4\x71\x00\x00\x00\x00\x49\
    \x45\x4e\x44\xae\x42\x60\x82";

#[test]
fn a_house_gives_its_colours_and_its_logo() {
    let mut world = World::of_2024();
    let colours = Colours { accent: 0x0077_1122, faint: 0x0033_4455, ..Colours::default() };
    let emblem = Emblem { png: DOT.into(), size: (120, 60) };
    world.style = HouseStyle { colours, emblem: Some(emblem) };
    world.job.office.house.name = Some("Biro Organisasi Setda".to_owned());
    let file = bytes(&world);
    assert_eq!(file, bytes(&world), "the same bytes");
    let mut archive = zip::ZipArchive::new(Cursor::new(&file)).unwrap();
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        parts.insert(part.name().unwrap().into_owned(), content);
    }
    assert_eq!(parts["xl/media/image1.png"], DOT);
    let text = |path: &str| String::from_utf8(parts[path].clone()).unwrap();
    let styles = text("xl/styles.xml");
    assert!(styles.contains("FF771122") && !styles.contains("FF1F3A5F"), "the accent");
    // The colours of zones are nobody's taste.
    assert!(styles.contains("FFD9EDDB"), "green");
    let first = text("xl/worksheets/sheet1.xml");
    assert!(first.contains("K334455 Biro Organisasi Setda"), "{first}");
    let pictures = parts.keys().filter(|path| path.starts_with("xl/media/"));
    assert_eq!(pictures.count(), 1, "on the first sheet alone");
    let drawings: String = parts
        .keys()
        .filter(|path| path.starts_with("xl/drawings/drawing"))
        .map(|path| text(path))
        .collect();
    assert!(drawings.contains("descr=\"Logo Pemerintah Provinsi Sumatera Utara\""), "{drawings}");
    // 120 by 60 pixels of 9,525 units each.
    assert!(drawings.contains("cx=\"1143000\" cy=\"571500\""), "{drawings}");
    assert!(xlsx::bytes(&super::document(world.results(), "rapor")).is_ok());
}

#[test]
fn every_scored_region_has_its_letter_on_the_sheet() {
    let mut world = World::of_2024();
    world.letters = letters(&world.job, &world.standings).0;
    let rows = rows(&read(&world), "Surat", "Kode");
    assert_eq!(rows.len(), world.letters.len() + 1);
    for (row, letter) in rows.iter().skip(1).zip(&world.letters) {
        assert_eq!(row[0], letter.region.to_string());
        assert_eq!(row[2], letter.addressee);
        assert!(row[6].contains(letter.facts.words("nilai")), "{row:?}");
    }
    let names: Vec<_> = read(&world).into_iter().map(|(name, _)| name).collect();
    let at = names.iter().position(|name| name == "Surat").unwrap();
    let sheet = &parts(&world)[&format!("xl/worksheets/sheet{}.xml", at + 1)];
    assert!(sheet.contains("orientation=\"landscape\""));
}
