//! Text with separators, to the letter of RFC 4180.
//!
//! A quotation mark in the wrong place makes a lenient reader swallow the rows up to the next one.
//! Here it opens a field only at its start, and after it closes nothing may follow but a separator
//! or the end of the line.

use super::limits::{LONGEST_TEXT, ROWS};
use crate::finding::{PartFault, Problem, QuoteFault, Unreadable};
use crate::job::Limits;

/// A table in text.
pub struct Table<'a> {
    /// What stands between its fields.
    pub separator: u8,
    text: &'a str,
}

/// A field, where it begins.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    /// The line that the row begins on, from 0.
    pub line: u32,
    /// Its place in the row, from 0.
    pub column: u32,
    /// What it holds, without its quotation marks.
    pub text: String,
}

impl<'a> Table<'a> {
    /// Takes the bytes for text.
    ///
    /// # Errors
    /// Not UTF-8.
    pub fn new(bytes: &'a [u8]) -> Result<Self, Problem> {
        let plain = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let text = std::str::from_utf8(plain)
            .map_err(|_| Problem::Unreadable { why: Unreadable::NotUtf8 })?;
        Ok(Self { separator: separator(text), text })
    }

    /// Gives the fields that hold something, row by row.
    ///
    /// # Errors
    /// What is wrong with the text, or what `take` says.
    pub fn read(
        &self,
        limits: &Limits,
        mut take: impl FnMut(Field) -> Result<(), Problem>,
    ) -> Result<(), Problem> {
        let mut reader = Reader { rest: self.text, separator: char::from(self.separator), line: 0 };
        let mut cells = 0;
        while !reader.rest.is_empty() {
            let line = reader.line;
            let mut column = 0;
            loop {
                let (text, last) = reader.field()?;
                if !text.trim().is_empty() {
                    cells += 1;
                    super::hold_cells(cells, limits)?;
                    if text.len() > LONGEST_TEXT {
                        return Err(super::worksheet::too_long());
                    }
                    take(Field { line, column, text })?;
                }
                column += 1;
                if last {
                    break;
                }
            }
            if reader.line > ROWS {
                return Err(super::xml::fault("CSV", PartFault::Address(String::new())));
            }
        }
        Ok(())
    }
}

struct Reader<'a> {
    rest: &'a str,
    separator: char,
    /// The line that `rest` begins on, from 0.
    line: u32,
}

impl Reader<'_> {
    /// The next field, and whether it is the last of its row.
    fn field(&mut self) -> Result<(String, bool), Problem> {
        let text = match self.rest.strip_prefix('"') {
            Some(rest) => {
                self.rest = rest;
                self.quoted()?
            }
            None => {
                let ends = |c: char| c == self.separator || matches!(c, '"' | '\r' | '\n');
                let end = self.rest.find(ends).unwrap_or(self.rest.len());
                let (text, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
                self.rest = rest;
                if rest.starts_with('"') {
                    return Err(self.misplaced(self.line, QuoteFault::InsideField));
                }
                text.to_owned()
            }
        };
        let last = if let Some(rest) = self.rest.strip_prefix(self.separator) {
            self.rest = rest;
            false
        } else if let Some(rest) = self.rest.strip_prefix("\r\n") {
            self.rest = rest;
            self.line += 1;
            true
        } else if let Some(rest) = self.rest.strip_prefix(['\r', '\n']) {
            self.rest = rest;
            self.line += 1;
            true
        } else if self.rest.is_empty() {
            true
        } else {
            return Err(self.misplaced(self.line, QuoteFault::AfterField));
        };
        Ok((text, last))
    }

    /// The rest of a field whose first quotation mark is behind.
    fn quoted(&mut self) -> Result<String, Problem> {
        let opened = self.line;
        let mut text = String::new();
        loop {
            let Some((piece, rest)) = self.rest.split_once('"') else {
                return Err(self.misplaced(opened, QuoteFault::NeverClosed));
            };
            text.push_str(piece);
            match rest.strip_prefix('"') {
                Some(rest) => {
                    text.push('"');
                    self.rest = rest;
                }
                None => {
                    self.rest = rest;
                    break;
                }
            }
        }
        let lines = text.replace("\r\n", "\n").matches(['\r', '\n']).count();
        if lines > 0 && text.contains(self.separator) {
            return Err(self.misplaced(opened, QuoteFault::SwallowsRows));
        }
        self.line = self.line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
        Ok(text)
    }

    fn misplaced(&self, line: u32, why: QuoteFault) -> Problem {
        Problem::QuoteMisplaced { line: line.saturating_add(1), why }
    }
}

