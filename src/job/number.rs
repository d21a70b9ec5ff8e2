//! The form of certificate numbers: `{urut:03}/PIAGAM/ORG/{bulan_romawi}/{tahun}`.

use crate::domain::{Date, RegionCode};

/// A number's form, with placeholders that are known to exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberPattern(Vec<Piece>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Literal(String),
    Sequence { width: usize },
    RomanMonth,
    Month,
    Year,
    Code,
}

/// Why a text is no number pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotAPattern {
    /// A placeholder, as written between its braces, that nobody knows or a brace without its pair.
    Placeholder(String),
    /// Without `{urut}` or `{kode}` all numbers would be equal.
    AllEqual,
    /// A character that may look like another one on paper: only printable ASCII can stand there.
    Character(char),
}

impl NumberPattern {
    /// The placeholders that there are, as they are shown to users.
    pub const PLACEHOLDERS: [&str; 6] =
        ["urut", "urut:03", "bulan_romawi", "bulan", "tahun", "kode"];

    /// Reads a pattern.
    ///
    /// # Errors
    /// If a placeholder is unknown, a brace stands alone, a character is not printable ASCII, or all
    /// numbers would be the same.
    pub fn parse(text: &str) -> Result<Self, NotAPattern> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some(open) = rest.find(['{', '}']) {
            let (literal, from_brace) = rest.split_at(open);
            if !literal.is_empty() {
                pieces.push(Piece::Literal(literal.to_owned()));
            }
            let inside = from_brace
                .strip_prefix('{')
                .and_then(|tail| tail.split_once('}'))
                .ok_or_else(|| NotAPattern::Placeholder(from_brace.to_owned()))?;
            let (name, tail) = inside;
            pieces
                .push(Piece::named(name).ok_or_else(|| NotAPattern::Placeholder(name.to_owned()))?);
            rest = tail;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Literal(rest.to_owned()));
        }
        let odd = |c: &char| !c.is_ascii_graphic() && *c != ' ';
        if let Some(character) = text.chars().find(odd) {
            return Err(NotAPattern::Character(character));
        }
        let distinct =
            pieces.iter().any(|piece| matches!(piece, Piece::Sequence { .. } | Piece::Code));
        if distinct { Ok(Self(pieces)) } else { Err(NotAPattern::AllEqual) }
    }

    /// Whether the numbers are counted, so that there is always another one.
    pub fn counts(&self) -> bool {
        self.0.iter().any(|piece| matches!(piece, Piece::Sequence { .. }))
    }

    /// The number of the certificate that comes `sequence`-th, from 1.
    pub fn number(&self, sequence: usize, region: RegionCode, date: Date) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Literal(text) => text.clone(),
            Piece::Sequence { width } => format!("{sequence:0width$}"),
            Piece::RomanMonth => date.roman_month().to_owned(),
            Piece::Month => format!("{:02}", date.month()),
            Piece::Year => date.year().to_string(),
            Piece::Code => region.to_string(),
        };
        self.0.iter().map(piece).collect()
    }
}

impl Piece {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "urut" => Self::Sequence { width: 1 },
            "bulan_romawi" => Self::RomanMonth,
            "bulan" => Self::Month,
            "tahun" => Self::Year,
            "kode" => Self::Code,
            _ => {
                // `urut:03`: padded with noughts, two to six digits.
                let width = name.strip_prefix("urut:0")?.parse().ok()?;
                (2..=6).contains(&width).then_some(Self::Sequence { width })?
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_their_pattern() {
        let date = Date::new(2024, 11, 25).unwrap();
        let region = "12.18".parse().unwrap();
        for (pattern, expected) in [
            ("{urut:03}/PIAGAM/ORG/{bulan_romawi}/{tahun}", "007/PIAGAM/ORG/XI/2024"),
            ("{kode}-{urut}-{bulan}", "12.18-7-11"),
        ] {
            let number = NumberPattern::parse(pattern).unwrap().number(7, region, date);
            assert_eq!(number, expected);
        }
    }

    #[test]
    fn patterns_with_unknown_placeholders_are_refused() {
        let unknown = |text: &str| Err(NotAPattern::Placeholder(text.to_owned()));
        for (pattern, refusal) in [
            ("{urutan}/{tahun}", unknown("urutan")),
            ("{urut", unknown("{urut")),
            ("urut}", unknown("}")),
            ("{urut:3}", unknown("urut:3")),
            ("{urut:099}", unknown("urut:099")),
            ("PIAGAM/{tahun}", Err(NotAPattern::AllEqual)),
            ("", Err(NotAPattern::AllEqual)),
            // A Cyrillic letter, and a space that is none.
            ("{urut}/PI\u{410}GAM", Err(NotAPattern::Character('\u{410}'))),
            ("{urut}\u{a0}A", Err(NotAPattern::Character('\u{a0}'))),
        ] {
            assert_eq!(NumberPattern::parse(pattern), refusal, "{pattern:?}");
        }
    }
}
