//! Names of worksheets, legal in every spreadsheet.

use std::fmt;

/// The name of a worksheet: 1 to 31 UTF-16 units, none of `[]:*?/\`, no apostrophe at an end.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SheetName(String);

const MAX_UNITS: usize = 31;

impl SheetName {
    /// The legal name nearest to `wish` that none of `taken` has, in any case.
    pub fn unique(wish: &str, taken: &[Self]) -> Self {
        let legal: String = wish
            .chars()
            .map(|letter| match letter {
                '[' | ']' | ':' | '*' | '?' | '/' | '\\' => ' ',
                letter if letter.is_control() => ' ',
                letter => letter,
            })
            .collect();
        let legal = legal.split_whitespace().collect::<Vec<_>>().join(" ");
        let legal = legal.trim_matches('\'');
        // `History` is a name that Excel keeps for itself.
        let base = if legal.is_empty() || legal.eq_ignore_ascii_case("history") {
            format!("{legal}_")
        } else {
            legal.to_owned()
        };
        let is_taken = |name: &str| {
            let folded = name.to_lowercase();
            taken.iter().any(|other| other.0.to_lowercase() == folded)
        };
        let mut name = shortened(&base, "");
        let mut count = 2_usize;
        while is_taken(&name) {
            name = shortened(&base, &format!(" ({count})"));
            count += 1;
        }
        Self(name)
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SheetName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// `base` and `tail`, where `base` is cut and marked with `…` if both together are too long.
fn shortened(base: &str, tail: &str) -> String {
    let units = |text: &str| text.encode_utf16().count();
    if units(base) + units(tail) <= MAX_UNITS {
        return format!("{base}{tail}");
    }
    let room = MAX_UNITS.saturating_sub(units(tail) + 1);
    let mut used = 0;
    let cut: String = base
        .chars()
        .take_while(|letter| {
            used += letter.len_utf16();
            used <= room
        })
        .collect();
    let cut = cut.trim_end().trim_end_matches('\'');
    format!("{cut}…{tail}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_legal_short_and_unique() {
        let taken = [SheetName("Peringkat".to_owned())];
        for (wish, expected) in [
            ("Kota", "Kota"),
            ("peringkat", "peringkat (2)"),
            ("Kab/Kota: [semua]?", "Kab Kota semua"),
            ("'Kota'", "Kota"),
            ("History", "History_"),
            ("::", "_"),
            ("a\u{1}b\nc", "a b c"),
            ("Kabupaten dan Kota se-Sumatera Utara", "Kabupaten dan Kota se-Sumatera…"),
            ("🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛", "🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛🏛…"),
        ] {
            let name = SheetName::unique(wish, &taken);
            assert_eq!(name.as_str(), expected, "{wish:?}");
            assert!(name.as_str().encode_utf16().count() <= MAX_UNITS);
        }
    }

    #[test]
    fn long_names_stay_unique_when_cut() {
        let mut names: Vec<SheetName> = Vec::new();
        for _ in 0..12 {
            let name = SheetName::unique("Kabupaten dan Kota se-Sumatera Utara", &names);
            assert!(!names.contains(&name));
            assert!(name.as_str().encode_utf16().count() <= MAX_UNITS, "{name}");
            names.push(name);
        }
        assert_eq!(names[11].as_str(), "Kabupaten dan Kota se-Sum… (12)");
    }
}
