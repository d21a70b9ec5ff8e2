//! What a region's sheets must not contradict: its units, what they state, the job.

use super::{Scorer, UnitCard};
use crate::domain::{Fraction, Mark, Published, RegionKind, Score, Seen};
use crate::finding::{Problem, Stated};
use crate::location::{Located, Location};

impl Scorer<'_> {
    pub(super) fn check_not_assessed(
        &mut self,
        whole: Option<&Seen>,
        units: &[UnitCard],
        reason: &str,
    ) {
        let whole = whole.into_iter().filter(|seen| seen.mark != Mark::NotAssessed);
        let units = units.iter().filter(|unit| unit.score.is_some());
        let scored = whole.map(|seen| &seen.at).chain(units.map(|unit| &unit.at)).next();
        let name = self.region.name.clone();
        match scored {
            Some(at) => self.report(Some(at.clone()), Problem::ScoredAllTheSame { name }),
            None => {
                let problem = Problem::NotAssessed { what: name, reason: Some(reason.to_owned()) };
                self.report(None, problem);
            }
        }
    }

    pub(super) fn check_whole_not_assessed(&mut self, units: &[UnitCard], at: &Location) {
        let name = self.region.name.clone();
        match units.iter().find(|unit| unit.score.is_some()) {
            Some(unit) => {
                let at = Some(unit.at.clone());
                self.report(at, Problem::ScoredAllTheSame { name });
            }
            None => {
                let problem = Problem::NotAssessed { what: name, reason: None };
                self.report(Some(at.clone()), problem);
            }
        }
    }

    /// A score a hair away from x,xx5 is most likely the remainder of a formula in binary doubles.
    pub(super) fn check_border(&mut self, score: &Score, at: &Location) {
        let Some(tie) = nearby_tie(score) else { return };
        let problem = Problem::OnTheBorder {
            stored: score.exact().to_decimal(),
            shown: tie.exact().to_decimal(),
            published: [score.publish(), tie.publish()],
        };
        self.report(Some(at.clone()), problem);
    }

    /// What a table states beside a score must follow from it.
    pub(super) fn check_stated(&mut self, seen: &Seen, published: Published, opinion: &str) {
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

    /// What a unit's own sheets say that its answers come to.
    pub(super) fn check_sheet_scores(&mut self, stated: &[Located<Score>], score: Option<&Score>) {
        let Some(computed) = score.map(Score::publish) else { return };
        for Located { value, at } in stated {
            let stated = value.publish();
            if stated != computed {
                let problem = Problem::SheetScoreDiffers { stated, computed };
                self.report(Some(at.clone()), problem);
            }
        }
    }

    /// As many units of each kind as the rubric, or the job for this region, asks for.
    pub(super) fn check_units(&mut self, units: &[UnitCard]) {
        if self.region.kind == RegionKind::Provinsi && self.rules.units.is_none() {
            // The rubric's kinds are those of kabupaten and kota.
            return;
        }
        let at = units.first().map(|unit| unit.at.clone());
        let mut problems = Vec::new();
        for kind in &self.rubric.units.kinds {
            let of_kind = |id: &&String| **id == kind.id;
            let found = units.iter().filter_map(|unit| unit.kind.as_ref());
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
        let assessed = count(units.iter().filter(|unit| unit.score.is_some()));
        let minimum = self.rubric.units.minimum.value;
        if problems.is_empty() && self.rules.units.is_none() && (1..minimum).contains(&assessed) {
            let kind = self.region.name.clone();
            problems.push(Problem::UnitMissing { kind, minimum, found: assessed });
        }
        for problem in problems {
            self.report(at.clone(), problem);
        }
    }
}

fn count<T>(items: impl Iterator<Item = T>) -> u32 {
    u32::try_from(items.count()).unwrap_or(u32::MAX)
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
