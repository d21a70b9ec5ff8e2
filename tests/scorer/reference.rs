//! The rules of scoring once more, straight from their text: whole numbers over common denominators.
//!
//! What the library does from the bottom up, mean by mean, is done here from the top down: every
//! indicator that counts is given its part of the whole, a product of weights over a product of
//! sums of weights, and all parts are added over one denominator.

use std::collections::BTreeMap;

use num_bigint::BigInt;

use crate::plan::{Blank, Content, Dimension, Indicator, Plan, Said, Variable, Whole};

/// What a region comes to by the rules.
#[derive(Debug, PartialEq, Eq)]
pub struct Expected {
    /// The exact score and what is published of it; `None` where the region cannot be scored.
    pub scored: Option<Scored>,
    /// The exact score of each unit that has one, by name.
    pub units: BTreeMap<String, String>,
}

#[derive(Debug, PartialEq, Eq)]
pub struct Scored {
    pub exact: String,
    pub published: String,
    pub category: Option<&'static str>,
    pub zone: Option<&'static str>,
    pub opinion: String,
}

/// A numerator over a denominator, not in lowest terms.
type Ratio = (BigInt, BigInt);

/// Scores a plan.
pub fn score(plan: &Plan) -> Expected {
    let mut units = BTreeMap::new();
    let mut sound = !(plan.blank == Blank::Error && has_blanks(plan));
    // What the region's mean is taken over: units, or the products of a checklist.
    let mut counted: Vec<Ratio> = Vec::new();
    let mut assessed = 0;
    for unit in &plan.units {
        let parts = match &unit.content {
            Content::NotAssessed => continue,
            Content::Told(decimal) => vec![ratio(decimal)],
            Content::Answered(answers) if plan.is_checklist() => products(plan, answers),
            Content::Answered(answers) => weighted(plan, answers).into_iter().collect(),
        };
        let Some(mean) = mean(&parts) else {
            sound = false;
            continue;
        };
        assessed += 1;
        units.insert(unit.name.clone(), lowest(&mean));
        if plan.is_checklist() && !plan.by_units {
            counted.extend(parts);
        } else {
            counted.push(mean);
        }
    }
    if !plan.units.is_empty() && !plan.units_named && assessed < plan.minimum {
        sound = false;
    }
    let region = match &plan.whole {
        Some(Whole::Alone(decimal)) => Some(ratio(decimal)),
        Some(Whole::Off) => None,
        Some(Whole::Same) | None => mean(&counted),
    };
    let scored = region.filter(|_| sound).map(|region| named(plan, &region));
    Expected { scored, units }
}

/// What is published of the mean of a plan's units, in hundredths, whatever else holds.
pub fn hundredths_of_units(plan: &Plan) -> Option<u32> {
    // The same seed makes the same plan.
    let alone = Plan { whole: None, units_named: true, ..Plan::new(plan.seed) };
    let published = score(&alone).scored?.published.replace('.', "");
    published.parse().ok()
}

fn has_blanks(plan: &Plan) -> bool {
    plan.units.iter().any(|unit| match &unit.content {
        Content::Answered(answers) => answers.iter().flatten().any(|said| *said == Said::Blank),
        Content::NotAssessed | Content::Told(_) => false,
    })
}

/// Points in ten-thousandths, or nothing where the answer is left out.
fn points(plan: &Plan, said: Said) -> Option<u64> {
    match said {
        Said::Points(points) => Some(points),
        Said::Refused => Some(0),
        Said::NotApplicable => None,
        Said::Blank if plan.blank == Blank::Zero => Some(0),
        Said::Blank => None,
    }
}

/// The unit's score of 100: the sum over all indicators that count of
/// points / (samples x max) x the product of weight / sum of counting siblings' weights.
fn weighted(plan: &Plan, answers: &[Vec<Said>]) -> Option<Ratio> {
    let mut rest = answers;
    let mut terms: Vec<Ratio> = Vec::new();
    let mut dimensions: Vec<(&Dimension, Vec<CountingVariable<'_>>)> = Vec::new();
    for dimension in &plan.dimensions {
        let mut variables = Vec::new();
        for variable in &dimension.variables {
            let (own, others) = rest.split_at(variable.indicators.len());
            rest = others;
            let both = variable.indicators.iter().zip(own);
            let counting: Vec<_> =
                both.filter_map(|(indicator, said)| Counting::of(plan, indicator, said)).collect();
            if !counting.is_empty() {
                variables.push((variable, counting));
            }
        }
        if !variables.is_empty() {
            dimensions.push((dimension, variables));
        }
    }
    let all: u64 = dimensions.iter().map(|(dimension, _)| dimension.weight).sum();
    for (dimension, variables) in &dimensions {
        let siblings: u64 = variables.iter().map(|(v, _)| v.weight.unwrap_or(1)).sum();
        for (variable, counting) in variables {
            let within: u64 = counting.iter().map(|c| c.indicator.weight.unwrap_or(1)).sum();
            for one in counting {
                let up = [
                    100,
                    dimension.weight,
                    variable.weight.unwrap_or(1),
                    one.indicator.weight.unwrap_or(1),
                    one.points,
                ];
                let down = [all, siblings, within, one.samples, one.indicator.max];
                terms.push((product(&up), product(&down)));
            }
        }
    }
    (!terms.is_empty()).then(|| sum(&terms))
}

/// A variable with those of its indicators that count.
type CountingVariable<'a> = (&'a Variable, Vec<Counting<'a>>);

/// An indicator that counts.
struct Counting<'a> {
    indicator: &'a Indicator,
    points: u64,
    samples: u64,
}

