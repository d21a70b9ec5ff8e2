//! From places to certificates: who gets one, and under which number.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::domain::{Date, RegionCode};
use crate::job::{AwardRule, Job, NumberPattern};
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
    Awarded(String),
    /// The job's rule does not reach it.
    NotEligible,
    /// The rule reaches it, but the job holds it back for this reason.
    HeldBack(String),
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
    pub number: String,
}

/// The word in place of a number on a specimen: a specimen reserves none.
const SPECIMEN: &str = "CONTOH";

/// Decides for every scored region, in order of code, whether it gets a certificate.
///
/// Numbers run in order of rank: of the first list, then of the others, then of code.
pub fn decide(job: &Job, standings: &Standings) -> Vec<Award> {
    let Some(rules) = &job.certificate else {
        return Vec::new();
    };
    let mut states = BTreeMap::new();
    let mut sequence = 0;
    for region in standings.in_order_of_rank() {
        let Some(verdict) = standings.card(region).and_then(ReportCard::verdict) else { continue };
        let state = if !reaches(&rules.award, region, verdict, standings) {
            AwardState::NotEligible
        } else if let Some(reason) = job.rules_of(region).hold {
            AwardState::HeldBack(reason)
        } else {
            sequence += 1;
            AwardState::Awarded(number(job, &rules.number, rules.date, sequence, region))
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

fn number(
    job: &Job,
    pattern: &NumberPattern,
    date: Date,
    sequence: usize,
    region: RegionCode,
) -> String {
    if job.specimen {
        return SPECIMEN.to_owned();
    }
    pattern.number(sequence, region, date)
}

/// Decides which units get a certificate of their own: kind by kind in the order of the rubric, in
/// each of them in order of rank, then of region.
///
/// A region whose certificate is held back has none for its units either.
pub fn units(job: &Job, standings: &Standings) -> Vec<UnitAward> {
    let Some((rules, date)) =
        job.certificate.as_ref().and_then(|rules| Some((rules.unit.as_ref()?, rules.date)))
    else {
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
                number: number(job, &rules.number, date, awards.len() + 1, region),
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
