//! What a row below a header is: data, a number of columns, a sum, a note.

use std::collections::BTreeMap;

use super::grid::Value;
use super::locate::{self, Column, Header};
use super::{names, region_cell};

type Cells = BTreeMap<u32, Value>;

/// What a row below a header is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// It numbers the columns.
    Numbering,
    /// It holds something that must be read, or be named as unreadable.
    Data,
    /// It holds the mean of a region's units, and so the region's score.
    Mean,
    /// It sums up something else, or says something beside the table.
    Note,
}

/// Words of a mean, squeezed.
const MEANS: [&str; 4] = ["ratarata", "rerata", "nilairatarata", "nilaiakhir"];
/// Words of a sum, squeezed.
const SUMS: [&str; 4] = ["jumlah", "total", "jumlahtotal", "totalnilai"];

/// Judges a row; `first` is the one right below the header, and `inside` a region's rows.
pub fn of(header: &Header, cells: &Cells, first: bool, inside: bool) -> RowKind {
    let about_region = matches!(region_cell::read(header, cells), Ok(Some(_)));
    if first && locate::numbers_columns(cells) && !about_region {
        return RowKind::Numbering;
    }
    let word =
        |value: Option<&Value>| value.and_then(Value::text).map(names::squeeze).unwrap_or_default();
    let unit = word(header.value(cells, Column::Unit));
    if MEANS.contains(&unit.as_str()) && (about_region || inside) {
        return RowKind::Mean;
    }
    if sums_up(header, cells, &word) || !has_data(header, cells) {
        return RowKind::Note;
    }
    RowKind::Data
}

/// Only the cells that would name a region or a unit say that a row sums up: "total" in a remark
/// says nothing.
fn sums_up(header: &Header, cells: &Cells, word: &dyn Fn(Option<&Value>) -> String) -> bool {
    let sums = |word: &str| MEANS.contains(&word) || SUMS.contains(&word);
    let names: Vec<String> = [Column::Code, Column::Name, Column::Unit]
        .into_iter()
        .filter_map(|column| header.value(cells, column))
        .map(|value| word(Some(value)))
        .collect();
    match names.as_slice() {
        [] => sums(&word(cells.values().next())),
        names => names.iter().any(|name| sums(name)),
    }
}

/// Whether a row holds a score, a unit, a code, or a region's name. "Sumber: ..." in the first
/// column is a note, but "1218" is a code that somebody meant.
fn has_data(header: &Header, cells: &Cells) -> bool {
    header.value(cells, Column::Score).is_some()
        || header.value(cells, Column::Unit).is_some()
        || header.value(cells, Column::Code).is_some_and(|code| {
            code.text().is_none_or(|text| text.starts_with(|first: char| first.is_ascii_digit()))
        })
        || header.value(cells, Column::Name).and_then(Value::text).is_some_and(names::is_region)
}
