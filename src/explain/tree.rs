//! The tree of parts below a region's score.

use super::{AnswerFound, Basis, Level, Node, Rule, Share, What};
use crate::domain::{Answers, Fraction, IndicatorAnswers, Weight};
use crate::location::Location;
use crate::rubric::{Figure, Indicator, Rubric, Scheme, Variable};
use crate::scoring::{self, Detail, Part, ReportCard, UnitCard};

/// A region that is scored.
pub(super) fn region(rubric: &Rubric, card: &ReportCard) -> Node {
    let value = card.verdict().map(|verdict| verdict.score.exact().clone());
    let what = What::Region(card.region);
    if card.units.is_empty() {
        let at = card.told.as_ref().map(|told| told.at.clone());
        let at = at.unwrap_or_else(|| Location::file(crate::job::FILE));
        return Node { what, share: None, value, basis: Basis::Told(at) };
    }
    let entering: Vec<u32> =
        card.units.iter().map(|unit| count(scoring::entering(rubric, unit).len())).collect();
    let sum = Fraction::from(entering.iter().sum::<u32>());
    let units = card.units.iter().zip(&entering);
    let units = units.map(|(card, entering)| {
        let weight = Fraction::from(*entering);
        let share = Share::of(weight, sum.clone(), None);
        Node { share: Some(share), ..unit(rubric, card) }
    });
    let by_products = scoring::by_products(rubric)
        && card.units.iter().any(|unit| matches!(unit.detail, Some(Detail::Products(_))));
    let rule = if by_products { Rule::AllProducts } else { Rule::Units };
    Node { what, share: None, value, basis: Basis::Parts(rule, units.collect()) }
}

fn unit(rubric: &Rubric, card: &UnitCard) -> Node {
    let kind = card.kind.as_deref().and_then(|id| rubric.unit_kind(id));
    let kind = kind.map(|kind| (kind.id.clone(), kind.name.clone()));
    let what = What::Unit { kind, name: card.name.clone() };
    let value = card.score.as_ref().map(|score| score.exact().clone());
    let basis = match (&card.detail, &card.answers, &rubric.scheme) {
        (Some(Detail::Dimensions(parts)), Some(answers), Scheme::Weighted(dimensions)) => {
            let mut answers = answers.indicators.iter();
            let weights: Vec<_> =
                dimensions.iter().map(|dimension| Some(&dimension.weight)).collect();
            let shares = shares(&weights, parts);
            let dimensions = dimensions.iter().zip(parts).zip(shares);
            let dimensions = dimensions.map(|((dimension, part), share)| {
                let below = variables(rubric, &dimension.variables, &part.parts, &mut answers);
                let basis = Basis::Parts(Rule::Weights, below);
                item(Level::Dimension, (&dimension.code, &dimension.name), part, share, basis)
            });
            Basis::Parts(Rule::Weights, dimensions.collect())
        }
        (Some(Detail::Products(values)), Some(answers), _) => {
            Basis::Parts(Rule::Products, products(rubric, values, answers))
        }
        _ if value.is_some() => Basis::Told(card.at.clone()),
        _ => Basis::NotAssessed(card.at.clone()),
    };
    Node { what, share: None, value, basis }
}

fn variables<'a>(
    rubric: &Rubric,
    variables: &[Variable],
    parts: &[Part],
    answers: &mut impl Iterator<Item = &'a IndicatorAnswers>,
) -> Vec<Node> {
    let weights: Vec<_> = variables.iter().map(|variable| variable.weight.as_ref()).collect();
    let shares = shares(&weights, parts);
    let variables = variables.iter().zip(parts).zip(shares);
    let node = |((variable, part), share): ((&Variable, &Part), Share)| {
        let below = indicators(rubric, &variable.indicators, &part.parts, answers);
        let basis = Basis::Parts(Rule::Weights, below);
        item(Level::Variable, (&variable.code, &variable.name), part, share, basis)
    };
    variables.map(node).collect()
}

