//! The first sheet: one page with what the region came to, and where the rest is.

use super::{Context, name_of};
use crate::award::AwardState;
use crate::catalogue::{recap, report_card as words};
use crate::domain::{History, RegionCode};
use crate::ranking::{Place, RankedList};
use crate::report::entry::{self, plain};
use crate::report::workbook::{
    Align, Column, Fit, Page, Role, Sheet, SheetName, Style, Tone, Value, typeface,
};
use crate::scoring::{Outcome, Verdict};

/// Widths in pixels of the four columns, which fill an upright page.
const WIDTHS: [u32; 4] = [210, 166, 166, 166];
const COLUMNS: u16 = 4;
/// Titles break at this width in pixels.
const TITLE_WIDTH: u32 = 690;
/// Facts beside a label break at this width in pixels.
const FACT_WIDTH: u32 = 480;
/// The height of the row of large figures in pixels.
const FIGURE_HEIGHT: u32 = 48;

/// The sheet, and the row where it goes on.
struct Cover<'a> {
    context: &'a Context<'a>,
    sheet: Sheet,
    row: u32,
}

pub(super) fn sheet(context: &Context<'_>) -> Sheet {
    let job = context.results.job;
    let region = context.card.region;
    let lines = [
        words::about(&region.code.to_string(), job.year),
        job.title.clone(),
        context.head.office(),
    ];
    let page = Page { landscape: false, single: true, ..context.head.page() };
    let name = &context.names.cover;
    let across = (COLUMNS, TITLE_WIDTH);
    let (mut sheet, row) = context.head.opened_on(page, across, name, &region.name, &lines);
    sheet.widths = WIDTHS.to_vec();
    sheet.tab = Tone::Accent;
    let mut cover = Cover { context, sheet, row: row + 1 };
    match &context.card.outcome {
        Outcome::Scored(verdict) => {
            cover.figures(verdict);
            cover.result(verdict);
            cover.ranks();
        }
        other => cover.state(other),
    }
    cover.past();
    cover.contents();
    cover.sheet
}

