//! Calendar dates as Indonesian offices write them.

use std::fmt;

/// A day of the Gregorian calendar, years 1900 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// Month names as CLDR gives them for `id`, and as Roman numerals for letter numbers.
const MONTHS: [(&str, &str); 12] = [
    ("Januari", "I"),
    ("Februari", "II"),
    ("Maret", "III"),
    ("April", "IV"),
    ("Mei", "V"),
    ("Juni", "VI"),
    ("Juli", "VII"),
    ("Agustus", "VIII"),
    ("September", "IX"),
    ("Oktober", "X"),
    ("November", "XI"),
    ("Desember", "XII"),
];

impl Date {
    /// A date; `None` if there is no such day, or outside the years 1900 to 9999.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return None,
        };
        ((1900..=9999).contains(&year) && (1..=days).contains(&day)).then_some(Self {
            year,
            month,
            day,
        })
    }

    /// Reads `2024-11-25`, and no other form.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let date = Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
        (date.to_string() == text).then_some(date)
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.day
    }

    /// On paper: `25 November 2024`.
    pub fn on_paper(self) -> String {
        format!("{} {} {}", self.day, self.names().0, self.year)
    }

    /// The month as a Roman numeral, as letter numbers have it: `XI`.
    pub fn roman_month(self) -> &'static str {
        self.names().1
    }

    fn names(self) -> (&'static str, &'static str) {
        // The constructor lets in no other month.
        MONTHS.get(usize::from(self.month) - 1).copied().unwrap_or_default()
    }
}

/// ISO 8601, for data files.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_do_not_exist_are_refused() {
        for (year, month, day, exists) in [
            (2024, 2, 29, true),
            (2023, 2, 29, false),
            (2100, 2, 29, false),
            (2000, 2, 29, true),
            (2024, 13, 1, false),
            (2024, 0, 1, false),
            (2024, 4, 31, false),
            (2024, 4, 0, false),
            (1899, 12, 31, false),
        ] {
            assert_eq!(Date::new(year, month, day).is_some(), exists, "{year}-{month}-{day}");
        }
    }

    #[test]
    fn dates_are_written_the_indonesian_way() {
        let date = Date::new(2024, 11, 25).unwrap();
        assert_eq!(date.on_paper(), "25 November 2024");
        assert_eq!(date.roman_month(), "XI");
        assert_eq!(date.to_string(), "2024-11-25");
        assert_eq!(Date::parse("2024-11-25"), Some(date));
        for text in ["2024-11-5", "+2024-11-25", "2024-11-31", "2024-11-25 ", "25-11-2024", ""] {
            assert_eq!(Date::parse(text), None, "{text:?}");
        }
    }
}
