//! From a workbook as data to the bytes of an .xlsx file; the only place that knows rust_xlsxwriter.
//!
//! Nothing is computed or decided here. Text never becomes a formula, numbers are finite by their
//! type, and the time stamp is the workbook's own, so that the same workbook makes the same bytes.

mod chart;
mod column;
mod odd;
mod picture;
mod rule;
mod sheet;
mod style;
mod text;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, XlsxError, utility};

use super::workbook::{Area, Properties, SheetName, Workbook};
use style::Styles;
use text::line;

/// The workbook cannot be written: a sheet beyond the limits of the format, or two equal names.
///
/// Builders in [`report`](super) make no such workbook; it is an error all the same and no panic.
#[derive(Debug, thiserror::Error)]
#[error("the workbook cannot be written: {0}")]
pub struct Unwritable(#[from] XlsxError);

/// The compression that makes the smallest files: they are mailed.
const SMALLEST: u8 = 9;

/// The bytes of the workbook.
///
/// # Errors
/// If the workbook breaks a limit of the format.
pub fn bytes(workbook: &Workbook) -> Result<Vec<u8>, Unwritable> {
    let mut file = rust_xlsxwriter::Workbook::new();
    file.set_zip_compression_level(SMALLEST);
    file.set_properties(&properties(&workbook.properties)?);
    let mut styles = Styles::of(workbook.style.colours);
    for sheet in &workbook.sheets {
        sheet::write(file.add_worksheet(), sheet, &mut styles)?;
    }
    for name in &workbook.names {
        file.define_name(&name.name, &format!("={}", reference(&name.sheet, name.area)))?;
    }
    Ok(file.save_to_buffer()?)
}

fn properties(of: &Properties) -> Result<DocProperties, XlsxError> {
    // Without a day of its own the file would be stamped by the clock.
    let created = match of.created {
        Some(date) => ExcelDateTime::from_ymd(date.year(), date.month(), date.day())?,
        None => ExcelDateTime::from_ymd(1900, 1, 1)?,
    };
    Ok(DocProperties::new()
        .set_title(line(&of.title))
        .set_subject(line(&of.subject))
        .set_author(line(&of.author))
        .set_company(line(&of.company))
        .set_comment(line(&of.comment))
        .set_status(line(&of.status))
        .set_creation_datetime(&created))
}

/// `'Lembar'!$A$1:$B$3`.
fn reference(sheet: &SheetName, area: Area) -> String {
    let sheet = utility::quote_sheet_name(sheet.as_str());
    let cells = utility::cell_range_absolute(area.top, area.left, area.bottom, area.right);
    format!("{sheet}!{cells}")
}
