//! The answers of indicators with many samples, counted by what they say, below the lines of the
//! unit: how many respondents gave each number of points.

use super::arithmetic::Mean;
use super::{Unit, asked, stand_beside};
use crate::catalogue::report_card as words;
use crate::domain::{Answer, Fraction, IndicatorAnswers};
use crate::report::entry::count;
use crate::report::workbook::formula::{at, over};
use crate::report::workbook::{Align, Area, Role, Sheet, Style, Value};
use crate::rubric::BlankRule;
use crate::scoring::{Asked, Line};

/// The first column of counts.
const FIRST: u16 = 1;
/// Answers that are not points, in the order of their columns. No answer is blank where that is an
/// error.
const WORDS: [Answer; 3] = [Answer::Refused, Answer::NotApplicable, Answer::Blank];
/// The height of the row of a heading in pixels.
const HEADING_HEIGHT: u32 = 29;

/// The block, in which every indicator has a row and every number of points a column.
pub(super) struct Survey<'a> {
    /// The row of its title.
    row: u32,
    indicators: Vec<(&'a Line<'a>, &'a Asked<'a>)>,
    /// All points that somebody gave, with none and the most that there are, ascending.
    points: Vec<Fraction>,
    blank: BlankRule,
}

impl<'a> Survey<'a> {
    /// The block of the lines that have so many samples; its title stands in `row`.
    pub(super) fn new(unit: &Unit<'a>, row: u32) -> Self {
        let weighted = unit.shape.weighted;
        let all = unit.lines.iter().filter_map(|line| Some((line, asked(line)?)));
        let indicators: Vec<_> = all.filter(|(_, asked)| !stand_beside(asked, weighted)).collect();
        let mut points: Vec<_> = indicators
            .iter()
            .flat_map(|(_, asked)| {
                let given = asked.answers.samples.iter().filter_map(|(answer, _)| match answer {
                    Answer::Points(points) => Some(points.exact()),
                    Answer::Refused | Answer::NotApplicable | Answer::Blank => None,
                });
                given.chain([Fraction::zero(), asked.max.clone()])
            })
            .collect();
        points.sort();
        points.dedup();
        Self { row, indicators, points, blank: unit.rubric.blank }
    }

    /// The mean points of an indicator by the counts of its row; `None` if it has no row here.
    pub(super) fn mean(&self, code: &str) -> Option<Mean> {
        let index = self.indicators.iter().position(|(line, _)| line.code == code)?;
        let head = self.row + 1;
        let row = head + 1 + u32::try_from(index).ok()?;
        let last = self.words().checked_sub(1)?;
        let cells = |row| over(Area { top: row, bottom: row, left: FIRST, right: last });
        let (points, counts) = (cells(head), cells(row));
        let mut counted = format!("SUM({counts})+{}", at(row, last + 1));
        if self.blank == BlankRule::Zero {
            counted += &format!("+{}", at(row, last + 3));
        }
        Some(Mean { sum: format!("SUMPRODUCT({points},{counts})"), counted })
    }

    /// The answers that are not points and have a column.
    fn answers(&self) -> impl Iterator<Item = Answer> {
        let none_blank = self.blank == BlankRule::Error;
        WORDS.into_iter().filter(move |answer| !(none_blank && *answer == Answer::Blank))
    }

    /// The column after those of points.
    fn words(&self) -> u16 {
        FIRST + u16::try_from(self.points.len()).unwrap_or(u16::MAX / 2)
    }

    /// Sets the block, where there is one.
    pub(super) fn set(&self, sheet: &mut Sheet) {
        if self.indicators.is_empty() {
            return;
        }
        sheet.set_section((self.row, 0), words::SURVEYS);
        self.set_head(sheet, self.row + 1);
        for (row, (line, asked)) in (self.row + 2..).zip(&self.indicators) {
            let body = Style::of(Role::Body);
            sheet.put(row, 0, Value::text(words::coded(line.code, line.name)), body);
            let counts = self.counts(asked.answers);
            for (column, number) in (FIRST..).zip(counts) {
                let value = if number == 0 { Value::Blank } else { count(number) };
                sheet.put(row, column, value, body.align(Align::Centre));
            }
        }
    }

    fn set_head(&self, sheet: &mut Sheet, row: u32) {
        let heading = Style::of(Role::Heading);
        let points = self.points.iter().map(|points| Value::Decimal(points.clone(), None));
        let words = self.answers().map(|answer| Value::optional(words::answer(answer)));
        sheet.put(row, 0, Value::text(words::RESPONDENTS), heading);
        for (column, value) in (FIRST..).zip(points.chain(words)) {
            sheet.put(row, column, value, heading.align(Align::Centre));
        }
        sheet.raise(row, HEADING_HEIGHT);
    }

    /// How many answers there are of each column.
    fn counts(&self, answers: &IndicatorAnswers) -> Vec<usize> {
        let number = |wanted: &dyn Fn(Answer) -> bool| {
            answers.samples.iter().filter(|(answer, _)| wanted(*answer)).count()
        };
        let points = self.points.iter().map(|points| {
            number(&|answer| matches!(answer, Answer::Points(given) if given.exact() == *points))
        });
        let words = self.answers().map(|word| number(&|answer| answer == word));
        points.chain(words).collect()
    }
}
