//! The sheet of one unit: every dimension, variable and indicator with its points and answers.

use std::collections::BTreeSet;

use super::{Context, name_of};
use crate::catalogue::{recap, report_card as words};
use crate::domain::{Answer, Fraction, IndicatorAnswers, Score};
use crate::location::Location;
use crate::report::entry::{self, Entry, plain};
use crate::report::letterhead::widen;
use crate::report::workbook::{Column, Fit, Role, Sheet, SheetName, Style, Tone, Value};
use crate::rubric::{Evidence, Scheme};
use crate::scoring::{Asked, Level, Line, UnitCard};

/// The most samples of an indicator whose answers are listed one by one.
const MOST_LISTED: usize = 12;

/// Which columns there are, beside those that are always there.
struct Shape {
    /// Whether indicators and what is above them have shares: a checklist has none.
    shares: bool,
    /// How many answers are listed at most.
    listed: usize,
    /// Whether the answers come from more files than one.
    many_files: bool,
}

pub(super) fn sheet(
    context: &Context<'_>,
    unit: &UnitCard,
    number: usize,
    name: &SheetName,
) -> Sheet {
    let rubric = &context.results.job.rubric;
    let lines = unit.lines(rubric);
    let asked = || lines.iter().filter_map(asked);
    let files: BTreeSet<_> = asked().map(|asked| asked.answers.sheet.file_name()).collect();
    let shape = Shape {
        shares: matches!(rubric.scheme, Scheme::Weighted(_)),
        listed: asked()
            .filter(|asked| lists(asked))
            .map(|asked| asked.tally.samples)
            .max()
            .unwrap_or(0),
        many_files: files.len() > 1,
    };
    let columns = shape.columns();
    let files: Vec<_> = files.into_iter().collect();
    let mut said = vec![words::file_title(&context.card.region.name, context.results.job.year)];
    if let Some((score, band)) = unit.shown(rubric) {
        said.push(words::banded(&score.on_paper(), band, &band.opinion));
    }
    let index = number.saturating_sub(1);
    if let Some(award) = context.results.unit_award(context.card.region.code, index) {
        said.push(words::certificate_of_unit(&award.seal.number));
    }
    said.extend([words::files(&files), words::ROUNDED.to_owned()]);
    if shape.shares {
        said.push(words::LEGEND.to_owned());
    }
    if asked().any(|asked| asked.evidence == Evidence::Survey) {
        said.push(words::SURVEYS.to_owned());
    }
    let width = u16::try_from(columns.len()).unwrap_or(u16::MAX);
    let title = name_of(&context.results, unit, number);
    let (mut sheet, row) = context.head.opened(name, width, &title, &said);
    let back = Value::Link(words::BACK.to_owned(), context.names.cover.clone());
    sheet.put(row, 0, back, Style::of(Role::Note));
    let top = row + 2;
    let mut rows: Vec<_> = lines.iter().map(|line| shape.row(line)).collect();
    let products = unit.products();
    if !products.is_empty() && products.len() <= shape.listed {
        rows.push(shape.products(&products));
    }
    let area = sheet.set_grid((top, 0), &columns, rows);
    sheet.bars.push(area.column(shape.score()));
    sheet.codes.push(area.column(0));
    sheet.frozen = Some((top + 1, 2));
    sheet.repeated = Some(top);
    widen(&mut sheet, columns.len());
    sheet
}

fn asked<'l, 'a>(line: &'l Line<'a>) -> Option<&'l Asked<'a>> {
    match &line.level {
        Level::Indicator(asked) => Some(asked),
        Level::Dimension | Level::Variable => None,
    }
}

/// Whether an indicator's answers are listed one by one.
fn lists(asked: &Asked<'_>) -> bool {
    asked.evidence != Evidence::Survey && asked.tally.samples <= MOST_LISTED
}

impl Shape {
    /// The column of the score.
    fn score(&self) -> u16 {
        if self.shares { 5 } else { 2 }
    }

