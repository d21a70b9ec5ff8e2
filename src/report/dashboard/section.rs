//! The sections of the page that there is something to show in.

use serde::Serialize;

use super::Dashboard;
use crate::catalogue::dashboard as words;

/// The sections in order; those that the results have nothing for are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Sections(Vec<Section>);

/// A section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Section {
    /// Which template draws it.
    pub name: &'static str,
    /// How its address ends.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
}

impl Sections {
    pub(super) fn of(page: &Dashboard) -> Self {
        let all = [
            ("ranking", words::RANKING, !page.lists.is_empty()),
            ("grid", words::GRID, true),
            ("heatmap", words::HEATMAP, page.heatmap.is_some()),
            ("distribution", words::DISTRIBUTION, page.distribution.is_some()),
            ("indicators", words::INDICATORS, page.indicators.is_some()),
            ("trend", words::TREND, page.years.is_some() || page.lines.is_some()),
            ("robustness", words::ROBUSTNESS, !page.ranges.is_empty()),
            ("outside", words::OUTSIDE, !page.outside.is_empty()),
            ("findings", words::FINDINGS, true),
            ("method", words::METHOD, true),
        ];
        let there = all.into_iter().filter(|(_, _, there)| *there);
        Self(there.map(|(name, (id, title), _)| Section { name, id, title }).collect())
    }

    /// The sections in order.
    pub fn iter(&self) -> impl Iterator<Item = &Section> {
        self.0.iter()
    }
}
