//! The explanation of a number for other programs.

use serde::Serialize;

use super::{Unwritable, findings};
use crate::catalogue;
use crate::domain::{Answer, Fraction};
use crate::explain::{
    AnswerFound, Basis, Explanation, LeftOut, Level, Node, Rule, Share, Step, What,
};
use crate::location::Location;
use crate::scoring::Outcome;

#[derive(Serialize)]
struct Document<'a> {
    schema: u32,
    year: u16,
    rubric: &'a str,
    rubric_status: &'static str,
    marks: Vec<&'static str>,
    region: RegionRow<'a>,
    rounding: Option<RoundingRow>,
    band: Option<BandRow<'a>>,
    beside: Option<Place<'a>>,
    within: Vec<StepRow<'a>>,
    /// What the number adds to the region's score, of 100.
    contribution: Option<String>,
    number: Option<NodeRow<'a>>,
    findings: Vec<findings::Row<'a>>,
}

#[derive(Serialize)]
struct RegionRow<'a> {
    code: String,
    name: &'a str,
    status: &'static str,
    reason: Option<&'a str>,
}

#[derive(Serialize)]
struct RoundingRow {
    exact: String,
    decimals: u32,
    mode: &'static str,
    score: String,
}

#[derive(Serialize)]
struct BandRow<'a> {
    from: String,
    below: Option<String>,
    missing: Option<String>,
    category: Option<&'a str>,
    zone: Option<&'static str>,
    opinion: &'a str,
    suffix: Option<&'a str>,
    status: &'static str,
    source: &'a str,
}

#[derive(Serialize)]
struct WhatRow<'a> {
    of: &'static str,
    code: Option<String>,
    name: Option<&'a str>,
    unit_kind: Option<&'a str>,
    product: Option<usize>,
}

#[derive(Serialize)]
struct ShareRow<'a> {
    exact: String,
    weight: String,
    sum: String,
    status: Option<&'static str>,
    source: Option<&'a str>,
}

#[derive(Serialize)]
struct StepRow<'a> {
    #[serde(flatten)]
    what: WhatRow<'a>,
    share: Option<ShareRow<'a>>,
}

#[derive(Serialize)]
struct NodeRow<'a> {
    #[serde(flatten)]
    what: WhatRow<'a>,
    share: Option<ShareRow<'a>>,
    /// In lowest terms, of 100.
    exact: Option<String>,
    /// The same in decimals; after twelve of them cut and marked with `…`.
    decimal: Option<String>,
    left_out: Option<&'static str>,
    rule: &'static str,
    told: Option<Place<'a>>,
    max: Option<String>,
    answers: Vec<AnswerRow<'a>>,
    parts: Vec<Self>,
}

#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    sheet: Option<&'a str>,
    cell: Option<String>,
}

#[derive(Serialize)]
struct AnswerRow<'a> {
    answer: &'static str,
    /// The points that stand there.
    points: Option<String>,
    /// The points that it counts for; null where it is left out.
    counted: Option<String>,
    #[serde(flatten)]
    at: Place<'a>,
}

/// An explanation as JSON, with all of its parts down to the cells.
///
/// # Errors
/// Never, see [`Unwritable`].
pub fn explanation_json(explanation: &Explanation<'_>) -> Result<Vec<u8>, Unwritable> {
    let job = explanation.job;
    let region = explanation.region;
    let document = Document {
        schema: 1,
        year: job.year,
        rubric: &job.rubric.id,
        rubric_status: job.rubric.status.id(),
        marks: job.marks().into_iter().map(catalogue::mark).collect(),
        region: RegionRow {
            code: region.code.to_string(),
            name: &region.name,
            status: explanation.outcome.id(),
            reason: match explanation.outcome {
                Outcome::NotAssessed(reason) => reason.as_deref(),
                Outcome::Scored(_) | Outcome::Incomplete | Outcome::Missing => None,
            },
        },
        rounding: explanation.rounding.as_ref().map(|rounding| RoundingRow {
            exact: rounding.exact.to_string(),
            decimals: 2,
            mode: "half_up",
            score: rounding.published.to_string(),
        }),
        band: explanation.band.as_ref().map(|found| BandRow {
            from: found.band.min.to_string(),
            below: found.above.map(|(above, _)| above.min.to_string()),
            missing: found.above.map(|(_, missing)| missing.to_string()),
            category: found.band.category.as_deref(),
            zone: found.band.zone.map(|zone| zone.name()),
            opinion: &found.band.opinion,
            suffix: found.suffix,
            status: found.bands.status.id(),
            source: &found.bands.source,
        }),
        beside: explanation.beside.map(|seen| place(&seen.at)),
        within: explanation.within.iter().map(step).collect(),
        contribution: explanation.contribution().map(|sum| sum.to_string()),
        number: explanation.number.as_ref().map(node),
        findings: explanation.findings.iter().map(|finding| findings::Row::of(finding)).collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&document)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn step(step: &Step) -> StepRow<'_> {
    StepRow { what: what(&step.what), share: step.share.as_ref().map(share) }
}

