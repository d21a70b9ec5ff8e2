//! The parts of a binary workbook (\[MS-XLSB\]): an archive like that of .xlsx, with records where
//! that has XML.
//!
//! The reader library is given an archive with a workbook of our own, so that it knows the sheets
//! as `1`, `2`, ... and opens no other part than those that were looked at here.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::super::archive::{Archive, Packer};
use super::super::format::NumberFormat;
use super::super::limits::{COLUMNS, LONGEST_FORMAT, MOST_STYLES, ROWS};
use super::super::package::{self, missing, part, relationships};
use super::record::Fields;
use super::{Binary, Kind, Stored, Table, damaged};
use crate::finding::{Limit, Problem};
use crate::job::Limits;
use crate::location::{Area, Cell};

/// The records that are looked at, by their names in the specification.
mod name {
    pub const ROW_HDR: u16 = 0;
    pub const CELL_RK: u16 = 2;
    pub const CELL_ERROR: u16 = 3;
    pub const CELL_ST: u16 = 6;
    pub const CELL_ISST: u16 = 7;
    pub const FMLA_STRING: u16 = 8;
    pub const FMLA_BOOL: u16 = 10;
    pub const FMLA_ERROR: u16 = 11;
    pub const SHORT_RK: u16 = 13;
    pub const SHORT_ISST: u16 = 18;
    pub const SST_ITEM: u16 = 19;
    pub const FMT: u16 = 44;
    pub const XF: u16 = 47;
    pub const COL_INFO: u16 = 60;
    pub const CELL_R_STRING: u16 = 62;
    pub const BEGIN_BOOK: u16 = 131;
    pub const END_BOOK: u16 = 132;
    pub const BEGIN_BUNDLE_SHS: u16 = 143;
    pub const END_BUNDLE_SHS: u16 = 144;
    pub const BEGIN_SHEET_DATA: u16 = 145;
    pub const END_SHEET_DATA: u16 = 146;
    pub const WB_PROP: u16 = 153;
    pub const BUNDLE_SH: u16 = 156;
    pub const MERGE_CELL: u16 = 176;
    pub const BEGIN_CELL_XFS: u16 = 617;
    pub const END_CELL_XFS: u16 = 618;
}

const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Looks at a binary workbook.
///
/// # Errors
/// What keeps it from being read.
pub fn open(mut archive: Archive<'_>, limits: &Limits) -> Result<Binary, Problem> {
    let path = package::document(&mut archive)?;
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", &path));
    let links = package::join(folder, &format!("_rels/{file}.rels"));
    let parts = relationships(&mut archive, &links, folder)?;
    let of_kind = |kind: &str| parts.values().find(|part| part.kind == kind);
    let workbook = part(&mut archive, &path)?;
    let (properties, bundle) = contents(&workbook)?;

    let mut binary = Binary::new(Kind::Xlsb);
    let mut packer = Packer::new();
    let mut strings = 0;
    if let Some(link) = of_kind("sharedStrings") {
        let bytes = part(&mut archive, &link.target)?;
        let mut records = Records(Fields(&bytes));
        while let Some((name, _)) = records.next()? {
            strings += usize::from(name == name::SST_ITEM);
        }
        packer.add("xl/sharedStrings.bin", &[&bytes])?;
    }
    if let Some(link) = of_kind("styles") {
        let bytes = part(&mut archive, &link.target)?;
        binary.formats = formats(&bytes)?;
        packer.add("xl/styles.bin", &[&bytes])?;
    }
    let formats = std::mem::take(&mut binary.formats);
    for sheet in bundle {
        let link = parts.get(&sheet.relationship).ok_or_else(|| missing(&links))?;
        if link.kind != "worksheet" {
            continue;
        }
        let bytes = part(&mut archive, &link.target)?;
        let table = binary.add(sheet.name, sheet.hidden)?;
        Scan { table, formats: &formats, limits, strings, row: None }.sheet(&bytes)?;
        packer.add(&format!("xl/worksheets/sheet{}.bin", binary.tables.len()), &[&bytes])?;
    }
    binary.hold_limits(limits)?;
    skeleton(&mut packer, binary.tables.len(), properties)?;
    archive.finish()?;
    binary.formats = formats;
    binary.bytes = packer.finish()?;
    Ok(binary)
}

/// The records of a part: a number and a length of as many bytes as they need, then the bytes.
struct Records<'a>(Fields<'a>);

