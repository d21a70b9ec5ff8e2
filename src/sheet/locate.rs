//! Finds tables in a grid by the words of their header rows.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::grid::Value;
use super::names;
use crate::finding::{Finding, Problem};
use crate::location::{Cell, Location};

/// What a column of a score table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// Kode wilayah.
    Code,
    /// The region's name.
    Name,
    /// The region's kind.
    Kind,
    /// The unit's name.
    Unit,
    /// The unit's kind.
    UnitKind,
    /// The score.
    Score,
    /// Kategori.
    Category,
    /// Zona.
    Zone,
    /// Opini.
    Opinion,
    /// The year assessed.
    Year,
    /// Known, and of no use: a running number, a remark.
    Known,
}

/// What a heading means, by its letters and digits alone: "Kab./Kota" is "kab/kota".
static MEANINGS: LazyLock<BTreeMap<String, Column>> = LazyLock::new(|| {
    let each = |(column, words): &(Column, &[&str])| {
        words.iter().map(|word| (names::squeeze(word), *column)).collect::<Vec<_>>()
    };
    WORDS.iter().flat_map(each).collect()
});

/// The words of a header row.
const WORDS: [(Column, &[&str]); 11] = [
    (Column::Code, &["kode", "kode wilayah", "kode pemda", "kode kemendagri", "kode daerah"]),
    (
        Column::Name,
        &[
            "pemda",
            "nama pemda",
            "wilayah",
            "nama wilayah",
            "daerah",
            "nama daerah",
            "instansi",
            "nama instansi",
            "nama",
            "kabupaten",
            "nama kabupaten",
            "kabupaten/kota",
            "kab/kota",
            "nama kabupaten/kota",
            "nama kab/kota",
            "pemerintah daerah",
            "nama pemerintah daerah",
            "pemerintah kabupaten/kota",
        ],
    ),
    (Column::Kind, &["jenis", "jenis pemda", "jenis wilayah"]),
    (
        Column::Unit,
        &[
            "unit",
            "nama unit",
            "unit layanan",
            "nama unit layanan",
            "unit pelayanan",
            "nama unit pelayanan",
            "lokus",
            "opd",
            "perangkat daerah",
        ],
    ),
    (Column::UnitKind, &["jenis unit", "jenis unit layanan", "jenis lokus"]),
    (
        Column::Score,
        &[
            "nilai",
            "skor",
            "nilai akhir",
            "nilai total",
            "total nilai",
            "nilai kepatuhan",
            "nilai unit",
        ],
    ),
    (Column::Category, &["kategori"]),
    (Column::Zone, &["zona", "zonasi"]),
    (Column::Opinion, &["opini", "predikat", "opini kualitas"]),
    (Column::Year, &["tahun", "tahun penilaian"]),
    (
        Column::Known,
        &["no", "nomor", "no urut", "peringkat", "ranking", "keterangan", "catatan", "provinsi"],
    ),
];

/// A header row: which column of the sheet holds what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    columns: BTreeMap<Column, u32>,
    /// Columns with a heading that nobody knows.
    unknown: Vec<u32>,
    /// The last column with a heading.
    last: u32,
}

impl Header {
    /// The sheet's column that holds this, from 0.
    pub fn column(&self, column: Column) -> Option<u32> {
        self.columns.get(&column).copied()
    }

    /// Whether the table has such a column.
    pub fn has(&self, column: Column) -> bool {
        self.columns.contains_key(&column)
    }

    /// Columns with a heading that nobody knows.
    pub fn unknown(&self) -> &[u32] {
        &self.unknown
    }

    /// The last column with a heading.
    pub fn last(&self) -> u32 {
        self.last
    }

    /// What the sheet's column holds, if it is known to be of use.
    pub fn meaning(&self, column: u32) -> Option<Column> {
        self.columns.iter().find(|(_, index)| **index == column).map(|(meaning, _)| *meaning)
    }

    /// What a row of the table holds there.
    pub fn value<'v>(&self, row: &'v BTreeMap<u32, Value>, column: Column) -> Option<&'v Value> {
        row.get(&self.column(column)?)
    }
}

/// What a row is when it is held against the words of headers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// A header with all that a table needs.
    Header(Header),
    /// A header that lacks the region's column.
    WithoutRegion,
    /// No header.
    Other,
}

