//! How much the weights of dimensions are changed to see how firm the ranks are.

/// How weights are changed to see how firm ranks are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Perturbation {
    /// How many times they are drawn, 1 to 100,000.
    pub draws: u32,
    /// How far each is moved at most, in percent of itself, 0 to 99.
    pub spread: u8,
    /// Where chance begins: the same seed draws the same weights.
    pub seed: u64,
}

impl Perturbation {
    /// The least, the default and the most draws.
    pub const DRAWS: [u32; 3] = [1, 1000, 100_000];
    /// The least, the default and the most spread, in percent.
    pub const SPREAD: [u32; 3] = [0, 25, 99];

    /// What a job gets that asks for nothing else: the seed is its year.
    pub fn of_year(year: u16) -> Self {
        let [_, draws, _] = Self::DRAWS;
        let [_, spread, _] = Self::SPREAD;
        Self { draws, spread: u8::try_from(spread).unwrap_or_default(), seed: year.into() }
    }
}
