//! The list of planted defects, for Excel: where each is, what it is, which finding must come of it.

use super::scene::Planted;
use crate::catalogue::defect as words;

/// The list as CSV, by place; `;` and a byte-order mark are what Excel reads by itself where the
/// comma is the decimal mark.
///
/// No field needs quoting: files, sheets and words are the program's own.
pub fn text(mut planted: Vec<Planted>) -> String {
    planted.sort_by(|a, b| (&a.at, a.finding, a.region).cmp(&(&b.at, b.finding, b.region)));
    let rows = planted.iter().map(|planted| {
        let Planted { region, defect, at, finding, follows } = planted;
        let cell = at.cell().unwrap_or_default();
        let sheet = at.sheet().unwrap_or_default();
        let named = defect.words();
        let named = if *follows { words::follows(named) } else { named.to_owned() };
        let found = finding.map_or(words::NOTHING, |code| code.id());
        format!("{};{sheet};{cell};{named};{found};{region}\r\n", at.file_name())
    });
    words::HEADER.to_owned() + &rows.collect::<String>()
}
