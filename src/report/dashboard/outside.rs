//! The regions that are in no list, and why; never dropped.

use serde::Serialize;

use super::{Context, number};
use crate::catalogue::recap;
use crate::scoring::{Outcome, ReportCard};

/// A region in no list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Outside {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its state.
    pub state: &'static str,
    /// Its score, or a dash.
    pub score: String,
    /// Why it is in no list.
    pub reason: String,
}

pub(super) fn of(context: &Context<'_>) -> Vec<Outside> {
    let standings = context.results.standings;
    let outside = standings.cards.iter();
    let outside = outside.filter(|card| standings.first_place(card.region.code).is_none());
    outside.map(|card| row(context, card)).collect()
}

fn row(context: &Context<'_>, card: &ReportCard) -> Outside {
    let (state, reason) = state(context, card);
    Outside {
        code: card.region.code.to_string(),
        name: card.region.name.clone(),
        state,
        score: number::published(card.verdict().map(|verdict| verdict.published)),
        reason,
    }
}

/// A region's state, and why it is not ranked.
pub(super) fn state(context: &Context<'_>, card: &ReportCard) -> (&'static str, String) {
    match &card.outcome {
        Outcome::Scored(_) => (recap::SCORED, recap::IN_NO_LIST.to_owned()),
        Outcome::Incomplete => (recap::INCOMPLETE, errors(context, card)),
        Outcome::Missing => (recap::MISSING, recap::SHEET_MISSING.to_owned()),
        Outcome::NotAssessed(reason) => {
            let reason = reason.as_deref().unwrap_or(recap::NO_REASON);
            (recap::NOT_ASSESSED, reason.to_owned())
        }
    }
}

fn errors(context: &Context<'_>, card: &ReportCard) -> String {
    let findings = context.results.findings.iter();
    let errors = findings
        .filter(|finding| finding.is_error() && finding.region == Some(card.region.code))
        .count();
    if errors > 0 { recap::errors_of_region(errors) } else { recap::ERRORS_ELSEWHERE.to_owned() }
}
