//! What is written to each region: commendation, coaching or reminder, by the text blocks of the job.

use super::Letter;
use super::certificate::facts_of;
use crate::catalogue::letter as words;
use crate::domain::{Band, Bands, Published, Zone};
use crate::finding::{Finding, Problem};
use crate::job::Job;
use crate::ranking::Standings;
use crate::rubric::{Rubric, Scheme};
use crate::scoring::{self, ReportCard};
use crate::template::{LetterKind, Values};

/// The placeholders of a letter's paragraphs.
const PARAGRAPHS: [&str; 5] = ["alinea_1", "alinea_2", "alinea_3", "alinea_4", "alinea_5"];

/// The letters to all scored regions, in order of code, and what keeps others from being written.
/// Nobody else gets one: there is nothing to commend or to mend.
pub fn letters(job: &Job, standings: &Standings) -> (Vec<Letter>, Vec<Finding>) {
    let mut letters = Vec::new();
    let mut findings: Vec<Finding> = Vec::new();
    for card in &standings.cards {
        match letter(job, standings, card) {
            Ok(letter) => letters.extend(letter),
            // A text that fails for one region mostly fails for all; it is said once.
            Err(finding) if findings.iter().any(|known| known.problem == finding.problem) => {}
            Err(finding) => findings.push(*finding),
        }
    }
    letters.sort_by_key(|letter| letter.region);
    (letters, findings)
}

fn letter(
    job: &Job,
    standings: &Standings,
    card: &ReportCard,
) -> Result<Option<Letter>, Box<Finding>> {
    let Some(verdict) = card.verdict() else { return Ok(None) };
    let Some(mut facts) = facts_of(job, standings, card, "") else { return Ok(None) };
    let bands = &job.rubric.bands.value;
    let kind = kind(bands, &verdict.band);
    let addressee = match facts.words("penerima") {
        "" => words::head_of(card.region),
        named => named.to_owned(),
    };
    facts.say("penerima", addressee.as_str());
    facts.say("jenis_surat", words::kind(kind));
    facts.say("terlemah", weakest(card, &job.rubric).unwrap_or_default());
    if let Some(next) = bands.next_above(verdict.published) {
        facts.say("berikutnya", words::band(next));
        facts.say("jarak", verdict.published.distance_to(next.min).on_paper());
    }
    let blocks = &job.letters.blocks;
    let said = blocks.say(kind, &Values::of(&facts)).map_err(|why| {
        let problem = Problem::WordingFails { part: kind.key().to_owned(), why: why.into() };
        Box::new(Finding::about(card.region.code, blocks.at.clone(), problem))
    })?;
    facts.say("hal", said.subject.as_str());
    for (name, paragraph) in PARAGRAPHS.into_iter().zip(&said.paragraphs) {
        facts.say(name, paragraph.as_str());
    }
    Ok(Some(Letter { region: card.region.code, kind, addressee, said, facts }))
}

/// By the zone; in years without zones the best quarter of the scale of bands is commended and the
/// last quarter reminded.
fn kind(bands: &Bands, band: &Band) -> LetterKind {
    match band.zone {
        Some(Zone::Hijau) => LetterKind::Commendation,
        Some(Zone::Kuning) => LetterKind::Coaching,
        Some(Zone::Merah) => LetterKind::Reminder,
        None => {
            let last = bands.iter().count().saturating_sub(1);
            let index = bands.iter().position(|other| other.min == band.min).unwrap_or(last);
            if 4 * index <= last {
                LetterKind::Commendation
            } else if 4 * index >= 3 * last {
                LetterKind::Reminder
            } else {
                LetterKind::Coaching
            }
        }
    }
}

/// The dimensions with the lowest mean, as shown; `None` where dimensions are not known, or where
/// they are all equal and none is weaker than another.
fn weakest(card: &ReportCard, rubric: &Rubric) -> Option<String> {
    let Scheme::Weighted(dimensions) = &rubric.scheme else { return None };
    let means = scoring::dimension_means(card, rubric)?;
    let shown: Vec<(&str, Published)> = dimensions
        .iter()
        .zip(means)
        .filter_map(|(dimension, mean)| Some((dimension.name.as_str(), mean?.publish())))
        .collect();
    let lowest = shown.iter().map(|(_, mean)| *mean).min()?;
    let names: Vec<&str> =
        shown.iter().filter(|(_, mean)| *mean == lowest).map(|(name, _)| *name).collect();
    (names.len() < shown.len()).then(|| words::weakest(&names, lowest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::World;

    #[test]
    fn the_zone_decides_what_is_written() {
        let world = World::of_2024();
        let (letters, findings) = letters(&world.job, &world.standings);
        assert_eq!(findings, []);
        let scored = world.standings.cards.iter().filter(|card| card.verdict().is_some());
        assert_eq!(letters.len(), scored.count());
        for letter in &letters {
            let band = &world.standings.card(letter.region).unwrap().verdict().unwrap().band;
            let expected = match band.zone.unwrap() {
                Zone::Hijau => LetterKind::Commendation,
                Zone::Kuning => LetterKind::Coaching,
                Zone::Merah => LetterKind::Reminder,
            };
            assert_eq!(letter.kind, expected);
            let score = letter.facts.words("nilai");
            assert!(letter.said.paragraphs[0].contains(score), "{:?}", letter.said);
            assert_eq!(letter.facts.words("alinea_1"), letter.said.paragraphs[0]);
        }
    }

    #[test]
    fn without_zones_the_place_of_the_band_decides() {
        let world = World::of_2025();
        let bands = &world.job.rubric.bands.value;
        assert!(!bands.have_zones());
        let kinds: Vec<_> = bands.iter().map(|band| kind(bands, band)).collect();
        assert_eq!(kinds.first(), Some(&LetterKind::Commendation));
        assert_eq!(kinds.last(), Some(&LetterKind::Reminder));
        assert!(kinds.is_sorted() && kinds.contains(&LetterKind::Coaching), "{kinds:?}");
    }

    #[test]
    fn the_weakest_dimension_is_the_lowest_mean() {
        let world = World::answered();
        let (letters, _) = letters(&world.job, &world.standings);
        let of = |letter: &Letter| {
            let card = world.standings.card(letter.region).unwrap();
            let means = scoring::dimension_means(card, &world.job.rubric)?;
            let lowest = means.into_iter().flatten().map(|mean| mean.publish()).min()?;
            Some((letter.facts.words("terlemah").to_owned(), lowest.on_paper()))
        };
        let told: Vec<_> = letters.iter().filter_map(of).collect();
        assert!(!told.is_empty());
        for (told, lowest) in told {
            assert!(told.is_empty() || told.contains(&format!("rata-rata {lowest}")), "{told}");
        }
    }
}
