//! The sheet of one unit: its name and state, and a row per indicator.

use super::{Context, FilledUnit, column, entry, message, put_rules};
use crate::catalogue::blank as words;
use crate::form::{
    self, CODE, FIRST_SAMPLE, FormUnit, HEADINGS, LABELS, MAX, PRODUCTS, UNIT_ROWS, VALUES,
    words as form_words,
};
use crate::report::workbook::{
    Align, Allowed, Area, Role, Rule, Sheet, SheetName, Style, Tone, Value,
};
use crate::rubric::{Evidence, Indicator, Scheme, Variable};

/// Widths in pixels of code, dimension, variable, indicator and highest points.
const WIDTHS: [u32; 5] = [84, 104, 150, 310, 54];
/// The width of a sample, of one that is a product, and of remark and proof.
const SAMPLE: u32 = 54;
const PRODUCT: u32 = 104;
const REMARK: u32 = 190;
/// The height of the rows above the table, in pixels.
const ROW: u32 = 25;

/// An indicator with what stands left of it, and its number among all of the rubric.
struct Line<'a> {
    number: usize,
    dimension: &'a str,
    variable: &'a str,
    indicator: &'a Indicator,
}

pub(super) fn sheet(
    context: &Context<'_>,
    unit: &FormUnit<'_>,
    name: &SheetName,
    filled: Option<&FilledUnit>,
) -> Sheet {
    let mut sheet = context.open(name, Tone::Green);
    let samples = form::sample_columns(context.rubric);
    let products = form::samples_are_products(context.rubric);
    sheet.widths = WIDTHS.to_vec();
    sheet.widths.extend(std::iter::repeat_n(if products { PRODUCT } else { SAMPLE }, samples));
    sheet.widths.extend([REMARK, REMARK]);
    put_head(&mut sheet, unit, filled);
    context.put_mark(&mut sheet, UNIT_ROWS[0], column(MAX) - 1);
    if products {
        put_products(&mut sheet, samples, filled);
    }
    put_headings(&mut sheet, samples);
    let lines = lines(context);
    for (line, row) in lines.iter().zip(HEADINGS + 1..) {
        sheet.set_row(row, column(CODE), cells(context, line, samples, filled));
    }
    let rules = lines.iter().zip(HEADINGS + 1..).map(|(line, row)| {
        let left = column(FIRST_SAMPLE);
        let right = left + own_samples(context, line.indicator, samples).saturating_sub(1);
        (Area { top: row, left, bottom: row, right }, context.allowed(line.indicator))
    });
    put_rules(&mut sheet, rules);
    sheet.frozen = Some((HEADINGS + 1, column(MAX)));
    sheet.repeated = Some(HEADINGS);
    sheet
}

/// What the unit is, and whether it was assessed.
fn put_head(sheet: &mut Sheet, unit: &FormUnit<'_>, filled: Option<&FilledUnit>) {
    let name = filled.map(|filled| filled.name.as_str()).filter(|name| !name.is_empty());
    let assessed = filled.is_none_or(|filled| filled.assessed);
    let status = if assessed { form_words::ASSESSED } else { form_words::NOT_ASSESSED };
    let rows = [
        (form_words::UNIT_KIND, Value::text(&unit.kind.name), Style::of(Role::Strong)),
        (form_words::UNIT_NAME, Value::optional(name), entry(Align::Left)),
        (form_words::STATUS, Value::text(status), entry(Align::Left)),
    ];
    for (row, (label, value, style)) in UNIT_ROWS.into_iter().zip(rows) {
        sheet.put(row, column(LABELS), Value::text(label), Style::of(Role::Label));
        sheet.put(row, column(VALUES), value, style);
        sheet.raise(row, ROW);
    }
    let [_, name, status] = UNIT_ROWS;
    // A unit's name is longer than the column of dimensions is wide.
    let (left, right) = (column(VALUES), column(VALUES) + 2);
    sheet.merged.push(Area { top: name, left, bottom: name, right });
    let legal = [form_words::ASSESSED, form_words::NOT_ASSESSED];
    sheet.rules.push(Rule {
        area: Area::cell(status, column(VALUES)),
        allowed: Allowed::OneOf(legal.map(str::to_owned).to_vec()),
        hint: Some(message(words::status_hint())),
        refusal: message(words::status_refusal()),
    });
    sheet.raise(PRODUCTS, ROW / 2);
}

