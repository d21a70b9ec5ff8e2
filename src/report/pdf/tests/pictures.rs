//! Pictures of every kind in documents, and those that are refused.

use lopdf::Stream;
use lopdf::content::Content;

use super::rules::violations;
use super::*;

const COLOUR: &[u8] = include_bytes!("../../../../tests/data/pictures/warna.jpg");
const GREY: &[u8] = include_bytes!("../../../../tests/data/pictures/abu.jpg");
const PROGRESSIVE: &[u8] = include_bytes!("../../../../tests/data/pictures/bertahap.jpg");
const CMYK: &[u8] = include_bytes!("../../../../tests/data/pictures/cmyk.jpg");
const TURNED: &[u8] = include_bytes!("../../../../tests/data/pictures/rebah.jpg");

/// A drawing with what designers use: gradients that fade, a clip, a layer, dashes, strange pens.
pub(super) const DRAWING: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
    <svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 240 160\"><defs>\
    <style>.gold{fill:url(#gold);stroke:#805f1c}</style>\
    <linearGradient id=\"gold\" x2=\"0\" y2=\"1\"><stop stop-color=\"#f6e7b0\"/><stop offset=\".5\" \
    stop-color=\"#c79a3a\"/><stop offset=\".5\" stop-color=\"#a6812e\"/><stop offset=\"1\" \
    stop-color=\"#e5cf8b\"/></linearGradient>\
    <radialGradient id=\"glow\" fx=\".3\" fy=\".3\"><stop stop-color=\"#1b6b3a\"/><stop offset=\"1\" \
    stop-color=\"#1b6b3a\" stop-opacity=\"0\"/></radialGradient>\
    <clipPath id=\"disc\"><circle cx=\"180\" cy=\"50\" r=\"40\"/></clipPath></defs>\
    <rect class=\"gold\" x=\"4\" y=\"4\" width=\"232\" height=\"152\" rx=\"12\" stroke-width=\"3\"/>\
    <circle cx=\"60\" cy=\"60\" r=\"50\" fill=\"url(#glow)\"/>\
    <g clip-path=\"url(#disc)\"><rect x=\"140\" y=\"10\" width=\"80\" height=\"40\" fill=\"#a82323\"/>\
    <rect x=\"140\" y=\"50\" width=\"80\" height=\"40\" fill=\"#fff\"/></g>\
    <g opacity=\".5\"><rect x=\"90\" y=\"90\" width=\"50\" height=\"50\" fill=\"#172a4a\"/><rect x=\"115\" \
    y=\"105\" width=\"50\" height=\"50\" fill=\"#a82323\"/></g>\
    <path d=\"M10 120q20-40 40 0t40 0\" fill=\"none\" stroke=\"#172a4a\" stroke-width=\"4\" \
    stroke-linecap=\"round\" stroke-dasharray=\"8 7\"/>\
    <path transform=\"translate(190 125) scale(3 1) rotate(20)\" d=\"M-8-8H8V8H-8Z\" fill=\"none\" \
    stroke=\"url(#gold)\" stroke-width=\"3\" fill-rule=\"evenodd\"/></svg>";

/// Pictures of every kind but PNG.
pub(super) const SAMPLES: [(&str, &[u8]); 5] = [
    ("warna", COLOUR),
    ("abu", GREY),
    ("bertahap", PROGRESSIVE),
    ("rebah", TURNED),
    ("gambar", DRAWING.as_bytes()),
];

/// The object of the only picture on a sheet.
fn placed(document: &Document) -> &Stream {
    let page = only_page(document);
    let pictures = dictionary(document, page, &["Resources", "XObject"]);
    document.dereference(pictures.get(b"G0").unwrap()).unwrap().1.as_stream().unwrap()
}

fn load(picture: &[u8]) -> Document {
    let bytes = printed_with(sheet(NAMES[0]), picture);
    assert_eq!(violations(&bytes), [""; 0]);
    Document::load_mem(&bytes).unwrap()
}

fn svg(inside: &str) -> Vec<u8> {
    let head =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"";
    format!("{head} width=\"200\" height=\"100\">{inside}</svg>").into_bytes()
}

