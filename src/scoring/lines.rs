//! A unit's score line by line: what each dimension, variable and indicator adds to it.

use super::UnitCard;
use super::unit::{Detail, Part, counted, of_hundred};
use crate::domain::{
    Answer, Answers, Band, Fraction, IndicatorAnswers, Points, Published, Score, Weight,
};
use crate::rubric::{BlankRule, Dimension, Evidence, Indicator, Rubric, Scheme, Variable};

/// A dimension, a variable or an indicator of one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// Its code.
    pub code: &'a str,
    /// Its name.
    pub name: &'a str,
    /// Its weight as the rubric has it, if it has one.
    pub weight: Option<&'a Weight>,
    /// Its shares after those left out have been taken away; none in a checklist, which has no
    /// weights.
    pub shares: Option<Shares>,
    /// Its score, 0 to 100; `None` where it was left out, or where a checklist has none.
    pub score: Option<Score>,
    /// Which of the three it is.
    pub level: Level<'a>,
}

/// Which level of the rubric a line is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Level<'a> {
    /// A dimension.
    Dimension,
    /// A variable.
    Variable,
    /// An indicator, with what was answered.
    Indicator(Asked<'a>),
}

/// What a line counts for, 0 to 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shares {
    /// Among its siblings.
    pub of_parent: Fraction,
    /// In the unit's score.
    pub of_unit: Fraction,
}

/// What was answered to an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked<'a> {
    /// How it is seen.
    pub evidence: Evidence,
    /// The most points that a sample can have.
    pub max: &'a Fraction,
    /// The answers.
    pub answers: &'a IndicatorAnswers,
    /// The answers, counted.
    pub tally: Tally,
}

/// The answers to an indicator, counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// How many samples there are.
    pub samples: usize,
    /// How many of them refused to answer.
    pub refused: usize,
    /// How many said that it does not apply.
    pub not_applicable: usize,
    /// How many are blank.
    pub blank: usize,
    /// The mean points of those that count, 0 to the indicator's max; `None` where none counts.
    pub mean: Option<Fraction>,
}

impl Tally {
    /// Counts the answers to an indicator.
    pub fn of(answers: &IndicatorAnswers, blank: BlankRule) -> Self {
        let all = || answers.samples.iter().map(|(answer, _)| *answer);
        let points = || all().filter_map(|answer| counted(answer, blank));
        let count = Fraction::from(u32::try_from(points().count()).unwrap_or(u32::MAX));
        let of = |wanted| all().filter(|answer| *answer == wanted).count();
        Self {
            samples: answers.samples.len(),
            refused: of(Answer::Refused),
            not_applicable: of(Answer::NotApplicable),
            blank: of(Answer::Blank),
            mean: Points::sum(points()).over(&count),
        }
    }
}

impl UnitCard {
    /// The score as shown, rounded half-up like that of a region, and its band.
    pub fn shown<'r>(&self, rubric: &'r Rubric) -> Option<(Published, &'r Band)> {
        let published = self.score.as_ref()?.publish();
        Some((published, rubric.bands.value.of(published)))
    }

    /// Its own name, else that of its kind; empty where it has neither.
    pub fn called<'n>(&'n self, rubric: &'n Rubric) -> &'n str {
        if !self.name.trim().is_empty() {
            return &self.name;
        }
        let kind = self.kind.as_deref().and_then(|kind| rubric.unit_kind(kind));
        kind.map_or("", |kind| &kind.name)
    }

    /// Its dimensions with their scores, 0 to 100, `None` for one that was left out; `None` where
    /// the answers are not known or the rubric has no dimensions.
    pub fn dimensions<'r>(
        &self,
        rubric: &'r Rubric,
    ) -> Option<Vec<(&'r Dimension, Option<Score>)>> {
        let (Scheme::Weighted(dimensions), Some(Detail::Dimensions(parts))) =
            (&rubric.scheme, &self.detail)
        else {
            return None;
        };
        Some(dimensions.iter().zip(parts).map(|(of, part)| (of, score_of(part))).collect())
    }

    /// The score of each of its products, 0 to 100, `None` for one that was left out; none where
    /// the answers are not known or the rubric is no checklist.
    pub fn products(&self) -> Vec<Option<Score>> {
        match &self.detail {
            Some(Detail::Products(products)) => {
                products.iter().map(|product| product.as_ref().and_then(of_hundred)).collect()
            }
            Some(Detail::Dimensions(_)) | None => Vec::new(),
        }
    }

    /// All lines in the order of the rubric; none where the answers are not known.
    pub fn lines<'a>(&'a self, rubric: &'a Rubric) -> Vec<Line<'a>> {
        let (Some(detail), Some(Answers { indicators, .. })) = (&self.detail, &self.answers) else {
            return Vec::new();
        };
        let mut walk = Walk { lines: Vec::new(), answers: indicators.iter(), blank: rubric.blank };
        match (&rubric.scheme, detail) {
            (Scheme::Weighted(dimensions), Detail::Dimensions(parts)) => {
                for (dimension, part) in dimensions.iter().zip(parts) {
                    walk.dimension(dimension, part);
                }
            }
            (Scheme::Checklist { variables, .. }, Detail::Products(_)) => {
                for variable in variables {
                    walk.variable(variable, None);
                }
            }
            // The detail is made by the rubric that it is read with.
            (Scheme::Weighted(_), Detail::Products(_))
            | (Scheme::Checklist { .. }, Detail::Dimensions(_)) => {}
        }
        walk.lines
    }
}

