//! From what was seen to what it comes to.

mod across;
mod checks;
mod lines;
mod unit;

pub use across::{OfKind, Placed, by_kind, dimension_means, means};
pub use lines::{Asked, Level, Line, Shares, Tally};
pub use unit::{Detail, Part, UnitScore, counted, score as unit};

use crate::domain::{
    Answers, Assessment, Band, Content, Mark, Published, Region, Score, Seen, UnitAssessment,
};
use crate::finding::{Finding, Problem};
use crate::job::{FILE, RegionRules};
use crate::location::Location;
use crate::rubric::{RollUp, Rubric, Scheme};

/// What a region comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportCard {
    /// The region.
    pub region: &'static Region,
    /// Its score, or why it has none.
    pub outcome: Outcome,
    /// Its score as a table gives it, where one does: all there is, or beside its units.
    pub told: Option<Seen>,
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
    /// How its score came about, where its answers are known.
    pub detail: Option<Detail>,
    /// The answers themselves, where they are known.
    pub answers: Option<Answers>,
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
    assessment: Option<Assessment>,
    readable: bool,
    rubric: &Rubric,
    rules: &RegionRules,
) -> (ReportCard, Vec<Finding>) {
    let mut scorer = Scorer { region, rubric, rules, findings: Vec::new() };
    let (whole, units) = match assessment {
        Some(Assessment { whole, units, .. }) => (whole, Some(scorer.units(units))),
        None => (None, None),
    };
    let outcome = match &units {
        Some(units) => scorer.outcome(whole.as_ref(), units, readable),
        None => scorer.without_sheet(),
    };
    let refused = scorer.findings.iter().any(Finding::is_error);
    let outcome = if refused { Outcome::Incomplete } else { outcome };
    (ReportCard { region, outcome, told: whole, units: units.unwrap_or_default() }, scorer.findings)
}

/// Whether a region's score is the mean over all its products, whatever unit they are of.
pub fn by_products(rubric: &Rubric) -> bool {
    let roll_up = match &rubric.scheme {
        Scheme::Checklist { roll_up, .. } => Some(roll_up.value),
        Scheme::Weighted(_) => None,
    };
    roll_up == Some(RollUp::Products)
}

/// The scores with which a unit enters the mean of its region: its own, or those of its products;
/// none where it was not assessed.
///
/// A unit whose score alone is known counts as one product: nobody knows how many it had.
pub fn entering(rubric: &Rubric, unit: &UnitCard) -> Vec<Score> {
    match &unit.detail {
        Some(Detail::Products(products)) if by_products(rubric) => {
            products.iter().flatten().filter_map(unit::of_hundred).collect()
        }
        _ => unit.score.iter().cloned().collect(),
    }
}

struct Scorer<'a> {
    region: &'static Region,
    rubric: &'a Rubric,
    rules: &'a RegionRules,
    findings: Vec<Finding>,
}

