//! Exact numbers: a decimal that was read stays what was written, and a mean of thirds stays thirds.

mod ratio;

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Mul, Sub};

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Signed;

use ratio::Ratio;
pub(super) use ratio::nearest;

/// The longest decimal that is read, in characters; room for every double there is.
const MOST_DIGITS: usize = 400;

/// An exact fraction in lowest terms, of any size.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fraction(Ratio);

impl Fraction {
    /// Nought.
    pub fn zero() -> Self {
        Self::from(0)
    }

    /// One.
    pub fn one() -> Self {
        Self::from(1)
    }

    /// `numerator / denominator`; `None` if the denominator is nought.
    pub fn new(numerator: i64, denominator: i64) -> Option<Self> {
        (denominator != 0).then(|| Self(Ratio::small(numerator, denominator)))
    }

    /// Reads a plain decimal with a point: `[+-]digits[.digits]`, nothing else.
    ///
    /// `1e2`, `1_000`, `.5`, `5.` and the empty text are none, nor is anything of more than
    /// 400 characters: nobody writes such a number, and reading it takes time.
    pub fn from_decimal(text: &str) -> Option<Self> {
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, decimals) = match unsigned.split_once('.') {
            Some((_, "")) => return None,
            Some((whole, decimals)) => (whole, decimals),
            None => (unsigned, ""),
        };
        let plain = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        if text.len() > MOST_DIGITS || whole.is_empty() || !plain(whole) || !plain(decimals) {
            return None;
        }
        let written = format!("{whole}{decimals}");
        if let (Ok(digits), Some(scale)) = (written.parse::<i64>(), scale(decimals.len())) {
            return Some(Self(Ratio::small(if negative { -digits } else { digits }, scale)));
        }
        let digits: BigInt = written.parse().ok()?;
        let scale = num_traits::pow(BigInt::from(10), decimals.len());
        let value = BigRational::new(digits, scale);
        Some(Self(Ratio::of(if negative { -value } else { value })))
    }

    /// Reads what [`Fraction`] prints: whole numbers `123/456`, or `5` alone.
    ///
    /// `None` for anything else, and where the lower one is nought.
    pub fn from_ratio(text: &str) -> Option<Self> {
        let whole = |text: &str| Self::from_decimal(text).filter(|_| !text.contains('.'));
        match text.split_once('/') {
            Some((numerator, denominator)) => whole(numerator)?.over(&whole(denominator)?),
            None => whole(text),
        }
    }

    /// Takes a binary double at its shortest decimal form: the double nearest to 0.1 is 0.1.
    ///
    /// `None` if it is not finite.
    pub fn from_double(double: f64) -> Option<Self> {
        // Rust prints the shortest text that reads back as the same double, never with an exponent.
        double.is_finite().then(|| Self::from_decimal(&double.to_string()))?
    }

    /// The simple mean; `None` of nothing.
    pub fn mean<'a>(values: impl IntoIterator<Item = &'a Self>) -> Option<Self> {
        let mut count = 0_u32;
        let sum: Self = values.into_iter().inspect(|_| count += 1).sum();
        sum.over(&Self::from(count))
    }

    /// The quotient; `None` if `divisor` is nought.
    pub fn over(&self, divisor: &Self) -> Option<Self> {
        (!divisor.is_zero()).then(|| Self(self.0.over(&divisor.0)))
    }

    /// The nearest whole multiple of 10^-`decimals`, as that many units; halves go up (towards
    /// plus infinity).
    pub fn round_half_up(&self, decimals: u32) -> BigInt {
        self.0.round_half_up(decimals)
    }

    /// The nearest value with so many decimals; halves go up.
    pub fn rounded(&self, decimals: u32) -> Self {
        let scale = num_traits::pow(BigInt::from(10), decimals as usize);
        Self(Ratio::of(BigRational::new(self.round_half_up(decimals), scale)))
    }

    /// How many decimals it takes to write the value exactly; `None` if no number of them does.
    pub fn decimals(&self) -> Option<u32> {
        self.0.decimals()
    }

    /// Whether the value is below nought.
    pub fn is_negative(&self) -> bool {
        self.0.is_negative()
    }

    /// Whether the value is nought.
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// The nearest double: for drawing a bar, never for computing.
    pub fn to_double(&self) -> f64 {
        self.0.to_double()
    }

    /// The value in decimals with a point: exact where that is possible, else cut after 12
    /// decimals and marked with `…`.
    pub fn to_decimal(&self) -> String {
        match self.decimals() {
            Some(decimals) => {
                let units = self.round_half_up(decimals);
                let sign = if units.is_negative() { "-" } else { "" };
                let digits = format!("{:0>width$}", units.abs(), width = decimals as usize + 1);
                let (whole, rest) = digits.split_at(digits.len() - decimals as usize);
                if rest.is_empty() {
                    format!("{sign}{whole}")
                } else {
                    format!("{sign}{whole}.{rest}")
                }
            }
            None => {
                let scale = num_traits::pow(BigInt::from(10), 12);
                let cut = (self.0.big() * BigRational::from_integer(scale)).trunc().to_integer();
                let sign = if self.is_negative() { "-" } else { "" };
                let digits = format!("{:0>13}", cut.abs());
                let (whole, rest) = digits.split_at(digits.len() - 12);
                format!("{sign}{whole}.{rest}…")
            }
        }
    }
}

