//! Made-up jobs with defects: what is wrong is planted, and written down with what must be found.
//!
//! ```text
//! deal (which region gets which defects) -> scene (one region's files) -> plant -> list
//! ```
//!
//! A rate says in how many regions' sheets something is wrong or unusual, rounded up. Each of those
//! has one to three defects, of which none hides another; every kind comes up before any comes up
//! again. Some are harmless: they are only unusual, and no score changes.

mod answer;
mod book;
mod copied;
mod damage;
mod deal;
mod defect;
mod identity;
mod list;
mod pen;
mod scene;
mod score;
mod survey;
mod table;
mod unit;

pub use deal::{NotARate, Rate};
pub use defect::Defect;
pub use scene::{Contents, Draft, Planted, Surroundings};

pub(super) use deal::deal;
pub(super) use list::text;

use super::Made;
use crate::blank;
use crate::dice::Dice;
use crate::domain::{Published, Region};
use scene::Scene;

/// A region's files with their defects, before they are made.
#[derive(Clone, Debug)]
pub struct Mess {
    /// Its workbook, unless that is what is missing.
    pub workbook: Option<Draft>,
    /// Another file.
    pub beside: Option<Draft>,
    /// What must be found.
    pub planted: Vec<Planted>,
}

/// A defect found no place: a fault of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unplanted(pub Defect);

/// Whether a job about these regions can have a defect at all.
pub fn fits(defect: Defect, regions: &[&'static Region]) -> bool {
    match defect {
        Defect::CodeOfOther | Defect::NameOfOther | Defect::RegionMissing => regions.len() > 1,
        Defect::RegionForeign => !identity::not_expected(regions).is_empty(),
        _ => true,
    }
}

/// Plants defects in the sheets of a region; the same for the same seed.
///
/// # Errors
/// If one of them finds no place.
pub fn mess(
    job: Surroundings<'_>,
    made: &Made<'_>,
    score: Published,
    defects: &[Defect],
) -> Result<Mess, Unplanted> {
    let path = if defects.contains(&Defect::FileRenamed) {
        book::renamed(made.region)
    } else {
        format!("lembar/{}", blank::file_name(made.region))
    };
    let dice = Dice::new(job.seed, &format!("mess {}", made.region.code));
    let mut scene = Scene::new(job, made, score, path, dice);
    // A copy of the file is made when nothing changes any more.
    let mut defects = defects.to_vec();
    defects.sort_by_key(|defect| defect.seat());
    for defect in &defects {
        defect.plant(&mut scene).ok_or(Unplanted(*defect))?;
    }
    let Scene { book, path, damage, beside, planted, .. } = scene;
    let workbook = Draft { path, contents: Contents::Workbook(Box::new(book), damage) };
    let is_there = defects.iter().all(|defect| defect.leaves_workbook());
    Ok(Mess { workbook: is_there.then_some(workbook), beside, planted })
}
