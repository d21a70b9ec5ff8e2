//! A ratio of whole numbers that stays in 128 bits where it fits, and grows where it must.
//!
//! Nearly every number of a job fits; big integers cost an allocation each, and a country has
//! millions of them. The two forms never differ in value: what fits is never kept big.

use std::cmp::Ordering;
use std::fmt;

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, Signed, ToPrimitive, Zero};

type Narrow = num_rational::Ratio<i128>;

/// A ratio in lowest terms, its denominator positive.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Ratio {
    /// Both terms have 128 bits, and the numerator has an opposite.
    Small(Narrow),
    /// At least one of them has more.
    Big(Box<BigRational>),
}

impl Ratio {
    /// `numerator / denominator`; the denominator must not be nought.
    pub fn small(numerator: i64, denominator: i64) -> Self {
        Self::Small(Narrow::new(numerator.into(), denominator.into()))
    }

    /// Brings a ratio into its one form.
    pub fn of(value: BigRational) -> Self {
        let terms = (value.numer().to_i128(), value.denom().to_i128());
        match terms {
            (Some(numerator), Some(denominator)) if numerator != i128::MIN => {
                Self::Small(Narrow::new_raw(numerator, denominator))
            }
            _ => Self::Big(Box::new(value)),
        }
    }

    /// The sum.
    pub fn plus(&self, other: &Self) -> Self {
        self.with(other, CheckedAdd::checked_add, |a, b| a + b)
    }

    /// The difference.
    pub fn minus(&self, other: &Self) -> Self {
        self.with(other, CheckedSub::checked_sub, |a, b| a - b)
    }

    /// The product.
    pub fn times(&self, other: &Self) -> Self {
        self.with(other, CheckedMul::checked_mul, |a, b| a * b)
    }

    /// The quotient; `other` must not be nought.
    pub fn over(&self, other: &Self) -> Self {
        self.with(other, CheckedDiv::checked_div, |a, b| a / b)
    }

    /// The nearest whole multiple of 1 / `10^decimals`, as that many units; halves go up.
    pub fn round_half_up(&self, decimals: u32) -> BigInt {
        // floor(x + 1/2), in whole numbers: floor((2ns + d) / 2d).
        if let Self::Small(narrow) = self
            && let Some(units) = nearest(*narrow.numer(), *narrow.denom(), decimals)
        {
            return units.into();
        }
        let value = self.big();
        let scale = num_traits::pow(BigInt::from(10), decimals as usize);
        let doubled: BigInt = value.numer() * scale * 2 + value.denom();
        doubled.div_floor(&(value.denom() * 2))
    }

    /// How many decimals it takes to write the value exactly; `None` if no number of them does.
    pub fn decimals(&self) -> Option<u32> {
        match self {
            Self::Small(narrow) => decimals(*narrow.denom()),
            Self::Big(big) => decimals(big.denom().clone()),
        }
    }

    /// Whether it is below nought.
    pub fn is_negative(&self) -> bool {
        match self {
            Self::Small(narrow) => narrow.is_negative(),
            Self::Big(big) => big.is_negative(),
        }
    }

    /// Whether it is nought.
    pub fn is_zero(&self) -> bool {
        matches!(self, Self::Small(narrow) if narrow.is_zero())
    }

    /// The nearest double.
    pub fn to_double(&self) -> f64 {
        // Not the narrow one's own: its quotient of two doubles is rounded three times.
        self.big().to_f64().unwrap_or(f64::NAN)
    }

    /// The value with terms of any size.
    pub fn big(&self) -> BigRational {
        match self {
            Self::Small(narrow) => {
                BigRational::new_raw((*narrow.numer()).into(), (*narrow.denom()).into())
            }
            Self::Big(big) => big.as_ref().clone(),
        }
    }

