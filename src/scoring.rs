//! From what was seen to what it comes to.

use crate::domain::{
    Assessment, Band, Fraction, Mark, Published, Region, RegionKind, Score, Seen, UnitAssessment,
};
use crate::finding::{Finding, Problem, Stated};
use crate::job::{FILE, RegionRules};
use crate::location::Location;
use crate::rubric::Rubric;

/// What a region comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportCard {
    /// The region.
    pub region: &'static Region,
    /// Its score, or why it has none.
    pub outcome: Outcome,
    /// Its units, in the order of the rubric's kinds.
    pub units: Vec<UnitCard>,
}

/// A region's score, or why it has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Scored.
    Scored(Verdict),
    /// There is a sheet, but it has errors.
    Incomplete,
    /// There is no sheet.
    Missing,
    /// Tidak dinilai, with the reason if one was given.
    NotAssessed(Option<String>),
}

/// A score and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The exact score.
    pub score: Score,
    /// The score as published.
    pub published: Published,
    /// Its band.
    pub band: Band,
    /// The opinion in full, with its suffix where the year and the job give one.
    pub opinion: String,
}

/// What a unit comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitCard {
    /// The id of its kind; `None` for a kind that the rubric does not name.
    pub kind: Option<String>,
    /// Its name as written.
    pub name: String,
    /// Its exact score; `None` where it was not assessed.
    pub score: Option<Score>,
    /// Where it was read.
    pub at: Location,
}

impl ReportCard {
    /// The verdict, where the region is scored.
    pub fn verdict(&self) -> Option<&Verdict> {
        match &self.outcome {
            Outcome::Scored(verdict) => Some(verdict),
            Outcome::Incomplete | Outcome::Missing | Outcome::NotAssessed(_) => None,
        }
    }
}

impl Outcome {
    /// Its name in data files.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Scored(_) => "scored",
            Self::Incomplete => "incomplete",
            Self::Missing => "missing",
            Self::NotAssessed(_) => "not_assessed",
        }
    }
}

/// What a region's sheets come to.
///
/// `readable` is false where a finding about the region already keeps it from being scored.
pub fn score(
    region: &'static Region,
    assessment: Option<&Assessment>,
    readable: bool,
    rubric: &Rubric,
    rules: &RegionRules,
) -> (ReportCard, Vec<Finding>) {
    let mut scorer = Scorer { region, rubric, rules, findings: Vec::new() };
    let outcome = scorer.outcome(assessment, readable);
    let units = assessment.map(|assessment| scorer.units(assessment)).unwrap_or_default();
    let refused = scorer.findings.iter().any(Finding::is_error);
    let outcome = if refused { Outcome::Incomplete } else { outcome };
    (ReportCard { region, outcome, units }, scorer.findings)
}

struct Scorer<'a> {
    region: &'static Region,
    rubric: &'a Rubric,
    rules: &'a RegionRules,
    findings: Vec<Finding>,
}

