//! Files that are large, or say that they are.

use super::excel::package;
use super::{Problem, grids, shown};
use crate::finding::Limit;

#[test]
fn two_cells_at_the_ends_of_the_grid_are_refused() {
    let sheet = "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData></worksheet>";
    let limit = Limit::Rectangle(20_000_000);
    assert_eq!(grids("n.xlsx", &package(sheet, &[])), Err(Problem::TooLarge { limit }));
    // A stray blank there, after Ctrl and End, does no harm.
    let blank = sheet.replace("<c r=\"XFD1048576\"><v>1</v></c>", "<c r=\"XFD1048576\" s=\"1\"/>");
    let grids = grids("n.xlsx", &package(&blank, &[])).unwrap();
    assert_eq!(shown(&grids[0]), ["A1=1"]);
}

#[test]
fn a_csv_file_of_many_rows_is_read_in_one_go() {
    // Counting all rows for each new one made this take ten seconds.
    let text = "kode;nilai;\n".to_owned() + &"12.18;97,08;;;\n".repeat(20_000);
    let grids = grids("n.csv", text.as_bytes()).unwrap();
    let grid = &grids[0];
    assert_eq!((grid.rows.len(), grid.count, grid.separator), (20_001, 40_002, Some(b';')));
    assert!(grid.rows.values().all(|cells| cells.keys().all(|column| *column < 2)));
}

#[test]
fn more_cells_than_a_sheet_of_scores_can_have_are_refused() {
    let limit = Limit::Cells(2_000_000);
    let text = "1;2;3;4;5;6;7;8\n".repeat(250_001);
    assert_eq!(grids("n.csv", text.as_bytes()), Err(Problem::TooLarge { limit }));
}