fn node(node: &Node) -> NodeRow<'_> {
    let (told, max, answers): (_, _, &[AnswerFound]) = match &node.basis {
        Basis::Told(at) | Basis::NotAssessed(at) => (Some(at), None, &[]),
        Basis::Parts(..) => (None, None, &[]),
        Basis::Answers { max, answers } => (None, Some(max), answers),
    };
    NodeRow {
        what: what(&node.what),
        share: node.share.as_ref().map(share),
        exact: node.value.as_ref().map(Fraction::to_string),
        decimal: node.value.as_ref().map(Fraction::to_decimal),
        left_out: node.left_out().map(left_out),
        rule: rule(&node.basis),
        told: told.map(place),
        max: max.map(Fraction::to_decimal),
        answers: answers.iter().map(answer).collect(),
        parts: node.parts().iter().map(self::node).collect(),
    }
}

fn what(what: &What) -> WhatRow<'_> {
    let row = |of| WhatRow { of, code: None, name: None, unit_kind: None, product: None };
    match what {
        What::Region(region) => WhatRow {
            code: Some(region.code.to_string()),
            name: Some(&region.name),
            ..row("region")
        },
        What::Unit { kind, name } => WhatRow {
            name: Some(name),
            unit_kind: kind.as_ref().map(|(id, _)| id.as_str()),
            ..row("unit")
        },
        What::Product(number) => WhatRow { product: Some(*number), ..row("product") },
        What::Item { level, code, name } => {
            let of = match level {
                Level::Dimension => "dimension",
                Level::Variable => "variable",
                Level::Indicator => "indicator",
            };
            WhatRow { code: Some(code.clone()), name: Some(name), ..row(of) }
        }
    }
}

fn share(share: &Share) -> ShareRow<'_> {
    ShareRow {
        exact: share.exact.to_string(),
        weight: share.weight.to_decimal(),
        sum: share.sum.to_decimal(),
        status: share.source.as_ref().map(|(status, _)| status.id()),
        source: share.source.as_ref().map(|(_, source)| source.as_str()),
    }
}

fn place(at: &Location) -> Place<'_> {
    Place { file: at.file_name(), sheet: at.sheet(), cell: at.cell() }
}

fn answer(found: &AnswerFound) -> AnswerRow<'_> {
    let (answer, points) = match found.answer {
        Answer::Points(points) => ("points", Some(points)),
        Answer::Blank => ("blank", None),
        Answer::Refused => ("refused", None),
        Answer::NotApplicable => ("not_applicable", None),
    };
    AnswerRow {
        answer,
        points: points.map(|points| points.exact().to_decimal()),
        counted: found.counted.map(|points| points.exact().to_decimal()),
        at: place(&found.at),
    }
}

fn left_out(why: LeftOut) -> &'static str {
    match why {
        LeftOut::NotAssessed => "not_assessed",
        LeftOut::NotApplicable => "not_applicable",
        LeftOut::Unanswered => "unanswered",
        LeftOut::AllParts => "all_parts",
    }
}

fn rule(basis: &Basis) -> &'static str {
    match basis {
        Basis::Told(_) => "told",
        Basis::NotAssessed(_) => "not_assessed",
        Basis::Parts(Rule::Units, _) => "mean_of_units",
        Basis::Parts(Rule::AllProducts, _) => "mean_of_all_products",
        Basis::Parts(Rule::Products, _) => "mean_of_products",
        Basis::Parts(Rule::Weights, _) => "weighted_sum",
        Basis::Parts(Rule::Points, _) => "points_over_max",
        Basis::Parts(Rule::EachProduct, _) => "each_product",
        Basis::Answers { .. } => "mean_of_answers",
    }
}
