//! Dimensions, variables and indicators as they are written, with weights that sum.

use super::figures::{Defaults, Seen, count, figure, points, weight};
use super::{Dimension, Evidence, Figure, Indicator, RollUp, Scheme, Variable};
use crate::config::Section;
use crate::domain::{Fraction, Weight};
use crate::finding::Problem;
use crate::location::Location;

const EVIDENCE: [(&str, Evidence); 3] = [
    ("checklist", Evidence::Checklist),
    ("interview", Evidence::Interview),
    ("survey", Evidence::Survey),
];

/// The weights of siblings: all have one, or none has.
struct Siblings<'s> {
    group: &'static str,
    parent: Option<&'s Figure<Weight>>,
    weights: Vec<(Option<Fraction>, Location)>,
}

impl<'s> Siblings<'s> {
    fn of(group: &'static str, parent: Option<&'s Figure<Weight>>) -> Self {
        Self { group, parent, weights: Vec::new() }
    }

    fn add(&mut self, weight: Option<&Figure<Weight>>, section: &Section<'_>) {
        let percent = weight.map(|weight| weight.value.percent().clone());
        self.weights.push((percent, section.place_of("weight")));
    }

    /// Siblings sum to 100, or to the weight of their parent.
    fn check(self, section: &Section<'_>) {
        let given: Vec<&Fraction> =
            self.weights.iter().filter_map(|(weight, _)| weight.as_ref()).collect();
        let Some((_, first)) = self.weights.iter().find(|(weight, _)| weight.is_some()) else {
            return;
        };
        if given.len() < self.weights.len() {
            let without = self.weights.iter().filter(|(weight, _)| weight.is_none());
            for (_, at) in without {
                let problem = Problem::MissingKey { key: format!("{}.weight", self.group) };
                section.report(at.clone(), problem);
            }
            return;
        }
        let sum: Fraction = given.into_iter().sum();
        let parent = self.parent.map(|weight| weight.value.percent().clone());
        let expected: Vec<_> = [Some(Fraction::from(100)), parent].into_iter().flatten().collect();
        if !expected.contains(&sum) {
            let problem = Problem::WeightsDoNotSum {
                group: self.group.to_owned(),
                sum: sum.to_decimal(),
                expected: expected.iter().map(Fraction::to_decimal).collect(),
            };
            section.report(first.clone(), problem);
        }
    }
}

pub(super) fn weighted(root: &mut Section<'_>, defaults: &Defaults) -> Option<Scheme> {
    let sections = root.need("dimension", Section::sections)?;
    let mut seen = Seen::default();
    let mut siblings = Siblings::of("dimension", None);
    let mut dimensions = Vec::new();
    for mut section in sections {
        let code = section.need("code", Section::text);
        let name = section.need("name", Section::text);
        let weight = section.need("weight", weight);
        let inner = section.need("variable", Section::sections).unwrap_or_default();
        let variables = variables(&section, inner, weight.as_ref(), &mut seen, defaults);
        siblings.add(weight.as_ref(), &section);
        let (Some(code), Some(name), Some(weight)) = (code, name, weight) else {
            continue;
        };
        let Some(code) = seen.once(&section, "code", code) else {
            continue;
        };
        dimensions.push(Dimension { code, name: name.value, weight, variables });
    }
    siblings.check(root);
    Some(Scheme::Weighted(dimensions))
}

pub(super) fn checklist(root: &mut Section<'_>, defaults: &Defaults) -> Option<Scheme> {
    let roll_up = root.need("checklist", Section::section).and_then(|mut section| {
        let mut inner = section.need("roll_up", Section::section)?;
        let value = inner.need("value", |section, key| {
            section.word(key, &[("products", RollUp::Products), ("units", RollUp::Units)])
        });
        figure(&mut inner, value)
    });
    let sections = root.need("variable", Section::sections)?;
    let variables = variables(root, sections, None, &mut Seen::default(), defaults);
    Some(Scheme::Checklist { variables, roll_up: roll_up? })
}

fn variables(
    parent: &Section<'_>,
    sections: Vec<Section<'_>>,
    share: Option<&Figure<Weight>>,
    seen: &mut Seen,
    defaults: &Defaults,
) -> Vec<Variable> {
    let mut siblings = Siblings::of("variable", share);
    let mut variables = Vec::new();
    for mut section in sections {
        let code = section.need("code", Section::text);
        let name = section.need("name", Section::text);
        let weight = weight(&mut section, "weight");
        let evidence = section.need("evidence", |section, key| section.word(key, &EVIDENCE));
        let samples = section.need("samples", |section, key| count(section, key, 1));
        let inner = section.need("indicators", Section::sections).unwrap_or_default();
        let inherited = Inherited { max: defaults.max.as_ref(), samples: samples.as_ref() };
        let indicators = indicators(&section, inner, weight.as_ref(), seen, &inherited);
        siblings.add(weight.as_ref(), &section);
        let (Some(code), Some(name), Some(evidence)) = (code, name, evidence) else {
            continue;
        };
        let Some(code) = seen.once(&section, "code", code) else {
            continue;
        };
        variables.push(Variable { code, name: name.value, weight, evidence, indicators });
    }
    siblings.check(parent);
    variables
}

/// What an indicator has from its variable and the defaults.
struct Inherited<'s> {
    max: Option<&'s Figure<Fraction>>,
    samples: Option<&'s Figure<u32>>,
}

fn indicators(
    parent: &Section<'_>,
    sections: Vec<Section<'_>>,
    share: Option<&Figure<Weight>>,
    seen: &mut Seen,
    inherited: &Inherited<'_>,
) -> Vec<Indicator> {
    let mut siblings = Siblings::of("indicators", share);
    let mut indicators = Vec::new();
    for mut section in sections {
        let code = section.need("code", Section::text);
        let name = section.need("name", Section::text);
        let weight = weight(&mut section, "weight");
        siblings.add(weight.as_ref(), &section);
        let max = match inherited.max {
            Some(max) if !section.has("max") => Some(max.clone()),
            _ => section.need("max", points),
        };
        let samples = match inherited.samples {
            Some(samples) if !section.has("samples") => Some(samples.clone()),
            _ => section.need("samples", |section, key| count(section, key, 1)),
        };
        let (Some(code), Some(name)) = (code, name) else {
            continue;
        };
        let Some(code) = seen.once(&section, "code", code) else {
            continue;
        };
        let (Some(max), Some(samples)) = (max, samples) else {
            continue;
        };
        indicators.push(Indicator { code, name: name.value, max, weight, samples });
    }
    siblings.check(parent);
    indicators
}
