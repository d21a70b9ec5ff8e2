//! The sheet of one unit: every dimension, variable and indicator with its points, and how they
//! come to its score.

mod arithmetic;
mod survey;

use std::collections::BTreeSet;

use self::arithmetic::{Arithmetic, Columns, Mean};
use self::survey::Survey;
use super::Context;
use super::live::{Banded, UnitFigures, Word, tints};
use crate::catalogue::{recap, report_card as words};
use crate::domain::{Answer, Fraction, IndicatorAnswers, Published, Score};
use crate::location::Location;
use crate::report::entry::{self, BandColumns, Entry, plain};
use crate::report::letterhead::widen;
use crate::report::workbook::formula::{Formula, NOTHING, Reference, at, over};
use crate::report::workbook::{
    Align, Area, Column, Fit, Role, Scale, Sheet, SheetName, Style, Tone, Value,
};
use crate::rubric::{Evidence, Rubric, Scheme};
use crate::scoring::{Asked, Level, Line, UnitCard};

/// The most samples that stand beside their indicator; those of an indicator with more stand below
/// all.
const MOST_BESIDE: usize = 12;
/// The column of the unit's score above all lines, between its opinion and the other words.
const RESULT: u16 = 1;
/// How many columns stand before the samples, with and without weights.
const FIXED: [u16; 2] = [5, 3];

/// The sheet of a unit whose lines are known.
struct Unit<'a> {
    unit: &'a UnitCard,
    name: &'a SheetName,
    rubric: &'a Rubric,
    lines: &'a [Line<'a>],
    /// The sheet that the answers of its first line stand on, which the head names.
    source: &'a str,
    /// Where colours of scores shade.
    steps: [Published; 3],
    of_band: BandColumns,
    shape: Shape,
}

/// Which columns there are.
struct Shape {
    /// Whether lines have weights and shares: those of a checklist have none.
    weighted: bool,
    /// How many samples stand beside their indicator at most.
    beside: usize,
    /// Whether the answers come from more files than one.
    many_files: bool,
}

/// The sheet, and where its figures stand.
pub(super) fn sheet(
    context: &Context<'_>,
    unit: &UnitCard,
    number: usize,
    name: &SheetName,
) -> (Sheet, UnitFigures) {
    let rubric = &context.results.job.rubric;
    let lines = unit.lines(rubric);
    let asked = || lines.iter().filter_map(asked);
    let files: BTreeSet<_> = asked().map(|asked| asked.answers.sheet.file_name()).collect();
    let weighted = matches!(rubric.scheme, Scheme::Weighted(_));
    let shape = Shape {
        weighted,
        beside: asked()
            .filter(|asked| stand_beside(asked, weighted))
            .map(|asked| asked.tally.samples)
            .max()
            .unwrap_or(0),
        many_files: files.len() > 1,
    };
    let mut said = vec![words::file_title(&context.card.region.name, context.results.job.year)];
    let index = number.saturating_sub(1);
    if let Some(award) = context.results.unit_award(context.card.region.code, index) {
        said.push(words::certificate_of_unit(&award.seal.number));
    }
    let files: Vec<_> = files.into_iter().collect();
    let source = asked().next().and_then(|asked| asked.answers.sheet.sheet()).unwrap_or_default();
    said.extend([words::files(&files, source), words::LIVE.to_owned()]);
    if weighted {
        said.push(words::LEGEND.to_owned());
    }
    let title = entry::unit_name(&context.results, unit, number);
    let (mut sheet, row) = context.head.opened(name, shape.width(), &title, &said);
    let back = Value::Link(words::BACK.to_owned(), context.names.cover.clone());
    sheet.put(row, 0, back, Style::of(Role::Note));
    let steps = entry::steps(&context.results);
    let of_band = BandColumns::of(&context.results);
    let unit = Unit { unit, name, rubric, lines: &lines, source, steps, of_band, shape };
    let figures = unit.set(&mut sheet, row + 2);
    (sheet, figures)
}

fn asked<'l, 'a>(line: &'l Line<'a>) -> Option<&'l Asked<'a>> {
    match &line.level {
        Level::Indicator(asked) => Some(asked),
        Level::Dimension | Level::Variable => None,
    }
}

/// Whether an indicator's samples stand beside it. Those of a checklist do, whatever their number:
/// they are the products, which have a score each.
fn stand_beside(asked: &Asked<'_>, weighted: bool) -> bool {
    !weighted || (asked.evidence != Evidence::Survey && asked.tally.samples <= MOST_BESIDE)
}

