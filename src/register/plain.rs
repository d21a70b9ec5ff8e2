//! Text in the small alphabet of the QR code: upper case, everything else escaped.
//!
//! A QR code packs digits, capital letters and `` $%*+-./:`` tighter than anything else. Of these a
//! field uses `0-9 A-Z $ * - . /` as they are; a space is `+`, and every other byte is `%` and two
//! hexadecimal digits, as in the address of a page. `:` is left to stand between the fields.

use std::fmt::Write as _;

/// Writes a text as a field: in capitals, white space at its ends gone and one space elsewhere.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for byte in capitals(text).bytes() {
        match byte {
            b' ' => escaped.push('+'),
            _ if is_plain(byte) => escaped.push(char::from(byte)),
            // Writing to a string cannot fail.
            _ => _ = write!(escaped, "%{byte:02X}"),
        }
    }
    escaped
}

/// The text as [`escaped`] keeps it.
pub fn capitals(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_uppercase()
}

/// Reads a field; `None` for what [`escaped`] does not write.
pub fn unescaped(field: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(field.len());
    let mut rest = field.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        rest = match first {
            b'+' => {
                bytes.push(b' ');
                tail
            }
            b'%' => {
                let (digits, tail) = tail.split_at_checked(2)?;
                bytes.push(u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?);
                tail
            }
            plain => {
                bytes.push(*plain);
                tail
            }
        };
    }
    let text = String::from_utf8(bytes).ok()?;
    (escaped(&text) == field).then_some(text)
}

fn is_plain(byte: u8) -> bool {
    byte.is_ascii_digit()
        || byte.is_ascii_uppercase()
        || matches!(byte, b'$' | b'*' | b'-' | b'.' | b'/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_has_one_form_and_reads_back() {
        for (text, expected) in [
            ("Pemerintah Provinsi Sumatera Utara", "PEMERINTAH+PROVINSI+SUMATERA+UTARA"),
            ("001/PIAGAM/ORG/XI/2024", "001/PIAGAM/ORG/XI/2024"),
            ("  a \t b ", "A+B"),
            ("A:B%C+D", "A%3AB%25C%2BD"),
            ("café ß", "CAF%C3%89+SS"),
            ("", ""),
        ] {
            assert_eq!(escaped(text), expected);
            assert_eq!(unescaped(expected), Some(capitals(text)), "{expected}");
        }
    }

    #[test]
    fn nothing_else_is_read() {
        let strange =
            ["a", "%41", "%3a", "%", "%4", "%GG", "A B", "A++B", "+A", "%+1", "%FF", "%20"];
        for field in strange {
            assert_eq!(unescaped(field), None, "{field}");
        }
    }
}
