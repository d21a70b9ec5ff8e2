//! What a cell means where a score belongs, to the letter of the rules and no further.

use super::grid::{Value, brief};
use crate::domain::{Fraction, Mark, Score};
use crate::finding::{Problem, ValueType};

/// What a score cell means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreReading {
    /// The score or what stands for it; `None` where the cell cannot be used.
    pub mark: Option<Mark>,
    /// What is to be said about the cell.
    pub problem: Option<Problem>,
}

/// Reads a cell where a score from 0 to 100 belongs.
pub fn score(value: Option<&Value>) -> ScoreReading {
    let refused = |problem| ScoreReading { mark: None, problem: Some(problem) };
    match value {
        None => refused(Problem::Blank),
        Some(Value::Text(text)) => score_text(text),
        Some(Value::Number { double, percent }) => match Fraction::from_double(*double) {
            Some(number) if *percent => percentage(&(&number * &Fraction::from(100))),
            Some(number) => in_range(&number, None),
            None => refused(Problem::NotANumber { text: double.to_string() }),
        },
        Some(Value::Boolean(truth)) => {
            let text = Value::Boolean(*truth).shown();
            refused(Problem::OtherType { found: ValueType::Boolean, text })
        }
        Some(Value::Date(text)) => {
            refused(Problem::OtherType { found: ValueType::Date, text: text.clone() })
        }
        Some(Value::Error(text)) => refused(Problem::ErrorCell { text: text.clone() }),
        Some(Value::Uncalculated) => refused(Problem::Uncalculated),
    }
}

fn score_text(text: &str) -> ScoreReading {
    let refused = |problem| ScoreReading { mark: None, problem: Some(problem) };
    let trimmed = text.trim();
    let folded = trimmed.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    match folded.as_str() {
        "" | "-" | "–" | "—" => return refused(Problem::Blank),
        "tidak dinilai" => {
            return ScoreReading { mark: Some(Mark::NotAssessed), problem: None };
        }
        "tb" | "tj" | "n/a" | "na" | "tidak berlaku" | "tidak menjawab" | "menolak" => {
            return refused(Problem::NotApplicable { text: brief(trimmed) });
        }
        _ => {}
    }
    let bare =
        folded.strip_suffix('%').or_else(|| folded.strip_suffix("persen")).map(str::trim_end);
    match number(bare.unwrap_or(&folded)) {
        Number::Plain(number) if bare.is_some() => {
            let note = Problem::PercentRead { text: brief(trimmed), value: number.to_decimal() };
            in_range(&number, Some(note))
        }
        Number::Plain(number) => in_range(&number, None),
        Number::Ambiguous(readings) => {
            refused(Problem::TwoReadings { text: brief(trimmed), readings })
        }
        Number::None => refused(Problem::NotANumber { text: brief(trimmed) }),
    }
}

fn percentage(number: &Fraction) -> ScoreReading {
    let value = number.to_decimal();
    let note = Problem::PercentRead { text: format!("{}%", value.replace('.', ",")), value };
    in_range(number, Some(note))
}

fn in_range(number: &Fraction, note: Option<Problem>) -> ScoreReading {
    match Score::new(number.clone()) {
        Some(score) => ScoreReading { mark: Some(Mark::Score(score)), problem: note },
        None => {
            let (value, max) = (number.to_decimal(), "100".to_owned());
            ScoreReading { mark: None, problem: Some(Problem::OutOfRange { value, max }) }
        }
    }
}

/// What a text means as a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Number {
    /// One number.
    Plain(Fraction),
    /// Two: with the separator as the decimal mark, or between thousands.
    Ambiguous([String; 2]),
    /// None.
    None,
}

