//! Zones of earlier years beside those of this one.

use serde::Serialize;

use super::chart::whole;
use super::group::zone;
use super::{Context, Group};
use crate::catalogue::dashboard as words;
use crate::domain::{History, Zone};

/// The width of a bar in the units of its drawing.
const WIDTH: i64 = 1000;

/// Counts of zones, year by year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Years {
    /// What it shows.
    pub about: &'static str,
    /// The years, this one last.
    pub rows: Vec<Row>,
    /// Said above the first year of another scheme.
    pub broken: &'static str,
}

/// One year's bar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The year.
    pub year: u16,
    /// Its counts in words.
    pub text: String,
    /// Its counts as pieces of a bar.
    pub pieces: Vec<Piece>,
    /// Whether another scheme began between the year before and this one.
    pub after_break: bool,
}

/// A piece of a bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// The zone's mark.
    pub group: &'static str,
    /// Where it begins.
    pub x: i64,
    /// How wide it is.
    pub width: i64,
}

/// How many regions were in each zone in one year.
pub(super) struct Year {
    year: u16,
    counts: [usize; 3],
    comparable: bool,
}

impl Year {
    /// The latest earlier year whose zones are known.
    pub(super) fn before(context: &Context<'_>) -> Option<Self> {
        if !context.groups.are_zones() {
            return None;
        }
        let mut years = context.results.history.years().into_iter().rev();
        years.find_map(|year| Self::past(context, year))
    }

    /// A year before this one; `None` where no zone of it is known.
    fn past(context: &Context<'_>, year: u16) -> Option<Self> {
        let results = &context.results;
        let cards = results.standings.cards.iter();
        let zones: Vec<_> =
            cards.filter_map(|card| results.history.of(year, card.region.code)?.zone).collect();
        let known = year < results.job.year && !zones.is_empty();
        known.then(|| Self {
            year,
            counts: Zone::ALL.map(|of| zones.iter().filter(|zone| **zone == of).count()),
            comparable: History::comparable(year, results.job.year),
        })
    }

    /// What stands below this year's count of a zone.
    pub(super) fn beside(&self, group: &Group) -> Option<String> {
        let index = Zone::ALL.into_iter().position(|of| zone(of) == *group)?;
        let known = self.counts.iter().sum();
        let count = self.counts.get(index)?;
        Some(words::zone_then(*count, self.year, known, self.comparable))
    }
}

/// The years with known zones; none where there is no earlier one.
pub(super) fn of(context: &Context<'_>) -> Option<Years> {
    let results = &context.results;
    Year::before(context)?;
    let past = results.history.years().into_iter().filter_map(|year| Year::past(context, year));
    let mut counted: Vec<_> = past.map(|past| (past.year, past.counts)).collect();
    let now = super::headline::counts(context);
    let mut counts = [0; 3];
    for (count, (_, known)) in counts.iter_mut().zip(now) {
        *count = known;
    }
    counted.push((results.job.year, counts));
    let total = results.standings.cards.len();
    let mut before: Option<u16> = None;
    let rows = counted.into_iter().map(|(year, counts)| {
        let after_break = before.is_some_and(|before| !History::comparable(before, year));
        before = Some(year);
        row(year, counts, total, after_break)
    });
    Some(Years { about: words::YEARS_ABOUT, rows: rows.collect(), broken: words::BREAK })
}

fn row(year: u16, counts: [usize; 3], total: usize, after_break: bool) -> Row {
    let zones = Zone::ALL.map(zone);
    let named: Vec<_> =
        zones.iter().zip(counts).map(|(group, count)| (group.name.clone(), count)).collect();
    let known: usize = counts.iter().sum();
    let text = words::of_year(&named, total.saturating_sub(known));
    let place = |count: usize| whole(count) * WIDTH / whole(total.max(1));
    let mut before = 0;
    let pieces = zones.iter().zip(counts).map(|(group, count)| {
        let x = place(before);
        before += count;
        Piece { group: group.id, x, width: place(before) - x }
    });
    let pieces = pieces.filter(|piece| piece.width > 0).collect();
    Row { year, text, pieces, after_break }
}
