//! Whether a region gets better: its results over the years, and its ranks in them.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{Fraction, History, PastResult, Published, Region, RegionCode, Score, Zone};
use crate::job::Job;
use crate::ranking::{self, Contender, RankedList};
use crate::rubric::{Dimension, Rubric, Scheme};
use crate::scoring::{self, ReportCard};

/// The results of a region over the years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trends {
    /// The region as a whole.
    pub region: Trend,
    /// The kinds of units, by their ids, in the order of the rubric; those of which nothing is
    /// known are left out.
    pub kinds: Vec<(String, Trend)>,
    /// The dimensions, by their codes, in the order of the rubric; those of which nothing is known
    /// are left out.
    pub dimensions: Vec<(String, Trend)>,
}

/// Results of several years.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trend {
    /// Ascending by year, this year last.
    pub points: Vec<TrendPoint>,
}

/// The result of one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrendPoint {
    /// The year.
    pub year: u16,
    /// The score as published, where it is known.
    pub score: Option<Published>,
    /// The zone of a region, where it is known; kinds and dimensions have none.
    pub zone: Option<Zone>,
    /// The category of a region, where it is known; kinds and dimensions have none.
    pub category: Option<String>,
    /// The exact difference since the latest earlier point with a score, -100 to 100; none where
    /// their schemes cannot be compared.
    pub change: Option<Fraction>,
    /// Whether another scheme of scoring began between the point before and this one.
    pub after_break: bool,
}

impl Trends {
    /// The results of a region up to this year.
    pub(super) fn of(job: &Job, card: &ReportCard, history: &History) -> Self {
        let past = history.years().into_iter().filter(|year| *year < job.year);
        let past: Vec<(u16, &PastResult)> =
            past.filter_map(|year| Some((year, history.of(year, card.region.code)?))).collect();
        Self {
            region: region(job, card, &past),
            kinds: kinds_of(&job.rubric, card, &past, job.year),
            dimensions: dimensions_of(&job.rubric, card, &past, job.year),
        }
    }
}

fn region(job: &Job, card: &ReportCard, past: &[(u16, &PastResult)]) -> Trend {
    let before = past.iter().map(|(year, result)| TrendPoint {
        zone: result.zone,
        category: result.category.clone(),
        ..TrendPoint::of(*year, result.score)
    });
    let verdict = card.verdict();
    let now = TrendPoint {
        zone: verdict.and_then(|verdict| verdict.band.zone),
        category: verdict.and_then(|verdict| verdict.band.category.clone()),
        ..TrendPoint::of(job.year, verdict.map(|verdict| verdict.published))
    };
    Trend::of(before.chain([now]))
}

/// A kind's score is the mean of its assessed units, rounded like that of a region.
pub(super) fn kinds_of(
    rubric: &Rubric,
    card: &ReportCard,
    past: &[(u16, &PastResult)],
    year: u16,
) -> Vec<(String, Trend)> {
    let of = |id: &String| {
        let past = past.iter().map(|(year, result)| {
            let units = result.units.iter().filter(|unit| unit.kind.as_ref() == Some(id));
            (*year, Score::mean(units.filter_map(|unit| unit.score.as_ref())))
        });
        let units = card.units.iter().filter(|unit| unit.kind.as_ref() == Some(id));
        let now = Score::mean(units.filter_map(|unit| unit.score.as_ref()));
        Some((id.clone(), part(past, (year, now))?))
    };
    rubric.units.kinds.iter().filter_map(|kind| of(&kind.id)).collect()
}

/// A dimension's score is its mean over all assessed units; unknown where one of them is.
pub(super) fn dimensions_of(
    rubric: &Rubric,
    card: &ReportCard,
    past: &[(u16, &PastResult)],
    year: u16,
) -> Vec<(String, Trend)> {
    let Scheme::Weighted(dimensions) = &rubric.scheme else { return Vec::new() };
    let past: Vec<_> = past.iter().map(|(year, result)| (*year, past_means(result))).collect();
    let now = scoring::dimension_means(card, rubric).unwrap_or_default();
    let of = |(index, dimension): (usize, &Dimension)| {
        let code = &dimension.code;
        let past = past.iter().map(|(year, means)| (*year, means.get(code).cloned()));
        let now = now.get(index).cloned().flatten();
        Some((code.clone(), part(past, (year, now))?))
    };
    dimensions.iter().enumerate().filter_map(of).collect()
}

