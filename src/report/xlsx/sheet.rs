//! One worksheet: cells, tables, bars, what scrolls and how it prints.

use rust_xlsxwriter::{
    ConditionalFormat3ColorScale, ConditionalFormatDataBar, ConditionalFormatFormula,
    ConditionalFormatType, Format, Formula, IgnoreError, ProtectionOptions, Table, TableColumn,
    TableStyle, Url, Worksheet, XlsxError, utility,
};

use super::column::Columns;
use super::style::{self, House, Look, Styles};
use super::{chart, odd, picture, rule, text};
use crate::domain::{Fraction, Published};
use crate::report::workbook::{self, Area, Cell, FilePlace, Page, Scale, Sheet, Tint, Value};

/// A4 in the numbers of the format.
const A4: u8 = 9;
/// UTF-16 units for each of the three parts of a page header, which holds 255 with its commands.
const HEADER_PART: usize = 50;
/// UTF-16 units of a link's target: the format has room for 2,080, and escapes make it longer.
const LONGEST_LINK: usize = 600;

pub(super) fn write(
    to: &mut Worksheet,
    sheet: &Sheet,
    styles: &mut Styles,
) -> Result<(), XlsxError> {
    to.set_name(sheet.name.as_str())?;
    to.set_screen_gridlines(false);
    if let Some(colour) = styles.house().solid(sheet.tab) {
        to.set_tab_color(colour);
    }
    for (&width, column) in sheet.widths.iter().zip(0_u16..) {
        to.set_column_width_pixels(column, width)?;
    }
    for (&row, &height) in &sheet.heights {
        to.set_row_height_pixels(row, height)?;
    }
    let columns = Columns::of(&sheet.cells);
    for (column, look) in columns.iter() {
        to.set_column_format(column, styles.format(look))?;
    }
    // Before the cells, whose contents stay where an area covers them.
    for area in &sheet.merged {
        let first = sheet.cells.iter().find(|cell| area.begins_at(cell));
        let look = first.map(|cell| Look::of(cell.style, &Value::Blank));
        let plain = Format::new();
        let format = look.map_or(&plain, |look| styles.format(look));
        to.merge_range(area.top, area.left, area.bottom, area.right, "", format)?;
    }
    for cell in &sheet.cells {
        let look = Look::of(cell.style, &cell.value);
        let format = (!columns.has(cell)).then(|| styles.format(look));
        write_cell(to, cell, format)?;
    }
    for row in &sheet.hidden_rows {
        to.set_row_hidden(*row)?;
    }
    to.set_hidden(sheet.hidden);
    for table in &sheet.tables {
        write_table(to, table, styles)?;
    }
    for area in ruled(sheet) {
        let line =
            ConditionalFormatFormula::new().set_rule("=TRUE").set_format(styles.house().line());
        to.add_conditional_format(area.top, area.left, area.bottom, area.right, &line)?;
    }
    for area in &sheet.bars {
        let bar = ConditionalFormatDataBar::new()
            .set_minimum(ConditionalFormatType::Number, 0)
            .set_maximum(ConditionalFormatType::Number, 100)
            .set_fill_color(styles.house().bar())
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
    for Tint { area, when, tone } in &sheet.tints {
        let tint = ConditionalFormatFormula::new()
            .set_rule(format!("={when}").as_str())
            .set_format(styles.house().tint(*tone));
        to.add_conditional_format(area.top, area.left, area.bottom, area.right, &tint)?;
    }
    for area in &sheet.codes {
        let harmless = IgnoreError::NumberStoredAsText;
        to.ignore_error_range(area.top, area.left, area.bottom, area.right, harmless)?;
    }
    if let Some(picture) = &sheet.picture {
        picture::insert(to, sheet, picture)?;
    }
    for chart in &sheet.charts {
        chart::insert(to, sheet, chart, styles.house())?;
    }
    for line in &sheet.sparklines {
        chart::insert_sparkline(to, sheet, line, styles.house())?;
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
    set_up_page(to, sheet, styles.house())
}

/// The ruled areas, cut such that none overlaps a part of one with bars, shades or tints: LibreOffice
/// draws those only where all rules of a cell are for the same area.
fn ruled(sheet: &Sheet) -> Vec<Area> {
    let tinted = sheet.tints.iter().map(|tint| &tint.area);
    let mut shaded: Vec<_> = sheet.scales.iter().map(|scale| &scale.area).chain(tinted).collect();
    shaded.extend(&sheet.bars);
    let mut pieces: Vec<Area> = Vec::new();
    for area in &sheet.ruled {
        let within = |inner: &&Area| {
            area.top <= inner.top
                && inner.bottom <= area.bottom
                && area.left <= inner.left
                && inner.right <= area.right
        };
        let mut left = area.left;
        let mut inside: Vec<Area> = shaded.iter().copied().filter(within).copied().collect();
        inside.sort_by_key(|inner| inner.left);
        inside.dedup();
        for inner in inside {
            if left < inner.left {
                pieces.push(Area { left, right: inner.left - 1, ..*area });
            }
            if area.top < inner.top {
                pieces.push(Area { top: area.top, bottom: inner.top - 1, ..inner });
            }
            pieces.push(inner);
            if inner.bottom < area.bottom {
                pieces.push(Area { top: inner.bottom + 1, bottom: area.bottom, ..inner });
            }
            left = inner.right + 1;
        }
        if left <= area.right {
            pieces.push(Area { left, ..*area });
        }
    }
    pieces
}

/// Writes a cell; one without a format of its own takes its column's.
fn write_cell(to: &mut Worksheet, cell: &Cell, format: Option<&Format>) -> Result<(), XlsxError> {
    let (row, column) = (cell.row, cell.column);
    let text = |to: &mut Worksheet, text: &str| match format {
        Some(format) => to.write_string_with_format(row, column, text, format).map(|_| ()),
        None => to.write_string(row, column, text).map(|_| ()),
    };
    let number = |to: &mut Worksheet, number: f64| match format {
        Some(format) => to.write_number_with_format(row, column, number, format).map(|_| ()),
        None => to.write_number(row, column, number).map(|_| ()),
    };
    let link = |to: &mut Worksheet, target: String, text: &str| {
        let url = Url::new(target).set_text(text::cell(text));
        match format {
            Some(format) => to.write_url_with_format(row, column, url, format).map(|_| ()),
            None => to.write_url(row, column, url).map(|_| ()),
        }
    };
    match &cell.value {
        Value::Blank if cell.style.is_unseen() => Ok(()),
        Value::Blank => {
            format.map_or(Ok(()), |format| to.write_blank(row, column, format).map(|_| ()))
        }
        Value::Text(value) => text(to, &text::cell(value)),
        Value::Count(count) => number(to, f64::from(*count)),
        Value::Score(score) => number(to, score.to_double()),
        Value::Change(value) | Value::Steps(value) | Value::Decimal(value, _) => {
            match finite(value) {
                Some(double) => number(to, double),
                None => text(to, &value.to_decimal()),
            }
        }
        Value::Link(value, sheet) => {
            let target = utility::quote_sheet_name(sheet.as_str());
            link(to, format!("internal:{target}!A1"), value)
        }
        Value::FileLink(value, FilePlace { file, sheet, cell }) => {
            let sheet = utility::quote_sheet_name(sheet);
            let target = format!("file:///{file}#{sheet}!{cell}");
            // Both signs mean something in a link, so that it would lead elsewhere.
            if file.contains(['#', '%']) || target.encode_utf16().count() > LONGEST_LINK {
                return text(to, &text::cell(value));
            }
            link(to, target, value)
        }
        Value::Computed(formula, result) => {
            let formula = Formula::new(formula.to_string()).set_result(stored(result));
            match format {
                Some(format) => to.write_formula_with_format(row, column, formula, format)?,
                None => to.write_formula(row, column, formula)?,
            };
            Ok(())
        }
        Value::Odd(oddity) => odd::write(to, (row, column), oddity, format),
    }
}

/// What a formula came to, as the format stores it.
fn stored(result: &Value) -> String {
    match result {
        Value::Score(score) => score.to_double().to_string(),
        Value::Change(value) | Value::Steps(value) | Value::Decimal(value, _) => {
            value.to_double().to_string()
        }
        other => text::cell(&other.shown()).into_owned(),
    }
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

fn set_up_page(to: &mut Worksheet, sheet: &Sheet, house: House) -> Result<(), XlsxError> {
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
    to.set_header(page_header(&sheet.page, house));
    to.set_footer(page_footer(&sheet.page, house));
    Ok(())
}

fn page_header(page: &Page, house: House) -> String {
    let plain = house.header_plain();
    // A space keeps a text that begins with a digit from being read as a size.
    let mut header = format!("&L{plain} {}", text::header(&page.left, HEADER_PART));
    if let Some(mark) = &page.mark {
        header += &format!("&C{} {}", style::header_mark(), text::header(mark, HEADER_PART));
    }
    header += &format!("&R{plain} {}", text::header(&page.right, HEADER_PART));
    header
}

fn page_footer(page: &Page, house: House) -> String {
    let plain = house.header_plain();
    let [before, between] = page.numbering.map(|word| text::header(word, HEADER_PART));
    format!("&L{plain} &A&R{plain} {before}&P{between}&N")
}
