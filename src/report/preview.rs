//! Certificates with made-up scores, to look at while a template is being changed.

use super::batch::{Batch, Show, Unset};
use super::certificate::{self, Certificate};
use crate::catalogue::certificate as words;
use crate::domain::{Band, Region};
use crate::job::Job;
use crate::template::{Subject, Template};

/// What is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// A region with the score at which the highest band begins.
    Region(&'static Region),
    /// The first region that the job expects, with that score.
    First,
    /// The region with the longest name of those that the job expects.
    Longest,
    /// A page for each band.
    AllBands,
}

/// The template of a job's certificates; `None` where it has none for this subject.
pub fn template_of(job: &Job, subject: Subject) -> Option<&Template> {
    let rules = job.certificate.as_ref()?;
    match subject {
        Subject::Region => Some(&rules.template),
        Subject::Letter => Some(&job.letters.template),
        Subject::Unit => rules.unit.as_ref().map(|unit| unit.template.as_ref()),
    }
}

/// A PDF document of made-up certificates, each of which says that it is none.
///
/// # Errors
/// Everything that cannot be printed, with the line of the template.
pub fn draw(job: &Job, template: &Template, sight: Sight, show: Show) -> Result<Vec<u8>, Unset> {
    let expected = job.expected.iter().copied();
    let region = match sight {
        Sight::Region(region) => Some(region),
        Sight::First | Sight::AllBands => job.expected.first().copied(),
        Sight::Longest => expected.max_by_key(|region| region.name.chars().count()),
    };
    let region = region.unwrap_or(job.province);
    let pages = if sight == Sight::AllBands { usize::MAX } else { 1 };
    let bands = job.rubric.bands.value.iter().take(pages);
    let certificate = |band: &Band| Certificate::specimen(job, region, band, template.subject);
    let certificates = bands.filter_map(certificate).collect();
    match Batch::set(job, template, certificates, show)? {
        Some(batch) => {
            let about = certificate::about(job, words::PREVIEW.to_owned());
            Ok(batch.print_all(batch.sheets(), &about)?)
        }
        None => Ok(Vec::new()),
    }
}
