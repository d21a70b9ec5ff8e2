//! Regions and dimensions, shaded by height.

use serde::Serialize;

use super::chart::{hundredths, on_paper, whole};
use super::{Context, number};
use crate::catalogue::{dashboard as words, recap, units as unit_words};
use crate::domain::{Published, Score};
use crate::rubric::{Dimension, Scheme};
use crate::scoring;

/// How many shades there are.
const SHADES: usize = 7;

/// The table of dimensions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Heatmap {
    /// What it shows.
    pub about: String,
    /// The dimensions.
    pub columns: Vec<String>,
    /// The scored regions whose dimensions are known, in order of code.
    pub rows: Vec<Row>,
    /// The mean over them, where there are several.
    pub means: Option<Row>,
    /// What each shade means, lowest first.
    pub legend: Vec<Shade>,
}

/// A region's dimensions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The region's code; empty for the mean.
    pub code: String,
    /// The region's name.
    pub name: String,
    /// Its dimensions.
    pub cells: Vec<Shade>,
}

/// A number on its shade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Shade {
    /// The number, a range of them, or a dash.
    pub text: String,
    /// The shade, from 0 for the lowest; none for a dash.
    pub shade: Option<usize>,
}

/// Equal steps from a number that few are below to the highest; the first shade has those, too.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shades {
    lowest: i64,
    begin: i64,
    highest: i64,
}

pub(super) fn of(context: &Context<'_>) -> Option<Heatmap> {
    let results = &context.results;
    let Scheme::Weighted(dimensions) = &results.job.rubric.scheme else { return None };
    let rubric = &results.job.rubric;
    let known: Vec<_> = results
        .standings
        .cards
        .iter()
        .filter_map(|card| Some((card.region, scoring::dimension_means(card, rubric)?)))
        .collect();
    let shades = Shades::of_means(known.iter().flat_map(|(_, means)| means))?;
    let row = |code: String, name: String, means: &[Option<Score>]| Row {
        code,
        name,
        cells: means.iter().map(|mean| shades.cell(mean.as_ref())).collect(),
    };
    let regions: Vec<_> = known.iter().map(|(_, means)| means.clone()).collect();
    let label = unit_words::mean_of_regions(known.len());
    let means = (known.len() > 1).then(|| row(String::new(), label, &scoring::means(&regions)));
    let rows = known
        .iter()
        .map(|(region, means)| row(region.code.to_string(), region.name.clone(), means));
    Some(Heatmap {
        about: format!("{} {}", unit_words::DIMENSIONS_LINE, words::HEATMAP_ABOUT),
        columns: dimensions.iter().map(|dimension: &Dimension| dimension.name.clone()).collect(),
        rows: rows.collect(),
        means,
        legend: shades.legend(),
    })
}

impl Shades {
    /// From the whole number below the lowest to the one above the highest; `None` of nothing.
    /// A few very low numbers would else leave all others the same dark shade.
    fn of_means<'a>(means: impl Iterator<Item = &'a Option<Score>>) -> Option<Self> {
        let mut numbers: Vec<_> = means.flatten().map(|mean| hundredths(mean.publish())).collect();
        numbers.sort_unstable();
        let (lowest, highest) = (numbers.first()?, numbers.last()?);
        let begin = numbers.get(numbers.len() / 10)?;
        let whole = |number: &i64| number / 100 * 100;
        Some(Self { lowest: whole(lowest), begin: whole(begin), highest: whole(highest) + 100 })
    }

    /// The shades of all dimensions of the job; those of a region's units have the same.
    pub(super) fn of_job(context: &Context<'_>) -> Option<Self> {
        let rubric = &context.results.job.rubric;
        let cards = context.results.standings.cards.iter();
        let known: Vec<_> =
            cards.filter_map(|card| scoring::dimension_means(card, rubric)).collect();
        Self::of_means(known.iter().flatten())
    }

    /// A number on its shade; what lies beyond the ends has the shade of the end.
    pub(super) fn cell(self, mean: Option<&Score>) -> Shade {
        let shade = mean.map(|mean| self.shade_of(mean.publish()));
        Shade { text: number::shown(mean), shade }
    }

    fn shade_of(self, score: Published) -> usize {
        let score = hundredths(score);
        let reached = (1..SHADES).filter(|shade| score >= self.from(*shade));
        reached.count()
    }

    /// The lowest number of a shade, in hundredths.
    fn from(self, shade: usize) -> i64 {
        if shade == 0 {
            return self.lowest;
        }
        let span = self.highest - self.begin;
        // Rounded up, so that the range that the legend prints is the one that is used.
        self.begin + (span * whole(shade) + whole(SHADES) - 1) / whole(SHADES)
    }

    fn legend(self) -> Vec<Shade> {
        let shade = |shade: usize| {
            let below = self.from(shade + 1) - 1;
            let top = if shade + 1 == SHADES { self.highest.min(10_000) } else { below };
            let text = recap::range(&on_paper(self.from(shade)), &on_paper(top));
            Shade { text, shade: Some(shade) }
        };
        (0..SHADES).map(shade).collect()
    }
}
