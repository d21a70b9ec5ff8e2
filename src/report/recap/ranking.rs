//! The sheet of one ranking list.

use super::{Context, plain, widen};
use crate::award::AwardState;
use crate::catalogue::recap as words;
use crate::domain::{Fraction, PastResult, Published, RegionCode};
use crate::ranking::{Place, RankedList};
use crate::report::workbook::{Column, Fit, Role, Sheet, SheetName, Style, Tone, Value};
use crate::scoring::{ReportCard, Verdict};

/// The first years of schemes whose scores cannot be compared with those before.
const SCHEME_BREAKS: [u16; 2] = [2022, 2025];

/// Which columns a list has, beside those that every list has.
struct Shape {
    categories: bool,
    zones: bool,
    past: Option<Past>,
    certificates: bool,
}

/// The year that is shown for comparison.
#[derive(Clone, Copy)]
struct Past {
    year: u16,
    zones: bool,
    comparable: bool,
}

pub(super) fn sheet(
    context: &Context<'_>,
    list: &RankedList,
    name: &SheetName,
    index: usize,
) -> Sheet {
    let job = context.results.job;
    let shape = Shape::of(context, list);
    let columns = shape.columns();
    let mut lines =
        vec![job.title.clone(), format!("{}: {}.", words::TIES, words::ties(list.list.ties))];
    if let Some(past) = shape.past.filter(|past| !past.comparable) {
        lines.push(words::scheme_differs(past.year, job.year));
    }
    let width = u16::try_from(columns.len()).unwrap_or(u16::MAX);
    let title = words::ranking_title(&list.list.title);
    let (mut sheet, mut row) = context.opened(name, width, &title, &lines);
    let outside = super::outside::count(context);
    if outside > 0 {
        let link = Value::Link(words::see_outside(outside), context.names.outside.clone());
        sheet.put(row, 0, link, Style::of(Role::Note));
        row += 1;
    }
    let top = row + 1;
    let mut rows: Vec<_> =
        list.places.iter().filter_map(|place| shape.row(context, *place)).collect();
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

impl Shape {
    fn of(context: &Context<'_>, list: &RankedList) -> Self {
        let job = context.results.job;
        let bands = &job.rubric.bands.value;
        let history = context.results.history;
        let results_of =
            |year: u16| list.places.iter().filter_map(move |place| history.of(year, place.region));
        // The latest earlier year that says anything about this list.
        let year = history
            .years()
            .into_iter()
            .rev()
            .find(|year| *year < job.year && results_of(*year).next().is_some());
        Self {
            categories: bands.iter().any(|band| band.category.is_some()),
            zones: bands.have_zones(),
            certificates: job.certificate.is_some(),
            past: year.map(|year| Past {
                year,
                zones: results_of(year).any(|result| result.zone.is_some()),
                comparable: !SCHEME_BREAKS
                    .iter()
                    .any(|first| (year + 1..=job.year).contains(first)),
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
        if self.categories {
            columns.push(Column::word(words::CATEGORY));
        }
        if self.zones {
            columns.push(Column::word(words::ZONE));
        }
        columns.push(Column::text(words::OPINION, Fit::AtMost(190)));
        columns.push(Column::word(words::TIED));
        columns.push(Column::number(if self.categories {
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
        if self.certificates {
            columns.push(Column::text(words::CERTIFICATE, Fit::AtMost(230)));
        }
        columns
    }

    fn row(&self, context: &Context<'_>, place: Place) -> Option<Vec<(Value, Tone)>> {
        let card = context.results.standings.card(place.region)?;
        let verdict = card.verdict()?;
        let mut row = vec![
            plain(Value::Count(place.rank)),
            plain(Value::text(place.region.to_string())),
            plain(Value::text(&card.region.name)),
            plain(Value::text(card.region.kind.name())),
            plain(Value::Score(verdict.published)),
        ];
        if self.categories {
            row.push(plain(Value::optional(verdict.band.category.as_deref())));
        }
        if self.zones {
            row.push(zone(verdict.band.zone));
        }
        row.push((
            Value::text(&verdict.opinion),
            // Where there are zones, they carry the colour alone.
            if self.zones { Tone::Plain } else { context.tone_of(verdict) },
        ));
        row.push(plain(Value::optional(place.tied.then_some(words::TIED))));
        row.push(plain(to_next_band(context, verdict)));
        if let Some(past) = self.past {
            let result = context.results.history.of(past.year, place.region);
            row.extend(past.cells(result, verdict.published));
        }
        if self.certificates {
            row.push(certificate(context, card));
        }
        Some(row)
    }
}

impl Past {
    fn cells(self, result: Option<&PastResult>, now: Published) -> Vec<(Value, Tone)> {
        let score = result.and_then(|result| result.score);
        let mut cells = vec![plain(score.map_or(Value::Blank, Value::Score))];
        if self.zones {
            cells.push(zone(result.and_then(|result| result.zone)));
        }
        if self.comparable {
            cells.push(plain(score.map_or(Value::Blank, |then| change(then, now))));
        }
        cells
    }
}

impl Context<'_> {
    /// The colour of a score: that of its zone, or of its place among the bands.
    pub(super) fn tone_of(&self, verdict: &Verdict) -> Tone {
        let bands = &self.results.job.rubric.bands.value;
        match verdict.band.zone {
            Some(zone) => Tone::of_zone(zone),
            None => {
                let index = bands.iter().position(|band| band.min == verdict.band.min);
                index.map_or(Tone::Plain, |index| Tone::of_step(index, bands.iter().count()))
            }
        }
    }

    /// The name of a region of the job.
    pub(super) fn region_name(&self, code: RegionCode) -> String {
        let card = self.results.standings.card(code);
        card.map_or_else(|| code.to_string(), |card| card.region.name.clone())
    }

    /// Whether a region gets a certificate, as the run decided.
    pub(super) fn award(&self, region: RegionCode) -> Option<&AwardState> {
        let awards = self.results.awards;
        let index = awards.binary_search_by_key(&region, |award| award.region);
        Some(&awards.get(index.ok()?)?.state)
    }
}

/// A zone in words and colour.
pub(super) fn zone(zone: Option<crate::domain::Zone>) -> (Value, Tone) {
    match zone {
        Some(zone) => (Value::text(zone.name()), Tone::of_zone(zone)),
        None => plain(Value::Blank),
    }
}

fn to_next_band(context: &Context<'_>, verdict: &Verdict) -> Value {
    let bands = &context.results.job.rubric.bands.value;
    match bands.next_above(verdict.published) {
        Some(above) => Value::Score(verdict.published.distance_to(above.min)),
        None => Value::Blank,
    }
}

fn change(then: Published, now: Published) -> Value {
    let hundredths = i64::from(now.hundredths()) - i64::from(then.hundredths());
    Fraction::new(hundredths, 100).map_or(Value::Blank, Value::Change)
}

fn certificate(context: &Context<'_>, card: &ReportCard) -> (Value, Tone) {
    match context.award(card.region.code) {
        Some(AwardState::Awarded(number)) => plain(Value::text(number)),
        Some(AwardState::HeldBack(reason)) => (Value::text(words::held_back(reason)), Tone::Quiet),
        Some(AwardState::NotEligible) | None => plain(Value::text(words::NO_CERTIFICATE)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_exact_and_carry_their_sign() {
        let published =
            |text: &str| Published::from_exact(&Fraction::from_decimal(text).unwrap()).unwrap();
        for (then, now, expected) in
            [("77.02", "97.08", "20.06"), ("88.15", "87.8", "-0.35"), ("50", "50", "0")]
        {
            let expected = Value::Change(Fraction::from_decimal(expected).unwrap());
            assert_eq!(change(published(then), published(now)), expected);
        }
    }
}
