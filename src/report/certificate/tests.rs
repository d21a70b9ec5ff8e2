//! Certificates of every shape in every template: nothing overlaps, nothing leaves the page.

// Lengths on paper are floats; no score comes here.
#![allow(clippy::float_arithmetic)]

use super::sample::Sample;
use super::{Certificate, Design};
use crate::catalogue;
use crate::domain::{Region, Zone};
use crate::job::Mark;
use crate::page::{Area, Colour, Item, Page};
use crate::report::fixture::{World, template};
use crate::report::pdf::TypeCase;
use crate::template::BUILT_IN;

fn cases(template: &'static str) -> Vec<Sample> {
    let unit = if template == "sertifikat-unit" {
        "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu".to_owned()
    } else {
        String::new()
    };
    let bare = Sample { template, unit: unit.clone(), ..Sample::bare() };
    let full = Sample { template, unit, ..Sample::full() };
    let mut cases = vec![bare.clone(), full.clone(), Sample { marks: Vec::new(), ..full.clone() }];
    for count in 0..=3 {
        let signatories: Vec<_> = full.signatories.iter().take(count).cloned().collect();
        cases.push(Sample { signatories: signatories.clone(), ..bare.clone() });
        cases.push(Sample { signatories, ..full.clone() });
    }
    for zone in [Zone::Hijau, Zone::Kuning, Zone::Merah] {
        cases.push(Sample { zone: Some(zone), ..bare.clone() });
        cases.push(Sample { zone: Some(zone), category: "A".to_owned(), ..bare.clone() });
    }
    cases.push(Sample { category: "A".to_owned(), ..bare });
    cases
}

