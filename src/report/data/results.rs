//! `hasil.json`, schema 1: the results for other programs and for next year's run.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Unwritable, findings};
use crate::award::{Award, AwardState};
use crate::domain::Score;
use crate::report::Results;
use crate::rubric::Dimension;
use crate::scoring::{Outcome, ReportCard};

/// The version of the format: raised when a reader of the old one would misread the new one.
const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    schema: u32,
    program: &'a str,
    job: JobRow<'a>,
    partial: bool,
    specimen: bool,
    draft: bool,
    lists: Vec<ListRow<'a>>,
    regions: Vec<RegionRow<'a>>,
    findings: Vec<findings::Row<'a>>,
}

#[derive(Serialize)]
struct JobRow<'a> {
    title: &'a str,
    year: u16,
    province: String,
    rubric: &'a str,
    rubric_status: &'static str,
}

#[derive(Serialize)]
struct ListRow<'a> {
    id: &'a str,
    title: &'a str,
    ties: &'static str,
}

#[derive(Serialize)]
struct RegionRow<'a> {
    code: String,
    name: &'a str,
    kind: &'static str,
    status: &'static str,
    reason: Option<&'a str>,
    score: Option<String>,
    exact: Option<String>,
    category: Option<&'a str>,
    zone: Option<&'static str>,
    opinion: Option<&'a str>,
    tied: bool,
    ranks: BTreeMap<&'a str, u32>,
    certificate: Option<CertificateRow<'a>>,
    units: Vec<UnitRow<'a>>,
}

#[derive(Serialize)]
struct CertificateRow<'a> {
    state: &'static str,
    number: Option<&'a str>,
    reason: Option<&'a str>,
}

/// The certificate of a unit of its own.
#[derive(Serialize)]
struct UnitCertificateRow<'a> {
    number: &'a str,
    /// Its rank among all units of its kind in the job, from 1.
    rank: u32,
    /// How many those are.
    among: usize,
    tied: bool,
}

#[derive(Serialize)]
struct UnitRow<'a> {
    kind: Option<&'a str>,
    name: &'a str,
    status: &'static str,
    score: Option<String>,
    exact: Option<String>,
    /// Unknown where a table gives the unit's score alone, and where errors may hide answers.
    dimensions: Option<Vec<DimensionRow<'a>>>,
    /// `None` for a unit that gets none.
    certificate: Option<UnitCertificateRow<'a>>,
}

#[derive(Serialize)]
struct DimensionRow<'a> {
    code: &'a str,
    /// `None` where none of its indicators applies.
    score: Option<String>,
    exact: Option<String>,
}

/// All results as JSON; regions in order of code, findings sorted. `program` is its name and
/// version.
///
/// # Errors
/// Never, see [`Unwritable`].
pub fn results_json(results: &Results<'_>, program: &str) -> Result<Vec<u8>, Unwritable> {
    let job = results.job;
    let lists = results.standings.lists.iter().map(|list| ListRow {
        id: &list.list.id,
        title: &list.list.title,
        ties: list.list.ties.id(),
    });
    let document = Document {
        schema: SCHEMA,
        program,
        job: JobRow {
            title: &job.title,
            year: job.year,
            province: job.province.code.to_string(),
            rubric: &job.rubric.id,
            rubric_status: job.rubric.status.id(),
        },
        partial: results.partial,
        specimen: job.specimen,
        draft: job.rubric.is_draft(),
        lists: lists.collect(),
        regions: results.standings.cards.iter().map(|card| region(results, card)).collect(),
        findings: results.findings.iter().map(findings::Row::of).collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&document)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn region<'a>(results: &Results<'a>, card: &'a ReportCard) -> RegionRow<'a> {
    let verdict = card.verdict();
    let places = results
        .standings
        .lists
        .iter()
        .filter_map(|list| Some((list.list.id.as_str(), list.place_of(card.region.code)?)));
    let places: BTreeMap<_, _> = places.collect();
    let first = results.standings.first_place(card.region.code);
    let award = results.awards.iter().find(|award| award.region == card.region.code);
    RegionRow {
        code: card.region.code.to_string(),
        name: &card.region.name,
        kind: card.region.kind.id(),
        status: card.outcome.id(),
        reason: match &card.outcome {
            Outcome::NotAssessed(reason) => reason.as_deref(),
            Outcome::Scored(_) | Outcome::Incomplete | Outcome::Missing => None,
        },
        score: verdict.map(|verdict| verdict.published.to_string()),
        exact: verdict.map(|verdict| verdict.score.exact().to_string()),
        category: verdict.and_then(|verdict| verdict.band.category.as_deref()),
        zone: verdict.and_then(|verdict| verdict.band.zone).map(|zone| zone.name()),
        opinion: verdict.map(|verdict| verdict.opinion.as_str()),
        // Of the list that counts on the certificate: the first that the region is in.
        tied: first.is_some_and(|(_, place)| place.tied),
        ranks: places.iter().map(|(list, place)| (*list, place.rank)).collect(),
        certificate: award.map(certificate),
        units: (0..card.units.len()).filter_map(|index| unit(results, card, index)).collect(),
    }
}

fn certificate(award: &Award) -> CertificateRow<'_> {
    let (number, reason) = match &award.state {
        AwardState::Awarded(seal) => (Some(seal.number.as_str()), None),
        AwardState::HeldBack(reason) => (None, Some(reason.as_str())),
        AwardState::NotEligible => (None, None),
    };
    CertificateRow { state: award.state.id(), number, reason }
}

