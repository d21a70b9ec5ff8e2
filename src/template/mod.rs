//! The layout of a certificate as data: a folder with `certificate.toml`, fonts and pictures.
//!
//! Lengths are millimetres from the page's upper left corner, sizes of type are points. A template
//! that was read is sound in itself: every placeholder exists, every colour, typeface and flow that
//! is named is there, and nothing stands off the page. Whether the words of a certain certificate
//! fit is seen when it is set.

mod block;
mod built_in;
mod element;
mod facts;
mod wording;
mod written;

pub use block::{Blocks, LetterKind, Said};
pub use built_in::{BUILT_IN, BuiltIn, LETTER, built_in, fonts};
pub use element::{
    Background, Code, Drawn, Element, Fill, Flow, Kind, Look, Outline, Picture, PictureSource,
    Place, Rows, Shape, Signatures, Style, Text, Variant,
};
pub use facts::{Fact, Facts, Field};
pub use wording::{Condition, Unsayable, Values, Wording, Wordings};
pub use written::{FILE, read};

use crate::digest::Digest;
use crate::location::Location;
use crate::page::{Area, Colour, Font, FontFile, PictureFile};

/// What a certificate is made out to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A regency, city or province.
    Region,
    /// A service unit of one.
    Unit,
    /// A region too, but the page is a letter to it.
    Letter,
}

/// The layout of a certificate.
#[derive(Clone, Debug)]
pub struct Template {
    /// Its name in the job: `piagam`, or the path of its folder.
    pub name: String,
    /// Whether it is one of those that are built in.
    pub built_in: bool,
    /// Where it is read: its `certificate.toml`.
    pub at: Location,
    /// What it is made out to.
    pub subject: Subject,
    /// Width and height of the page in millimetres.
    pub size: (f32, f32),
    /// The typefaces, numbered as styles name them.
    pub fonts: Vec<FontFile>,
    /// The pictures, numbered as elements name them.
    pub pictures: Vec<PictureFile>,
    /// What lies under everything.
    pub background: Background,
    /// Where a page that is no valid certificate says so.
    pub notice: Area,
    /// Typeface of that notice and of the words across the page.
    pub notice_font: Font,
    /// Places whose contents stand one below the other.
    pub flows: Vec<Flow>,
    /// What is drawn, in the order of the file.
    pub elements: Vec<Element>,
    /// Its texts and conditions.
    pub wordings: Wordings,
    /// Hash of `certificate.toml` and of every file that it names.
    pub digest: Digest,
}

impl Template {
    /// What is left where no colour is named.
    pub const BLACK: Colour = Colour(0, 0, 0);

    /// Where an element was written, by its number.
    pub fn place_of(&self, element: usize) -> &Location {
        self.elements.get(element).map_or(&self.at, |element| &element.at)
    }
}
