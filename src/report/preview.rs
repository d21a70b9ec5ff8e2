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
        Subject::Unit => rules.unit.as_ref().map(|unit| unit.template.as_ref()),
    }
}

/// A PDF document of made-up certificates, each of which says that it is none.
///
/// # Errors
/// Everything that cannot be printed, with the line of the template.
pub fn draw(job: &Job, template: &Template, sight: Sight, show: Show) -> Result<Vec<u8>, Unset> {
    let bands: Vec<&Band> = job.rubric.bands.value.iter().collect();
    let longest = job.expected.iter().copied().max_by_key(|region| region.name.chars().count());
    let (region, bands) = match sight {
        Sight::Region(region) => (region, bands.get(..1)),
        Sight::Longest => (longest.unwrap_or(job.province), bands.get(..1)),
        Sight::AllBands => (longest.unwrap_or(job.province), Some(bands.as_slice())),
    };
    let certificate = |band: &&Band| Certificate::specimen(job, region, band, template.subject);
    let certificates = bands.unwrap_or_default().iter().filter_map(certificate).collect();
    match Batch::set(job, template, certificates, show)? {
        Some(batch) => {
            let about = certificate::about(job, words::PREVIEW.to_owned());
            Ok(batch.print_all(batch.sheets(), &about)?)
        }
        None => Ok(Vec::new()),
    }
}
