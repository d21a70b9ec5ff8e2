//! One worksheet: cells, tables, bars, what scrolls and how it prints.

use rust_xlsxwriter::{
    ConditionalFormat3ColorScale, ConditionalFormatDataBar, ConditionalFormatType, IgnoreError,
    ProtectionOptions, Table, TableColumn, TableStyle, Url, Worksheet, XlsxError, utility,
};

use super::style::{self, Styles};
use super::{chart, rule, text};
use crate::domain::{Fraction, Published};
use crate::report::workbook::{self, Cell, Page, Scale, Sheet, Value};

/// A4 in the numbers of the format.
const A4: u8 = 9;
/// UTF-16 units for each of the three parts of a page header, which holds 255 with its commands.
const HEADER_PART: usize = 50;

pub(super) fn write(
    to: &mut Worksheet,
    sheet: &Sheet,
    styles: &mut Styles,
) -> Result<(), XlsxError> {
    to.set_name(sheet.name.as_str())?;
    to.set_screen_gridlines(false);
    if let Some(colour) = style::solid(sheet.tab) {
        to.set_tab_color(colour);
    }
    for (&width, column) in sheet.widths.iter().zip(0_u16..) {
        to.set_column_width_pixels(column, width)?;
    }
    for (&row, &height) in &sheet.heights {
        to.set_row_height_pixels(row, height)?;
    }
    for cell in &sheet.cells {
        write_cell(to, cell, styles)?;
    }
    for table in &sheet.tables {
        write_table(to, table, styles)?;
    }
    for area in &sheet.bars {
        let bar = ConditionalFormatDataBar::new()
            .set_minimum(ConditionalFormatType::Number, 0)
            .set_maximum(ConditionalFormatType::Number, 100)
            .set_fill_color(style::bar())
            .set_border_off(true)
            .set_solid_fill(true);
        to.add_conditional_format(area.top, area.left, area.bottom, area.right, &bar)?;
    }
    for Scale { area, steps } in &sheet.scales {
        let [low, middle, high] = steps.map(Published::to_double);
        let [red, amber, green] = style::scale();
        let scale = ConditionalFormat3ColorScale::new()
            .set_minimum(ConditionalFormatType::Number, low)
            .set_midpoint(ConditionalFormatType::Number, middle)
            .set_maximum(ConditionalFormatType::Number, high)
            .set_minimum_color(red)
            .set_midpoint_color(amber)
            .set_maximum_color(green);
        to.add_conditional_format(area.top, area.left, area.bottom, area.right, &scale)?;
    }
    for area in &sheet.codes {
        let harmless = IgnoreError::NumberStoredAsText;
        to.ignore_error_range(area.top, area.left, area.bottom, area.right, harmless)?;
    }
    for chart in &sheet.charts {
        chart::insert(to, sheet, chart)?;
    }
    for rule in &sheet.rules {
        rule::add(to, rule)?;
    }
    if sheet.locked {
        // Whoever needs wider columns to read or fill in may have them.
        let mut allowed = ProtectionOptions::new();
        allowed.format_columns = true;
        allowed.format_rows = true;
        to.protect_with_options(&allowed);
    }
    set_up_view(to, sheet)?;
    set_up_page(to, sheet)
}

fn write_cell(to: &mut Worksheet, cell: &Cell, styles: &mut Styles) -> Result<(), XlsxError> {
    let format = styles.format(cell.style, &cell.value);
    let (row, column) = (cell.row, cell.column);
    match &cell.value {
        Value::Blank => to.write_blank(row, column, format)?,
        Value::Text(text) => to.write_string_with_format(row, column, text::cell(text), format)?,
        Value::Count(count) => to.write_number_with_format(row, column, *count, format)?,
        Value::Score(score) => {
            to.write_number_with_format(row, column, score.to_double(), format)?
        }
        Value::Change(value) | Value::Decimal(value, _) => match finite(value) {
            Some(number) => to.write_number_with_format(row, column, number, format)?,
            None => to.write_string_with_format(row, column, value.to_decimal(), format)?,
        },
        Value::Link(text, sheet) => {
            let target = utility::quote_sheet_name(sheet.as_str());
            let url = Url::new(format!("internal:{target}!A1")).set_text(text::cell(text));
            to.write_url_with_format(row, column, url, format)?
        }
    };
    Ok(())
}

/// The nearest double, where there is one: a fraction may be larger than any.
fn finite(value: &Fraction) -> Option<f64> {
    Some(value.to_double()).filter(|double| double.is_finite())
}

fn write_table(
    to: &mut Worksheet,
    table: &workbook::Table,
    styles: &mut Styles,
) -> Result<(), XlsxError> {
    let columns: Vec<_> = table
        .headings
        .iter()
        .map(|heading| {
            TableColumn::new()
                .set_header(text::line(&heading.text))
                .set_header_format(styles.heading(heading.align))
        })
        .collect();
    let made = Table::new()
        .set_name(&table.name)
        .set_columns(&columns)
        .set_autofilter(table.filter)
        .set_alt_text(text::line(&table.alt))
        .set_style(TableStyle::None)
        .set_banded_rows(false);
    let area = table.area;
    to.add_table(area.top, area.left, area.bottom, area.right, &made)?;
    Ok(())
}

fn set_up_view(to: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    if let Some((row, column)) = sheet.frozen {
        to.set_freeze_panes(row, column)?;
    }
    Ok(())
}

fn set_up_page(to: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    to.set_paper_size(A4);
    if sheet.page.landscape {
        to.set_landscape();
    } else {
        to.set_portrait();
    }
    // One page wide, and as many pages long as it takes where it need not be one.
    to.set_print_fit_to_pages(1, u16::from(sheet.page.single));
    to.set_print_center_horizontally(true);
    // Inches: room for three lines of header above and one of footer below.
    to.set_margins(0.45, 0.45, 0.8, 0.65, 0.35, 0.3);
    if let Some(row) = sheet.repeated {
        to.set_repeat_rows(row, row)?;
    }
    if let Some(right) =
        u16::try_from(sheet.widths.len()).ok().and_then(|count| count.checked_sub(1))
    {
        to.set_print_area(0, 0, sheet.last_row(), right)?;
    }
    to.set_header(page_header(&sheet.page));
    to.set_footer(page_footer(&sheet.page));
    Ok(())
}

fn page_header(page: &Page) -> String {
    let plain = style::header_plain();
    // A space keeps a text that begins with a digit from being read as a size.
    let mut header = format!("&L{plain} {}", text::header(&page.left, HEADER_PART));
    if let Some(mark) = &page.mark {
        header += &format!("&C{} {}", style::header_mark(), text::header(mark, HEADER_PART));
    }
    header += &format!("&R{plain} {}", text::header(&page.right, HEADER_PART));
    header
}

fn page_footer(page: &Page) -> String {
    let plain = style::header_plain();
    let [before, between] = page.numbering.map(|word| text::header(word, HEADER_PART));
    format!("&L{plain} &A&R{plain} {before}&P{between}&N")
}
