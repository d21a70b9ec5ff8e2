//! What is done to the bytes of a file, and bytes of files that are no workbooks.

/// What is done to the bytes of a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// The last third is cut off, as of a download that broke.
    Truncated,
    /// Nothing is left.
    Emptied,
    /// A PDF document takes its place.
    Pdf,
    /// A password locks it.
    Encrypted,
}

/// A PDF document of no pages.
const PDF: &[u8] = b"%PDF-1.4\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n\
2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n";

impl Damage {
    /// The bytes afterwards.
    pub fn done_to(self, mut bytes: Vec<u8>) -> Vec<u8> {
        match self {
            Self::Truncated => {
                bytes.truncate(bytes.len() / 3 * 2);
                bytes
            }
            Self::Emptied => Vec::new(),
            Self::Pdf => PDF.to_vec(),
            Self::Encrypted => locked(&bytes),
        }
    }
}

/// A sector of a compound file in bytes.
const SECTOR: usize = 512;
/// Sectors of each of the two streams: shorter ones would have to stand in a stream of their own.
const STREAM: u32 = 8;
const NO_SECTOR: u32 = 0xFFFF_FFFF;
const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
const TABLE_SECTOR: u32 = 0xFFFF_FFFD;

/// A compound file as a workbook behind a password is one: the sector table, the directory, and two
/// streams. What is in the streams is noise; nobody has the password.
///
/// The layout is that of MS-CFB, version 3.
fn locked(bytes: &[u8]) -> Vec<u8> {
    let mut file = header();
    file.extend(table());
    file.extend(directory());
    let length = STREAM as usize * SECTOR;
    file.extend(bytes.iter().map(|byte| byte.reverse_bits()).cycle().take(2 * length));
    file
}

fn header() -> Vec<u8> {
    let mut header = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    header.extend([0; 16]);
    // Minor and major version, byte order, sizes of sectors and of small sectors as powers of two.
    for short in [0x3E_u16, 3, 0xFFFE, 9, 6] {
        header.extend(short.to_le_bytes());
    }
    header.extend([0; 6]);
    // Directory sectors (none counted in version 3), table sectors, first directory sector,
    // transactions, shortest stream outside the small ones, their table, the table of tables.
    for long in [0, 1, 1, 0, 4096, END_OF_CHAIN, 0, END_OF_CHAIN, 0, 0] {
        header.extend(long.to_le_bytes());
    }
    header.resize(SECTOR, 0xFF);
    header
}

/// Which sector follows which.
fn table() -> Vec<u8> {
    let chain = |first: u32| (first + 1..first + STREAM).chain([END_OF_CHAIN]);
    let next = [TABLE_SECTOR, END_OF_CHAIN].into_iter().chain(chain(2)).chain(chain(2 + STREAM));
    let mut table: Vec<u8> = next.flat_map(u32::to_le_bytes).collect();
    table.resize(SECTOR, 0xFF);
    table
}

/// The root and its two streams, as a tree of names.
fn directory() -> Vec<u8> {
    let length = STREAM * 512;
    let mut directory = entry("Root Entry", 5, [NO_SECTOR, NO_SECTOR, 2], END_OF_CHAIN, 0);
    directory.extend(entry("EncryptionInfo", 2, [NO_SECTOR; 3], 2, length));
    directory.extend(entry("EncryptedPackage", 2, [1, NO_SECTOR, NO_SECTOR], 2 + STREAM, length));
    directory.extend(entry("", 0, [NO_SECTOR; 3], 0, 0));
    directory
}

/// An entry of 128 bytes: name, kind, its two siblings and its child, first sector, length.
fn entry(name: &str, kind: u8, tree: [u32; 3], first: u32, length: u32) -> Vec<u8> {
    let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let named = if name.is_empty() { 0 } else { entry.len() + 2 };
    entry.resize(64, 0);
    entry.extend(u16::try_from(named).unwrap_or_default().to_le_bytes());
    // Every node of so small a tree may be black.
    entry.extend([kind, 1]);
    entry.extend(tree.into_iter().flat_map(u32::to_le_bytes));
    // No class, no state, no times.
    entry.extend([0; 36]);
    entry.extend(first.to_le_bytes());
    entry.extend(u64::from(length).to_le_bytes());
    entry
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locked_file_is_a_whole_number_of_sectors() {
        let file = Damage::Encrypted.done_to(vec![7; 1000]);
        assert_eq!(file.len(), SECTOR * (1 + 1 + 1 + 2 * STREAM as usize));
        let directory = &file[2 * SECTOR..3 * SECTOR];
        assert_eq!(directory.len(), 4 * 128);
        assert_eq!(directory[128..132], *b"E\0n\0");
    }

    #[test]
    fn a_truncated_file_is_its_beginning() {
        let bytes: Vec<u8> = (0..90).collect();
        assert_eq!(Damage::Truncated.done_to(bytes.clone()), bytes[..60]);
    }
}