impl<'a> Records<'a> {
    /// The next record; nothing at the end of the part.
    fn next(&mut self) -> Result<Option<(u16, Fields<'a>)>, Problem> {
        if self.0.0.is_empty() {
            return Ok(None);
        }
        let mut read = || {
            let name = u16::try_from(self.number(2)?).ok()?;
            let length = usize::try_from(self.number(4)?).ok()?;
            Some((name, Fields(self.0.take(length)?)))
        };
        read().map(Some).ok_or_else(|| damaged("record"))
    }

    /// Seven bits in each byte, the last of them marked by its eighth.
    fn number(&mut self, most: u32) -> Option<u32> {
        let mut number = 0;
        for place in 0..most {
            let byte = self.0.byte()?;
            number |= u32::from(byte & 0x7F) << (7 * place);
            if byte & 0x80 == 0 {
                break;
            }
        }
        Some(number)
    }
}

/// A sheet as the workbook lists it.
struct Listed {
    hidden: bool,
    relationship: String,
    name: String,
}

/// What the workbook's own part says: its properties as they are, and its sheets.
fn contents(bytes: &[u8]) -> Result<(&[u8], Vec<Listed>), Problem> {
    let mut records = Records(Fields(bytes));
    let mut properties: &[u8] = &[0; 8];
    let mut sheets = Vec::new();
    while let Some((name, mut fields)) = records.next()? {
        match name {
            name::WB_PROP => properties = fields.0,
            name::BUNDLE_SH => {
                let mut read = || {
                    let hidden = fields.long()? != 0;
                    fields.long()?;
                    let (relationship, name) = (text(&mut fields)?, text(&mut fields)?);
                    Some(Listed { hidden, relationship, name })
                };
                sheets.push(read().ok_or_else(|| damaged("BundleSh"))?);
            }
            _ => {}
        }
    }
    Ok((properties, sheets))
}

fn text(fields: &mut Fields<'_>) -> Option<String> {
    let letters = usize::try_from(fields.long()?).ok()?;
    fields.wide(letters)
}

/// The number formats of the cell styles.
fn formats(bytes: &[u8]) -> Result<Vec<NumberFormat>, Problem> {
    let mut records = Records(Fields(bytes));
    let mut codes: BTreeMap<u16, String> = BTreeMap::new();
    let mut formats = Vec::new();
    let mut inside = false;
    while let Some((name, mut fields)) = records.next()? {
        match name {
            name::FMT => {
                let mut read = || Some((fields.short()?, text(&mut fields)?));
                let (id, code) = read().ok_or_else(|| damaged("Fmt"))?;
                if code.len() > LONGEST_FORMAT {
                    return Err(damaged("Fmt"));
                }
                codes.insert(id, code);
            }
            name::BEGIN_CELL_XFS => inside = true,
            name::END_CELL_XFS => inside = false,
            name::XF if inside => {
                let id = fields.short().and_then(|_| fields.short());
                let id = id.ok_or_else(|| damaged("XF"))?;
                formats.push(match codes.get(&id) {
                    Some(code) => NumberFormat::new(code),
                    None => NumberFormat::built_in(u32::from(id)),
                });
                if formats.len() > MOST_STYLES {
                    return Err(Problem::TooLarge { limit: Limit::Styles(MOST_STYLES) });
                }
            }
            _ => {}
        }
    }
    Ok(formats)
}

/// One sheet while its records are read.
struct Scan<'a> {
    table: &'a mut Table,
    formats: &'a [NumberFormat],
    limits: &'a Limits,
    /// How many shared texts there are.
    strings: usize,
    row: Option<u32>,
}

