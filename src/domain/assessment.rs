//! What was seen in the sheets, before anything is computed.

use super::{Points, RegionCode, Score};
use crate::location::{Cell, Located, Location};

/// What the sheets bring about one region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// The region.
    pub region: RegionCode,
    /// Its score as a whole, where a table gives one.
    pub whole: Option<Seen>,
    /// Its units, in the order of their places.
    pub units: Vec<UnitAssessment>,
}

/// What the sheets bring about one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitAssessment {
    /// The id of its kind; `None` for a kind that the rubric does not name but accepts.
    pub kind: Option<String>,
    /// Its name as written.
    pub name: String,
    /// Where it stands: its score's cell in a table, its sheet in a form.
    pub at: Location,
    /// Its score as told, or the answers that make it.
    pub content: Content,
}

/// A score as told, or the answers that make it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A table gives the score, or a sheet says that the unit was not assessed.
    Told(Box<Seen>),
    /// A form gives the answers.
    Answered(Answers),
}

/// A score as a table gives it, with what stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Where it stands.
    pub at: Location,
    /// The score, or that there is none.
    pub mark: Mark,
    /// Kategori, zona and opini beside it, to compare with ours.
    pub stated: Stated,
}

/// A score or the words that take its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The score.
    Score(Score),
    /// "Tidak dinilai".
    NotAssessed,
}

/// What a table states beside a score.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stated {
    /// Kategori.
    pub category: Option<Located<String>>,
    /// Zona.
    pub zone: Option<Located<String>>,
    /// Opini.
    pub opinion: Option<Located<String>>,
}

/// All answers of a unit: one entry for each indicator of the rubric, in its order, so that
/// scoring cannot meet a missing one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// By indicator, in the order of [`Rubric::indicators`](crate::rubric::Rubric::indicators).
    pub indicators: Vec<IndicatorAnswers>,
    /// The unit's scores as its own sheets give them below the answers, to compare with ours.
    pub stated: Vec<Located<Score>>,
}

/// The answers to one indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorAnswers {
    /// The sheet that they stand on; the first sample's, where they stand on several.
    pub sheet: Location,
    /// The sheet of each sample, where they stand on several; else empty.
    pub sheets: Vec<Location>,
    /// One per sample (officer, product, respondent), with its cell; of a checklist by product,
    /// one per product.
    pub samples: Vec<(Answer, Cell)>,
}

/// What one sample says about one indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// Points, 0 to the indicator's max.
    Points(Points),
    /// Nothing stands there.
    Blank,
    /// TJ: refused to answer. Counts as no points.
    Refused,
    /// TB: does not apply. Left out.
    NotApplicable,
}

impl IndicatorAnswers {
    /// Samples that all stand on one sheet.
    pub fn on(sheet: Location, samples: impl IntoIterator<Item = (Answer, Cell)>) -> Self {
        Self { sheet, sheets: Vec::new(), samples: samples.into_iter().collect() }
    }

    /// Adds the samples of another sheet behind these: the next product has a sheet of its own.
    pub fn join(&mut self, other: Self) {
        if self.sheets.is_empty() && other.sheets.is_empty() && self.sheet == other.sheet {
            return self.samples.extend(other.samples);
        }
        let spread = |answers: &Self| match answers.sheets.as_slice() {
            [] => vec![answers.sheet.clone(); answers.samples.len()],
            sheets => sheets.to_vec(),
        };
        self.sheets = [spread(self), spread(&other)].concat();
        self.samples.extend(other.samples);
    }

    /// The samples, each with its place.
    pub fn placed(&self) -> impl Iterator<Item = (Answer, Location)> {
        self.samples.iter().enumerate().map(|(index, (answer, cell))| {
            let sheet = self.sheets.get(index).unwrap_or(&self.sheet);
            (*answer, sheet.with_cell(sheet.sheet().unwrap_or_default(), *cell))
        })
    }

    /// The first and the last cell of the smallest rectangle that holds all samples; `None` where
    /// there are none, or not on one sheet.
    pub fn span(&self) -> Option<(Cell, Cell)> {
        if !self.sheets.is_empty() {
            return None;
        }
        let cells = || self.samples.iter().map(|(_, cell)| *cell);
        let rows = || cells().map(|cell| cell.row);
        let columns = || cells().map(|cell| cell.column);
        let first = Cell { row: rows().min()?, column: columns().min()? };
        Some((first, Cell { row: rows().max()?, column: columns().max()? }))
    }

    /// Where a sample stands.
    pub fn place(&self, cell: Cell) -> Location {
        self.sheet.with_cell(self.sheet.sheet().unwrap_or_default(), cell)
    }
}

impl UnitAssessment {
    /// Whether the unit was assessed at all.
    pub fn is_assessed(&self) -> bool {
        self.told().is_none_or(|seen| seen.mark != Mark::NotAssessed)
    }

    /// The score as told, where it is.
    pub fn told(&self) -> Option<&Seen> {
        match &self.content {
            Content::Told(seen) => Some(seen),
            Content::Answered(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_span_a_rectangle() {
        let span = |cells: &[(u32, u32)]| {
            let sample = |&(row, column): &(u32, u32)| (Answer::Blank, Cell { row, column });
            let sheet = Location::file("x.xlsx").with_sheet("S");
            let (first, last) = IndicatorAnswers::on(sheet, cells.iter().map(sample)).span()?;
            Some(format!("{first}:{last}"))
        };
        assert_eq!(span(&[(5, 6), (5, 7), (5, 9)]).as_deref(), Some("G6:J6"));
        assert_eq!(span(&[(9, 2), (1, 2)]).as_deref(), Some("C2:C10"));
        assert_eq!(span(&[]), None);
    }

    #[test]
    fn samples_on_sheets_of_their_own_keep_their_places() {
        let on = |sheet: &str, row| {
            let sheet = Location::file("x.xlsx").with_sheet(sheet);
            IndicatorAnswers::on(sheet, [(Answer::Blank, Cell { row, column: 3 })])
        };
        let mut answers = on("Akta", 6);
        answers.join(on("Akta", 8));
        assert!(answers.span().is_some());
        answers.join(on("KTP", 7));
        answers.join(on("KK", 9));
        assert_eq!(answers.span(), None);
        let places: Vec<_> = answers.placed().map(|(_, at)| at.to_string()).collect();
        assert_eq!(
            places,
            ["Akta!D7", "Akta!D9", "KTP!D8", "KK!D10"].map(|at| format!("x.xlsx, {at}"))
        );
    }
}
