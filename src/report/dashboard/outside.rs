//! The regions that are in no list, and why; never dropped.

use serde::Serialize;

use super::{Context, number};
use crate::report::entry;
use crate::scoring::ReportCard;

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
    context.results.standings.outside().map(|card| row(context, card)).collect()
}

fn row(context: &Context<'_>, card: &ReportCard) -> Outside {
    let (state, _, reason) = entry::state(&context.results, card);
    Outside {
        code: card.region.code.to_string(),
        name: card.region.name.clone(),
        state,
        score: number::published(card.verdict().map(|verdict| verdict.published)),
        reason,
    }
}
