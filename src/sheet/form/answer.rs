//! What a cell means where an answer belongs: points, TJ, TB, a mark, nothing.

use crate::domain::{Answer, Fraction, Points};
use crate::finding::{Problem, ValueType};
use crate::rubric::Indicator;
use crate::sheet::cell::{self, Number};
use crate::sheet::grid::{Value, brief};

/// How the answers of a sheet are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// Points, as numbers.
    Points,
    /// Marks: there or not. `cross_is_absent` where a tick stands in the same column, so that an
    /// "x" can only be the other mark.
    Marks {
        /// Whether "x" means absent; otherwise it has two readings.
        cross_is_absent: bool,
    },
}

/// Marks and words for "there", folded.
const PRESENT: [&str; 7] = ["√", "✓", "✔", "v", "ada", "ya", "1"];
/// Marks and words for "not there", folded.
const ABSENT: [&str; 6] = ["-", "–", "—", "tidak ada", "tidak", "0"];

/// Reads the cell of an answer.
///
/// # Errors
/// What is wrong with the cell.
pub fn read(
    value: Option<&Value>,
    indicator: &Indicator,
    notation: Notation,
) -> Result<Answer, Problem> {
    let max = &indicator.max.value;
    match value {
        None => Ok(Answer::Blank),
        Some(Value::Text(text)) => of_text(text, max, notation),
        Some(Value::Number { double, percent: true }) => {
            Err(Problem::PercentInPoints { text: double.to_string() })
        }
        Some(Value::Number { double, percent: false }) => {
            let number = Fraction::from_double(*double);
            let number = number.ok_or(Problem::NotAnAnswer { text: double.to_string() })?;
            match notation {
                Notation::Points => points(&number, max),
                Notation::Marks { .. } => of_text(&number.to_decimal(), max, notation),
            }
        }
        Some(other @ Value::Boolean(_)) => {
            Err(Problem::OtherType { found: ValueType::Boolean, text: other.shown() })
        }
        Some(Value::Date(text)) => {
            Err(Problem::OtherType { found: ValueType::Date, text: text.clone() })
        }
        Some(Value::Error(text)) => Err(Problem::ErrorCell { text: text.clone() }),
        Some(Value::Uncalculated) => Err(Problem::Uncalculated),
    }
}

/// Reads an answer that is a tick in one of two columns: there, and not there. Tells besides
/// whether the second of them gives it; a dash is no tick, and neither ticked is blank.
///
/// # Errors
/// What is wrong with one of the cells, and whether that is the second.
pub fn ticked(
    [present, absent]: [Option<&Value>; 2],
    indicator: &Indicator,
) -> Result<(Answer, bool), (Problem, bool)> {
    let read = |value: Option<&Value>| match value.and_then(Value::text) {
        // "Tidak ada" below "Tidak ada": is that a tick?
        Some(text) if says(text).is_some() && !is_sign(text) => {
            Err(Problem::NotAnAnswer { text: brief(text) })
        }
        _ => read(value, indicator, Notation::Marks { cross_is_absent: false }),
    };
    let none = Answer::Points(Points::NONE);
    let is_open = |answer| answer == Answer::Blank || answer == none;
    let present = read(present).map_err(|problem| (problem, false))?;
    let absent = read(absent).map_err(|problem| (problem, true))?;
    match (is_open(present), is_open(absent)) {
        (true, true) => Ok((Answer::Blank, false)),
        (false, true) => Ok((present, false)),
        (true, false) if matches!(absent, Answer::Points(_)) => Ok((none, true)),
        (true, false) => Ok((absent, true)),
        (false, false) => Err((Problem::TickedTwice, true)),
    }
}

/// Whether a mark or a word says that something is there, or not there.
pub fn says(text: &str) -> Option<bool> {
    let folded = fold(text);
    let present = PRESENT.contains(&folded.as_str());
    (present || ABSENT.contains(&folded.as_str())).then_some(present)
}

/// Whether a text is a single sign and no word.
fn is_sign(text: &str) -> bool {
    fold(text).chars().count() == 1
}

/// Whether a cell holds a tick, so that "x" in the same column is the other mark.
pub fn is_tick(value: &Value) -> bool {
    value.text().is_some_and(|text| ["√", "✓", "✔", "v"].contains(&fold(text).as_str()))
}

/// Whether a text is a mark or a word for "there" or "not there".
pub fn is_mark(text: &str) -> bool {
    says(text).is_some()
}

/// Whether a cell holds what can only be an answer: a number, a mark, TJ or TB.
pub fn is_answer(value: &Value) -> bool {
    match value {
        Value::Number { .. } => true,
        Value::Text(text) => {
            let folded = fold(text);
            is_mark(&folded)
                || ["x", "tj", "tb", "tidak menjawab", "menolak", "n/a", "na", "tidak berlaku"]
                    .contains(&folded.as_str())
                || cell::number(&folded) != Number::None
        }
        Value::Boolean(_) | Value::Date(_) | Value::Error(_) | Value::Uncalculated => false,
    }
}

fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn of_text(text: &str, max: &Fraction, notation: Notation) -> Result<Answer, Problem> {
    let folded = fold(text);
    let unread = || Problem::NotAnAnswer { text: brief(text.trim()) };
    match folded.as_str() {
        "" => return Ok(Answer::Blank),
        "tj" | "tidak menjawab" | "menolak" => return Ok(Answer::Refused),
        "tb" | "n/a" | "na" | "tidak berlaku" => return Ok(Answer::NotApplicable),
        _ => {}
    }
    let full = || Points::new(max).map(Answer::Points).ok_or_else(unread);
    match notation {
        Notation::Marks { .. } if PRESENT.contains(&folded.as_str()) => full(),
        Notation::Marks { .. } if ABSENT.contains(&folded.as_str()) => {
            Ok(Answer::Points(Points::NONE))
        }
        Notation::Marks { cross_is_absent: true } if folded == "x" => {
            Ok(Answer::Points(Points::NONE))
        }
        Notation::Marks { .. } if folded == "x" => Err(Problem::CrossUnclear),
        Notation::Marks { .. } => Err(unread()),
        Notation::Points if ["-", "–", "—"].contains(&folded.as_str()) => Ok(Answer::Blank),
        Notation::Points => match cell::number(&folded) {
            Number::Plain(number) => points(&number, max),
            // Read as thousands it is beyond the highest points, so that one reading is left.
            Number::Ambiguous([decimal, _]) if *max < Fraction::from(100) => {
                points(&Fraction::from_decimal(&decimal).ok_or_else(unread)?, max)
            }
            Number::Ambiguous(readings) => {
                Err(Problem::TwoReadings { text: brief(text.trim()), readings })
            }
            Number::None => Err(unread()),
        },
    }
}

fn points(number: &Fraction, max: &Fraction) -> Result<Answer, Problem> {
    if number.is_negative() || number > max {
        let (value, max) = (number.to_decimal(), max.to_decimal());
        return Err(Problem::OutOfRange { value, max });
    }
    let points = Points::new(number);
    points
        .map(Answer::Points)
        .ok_or_else(|| Problem::PointsTooFine { value: brief(&number.to_decimal()) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rubric;

    fn check(value: Option<&Value>, notation: Notation, expected: &str) {
        let id = if notation == Notation::Points { "ombudsman-2024" } else { "ombudsman-2021" };
        let rubric = rubric::parse(id, rubric::built_in(id).unwrap()).unwrap();
        let indicator = rubric.indicators().next().unwrap();
        let shown = match read(value, indicator, notation) {
            Ok(Answer::Points(points)) => points.exact().to_decimal(),
            Ok(other) => format!("{other:?}"),
            Err(problem) => problem.code().id().to_owned(),
        };
        assert_eq!(shown, expected, "{value:?}");
    }

    #[test]
    fn points_are_read_to_the_letter() {
        for (text, expected) in [
            ("2", "2"),
            ("2,5", "2.5"),
            (" 2.5\u{A0}", "2.5"),
            ("1.234", "1.234"),
            ("2,00001", "R323"),
            ("3,5", "R303"),
            ("-1", "R303"),
            ("-", "Blank"),
            ("TJ", "Refused"),
            ("menolak", "Refused"),
            ("Tidak  berlaku", "NotApplicable"),
            ("N/A", "NotApplicable"),
            ("tidak dinilai", "R324"),
            ("√", "R324"),
            ("80%", "R324"),
            ("1e0", "R324"),
        ] {
            check(Some(&Value::Text(text.to_owned())), Notation::Points, expected);
        }
        check(None, Notation::Points, "Blank");
        check(Some(&Value::Number { double: 2.5, percent: false }), Notation::Points, "2.5");
        check(Some(&Value::Number { double: 0.8, percent: true }), Notation::Points, "R325");
        check(Some(&Value::Boolean(true)), Notation::Points, "R306");
    }

    #[test]
    fn a_tick_in_one_of_two_columns_is_an_answer() {
        let rubric = rubric::parse("x", rubric::built_in("ombudsman-2021").unwrap()).unwrap();
        let indicator = rubric.indicators().next().unwrap();
        let value = |text: &str| (!text.is_empty()).then(|| Value::Text(text.to_owned()));
        for (present, absent, expected) in [
            ("√", "", "1 first"),
            ("v", "-", "1 first"),
            ("1", "0", "1 first"),
            ("", "✓", "0 second"),
            ("-", "V", "0 second"),
            ("", "", "Blank first"),
            ("-", "-", "Blank first"),
            ("√", "√", "R327 second"),
            ("TB", "", "NotApplicable first"),
            ("", "TB", "NotApplicable second"),
            ("TB", "√", "R327 second"),
            ("x", "", "R326 first"),
            ("", "x", "R326 second"),
            ("", "tidak ada", "R324 second"),
            ("ada", "", "R324 first"),
            ("√", "baik", "R324 second"),
        ] {
            let cells = [value(present), value(absent)];
            let place = |is_second| if is_second { "second" } else { "first" };
            let shown = match ticked(cells.each_ref().map(Option::as_ref), indicator) {
                Ok((Answer::Points(points), second)) => {
                    format!("{} {}", points.exact().to_decimal(), place(second))
                }
                Ok((other, second)) => format!("{other:?} {}", place(second)),
                Err((problem, second)) => format!("{} {}", problem.code().id(), place(second)),
            };
            assert_eq!(shown, expected, "{present} | {absent}");
        }
    }

    #[test]
    fn marks_are_there_or_not() {
        let alone = Notation::Marks { cross_is_absent: false };
        for (text, expected) in [
            ("√", "1"),
            ("V", "1"),
            ("Ada", "1"),
            ("1", "1"),
            ("-", "0"),
            ("Tidak ada", "0"),
            ("x", "R326"),
            ("TB", "NotApplicable"),
            ("2", "R324"),
        ] {
            check(Some(&Value::Text(text.to_owned())), alone, expected);
        }
        check(Some(&Value::Number { double: 1.0, percent: false }), alone, "1");
        let beside = Notation::Marks { cross_is_absent: true };
        check(Some(&Value::Text("x".to_owned())), beside, "0");
    }
}
