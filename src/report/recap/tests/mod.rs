//! The summary workbook, built, written and read back.

mod ceremony;
mod contents;
mod house;
mod insight;
mod manners;

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{Data, Range, Reader, Xlsx, open_workbook_from_rs};

use super::document;
use crate::report::fixture::World;
use crate::report::xlsx;

fn bytes(world: &World) -> Vec<u8> {
    xlsx::bytes(&document(world.results(), "rapor 0.1.0")).unwrap()
}

/// All sheets as another program reads them, in order.
fn read(world: &World) -> Vec<(String, Range<Data>)> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes(world))).unwrap();
    book.worksheets()
}

/// The parts of the file that are XML, by their path.
fn parts(world: &World) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes(world))).unwrap();
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let mut xml = String::new();
        part.read_to_string(&mut xml).unwrap();
        parts.insert(part.name().unwrap().into_owned(), xml);
    }
    parts
}

/// The rows of a sheet from the one on that begins with `first`, cell by cell as text.
fn rows(sheets: &[(String, Range<Data>)], name: &str, first: &str) -> Vec<Vec<String>> {
    let (_, range) = sheets.iter().find(|(known, _)| known == name).unwrap();
    range
        .rows()
        .map(|row| row.iter().map(Data::to_string).collect::<Vec<_>>())
        .skip_while(|row| row[0] != first)
        .collect()
}
