//! From the results to the words of a certificate.

use super::Certificate;
use crate::catalogue::certificate as words;
use crate::domain::{RegionCode, RegionKind};
use crate::report::Results;
use crate::report::page::About;

impl Certificate {
    /// The certificate of a region under its number; `None` for a region without a score or a job
    /// without certificates.
    pub fn of(results: &Results<'_>, code: RegionCode, number: &str) -> Option<Self> {
        let job = results.job;
        let rules = job.certificate.as_ref()?;
        let card = results.standings.card(code)?;
        let verdict = card.verdict()?;
        let region_rules = job.rules_of(code);
        let rank = results.standings.first_place(code).map(|(list, place)| {
            words::rank(place.rank, list.places.len(), place.tied, &list.list.title)
        });
        Some(Self {
            marks: job.marks(),
            logo: job.office.logo.is_some(),
            issuer: job.office.name.clone(),
            issuer_unit: job.office.unit.clone(),
            heading: words::HEADING.to_owned(),
            number: number.to_owned(),
            recipient: region_rules.recipient,
            region: card.region.name.clone(),
            predicate: words::predicate(&job.title),
            score: verdict.published.on_paper(),
            zone: verdict.band.zone,
            category: verdict.band.category.clone(),
            opinion: verdict.opinion.clone(),
            rank,
            national_rank: region_rules
                .national_rank
                .filter(|_| card.region.kind != RegionKind::Provinsi)
                .map(|rank| words::national_rank(rank, card.region.kind.name())),
            decree: rules.decree.clone(),
            event: rules.event.clone(),
            place_date: words::place_and_date(&rules.place, &rules.date.on_paper()),
            signatories: job.signatories.clone(),
        })
    }

    /// What the file says about itself.
    pub fn about(&self, results: &Results<'_>) -> About {
        let job = results.job;
        let created =
            job.stamp().map_or((job.year, 1, 1), |date| (date.year(), date.month(), date.day()));
        About {
            title: words::file_title(&self.region, job.year),
            author: format!("{}, {}", job.office.name, job.office.unit),
            subject: words::subject(&job.title, &self.region),
            language: "id-ID".to_owned(),
            created,
        }
    }
}
