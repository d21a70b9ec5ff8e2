//! Text as a workbook can hold it: nothing invisible, nothing too long, nothing dropped in silence.

use std::borrow::Cow;

/// The most UTF-16 units of a cell.
const CELL: usize = 32_767;
/// The most UTF-16 units of an alternative text, a property, a heading.
const LINE: usize = 255;

/// The text of a cell; may have several lines.
pub(super) fn cell(text: &str) -> Cow<'_, str> {
    limited(visible(text), CELL)
}

/// A text of one line for places outside of cells.
pub(super) fn line(text: &str) -> String {
    short(text, LINE)
}

/// A text of one line and so many UTF-16 units.
pub(super) fn short(text: &str, units: usize) -> String {
    limited(visible(text), units).replace(['\n', '\t'], " ")
}

/// Text of a page's header or footer, where `&` begins a command and is written twice for itself.
pub(super) fn header(text: &str, units: usize) -> String {
    let line = line(text);
    let mut escaped = String::new();
    let mut used = 0;
    for letter in line.chars() {
        used += if letter == '&' { 2 } else { letter.len_utf16() };
        if used > units {
            escaped.push('…');
            break;
        }
        escaped.push(letter);
        if letter == '&' {
            escaped.push(letter);
        }
    }
    escaped
}

/// Shows what cannot be seen or set, so that nobody takes a text for another one.
fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().all(|letter| shown(letter) == letter) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(shown).collect())
    }
}

fn shown(letter: char) -> char {
    match letter {
        '\n' | '\t' => letter,
        // The control pictures stand in the order of the characters that they show.
        '\0'..='\x1F' => char::from_u32(0x2400 + letter as u32).unwrap_or('\u{FFFD}'),
        '\x7F' => '\u{2421}',
        '\u{80}'..='\u{9F}'
        | '\u{200B}'..='\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FEFF}'
        | '\u{FFFE}'
        | '\u{FFFF}' => '\u{FFFD}',
        letter => letter,
    }
}

/// Cut at so many UTF-16 units, and marked with `…` if cut.
fn limited(text: Cow<'_, str>, units: usize) -> Cow<'_, str> {
    if text.encode_utf16().count() <= units {
        return text;
    }
    let mut used = 0;
    let mut cut: String = text
        .chars()
        .take_while(|letter| {
            used += letter.len_utf16();
            used < units
        })
        .collect();
    cut.push('…');
    Cow::Owned(cut)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_shown() {
        for (text, expected) in [
            ("=1+1\nbaris", "=1+1\nbaris"),
            ("a\u{0}b\u{1B}[31m\r", "a␀b␛[31m␍"),
            ("\u{7F}\u{85}", "␡\u{FFFD}"),
            ("kiri\u{202E}nanak", "kiri\u{FFFD}nanak"),
            ("\u{FEFF}\u{FFFF}", "\u{FFFD}\u{FFFD}"),
        ] {
            assert_eq!(cell(text), expected, "{text:?}");
        }
        assert_eq!(line("a\nb"), "a b");
        assert_eq!(header("A & B", 50), "A && B");
        assert_eq!(header("&&&&", 7), "&&&&&&…");
    }

    #[test]
    fn what_is_too_long_is_cut_and_says_so() {
        let long = "🏛".repeat(20_000);
        let cut = cell(&long);
        assert_eq!(cut.encode_utf16().count(), 32_767);
        assert!(cut.ends_with('…'));
        assert_eq!(line(&"x".repeat(255)), "x".repeat(255));
        assert_eq!(line(&"x".repeat(256)), format!("{}…", "x".repeat(254)));
    }
}
