//! Templates of certificates: looked at while they are changed, and copied to be changed.

use std::path::Path;
use std::thread;
use std::time::Duration;

use super::args::{Global, PreviewArgs};
use super::blank::named_region;
use super::commands::{fail, show};
use super::exit::Exit;
use super::progress::{Progress, Show as Watching};
use super::terminal::{Terminal, printable};
use rapor::blank::job::NewFile;
use rapor::catalogue::terminal as words;
use rapor::finding::{self, Finding};
use rapor::job;
use rapor::output;
use rapor::pipeline::{self, Failure};
use rapor::report::batch::{Show, Unset};
use rapor::report::preview::{self, Sight};
use rapor::template::{self, Subject};
use rapor::watch::Watch;

/// What every file of ours begins with.
const HEADER: &[u8] = b"%PDF-";
/// Between two looks at a template that is being watched.
const PAUSE: Duration = Duration::from_millis(400);

/// What came of a look at a template.
#[derive(PartialEq, Eq)]
enum Seen {
    /// The pages.
    Drawn(Vec<u8>),
    /// What is wrong with the job, the template or a text.
    Refused(Vec<Finding>),
    /// The job has no certificates of this kind.
    Nothing,
}

/// Draws a certificate with a made-up score; again and again where it is watched.
pub fn preview(global: &Global, args: &PreviewArgs, terminal: &mut Terminal) -> Exit {
    let sight = match &args.region {
        Some(text) => match named_region(text, terminal) {
            Some(region) => Sight::Region(region),
            None => return Exit::Usage,
        },
        None if args.all_bands => Sight::AllBands,
        None if args.longest => Sight::Longest,
        None => Sight::First,
    };
    let path = args.output.clone().unwrap_or_else(|| args.job.folder.join(job::PREVIEW));
    let watch = args.watch.then(|| Progress::new(Watching::Nothing));
    let mut last = None;
    loop {
        let seen = match look(args, sight) {
            Ok(seen) => seen,
            Err(fault) => return fail(Failure::Defect(fault.to_string()), terminal),
        };
        if last.as_ref() != Some(&seen) {
            // A reader that keeps the file open is told of, and tried again at the next change.
            let exit = tell(&seen, &path, global, terminal)
                .unwrap_or_else(|failure| fail(failure, terminal));
            match &watch {
                None => return exit,
                Some(_) if last.is_none() && !global.quiet => terminal.tell(words::WATCHING),
                Some(_) => {}
            }
            last = Some(seen);
        }
        if watch.as_ref().is_some_and(Progress::is_stopped) {
            return Exit::Done;
        }
        thread::sleep(PAUSE);
    }
}

/// Loads the job and draws what is asked for.
fn look(args: &PreviewArgs, sight: Sight) -> Result<Seen, Unset> {
    let subject = if args.unit { Subject::Unit } else { Subject::Region };
    let boxes = if args.frames { Show::Frames } else { Show::Plain };
    let job = match job::load(&args.job.folder) {
        Ok(job) => job,
        Err(mut findings) => {
            finding::sort(&mut findings);
            return Ok(Seen::Refused(findings));
        }
    };
    let Some(template) = preview::template_of(&job, subject) else { return Ok(Seen::Nothing) };
    match preview::draw(&job, template, sight, boxes) {
        Ok(bytes) => Ok(Seen::Drawn(bytes)),
        Err(Unset::Refused(mut findings)) => {
            finding::sort(&mut findings);
            Ok(Seen::Refused(findings))
        }
        Err(fault) => Err(fault),
    }
}

/// Writes the pages, or says what is wrong.
fn tell(
    seen: &Seen,
    path: &Path,
    global: &Global,
    terminal: &mut Terminal,
) -> Result<Exit, Failure> {
    match seen {
        Seen::Drawn(bytes) => {
            output::write_over(path, HEADER, bytes)?;
            if !global.quiet {
                terminal.say(&words::previewed(&printable(&path.display().to_string())));
            }
            Ok(Exit::Done)
        }
        Seen::Refused(findings) => {
            terminal.findings(findings);
            Ok(Exit::Refused)
        }
        Seen::Nothing => {
            terminal.error(words::NO_CERTIFICATES, words::NO_CERTIFICATES_HINT);
            Ok(Exit::Usage)
        }
    }
}

/// Copies a template that is built in.
pub fn copy(global: &Global, name: &str, folder: &Path, terminal: &mut Terminal) -> Exit {
    let Some(built_in) = template::built_in(name) else {
        let all = template::BUILT_IN.iter().chain([&template::LETTER]);
        let known: Vec<&str> = all.map(|template| template.name).collect();
        terminal.error(&words::no_such_template(name), &words::known_templates(&known));
        return Exit::Usage;
    };
    let draw = |built_in: &template::BuiltIn| {
        let bytes = built_in.text.as_bytes().to_vec();
        Ok::<_, String>(NewFile { path: template::FILE.to_owned(), bytes })
    };
    let progress = Progress::new(show(global, terminal));
    let made = pipeline::create(folder, &[built_in], draw, &progress);
    progress.finish();
    match made {
        Ok(()) => {
            if !global.quiet {
                terminal.say(&words::copied_template(&printable(&folder.display().to_string())));
            }
            Exit::Done
        }
        Err(failure) => fail(failure, terminal),
    }
}
