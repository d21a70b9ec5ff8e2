//! The terminal's side of the program: arguments in, progress and findings on stderr, exit code out.

mod args;
mod blank;
mod certificate;
mod closing;
mod commands;
mod demo;
mod exit;
mod explain_view;
mod key;
mod opening;
mod pack;
mod paragraph;
mod progress;
mod rubric_view;
mod terminal;
mod usage;
mod verify;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser as _;

use args::{Cli, Color};
use terminal::Terminal;

/// What the environment says to this program.
#[derive(Debug, Default)]
pub struct Environment {
    /// Where this program lies, if the system says so: it is started anew for files that are read
    /// in a process of their own.
    pub program: Option<PathBuf>,
    /// `RAPOR_KEY_PASSWORD`: what unlocks the secret key where nobody can be asked.
    pub key_password: Option<String>,
}

/// Parses, runs, tells.
pub fn main(args: impl IntoIterator<Item = OsString>, environment: Environment) -> ExitCode {
    let exit = match Cli::try_parse_from(args) {
        Ok(mut cli) => {
            cli.global.program = environment.program;
            cli.global.key_password = environment.key_password;
            commands::run(&cli, &mut Terminal::new(cli.global.color))
        }
        Err(error) => usage::tell(&error, &mut Terminal::new(Color::Auto)),
    };
    ExitCode::from(u8::try_from(exit.code()).unwrap_or(u8::MAX))
}