impl Unit<'_> {
    /// Sets the result, the lines, and below them what is too long to stand beside them.
    fn set(&self, sheet: &mut Sheet, result: u32) -> UnitFigures {
        let top = result + 2;
        let columns = self.shape.columns();
        let arithmetic =
            Arithmetic::new(self.lines, top + 1, self.shape.for_formulas(), self.rubric.blank);
        let lines = u32::try_from(self.lines.len()).unwrap_or(u32::MAX);
        let products = self.unit.products();
        let total = top + 1 + lines + u32::from(!products.is_empty());
        let survey = Survey::new(self, total + 2);
        let mut rows: Vec<_> = (top + 1..)
            .zip(self.lines)
            .enumerate()
            .map(|(index, (row, line))| {
                let mean = self.mean(row, line, &arithmetic, &survey);
                self.row(&arithmetic, index, mean.map(|mean| arithmetic.of_indicator(row, &mean)))
            })
            .collect();
        let first = self.shape.fixed();
        let mut of_products = None;
        if let Some(last) =
            u16::try_from(products.len()).ok().and_then(|count| count.checked_sub(1))
        {
            let row = total - 1;
            of_products = Some(Area { top: row, bottom: row, left: first, right: first + last });
            rows.push(self.product_row(&arithmetic, &products));
        }
        let of_unit = match of_products {
            Some(area) => Formula::average(over(area)).if_number(over(area)),
            None => arithmetic.of_unit(),
        };
        rows.push(self.total_row(of_unit));
        let area = sheet.set_grid((top, 0), &columns, rows);
        let score = arithmetic.columns.score;
        sheet.scales.push(Scale { area: area.column(score), steps: self.steps });
        sheet.frozen = Some((top + 1, 1));
        sheet.repeated = Some(top);
        survey.set(sheet);
        widen(sheet, columns.len());
        let here = |row, column| Reference { sheet: self.name.clone(), row, column };
        let words = self.set_result(sheet, result, total, score);
        UnitFigures {
            banded: Banded { exact: here(total, score), score: here(result, RESULT) },
            words,
            dimensions: if self.shape.weighted {
                arithmetic.tops().map(|row| here(row, score)).collect()
            } else {
                Vec::new()
            },
            products: of_products.map(|area| (self.name.clone(), area)),
        }
    }

    /// The unit's score with its band, above all; and where each word of the band stands.
    fn set_result(
        &self,
        sheet: &mut Sheet,
        row: u32,
        total: u32,
        score: u16,
    ) -> Vec<(Word, Reference)> {
        let Some((published, band)) = self.unit.shown(self.rubric) else { return Vec::new() };
        let exact = at(total, score);
        let published = Value::Score(published).by(Formula::published(exact).if_number(exact));
        let cell = at(row, RESULT);
        let strong = Style::of(Role::Strong);
        let centred = strong.align(Align::Centre);
        sheet.put(row, RESULT, published, strong.align(Align::Right));
        let bands = &self.rubric.bands.value;
        let others = [(Word::Category, self.of_band.categories), (Word::Zone, self.of_band.zones)];
        let others = others.into_iter().filter(|(_, known)| *known).map(|(word, _)| word);
        let mut said = vec![(Word::Opinion, RESULT - 1, strong)];
        said.extend(others.zip(RESULT + 1..).map(|(word, column)| (word, column, centred)));
        for (word, column, style) in &said {
            sheet.put(row, *column, word.at(band, cell), *style);
            if *word == Word::Zone {
                let zone = at(row, *column).to_string();
                sheet.tints.extend(tints(bands, Area::cell(row, *column), &zone));
            }
        }
        let place = |column| Reference { sheet: self.name.clone(), row, column };
        said.into_iter().map(|(word, column, _)| (word, place(column))).collect()
    }

    /// The sum of points over the number of samples that count, wherever they stand.
    fn mean(
        &self,
        row: u32,
        line: &Line<'_>,
        arithmetic: &Arithmetic<'_>,
        survey: &Survey<'_>,
    ) -> Option<Mean> {
        let asked = asked(line)?;
        if !stand_beside(asked, self.shape.weighted) {
            return survey.mean(line.code);
        }
        let last = u16::try_from(asked.tally.samples).ok()?.checked_sub(1)?;
        let left = self.shape.fixed();
        Some(arithmetic.mean(Area { top: row, bottom: row, left, right: left + last }))
    }

    fn row(
        &self,
        arithmetic: &Arithmetic<'_>,
        index: usize,
        of_indicator: Option<Formula>,
    ) -> Vec<Entry> {
        let Some(line) = self.lines.get(index) else { return Vec::new() };
        let tone = match &line.level {
            Level::Dimension => Tone::Accent,
            Level::Variable => Tone::Quiet,
            Level::Indicator(_) => Tone::Plain,
        };
        let mut cells = vec![(Value::text(words::coded(line.code, line.name)), tone)];
        if self.shape.weighted {
            let weight = line.weight.map(|weight| Value::Decimal(weight.percent().clone(), None));
            // Those below a variable share alike, or by the weights beside them.
            let share = line.shares.as_ref().zip(arithmetic.share(index)).map(|(shares, by)| {
                Value::Decimal(&shares.of_unit * &Fraction::from(100), Some(2)).by(by)
            });
            cells.extend([weight, share].map(|value| (value.unwrap_or(Value::Blank), tone)));
        }
        let score = line.score.as_ref().map(|score| score.exact().clone());
        match &line.level {
            Level::Indicator(asked) => {
                cells.push(plain(computed(score, of_indicator)));
                self.answers(&mut cells, asked);
            }
            Level::Dimension | Level::Variable => {
                let by = self.shape.weighted.then(|| arithmetic.of_parts(index));
                let score = by.map_or(Value::Blank, |by| computed(score, Some(by)));
                cells.push((score, tone));
            }
        }
        let fixed = usize::from(self.shape.fixed());
        cells.resize(cells.len().max(fixed), (Value::Blank, tone));
        cells
    }

    fn answers(&self, cells: &mut Vec<Entry>, asked: &Asked<'_>) {
        cells.push(plain(Value::Decimal(asked.max.clone(), None)));
        let beside = stand_beside(asked, self.shape.weighted);
        let listed = if beside { asked.answers.samples.as_slice() } else { &[] };
        cells.extend(listed.iter().map(|(answer, _)| cell(*answer)));
        let last = usize::from(self.shape.width()) - 1;
        cells.resize(last, plain(Value::Blank));
        cells.push(plain(Value::text(self.place(asked.answers))));
    }

    /// The score of each product below its answers.
    fn product_row(&self, arithmetic: &Arithmetic<'_>, products: &[Option<Score>]) -> Vec<Entry> {
        let mut row = vec![Value::text(words::PRODUCT_SCORES)];
        row.resize(usize::from(self.shape.fixed()), Value::Blank);
        let scores = products.iter().zip(self.shape.fixed()..).map(|(score, column)| {
            let score = score.as_ref().map(|score| score.exact().clone());
            computed(score, arithmetic.of_product(column))
        });
        row.extend(scores);
        self.accented(row)
    }

    fn total_row(&self, of_unit: Formula) -> Vec<Entry> {
        let mut row = vec![Value::text(words::UNIT_SCORE)];
        let score = usize::from(self.shape.for_formulas().score);
        row.resize(score, Value::Blank);
        let exact = self.unit.score.as_ref().map(|score| score.exact().clone());
        row.push(computed(exact, Some(of_unit)));
        self.accented(row)
    }

    fn accented(&self, mut row: Vec<Value>) -> Vec<Entry> {
        row.resize(row.len().max(usize::from(self.shape.fixed())), Value::Blank);
        row.into_iter().map(|value| (value, Tone::Accent)).collect()
    }

    /// Where the answers of an indicator were read, without what the head of the sheet says.
    fn place(&self, answers: &IndicatorAnswers) -> String {
        let Some((first, last)) = answers.span() else {
            let places: Vec<_> =
                answers.placed().map(|(_, place)| self.below_head(&place)).collect();
            return if places.is_empty() { answers.sheet.to_string() } else { places.join("; ") };
        };
        let mut place = self.below_head(&answers.place(first));
        if last != first {
            place += &format!(":{last}");
        }
        place
    }

    fn below_head(&self, at: &Location) -> String {
        match at.sheet() {
            _ if self.shape.many_files => at.to_string(),
            Some(sheet) if !sheet.is_empty() && sheet != self.source => {
                format!("{sheet}!{}", at.cell().unwrap_or_default())
            }
            Some(_) | None => at.cell().unwrap_or_default(),
        }
    }
}

