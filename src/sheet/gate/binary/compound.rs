//! A compound file: the container of .xls, and of workbooks behind a password.
//!
//! It is a small disk in a file: a table says which sector follows which. The reader library
//! follows it without looking for circles. So the chains are walked here, within bounds, and the
//! library is given a small container with one stream in one straight chain.

use crate::finding::{ForeignKind, Problem, Unreadable};

/// What every compound file begins with.
pub const SIGNATURE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Numbers from here on mark sectors that hold no data.
const RESERVED: u32 = 0xFFFF_FFFA;
const IS_TABLE: u32 = 0xFFFF_FFFD;
const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
const FREE: u32 = 0xFFFF_FFFF;
/// The length of an entry of the directory, in bytes.
const ENTRY: usize = 128;
/// Streams below this length lie in small sectors inside of the root's stream.
const SMALL: usize = 4096;
const SMALL_SECTOR: usize = 64;
/// The sectors of the table that the header names itself.
const NAMED_IN_HEADER: usize = 109;
/// The sector length that is written here; the header has room for the table of 400 MiB.
const WRITTEN_SECTOR: usize = 4096;

/// A stream of the directory.
struct Entry {
    name: String,
    kind: Kind,
    start: u32,
    length: usize,
    /// The entries beside it on both sides, and one inside of it.
    beside: [u32; 2],
    inside: u32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Root,
    Stream,
    Other,
}

/// The sectors of a compound file and what follows which.
struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    next: Vec<u32>,
}

/// Gives the stream of an old workbook.
///
/// # Errors
/// What the file is, if not that, or why it cannot be read.
pub fn workbook(bytes: &[u8]) -> Result<Vec<u8>, Problem> {
    let compound = Compound::open(bytes)?;
    let entries = compound.entries()?;
    // Documents that are embedded in this one have streams of the same names further inside.
    let outermost = outermost(&entries)?;
    let holds = |name: &str| outermost.iter().any(|entry| entry.name.eq_ignore_ascii_case(name));
    if holds("EncryptedPackage") {
        return Err(Problem::Encrypted);
    }
    if holds("WordDocument") {
        return Err(Problem::NotASheet { kind: ForeignKind::Word });
    }
    if holds("PowerPoint Document") {
        return Err(Problem::NotASheet { kind: ForeignKind::Presentation });
    }
    // Workbooks of Excel 95 and of Excel 97 in one file: the newer is the whole one.
    for name in ["Workbook", "Book"] {
        let mut found = outermost
            .iter()
            .filter(|entry| entry.kind == Kind::Stream && entry.name.eq_ignore_ascii_case(name));
        match (found.next(), found.next()) {
            (Some(stream), None) => return compound.stream(&entries, stream),
            (Some(_), Some(_)) => return Err(damaged("two workbooks")),
            (None, _) => {}
        }
    }
    Err(Problem::NotASheet { kind: ForeignKind::Unknown })
}

/// A compound file with this stream alone.
pub fn wrap(stream: &[u8]) -> Vec<u8> {
    let sectors = |length: usize| length.div_ceil(WRITTEN_SECTOR);
    // What is too short would have to lie in small sectors.
    let length = stream.len().max(SMALL);
    let data = sectors(length);
    // A sector of the table names 1024 sectors, those of the table included.
    let mut table = sectors(4 * (data + 1));
    table = sectors(4 * (data + 1 + table));
    let number = |index: usize| u32::try_from(index).unwrap_or(FREE);

    let mut header = SIGNATURE.to_vec();
    header.resize(24, 0);
    // Versions, byte order, the logarithms of both sector lengths.
    for short in [0x3E_u16, 4, 0xFFFE, 12, 6] {
        header.extend(short.to_le_bytes());
    }
    header.resize(40, 0);
    let small = number(SMALL);
    let start = number(table);
    for long in [1, number(table), start, 0, small, END_OF_CHAIN, 0, END_OF_CHAIN, 0] {
        header.extend(long.to_le_bytes());
    }
    for index in 0..NAMED_IN_HEADER {
        let sector = if index < table { number(index) } else { FREE };
        header.extend(sector.to_le_bytes());
    }
    let mut out = header;
    out.resize(WRITTEN_SECTOR, 0);

    // The table, the directory, the stream.
    let chain = (table + 1..table + data).map(|index| number(index + 1));
    let entries = std::iter::repeat_n(IS_TABLE, table)
        .chain([END_OF_CHAIN])
        .chain(chain)
        .chain([END_OF_CHAIN]);
    entries.for_each(|entry| out.extend(entry.to_le_bytes()));
    out.resize(WRITTEN_SECTOR * (1 + table), 0xFF);
    // The library takes a root without any sector for an empty directory.
    out.extend(entry("Root Entry", 5, start, 0));
    out.extend(entry("Workbook", 2, start + 1, length));
    out.resize(WRITTEN_SECTOR * (2 + table), 0);
    out.extend(stream);
    out.resize(WRITTEN_SECTOR * (2 + table + data), 0);
    out
}

