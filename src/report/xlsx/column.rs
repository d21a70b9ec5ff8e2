//! The look that most cells of a column share: the column has it, so that the cells need not say
//! it. Looking up a cell's own look is the dearest part of writing it.

use std::collections::BTreeMap;

use super::style::Look;
use crate::report::workbook::{Cell, Value};

/// The looks of the columns that have one.
pub(super) struct Columns(BTreeMap<u16, Look>);

impl Columns {
    /// The commonest look of each column among those that nobody sees on an empty cell.
    pub fn of(cells: &[Cell]) -> Self {
        let mut counts: BTreeMap<u16, BTreeMap<Look, usize>> = BTreeMap::new();
        for cell in cells.iter().filter(|cell| cell.style.is_unseen() && can_share(&cell.value)) {
            let look = Look::of(cell.style, &cell.value);
            *counts.entry(cell.column).or_default().entry(look).or_default() += 1;
        }
        let commonest = |looks: BTreeMap<Look, usize>| {
            looks.into_iter().max_by_key(|(_, count)| *count).map(|(look, _)| look)
        };
        let shared = counts.into_iter().filter_map(|(at, looks)| Some((at, commonest(looks)?)));
        Self(shared.collect())
    }

    /// The columns with their looks.
    pub fn iter(&self) -> impl Iterator<Item = (u16, Look)> {
        self.0.iter().map(|(column, look)| (*column, *look))
    }

    /// Whether a cell's look is its column's.
    pub fn has(&self, cell: &Cell) -> bool {
        let look = Look::of(cell.style, &cell.value);
        can_share(&cell.value) && self.0.get(&cell.column) == Some(&look)
    }
}

/// A blank has nothing to show, the format writes links with a look of their own, and oddities are
/// alone of their kind.
fn can_share(value: &Value) -> bool {
    !matches!(value, Value::Blank | Value::Link(..) | Value::FileLink(..) | Value::Odd(_))
}
