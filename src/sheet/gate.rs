//! What a file is, by its content, and whether it is safe to read.
//!
//! A reader library allocates what a file tells it to. So every archive is first unpacked into
//! nothing, counted, and its checksums compared; only then does the reader see it.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::finding::{ForeignKind, Limit, Problem, Unreadable};

/// The largest file that is read, in bytes.
pub const MOST_BYTES: u64 = 50 * 1024 * 1024;
/// The most entries of an archive.
const MOST_ENTRIES: usize = 5000;
/// The largest part of an archive, unpacked, in bytes.
const LARGEST_PART: u64 = 128 * 1024 * 1024;
/// All parts of an archive together, unpacked, in bytes.
const MOST_UNPACKED: u64 = 256 * 1024 * 1024;
/// How many times its size an archive may unpack to, beyond `FREE_RATIO` bytes.
const HIGHEST_RATIO: u64 = 400;
/// Below this many unpacked bytes the ratio does not matter.
const FREE_RATIO: u64 = 8 * 1024 * 1024;

/// A file that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Office Open XML workbook (.xlsx, .xlsm).
    Xlsx,
    /// OpenDocument spreadsheet.
    Ods,
    /// Text with separators.
    Csv,
}

/// Decides what the bytes are, and refuses what cannot or must not be read.
///
/// # Errors
/// What is wrong with the file as a whole.
pub fn admit(name: &str, bytes: &[u8]) -> Result<Kind, Problem> {
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Problem::TooLarge { limit: Limit::Bytes(MOST_BYTES) });
    }
    match signature(bytes) {
        Signature::Zip => archive(bytes),
        Signature::Compound => Err(compound(bytes)),
        Signature::Foreign(kind) => Err(Problem::NotASheet { kind }),
        Signature::Text if name.to_lowercase().ends_with(".csv") => Ok(Kind::Csv),
        Signature::Text => Err(Problem::NotASheet { kind: ForeignKind::Text }),
    }
}

enum Signature {
    Zip,
    Compound,
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
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
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
    if start.starts_with("<!doctype html")
        || start.starts_with("<html")
        || start.starts_with("<table")
    {
        return Signature::Foreign(ForeignKind::Html);
    }
    if start.starts_with("<?xml") {
        return Signature::Foreign(ForeignKind::Xml);
    }
    // Text in an older code page is still text; the CSV reader says what it is not.
    let printable = !bytes.iter().any(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31));
    if printable { Signature::Text } else { Signature::Foreign(ForeignKind::Unknown) }
}

/// An old workbook, or a new one behind a password: both are compound files.
fn compound(bytes: &[u8]) -> Problem {
    // Names in the directory are UTF-16.
    let names =
        |name: &str| -> Vec<u8> { name.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let holds = |name: &str| {
        let needle = names(name);
        bytes.windows(needle.len()).any(|window| window == needle.as_slice())
    };
    if holds("EncryptedPackage") {
        return Problem::Encrypted;
    }
    let kind = if holds("WordDocument") {
        ForeignKind::Word
    } else if holds("PowerPoint Document") {
        ForeignKind::Presentation
    } else if holds("Workbook") || holds("Book") {
        ForeignKind::OldExcel
    } else {
        ForeignKind::Unknown
    };
    Problem::NotASheet { kind }
}

fn archive(bytes: &[u8]) -> Result<Kind, Problem> {
    let damaged =
        |error: &ZipError| Problem::Unreadable { why: Unreadable::Damaged(error.to_string()) };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    if archive.len() > MOST_ENTRIES {
        return Err(Problem::TooLarge { limit: Limit::Entries(MOST_ENTRIES) });
    }
    let mut unpacked = 0;
    let mut kind = None;
    let mut names = std::collections::BTreeSet::new();
    for index in 0..archive.len() {
        let mut entry = match archive.by_index(index) {
            Ok(entry) => entry,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(Problem::Encrypted);
            }
            Err(error) => return Err(damaged(&error)),
        };
        let written = entry.name().map_err(|error| damaged(&error))?.into_owned();
        let name = written.replace('\\', "/").to_lowercase();
        if name.split('/').any(|part| part == "..") || !names.insert(name.clone()) {
            let why = Unreadable::OddPart(written);
            return Err(Problem::Unreadable { why });
        }
        let keep = matches!(name.as_str(), "mimetype" | "[content_types].xml" | "content.xml");
        let part = unpack(&mut entry, keep, MOST_UNPACKED.saturating_sub(unpacked))?;
        unpacked += part.bytes;
        if unpacked > FREE_RATIO && unpacked > HIGHEST_RATIO * bytes.len() as u64 {
            return Err(Problem::TooLarge { limit: Limit::Unpacked(FREE_RATIO) });
        }
        kind = kind.or(kind_of_part(&name, &part.text)?);
    }
    kind.ok_or(Problem::NotASheet { kind: ForeignKind::Zip })
}

