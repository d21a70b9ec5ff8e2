//! From places to certificates: who gets one, and under which number.

use crate::domain::RegionCode;

/// Whether a region gets a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Award {
    /// The region.
    pub region: RegionCode,
    /// Whether it gets one.
    pub state: AwardState,
}

/// Whether a region gets a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AwardState {
    /// It does, under this number.
    Awarded(String),
    /// The job's rule does not reach it.
    NotEligible,
    /// The rule reaches it, but the job holds it back for this reason.
    HeldBack(String),
}

impl AwardState {
    /// Its name in data files.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Awarded(_) => "awarded",
            Self::NotEligible => "not_eligible",
            Self::HeldBack(_) => "held_back",
        }
    }
}