/// Reads a number with decimal comma or point.
///
/// `1.234` and `1,234` can be read in two ways; `1.234,5` and `1,234.5` in one; `1e2`, `1_000` and
/// digits of other scripts in none.
pub fn number(text: &str) -> Number {
    let (sign, unsigned) = match text.strip_prefix(['+', '-']) {
        Some(rest) => (if text.starts_with('-') { "-" } else { "" }, rest),
        None => ("", text),
    };
    if unsigned.starts_with(['+', '-']) {
        return Number::None;
    }
    let plain = |whole: &str, decimals: &str| {
        let text =
            if decimals.is_empty() { whole.to_owned() } else { format!("{whole}.{decimals}") };
        Fraction::from_decimal(&format!("{sign}{text}")).map_or(Number::None, Number::Plain)
    };
    let separators: Vec<char> = unsigned.chars().filter(|c| matches!(c, '.' | ',')).collect();
    match separators.as_slice() {
        [] => plain(unsigned, ""),
        [mark] => match unsigned.split_once(*mark) {
            Some((_, "")) | None => Number::None,
            Some((whole, decimals)) if is_thousands(whole, decimals) => Number::Ambiguous([
                format!("{sign}{whole}.{decimals}"),
                format!("{sign}{whole}{decimals}"),
            ]),
            Some((whole, decimals)) => plain(whole, decimals),
        },
        [first, .., last] => {
            let (whole, decimals) = match unsigned.rsplit_once(*last) {
                // The last is the decimal mark if it stands there once, and alone of its kind.
                Some(parts) if separators.iter().filter(|mark| *mark == last).count() == 1 => parts,
                _ => (unsigned, ""),
            };
            let mut groups = whole.split(*first);
            let head = groups.next().unwrap_or_default();
            let tail: Vec<_> = groups.collect();
            let sound = (1..=3).contains(&head.len())
                && tail.iter().all(|group| group.len() == 3)
                && (decimals.is_empty() || first != last);
            if sound { plain(&format!("{head}{}", tail.concat()), decimals) } else { Number::None }
        }
    }
}

/// Whether `whole` and `decimals` could be thousands and the three digits behind them.
fn is_thousands(whole: &str, decimals: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole)
        && digits(decimals)
        && decimals.len() == 3
        && (1..=3).contains(&whole.len())
        && !whole.starts_with('0')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a cell comes to: the score, or words, and the finding's code.
    fn check(value: Option<&Value>, expected: &str) {
        let reading = score(value);
        let mark = match reading.mark {
            Some(Mark::Score(score)) => score.exact().to_decimal(),
            Some(Mark::NotAssessed) => "tidak dinilai".to_owned(),
            None => String::new(),
        };
        let code = reading.problem.map(|problem| problem.code().id()).unwrap_or_default();
        let shown = [mark.as_str(), code].join(" ");
        assert_eq!(shown.trim(), expected, "{value:?}");
    }

    #[test]
    fn text_is_read_to_the_letter() {
        for (text, expected) in [
            ("87,41", "87.41"),
            ("91.57", "91.57"),
            (" \u{00A0}2,5\u{202F}", "2.5"),
            ("+2", "2"),
            ("93.37%", "93.37 R307"),
            ("93,37 %", "93.37 R307"),
            ("54,11 persen", "54.11 R307"),
            ("89,8", "89.8"),
            ("1.234", "R302"),
            ("88,392", "R302"),
            ("0,123", "0.123"),
            ("88,3925", "88.3925"),
            ("1.234,5", "R303"),
            ("1,234.5", "R303"),
            ("1.234.567", "R303"),
            ("1.23.4", "R301"),
            ("1,2,3", "R301"),
            ("12.345,6.7", "R301"),
            ("893,7", "R303"),
            ("-5", "R303"),
            ("-", "R304"),
            ("  ", "R304"),
            ("Tidak  Dinilai", "tidak dinilai"),
            ("TB", "R308"),
            ("N/A", "R308"),
            ("TJ", "R308"),
            ("1e2", "R301"),
            ("1_000", "R301"),
            ("８７", "R301"),
            ("#DIV/0!", "R301"),
            ("O8,5", "R301"),
            ("88,", "R301"),
            ("+-0", "R301"),
            (",5", "R301"),
        ] {
            check(Some(&Value::Text(text.to_owned())), expected);
        }
    }

    #[test]
    fn other_cells_are_read_or_refused() {
        let number = |double| Value::Number { double, percent: false };
        check(None, "R304");
        check(Some(&number(87.995)), "87.995");
        check(Some(&number(1e300)), "R303");
        check(Some(&Value::Number { double: 0.9337, percent: true }), "93.37 R307");
        check(Some(&Value::Boolean(true)), "R306");
        check(Some(&Value::Date("2024-01-02".to_owned())), "R306");
        check(Some(&Value::Error("#REF!".to_owned())), "R305");
        check(Some(&Value::Uncalculated), "R311");
    }
}