/// An entry of the directory, as it is written.
fn entry(name: &str, kind: u8, start: u32, length: usize) -> Vec<u8> {
    let mut out: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let name_length = u16::try_from(out.len() + 2).unwrap_or_default();
    out.resize(64, 0);
    out.extend(name_length.to_le_bytes());
    // Its kind, its colour, and nothing beside it; the root has one child.
    out.extend([kind, 1]);
    let child = if kind == 5 { 1 } else { FREE };
    [FREE, FREE, child].iter().for_each(|side| out.extend(side.to_le_bytes()));
    out.resize(116, 0);
    out.extend(start.to_le_bytes());
    out.extend((length as u64).to_le_bytes());
    out
}

impl<'a> Compound<'a> {
    /// Reads the table of sectors.
    fn open(bytes: &'a [u8]) -> Result<Self, Problem> {
        let sector = match (short(bytes, 30), short(bytes, 32)) {
            (Some(9), Some(6)) => 512,
            (Some(12), Some(6)) => 4096,
            _ => return Err(damaged("sector length")),
        };
        let mut compound = Self { bytes, sector, next: Vec::new() };
        let mut tables: Vec<u32> =
            (0..NAMED_IN_HEADER).filter_map(|index| long(bytes, 76 + 4 * index)).collect();
        let mut more = long(bytes, 68).unwrap_or(END_OF_CHAIN);
        let mut steps = 0;
        while more < RESERVED {
            steps += 1;
            let named = compound.sector(more).filter(|_| steps <= compound.sectors());
            let named = named.ok_or_else(|| damaged("sector table"))?;
            tables.extend(longs(named));
            more = tables.pop().unwrap_or(END_OF_CHAIN);
        }
        for table in tables.into_iter().filter(|table| *table < RESERVED) {
            let named = compound.sector(table).ok_or_else(|| damaged("sector table"))?;
            // More than the file has sectors is said by nobody in good faith.
            if compound.next.len() > compound.sectors() + sector {
                return Err(damaged("sector table"));
            }
            compound.next.extend(longs(named));
        }
        Ok(compound)
    }

    /// How many sectors the file may have, the last of them cut short.
    fn sectors(&self) -> usize {
        (self.bytes.len() / self.sector) + 1
    }

    /// A sector; the last may be shorter.
    fn sector(&self, index: u32) -> Option<&'a [u8]> {
        let start = (index as usize).checked_add(1)?.checked_mul(self.sector)?;
        let end = start.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(start..end).filter(|sector| !sector.is_empty())
    }

    /// The bytes along a chain, at most so many.
    fn chain(&self, start: u32, most: usize) -> Result<Vec<u8>, Problem> {
        let mut bytes = Vec::new();
        let mut sector = start;
        let mut steps = 0;
        while sector != END_OF_CHAIN && bytes.len() < most {
            steps += 1;
            let part = self.sector(sector).filter(|_| steps <= self.sectors());
            bytes.extend_from_slice(part.ok_or_else(|| damaged("sector chain"))?);
            let next = self.next.get(sector as usize).copied();
            sector = next.ok_or_else(|| damaged("sector chain"))?;
        }
        bytes.truncate(most);
        Ok(bytes)
    }

    fn entries(&self) -> Result<Vec<Entry>, Problem> {
        let start = long(self.bytes, 48).unwrap_or(END_OF_CHAIN);
        let directory = self.chain(start, usize::MAX)?;
        let entry = |bytes: &[u8]| {
            let name: Vec<u16> = bytes
                .get(..64)?
                .chunks_exact(2)
                .map(|pair| short(pair, 0).unwrap_or_default())
                .take_while(|letter| *letter != 0)
                .collect();
            let kind = match bytes.get(66)? {
                2 => Kind::Stream,
                5 => Kind::Root,
                _ => Kind::Other,
            };
            let (start, length) = (long(bytes, 116)?, long(bytes, 120)?);
            let (beside, inside) = ([long(bytes, 68)?, long(bytes, 72)?], long(bytes, 76)?);
            Some(Entry {
                name: String::from_utf16_lossy(&name),
                kind,
                start,
                length: length as usize,
                beside,
                inside,
            })
        };
        Ok(directory.chunks_exact(ENTRY).filter_map(entry).collect())
    }

    fn stream(&self, entries: &[Entry], stream: &Entry) -> Result<Vec<u8>, Problem> {
        if stream.length > self.bytes.len() {
            return Err(damaged("stream length"));
        }
        let bytes = if stream.length < SMALL {
            self.small_stream(entries, stream)?
        } else {
            self.chain(stream.start, stream.length)?
        };
        if bytes.len() < stream.length {
            return Err(damaged("stream length"));
        }
        Ok(bytes)
    }

    /// A stream in small sectors, which lie in the root's stream and have a table of their own.
    fn small_stream(&self, entries: &[Entry], stream: &Entry) -> Result<Vec<u8>, Problem> {
        let root = entries.iter().find(|entry| entry.kind == Kind::Root);
        let root = root.ok_or_else(|| damaged("no root"))?;
        let all = self.chain(root.start, root.length.min(self.bytes.len()))?;
        let table = self.chain(long(self.bytes, 60).unwrap_or(END_OF_CHAIN), self.bytes.len())?;
        let inside = Compound { bytes: &all, sector: SMALL_SECTOR, next: longs(&table).collect() };
        let mut bytes = Vec::new();
        let mut sector = stream.start;
        while sector != END_OF_CHAIN && bytes.len() < stream.length {
            let start = (sector as usize).saturating_mul(SMALL_SECTOR);
            let end = start.saturating_add(SMALL_SECTOR).min(all.len());
            // A stream is shorter than 64 small sectors, so that a circle ends there.
            let part = inside.bytes.get(start..end).filter(|part| !part.is_empty());
            bytes.extend_from_slice(part.ok_or_else(|| damaged("sector chain"))?);
            let next = inside.next.get(sector as usize).copied();
            sector = next.ok_or_else(|| damaged("sector chain"))?;
        }
        bytes.truncate(stream.length);
        Ok(bytes)
    }
}

