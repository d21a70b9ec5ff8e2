//! The annex of the decree (lampiran keputusan): who gets a certificate, for the secretariat to
//! complete and the office to sign.

use std::collections::BTreeSet;

use super::Context;
use super::recipients::{self, Recipient};
use crate::catalogue::{ceremony as words, recap};
use crate::job::Signatory;
use crate::report::entry::{self, BandColumns, Entry, count, plain};
use crate::report::letterhead::{TITLE_WIDTH, entitle};
use crate::report::workbook::{Column, Fit, Page, Role, Sheet, SheetName, Style, Value, typeface};

/// Titles break at this width in pixels on an upright page.
const UPRIGHT_WIDTH: u32 = 690;
/// Blank lines between an office and a name, for a signature.
const SIGNING: usize = 4;
/// Room beside the text of a block of signatures in pixels.
const GAP: u32 = 22;
/// The height of a row without a table, in pixels.
const LINE: u32 = 20;
/// The column of the names, the widest.
const NAMES: u16 = 2;

/// Which columns there are, beside those that are always there.
#[derive(Clone, Copy)]
struct Shape(BandColumns);

/// The sheet, and the row where it goes on.
struct Annex<'a> {
    context: &'a Context<'a>,
    shape: Shape,
    sheet: Sheet,
    row: u32,
}

pub(super) fn sheet(context: &Context<'_>, name: &SheetName) -> Sheet {
    let results = &context.results;
    let regions = recipients::regions(results);
    let units = recipients::units(results);
    let shape = Shape(BandColumns::of(results));
    let columns = shape.columns();
    let width = u16::try_from(columns.len()).unwrap_or(u16::MAX);
    let page = Page { landscape: shape.lies(), ..context.head.page() };
    let (mut sheet, row) = context.head.marked(page, width, name);
    sheet.widths = columns.iter().map(|(_, width)| *width).collect();
    let mut annex = Annex { context, shape, sheet, row };
    annex.head();
    let title = if units.is_empty() { words::ANNEX_TITLE } else { words::ANNEX_TITLE_WITH_UNITS };
    let title_width = if shape.lies() { TITLE_WIDTH } else { UPRIGHT_WIDTH };
    let lines = [results.job.title.clone()];
    annex.row = entitle(&mut annex.sheet, annex.row, title_width, title, &lines) + 1;
    annex.table(("PenerimaPiagam", words::REGIONS), &regions);
    annex.note(lists_of(&regions));
    annex.table(("PenerimaSertifikat", words::UNITS), &units);
    annex.note((!units.is_empty()).then(|| words::UNIT_RANKS.to_owned()));
    annex.signatures();
    annex.sheet
}