/// The products' names above their columns.
fn put_products(sheet: &mut Sheet, samples: usize, filled: Option<&FilledUnit>) {
    let names = filled.map(|filled| filled.products.as_slice()).unwrap_or_default();
    let cells = (0..samples).map(|index| {
        let name = names.get(index).cloned().unwrap_or_else(|| words::product(index + 1));
        (Value::Text(name), entry(Align::Centre).wrapped())
    });
    sheet.set_row(PRODUCTS, column(FIRST_SAMPLE), cells.collect());
    let label = Style::of(Role::Label).align(Align::Right);
    sheet.put(PRODUCTS, column(MAX) - 1, Value::text(words::PRODUCTS), label);
}

fn put_headings(sheet: &mut Sheet, samples: usize) {
    let text = |word: &str| (word.to_owned(), Align::Left);
    let before = [
        text(form_words::CODE),
        text(form_words::DIMENSION),
        text(form_words::VARIABLE),
        text(form_words::INDICATOR),
        (form_words::MAX.to_owned(), Align::Centre),
    ];
    let samples = (1..=samples).map(|number| (form_words::sample(number), Align::Centre));
    let after = [text(form_words::REMARK), text(form_words::PROOF)];
    let cells =
        before.into_iter().chain(samples).chain(after).map(|(word, align)| {
            (Value::Text(word), Style::of(Role::Heading).align(align).wrapped())
        });
    sheet.set_row(HEADINGS, column(CODE), cells.collect());
}

/// The indicators of a unit's sheet, in the rubric's order.
fn lines<'a>(context: &Context<'a>) -> Vec<Line<'a>> {
    let rubric = context.rubric;
    let variables: Vec<(&str, &Variable)> = match &rubric.scheme {
        Scheme::Weighted(dimensions) => dimensions
            .iter()
            .flat_map(|dimension| {
                dimension.variables.iter().map(|variable| (dimension.name.as_str(), variable))
            })
            .collect(),
        Scheme::Checklist { variables, .. } => {
            variables.iter().map(|variable| ("", variable)).collect()
        }
    };
    let all = variables.into_iter().flat_map(|(dimension, variable)| {
        variable.indicators.iter().map(move |indicator| (dimension, variable, indicator))
    });
    all.enumerate()
        .filter(|(_, (_, variable, _))| variable.evidence != Evidence::Survey)
        .map(|(number, (dimension, variable, indicator))| Line {
            number,
            dimension,
            variable: &variable.name,
            indicator,
        })
        .collect()
}

/// How many samples an indicator has: every product, in a checklist.
fn own_samples(context: &Context<'_>, indicator: &Indicator, columns: usize) -> u16 {
    let own = indicator.samples.value as usize;
    let own = if form::samples_are_products(context.rubric) { columns } else { own.min(columns) };
    u16::try_from(own).unwrap_or(u16::MAX)
}

fn cells(
    context: &Context<'_>,
    line: &Line<'_>,
    samples: usize,
    filled: Option<&FilledUnit>,
) -> Vec<(Value, Style)> {
    let indicator = line.indicator;
    let body = Style::of(Role::Body);
    let dimension = (!line.dimension.is_empty()).then_some(line.dimension);
    let max = Value::Decimal(indicator.max.value.clone(), None);
    let mut cells = vec![
        (Value::text(&indicator.code), body),
        (Value::optional(dimension), body.wrapped()),
        (Value::text(line.variable), body.wrapped()),
        (Value::text(&indicator.name), body.wrapped()),
        (max, body.align(Align::Centre)),
    ];
    let answers = filled.filter(|filled| filled.assessed);
    let answers = answers.and_then(|filled| filled.answers.get(line.number));
    let own = usize::from(own_samples(context, indicator, samples));
    cells.extend((0..samples).map(|sample| {
        if sample >= own {
            return (Value::Blank, Style::of(Role::Closed));
        }
        let answer = answers.and_then(|answers| answers.get(sample)).copied();
        (context.answer(indicator, answer), entry(Align::Centre))
    }));
    let remark = filled.and_then(|filled| filled.remarks.get(&indicator.code));
    cells.push((Value::optional(remark), entry(Align::Left).wrapped()));
    cells.push((Value::Blank, entry(Align::Left).wrapped()));
    cells
}
