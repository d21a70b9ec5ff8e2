//! The dashboard (dasbor) as plain data: every word and number of the page, final.

mod chart;
mod distribution;
mod findings;
mod group;
mod headline;
mod heatmap;
mod lift;
mod method;
mod number;
mod outside;
mod ranking;
mod region;
mod robustness;
mod section;
#[cfg(test)]
mod tests;
mod trend;
mod years;

use std::collections::BTreeMap;

use serde::Serialize;

pub use self::distribution::Distribution;
pub use self::findings::Findings;
pub use self::group::Group;
pub use self::headline::{Card, Headline};
pub use self::heatmap::Heatmap;
pub use self::method::Method;
pub use self::outside::Outside;
pub use self::ranking::List;
pub use self::region::{RegionPage, Tile};
pub use self::robustness::Ranges;
pub use self::section::Sections;
pub use self::trend::Lines;
pub use self::years::Years;

use self::group::Groups;
use super::Results;
use super::letterhead::Letterhead;
use crate::catalogue::dashboard as words;
use crate::domain::RegionKind;

/// The file's name.
pub const FILE: &str = "dasbor.html";

/// Everything that the page shows.
#[derive(Clone, Debug, Serialize)]
pub struct Dashboard {
    /// The words that stand there whatever the results are.
    pub words: BTreeMap<&'static str, &'static str>,
    /// The title of the window.
    pub title: String,
    /// What was assessed.
    pub heading: String,
    /// Who issues it.
    pub office: String,
    /// By which rules, and with which program.
    pub made_with: String,
    /// What keeps the page from passing for a final one.
    pub marks: Vec<Mark>,
    /// The sections that there are.
    pub sections: Sections,
    /// Other documents of the run.
    pub documents: Vec<Link>,
    /// The figures that come first.
    pub headline: Headline,
    /// What scores are sorted into, best first.
    pub groups: Vec<Group>,
    /// What the filter of groups is called while it is open.
    pub all_groups: &'static str,
    /// The kinds of regions that are in a list.
    pub kinds: Vec<Choice>,
    /// The lists of the job, in its order.
    pub lists: Vec<List>,
    /// What a filtered list says, with `{n}` and `{m}` for numbers.
    pub shown: &'static str,
    /// What the grid of regions is.
    pub grid_about: &'static str,
    /// All regions in order of code.
    pub tiles: Vec<Tile>,
    /// Regions and dimensions, where any are known.
    pub heatmap: Option<Heatmap>,
    /// How scores are spread, where there are any.
    pub distribution: Option<Distribution>,
    /// Zones of earlier years, where any are known.
    pub years: Option<Years>,
    /// Scores of earlier years, where any are known.
    pub lines: Option<Lines>,
    /// How firm the ranks of lists are, where that can be said.
    pub ranges: Vec<Ranges>,
    /// The weakest indicators, where answers are known.
    pub indicators: Option<lift::Standings>,
    /// The regions that are in no list.
    pub outside: Vec<Outside>,
    /// The pages of all regions, in order of code.
    pub regions: Vec<RegionPage>,
    /// All findings, or the first of them.
    pub findings: Findings,
    /// The rules.
    pub method: Method,
}

/// A word that every page carries, and what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// CONTOH, DRAF, BELUM LENGKAP.
    pub word: &'static str,
    /// What that means.
    pub meaning: &'static str,
}

/// A way to another document of the same run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// Where it lies, from the page.
    pub href: String,
    /// What it is.
    pub label: String,
}

/// One choice of a filter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// What rows are marked with.
    pub id: &'static str,
    /// What it is called.
    pub name: &'static str,
}

/// What the page is made from.
struct Context<'a> {
    results: Results<'a>,
    groups: Groups<'a>,
}

/// The page. `program` is the name and version that it says it was made with.
pub fn document(results: Results<'_>, program: &str) -> Dashboard {
    let job = results.job;
    let title = words::title(&job.province.name, job.year);
    let head = Letterhead { results, program, title };
    let context = Context { results, groups: Groups::of(&job.rubric) };
    let marks = head.marks().into_iter().map(|(word, meaning)| Mark { word, meaning });
    let mut page = Dashboard {
        words: words::WORDS.into_iter().chain([("group", context.groups.word())]).collect(),
        heading: job.title.clone(),
        office: head.office(),
        made_with: words::made_with(&job.rubric.title, job.rubric.status, program),
        marks: marks.collect(),
        title: head.title,
        sections: Sections::default(),
        documents: documents(&results),
        headline: headline::of(&context),
        groups: context.groups.all(),
        all_groups: if context.groups.are_zones() { words::ALL_ZONES } else { words::ALL_OPINIONS },
        kinds: kinds(&results),
        lists: results.standings.lists.iter().map(|list| ranking::of(&context, list)).collect(),
        shown: words::SHOWN,
        grid_about: words::GRID_ABOUT,
        tiles: results.standings.cards.iter().map(|card| region::tile(&context, card)).collect(),
        heatmap: heatmap::of(&context),
        distribution: distribution::of(&context),
        years: years::of(&context),
        lines: trend::of(&context),
        ranges: robustness::of(&context),
        indicators: lift::of(&context),
        outside: outside::of(&context),
        regions: region::pages(&context),
        findings: findings::of(&context),
        method: method::of(&context),
    };
    page.sections = Sections::of(&page);
    page
}

/// The kinds of regions that any list has.
fn kinds(results: &Results<'_>) -> Vec<Choice> {
    let listed = |kind: &RegionKind| {
        results.standings.lists.iter().any(|list| list.list.kinds.contains(kind))
    };
    let kinds = RegionKind::ALL.into_iter().filter(listed);
    kinds.map(|kind| Choice { id: kind.id(), name: kind.name() }).collect()
}

/// The other documents that lie beside the page.
fn documents(results: &Results<'_>) -> Vec<Link> {
    let link = |href: &str, label: &str| Link { href: href.to_owned(), label: label.to_owned() };
    let mut links = vec![link(&super::recap::file_name(results.job.year), words::RECAP)];
    if results.certificates().next().is_some() {
        links.push(link("cetak-piagam.pdf", words::ALL_CERTIFICATES));
    }
    links.push(link(words::FINDINGS_FILE, words::ALL_FINDINGS));
    links
}
