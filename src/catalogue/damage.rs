//! What is said of files that are built in a way that could be misread.

use crate::finding::{ArchiveFault, PartFault, QuoteFault, ReadAs};
use crate::location::Cell;

/// The most rows or columns that a message names.
const MOST_NAMED: usize = 5;

/// What is wrong with a part, after its name.
pub fn part(why: &PartFault) -> String {
    match why {
        PartFault::Encoding(name) if name.is_empty() => "bukan UTF-8".to_owned(),
        PartFault::Encoding(name) => format!("ditulis dengan {name}, bukan UTF-8"),
        PartFault::DocumentType => "memuat DTD".to_owned(),
        PartFault::Entity(name) => format!("memuat rujukan yang tidak dikenal: {name}"),
        PartFault::Depth(most) => format!("bersarang lebih dalam dari {most} lapis"),
        PartFault::Unbalanced => "terpotong atau tidak tertutup".to_owned(),
        PartFault::Malformed(error) if error.is_empty() => "bukan XML".to_owned(),
        PartFault::Malformed(error) => format!("bukan XML ({error})"),
        PartFault::Element(name) => format!("kehilangan atau salah menempatkan unsur `{name}`"),
        PartFault::Attribute(name) => format!("memuat atribut yang ganda atau tidak sah: `{name}`"),
        PartFault::Prefix(prefix) => format!("memakai awalan XML yang tidak lazim: `{prefix}`"),
        PartFault::Address(_) => "memuat sel di luar batas lembar".to_owned(),
    }
}

/// What is wrong with an archive.
pub fn archive(part: &str, why: ArchiveFault) -> String {
    match why {
        ArchiveFault::NameTwice if part.is_empty() => {
            "berkas janggal: dua bagian bernama sama".to_owned()
        }
        ArchiveFault::NameTwice => format!("berkas janggal: bagian `{part}` ganda"),
        ArchiveFault::LeadsOut => format!("berkas janggal: bagian `{part}` keluar dari arsip"),
        ArchiveFault::NameDiffers => format!("berkas janggal: bagian `{part}` punya dua nama"),
        ArchiveFault::Overlap => "berkas janggal: dua bagian bertindihan".to_owned(),
        ArchiveFault::Method => {
            format!("berkas janggal: bagian `{part}` dimampatkan dengan cara lain")
        }
        ArchiveFault::Size => {
            format!("berkas rusak: ukuran bagian `{part}` tidak sesuai daftarnya")
        }
    }
}

/// What is wrong with a quotation mark, after its line.
pub fn quote(why: QuoteFault) -> &'static str {
    match why {
        QuoteFault::InsideField => "berada di tengah kolom",
        QuoteFault::AfterField => "diikuti tulisan lain sebelum pemisah kolom",
        QuoteFault::NeverClosed => "tidak pernah ditutup",
        QuoteFault::SwallowsRows => "membungkus lebih dari satu baris tabel",
    }
}

/// What a file really is.
pub fn read_as(kind: ReadAs) -> &'static str {
    match kind {
        ReadAs::Page => "berkas ini sebenarnya halaman HTML; tabelnya dibaca sebagai teks",
        ReadAs::Text => "berkas ini sebenarnya teks berpemisah (CSV); isinya dibaca sebagai teks",
    }
}

/// `baris 3 dan 9, kolom D tersembunyi, tetapi tetap dibaca`.
pub fn hidden_lines(rows: &[u32], columns: &[u32]) -> String {
    let row = |row: &u32| (u64::from(*row) + 1).to_string();
    let column = |column: &u32| {
        let cell = Cell { row: 0, column: *column }.to_string();
        cell.trim_end_matches('1').to_owned()
    };
    let rows = named("baris", rows.iter().map(row));
    let columns = named("kolom", columns.iter().map(column));
    let all: Vec<_> = [rows, columns].into_iter().flatten().collect();
    format!("{} tersembunyi, tetapi tetap dibaca", all.join(" dan "))
}

fn named(word: &str, lines: impl ExactSizeIterator<Item = String>) -> Option<String> {
    let rest = lines.len().saturating_sub(MOST_NAMED);
    let shown: Vec<_> = lines.take(MOST_NAMED).collect();
    match (shown.is_empty(), rest) {
        (true, _) => None,
        (false, 0) => Some(format!("{word} {}", shown.join(", "))),
        (false, rest) => Some(format!("{word} {} dan {rest} lagi", shown.join(", "))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_rows_and_columns_are_named_but_not_without_end() {
        let check = |rows: &[u32], columns: &[u32], expected: &str| {
            let said = hidden_lines(rows, columns);
            assert_eq!(said, format!("{expected} tersembunyi, tetapi tetap dibaca"));
        };
        check(&[2, 8], &[], "baris 3, 9");
        check(&[], &[3], "kolom D");
        check(&[2], &[0, 26], "baris 3 dan kolom A, AA");
        check(&[0, 1, 2, 3, 4, 5, 6], &[], "baris 1, 2, 3, 4, 5 dan 2 lagi");
    }
}
