//! Rows of a certificate, one below the other.

// Lengths on paper are floats; no score comes here.
#![allow(clippy::float_arithmetic)]

use super::Certificate;
use super::layout::{LEFT, WIDTH};
use super::panel;
use crate::catalogue::certificate as words;
use crate::report::page::{Area, Fit, Item, Picture, Text};

/// Rows from top to bottom. The space that is left over goes between them; where there is too
/// little, the rows of text give way and their letters with them, so that nothing ever overlaps.
#[derive(Default)]
pub(super) struct Stack {
    rows: Vec<Row>,
}

/// A row of a stack.
struct Row {
    /// Its height in millimetres.
    height: f32,
    /// Its share of the space left over, above it.
    stretch: f32,
    /// What stands in it.
    filling: Filling,
}

/// What stands in a row.
pub(super) enum Filling {
    /// A text, whose box gets the row's place and height.
    Text(Box<Text>),
    /// The logo.
    Logo,
    /// The panel with the result.
    Panel,
}

impl Stack {
    pub(super) fn push(&mut self, stretch: f32, height: f32, filling: Filling) {
        self.rows.push(Row { height, stretch, filling });
    }

    pub(super) fn text(&mut self, stretch: f32, height: f32, text: Text) {
        self.push(stretch, height, Filling::Text(Box::new(text)));
    }

    /// Draws the rows between two heights.
    pub(super) fn stand(self, certificate: &Certificate, top: f32, bottom: f32) -> Vec<Item> {
        let is_text = |row: &&Row| matches!(row.filling, Filling::Text(_));
        let texts: f32 = self.rows.iter().filter(is_text).map(|row| row.height).sum();
        let fixed: f32 = self.rows.iter().filter(|row| !is_text(row)).map(|row| row.height).sum();
        let parts: f32 = self.rows.iter().map(|row| row.stretch).sum();
        let room = bottom - top - fixed;
        let part = ((room - texts) / parts.max(1.0)).max(0.0);
        let scale = (room / texts.max(1.0)).min(1.0);
        let mut y = top;
        let mut items = Vec::new();
        for row in self.rows {
            y += row.stretch * part;
            match row.filling {
                Filling::Text(text) => {
                    let area = Area::new(LEFT, y, WIDTH, row.height * scale);
                    items.push(Item::Text(Text { area, ..*text }));
                    y += row.height * scale;
                    continue;
                }
                Filling::Logo => {
                    let told = Some(words::logo(&certificate.issuer));
                    let area = Area::new(LEFT, y, WIDTH, row.height);
                    let picture = Picture { number: 0, area, fit: Fit::Contain, told };
                    items.push(Item::Picture(picture));
                }
                Filling::Panel => items.extend(panel::panel(certificate, y)),
            }
            y += row.height;
        }
        items
    }
}
