//! Pages as PDF documents: PDF 1.7, the typefaces cut once per batch and embedded, the same
//! bytes for the same page in any order and on any thread.
//!
//! The only place that knows printpdf, lopdf, rustybuzz, subsetter, png, zune-jpeg, usvg and
//! flate2. A batch goes through four steps: a [`TypeCase`] is opened and [`Pictures`] are read, which finds the files
//! that cannot be used; every page is set with [`TypeCase::read`] (in parallel, if the caller
//! likes), which finds all words that cannot be printed; a [`Press`] is prepared from what the
//! pages need; and [`Press::print`] makes one document after the other, of one page or of many,
//! as many at a time as there are threads.
//!
//! Nothing here is transparent but the edges of pictures, nothing is encrypted, no program runs
//! and nothing lies outside of the document, and all that stands on a page is either named for
//! those who cannot see it or marked as ornament: the rules of PDF/A-2a and PDF/UA-1, which the
//! documents claim.

// Lengths of paper and sizes of type are floats; no score comes here but as text.
#![allow(clippy::float_arithmetic)]

mod colour;
mod draw;
mod file;
mod finish;
mod metadata;
mod metrics;
mod needs;
mod pictures;
mod plate;
mod problem;
mod program;
mod setting;
mod structure;
mod subset;
#[cfg(test)]
mod tests;
mod typecase;

pub use needs::Needs;
pub use pictures::{Pictures, SmallPng};
pub use problem::{
    Fault, FontFault, FontProblem, PictureFault, PictureProblem, PressError, SetProblem, SvgPart,
};
pub use setting::SetPage;
#[cfg(test)]
pub(super) use tests::violations;
pub use typecase::TypeCase;

use draw::{Drawing, Drawn};
use finish::Leaf;
use plate::Plate;

use crate::page::{About, Item, Text};
use setting::Block;

/// Prints pages of a batch. It is prepared once and may be used from any number of threads.
pub struct Press {
    plate: Plate,
}

impl Press {
    /// Prepares a press from what all pages of a batch need.
    ///
    /// # Errors
    /// When a typeface cannot be cut, or a page names a typeface or a picture that is not there.
    pub fn from_needs(
        case: &TypeCase<'_>,
        needs: &Needs,
        pictures: &Pictures,
    ) -> Result<Self, PressError> {
        Ok(Self { plate: Plate::prepare(case, needs, pictures)? })
    }

    /// Prints pages of the batch as one PDF document; one of several pages gets a bookmark for
    /// each.
    ///
    /// # Errors
    /// When there are no pages, or one of them was not among those the press was prepared for and
    /// needs something else.
    pub fn print(&self, pages: &[&SetPage], about: &About) -> Result<Vec<u8>, PressError> {
        let leaves: Vec<Leaf<'_>> =
            pages.iter().map(|page| self.leaf(page)).collect::<Result<_, _>>()?;
        if leaves.is_empty() {
            return Err(PressError::NoPage);
        }
        Ok(finish::document(&self.plate, &leaves, about)?)
    }

    fn leaf<'a>(&'a self, set: &'a SetPage) -> Result<Leaf<'a>, PressError> {
        let page = set.page();
        let backdrop = self.plate.backdrop(page);
        let mut drawing = Drawing::new(page);
        if backdrop.is_some() {
            drawing.backdrop();
        } else {
            page.backdrop.iter().for_each(|shape| drawing.ornament(shape));
        }
        for (item, block) in set.items() {
            match item {
                Item::Shape(shape) => drawing.ornament(shape),
                Item::Figure(figure) => drawing.figure(figure),
                Item::Picture(picture) => {
                    let placed = self.plate.pictures.get(&picture.number);
                    let placed = placed.ok_or(PressError::NoPicture(picture.number))?;
                    drawing.picture(picture, placed.aspect);
                }
                Item::Text(text) => self.text(&mut drawing, text, block)?,
            }
        }
        let Drawn { content, tags } = drawing.finish();
        Ok(Leaf { page, backdrop, content, tags })
    }

    fn text(
        &self,
        drawing: &mut Drawing<'_>,
        text: &Text,
        block: Option<&Block>,
    ) -> Result<(), PressError> {
        let Some(block) = block.filter(|block| !block.lines.is_empty()) else { return Ok(()) };
        let font = self.plate.fonts.get(&text.font);
        let font = font.ok_or_else(|| PressError::NotPrepared(text.words.clone()))?;
        drawing.text(text, block, font)
    }
}

/// The typefaces that are built in, for tests.
#[cfg(test)]
pub(crate) fn built_in_fonts() -> [crate::page::FontFile; 4] {
    crate::template::fonts().map(|(_, font)| font)
}
