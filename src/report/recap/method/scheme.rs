//! The tables of units, dimensions, variables and indicators.

use super::origin::{self, origin};
use super::{Blocks, Row};
use crate::catalogue::recap as words;
use crate::domain::Weight;
use crate::report::entry::plain;
use crate::report::workbook::{Column, Fit, Tone, Value};
use crate::rubric::{Dimension, Figure, Indicator, Rubric, Scheme, UnitKind, Variable};

impl Blocks<'_> {
    pub(super) fn units(&mut self, rubric: &Rubric) {
        let columns = [
            Column::text(words::CODE, Fit::Given),
            Column::text(words::NAME, Fit::Given),
            Column::number(words::MINIMUM).given(),
            Column::number(words::MAXIMUM).given(),
            Column::text(words::STATUS, Fit::Given),
            Column::text(words::SOURCE, Fit::Given),
        ];
        let rows = rubric.units.kinds.iter().map(unit).collect();
        self.table(("UnitLayanan", words::UNITS), &columns, rows);
    }

    pub(super) fn scheme(&mut self, rubric: &Rubric) {
        let columns = [
            Column::text(words::CODE, Fit::Given),
            Column::text(words::NAME, Fit::Given),
            Column::number(words::WEIGHT).given(),
            Column::number(words::MAX).given(),
            Column::number(words::SAMPLES).given(),
            Column::text(words::EVIDENCE, Fit::Given),
            Column::text(words::STATUS, Fit::Given),
            Column::text(words::SOURCE, Fit::Given),
        ];
        let mut rows = Vec::new();
        match &rubric.scheme {
            Scheme::Weighted(dimensions) => {
                for dimension in dimensions {
                    rows.push(top(dimension));
                    dimension.variables.iter().for_each(|variable| push(&mut rows, variable));
                }
            }
            Scheme::Checklist { variables, .. } => {
                variables.iter().for_each(|variable| push(&mut rows, variable));
            }
        }
        self.sheet.repeated = self.table(("Instrumen", words::TREE), &columns, rows);
    }
}

fn unit(kind: &UnitKind) -> Row {
    let [status, source] = origin::of(&[
        origin(words::FIGURE_MINIMUM, &kind.minimum),
        origin(words::FIGURE_MAXIMUM, &kind.maximum),
    ]);
    vec![
        plain(Value::text(&kind.id)),
        plain(Value::text(&kind.name)),
        plain(Value::Count(kind.minimum.value)),
        plain(Value::Count(kind.maximum.value)),
        plain(Value::text(status)),
        plain(Value::text(source)),
    ]
}

fn top(dimension: &Dimension) -> Row {
    let [status, source] = origin::of(&[origin(words::FIGURE_WEIGHT, &dimension.weight)]);
    let cells = [
        Value::text(&dimension.code),
        Value::text(&dimension.name),
        percent(Some(&dimension.weight)),
        Value::Blank,
        Value::Blank,
        Value::Blank,
        Value::text(status),
        Value::text(source),
    ];
    cells.map(|value| (value, Tone::Accent)).to_vec()
}

fn push(rows: &mut Vec<Row>, variable: &Variable) {
    let weight = variable.weight.as_ref();
    let figures: Vec<_> =
        weight.map(|weight| origin(words::FIGURE_WEIGHT, weight)).into_iter().collect();
    let [status, source] = origin::of(&figures);
    let cells = [
        Value::text(&variable.code),
        Value::text(&variable.name),
        percent(weight),
        Value::Blank,
        Value::Blank,
        Value::text(words::evidence(variable.evidence)),
        Value::text(status),
        Value::text(source),
    ];
    rows.push(cells.map(|value| (value, Tone::Quiet)).to_vec());
    rows.extend(variable.indicators.iter().map(leaf));
}

fn leaf(indicator: &Indicator) -> Row {
    let mut figures = vec![
        origin(words::FIGURE_MAX, &indicator.max),
        origin(words::FIGURE_SAMPLES, &indicator.samples),
    ];
    if let Some(weight) = &indicator.weight {
        figures.insert(0, origin(words::FIGURE_WEIGHT, weight));
    }
    let [status, source] = origin::of(&figures);
    let cells = [
        Value::text(&indicator.code),
        Value::text(&indicator.name),
        percent(indicator.weight.as_ref()),
        Value::Decimal(indicator.max.value.clone(), None),
        Value::Count(indicator.samples.value),
        Value::Blank,
        Value::text(status),
        Value::text(source),
    ];
    cells.map(plain).to_vec()
}

/// A weight with two decimals, or with more where it has more.
fn percent(weight: Option<&Figure<Weight>>) -> Value {
    weight.map_or(Value::Blank, |weight| {
        let percent = weight.value.percent();
        let places = percent.decimals().filter(|decimals| *decimals <= 2).map(|_| 2);
        Value::Decimal(percent.clone(), places)
    })
}
