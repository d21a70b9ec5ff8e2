//! The sheet of all units of the region: their scores, bands and dimensions.

use super::{Context, kind_of, name_of};
use crate::catalogue::{recap, report_card as words};
use crate::domain::Score;
use crate::report::entry::{self, BandColumns, Entry, plain};
use crate::report::letterhead::{spread, widen};
use crate::report::workbook::{
    Area, Column, Fit, Role, Scale, Sheet, SheetName, Style, Tone, Value,
};
use crate::rubric::{Dimension, Scheme};
use crate::scoring::{self, UnitCard};

/// The column of the score.
const SCORE: u16 = 4;

/// Which columns there are, beside those that are always there.
struct Shape<'a> {
    of_band: BandColumns,
    /// The dimensions, where they are known of a unit.
    dimensions: &'a [Dimension],
}

pub(super) fn sheet(context: &Context<'_>, name: &SheetName) -> Sheet {
    let region = &context.card.region;
    let shape = Shape::of(context);
    let columns = shape.columns();
    let mut lines = vec![words::file_title(&region.name, context.results.job.year)];
    lines.push(words::ROUNDED.to_owned());
    let width = u16::try_from(columns.len()).unwrap_or(u16::MAX);
    let (mut sheet, row) = context.head.opened(name, width, words::UNIT, &lines);
    let top = row + 1;
    let cards = context.card.units.iter().enumerate();
    let rows = cards.map(|(index, unit)| shape.row(context, unit, index)).collect();
    let alt = recap::table_alt(words::UNIT);
    let area = sheet.set_table(("Unit", &alt), (top, 0), &columns, rows, false);
    let dimensions = u16::try_from(shape.dimensions.len()).unwrap_or(0);
    if dimensions > 0 {
        let left = area.right + 1 - dimensions;
        let cells = Area { top: area.top + 1, left, ..area };
        sheet.scales.push(Scale { area: cells, steps: entry::steps(&context.results) });
    }
    sheet.bars.push(area.column(SCORE));
    set_total(context, &shape, &mut sheet, &columns, area.bottom + 1);
    sheet.frozen = Some((top + 1, 2));
    sheet.repeated = Some(top);
    sheet.tab = Tone::Accent;
    if shape.dimensions.is_empty() {
        widen(&mut sheet, columns.len());
    } else {
        spread(&mut sheet, area.right + 1 - dimensions);
    }
    sheet
}

/// The region's own score and the means of its dimensions.
fn set_total(
    context: &Context<'_>,
    shape: &Shape<'_>,
    sheet: &mut Sheet,
    columns: &[Column],
    row: u32,
) {
    let Some(verdict) = context.card.verdict() else { return };
    let mut values = vec![
        Value::Blank,
        Value::text(words::REGION_SCORE),
        Value::Blank,
        Value::Blank,
        Value::Score(verdict.published),
    ];
    values.extend(shape.of_band.cells(Some(&verdict.band)).map(|(value, _)| value));
    values.push(Value::text(&verdict.opinion));
    let means = scoring::dimension_means(context.card, &context.results.job.rubric);
    let means = means.unwrap_or_else(|| vec![None; shape.dimensions.len()]);
    values.extend(means.iter().take(shape.dimensions.len()).map(|mean| shown(mean.as_ref())));
    let cells = values.into_iter().zip(columns).map(|(value, column)| {
        (value, Style::of(Role::Strong).tone(Tone::Accent).align(column.align))
    });
    sheet.set_row(row, 0, cells.collect());
}

impl<'a> Shape<'a> {
    fn of(context: &Context<'a>) -> Self {
        let rubric = &context.results.job.rubric;
        let known = context.card.verdict().is_some()
            && context.card.units.iter().any(|unit| unit.dimensions(rubric).is_some());
        Self {
            of_band: BandColumns::of(&context.results),
            dimensions: match &rubric.scheme {
                Scheme::Weighted(dimensions) if known => dimensions,
                Scheme::Weighted(_) | Scheme::Checklist { .. } => &[],
            },
        }
    }

    fn columns(&self) -> Vec<Column> {
        let mut columns = vec![
            Column::number(recap::NUMBER),
            Column::text(words::UNIT, Fit::AtMost(260)),
            Column::text(words::KIND, Fit::AtMost(250)),
            Column::word(recap::STATUS),
            Column::number(recap::SCORE),
        ];
        columns.extend(self.of_band.columns());
        columns.push(Column::text(recap::OPINION, Fit::AtMost(190)));
        columns.extend(self.dimensions.iter().map(|dimension| Column::number(&dimension.name)));
        columns
    }

    fn row(&self, context: &Context<'_>, unit: &UnitCard, index: usize) -> Vec<Entry> {
        let results = &context.results;
        let rubric = &results.job.rubric;
        let scored = context.card.verdict().is_some();
        let shown_score = unit.shown(rubric).filter(|_| scored);
        let (status, tone) = match (scored, &unit.score) {
            (true, Some(_)) => (recap::SCORED, Tone::Plain),
            (true, None) => (recap::NOT_ASSESSED, Tone::Quiet),
            (false, _) => (words::NOT_COMPUTED, Tone::Quiet),
        };
        let name = name_of(results, unit, index + 1);
        let name = match context.names.each.get(index) {
            Some(Some(sheet)) => Value::Link(name, sheet.clone()),
            Some(None) | None => Value::text(name),
        };
        let mut row = vec![
            plain(entry::count(index + 1)),
            plain(name),
            plain(Value::optional(kind_of(results, unit))),
            (Value::text(status), tone),
            plain(entry::score(shown_score.map(|(score, _)| score))),
        ];
        let band = shown_score.map(|(_, band)| band);
        row.extend(self.of_band.cells(band));
        let tone = band.map_or(Tone::Plain, |band| self.of_band.tone(results, band));
        row.push((Value::optional(band.map(|band| band.opinion.as_str())), tone));
        if !self.dimensions.is_empty() {
            let known = unit.dimensions(rubric).unwrap_or_default();
            row.extend(known.iter().map(|(_, score)| plain(shown(score.as_ref()))));
        }
        row
    }
}

/// A score rounded half-up for show, or nothing where there is none.
fn shown(score: Option<&Score>) -> Value {
    entry::score(score.map(Score::publish))
}
