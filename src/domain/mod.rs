//! The words of the field: exact fraction, score, weight, band, region, date.

mod band;
mod date;
mod fraction;
mod region;
mod score;
mod weight;

pub use band::{Band, Bands, UnsoundBands, Zone};
pub use date::Date;
pub use fraction::Fraction;
pub use region::{NotACode, Region, RegionCode, RegionKind};
pub use score::{Published, Score};
pub use weight::Weight;
