//! The tables of `rapor.toml` that hold numbers between ends: `[limits]` and `[robustness]`.

use std::time::Duration;

use super::{Limits, Perturbation};
use crate::config::Section;

/// How much reading may take.
pub(super) fn limits(mut section: Section<'_>) -> Option<Limits> {
    let file = bounded(&mut section, "file_mib", Limits::FILE);
    let part = bounded(&mut section, "part_mib", Limits::PART);
    let unpacked = bounded(&mut section, "unpacked_mib", Limits::UNPACKED);
    let cells = bounded(&mut section, "cells", Limits::CELLS);
    let memory = bounded(&mut section, "memory_mib", Limits::MEMORY);
    let seconds = bounded(&mut section, "seconds", Limits::SECONDS);
    Some(Limits {
        file: Limits::mib(file?),
        part: Limits::mib(part?),
        unpacked: Limits::mib(unpacked?),
        cells: cells? as usize,
        memory: Limits::mib(memory?),
        time: Duration::from_secs(u64::from(seconds?)),
    })
}

/// How the firmness of ranks is tried; `year` gives the seed where the job names none.
pub(super) fn robustness(mut section: Section<'_>, year: Option<u16>) -> Option<Perturbation> {
    let default = Perturbation::of_year(year.unwrap_or_default());
    let draws = bounded(&mut section, "draws", Perturbation::DRAWS);
    let spread = bounded(&mut section, "spread", Perturbation::SPREAD);
    let seed = match section.has("seed") {
        true => section.whole("seed", 0, u32::MAX).map(u64::from),
        false => Some(default.seed),
    };
    let spread = spread.and_then(|spread| u8::try_from(spread).ok());
    Some(Perturbation { draws: draws?, spread: spread?, seed: seed? })
}

/// A number between its ends; the default where the job says nothing.
fn bounded(
    section: &mut Section<'_>,
    key: &'static str,
    [least, default, most]: [u32; 3],
) -> Option<u32> {
    match section.has(key) {
        true => section.whole(key, least, most),
        false => Some(default),
    }
}
