//! The sheet of the rules as they were used: every figure with its status and its source.

mod awards;
mod origin;
mod scheme;

use super::Context;
use crate::catalogue::{recap as words, recap_insight as insight_words};
use crate::report::entry::{self, plain};
use crate::report::workbook::{Column, Fit, Role, Sheet, Style, Tone, Value};
use crate::rubric::{Rubric, Scheme};

/// Widths in pixels: a code, a name, three figures, how it is seen, status, source.
const WIDTHS: [u32; 8] = [126, 430, 92, 92, 92, 140, 140, 180];
const COLUMNS: u16 = 8;

type Row = Vec<(Value, Tone)>;

pub(super) fn sheet(context: &Context<'_>) -> Sheet {
    let rubric = &context.results.job.rubric;
    let lines = [context.results.job.title.clone(), words::STATUS_LEGEND.to_owned()];
    let title = words::METHOD;
    let (mut sheet, row) = context.head.opened(&context.names.method, COLUMNS, title, &lines);
    sheet.widths = WIDTHS.to_vec();
    let mut blocks = Blocks { sheet: &mut sheet, row: row + 1 };
    blocks.labels(words::RUBRIC, rubric_lines(context));
    blocks.steps(words::COMPUTATION, &rubric.scheme);
    blocks.bands(rubric);
    blocks.labels(words::LISTS, list_lines(context));
    blocks.labels(words::CERTIFICATES, awards::lines(context));
    blocks.labels(insight_words::INSIGHT, insight_lines(context));
    blocks.units(rubric);
    blocks.sources(rubric);
    let link =
        Value::Link(words::see_inputs(context.results.inputs.len()), context.names.inputs.clone());
    blocks.note(link);
    // The long table comes last, so that no other stands below its repeated heading.
    blocks.scheme(rubric);
    sheet
}

/// The blocks of the sheet, one below the other.
struct Blocks<'a> {
    sheet: &'a mut Sheet,
    row: u32,
}

impl Blocks<'_> {
    fn section(&mut self, title: &str) {
        self.sheet.set_section((self.row, 0), title);
        self.row += 1;
    }

    fn note(&mut self, text: Value) {
        self.sheet.put(self.row, 0, text, Style::of(Role::Note));
        self.row += 2;
    }

    fn labels(&mut self, title: &str, lines: Vec<(String, String)>) {
        self.section(title);
        for (label, text) in lines {
            let label = (Value::text(label), Style::of(Role::Label).wrapped());
            let text = (Value::text(text), Style::of(Role::Body).wrapped());
            self.sheet.set_row(self.row, 0, vec![label, text]);
            self.row += 1;
        }
        self.row += 1;
    }

    fn steps(&mut self, title: &str, scheme: &Scheme) {
        let own: &[&str] = match scheme {
            Scheme::Weighted(_) => &words::WEIGHTED_STEPS,
            Scheme::Checklist { .. } => &words::CHECKLIST_STEPS,
        };
        self.section(title);
        for (number, step) in (1_u32..).zip(own.iter().chain(&words::COMMON_STEPS)) {
            let text = Value::text(format!("{number}. {step}"));
            self.sheet.put(self.row, 0, text, Style::of(Role::Note));
            self.row += 1;
        }
        self.row += 1;
    }

    /// A table with its title, and the row of its heading; nothing where there are no rows.
    fn table(
        &mut self,
        (name, title): (&str, &str),
        columns: &[Column],
        rows: Vec<Row>,
    ) -> Option<u32> {
        if rows.is_empty() {
            return None;
        }
        self.section(title);
        let alt = words::table_alt(title);
        let at = (self.row, 0);
        let area = self.sheet.set_table((name, &alt), at, columns, rows, false);
        self.row = area.bottom + 2;
        Some(area.top)
    }

    fn bands(&mut self, rubric: &Rubric) {
        let columns = [
            Column::word(words::CATEGORY).given(),
            Column::text(words::OPINION, Fit::Given),
            Column::word(words::ZONE).given(),
            Column::number(words::LOWEST).given(),
            Column::number(words::HIGHEST).given(),
            Column::text(words::STATUS, Fit::Given),
            Column::text(words::SOURCE, Fit::Given),
        ];
        let bands = &rubric.bands;
        let rows = bands.value.ranges().into_iter().map(|(band, top)| {
            let category = band.category.as_deref().unwrap_or(words::NONE);
            let zone = match band.zone {
                Some(_) => entry::zone(band.zone),
                None => plain(Value::text(words::NONE)),
            };
            let [status, source] = origin::of(&[("", bands.status, &bands.source)]);
            vec![
                plain(Value::text(category)),
                plain(Value::text(&band.opinion)),
                zone,
                plain(Value::Score(band.min)),
                plain(Value::Score(top)),
                plain(Value::text(status)),
                plain(Value::text(source)),
            ]
        });
        let rows = rows.collect();
        self.table(("Kategori", words::METHOD_BANDS), &columns, rows);
    }

    fn sources(&mut self, rubric: &Rubric) {
        let columns =
            [Column::text(words::SOURCE, Fit::Given), Column::text(words::NAME, Fit::Given)];
        let rows = rubric.sources.iter().map(|source| {
            let cells = [&source.id, &source.text];
            cells.map(|text| plain(Value::text(text))).to_vec()
        });
        let rows = rows.collect();
        self.table(("Sumber", words::SOURCES), &columns, rows);
    }
}

