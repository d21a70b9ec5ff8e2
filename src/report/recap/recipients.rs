//! Those who get a certificate, in the order in which certificates are handed over.

use crate::award::AwardState;
use crate::catalogue::units as unit_words;
use crate::domain::{Band, Published};
use crate::ranking::RankedList;
use crate::report::Results;
use crate::scoring::ReportCard;

/// A region, or a unit, with its certificate.
pub(super) struct Recipient<'a> {
    /// The region, or that of the unit.
    pub card: &'a ReportCard,
    /// What it is called: a unit with its region.
    pub name: String,
    /// To whom it is handed over, where the job says so.
    pub to: Option<String>,
    /// Its score.
    pub score: Published,
    /// The band of the score.
    pub band: &'a Band,
    /// The opinion in full.
    pub opinion: &'a str,
    /// Its rank in the list on its certificate, from 1; none for a region that no list has.
    pub rank: Option<u32>,
    /// The list of a region's rank.
    pub list: Option<&'a RankedList>,
    /// The number of the certificate.
    pub number: &'a str,
}

/// Whether anybody gets a certificate.
pub(super) fn are_known(results: &Results<'_>) -> bool {
    let anybody = results.certificates().next().is_some() || !results.unit_awards.is_empty();
    anybody && !results.partial
}

/// The regions, in order of rank.
pub(super) fn regions<'a>(results: &Results<'a>) -> Vec<Recipient<'a>> {
    let standings = results.standings;
    let recipient = |region| {
        let AwardState::Awarded(seal) = results.award(region)? else { return None };
        let card = standings.card(region)?;
        let verdict = card.verdict()?;
        let (list, place) = standings.first_place(region).unzip();
        Some(Recipient {
            card,
            name: card.region.name.clone(),
            to: results.job.rules_of(region).recipient,
            score: verdict.published,
            band: &verdict.band,
            opinion: &verdict.opinion,
            rank: place.map(|place| place.rank),
            list,
            number: &seal.number,
        })
    };
    standings.in_order_of_rank().into_iter().filter_map(recipient).collect()
}

/// The units, kind by kind, best first.
pub(super) fn units<'a>(results: &Results<'a>) -> Vec<Recipient<'a>> {
    let rubric = &results.job.rubric;
    let recipients = results.unit_awards.iter().filter_map(|award| {
        let card = results.standings.card(award.region)?;
        let unit = card.units.get(award.unit)?;
        let (score, band) = unit.shown(rubric)?;
        Some(Recipient {
            card,
            name: unit_words::unit_of(unit.called(rubric), &card.region.name),
            to: None,
            score,
            band,
            opinion: &band.opinion,
            rank: Some(award.rank),
            list: None,
            number: &award.seal.number,
        })
    });
    recipients.collect()
}
