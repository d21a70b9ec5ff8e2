//! A workbook of Excel: which part holds which sheet, and what the styles and texts are.
//!
//! The reader library never sees the package itself. It is given a small one with sheets `1`, `2`,
//! ... that holds nothing but what was looked at here, so that the two cannot disagree about what
//! a file says.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::Arc;

use super::archive::{Archive, Packer};
use super::format::NumberFormat;
use super::limits::{LONGEST_FORMAT, MOST_STYLES};
use super::sheet::Sheet;
use super::worksheet::{self, Context};
use super::xml::{self, Node, Scanner};
use crate::finding::{Limit, PartFault, Problem, Unreadable};
use crate::job::Limits;

/// A workbook that is safe to read.
pub struct Workbook {
    /// An archive for the reader library.
    pub archive: Vec<u8>,
    /// The worksheets in order; the reader library knows them as `1`, `2`, ...
    pub sheets: Vec<Sheet>,
    /// The number formats by the index of a cell's style.
    pub formats: Vec<NumberFormat>,
}

/// A relationship to a part.
pub struct Relationship {
    /// The last word of its type.
    pub kind: String,
    /// The part, from the top of the archive.
    pub target: String,
}

struct Entry {
    name: String,
    hidden: bool,
    relationship: String,
}

#[derive(Default)]
struct Contents {
    entries: Vec<Entry>,
    since_1904: bool,
    /// Excel computes everything anew when it opens the file: what is stored may never have been
    /// computed.
    recalculates: bool,
}

/// Reads the package.
///
/// # Errors
/// What keeps the workbook from being read.
pub fn open(mut archive: Archive<'_>, limits: &Limits) -> Result<Workbook, Problem> {
    let path = document(&mut archive)?;
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", &path));
    let links = join(folder, &format!("_rels/{file}.rels"));
    let parts = relationships(&mut archive, &links, folder)?;
    let contents = contents(&path, &part(&mut archive, &path)?)?;

    let mut packer = Packer::new();
    let of_kind = |kind: &str| parts.values().find(|part| part.kind == kind);
    let mut context =
        Context { strings: 0, styles: None, recalculates: contents.recalculates, limits };
    if let Some(strings) = of_kind("sharedStrings") {
        let bytes = part(&mut archive, &strings.target)?;
        context.strings = shared_strings(&strings.target, &bytes, &mut packer)?;
    }
    let mut formats = Vec::new();
    if let Some(styles) = of_kind("styles") {
        let bytes = part(&mut archive, &styles.target)?;
        formats = self::styles(&styles.target, &bytes, &mut packer)?;
        context.styles = Some(formats.len());
    }
    let mut sheets = Vec::new();
    let mut names = BTreeSet::new();
    let mut cells = 0;
    for entry in contents.entries {
        let Some(link) = parts.get(&entry.relationship) else { return Err(missing(&links)) };
        if !names.insert(entry.name.to_lowercase()) {
            let why = Unreadable::SheetTwice(super::brief(&entry.name));
            return Err(Problem::Unreadable { why });
        }
        // Charts and dialogues have no cells.
        if link.kind != "worksheet" {
            continue;
        }
        let bytes = part(&mut archive, &link.target)?;
        let name = format!("xl/worksheets/sheet{}.xml", sheets.len() + 1);
        let mut sheet = Sheet::new(Arc::from(entry.name), entry.hidden);
        let pieces = worksheet::scan(&link.target, &bytes, context, &mut sheet)?;
        cells += sheet.cells;
        super::hold_cells(cells, limits)?;
        packer.add(&name, &pieces)?;
        sheets.push(sheet);
    }
    skeleton(&mut packer, sheets.len(), contents.since_1904)?;
    archive.finish()?;
    Ok(Workbook { archive: packer.finish()?, sheets, formats })
}

/// The part that the archive is about.
///
/// # Errors
/// There is none, or there are several.
pub fn document(archive: &mut Archive<'_>) -> Result<String, Problem> {
    let top = relationships(archive, "_rels/.rels", "")?;
    let mut documents = top.into_values().filter(|target| target.kind == "officeDocument");
    match (documents.next(), documents.next()) {
        (Some(document), None) => Ok(document.target),
        _ => Err(missing("_rels/.rels")),
    }
}

/// A part that must be there.
pub fn part(archive: &mut Archive<'_>, name: &str) -> Result<Vec<u8>, Problem> {
    archive.take(name)?.ok_or_else(|| missing(name))
}

