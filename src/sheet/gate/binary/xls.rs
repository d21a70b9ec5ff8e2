//! The stream of an old workbook (\[MS-XLS\]): records of a number, a length and their bytes; first
//! those of the workbook, then those of each sheet.

use std::collections::BTreeMap;

use super::super::format::NumberFormat;
use super::record::Fields;
use super::{Binary, Kind, Stored, Table, compound, damaged};
use crate::finding::Problem;
use crate::job::Limits;
use crate::location::{Area, Cell};

/// The records that are looked at, by their names in the specification.
mod name {
    pub const FORMULA: u16 = 0x0006;
    pub const EOF: u16 = 0x000A;
    pub const FILE_PASS: u16 = 0x002F;
    pub const CODE_PAGE: u16 = 0x0042;
    pub const COL_INFO: u16 = 0x007D;
    pub const BOUND_SHEET: u16 = 0x0085;
    pub const MUL_RK: u16 = 0x00BD;
    pub const R_STRING: u16 = 0x00D6;
    pub const XF: u16 = 0x00E0;
    pub const MERGE_CELLS: u16 = 0x00E5;
    pub const LABEL_SST: u16 = 0x00FD;
    pub const RECALC_ID: u16 = 0x01C1;
    pub const DIMENSIONS: u16 = 0x0200;
    pub const NUMBER: u16 = 0x0203;
    pub const LABEL: u16 = 0x0204;
    pub const BOOL_ERR: u16 = 0x0205;
    pub const STRING: u16 = 0x0207;
    pub const ROW: u16 = 0x0208;
    pub const RK: u16 = 0x027E;
    pub const FORMAT: u16 = 0x041E;
    pub const BOF: u16 = 0x0809;
}

/// Version and contents of a stream, in its first record.
const EXCEL_97: u16 = 0x0600;
const EXCEL_95: u16 = 0x0500;
/// UTF-16, as code pages are numbered.
const UNICODE: u16 = 1200;
/// The columns of a sheet in these formats.
const COLUMNS: u16 = 256;

/// Looks at an old workbook.
///
/// # Errors
/// What keeps it from being read.
pub fn open(bytes: &[u8], limits: &Limits) -> Result<Binary, Problem> {
    let mut stream = compound::workbook(bytes)?;
    let mut patches = Vec::new();
    let globals = Globals::read(&stream, &mut patches)?;
    let mut binary = Binary::new(Kind::Xls);
    let calculated = globals.calculated;
    let formats = globals.formats;
    for bound in globals.sheets {
        if bound.kind != 0 {
            // Charts and macros have cells of their own, which nobody sees.
            continue;
        }
        let table = binary.add(bound.name, bound.hidden)?;
        let records = Records { stream: &stream, at: bound.start };
        let mut scan = Scan { table, formats: &formats, limits, calculated, pending: None };
        scan.sheet(records, &mut patches)?;
    }
    binary.hold_limits(limits)?;
    for (at, with) in patches {
        if let Some(place) = stream.get_mut(at..at + with.len()) {
            place.copy_from_slice(&with);
        }
    }
    binary.bytes = compound::wrap(&stream);
    binary.formats = formats;
    Ok(binary)
}

/// Bytes that the library is to see at another value, with their place in the stream.
type Patch = (usize, Vec<u8>);

struct Record<'a> {
    name: u16,
    /// Where its bytes begin in the stream.
    at: usize,
    fields: Fields<'a>,
}

struct Records<'a> {
    stream: &'a [u8],
    at: usize,
}

impl<'a> Records<'a> {
    fn next(&mut self) -> Result<Record<'a>, Problem> {
        let cut = || damaged("record");
        let mut rest = Fields(self.stream.get(self.at..).ok_or_else(cut)?);
        let name = rest.short().ok_or_else(cut)?;
        let length = rest.short().ok_or_else(cut)?;
        let at = self.at + 4;
        let bytes = rest.take(usize::from(length)).ok_or_else(cut)?;
        self.at = at + usize::from(length);
        Ok(Record { name, at, fields: Fields(bytes) })
    }
}

/// A sheet as the workbook lists it.
struct Bound {
    start: usize,
    hidden: bool,
    kind: u8,
    name: String,
}

/// What the records of the workbook say.
struct Globals {
    sheets: Vec<Bound>,
    formats: Vec<NumberFormat>,
    /// Whether a program that computes has saved the file.
    calculated: bool,
}

