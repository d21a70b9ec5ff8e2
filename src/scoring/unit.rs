//! From the answers of one unit to its score: indicator, variable, dimension, unit.
//!
//! Every step is an exact fraction, and every step keeps its parts, so that any number can be
//! explained down to the cells that it came from.

use crate::domain::{Answer, Answers, Fraction, IndicatorAnswers, Points, Score, Weight};
use crate::rubric::{BlankRule, Indicator, Rubric, Scheme, Variable};

/// What a unit's answers come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitScore {
    /// The exact score, 0 to 100; `None` if every answer was left out.
    pub score: Option<Score>,
    /// How it came about.
    pub detail: Detail,
}

/// How a unit's score came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Dimensions, each with its variables, each with its indicators, in the rubric's order.
    Dimensions(Vec<Part>),
    /// The score of each product, 0 to 1; `None` for one whose components were all left out.
    Products(Vec<Option<Fraction>>),
}

/// A dimension, a variable or an indicator, and what it adds to what is above it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its share among its siblings, 0 to 1, after those left out have been taken away; nought
    /// where it was left out itself.
    pub share: Fraction,
    /// Its value, 0 to 1; `None` where it was left out.
    pub value: Option<Fraction>,
    /// Its own parts; none for an indicator.
    pub parts: Vec<Part>,
}

/// Scores the answers of one unit.
pub fn score(rubric: &Rubric, answers: &Answers) -> UnitScore {
    match &rubric.scheme {
        Scheme::Weighted(dimensions) => {
            let mut answers = answers.indicators.iter();
            let parts = siblings(dimensions, |dimension| {
                let parts = variables(&dimension.variables, &mut answers, rubric.blank);
                (Some(&dimension.weight.value), parts)
            });
            let Part { value, parts, .. } = whole(parts);
            UnitScore {
                score: value.as_ref().and_then(of_hundred),
                detail: Detail::Dimensions(parts),
            }
        }
        Scheme::Checklist { .. } => {
            let products = products(rubric, answers);
            let mean = Fraction::mean(products.iter().flatten());
            UnitScore {
                score: mean.as_ref().and_then(of_hundred),
                detail: Detail::Products(products),
            }
        }
    }
}

/// A value from 0 to 1 as a score.
pub fn of_hundred(value: &Fraction) -> Option<Score> {
    Score::new(value * &Fraction::from(100))
}

fn variables<'a>(
    variables: &[Variable],
    answers: &mut impl Iterator<Item = &'a IndicatorAnswers>,
    blank: BlankRule,
) -> Part {
    whole(siblings(variables, |variable| {
        let weight = variable.weight.as_ref().map(|weight| &weight.value);
        let parts = siblings(&variable.indicators, |indicator| {
            let weight = indicator.weight.as_ref().map(|weight| &weight.value);
            // The answers follow the rubric; one that is not there would count as left out.
            let value = answers.next().and_then(|answers| mean(indicator, answers, blank));
            (weight, Part { share: Fraction::zero(), value, parts: Vec::new() })
        });
        (weight, whole(parts))
    }))
}

/// Gives siblings their shares: w / sum over those that are not left out; equal shares where there
/// are no weights.
fn siblings<'r, T>(
    items: &'r [T],
    mut part: impl FnMut(&'r T) -> (Option<&'r Weight>, Part),
) -> Vec<Part> {
    let mut parts: Vec<(Fraction, Part)> = items
        .iter()
        .map(|item| {
            let (weight, part) = part(item);
            (weight.map_or_else(Fraction::one, |weight| weight.percent().clone()), part)
        })
        .collect();
    let counted = parts.iter().filter(|(_, part)| part.value.is_some());
    let sum: Fraction = counted.map(|(weight, _)| weight).sum();
    for (weight, part) in &mut parts {
        if part.value.is_some() {
            part.share = weight.over(&sum).unwrap_or_else(Fraction::zero);
        }
    }
    parts.into_iter().map(|(_, part)| part).collect()
}

/// What siblings come to together; left out if all of them were.
fn whole(parts: Vec<Part>) -> Part {
    let counted: Vec<Fraction> =
        parts.iter().filter_map(|part| Some(&part.share * part.value.as_ref()?)).collect();
    let value = (!counted.is_empty()).then(|| counted.iter().sum());
    Part { share: Fraction::zero(), value, parts }
}

/// The mean of an indicator's samples over its max, 0 to 1; `None` if all were left out.
fn mean(indicator: &Indicator, answers: &IndicatorAnswers, blank: BlankRule) -> Option<Fraction> {
    let points: Vec<Points> =
        answers.samples.iter().filter_map(|(answer, _)| counted(*answer, blank)).collect();
    let samples = Fraction::from(u32::try_from(points.len()).unwrap_or(u32::MAX));
    Points::sum(points).over(&(&samples * &indicator.max.value))
}

