//! What the pages of a batch need of typefaces, pictures and backdrops.

use std::collections::BTreeMap;

use super::plate::BackdropSource;
use super::setting::SetPage;
use super::subset::GlyphUse;
use crate::page::Item;

/// What a batch needs, noted page by page before the press is prepared.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Needs {
    /// The glyphs.
    pub(super) glyphs: GlyphUse,
    /// The backdrops.
    pub(super) backdrops: Vec<BackdropSource>,
    /// The pictures, each with the length in millimetres of the longer side of its largest place.
    pub(super) pictures: BTreeMap<usize, f32>,
}

impl Needs {
    /// Adds what other pages need. The order in which this is done has no influence on the
    /// documents.
    pub fn merge(&mut self, other: Self) {
        self.glyphs.merge(other.glyphs);
        for backdrop in other.backdrops {
            if !self.backdrops.iter().any(|known| known.is(&backdrop)) {
                self.backdrops.push(backdrop);
            }
        }
        for (number, extent) in other.pictures {
            self.note_picture(number, extent);
        }
    }

    fn note_picture(&mut self, number: usize, extent: f32) {
        let known = self.pictures.entry(number).or_insert(extent);
        *known = known.max(extent);
    }
}

impl SetPage {
    /// What the page needs.
    pub fn needs(&self) -> Needs {
        let backdrops = vec![BackdropSource::of(self.page())];
        let mut needs = Needs { backdrops, ..Needs::default() };
        for (item, block) in self.items() {
            match (item, block) {
                (Item::Text(text), Some(block)) => needs.glyphs.note(text.font, block),
                (Item::Picture(picture), _) => {
                    let extent = picture.area.width.max(picture.area.height);
                    needs.note_picture(picture.number, extent);
                }
                (Item::Text(_) | Item::Shape(_) | Item::Figure(_), _) => {}
            }
        }
        needs
    }
}
