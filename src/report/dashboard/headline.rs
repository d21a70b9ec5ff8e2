//! The first screen: how many regions, in which zones, and who leads.

use serde::Serialize;

use super::Context;
use super::years::Year;
use crate::catalogue::dashboard as words;
use crate::scoring::{ReportCard, Verdict};

/// What can be read across a hall.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Headline {
    /// The year assessed.
    pub year: String,
    /// The result in one sentence.
    pub sentence: String,
    /// The key figures.
    pub cards: Vec<Card>,
}

/// A key figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Card {
    /// What it is.
    pub label: String,
    /// The figure.
    pub value: String,
    /// What stands below it; may be empty.
    pub note: String,
    /// The group whose colour and shape it has, if it has one.
    pub group: Option<&'static str>,
}

pub(super) fn of(context: &Context<'_>) -> Headline {
    let results = &context.results;
    let scored = results.accounting.regions.scored;
    let counts = counts(context);
    let are_zones = context.groups.are_zones();
    let sentence = match counts.first() {
        Some((group, count)) if scored > 0 && are_zones => {
            words::lead_zone(*count, scored, &group.name)
        }
        Some((group, count)) if scored > 0 => words::lead_opinion(*count, scored, &group.name),
        _ => words::LEAD_NOBODY.to_owned(),
    };
    let past = Year::before(context);
    let mut cards = vec![assessed(context)];
    cards.extend(counts.into_iter().map(|(group, count)| Card {
        label: group.label(are_zones),
        value: count.to_string(),
        note: past.as_ref().and_then(|past| past.beside(&group)).unwrap_or_default(),
        group: Some(group.id),
    }));
    cards.extend(highest(context));
    Headline { year: words::year(results.job.year), sentence, cards }
}

/// How many regions are in each group.
pub(super) fn counts(context: &Context<'_>) -> Vec<(super::Group, usize)> {
    let cards = context.results.standings.cards.iter();
    let verdicts: Vec<&Verdict> = cards.filter_map(ReportCard::verdict).collect();
    let groups = context.groups.all().into_iter();
    let count = |group: &super::Group| {
        let inside = |verdict: &&&Verdict| context.groups.of_band(&verdict.band) == *group;
        verdicts.iter().filter(inside).count()
    };
    groups.map(|group| (count(&group), group)).map(|(count, group)| (group, count)).collect()
}

fn assessed(context: &Context<'_>) -> Card {
    let regions = context.results.accounting.regions;
    let others = words::not_scored(regions.incomplete, regions.missing, regions.not_assessed);
    Card {
        label: words::ASSESSED.to_owned(),
        value: regions.scored.to_string(),
        note: [Some(words::of_regions(regions.total())), others]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(": "),
        group: None,
    }
}

/// The highest score of the first list, and who has it.
fn highest(context: &Context<'_>) -> Option<Card> {
    let standings = context.results.standings;
    let places = &standings.lists.first()?.places;
    let first = places.first()?;
    let card = standings.card(first.region)?;
    let best = card.verdict()?.published;
    let as_good = places
        .iter()
        .filter_map(|place| standings.card(place.region)?.verdict())
        .filter(|verdict| verdict.published == best)
        .count();
    Some(Card {
        label: words::HIGHEST.to_owned(),
        value: best.on_paper(),
        note: words::highest(&card.region.name, as_good.saturating_sub(1)),
        group: None,
    })
}
