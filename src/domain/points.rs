//! Points (skor): what an indicator is given, before anything is computed.

use super::Fraction;

/// Raw points for one sample of an indicator: 0 to 1000, at most four decimals, exact.
///
/// A job holds hundreds of thousands of them, so that they are whole ten-thousandths and not
/// fractions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Points(u32);

/// How many units make one point.
const UNITS: u32 = 10_000;
/// The most points that any indicator can have.
const MOST: u32 = 1000;

impl Points {
    /// No points.
    pub const NONE: Self = Self(0);
    /// The most decimals.
    pub const DECIMALS: u8 = 4;

    /// Points; `None` outside 0 to 1000 or with more than four decimals.
    pub fn new(value: &Fraction) -> Option<Self> {
        if value.is_negative()
            || *value > Fraction::from(MOST)
            || value.decimals()? > Self::DECIMALS.into()
        {
            return None;
        }
        u32::try_from(value.round_half_up(Self::DECIMALS.into())).ok().map(Self)
    }

    /// The exact value.
    pub fn exact(self) -> Fraction {
        Self::sum([self])
    }

    /// The exact sum.
    pub fn sum(points: impl IntoIterator<Item = Self>) -> Fraction {
        let units: i64 = points.into_iter().map(|points| i64::from(points.0)).sum();
        Fraction::new(units, i64::from(UNITS)).unwrap_or_else(Fraction::zero)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_have_four_decimals_and_a_range() {
        for (text, legal) in [
            ("0", true),
            ("2.5", true),
            ("2.0001", true),
            ("2.00001", false),
            ("-1", false),
            ("1000.0001", false),
        ] {
            let value = Fraction::from_decimal(text).unwrap();
            let points = Points::new(&value);
            assert_eq!(points.is_some(), legal, "{text}");
            if let Some(points) = points {
                assert_eq!(points.exact(), value);
            }
        }
        assert_eq!(Points::new(&Fraction::new(1, 3).unwrap()), None);
    }
}