/// `10^decimals`, if it has 64 bits.
fn scale(decimals: usize) -> Option<i64> {
    10_i64.checked_pow(u32::try_from(decimals).ok()?)
}

impl From<u32> for Fraction {
    fn from(whole: u32) -> Self {
        Self(Ratio::small(whole.into(), 1))
    }
}

impl Add for &Fraction {
    type Output = Fraction;

    fn add(self, other: Self) -> Fraction {
        Fraction(self.0.plus(&other.0))
    }
}

impl Sub for &Fraction {
    type Output = Fraction;

    fn sub(self, other: Self) -> Fraction {
        Fraction(self.0.minus(&other.0))
    }
}

impl Mul for &Fraction {
    type Output = Fraction;

    fn mul(self, other: Self) -> Fraction {
        Fraction(self.0.times(&other.0))
    }
}

impl<'a> Sum<&'a Fraction> for Fraction {
    fn sum<I: Iterator<Item = &'a Fraction>>(values: I) -> Self {
        values.fold(Self::zero(), |sum, value| &sum + value)
    }
}

/// `123/456` in lowest terms, or `5` where the denominator is one.
impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fraction(numerator: i64, denominator: i64) -> Fraction {
        Fraction::new(numerator, denominator).unwrap()
    }

    #[test]
    fn a_decimal_is_read_as_written_or_not_at_all() {
        for (text, expected) in [
            ("87.41", Some((8741, 100))),
            ("+2", Some((2, 1))),
            ("-0.50", Some((-1, 2))),
            ("007.0", Some((7, 1))),
            ("1e2", None),
            ("1_000", None),
            (".5", None),
            ("5.", None),
            ("", None),
            ("-", None),
            ("１", None),
            ("1,5", None),
            ("nan", None),
            ("1.2.3", None),
        ] {
            let expected =
                expected.map(|(numerator, denominator)| fraction(numerator, denominator));
            assert_eq!(Fraction::from_decimal(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_ratio_is_read_as_it_is_printed() {
        for (text, expected) in [
            ("8741/100", Some("8741/100")),
            ("10/4", Some("5/2")),
            ("-1/3", Some("-1/3")),
            ("5", Some("5")),
            ("5/0", None),
            ("1.5/2", None),
            ("1.5", None),
            ("1/", None),
            ("1/2/3", None),
            ("", None),
        ] {
            let read = Fraction::from_ratio(text).map(|fraction| fraction.to_string());
            assert_eq!(read.as_deref(), expected, "{text:?}");
        }
    }

    #[test]
    fn a_double_is_its_shortest_decimal() {
        assert_eq!(Fraction::from_double(0.1), Some(fraction(1, 10)));
        assert_eq!(Fraction::from_double(87.995), Some(fraction(87_995, 1000)));
        assert_eq!(Fraction::from_double(1e22), Fraction::from_decimal("10000000000000000000000"));
        assert_eq!(Fraction::from_double(f64::NAN), None);
        assert_eq!(Fraction::from_double(f64::INFINITY), None);
    }

    #[test]
    fn halves_go_up_and_only_halves() {
        for (numerator, denominator, hundredths) in [
            (87_995, 1000, 8800),
            (879_949, 10_000, 8799),
            (1, 3, 33),
            (2, 3, 67),
            (-5, 1000, 0),
            (-6, 1000, -1),
        ] {
            assert_eq!(fraction(numerator, denominator).round_half_up(2), BigInt::from(hundredths));
        }
    }

    #[test]
    fn a_mean_of_thirds_meets_its_tie_exactly() {
        // 263.985 / 3 is 87.995 exactly; in doubles it is 87.99499999999999.
        let thirds = [fraction(263_985, 3000), fraction(263_985, 3000), fraction(263_985, 3000)];
        let mean = Fraction::mean(&thirds).unwrap();
        assert_eq!(mean, fraction(87_995, 1000));
        assert_eq!(mean.round_half_up(2), BigInt::from(8800));
    }

    #[test]
    fn decimals_are_shown_whole_or_marked_as_cut() {
        assert_eq!(fraction(88_392, 1000).to_decimal(), "88.392");
        assert_eq!(fraction(-1, 8).to_decimal(), "-0.125");
        assert_eq!(fraction(3, 1).to_decimal(), "3");
        assert_eq!(fraction(2, 3).to_decimal(), "0.666666666666…");
        assert_eq!(fraction(-1, 3).to_decimal(), "-0.333333333333…");
        assert_eq!(fraction(1, 6).decimals(), None);
    }

    #[test]
    fn rounded_values_have_so_many_decimals() {
        for (numerator, denominator, expected) in
            [(2, 3, "0.67"), (1, 8, "0.13"), (-1, 8, "-0.12"), (3, 1, "3"), (199_999, 2000, "100")]
        {
            let value = Fraction::new(numerator, denominator).unwrap();
            assert_eq!(value.rounded(2).to_decimal(), expected);
        }
    }
}
