//! What a file is, by its content, and whether it is safe to read.
//!
//! A reader library allocates what a file tells it to, and passes over in silence what it does not
//! expect. So every archive is looked at first: its directory, then every part in one pass that
//! counts, compares checksums and reads the XML of the parts that matter. The library is given a
//! smaller archive with what was found sound, and what it would not tell stands beside it.
//!
//! ```text
//! bytes -> archive -> package -> worksheet     (Excel)
//!                  -> opendocument             (LibreOffice)
//!       -> binary                              (.xls, .xlsb)
//!       -> html, text                          (under whatever name)
//! ```

mod archive;
pub mod binary;
pub mod format;
pub mod html;
pub mod limits;
pub mod opendocument;
pub mod package;
pub mod sheet;
pub mod text;
mod worksheet;
mod xml;

use archive::Archive;
use binary::Binary;
use html::Page;

pub use opendocument::Document;
pub use package::Workbook;

use crate::finding::{ForeignKind, Limit, Problem, ReadAs};
use crate::job::Limits;

/// The most characters of a name in a file that a finding shows.
const MOST_SHOWN: usize = 80;

/// A file that can be read.
pub enum Admitted<'a> {
    /// Office Open XML workbook (.xlsx, .xlsm).
    Workbook(Box<Workbook>),
    /// OpenDocument spreadsheet.
    Document(Document),
    /// Workbook of records (.xls, .xlsb), for a process of its own.
    Binary(Binary),
    /// Page with tables.
    Page(Page),
    /// Text with separators.
    Text(&'a [u8]),
}

/// What a file is by its content.
enum Kind<'a> {
    Workbook(Archive<'a>),
    Xlsb(Archive<'a>),
    Xls(&'a [u8]),
    Page(&'a [u8]),
    Document(Archive<'a>),
    Text(&'a [u8]),
}

/// Decides what the bytes are, and refuses what cannot or must not be read.
///
/// # Errors
/// What is wrong with the file as a whole.
pub fn admit<'a>(name: &str, bytes: &'a [u8], limits: &Limits) -> Result<Admitted<'a>, Problem> {
    Ok(match kind(name, bytes, limits)? {
        Kind::Workbook(archive) => Admitted::Workbook(Box::new(package::open(archive, limits)?)),
        Kind::Document(archive) => Admitted::Document(opendocument::open(archive, limits)?),
        Kind::Xls(bytes) => Admitted::Binary(binary::open_xls(bytes, limits)?),
        Kind::Xlsb(archive) => Admitted::Binary(binary::open_xlsb(archive, limits)?),
        Kind::Page(bytes) => Admitted::Page(html::open(bytes, limits)?),
        Kind::Text(bytes) => Admitted::Text(bytes),
    })
}

impl Admitted<'_> {
    /// What the file really is, where its name says something else and somebody might be led
    /// astray by that.
    pub fn read_as(&self, name: &str) -> Option<ReadAs> {
        match self {
            Self::Page(_) if !has_ending(name, &[".html", ".htm"]) => Some(ReadAs::Page),
            Self::Text(_) if !has_ending(name, &TEXTS) => Some(ReadAs::Text),
            _ => None,
        }
    }
}

/// What files of text with separators are called.
const TEXTS: [&str; 3] = [".csv", ".tsv", ".tab"];
/// What workbooks are called; systems give these names to text and pages too.
const WORKBOOKS: [&str; 5] = [".xls", ".xlsx", ".xlsm", ".xlsb", ".ods"];

fn has_ending(name: &str, endings: &[&str]) -> bool {
    let name = name.to_lowercase();
    endings.iter().any(|ending| name.ends_with(ending))
}

fn kind<'a>(name: &str, bytes: &'a [u8], limits: &Limits) -> Result<Kind<'a>, Problem> {
    if bytes.len() as u64 > limits.file {
        return Err(Problem::TooLarge { limit: Limit::Bytes(limits.file) });
    }
    match signature(bytes) {
        Signature::Zip => archive_kind(Archive::open(bytes, limits)?),
        Signature::Compound => Ok(Kind::Xls(bytes)),
        Signature::Page => Ok(Kind::Page(bytes)),
        Signature::Foreign(kind) => Err(Problem::NotASheet { kind }),
        Signature::Text if has_ending(name, &TEXTS) || has_ending(name, &WORKBOOKS) => {
            Ok(Kind::Text(bytes))
        }
        Signature::Text => Err(Problem::NotASheet { kind: ForeignKind::Text }),
    }
}

/// Whether a file may have so many cells.
fn hold_cells(cells: usize, limits: &Limits) -> Result<(), Problem> {
    if cells > limits.cells {
        return Err(Problem::TooLarge { limit: Limit::Cells(limits.cells) });
    }
    Ok(())
}

