//! Random jobs of one region: a rubric's figures and what was answered, all in whole numbers.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::LazyLock;

use rapor::rubric::{self, Evidence, Rubric, Scheme};

use crate::dice::Dice;

/// How many units make one point, and one percent of weight: four decimals.
pub const UNITS: u64 = 10_000;

/// A rubric's figures and a region's units.
pub struct Plan {
    pub seed: u64,
    pub year: u16,
    pub blank: Blank,
    /// Of a checklist: the mean of units, not of products.
    pub by_units: bool,
    pub followed_up: bool,
    /// A checklist has one, of no weight.
    pub dimensions: Vec<Dimension>,
    pub units: Vec<Unit>,
    /// Whether the job says which units the region has.
    pub units_named: bool,
    /// The fewest assessed units, where the job does not say.
    pub minimum: usize,
    /// The region's score as a table gives it.
    pub whole: Option<Whole>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Blank {
    Error,
    Zero,
    Skip,
}

pub struct Dimension {
    pub code: String,
    pub weight: u64,
    pub variables: Vec<Variable>,
}

pub struct Variable {
    pub code: String,
    pub weight: Option<u64>,
    pub evidence: Evidence,
    pub indicators: Vec<Indicator>,
}

pub struct Indicator {
    pub code: String,
    pub weight: Option<u64>,
    pub max: u64,
    pub samples: u32,
}

pub struct Unit {
    pub kind: Option<String>,
    pub name: String,
    pub content: Content,
}

pub enum Content {
    NotAssessed,
    /// A decimal with a point.
    Told(String),
    /// By indicator, then by sample.
    Answered(Vec<Vec<Said>>),
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Said {
    Points(u64),
    Refused,
    NotApplicable,
    Blank,
}

pub enum Whole {
    /// Alone: the region has no units.
    Alone(String),
    /// Beside its units, and equal to their mean after rounding.
    Same,
    /// Beside its units, a hundredth off.
    Off,
}

impl Plan {
    /// A job of its own for each seed.
    pub fn new(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let year = 2021 + u16::try_from(dice.below(5)).unwrap();
        let shipped = &SHIPPED[&year];
        let blank =
            [Blank::Error, Blank::Zero, Blank::Skip][usize::try_from(dice.below(3)).unwrap()];
        let mut plan = Self {
            seed,
            year,
            blank,
            by_units: dice.below(2) == 0,
            followed_up: year == 2025 && dice.below(2) == 0,
            dimensions: dimensions(shipped, &mut dice),
            units: Vec::new(),
            units_named: dice.below(3) == 0,
            minimum: usize::try_from(shipped.units.minimum.value).unwrap(),
            whole: None,
        };
        if dice.below(12) == 0 {
            plan.whole = Some(Whole::Alone(told(&mut dice)));
        } else {
            plan.units = units(&plan, shipped, &mut dice);
            plan.whole = match dice.below(12) {
                0 => Some(Whole::Off),
                1 | 2 => Some(Whole::Same),
                _ => None,
            };
        }
        plan
    }

    /// Whether the scheme of the year is a checklist.
    pub fn is_checklist(&self) -> bool {
        self.year == 2021
    }

    /// All indicators in order.
    pub fn indicators(&self) -> impl Iterator<Item = &Indicator> {
        self.dimensions
            .iter()
            .flat_map(|dimension| &dimension.variables)
            .flat_map(|variable| &variable.indicators)
    }

