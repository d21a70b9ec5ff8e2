//! The summary workbook (rekap) as plain data: what the office lays on the governor's desk.

mod annex;
mod compared;
mod dimensions;
mod findings;
mod indicators;
mod inputs;
mod letters;
mod method;
mod outside;
mod ranking;
mod receipt;
mod recipients;
mod robustness;
mod summary;
mod trend;
mod units;

use super::Results;
use super::letterhead::Letterhead;
use super::workbook::{Name, SheetName, Workbook};
use crate::catalogue::{
    ceremony, letter, recap as words, recap_insight as insight_words, units as unit_words,
};

/// What a workbook is made from.
struct Context<'a> {
    results: Results<'a>,
    head: Letterhead<'a>,
    names: SheetNames,
}

/// The names of all sheets, known before the first is made so that they can lead to each other.
struct SheetNames {
    summary: SheetName,
    lists: Vec<SheetName>,
    /// The sheet of dimensions, where they are known of a region.
    dimensions: Option<SheetName>,
    /// The sheet of units, where there are units.
    units: Option<SheetName>,
    /// The sheets of what is learned, each where it is known: how firm ranks are, the indicators,
    /// the years.
    robustness: Option<SheetName>,
    indicators: Option<SheetName>,
    trend: Option<SheetName>,
    outside: SheetName,
    /// The sheets for the ceremony, where anybody gets a certificate: the receipt list and the
    /// annex of the decree.
    ceremony: Option<[SheetName; 2]>,
    letters: SheetName,
    findings: SheetName,
    method: SheetName,
    inputs: SheetName,
}

/// The name of the file.
pub fn file_name(year: u16) -> String {
    format!("rekap-{year}.xlsx")
}

/// The summary workbook. `program` is the name and version that it says it was made with.
pub fn document(results: Results<'_>, program: &str) -> Workbook {
    let head = Letterhead { results, program, title: words::file_title(results.job.year) };
    let context = Context { results, head, names: SheetNames::of(&results) };
    let summary = summary::sheet(&context);
    let mut sheets = vec![summary];
    let lists = results.standings.lists.iter().zip(&context.names.lists);
    for (index, (list, name)) in lists.enumerate() {
        sheets.push(ranking::sheet(&context, list, name, index));
    }
    if let Some(name) = &context.names.robustness {
        sheets.extend(robustness::sheet(&context, name));
    }
    if let Some(name) = &context.names.dimensions {
        sheets.push(dimensions::sheet(&context, name));
    }
    if let Some(name) = &context.names.units {
        sheets.push(units::sheet(&context, name));
    }
    if let Some(name) = &context.names.indicators {
        sheets.push(indicators::sheet(&context, name));
    }
    if let Some(name) = &context.names.trend {
        sheets.push(trend::sheet(&context, name));
    }
    sheets.push(outside::sheet(&context));
    if let Some([receipt, annex]) = &context.names.ceremony {
        sheets.push(receipt::sheet(&context, receipt));
        sheets.push(annex::sheet(&context, annex));
    }
    sheets.push(letters::sheet(&context));
    sheets.push(findings::sheet(&context));
    sheets.push(method::sheet(&context));
    sheets.push(inputs::sheet(&context));
    let names = summary::names(&context, &sheets);
    context.head.workbook(sheets, names)
}

impl SheetNames {
    fn of(results: &Results<'_>) -> Self {
        let mut taken = Vec::new();
        let mut take = |wish: &str| {
            let name = SheetName::unique(wish, &taken);
            taken.push(name.clone());
            name
        };
        // The fixed names come first, so that no list's title can take one of them.
        let summary = take(words::SUMMARY);
        let first = take(words::RANKING);
        let outside = take(words::OUTSIDE);
        let findings = take(words::FINDINGS);
        let method = take(words::METHOD);
        let inputs = take(words::INPUTS);
        let letters = take(letter::SHEET);
        let dimensions = dimensions::are_known(results).then(|| take(unit_words::DIMENSIONS));
        let units = units::are_known(results).then(|| take(unit_words::UNITS_OF_REGIONS));
        let robustness = robustness::are_known(results).then(|| take(insight_words::ROBUSTNESS));
        let indicators = indicators::are_known(results).then(|| take(insight_words::INDICATORS));
        let trend = trend::are_known(results).then(|| take(insight_words::TREND));
        let ceremony = recipients::are_known(results)
            .then(|| [ceremony::RECEIPT, ceremony::ANNEX].map(&mut take));
        let others = results.standings.lists.iter().skip(1);
        let others = others.map(|list| take(&list.list.title));
        Self {
            lists: std::iter::once(first).chain(others).collect(),
            summary,
            dimensions,
            units,
            robustness,
            indicators,
            trend,
            outside,
            ceremony,
            letters,
            findings,
            method,
            inputs,
        }
    }
}

/// A name for a cell of a sheet.
fn named(name: &str, sheet: &SheetName, area: super::workbook::Area) -> Name {
    Name { name: name.to_owned(), sheet: sheet.clone(), area }
}

#[cfg(test)]
mod tests;
