//! How much a file may hold where the job has no say (its own are [`crate::job::Limits`]). Far
//! beyond any sheet of scores, far below what hurts a computer.

/// The most entries of an archive.
pub const MOST_ENTRIES: usize = 5000;
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
/// The longest text of a cell, in bytes; Excel's own have 32,767 letters at most.
pub const LONGEST_TEXT: usize = 131_068;
/// All texts of a file together, in bytes, a shared one as often as it is used.
pub const MOST_TEXT: usize = 32 * 1024 * 1024;
/// The most columns or rows that a cell of a page may take; browsers stop at 1000 columns.
pub const MOST_SPANNED: u32 = 1000;
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
