//! Sheets to fill in, and new jobs.

use std::path::Path;

use super::args::{Global, NewArgs, SheetArgs};
use super::commands::fail;
use super::exit::Exit;
use super::terminal::{Terminal, printable};
use rapor::blank::job::{self, NewFile, Rules};
use rapor::blank::{self, chosen};
use rapor::catalogue::{self, terminal as words, usage};
use rapor::config;
use rapor::domain::{Region, RegionCode};
use rapor::finding::{Finding, Problem};
use rapor::form::{self, FormUnit};
use rapor::output::{self, Artifact, ArtifactPath, OutputError};
use rapor::pipeline::Failure;
use rapor::report::xlsx::{self, Unwritable};
use rapor::rubric::{self, Rubric};
use rapor::sheet;

/// Writes workbooks to fill in.
pub fn sheet(global: &Global, args: &SheetArgs, terminal: &mut Terminal) -> Exit {
    let (rubric, _) = match rubric_named(&args.rubric, terminal) {
        Ok(read) => read,
        Err(exit) => return exit,
    };
    let asked = (regions(args, terminal), units(&rubric, args, terminal));
    let (Some(regions), Some(units)) = asked else { return Exit::Usage };
    let files = regions.into_iter().map(|region| {
        let bytes = xlsx::bytes(&blank::workbook(&rubric, region, &units, None))?;
        Ok(NewFile { path: blank::file_name(region), bytes })
    });
    let written = artifacts(files.collect()).and_then(|files| {
        output::create_new(&args.output, &files).map_err(Failure::Output)?;
        Ok(files)
    });
    match written {
        Ok(files) => {
            for file in files.iter().filter(|_| !global.quiet) {
                let path = args.output.join(file.path.as_str());
                terminal.say(&printable(&path.display().to_string()));
            }
            Exit::Done
        }
        Err(failure) => fail(failure, terminal),
    }
}

/// Starts a job.
pub fn new(global: &Global, args: &NewArgs, terminal: &mut Terminal) -> Exit {
    let Some(province) = province(&args.province, terminal) else { return Exit::Usage };
    let name = args.rubric.clone().unwrap_or_else(|| format!("ombudsman-{}", args.year));
    let (rubric, text) = match rubric_named(&name, terminal) {
        Ok(read) => read,
        Err(exit) => return exit,
    };
    if rubric.year != args.year {
        let message = words::other_year(&rubric.id, rubric.year, args.year);
        terminal.error(&message, words::OTHER_YEAR_WAY_OUT);
        return Exit::Usage;
    }
    let rules = Rules { rubric: &rubric, text: text.as_deref() };
    let written = artifacts(job::files(rules, province))
        .and_then(|files| output::create_folder(&args.folder, &files).map_err(Failure::Output));
    match written {
        Ok(()) => {
            if !global.quiet {
                let folder = printable(&args.folder.display().to_string());
                let sheets = Region::inside(province.code).count();
                terminal.say(&words::new_job(&folder, sheets));
            }
            Exit::Done
        }
        Err(failure) => fail(failure, terminal),
    }
}

fn artifacts(files: Result<Vec<NewFile>, Unwritable>) -> Result<Vec<Artifact>, Failure> {
    let files = files.map_err(|fault| Failure::Defect(fault.to_string()))?;
    let artifact = |file: NewFile| {
        let path = ArtifactPath::new(&file.path)
            .map_err(|flaw| OutputError::Name { name: file.path.clone(), flaw })
            .map_err(Failure::Output)?;
        Ok(Artifact { path, bytes: file.bytes })
    };
    files.into_iter().map(artifact).collect()
}

/// A rubric by its name or file; its text where it is a file.
fn rubric_named(name: &str, terminal: &mut Terminal) -> Result<(Rubric, Option<String>), Exit> {
    let read = match rubric::built_in(name) {
        Some(text) => rubric::parse(name, text).map(|rubric| (rubric, None)),
        None if name.ends_with(".toml") => {
            let text = rubric::read_text(Path::new(name));
            text.and_then(|text| Ok((rubric::parse(name, &text)?, Some(text))))
        }
        None => {
            let known: Vec<_> = rubric::BUILT_IN.iter().map(|(id, _)| (*id).to_owned()).collect();
            let nearest = config::nearest(name, known.iter().map(String::as_str));
            refuse(&Problem::NoSuchRubric { value: name.to_owned(), known, nearest }, terminal);
            return Err(Exit::Usage);
        }
    };
    read.map_err(|findings: Vec<Finding>| {
        terminal.findings(&findings);
        Exit::Usage
    })
}

/// All regions that were asked for, or every one that there is not is named.
fn regions(args: &SheetArgs, terminal: &mut Terminal) -> Option<Vec<&'static Region>> {
    let mut found: Vec<&'static Region> = Vec::new();
    let mut sound = true;
    for text in &args.region {
        match region(text) {
            // The same region twice is one workbook.
            Ok(region) if found.contains(&region) => {}
            Ok(region) => found.push(region),
            Err(problem) => {
                refuse(&problem, terminal);
                sound = false;
            }
        }
    }
    sound.then_some(found)
}

/// A region by its code, or by a name that only one has.
fn region(text: &str) -> Result<&'static Region, Problem> {
    if text.starts_with(|first: char| first.is_ascii_digit()) {
        let code = text.parse::<RegionCode>().ok().and_then(Region::with_code);
        return code.ok_or_else(|| Problem::NoSuchRegion { value: text.to_owned() });
    }
    sheet::region_named(text)
}

pub(super) fn province(text: &str, terminal: &mut Terminal) -> Option<&'static Region> {
    let found = region(text);
    match found {
        Ok(region) if region.code.is_province() => return Some(region),
        Ok(region) => terminal.error(
            &words::no_province(&region.name),
            &usage::perhaps(&region.code.province().to_string()),
        ),
        Err(problem) => refuse(&problem, terminal),
    }
    None
}

/// A region by its code or name; what is wrong with it is said.
pub(super) fn named_region(text: &str, terminal: &mut Terminal) -> Option<&'static Region> {
    region(text).map_err(|problem| refuse(&problem, terminal)).ok()
}

/// The units that were asked for, else those of the rubric.
fn units<'r>(
    rubric: &'r Rubric,
    args: &SheetArgs,
    terminal: &mut Terminal,
) -> Option<Vec<FormUnit<'r>>> {
    if args.units.is_empty() {
        return Some(form::units(rubric));
    }
    let unknown = match chosen(rubric, &args.units) {
        Ok(units) => return Some(units),
        Err(unknown) => unknown,
    };
    let known: Vec<_> = rubric.units.kinds.iter().map(|kind| kind.id.as_str()).collect();
    for id in unknown {
        let way_out = match config::nearest(&id, known.iter().copied()) {
            Some(nearest) => usage::perhaps(&nearest),
            None => usage::choose(&known.join(", ")),
        };
        terminal.error(&words::no_such_unit(&id), &way_out);
    }
    None
}

fn refuse(problem: &Problem, terminal: &mut Terminal) {
    terminal.error(&catalogue::message(problem), &catalogue::hint(problem));
}
