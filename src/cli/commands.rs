//! What each command does.

use std::io;
use std::path::Path;
use std::time::Instant;

use super::args::{
    CertificateCommand, CheckArgs, Cli, Command, ExplainArgs, FindingArgs, Format, Global,
    RevokeArgs, RubricCommand, RunArgs,
};
use super::exit::Exit;
use super::explain_view;
use super::progress::{Progress, Show};
use super::rubric_view;
use super::terminal::{Terminal, printable};
use super::{blank, certificate, closing, demo, key, opening, pack, verify};
use rapor::catalogue::{self, letter, terminal as words};
use rapor::explain::{self, Asked};
use rapor::finding::{self, Code, Finding, Severity};
use rapor::job::{self, Job};
use rapor::output::{self, OutputError};
use rapor::pipeline::{self, Evaluation, Failure, Options, Revoked};
use rapor::register::Number;
use rapor::report::data;
use rapor::rubric;
use rapor::sheet;
use rapor::verify::Unread;

/// Runs a command.
pub fn run(cli: &Cli, terminal: &mut Terminal) -> Exit {
    match &cli.command {
        Command::Run(args) => run_job(&cli.global, args, terminal),
        Command::Check(args) => check(&cli.global, args, terminal),
        Command::Pack(args) => pack::run(&cli.global, args, terminal),
        Command::New(args) => blank::new(&cli.global, args, terminal),
        Command::Sheet(args) => blank::sheet(&cli.global, args, terminal),
        Command::Demo(args) => demo::run(&cli.global, args, terminal),
        Command::Explain(args) => explain(&cli.global, args, terminal),
        Command::Finding(args) => finding(args, terminal),
        Command::Revoke(args) => revoke(args, terminal),
        Command::Verify(args) => verify::run(&cli.global, args, terminal),
        Command::Key { command } => key::run(&cli.global, command, terminal),
        Command::Certificate { command } => match command {
            CertificateCommand::Preview(args) => certificate::preview(&cli.global, args, terminal),
            CertificateCommand::Copy { template, folder } => {
                certificate::copy(&cli.global, template, folder, terminal)
            }
        },
        Command::Read { order } => match sheet::serve(order, io::stdin(), io::stdout()) {
            Ok(()) => Exit::Done,
            Err(_) => Exit::Machine,
        },
        Command::Rubric { command } => match command {
            RubricCommand::List => {
                rubric_list(terminal);
                Exit::Done
            }
            RubricCommand::Show { rubric } => rubric_show(rubric, terminal),
            RubricCommand::Check { file } => rubric_check(file, terminal),
        },
    }
}

fn run_job(global: &Global, args: &RunArgs, terminal: &mut Terminal) -> Exit {
    let start = Instant::now();
    let job = match load(&args.job.folder, terminal) {
        Ok(job) => job,
        Err(exit) => return exit,
    };
    // A specimen is signed by nobody.
    let wanted = !job.specimen && !args.no_key;
    let key = if wanted { key::load(global, args.key.as_deref(), terminal) } else { Ok(None) };
    let key = match key {
        Ok(key) => key,
        Err(exit) => return exit,
    };
    let progress = Progress::new(show(global, terminal));
    let (key, reissue) = (key.as_ref(), args.reissue.as_deref());
    let options = Options { partial: args.partial, key, reissue, ..options(global) };
    let done = pipeline::on_threads(global.jobs, || pipeline::run(&job, options, &progress));
    progress.finish();
    match done.and_then(|done| done) {
        Ok(done) => {
            terminal.findings(&done.evaluation.findings);
            if let Some(recovered) = done.recovered {
                terminal.tell(catalogue::recovered(recovered));
            }
            if !global.quiet {
                closing::tell(&job, &done, start.elapsed(), terminal);
            }
            if args.open {
                opening::dashboard(&job, terminal);
            }
            Exit::Done
        }
        Err(failure) => fail(failure, terminal),
    }
}

fn revoke(args: &RevokeArgs, terminal: &mut Terminal) -> Exit {
    let Ok(number) = Number::new(&args.number) else {
        let (message, way_out) = catalogue::register::no_number(&args.number);
        terminal.error(&message, &way_out);
        return Exit::Usage;
    };
    let job = match load(&args.job.folder, terminal) {
        Ok(job) => job,
        Err(exit) => return exit,
    };
    let progress = Progress::new(Show::Nothing);
    match pipeline::revoke(&job, &number, &args.reason, &progress) {
        Ok(Revoked { number, head }) => {
            let head = head.map(|head| (head.line, head.hash.to_string()));
            terminal.say(&catalogue::register::revoked(&number, head));
            Exit::Done
        }
        Err(failure) => fail(failure, terminal),
    }
}

