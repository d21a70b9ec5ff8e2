//! The binary: arguments in, progress and findings on stderr, exit code out.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main(std::env::args_os(), std::env::current_exe().ok())
}
