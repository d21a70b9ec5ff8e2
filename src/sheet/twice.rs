//! What is brought twice: how the two differ, and answers that two units share to the last cell.

use std::collections::BTreeMap;

use crate::domain::{
    Answer, Assessment, Content, IndicatorAnswers, Mark, Region, RegionCode, Score, Seen,
    UnitAssessment,
};
use crate::finding::{Difference, Finding, Problem};
use crate::rubric::Scheme;

/// Fewer answers than this may be the same by chance.
const FEWEST_ANSWERS: usize = 20;

/// How two scores differ; the first is the one that is used.
pub fn seen(first: &Seen, second: &Seen) -> Difference {
    let shown = |seen: &Seen| match &seen.mark {
        Mark::Score(score) => Some(decimal(score)),
        Mark::NotAssessed => None,
    };
    if first.mark == second.mark {
        return Difference::None;
    }
    Difference::Scores { first: shown(first), second: shown(second) }
}

/// How two contents of one unit differ.
pub fn content(first: &Content, second: &Content) -> Difference {
    match (first, second) {
        (Content::Told(a), Content::Told(b)) => seen(a, b),
        (Content::Answered(a), Content::Answered(b)) => {
            answers(a.indicators.iter().zip(&b.indicators))
        }
        (Content::Told(_), Content::Answered(_)) | (Content::Answered(_), Content::Told(_)) => {
            Difference::Kind
        }
    }
}

/// How the answers to the same indicators differ, given in pairs.
pub fn answers<'a>(
    pairs: impl Iterator<Item = (&'a IndicatorAnswers, &'a IndicatorAnswers)>,
) -> Difference {
    let mut count = 0;
    let mut places = None;
    for (a, b) in pairs {
        let (mut a, mut b) = (a.placed(), b.placed());
        loop {
            let (one, other) = (a.next(), b.next());
            if one.is_none() && other.is_none() {
                break;
            }
            if one.as_ref().map(|(answer, _)| answer) == other.as_ref().map(|(answer, _)| answer) {
                continue;
            }
            count += 1;
            if let (None, Some((_, x)), Some((_, y))) = (&places, one, other) {
                places = Some(Box::new([x, y]));
            }
        }
    }
    match count {
        0 => Difference::None,
        count => Difference::Answers { count, places },
    }
}

fn decimal(score: &Score) -> String {
    score.exact().to_decimal()
}

/// Units whose answers are those of an earlier one, all of them: a sheet that was copied.
///
/// A unit that answers everything alike is no copy of another such, nor is one of a few answers;
/// and the marks of a checklist are too few to tell.
pub fn copies<'a>(
    assessments: impl Iterator<Item = &'a Assessment>,
    scheme: &Scheme,
) -> Vec<Finding> {
    if matches!(scheme, Scheme::Checklist { .. }) {
        return Vec::new();
    }
    let mut known: BTreeMap<Vec<Answer>, (RegionCode, &UnitAssessment)> = BTreeMap::new();
    let mut findings = Vec::new();
    for assessment in assessments {
        for unit in &assessment.units {
            let Content::Answered(answers) = &unit.content else { continue };
            let all: Vec<Answer> = answers
                .indicators
                .iter()
                .flat_map(|indicator| indicator.samples.iter().map(|(answer, _)| *answer))
                .collect();
            let varied = all.windows(2).any(|pair| pair.first() != pair.last());
            if all.len() < FEWEST_ANSWERS || !varied {
                continue;
            }
            let Some((code, first)) = known.get(&all) else {
                known.insert(all, (assessment.region, unit));
                continue;
            };
            let region = Region::with_code(*code).map_or_else(String::new, |of| of.name.clone());
            let problem = Problem::AnswersCopied {
                unit: unit.name.clone(),
                of: first.name.clone(),
                region,
                other: first.at.clone(),
            };
            findings.push(Finding::about(assessment.region, unit.at.clone(), problem));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Answers, Fraction, Points, Stated};
    use crate::location::{Cell, Location};

    fn points(text: &str) -> Answer {
        Answer::Points(Points::new(&Fraction::from_decimal(text).unwrap()).unwrap())
    }

    fn unit(file: &str, values: &[&str]) -> UnitAssessment {
        let at = Location::file(file).with_sheet("S");
        let samples = (0..).zip(values).map(|(row, text)| (points(text), Cell { row, column: 5 }));
        let indicators = vec![IndicatorAnswers::on(at.clone(), samples)];
        let content = Content::Answered(Answers { indicators, ..Answers::default() });
        UnitAssessment { kind: None, name: file.to_owned(), at, content }
    }

    fn region(code: &str, units: Vec<UnitAssessment>) -> Assessment {
        Assessment { region: code.parse().unwrap(), whole: None, units }
    }

    #[test]
    fn answers_that_are_all_the_same_are_named_once_with_the_first() {
        let varied: Vec<&str> = (0..30).map(|i| if i % 3 == 0 { "2.5" } else { "3" }).collect();
        let alike = vec!["1"; 30];
        let regions = [
            region("12.11", vec![unit("a", &varied), unit("b", &alike)]),
            region("12.12", vec![unit("c", &alike), unit("d", &varied[..19])]),
            region("12.13", vec![unit("e", &varied), unit("f", &varied[..19])]),
        ];
        let weighted = Scheme::Weighted(Vec::new());
        let found: Vec<String> = copies(regions.iter(), &weighted)
            .iter()
            .map(|finding| match &finding.problem {
                Problem::AnswersCopied { other, .. } => format!("{} = {other}", finding.at),
                other => format!("{other:?}"),
            })
            .collect();
        assert_eq!(found, ["e, S = a, S"]);
    }

    #[test]
    fn two_of_one_unit_are_compared_answer_by_answer() {
        let of = |values: &[&str]| unit("x", values).content;
        assert_eq!(content(&of(&["1", "2"]), &of(&["1", "2"])), Difference::None);
        let differs = content(&of(&["1", "2", "3"]), &of(&["1", "3", "2.5", "1"]));
        let Difference::Answers { count, places } = differs else { panic!("{differs:?}") };
        let places = places.map(|places| places.map(|place| place.to_string()));
        assert_eq!((count, places), (3, Some(["x, S!F2".to_owned(), "x, S!F2".to_owned()])));

        let told = |mark| {
            let at = Location::file("t.csv");
            Content::Told(Box::new(Seen { at, mark, stated: Stated::default() }))
        };
        let score =
            |text: &str| Mark::Score(Score::new(Fraction::from_decimal(text).unwrap()).unwrap());
        assert_eq!(content(&told(score("80")), &told(score("80.0"))), Difference::None);
        let [first, second] = [Some("80".to_owned()), None];
        assert_eq!(
            content(&told(score("80")), &told(Mark::NotAssessed)),
            Difference::Scores { first, second }
        );
        assert_eq!(content(&told(score("80")), &of(&["1"])), Difference::Kind);
    }
}
