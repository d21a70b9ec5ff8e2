//! Where things stand in a drawing: whole units, no binary fractions.

use crate::domain::{Fraction, Published};

/// A line of numbers laid on a line of a drawing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Axis {
    /// The numbers at both ends, which differ.
    pub(super) numbers: (i64, i64),
    /// Where the ends stand.
    pub(super) places: (i64, i64),
}

impl Axis {
    /// Where a number stands, rounded down; beyond the ends it stands at the end.
    pub(super) fn at(self, number: i64) -> i64 {
        let ((from, to), (left, right)) = (self.numbers, self.places);
        let number = number.clamp(from.min(to), from.max(to));
        let span = (to - from).checked_abs().filter(|span| *span > 0).unwrap_or(1);
        left + (number - from).abs() * (right - left) / span
    }
}

/// A score in hundredths.
pub(super) fn hundredths(score: Published) -> i64 {
    i64::from(score.hundredths())
}

/// The score of so many hundredths, as it is read.
pub(super) fn on_paper(hundredths: i64) -> String {
    let score = Fraction::new(hundredths, 100).and_then(|exact| Published::from_exact(&exact));
    super::number::published(score)
}

/// A count as a place in a drawing.
pub(super) fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_between_the_ends() {
        let axis = Axis { numbers: (5000, 10_000), places: (40, 760) };
        assert_eq!([4000, 5000, 7500, 10_000, 11_000].map(|n| axis.at(n)), [40, 40, 400, 760, 760]);
        // Upright: the greatest number stands at the top.
        let upright = Axis { numbers: (0, 100), places: (300, 20) };
        assert_eq!([0, 50, 100].map(|n| upright.at(n)), [300, 160, 20]);
        let nothing = Axis { numbers: (7, 7), places: (0, 10) };
        assert_eq!(nothing.at(7), 0);
    }
}