    /// The rubric as a file: the head of the shipped one, and figures of our own.
    pub fn rubric(&self) -> Rubric {
        let id = format!("ombudsman-{}", self.year);
        let (head, _) = rubric::built_in(&id).unwrap().split_once("[defaults]").unwrap();
        let blank = match self.blank {
            Blank::Error => "error",
            Blank::Zero => "zero",
            Blank::Skip => "skip",
        };
        let mut text = head.replace("blank = \"error\"", &format!("blank = \"{blank}\""));
        if self.is_checklist() && self.by_units {
            text = text.replace("value = \"products\"", "value = \"units\"");
        }
        for dimension in &self.dimensions {
            let table = if self.is_checklist() {
                "variable"
            } else {
                let weight = figure("weight", Some(dimension.weight));
                let code = &dimension.code;
                let _ = writeln!(text, "[[dimension]]\ncode = \"{code}\"\nname = \"D\"\n{weight}");
                "dimension.variable"
            };
            for variable in &dimension.variables {
                write_variable(&mut text, table, variable);
            }
        }
        rubric::parse(&id, &text).unwrap_or_else(|findings| panic!("{findings:#?}\n{text}"))
    }
}

fn write_variable(text: &mut String, table: &str, variable: &Variable) {
    let evidence = match variable.evidence {
        Evidence::Checklist => "checklist",
        Evidence::Interview => "interview",
        Evidence::Survey => "survey",
    };
    let weight = figure("weight", variable.weight);
    let code = &variable.code;
    let _ = writeln!(
        text,
        "[[{table}]]\ncode = \"{code}\"\nname = \"V\"\nevidence = \"{evidence}\"\n\
         samples = {{ value = 1, status = \"draft\", source = \"anggapan\" }}\n{weight}\nindicators = ["
    );
    for indicator in &variable.indicators {
        let figures = [figure("max", Some(indicator.max)), figure("weight", indicator.weight)];
        let figures: Vec<_> = figures.into_iter().filter(|figure| !figure.is_empty()).collect();
        let _ = writeln!(
            text,
            "  {{ code = \"{}\", name = \"N\", samples = {{ value = {}, status = \"draft\", source = \"anggapan\" }}, {} }},",
            indicator.code,
            indicator.samples,
            figures.join(", ")
        );
    }
    let _ = writeln!(text, "]");
}

fn figure(key: &str, value: Option<u64>) -> String {
    value.map_or_else(String::new, |value| {
        let decimal = decimal(value);
        format!("{key} = {{ value = {decimal}, status = \"draft\", source = \"anggapan\" }}")
    })
}

/// Ten-thousandths as a decimal.
pub fn decimal(value: u64) -> String {
    format!("{}.{:04}", value / UNITS, value % UNITS)
}

/// The shipped rubrics by year.
static SHIPPED: LazyLock<BTreeMap<u16, Rubric>> = LazyLock::new(|| {
    let sound = |(id, text)| rubric::parse(id, text).unwrap();
    rubric::BUILT_IN.map(sound).into_iter().map(|rubric| (rubric.year, rubric)).collect()
});

/// The shipped tree with other weights and other highest points.
fn dimensions(shipped: &Rubric, dice: &mut Dice) -> Vec<Dimension> {
    let all = 100 * UNITS;
    match &shipped.scheme {
        Scheme::Checklist { variables, .. } => {
            let weights = vec![None; variables.len()];
            let variables = self::variables(variables, weights, true, dice);
            vec![Dimension { code: String::new(), weight: 0, variables }]
        }
        Scheme::Weighted(dimensions) => {
            let weights = cut(all, dimensions.len(), dice);
            let dimension = |(dimension, weight): (&rubric::Dimension, u64)| {
                let weights = shares(weight, dimension.variables.len(), dice);
                let variables = variables(&dimension.variables, weights, false, dice);
                Dimension { code: dimension.code.clone(), weight, variables }
            };
            dimensions.iter().zip(weights).map(dimension).collect()
        }
    }
}

fn variables(
    shipped: &[rubric::Variable],
    weights: Vec<Option<u64>>,
    checklist: bool,
    dice: &mut Dice,
) -> Vec<Variable> {
    let variable = |(variable, weight): (&rubric::Variable, Option<u64>)| {
        let count = variable.indicators.len();
        let weights = match checklist {
            true => vec![None; count],
            false => shares(weight.unwrap_or(0), count, dice),
        };
        let indicator = |(indicator, weight): (&rubric::Indicator, Option<u64>)| Indicator {
            code: indicator.code.clone(),
            weight,
            max: [3, 3, 1, 5]
                .get(usize::try_from(dice.below(6)).unwrap())
                .map_or_else(|| 1 + dice.below(1000 * UNITS), |whole| whole * UNITS),
            samples: indicator.samples.value,
        };
        let indicators = variable.indicators.iter().zip(weights).map(indicator).collect();
        Variable { code: variable.code.clone(), weight, evidence: variable.evidence, indicators }
    };
    shipped.iter().zip(weights).map(variable).collect()
}

/// Weights that sum to 100 or to the parent's, or none.
fn shares(parent: u64, count: usize, dice: &mut Dice) -> Vec<Option<u64>> {
    let sum = match dice.below(3) {
        0 => return vec![None; count],
        1 if parent > count as u64 => parent,
        _ => 100 * UNITS,
    };
    cut(sum, count, dice).into_iter().map(Some).collect()
}

/// A sum in so many parts of at least one each.
fn cut(sum: u64, count: usize, dice: &mut Dice) -> Vec<u64> {
    let mut cuts = BTreeSet::from([0, sum]);
    while cuts.len() < count + 1 {
        cuts.insert(1 + dice.below(sum - 1));
    }
    let cuts: Vec<_> = cuts.into_iter().collect();
    cuts.windows(2).map(|pair| pair[1] - pair[0]).collect()
}

fn units(plan: &Plan, shipped: &Rubric, dice: &mut Dice) -> Vec<Unit> {
    let mut kinds: Vec<Option<String>> = Vec::new();
    for kind in &shipped.units.kinds {
        let (least, most) = (kind.minimum.value, kind.maximum.value);
        let count = match plan.units_named {
            true => u32::try_from(dice.below(3)).unwrap(),
            false => least + u32::try_from(dice.below(u64::from(most - least) + 1)).unwrap(),
        };
        kinds.extend((0..count).map(|_| Some(kind.id.clone())));
    }
    if shipped.units.others {
        kinds.extend((0..dice.below(3)).map(|_| None));
    }
    if kinds.is_empty() {
        kinds.push(Some("disdukcapil".to_owned()));
    }
    let unit = |(number, kind)| {
        let content = match dice.below(20) {
            0 => Content::NotAssessed,
            1..=4 => Content::Told(told(dice)),
            _ => Content::Answered(answers(plan, dice)),
        };
        Unit { kind, name: format!("Unit {number}"), content }
    };
    (1..).zip(kinds).map(unit).collect()
}

/// A score from 0 to 100 with up to 30 decimals.
fn told(dice: &mut Dice) -> String {
    let whole = dice.below(100);
    match dice.below(6) {
        0 => ["0", "100", "100.000", "87.995", "77.994999", "31.98"]
            [usize::try_from(dice.below(6)).unwrap()]
        .to_owned(),
        1 => whole.to_string(),
        2 => format!("{whole}.{:02}5", dice.below(100)),
        3 => format!("{whole}.{}", "3".repeat(1 + usize::try_from(dice.below(30)).unwrap())),
        _ => format!("{whole}.{:02}", dice.below(100)),
    }
}

/// How likely an answer is left out, one in so many; nought: all are.
type Odds = u64;

fn answers(plan: &Plan, dice: &mut Dice) -> Vec<Vec<Said>> {
    let mut left_out = |odds: Odds| dice.below(odds) == 0;
    let whole = left_out(60);
    let mut dead = Vec::new();
    for dimension in &plan.dimensions {
        let dimension_dead = whole || left_out(12);
        for variable in &dimension.variables {
            let variable_dead = dimension_dead || left_out(10);
            dead.extend(variable.indicators.iter().map(|_| variable_dead || left_out(10)));
        }
    }
    // A checklist has as many samples of each as there are products.
    let products = 1 + dice.below(4);
    let gone: Vec<bool> = (0..products).map(|_| dice.below(8) == 0).collect();
    let mood = dice.below(8);
    let respondents = if dice.below(8) == 0 { 40 } else { 5 };
    let evidence = plan
        .dimensions
        .iter()
        .flat_map(|dimension| &dimension.variables)
        .flat_map(|variable| variable.indicators.iter().map(|_| variable.evidence));
    let indicators = plan.indicators().zip(evidence).zip(dead);
    indicators
        .map(|((indicator, evidence), dead)| {
            let samples = match evidence {
                _ if plan.is_checklist() => products,
                Evidence::Survey => 1 + dice.below(respondents),
                Evidence::Checklist | Evidence::Interview => u64::from(indicator.samples),
            };
            let sample = |index: u64| {
                let index = usize::try_from(index).unwrap();
                let product_gone = plan.is_checklist() && gone[index];
                said(plan, indicator, dead || product_gone, mood, dice)
            };
            (0..samples).map(sample).collect()
        })
        .collect()
}

fn said(plan: &Plan, indicator: &Indicator, dead: bool, mood: u64, dice: &mut Dice) -> Said {
    if dead {
        let skipped = plan.blank == Blank::Skip && dice.below(2) == 0;
        return if skipped { Said::Blank } else { Said::NotApplicable };
    }
    match dice.below(100) {
        0..8 => Said::NotApplicable,
        8..13 => Said::Refused,
        // Where a blank stops the region there are few, or no region would ever be scored.
        13..17 if plan.blank != Blank::Error => Said::Blank,
        17 if mood == 7 => Said::Blank,
        _ => {
            // 0 to 4 decimals, and some units where all points are the best or nought.
            let step = 10_u64.pow(u32::try_from(dice.below(5)).unwrap());
            match mood {
                0 => Said::Points(indicator.max),
                1 => Said::Points(0),
                _ => Said::Points(dice.below(indicator.max / step + 1) * step),
            }
        }
    }
}