impl Scorer<'_> {
    fn without_sheet(&mut self) -> Outcome {
        match &self.rules.not_assessed {
            Some(reason) => {
                self.check_not_assessed(None, &[], reason);
                Outcome::NotAssessed(Some(reason.clone()))
            }
            None => Outcome::Missing,
        }
    }

    fn outcome(&mut self, whole: Option<&Seen>, units: &[UnitCard], readable: bool) -> Outcome {
        if let Some(reason) = &self.rules.not_assessed {
            self.check_not_assessed(whole, units, reason);
            return Outcome::NotAssessed(Some(reason.clone()));
        }
        if !readable {
            return Outcome::Incomplete;
        }
        if let Some(Seen { mark: Mark::NotAssessed, at, .. }) = whole {
            self.check_whole_not_assessed(units, at);
            return Outcome::NotAssessed(None);
        }
        let Some(score) = self.score_of(whole, units) else {
            return Outcome::Incomplete;
        };
        let at = whole.map(|seen| &seen.at).or_else(|| units.first().map(|unit| &unit.at));
        if let Some(at) = at {
            self.check_border(&score, at);
        }
        let verdict = self.verdict(score);
        if let Some(whole) = whole {
            self.check_stated(whole, verdict.published, &verdict.opinion);
        }
        Outcome::Scored(verdict)
    }

    /// The region's score: of its units where there are any, else as the table gives it.
    fn score_of(&mut self, whole: Option<&Seen>, units: &[UnitCard]) -> Option<Score> {
        let told = match whole {
            Some(Seen { mark: Mark::Score(score), at, .. }) => Some((score.clone(), at)),
            Some(Seen { mark: Mark::NotAssessed, .. }) | None => None,
        };
        if units.is_empty() {
            return told.map(|(score, _)| score);
        }
        self.check_units(units);
        let Some(mean) = self.mean(units) else {
            let name = self.region.name.clone();
            self.report(
                units.first().map(|unit| unit.at.clone()),
                Problem::NothingAssessed { name },
            );
            return None;
        };
        if let Some((told, at)) = told {
            let (stated, computed) = (told.publish(), mean.publish());
            if stated != computed {
                let units = units.iter().filter(|unit| unit.score.is_some()).count();
                let problem = Problem::RegionScoreDiffers { stated, computed, units };
                self.report(Some(at.clone()), problem);
            }
        }
        Some(mean)
    }

    /// The mean of the units, whatever their kind; of a checklist, the mean of all products if the
    /// rubric says so.
    fn mean(&self, units: &[UnitCard]) -> Option<Score> {
        let scores: Vec<Score> =
            units.iter().flat_map(|unit| entering(self.rubric, unit)).collect();
        Score::mean(&scores)
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
    fn units(&mut self, units: Vec<UnitAssessment>) -> Vec<UnitCard> {
        let mut cards: Vec<_> = units.into_iter().map(|unit| self.unit(unit)).collect();
        let kinds = &self.rubric.units.kinds;
        let order = |card: &UnitCard| {
            let kind = kinds.iter().position(|kind| Some(&kind.id) == card.kind.as_ref());
            (kind.unwrap_or(kinds.len()), card.at.clone())
        };
        cards.sort_by_key(order);
        cards
    }

    fn unit(&mut self, unit: UnitAssessment) -> UnitCard {
        let UnitAssessment { kind, name, at, content } = unit;
        let (score, detail, answers) = match content {
            Content::Told(seen) if seen.mark == Mark::NotAssessed => {
                let problem = Problem::NotAssessed { what: name.clone(), reason: None };
                self.report(Some(at.clone()), problem);
                (None, None, None)
            }
            Content::Told(seen) => (self.told(&seen), None, None),
            Content::Answered(answers) => {
                let UnitScore { score, detail } = unit::score(self.rubric, &answers);
                self.check_sheet_scores(&answers.stated, score.as_ref());
                if score.is_none() {
                    self.report(Some(at.clone()), Problem::NothingAnswered { unit: name.clone() });
                }
                (score, Some(detail), Some(answers))
            }
        };
        UnitCard { kind, name, score, at, detail, answers }
    }

    fn told(&mut self, seen: &Seen) -> Option<Score> {
        let Mark::Score(score) = &seen.mark else { return None };
        let published = score.publish();
        let opinion = self.rubric.bands.value.of(published).opinion.clone();
        self.check_border(score, &seen.at);
        self.check_stated(seen, published, &opinion);
        Some(score.clone())
    }

    fn report(&mut self, at: Option<Location>, problem: Problem) {
        let at = at.unwrap_or_else(|| Location::file(FILE));
        self.findings.push(Finding::about(self.region.code, at, problem));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Fraction, Stated as StatedBeside, Zone};
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
            at: at(row),
            content: Content::Told(Box::new(seen(row, score))),
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
        let (card, findings) = score(region, Some(assessment.clone()), true, &rubric, rules);
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
            &format!("incomplete {notes} R505"),
        );
        seven[5].1 = "Tidak dinilai";
        check(
            2024,
            &assessment("12.11", None, units(&seven)),
            &rules,
            &format!("incomplete {notes} R507 R510"),
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
                super::score(region("12.11"), Some(whole), true, &rubric, &RegionRules::default());
            assert_eq!(card.verdict().unwrap().band.zone, Some(zone), "{year} {score}");
        }
    }
}
