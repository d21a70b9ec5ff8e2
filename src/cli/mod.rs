//! The terminal's side of the program: arguments in, progress and findings on stderr, exit code out.

mod args;
mod blank;
mod certificate;
mod closing;
mod commands;
mod demo;
mod exit;
mod explain_view;
mod paragraph;
mod progress;
mod rubric_view;
mod terminal;
mod usage;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser as _;

use args::{Cli, Color};
use terminal::Terminal;

/// Parses, runs, tells.
///
/// `program` is where this program lies, if the system says so: it is started anew for files that
/// are read in a process of their own.
pub fn main(args: impl IntoIterator<Item = OsString>, program: Option<PathBuf>) -> ExitCode {
    let exit = match Cli::try_parse_from(args) {
        Ok(mut cli) => {
            cli.global.program = program;
            commands::run(&cli, &mut Terminal::new(cli.global.color))
        }
        Err(error) => usage::tell(&error, &mut Terminal::new(Color::Auto)),
    };
    ExitCode::from(u8::try_from(exit.code()).unwrap_or(u8::MAX))
}
