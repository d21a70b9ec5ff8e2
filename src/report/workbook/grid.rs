//! Rows of values become the cells of a table, in columns that fit.

use super::{Align, Area, Heading, Role, Sheet, Style, Table, Tone, Value, typeface};

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// Where its text stands.
    pub align: Align,
    /// How wide it is.
    pub fit: Fit,
}

/// How wide a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// As set elsewhere on the sheet; long text goes on below.
    Given,
    /// As its longest text or its heading, which may break between words.
    Longest,
    /// As its longest text, but no more than so many pixels; longer text goes on below.
    AtMost(u32),
}

/// Room beside the text of a cell, with its indent, in pixels.
const PADDING: u32 = 18;
/// The height of a line of a table's text, in pixels.
const LINE: u32 = 17;
/// Room above and below the text of a row together, in pixels.
const LEADING: u32 = 6;
/// The height of a row with the title of a block, in pixels.
const SECTION: u32 = 28;
/// Room for the button that a filter puts into the heading, in pixels.
const BUTTON: u32 = 16;

impl Column {
    /// A column of text.
    pub fn text(heading: impl Into<String>, fit: Fit) -> Self {
        Self { heading: heading.into(), align: Align::Left, fit }
    }

    /// A column of short words.
    pub fn word(heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), align: Align::Centre, fit: Fit::Longest }
    }

    /// A column of numbers.
    pub fn number(heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), align: Align::Right, fit: Fit::Longest }
    }

    /// The same, as wide as the sheet says.
    pub fn given(self) -> Self {
        Self { fit: Fit::Given, ..self }
    }

    fn style(&self, tone: Tone) -> Style {
        let style = Style::of(Role::Body).tone(tone).align(self.align).ruled();
        if self.fit == Fit::Longest { style } else { style.wrapped() }
    }

    fn width(&self, rows: &[Vec<(Value, Tone)>], index: usize, filter: bool) -> Option<u32> {
        let cells = rows.iter().filter_map(|row| row.get(index));
        let longest = cells
            .map(|(value, tone)| {
                let style = self.style(*tone);
                typeface::width(&value.shown(), style.role.points(), style.is_bold())
            })
            .max()
            .unwrap_or(0);
        // A heading breaks between words, so that only its longest word must fit.
        let button = if filter { BUTTON } else { 0 };
        let heading = self
            .heading
            .split_whitespace()
            .map(|word| typeface::width(word, Role::Heading.points(), true))
            .max()
            .unwrap_or(0)
            + button;
        match self.fit {
            Fit::Given => None,
            Fit::Longest => Some(longest.max(heading) + PADDING),
            Fit::AtMost(most) => Some((longest.max(heading) + PADDING).min(most)),
        }
    }
}

impl Sheet {
    /// Sets a table whose heading row is `top` and whose first column is `left`, the widths of its
    /// columns and the heights of its rows. `rows` must not be empty; cells that a row lacks are
    /// blank.
    pub fn set_table(
        &mut self,
        (name, alt): (&str, &str),
        at: (u32, u16),
        columns: &[Column],
        rows: Vec<Vec<(Value, Tone)>>,
        filter: bool,
    ) -> Area {
        let area = self.set_rows(at, columns, rows, filter);
        let heading =
            |column: &Column| Heading { text: column.heading.clone(), align: column.align };
        self.tables.push(Table {
            name: name.to_owned(),
            area,
            headings: columns.iter().map(heading).collect(),
            filter,
            alt: alt.to_owned(),
        });
        area
    }

    /// Sets rows below headings that must keep their order: nobody can sort them.
    pub fn set_grid(
        &mut self,
        (top, left): (u32, u16),
        columns: &[Column],
        rows: Vec<Vec<(Value, Tone)>>,
    ) -> Area {
        for (column, number) in columns.iter().zip(left..) {
            let style = Style::of(Role::Heading).align(column.align).wrapped();
            self.put(top, number, Value::text(&column.heading), style);
        }
        self.set_rows((top, left), columns, rows, false)
    }

    fn set_rows(
        &mut self,
        (top, left): (u32, u16),
        columns: &[Column],
        rows: Vec<Vec<(Value, Tone)>>,
        filter: bool,
    ) -> Area {
        for (index, (column, number)) in columns.iter().zip(left..).enumerate() {
            if let Some(width) = column.width(&rows, index, filter) {
                self.widen(number, width);
            }
        }
        self.raise(top, self.heading_height(columns, left, filter));
        let mut bottom = top;
        for row in rows {
            bottom += 1;
            let mut values = row.into_iter();
            let cells = columns.iter().map(|column| {
                let (value, tone) = values.next().unwrap_or((Value::Blank, Tone::Plain));
                (value, column.style(tone))
            });
            self.set_row(bottom, left, cells.collect());
        }
        let right = (left..).zip(columns).last().map_or(left, |(last, _)| last);
        self.ruled.push(Area { top: top + 1, left, bottom, right });
        Area { top, left, bottom, right }
    }