    fn columns(&self) -> Vec<Column> {
        let mut columns = vec![
            Column::text(recap::CODE, Fit::Longest),
            Column::text(words::LINE, Fit::AtMost(330)),
        ];
        if self.shares {
            let shares = [words::WEIGHT, words::OF_PARENT, words::OF_UNIT];
            columns.extend(shares.map(Column::number));
        }
        let figures = [
            recap::SCORE,
            words::MEAN,
            words::MAX,
            words::SAMPLES,
            words::REFUSED,
            words::NOT_APPLICABLE,
            words::BLANK,
        ];
        columns.extend(figures.map(Column::number));
        let sample = |number| Column::word(words::sample(number, !self.shares));
        columns.extend((1..=self.listed).map(sample));
        columns.push(Column::text(words::PLACE, Fit::AtMost(250)));
        columns
    }

    fn row(&self, line: &Line<'_>) -> Vec<Entry> {
        let tone = match &line.level {
            Level::Dimension => Tone::Accent,
            Level::Variable => Tone::Quiet,
            Level::Indicator(_) => Tone::Plain,
        };
        let mut row = vec![(Value::text(line.code), tone), (Value::text(line.name), tone)];
        if self.shares {
            let percent = |share: &Fraction| entry::two_places(&(share * &Fraction::from(100)));
            let shares = line.shares.as_ref();
            let values = [
                line.weight.map(|weight| Value::Decimal(weight.percent().clone(), None)),
                shares.map(|shares| percent(&shares.of_parent)),
                shares.map(|shares| percent(&shares.of_unit)),
            ];
            row.extend(values.map(|value| (value.unwrap_or(Value::Blank), tone)));
        }
        row.push((entry::score(line.score.as_ref().map(Score::publish)), tone));
        match &line.level {
            Level::Indicator(asked) => self.answers(&mut row, asked),
            Level::Dimension | Level::Variable => {
                row.extend(vec![(Value::Blank, tone); 6 + self.listed + 1]);
            }
        }
        row
    }

    fn answers(&self, row: &mut Vec<Entry>, asked: &Asked<'_>) {
        let tally = &asked.tally;
        let mean = tally.mean.as_ref().map_or(Value::Blank, entry::two_places);
        row.extend(
            [mean, Value::Decimal(asked.max.clone(), None), entry::count(tally.samples)].map(plain),
        );
        let counts = [
            (tally.refused, Tone::Orange),
            (tally.not_applicable, Tone::Quiet),
            (tally.blank, Tone::Amber),
        ];
        // A nought would draw the eye away from what is there.
        row.extend(counts.map(|(number, tone)| match number {
            0 => plain(Value::Blank),
            number => (entry::count(number), tone),
        }));
        let listed = if lists(asked) { asked.answers.samples.as_slice() } else { &[] };
        let blanks = self.listed.saturating_sub(listed.len());
        row.extend(listed.iter().map(|(answer, _)| cell(*answer)));
        row.extend(vec![plain(Value::Blank); blanks]);
        row.push(plain(Value::text(self.place(asked.answers))));
    }

    /// The score of each product below its answers.
    fn products(&self, products: &[Option<Score>]) -> Vec<Entry> {
        let mut row = vec![Value::Blank, Value::text(words::PRODUCT_SCORES)];
        row.resize(usize::from(self.score()) + 7, Value::Blank);
        let scores = products.iter().map(|score| entry::score(score.as_ref().map(Score::publish)));
        row.extend(scores);
        row.resize(usize::from(self.score()) + 7 + self.listed + 1, Value::Blank);
        row.into_iter().map(|value| (value, Tone::Accent)).collect()
    }

    fn place(&self, answers: &IndicatorAnswers) -> String {
        let Some((first, last)) = answers.span() else {
            let at = |at: Location| if self.many_files { at.to_string() } else { on_sheet(&at) };
            let places: Vec<_> = answers.placed().map(|(_, place)| at(place)).collect();
            return if places.is_empty() { answers.sheet.to_string() } else { places.join("; ") };
        };
        let mut place = if self.many_files {
            answers.place(first).to_string()
        } else {
            on_sheet(&answers.place(first))
        };
        if last != first {
            place += &format!(":{last}");
        }
        place
    }
}

/// A place inside a file that is named already.
fn on_sheet(at: &Location) -> String {
    let cell = at.cell().unwrap_or_default();
    match at.sheet() {
        Some(sheet) if !sheet.is_empty() => format!("{sheet}!{cell}"),
        Some(_) | None => cell,
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
