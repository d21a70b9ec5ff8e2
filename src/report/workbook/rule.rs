//! What may be written into cells, and what a spreadsheet says to anything else.

use super::Area;
use crate::domain::Fraction;

/// What may be written into some cells. What stands in them already, or is pasted, is not checked
/// by a spreadsheet: a rule helps the writer, and the reader checks all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The cells.
    pub area: Area,
    /// What may stand in each of them, beside nothing.
    pub allowed: Allowed,
    /// What is said beside a cell that is about to be filled in, where something is.
    pub hint: Option<Message>,
    /// What is said when something else was written.
    pub refusal: Message,
}

/// What may stand in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// One of these words, chosen from a list: together at most 255 UTF-16 units, no commas.
    OneOf(Vec<String>),
    /// A number from nought to `most` with at most so many decimals, or one of the words.
    Number {
        /// The highest number.
        most: Fraction,
        /// The most decimals.
        decimals: u8,
        /// Words that take a number's place.
        words: Vec<String>,
    },
}

/// A message of a spreadsheet to whoever fills it in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// At most 32 UTF-16 units are shown.
    pub title: String,
    /// At most 255 UTF-16 units are shown.
    pub text: String,
}