/// The unit of a region at this index in its report card.
fn unit<'a>(results: &Results<'a>, card: &'a ReportCard, index: usize) -> Option<UnitRow<'a>> {
    let unit = card.units.get(index)?;
    let region_is_scored = card.verdict().is_some();
    let dimensions = unit.dimensions(&results.job.rubric).filter(|_| region_is_scored);
    let row = |(dimension, score): (&'a Dimension, Option<Score>)| DimensionRow {
        code: &dimension.code,
        score: score.as_ref().map(|score| score.publish().to_string()),
        exact: score.as_ref().map(|score| score.exact().to_string()),
    };
    // What a region with errors has come to so far is no score.
    let score = unit.score.as_ref().filter(|_| region_is_scored);
    let status = match (&unit.score, score) {
        (_, Some(_)) => "scored",
        (Some(_), None) => "incomplete",
        (None, None) => "not_assessed",
    };
    let award = results.unit_award(card.region.code, index);
    Some(UnitRow {
        kind: unit.kind.as_deref(),
        name: &unit.name,
        status,
        score: score.map(|score| score.publish().to_string()),
        exact: score.map(|score| score.exact().to_string()),
        dimensions: dimensions.map(|known| known.into_iter().map(row).collect()),
        certificate: award.map(|award| UnitCertificateRow {
            number: &award.seal.number,
            rank: award.rank,
            among: award.among,
            tied: award.tied,
        }),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::World;

    #[test]
    fn dimensions_are_told_where_they_are_known() {
        let world = World::answered();
        let bytes = results_json(&world.results(), "rapor 0.1.0").unwrap();
        let json: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        let first = |code: &str| {
            let regions = json["regions"].as_array().unwrap();
            let region = regions.iter().find(|region| region["code"] == code).unwrap();
            region["units"][0]["dimensions"].to_string()
        };
        assert_eq!(
            first("12.18"),
            "[{\"code\":\"I\",\"exact\":\"326537/3933\",\"score\":\"83.02\"},\
             {\"code\":\"P\",\"exact\":\"2800/33\",\"score\":\"84.85\"},\
             {\"code\":\"O\",\"exact\":\"85\",\"score\":\"85.00\"},\
             {\"code\":\"A\",\"exact\":\"475/6\",\"score\":\"79.17\"}]"
        );
        // Told scores have none, and errors may hide answers.
        assert_eq!(first("12.05"), "null");
        assert_eq!(first("12.04"), "null");
    }
    #[test]
    fn a_unit_says_under_which_number_it_has_a_certificate() {
        let world = World::with_unit_certificates();
        let bytes = results_json(&world.results(), "rapor 0.1.0").unwrap();
        let json: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        let regions = json["regions"].as_array().unwrap();
        let units = regions.iter().flat_map(|region| {
            let units = region["units"].as_array().unwrap().iter();
            units.map(move |unit| (&region["code"], &unit["kind"], &unit["certificate"]))
        });
        let told: Vec<_> = units
            .filter(|(_, _, certificate)| !certificate.is_null())
            .map(|(code, kind, certificate)| format!("{code} {kind} {certificate}"))
            .collect();
        assert_eq!(
            told,
            [
                "\"12.05\" \"puskesmas\" {\"among\":5,\"number\":\"002/SERTIFIKAT/2024\",\"rank\":1,\"tied\":false}",
                "\"12.18\" \"dinas-kesehatan\" {\"among\":5,\"number\":\"001/SERTIFIKAT/2024\",\"rank\":1,\"tied\":false}",
                "\"12.18\" \"puskesmas\" {\"among\":5,\"number\":\"003/SERTIFIKAT/2024\",\"rank\":2,\"tied\":false}",
            ]
        );
    }
}