    /// Puts cells into a row, from the column `left` on, and makes it high enough for those that
    /// go on below in columns whose widths are known.
    pub fn set_row(&mut self, row: u32, left: u16, cells: Vec<(Value, Style)>) {
        let mut lines = 1;
        for (column, (value, style)) in (left..).zip(cells) {
            if style.wrap {
                let room = self.width(column).saturating_sub(PADDING);
                let (points, bold) = (style.role.points(), style.is_bold());
                lines = lines.max(typeface::lines_needed(&value.shown(), points, bold, room));
            }
            self.put(row, column, value, style);
        }
        self.raise(row, lines * LINE + LEADING);
    }

    /// Sets the title of a block.
    pub fn set_section(&mut self, (row, column): (u32, u16), title: impl Into<String>) {
        self.put(row, column, Value::text(title), Style::of(Role::Section));
        self.raise(row, SECTION);
    }

    /// Makes a column at least so many pixels wide.
    pub fn widen(&mut self, column: u16, width: u32) {
        let index = usize::from(column);
        if self.widths.len() <= index {
            self.widths.resize(index + 1, 0);
        }
        if let Some(known) = self.widths.get_mut(index) {
            *known = width.max(*known);
        }
    }

    /// Makes a row at least so many pixels high.
    pub fn raise(&mut self, row: u32, height: u32) {
        let known = self.heights.entry(row).or_default();
        *known = height.max(*known);
    }

    fn width(&self, column: u16) -> u32 {
        let width = self.widths.get(usize::from(column));
        width.copied().unwrap_or(0)
    }

    /// High enough for the headings, which break between words.
    fn heading_height(&self, columns: &[Column], left: u16, filter: bool) -> u32 {
        let button = if filter { BUTTON } else { 0 };
        let lines = columns.iter().zip(left..).map(|(column, number)| {
            let room = self.width(number).saturating_sub(PADDING + button);
            typeface::lines_needed(&column.heading, Role::Heading.points(), true, room)
        });
        lines.max().unwrap_or(1) * LINE + 2 * LEADING
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Region;
    use crate::report::workbook::{Page, SheetName};

    fn sheet() -> Sheet {
        let page = Page {
            landscape: true,
            single: false,
            left: String::new(),
            mark: None,
            right: String::new(),
            numbering: ["", ""],
        };
        Sheet::new(SheetName::unique("S", &[]), page)
    }

    #[test]
    fn the_column_of_names_holds_all_names_of_the_country() {
        let mut sheet = sheet();
        let rows =
            Region::all().map(|region| vec![(Value::text(&region.name), Tone::Plain)]).collect();
        let columns = [Column::text("Pemda", Fit::AtMost(300))];
        let area = sheet.set_table(("Semua", ""), (3, 0), &columns, rows, true);
        assert_eq!((area.top, area.bottom), (3, 555));
        let widest =
            Region::all().map(|region| typeface::width(&region.name, 10, false)).max().unwrap();
        assert_eq!(sheet.widths, [widest + PADDING]);
        assert!(sheet.widths[0] < 300, "{:?}", sheet.widths);
    }

    #[test]
    fn a_grid_has_headings_as_cells_and_is_no_table() {
        let mut sheet = sheet();
        let rows = vec![vec![(Value::Count(7), Tone::Plain)]];
        let area = sheet.set_grid((2, 1), &[Column::word("A")], rows);
        assert_eq!((area.top, area.bottom, area.left, area.right), (2, 3, 1, 1));
        let values: Vec<_> = sheet.cells.iter().map(|cell| cell.value.clone()).collect();
        assert_eq!(values, [Value::text("A"), Value::Count(7)]);
        assert!(sheet.tables.is_empty());
    }

    #[test]
    fn rows_that_are_short_are_filled_with_blanks() {
        let mut sheet = sheet();
        let columns = [Column::word("A"), Column::number("B"), Column::text("C", Fit::Given)];
        sheet.widen(4, 200);
        let rows = vec![vec![(Value::Count(7), Tone::Red)]];
        let area = sheet.set_table(("T", ""), (0, 2), &columns, rows, false);
        assert_eq!((area.left, area.right), (2, 4));
        let values: Vec<_> = sheet.cells.iter().map(|cell| cell.value.clone()).collect();
        assert_eq!(values, [Value::Count(7), Value::Blank, Value::Blank]);
        assert_eq!(sheet.widths.get(4), Some(&200), "a given width is left alone");
    }
}