/// The trend of a part of the region, without the years of which nothing is known; none where that
/// is so of all years.
fn part(
    past: impl Iterator<Item = (u16, Option<Score>)>,
    (year, now): (u16, Option<Score>),
) -> Option<Trend> {
    let known = past.filter_map(|(year, score)| Some((year, score?.publish())));
    let before: Vec<_> = known.map(|(year, score)| TrendPoint::of(year, Some(score))).collect();
    let now = TrendPoint::of(year, now.map(|score| score.publish()));
    let known = !before.is_empty() || now.score.is_some();
    known.then(|| Trend::of(before.into_iter().chain([now])))
}

/// The mean of each dimension over the assessed units of an earlier year; none where the dimensions
/// of one of them are not known: a mean over some would pass for one over all.
fn past_means(result: &PastResult) -> BTreeMap<String, Score> {
    let assessed = result.units.iter().filter(|unit| unit.score.is_some());
    let units: Option<Vec<_>> = assessed.map(|unit| unit.dimensions.as_ref()).collect();
    let mut scores: BTreeMap<&String, Vec<&Score>> = BTreeMap::new();
    for (code, score) in units.into_iter().flatten().flatten() {
        scores.entry(code).or_default().extend(score);
    }
    let mean = |(code, scores): (&String, Vec<&Score>)| Some((code.clone(), Score::mean(scores)?));
    scores.into_iter().filter_map(mean).collect()
}

impl TrendPoint {
    pub(super) fn of(year: u16, score: Option<Published>) -> Self {
        Self { year, score, zone: None, category: None, change: None, after_break: false }
    }
}

impl Trend {
    /// Sets each point against those before it; the points must ascend by year.
    pub(super) fn of(points: impl Iterator<Item = TrendPoint>) -> Self {
        let mut trend = Self::default();
        for mut point in points {
            let comparable = |before: &&TrendPoint| History::comparable(before.year, point.year);
            let last = trend.points.last();
            let after_break = last.is_some_and(|last| !comparable(&last));
            let scored = trend.points.iter().rfind(|before| before.score.is_some());
            let scored = scored.filter(comparable);
            point.change = scored.and_then(|before| Some(point.score?.change_since(before.score?)));
            point.after_break = after_break;
            trend.points.push(point);
        }
        trend
    }
}

/// Ascending years in groups of one scheme each: scores of two groups cannot be compared.
pub fn by_scheme(years: &[u16]) -> Vec<&[u16]> {
    years.chunk_by(|year, next| History::comparable(*year, *next)).collect()
}

/// The ranks that a list's regions would have had by the scores of an earlier year, under the
/// list's own tie rule; of equal scores nothing finer is known, so that a sequential list orders
/// them by code.
///
/// Empty unless that year accounts for every region that counts: those ranked in the list now, and
/// those of its kinds and provinces that the history names in any year. It accounts for one by a
/// score, or by naming it with nothing at all: then it was not assessed. A region of which only the
/// zone or the category is known had a rank that nobody knows, and so have all others.
pub fn rank_before(list: &RankedList, history: &History, year: u16) -> BTreeMap<RegionCode, u32> {
    let now: BTreeSet<RegionCode> = list.places.iter().map(|place| place.region).collect();
    let provinces: BTreeSet<RegionCode> = now.iter().map(|code| code.province()).collect();
    let belongs = |code: &RegionCode| {
        let kind = Region::with_code(*code).map(|region| region.kind);
        provinces.contains(&code.province())
            && kind.is_some_and(|kind| list.list.kinds.contains(&kind))
    };
    let mut contenders = Vec::new();
    for code in history.regions().into_iter().filter(belongs).chain(now.iter().copied()) {
        match history.of(year, code) {
            Some(PastResult { score: Some(score), .. }) => {
                contenders.push(Contender::by_published(code, *score));
            }
            Some(PastResult { zone: None, category: None, .. }) => {}
            Some(_) | None => return BTreeMap::new(),
        }
    }
    contenders.sort_by_key(|contender| contender.region);
    contenders.dedup_by_key(|contender| contender.region);
    let places = ranking::places(contenders, list.list.ties).into_iter();
    let places = places.filter(|place| now.contains(&place.region));
    places.map(|place| (place.region, place.rank)).collect()
}