/// The operators that draw an SVG.
fn operators(inside: &str) -> Vec<String> {
    let document = load(&svg(inside));
    let content = placed(&document).decompressed_content().unwrap();
    let operations = Content::decode(&content).unwrap().operations;
    operations.into_iter().map(|operation| operation.operator).collect()
}

#[test]
fn png_files_of_every_colour_and_depth_are_read() {
    use png::{BitDepth, ColorType};
    let depths = [BitDepth::One, BitDepth::Two, BitDepth::Four, BitDepth::Eight, BitDepth::Sixteen];
    let all = [
        (ColorType::Grayscale, &depths[..], "DeviceGray"),
        (ColorType::GrayscaleAlpha, &depths[3..], "DeviceGray"),
        (ColorType::Rgb, &depths[3..], "DeviceRGB"),
        (ColorType::Rgba, &depths[3..], "DeviceRGB"),
        (ColorType::Indexed, &depths[..4], "DeviceRGB"),
    ];
    for (colour, depths, space) in all {
        for depth in depths {
            let mut file = Vec::new();
            let mut encoder = png::Encoder::new(&mut file, 4, 2);
            encoder.set_color(colour);
            encoder.set_depth(*depth);
            encoder.set_palette([10, 20, 30, 200, 100, 50].as_slice());
            let row = (4 * colour.samples() * *depth as usize).div_ceil(8);
            // Of a palette only the first colour is used, which every depth can name.
            let value = |at: usize| if colour == ColorType::Indexed { 0 } else { at * 7 + 40 };
            let pixels: Vec<u8> = (0..row * 2).map(|at| value(at) as u8).collect();
            encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
            let document = load(&file);
            let about = &placed(&document).dict;
            let found = about.get(b"ColorSpace").unwrap().as_name().unwrap();
            assert_eq!(found, space.as_bytes(), "{colour:?} of {depth:?}");
            let alpha = matches!(colour, ColorType::GrayscaleAlpha | ColorType::Rgba);
            assert_eq!(about.has(b"SMask"), alpha, "{colour:?} of {depth:?}");
        }
    }
}

#[test]
fn a_photograph_goes_in_as_it_came() {
    for (file, space) in [(COLOUR, "DeviceRGB"), (GREY, "DeviceGray"), (PROGRESSIVE, "DeviceRGB")] {
        let document = load(file);
        let picture = placed(&document);
        assert_eq!(picture.dict.get(b"Filter").unwrap().as_name().unwrap(), b"DCTDecode");
        assert_eq!(picture.dict.get(b"ColorSpace").unwrap().as_name().unwrap(), space.as_bytes());
        assert_eq!(picture.dict.get(b"Width").unwrap().as_i64().unwrap(), 24);
        let tail = &file[file.len() - 100..];
        assert!(picture.content.ends_with(tail), "the scan was changed");
    }
}

#[test]
fn a_photograph_that_was_taken_sideways_stands_upright_and_names_no_camera() {
    assert!(TURNED.windows(13).any(|window| window == b"KameraRahasia"));
    assert_eq!(picture(COLOUR).unwrap().size(0), Some((24.0, 16.0)));
    assert_eq!(picture(TURNED).unwrap().size(0), Some((16.0, 24.0)));
    let bytes = printed_with(sheet(NAMES[0]), TURNED);
    assert!(!bytes.windows(13).any(|window| window == b"KameraRahasia"));
    let document = Document::load_mem(&bytes).unwrap();
    let form = placed(&document);
    assert_eq!(form.dict.get(b"Subtype").unwrap().as_name().unwrap(), b"Form");
    assert!(form.content.starts_with(b"0 -1 1 0 0 1 cm\n"));
    assert_eq!(violations(&bytes), [""; 0]);
}

#[test]
fn red_green_and_blue_without_a_note_are_said_to_be_so() {
    let at = |marker: u8| COLOUR.windows(2).position(|two| two == [0xFF, marker]).unwrap();
    let mut file = COLOUR.to_vec();
    for (index, name) in b"RGB".iter().enumerate() {
        file[at(0xC0) + 10 + index * 3] = *name;
        file[at(0xDA) + 5 + index * 2] = *name;
    }
    let transform = |file: &[u8]| {
        let document = load(file);
        let parameters = placed(&document).dict.get(b"DecodeParms").ok()?.as_dict().ok()?;
        parameters.get(b"ColorTransform").ok()?.as_i64().ok()
    };
    // The note of a JPEG file (JFIF) says that they are not, whatever their names.
    assert_eq!(transform(&file), None);
    let note = at(0xE0)..at(0xE0) + 18;
    file.drain(note);
    assert_eq!(transform(&file), Some(0));
}

