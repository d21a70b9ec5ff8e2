//! The sheet of how firm ranks are: the range of ranks of every region, in numbers and as bars.

use super::Context;
use crate::catalogue::{recap as words, recap_insight as insight_words};
use crate::insight::{RankRange, Robustness};
use crate::ranking::RankedList;
use crate::report::Results;
use crate::report::entry::{self, Entry, plain};
use crate::report::letterhead::TITLE_WIDTH;
use crate::report::workbook::formula::at;
use crate::report::workbook::{
    Area, Chart, Column, Fit, Formula, Page, Plot, Role, Sheet, SheetName, Style, Value,
};

/// The columns of the lower percentile and of the width.
const LOW: u16 = 5;
const WIDTH: u16 = 7;
/// The first of the two columns of the chart, beyond a narrow gap. Its bars are in the cells that it
/// covers.
const CHART: u16 = 9;
/// The narrowest chart, and the gap before it, in pixels.
const NARROWEST: u32 = 470;
const GAP: u32 = 18;
/// The height of a row of the table, so that each bar stands about beside its region, and the least
/// of a chart, in pixels.
const ROW: u32 = 23;
const LOWEST: u32 = 200;
/// The most regions that the chart has a bar for.
const MOST: usize = 60;
/// The most regions that fit on one page.
const ON_ONE_PAGE: usize = 40;

/// How firm the ranks of a list are, where that is known of its regions.
pub(super) fn of_list<'a>(results: &Results<'a>, index: usize) -> Option<&'a Robustness> {
    let known = results.insights.robustness.get(index)?.as_ref();
    known.filter(|robustness| !robustness.ranks.is_empty())
}

/// The first list whose ranks were tried.
fn first<'a>(results: &Results<'a>) -> Option<(&'a RankedList, &'a Robustness)> {
    let lists = results.standings.lists.iter().enumerate();
    lists.filter_map(|(index, list)| Some((list, of_list(results, index)?))).next()
}

/// Whether the ranks of any list were tried.
pub(super) fn are_known(results: &Results<'_>) -> bool {
    first(results).is_some()
}

/// The sheet; none where no ranks were tried.
pub(super) fn sheet(context: &Context<'_>, name: &SheetName) -> Option<Sheet> {
    let (list, robustness) = first(&context.results)?;
    let columns = [
        Column::word(words::RANK),
        Column::word(words::CODE),
        Column::text(words::REGION, Fit::AtMost(300)),
        Column::number(words::SCORE),
        Column::number(insight_words::MEDIAN),
        Column::number(insight_words::LOW),
        Column::number(insight_words::HIGH),
        Column::number(insight_words::WIDTH),
    ];
    let lines = [
        context.results.job.title.clone(),
        insight_words::robustness_how(robustness.settings),
        insight_words::ROBUSTNESS_MEANS.to_owned(),
        insight_words::ROBUSTNESS_LIMITS.to_owned(),
    ];
    let single = robustness.ranks.len() <= ON_ONE_PAGE;
    let page = Page { single, ..context.head.page() };
    let title = insight_words::robustness_title(&list.list.title);
    let head = (CHART + 2, TITLE_WIDTH);
    let (mut sheet, row) = context.head.opened_on(page, head, name, &title, &lines);
    let top = row + 1;
    let rows = robustness.ranks.iter().filter_map(|range| line(context, range)).collect();
    let alt = words::table_alt(&title);
    let table = (insight_words::ROBUSTNESS, alt.as_str());
    let area = sheet.set_table(table, (top, 0), &columns, rows, true);
    sheet.codes.push(area.column(1));
    sheet.bars.push(area.column(3));
    sheet.frozen = Some((top + 1, 3));
    sheet.repeated = Some(top);
    set_chart(&mut sheet, area, &robustness.ranks);
    Some(sheet)
}

fn line(context: &Context<'_>, range: &RankRange) -> Option<Vec<Entry>> {
    let card = context.results.standings.card(range.region)?;
    Some(vec![
        plain(Value::Count(range.rank)),
        plain(Value::text(range.region.to_string())),
        plain(Value::text(&card.region.name)),
        plain(entry::score(card.verdict().map(|verdict| verdict.published))),
        plain(Value::Count(range.median)),
        plain(Value::Count(range.low)),
        plain(Value::Count(range.high)),
        plain(Value::Count(range.width())),
    ])
}

/// The ranges as bars beside the table, in its order.
fn set_chart(sheet: &mut Sheet, table: Area, ranks: &[RankRange]) {
    let known: u32 = sheet.widths.iter().sum();
    let width = NARROWEST.max(TITLE_WIDTH.saturating_sub(known + GAP));
    sheet.widen(CHART - 1, GAP);
    sheet.widen(CHART, width / 2);
    sheet.widen(CHART + 1, width / 2);
    let style = Style::of(Role::Note);
    for (row, range) in (table.top + 1..).zip(ranks.iter().take(MOST)) {
        let [begin, length] = range.bar().map(|value| Value::Decimal(value, Some(1)));
        let [from, over] = [("-0.5", LOW), ("+1", WIDTH)]
            .map(|(more, column)| Formula::new(format!("{}{more}", at(row, column))));
        sheet.put(row, CHART, begin.by(from), style);
        sheet.put(row, CHART + 1, length.by(over), style);
    }
    let shown = ranks.len().min(MOST);
    let title = insight_words::ranges_chart((shown < ranks.len()).then_some(shown));
    let rows = u32::try_from(shown).unwrap_or(u32::MAX);
    let bars = Area { bottom: table.top + rows, left: CHART, right: CHART, top: table.top + 1 };
    sheet.charts.push(Chart {
        alt: insight_words::ranges_alt(&title, shown),
        title,
        at: (table.top, CHART),
        // Short of the edge of the page, where its border would be cut.
        size: (width / 2 * 2 - 2, ((rows + 1) * ROW).max(LOWEST)),
        labels: Area { left: 2, right: 2, ..bars },
        plot: Plot::Ranges {
            from: bars,
            length: Area { left: CHART + 1, right: CHART + 1, ..bars },
        },
    });
}