impl Globals {
    fn read(stream: &[u8], patches: &mut Vec<Patch>) -> Result<Self, Problem> {
        let mut records = Records { stream, at: 0 };
        let mut first = records.next()?;
        let version = first.fields.short().filter(|_| first.name == name::BOF);
        let wide = match version {
            Some(EXCEL_97) => true,
            Some(EXCEL_95) => false,
            _ => return Err(damaged("version")),
        };
        let mut globals = Self { sheets: Vec::new(), formats: Vec::new(), calculated: false };
        let mut codes = BTreeMap::new();
        let mut styles = Vec::new();
        loop {
            let record = records.next()?;
            let mut fields = record.fields;
            match record.name {
                name::EOF => break,
                name::FILE_PASS => return Err(Problem::Encrypted),
                name::RECALC_ID => globals.calculated = true,
                // Texts of Excel 97 are Unicode whatever it says here, and the library believes it.
                name::CODE_PAGE if wide && fields.0.len() == 2 => {
                    patches.push((record.at, UNICODE.to_le_bytes().to_vec()));
                }
                name::BOUND_SHEET => {
                    let bound = bound(&mut fields, wide).ok_or_else(|| damaged("BoundSheet"))?;
                    globals.sheets.push(bound);
                }
                name::FORMAT => {
                    let format = format(&mut fields, wide).ok_or_else(|| damaged("Format"))?;
                    codes.extend([format]);
                }
                name::XF => {
                    let id = fields.short().and_then(|_| fields.short());
                    styles.push(id.ok_or_else(|| damaged("XF"))?);
                }
                _ => {}
            }
        }
        let shown = |id: &u16| match codes.get(id) {
            Some(code) => NumberFormat::new(code),
            None => NumberFormat::built_in(u32::from(*id)),
        };
        globals.formats = styles.iter().map(shown).collect();
        Ok(globals)
    }
}

fn bound(fields: &mut Fields<'_>, wide: bool) -> Option<Bound> {
    let start = usize::try_from(fields.long()?).ok()?;
    let hidden = fields.byte()? & 0x3F != 0;
    let kind = fields.byte()?;
    let length = fields.byte()?;
    let mut name = text(fields, u16::from(length), wide)?;
    name.retain(|letter| letter != '\0');
    Some(Bound { start, hidden, kind, name })
}

/// The number of a number format, and its code.
fn format(fields: &mut Fields<'_>, wide: bool) -> Option<(u16, String)> {
    let id = fields.short()?;
    let length = if wide { fields.short()? } else { u16::from(fields.byte()?) };
    Some((id, text(fields, length, wide)?))
}

fn text(fields: &mut Fields<'_>, length: u16, wide: bool) -> Option<String> {
    let length = usize::from(length);
    if wide && fields.byte()? & 1 == 1 { fields.wide(length) } else { fields.narrow(length) }
}

/// One sheet while its records are read.
struct Scan<'a> {
    table: &'a mut Table,
    formats: &'a [NumberFormat],
    limits: &'a Limits,
    calculated: bool,
    /// A formula whose text comes in a record of its own.
    pending: Option<(Cell, usize)>,
}

