//! Cells as bytes, from one process to the other.
//!
//! Each item is a letter and its fields: numbers of four or eight bytes, least first, and texts
//! with their length before them. Nothing else is understood.

/// A piece of an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// The next worksheet begins.
    Sheet,
    /// A cell that holds something.
    Cell {
        /// Its row, from 0.
        row: u32,
        /// Its column, from 0.
        column: u32,
        /// What it holds.
        value: Value,
    },
    /// There is no more; an answer without it was cut short.
    End,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Text.
    Text(String),
    /// A number, whatever its bits say.
    Number(f64),
    /// TRUE or FALSE.
    Boolean(bool),
    /// A date or time.
    Date(String),
    /// An error value.
    Error(String),
}

const SHEET: u8 = b'S';
const END: u8 = b'Z';
const TEXT: u8 = b'T';
const NUMBER: u8 = b'N';
const BOOLEAN: u8 = b'B';
const DATE: u8 = b'D';
const ERROR: u8 = b'E';

/// Adds an item.
pub fn write(out: &mut Vec<u8>, item: &Item) {
    let (row, column, value) = match item {
        Item::Sheet => return out.push(SHEET),
        Item::End => return out.push(END),
        Item::Cell { row, column, value } => (row, column, value),
    };
    out.push(match value {
        Value::Text(_) => TEXT,
        Value::Number(_) => NUMBER,
        Value::Boolean(_) => BOOLEAN,
        Value::Date(_) => DATE,
        Value::Error(_) => ERROR,
    });
    out.extend(row.to_le_bytes());
    out.extend(column.to_le_bytes());
    match value {
        Value::Number(double) => out.extend(double.to_bits().to_le_bytes()),
        Value::Boolean(truth) => out.push(u8::from(*truth)),
        Value::Text(text) | Value::Date(text) | Value::Error(text) => {
            out.extend((text.len() as u64).to_le_bytes());
            out.extend(text.as_bytes());
        }
    }
}

/// Reads a whole answer; nothing where it is not one. The end is not part of what is given.
pub fn parse(answer: &[u8]) -> Option<Vec<Item>> {
    let mut rest = Rest(answer);
    let mut items = Vec::new();
    loop {
        let letter = rest.byte()?;
        let item = match letter {
            END => return rest.0.is_empty().then_some(items),
            SHEET => Item::Sheet,
            _ => Item::Cell { row: rest.four()?, column: rest.four()?, value: rest.value(letter)? },
        };
        items.push(item);
    }
}

struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    fn four(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    fn eight(&mut self) -> Option<u64> {
        Some(u64::from_le_bytes(self.take(8)?.try_into().ok()?))
    }

    fn text(&mut self) -> Option<String> {
        let length = usize::try_from(self.eight()?).ok()?;
        Some(std::str::from_utf8(self.take(length)?).ok()?.to_owned())
    }

    fn value(&mut self, letter: u8) -> Option<Value> {
        Some(match letter {
            TEXT => Value::Text(self.text()?),
            NUMBER => Value::Number(f64::from_bits(self.eight()?)),
            BOOLEAN => Value::Boolean(match self.byte()? {
                0 => false,
                1 => true,
                _ => return None,
            }),
            DATE => Value::Date(self.text()?),
            ERROR => Value::Error(self.text()?),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer() -> (Vec<Item>, Vec<u8>) {
        let values = [
            Value::Text("Serdang Bedagai \u{1F4C8}".to_owned()),
            Value::Number(97.08),
            Value::Number(-0.1),
            Value::Boolean(true),
            Value::Date("2024-01-02".to_owned()),
            Value::Error("#REF!".to_owned()),
            Value::Text(String::new()),
        ];
        let cells = (0..).zip(values);
        let cells = cells.map(|(row, value)| Item::Cell { row, column: 255, value });
        let items: Vec<_> = [Item::Sheet, Item::Sheet].into_iter().chain(cells).collect();
        let mut bytes = Vec::new();
        items.iter().chain([&Item::End]).for_each(|item| write(&mut bytes, item));
        (items, bytes)
    }

    #[test]
    fn an_answer_is_understood_as_it_was_given() {
        let (items, bytes) = answer();
        assert_eq!(parse(&bytes), Some(items));
    }

    #[test]
    fn an_answer_that_was_cut_or_continued_is_none() {
        let (_, bytes) = answer();
        for length in 0..bytes.len() {
            assert_eq!(parse(&bytes[..length]), None);
        }
        assert_eq!(parse(&[bytes.as_slice(), b"S"].concat()), None);
        assert_eq!(parse(b"T\0\0\0\0\0\0\0\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFFx"), None);
        assert_eq!(parse(b"?Z"), None);
    }
}