fn rubric_lines(context: &Context<'_>) -> Vec<(String, String)> {
    let rubric = &context.results.job.rubric;
    let minimum = &rubric.units.minimum;
    let sure = |status, source: &str| words::sure(status, source);
    let mut lines = vec![
        (words::RUBRIC, words::with_id(&rubric.title, &rubric.id)),
        (words::YEAR, rubric.year.to_string()),
        (words::STATUS, words::status(rubric.status).to_owned()),
    ];
    if !rubric.remark.is_empty() {
        lines.push((words::REMARK, rubric.remark.clone()));
    }
    lines.push((words::BLANK, words::blank(rubric.blank).to_owned()));
    lines.push((
        words::UNIT_MINIMUM,
        format!("{} ({})", minimum.value, sure(minimum.status, &minimum.source)),
    ));
    if let Scheme::Checklist { roll_up, .. } = &rubric.scheme {
        let text = words::roll_up(roll_up.value);
        let sure = sure(roll_up.status, &roll_up.source);
        lines.push((words::ROLL_UP, format!("{text} ({sure})")));
    }
    if let Some(suffix) = &rubric.followed_up_suffix {
        let sure = sure(suffix.status, &suffix.source);
        lines.push((words::SUFFIX, format!("{} ({sure})", suffix.value)));
    }
    lines.push((words::PROGRAM, context.head.program.to_owned()));
    lines.push((insight_words::RUBRIC_HASH, rubric.digest.to_string()));
    owned(lines)
}

/// What is learned from the results, as far as this job knows it.
fn insight_lines(context: &Context<'_>) -> Vec<(String, String)> {
    let names = &context.names;
    let mut lines = vec![(insight_words::NEXT, insight_words::NEXT_IS.to_owned())];
    if names.indicators.is_some() {
        lines.push((insight_words::GAIN, insight_words::GAIN_IS.to_owned()));
    }
    if names.trend.is_some() {
        lines.push((insight_words::TREND_LABEL, insight_words::TREND_IS.to_owned()));
        lines.push((insight_words::RANK_LABEL, insight_words::RANK_IS.to_owned()));
    }
    if names.robustness.is_some() {
        let settings = context.results.job.robustness;
        lines.push((insight_words::ROBUSTNESS_LABEL, insight_words::robustness_is(settings)));
    }
    owned(lines)
}

fn list_lines(context: &Context<'_>) -> Vec<(String, String)> {
    let lists = context.results.standings.lists.iter();
    let lines = lists.zip(&context.names.lists).map(|(list, name)| {
        let kinds: Vec<_> = list.list.kinds.iter().map(|kind| kind.name()).collect();
        let ties = words::ties(list.list.ties);
        let text = words::list(&list.list.title, &kinds.join(", "), ties);
        (name.to_string(), text)
    });
    lines.collect()
}

fn owned(lines: Vec<(&str, String)>) -> Vec<(String, String)> {
    let owned = lines.into_iter();
    owned.map(|(label, text)| (label.to_owned(), text)).collect()
}