#[test]
fn photographs_that_look_different_elsewhere_are_refused() {
    let refused = |file: &[u8]| picture(file).err();
    assert_eq!(refused(CMYK), Some(PictureFault::Cmyk));
    let frame = COLOUR.windows(2).position(|two| two == [0xFF, 0xC0]).unwrap();
    let with = |at: usize, byte: u8| {
        let mut file = COLOUR.to_vec();
        file[frame + at] = byte;
        refused(&file)
    };
    assert_eq!(with(1, 0xC3), Some(PictureFault::Coding), "without loss");
    assert_eq!(with(1, 0xC9), Some(PictureFault::Coding), "arithmetic codes");
    assert_eq!(with(4, 12), Some(PictureFault::Coding), "12 bits");
    assert_eq!(with(5, 0xFF), Some(PictureFault::TooLarge), "65,296 rows");
    assert_eq!(refused(&COLOUR[..COLOUR.len() / 2]), Some(PictureFault::Damaged));
    assert_eq!(refused(&COLOUR[..10]), Some(PictureFault::Damaged));
}

#[test]
fn what_is_no_picture_is_refused() {
    for file in [b"".as_slice(), b"GIF89a", b"%PDF-1.7", b"RIFF\0\0\0\0WEBP", b"\x1f\x8b\x08"] {
        assert_eq!(picture(file).err(), Some(PictureFault::Unknown));
    }
    for file in ["<html></html>", "<svg", "<?xml version=\"1.0\"?><a><b></a>"] {
        assert_eq!(picture(file.as_bytes()).err(), Some(PictureFault::Damaged), "{file}");
    }
    for file in [svg(""), svg("<rect width=\"9\" height=\"9\" visibility=\"hidden\"/>")] {
        assert_eq!(picture(&file).err(), Some(PictureFault::Transparent));
    }
}

#[test]
fn all_pictures_that_cannot_be_used_are_told_at_once() {
    let file = |name: &str, bytes: &[u8]| PictureFile {
        name: name.to_owned(),
        bytes: bytes.to_vec().into(),
    };
    let files = [file("a.gif", b"GIF89a"), file("b.jpg", COLOUR), file("c.jpg", CMYK)];
    let problems = Pictures::read(&files).unwrap_err();
    let told: Vec<(usize, &str)> =
        problems.iter().map(|problem| (problem.number, problem.name.as_str())).collect();
    assert_eq!(told, [(0, "a.gif"), (2, "c.jpg")]);
}

#[test]
fn many_large_pictures_are_refused_before_they_fill_the_memory() {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 6000, 3000);
    encoder.set_compression(png::Compression::Fastest);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&vec![200; 6000 * 3000]).unwrap();
    writer.finish().unwrap();
    let file =
        |number: usize| PictureFile { name: format!("{number}.png"), bytes: bytes.clone().into() };
    let files: Vec<PictureFile> = (0..12).map(file).collect();
    let problems = Pictures::read(&files).unwrap_err();
    assert_eq!((problems[0].number, &problems[0].fault), (11, &PictureFault::TooLarge));
}

#[test]
fn a_drawing_stays_outlines() {
    let found = operators("<path d=\"M0 0H10V10Z\" fill=\"#123456\"/>");
    assert_eq!(found, ["q", "rg", "m", "l", "l", "h", "f", "Q"]);
    let found = operators("<circle cx=\"9\" cy=\"9\" r=\"5\" fill=\"none\" stroke=\"red\"/>");
    assert_eq!(found[..6], ["q", "RG", "w", "J", "j", "M"]);
    assert_eq!(found[found.len() - 2..], ["S", "Q"]);
    assert_eq!(picture(&svg("<path d=\"M0 0H10V10Z\"/>")).unwrap().size(0), Some((200.0, 100.0)));
}

