//! The sheet of what to mend first: what lifts the region most, and the way to the next band.

use super::Context;
use crate::catalogue::{advice as words, recap, report_card};
use crate::domain::{Fraction, Score};
use crate::insight::{NextBand, RegionInsight};
use crate::report::Results;
use crate::report::entry::{self, count, plain, two_places};
use crate::report::letterhead::widen;
use crate::report::workbook::{Column, Fit, Role, Sheet, SheetName, Style, Tone, Value};
use crate::rubric::Indicator;
use crate::scoring::{Level, Line, ReportCard};

/// How many of the largest gains are listed where there is no way to the next band, and of the
/// indicators over all units.
const LARGEST: usize = 15;
/// How many steps of a way are listed: one as long as this is no plan for a year.
const MOST_STEPS: usize = 25;
/// Widths in pixels: a number, a code, an indicator, a unit, three figures.
const WIDTHS: [u32; 7] = [44, 72, 330, 230, 100, 100, 110];

/// Whether the answers of any unit are known.
pub(super) fn are_known(results: &Results<'_>, card: &ReportCard) -> bool {
    let rubric = &results.job.rubric;
    card.verdict().is_some() && card.units.iter().any(|unit| !unit.lines(rubric).is_empty())
}

pub(super) fn sheet(context: &Context<'_>, name: &SheetName, insight: &RegionInsight) -> Sheet {
    let title = report_card::file_title(&context.card.region.name, context.results.job.year);
    let said = [words::GAIN_LINE, words::PLAN_LINE, words::FIXED_LINE].map(str::to_owned);
    let lines: Vec<_> = std::iter::once(title).chain(said).collect();
    let width = u16::try_from(WIDTHS.len()).unwrap_or(u16::MAX);
    let (mut sheet, row) = context.head.opened(name, width, words::PRIORITIES, &lines);
    sheet.widths = WIDTHS.to_vec();
    if insight.units.is_empty() {
        sheet.put(row + 1, 0, Value::text(words::NOTHING_TO_GAIN), Style::of(Role::Note));
        return sheet;
    }
    let row = set_way(&mut sheet, context, insight, row + 1);
    set_indicators(&mut sheet, context, insight, row);
    widen(&mut sheet, WIDTHS.len());
    sheet
}

/// The way to the next band where there is one, else what lifts most; and the row where the sheet
/// goes on.
fn set_way(sheet: &mut Sheet, context: &Context<'_>, insight: &RegionInsight, row: u32) -> u32 {
    let plan = insight.next.as_ref().and_then(|next| Some((next, next.plan.as_ref()?)));
    let (title, steps) = match (plan, &insight.next) {
        (Some((next, plan)), _) => {
            (words::plan(plan.steps, &called(next), &plan.reached.on_paper()), plan.steps)
        }
        (None, Some(next)) => (words::no_plan(&called(next)), LARGEST),
        (None, None) => (words::LARGEST.to_owned(), LARGEST),
    };
    sheet.set_section((row, 0), title);
    let columns = [
        Column::number(recap::NUMBER).given(),
        Column::text(recap::CODE, Fit::Given),
        Column::text(words::INDICATOR, Fit::Given),
        Column::text(report_card::UNIT, Fit::Given),
        Column::number(recap::SCORE).given(),
        Column::number(words::GAIN).given(),
        Column::number(words::BECOMES).given(),
    ];
    let rubric = &context.results.job.rubric;
    let lines: Vec<_> = context.card.units.iter().map(|unit| asked(unit.lines(rubric))).collect();
    let start = context.card.verdict().map(|verdict| verdict.score.exact().clone());
    let mut sum = start.unwrap_or_else(Fraction::zero);
    let rows =
        insight.units.iter().take(steps.min(MOST_STEPS)).zip(1..).filter_map(|(lift, number)| {
            sum = &sum + &lift.gain;
            let line = lines.get(lift.unit)?.get(lift.indicator)?;
            let unit = context.card.units.get(lift.unit)?;
            let becomes = Score::new(sum.clone()).as_ref().map(Score::publish);
            Some(vec![
                plain(count(number)),
                plain(Value::text(line.code)),
                plain(Value::text(line.name)),
                plain(Value::text(entry::unit_name(&context.results, unit, lift.unit + 1))),
                plain(entry::score(line.score.as_ref().map(Score::publish))),
                plain(two_places(&lift.gain)),
                (entry::score(becomes), Tone::Accent),
            ])
        });
    let area = sheet.set_grid((row + 1, 0), &columns, rows.collect());
    if steps > MOST_STEPS {
        let more = Value::text(words::more_steps(steps - MOST_STEPS));
        sheet.put(area.bottom + 1, 1, more, Style::of(Role::Note));
    }
    area.bottom + 3
}

fn called(next: &NextBand) -> String {
    words::band(next.band.category.as_deref(), &next.band.opinion)
}

/// The lines of indicators, in the rubric's order.
fn asked(mut lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    lines.retain(|line| matches!(line.level, Level::Indicator(_)));
    lines
}

/// The indicators that lift most, each over all units together.
fn set_indicators(sheet: &mut Sheet, context: &Context<'_>, insight: &RegionInsight, row: u32) {
    sheet.set_section((row, 0), words::INDICATORS);
    let columns = [
        Column::number(recap::NUMBER).given(),
        Column::text(recap::CODE, Fit::Given),
        Column::text(words::INDICATOR, Fit::Given),
        Column::number(words::UNITS_SHORT).given(),
        Column::number(words::GAIN).given(),
    ];
    let indicators: Vec<_> = context.results.job.rubric.indicators().collect();
    let rows = insight.indicators.iter().take(LARGEST).enumerate().map(|(index, lift)| {
        let indicator = indicators.get(lift.indicator);
        let text = |of: fn(&Indicator) -> &str| Value::optional(indicator.map(|known| of(known)));
        vec![
            plain(count(index + 1)),
            plain(text(|indicator| &indicator.code)),
            plain(text(|indicator| &indicator.name)),
            plain(count(lift.units)),
            plain(two_places(&lift.gain)),
        ]
    });
    sheet.set_grid((row + 1, 0), &columns, rows.collect());
}