/// Goes through rubric, parts and answers at the same pace.
struct Walk<'a, I> {
    lines: Vec<Line<'a>>,
    answers: I,
    blank: BlankRule,
}

impl<'a, I: Iterator<Item = &'a IndicatorAnswers>> Walk<'a, I> {
    fn dimension(&mut self, dimension: &'a Dimension, part: &Part) {
        self.lines.push(Line {
            code: &dimension.code,
            name: &dimension.name,
            weight: Some(&dimension.weight.value),
            shares: Some(Shares { of_parent: part.share.clone(), of_unit: part.share.clone() }),
            score: score_of(part),
            level: Level::Dimension,
        });
        for (variable, inner) in dimension.variables.iter().zip(&part.parts) {
            self.variable(variable, Some((inner, &part.share)));
        }
    }

    /// A variable with its part and the share of what is above it, where there are weights.
    fn variable(&mut self, variable: &'a Variable, part: Option<(&Part, &Fraction)>) {
        let shares = part.map(|(part, above)| shares(part, above));
        let of_unit = shares.as_ref().map(|shares| shares.of_unit.clone());
        self.lines.push(Line {
            code: &variable.code,
            name: &variable.name,
            weight: variable.weight.as_ref().map(|weight| &weight.value),
            score: part.and_then(|(part, _)| score_of(part)),
            shares,
            level: Level::Variable,
        });
        for (index, indicator) in variable.indicators.iter().enumerate() {
            let part = part.and_then(|(part, _)| part.parts.get(index));
            self.indicator(variable.evidence, indicator, part.zip(of_unit.as_ref()));
        }
    }

    fn indicator(
        &mut self,
        evidence: Evidence,
        indicator: &'a Indicator,
        part: Option<(&Part, &Fraction)>,
    ) {
        let Some(answers) = self.answers.next() else { return };
        let max = &indicator.max.value;
        let tally = Tally::of(answers, self.blank);
        let score = tally.mean.as_ref().and_then(|mean| of_hundred(&mean.over(max)?));
        self.lines.push(Line {
            code: &indicator.code,
            name: &indicator.name,
            weight: indicator.weight.as_ref().map(|weight| &weight.value),
            shares: part.map(|(part, above)| shares(part, above)),
            score,
            level: Level::Indicator(Asked { evidence, max, answers, tally }),
        });
    }
}

fn shares(part: &Part, above: &Fraction) -> Shares {
    Shares { of_parent: part.share.clone(), of_unit: &part.share * above }
}

