//! Where the elements of a template stand on the page of one certificate.

// Lengths on paper are floats; no score comes here.
#![allow(clippy::float_arithmetic)]

use std::collections::BTreeMap;

use crate::page::Area;
use crate::template::{Kind, Place, Template};

/// What is shown of a template: the number of each element, and how many lines it takes.
pub(super) type Shown = BTreeMap<usize, u8>;

/// The boxes of all elements that are shown.
///
/// In a flow the rows that are shown stand one below the other, and the space that is left over
/// goes between them by their shares. Where there is too little, rows of text give way and their
/// letters with them, so that nothing ever overlaps.
pub(super) fn boxes(template: &Template, shown: &Shown) -> BTreeMap<usize, Area> {
    let mut boxes = BTreeMap::new();
    for (flow, area) in template.flows.iter().map(|flow| flow.area).enumerate() {
        boxes.extend(rows(template, shown, flow, area));
    }
    let groups: BTreeMap<usize, Area> = boxes
        .iter()
        .filter_map(|(element, area)| match template.elements.get(*element)?.kind {
            Kind::Group(group) => Some((group, *area)),
            _ => None,
        })
        .collect();
    for (number, element) in template.elements.iter().enumerate() {
        if !shown.contains_key(&number) {
            continue;
        }
        match element.place {
            Place::Page(area) => {
                boxes.insert(number, area);
            }
            // What stands in a group that is not shown is not shown either.
            Place::Group { group, area } => {
                if let Some(outer) = groups.get(&group) {
                    boxes.insert(number, Area { y: outer.y + area.y, ..area });
                }
            }
            Place::Row { .. } => {}
        }
    }
    boxes
}

/// A row of a flow.
struct Row {
    element: usize,
    height: f32,
    space: f32,
    /// Whether it may become lower.
    gives_way: bool,
}

fn rows(
    template: &Template,
    shown: &Shown,
    flow: usize,
    area: Area,
) -> impl Iterator<Item = (usize, Area)> {
    let row = |(number, lines): (&usize, &u8)| {
        let element = template.elements.get(*number)?;
        match element.place {
            Place::Row { flow: of, height, space } if of == flow => Some(Row {
                element: *number,
                height: height * f32::from(*lines),
                space,
                gives_way: matches!(element.kind, Kind::Text(_)),
            }),
            _ => None,
        }
    };
    let rows: Vec<Row> = shown.iter().filter_map(row).collect();
    let total = |gives_way: bool| -> f32 {
        rows.iter().filter(|row| row.gives_way == gives_way).map(|row| row.height).sum()
    };
    let (texts, fixed) = (total(true), total(false));
    let shares: f32 = rows.iter().map(|row| row.space).sum();
    let room = area.height - fixed;
    let share = ((room - texts) / shares.max(1.0)).max(0.0);
    let scale = (room / texts.max(1.0)).clamp(0.0, 1.0);
    let mut y = area.y;
    rows.into_iter().map(move |row| {
        y += row.space * share;
        let height = if row.gives_way { row.height * scale } else { row.height };
        let place = Area::new(area.x, y, area.width, height);
        y += height;
        (row.element, place)
    })
}
