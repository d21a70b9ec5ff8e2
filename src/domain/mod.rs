//! The words of the field: exact fraction, score, weight, band, region, date.

mod assessment;
mod band;
mod date;
mod fraction;
mod history;
mod points;
mod region;
mod score;
mod weight;

pub use assessment::{
    Answer, Answers, Assessment, Content, IndicatorAnswers, Mark, Seen, Stated, UnitAssessment,
};
pub use band::{Band, Bands, UnsoundBands, Zone};
pub use date::Date;
pub use fraction::Fraction;
pub use history::{History, PastResult, PastUnit};
pub use points::Points;
pub use region::{NotACode, Region, RegionCode, RegionKind};
pub use score::{Bracket, Published, Score};
pub use weight::Weight;