/// The beginning of a text of the file that is too long for a message.
pub fn brief(text: &str) -> String {
    match text.char_indices().nth(MOST_SHOWN) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

enum Signature {
    Zip,
    Compound,
    Page,
    Text,
    Foreign(ForeignKind),
}

fn signature(bytes: &[u8]) -> Signature {
    const FOREIGN: [(&[u8], ForeignKind); 6] = [
        (b"%PDF-", ForeignKind::Pdf),
        (b"\x89PNG", ForeignKind::Image),
        (b"\xFF\xD8\xFF", ForeignKind::Image),
        (b"GIF8", ForeignKind::Image),
        (b"{\\rtf", ForeignKind::Word),
        (b"BM", ForeignKind::Image),
    ];
    if bytes.is_empty() {
        return Signature::Foreign(ForeignKind::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Signature::Zip;
    }
    if bytes.starts_with(binary::SIGNATURE) {
        return Signature::Compound;
    }
    let text = std::str::from_utf8(bytes).is_ok_and(|text| !text.contains('\0'));
    // "BM" opens a bitmap, but also many a text.
    let foreign =
        FOREIGN.iter().find(|(magic, _)| bytes.starts_with(magic) && !(text && *magic == b"BM"));
    if let Some((_, kind)) = foreign {
        return Signature::Foreign(*kind);
    }
    let start = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    let start = String::from_utf8_lossy(start).to_lowercase();
    let start = start.trim_start_matches('\u{FEFF}').trim_start();
    if html::is_page(bytes) {
        return Signature::Page;
    }
    if start.starts_with("<?xml") {
        return Signature::Foreign(ForeignKind::Xml);
    }
    // Text in an older code page is still text; the CSV reader says what it is not.
    let printable = !bytes.iter().any(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31));
    if printable { Signature::Text } else { Signature::Foreign(ForeignKind::Unknown) }
}

/// What an archive is, by the parts that every program writes.
fn archive_kind(mut archive: Archive<'_>) -> Result<Kind<'_>, Problem> {
    let foreign = |kind| Err(Problem::NotASheet { kind });
    let holds = |text: &[u8], needle: &str| {
        text.windows(needle.len()).any(|window| window == needle.as_bytes())
    };
    if let Some(text) = archive.take("mimetype")? {
        if holds(&text, "opendocument.spreadsheet") {
            return Ok(Kind::Document(archive));
        }
        if holds(&text, "opendocument.text") {
            return foreign(ForeignKind::TextDocument);
        }
        if holds(&text, "opendocument.presentation") {
            return foreign(ForeignKind::Presentation);
        }
    }
    let Some(text) = archive.take("[Content_Types].xml")? else {
        return foreign(ForeignKind::Zip);
    };
    if holds(&text, "sheet.binary") {
        return Ok(Kind::Xlsb(archive));
    }
    if holds(&text, "spreadsheetml") {
        return Ok(Kind::Workbook(archive));
    }
    if holds(&text, "wordprocessingml") {
        return foreign(ForeignKind::Word);
    }
    if holds(&text, "presentationml") {
        return foreign(ForeignKind::Presentation);
    }
    foreign(ForeignKind::Zip)
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use super::*;

    pub fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            writer.write_all(content).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn files_are_what_they_contain_not_what_they_are_called() {
        let xlsx = zipped(&[("[Content_Types].xml", b"...spreadsheetml...")]);
        let docx = zipped(&[("[Content_Types].xml", b"...wordprocessingml...")]);
        let foreign = |kind| Err(Problem::NotASheet { kind });
        for (name, bytes, expected) in [
            ("a.pdf", xlsx.as_slice(), Ok("workbook")),
            ("a.ods", &zipped(&[("mimetype", b"x/opendocument.spreadsheet")]), Ok("document")),
            ("a.xlsx", &docx, foreign(ForeignKind::Word)),
            ("a.xlsx", b"%PDF-1.7", foreign(ForeignKind::Pdf)),
            ("a.xlsx", b"", foreign(ForeignKind::Empty)),
            ("a.xlsx", b"\x89PNG\r\n", foreign(ForeignKind::Image)),
            ("a.xls", b"<html><table>", Ok("page")),
            ("a.xls", b"kode\tnilai\n", Ok("text")),
            ("a.xls", binary::SIGNATURE, Ok("xls")),
            ("a.xls", &zipped(&[("[Content_Types].xml", b"...sheet.binary...")]), Ok("xlsb")),
            ("a.xls", b"<?xml version=\"1.0\"?><Workbook/>", foreign(ForeignKind::Xml)),
            ("a.csv", b"kode;nilai\n", Ok("text")),
            ("a.txt", b"kode;nilai\n", foreign(ForeignKind::Text)),
            ("a.xlsx", b"\x01\x02\x03", foreign(ForeignKind::Unknown)),
            ("a.xlsx", &zipped(&[("x.txt", b"x")]), foreign(ForeignKind::Zip)),
        ] {
            let kind = kind(name, bytes, &Limits::default()).map(|kind| match kind {
                Kind::Workbook(_) => "workbook",
                Kind::Xls(_) => "xls",
                Kind::Xlsb(_) => "xlsb",
                Kind::Page(_) => "page",
                Kind::Document(_) => "document",
                Kind::Text(_) => "text",
            });
            assert_eq!(kind, expected, "{name}");
        }
    }
}