impl Cover<'_> {
    fn section(&mut self, title: &str) {
        self.sheet.put(self.row, 0, Value::text(title), Style::of(Role::Section));
        self.sheet.raise(self.row, 28);
        self.row += 1;
    }

    /// A label and what belongs to it, on as many rows as it takes.
    fn fact(&mut self, label: &str, value: Value) {
        let body = Style::of(Role::Body);
        let values = match value {
            Value::Text(text) => typeface::lines(&text, body.role.points(), false, FACT_WIDTH)
                .into_iter()
                .map(Value::Text)
                .collect(),
            value => vec![value],
        };
        for (index, value) in values.into_iter().enumerate() {
            let label = if index == 0 { Value::text(label) } else { Value::Blank };
            let mut cells = vec![(label, Style::of(Role::Label)), (value, body)];
            cells.resize(WIDTHS.len(), (Value::Blank, body));
            self.sheet.set_row(self.row, 0, cells);
            self.row += 1;
        }
    }

    /// The score and what it is called, large.
    fn figures(&mut self, verdict: &Verdict) {
        let results = &self.context.results;
        let tone = entry::tone_of(results, &verdict.band);
        let mut figures = vec![(recap::SCORE.to_owned(), Value::Score(verdict.published))];
        if let Some(category) = &verdict.band.category {
            figures.push((recap::CATEGORY.to_owned(), Value::text(category)));
        }
        if let Some(zone) = verdict.band.zone {
            figures.push((recap::ZONE.to_owned(), Value::text(zone.name())));
        }
        let code = self.context.card.region.code;
        if let Some((list, place)) = results.standings.first_place(code) {
            let label = words::rank_of(list.places.len());
            figures.push((label, Value::Count(place.rank)));
        }
        for (column, (label, value)) in (0..).zip(figures) {
            let label_style = Style::of(Role::Label).align(Align::Centre);
            self.sheet.put(self.row, column, Value::text(label), label_style);
            let style = Style::of(Role::Figure).tone(tone).align(Align::Centre);
            self.sheet.put(self.row + 1, column, value, style);
        }
        self.sheet.raise(self.row, 22);
        self.sheet.raise(self.row + 1, FIGURE_HEIGHT);
        self.row += 3;
    }

    /// Why there is no score.
    fn state(&mut self, outcome: &Outcome) {
        let (state, tone, reason) = match outcome {
            Outcome::Missing => (recap::MISSING, Tone::Red, words::SEND),
            Outcome::NotAssessed(reason) => {
                let reason = reason.as_deref().unwrap_or(recap::NO_REASON);
                (recap::NOT_ASSESSED, Tone::Quiet, reason)
            }
            Outcome::Incomplete | Outcome::Scored(_) => (recap::INCOMPLETE, Tone::Red, words::MEND),
        };
        let style = Style::of(Role::Figure).tone(tone);
        self.sheet.put(self.row, 0, Value::text(format!(" {state}")), style);
        for column in 1..COLUMNS {
            self.sheet.put(self.row, column, Value::Blank, style);
        }
        self.sheet.raise(self.row, FIGURE_HEIGHT);
        self.row += 2;
        self.fact(words::REASON, Value::text(reason));
        self.fact(recap::FINDINGS, Value::text(entry::findings_counted(self.context.findings())));
        self.row += 1;
    }

    fn result(&mut self, verdict: &Verdict) {
        let results = &self.context.results;
        let bands = &results.job.rubric.bands.value;
        self.section(words::RESULT);
        self.fact(recap::OPINION, Value::text(&verdict.opinion));
        let next =
            match (bands.points_to_next(verdict.published), bands.next_above(verdict.published)) {
                (Some(points), Some(above)) => words::to_next(&points.on_paper(), above),
                _ => words::HIGHEST_BAND.to_owned(),
            };
        let label = if verdict.band.category.is_some() {
            recap::TO_NEXT_CATEGORY
        } else {
            recap::TO_NEXT_OPINION
        };
        self.fact(label, Value::text(next));
        let exact = verdict.score.exact().to_decimal().replace('.', ",");
        self.fact(words::EXACT, Value::text(exact));
        let detail = self.detail();
        self.fact(words::DETAIL, Value::text(detail));
        let certificate = self.certificate();
        self.fact(recap::CERTIFICATE, Value::text(certificate));
        let units = self.context.card.units.iter().enumerate();
        let awards = units.filter_map(|(index, unit)| {
            let award = results.unit_award(self.context.card.region.code, index)?;
            let name = name_of(results, unit, index + 1);
            Some(words::unit_certificate(&name, &award.seal.number))
        });
        let mut label = words::UNIT_CERTIFICATES;
        for award in awards {
            self.fact(std::mem::take(&mut label), Value::text(award));
        }
        self.row += 1;
    }

    /// How much is known of what the score was made from.
    fn detail(&self) -> &'static str {
        let units = &self.context.card.units;
        let assessed = units.iter().filter(|unit| unit.score.is_some()).count();
        let detailed = self.context.names.each.iter().flatten().count();
        match (assessed, detailed) {
            (0, _) => words::SCORE_ONLY,
            (_, 0) => words::SCORES_ONLY,
            (assessed, detailed) if detailed < assessed => words::PARTLY_DETAILED,
            _ => words::DETAILED,
        }
    }

    fn certificate(&self) -> String {
        let results = &self.context.results;
        if results.job.certificate.is_none() {
            return words::NO_CERTIFICATES.to_owned();
        }
        if results.partial {
            return words::CERTIFICATES_WAIT.to_owned();
        }
        match results.award(self.context.card.region.code) {
            Some(AwardState::Awarded(seal)) => words::certificate(&seal.number),
            Some(AwardState::HeldBack(reason)) => recap::held_back(reason),
            Some(AwardState::NotEligible) | None => words::NOT_ELIGIBLE.to_owned(),
        }
    }

    /// The rank in every list that the region is in.
    fn ranks(&mut self) {
        let code = self.context.card.region.code;
        self.section(words::RANKS);
        let lists = self.context.results.standings.lists.iter();
        let places = lists.filter_map(|list| Some((list, list.place_of(code)?)));
        let rows: Vec<_> = places.map(|(list, place)| rank(list, place)).collect();
        if rows.is_empty() {
            self.sheet.put(self.row, 0, Value::text(words::NO_LIST), Style::of(Role::Note));
            self.row += 2;
            return;
        }
        let columns = [
            Column::text(words::LIST, Fit::Given),
            Column::number(recap::RANK).given(),
            Column::number(words::MEMBERS).given(),
            Column::word(recap::TIED).given(),
        ];
        let area = self.sheet.set_grid((self.row, 0), &columns, rows);
        self.row = area.bottom + 2;
    }

    /// The latest result of an earlier year.
    fn past(&mut self) {
        let (job, history) = (self.context.results.job, self.context.results.history);
        let code: RegionCode = self.context.card.region.code;
        self.section(words::PAST);
        let Some((year, past)) = history.latest_before(job.year, code) else {
            self.sheet.put(self.row, 0, Value::text(words::NO_PAST), Style::of(Role::Note));
            self.row += 2;
            return;
        };
        let score = past.score.map(|score| score.on_paper());
        let zone = past.zone.map(|zone| zone.name());
        let said = words::past(score.as_deref(), past.category.as_deref(), zone);
        self.fact(&year.to_string(), Value::text(said));
        if let (Some(verdict), Some(_)) = (self.context.card.verdict(), past.score) {
            let change = if History::comparable(year, job.year) {
                entry::change(Some(past), verdict.published)
            } else {
                Value::text(words::NOT_COMPARABLE)
            };
            self.fact(words::CHANGE, change);
        }
        self.row += 1;
    }

    fn contents(&mut self) {
        let context = self.context;
        let names = &context.names;
        let rubric = &context.results.job.rubric;
        self.section(recap::CONTENTS);
        let mut entries: Vec<(&SheetName, String)> = Vec::new();
        entries.extend(names.units.iter().map(|name| (name, words::UNITS_ABOUT.to_owned())));
        for (unit, name) in context.card.units.iter().zip(&names.each) {
            let about = unit.shown(rubric).map_or_else(
                || words::UNIT_ABOUT.to_owned(),
                |(score, band)| words::banded(&score.on_paper(), band, &band.opinion),
            );
            entries.extend(name.iter().map(|name| (name, about.clone())));
        }
        entries.push((&names.findings, entry::findings_counted(context.findings())));
        entries.extend(names.method.iter().map(|name| (name, words::METHOD_ABOUT.to_owned())));
        for (name, about) in entries {
            let style = Style::of(Role::Body);
            let link = Value::Link(name.to_string(), name.clone());
            let mut cells = vec![(link, style), (Value::text(about), style)];
            cells.resize(WIDTHS.len(), (Value::Blank, style));
            self.sheet.set_row(self.row, 0, cells);
            self.row += 1;
        }
    }
}

fn rank(list: &RankedList, place: Place) -> Vec<entry::Entry> {
    vec![
        plain(Value::text(&list.list.title)),
        plain(Value::Count(place.rank)),
        plain(entry::count(list.places.len())),
        plain(Value::optional(place.tied.then_some(recap::TIED))),
    ]
}
