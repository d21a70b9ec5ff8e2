//! The house style of a job: its colours, and its logo made small once for all workbooks.

use super::pdf::SmallPng;
use super::workbook::{Emblem, HouseStyle};
use crate::finding::{Finding, Problem};
use crate::job::{Job, Logo};

/// The box that a logo is shown in, in pixels at 96 per inch.
const BOX: (u32, u32) = (200, 64);
/// Pixels of the file for each that is shown: sharp on paper, and small all the same.
const SHARP: u32 = 2;

/// The style of a job's workbooks, and what is wrong with its logo.
///
/// The job's own logo may be a drawing or a photograph, which certificates can take and workbooks
/// cannot: those go without.
pub fn style(job: &Job) -> (HouseStyle, Option<Finding>) {
    let house = &job.office.house;
    let logo = house.logo.as_ref().or(job.office.logo.as_ref()).filter(|logo| logo.is_png());
    let (emblem, finding) = match logo.map(emblem) {
        Some(Ok(emblem)) => (Some(emblem), None),
        Some(Err(finding)) => (None, Some(*finding)),
        None => (None, None),
    };
    (HouseStyle { colours: house.colours, emblem }, finding)
}

fn emblem(logo: &Logo) -> Result<Emblem, Box<Finding>> {
    let most = [BOX.0, BOX.1].map(|side| usize::try_from(side * SHARP).unwrap_or(usize::MAX));
    let small = SmallPng::of(&logo.bytes, most.into()).map_err(|why| {
        let problem = Problem::ImageUnreadable { path: logo.path.value.clone(), why };
        Finding::new(logo.path.at.clone(), problem)
    })?;
    let shown = |side: u32| side.div_ceil(SHARP);
    let size = (shown(small.width), shown(small.height));
    Ok(Emblem { png: small.bytes.into(), size })
}
