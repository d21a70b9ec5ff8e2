//! The page of one region, and its tile on the grid.

use serde::Serialize;

use super::findings::Findings;
use super::heatmap::{Shade, Shades};
use super::lift::Lifts;
use super::trend::OfRegion;
use super::{Card, Context, Link, findings, lift, number, trend};
use crate::catalogue::{advice, dashboard as words, recap, report_card as card_words};
use crate::report::{entry, report_card};
use crate::scoring::{ReportCard, UnitCard, Verdict};

/// A region's tile on the grid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tile {
    /// Its code.
    pub code: String,
    /// Its name with the kind shortened.
    pub name: String,
    /// Its score, or its state where it has none.
    pub score: String,
    /// Its group's mark, where it has a score.
    pub group: Option<&'static str>,
    /// Its group's name; empty where it has none.
    pub word: String,
}

/// Everything about one region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RegionPage {
    /// Its code, which is how its address ends.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What stands above the name.
    pub about: String,
    /// Why it has no score, where it has none.
    pub state: Option<State>,
    /// The key figures.
    pub cards: Vec<Card>,
    /// Labels with their texts.
    pub facts: Vec<(String, String)>,
    /// Its units; none where a score alone is known.
    pub units: Option<Units>,
    /// What lifts it most, where its answers are known.
    pub lifts: Option<Lifts>,
    /// Its years, where there are earlier ones.
    pub trend: Option<OfRegion>,
    /// Its findings.
    pub findings: Findings,
    /// Its documents.
    pub links: Vec<Link>,
    /// The codes of the regions before and after it.
    pub neighbours: (Option<String>, Option<String>),
}

/// Why a region has no score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct State {
    /// Its state.
    pub word: &'static str,
    /// Why.
    pub reason: String,
}

/// The units of a region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Units {
    /// The dimensions, where they are known of a unit.
    pub columns: Vec<String>,
    /// The units in the order of the rubric.
    pub rows: Vec<Unit>,
}

/// A unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unit {
    /// Its name.
    pub name: String,
    /// Its score as shown, or why it has none.
    pub score: String,
    /// The group of its score.
    pub group: Option<super::Group>,
    /// Its dimensions.
    pub dimensions: Vec<Shade>,
}

pub(super) fn tile(context: &Context<'_>, card: &ReportCard) -> Tile {
    let region = card.region;
    let kind = words::SHORT_KINDS.into_iter().find(|(id, _)| *id == region.kind.id());
    let kind = kind.map_or("", |(_, short)| short);
    let group = card.verdict().map(|verdict| context.groups.of_band(&verdict.band));
    Tile {
        code: region.code.to_string(),
        name: format!("{kind} {}", region.short_name()),
        score: match card.verdict() {
            Some(verdict) => verdict.published.on_paper(),
            None => entry::state(&context.results, card).0.to_owned(),
        },
        group: group.as_ref().map(|group| group.id),
        word: group.map(|group| group.label(context.groups.are_zones())).unwrap_or_default(),
    }
}

pub(super) fn pages(context: &Context<'_>) -> Vec<RegionPage> {
    let cards = &context.results.standings.cards;
    let shades = Shades::of_job(context);
    let code_at = |index: Option<usize>| Some(cards.get(index?)?.region.code.to_string());
    let pages = cards.iter().enumerate().map(|(index, card)| {
        let neighbours = (code_at(index.checked_sub(1)), code_at(index.checked_add(1)));
        page(context, card, shades, neighbours)
    });
    pages.collect()
}

fn page(
    context: &Context<'_>,
    card: &ReportCard,
    shades: Option<Shades>,
    neighbours: (Option<String>, Option<String>),
) -> RegionPage {
    let region = card.region;
    let code = region.code.to_string();
    let state = card.verdict().is_none().then(|| {
        let (word, _, reason) = entry::state(&context.results, card);
        State { word, reason }
    });
    RegionPage {
        about: card_words::about(&code, context.results.job.year),
        code,
        name: region.name.clone(),
        state,
        cards: card.verdict().map(|verdict| figures(context, card, verdict)).unwrap_or_default(),
        facts: card.verdict().map(|verdict| facts(context, card, verdict)).unwrap_or_default(),
        units: units(context, card, shades),
        lifts: lift::of_region(context, card),
        trend: trend::of_region(context, region.code),
        findings: findings::of_region(context, region.code),
        links: links(context, card),
        neighbours,
    }
}