/// The file is refused because it lacks a part.
pub fn missing(part: &str) -> Problem {
    Problem::Unreadable { why: Unreadable::PartMissing(super::brief(part)) }
}

/// The relationships of a part that lead to parts, by id. What leads out of the file is left
/// alone.
pub fn relationships(
    archive: &mut Archive<'_>,
    path: &str,
    folder: &str,
) -> Result<BTreeMap<String, Relationship>, Problem> {
    let bytes = part(archive, path)?;
    let mut scanner = Scanner::new(path, xml::text(path, &bytes)?);
    let mut links = BTreeMap::new();
    loop {
        match scanner.next()? {
            Node::Open(element) if element.name() == "Relationship" => {
                let names = ["Id", "Type", "Target", "TargetMode"];
                let [id, kind, target, mode] = scanner.attributes(&element, names)?;
                let (Some(id), Some(kind), Some(target)) = (id, kind, target) else { continue };
                if mode == Some("External") {
                    continue;
                }
                let kind = kind.rsplit('/').next().unwrap_or(kind).to_owned();
                let target = join(folder, &scanner.plain(target)?);
                let id = scanner.plain(id)?.into_owned();
                if links.insert(id, Relationship { kind, target }).is_some() {
                    return Err(scanner.fault(PartFault::Attribute("Id".to_owned())));
                }
            }
            Node::End => return Ok(links),
            _ => {}
        }
    }
}