impl Scan<'_> {
    fn sheet(&mut self, mut records: Records<'_>, patches: &mut Vec<Patch>) -> Result<(), Problem> {
        if records.next()?.name != name::BOF {
            return Err(damaged("BOF"));
        }
        // A chart on the sheet has records of its own.
        let mut depth = 0_usize;
        loop {
            let record = records.next()?;
            match record.name {
                name::BOF => depth += 1,
                name::EOF if depth == 0 => break,
                name::EOF => depth -= 1,
                _ if depth > 0 => {}
                // The library makes room for as many cells as this says.
                name::DIMENSIONS => {
                    patches.push((record.at, vec![0; record.fields.0.len()]));
                }
                _ => {
                    let read = self.record(record.name, record.fields);
                    read.ok_or_else(|| damaged(&format!("record {:04X}", record.name)))??;
                }
            }
        }
        self.give_up_pending()
    }

    /// A record of a sheet; nothing where it is too short.
    fn record(&mut self, name: u16, mut fields: Fields<'_>) -> Option<Result<(), Problem>> {
        match name {
            name::ROW => {
                let row = fields.short()?;
                let hidden = fields.0.get(10)? & 0x20 != 0;
                if hidden {
                    self.table.sheet.hidden_rows.add(u32::from(row));
                }
            }
            name::COL_INFO => {
                let (first, last) = (fields.short()?, fields.short()?);
                let (width, _, flags) = (fields.short()?, fields.short()?, fields.short()?);
                if width == 0 || flags & 1 == 1 {
                    let end = u32::from(last.min(COLUMNS - 1)) + 1;
                    self.table.sheet.hidden_columns.add_all(u32::from(first)..end);
                }
            }
            name::MERGE_CELLS => {
                for _ in 0..fields.short()? {
                    let rows = [fields.short()?, fields.short()?];
                    let columns = [fields.short()?, fields.short()?];
                    let [first, last] = [0, 1].map(|end: usize| Cell {
                        row: u32::from(rows.get(end).copied().unwrap_or_default()),
                        column: u32::from(columns.get(end).copied().unwrap_or_default()),
                    });
                    if first.row > last.row || first.column > last.column {
                        return None;
                    }
                    if let Err(problem) = self.table.sheet.merge(Area { first, last }) {
                        return Some(Err(problem));
                    }
                }
            }
            name::STRING => {
                let (cell, style) = self.pending.take()?;
                return Some(self.note(cell, style, Stored::Value));
            }
            name::NUMBER | name::RK | name::LABEL | name::R_STRING | name::LABEL_SST => {
                let (cell, style) = head(&mut fields)?;
                return Some(self.note(cell, style, Stored::Value));
            }
            name::BOOL_ERR => {
                let (cell, style) = head(&mut fields)?;
                let (value, is_error) = (fields.byte()?, fields.byte()?);
                let stored = if is_error == 1 { Stored::Error(value) } else { Stored::Value };
                return Some(self.note(cell, style, stored));
            }
            name::MUL_RK => return self.many(fields),
            name::FORMULA => {
                let (cell, style) = head(&mut fields)?;
                let value: [u8; 8] = fields.take(8)?.try_into().ok()?;
                return Some(self.formula(cell, style, value));
            }
            _ => {}
        }
        Some(Ok(()))
    }

    /// Several numbers side by side.
    fn many(&mut self, mut fields: Fields<'_>) -> Option<Result<(), Problem>> {
        let (row, first) = (fields.short()?, fields.short()?);
        let count = fields.0.len().checked_sub(2)? / 6;
        for column in (u32::from(first)..).take(count) {
            let style = usize::from(fields.short()?);
            fields.long()?;
            let cell = Cell { row: u32::from(row), column };
            if let Err(problem) = self.note(cell, style, Stored::Value) {
                return Some(Err(problem));
            }
        }
        (usize::from(fields.short()?) + 1 == usize::from(first) + count).then_some(Ok(()))
    }

    fn formula(&mut self, cell: Cell, style: usize, value: [u8; 8]) -> Result<(), Problem> {
        self.give_up_pending()?;
        match value {
            [0, .., 0xFF, 0xFF] => {
                self.pending = Some((cell, style));
                Ok(())
            }
            [2, _, error, .., 0xFF, 0xFF] => self.note(cell, style, Stored::Error(error)),
            // Programs that cannot compute store an empty text.
            [3, .., 0xFF, 0xFF] if !self.calculated => self.note(cell, style, Stored::Uncalculated),
            _ => self.note(cell, style, Stored::Value),
        }
    }

    fn note(&mut self, cell: Cell, style: usize, stored: Stored) -> Result<(), Problem> {
        self.give_up_pending()?;
        if cell.column >= u32::from(COLUMNS) {
            return Err(damaged("column"));
        }
        self.table.note(cell, style, stored, self.formats, self.limits)
    }

    /// A formula that announces a text, and has none.
    fn give_up_pending(&mut self) -> Result<(), Problem> {
        match self.pending.take() {
            Some((cell, style)) => self.note(cell, style, Stored::Uncalculated),
            None => Ok(()),
        }
    }
}

/// Where a cell stands, and its style.
fn head(fields: &mut Fields<'_>) -> Option<(Cell, usize)> {
    let (row, column) = (fields.short()?, fields.short()?);
    let style = usize::from(fields.short()?);
    Some((Cell { row: u32::from(row), column: u32::from(column) }, style))
}