fn check(global: &Global, args: &CheckArgs, terminal: &mut Terminal) -> Exit {
    if let Some(folder) = &args.reply
        && let Err(error) = output::check_empty(folder)
    {
        return fail(Failure::Output(error), terminal);
    }
    if let Some(exit) = recover(&args.job.folder, terminal) {
        return exit;
    }
    let job = match load(&args.job.folder, terminal) {
        Ok(job) => job,
        Err(exit) => return exit,
    };
    // What lies in the output without being of it would stop the next run.
    if let Some(folder) = &args.reply
        && let Err(error) = output::check_outside(folder, &job.root.join(&job.output))
    {
        return fail(Failure::Output(error), terminal);
    }
    let progress = Progress::new(show(global, terminal));
    let checked =
        pipeline::on_threads(global.jobs, || pipeline::check(&job, options(global), &progress));
    progress.finish();
    let evaluation = match checked.and_then(|checked| checked) {
        Ok(evaluation) => evaluation,
        Err(failure) => return fail(failure, terminal),
    };
    if let Some(folder) = &args.reply
        && let Err(failure) = reply(global, &job, &evaluation, folder, terminal)
    {
        return fail(failure, terminal);
    }
    match args.form.format {
        Format::Json => match data::findings_json(&evaluation.findings, evaluation.accounting) {
            Ok(bytes) => terminal.write(&bytes),
            Err(fault) => return fail(Failure::Defect(fault.to_string()), terminal),
        },
        Format::Text => {
            terminal.findings(&evaluation.findings);
            if !global.quiet {
                closing::tell_check(&evaluation, terminal);
            }
        }
    }
    if evaluation.findings.iter().any(Finding::is_error) { Exit::Refused } else { Exit::Done }
}

/// Writes what is to be mailed back to the regions.
fn reply(
    global: &Global,
    job: &Job,
    evaluation: &Evaluation,
    folder: &Path,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let progress = Progress::new(show(global, terminal));
    let written =
        pipeline::on_threads(global.jobs, || pipeline::reply(job, evaluation, folder, &progress));
    progress.finish();
    let folder = printable(&folder.display().to_string());
    terminal.tell(&catalogue::reply::written(&folder, written??));
    Ok(())
}

fn explain(global: &Global, args: &ExplainArgs, terminal: &mut Terminal) -> Exit {
    if let Some(exit) = recover(&args.folder, terminal) {
        return exit;
    }
    let job = match load(&args.folder, terminal) {
        Ok(job) => job,
        Err(exit) => return exit,
    };
    let progress = Progress::new(Show::Nothing);
    let evaluated =
        pipeline::on_threads(global.jobs, || pipeline::evaluate(&job, options(global), &progress));
    let evaluation = match evaluated.and_then(|evaluated| evaluated) {
        Ok(evaluation) => evaluation,
        Err(failure) => return fail(failure, terminal),
    };
    let (region, unit, code) = (args.region.as_str(), args.unit.as_deref(), args.code.as_deref());
    let asked = Asked { region, unit, code };
    let cards = &evaluation.standings.cards;
    let explanation = match explain::explain(&job, cards, &evaluation.findings, asked) {
        Ok(explanation) => explanation,
        Err(unclear) => {
            let (message, way_out) = catalogue::explain::unclear(&unclear);
            terminal.error(&message, &way_out);
            return Exit::Usage;
        }
    };
    match args.form.format {
        Format::Json => match data::explanation_json(&explanation) {
            Ok(bytes) => terminal.write(&bytes),
            Err(fault) => return fail(Failure::Defect(fault.to_string()), terminal),
        },
        Format::Text => terminal.say(&explain_view::shown(&explanation)),
    }
    if explanation.number.is_some() { Exit::Done } else { Exit::Refused }
}

fn finding(args: &FindingArgs, terminal: &mut Terminal) -> Exit {
    let Some(code) = &args.code else {
        for code in Code::ALL {
            let severity = catalogue::severity(code.severity());
            terminal.say(&format!("{code}  {severity:10}  {}", catalogue::explain(*code).title));
        }
        return Exit::Done;
    };
    let Ok(code) = code.parse::<Code>() else {
        terminal.error(&words::no_such_code(code), catalogue::usage::HELP);
        return Exit::Usage;
    };
    let explanation = catalogue::explain(code);
    terminal.say(&format!(
        "{code} ({}): {}\n\n{}\n\n{}: {}",
        catalogue::severity(code.severity()),
        explanation.title,
        explanation.meaning,
        words::WAY_OUT,
        explanation.remedy
    ));
    Exit::Done
}

