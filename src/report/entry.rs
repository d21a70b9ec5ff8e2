//! How one fact of the results stands in a cell: the same in every workbook.

use super::Results;
use super::workbook::{Column, Tone, Value};
use crate::award::AwardState;
use crate::catalogue::{self, recap as words, report_card as card_words};
use crate::domain::{Band, Fraction, PastResult, Published, RegionCode, Zone};
use crate::finding::{Finding, Severity};
use crate::ranking::RankedList;
use crate::scoring::{Outcome, ReportCard, UnitCard};

/// A value and its colour.
pub type Entry = (Value, Tone);

/// A cell without a colour.
pub fn plain(value: Value) -> Entry {
    (value, Tone::Plain)
}

/// A count as a cell holds it.
pub fn count(number: usize) -> Value {
    Value::Count(u32::try_from(number).unwrap_or(u32::MAX))
}

/// A score, where there is one.
pub fn score(score: Option<Published>) -> Value {
    score.map_or(Value::Blank, Value::Score)
}

/// A number with two decimals, rounded half-up from its exact value.
pub fn two_places(value: &Fraction) -> Value {
    Value::Decimal(value.rounded(2), Some(2))
}

/// A zone in words and colour.
pub fn zone(zone: Option<Zone>) -> Entry {
    match zone {
        Some(zone) => (Value::text(zone.name()), Tone::of_zone(zone)),
        None => plain(Value::Blank),
    }
}

/// The colour of a band: that of its zone, or of its place among all.
pub fn tone_of(results: &Results<'_>, band: &Band) -> Tone {
    let bands = &results.job.rubric.bands.value;
    match band.zone {
        Some(zone) => Tone::of_zone(zone),
        None => {
            let index = bands.iter().position(|other| other.min == band.min);
            index.map_or(Tone::Plain, |index| Tone::of_step(index, bands.iter().count()))
        }
    }
}

/// Which columns a band fills beside its opinion: some years have no categories, some no zones.
#[derive(Clone, Copy, Debug)]
pub struct BandColumns {
    /// Whether there is one for the category.
    pub categories: bool,
    /// Whether there is one for the zone.
    pub zones: bool,
}

impl BandColumns {
    /// Those of the job's rubric.
    pub fn of(results: &Results<'_>) -> Self {
        let bands = &results.job.rubric.bands.value;
        Self { categories: bands.have_categories(), zones: bands.have_zones() }
    }

    /// The columns: category, then zone.
    pub fn columns(self) -> impl Iterator<Item = Column> {
        let category = self.categories.then(|| Column::word(words::CATEGORY));
        let zone = self.zones.then(|| Column::word(words::ZONE));
        category.into_iter().chain(zone)
    }

    /// What stands in them; nothing where no band is known.
    pub fn cells(self, band: Option<&Band>) -> impl Iterator<Item = Entry> {
        let category = Value::optional(band.and_then(|band| band.category.as_deref()));
        let category = self.categories.then(|| plain(category));
        let zone = self.zones.then(|| zone(band.and_then(|band| band.zone)));
        category.into_iter().chain(zone)
    }

    /// The colour of the opinion beside them: where there are zones, they carry the colour alone.
    pub fn tone(self, results: &Results<'_>, band: &Band) -> Tone {
        if self.zones { Tone::Plain } else { tone_of(results, band) }
    }
}

/// Where colours of scores shade: nought, the middle band and the highest one.
pub fn steps(results: &Results<'_>) -> [Published; 3] {
    let mins: Vec<_> = results.job.rubric.bands.value.iter().map(|band| band.min).collect();
    let [highest, middle, lowest] = [0, mins.len() / 2, mins.len().saturating_sub(1)]
        .map(|index| mins.get(index).copied().unwrap_or(Published::HIGHEST));
    [lowest, middle, highest]
}

/// The points that are missing to the band above.
pub fn to_next_band(results: &Results<'_>, published: Published) -> Value {
    score(results.job.rubric.bands.value.points_to_next(published))
}

/// The change since an earlier score, where that is known.
pub fn change(past: Option<&PastResult>, now: Published) -> Value {
    let then = past.and_then(|result| result.score);
    then.map_or(Value::Blank, |then| Value::Change(now.change_since(then)))
}

