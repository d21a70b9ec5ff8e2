//! The workbook of one region (rapor) as plain data: what its Bagian Organisasi checks and plans by.

mod cover;
mod dimensions;
mod findings;
mod live;
mod method;
mod priorities;
mod trend;
mod unit;
mod units;

use super::Results;
use super::entry;
use super::letterhead::Letterhead;
use super::workbook::{SheetName, Workbook};
use crate::catalogue::{advice, recap, report_card as words};
use crate::finding::Finding;
use crate::rubric::Rubric;
use crate::scoring::{self, Outcome, ReportCard, UnitCard};

/// What a workbook is made from.
struct Context<'a> {
    results: Results<'a>,
    head: Letterhead<'a>,
    card: &'a ReportCard,
    names: SheetNames,
}

/// The names of all sheets, known before the first is made so that they can lead to each other.
struct SheetNames {
    cover: SheetName,
    /// The sheet of all units, where there are units.
    units: Option<SheetName>,
    /// One name for each unit of the region; `None` for one without a sheet of its own.
    each: Vec<Option<SheetName>>,
    /// The sheet of dimensions, where they are known of all units.
    dimensions: Option<SheetName>,
    /// The sheet of earlier years, where there are any.
    trend: Option<SheetName>,
    /// The sheet of what to mend first, where answers are known.
    priorities: Option<SheetName>,
    findings: SheetName,
    /// The sheet of the rules, where something was assessed by them.
    method: Option<SheetName>,
}

/// Where the workbook goes, below the output folder.
pub fn path(card: &ReportCard) -> String {
    format!("rapor/{}.xlsx", card.region.slug())
}

/// The workbook of one region. `program` is the name and version that it says it was made with.
pub fn document<'a>(results: Results<'a>, card: &'a ReportCard, program: &'a str) -> Workbook {
    let title = words::file_title(&card.region.name, results.job.year);
    let head = Letterhead { results, program, title };
    let context = Context { results, head, card, names: SheetNames::of(&results, card) };
    let cards = card.units.iter().zip(&context.names.each).zip(1..);
    let each: Vec<_> = cards
        .map(|((card, name), number)| {
            name.as_ref().map(|name| unit::sheet(&context, card, number, name))
        })
        .collect();
    let figures: Vec<_> =
        each.iter().map(|unit| unit.as_ref().map(|(_, figures)| figures)).collect();
    let units = context.names.units.as_ref().map(|name| units::sheet(&context, name, &figures));
    let method = context.names.method.as_ref().map(|name| method::sheet(&context, name));
    let whole = units.as_ref().and_then(|(_, whole)| whole.as_ref());
    let dimensions = context.names.dimensions.as_ref().zip(whole).map(|(name, whole)| {
        dimensions::sheet(&context, name, results.job.rubric.dimensions(), whole)
    });
    let (cover, score) = cover::sheet(&context, whole.map(|whole| &whole.banded), &figures);
    let mut names: Vec<_> = method.iter().flat_map(|(_, names)| names).cloned().collect();
    names.extend(score);
    let mut sheets = vec![cover];
    sheets.extend(units.map(|(sheet, _)| sheet));
    sheets.extend(each.into_iter().flatten().map(|(sheet, _)| sheet));
    sheets.extend(dimensions);
    let insight = results.insights.region(card.region.code);
    let trend = context.names.trend.as_ref().zip(insight);
    sheets.extend(trend.map(|(name, insight)| trend::sheet(&context, name, insight)));
    let priorities = context.names.priorities.as_ref().zip(insight);
    sheets.extend(priorities.map(|(name, insight)| priorities::sheet(&context, name, insight)));
    sheets.push(findings::sheet(&context));
    sheets.extend(method.map(|(sheet, _)| sheet));
    context.head.workbook(sheets, names)
}

impl SheetNames {
    fn of(results: &Results<'_>, card: &ReportCard) -> Self {
        let mut taken = Vec::new();
        let mut take = |wish: &str| {
            let name = SheetName::unique(wish, &taken);
            taken.push(name.clone());
            name
        };
        let assessed = match card.outcome {
            Outcome::Scored(_) | Outcome::Incomplete => true,
            Outcome::Missing | Outcome::NotAssessed(_) => false,
        };
        // The fixed names come first, so that no unit can take one of them.
        let cover = take(words::COVER);
        let units = (!card.units.is_empty()).then(|| take(words::UNITS));
        let known = scoring::dimension_means(card, &results.job.rubric).is_some();
        let dimensions = known.then(|| take(advice::DIMENSIONS));
        let insight = results.insights.region(card.region.code);
        let trend = insight.filter(|insight| trend::is_known(insight)).map(|_| take(advice::TREND));
        let answered = priorities::are_known(results, card);
        let priorities = answered.then(|| take(advice::PRIORITIES));
        let findings = take(recap::FINDINGS);
        let method = assessed.then(|| take(recap::METHOD));
        let each = card.units.iter().zip(1..).map(|(unit, number)| {
            // What errors hide would be missing in the figures of a region that has them.
            let shown = card.verdict().is_some() && !unit.lines(&results.job.rubric).is_empty();
            shown.then(|| take(&entry::unit_name(results, unit, number)))
        });
        let each = each.collect();
        Self { cover, units, each, dimensions, trend, priorities, findings, method }
    }
}

impl<'a> Context<'a> {
    /// The findings about the region.
    fn findings(&self) -> impl Iterator<Item = &'a Finding> {
        let code = self.card.region.code;
        self.results.findings.iter().filter(move |finding| finding.region == Some(code))
    }
}

/// The name of a unit's kind.
fn kind_of<'a>(results: &Results<'a>, unit: &UnitCard) -> Option<&'a str> {
    kind_name(&results.job.rubric, unit.kind.as_deref()?)
}

/// The name of a kind by its id.
fn kind_name<'r>(rubric: &'r Rubric, id: &str) -> Option<&'r str> {
    Some(&rubric.unit_kind(id)?.name)
}

#[cfg(test)]
mod tests;
