//! The numbers that the secretariat has given: `nomor.csv`.
//!
//! ```text
//! nomor;kode
//! 000.8.6.3/1201/ORG/2024;12.18
//! 000.8.6.3/1202/ORG/2024;
//! 000.8.6.3/1203/ORG/2024;
//! ```
//! The first line is `nomor` or `nomor;kode`, in any case. A number with a code is kept for that
//! region; the others are given in the order in which they stand, to whoever has none of its own.
//! The file is UTF-8, with or without a byte-order mark; lines end in a line feed, with or without
//! a carriage return. Empty lines do not count. A number has no `;` in it, so that nothing needs
//! quotation marks; whoever sets them gets a number with quotation marks, and is told.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use super::number::{NotANumber, Number};
use super::storage;
use crate::domain::RegionCode;

/// The list of a job, in its folder.
pub const LIST_FILE: &str = crate::job::NUMBERS_FILE;

/// The numbers of a list, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberList(Vec<(Number, Option<RegionCode>)>);

/// What is wrong with a list, and on which line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {flaw}")]
pub struct ListFault {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub flaw: ListFlaw,
}

/// What is wrong with a list.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ListFlaw {
    /// The first line is neither `nomor` nor `nomor;kode`.
    #[error("no header")]
    Header,
    /// What stands there cannot be a number.
    #[error("no number: {0}")]
    Number(NotANumber),
    /// A quotation mark, which would be printed.
    #[error("a quotation mark")]
    Quote,
    /// What stands there is not the code of a region.
    #[error("no code: {0:?}")]
    Code(String),
    /// The number, or one that a reader would take for it, stands above.
    #[error("the same number as on line {0}")]
    Repeated(usize),
    /// More on a line than its header says.
    #[error("more fields than the header")]
    Fields,
}

impl NumberList {
    /// Reads a list.
    ///
    /// # Errors
    /// All that is wrong, in order of line.
    pub fn parse(text: &str) -> Result<Self, Vec<ListFault>> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
        let header = lines.next().map(|(_, line)| line.trim().to_ascii_lowercase());
        let fields = match header.as_deref() {
            Some("nomor" | "nomor;") => 1,
            Some("nomor;kode") => 2,
            _ => return Err(vec![ListFault { line: 1, flaw: ListFlaw::Header }]),
        };
        let mut numbers = Vec::new();
        let mut faults = Vec::new();
        let mut first = BTreeMap::new();
        for (line, row) in lines {
            let read = entry(row, fields).and_then(|(number, code)| {
                match first.insert(number.folded(), line) {
                    Some(earlier) => Err(ListFlaw::Repeated(earlier)),
                    None => Ok((number, code)),
                }
            });
            match read {
                Ok(entry) => numbers.push(entry),
                Err(flaw) => faults.push(ListFault { line, flaw }),
            }
        }
        if faults.is_empty() { Ok(Self(numbers)) } else { Err(faults) }
    }

    /// Reads the list of a job; `None` where it has none.
    ///
    /// # Errors
    /// What the system says, or all that is wrong, in order of line.
    pub fn of_job(job: &Path) -> io::Result<Option<Result<Self, Vec<ListFault>>>> {
        let Some(bytes) = storage::read_file(&job.join(LIST_FILE))? else { return Ok(None) };
        // A list that is no UTF-8 shows it by its numbers: none of them has such a character.
        Ok(Some(Self::parse(&String::from_utf8_lossy(&bytes))))
    }

    /// The first free number for a region: one of its own, else one that is nobody's.
    pub fn first(&self, region: RegionCode, free: impl Fn(&Number) -> bool) -> Option<&Number> {
        let kept_for = |code: Option<RegionCode>| {
            self.0
                .iter()
                .find(|(number, own)| *own == code && free(number))
                .map(|(number, _)| number)
        };
        kept_for(Some(region)).or_else(|| kept_for(None))
    }
}

fn entry(row: &str, fields: usize) -> Result<(Number, Option<RegionCode>), ListFlaw> {
    let mut parts = row.split(';').map(str::trim);
    let number = parts.next().unwrap_or_default();
    let code = parts.next().unwrap_or_default();
    if parts.any(|more| !more.is_empty()) || (fields < 2 && !code.is_empty()) {
        return Err(ListFlaw::Fields);
    }
    if number.contains('"') {
        return Err(ListFlaw::Quote);
    }
    let number = Number::new(number).map_err(ListFlaw::Number)?;
    let code = match code {
        "" => None,
        code => Some(code.parse().map_err(|_| ListFlaw::Code(code.to_owned()))?),
    };
    Ok((number, code))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::fixture::number;

    #[test]
    fn numbers_are_given_in_order_and_to_whom_they_belong() {
        let text = "\u{feff}Nomor;Kode\r\n10/X;12.05\r\n\r\n11/X;\r\n12/X\r\n 13/X ; 12.18\r\n";
        let list = NumberList::parse(text).unwrap();
        let mut given: Vec<Number> = Vec::new();
        for (region, expected) in [
            ("12.18", Some("13/X")),
            ("12.18", Some("11/X")),
            ("12.01", Some("12/X")),
            ("12.02", None),
            ("12.05", Some("10/X")),
        ] {
            let first = list.first(region.parse().unwrap(), |number| !given.contains(number));
            assert_eq!(first, expected.map(number).as_ref(), "{region}");
            given.extend(first.cloned());
        }
    }

    #[test]
    fn faults_are_named_by_line() {
        let faults = |text: &str| {
            let faults = NumberList::parse(text).unwrap_err();
            faults.into_iter().map(|fault| (fault.line, fault.flaw)).collect::<Vec<_>>()
        };
        for text in ["", "001\n002\n", "kode;nomor\n"] {
            assert_eq!(faults(text), [(1, ListFlaw::Header)], "{text:?}");
        }
        assert_eq!(
            faults("nomor;kode\n1/a;12.18\n1/A;\n;12.18\n\"2\";\n3;1218\n4;12.18;x\n5\u{a0}6;\n"),
            [
                (3, ListFlaw::Repeated(2)),
                (4, ListFlaw::Number(NotANumber::Empty)),
                (5, ListFlaw::Quote),
                (6, ListFlaw::Code("1218".to_owned())),
                (7, ListFlaw::Fields),
                (8, ListFlaw::Number(NotANumber::Character('\u{a0}'))),
            ]
        );
        assert_eq!(faults("nomor\n1;12.18\n"), [(2, ListFlaw::Fields)]);
    }
}
