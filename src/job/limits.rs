//! How much a file of the input may hold: settings of the job, because nobody knows every sheet.

use std::time::Duration;

/// One mebibyte, in bytes.
const MIB: u64 = 1024 * 1024;

/// What a file may take; the defaults are far beyond any sheet of scores, and far below what hurts
/// a computer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The largest file, in bytes.
    pub file: u64,
    /// The largest part of an archive that is read whole, unpacked, in bytes.
    pub part: u64,
    /// All parts of an archive together, unpacked, in bytes.
    pub unpacked: u64,
    /// The most cells of a file that are there, with or without something in them.
    pub cells: usize,
    /// The memory of the process that reads .xls and .xlsb, in bytes; held where the system can.
    pub memory: u64,
    /// How long that process may take.
    pub time: Duration,
}

impl Limits {
    /// The least, the default and the most of each, as the job has them: in MiB, cells, seconds.
    pub const FILE: [u32; 3] = [1, 50, 1024];
    /// See [`Limits::part`].
    pub const PART: [u32; 3] = [1, 20, 1024];
    /// See [`Limits::unpacked`].
    pub const UNPACKED: [u32; 3] = [1, 256, 4096];
    /// See [`Limits::cells`].
    pub const CELLS: [u32; 3] = [1000, 2_000_000, 20_000_000];
    /// See [`Limits::memory`].
    pub const MEMORY: [u32; 3] = [128, 512, 8192];
    /// See [`Limits::time`].
    pub const SECONDS: [u32; 3] = [1, 10, 600];

    /// So many mebibytes, in bytes.
    pub fn mib(number: u32) -> u64 {
        u64::from(number) * MIB
    }
}

impl Default for Limits {
    fn default() -> Self {
        let [_, file, _] = Self::FILE;
        let [_, part, _] = Self::PART;
        let [_, unpacked, _] = Self::UNPACKED;
        let [_, cells, _] = Self::CELLS;
        let [_, memory, _] = Self::MEMORY;
        let [_, seconds, _] = Self::SECONDS;
        Self {
            file: Self::mib(file),
            part: Self::mib(part),
            unpacked: Self::mib(unpacked),
            cells: cells as usize,
            memory: Self::mib(memory),
            time: Duration::from_secs(u64::from(seconds)),
        }
    }
}
