//! From places to certificates: who gets one, and what tells it from all others.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::domain::RegionCode;
use crate::job::{AwardRule, Job};
use crate::ranking::Standings;
use crate::scoring::{self, Placed, ReportCard, Verdict};

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
    Awarded(Seal),
    /// The job's rule does not reach it.
    NotEligible,
    /// The rule reaches it, but the job holds it back for this reason.
    HeldBack(String),
}

/// What tells a certificate from all others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    /// Its number, or the word in its place: CONTOH on a specimen, DRAF without a key.
    pub number: String,
    /// What proves it; a page without is no certificate, and says so.
    pub proof: Option<Proof>,
}

/// What proves a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Its identity in the register: 16 letters and digits.
    pub id: String,
    /// The text of its QR code, signed by the office.
    pub code: String,
}

/// A unit that gets a certificate of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitAward {
    /// Its region.
    pub region: RegionCode,
    /// Its index in the region's report card.
    pub unit: usize,
    /// Its rank among all units of its kind in the job, from 1; those of equal scores share one,
    /// and the next rank is left out.
    pub rank: u32,
    /// How many those are.
    pub among: usize,
    /// Whether another of them has the same score as shown.
    pub tied: bool,
    /// The number of the certificate.
    pub seal: Seal,
}

/// The word in place of a number on a specimen: a specimen reserves none.
const SPECIMEN: &str = "CONTOH";
/// The word in place of a number that was not given.
const DRAFT: &str = "DRAF";

/// Decides for every scored region, in order of code, whether it gets a certificate.
///
/// None of them has a number yet: numbers are the register's to give.
pub fn decide(job: &Job, standings: &Standings) -> Vec<Award> {
    let Some(rules) = &job.certificate else {
        return Vec::new();
    };
    let mut states = BTreeMap::new();
    for region in standings.in_order_of_rank() {
        let Some(verdict) = standings.card(region).and_then(ReportCard::verdict) else { continue };
        let state = if !reaches(&rules.award, region, verdict, standings) {
            AwardState::NotEligible
        } else if let Some(reason) = job.rules_of(region).hold {
            AwardState::HeldBack(reason)
        } else {
            AwardState::Awarded(Seal::none(job))
        };
        states.insert(region, state);
    }
    states.into_iter().map(|(region, state)| Award { region, state }).collect()
}

fn reaches(rule: &AwardRule, region: RegionCode, verdict: &Verdict, standings: &Standings) -> bool {
    match rule {
        AwardRule::Zones(zones) => verdict.band.zone.is_some_and(|zone| zones.contains(&zone)),
        AwardRule::Opinions(opinions) => opinions.contains(&verdict.band.opinion),
        AwardRule::Top(top) => {
            let place = standings.lists.first().and_then(|list| list.place_of(region));
            place.is_some_and(|place| place.rank <= *top)
        }
        AwardRule::All => true,
    }
}

impl Seal {
    /// Before a number is given, and where none is.
    fn none(job: &Job) -> Self {
        let word = if job.specimen { SPECIMEN } else { DRAFT };
        Self { number: word.to_owned(), proof: None }
    }
}

/// Decides which units get a certificate of their own: kind by kind in the order of the rubric, in
/// each of them in order of rank, then of region.
///
/// A region whose certificate is held back has none for its units either.
pub fn units(job: &Job, standings: &Standings) -> Vec<UnitAward> {
    let Some(rules) = job.certificate.as_ref().and_then(|rules| rules.unit.as_ref()) else {
        return Vec::new();
    };
    let mut awards = Vec::new();
    for of in scoring::by_kind(&standings.cards, &job.rubric) {
        let id = of.kind.map(|kind| kind.id.as_str());
        let wanted = match &rules.kinds {
            Some(kinds) => kinds.iter().any(|kind| Some(kind.as_str()) == id),
            None => id.is_some(),
        };
        if !wanted {
            continue;
        }
        let mut placed: Vec<_> = of.units.iter().collect();
        placed.sort_by_key(|placed| Reverse(placed.score));
        for unit in &placed {
            let better = placed.partition_point(|other| other.score > unit.score);
            let as_good = placed.partition_point(|other| other.score >= unit.score) - better;
            let rank = u32::try_from(better + 1).unwrap_or(u32::MAX);
            let region = unit.card.region.code;
            if !reaches_unit(&rules.award, unit, rank, job) || job.rules_of(region).hold.is_some() {
                continue;
            }
            let Some(index) = unit.card.units.iter().position(|one| std::ptr::eq(one, unit.unit))
            else {
                continue;
            };
            awards.push(UnitAward {
                region,
                unit: index,
                rank,
                among: placed.len(),
                tied: as_good > 1,
                seal: Seal::none(job),
            });
        }
    }
    awards
}

fn reaches_unit(rule: &AwardRule, unit: &Placed<'_>, rank: u32, job: &Job) -> bool {
    match rule {
        AwardRule::Zones(zones) => unit.zone.is_some_and(|zone| zones.contains(&zone)),
        AwardRule::Opinions(opinions) => {
            opinions.contains(&job.rubric.bands.value.of(unit.score).opinion)
        }
        AwardRule::Top(top) => rank <= *top,
        AwardRule::All => true,
    }
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
