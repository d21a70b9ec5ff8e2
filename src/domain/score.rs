//! Scores (nilai) from 0 to 100: exact while they are computed, two decimals once they are published.

use std::fmt;

use num_traits::ToPrimitive;

use super::Fraction;
use super::fraction::nearest;

/// An exact, unrounded score of a unit or a region, 0 to 100.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score(Fraction);

/// A score as it is published: hundredths from 0,00 to 100,00, made by rounding alone.
///
/// The cell of the workbook, the text of the certificate and every list are set from this value,
/// and bands and ranks look at nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Published(u16);

/// Bounds of an exact score that was computed in whole numbers, for where fractions take too long:
/// it lies from `low / parts` to `high / parts`, both included. `parts` is above 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bracket {
    /// The lower bound, in parts of a point.
    pub low: i128,
    /// The upper bound, in parts of a point.
    pub high: i128,
    /// How many parts make a point.
    pub parts: i128,
}

impl Bracket {
    /// The score as published, if the bounds leave one only.
    pub fn publish(self) -> Option<Published> {
        let hundredths = u16::try_from(self.rounded(2)?).ok().map(Published)?;
        (hundredths <= Published::HIGHEST).then_some(hundredths)
    }

    /// The score rounded half-up to so many decimals, in units of the last, if the bounds leave one
    /// value only; `None` too where that takes more than 128 bits.
    pub fn rounded(self, decimals: u32) -> Option<u64> {
        let low = nearest(self.low, self.parts, decimals)?;
        let high = nearest(self.high, self.parts, decimals)?;
        u64::try_from(low).ok().filter(|_| low == high)
    }
}

impl Score {
    /// A score; `None` outside 0 to 100.
    pub fn new(value: Fraction) -> Option<Self> {
        let legal = !value.is_negative() && value <= Fraction::from(100);
        legal.then_some(Self(value))
    }

    /// The exact value, of 100.
    pub fn exact(&self) -> &Fraction {
        &self.0
    }

    /// The simple mean of unrounded scores, whatever their number; `None` of nothing.
    pub fn mean<'a>(scores: impl IntoIterator<Item = &'a Self>) -> Option<Self> {
        Fraction::mean(scores.into_iter().map(Self::exact)).map(Self)
    }

    /// Rounds half-up to two decimals. This is the only rounding there is.
    pub fn publish(&self) -> Published {
        // A score is at most 100, so that its hundredths are at most 10,000.
        Published(self.0.round_half_up(2).to_u16().unwrap_or(u16::MAX))
    }
}

impl Published {
    /// A hundred.
    pub const HIGHEST: Self = Self(10_000);

    /// The score one hundredth below; nought stays nought.
    pub fn just_below(self) -> Self {
        Self(self.0.saturating_sub(1))
    }

    /// A cut-off or a stated score that has at most two decimals; `None` otherwise.
    pub fn from_exact(value: &Fraction) -> Option<Self> {
        let score = Score::new(value.clone())?;
        (value.decimals()? <= 2).then(|| score.publish())
    }

    /// The score in hundredths, 0 to 10,000.
    pub fn hundredths(self) -> u16 {
        self.0
    }

    /// The distance from here up to `other` in hundredths; nought if `other` is not above.
    pub fn distance_to(self, other: Self) -> Published {
        Published(other.0.saturating_sub(self.0))
    }

    /// The difference `self - earlier`, exact and with its sign.
    pub fn change_since(self, earlier: Self) -> Fraction {
        let hundredths = i64::from(self.0) - i64::from(earlier.0);
        Fraction::new(hundredths, 100).unwrap_or_else(Fraction::zero)
    }

    /// The nearest double, for a number cell of a workbook: with two decimals it prints the same.
    #[allow(
        clippy::float_arithmetic,
        reason = "one correctly rounded division, after the last rounding"
    )]
    pub fn to_double(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    /// On paper: two decimals and a decimal comma, `97,08`.
    pub fn on_paper(self) -> String {
        format!("{},{:02}", self.0 / 100, self.0 % 100)
    }
}

/// In data files: two decimals and a decimal point, `97.08`.
impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(text: &str) -> Score {
        Score::new(Fraction::from_decimal(text).unwrap()).unwrap()
    }

    #[test]
    fn bounds_say_what_is_published_or_nothing() {
        for (low, high, expected) in [
            (87_995, 87_999, Some("88.00")),
            (87_994, 87_995, None),
            (87_985, 87_994, Some("87.99")),
            (-1, 0, Some("0.00")),
            (100_001, 100_004, Some("100.00")),
            (100_005, 100_005, None),
            (i128::MAX, i128::MAX, None),
        ] {
            let published = Bracket { low, high, parts: 1000 }.publish();
            let shown = published.map(|published| published.to_string());
            assert_eq!(shown.as_deref(), expected, "{low} {high}");
        }
    }

    #[test]
    fn scores_end_at_0_and_100() {
        for (text, legal) in [("0", true), ("100", true), ("100.0001", false), ("-0.01", false)] {
            assert_eq!(
                Score::new(Fraction::from_decimal(text).unwrap()).is_some(),
                legal,
                "{text}"
            );
        }
    }

    #[test]
    fn the_mean_of_yogyakartas_units_is_the_published_score() {
        let units: Vec<_> =
            ["90.13", "89.44", "89.31", "88.91", "84.17"].into_iter().map(score).collect();
        let mean = Score::mean(&units).unwrap();
        assert_eq!(mean.exact().to_decimal(), "88.392");
        assert_eq!(mean.publish().on_paper(), "88,39");
        assert_eq!(mean.publish().to_string(), "88.39");
    }

    #[test]
    fn changes_are_exact_and_carry_their_sign() {
        for (then, now, expected) in
            [("77.02", "97.08", "20.06"), ("88.15", "87.8", "-0.35"), ("50", "50", "0")]
        {
            let change = score(now).publish().change_since(score(then).publish());
            assert_eq!(change.to_decimal(), expected);
        }
    }

    #[test]
    fn a_cut_off_has_two_decimals() {
        assert!(Published::from_exact(&Fraction::from_decimal("78").unwrap()).is_some());
        assert!(Published::from_exact(&Fraction::from_decimal("77.995").unwrap()).is_none());
        assert!(Published::from_exact(&Fraction::new(1, 3).unwrap()).is_none());
    }
}