fn rubric_list(terminal: &mut Terminal) {
    for (id, text) in rubric::BUILT_IN {
        // A test sees to it that every built-in rubric is sound.
        if let Ok(rubric) = rubric::parse(id, text) {
            terminal.say(&format!("{id}  {:11}  {}", words::status(rubric.status), rubric.title));
        }
    }
}

fn rubric_show(name: &str, terminal: &mut Terminal) -> Exit {
    let read = match rubric::built_in(name) {
        Some(text) => rubric::parse(name, text),
        None => rubric::read(Path::new(name)),
    };
    match read {
        Ok(rubric) => {
            terminal.say(&rubric_view::shown(&rubric));
            Exit::Done
        }
        Err(findings) => {
            terminal.findings(&findings);
            Exit::Usage
        }
    }
}

fn rubric_check(file: &Path, terminal: &mut Terminal) -> Exit {
    match rubric::read(file) {
        Ok(rubric) => {
            terminal.say(&words::sound_rubric(&rubric.id));
            Exit::Done
        }
        Err(findings) => {
            terminal.findings(&findings);
            Exit::Refused
        }
    }
}

pub(super) fn options(global: &Global) -> Options<'_> {
    Options { program: global.program.as_deref(), ..Options::default() }
}

pub(super) fn load(folder: &Path, terminal: &mut Terminal) -> Result<Job, Exit> {
    job::load(folder).map_err(|mut findings| {
        finding::sort(&mut findings);
        terminal.findings(&findings);
        Exit::Usage
    })
}

/// Finishes what an interrupted run has left to do. A job that another run holds is none of this
/// one's business: it only reads.
fn recover(folder: &Path, terminal: &mut Terminal) -> Option<Exit> {
    if !output::needs_recovery(folder) {
        return None;
    }
    match output::recover(folder) {
        Ok(Some(recovered)) => terminal.tell(catalogue::recovered(recovered)),
        Ok(None) | Err(OutputError::Busy { .. }) => {}
        Err(error) => return Some(fail(Failure::Output(error), terminal)),
    }
    None
}

pub(super) fn show(global: &Global, terminal: &Terminal) -> Show {
    if global.quiet {
        Show::Nothing
    } else if terminal.is_watched() {
        Show::Bar
    } else {
        Show::Lines
    }
}

/// Tells why something failed, and how the program ends for it.
pub(super) fn fail(failure: Failure, terminal: &mut Terminal) -> Exit {
    let exit = Exit::of(&failure);
    match failure {
        Failure::Refused { findings, unwritten, csv } => {
            terminal.findings(&findings);
            if let Some(error) = unwritten {
                let (message, way_out) = catalogue::output_error(&error);
                terminal.error(&message, &way_out);
            }
            let errors = findings.iter().filter(|finding| finding.severity() == Severity::Error);
            let csv = csv.map(|csv| csv.display().to_string());
            terminal.tell(&words::refused(errors.count(), csv.as_deref()));
        }
        Failure::Output(error) => {
            let (message, way_out) = catalogue::output_error(&error);
            terminal.error(&message, &way_out);
        }
        Failure::Register(error) => {
            let (message, way_out) = catalogue::register::ledger_error(&error);
            terminal.error(&message, &way_out);
        }
        Failure::Unsettled(unsettled) => {
            let (message, way_out) = catalogue::register::unsettled(&unsettled);
            terminal.error(&message, &way_out);
        }
        Failure::Unsound(items) => {
            for item in &items {
                terminal.tell(&printable(&catalogue::verify::line(item)));
            }
            terminal.error(letter::UNSOUND, letter::UNSOUND_WAY_OUT);
        }
        Failure::Unread(Unread::Nothing(path)) => {
            let (message, _) = catalogue::verify::unread(&path);
            terminal.error(&message, letter::NO_OUTPUT_WAY_OUT);
        }
        Failure::Unread(Unread::Output(error)) => return fail(Failure::Output(error), terminal),
        Failure::Unread(error) => {
            let (message, way_out) = catalogue::verify::unread_file(&error);
            terminal.error(&message, &way_out);
        }
        Failure::Stopped => terminal.tell(words::STOPPED),
        Failure::Defect(fault) => terminal.error(&words::defect(&fault), words::DEFECT_WAY_OUT),
    }
    exit
}
