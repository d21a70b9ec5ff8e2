//! How much a file may hold. Far beyond any sheet of scores, far below what hurts a computer.

/// The largest file that is read, in bytes.
pub const MOST_BYTES: u64 = 50 * 1024 * 1024;
/// The most entries of an archive.
pub const MOST_ENTRIES: usize = 5000;
/// The largest part of an archive, unpacked, in bytes.
pub const LARGEST_PART: u64 = 128 * 1024 * 1024;
/// All parts of an archive together, unpacked, in bytes.
pub const MOST_UNPACKED: u64 = 256 * 1024 * 1024;
/// How many times its size an archive may unpack to, beyond `FREE_RATIO` bytes.
pub const HIGHEST_RATIO: u64 = 400;
/// Below this many unpacked bytes the ratio does not matter.
pub const FREE_RATIO: u64 = 8 * 1024 * 1024;
/// The deepest nesting of elements.
pub const DEEPEST: usize = 64;
/// The rows of a worksheet.
pub const ROWS: u32 = 1_048_576;
/// The columns of a worksheet.
pub const COLUMNS: u32 = 16_384;
/// The most cells of the rectangle around all that a worksheet holds.
pub const MOST_IN_RECTANGLE: u64 = 20_000_000;
/// The same in an OpenDocument spreadsheet, whose reader keeps every cell of it, empty or not.
pub const MOST_IN_DENSE_RECTANGLE: u64 = 2_000_000;
/// The most cells that are there in a file, with or without something in them.
pub const MOST_CELLS: usize = 2_000_000;
/// The most cells that an OpenDocument spreadsheet may bring by repeating others.
pub const MOST_REPEATED: usize = 100_000;
/// The most bytes that these may take.
pub const MOST_REPEATED_BYTES: usize = 8 * 1024 * 1024;
/// The most spaces that an OpenDocument spreadsheet may bring by their number.
pub const MOST_SPACES: usize = 100_000;
/// The most merged areas of a worksheet.
pub const MOST_MERGED: usize = 100_000;
/// The most cell styles of a workbook; Excel has no room for more.
pub const MOST_STYLES: usize = 65_536;
/// The longest number format, in bytes; Excel's own have 255 characters at most.
pub const LONGEST_FORMAT: usize = 1024;
