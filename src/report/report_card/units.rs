//! The sheet of all units of the region: their scores, bands and dimensions, and what they come to.

use super::live::{self, Banded, UnitFigures, Word, tints};
use super::{Context, kind_of};
use crate::catalogue::{recap, report_card as words};
use crate::domain::{Band, Fraction, Published, Score};
use crate::report::entry::{self, BandColumns, Entry, plain};
use crate::report::letterhead::{spread, widen};
use crate::report::workbook::formula::{Formula, NOTHING, Reference, at, listed, over};
use crate::report::workbook::{
    Area, Column, Fit, Role, Scale, Sheet, SheetName, Style, Tone, Value,
};
use crate::rubric::Dimension;
use crate::scoring::{self, UnitCard};

/// The column of the score before it is rounded.
const EXACT: u16 = 4;
/// The column of the score as published.
const SCORE: u16 = 5;
/// How many decimals of the score before it is rounded are shown.
const EXACT_PLACES: u8 = 6;

/// Where the figures of the region stand.
pub(super) struct RegionFigures {
    /// Its score.
    pub banded: Banded,
    /// The means of its dimensions, in the order of the rubric, where they are known of any unit.
    pub dimensions: Vec<Reference>,
}

/// The sheet of the units, while it is made.
struct Units<'a> {
    context: &'a Context<'a>,
    /// Where each unit's figures stand, where its answers are known.
    figures: &'a [Option<&'a UnitFigures>],
    of_band: BandColumns,
    /// The dimensions, where they are known of a unit.
    dimensions: &'a [Dimension],
}

/// The sheet, and where the region's score stands if it has one.
pub(super) fn sheet(
    context: &Context<'_>,
    name: &SheetName,
    figures: &[Option<&UnitFigures>],
) -> (Sheet, Option<RegionFigures>) {
    let units = Units::new(context, figures);
    let columns = units.columns();
    let title = words::file_title(&context.card.region.name, context.results.job.year);
    let mut lines = vec![title];
    if context.card.verdict().is_some() {
        let answered = figures.iter().any(Option::is_some);
        lines.push(if answered { words::LIVE } else { words::LIVE_UNITS }.to_owned());
    }
    let width = u16::try_from(columns.len()).unwrap_or(u16::MAX);
    let (mut sheet, row) = context.head.opened(name, width, words::UNIT, &lines);
    let top = row + 1;
    let cards = context.card.units.iter().enumerate();
    let rows = (top + 1..).zip(cards).map(|(row, (index, unit))| units.row(row, unit, index));
    let area = sheet.set_grid((top, 0), &columns, rows.collect());
    let dimensions = u16::try_from(units.dimensions.len()).unwrap_or(0);
    if dimensions > 0 {
        let left = area.right + 1 - dimensions;
        let cells = Area { top: area.top + 1, left, ..area };
        sheet.scales.push(Scale { area: cells, steps: entry::steps(&context.results) });
    }
    sheet.bars.push(area.column(SCORE));
    if units.of_band.zones {
        let column = SCORE + 1 + u16::from(units.of_band.categories);
        let bands = &context.results.job.rubric.bands.value;
        for cells in [area.column(column), Area::cell(area.bottom + 1, column)] {
            sheet.tints.extend(tints(bands, cells, &at(cells.top, column).to_string()));
        }
    }
    units.set_total(&mut sheet, &columns, area);
    sheet.frozen = Some((top + 1, 2));
    sheet.repeated = Some(top);
    sheet.tab = Tone::Accent;
    if dimensions == 0 {
        widen(&mut sheet, columns.len());
    } else {
        spread(&mut sheet, area.right + 1 - dimensions);
    }
    let here = |column| Reference { sheet: name.clone(), row: area.bottom + 1, column };
    let banded = Banded { exact: here(EXACT), score: here(SCORE) };
    let first = area.right + 1 - dimensions;
    let dimensions = (first..=area.right).map(here).collect();
    let whole = context.card.verdict().map(|_| RegionFigures { banded, dimensions });
    (sheet, whole)
}

