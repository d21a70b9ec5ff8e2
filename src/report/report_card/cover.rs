//! The first sheet: one page with what the region came to, and where the rest is.

use super::Context;
use super::live::{self, Banded, UnitFigures, Word, tints};
use crate::catalogue::{advice, recap, report_card as words};
use crate::domain::{History, RegionCode};
use crate::ranking::{Place, RankedList};
use crate::report::entry::{self, plain};
use crate::report::workbook::formula::{Formula, NOTHING, at, quoted};
use crate::report::workbook::{
    Align, Area, Column, Fit, Name, Page, Role, Sheet, SheetName, Style, Tone, Value, typeface,
};
use crate::scoring::{Outcome, UnitCard, Verdict};

/// Widths in pixels of the four columns, which fill an upright page.
const WIDTHS: [u32; 4] = [210, 166, 166, 166];
const COLUMNS: u16 = 4;
/// Titles break at this width in pixels.
const TITLE_WIDTH: u32 = 690;
/// Facts beside a label break at this width in pixels.
const FACT_WIDTH: u32 = 480;
/// The height of the row of large figures in pixels.
const FIGURE_HEIGHT: u32 = 48;
/// How many decimals of the score before it is rounded are shown.
const EXACT_PLACES: u8 = 9;

/// The sheet, and the row where it goes on.
struct Cover<'a> {
    context: &'a Context<'a>,
    sheet: Sheet,
    row: u32,
    /// Where the score stands, if there is one.
    score: Option<(u32, u16)>,
}

/// The sheet, and a name for the score on it. `whole` is where the score was computed, `figures`
/// where those of each unit were.
pub(super) fn sheet(
    context: &Context<'_>,
    whole: Option<&Banded>,
    figures: &[Option<&UnitFigures>],
) -> (Sheet, Option<Name>) {
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
    let (mut sheet, row) = context.head.opened_first(page, across, name, &region.name, &lines);
    sheet.widths = WIDTHS.to_vec();
    sheet.tab = Tone::Accent;
    let mut cover = Cover { context, sheet, row: row + 1, score: None };
    match &context.card.outcome {
        Outcome::Scored(verdict) => {
            cover.figures(verdict, whole);
            cover.result(verdict, whole);
            cover.ranks();
        }
        other => cover.state(other),
    }
    cover.past();
    cover.contents(figures);
    let score = cover.score.map(|(row, column)| Name {
        name: words::SCORE_NAME.to_owned(),
        sheet: name.clone(),
        area: Area::cell(row, column),
    });
    (cover.sheet, score)
}

