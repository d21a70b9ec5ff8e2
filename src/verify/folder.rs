//! A whole output folder: whether a run has written it so, and whether its certificates stand.

use std::collections::BTreeSet;
use std::path::{MAIN_SEPARATOR, Path};

use super::dossier::{Papers, is_certificate};
use super::verdict::{Form, Item, Verdict};
use crate::output::{Inspection, IntruderKind, SUMS_FILE, Sums};

/// Judges an output that was read. The papers are those of a dossier with this one output, and
/// `place` is its folder, for people.
pub fn judge_output(place: &str, found: &Inspection, papers: &Papers) -> Vec<Item> {
    let mut items = papers.outputs.clone();
    items.extend(flaws(place, found));
    items.extend(papers.books.iter().cloned());
    let Some(list) = &found.listed else { return items };
    let numbered = papers.register.is_some();
    let sound = sound(list, found);
    for (path, digest) in list.iter().filter(|(path, _)| is_certificate(path)) {
        let verdict = match papers.by_file.get(&digest) {
            _ if !sound.contains(path.as_str()) => continue,
            // An older drawing of a certificate is not what its latest run has written.
            Some(record) if record.pdfs.last() == Some(&digest) => Verdict::Certificate {
                record: Box::new(record.clone()),
                form: Form::Issued,
                voucher: papers.voucher(&digest),
            },
            None if !numbered && papers.books.is_empty() => Verdict::Specimen,
            // What is wrong with the register was said.
            None if !numbered => continue,
            Some(_) | None => Verdict::Unknown,
        };
        items.push(Item::new(format!("{place}/{path}"), verdict));
    }
    items
}

/// What is wrong with the files, or that nothing is.
fn flaws(place: &str, found: &Inspection) -> Vec<Item> {
    let item = |path: &str, verdict| Item::new(format!("{place}/{path}"), verdict);
    if found.sums.is_none() {
        return vec![item(SUMS_FILE, Verdict::NoList)];
    }
    let missing = found.missing.iter().map(|path| item(path.as_str(), Verdict::Missing));
    let others = found.intruders.iter().map(|(path, kind)| {
        let verdict = match kind {
            IntruderKind::Changed => Verdict::Changed,
            IntruderKind::Foreign => Verdict::Foreign,
        };
        item(&slashed(path), verdict)
    });
    let mut items: Vec<Item> = missing.chain(others).collect();
    items.sort_by(|one, other| one.place.cmp(&other.place));
    if let Some(list) = &found.listed
        && items.is_empty()
    {
        items.push(item(SUMS_FILE, Verdict::Whole { files: list.iter().count() }));
    }
    items
}

/// The files on the list that are there as they were.
fn sound<'a>(list: &'a Sums, found: &Inspection) -> BTreeSet<&'a str> {
    let mut sound: BTreeSet<&str> = list.iter().map(|(path, _)| path.as_str()).collect();
    for path in &found.missing {
        sound.remove(path.as_str());
    }
    for (path, _) in &found.intruders {
        sound.remove(slashed(path).as_str());
    }
    sound
}

/// A path with `/`, on every system.
pub(super) fn slashed(path: &Path) -> String {
    path.display().to_string().replace(MAIN_SEPARATOR, "/")
}
