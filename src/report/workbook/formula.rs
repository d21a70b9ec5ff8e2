//! Formulas of cells: the arithmetic of a document, to be followed and tried in a spreadsheet.

use std::fmt;

use super::{Area, SheetName};
use crate::location::Cell;

/// A formula without its `=`. Names are English and arguments stand between commas: that is how the
/// format stores them, whatever the language of the spreadsheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formula(String);

/// A cell of the same workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Its sheet.
    pub sheet: SheetName,
    /// Its row.
    pub row: u32,
    /// Its column.
    pub column: u16,
}

/// What a formula gives where there is nothing to give. LibreOffice takes a stored empty text for a
/// nought.
pub const NOTHING: &str = "-";

impl Formula {
    /// A formula as a spreadsheet stores it.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Another cell as it is.
    pub fn same(cell: impl fmt::Display) -> Self {
        Self(cell.to_string())
    }

    /// The mean of what is a number among all these cells.
    pub fn average(cells: impl fmt::Display) -> Self {
        Self(format!("AVERAGE({cells})"))
    }

    /// A score as it is published: half-up at two decimals. The inner rounding takes away what
    /// binary doubles add, so that an exact half stays one.
    pub fn published(score: impl fmt::Display) -> Self {
        Self(format!("ROUND(ROUND({score},9),2)"))
    }

    /// The same, and [`NOTHING`] where none of these cells is a number.
    pub fn if_number(self, cells: impl fmt::Display) -> Self {
        Self(format!("IF(COUNT({cells})=0,{},{self})", quoted(NOTHING)))
    }

    /// The same, and [`NOTHING`] where it fails.
    pub fn or_nothing(self) -> Self {
        Self(format!("IFERROR({self},{})", quoted(NOTHING)))
    }
}

/// As it is stored.
impl fmt::Display for Formula {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// `'Dinas Sosial'!E60`.
impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.sheet.as_str().replace('\'', "''");
        write!(f, "'{name}'!{}", at(self.row, self.column))
    }
}

/// `E60`.
pub fn at(row: u32, column: u16) -> Cell {
    Cell { row, column: u32::from(column) }
}

/// `E60:E65`.
pub fn over(area: Area) -> String {
    format!("{}:{}", at(area.top, area.left), at(area.bottom, area.right))
}

/// A text inside a formula.
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// Things between commas, as a function takes them.
pub fn listed(items: impl IntoIterator<Item = impl fmt::Display>) -> String {
    let items: Vec<_> = items.into_iter().map(|item| item.to_string()).collect();
    items.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_say_where_their_figures_stand() {
        let sheet = SheetName::unique("Dinas d'Or", &[]);
        let reference = Reference { sheet, row: 59, column: 4 };
        for (formula, expected) in [
            (Formula::same(&reference), "'Dinas d''Or'!E60"),
            (Formula::published(at(0, 27)), "ROUND(ROUND(AB1,9),2)"),
            (
                Formula::average(over(Area { top: 1, left: 2, bottom: 8, right: 2 }))
                    .if_number(at(3, 0)),
                "IF(COUNT(A4)=0,\"-\",AVERAGE(C2:C9))",
            ),
            (Formula::new(quoted("a\"b")), "\"a\"\"b\""),
            (Formula::new(listed([at(0, 0), at(1, 0)])), "A1,A2"),
        ] {
            assert_eq!(formula.to_string(), expected);
        }
    }
}