impl Scan<'_> {
    fn sheet(&mut self, bytes: &[u8]) -> Result<(), Problem> {
        let mut records = Records(Fields(bytes));
        let mut inside = false;
        while let Some((name, fields)) = records.next()? {
            match name {
                name::BEGIN_SHEET_DATA => inside = true,
                name::END_SHEET_DATA => inside = false,
                _ => {
                    let read = self.record(name, fields, inside);
                    read.ok_or_else(|| damaged(&format!("record {name}")))??;
                }
            }
        }
        Ok(())
    }

    /// A record of a sheet; nothing where it is too short or says what cannot be.
    fn record(
        &mut self,
        name: u16,
        mut fields: Fields<'_>,
        inside: bool,
    ) -> Option<Result<(), Problem>> {
        let sheet = &mut self.table.sheet;
        match name {
            name::ROW_HDR if inside => {
                let row = fields.long().filter(|row| *row < ROWS)?;
                if fields.0.get(7)? & 0x10 != 0 {
                    sheet.hidden_rows.add(row);
                }
                self.row = Some(row);
            }
            name::COL_INFO => {
                let (first, last) = (fields.long()?, fields.long()?);
                let (width, _, flags) = (fields.long()?, fields.long()?, fields.short()?);
                if width == 0 || flags & 1 == 1 {
                    sheet.hidden_columns.add_all(first..last.min(COLUMNS - 1) + 1);
                }
            }
            name::MERGE_CELL => {
                let rows = (fields.long()?, fields.long().filter(|row| *row < ROWS)?);
                let columns = (fields.long()?, fields.long().filter(|column| *column < COLUMNS)?);
                if rows.0 > rows.1 || columns.0 > columns.1 {
                    return None;
                }
                let first = Cell { row: rows.0, column: columns.0 };
                return Some(
                    sheet.merge(Area { first, last: Cell { row: rows.1, column: columns.1 } }),
                );
            }
            name::CELL_RK..=name::FMLA_ERROR | name::CELL_R_STRING if inside => {
                return self.cell(name, fields);
            }
            // Cells without a column of their own, which the library passes over.
            name::SHORT_RK..=name::SHORT_ISST if inside => return None,
            _ => {}
        }
        Some(Ok(()))
    }

    fn cell(&mut self, name: u16, mut fields: Fields<'_>) -> Option<Result<(), Problem>> {
        let column = fields.long().filter(|column| *column < COLUMNS)?;
        // The style takes three bytes, and flags the fourth.
        let style = usize::try_from(fields.long()? & 0x00FF_FFFF).ok()?;
        let cell = Cell { row: self.row?, column };
        let stored = match name {
            name::CELL_ERROR | name::FMLA_ERROR => Stored::Error(fields.byte()?),
            name::CELL_ISST => {
                fields.long().filter(|text| (*text as usize) < self.strings)?;
                Stored::Value
            }
            name::CELL_R_STRING => return Some(Err(self.table.sheet.odd(cell))),
            name::CELL_ST | name::FMLA_STRING => {
                text(&mut fields)?;
                Stored::Value
            }
            name::FMLA_BOOL => {
                fields.byte()?;
                Stored::Value
            }
            _ => Stored::Value,
        };
        Some(self.table.note(cell, style, stored, self.formats, self.limits))
    }
}

/// The parts around the sheets.
fn skeleton(packer: &mut Packer, sheets: usize, properties: &[u8]) -> Result<(), Problem> {
    let mut links = "<Relationships>".to_owned();
    let mut workbook = Vec::new();
    record(&mut workbook, name::BEGIN_BOOK, &[]);
    record(&mut workbook, name::WB_PROP, properties);
    record(&mut workbook, name::BEGIN_BUNDLE_SHS, &[]);
    for number in 1..=sheets {
        _ = write!(
            links,
            "<Relationship Id=\"r{number}\" Type=\"{TYPES}/worksheet\" \
             Target=\"worksheets/sheet{number}.bin\"/>"
        );
        let mut fields = Vec::new();
        // Shown, with its number.
        fields.extend(0_u32.to_le_bytes());
        fields.extend(u32::try_from(number).unwrap_or_default().to_le_bytes());
        for text in [format!("r{number}"), number.to_string()] {
            fields.extend(u32::try_from(text.len()).unwrap_or_default().to_le_bytes());
            fields.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        }
        record(&mut workbook, name::BUNDLE_SH, &fields);
    }
    links.push_str("</Relationships>");
    record(&mut workbook, name::END_BUNDLE_SHS, &[]);
    record(&mut workbook, name::END_BOOK, &[]);
    packer.add("xl/_rels/workbook.bin.rels", &[links.as_bytes()])?;
    packer.add("xl/workbook.bin", &[&workbook])
}

/// Writes a record.
fn record(out: &mut Vec<u8>, name: u16, fields: &[u8]) {
    let mut number = |mut number: usize| loop {
        let low = u8::try_from(number & 0x7F).unwrap_or_default();
        number >>= 7;
        out.push(if number > 0 { low | 0x80 } else { low });
        if number == 0 {
            break;
        }
    };
    number(usize::from(name));
    number(fields.len());
    out.extend(fields);
}