/// The entries that are in no other but the root.
fn outermost(entries: &[Entry]) -> Result<Vec<&Entry>, Problem> {
    let root = entries.iter().find(|entry| entry.kind == Kind::Root);
    let mut open = vec![root.ok_or_else(|| damaged("no root"))?.inside];
    let mut found: Vec<&Entry> = Vec::new();
    while let Some(index) = open.pop() {
        let Some(entry) = entries.get(index as usize) else { continue };
        // Each entry is met once, unless they go in a circle.
        if found.len() == entries.len() {
            return Err(damaged("directory"));
        }
        found.push(entry);
        open.extend(entry.beside);
    }
    Ok(found)
}

/// A number of two bytes.
pub fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

/// A number of four bytes.
pub fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

fn longs(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).filter_map(|four| long(four, 0))
}

fn damaged(what: &str) -> Problem {
    Problem::Unreadable { why: Unreadable::Damaged(what.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const XLS: &[u8] = include_bytes!("../../../../tests/data/sheets/biasa.xls");

    #[test]
    fn a_stream_comes_out_as_it_went_in() {
        let stream = workbook(XLS).unwrap();
        assert_eq!(short(&stream, 0), Some(0x809));
        for length in [1, 4095, 4096, 4097, 5_000_000] {
            let stream: Vec<u8> = stream.iter().copied().cycle().take(length).collect();
            let mut again = workbook(&wrap(&stream)).unwrap();
            assert_eq!(again.len(), length.max(SMALL));
            again.truncate(length);
            assert!(again == stream, "{length}");
        }
    }

    #[test]
    fn documents_inside_of_the_workbook_are_not_taken_for_it() {
        let entry = |name: &str, kind, beside, inside| Entry {
            name: name.to_owned(),
            kind,
            start: 0,
            length: 0,
            beside,
            inside,
        };
        let none = [FREE, FREE];
        let mut entries = vec![
            entry("Root Entry", Kind::Root, none, 1),
            entry("Workbook", Kind::Stream, [FREE, 2], FREE),
            entry("MBD0001", Kind::Other, none, 3),
            entry("Workbook", Kind::Stream, none, FREE),
        ];
        let names = |entries: &[Entry]| {
            outermost(entries).map(|found| found.iter().map(|entry| entry.name.clone()).collect())
        };
        let expected: Vec<_> = ["Workbook", "MBD0001"].map(str::to_owned).into();
        assert_eq!(names(&entries), Ok(expected));
        entries[2].beside = [1, 1];
        assert_eq!(names(&entries), Err(damaged("directory")));
    }

    #[test]
    fn chains_without_end_are_refused() {
        // The table of sectors is the first sector that the header names.
        let table = 512 * (long(XLS, 76).unwrap() as usize + 1);
        let start = long(XLS, 48).unwrap() as usize;
        let mut circle = XLS.to_vec();
        circle[table + 4 * start..][..4].copy_from_slice(&(start as u32).to_le_bytes());
        assert_eq!(workbook(&circle), Err(damaged("sector chain")));
        let mut tables = XLS.to_vec();
        tables[68..72].copy_from_slice(&0_u32.to_le_bytes());
        assert!(workbook(&tables).is_err());
        for length in (0..XLS.len()).step_by(97) {
            // What is cut short is refused or gives the whole stream, and never hangs.
            if let Ok(stream) = workbook(&XLS[..length]) {
                assert_eq!(stream.len(), workbook(XLS).unwrap().len());
            }
        }
    }
}