/// What the ranks of regions mean, where they come from more lists than one.
fn lists_of(regions: &[Recipient<'_>]) -> Option<String> {
    let mut seen = BTreeSet::new();
    let lists = regions.iter().filter_map(|region| region.list);
    let titles: Vec<_> = lists
        .filter(|list| seen.insert(list.list.id.as_str()))
        .map(|list| list.list.title.as_str())
        .collect();
    (titles.len() > 1).then(|| words::ranks_of(&titles))
}

impl Annex<'_> {
    /// What the annex belongs to, at the right, for the secretariat to fill in.
    fn head(&mut self) {
        let style = Style::of(Role::Letter);
        let left = self.shape.last() - 2;
        self.sheet.put(self.row, left, Value::text(words::ANNEX_OF), style);
        self.sheet.raise(self.row, LINE);
        for label in words::ANNEX_LABELS {
            self.row += 1;
            self.sheet.put(self.row, left, Value::text(label), style);
            self.sheet.put(self.row, left + 1, Value::text(words::DOTTED), style);
            self.sheet.raise(self.row, LINE);
        }
        self.row += 2;
    }

    /// A table under its title; nothing where there are no rows. All tables have the columns of the
    /// first, whose heading is printed again on every page.
    fn table(&mut self, (name, title): (&str, &str), recipients: &[Recipient<'_>]) {
        if recipients.is_empty() {
            return;
        }
        self.sheet.set_section((self.row, 0), title);
        let top = self.row + 1;
        let columns: Vec<_> = self.shape.columns().into_iter().map(|(column, _)| column).collect();
        let rows = recipients.iter().zip(1..);
        let rows = rows.map(|(one, number)| self.shape.row(self.context, one, number)).collect();
        let alt = recap::table_alt(title);
        let area = self.sheet.set_table((name, &alt), (top, 0), &columns, rows, false);
        self.sheet.codes.push(area.column(1));
        self.sheet.repeated.get_or_insert(top);
        self.row = area.bottom + 2;
    }

    /// A sentence below a table.
    fn note(&mut self, text: Option<String>) {
        let Some(text) = text else { return };
        self.row -= 1;
        let width = self.sheet.widths.iter().sum();
        for line in typeface::lines(&text, Role::Note.points(), false, width) {
            self.sheet.put(self.row, 0, Value::text(line), Style::of(Role::Note));
            self.row += 1;
        }
        self.row += 1;
    }

    /// Who signs: two side by side, one at the right. Each pair is one row, which no page breaks.
    fn signatures(&mut self) {
        let style = Style::of(Role::Letter).wrapped();
        let right = self.shape.last();
        for pair in self.context.results.job.signatories.chunks(2) {
            let sides = match pair {
                [left, other] => vec![(NAMES, left), (right, other)],
                one => one.iter().map(|signatory| (right, signatory)).collect(),
            };
            // The names stand on one line, however long the offices are.
            let lines = |column, text: &str| {
                typeface::lines(text, style.role.points(), false, self.room(column))
            };
            let blocks: Vec<_> = sides
                .iter()
                .map(|(column, one)| (lines(*column, &one.office), self.below(*column, one)))
                .collect();
            let above = blocks.iter().map(|(office, _)| office.len()).max().unwrap_or(0);
            let below = blocks.iter().map(|(_, name)| name.len()).max().unwrap_or(0);
            self.row += 1;
            for ((column, _), (mut office, mut name)) in sides.into_iter().zip(blocks) {
                office.resize(above + SIGNING, String::new());
                name.resize(below, String::new());
                office.append(&mut name);
                let text = Value::text(office.join("\n"));
                self.sheet.set_row(self.row, column, vec![(text, style)]);
            }
            self.row += 1;
        }
    }

    /// The name of a signatory and the line below it, which may be none.
    fn below(&self, column: u16, signatory: &Signatory) -> Vec<String> {
        let points = Role::Letter.points();
        let texts = [&signatory.name, &signatory.id].into_iter();
        texts.flat_map(|text| typeface::lines(text, points, false, self.room(column))).collect()
    }

    /// Room for the lines of a block of signatures, in pixels.
    fn room(&self, column: u16) -> u32 {
        let width = self.sheet.widths.get(usize::from(column)).copied();
        width.unwrap_or(0).saturating_sub(GAP)
    }
}

impl Shape {
    /// Whether the page must lie on its long side.
    fn lies(self) -> bool {
        self.0.categories || self.0.zones
    }

    /// The columns with their widths in pixels.
    fn columns(self) -> Vec<(Column, u32)> {
        let [name, opinion, number] = if self.lies() { [270, 124, 230] } else { [188, 110, 172] };
        let mut columns = vec![
            (Column::number(recap::NUMBER), 38),
            (Column::word(recap::CODE), 58),
            (Column::text(words::RECIPIENT, Fit::Given), name),
            (Column::number(recap::SCORE), 62),
        ];
        if self.0.zones {
            columns.push((Column::word(recap::ZONE), 70));
        }
        if self.0.categories {
            columns.push((Column::word(recap::CATEGORY), 78));
        }
        columns.extend([
            (Column::text(recap::OPINION, Fit::Given), opinion),
            (Column::word(recap::RANK), 78),
            (Column::text(words::CERTIFICATE_NUMBER, Fit::Given), number),
        ]);
        columns
    }

    /// The number of the last column.
    fn last(self) -> u16 {
        6 + u16::from(self.0.zones) + u16::from(self.0.categories)
    }

    fn row(self, context: &Context<'_>, recipient: &Recipient<'_>, number: usize) -> Vec<Entry> {
        let mut row = vec![
            plain(count(number)),
            plain(Value::text(recipient.card.region.code.to_string())),
            plain(Value::text(&recipient.name)),
            plain(Value::Score(recipient.score)),
        ];
        if self.0.zones {
            row.push(entry::zone(recipient.band.zone));
        }
        if self.0.categories {
            row.push(plain(Value::optional(recipient.band.category.as_deref())));
        }
        let tone = self.0.tone(&context.results, recipient.band);
        row.push((Value::text(recipient.opinion), tone));
        row.push(plain(recipient.rank.map_or(Value::Blank, Value::Count)));
        row.push(plain(Value::text(recipient.number)));
        row
    }
}