/// Boxes of what is printed upright.
fn boxes(page: &Page) -> Vec<(String, Area)> {
    page.items
        .iter()
        .filter_map(|item| match item {
            Item::Text(text) if text.angle == 0.0 => Some((text.part.clone(), text.area)),
            Item::Picture(picture) => Some(("logo".to_owned(), picture.area)),
            Item::Figure(figure) => Some(("kode QR".to_owned(), figure.area)),
            Item::Text(_) | Item::Shape(_) => None,
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
fn no_box_lies_upon_another_or_leaves_the_page() {
    // Office printers do not reach the last millimetres.
    const UNPRINTED: f32 = 6.0;
    for built_in in BUILT_IN {
        for case in cases(built_in.name) {
            let page = case.page();
            let paper = Area::new(0.0, 0.0, page.width, page.height).inset(UNPRINTED);
            let boxes = boxes(&page);
            for (index, (name, area)) in boxes.iter().enumerate() {
                let told = format!("{}: {name} {area:?}", built_in.name);
                assert!(area.width > 0.0 && area.height > 0.0, "{told} has no room");
                assert!(area.x >= paper.x && area.y >= paper.y, "{told} leaves the page");
                assert!(
                    area.right() <= paper.right() && area.bottom() <= paper.bottom(),
                    "{told} leaves the page"
                );
                for (other, beside) in boxes.iter().skip(index + 1) {
                    assert!(!overlap(*area, *beside), "{told} lies upon {other} {beside:?}");
                }
            }
        }
    }
}

#[test]
fn every_template_sets_the_barest_and_the_fullest_certificate() {
    for built_in in BUILT_IN {
        let template = template(built_in.name);
        let case = TypeCase::open(&template.fonts).unwrap();
        for sample in cases(built_in.name) {
            let page = sample.page();
            assert_eq!(case.read(page).err(), None, "{}: {sample:?}", built_in.name);
        }
    }
}

#[test]
fn every_template_sets_the_names_of_all_regions() {
    for built_in in BUILT_IN {
        let template = template(built_in.name);
        let case = TypeCase::open(&template.fonts).unwrap();
        let design = Design::new(&template, false);
        let regions: Vec<_> = Region::all().collect();
        assert_eq!(regions.len(), 552);
        for region in regions {
            let usual = Sample::usual(&region.name);
            let sample = Sample { template: built_in.name, unit: "Puskesmas".to_owned(), ..usual };
            let set = case.read(sample.page_in(&design, &case));
            assert_eq!(set.err(), None, "{}: {}", built_in.name, region.name);
        }
    }
}

#[test]
fn the_region_has_the_largest_words_but_for_score_and_heading() {
    for name in ["piagam", "piagam-modern"] {
        let page = Sample { template: name, ..Sample::usual("Kabupaten Dairi") }.page();
        let texts = page.items.iter().filter_map(|item| match item {
            Item::Text(text) if text.angle == 0.0 => Some(text),
            _ => None,
        });
        let others = texts.clone().filter(|text| !["nilai", "judul"].contains(&text.part.as_str()));
        let largest = others.max_by(|one, other| one.largest.total_cmp(&other.largest));
        assert_eq!(largest.map(|text| text.part.as_str()), Some("nama daerah"), "{name}");
    }
}

#[test]
fn a_zone_is_said_in_words_and_in_its_colour() {
    for built_in in BUILT_IN {
        let grounds: Vec<Colour> = [Zone::Hijau, Zone::Kuning, Zone::Merah]
            .into_iter()
            .map(|zone| {
                let sample = Sample { template: built_in.name, ..Sample::bare() };
                let page = Sample { zone: Some(zone), ..sample }.page();
                let told = format!("Zona {zone}");
                let words = |item: &Item| matches!(item, Item::Text(text) if text.words == told);
                let at = page.items.iter().position(words).unwrap();
                match &page.items[at - 1] {
                    Item::Shape(shape) => shape.colour,
                    other => panic!("{other:?} is under the words"),
                }
            })
            .collect();
        let [green, yellow, red] =
            [Colour(0x1B, 0x6B, 0x3A), Colour(0xF2, 0xC0, 0x2E), Colour(0xA8, 0x23, 0x23)];
        assert_eq!(grounds, [green, yellow, red], "{}", built_in.name);
    }
}

#[test]
fn every_template_names_the_issuer_and_says_that_it_is_not_the_ombudsmans() {
    for built_in in BUILT_IN {
        let page = Sample { template: built_in.name, ..Sample::bare() }.page();
        let words =
            "Diterbitkan oleh Pemerintah Kota Bima; bukan dokumen Ombudsman Republik Indonesia.";
        let says = |item: &Item| matches!(item, Item::Text(text) if text.words == words);
        assert!(page.items.iter().any(says), "{}", built_in.name);
    }
}

#[test]
fn a_page_that_is_no_certificate_says_so_twice_in_every_template() {
    for built_in in BUILT_IN {
        let says = |marks: Vec<Mark>, words: &str| {
            let page = Sample { template: built_in.name, marks, ..Sample::bare() }.page();
            page.items.iter().any(|item| matches!(item, Item::Text(text) if text.words == words))
        };
        for mark in [Mark::Specimen, Mark::Draft] {
            for words in [catalogue::mark(mark), catalogue::certificate::notice(mark)] {
                assert!(says(vec![mark], words), "{}: {words}", built_in.name);
                assert!(!says(Vec::new(), words), "{}: {words}", built_in.name);
            }
        }
    }
}

#[test]
fn a_unit_without_a_name_is_called_by_its_kind() {
    let world = World::with_unit_certificates();
    let results = world.results();
    let titles: Vec<_> = results
        .unit_awards
        .iter()
        .map(|award| {
            let card = results.standings.card(award.region).unwrap();
            Certificate::of_unit(&results, card, award).unwrap().title()
        })
        .collect();
    assert_eq!(
        titles,
        [
            "Dinas Kesehatan, Kabupaten Serdang Bedagai",
            "UPT Puskesmas Pegagan Julu II, Kabupaten Langkat",
            "=1+1 Puskesmas, Kabupaten Serdang Bedagai",
        ]
    );
}
