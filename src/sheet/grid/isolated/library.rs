//! What the reader library makes of a binary workbook, in the process that may come to grief.

use std::io::Cursor;

use calamine::{Data, Reader, Sheet, SheetType, Xls, Xlsb};

use super::wire::{self, Item, Value};
use crate::sheet::gate::binary::Kind;

/// The answer for these bytes; one that does not end well says nothing.
pub fn read(kind: Kind, bytes: Vec<u8>) -> Vec<u8> {
    let mut out = Vec::new();
    let read = match kind {
        Kind::Xls => xls(bytes, &mut out),
        Kind::Xlsb => xlsb(bytes, &mut out),
    };
    match read {
        Some(()) => {
            wire::write(&mut out, &Item::End);
            out
        }
        None => Vec::new(),
    }
}

fn xls(bytes: Vec<u8>, out: &mut Vec<u8>) -> Option<()> {
    let mut reader: Xls<_> = Xls::new(Cursor::new(bytes)).ok()?;
    for name in worksheets(reader.sheets_metadata()) {
        wire::write(out, &Item::Sheet);
        let range = reader.worksheet_range(&name).ok()?;
        let Some((top, left)) = range.start() else { continue };
        for (row, column, data) in range.used_cells() {
            let row = top.checked_add(u32::try_from(row).ok()?)?;
            let column = left.checked_add(u32::try_from(column).ok()?)?;
            put(out, row, column, data.clone());
        }
    }
    Some(())
}

fn xlsb(bytes: Vec<u8>, out: &mut Vec<u8>) -> Option<()> {
    let mut reader: Xlsb<_> = Xlsb::new(Cursor::new(bytes)).ok()?;
    for name in worksheets(reader.sheets_metadata()) {
        wire::write(out, &Item::Sheet);
        let mut cells = reader.worksheet_cells_reader(&name).ok()?;
        while let Some(cell) = cells.next_cell().ok()? {
            let (row, column) = cell.get_position();
            put(out, row, column, cell.get_value().clone().into());
        }
    }
    Some(())
}

/// Charts and macros are none.
fn worksheets(sheets: &[Sheet]) -> Vec<String> {
    let sheets = sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    sheets.map(|sheet| sheet.name.clone()).collect()
}

fn put(out: &mut Vec<u8>, row: u32, column: u32, data: Data) {
    let value = match data {
        Data::Empty => return,
        Data::String(text) => Value::Text(text),
        #[allow(
            clippy::cast_precision_loss,
            reason = "a whole number beyond 2^53 is out of every range"
        )]
        Data::Int(whole) => Value::Number(whole as f64),
        Data::Float(double) => Value::Number(double),
        Data::Bool(truth) => Value::Boolean(truth),
        Data::DateTime(date) => Value::Date(date.to_string()),
        Data::DateTimeIso(text) | Data::DurationIso(text) => Value::Date(text),
        Data::Error(error) => Value::Error(error.to_string()),
    };
    wire::write(out, &Item::Cell { row, column, value });
}
