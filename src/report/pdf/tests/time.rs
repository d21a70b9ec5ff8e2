//! How long a certificate takes, and how large it is.

use std::time::{Duration, Instant};

use super::*;
use crate::report::certificate::Design;
use crate::report::certificate::sample::Sample;
use crate::report::fixture::template;

/// `cargo test --release --lib batch_of_500 -- --ignored --nocapture`
#[test]
#[ignore = "measures time, which needs a release build and a quiet machine"]
#[expect(clippy::print_stderr, reason = "the figures are what is asked for")]
fn a_batch_of_500_takes_few_milliseconds_each() {
    const COUNT: u32 = 500;
    let template = template("piagam");
    let case = TypeCase::open(&template.fonts).unwrap();
    let design = Design::new(&template, true);
    let start = Instant::now();
    let sheets: Vec<Page> = (0..COUNT)
        .map(|index| {
            let usual = Sample::usual(NAMES[index as usize % NAMES.len()]);
            let number = format!("{:03}/PIAGAM/ORG/XI/2024", index + 1);
            Sample { number, logo: true, ..usual }.page_in(&design, &case)
        })
        .collect();
    let laid_out = start.elapsed() / COUNT;
    let start = Instant::now();
    let pages: Vec<SetPage> = sheets.into_iter().map(|page| case.read(page).unwrap()).collect();
    let set = start.elapsed() / COUNT;
    let start = Instant::now();
    let mut needs = Needs::default();
    pages.iter().for_each(|page| needs.merge(page.needs()));
    let press = Press::from_needs(&case, &needs, &picture(&logo()).unwrap()).unwrap();
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
        "{COUNT} pages on one thread: laid out in {laid_out:?} each, set in {set:?} each, \
         prepared in {prepared:?}, printed in {printed:?} each, {smallest} to {largest} bytes; all of them as one document in \
         {bound:?}, {book} bytes"
    );
    assert!(*largest < 100 * 1024);
    let each = laid_out + set + prepared / COUNT + printed;
    assert!(each < Duration::from_millis(3), "{each:?} each");
}