impl<'a> Counting<'a> {
    fn of(plan: &Plan, indicator: &'a Indicator, said: &[Said]) -> Option<Self> {
        let counted: Vec<u64> = said.iter().filter_map(|said| points(plan, *said)).collect();
        let (points, samples) = (counted.iter().sum(), counted.len() as u64);
        (samples > 0).then_some(Self { indicator, points, samples })
    }
}

/// Each product: 100 x sum of points / sum of max over its components.
fn products(plan: &Plan, answers: &[Vec<Said>]) -> Vec<Ratio> {
    let count = answers.first().map_or(0, Vec::len);
    let mut products = Vec::new();
    for index in 0..count {
        let (mut up, mut down) = (0, 0);
        for (indicator, said) in plan.indicators().zip(answers) {
            if let Some(points) = points(plan, said[index]) {
                up += points;
                down += indicator.max;
            }
        }
        if down > 0 {
            products.push((BigInt::from(100 * up), BigInt::from(down)));
        }
    }
    products
}

/// The published score and its words, from tables of our own.
fn named(plan: &Plan, exact: &Ratio) -> Scored {
    let (up, down) = exact;
    let units: BigInt = up * 100;
    let (whole, rest) = (&units / down, &units % down);
    let hundredths: u32 = whole.try_into().unwrap();
    let hundredths = hundredths + u32::from(rest * 2 >= *down);
    let compliance = [
        (8100, None, Some("Hijau"), "Kepatuhan Tinggi"),
        (5100, None, Some("Kuning"), "Kepatuhan Sedang"),
        (0, None, Some("Merah"), "Kepatuhan Rendah"),
    ];
    let quality = [
        (8800, Some("A"), Some("Hijau"), "Kualitas Tertinggi"),
        (7800, Some("B"), Some("Hijau"), "Kualitas Tinggi"),
        (5400, Some("C"), Some("Kuning"), "Kualitas Sedang"),
        (3200, Some("D"), Some("Merah"), "Kualitas Rendah"),
        (0, Some("E"), Some("Merah"), "Kualitas Terendah"),
    ];
    let bands: &[_] = if plan.year == 2021 { &compliance } else { &quality };
    let (_, category, zone, opinion) =
        bands.iter().find(|(minimum, ..)| hundredths >= *minimum).unwrap();
    let draft = plan.year == 2025;
    let suffix = if plan.followed_up { " Tanpa Maladministrasi" } else { "" };
    Scored {
        exact: lowest(exact),
        published: format!("{}.{:02}", hundredths / 100, hundredths % 100),
        category: category.filter(|_| !draft),
        zone: zone.filter(|_| !draft),
        opinion: format!("{opinion}{suffix}"),
    }
}

fn product(factors: &[u64]) -> BigInt {
    factors.iter().map(|factor| BigInt::from(*factor)).product()
}

/// A decimal with a point, over a power of ten.
fn ratio(decimal: &str) -> Ratio {
    let (whole, decimals) = decimal.split_once('.').unwrap_or((decimal, ""));
    let down = BigInt::from(10).pow(u32::try_from(decimals.len()).unwrap());
    (format!("{whole}{decimals}").parse().unwrap(), down)
}

fn sum(terms: &[Ratio]) -> Ratio {
    let mut common = BigInt::from(1);
    for (_, down) in terms {
        common = &common / divisor(&common, down) * down;
    }
    let up = terms.iter().map(|(up, down)| up * (&common / down)).sum();
    (up, common)
}

fn mean(terms: &[Ratio]) -> Option<Ratio> {
    let (up, down) = sum(terms);
    (!terms.is_empty()).then(|| (up, down * BigInt::from(terms.len())))
}

/// In lowest terms, as the data files write it.
fn lowest((up, down): &Ratio) -> String {
    let common = divisor(up, down);
    let (up, down) = (up / &common, down / &common);
    if down == BigInt::from(1) { up.to_string() } else { format!("{up}/{down}") }
}

/// The greatest common divisor, by Euclid.
fn divisor(a: &BigInt, b: &BigInt) -> BigInt {
    let (mut a, mut b) = (a.clone(), b.clone());
    while b != BigInt::ZERO {
        (a, b) = (b.clone(), a % b);
    }
    a
}
