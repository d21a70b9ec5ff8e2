//! From places to certificates: who gets one, and under which number.

use std::collections::BTreeMap;

use crate::domain::RegionCode;
use crate::job::{AwardRule, CertificateRules, Job};
use crate::ranking::Standings;
use crate::scoring::Verdict;

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
    for (region, verdict) in in_order_of_rank(standings) {
        let state = if !reaches(&rules.award, region, verdict, standings) {
            AwardState::NotEligible
        } else if let Some(reason) = job.rules_of(region).hold {
            AwardState::HeldBack(reason)
        } else {
            sequence += 1;
            AwardState::Awarded(number(job, rules, sequence, region))
        };
        states.insert(region, state);
    }
    states.into_iter().map(|(region, state)| Award { region, state }).collect()
}

fn in_order_of_rank(standings: &Standings) -> Vec<(RegionCode, &Verdict)> {
    let ranked = standings.lists.iter().flat_map(|list| &list.places).map(|place| place.region);
    let all = ranked.chain(standings.cards.iter().map(|card| card.region.code));
    let mut seen = std::collections::BTreeSet::new();
    all.filter(|region| seen.insert(*region))
        .filter_map(|region| Some((region, standings.card(region)?.verdict()?)))
        .collect()
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

fn number(job: &Job, rules: &CertificateRules, sequence: usize, region: RegionCode) -> String {
    if job.specimen {
        return SPECIMEN.to_owned();
    }
    rules.number.number(sequence, region, rules.date)
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
