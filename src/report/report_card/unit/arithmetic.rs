//! The arithmetic of a unit as formulas, from the answers up to its score.
//!
//! Values go up: samples, mean, indicator, variable, dimension, unit. Shares go down, and look at
//! values only to see which are left out, so that neither waits for the other.

use crate::catalogue::report_card as words;
use crate::report::workbook::formula::{at, listed, over, quoted};
use crate::report::workbook::{Area, Formula};
use crate::rubric::BlankRule;
use crate::scoring::{Level, Line};

/// The columns that formulas look at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    /// Weights; none in a checklist.
    pub weight: u16,
    /// Shares of the unit's score; none in a checklist.
    pub share: u16,
    pub score: u16,
    pub max: u16,
}

/// The mean points of an indicator: what its samples sum to, and how many of them count.
pub(super) struct Mean {
    pub sum: String,
    pub counted: String,
}

/// The lines of a unit with where each stands and what is above it.
pub(super) struct Arithmetic<'a> {
    pub columns: Columns,
    blank: BlankRule,
    lines: Vec<Placed<'a>>,
}

struct Placed<'a> {
    line: &'a Line<'a>,
    row: u32,
    /// The index of the line above it in the rubric; `None` for a line at the top.
    parent: Option<usize>,
}

impl<'a> Arithmetic<'a> {
    /// Lines in the order of the rubric, the first of which stands at `top`.
    pub(super) fn new(lines: &'a [Line<'a>], top: u32, columns: Columns, blank: BlankRule) -> Self {
        let (mut dimension, mut variable) = (None, None);
        let placed = lines.iter().zip(top..).enumerate().map(|(index, (line, row))| {
            let parent = match line.level {
                Level::Dimension => {
                    dimension = Some(index);
                    None
                }
                Level::Variable => {
                    variable = Some(index);
                    dimension
                }
                Level::Indicator(_) => variable,
            };
            Placed { line, row, parent }
        });
        Self { columns, blank, lines: placed.collect() }
    }

    /// The mean points of an indicator whose samples stand side by side.
    pub(super) fn mean(&self, samples: Area) -> Mean {
        let (range, all) = (over(samples), samples.right - samples.left + 1);
        let [refused, left_out] = [words::REFUSED, words::NOT_APPLICABLE].map(quoted);
        let counted = match self.blank {
            BlankRule::Zero => format!("{all}-COUNTIF({range},{left_out})"),
            BlankRule::Skip | BlankRule::Error => {
                format!("COUNT({range})+COUNTIF({range},{refused})")
            }
        };
        Mean { sum: format!("SUM({range})"), counted }
    }

    /// The score of an indicator: its mean points of what they could be. Where no sample counts,
    /// the division fails, and there is none.
    pub(super) fn of_indicator(&self, row: u32, Mean { sum, counted }: &Mean) -> Formula {
        let max = at(row, self.columns.max);
        Formula::new(format!("100*{sum}/({counted})/{max}")).or_nothing()
    }

    /// The score of a line that has lines below it.
    pub(super) fn of_parts(&self, index: usize) -> Formula {
        self.whole(Some(index))
    }

    /// The score of the unit.
    pub(super) fn of_unit(&self) -> Formula {
        self.whole(None)
    }

    /// The share of a dimension or variable in the unit's score, of 100; nought where it is left
    /// out. An indicator has its part of its variable's.
    pub(super) fn share(&self, index: usize) -> Option<Formula> {
        let Placed { row, parent, line } = self.lines.get(index)?;
        if matches!(line.level, Level::Indicator(_)) {
            return None;
        }
        let own = at(*row, self.columns.score);
        let above = parent.and_then(|parent| self.lines.get(parent));
        let above =
            above.map_or("100".to_owned(), |parent| at(parent.row, self.columns.share).to_string());
        let siblings = self.parts(*parent);
        let share = if is_weighted(&siblings) {
            let weight = at(*row, self.columns.weight);
            format!("{above}*{weight}/({})", self.weights(&siblings))
        } else {
            format!("{above}/COUNT({})", self.scores(&siblings))
        };
        Some(Formula::new(format!("IF(COUNT({own})=0,0,{share})")))
    }

    /// Where the scores of the lines at the top stand.
    pub(super) fn tops(&self) -> impl Iterator<Item = u32> {
        self.parts(None).into_iter().map(|line| line.row)
    }

    /// The score of a product: its points over what they could be.
    pub(super) fn of_product(&self, column: u16) -> Option<Formula> {
        let (first, last) = (self.lines.first()?.row, self.lines.last()?.row);
        let over = |column| over(Area { top: first, bottom: last, left: column, right: column });
        let (points, max) = (over(column), over(self.columns.max));
        let mut counted = format!("ISNUMBER({points})+({points}={})", quoted(words::REFUSED));
        if self.blank == BlankRule::Zero {
            counted += &format!("+({points}={})", quoted(words::UNANSWERED));
        }
        let possible = format!("SUMPRODUCT({max}*({counted}))");
        Some(Formula::new(format!("100*SUM({points})/{possible}")).or_nothing())
    }

    fn parts(&self, parent: Option<usize>) -> Vec<&Placed<'a>> {
        self.lines.iter().filter(|line| line.parent == parent).collect()
    }

    /// The mean of what is below a line, by weight where there are weights.
    fn whole(&self, parent: Option<usize>) -> Formula {
        let parts = self.parts(parent);
        let scores = self.scores(&parts);
        let mean = if is_weighted(&parts) {
            let terms = parts.iter().map(|part| {
                let (weight, score) = (self.weight(part), at(part.row, self.columns.score));
                format!("{weight}*N({score})")
            });
            let sum: Vec<_> = terms.collect();
            Formula::new(format!("({})/({})", sum.join("+"), self.weights(&parts)))
        } else {
            Formula::average(&scores)
        };
        mean.if_number(scores)
    }

    /// The sum of the weights that count.
    fn weights(&self, parts: &[&Placed<'_>]) -> String {
        let term = |part: &&Placed<'_>| {
            format!("{}*COUNT({})", self.weight(part), at(part.row, self.columns.score))
        };
        parts.iter().map(term).collect::<Vec<_>>().join("+")
    }

    fn weight(&self, part: &Placed<'_>) -> impl std::fmt::Display {
        at(part.row, self.columns.weight)
    }

    /// The scores of lines, as one range where nothing stands between them.
    fn scores(&self, parts: &[&Placed<'_>]) -> String {
        let column = self.columns.score;
        let together = parts.windows(2).all(|pair| match pair {
            [upper, lower] => upper.row + 1 == lower.row,
            _ => true,
        });
        match (parts.first(), parts.last()) {
            (Some(first), Some(last)) if together && parts.len() > 1 => {
                over(Area { top: first.row, bottom: last.row, left: column, right: column })
            }
            _ => listed(parts.iter().map(|part| at(part.row, column))),
        }
    }
}

fn is_weighted(parts: &[&Placed<'_>]) -> bool {
    parts.iter().all(|part| part.line.weight.is_some())
}
