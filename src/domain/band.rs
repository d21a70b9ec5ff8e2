//! Bands: what a published score is called (kategori, zona, opini).

use std::fmt;

use super::Published;

/// Zona: the colour that the press prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Zone {
    /// Zona hijau.
    Hijau,
    /// Zona kuning.
    Kuning,
    /// Zona merah.
    Merah,
}

/// One band: its lower end and the words that stand for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// The lowest published score inside the band.
    pub min: Published,
    /// Kategori, where the year's scheme has one.
    pub category: Option<String>,
    /// Zona, where the year's scheme has one.
    pub zone: Option<Zone>,
    /// Opini or predikat.
    pub opinion: String,
}

/// All bands of a year, from the highest down; every published score lies in exactly one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bands {
    upper: Vec<Band>,
    lowest: Band,
}

/// Why a list of bands is unsound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnsoundBands {
    /// There are none.
    Empty,
    /// The band at this index, from 0, does not begin below the one before it.
    NotDescending(usize),
    /// The last band does not begin at 0.
    LowestNotZero,
}

impl Bands {
    /// Bands from the highest down to the one that begins at 0.
    ///
    /// # Errors
    /// If there are none, two begin at the same score or out of order, or the last is above 0.
    pub fn new(mut bands: Vec<Band>) -> Result<Self, UnsoundBands> {
        let misplaced = bands.windows(2).position(|pair| match pair {
            [higher, lower] => lower.min >= higher.min,
            _ => false,
        });
        if let Some(index) = misplaced {
            return Err(UnsoundBands::NotDescending(index + 1));
        }
        let lowest = bands.pop().ok_or(UnsoundBands::Empty)?;
        if lowest.min.hundredths() != 0 {
            return Err(UnsoundBands::LowestNotZero);
        }
        Ok(Self { upper: bands, lowest })
    }

    /// The band of a published score.
    pub fn of(&self, score: Published) -> &Band {
        self.upper.iter().find(|band| score >= band.min).unwrap_or(&self.lowest)
    }

    /// The band above that of `score`; `None` in the highest.
    pub fn next_above(&self, score: Published) -> Option<&Band> {
        self.upper.iter().rev().find(|band| band.min > score)
    }

    /// How far `score` is from the band above its own; `None` in the highest.
    pub fn points_to_next(&self, score: Published) -> Option<Published> {
        Some(score.distance_to(self.next_above(score)?.min))
    }

    /// All bands, from the highest down.
    pub fn iter(&self) -> impl Iterator<Item = &Band> {
        self.upper.iter().chain(std::iter::once(&self.lowest))
    }

    /// All bands, from the highest down, each with the highest score inside it.
    pub fn ranges(&self) -> Vec<(&Band, Published)> {
        let tops = self.iter().map(|band| band.min.just_below());
        self.iter().zip(std::iter::once(Published::HIGHEST).chain(tops)).collect()
    }

    /// Whether the year's scheme names categories.
    pub fn have_categories(&self) -> bool {
        self.iter().any(|band| band.category.is_some())
    }

    /// Whether the year's scheme names zones.
    pub fn have_zones(&self) -> bool {
        self.iter().any(|band| band.zone.is_some())
    }
}

impl Zone {
    /// The three zones, best first.
    pub const ALL: [Self; 3] = [Self::Hijau, Self::Kuning, Self::Merah];

    /// The zone that a word names, in any case; `None` for any other word.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|zone| zone.name().eq_ignore_ascii_case(name.trim()))
    }

    /// Its name as printed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hijau => "Hijau",
            Self::Kuning => "Kuning",
            Self::Merah => "Merah",
        }
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Fraction;

    fn published(text: &str) -> Published {
        Published::from_exact(&Fraction::from_decimal(text).unwrap()).unwrap()
    }

    fn band(min: &str, opinion: &str) -> Band {
        Band { min: published(min), category: None, zone: None, opinion: opinion.to_owned() }
    }

    #[test]
    fn a_score_on_the_border_is_inside() {
        let bands = Bands::new(vec![band("88", "A"), band("78", "B"), band("0", "C")]).unwrap();
        for (score, opinion, above, missing) in [
            ("100", "A", None, None),
            ("88", "A", None, None),
            ("87.99", "B", Some("A"), Some("0,01")),
            ("78", "B", Some("A"), Some("10,00")),
            ("77.99", "C", Some("B"), Some("0,01")),
            ("0", "C", Some("B"), Some("78,00")),
        ] {
            assert_eq!(bands.of(published(score)).opinion, opinion, "{score}");
            let next = bands.next_above(published(score)).map(|band| band.opinion.as_str());
            assert_eq!(next, above, "{score}");
            let points = bands.points_to_next(published(score)).map(Published::on_paper);
            assert_eq!(points.as_deref(), missing, "{score}");
        }
    }

    #[test]
    fn a_band_ends_just_below_the_next() {
        let bands = Bands::new(vec![band("88", "A"), band("78.5", "B"), band("0", "C")]).unwrap();
        let shown: Vec<_> =
            bands.ranges().iter().map(|(band, top)| format!("{}-{top}", band.min)).collect();
        assert_eq!(shown, ["88.00-100.00", "78.50-87.99", "0.00-78.49"]);
    }

    #[test]
    fn unsound_bands_are_refused() {
        let refusal = |mins: &[&str]| Bands::new(mins.iter().map(|min| band(min, "")).collect());
        assert_eq!(refusal(&[]), Err(UnsoundBands::Empty));
        assert_eq!(refusal(&["50", "50", "0"]), Err(UnsoundBands::NotDescending(1)));
        assert_eq!(refusal(&["50", "78", "0"]), Err(UnsoundBands::NotDescending(1)));
        assert_eq!(refusal(&["50", "1"]), Err(UnsoundBands::LowestNotZero));
    }
}
