//! What units and dimensions come to over several regions.

use super::{ReportCard, UnitCard};
use crate::domain::{Fraction, Published, Score, Zone};
use crate::rubric::{Rubric, UnitKind};

/// A unit of a region, with its score as shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed<'a> {
    /// Its region.
    pub card: &'a ReportCard,
    /// The unit.
    pub unit: &'a UnitCard,
    /// Its score as shown.
    pub score: Published,
    /// Its zone, where the year has zones.
    pub zone: Option<Zone>,
}

/// All assessed units of one kind, over all scored regions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfKind<'a> {
    /// The kind; `None` for all units of kinds that the rubric does not name.
    pub kind: Option<&'a UnitKind>,
    /// Its units, in order of region.
    pub units: Vec<Placed<'a>>,
}

impl OfKind<'_> {
    /// The highest score of the kind; `None` where units of any kind are together.
    pub fn best(&self) -> Option<Published> {
        self.kind?;
        self.units.iter().map(|unit| unit.score).max()
    }

    /// The mean of the scores as shown, itself rounded; `None` where units of any kind are together.
    pub fn mean(&self) -> Option<Published> {
        self.kind?;
        let hundredth = |unit: &Placed<'_>| Fraction::new(unit.score.hundredths().into(), 100);
        let shown: Vec<_> = self.units.iter().filter_map(hundredth).collect();
        Score::new(Fraction::mean(&shown)?).map(|mean| mean.publish())
    }

    /// How many units are in a zone.
    pub fn in_zone(&self, zone: Zone) -> usize {
        self.units.iter().filter(|unit| unit.zone == Some(zone)).count()
    }

    /// The most units of the kind that any region has.
    pub fn most(&self) -> usize {
        let regions = self.units.chunk_by(|a, b| a.card.region.code == b.card.region.code);
        regions.map(<[Placed<'_>]>::len).max().unwrap_or(0)
    }
}

/// The assessed units of all scored regions by kind, in the order of the rubric; kinds without one
/// are left out.
pub fn by_kind<'a>(cards: &'a [ReportCard], rubric: &'a Rubric) -> Vec<OfKind<'a>> {
    let kinds = rubric.units.kinds.iter().map(Some).chain([None]);
    let of = |kind: Option<&'a UnitKind>| {
        let id = kind.map(|kind| kind.id.as_str());
        let scored = cards.iter().filter(|card| card.verdict().is_some());
        let units = scored.flat_map(|card| card.units.iter().map(move |unit| (card, unit)));
        let units = units.filter(|(_, unit)| unit.kind.as_deref() == id);
        let placed = units.filter_map(|(card, unit)| {
            let (score, band) = unit.shown(rubric)?;
            Some(Placed { card, unit, score, zone: band.zone })
        });
        OfKind { kind, units: placed.collect() }
    };
    kinds.map(of).filter(|of| !of.units.is_empty()).collect()
}

/// The mean of each dimension over the region's assessed units, 0 to 100, in the order of the
/// rubric; `None` for one that all of them left out.
///
/// Nothing where the region is not scored or the dimensions of one of its units are not known: a
/// mean over some of the units would pass for one over all.
pub fn dimension_means(card: &ReportCard, rubric: &Rubric) -> Option<Vec<Option<Score>>> {
    let assessed = card.units.iter().filter(|unit| unit.score.is_some());
    let units: Vec<_> = assessed.map(|unit| unit.dimensions(rubric)).collect::<Option<_>>()?;
    if units.is_empty() || card.verdict().is_none() {
        return None;
    }
    let units: Vec<Vec<Option<Score>>> = units
        .into_iter()
        .map(|dimensions| dimensions.into_iter().map(|(_, score)| score).collect())
        .collect();
    Some(means(&units))
}

