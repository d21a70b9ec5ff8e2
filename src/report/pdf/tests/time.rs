//! How long a certificate takes, and how large it is.

use std::time::{Duration, Instant};

use super::*;

/// `cargo test --release --lib batch_of_500 -- --ignored --nocapture`
#[test]
#[ignore = "measures time, which needs a release build and a quiet machine"]
#[expect(clippy::print_stderr, reason = "the figures are what is asked for")]
fn a_batch_of_500_takes_few_milliseconds_each() {
    const COUNT: u32 = 500;
    let sheets = (0..COUNT).map(|index| {
        let number = format!("{:03}/PIAGAM/ORG/XI/2024", index + 1);
        changed(sheet(NAMES[index as usize % NAMES.len()]), |item| {
            if let Item::Text(text) = item
                && text.part == "nomor"
            {
                text.words.clone_from(&number);
            }
        })
    });
    let sheets: Vec<Page> = sheets.collect();
    let fonts = built_in_fonts();
    let case = TypeCase::open(&fonts).unwrap();
    let start = Instant::now();
    let pages: Vec<SetPage> = sheets.into_iter().map(|page| case.read(page).unwrap()).collect();
    let set = start.elapsed() / COUNT;
    let start = Instant::now();
    let press = press(&pages, &picture(&logo()).unwrap());
    let prepared = start.elapsed();
    let start = Instant::now();
    let sizes: Vec<usize> =
        pages.iter().map(|page| press.print(&[page], &about("x")).unwrap().len()).collect();
    let printed = start.elapsed() / COUNT;
    let start = Instant::now();
    let all: Vec<&SetPage> = pages.iter().collect();
    let book = press.print(&all, &about("x")).unwrap().len();
    let bound = start.elapsed();
    let (smallest, largest) = (sizes.iter().min().unwrap(), sizes.iter().max().unwrap());
    eprintln!(
        "{COUNT} pages on one thread: set in {set:?} each, prepared in {prepared:?}, printed in \
         {printed:?} each, {smallest} to {largest} bytes; all of them as one document in \
         {bound:?}, {book} bytes"
    );
    assert!(*largest < 100 * 1024);
    assert!(set + printed < Duration::from_millis(3), "{:?} each", set + printed);
}