/// The points that an answer counts for; `None` where it is left out.
pub fn counted(answer: Answer, blank: BlankRule) -> Option<Points> {
    match (answer, blank) {
        (Answer::Points(points), _) => Some(points),
        (Answer::Refused, _) | (Answer::Blank, BlankRule::Zero) => Some(Points::NONE),
        // A blank that is an error has stopped the region before.
        (Answer::NotApplicable, _) | (Answer::Blank, BlankRule::Skip | BlankRule::Error) => None,
    }
}

/// Each product of a checklist: the sum of its points over the sum of what they could be.
fn products(rubric: &Rubric, answers: &Answers) -> Vec<Option<Fraction>> {
    let count = answers.indicators.iter().map(|indicator| indicator.samples.len()).max();
    let product = |index: usize| {
        let components =
            rubric.indicators().zip(&answers.indicators).filter_map(|(indicator, answers)| {
                let (answer, _) = answers.samples.get(index)?;
                Some((counted(*answer, rubric.blank)?, &indicator.max.value))
            });
        let (points, max): (Vec<Points>, Vec<&Fraction>) = components.unzip();
        Points::sum(points).over(&max.into_iter().sum())
    };
    (0..count.unwrap_or_default()).map(product).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::location::{Cell, Location};
    use crate::rubric;

    /// Answers as words: points, `-` blank, `TJ`, `TB`; one text per indicator.
    fn answers(texts: &[&str]) -> Answers {
        let sample = |text: &str| {
            let answer = match text {
                "-" => Answer::Blank,
                "TJ" => Answer::Refused,
                "TB" => Answer::NotApplicable,
                points => {
                    Answer::Points(Points::new(&Fraction::from_decimal(points).unwrap()).unwrap())
                }
            };
            (answer, Cell { row: 0, column: 0 })
        };
        let indicator = |text: &&str| {
            let sheet = Location::file("x.xlsx").with_sheet("S");
            IndicatorAnswers::on(sheet, text.split(' ').map(sample))
        };
        Answers { indicators: texts.iter().map(indicator).collect(), ..Answers::default() }
    }

    fn rubric_of(year: u16, change: impl Fn(String) -> String) -> Rubric {
        let id = format!("ombudsman-{year}");
        let text = change(rubric::built_in(&id).unwrap().to_owned());
        rubric::parse(&id, &text).unwrap()
    }

    fn check(rubric: &Rubric, texts: &[&str], expected: &str) {
        let score = score(rubric, &answers(texts)).score;
        let shown = score.map_or("-".to_owned(), |score| score.exact().to_string());
        assert_eq!(shown, expected, "{texts:?}");
    }

    #[test]
    fn full_points_are_a_hundred_and_none_are_nought() {
        let rubric = rubric_of(2024, |text| text);
        check(&rubric, &["3 3"; 37], "100");
        check(&rubric, &["0 0"; 37], "0");
        check(&rubric, &["TJ TJ"; 37], "0");
        check(&rubric, &["TB TB"; 37], "-");
        check(&rubric, &["2 TB"; 37], "200/3");
        check(&rubric, &["1 2"; 37], "50");
    }

    #[test]
    fn a_dimension_counts_by_its_weight() {
        let rubric = rubric_of(2024, |text| text);
        // Input alone is full: 21,85 of 100.
        let mut texts = vec!["3"; 15];
        texts.extend(["0"; 22]);
        check(&rubric, &texts, "437/20");
        // Kompetensi alone: 12,22, for the weights inside a dimension sum to its own.
        let mut texts = vec!["3"; 6];
        texts.extend(["0"; 31]);
        check(&rubric, &texts, "611/50");
    }

    #[test]
    fn what_does_not_apply_hands_its_share_to_its_siblings() {
        let rubric = rubric_of(2024, |text| text);
        // Kompetensi is left out as a whole, so that sarana carries all of Input.
        let mut texts = vec!["TB"; 6];
        texts.extend(["3"; 9]);
        texts.extend(["0"; 22]);
        check(&rubric, &texts, "437/20");
        // Input is left out as a whole; Proses is then 32,37 of the remaining 78,15.
        let mut texts = vec!["TB"; 15];
        texts.extend(["3"; 11]);
        texts.extend(["0"; 11]);
        check(&rubric, &texts, "21580/521");
    }

    #[test]
    fn blanks_follow_the_rubric() {
        let zero = rubric_of(2024, |text| text.replace("blank = \"error\"", "blank = \"zero\""));
        check(&zero, &["3 -"; 37], "50");
        let skip = rubric_of(2024, |text| text.replace("blank = \"error\"", "blank = \"skip\""));
        check(&skip, &["3 -"; 37], "100");
        check(&skip, &["- -"; 37], "-");
    }

    #[test]
    fn a_checklist_is_scored_product_by_product() {
        let rubric = rubric_of(2021, |text| text);
        let components = rubric.indicators().count();
        let mut texts = vec!["1 0"; components];
        texts[0] = "1 TB";
        let UnitScore { score, detail } = score(&rubric, &answers(&texts));
        let none = Some(Fraction::zero());
        assert_eq!(detail, Detail::Products(vec![Some(Fraction::one()), none]));
        assert_eq!(score.unwrap().exact().to_string(), "50");
    }
}