#[test]
fn a_drawing_fills_its_place_and_stands_upright() {
    let document = load(&svg("<path d=\"M0 0H200V100H0Z\"/>"));
    let form = placed(&document);
    let numbers = |key: &[u8]| -> Vec<f32> {
        let all = form.dict.get(key).unwrap().as_array().unwrap();
        all.iter().map(|number| number.as_float().unwrap()).collect()
    };
    assert_eq!(numbers(b"BBox"), [0.0, 0.0, 1000.0, 500.0]);
    assert_eq!(numbers(b"Matrix"), [0.001, 0.0, 0.0, -0.002, 0.0, 1.0]);
    let content = form.decompressed_content().unwrap();
    let corners = "0 0 m\n1000 0 l\n1000 500 l\n0 500 l\nh\nf";
    assert!(String::from_utf8(content).unwrap().contains(corners));
}

#[test]
fn pictures_of_every_kind_keep_the_rules() {
    for (name, file) in SAMPLES {
        assert_eq!(violations(&printed_with(sheet(NAMES[0]), file)), [""; 0], "{name}");
    }
}

#[test]
fn gradients_clips_and_layers_are_drawn() {
    let gradient = "<linearGradient id=\"g\"><stop offset=\"0\" stop-color=\"red\"/>\
        <stop offset=\".4\" stop-color=\"blue\"/><stop offset=\"1\" stop-color=\"#0f0\"/>\
        </linearGradient>";
    let found =
        operators(&format!("{gradient}<rect width=\"50\" height=\"50\" fill=\"url(#g)\"/>"));
    assert_eq!(found[..3], ["q", "cs", "scn"]);
    let faded = gradient.replace("offset=\"1\"", "offset=\"1\" stop-opacity=\"0\"");
    let found = operators(&format!("{faded}<rect width=\"50\" height=\"50\" fill=\"url(#g)\"/>"));
    assert_eq!(found[..4], ["q", "gs", "cs", "scn"]);
    let clip = "<clipPath id=\"c\"><rect width=\"9\" height=\"9\"/></clipPath>";
    let found = operators(&format!("{clip}<g clip-path=\"url(#c)\"><path d=\"M0 0H90V90Z\"/></g>"));
    assert_eq!(found[..8], ["q", "m", "l", "l", "l", "h", "W", "n"]);
    let found = operators(
        "<g opacity=\".5\"><path d=\"M0 0H90V90Z\"/><path d=\"M0 0H80V80Z\" fill=\"red\"/></g>",
    );
    assert_eq!(found, ["q", "gs", "Do", "Q"]);
    // One path needs no layer of its own.
    for opacity in ["opacity", "fill-opacity"] {
        let found = operators(&format!("<path d=\"M0 0H90V90Z\" {opacity}=\".5\"/>"));
        assert!(found.contains(&"rg".to_owned()) && !found.contains(&"Do".to_owned()), "{found:?}");
    }
}