fn score_of(part: &Part) -> Option<Score> {
    part.value.as_ref().and_then(of_hundred)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::location::{Cell, Location};
    use crate::rubric;
    use crate::scoring::unit;

    fn rubric_of(year: u16) -> Rubric {
        let id = format!("ombudsman-{year}");
        rubric::parse(&id, rubric::built_in(&id).unwrap()).unwrap()
    }

    /// A unit whose indicators have these answers: points, `-` blank, `TJ`, `TB`.
    fn unit_of(rubric: &Rubric, text: impl Fn(&str) -> &'static str) -> UnitCard {
        let answer = |word: &str| match word {
            "-" => Answer::Blank,
            "TJ" => Answer::Refused,
            "TB" => Answer::NotApplicable,
            points => {
                Answer::Points(Points::new(&Fraction::from_decimal(points).unwrap()).unwrap())
            }
        };
        let at = Location::file("x.xlsx").with_sheet("S");
        let samples = |indicator: &Indicator| {
            text(&indicator.code).split(' ').map(|word| (answer(word), Cell { row: 0, column: 0 }))
        };
        let indicators = rubric
            .indicators()
            .map(|indicator| IndicatorAnswers::on(at.clone(), samples(indicator)));
        let answers = Answers { indicators: indicators.collect(), ..Answers::default() };
        let unit::UnitScore { score, detail } = unit::score(rubric, &answers);
        let (detail, answers) = (Some(detail), Some(answers));
        UnitCard { kind: None, name: String::new(), score, at, detail, answers }
    }

    #[test]
    fn lines_add_up_to_the_unit() {
        let rubric = rubric_of(2024);
        let card = unit_of(&rubric, |code| match code {
            "I.1.02" => "TB TB TB TB",
            "P.1.03" => "TJ 3",
            code if code.starts_with("I.2") => "2.5",
            _ => "1 3 2",
        });
        let lines = card.lines(&rubric);
        let count = rubric.indicators().count() + rubric.variables().count() + 4;
        assert_eq!(lines.len(), count);
        let unit = card.score.as_ref().unwrap().exact();
        let added = |wanted: fn(&Level<'_>) -> bool| -> [Fraction; 2] {
            let lines: Vec<_> = lines.iter().filter(|line| wanted(&line.level)).collect();
            let share = |line: &&Line<'_>| line.shares.as_ref().unwrap().of_unit.clone();
            let shares: Vec<_> = lines.iter().map(share).collect();
            let score = |line: &&Line<'_>| {
                line.score.as_ref().map_or_else(Fraction::zero, |score| score.exact().clone())
            };
            let scores: Vec<_> = lines.iter().map(|line| &share(line) * &score(line)).collect();
            [shares.iter().sum(), scores.iter().sum()]
        };
        for level in [
            (|level| *level == Level::Dimension) as fn(&Level<'_>) -> bool,
            |level| *level == Level::Variable,
            |level| matches!(level, Level::Indicator(_)),
        ] {
            assert_eq!(added(level), [Fraction::one(), unit.clone()]);
        }
        let of = |code: &str| lines.iter().find(|line| line.code == code).unwrap();
        // One of the six of its variable was left out, so that each of the others has a fifth.
        let shares = of("I.1.01").shares.as_ref().unwrap();
        assert_eq!(shares.of_parent.to_string(), "1/5");
        assert_eq!(shares.of_unit.to_decimal(), "0.02444");
        assert_eq!(of("I.1.02").score, None);
        assert!(of("I.1.02").shares.as_ref().unwrap().of_unit.is_zero());
        assert_eq!(of("P.1.03").score.as_ref().unwrap().exact().to_string(), "50");
    }

    #[test]
    fn answers_are_counted_by_what_they_say() {
        let rubric = rubric_of(2024);
        let card = unit_of(&rubric, |_| "3 TJ TB - 0.5");
        let check = |blank, mean: &str| {
            let tally = Tally::of(&card.answers.as_ref().unwrap().indicators[0], blank);
            assert_eq!(tally.mean.as_ref().map(Fraction::to_string).as_deref(), Some(mean));
            let counts = [tally.samples, tally.refused, tally.not_applicable, tally.blank];
            assert_eq!(counts, [5, 1, 1, 1]);
        };
        check(BlankRule::Skip, "7/6");
        check(BlankRule::Zero, "7/8");
    }

    #[test]
    fn dimensions_are_known_where_the_answers_are() {
        let rubric = rubric_of(2024);
        let mut card = unit_of(&rubric, |code| if code.starts_with('P') { "TB" } else { "1" });
        let shown = |card: &UnitCard| {
            let dimensions = card.dimensions(&rubric)?;
            let shown = dimensions.iter().map(|(dimension, score)| {
                let score =
                    score.as_ref().map_or("-".to_owned(), |score| score.publish().on_paper());
                format!("{} {score}", dimension.code)
            });
            Some(shown.collect::<Vec<_>>().join(", "))
        };
        let codes: Vec<_> =
            card.dimensions(&rubric).unwrap().iter().map(|(d, _)| &d.code).collect();
        assert_eq!(codes.len(), 4);
        let dimensions = shown(&card).unwrap();
        assert!(dimensions.starts_with("I 33,33, P -, "), "{dimensions}");
        card.detail = None;
        assert_eq!(shown(&card), None);
        assert!(card.lines(&rubric).is_empty());
    }

    #[test]
    fn a_checklist_has_products_and_no_shares() {
        let rubric = rubric_of(2021);
        let card = unit_of(&rubric, |_| "1 0 TB");
        let products: Vec<_> = card
            .products()
            .into_iter()
            .map(|product| product.map(|score| score.publish().on_paper()))
            .collect();
        assert_eq!(products, [Some("100,00".to_owned()), Some("0,00".to_owned()), None]);
        assert_eq!(card.dimensions(&rubric), None);
        let lines = card.lines(&rubric);
        assert!(lines.iter().all(|line| line.shares.is_none()));
        let last = lines.last().unwrap();
        assert_eq!(last.score.as_ref().unwrap().exact().to_string(), "50");
        let (published, band) = card.shown(&rubric).unwrap();
        assert_eq!((published.on_paper().as_str(), &*band.opinion), ("50,00", "Kepatuhan Rendah"));
    }
}
