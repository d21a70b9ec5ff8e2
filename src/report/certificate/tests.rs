//! The layout of certificates of every shape: nothing overlaps, nothing leaves the frame.

// Lengths on paper are floats; no score comes here.
#![allow(clippy::float_arithmetic)]

use super::ornament::{PAGE_HEIGHT, PAGE_WIDTH};
use super::signing::CODE;
use super::*;
use crate::catalogue::certificate as words;
use crate::domain::Zone;
use crate::job::{Mark, Signatory};
use crate::report::page::{Area, Colour, Item};

/// As little as a certificate can say.
fn bare() -> Certificate {
    Certificate {
        marks: Vec::new(),
        logo: false,
        issuer: "Pemerintah Kota Bima".to_owned(),
        issuer_unit: String::new(),
        heading: "Piagam Penghargaan".to_owned(),
        number: String::new(),
        recipient: None,
        region: "Kota Bima".to_owned(),
        predicate: "Predikat Kepatuhan Tahun 2024".to_owned(),
        score: "54,11".to_owned(),
        zone: None,
        category: None,
        opinion: "Kualitas Sedang".to_owned(),
        rank: None,
        national_rank: None,
        decree: None,
        event: None,
        place_date: "Bima, 1 Mei 2025".to_owned(),
        signatories: Vec::new(),
    }
}

/// Everything at once, and long.
fn full() -> Certificate {
    let long = "Penyelenggaraan Pelayanan Publik ".repeat(5).trim_end().to_owned();
    let signatory = Signatory {
        office: "Kepala Biro Organisasi Sekretariat Daerah Provinsi Sumatera Utara".to_owned(),
        name: "Dr. Drs. H. Muhammad Hasanuddin Siregar, S.H., M.Si.".to_owned(),
        id: "NIP 19700101 199503 1 001".to_owned(),
    };
    Certificate {
        marks: vec![Mark::Specimen, Mark::Draft],
        logo: true,
        issuer_unit: "Biro Organisasi Sekretariat Daerah".to_owned(),
        number: "001/PIAGAM/ORG/XI/2024".to_owned(),
        recipient: Some("Penjabat Bupati".to_owned()),
        predicate: long.clone(),
        zone: Some(Zone::Kuning),
        category: Some("C".to_owned()),
        opinion: "Kualitas Tertinggi Tanpa Maladministrasi".to_owned(),
        rank: Some("Peringkat 1".to_owned()),
        national_rank: Some("Peringkat 33 nasional".to_owned()),
        decree: Some(long),
        event: Some("Penyerahan Hasil".to_owned()),
        signatories: vec![signatory; 3],
        ..bare()
    }
}

fn cases() -> Vec<Certificate> {
    let mut cases = vec![bare(), full(), Certificate { marks: Vec::new(), ..full() }];
    for count in 0..=3 {
        let signatories: Vec<_> = full().signatories.into_iter().take(count).collect();
        cases.push(Certificate { signatories: signatories.clone(), ..bare() });
        cases.push(Certificate { signatories, ..full() });
    }
    for zone in [Zone::Hijau, Zone::Kuning, Zone::Merah] {
        cases.push(Certificate { zone: Some(zone), ..bare() });
        cases.push(Certificate { zone: Some(zone), category: Some("A".to_owned()), ..bare() });
    }
    cases.push(Certificate { category: Some("A".to_owned()), ..bare() });
    cases
}

/// Boxes of what is printed upright.
fn boxes(page: &Page) -> Vec<(String, Area)> {
    page.items
        .iter()
        .filter_map(|item| match item {
            Item::Text(text) if text.angle == 0.0 => Some((text.part.clone(), text.area)),
            Item::Picture(picture) => Some(("logo".to_owned(), picture.area)),
            Item::Text(_) | Item::Shape(_) | Item::Figure(_) => None,
        })
        .collect()
}

fn overlap(one: Area, other: Area) -> bool {
    const HAIR: f32 = 0.01;
    one.x + HAIR < other.right()
        && other.x + HAIR < one.right()
        && one.y + HAIR < other.bottom()
        && other.y + HAIR < one.bottom()
}

#[test]
fn no_box_lies_upon_another_or_leaves_the_frame() {
    let frame = Area::new(17.6, 17.6, PAGE_WIDTH - 35.2, PAGE_HEIGHT - 35.2);
    for case in cases() {
        let boxes = boxes(&case.page());
        for (index, (name, area)) in boxes.iter().enumerate() {
            assert!(area.width > 0.0 && area.height > 0.0, "{name} has no room: {area:?}");
            assert!(
                area.x >= frame.x
                    && area.y >= frame.y
                    && area.right() <= frame.right()
                    && area.bottom() <= frame.bottom(),
                "{name} leaves the frame: {area:?}"
            );
            for (other, beside) in boxes.iter().skip(index + 1) {
                assert!(!overlap(*area, *beside), "{name} {area:?} lies upon {other} {beside:?}");
            }
        }
    }
}

#[test]
fn the_place_of_the_code_stays_free() {
    for case in cases() {
        for (name, area) in boxes(&case.page()) {
            assert!(!overlap(area, CODE), "{name} {area:?}");
        }
    }
}

#[test]
fn the_fullest_certificate_can_be_set() {
    let fonts = crate::report::pdf::built_in_fonts();
    let case = crate::report::pdf::TypeCase::open(&fonts).unwrap();
    assert_eq!(case.read(full().page()).err(), None);
}

#[test]
fn the_region_has_the_largest_words() {
    let page = full().page();
    let largest = page
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Text(text) if text.angle == 0.0 => Some(text),
            _ => None,
        })
        .max_by(|one, other| one.largest.total_cmp(&other.largest));
    assert_eq!(largest.map(|text| text.part.as_str()), Some("nama daerah"));
}

#[test]
fn a_zone_is_said_in_words_and_in_its_colour() {
    let grounds: Vec<Colour> = [Zone::Hijau, Zone::Kuning, Zone::Merah]
        .into_iter()
        .map(|zone| {
            let page = Certificate { zone: Some(zone), ..bare() }.page();
            let words =
                |item: &Item| matches!(item, Item::Text(text) if text.words == words::zone(zone));
            let at = page.items.iter().position(words).unwrap();
            match &page.items[at - 1] {
                Item::Shape(shape) => shape.colour,
                other => panic!("{other:?} is under the words"),
            }
        })
        .collect();
    assert_eq!(grounds, [palette::GREEN, palette::YELLOW, palette::RED]);
}

#[test]
fn the_foot_names_the_issuer() {
    let page = bare().page();
    let words =
        "Diterbitkan oleh Pemerintah Kota Bima; bukan dokumen Ombudsman Republik Indonesia.";
    assert!(page.items.iter().any(|item| matches!(item, Item::Text(text) if text.words == words)));
}

#[test]
fn a_page_that_is_no_certificate_says_so_twice() {
    let says = |marks: Vec<Mark>, words: &str| {
        let page = Certificate { marks, ..bare() }.page();
        page.items.iter().any(|item| matches!(item, Item::Text(text) if text.words == words))
    };
    for mark in [Mark::Specimen, Mark::Draft] {
        for words in [crate::catalogue::mark(mark), words::notice(mark)] {
            assert!(says(vec![mark], words), "{words}");
            assert!(!says(Vec::new(), words), "{words}");
        }
    }
}
