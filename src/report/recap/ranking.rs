//! The sheet of one ranking list.

use std::collections::BTreeMap;

use super::{Context, robustness};
use crate::catalogue::{recap as words, recap_insight as insight_words};
use crate::domain::{History, PastResult, Published, RegionCode};
use crate::insight::{self, RankRange, Robustness};
use crate::ranking::{Place, RankedList};
use crate::report::entry::{self, BandColumns, Entry, plain};
use crate::report::letterhead::widen;
use crate::report::workbook::{Column, Fit, Role, Sheet, SheetName, Style, Tone, Value};

/// Which columns a list has, beside those that every list has.
struct Shape<'a> {
    of_band: BandColumns,
    past: Option<Past>,
    ranks: Option<PastRanks>,
    robustness: Option<&'a Robustness>,
    certificates: bool,
}

/// The year that is shown for comparison.
#[derive(Clone, Copy)]
struct Past {
    year: u16,
    zones: bool,
    comparable: bool,
}

/// The ranks of the latest earlier year whose ranks are known.
struct PastRanks {
    year: u16,
    ranks: BTreeMap<RegionCode, u32>,
    comparable: bool,
}

pub(super) fn sheet(
    context: &Context<'_>,
    list: &RankedList,
    name: &SheetName,
    index: usize,
) -> Sheet {
    let job = context.results.job;
    let shape = Shape::of(context, list, index);
    let columns = shape.columns();
    let mut lines =
        vec![job.title.clone(), format!("{}: {}.", words::TIES, words::ties(list.list.ties))];
    if let Some(past) = shape.past.filter(|past| !past.comparable) {
        lines.push(words::scheme_differs(past.year, job.year));
    }
    let width = u16::try_from(columns.len()).unwrap_or(u16::MAX);
    let title = words::ranking_title(&list.list.title);
    let (mut sheet, mut row) = context.head.opened(name, width, &title, &lines);
    for link in links(context, &shape) {
        sheet.put(row, 0, link, Style::of(Role::Note));
        row += 1;
    }
    let top = row + 1;
    let mut rows: Vec<_> =
        (0..).zip(&list.places).filter_map(|at| shape.row(context, at)).collect();
    if rows.is_empty() {
        rows.push(vec![
            plain(Value::Blank),
            plain(Value::Blank),
            plain(Value::text(words::NOBODY_RANKED)),
        ]);
    }
    let table = match index {
        0 => words::RANKING.to_owned(),
        _ => format!("{}_{}", words::RANKING, index + 1),
    };
    let alt = words::table_alt(&title);
    let area = sheet.set_table((&table, &alt), (top, 0), &columns, rows, true);
    sheet.codes.push(area.column(1));
    sheet.bars.push(area.column(4));
    sheet.frozen = Some((top + 1, 3));
    sheet.repeated = Some(top);
    sheet.tab = Tone::Accent;
    widen(&mut sheet, columns.len());
    sheet
}

/// What leads from a list to what explains it.
fn links(context: &Context<'_>, shape: &Shape<'_>) -> Vec<Value> {
    let names = &context.names;
    let mut links = Vec::new();
    let outside = context.results.standings.outside().count();
    if outside > 0 {
        links.push(Value::Link(words::see_outside(outside), names.outside.clone()));
    }
    if let (Some(known), Some(name)) = (shape.robustness, &names.robustness) {
        links.push(Value::Link(insight_words::ranges_hint(known.settings), name.clone()));
    }
    links
}

impl<'a> Shape<'a> {
    fn of(context: &'a Context<'_>, list: &RankedList, index: usize) -> Self {
        let job = context.results.job;
        let history = context.results.history;
        let results_of =
            |year: u16| list.places.iter().filter_map(move |place| history.of(year, place.region));
        let year = entry::past_year(&context.results, list);
        Self {
            of_band: BandColumns::of(&context.results),
            certificates: job.certificate.is_some(),
            ranks: PastRanks::of(list, history, job.year),
            robustness: robustness::of_list(&context.results, index),
            past: year.map(|year| Past {
                year,
                zones: results_of(year).any(|result| result.zone.is_some()),
                comparable: History::comparable(year, job.year),
            }),
        }
    }

