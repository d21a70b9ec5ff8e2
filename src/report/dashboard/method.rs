//! The rules in short: how points become the score, and how sure the figures are.

use serde::Serialize;

use super::Context;
use super::number::decimal;
use crate::catalogue::recap;
use crate::rubric::Scheme;

/// The rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Method {
    /// Labels with their texts.
    pub facts: Vec<(String, String)>,
    /// The computation, step by step.
    pub steps: Vec<&'static str>,
    /// The weights of dimensions with how sure they are; none in a checklist.
    pub weights: Vec<Weight>,
    /// Each list with who is in it and what equal scores do.
    pub lists: Vec<String>,
    /// What the states of figures mean.
    pub legend: &'static str,
    /// What the figures were read in.
    pub sources: Vec<String>,
}

/// A dimension's weight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Weight {
    /// The dimension.
    pub name: String,
    /// Its weight in percent.
    pub percent: String,
    /// How sure it is.
    pub status: &'static str,
}

pub(super) fn of(context: &Context<'_>) -> Method {
    let results = &context.results;
    let rubric = &results.job.rubric;
    let mut facts = vec![
        (recap::RUBRIC, recap::with_id(&rubric.title, &rubric.id)),
        (recap::STATUS, recap::status(rubric.status).to_owned()),
    ];
    if !rubric.remark.is_empty() {
        facts.push((recap::REMARK, rubric.remark.clone()));
    }
    facts.push((recap::BLANK, recap::blank(rubric.blank).to_owned()));
    let (own, weights): (&[&str], _) = match &rubric.scheme {
        Scheme::Weighted(dimensions) => {
            let weights = dimensions.iter().map(|dimension| Weight {
                name: dimension.name.clone(),
                percent: decimal(dimension.weight.value.percent()),
                status: recap::status(dimension.weight.status),
            });
            (&recap::WEIGHTED_STEPS, weights.collect())
        }
        Scheme::Checklist { roll_up, .. } => {
            facts.push((recap::ROLL_UP, recap::roll_up(roll_up.value).to_owned()));
            (&recap::CHECKLIST_STEPS, Vec::new())
        }
    };
    let lists = results.standings.lists.iter().map(|list| {
        let kinds: Vec<_> = list.list.kinds.iter().map(|kind| kind.name()).collect();
        recap::list(&list.list.title, &kinds.join(", "), recap::ties(list.list.ties))
    });
    Method {
        facts: facts.into_iter().map(|(label, text)| (label.to_owned(), text)).collect(),
        steps: own.iter().chain(&recap::COMMON_STEPS).copied().collect(),
        weights,
        lists: lists.collect(),
        legend: recap::STATUS_LEGEND,
        sources: rubric.sources.iter().map(|source| source.text.clone()).collect(),
    }
}
