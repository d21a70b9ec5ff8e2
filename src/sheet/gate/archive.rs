//! An archive: its directory looked at first, then every entry unpacked once and no further than
//! it says.
//!
//! The directory states each size beforehand, so that a bomb is refused before it is lit; an entry
//! that states another size or checksum than it has is refused when it is unpacked.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::limits::{FREE_RATIO, HIGHEST_RATIO, MOST_ENTRIES};
use crate::finding::{ArchiveFault, Limit, Problem, Unreadable};
use crate::job::Limits;

/// The length of a local header before its name, in bytes.
const LOCAL_HEADER: usize = 30;
/// Where the length of the name stands in it.
const NAME_LENGTH: usize = 26;

/// An archive whose directory is sound.
pub struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// The entries that were not unpacked yet, by folded name.
    rest: BTreeMap<String, usize>,
    /// The largest part that is taken, in bytes.
    largest: u64,
}

impl<'a> Archive<'a> {
    /// Looks at the directory.
    ///
    /// # Errors
    /// What keeps the archive from being unpacked.
    pub fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, Problem> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
        if zip.len() > MOST_ENTRIES {
            return Err(Problem::TooLarge { limit: Limit::Entries(MOST_ENTRIES) });
        }
        if zip.has_duplicate_names() {
            return Err(refused("", ArchiveFault::NameTwice));
        }
        let mut rest = BTreeMap::new();
        let mut unpacked = 0_u64;
        for index in 0..zip.len() {
            let entry = zip.by_index_raw(index).map_err(|error| damaged(&error))?;
            let written = entry.name().map_err(|error| damaged(&error))?.into_owned();
            if entry.encrypted() {
                return Err(Problem::Encrypted);
            }
            if !matches!(
                entry.compression(),
                CompressionMethod::Stored | CompressionMethod::Deflated
            ) {
                return Err(refused(&written, ArchiveFault::Method));
            }
            if local_name(bytes, entry.header_start()) != Some(entry.name_raw()) {
                return Err(refused(&written, ArchiveFault::NameDiffers));
            }
            let name = folded(&written);
            if name.split('/').any(|part| part == "..") {
                return Err(refused(&written, ArchiveFault::LeadsOut));
            }
            unpacked = unpacked.saturating_add(entry.size());
            if rest.insert(name, index).is_some() {
                return Err(refused(&written, ArchiveFault::NameTwice));
            }
        }
        if unpacked > limits.unpacked {
            return Err(Problem::TooLarge { limit: Limit::Unpacked(limits.unpacked) });
        }
        if unpacked > FREE_RATIO && unpacked > HIGHEST_RATIO * bytes.len() as u64 {
            return Err(Problem::TooLarge { limit: Limit::Unpacked(FREE_RATIO) });
        }
        if zip.has_overlapping_entries().map_err(|error| damaged(&error))? {
            return Err(refused("", ArchiveFault::Overlap));
        }
        Ok(Self { zip, rest, largest: limits.part })
    }

    /// Unpacks a part, in any case; `None` where there is none, or where it was taken already.
    ///
    /// # Errors
    /// It is damaged, or too large to be held.
    pub fn take(&mut self, name: &str) -> Result<Option<Vec<u8>>, Problem> {
        let Some(index) = self.rest.remove(&folded(name)) else { return Ok(None) };
        let size = self.zip.by_index_raw(index).map_err(|error| damaged(&error))?.size();
        if size > self.largest {
            return Err(Problem::TooLarge { limit: Limit::Unpacked(self.largest) });
        }
        // No more than is said will come, so that nothing is moved and held twice.
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
        self.unpack(index, |chunk| bytes.extend_from_slice(chunk))?;
        Ok(Some(bytes))
    }

    /// Unpacks what is left to nowhere, so that its checksums are compared too.
    ///
    /// # Errors
    /// A part is damaged.
    pub fn finish(mut self) -> Result<(), Problem> {
        let rest: BTreeSet<usize> = std::mem::take(&mut self.rest).into_values().collect();
        rest.into_iter().try_for_each(|index| self.unpack(index, |_| {}))
    }

    fn unpack(&mut self, index: usize, mut keep: impl FnMut(&[u8])) -> Result<(), Problem> {
        let mut entry = self.zip.by_index(index).map_err(|error| damaged(&error))?;
        let size = entry.size();
        let mut read = 0_u64;
        let mut buffer = vec![0_u8; 32 * 1024];
        loop {
            // The reader compares the checksum when it comes to the end, and stops beyond it.
            let length = entry.read(&mut buffer).map_err(|error| Problem::Unreadable {
                why: Unreadable::Damaged(error.to_string()),
            })?;
            let Some(chunk) = buffer.get(..length).filter(|chunk| !chunk.is_empty()) else { break };
            read += length as u64;
            keep(chunk);
        }
        if read == size {
            return Ok(());
        }
        let name = entry.name().map(|name| name.into_owned()).unwrap_or_default();
        Err(refused(&name, ArchiveFault::Size))
    }
}

/// Writes the parts that the reader library is given, as they are.
pub struct Packer {
    writer: ZipWriter<Cursor<Vec<u8>>>,
}

impl Packer {
    /// An empty archive.
    pub fn new() -> Self {
        Self { writer: ZipWriter::new(Cursor::new(Vec::new())) }
    }

    /// Adds a part from its pieces.
    pub fn add<P: AsRef<[u8]>>(&mut self, name: &str, pieces: &[P]) -> Result<(), Problem> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        let written = self.writer.start_file(name, options);
        written.map_err(|error| damaged(&error))?;
        for piece in pieces {
            let written = self.writer.write_all(piece.as_ref());
            written.map_err(|error| damaged(&error.into()))?;
        }
        Ok(())
    }

    /// The archive.
    pub fn finish(self) -> Result<Vec<u8>, Problem> {
        self.writer.finish().map(Cursor::into_inner).map_err(|error| damaged(&error))
    }
}

/// The name as it is compared: systems and programs disagree about case and slashes.
fn folded(name: &str) -> String {
    name.replace('\\', "/").to_lowercase()
}

/// The name that stands in front of an entry itself.
fn local_name(bytes: &[u8], start: u64) -> Option<&[u8]> {
    let header = bytes.get(usize::try_from(start).ok()?..)?;
    let length = header.get(NAME_LENGTH..NAME_LENGTH + 2)?;
    let length = usize::from(u16::from_le_bytes(length.try_into().ok()?));
    header.get(LOCAL_HEADER..LOCAL_HEADER + length).filter(|_| header.starts_with(b"PK\x03\x04"))
}

fn refused(part: &str, why: ArchiveFault) -> Problem {
    Problem::ArchiveRefused { part: super::brief(part), why }
}

fn damaged(error: &ZipError) -> Problem {
    Problem::Unreadable { why: Unreadable::Damaged(error.to_string()) }
}
