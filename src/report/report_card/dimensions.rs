//! The sheet of dimensions: where the region stands beside its province, and which unit pulls down.

use super::Context;
use super::units::RegionFigures;
use crate::catalogue::{advice as words, recap, report_card};
use crate::domain::{Fraction, Score};
use crate::insight::Trend;
use crate::report::entry::{self, Entry, plain};
use crate::report::letterhead::widen;
use crate::report::workbook::formula::{Formula, NOTHING, at};
use crate::report::workbook::{Area, Column, Fit, Scale, Sheet, SheetName, Value};
use crate::rubric::Dimension;
use crate::scoring::{self, UnitCard};

/// The columns of the region's score and of the province's.
const OWN: u16 = 3;
const PROVINCE: u16 = 4;

/// The sheet; `figures` is where the region's dimensions were computed.
pub(super) fn sheet(
    context: &Context<'_>,
    name: &SheetName,
    dimensions: &[Dimension],
    figures: &RegionFigures,
) -> Sheet {
    let title = report_card::file_title(&context.card.region.name, context.results.job.year);
    let lines = [title, words::DIMENSIONS_LINE.to_owned()];
    let past = past_year(context);
    let mut columns = vec![
        Column::text(recap::CODE, Fit::Longest),
        Column::text(report_card::DIMENSION, Fit::AtMost(230)),
        Column::number(report_card::WEIGHT),
        Column::number(recap::SCORE),
        Column::number(words::PROVINCE),
        Column::number(words::ABOVE_PROVINCE),
    ];
    if let Some(year) = past {
        columns.push(Column::number(words::score_of(year)));
        columns.push(Column::number(words::CHANGE));
    }
    columns.push(Column::number(words::WEAKEST_SCORE));
    columns.push(Column::text(words::WEAKEST_UNIT, Fit::AtMost(230)));
    let width = u16::try_from(columns.len()).unwrap_or(u16::MAX);
    let (mut sheet, row) = context.head.opened(name, width, words::DIMENSIONS, &lines);
    let top = row + 1;
    let means = scoring::dimension_means(context.card, &context.results.job.rubric);
    let means = means.unwrap_or_default();
    let rows = (top + 1..).zip(dimensions.iter().enumerate()).map(|(row, (index, dimension))| {
        let own = means.get(index).and_then(Option::as_ref);
        let mut cells = figures_of(context, dimension, index, own, figures, row);
        if let Some(year) = past {
            cells.extend(earlier(trend_of(context, &dimension.code), year));
        }
        cells.extend(weakest(context, index));
        cells
    });
    let area = sheet.set_grid((top, 0), &columns, rows.collect());
    let scores = Area { top: area.top + 1, left: OWN, right: PROVINCE, ..area };
    sheet.scales.push(Scale { area: scores, steps: entry::steps(&context.results) });
    sheet.frozen = Some((top + 1, 2));
    sheet.repeated = Some(top);
    widen(&mut sheet, columns.len());
    sheet
}

/// A dimension of the region beside that of the province.
fn figures_of(
    context: &Context<'_>,
    dimension: &Dimension,
    index: usize,
    own: Option<&Score>,
    figures: &RegionFigures,
    row: u32,
) -> Vec<Entry> {
    let province = context.results.insights.dimensions.get(index).and_then(Option::as_ref);
    let score = |score: Option<&Score>| {
        score.map_or(Value::text(NOTHING), |score| Value::Decimal(score.exact().clone(), Some(2)))
    };
    let above = own.zip(province).map(|(own, province)| own.exact() - province.exact());
    let (own_cell, of_province) = (at(row, OWN), at(row, PROVINCE));
    let difference = Formula::new(format!("{own_cell}-{of_province}"));
    let own = match figures.dimensions.get(index) {
        Some(place) => score(own).by(Formula::same(place)),
        None => score(own),
    };
    let above = above.map_or(Value::text(NOTHING), Value::Change);
    vec![
        plain(Value::text(&dimension.code)),
        plain(Value::text(&dimension.name)),
        plain(Value::Decimal(dimension.weight.value.percent().clone(), None)),
        plain(own),
        plain(score(province)),
        plain(above.by(difference.or_nothing())),
    ]
}

/// The lowest score of the dimension among the region's units, and whose it is: the first of
/// several.
fn weakest(context: &Context<'_>, index: usize) -> [Entry; 2] {
    let rubric = &context.results.job.rubric;
    let score_of = |unit: &UnitCard| unit.dimensions(rubric)?.get(index)?.1.clone();
    let units = context.card.units.iter().zip(1..);
    let scored = units.filter_map(|(unit, number)| Some((unit, number, score_of(unit)?)));
    match scored.min_by(|a, b| a.2.cmp(&b.2)) {
        Some((unit, number, score)) => [
            plain(Value::Score(score.publish())),
            plain(Value::text(entry::unit_name(&context.results, unit, number))),
        ],
        None => [plain(Value::Blank), plain(Value::Blank)],
    }
}

fn trend_of<'a>(context: &Context<'a>, code: &str) -> Option<&'a Trend> {
    let insight = context.results.insights.region(context.card.region.code)?;
    let mut dimensions = insight.trend.dimensions.iter();
    dimensions.find(|(known, _)| known == code).map(|(_, trend)| trend)
}

/// The latest earlier year whose dimensions are known.
fn past_year(context: &Context<'_>) -> Option<u16> {
    let insight = context.results.insights.region(context.card.region.code)?;
    let points = insight.trend.dimensions.iter().flat_map(|(_, trend)| &trend.points);
    let past = points.filter(|point| point.year < context.results.job.year);
    past.filter(|point| point.score.is_some()).map(|point| point.year).max()
}

fn earlier(trend: Option<&Trend>, year: u16) -> [Entry; 2] {
    let points = trend.map(|trend| trend.points.as_slice()).unwrap_or_default();
    let then = points.iter().find(|point| point.year == year).and_then(|point| point.score);
    let change = points.last().and_then(|point| point.change.clone());
    let change = change.map_or(Value::text(NOTHING), |change: Fraction| Value::Change(change));
    [plain(entry::score(then)), plain(change)]
}
