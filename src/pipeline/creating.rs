//! Files of one kind made in a new folder: drawn in parallel, and all there or none.

use std::path::Path;

use rayon::prelude::*;

use super::{Evaluation, Failure, PROGRAM, defect, stopping};
use crate::blank::job::NewFile;
use crate::job::Job;
use crate::output::{Artifact, ArtifactPath, check_empty, create_folder};
use crate::report::reply::{self, Reply};
use crate::report::xlsx;
use crate::watch::{Stage, Watch};

/// Writes a reply for each region whose sheets have findings into a folder that does not exist yet
/// or is empty, and tells how many there are; makes no folder where there are none.
///
/// # Errors
/// Those of [`create`].
pub fn reply(
    job: &Job,
    evaluation: &Evaluation,
    folder: &Path,
    watch: &dyn Watch,
) -> Result<usize, Failure> {
    let results = evaluation.results(job);
    let replies = reply::replies(&results);
    if !replies.is_empty() {
        let draw = |reply: &Reply<'_>| {
            let bytes = xlsx::bytes(&reply.document(results, PROGRAM))?;
            Ok::<_, xlsx::Unwritable>(NewFile { path: reply.path(), bytes })
        };
        create(folder, &replies, draw, watch)?;
    }
    Ok(replies.len())
}

/// Draws files in parallel, and makes them in a folder that does not exist yet or is empty: all or
/// none.
///
/// # Errors
/// If a file cannot be drawn or the folder cannot be made, or it is told to stop.
pub fn create<T: Sync, E: ToString + Send>(
    folder: &Path,
    files: &[T],
    draw: impl Fn(&T) -> Result<NewFile, E> + Sync,
    watch: &dyn Watch,
) -> Result<(), Failure> {
    check_empty(folder)?;
    watch.begin(Stage::Drawing, files.len());
    let drawn: Result<Vec<Artifact>, Failure> = files
        .par_iter()
        .map(|file| {
            let drawn = stopping(watch, || draw(file).map_err(defect)).ok_or(Failure::Stopped)?;
            let NewFile { path, bytes } = drawn?;
            let path =
                ArtifactPath::new(&path).map_err(|flaw| defect(format!("{path}: {flaw}")))?;
            Ok(Artifact { path, bytes })
        })
        .collect();
    let drawn = drawn?;
    watch.begin(Stage::Saving, 0);
    Ok(create_folder(folder, &drawn)?)
}
