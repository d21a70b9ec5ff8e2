//! Workbooks that were built to be misread, from their bytes to their values.

mod archive;
mod excel;
mod mutation;
mod opendocument;
mod size;

use std::io::{Cursor, Write};

use super::super::gate;
use super::super::reading::Means;
use super::{Grid, Value, read};
use crate::finding::Problem;
use crate::job::Limits;
use crate::location::Cell;

/// An archive of these parts.
pub fn zipped<B: AsRef<[u8]>>(parts: &[(&str, B)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_ref()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// What the gate and the reader make of a file.
pub fn grids(name: &str, bytes: &[u8]) -> Result<Vec<Grid>, Problem> {
    let means = Means { limits: &Limits::default(), program: None };
    gate::admit(name, bytes, means.limits).and_then(|admitted| read(admitted, means))
}

/// A grid's cells in order, as `B2=97,08`; what is wrong with unseen ones behind them.
pub fn shown(grid: &Grid) -> Vec<String> {
    let cells = grid.rows.iter().flat_map(|(row, cells)| {
        cells.iter().map(move |(column, value)| (Cell { row: *row, column: *column }, value))
    });
    let value = |value: &Value| match value {
        Value::Number { double, percent: true } => format!("{double}%"),
        Value::Error(text) => format!("error {text}"),
        Value::Date(_) => "date".to_owned(),
        Value::Text(_) => format!("{:?}", value.shown()),
        other => other.shown(),
    };
    let seen = cells.map(|(cell, other)| format!("{cell}={}", value(other)));
    let unseen = grid.unseen.iter().map(|(cell, problem)| match problem {
        Problem::HiddenByMerge { area, cells } => format!("{cell} below {area}: {cells}"),
        other => format!("{cell} {other:?}"),
    });
    seen.chain(unseen).collect()
}