/// The latest earlier year that says anything about a list.
pub fn past_year(results: &Results<'_>, list: &RankedList) -> Option<u16> {
    let says = |year: u16| {
        list.places.iter().any(|place| results.history.of(year, place.region).is_some())
    };
    let mut years = results.history.years().into_iter().rev();
    years.find(|year| *year < results.job.year && says(*year))
}

/// A region's state with its colour, and why it is not ranked.
pub fn state(results: &Results<'_>, card: &ReportCard) -> (&'static str, Tone, String) {
    match &card.outcome {
        Outcome::Scored(_) => (words::SCORED, Tone::Plain, words::IN_NO_LIST.to_owned()),
        Outcome::Incomplete => (words::INCOMPLETE, Tone::Red, errors(results, card)),
        Outcome::Missing => (words::MISSING, Tone::Red, words::SHEET_MISSING.to_owned()),
        Outcome::NotAssessed(reason) => {
            let reason = reason.as_deref().unwrap_or(words::NO_REASON);
            (words::NOT_ASSESSED, Tone::Quiet, reason.to_owned())
        }
    }
}

/// How many errors keep a region from being scored.
fn errors(results: &Results<'_>, card: &ReportCard) -> String {
    let about = results.findings.iter().filter(|found| found.region == Some(card.region.code));
    match about.filter(|finding| finding.is_error()).count() {
        0 => words::ERRORS_ELSEWHERE.to_owned(),
        errors => words::errors_of_region(errors),
    }
}

/// The name of a unit: its own, else that of its kind, else its number from 1.
pub fn unit_name(results: &Results<'_>, unit: &UnitCard, number: usize) -> String {
    match unit.called(&results.job.rubric) {
        "" => card_words::unit(number),
        name => name.to_owned(),
    }
}

/// The number of a region's certificate, or why it has none.
pub fn certificate_number(results: &Results<'_>, region: RegionCode) -> Entry {
    match results.award(region) {
        Some(AwardState::Awarded(seal)) => plain(Value::text(&seal.number)),
        Some(AwardState::HeldBack(reason)) => (Value::text(words::held_back(reason)), Tone::Quiet),
        Some(AwardState::NotEligible) | None => plain(Value::text(words::NO_CERTIFICATE)),
    }
}

/// How far a region's certificate is, in words.
pub fn certificate(results: &Results<'_>, region: RegionCode) -> String {
    if results.job.certificate.is_none() {
        return card_words::NO_CERTIFICATES.to_owned();
    }
    if results.partial {
        return card_words::CERTIFICATES_WAIT.to_owned();
    }
    match results.award(region) {
        Some(AwardState::Awarded(seal)) => {
            card_words::certificate(&seal.number, seal.proof.is_some())
        }
        Some(AwardState::HeldBack(reason)) => words::held_back(reason),
        Some(AwardState::NotEligible) | None => card_words::NOT_ELIGIBLE.to_owned(),
    }
}

/// Weight, code, place, message and way out of a finding, as they stand in a table; `region` comes
/// after the code where there is such a column.
pub fn finding(finding: &Finding, region: Option<Value>) -> Vec<Entry> {
    let severity = finding.severity();
    let tone = match severity {
        Severity::Error => Tone::Red,
        Severity::Warning => Tone::Amber,
        Severity::Note => Tone::Quiet,
    };
    let mut cells = vec![
        (Value::text(words::severity(severity)), tone),
        plain(Value::text(finding.code().id())),
    ];
    cells.extend(region.map(plain));
    cells.extend(
        [
            Value::text(finding.at.file_name()),
            Value::optional(finding.at.sheet()),
            Value::optional(finding.at.cell()),
            Value::text(catalogue::message(&finding.problem)),
            Value::text(catalogue::hint(&finding.problem)),
        ]
        .map(plain),
    );
    cells
}

/// How many findings there are of each weight.
pub fn findings_counted<'a>(findings: impl Iterator<Item = &'a Finding>) -> String {
    let mut counts = [0, 0, 0];
    for finding in findings {
        let [errors, warnings, notes] = &mut counts;
        *match finding.severity() {
            Severity::Error => errors,
            Severity::Warning => warnings,
            Severity::Note => notes,
        } += 1;
    }
    let [errors, warnings, notes] = counts;
    words::findings_counted(errors, warnings, notes)
}
