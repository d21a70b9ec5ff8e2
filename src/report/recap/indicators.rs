//! The sheet of indicators over all regions, weakest first.

use super::Context;
use crate::catalogue::{recap as words, recap_insight as insight_words};
use crate::insight::IndicatorStanding;
use crate::report::Results;
use crate::report::entry::{self, Entry, count, plain};
use crate::report::letterhead::widen;
use crate::report::workbook::{Area, Column, Fit, Scale, Sheet, SheetName, Value};
use crate::rubric::{Indicator, Rubric, Scheme, Variable};

/// An indicator with what it is a part of.
struct Leaf<'a> {
    dimension: Option<&'a str>,
    variable: &'a str,
    indicator: &'a Indicator,
}

/// Whether answers are known.
pub(super) fn are_known(results: &Results<'_>) -> bool {
    !results.insights.indicators.is_empty()
}

pub(super) fn sheet(context: &Context<'_>, name: &SheetName) -> Sheet {
    let results = &context.results;
    let leaves = leaves(&results.job.rubric);
    let indicators = &results.insights.indicators;
    let dimensions = leaves.iter().any(|leaf| leaf.dimension.is_some());
    let zones = indicators.iter().any(|standing| standing.below_green.is_some());
    let mut columns = vec![
        Column::number(words::NUMBER),
        Column::word(words::CODE),
        Column::text(insight_words::INDICATORS, Fit::AtMost(330)),
    ];
    if dimensions {
        columns.push(Column::text(insight_words::DIMENSION, Fit::AtMost(120)));
    }
    columns.push(Column::text(insight_words::VARIABLE, Fit::AtMost(200)));
    let mean = u16::try_from(columns.len()).unwrap_or(u16::MAX);
    columns.extend(
        [insight_words::MEAN, insight_words::UNITS, insight_words::SHORT].map(Column::number),
    );
    if zones {
        columns.push(Column::number(insight_words::BELOW_GREEN));
    }
    columns.push(Column::number(insight_words::COST));
    let lines = [results.job.title.clone(), insight_words::INDICATORS_LINE.to_owned()];
    let width = u16::try_from(columns.len()).unwrap_or(u16::MAX);
    let title = insight_words::INDICATORS_TITLE;
    let (mut sheet, row) = context.head.opened(name, width, title, &lines);
    let top = row + 1;
    let line = |(standing, number)| line(&leaves, standing, number);
    let rows = indicators.iter().zip(1..).filter_map(line).collect();
    let alt = words::table_alt(title);
    let table = (insight_words::INDICATORS, alt.as_str());
    let area = sheet.set_table(table, (top, 0), &columns, rows, true);
    let means: Area = area.column(mean);
    sheet.scales.push(Scale { area: means, steps: entry::steps(results) });
    sheet.frozen = Some((top + 1, 3));
    sheet.repeated = Some(top);
    widen(&mut sheet, columns.len());
    sheet
}

fn line(leaves: &[Leaf<'_>], standing: &IndicatorStanding, number: usize) -> Option<Vec<Entry>> {
    let leaf = leaves.get(standing.indicator)?;
    let mut cells =
        vec![count(number), Value::text(&leaf.indicator.code), Value::text(&leaf.indicator.name)];
    cells.extend(leaf.dimension.map(Value::text));
    cells.extend([
        Value::text(leaf.variable),
        Value::Score(standing.mean.publish()),
        count(standing.units),
        count(standing.short),
    ]);
    cells.extend(standing.below_green.map(count));
    cells.push(entry::two_places(&standing.cost));
    Some(cells.into_iter().map(plain).collect())
}

/// All indicators in the order of the rubric.
fn leaves(rubric: &Rubric) -> Vec<Leaf<'_>> {
    fn of<'a>(
        dimension: Option<&'a str>,
        variables: &'a [Variable],
    ) -> impl Iterator<Item = Leaf<'a>> {
        variables.iter().flat_map(move |variable| {
            let leaf = move |indicator| Leaf { dimension, variable: &variable.name, indicator };
            variable.indicators.iter().map(leaf)
        })
    }
    match &rubric.scheme {
        Scheme::Weighted(dimensions) => dimensions
            .iter()
            .flat_map(|dimension| of(Some(&dimension.name), &dimension.variables))
            .collect(),
        Scheme::Checklist { variables, .. } => of(None, variables).collect(),
    }
}