/// A target as seen from a folder, from the top of the archive.
pub fn join(folder: &str, target: &str) -> String {
    let whole = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut parts = Vec::new();
    for part in whole.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => _ = parts.pop(),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// What the workbook's own part says.
fn contents(path: &str, bytes: &[u8]) -> Result<Contents, Problem> {
    let mut scanner = Scanner::new(path, xml::text(path, bytes)?);
    let mut contents = Contents::default();
    let is_true = |value: Option<&str>| matches!(value, Some("1" | "true"));
    let mut in_sheets = false;
    loop {
        match scanner.next()? {
            Node::Open(element) => match (scanner.depth(), element.name()) {
                (2, name) => {
                    in_sheets = name == "sheets";
                    let names = ["date1904", "fullCalcOnLoad"];
                    let [since_1904, recalculates] = scanner.attributes(&element, names)?;
                    contents.since_1904 |= name == "workbookPr" && is_true(since_1904);
                    contents.recalculates |= name == "calcPr" && is_true(recalculates);
                }
                (3, "sheet") if in_sheets => contents.entries.push(entry(&scanner, &element)?),
                _ => {}
            },
            Node::End => return Ok(contents),
            _ => {}
        }
    }
}

fn entry(scanner: &Scanner<'_>, element: &xml::Element<'_>) -> Result<Entry, Problem> {
    let [name, state] = scanner.attributes(element, ["name", "state"])?;
    let is_id = |name: &str| name.rsplit_once(':').is_some_and(|(_, name)| name == "id");
    let mut ids = scanner.all_attributes(element).filter(|(name, _)| is_id(name));
    match (name, ids.next(), ids.next()) {
        (Some(name), Some((_, id)), None) => Ok(Entry {
            name: scanner.plain(name)?.into_owned(),
            hidden: matches!(state, Some("hidden" | "veryHidden")),
            relationship: scanner.plain(id?)?.into_owned(),
        }),
        _ => Err(scanner.fault(PartFault::Attribute("id".to_owned()))),
    }
}

/// Counts the shared texts, and passes them on without the count that the file claims: room is
/// made for it before anything is read.
fn shared_strings(path: &str, bytes: &[u8], packer: &mut Packer) -> Result<usize, Problem> {
    let text = xml::text(path, bytes)?;
    let mut scanner = Scanner::new(path, text);
    let mut count = 0;
    let mut inside = 0..0;
    loop {
        let node = scanner.next()?;
        match node {
            Node::Open(element) => match (scanner.depth(), element.name()) {
                (1, "sst") => inside.start = scanner.span().end,
                (2, "si") => {
                    count += 1;
                    worksheet::rich_text(&mut scanner)?;
                }
                (2, "extLst") => scanner.skip()?,
                _ => return Err(scanner.stray(&element)),
            },
            Node::Close if scanner.depth() == 0 => inside.end = scanner.span().start,
            Node::End => break,
            _ => {}
        }
    }
    let inside = text.get(inside).unwrap_or_default();
    packer.add("xl/sharedStrings.xml", &["<sst>", inside, "</sst>"])?;
    Ok(count)
}

/// The number formats of the cell styles. Nothing else of the styles is passed on.
fn styles(path: &str, bytes: &[u8], packer: &mut Packer) -> Result<Vec<NumberFormat>, Problem> {
    let mut scanner = Scanner::new(path, xml::text(path, bytes)?);
    let mut codes: BTreeMap<u32, String> = BTreeMap::new();
    let mut ids: Vec<u32> = Vec::new();
    let mut parent = String::new();
    loop {
        match scanner.next()? {
            Node::Open(element) => match (scanner.depth(), element.name(), parent.as_str()) {
                (2, name, _) => parent = name.to_owned(),
                (3, "numFmt", "numFmts") => {
                    let [id, code] = scanner.attributes(&element, ["numFmtId", "formatCode"])?;
                    let (Some(id), Some(code)) = (number(&scanner, id)?, code) else { continue };
                    let code = scanner.plain(code)?.into_owned();
                    let other = codes.insert(id, code.clone()).is_some_and(|other| other != code);
                    if other || code.len() > LONGEST_FORMAT {
                        return Err(scanner.fault(PartFault::Attribute("formatCode".to_owned())));
                    }
                }
                (3, "xf", "cellXfs") => {
                    let [id] = scanner.attributes(&element, ["numFmtId"])?;
                    ids.push(number(&scanner, id)?.unwrap_or_default());
                    if ids.len() > MOST_STYLES {
                        return Err(Problem::TooLarge { limit: Limit::Styles(MOST_STYLES) });
                    }
                }
                _ => {}
            },
            Node::End => break,
            _ => {}
        }
    }
    let mut out = "<styleSheet><numFmts>".to_owned();
    for (id, code) in &codes {
        _ = write!(out, "<numFmt numFmtId=\"{id}\" formatCode=\"{}\"/>", xml::escaped(code));
    }
    out.push_str("</numFmts><cellXfs>");
    for id in &ids {
        _ = write!(out, "<xf numFmtId=\"{id}\"/>");
    }
    out.push_str("</cellXfs></styleSheet>");
    packer.add("xl/styles.xml", &[&out])?;
    let format = |id: &u32| match codes.get(id) {
        Some(code) => NumberFormat::new(code),
        None => NumberFormat::built_in(*id),
    };
    Ok(ids.iter().map(format).collect())
}

/// The number of a number format.
fn number(scanner: &Scanner<'_>, id: Option<&str>) -> Result<Option<u32>, Problem> {
    let parse = |id: &str| id.parse().ok();
    match id {
        Some(id) => match parse(id) {
            Some(id) => Ok(Some(id)),
            None => Err(scanner.fault(PartFault::Attribute("numFmtId".to_owned()))),
        },
        None => Ok(None),
    }
}

/// The parts around the sheets.
fn skeleton(packer: &mut Packer, sheets: usize, since_1904: bool) -> Result<(), Problem> {
    const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = format!(
        "<Relationships><Relationship Id=\"r\" Type=\"{TYPES}/officeDocument\" \
         Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let mut links = "<Relationships>".to_owned();
    let date = if since_1904 { "1" } else { "0" };
    let mut workbook = format!("<workbook><workbookPr date1904=\"{date}\"/><sheets>");
    for sheet in 1..=sheets {
        _ = write!(
            links,
            "<Relationship Id=\"r{sheet}\" Type=\"{TYPES}/worksheet\" \
             Target=\"worksheets/sheet{sheet}.xml\"/>"
        );
        _ = write!(workbook, "<sheet name=\"{sheet}\" r:id=\"r{sheet}\"/>");
    }
    links.push_str("</Relationships>");
    workbook.push_str("</sheets></workbook>");
    packer.add("_rels/.rels", &[&package])?;
    packer.add("xl/_rels/workbook.xml.rels", &[&links])?;
    packer.add("xl/workbook.xml", &[&workbook])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_seen_from_their_folder_and_never_lead_out() {
        for (folder, target, expected) in [
            ("", "xl/workbook.xml", "xl/workbook.xml"),
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "./worksheets/../styles.xml", "xl/styles.xml"),
            ("xl", "../../../etc/passwd", "etc/passwd"),
        ] {
            assert_eq!(join(folder, target), expected);
        }
    }
}
