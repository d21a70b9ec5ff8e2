//! What is learned from `samples/sumut-2024`, and from it as the year before itself.

// What is wrong with the sample ends a test.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod job_folder;

use std::fs;
use std::path::{Path, PathBuf};

use job_folder::{JobFolder, Nobody};
use rapor::domain::Fraction;
use rapor::finding::Finding;
use rapor::insight::{Insights, Trend, rank_before};
use rapor::job::{self, Job};
use rapor::pipeline::{self, Evaluation, Options, PROGRAM};
use rapor::report::data;

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/sumut-2024")
}

fn evaluate(job: &Job) -> Evaluation {
    let evaluation = pipeline::evaluate(job, Options::default(), &Nobody).unwrap();
    assert!(!evaluation.findings.iter().any(Finding::is_error), "{:#?}", evaluation.findings);
    evaluation
}

#[test]
fn the_sample_teaches_what_its_scores_say() {
    let job = job::load(&sample()).unwrap();
    let Evaluation { insights, standings, history, .. } = &evaluate(&job);
    // The line learns in parallel what anybody else learns one after the other.
    assert_eq!(insights, &Insights::of(&job, standings, history));
    assert_eq!(insights.regions.len(), 33);
    assert_eq!(insights.indicators.len(), job.rubric.indicators().count());
    for card in &standings.cards {
        let Some(verdict) = card.verdict() else { continue };
        let region = insights.region(card.region.code).unwrap();
        let missing: Fraction = region.units.iter().map(|lift| &lift.gain).sum();
        assert_eq!(verdict.score.exact() + &missing, Fraction::from(100));
        assert_eq!(region.next.is_none(), verdict.band.category.as_deref() == Some("A"));
        if let Some(next) = &region.next {
            let plan = next.plan.unwrap();
            assert!(plan.reached >= next.band.min && plan.steps > 0);
        }
        let last = region.trend.region.points.last().unwrap();
        assert_eq!((last.year, last.score), (2024, Some(verdict.published)));
    }
    for (list, found) in standings.lists.iter().zip(&insights.robustness) {
        let found = found.as_ref().unwrap();
        assert_eq!((found.settings.draws, found.settings.spread), (1000, 25));
        let pairs = || list.places.iter().zip(&found.ranks);
        assert!(
            pairs().all(|(place, range)| (place.region, place.rank) == (range.region, range.rank)
                && range.low <= range.median
                && range.median <= range.high)
        );
        assert_eq!(pairs().count(), list.places.len());
        // Weights that change by a quarter move some, and hardly anybody by half of the list.
        assert!(pairs().any(|(_, range)| range.low < range.high));
        assert!(pairs().all(|(_, range)| range.high - range.low < 17));
    }
}

#[test]
fn only_the_year_that_was_published_whole_has_ranks() {
    let job = job::load(&sample()).unwrap();
    let Evaluation { standings, history, .. } = &evaluate(&job);
    let list = &standings.lists[0];
    let ranked = |year| rank_before(list, history, year).len();
    assert_eq!([2018, 2021, 2022, 2023].map(ranked), [0, 0, 33, 0]);
    let ranks = rank_before(list, history, 2022);
    let best = history.of(2022, *ranks.iter().find(|(_, rank)| **rank == 1).unwrap().0);
    let scores = ranks.keys().map(|code| history.of(2022, *code).unwrap().score);
    assert_eq!(best.unwrap().score, scores.max().unwrap());
}

#[test]
fn a_year_like_the_one_before_has_changed_nowhere() {
    let job = job::load(&sample()).unwrap();
    let before = evaluate(&job);
    let told = data::results_json(&before.results(&job), PROGRAM).unwrap();
    let mut told: serde_json::Value = serde_json::from_slice(&told).unwrap();
    told["job"]["year"] = 2023.into();
    let folder = JobFolder::sample("sumut-2024");
    fs::remove_dir_all(folder.path().join("riwayat")).unwrap();
    folder.write("riwayat/hasil.json", told.to_string());
    let Evaluation { insights, standings, history, .. } = &evaluate(&folder.sound());
    let unchanged = |trend: &Trend| {
        let [past, now] = &trend.points[..] else { panic!("{trend:?}") };
        assert_eq!((past.year, now.year, past.score), (2023, 2024, now.score));
        assert!(now.score.is_some() && !now.after_break);
        assert!(now.change.as_ref().unwrap().is_zero());
        assert_eq!((past.zone, &past.category), (now.zone, &now.category));
    };
    for region in &insights.regions {
        unchanged(&region.trend.region);
        assert_eq!(region.trend.kinds.len(), 6);
        assert_eq!(region.trend.dimensions.len(), 4);
        region.trend.kinds.iter().chain(&region.trend.dimensions).for_each(|(_, t)| unchanged(t));
    }
    assert_eq!(insights.regions.len(), 33);
    for list in &standings.lists {
        let now: Vec<_> = list.places.iter().map(|place| (place.region, place.rank)).collect();
        let mut past: Vec<_> = rank_before(list, history, 2023).into_iter().collect();
        past.sort_by_key(|(region, rank)| (*rank, *region));
        assert_eq!(past, now);
    }
}