fn indicators<'a>(
    rubric: &Rubric,
    indicators: &[Indicator],
    parts: &[Part],
    answers: &mut impl Iterator<Item = &'a IndicatorAnswers>,
) -> Vec<Node> {
    let weights: Vec<_> = indicators.iter().map(|indicator| indicator.weight.as_ref()).collect();
    let shares = shares(&weights, parts);
    let indicators = indicators.iter().zip(parts).zip(shares);
    let node = |((indicator, part), share): ((&Indicator, &Part), Share)| {
        let answers = answers.next().map(|answers| found(rubric, answers)).unwrap_or_default();
        let basis = Basis::Answers { max: indicator.max.value.clone(), answers };
        item(Level::Indicator, (&indicator.code, &indicator.name), part, share, basis)
    };
    indicators.map(node).collect()
}

fn item(level: Level, (code, name): (&str, &str), part: &Part, share: Share, basis: Basis) -> Node {
    Node {
        what: What::Item { level, code: code.to_owned(), name: name.to_owned() },
        share: Some(share),
        value: part.value.as_ref().map(of_hundred),
        basis,
    }
}

/// The shares that scoring gave to siblings, beside the weights that they follow from.
fn shares(weights: &[Option<&Figure<Weight>>], parts: &[Part]) -> Vec<Share> {
    let percent = |weight: &Option<&Figure<Weight>>| {
        weight.map_or_else(Fraction::one, |weight| weight.value.percent().clone())
    };
    let counted = weights.iter().zip(parts).filter(|(_, part)| part.value.is_some());
    let counted: Vec<Fraction> = counted.map(|(weight, _)| percent(weight)).collect();
    let sum: Fraction = counted.iter().sum();
    let share = |(weight, part): (&Option<&Figure<Weight>>, &Part)| Share {
        exact: part.share.clone(),
        weight: percent(weight),
        sum: sum.clone(),
        source: weight.map(|weight| (weight.status, weight.source.clone())),
    };
    weights.iter().zip(parts).map(share).collect()
}

fn products(rubric: &Rubric, values: &[Option<Fraction>], answers: &Answers) -> Vec<Node> {
    let sum = Fraction::from(count(values.iter().flatten().count()));
    let product = |(index, value): (usize, &Option<Fraction>)| {
        let weight = Fraction::from(u32::from(value.is_some()));
        Node {
            what: What::Product(index + 1),
            share: Some(Share::of(weight, sum.clone(), None)),
            value: value.as_ref().map(of_hundred),
            basis: Basis::Parts(Rule::Points, components(rubric, answers, index)),
        }
    };
    values.iter().enumerate().map(product).collect()
}

/// The components of one product: each weighs as much as the points that it can have.
fn components(rubric: &Rubric, answers: &Answers, product: usize) -> Vec<Node> {
    let both = rubric.indicators().zip(&answers.indicators);
    let answered: Vec<(&Indicator, AnswerFound)> = both
        .filter_map(|(indicator, answers)| {
            Some((indicator, found(rubric, answers).into_iter().nth(product)?))
        })
        .collect();
    let counted = answered.iter().filter(|(_, answer)| answer.counted.is_some());
    let sum: Fraction = counted.map(|(indicator, _)| &indicator.max.value).sum();
    let component = |(indicator, answer): (&Indicator, AnswerFound)| {
        let max = indicator.max.value.clone();
        let value = answer.counted.and_then(|points| points.exact().over(&max));
        let weight = if value.is_some() { max.clone() } else { Fraction::zero() };
        let (code, name) = (indicator.code.clone(), indicator.name.clone());
        Node {
            what: What::Item { level: Level::Indicator, code, name },
            share: Some(Share::of(weight, sum.clone(), None)),
            value: value.as_ref().map(of_hundred),
            basis: Basis::Answers { max, answers: vec![answer] },
        }
    };
    answered.into_iter().map(component).collect()
}

fn found(rubric: &Rubric, answers: &IndicatorAnswers) -> Vec<AnswerFound> {
    let found = answers.placed().map(|(answer, at)| AnswerFound {
        answer,
        counted: scoring::counted(answer, rubric.blank),
        at,
    });
    found.collect()
}

impl Share {
    fn of(
        weight: Fraction,
        sum: Fraction,
        source: Option<(crate::rubric::Status, String)>,
    ) -> Self {
        let exact = weight.over(&sum).unwrap_or_else(Fraction::zero);
        Self { exact, weight, sum, source }
    }
}

fn of_hundred(value: &Fraction) -> Fraction {
    value * &Fraction::from(100)
}

fn count(items: usize) -> u32 {
    u32::try_from(items).unwrap_or(u32::MAX)
}
