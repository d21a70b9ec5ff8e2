//! The number of a certificate, as it stands on paper.

use std::fmt;

/// The number of a certificate: `001/PIAGAM/ORG/XI/2024`.
///
/// Up to 60 printable ASCII characters without a space at an end or two in a row, so that no two
/// numbers look alike on paper but for the case of their letters, which [`Number::folded`] ignores.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number(String);

/// Why a text is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotANumber {
    /// Nothing.
    #[error("no text")]
    Empty,
    /// More than [`Number::LONGEST`] characters.
    #[error("more than {} characters", Number::LONGEST)]
    TooLong,
    /// A character that may look like another one, or like nothing.
    #[error("the character {0:?}")]
    Character(char),
    /// A space at an end, or two in a row.
    #[error("a space too many")]
    Space,
}

impl Number {
    /// The most characters that a number has.
    pub const LONGEST: usize = 60;

    /// A number, exactly as it is written.
    ///
    /// # Errors
    /// If the text cannot be one, see [`Number`].
    pub fn new(text: &str) -> Result<Self, NotANumber> {
        let odd = |c: &char| !c.is_ascii_graphic() && *c != ' ';
        match text {
            "" => Err(NotANumber::Empty),
            _ if text.chars().count() > Self::LONGEST => Err(NotANumber::TooLong),
            _ if text.starts_with(' ') || text.ends_with(' ') || text.contains("  ") => {
                Err(NotANumber::Space)
            }
            _ => match text.chars().find(odd) {
                Some(c) => Err(NotANumber::Character(c)),
                None => Ok(Self(text.to_owned())),
            },
        }
    }

    /// The number as it is printed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number in capitals.
    pub fn in_capitals(&self) -> Self {
        Self(self.0.to_ascii_uppercase())
    }

    /// What a number shares with those that a reader would take for it.
    pub fn folded(&self) -> String {
        self.0.to_ascii_uppercase()
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_looks_like_no_other() {
        let long = "1".repeat(Number::LONGEST + 1);
        for (text, refusal) in [
            ("001/PIAGAM/ORG/XI/2024", None),
            ("000.8.6.3/12 A", None),
            (&long[1..], None),
            (&long, Some(NotANumber::TooLong)),
            ("", Some(NotANumber::Empty)),
            (" 1", Some(NotANumber::Space)),
            ("1 ", Some(NotANumber::Space)),
            ("1  2", Some(NotANumber::Space)),
            // A Cyrillic letter.
            ("001/PI\u{410}GAM", Some(NotANumber::Character('\u{410}'))),
            ("1\n", Some(NotANumber::Character('\n'))),
        ] {
            assert_eq!(Number::new(text).err(), refusal, "{text:?}");
        }
        assert_eq!(Number::new("1/piagam").unwrap().folded(), "1/PIAGAM");
    }
}
