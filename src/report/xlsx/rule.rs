//! What may be written into cells, as a spreadsheet checks it.

use rust_xlsxwriter::{DataValidation, Formula, Worksheet, XlsxError, utility};

use super::text;
use crate::report::workbook::{Allowed, Rule};

/// UTF-16 units of a message's title and text.
const TITLE: usize = 32;
const MESSAGE: usize = 255;

pub(super) fn add(to: &mut Worksheet, rule: &Rule) -> Result<(), XlsxError> {
    let area = rule.area;
    let mut validation = match &rule.allowed {
        Allowed::OneOf(words) => DataValidation::new().allow_list_strings(words)?,
        Allowed::Number { most, decimals, words } => {
            let cell = utility::row_col_to_cell(area.top, area.left);
            let formula = number_formula(&cell, &most.to_decimal(), *decimals, words);
            DataValidation::new().allow_custom(Formula::new(formula))
        }
    };
    validation = validation
        .set_error_title(text::short(&rule.refusal.title, TITLE))?
        .set_error_message(text::short(&rule.refusal.text, MESSAGE))?;
    if let Some(hint) = &rule.hint {
        validation = validation
            .set_input_title(text::short(&hint.title, TITLE))?
            .set_input_message(text::short(&hint.text, MESSAGE))?;
    }
    to.add_data_validation(area.top, area.left, area.bottom, area.right, &validation)?;
    Ok(())
}

/// The first cell stands for all: a spreadsheet moves the reference along. `IF` keeps the
/// comparison of numbers from meeting a word, which would be an error and never true.
fn number_formula(cell: &str, most: &str, decimals: u8, words: &[String]) -> String {
    let equals: Vec<_> = words
        .iter()
        .map(|word| format!("TRIM({cell})=\"{}\"", word.replace('"', "\"\"")))
        .collect();
    let word = if equals.is_empty() { "FALSE".to_owned() } else { equals.join(",") };
    format!(
        "=IF(ISNUMBER({cell}),AND({cell}>=0,{cell}<={most},ROUND({cell},{decimals})={cell}),OR({word}))"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_or_a_word_is_one_formula() {
        assert_eq!(
            number_formula("F6", "3", 4, &["TJ".to_owned(), "a\"b".to_owned()]),
            "=IF(ISNUMBER(F6),AND(F6>=0,F6<=3,ROUND(F6,4)=F6),\
             OR(TRIM(F6)=\"TJ\",TRIM(F6)=\"a\"\"b\"))"
        );
        assert_eq!(
            number_formula("B2", "2.5", 0, &[]),
            "=IF(ISNUMBER(B2),AND(B2>=0,B2<=2.5,ROUND(B2,0)=B2),OR(FALSE))"
        );
    }
}
