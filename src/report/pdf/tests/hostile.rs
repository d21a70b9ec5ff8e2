//! Damaged files of every kind: refused or printed, never a panic.

use super::*;

const JPEG: &[u8] = include_bytes!("../../../../tests/data/pictures/bertahap.jpg");
const OPEN_TYPE: &[u8] = include_bytes!("../../../../tests/data/fonts/garamond.otf");
const SVG: &str = "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY ns \"http://www.w3.org/2000/svg\">]>\
    <svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 20 10\"><style>.a{fill:url(#g)}</style>\
    <defs><linearGradient id=\"g\" x2=\".5\"><stop stop-color=\"#123\"/><stop offset=\".7\" \
    stop-opacity=\".2\"/></linearGradient><clipPath id=\"c\"><circle r=\"8\"/></clipPath></defs>\
    <g clip-path=\"url(#c)\" transform=\"rotate(12) scale(2 1)\" opacity=\".9\"><path class=\"a\" \
    d=\"M1 1q2 3 4 5t6-3a3 3 0 0 1 5 2zM2 2h3v3z\" stroke=\"red\" stroke-dasharray=\"1 2\"/>\
    <use href=\"#r\" x=\"3\"/><rect id=\"r\" width=\"5\" height=\"4\" rx=\"1\"/></g></svg>";

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }

    /// A file with a few bytes changed, a stretch taken out or doubled, or its end cut off.
    fn damaged(&mut self, whole: &[u8]) -> Vec<u8> {
        let mut file = whole.to_vec();
        let at = self.below(file.len());
        let end = (at + 1 + self.below(40)).min(file.len());
        match self.below(6) {
            0 => file.truncate(at),
            1 => drop(file.drain(at..end)),
            2 => {
                let again = file[at..end].to_vec();
                file.splice(at..at, again);
            }
            _ => {
                for _ in 0..=self.below(4) {
                    let at = self.below(file.len());
                    file[at] = [0, 1, 0x7F, 0x80, 0xFF, b'9', b'-'][self.below(7)];
                }
            }
        }
        file
    }
}

/// Damages a file many times; `read` says whether it could still be used. Both must happen, or
/// the damage is not what it should be.
fn survives(whole: &[u8], rounds: usize, read: impl Fn(&[u8]) -> bool) {
    let mut dice = Dice(0x2545_F491_4F6C_DD1D);
    assert!(read(whole));
    let used = (0..rounds).filter(|_| read(&dice.damaged(whole))).count();
    assert!(used < rounds, "nothing was refused");
}

/// Whether a picture can be read; what can be read can be printed.
fn can_print(file: &[u8]) -> bool {
    let Ok(pictures) = picture(file) else { return false };
    let item = logo_in(Area::new(10.0, 10.0, 40.0, 30.0));
    let page = Page { items: vec![item], ..sheet(NAMES[0]) };
    let page = read(page);
    press([&page], &pictures).print(&[&page], &about("x")).is_ok()
}

/// Whether words can be set in a font; a press may still find that it cannot be cut.
fn can_set(file: &[u8]) -> bool {
    let files = [FontFile { name: "rusak".to_owned(), bytes: file.to_vec().into() }];
    let Ok(case) = TypeCase::open(&files) else { return false };
    let text = Text { font: Font(0), ..words("nama", "Kabupaten Fakfak, 97,08", 50.0, 20.0) };
    let page = Page { items: vec![Item::Text(text)], ..sheet(NAMES[0]) };
    let Ok(page) = case.read(page) else { return false };
    match Press::from_needs(&case, &page.needs(), &Pictures::default()) {
        Ok(press) => press.print(&[&page], &about("x")).is_ok(),
        Err(PressError::Font(name)) => name.is_empty(),
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn damaged_png_files_hurt_nobody() {
    survives(&logo(), 300, can_print);
}

#[test]
fn damaged_photographs_hurt_nobody() {
    survives(JPEG, 300, can_print);
}

#[test]
fn damaged_drawings_hurt_nobody() {
    survives(SVG.as_bytes(), 300, can_print);
}

#[test]
fn damaged_fonts_hurt_nobody() {
    let [serif, ..] = built_in_fonts();
    survives(&serif.bytes, 60, can_set);
    survives(OPEN_TYPE, 60, can_set);
}
