//! The binary: arguments in, progress and findings on stderr, exit code out.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    let environment = cli::Environment {
        program: std::env::current_exe().ok(),
        key_password: std::env::var("RAPOR_KEY_PASSWORD").ok(),
    };
    cli::main(std::env::args_os(), environment)
}
