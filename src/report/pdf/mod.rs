//! Pages as PDF documents: PDF 1.7, the typefaces cut once per batch and embedded, the same
//! bytes for the same page in any order and on any thread.
//!
//! The only place that knows printpdf, lopdf, rustybuzz, subsetter, png and flate2. A batch goes
//! through four steps: a [`TypeCase`] is opened, every page is read with [`TypeCase::read`]
//! (in parallel, if the caller likes), which finds all that cannot be printed and notes the
//! glyphs that will be needed; a [`Press`] is prepared from the notes; and [`Press::print`] makes
//! one document after the other, as many at a time as there are threads.
//!
//! Nothing here is transparent but the edge of a logo, nothing is encrypted, no program runs and
//! nothing lies outside of the document: the rules of PDF/A-2b, which the documents claim.

// Lengths of paper and sizes of type are floats; no score comes here but as text.
#![allow(clippy::float_arithmetic)]

mod colour;
mod draw;
mod finish;
mod logo;
mod plate;
mod problem;
mod setting;
mod subset;
#[cfg(test)]
mod tests;
mod typecase;

pub use problem::{Fault, FontError, LogoFault, PressError, SetProblem};
pub use subset::GlyphUse;
pub use typecase::{TypeCase, fonts};

use draw::Drawing;
use logo::Logo;
use plate::{BackdropSource, Plate};

use crate::report::page::{About, Item, Page};

/// What a batch needs, noted page by page before the press is prepared.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Needs {
    glyphs: GlyphUse,
    backdrops: Vec<BackdropSource>,
}

impl Needs {
    /// Adds what other pages need. The order in which this is done has no influence on the
    /// documents.
    pub fn merge(&mut self, other: Self) {
        self.glyphs.merge(other.glyphs);
        for backdrop in other.backdrops {
            if !self.backdrops.contains(&backdrop) {
                self.backdrops.push(backdrop);
            }
        }
    }
}

impl TypeCase {
    /// Reads a page before anything is drawn: notes what it needs, or says all that is wrong
    /// with its texts. `number` counts the pages of the batch from 0 and is repeated in the
    /// problems.
    ///
    /// # Errors
    /// Every text that has a character which cannot be printed, or that is too long for its box.
    pub fn read(&self, page: &Page, number: usize) -> Result<Needs, Vec<SetProblem>> {
        let blocks = setting::set_page(self, page, number)?;
        let mut needs = Needs { backdrops: vec![BackdropSource::of(page)], ..Needs::default() };
        let texts = page.items.iter().filter_map(|item| match item {
            Item::Text(text) => Some(text),
            Item::Shape(_) | Item::Logo(_) => None,
        });
        for (text, block) in texts.zip(&blocks) {
            needs.glyphs.note(text.font, block);
        }
        Ok(needs)
    }
}

/// Prints pages of a batch. It is prepared once and may be used from any number of threads.
pub struct Press {
    case: TypeCase,
    plate: Plate,
}

impl Press {
    /// Prepares a press for all pages of a batch, one after the other, and checks every text.
    ///
    /// # Errors
    /// All texts that cannot be printed and the logo if it cannot be read, in the order of the
    /// pages; or a built-in typeface that is broken.
    pub fn prepare<'a>(
        pages: impl IntoIterator<Item = &'a Page>,
        logo: Option<&[u8]>,
    ) -> Result<Self, PressError> {
        let case = TypeCase::open()?;
        let mut needs = Needs::default();
        let mut problems = Vec::new();
        for (number, page) in pages.into_iter().enumerate() {
            match case.read(page, number) {
                Ok(more) => needs.merge(more),
                Err(more) => problems.extend(more),
            }
        }
        if problems.is_empty() {
            return Self::from_needs(case, needs, logo);
        }
        problems.extend(logo.and_then(|file| read_logo(file).err()));
        Err(PressError::Refused(problems))
    }

    /// Prepares a press from what was noted of the pages; `logo` is a PNG file.
    ///
    /// # Errors
    /// When the logo cannot be read or a built-in typeface is broken.
    pub fn from_needs(
        case: TypeCase,
        needs: Needs,
        logo: Option<&[u8]>,
    ) -> Result<Self, PressError> {
        let logo = match logo.map(read_logo).transpose() {
            Ok(logo) => logo,
            Err(problem) => return Err(PressError::Refused(vec![problem])),
        };
        let plate = Plate::prepare(&case, &needs.glyphs, needs.backdrops, logo.as_ref())?;
        Ok(Self { case, plate })
    }

    /// Prints one page of the batch: a whole PDF document.
    ///
    /// # Errors
    /// When the page was not among those the press was prepared for and needs other glyphs, or
    /// when its texts cannot be set.
    pub fn print(&self, page: &Page, about: &About) -> Result<Vec<u8>, PressError> {
        let blocks = setting::set_page(&self.case, page, 0).map_err(PressError::Refused)?;
        let mut blocks = blocks.iter();
        let mut drawing = Drawing::new(page);
        let backdrop = self.plate.backdrop(page);
        if backdrop.is_some() {
            drawing.backdrop();
        } else {
            page.backdrop.iter().for_each(|shape| drawing.ornament(shape));
        }
        for item in &page.items {
            match item {
                Item::Shape(shape) => drawing.ornament(shape),
                Item::Logo(place) => {
                    if let Some(logo) = &self.plate.logo {
                        drawing.logo(place, logo.width, logo.height);
                    }
                }
                Item::Text(text) => {
                    let Some(block) = blocks.next() else { continue };
                    let refused = |fault| {
                        PressError::Refused(vec![SetProblem {
                            page: None,
                            part: text.part.clone(),
                            words: text.words.clone(),
                            fault,
                        }])
                    };
                    let first = text.words.chars().next().unwrap_or(' ');
                    let font = self.plate.fonts.get(&text.font);
                    match font {
                        Some(font) => drawing.text(text, block, font).map_err(refused)?,
                        None if block.lines.is_empty() => {}
                        None => return Err(refused(Fault::NotPrepared(first))),
                    }
                }
            }
        }
        Ok(finish::document(&self.plate, page, backdrop, &drawing.finish(), about)?)
    }
}

fn read_logo(file: &[u8]) -> Result<Logo, SetProblem> {
    Logo::read(file).map_err(|fault| SetProblem {
        page: None,
        part: "logo".to_owned(),
        words: String::new(),
        fault: Fault::Logo(fault),
    })
}
