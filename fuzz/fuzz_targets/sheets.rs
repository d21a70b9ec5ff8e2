//! One file of any bytes is read or refused: no panic, no hang, no abort.
//!
//! The first byte says under which name. Formats that are read in a process of their own are
//! looked at up to where it would be started: what it comes to there is its own affair.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use rapor::job::Limits;
use rapor::rubric::{self, Rubric};
use rapor::sheet::{self, Expected, Means};

static RUBRIC: LazyLock<Rubric> = LazyLock::new(|| {
    let text = rubric::built_in("ombudsman-2024").unwrap_or_default();
    rubric::parse("ombudsman-2024.toml", text).expect("every built-in rubric is sound")
});

const NAMES: [&str; 6] = ["n.xlsx", "n.xls", "n.ods", "n.csv", "n.html", "n.xlsb"];

fuzz_target!(|data: &[u8]| {
    let Some((first, bytes)) = data.split_first() else { return };
    let name = NAMES[usize::from(*first) % NAMES.len()];
    let limits = Limits { cells: 10_000, ..Limits::default() };
    let means = Means { limits: &limits, program: None };
    let expected = Expected { year: RUBRIC.year, rubric: &RUBRIC };
    _ = sheet::read_bytes(name, bytes, means, expected);
});