impl Scorer<'_> {
    fn outcome(&mut self, assessment: Option<&Assessment>, readable: bool) -> Outcome {
        if let Some(reason) = &self.rules.not_assessed {
            self.check_not_assessed(assessment, reason);
            return Outcome::NotAssessed(Some(reason.clone()));
        }
        let Some(assessment) = assessment else {
            return Outcome::Missing;
        };
        if !readable {
            return Outcome::Incomplete;
        }
        if let Some(Seen { mark: Mark::NotAssessed, at, .. }) = &assessment.whole {
            self.check_whole_not_assessed(assessment, at);
            return Outcome::NotAssessed(None);
        }
        let Some(score) = self.score_of(assessment) else {
            return Outcome::Incomplete;
        };
        let at =
            assessment.whole.as_ref().or_else(|| assessment.units.first().map(|unit| &unit.seen));
        if let Some(seen) = at {
            self.check_border(&score, &seen.at);
        }
        let verdict = self.verdict(score);
        if let Some(whole) = &assessment.whole {
            self.check_stated(whole, verdict.published, &verdict.opinion);
        }
        Outcome::Scored(verdict)
    }

    /// The region's score: of its units where there are any, else as the table gives it.
    fn score_of(&mut self, assessment: &Assessment) -> Option<Score> {
        let whole = match &assessment.whole {
            Some(Seen { mark: Mark::Score(score), at, .. }) => Some((score.clone(), at)),
            Some(Seen { mark: Mark::NotAssessed, .. }) | None => None,
        };
        if assessment.units.is_empty() {
            return whole.map(|(score, _)| score);
        }
        self.check_units(assessment);
        let scores: Vec<&Score> = assessment.units.iter().filter_map(unit_score).collect();
        let units = scores.len();
        let Some(mean) = Score::mean(scores) else {
            let at = assessment.units.first().map(|unit| unit.seen.at.clone());
            let name = self.region.name.clone();
            self.report(at, Problem::NothingAssessed { name });
            return None;
        };
        if let Some((whole, at)) = whole {
            let (stated, computed) = (whole.publish(), mean.publish());
            if stated != computed {
                let problem = Problem::RegionScoreDiffers { stated, computed, units };
                self.report(Some(at.clone()), problem);
            }
        }
        Some(mean)
    }

    fn verdict(&self, score: Score) -> Verdict {
        let published = score.publish();
        let band = self.rubric.bands.value.of(published).clone();
        let suffix = self.rubric.followed_up_suffix.as_ref().filter(|_| self.rules.followed_up);
        let opinion = match suffix {
            Some(suffix) => format!("{} {}", band.opinion, suffix.value),
            None => band.opinion.clone(),
        };
        Verdict { score, published, band, opinion }
    }

    /// The units, in the order of the rubric's kinds, then of their places.
    fn units(&mut self, assessment: &Assessment) -> Vec<UnitCard> {
        let mut cards = Vec::new();
        for unit in &assessment.units {
            match unit_score(unit) {
                Some(score) => {
                    let published = score.publish();
                    let opinion = self.rubric.bands.value.of(published).opinion.clone();
                    self.check_stated(&unit.seen, published, &opinion);
                }
                None => {
                    let problem = Problem::NotAssessed { what: unit.name.clone(), reason: None };
                    self.report(Some(unit.seen.at.clone()), problem);
                }
            }
            cards.push(UnitCard {
                kind: unit.kind.clone(),
                name: unit.name.clone(),
                score: unit_score(unit).cloned(),
                at: unit.seen.at.clone(),
            });
        }
        let kinds = &self.rubric.units.kinds;
        let order = |card: &UnitCard| {
            let kind = kinds.iter().position(|kind| Some(&kind.id) == card.kind.as_ref());
            (kind.unwrap_or(kinds.len()), card.at.clone())
        };
        cards.sort_by_key(order);
        cards
    }

    fn check_not_assessed(&mut self, assessment: Option<&Assessment>, reason: &str) {
        let scored = assessment.and_then(|assessment| {
            let whole = assessment.whole.iter().filter(|seen| seen.mark != Mark::NotAssessed);
            let units = assessment.units.iter().filter(|unit| unit_score(unit).is_some());
            whole.map(|seen| &seen.at).chain(units.map(|unit| &unit.seen.at)).next()
        });
        let name = self.region.name.clone();
        match scored {
            Some(at) => self.report(Some(at.clone()), Problem::ScoredAllTheSame { name }),
            None => {
                let problem = Problem::NotAssessed { what: name, reason: Some(reason.to_owned()) };
                self.report(None, problem);
            }
        }
    }

    fn check_whole_not_assessed(&mut self, assessment: &Assessment, at: &Location) {
        let name = self.region.name.clone();
        let scored = assessment.units.iter().find(|unit| unit_score(unit).is_some());
        match scored {
            Some(unit) => {
                let at = Some(unit.seen.at.clone());
                self.report(at, Problem::ScoredAllTheSame { name });
            }
            None => {
                let problem = Problem::NotAssessed { what: name, reason: None };
                self.report(Some(at.clone()), problem);
            }
        }
    }

    /// A score a hair away from x,xx5 is most likely the remainder of a formula in binary doubles.
    fn check_border(&mut self, score: &Score, at: &Location) {
        let Some(tie) = nearby_tie(score) else { return };
        let problem = Problem::OnTheBorder {
            stored: score.exact().to_decimal(),
            shown: tie.exact().to_decimal(),
            published: [score.publish(), tie.publish()],
        };
        self.report(Some(at.clone()), problem);
    }

    /// What a table states beside a score must follow from it.
    fn check_stated(&mut self, seen: &Seen, published: Published, opinion: &str) {
        let band = self.rubric.bands.value.of(published).clone();
        let zone = band.zone.map(|zone| zone.name().to_owned());
        let claims = [
            (Stated::Category, &seen.stated.category, band.category.map(|category| vec![category])),
            (Stated::Zone, &seen.stated.zone, zone.map(|zone| vec![zone])),
            (Stated::Opinion, &seen.stated.opinion, Some(vec![opinion.to_owned(), band.opinion])),
        ];
        for (what, stated, computed) in claims {
            // A year without categories or zones has nothing to compare with.
            let (Some(stated), Some(computed)) = (stated, computed) else {
                continue;
            };
            let same = computed.iter().any(|word| bare(what, word) == bare(what, &stated.value));
            if !same {
                let problem = Problem::StatedDiffers {
                    what,
                    stated: stated.value.clone(),
                    computed: computed.into_iter().next().unwrap_or_default(),
                    score: published,
                };
                self.report(Some(stated.at.clone()), problem);
            }
        }
    }

    /// As many units of each kind as the rubric, or the job for this region, asks for.
    fn check_units(&mut self, assessment: &Assessment) {
        if self.region.kind == RegionKind::Provinsi && self.rules.units.is_none() {
            // The rubric's kinds are those of kabupaten and kota.
            return;
        }
        let at = assessment.units.first().map(|unit| unit.seen.at.clone());
        let mut problems = Vec::new();
        for kind in &self.rubric.units.kinds {
            let of_kind = |id: &&String| **id == kind.id;
            let found = assessment.units.iter().filter_map(|unit| unit.kind.as_ref());
            let found = count(found.filter(of_kind));
            let (minimum, maximum) = match &self.rules.units {
                Some(units) => {
                    let wanted = count(units.iter().filter(of_kind));
                    (wanted, wanted)
                }
                None => (kind.minimum.value, kind.maximum.value),
            };
            let name = kind.name.clone();
            if found < minimum {
                problems.push(Problem::UnitMissing { kind: name, minimum, found });
            } else if found > maximum {
                problems.push(Problem::UnitSurplus { kind: name, maximum, found });
            }
        }
        let assessed = count(assessment.units.iter().filter(|unit| unit_score(unit).is_some()));
        let minimum = self.rubric.units.minimum.value;
        if problems.is_empty() && self.rules.units.is_none() && (1..minimum).contains(&assessed) {
            let kind = self.region.name.clone();
            problems.push(Problem::UnitMissing { kind, minimum, found: assessed });
        }
        for problem in problems {
            self.report(at.clone(), problem);
        }
    }

    fn report(&mut self, at: Option<Location>, problem: Problem) {
        let at = at.unwrap_or_else(|| Location::file(FILE));
        self.findings.push(Finding::about(self.region.code, at, problem));
    }
}

