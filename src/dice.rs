//! Chance that falls the same way for ever: SplitMix64, whole numbers only.
//!
//! A crate would be free to change its numbers with a new version, and every committed specimen
//! with them; these are ten lines.

/// A stream of made-up numbers.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// The stream of a seed for one purpose; purposes do not disturb each other.
    pub fn new(seed: u64, purpose: &str) -> Self {
        // FNV-1a, so that purposes that differ in one letter begin far apart.
        let mix =
            |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        let mut dice = Self(purpose.bytes().fold(0xcbf2_9ce4_8422_2325, mix) ^ seed);
        dice.0 = dice.next();
        dice
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, but not including, `bound`; 0 where that is 0.
    pub fn below(&mut self, bound: u32) -> u32 {
        let high = (u128::from(self.next()) * u128::from(bound)) >> 64;
        u32::try_from(high).unwrap_or_default()
    }

    /// A number from `-reach` to `reach`, the nearer to 0 the likelier.
    pub fn offset(&mut self, reach: u32) -> i64 {
        let bound = reach.saturating_add(1);
        i64::from(self.below(bound)) - i64::from(self.below(bound))
    }

    /// Whether something happens that does so many times in a thousand.
    pub fn happens(&mut self, per_mille: u32) -> bool {
        self.below(1000) < per_mille
    }

    /// Puts things in another order.
    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            let bound = u32::try_from(last + 1).unwrap_or(u32::MAX);
            things.swap(last, self.below(bound) as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_never_change() {
        let mut dice = Dice::new(1, "x");
        let thrown: Vec<_> = (0..8).map(|_| dice.below(1000)).collect();
        assert_eq!(thrown, [640, 449, 552, 893, 321, 648, 456, 727]);
        // The published first numbers of SplitMix64 from 1234567.
        let mut plain = Dice(1_234_567);
        assert_eq!(
            [plain.next(), plain.next()],
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973]
        );
    }

    #[test]
    fn purposes_and_seeds_have_streams_of_their_own() {
        let first = |seed, purpose| Dice::new(seed, purpose).below(1_000_000);
        let firsts = [first(1, "12.18"), first(2, "12.18"), first(1, "12.19"), first(2, "12.19")];
        let different: std::collections::BTreeSet<_> = firsts.into_iter().collect();
        assert_eq!(different.len(), 4, "{firsts:?}");
    }

    #[test]
    fn numbers_lie_in_their_range_and_reach_its_ends() {
        let mut dice = Dice::new(7, "range");
        let thrown: Vec<_> = (0..10_000).map(|_| dice.below(6)).collect();
        assert_eq!((thrown.iter().min(), thrown.iter().max()), (Some(&0), Some(&5)));
        let offsets: Vec<_> = (0..10_000).map(|_| dice.offset(3)).collect();
        assert_eq!((offsets.iter().min(), offsets.iter().max()), (Some(&-3), Some(&3)));
        assert_eq!(dice.below(0), 0);
        let mut order: Vec<_> = (0..50).collect();
        dice.shuffle(&mut order);
        assert_ne!(order, (0..50).collect::<Vec<_>>());
        order.sort_unstable();
        assert_eq!(order, (0..50).collect::<Vec<_>>());
    }
}
