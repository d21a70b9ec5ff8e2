//! Numbers as they are read: decimal comma, two decimals, a sign where it means something.

use crate::domain::{Fraction, Published, Score};

/// What stands where there is no number.
pub(super) use crate::catalogue::dashboard::NO_SCORE as NONE;

/// A difference with its sign, rounded half-up to two decimals: `+1,20`, `−0,35`, `0,00`.
pub(super) fn signed(value: &Fraction) -> String {
    let text = value.round_half_up(2).to_string();
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.as_str()),
    };
    let digits = format!("{digits:0>3}");
    let (whole, rest) = digits.split_at(digits.len() - 2);
    let sign = match (negative, digits.as_str()) {
        (_, "000") => "",
        (true, _) => "−",
        (false, _) => "+",
    };
    format!("{sign}{whole},{rest}")
}

/// A number that is not below nought, rounded half-up to two decimals: `0,35`.
pub(super) fn two_places(value: &Fraction) -> String {
    signed(value).trim_start_matches('+').to_owned()
}

/// A published score, or a dash.
pub(super) fn published(score: Option<Published>) -> String {
    score.map_or_else(|| NONE.to_owned(), Published::on_paper)
}

/// An exact score rounded for show, or a dash.
pub(super) fn shown(score: Option<&Score>) -> String {
    published(score.map(Score::publish))
}

/// A decimal as it is written here.
pub(super) fn decimal(value: &Fraction) -> String {
    crate::catalogue::comma(&value.to_decimal())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_carry_their_sign() {
        for (value, expected) in [
            ("20.06", "+20,06"),
            ("-0.35", "−0,35"),
            ("0", "0,00"),
            ("0.004", "0,00"),
            ("0.005", "+0,01"),
            ("-0.005", "0,00"),
            ("-7", "−7,00"),
            ("123.4", "+123,40"),
        ] {
            assert_eq!(signed(&Fraction::from_decimal(value).unwrap()), expected, "{value}");
        }
    }
}