impl Shape {
    fn for_formulas(&self) -> Columns {
        let score = if self.weighted { 3 } else { 1 };
        Columns { weight: 1, share: 2, score, max: score + 1 }
    }

    /// How many columns stand before the samples.
    fn fixed(&self) -> u16 {
        let [weighted, checklist] = FIXED;
        if self.weighted { weighted } else { checklist }
    }

    /// How many columns there are.
    fn width(&self) -> u16 {
        self.fixed() + u16::try_from(self.beside).unwrap_or(u16::MAX / 2) + 1
    }

    fn columns(&self) -> Vec<Column> {
        let mut columns = vec![Column::text(words::LINE, Fit::AtMost(390))];
        if self.weighted {
            columns.extend([words::WEIGHT, words::OF_UNIT].map(Column::number));
        }
        let figures = [recap::SCORE, words::MAX];
        columns.extend(figures.map(Column::number));
        let sample = |number| Column::word(words::sample(number, !self.weighted));
        columns.extend((1..=self.beside).map(sample));
        columns.push(Column::text(words::PLACE, Fit::AtMost(250)));
        columns
    }
}

/// What a formula came to, with two decimals; nothing where everything was left out.
fn computed(value: Option<Fraction>, by: Option<Formula>) -> Value {
    let value = value.map_or(Value::text(NOTHING), |value| Value::Decimal(value, Some(2)));
    match by {
        Some(formula) => value.by(formula),
        None => value,
    }
}

/// An answer as it is listed.
fn cell(answer: Answer) -> Entry {
    let word = Value::optional(words::answer(answer));
    match answer {
        Answer::Points(points) => plain(Value::Decimal(points.exact(), None)),
        Answer::Refused => (word, Tone::Orange),
        Answer::NotApplicable => (word, Tone::Quiet),
        Answer::Blank => (word, Tone::Amber),
    }
}