#[test]
fn drawings_that_cannot_be_drawn_faithfully_are_refused_by_what_they_hold() {
    let effect = |name: &str| SvgPart::Effect(name.to_owned());
    let shape = "<path d=\"M0 0H9V9Z\"";
    for (inside, part) in [
        ("<text x=\"1\" y=\"9\">Piagam</text>".to_owned(), SvgPart::Text),
        ("<script>alert(1)</script>".to_owned(), SvgPart::Script),
        (format!("{shape} onload=\"alert(1)\"/>"), SvgPart::Script),
        (format!("{shape}><animate attributeName=\"x\"/></path>"), SvgPart::Script),
        ("<image href=\"data:image/png;base64,AA\"/>".to_owned(), SvgPart::Reference),
        ("<use xlink:href=\"http://contoh.id/a.svg#b\"/>".to_owned(), SvgPart::Reference),
        ("<use href=\"/etc/passwd#b\"/>".to_owned(), SvgPart::Reference),
        ("<style>@import url(http://contoh.id/a.css);</style>".to_owned(), SvgPart::Reference),
        (format!("{shape} style=\"fill:url(http://contoh.id/a#b)\"/>"), SvgPart::Reference),
        ("<foreignObject><p/></foreignObject>".to_owned(), SvgPart::Reference),
        (
            format!(
                "<filter id=\"f\"><feGaussianBlur stdDeviation=\"2\"/></filter>{shape} \
                 filter=\"url(#f)\"/>"
            ),
            effect("filter"),
        ),
        (
            format!(
                "<mask id=\"m\"><rect width=\"9\" height=\"9\"/></mask>{shape} mask=\"url(#m)\"/>"
            ),
            effect("mask"),
        ),
        (
            format!(
                "<pattern id=\"p\" width=\"2\" height=\"2\" patternUnits=\"userSpaceOnUse\">\
                 <rect width=\"1\" height=\"1\"/></pattern>{shape} fill=\"url(#p)\"/>"
            ),
            effect("pattern"),
        ),
        (format!("{shape} style=\"mix-blend-mode:multiply\"/>"), effect("mix-blend-mode")),
        (format!("{shape} marker-end=\"url(#m)\"/>"), effect("marker")),
        (format!("<style>path {{ marker: url(#m) }}</style>{shape}/>"), effect("marker")),
        (
            format!(
                "<clipPath id=\"c\"><rect width=\"9\" height=\"9\"/><rect x=\"5\" width=\"9\" \
                 height=\"9\"/></clipPath>{shape} clip-path=\"url(#c)\"/>"
            ),
            effect("clip-path"),
        ),
        (
            format!(
                "<linearGradient id=\"g\" spreadMethod=\"repeat\"><stop stop-color=\"red\"/>\
                 <stop offset=\"1\"/></linearGradient>{shape} fill=\"url(#g)\"/>"
            ),
            effect("spreadMethod"),
        ),
    ] {
        assert_eq!(picture(&svg(&inside)).err(), Some(PictureFault::Svg(part)), "{inside}");
    }
}

#[test]
fn what_a_drawing_program_notes_for_itself_does_not_matter() {
    let found = operators(
        "<metadata>teks</metadata><title>Bingkai</title>\
         <n:namedview xmlns:n=\"http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd\" onload=\"x\"/>\
         <path d=\"M0 0H9V9Z\"/>",
    );
    assert_eq!(found.len(), 8);
}

#[test]
fn small_drawings_that_ask_for_much_are_refused() {
    let doubled: String = (1..40)
        .map(|level| {
            let below = level - 1;
            format!("<g id=\"a{level}\"><use href=\"#a{below}\"/><use href=\"#a{below}\"/></g>")
        })
        .collect();
    let bomb = svg(&format!("<path id=\"a0\" d=\"M0 0H9V9Z\"/>{doubled}"));
    assert_eq!(picture(&bomb).err(), Some(PictureFault::TooLarge));
    let chain: String =
        (1..100).map(|at| format!("<use id=\"a{at}\" href=\"#a{}\"/>", at - 1)).collect();
    let chain = svg(&format!("<path id=\"a0\" d=\"M0 0H9V9Z\"/>{chain}"));
    assert_eq!(picture(&chain).err(), Some(PictureFault::TooLarge));
    let deep = svg(&["<g>".repeat(100_000), "</g>".repeat(100_000)].concat());
    assert_eq!(picture(&deep).err(), Some(PictureFault::TooLarge));
    let many = svg(&"<path d=\"M0 0H9V9Z\"/>".repeat(100_001));
    assert_eq!(picture(&many).err(), Some(PictureFault::TooLarge));
    let circle = svg("<g id=\"a\"><use href=\"#a\"/></g>");
    assert_eq!(picture(&circle).err(), Some(PictureFault::TooLarge));
    let states = svg(&[
        "<clipPath id=\"c\"><rect width=\"9\" height=\"9\"/></clipPath>",
        &"<g clip-path=\"url(#c)\">".repeat(30),
        "<path d=\"M0 0H9V9Z\"/>",
        &"</g>".repeat(30),
    ]
    .concat());
    assert_eq!(picture(&states).err(), Some(PictureFault::TooLarge));
    let entities = "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;\">\
        <!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">\
        ]><svg xmlns=\"http://www.w3.org/2000/svg\"><path id=\"&d;\"/></svg>";
    assert!(picture(entities.as_bytes()).is_err());
}