impl<'a> Units<'a> {
    fn new(context: &'a Context<'a>, figures: &'a [Option<&'a UnitFigures>]) -> Self {
        let rubric = &context.results.job.rubric;
        let known = context.card.verdict().is_some()
            && context.card.units.iter().any(|unit| unit.dimensions(rubric).is_some());
        Self {
            context,
            figures,
            of_band: BandColumns::of(&context.results),
            dimensions: if known { rubric.dimensions() } else { &[] },
        }
    }

    fn columns(&self) -> Vec<Column> {
        let mut columns = vec![
            Column::number(recap::NUMBER),
            Column::text(words::UNIT, Fit::AtMost(260)),
            Column::text(words::KIND, Fit::AtMost(230)),
            Column::word(recap::STATUS),
            Column::number(words::EXACT),
            Column::number(recap::SCORE),
        ];
        columns.extend(self.of_band.columns());
        columns.push(Column::text(recap::OPINION, Fit::AtMost(190)));
        columns.extend(self.dimensions.iter().map(|dimension| Column::number(&dimension.name)));
        columns
    }

    fn row(&self, row: u32, unit: &UnitCard, index: usize) -> Vec<Entry> {
        let results = &self.context.results;
        let rubric = &results.job.rubric;
        let scored = self.context.card.verdict().is_some();
        let figures = self.figures.get(index).copied().flatten();
        let (status, tone) = match (scored, &unit.score) {
            (true, Some(_)) => (recap::SCORED, Tone::Plain),
            (true, None) => (recap::NOT_ASSESSED, Tone::Quiet),
            (false, _) => (words::NOT_COMPUTED, Tone::Quiet),
        };
        let name = entry::unit_name(results, unit, index + 1);
        let name = match self.context.names.each.get(index) {
            Some(Some(sheet)) => Value::Link(name, sheet.clone()),
            Some(None) | None => Value::text(name),
        };
        let mut cells = vec![
            plain(entry::count(index + 1)),
            plain(name),
            plain(Value::optional(kind_of(results, unit))),
            (Value::text(status), tone),
        ];
        if let (true, Some(score), Some((published, band))) =
            (scored, &unit.score, unit.shown(rubric))
        {
            // Where the answers are known the score is their sheet's, else it is what was told.
            let exact = exact(score);
            cells.push(plain(match figures {
                Some(figures) => exact.by(Formula::same(&figures.banded.exact)),
                None => exact,
            }));
            cells.extend(self.banded(row, published, band, &band.opinion));
        }
        cells.resize(self.columns().len() - self.dimensions.len(), plain(Value::Blank));
        if !self.dimensions.is_empty() {
            let known = unit.dimensions(rubric).unwrap_or_default();
            let places = figures.map(|figures| figures.dimensions.as_slice()).unwrap_or_default();
            cells.extend(
                known.iter().zip(places).map(|((_, score), place)| {
                    plain(dimension(score.as_ref(), Formula::same(place)))
                }),
            );
        }
        cells
    }

    /// A score as published and what it is called, by the score before rounding in the same row.
    fn banded(
        &self,
        row: u32,
        published: Published,
        band: &Band,
        opinion: &str,
    ) -> impl Iterator<Item = Entry> {
        let (exact, score) = (at(row, EXACT), at(row, SCORE));
        let category = self.of_band.categories.then(|| Word::Category.at(band, score));
        let zone = self.of_band.zones.then(|| Word::Zone.at(band, score));
        let tone = self.of_band.tone(&self.context.results, band);
        let score = Value::Score(published).by(Formula::published(exact).if_number(exact));
        let opinion = (live::opinion(band, opinion, at(row, SCORE)), tone);
        let plainly = [Some(score), category, zone].into_iter().flatten().map(plain);
        plainly.chain([opinion])
    }

    /// The region's own score and the means of its dimensions, below the units.
    fn set_total(&self, sheet: &mut Sheet, columns: &[Column], units: Area) {
        let Some(verdict) = self.context.card.verdict() else { return };
        let row = units.bottom + 1;
        let mut values =
            vec![Value::Blank, Value::text(words::REGION_SCORE), Value::Blank, Value::Blank];
        values.push(exact(&verdict.score).by(Formula::average(self.entering(units))));
        let banded = self.banded(row, verdict.published, &verdict.band, &verdict.opinion);
        values.extend(banded.map(|(value, _)| value));
        let means = scoring::dimension_means(self.context.card, &self.context.results.job.rubric);
        let first = u16::try_from(values.len()).unwrap_or(u16::MAX);
        for (mean, column) in means.iter().flatten().zip(first..).take(self.dimensions.len()) {
            let cells = over(units.column(column));
            values.push(dimension(mean.as_ref(), Formula::average(&cells).if_number(&cells)));
        }
        let cells = columns.iter().enumerate().map(|(index, column)| {
            let value = values.get(index).cloned().unwrap_or(Value::Blank);
            (value, Style::of(Role::Strong).tone(Tone::Accent).align(column.align))
        });
        sheet.set_row(row, 0, cells.collect());
    }

    /// The cells whose mean is the region's score: those of the units, or of their products.
    fn entering(&self, units: Area) -> String {
        if !scoring::by_products(&self.context.results.job.rubric) {
            return over(units.column(EXACT));
        }
        let rows = (units.top + 1..).zip(&self.context.card.units).zip(self.figures);
        let assessed = rows.filter(|((_, unit), _)| unit.score.is_some());
        listed(assessed.map(|((row, _), figures)| {
            let products = figures.and_then(|figures| figures.products.as_ref());
            products.map_or(at(row, EXACT).to_string(), |(sheet, area)| {
                let first = Reference { sheet: sheet.clone(), row: area.top, column: area.left };
                format!("{first}:{}", at(area.bottom, area.right))
            })
        }))
    }
}

fn exact(score: &Score) -> Value {
    Value::Decimal(score.exact().clone(), Some(EXACT_PLACES))
}

/// A dimension's score, shown with two decimals; nothing where it was left out.
fn dimension(score: Option<&Score>, by: Formula) -> Value {
    let exact = score.map(|score| -> Fraction { score.exact().clone() });
    exact.map_or(Value::text(NOTHING), |exact| Value::Decimal(exact, Some(2))).by(by)
}