    fn with(
        &self,
        other: &Self,
        narrow: impl Fn(&Narrow, &Narrow) -> Option<Narrow>,
        big: impl Fn(BigRational, BigRational) -> BigRational,
    ) -> Self {
        if let (Self::Small(a), Self::Small(b)) = (self, other)
            && let Some(value) = narrow(a, b).filter(|value| *value.numer() != i128::MIN)
        {
            return Self::Small(value);
        }
        Self::of(big(self.big(), other.big()))
    }
}

/// `numerator / denominator`, rounded half-up to so many decimals and in units of the last; the
/// denominator must be above nought. `None` beyond 128 bits.
pub(in crate::domain) fn nearest(
    numerator: i128,
    denominator: i128,
    decimals: u32,
) -> Option<i128> {
    let scale = 10_i128.checked_pow(decimals)?.checked_mul(2)?;
    let doubled = numerator.checked_mul(scale)?.checked_add(denominator)?;
    Some(Integer::div_floor(&doubled, &denominator.checked_mul(2)?))
}

/// How often a denominator can be divided by two and by five: the larger of both, if nothing else
/// is left.
fn decimals<T: Integer + From<u8> + Clone>(denominator: T) -> Option<u32> {
    let mut rest = denominator;
    let mut strip = |prime: u8| {
        let prime = T::from(prime);
        let mut count = 0;
        loop {
            let (quotient, remainder) = rest.div_rem(&prime);
            if !remainder.is_zero() {
                return count;
            }
            rest = quotient;
            count += 1;
        }
    };
    let needed = strip(2).max(strip(5));
    rest.is_one().then_some(needed)
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Small(a), Self::Small(b)) => a.cmp(b),
            _ => self.big().cmp(&other.big()),
        }
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Small(narrow) => narrow.fmt(f),
            Self::Big(big) => big.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ratios at the edges of 128 bits, beyond them, and well inside.
    fn edges() -> Vec<BigRational> {
        let limit = BigInt::from(i128::MAX);
        let whole = [
            BigInt::from(0),
            BigInt::from(1),
            BigInt::from(-7),
            BigInt::from(2185),
            BigInt::from(i128::MIN),
            -limit.clone(),
            limit.clone(),
            limit.clone() + 1,
            limit.clone() * 3 + 2,
        ];
        let below =
            [BigInt::from(1), BigInt::from(3), BigInt::from(10_000), limit.clone(), limit * 5];
        whole
            .iter()
            .flat_map(|up| below.iter().map(|down| BigRational::new(up.clone(), down.clone())))
            .collect()
    }

    #[test]
    fn both_forms_compute_the_same() {
        for a in edges() {
            for b in edges() {
                let (x, y) = (Ratio::of(a.clone()), Ratio::of(b.clone()));
                assert_eq!(x.plus(&y), Ratio::of(&a + &b), "{a} + {b}");
                assert_eq!(x.minus(&y), Ratio::of(&a - &b), "{a} - {b}");
                assert_eq!(x.times(&y), Ratio::of(&a * &b), "{a} * {b}");
                if !y.is_zero() {
                    assert_eq!(x.over(&y), Ratio::of(&a / &b), "{a} / {b}");
                }
                assert_eq!(x.cmp(&y), a.cmp(&b), "{a} <> {b}");
                assert_eq!(x == y, a == b, "{a} = {b}");
            }
        }
    }

    #[test]
    fn a_ratio_has_one_form_and_one_text() {
        for value in edges() {
            let ratio = Ratio::of(value.clone());
            assert_eq!(ratio.to_string(), value.to_string());
            assert_eq!(ratio.big(), value);
            assert_eq!(ratio.is_negative(), value.is_negative());
            let big = Ratio::Big(Box::new(value));
            for places in [0, 2, 12, 40] {
                assert_eq!(ratio.round_half_up(places), big.round_half_up(places), "{ratio}");
            }
            assert_eq!(ratio.decimals(), big.decimals(), "{ratio}");
        }
    }
}
