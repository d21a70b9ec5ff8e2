//! The certificates of the templates that are built in, for the names of all regions.

use super::extract::extracted;
use super::rules::violations;
use super::*;
use crate::domain::Region;
use crate::report::certificate::Design;
use crate::report::certificate::sample::Sample;
use crate::report::fixture::template;
use crate::template::BUILT_IN;

/// Words of several lines as one.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_names_of_all_regions_are_whole_on_paper_and_in_the_file() {
    for built_in in BUILT_IN {
        let template = template(built_in.name);
        let case = TypeCase::open(&template.fonts).unwrap();
        let design = Design::new(&template, false);
        let names: Vec<&str> = Region::all().map(|region| region.name.as_str()).collect();
        assert_eq!(names.len(), 552);
        let set = |name: &&str| {
            let unit = format!("Dinas Penanaman Modal {name}");
            let sample = Sample { template: built_in.name, unit, ..Sample::usual(name) };
            case.read(sample.page_in(&design, &case)).unwrap()
        };
        let pages: Vec<SetPage> = names.iter().map(set).collect();
        for (page, name) in pages.iter().zip(&names) {
            let paper = Area::new(0.0, 0.0, page.page().width, page.page().height);
            for (item, area) in page.covered() {
                let told = format!("{}, {name}: item {item} {area:?}", built_in.name);
                assert!(area.x >= 0.0 && area.y >= 0.0, "{told}");
                assert!(area.right() <= paper.width && area.bottom() <= paper.height, "{told}");
            }
        }
        let mut needs = Needs::default();
        pages.iter().for_each(|page| needs.merge(page.needs()));
        let press = Press::from_needs(&case, &needs, &Pictures::default()).unwrap();
        // What a name does to the file is the same in each: one of them stands for the others.
        let step = if built_in.name == "piagam" { 1 } else { 12 };
        for (number, (page, name)) in pages.iter().zip(&names).enumerate().step_by(step) {
            let bytes = press.print(&[page], &about(name)).unwrap();
            assert!(bytes.len() < 100 * 1024, "{}, {name}: {} bytes", built_in.name, bytes.len());
            let text = folded(&extracted(&Document::load_mem(&bytes).unwrap()));
            for words in [name, "97,08", "Kualitas Tertinggi"] {
                assert!(text.contains(words), "{}, {name}: no {words} in {text}", built_in.name);
            }
            if number % 48 == 0 {
                assert_eq!(violations(&bytes), [""; 0], "{}, {name}", built_in.name);
            }
        }
    }
}

#[test]
fn the_fullest_certificates_keep_the_rules_of_their_standards() {
    for built_in in BUILT_IN {
        let template = template(built_in.name);
        let case = TypeCase::open(&template.fonts).unwrap();
        let unit = "Puskesmas".to_owned();
        let sample = Sample { template: built_in.name, unit, ..Sample::full() };
        let page = case.read(sample.page()).unwrap();
        let press = Press::from_needs(&case, &page.needs(), &picture(&logo()).unwrap()).unwrap();
        let bytes = press.print(&[&page], &about("x")).unwrap();
        assert_eq!(violations(&bytes), [""; 0], "{}", built_in.name);
    }
}

/// A ground such as a designer hands over: a gradient, outlines, a frame.
const GROUND: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 297 210">
<defs><linearGradient id="a" x1="0" y1="0" x2="1" y2="1">
<stop offset="0" stop-color="#fff8e8"/><stop offset="1" stop-color="#e4f0ea"/></linearGradient></defs>
<rect width="297" height="210" fill="url(#a)"/>
<path d="M0 0H297V12C200 26 120 4 0 18Z" fill="#0f4c4a"/>
<path d="M0 210H297V196C180 184 100 206 0 194Z" fill="#c59a3d" fill-opacity="0.7"/>
<circle cx="250" cy="105" r="60" fill="none" stroke="#c59a3d" stroke-opacity="0.25" stroke-width="6"/>
</svg>"##;

/// `RAPOR_LOOK=folder cargo test --lib certificates::look -- --ignored`
#[test]
#[ignore = "writes certificates of every shape to the folder that RAPOR_LOOK names, to be looked at"]
fn look() {
    let folder = std::path::PathBuf::from(std::env::var_os("RAPOR_LOOK").unwrap());
    let names: Vec<&str> = Region::all().map(|region| region.name.as_str()).collect();
    let by_length = |name: &&&str| name.chars().count();
    let (shortest, longest) =
        (names.iter().min_by_key(by_length).unwrap(), names.iter().max_by_key(by_length).unwrap());
    for built_in in BUILT_IN {
        let template = template(built_in.name);
        let case = TypeCase::open(&template.fonts).unwrap();
        let unit = match built_in.name {
            "sertifikat-unit" => {
                "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu".to_owned()
            }
            _ => String::new(),
        };
        let of = |sample: Sample| Sample { template: built_in.name, unit: unit.clone(), ..sample };
        let usual = of(Sample::usual(longest));
        let three = Sample::full().signatories;
        let zone = |zone| Sample { zone: Some(zone), ..of(Sample::usual("Kabupaten Dairi")) };
        for (name, sample) in [
            ("terpendek", of(Sample::usual(shortest))),
            ("terpanjang", usual.clone()),
            ("tiga", Sample { signatories: three, logo: true, ..usual.clone() }),
            ("polos", of(Sample::bare())),
            ("penuh", of(Sample::full())),
            ("kuning", zone(crate::domain::Zone::Kuning)),
            ("merah", zone(crate::domain::Zone::Merah)),
        ] {
            let page = case.read(sample.page()).unwrap();
            let needs = page.needs();
            let press = Press::from_needs(&case, &needs, &picture(&logo()).unwrap()).unwrap();
            let bytes = press.print(&[&page], &about(name));
            let file = folder.join(format!("{}-{name}.pdf", built_in.name));
            std::fs::write(file, bytes.unwrap()).unwrap();
        }
        let start = built_in.text.find("[background]").unwrap();
        let end = start + built_in.text[start..].find("\n\n").unwrap();
        let text = built_in
            .text
            .replace(&built_in.text[start..end], "[background]\npicture = \"latar.svg\"\n");
        let files = |_: &str| Some(GROUND.as_bytes().to_vec());
        let own = crate::template::read("kami", "kami", &text, false, &files).unwrap();
        let case = TypeCase::open(&own.fonts).unwrap();
        let page = usual.page_in(&Design::new(&own, false), &case);
        let page = case.read(page).unwrap();
        let pictures = Pictures::read(&own.pictures).unwrap();
        let press = Press::from_needs(&case, &page.needs(), &pictures).unwrap();
        let bytes = press.print(&[&page], &about("x")).unwrap();
        assert_eq!(violations(&bytes), [""; 0]);
        std::fs::write(folder.join(format!("{}-latar.pdf", built_in.name)), bytes).unwrap();
    }
}
