//! Workbooks of every format with a few bytes changed: each is read or refused, and that is all.
//!
//! What a process of its own would read is looked at here up to where it would be started.

use std::io::Read;

use super::{Problem, grids, zipped};
use crate::finding::Unreadable;

const XLSX: &[u8] = include_bytes!("../../../../tests/data/formats/tanda.xlsx");
const XLS: &[u8] = include_bytes!("../../../../tests/data/formats/tanda.xls");
const ODS: &[u8] = include_bytes!("../../../../tests/data/formats/tanda.ods");
const HTML: &[u8] = include_bytes!("../../../../tests/data/formats/tanda.html");
const CSV: &[u8] =
    b"kode;pemda;nilai\r\n12.18;\"Serdang; Bedagai\";97,08\r\n12.05;Langkat;96,86\r\n";

/// What stands where it hurts: ends of ranges, pieces of grammar.
const PIECES: [&[u8]; 14] = [
    b"\xFF\xFF\xFF\xFF",
    b"\0\0\0\0",
    b"\x7F",
    b"<",
    b"\">",
    b"</",
    b"&#0;",
    b"1048577",
    b"4294967295",
    b"XFD1048576",
    b"<!DOCTYPE x>",
    b"<table>",
    b"\"",
    b"\xF0\x9F\x93\x88",
];

/// Random numbers that are the same in every run (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % end as u64).unwrap()
    }

    /// Changes, cuts, doubles or fills in a few bytes.
    fn mutate(&mut self, bytes: &mut Vec<u8>) {
        for _ in 0..=self.below(3) {
            if bytes.is_empty() {
                return;
            }
            let at = self.below(bytes.len());
            let end = (at + self.below(32)).min(bytes.len());
            match self.below(5) {
                0 => bytes[at] ^= 1 << self.below(8),
                1 => _ = bytes.drain(at..end),
                2 => bytes.truncate(at),
                3 => {
                    let again = bytes[at..end].to_vec();
                    bytes.splice(at..at, again);
                }
                _ => {
                    let piece = PIECES[self.below(PIECES.len())];
                    let end = (at + piece.len()).min(bytes.len());
                    bytes.splice(at..end, piece.iter().copied());
                }
            }
        }
    }
}

/// The parts of an archive.
fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let indexes = 0..archive.len();
    let part = |index| {
        let mut entry = archive.by_index(index).unwrap();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        (entry.name().unwrap().into_owned(), content)
    };
    indexes.map(part).collect()
}

/// Reads so many mutations; tells how many were read, or would be by another process.
fn survive(name: &str, times: usize, mut mutation: impl FnMut(&mut Dice) -> Vec<u8>) -> usize {
    let mut dice = Dice(2024);
    let mut read = 0;
    for _ in 0..times {
        match grids(name, &mutation(&mut dice)) {
            Ok(_) | Err(Problem::Unreadable { why: Unreadable::NoReader }) => read += 1,
            Err(_) => {}
        }
    }
    read
}

#[test]
fn files_with_changed_bytes_are_read_or_refused() {
    for (name, bytes) in
        [("n.xlsx", XLSX), ("n.xls", XLS), ("n.ods", ODS), ("n.html", HTML), ("n.csv", CSV)]
    {
        let read = survive(name, 500, |dice| {
            let mut bytes = bytes.to_vec();
            dice.mutate(&mut bytes);
            bytes
        });
        // Were none or all of them read, the mutations would miss what matters.
        assert!(read < 500, "{name}: {read}");
        assert!(read > 0 || bytes.starts_with(b"PK"), "{name}: {read}");
    }
}

#[test]
fn archives_with_changed_parts_are_read_or_refused() {
    for (name, bytes) in [("n.xlsx", XLSX), ("n.ods", ODS)] {
        let parts = parts(bytes);
        let read = survive(name, 500, |dice| {
            let mut parts = parts.clone();
            let part = dice.below(parts.len());
            dice.mutate(&mut parts[part].1);
            let parts: Vec<_> =
                parts.iter().map(|(name, content)| (name.as_str(), content)).collect();
            zipped(&parts)
        });
        assert!((1..500).contains(&read), "{name}: {read}");
    }
}
