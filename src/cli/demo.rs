//! Made-up jobs.

use super::args::{DemoArgs, Global};
use super::blank::province;
use super::commands::{fail, show};
use super::exit::Exit;
use super::progress::Progress;
use super::terminal::{Terminal, printable};
use rapor::catalogue::terminal as words;
use rapor::demo::job::DemoJob;
use rapor::domain::Region;
use rapor::pipeline::{self, Failure};
use rapor::rubric::{self, Rubric};

/// The rubric of made-up jobs: the latest that is no draft.
const RUBRIC: &str = "ombudsman-2024";

/// Writes a made-up job.
pub fn run(global: &Global, args: &DemoArgs, terminal: &mut Terminal) -> Exit {
    let Some(province) = province(&args.province, terminal) else { return Exit::Usage };
    let rubric = match built_in() {
        Ok(rubric) => rubric,
        Err(failure) => return fail(failure, terminal),
    };
    let whole = Region::inside(province.code).count();
    let count = args.regions.map_or(whole, usize::from);
    let job = DemoJob::new(rubric, province, count, args.seed);
    let job = match args.messy {
        Some(rate) => job.messy(rate),
        None => job,
    };
    let progress = Progress::new(show(global, terminal));
    let made = pipeline::on_threads(global.jobs, || {
        pipeline::create(&args.folder, &job.files(), |file| job.draw(*file), &progress)
    });
    progress.finish();
    match made.and_then(|made| made) {
        Ok(()) => {
            if !global.quiet {
                let folder = printable(&args.folder.display().to_string());
                terminal.say(&match args.messy {
                    Some(_) => words::messy_job(&folder, job.regions(), job.messy_regions()),
                    None => words::made_up_job(&folder, job.regions()),
                });
            }
            Exit::Done
        }
        Err(failure) => fail(failure, terminal),
    }
}

fn built_in() -> Result<Rubric, Failure> {
    let sound = rubric::built_in(RUBRIC).and_then(|text| rubric::parse(RUBRIC, text).ok());
    sound.ok_or_else(|| Failure::Defect(format!("the built-in rubric {RUBRIC} is unsound")))
}