struct Part {
    bytes: u64,
    text: Vec<u8>,
}

/// Unpacks a part to its end, so that its checksum is compared, and counts.
fn unpack(entry: &mut impl Read, keep: bool, room: u64) -> Result<Part, Problem> {
    let limit = LARGEST_PART.min(room);
    let mut part = Part { bytes: 0, text: Vec::new() };
    let mut buffer = [0_u8; 16 * 1024];
    loop {
        let read = entry
            .read(&mut buffer)
            .map_err(|error| Problem::Unreadable { why: Unreadable::Damaged(error.to_string()) })?;
        let Some(chunk) = buffer.get(..read).filter(|chunk| !chunk.is_empty()) else {
            return Ok(part);
        };
        part.bytes += read as u64;
        if part.bytes > limit {
            return Err(Problem::TooLarge { limit: Limit::Unpacked(limit) });
        }
        if keep {
            part.text.extend_from_slice(chunk);
        }
    }
}

/// What one part tells about the archive that it is in.
fn kind_of_part(name: &str, text: &[u8]) -> Result<Option<Kind>, Problem> {
    let holds = |needle: &[u8]| text.windows(needle.len()).any(|window| window == needle);
    let foreign = |kind| Err(Problem::NotASheet { kind });
    match name {
        "mimetype" if holds(b"opendocument.spreadsheet") => Ok(Some(Kind::Ods)),
        "mimetype" if holds(b"opendocument.text") => foreign(ForeignKind::TextDocument),
        "mimetype" if holds(b"opendocument.presentation") => foreign(ForeignKind::Presentation),
        // The reader library gives 93,37 % of an OpenDocument cell as 0.9337, like a plain number.
        "content.xml" if holds(b"value-type=\"percentage\"") => Err(Problem::PercentInOds),
        "[content_types].xml" if holds(b"sheet.binary") => foreign(ForeignKind::BinaryExcel),
        "[content_types].xml" if holds(b"spreadsheetml") => Ok(Some(Kind::Xlsx)),
        "[content_types].xml" if holds(b"wordprocessingml") => foreign(ForeignKind::Word),
        "[content_types].xml" if holds(b"presentationml") => foreign(ForeignKind::Presentation),
        _ => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
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
            ("a.pdf", xlsx.as_slice(), Ok(Kind::Xlsx)),
            ("a.xlsx", &docx, foreign(ForeignKind::Word)),
            ("a.xlsx", b"%PDF-1.7", foreign(ForeignKind::Pdf)),
            ("a.xlsx", b"", foreign(ForeignKind::Empty)),
            ("a.xlsx", b"\x89PNG\r\n", foreign(ForeignKind::Image)),
            ("a.xls", b"<html><table>", foreign(ForeignKind::Html)),
            ("a.csv", b"kode;nilai\n", Ok(Kind::Csv)),
            ("a.txt", b"kode;nilai\n", foreign(ForeignKind::Text)),
            ("a.xlsx", b"\x01\x02\x03", foreign(ForeignKind::Unknown)),
            ("a.xlsx", &zipped(&[("x.txt", b"x")]), foreign(ForeignKind::Zip)),
        ] {
            assert_eq!(admit(name, bytes), expected, "{name}");
        }
    }

    #[test]
    fn a_byte_that_was_changed_inside_is_noticed() {
        let mut bytes =
            zipped(&[("[Content_Types].xml", b"...spreadsheetml..."), ("a.xml", &[b'8'; 99])]);
        let at = bytes.windows(5).rposition(|window| window == b"a.xml").unwrap();
        // The checksum of the second part, in the central directory.
        bytes[at - 30] ^= 1;
        assert!(matches!(admit("a.xlsx", &bytes), Err(Problem::Unreadable { .. })));
    }

    #[test]
    fn a_file_that_swells_is_refused() {
        let zeros = vec![0_u8; 40 * 1024 * 1024];
        let bytes = zipped(&[("a.xml", &zeros)]);
        assert!(bytes.len() < 100_000);
        assert!(matches!(admit("a.xlsx", &bytes), Err(Problem::TooLarge { .. })));
    }

    #[test]
    fn two_parts_of_one_name_are_refused() {
        let bytes = zipped(&[("a.xml", b"1"), ("A.xml", b"2")]);
        assert!(matches!(admit("a.xlsx", &bytes), Err(Problem::Unreadable { .. })));
    }
}