/// Holds a row against the words of headers; `needed` is the column that makes it a table.
///
/// Columns that are twice there, or unknown, are reported. The words of `own` come before all
/// others.
pub fn header(
    row: &BTreeMap<u32, Value>,
    needed: Column,
    own: &BTreeMap<String, Column>,
    place: impl Fn(u32) -> Location,
    findings: &mut Vec<Finding>,
) -> Seen {
    let known: Vec<(u32, &str, Option<Column>)> = row
        .iter()
        .filter_map(|(column, value)| Some((*column, value.text()?, meaning(value.text()?, own))))
        .collect();
    let has = |wanted| known.iter().any(|(_, _, column)| *column == Some(wanted));
    let words = known.iter().filter(|(_, _, column)| column.is_some()).count();
    // One such word alone is a title or a note, not the head of a table.
    if !has(needed) || words < 2 {
        return Seen::Other;
    }
    if !has(Column::Code) && !has(Column::Name) {
        return Seen::WithoutRegion;
    }
    let mut columns = BTreeMap::new();
    let mut unknown = Vec::new();
    let last = row.keys().next_back().copied().unwrap_or_default();
    for (index, text, column) in known {
        match column {
            None => {
                unknown.push(index);
                let problem = Problem::ColumnUnused { heading: text.to_owned() };
                findings.push(Finding::new(place(index), problem));
            }
            Some(Column::Known) => {}
            Some(column) => {
                if let Some(first) = columns.insert(column, index) {
                    let other = place(first);
                    let problem = Problem::ColumnTwice { column: text.to_owned(), other };
                    findings.push(Finding::new(place(index), problem));
                }
            }
        }
    }
    Seen::Header(Header { columns, unknown, last })
}

fn meaning(text: &str, own: &BTreeMap<String, Column>) -> Option<Column> {
    let word = names::squeeze(text);
    own.get(&word).or_else(|| MEANINGS.get(&word)).copied()
}

/// Whether a row only numbers the columns (1 2 3 4 5 6), as many printed forms do.
pub fn numbers_columns(row: &BTreeMap<u32, Value>) -> bool {
    let number = |value: &Value| match value {
        Value::Number { double, percent: false } => Some(double.to_string()),
        Value::Text(text) => Some(text.trim().trim_matches(['(', ')']).to_owned()),
        Value::Number { .. }
        | Value::Boolean(_)
        | Value::Date(_)
        | Value::Error(_)
        | Value::Uncalculated => None,
    };
    let numbers: Option<Vec<u32>> = row.values().map(|value| number(value)?.parse().ok()).collect();
    // 1 2 4 5 6 is such a row too: forms skip a number where a column was dropped.
    numbers.is_some_and(|numbers| {
        numbers.len() >= 3
            && numbers.first() == Some(&1)
            && numbers.is_sorted()
            && numbers.last().is_some_and(|last| *last <= 30)
    })
}

/// The place of a cell in a sheet.
pub fn place(file: &Location, sheet: &str, row: u32, column: u32) -> Location {
    file.with_cell(sheet, Cell { row, column })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(texts: &[&str]) -> BTreeMap<u32, Value> {
        (0..).zip(texts).map(|(column, text)| (column, Value::Text((*text).to_owned()))).collect()
    }

    fn check(texts: &[&str], expected: &str) {
        let file = Location::file("x.csv");
        let mut findings = Vec::new();
        let place = |column| place(&file, "", 0, column);
        let seen = match header(&row(texts), Column::Score, &BTreeMap::new(), place, &mut findings)
        {
            Seen::Header(header) => format!("{:?}", header.columns.into_iter().collect::<Vec<_>>()),
            Seen::WithoutRegion => "without region".to_owned(),
            Seen::Other => "other".to_owned(),
        };
        let codes: Vec<_> = findings.iter().map(|finding| finding.code().id()).collect();
        assert_eq!(format!("{seen} {}", codes.join(" ")).trim_end(), expected, "{texts:?}");
    }

    #[test]
    fn headers_are_known_by_their_words() {
        check(
            &["No.", "KODE WILAYAH", "Nama Pemda", "NILAI"],
            "[(Code, 1), (Name, 2), (Score, 3)]",
        );
        check(&["Pemda", "Nilai", "Warna"], "[(Name, 0), (Score, 1)] R203");
        check(&["Pemda", "Nilai", "Skor"], "[(Name, 0), (Score, 2)] R202");
        check(&["No", "Nilai"], "without region");
        check(&["Nilai", "Kabupaten Nias"], "other");
        check(&["Kode", "Pemda"], "other");
        check(&["Kode", "Kab./Kota", "Nilai"], "[(Code, 0), (Name, 1), (Score, 2)]");
    }

    #[test]
    fn rows_that_number_the_columns_are_no_data() {
        assert!(numbers_columns(&row(&["1", "2", "4", "5", "6"])));
        assert!(numbers_columns(&row(&["(1)", "(2)", "(3)"])));
        assert!(!numbers_columns(&row(&["1", "Kabupaten Nias", "85,05"])));
        assert!(!numbers_columns(&row(&["1", "12"])));
        assert!(!numbers_columns(&row(&["1", "2", "85"])));
    }
}