    fn columns(&self) -> Vec<Column> {
        let mut columns = vec![
            Column::word(words::RANK),
            Column::word(words::CODE),
            Column::text(words::REGION, Fit::AtMost(300)),
            Column::text(words::KIND, Fit::Longest),
            Column::number(words::SCORE),
        ];
        columns.extend(self.of_band.columns());
        columns.push(Column::text(words::OPINION, Fit::AtMost(190)));
        columns.push(Column::word(words::TIED));
        columns.push(Column::number(if self.of_band.categories {
            words::TO_NEXT_CATEGORY
        } else {
            words::TO_NEXT_OPINION
        }));
        if let Some(past) = self.past {
            columns.push(Column::number(words::score_of(past.year)));
            if past.zones {
                columns.push(Column::word(words::zone_of(past.year)));
            }
            if past.comparable {
                columns.push(Column::number(words::change_since(past.year)));
            }
        }
        if let Some(past) = &self.ranks {
            columns.push(Column::number(insight_words::rank_of(past.year)));
            if past.comparable {
                columns.push(Column::number(insight_words::climbed_since(past.year)));
            }
        }
        if self.robustness.is_some() {
            let ranges = [insight_words::MEDIAN, insight_words::LOW, insight_words::HIGH];
            columns.extend(ranges.map(Column::number));
        }
        if self.certificates {
            columns.push(Column::text(words::CERTIFICATE, Fit::AtMost(230)));
        }
        columns
    }

    /// The row of a place at its index in the list.
    fn row(&self, context: &Context<'_>, (index, place): (usize, &Place)) -> Option<Vec<Entry>> {
        let card = context.results.standings.card(place.region)?;
        let verdict = card.verdict()?;
        let mut row = vec![
            plain(Value::Count(place.rank)),
            plain(Value::text(place.region.to_string())),
            plain(Value::text(&card.region.name)),
            plain(Value::text(card.region.kind.name())),
            plain(Value::Score(verdict.published)),
        ];
        row.extend(self.of_band.cells(Some(&verdict.band)));
        let tone = self.of_band.tone(&context.results, &verdict.band);
        row.push((Value::text(&verdict.opinion), tone));
        row.push(plain(Value::optional(place.tied.then_some(words::TIED))));
        row.push(plain(entry::to_next_band(&context.results, verdict.published)));
        if let Some(past) = self.past {
            let result = context.results.history.of(past.year, place.region);
            row.extend(past.cells(result, verdict.published));
        }
        if let Some(past) = &self.ranks {
            row.extend(past.cells(*place));
        }
        if let Some(known) = self.robustness {
            let range = known.ranks.get(index);
            row.extend(ranges(range));
        }
        if self.certificates {
            row.push(entry::certificate_number(&context.results, card.region.code));
        }
        Some(row)
    }
}

impl Past {
    fn cells(self, result: Option<&PastResult>, now: Published) -> Vec<Entry> {
        let score = result.and_then(|result| result.score);
        let mut cells = vec![plain(entry::score(score))];
        if self.zones {
            cells.push(entry::zone(result.and_then(|result| result.zone)));
        }
        if self.comparable {
            cells.push(plain(entry::change(result, now)));
        }
        cells
    }
}

impl PastRanks {
    fn of(list: &RankedList, history: &History, year: u16) -> Option<Self> {
        let years = history.years().into_iter().rev().filter(|past| *past < year);
        let mut ranked = years.map(|past| (past, insight::rank_before(list, history, past)));
        let (past, ranks) = ranked.find(|(_, ranks)| !ranks.is_empty())?;
        Some(Self { year: past, ranks, comparable: History::comparable(past, year) })
    }

    fn cells(&self, place: Place) -> Vec<Entry> {
        let before = self.ranks.get(&place.region).copied();
        let mut cells = vec![plain(before.map_or(Value::Blank, Value::Count))];
        if self.comparable {
            let climbed = before.map(|before| insight::places_climbed(before, place.rank));
            cells.push(plain(climbed.map_or(Value::Blank, Value::Steps)));
        }
        cells
    }
}

/// The median and the percentiles of a region's ranks.
fn ranges(range: Option<&RankRange>) -> Vec<Entry> {
    let figures = range.map(|range| [range.median, range.low, range.high]);
    match figures {
        Some(figures) => figures.map(|rank| plain(Value::Count(rank))).to_vec(),
        None => vec![plain(Value::Blank); 3],
    }
}
