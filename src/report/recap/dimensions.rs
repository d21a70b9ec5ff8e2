//! The sheet of dimensions: each region's mean over its units, shaded by height.

use super::Context;
use crate::catalogue::{recap as words, units as unit_words};
use crate::domain::Score;
use crate::report::Results;
use crate::report::entry::{self, count, plain};
use crate::report::letterhead::spread;
use crate::report::workbook::formula::over;
use crate::report::workbook::{
    Area, Column, Fit, Formula, Role, Scale, Sheet, SheetName, Style, Tone, Value,
};
use crate::scoring::{self, ReportCard, Verdict};

/// The first column of a dimension.
const FIRST: u16 = 4;

/// A scored region with the means of its dimensions.
struct Row<'a> {
    card: &'a ReportCard,
    verdict: &'a Verdict,
    means: Vec<Option<Score>>,
}

/// Whether the dimensions of a region are known.
pub(super) fn are_known(results: &Results<'_>) -> bool {
    !known(results).is_empty()
}

pub(super) fn sheet(context: &Context<'_>, name: &SheetName) -> Sheet {
    let results = &context.results;
    let dimensions = results.job.rubric.dimensions();
    let mut columns = vec![
        Column::word(words::CODE),
        Column::text(words::REGION, Fit::AtMost(300)),
        Column::number(unit_words::UNIT_COUNT),
        Column::number(words::SCORE),
    ];
    columns.extend(dimensions.iter().map(|dimension| Column::number(&dimension.name)));
    let lines = [results.job.title.clone(), unit_words::DIMENSIONS_LINE.to_owned()];
    let width = u16::try_from(columns.len()).unwrap_or(u16::MAX);
    let (mut sheet, row) = context.head.opened(name, width, unit_words::DIMENSIONS, &lines);
    let top = row + 1;
    let known = known(results);
    let rows = known.iter().map(|row| {
        let units = row.card.units.iter().filter(|unit| unit.score.is_some()).count();
        let mut cells = vec![
            plain(Value::text(row.card.region.code.to_string())),
            plain(Value::text(&row.card.region.name)),
            plain(count(units)),
            plain(Value::Score(row.verdict.published)),
        ];
        cells.extend(row.means.iter().map(|mean| plain(exact(mean.as_ref()))));
        cells
    });
    let alt = words::table_alt(unit_words::DIMENSIONS);
    let table = (unit_words::DIMENSIONS, alt.as_str());
    let area = sheet.set_table(table, (top, 0), &columns, rows.collect(), true);
    let cells = Area { top: area.top + 1, left: FIRST, ..area };
    sheet.scales.push(Scale { area: cells, steps: entry::steps(results) });
    if known.len() > 1 {
        set_means(&mut sheet, &columns, cells, &known);
    }
    sheet.codes.push(area.column(0));
    sheet.bars.push(area.column(FIRST - 1));
    sheet.frozen = Some((top + 1, 2));
    sheet.repeated = Some(top);
    spread(&mut sheet, FIRST);
    sheet
}

/// The mean of each dimension over the regions, computed live below their cells.
fn set_means(sheet: &mut Sheet, columns: &[Column], cells: Area, known: &[Row<'_>]) {
    let label = Value::text(unit_words::mean_of_regions(known.len()));
    let regions: Vec<_> = known.iter().map(|row| row.means.clone()).collect();
    let mut values = vec![Value::Blank, label, Value::Blank, Value::Blank];
    values.extend(scoring::means(&regions).iter().zip(cells.left..).map(|(mean, column)| {
        let above = over(Area { left: column, right: column, ..cells });
        let mean = entry::score(mean.as_ref().map(Score::publish));
        if mean == Value::Blank {
            mean
        } else {
            mean.by(Formula::published(Formula::average(above)))
        }
    }));
    let row = values.into_iter().zip(columns).map(|(value, column)| {
        (value, Style::of(Role::Strong).tone(Tone::Accent).align(column.align))
    });
    sheet.set_row(cells.bottom + 1, 0, row.collect());
}

fn known<'a>(results: &Results<'a>) -> Vec<Row<'a>> {
    let rubric = &results.job.rubric;
    let row = |card: &'a ReportCard| {
        let means = scoring::dimension_means(card, rubric)?;
        Some(Row { card, verdict: card.verdict()?, means })
    };
    results.standings.cards.iter().filter_map(row).collect()
}

/// A score as it is, shown with two decimals: the means below are over what is in the cells, and a
/// mean over rounded scores could miss the true one by a hundredth.
fn exact(score: Option<&Score>) -> Value {
    score.map_or(Value::Blank, |score| Value::Decimal(score.exact().clone(), Some(2)))
}