/// The score, what it is called, and the rank in every list.
fn figures(context: &Context<'_>, card: &ReportCard, verdict: &Verdict) -> Vec<Card> {
    let group = context.groups.of_band(&verdict.band);
    let figure = |label: &str, value: String, note: &str| Card {
        label: label.to_owned(),
        value,
        note: note.to_owned(),
        group: None,
    };
    let mut cards = vec![figure(recap::SCORE, verdict.published.on_paper(), "")];
    if let Some(category) = &verdict.band.category {
        cards.push(figure(recap::CATEGORY, category.clone(), &verdict.opinion));
    }
    cards.push(Card { group: Some(group.id), ..figure(context.groups.word(), group.name, "") });
    let lists = context.results.standings.lists.iter();
    cards.extend(lists.filter_map(|list| {
        let place = list.place_of(card.region.code)?;
        let tied = if place.tied { format!("{}. ", recap::TIED) } else { String::new() };
        let note = format!("{tied}{}", list.list.title);
        Some(figure(&card_words::rank_of(list.places.len()), place.rank.to_string(), &note))
    }));
    cards
}

fn facts(context: &Context<'_>, card: &ReportCard, verdict: &Verdict) -> Vec<(String, String)> {
    let bands = &context.results.job.rubric.bands.value;
    let next = match (bands.points_to_next(verdict.published), bands.next_above(verdict.published))
    {
        (Some(points), Some(above)) => advice::to_next(&points.on_paper(), above),
        _ => card_words::HIGHEST_BAND.to_owned(),
    };
    let label = if verdict.band.category.is_some() {
        recap::TO_NEXT_CATEGORY
    } else {
        recap::TO_NEXT_OPINION
    };
    let mut facts = Vec::new();
    // Where there are categories, the opinion stands below the category.
    if verdict.band.category.is_none() {
        facts.push((recap::OPINION, verdict.opinion.clone()));
    }
    facts.extend([(label, next), (card_words::EXACT, number::decimal(verdict.score.exact()))]);
    if context.results.job.certificate.is_some() {
        facts.push((recap::CERTIFICATE, entry::certificate(&context.results, card.region.code)));
    }
    let ranges = lift::rank_ranges(context, card.region.code);
    if !ranges.is_empty() {
        facts.push((words::RANK_RANGE, ranges.join("; ")));
    }
    facts.into_iter().map(|(label, text)| (label.to_owned(), text)).collect()
}

fn units(context: &Context<'_>, card: &ReportCard, shades: Option<Shades>) -> Option<Units> {
    // What errors hide would be missing in the figures of a region that has them.
    if card.units.is_empty() || card.verdict().is_none() {
        return None;
    }
    let rubric = &context.results.job.rubric;
    let known = card.units.iter().any(|unit| unit.dimensions(rubric).is_some());
    let dimensions = if known { rubric.dimensions() } else { &[] };
    let row = |(unit, number): (&UnitCard, usize)| {
        let shown = unit.shown(rubric);
        let known = unit.dimensions(rubric).unwrap_or_default();
        let cell = |index: usize| {
            let mean = known.get(index).and_then(|(_, score)| score.as_ref());
            let plain = || Shade { text: number::shown(mean), shade: None };
            shades.map_or_else(plain, |shades| shades.cell(mean))
        };
        Unit {
            name: entry::unit_name(&context.results, unit, number),
            score: match shown {
                Some((score, _)) => score.on_paper(),
                None => recap::NOT_ASSESSED.to_owned(),
            },
            group: shown.map(|(_, band)| context.groups.of_band(band)),
            dimensions: (0..dimensions.len()).map(cell).collect(),
        }
    };
    Some(Units {
        columns: dimensions.iter().map(|dimension| dimension.name.clone()).collect(),
        rows: card.units.iter().zip(1..).map(row).collect(),
    })
}

fn links(context: &Context<'_>, card: &ReportCard) -> Vec<Link> {
    let link = |href: String, label: &str| Link { href, label: label.to_owned() };
    let mut links = vec![link(report_card::path(card), words::REPORT_CARD)];
    let code = card.region.code;
    if context.results.certificates().any(|(region, _)| region == code) {
        let href = crate::report::certificate::path(card.region);
        links.push(link(href, words::CERTIFICATE));
    }
    links
}