fn count<T>(items: impl Iterator<Item = T>) -> u32 {
    u32::try_from(items.count()).unwrap_or(u32::MAX)
}

fn unit_score(unit: &UnitAssessment) -> Option<&Score> {
    match &unit.seen.mark {
        Mark::Score(score) => Some(score),
        Mark::NotAssessed => None,
    }
}

/// A word without the name of what it is: "Zona Hijau" is "hijau".
fn bare(what: Stated, word: &str) -> String {
    let prefixes: &[&str] = match what {
        Stated::Category => &["kategori"],
        Stated::Zone => &["zona"],
        Stated::Opinion => &["opini", "predikat", "kualitas", "kepatuhan"],
    };
    let lower = word.to_lowercase();
    let mut words: Vec<&str> = lower.split_whitespace().collect();
    while words.len() > 1 && words.first().is_some_and(|first| prefixes.contains(first)) {
        words.remove(0);
    }
    words.join(" ")
}

/// The exact tie x,xx5 that a score is less than 10^-9 away from, without being one.
fn nearby_tie(score: &Score) -> Option<Score> {
    let nudge = Fraction::new(1, 1_000_000_000)?;
    // The tie below the next hundredth up: whatever rounds up a little above here but not here.
    let above = Score::new(score.exact() + &nudge)?.publish();
    let below = Score::new(score.exact() - &nudge)?.publish();
    let tie = &Fraction::new(i64::from(above.hundredths()), 100)? - &Fraction::new(1, 200)?;
    (above != below && tie != *score.exact()).then(|| Score::new(tie))?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Stated as StatedBeside, Zone};
    use crate::location::{Cell, Located};
    use crate::rubric;

    fn rubric_of(year: u16) -> Rubric {
        let id = format!("ombudsman-{year}");
        rubric::parse(&id, rubric::built_in(&id).unwrap()).unwrap()
    }

    fn region(code: &str) -> &'static Region {
        Region::with_code(code.parse().unwrap()).unwrap()
    }

    fn at(row: u32) -> Location {
        Location::file("x.csv").with_cell("", Cell { row, column: 0 })
    }

    fn seen(row: u32, score: &str) -> Seen {
        let mark = match Fraction::from_decimal(score) {
            Some(score) => Mark::Score(Score::new(score).unwrap()),
            None => Mark::NotAssessed,
        };
        Seen { at: at(row), mark, stated: StatedBeside::default() }
    }

    fn units(units: &[(Option<&str>, &str)]) -> Vec<UnitAssessment> {
        let unit = |(row, (kind, score)): (u32, &(Option<&str>, &str))| UnitAssessment {
            kind: kind.map(str::to_owned),
            name: format!("Unit {row}"),
            seen: seen(row, score),
        };
        (1..).zip(units).map(unit).collect()
    }

    fn shown(outcome: &Outcome) -> String {
        match outcome {
            Outcome::Scored(verdict) => format!("{} {}", verdict.published, verdict.opinion),
            other => other.id().to_owned(),
        }
    }

    fn check(year: u16, assessment: &Assessment, rules: &RegionRules, expected: &str) {
        let rubric = rubric_of(year);
        let region = Region::with_code(assessment.region).unwrap();
        let (card, findings) = score(region, Some(assessment), true, &rubric, rules);
        let mut found = vec![shown(&card.outcome)];
        found.extend(findings.iter().map(|finding| finding.code().to_string()));
        assert_eq!(found.join(" "), expected);
    }

    fn assessment(code: &str, whole: Option<&str>, units: Vec<UnitAssessment>) -> Assessment {
        Assessment { region: region(code).code, whole: whole.map(|score| seen(0, score)), units }
    }

    const SEVEN: [(Option<&str>, &str); 7] = [
        (Some("disdukcapil"), "90"),
        (Some("dpmptsp"), "91"),
        (Some("dinas-sosial"), "92"),
        (Some("dinas-pendidikan"), "93"),
        (Some("dinas-kesehatan"), "94"),
        (Some("puskesmas"), "95"),
        (Some("puskesmas"), "96.07"),
    ];

    #[test]
    fn a_region_is_the_mean_of_its_unrounded_units() {
        let yogyakarta = ["90.13", "89.44", "89.31", "88.91", "84.17"].map(|score| (None, score));
        let rules = RegionRules::default();
        check(
            2025,
            &assessment("34.71", None, units(&yogyakarta)),
            &rules,
            "88.39 Kualitas Tertinggi",
        );
        check(2024, &assessment("12.11", None, units(&SEVEN)), &rules, "93.01 Kualitas Tertinggi");
        check(
            2024,
            &assessment("12.11", Some("93.01"), units(&SEVEN)),
            &rules,
            "93.01 Kualitas Tertinggi",
        );
        check(2024, &assessment("12.11", Some("93.02"), units(&SEVEN)), &rules, "incomplete R502");
    }

    #[test]
    fn units_follow_the_rubric_or_the_job() {
        let rules = RegionRules::default();
        check(2024, &assessment("12.11", None, units(&SEVEN[1..])), &rules, "incomplete R505");
        let mut eight = SEVEN.to_vec();
        eight.push((Some("dpmptsp"), "90"));
        check(2024, &assessment("12.11", None, units(&eight)), &rules, "incomplete R506");
        let kinds = SEVEN[1..].iter().map(|(kind, _)| kind.unwrap().to_owned()).collect();
        let rules = RegionRules { units: Some(kinds), ..RegionRules::default() };
        check(
            2024,
            &assessment("12.11", None, units(&SEVEN[1..])),
            &rules,
            "93.51 Kualitas Tertinggi",
        );
    }

    #[test]
    fn a_unit_that_was_not_assessed_is_left_out_and_said() {
        let mut seven = SEVEN;
        seven[6].1 = "Tidak dinilai";
        let rules = RegionRules::default();
        check(
            2024,
            &assessment("12.11", None, units(&seven)),
            &rules,
            "92.50 Kualitas Tertinggi R507",
        );
        for unit in &mut seven[..5] {
            unit.1 = "Tidak dinilai";
        }
        let notes = "R507 R507 R507 R507 R507 R507";
        check(
            2024,
            &assessment("12.11", None, units(&seven)),
            &rules,
            &format!("incomplete R505 {notes}"),
        );
        seven[5].1 = "Tidak dinilai";
        check(
            2024,
            &assessment("12.11", None, units(&seven)),
            &rules,
            &format!("incomplete R510 {notes} R507"),
        );
    }

    #[test]
    fn regions_can_be_not_assessed() {
        let rules = RegionRules::default();
        check(
            2024,
            &assessment("12.14", Some("Tidak dinilai"), Vec::new()),
            &rules,
            "not_assessed R507",
        );
        let excused =
            RegionRules { not_assessed: Some("bencana".into()), ..RegionRules::default() };
        check(2024, &assessment("12.14", None, Vec::new()), &excused, "not_assessed R507");
        check(2024, &assessment("12.14", Some("80"), Vec::new()), &excused, "incomplete R509");
    }

    #[test]
    fn what_is_stated_beside_a_score_must_follow_from_it() {
        let state = |category: &str, zone: &str, opinion: &str| {
            let mut whole = seen(0, "87.995");
            let word = |text: &str| Some(Located::new(text.to_owned(), at(0)));
            whole.stated =
                StatedBeside { category: word(category), zone: word(zone), opinion: word(opinion) };
            Assessment { region: region("12.11").code, whole: Some(whole), units: Vec::new() }
        };
        let rules = RegionRules::default();
        check(2024, &state("A", "Zona HIJAU", "tertinggi"), &rules, "88.00 Kualitas Tertinggi");
        check(2024, &state("B", "Hijau", "Kualitas Tinggi"), &rules, "incomplete R501 R501");
        check(2024, &state("A", "Kuning", "Opini Kualitas Tertinggi"), &rules, "incomplete R501");
    }

    #[test]
    fn the_suffix_of_2025_needs_the_job_to_say_so() {
        let rules = RegionRules { followed_up: true, ..RegionRules::default() };
        let whole = assessment("34.71", Some("88.39"), Vec::new());
        check(2025, &whole, &rules, "88.39 Kualitas Tertinggi Tanpa Maladministrasi");
    }

    #[test]
    fn the_remainder_of_a_formula_is_not_taken_for_a_score() {
        let rules = RegionRules::default();
        for (score, expected) in [
            ("87.99499999999999", "incomplete R309"),
            ("87.995000000000001", "incomplete R309"),
            ("87.995", "88.00 Kualitas Tertinggi"),
            ("87.99499", "87.99 Kualitas Tinggi"),
            ("100", "100.00 Kualitas Tertinggi"),
            ("0", "0.00 Kualitas Terendah"),
        ] {
            check(2024, &assessment("12.11", Some(score), Vec::new()), &rules, expected);
        }
    }

    #[test]
    fn a_band_comes_from_the_rounded_score() {
        for (year, score, zone) in [
            (2021, "80.995", Zone::Hijau),
            (2021, "80.994", Zone::Kuning),
            (2022, "77.995", Zone::Hijau),
            (2022, "53.99", Zone::Merah),
        ] {
            let rubric = rubric_of(year);
            let whole = assessment("12.11", Some(score), Vec::new());
            let (card, _) =
                super::score(region("12.11"), Some(&whole), true, &rubric, &RegionRules::default());
            assert_eq!(card.verdict().unwrap().band.zone, Some(zone), "{year} {score}");
        }
    }
}
