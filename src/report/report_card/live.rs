//! What the sheets of a report card hand to each other: where a figure stands, and the bands by name.

use std::fmt;

use crate::catalogue::{recap, report_card as words};
use crate::domain::{Band, Bands, Zone};
use crate::report::workbook::formula::quoted;
use crate::report::workbook::{Area, Formula, Name, Reference, SheetName, Tint, Tone, Value};

/// A score with what it is called, wherever they stand.
#[derive(Clone, Debug)]
pub(super) struct Banded {
    /// The score before it is rounded.
    pub exact: Reference,
    /// The score as published.
    pub score: Reference,
}

/// Where the figures of a unit stand.
#[derive(Clone, Debug)]
pub(super) struct UnitFigures {
    /// Its score.
    pub banded: Banded,
    /// What it is called: the words that the bands have.
    pub words: Vec<(Word, Reference)>,
    /// Its dimensions, in the order of the rubric; none in a checklist.
    pub dimensions: Vec<Reference>,
    /// The scores of its products; none where there are no products.
    pub products: Option<(SheetName, Area)>,
}

impl UnitFigures {
    /// A word for the unit's score, as its own sheet has it.
    pub(super) fn word(&self, word: Word, band: &Band) -> Value {
        let known = self.words.iter().find(|(known, _)| *known == word);
        let value = Value::text(word.of(band));
        match known {
            Some((_, place)) => value.by(Formula::same(place)),
            None => value,
        }
    }
}

/// Which word of a band a formula looks up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Category,
    Zone,
    Opinion,
}

impl Word {
    /// What it says of a band.
    pub(super) fn of(self, band: &Band) -> &str {
        match self {
            Self::Category => band.category.as_deref().unwrap_or(recap::NONE),
            Self::Zone => band.zone.map_or(recap::NONE, |zone| zone.name()),
            Self::Opinion => &band.opinion,
        }
    }

    fn column(self) -> &'static str {
        match self {
            Self::Category => words::BAND_CATEGORIES,
            Self::Zone => words::BAND_ZONES,
            Self::Opinion => words::BAND_OPINIONS,
        }
    }

    /// The word for the score in a cell, looked up among the bands.
    pub(super) fn at(self, band: &Band, score: impl fmt::Display) -> Value {
        Value::text(self.of(band)).by(self.looked_up(&score).if_number(score))
    }

    fn looked_up(self, score: impl fmt::Display) -> Formula {
        Formula::new(format!("INDEX({},{})", self.column(), rank_of_band(score)))
    }

    /// The word for the band above that of a score, which must not be in the highest.
    pub(super) fn above(self, score: impl fmt::Display) -> String {
        format!("INDEX({},{}-1)", self.column(), rank_of_band(score))
    }
}

/// The opinion for the score in a cell; `full` is what the year makes of the band's own.
pub(super) fn opinion(band: &Band, full: &str, score: impl fmt::Display) -> Value {
    let looked_up = Word::Opinion.looked_up(&score);
    let formula = match full.strip_prefix(band.opinion.as_str()) {
        Some("") | None => looked_up,
        Some(added) => Formula::new(format!("{looked_up}&{}", quoted(added))),
    };
    Value::text(full).by(formula.if_number(score))
}

/// Which band a score is in, from 1 at the top: one more than there are bands above it.
pub(super) fn rank_of_band(score: impl fmt::Display) -> String {
    format!("1+SUMPRODUCT(--({}>{score}))", words::BAND_MINIMA)
}

/// The lower end of the band above that of a score, which must not be in the highest.
pub(super) fn next_minimum(score: impl fmt::Display) -> String {
    format!("INDEX({},{}-1)", words::BAND_MINIMA, rank_of_band(score))
}

/// The names by which formulas know the columns of the table of bands: minimum, opinion, category
/// and zone from its first column on.
pub(super) fn band_names(sheet: &SheetName, table: Area) -> Vec<Name> {
    let columns =
        [words::BAND_MINIMA, words::BAND_OPINIONS, words::BAND_CATEGORIES, words::BAND_ZONES];
    let name = |(name, column): (&str, u16)| Name {
        name: name.to_owned(),
        sheet: sheet.clone(),
        area: table.column(column),
    };
    columns.into_iter().zip(0..).map(name).collect()
}

/// Colours cells by the zone that a cell of theirs names, for it may change; `zone` is that cell as
/// seen from the first of them.
pub(super) fn tints(bands: &Bands, area: Area, zone: &str) -> Vec<Tint> {
    let mut zones: Vec<_> = bands.iter().filter_map(|band| band.zone).collect();
    zones.dedup();
    let tint = |of: Zone| Tint {
        area,
        when: Formula::new(format!("{zone}={}", quoted(of.name()))),
        tone: Tone::of_zone(of),
    };
    zones.into_iter().map(tint).collect()
}