/// What the first line with a separator has most of: tabs, else `;`, else `,`.
fn separator(text: &str) -> u8 {
    let line = text.lines().find(|line| line.contains(['\t', ';', ','])).unwrap_or_default();
    let count = |mark: char| line.matches(mark).count();
    if count('\t') > count(';').max(count(',')) {
        b'\t'
    } else if count(';') >= count(',').max(1) {
        b';'
    } else {
        b','
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<(u32, u32, String)>, Problem> {
        let mut fields = Vec::new();
        Table::new(text.as_bytes())?.read(&Limits::default(), |Field { line, column, text }| {
            fields.push((line, column, text));
            Ok(())
        })?;
        Ok(fields)
    }

    #[test]
    fn the_separator_of_a_csv_file_is_seen() {
        for (text, expected) in [
            ("kode;nilai\n12.18;89,21\n", b';'),
            ("kode,nilai\n12.18,89.21\n", b','),
            ("nilai\n1\n", b','),
            ("a;b,c;d\n", b';'),
            ("kode\tnilai\n12.18\t89,21\n", b'\t'),
            ("kode;catatan\tlain;nilai\n", b';'),
            ("", b','),
        ] {
            assert_eq!(separator(text), expected, "{text:?}");
        }
    }

    #[test]
    fn fields_stand_on_the_line_that_an_editor_shows() {
        for end in ["\n", "\r\n", "\r"] {
            let text = "\u{FEFF}kode;nilai\n\n12.18;\"dua\nbaris\"\n;;\n12.11;\"a;\"\"b\"\"\";;\n";
            let fields = read(&text.replace('\n', end)).unwrap();
            let shown: Vec<_> = fields
                .iter()
                .map(|(line, column, text)| format!("{line} {column} {}", text.escape_debug()))
                .collect();
            let two = format!("dua{end}baris").escape_debug().to_string();
            let expected = [
                "0 0 kode",
                "0 1 nilai",
                "2 0 12.18",
                &format!("2 1 {two}"),
                "5 0 12.11",
                r#"5 1 a;\"b\""#,
            ];
            assert_eq!(shown, expected);
        }
    }

    #[test]
    fn quotation_marks_in_the_wrong_place_are_refused_with_their_line() {
        for (text, line, why) in [
            ("kode;nilai\n12.18;97\"08\n", 2, QuoteFault::InsideField),
            ("kode;nilai\n12.18; \"97,08\"\n", 2, QuoteFault::InsideField),
            ("kode;nilai\n12.18;\"97,08\"0\n", 2, QuoteFault::AfterField),
            ("kode;nilai\n12.18;\"97,08\" \n", 2, QuoteFault::AfterField),
            ("kode;nilai\n\n12.18;\"97,08\n12.05;96\n", 3, QuoteFault::NeverClosed),
            ("kode;nilai\n12.18;\"97,08\n12.05;96\"\n", 2, QuoteFault::SwallowsRows),
        ] {
            assert_eq!(read(text), Err(Problem::QuoteMisplaced { line, why }), "{text:?}");
        }
    }

    #[test]
    fn text_that_is_not_utf8_is_refused() {
        let problem = Table::new(b"kode;nama\n12.18;caf\xE9\n").err();
        assert_eq!(problem, Some(Problem::Unreadable { why: Unreadable::NotUtf8 }));
    }
}