impl Cover<'_> {
    fn section(&mut self, title: &str) {
        self.sheet.set_section((self.row, 0), title);
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
    fn figures(&mut self, verdict: &Verdict, whole: Option<&Banded>) {
        let results = &self.context.results;
        let bands = &results.job.rubric.bands.value;
        let row = self.row + 1;
        let score = at(row, 0);
        let published = Value::Score(verdict.published);
        let published = match whole {
            Some(whole) => published.by(Formula::same(&whole.score)),
            None => published,
        };
        let mut figures = vec![(recap::SCORE.to_owned(), published)];
        if verdict.band.category.is_some() {
            let category = Word::Category.at(&verdict.band, score);
            figures.push((recap::CATEGORY.to_owned(), category));
        }
        if verdict.band.zone.is_some() {
            figures.push((recap::ZONE.to_owned(), Word::Zone.at(&verdict.band, score)));
        }
        let named = u16::try_from(figures.len()).unwrap_or(COLUMNS);
        let code = self.context.card.region.code;
        if let Some((list, place)) = results.standings.first_place(code) {
            let label = words::rank_of(list.places.len());
            figures.push((label, Value::Count(place.rank)));
        }
        // Where there are zones, the colour follows what is computed: the cell of the zone is the
        // last of those that name the score, for all cells of the row.
        let zone = verdict.band.zone.map(|_| format!("${}", at(row, named.saturating_sub(1))));
        let tone = match zone {
            Some(_) => Tone::Plain,
            None => entry::tone_of(results, &verdict.band),
        };
        let last = u16::try_from(figures.len()).unwrap_or(COLUMNS).saturating_sub(1);
        for (column, (label, value)) in (0..).zip(figures) {
            let label_style = Style::of(Role::Label).align(Align::Centre);
            self.sheet.put(self.row, column, Value::text(label), label_style);
            let style = Style::of(Role::Figure).tone(tone).align(Align::Centre);
            self.sheet.put(row, column, value, style);
        }
        if let Some(zone) = zone {
            let area = Area { top: row, bottom: row, left: 0, right: last };
            self.sheet.tints.extend(tints(bands, area, &zone));
        }
        self.sheet.raise(self.row, 22);
        self.sheet.raise(row, FIGURE_HEIGHT);
        self.score = Some((row, 0));
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

    fn result(&mut self, verdict: &Verdict, whole: Option<&Banded>) {
        let results = &self.context.results;
        self.section(words::RESULT);
        let Some((row, column)) = self.score else { return };
        let score = at(row, column);
        let opinion = live::opinion(&verdict.band, &verdict.opinion, score);
        self.fact(recap::OPINION, opinion);
        self.next_band(verdict);
        let exact = Value::Decimal(verdict.score.exact().clone(), Some(EXACT_PLACES));
        self.fact(
            words::EXACT,
            match whole {
                Some(whole) => exact.by(Formula::same(&whole.exact)),
                None => exact,
            },
        );
        let detail = self.detail();
        self.fact(words::DETAIL, Value::text(detail));
        let certificate = entry::certificate(results, self.context.card.region.code);
        self.fact(recap::CERTIFICATE, Value::text(certificate));
        let units = self.context.card.units.iter().enumerate();
        let awards = units.filter_map(|(index, unit)| {
            let award = results.unit_award(self.context.card.region.code, index)?;
            let name = entry::unit_name(results, unit, index + 1);
            Some(words::unit_certificate(&name, &award.seal.number))
        });
        let mut label = words::UNIT_CERTIFICATES;
        for award in awards {
            self.fact(std::mem::take(&mut label), Value::text(award));
        }
        self.row += 1;
    }

    /// How far it is to the next band, by the score above.
    fn next_band(&mut self, verdict: &Verdict) {
        let Some((row, column)) = self.score else { return };
        let score = at(row, column);
        let bands = &self.context.results.job.rubric.bands.value;
        let categories = verdict.band.category.is_some();
        let (label, before, next) = match categories {
            true => (recap::TO_NEXT_CATEGORY, words::POINTS_TO_CATEGORY, Word::Category),
            false => (recap::TO_NEXT_OPINION, words::POINTS_TO_OPINION, Word::Opinion),
        };
        let highest = format!("{}=1", live::rank_of_band(score));
        let points = bands.points_to_next(verdict.published);
        let points = points.map_or(Value::text(NOTHING), Value::Score).by(Formula::new(format!(
            "IF({highest},{},ROUND({}-{score},2))",
            quoted(NOTHING),
            live::next_minimum(score)
        )));
        let above = bands.next_above(verdict.published);
        let said = above
            .map_or(words::HIGHEST_BAND.to_owned(), |band| format!("{before}{}", next.of(band)));
        let said = Value::text(said).by(Formula::new(format!(
            "IF({highest},{},{}&{})",
            quoted(words::HIGHEST_BAND),
            quoted(before),
            next.above(score)
        )));
        let body = Style::of(Role::Body);
        let cells = [(Value::text(label), Style::of(Role::Label)), (points, body), (said, body)];
        let blank = (Value::Blank, body);
        self.sheet.set_row(self.row, 0, cells.into_iter().chain([blank]).collect());
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
        let zone = past.zone.map(|zone| zone.name());
        let said = words::past(past.category.as_deref(), zone);
        let body = Style::of(Role::Body);
        let cells = vec![
            (Value::text(year.to_string()), Style::of(Role::Label)),
            (past.score.map_or(Value::text(words::SCORE_UNKNOWN), Value::Score), body),
            (Value::text(said), body),
            (Value::Blank, body),
        ];
        let then = at(self.row, 1);
        self.sheet.set_row(self.row, 0, cells);
        self.row += 1;
        if let (Some(verdict), Some(_), Some((row, column))) =
            (self.context.card.verdict(), past.score, self.score)
        {
            let change = if History::comparable(year, job.year) {
                let now = at(row, column);
                let formula = Formula::new(format!("ROUND({now}-{then},2)"));
                entry::change(Some(past), verdict.published).by(formula)
            } else {
                Value::text(words::NOT_COMPARABLE)
            };
            self.fact(words::CHANGE, change);
        }
        self.row += 1;
    }

    fn contents(&mut self, figures: &[Option<&UnitFigures>]) {
        let context = self.context;
        let names = &context.names;
        self.section(recap::CONTENTS);
        if let Some(name) = &names.units {
            self.entry(name, vec![Value::text(words::UNITS_ABOUT)]);
        }
        let units = context.card.units.iter().zip(&names.each).zip(figures);
        for ((unit, name), figures) in units {
            if let (Some(name), Some(figures)) = (name, figures) {
                self.entry(name, of_unit(context, unit, figures));
            }
        }
        let advice = [
            (&names.dimensions, advice::DIMENSIONS_ABOUT),
            (&names.trend, advice::TREND_ABOUT),
            (&names.priorities, advice::PRIORITIES_ABOUT),
        ];
        for (name, about) in advice {
            if let Some(name) = name {
                self.entry(name, vec![Value::text(about)]);
            }
        }
        let counted = entry::findings_counted(context.findings());
        self.entry(&names.findings, vec![Value::text(counted)]);
        if let Some(name) = &names.method {
            self.entry(name, vec![Value::text(words::METHOD_ABOUT)]);
        }
    }

    /// A sheet, and what it is about.
    fn entry(&mut self, name: &SheetName, about: Vec<Value>) {
        let body = Style::of(Role::Body);
        let link = Value::Link(name.to_string(), name.clone());
        let mut cells: Vec<_> =
            [link].into_iter().chain(about).map(|value| (value, body)).collect();
        cells.resize(WIDTHS.len(), (Value::Blank, body));
        self.sheet.set_row(self.row, 0, cells);
        self.row += 1;
    }
}

/// A unit's score and what it is called.
fn of_unit(context: &Context<'_>, unit: &UnitCard, figures: &UnitFigures) -> Vec<Value> {
    let rubric = &context.results.job.rubric;
    let Some((published, band)) = unit.shown(rubric) else { return Vec::new() };
    let mut values = vec![
        Value::Score(published).by(Formula::same(&figures.banded.score)),
        figures.word(Word::Opinion, band),
    ];
    if rubric.bands.value.have_zones() {
        values.push(figures.word(Word::Zone, band));
    }
    values
}

fn rank(list: &RankedList, place: Place) -> Vec<entry::Entry> {
    vec![
        plain(Value::text(&list.list.title)),
        plain(Value::Count(place.rank)),
        plain(entry::count(list.places.len())),
        plain(Value::optional(place.tied.then_some(recap::TIED))),
    ]
}
