//! What cannot be printed, found before anything is drawn.

pub use crate::finding::{FontFault, PictureFault, SvgPart};

/// A text that cannot be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetProblem {
    /// Which element of the template made the text, as the page says.
    pub source: usize,
    /// What the text is ("nama daerah"), as the page calls it.
    pub part: String,
    /// The text itself; may hold characters that a terminal must not be given.
    pub words: String,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What is wrong with a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A character that shows nothing or turns the direction of writing.
    Forbidden(char),
    /// A character that the typeface does not have.
    NoGlyph(char),
    /// Too long for its box, even at the smallest size and on the most lines.
    TooLong {
        /// Most lines the box allows.
        lines: u8,
    },
}

/// A font file that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FontProblem {
    /// Its number in the list.
    pub number: usize,
    /// Its name in the list.
    pub name: String,
    /// What is wrong with it.
    pub fault: FontFault,
}

/// A picture file that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureProblem {
    /// Its number in the list.
    pub number: usize,
    /// Its name in the list.
    pub name: String,
    /// What is wrong with it.
    pub fault: PictureFault,
}

/// Why a press could not be prepared or a page not printed. What the input can do wrong was found
/// before: by [`TypeCase::open`](super::TypeCase::open), [`TypeCase::read`](super::TypeCase::read)
/// and [`Pictures::read`](super::Pictures::read).
#[derive(Debug, thiserror::Error)]
pub enum PressError {
    /// A typeface that was opened cannot be cut.
    #[error("the typeface {0} cannot be cut")]
    Font(String),
    /// A page names a typeface or needs a glyph that the press was not prepared with.
    #[error("the press was not prepared for {0:?}")]
    NotPrepared(String),
    /// A page names a picture that the press was not prepared with.
    #[error("the press was not prepared for picture {0}")]
    NoPicture(usize),
    /// There is nothing to print.
    #[error("a document needs a page")]
    NoPage,
    /// Bytes could not be written to memory.
    #[error("the PDF cannot be put together")]
    Write(#[from] std::io::Error),
}

/// Whether a character has no place in a printed text: control characters, marks that turn the
/// direction of writing, characters without width, line breaks, private use and non-characters.
pub(super) fn is_forbidden(c: char) -> bool {
    c.is_control()
        || matches!(u32::from(c),
            0x00AD                      // Soft hyphen: seen by a reader of the file, not on paper.
            | 0x034F | 0x061C | 0x115F | 0x1160 | 0x17B4 | 0x17B5
            | 0x180B..=0x180F
            | 0x200B..=0x200F           // Zero width, marks of direction.
            | 0x2028..=0x202E           // Line and paragraph breaks, embeddings and overrides.
            | 0x2060..=0x206F           // Joiners, isolates, deprecated format characters.
            | 0x3164 | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0
            | 0xFFF0..=0xFFFB
            | 0xE000..=0xF8FF           // Private use.
            | 0x1_BCA0..=0x1_BCA3 | 0x1_D173..=0x1_D17A
            | 0xE_0000..=0xE_0FFF       // Tags and variation selectors.
            | 0xF_0000..=0x10_FFFF)
        || u32::from(c) & 0xFFFE == 0xFFFE
        || (0xFDD0..=0xFDEF).contains(&u32::from(c))
}
