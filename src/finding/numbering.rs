//! Why certificates cannot get their numbers.

use super::Code;
use crate::domain::Published;

/// What keeps a certificate from its number. Who it is for is a code of a region, followed by `/` and
/// a short name where it is a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Numbering {
    /// A certificate was issued for another result; the scores may be equal, and what is printed
    /// beside them not.
    ResultChanged {
        /// Its number.
        number: String,
        /// The score that it attests.
        issued: Published,
        /// The score of today.
        now: Published,
    },
    /// A certificate was issued where none is due any more.
    NoLongerDue {
        /// Its number.
        number: String,
    },
    /// The list has no number left.
    Exhausted {
        /// Who gets none.
        recipient: String,
    },
    /// The pattern makes a number that was given before.
    Used {
        /// Who gets none.
        recipient: String,
        /// The number.
        number: String,
    },
    /// The pattern makes what cannot be a number.
    Malformed {
        /// What it makes.
        text: String,
        /// What is wrong with it.
        flaw: NumberFlaw,
    },
    /// Two certificates for one recipient.
    RecipientTwice {
        /// Who.
        recipient: String,
    },
    /// A line of the secretariat's list that cannot be used.
    List(ListFlaw),
    /// More text than the largest code holds.
    CodeTooLong {
        /// The number of the certificate.
        number: String,
        /// How many characters there would be.
        characters: usize,
        /// How many there can be.
        most: usize,
    },
}

/// What is wrong with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFlaw {
    /// Nothing is left of it.
    Empty,
    /// It has more characters than this.
    TooLong(usize),
    /// A character that may look like another one, or like nothing.
    Character(char),
    /// A space at an end, or two in a row.
    Space,
}

/// What is wrong with a line of the secretariat's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListFlaw {
    /// The first line is no heading.
    Header,
    /// What stands there cannot be a number.
    Number(NumberFlaw),
    /// A quotation mark, which would be printed.
    Quote,
    /// What stands there is not the code of a region.
    Code(String),
    /// The number stands above, on this line.
    Repeated(usize),
    /// More on the line than its heading says.
    Fields,
}

impl Numbering {
    /// The stable code.
    pub(super) fn code(&self) -> Code {
        match self {
            Self::ResultChanged { .. } => Code::ResultChanged,
            Self::NoLongerDue { .. } => Code::NoLongerDue,
            Self::Exhausted { .. } => Code::NumbersExhausted,
            Self::Used { .. } => Code::NumberUsed,
            Self::Malformed { .. } => Code::NumberMalformed,
            Self::RecipientTwice { .. } => Code::RecipientTwice,
            Self::List(_) => Code::NumberListFlawed,
            Self::CodeTooLong { .. } => Code::CodeTooLong,
        }
    }
}