/// The mean of each column over the rows that have it.
pub fn means(rows: &[Vec<Option<Score>>]) -> Vec<Option<Score>> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let column = |index: usize| rows.iter().filter_map(move |row| row.get(index)?.as_ref());
    (0..columns).map(|index| Score::mean(column(index))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Fraction, Region};
    use crate::location::Location;
    use crate::rubric;
    use crate::scoring::{Detail, Outcome, Part, Verdict};

    fn score(text: &str) -> Score {
        Score::new(Fraction::from_decimal(text).unwrap()).unwrap()
    }

    fn unit(kind: Option<&str>, told: Option<&str>, parts: &[&str]) -> UnitCard {
        let part = |text: &&str| Part {
            share: Fraction::zero(),
            value: Fraction::from_decimal(text),
            parts: Vec::new(),
        };
        UnitCard {
            kind: kind.map(str::to_owned),
            name: String::new(),
            score: told.map(score),
            at: Location::file("x"),
            detail: (!parts.is_empty())
                .then(|| Detail::Dimensions(parts.iter().map(part).collect())),
            answers: None,
        }
    }

    fn card(rubric: &Rubric, code: &str, scored: bool, units: Vec<UnitCard>) -> ReportCard {
        let score = score("80");
        let published = score.publish();
        let band = rubric.bands.value.of(published).clone();
        let verdict = Verdict { score, published, opinion: band.opinion.clone(), band };
        let outcome = if scored { Outcome::Scored(verdict) } else { Outcome::Incomplete };
        let region = Region::with_code(code.parse().unwrap()).unwrap();
        ReportCard { region, outcome, told: None, units }
    }

    fn rubric() -> Rubric {
        rubric::parse("ombudsman-2024", rubric::built_in("ombudsman-2024").unwrap()).unwrap()
    }

    #[test]
    fn units_stand_by_kind_and_those_of_unscored_regions_stay_out() {
        let rubric = rubric();
        let health = Some("puskesmas");
        let cards = [
            card(
                &rubric,
                "12.04",
                true,
                vec![unit(health, Some("90.005"), &[]), unit(None, Some("99"), &[])],
            ),
            card(
                &rubric,
                "12.05",
                true,
                vec![
                    unit(health, Some("90.01"), &[]),
                    unit(health, Some("60"), &[]),
                    unit(health, None, &[]),
                ],
            ),
            card(&rubric, "12.06", false, vec![unit(health, Some("100"), &[])]),
        ];
        let kinds = by_kind(&cards, &rubric);
        assert_eq!(kinds.len(), 2);
        assert_eq!(kinds[0].kind.unwrap().name, "Puskesmas");
        assert_eq!(kinds[0].best().unwrap().on_paper(), "90,01");
        assert_eq!(kinds[0].mean().unwrap().on_paper(), "80,01");
        assert_eq!(kinds[1].mean(), None);
        let best = kinds[0].units.iter().filter(|unit| Some(unit.score) == kinds[0].best());
        assert_eq!(best.count(), 2, "equal as shown");
        assert_eq!(Zone::ALL.map(|zone| kinds[0].in_zone(zone)), [2, 1, 0]);
        assert_eq!(kinds[0].most(), 2);
        assert_eq!((kinds[1].kind, kinds[1].best()), (None, None));
    }

    #[test]
    fn a_regions_dimensions_are_means_over_all_its_units_or_none() {
        let rubric = rubric();
        let detailed = |told| unit(None, told, &["0.5", "1", "-", "0"]);
        let other = unit(None, Some("80"), &["0.25", "-", "-", "0.01"]);
        let means = |scored, units| {
            let means = dimension_means(&card(&rubric, "12.04", scored, units), &rubric)?;
            let shown =
                means.iter().map(|mean| mean.as_ref().map(|mean| mean.publish().on_paper()));
            Some(shown.map(Option::unwrap_or_default).collect::<Vec<_>>().join(" "))
        };
        let both = vec![detailed(Some("80")), other.clone()];
        assert_eq!(means(true, both.clone()).as_deref(), Some("37,50 100,00  0,50"));
        assert_eq!(means(false, both), None);
        let not_assessed = vec![detailed(None), other];
        assert_eq!(means(true, not_assessed).as_deref(), Some("25,00   1,00"));
        let told = vec![detailed(Some("80")), unit(None, Some("70"), &[])];
        assert_eq!(means(true, told), None);
        assert_eq!(means(true, Vec::new()), None);
    }
}
