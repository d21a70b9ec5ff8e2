//! What only made-up sheets hold: truth values, days, percentages, formulas.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Worksheet, XlsxError};

use crate::report::workbook::Oddity;

pub(super) fn write(
    to: &mut Worksheet,
    (row, column): (u32, u16),
    oddity: &Oddity,
    format: Option<&Format>,
) -> Result<(), XlsxError> {
    let plain = Format::new();
    let format = format.unwrap_or(&plain);
    match oddity {
        Oddity::Truth(truth) => to.write_boolean_with_format(row, column, *truth, format)?,
        Oddity::Day(date) => {
            let day = ExcelDateTime::from_ymd(date.year(), date.month(), date.day())?;
            to.write_datetime_with_format(row, column, day, format)?
        }
        Oddity::Percent(share) => {
            to.write_number_with_format(row, column, share.to_double(), format)?
        }
        Oddity::Formula(text, result) => {
            // The library would store a zero where there is no result.
            let formula = Formula::new(text).set_result(result.as_deref().unwrap_or_default());
            to.write_formula_with_format(row, column, formula, format)?
        }
    };
    Ok(())
}
