//! The lists of the job, row by row.

use serde::Serialize;

use super::{Context, number};
use crate::catalogue::{dashboard as words, recap};
use crate::domain::History;
use crate::ranking::{Place, RankedList};
use crate::report::entry;
use crate::scoring::{ReportCard, Verdict};

/// A ranking list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct List {
    /// Its name in data.
    pub id: String,
    /// Its name on paper.
    pub title: String,
    /// What its ranks mean, and what the columns leave out.
    pub notes: Vec<String>,
    /// The headings of the columns behind rank and region.
    pub columns: Vec<Column>,
    /// Its members, best first.
    pub rows: Vec<Row>,
}

/// A column of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Its heading.
    pub label: String,
    /// How its cells are marked: `n` for numbers, `r1` to `r3` for what only wide screens have
    /// room for; empty for neither.
    pub class: &'static str,
    /// Whether it is ordered by number.
    pub numeric: bool,
}

/// A member of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Its rank.
    pub rank: u32,
    /// Whether another member has the same score.
    pub tied: bool,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What it is filtered by: its kind and its group.
    pub kind: &'static str,
    /// See [`super::Group::id`].
    pub group: &'static str,
    /// What stands under [`List::columns`].
    pub cells: Vec<Cell>,
}

/// One fact of a member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// The group whose colour and shape it has, if it has one.
    pub group: Option<&'static str>,
}

/// Which columns a list has, beside those that every list has.
struct Shape {
    categories: bool,
    certificates: bool,
    /// The year that is shown for comparison, and whether its scheme can be compared.
    past: Option<(u16, bool)>,
}

pub(super) fn of(context: &Context<'_>, list: &RankedList) -> List {
    let results = &context.results;
    let job = results.job;
    let bands = &job.rubric.bands.value;
    let past = entry::past_year(results, list);
    let shape = Shape {
        categories: bands.have_categories(),
        certificates: job.certificate.is_some(),
        past: past.map(|year| (year, History::comparable(year, job.year))),
    };
    let mut notes = vec![format!("{}: {}.", recap::TIES, recap::ties(list.list.ties))];
    if list.places.iter().any(|place| place.tied) {
        notes.push(words::TIED_LEGEND.to_owned());
    }
    if let Some((year, false)) = shape.past {
        notes.push(recap::scheme_differs(year, job.year));
    }
    List {
        id: list.list.id.clone(),
        title: list.list.title.clone(),
        notes,
        columns: shape.columns(context),
        rows: list.places.iter().filter_map(|place| shape.row(context, *place)).collect(),
    }
}

impl Shape {
    fn columns(&self, context: &Context<'_>) -> Vec<Column> {
        let column = |label: &str, class: &'static str| {
            let numeric = class.starts_with('n');
            Column { label: label.to_owned(), class, numeric }
        };
        let mut columns = vec![column(recap::KIND, "r3"), column(recap::SCORE, "n")];
        if self.categories {
            columns.push(column(recap::CATEGORY, "r1"));
        }
        if context.groups.are_zones() {
            columns.push(column(recap::ZONE, ""));
        }
        // Where there are zones, the opinion says the same once more.
        let class = if context.groups.are_zones() { "r3" } else { "" };
        columns.push(column(recap::OPINION, class));
        let next = if self.categories { recap::TO_NEXT_CATEGORY } else { recap::TO_NEXT_OPINION };
        columns.push(column(next, "n r2"));
        if let Some((year, comparable)) = self.past {
            columns.push(column(&recap::score_of(year), "n r1"));
            if comparable {
                columns.push(column(&recap::change_since(year), "n r1"));
            }
        }
        if self.certificates {
            columns.push(column(recap::CERTIFICATE, "r2"));
        }
        columns
    }

    fn row(&self, context: &Context<'_>, place: Place) -> Option<Row> {
        let card = context.results.standings.card(place.region)?;
        let verdict = card.verdict()?;
        let group = context.groups.of_band(&verdict.band).id;
        Some(Row {
            rank: place.rank,
            tied: place.tied,
            code: place.region.to_string(),
            name: card.region.name.clone(),
            kind: card.region.kind.id(),
            group,
            cells: self.cells(context, card, verdict, group),
        })
    }

    fn cells(
        &self,
        context: &Context<'_>,
        card: &ReportCard,
        verdict: &Verdict,
        group: &'static str,
    ) -> Vec<Cell> {
        let results = &context.results;
        let plain = |text: String| Cell { text, group: None };
        let mut cells =
            vec![plain(card.region.kind.name().to_owned()), plain(verdict.published.on_paper())];
        if self.categories {
            let category = verdict.band.category.as_deref();
            cells.push(plain(category.unwrap_or(number::NONE).to_owned()));
        }
        if let Some(zone) = verdict.band.zone {
            cells.push(Cell { text: zone.name().to_owned(), group: Some(group) });
        } else if context.groups.are_zones() {
            cells.push(plain(number::NONE.to_owned()));
        }
        cells.push(Cell {
            text: verdict.opinion.clone(),
            // Where there are zones, they carry the colour alone.
            group: (!context.groups.are_zones()).then_some(group),
        });
        let next = results.job.rubric.bands.value.points_to_next(verdict.published);
        cells.push(plain(number::published(next)));
        if let Some((year, comparable)) = self.past {
            let then = results.history.of(year, card.region.code).and_then(|past| past.score);
            cells.push(plain(number::published(then)));
            if comparable {
                let change = then.map(|then| number::signed(&verdict.published.change_since(then)));
                cells.push(plain(change.unwrap_or_else(|| number::NONE.to_owned())));
            }
        }
        if self.certificates {
            let (number, _) = entry::certificate_number(results, card.region.code);
            cells.push(plain(number.shown().into_owned()));
        }
        cells
    }
}
