//! Values below merged cells, which nobody sees: Excel keeps them, and a reader finds them.

use std::collections::BTreeMap;

use super::Grid;
use crate::finding::{Problem, Unreadable};
use crate::location::{Area, Cell};

/// Takes all cells of merged areas but the first of each out of the grid, and says so.
///
/// # Errors
/// Two areas overlap.
pub fn uncover(grid: &mut Grid) -> Result<(), Problem> {
    let mut areas = grid.merged.clone();
    areas.sort_unstable();
    // By column where they start; none of them overlap, so that at most one has a given cell.
    let mut open: BTreeMap<u32, Area> = BTreeMap::new();
    let mut covered: BTreeMap<Area, Vec<Cell>> = BTreeMap::new();
    let mut areas = areas.into_iter().peekable();
    for (row, cells) in &grid.rows {
        while let Some(area) = areas.next_if(|area| area.first.row <= *row) {
            enter(&mut open, area, &grid.name)?;
        }
        for column in cells.keys() {
            let cell = Cell { row: *row, column: *column };
            let area = open.range(..=column).next_back().map(|(_, area)| *area);
            if let Some(area) = area.filter(|area| area.contains(cell) && area.first != cell) {
                covered.entry(area).or_default().push(cell);
            }
        }
    }
    for area in areas {
        enter(&mut open, area, &grid.name)?;
    }
    for (area, cells) in covered {
        if let Some(first) = cells.first() {
            let problem = Problem::HiddenByMerge { area, cells: cells.len() };
            grid.unseen.push((*first, problem));
        }
        for cell in cells {
            grid.take(cell);
        }
    }
    Ok(())
}

/// Adds an area that begins at or below all that are open, and forgets those that have ended
/// above it.
fn enter(open: &mut BTreeMap<u32, Area>, area: Area, name: &str) -> Result<(), Problem> {
    let beside = |other: &Area| {
        other.last.column < area.first.column || area.last.column < other.first.column
    };
    let before = open.range(..area.first.column).next_back().map(|(column, _)| *column);
    let from = before.unwrap_or(area.first.column);
    let touched: Vec<u32> = open
        .range(from..=area.last.column)
        .filter(|(_, other)| !beside(other))
        .map(|(column, _)| *column)
        .collect();
    for column in touched {
        let over = open.remove(&column).filter(|other| other.last.row >= area.first.row);
        if over.is_some() {
            let address = format!("{}!{}", super::brief(name), area.first);
            return Err(Problem::Unreadable { why: Unreadable::MergesOverlap(address) });
        }
    }
    open.insert(area.first.column, area);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::Value;
    use super::*;

    fn area(first: (u32, u32), last: (u32, u32)) -> Area {
        let cell = |(row, column)| Cell { row, column };
        Area { first: cell(first), last: cell(last) }
    }

    fn grid(merged: Vec<Area>) -> Grid {
        let mut grid = Grid { merged, ..Grid::default() };
        for row in 0..6 {
            for column in 0..6 {
                grid.set(Cell { row, column }, Value::Boolean(true)).unwrap();
            }
        }
        grid
    }

    #[test]
    fn what_lies_below_a_merged_cell_is_named_and_taken_out() {
        let merged = vec![
            area((3, 1), (4, 4)),
            area((0, 2), (1, 3)),
            area((2, 2), (2, 3)),
            area((8, 0), (9, 9)),
        ];
        let mut grid = grid(merged);
        uncover(&mut grid).unwrap();
        let unseen: Vec<_> = grid
            .unseen
            .iter()
            .map(|(cell, problem)| match problem {
                Problem::HiddenByMerge { area, cells } => format!("{cell} {area} {cells}"),
                other => format!("{other:?}"),
            })
            .collect();
        assert_eq!(unseen, ["D1 C1:D2 3", "D3 C3:D3 1", "C4 B4:E5 7"]);
        assert_eq!(grid.count, 36 - 11);
        assert!(grid.rows[&3].contains_key(&1));
        assert!(!grid.rows[&4].contains_key(&1));
    }

    #[test]
    fn merged_areas_that_overlap_are_refused() {
        for (one, other, sound) in [
            (area((0, 0), (2, 2)), area((2, 2), (3, 3)), false),
            (area((0, 3), (5, 3)), area((1, 0), (1, 5)), false),
            (area((0, 0), (0, 5)), area((1, 0), (1, 5)), true),
            (area((9, 0), (9, 5)), area((9, 3), (9, 9)), false),
        ] {
            assert_eq!(uncover(&mut grid(vec![one, other])).is_ok(), sound, "{one} {other}");
        }
    }
}
