//! `rapor pack`: what is mailed to each region.

use super::args::{Global, PackArgs};
use super::commands::{fail, load, options, show};
use super::exit::Exit;
use super::progress::Progress;
use super::terminal::{Terminal, printable};
use rapor::catalogue::letter as words;
use rapor::output;
use rapor::pipeline::{self, Failure, Packed};

/// Packs the output of a job.
pub fn run(global: &Global, args: &PackArgs, terminal: &mut Terminal) -> Exit {
    if let Err(error) = output::check_empty(&args.to) {
        return fail(Failure::Output(error), terminal);
    }
    let job = match load(&args.job.folder, terminal) {
        Ok(job) => job,
        Err(exit) => return exit,
    };
    let progress = Progress::new(show(global, terminal));
    let packed = pipeline::on_threads(global.jobs, || {
        pipeline::pack(&job, options(global), &args.to, &progress)
    });
    progress.finish();
    match packed.and_then(|packed| packed) {
        Ok(packed) => {
            if !global.quiet {
                let folder = printable(&args.to.display().to_string());
                tell(packed, &folder, terminal);
            }
            Exit::Done
        }
        Err(failure) => fail(failure, terminal),
    }
}

fn tell(packed: Packed, folder: &str, terminal: &mut Terminal) {
    let Packed { parcels, letters, certificates, signed, drafts, waiting } = packed;
    terminal.say(&words::packed(parcels, letters, certificates, folder));
    if signed > 0 {
        terminal.say(&words::signed_copies(signed));
    }
    if drafts > 0 {
        terminal.say(&words::drafts(drafts));
    }
    if waiting {
        terminal.say(words::CERTIFICATES_WAIT);
    }
}
