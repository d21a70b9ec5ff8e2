//! Weights (bobot): shares among siblings, in percent.

use super::Fraction;

/// A weight in percent, above 0 and at most 100.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Weight(Fraction);

impl Weight {
    /// A weight; `None` at or below 0 and above 100.
    pub fn new(percent: Fraction) -> Option<Self> {
        let legal = !percent.is_negative() && !percent.is_zero() && percent <= Fraction::from(100);
        legal.then_some(Self(percent))
    }

    /// In percent.
    pub fn percent(&self) -> &Fraction {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_above_nought_and_at_most_a_hundred() {
        for (text, legal) in
            [("0", false), ("-1", false), ("0.01", true), ("100", true), ("100.01", false)]
        {
            assert_eq!(
                Weight::new(Fraction::from_decimal(text).unwrap()).is_some(),
                legal,
                "{text}"
            );
        }
    }
}
