//! Archives that can be read in two ways, or that hurt.

use super::excel::package;
use super::{Problem, grids, zipped};
use crate::finding::{ArchiveFault, Limit};

fn refused(bytes: &[u8]) -> Problem {
    grids("n.xlsx", bytes).unwrap_err()
}

fn fault(part: &str, why: ArchiveFault) -> Problem {
    Problem::ArchiveRefused { part: part.to_owned(), why }
}

/// A sound workbook with one score.
fn sound() -> Vec<u8> {
    let sheet = "<worksheet><sheetData><row r=\"2\"><c r=\"B2\"><v>97.08</v></c></row></sheetData></worksheet>";
    package(sheet, &[])
}

/// Where these bytes stand for the `n`-th time, from 0.
fn nth(bytes: &[u8], needle: &[u8], n: usize) -> usize {
    let places = bytes.windows(needle.len()).enumerate().filter(|(_, window)| *window == needle);
    places.map(|(place, _)| place).nth(n).unwrap()
}

#[test]
fn a_byte_that_was_changed_inside_is_noticed() {
    let bytes = sound();
    assert!(grids("n.xlsx", &bytes).is_ok());
    let name = b"xl/worksheets/sheet1.xml";
    let mut wrong_sum = bytes.clone();
    // The checksum in the directory stands 30 bytes before the name.
    wrong_sum[nth(&bytes, name, 1) - 30] ^= 1;
    assert!(matches!(refused(&wrong_sum), Problem::Unreadable { .. }));
    // The unpacked size, 22 bytes before it.
    let at = nth(&bytes, name, 1) - 22;
    let mut too_small = bytes.clone();
    too_small[at] -= 1;
    assert!(matches!(refused(&too_small), Problem::Unreadable { .. }));
    let mut too_large = bytes;
    too_large[at] += 1;
    assert_eq!(refused(&too_large), fault("xl/worksheets/sheet1.xml", ArchiveFault::Size));
    // A part that nobody reads is looked at all the same.
    let mut aside = zipped(&[("[Content_Types].xml", "spreadsheetml"), ("a.bin", "x")]);
    let at = nth(&aside, b"a.bin", 1) - 30;
    aside[at] ^= 1;
    assert!(matches!(refused(&aside), Problem::Unreadable { .. }));
}

#[test]
fn a_part_with_two_names_is_refused() {
    let mut bytes = sound();
    let at = nth(&bytes, b"sheet1.xml", 0);
    bytes[at + 5] = b'2';
    assert_eq!(refused(&bytes), fault("xl/worksheets/sheet1.xml", ArchiveFault::NameDiffers));
}

#[test]
fn two_parts_of_one_name_are_refused() {
    for other in ["A.xml", "a.XML"] {
        let bytes = zipped(&[("a.xml", "1"), (other, "2")]);
        assert_eq!(refused(&bytes), fault(other, ArchiveFault::NameTwice));
    }
    let mut bytes = zipped(&[("a.xml", "1"), ("b.xml", "2")]);
    // In front of the part, and in the directory.
    for _ in 0..2 {
        let at = nth(&bytes, b"b.xml", 0);
        bytes[at] = b'a';
    }
    assert_eq!(refused(&bytes), fault("", ArchiveFault::NameTwice));
}

#[test]
fn names_that_lead_out_are_refused() {
    for name in ["../a.xml", "xl\\..\\..\\a.xml"] {
        assert_eq!(refused(&zipped(&[(name, "1")])), fault(name, ArchiveFault::LeadsOut));
    }
}

#[test]
fn parts_that_share_bytes_are_refused() {
    let mut bytes = zipped(&[("a.xml", "1"), ("a.xml2", "1")]);
    // The second entry of the directory points into the first part.
    let at = nth(&bytes, b"a.xml2", 1);
    let start = bytes[at - 4];
    bytes[at - 4] = start - 1;
    let problem = refused(&bytes);
    assert!(
        matches!(problem, Problem::ArchiveRefused { .. } | Problem::Unreadable { .. }),
        "{problem:?}"
    );
}

#[test]
fn a_file_that_swells_is_refused_by_what_its_directory_says() {
    let zeros = vec![0_u8; 40 * 1024 * 1024];
    let bytes = zipped(&[("a.xml", zeros)]);
    assert!(bytes.len() < 100_000);
    let limit = Limit::Unpacked(8 * 1024 * 1024);
    assert_eq!(refused(&bytes), Problem::TooLarge { limit });
}

#[test]
fn a_file_that_hides_how_it_swells_is_unpacked_no_further_than_it_says() {
    let zeros = vec![b' '; 40 * 1024 * 1024];
    let mut bytes = zipped(&[("[Content_Types].xml", zeros)]);
    for (place, n) in [(8, 0), (22, 1)] {
        let at = nth(&bytes, b"[Content_Types].xml", n) - place;
        bytes[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    assert!(matches!(refused(&bytes), Problem::Unreadable { .. }));
}
