//! The real program, run as people run it.

// Each test file uses its part of this.
#![allow(dead_code)]

use std::ffi::OsStr;
use std::process::{Command, Output, Stdio};

/// The program with arguments, ready to be started.
pub fn rapor<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rapor"));
    command.args(arguments).stdin(Stdio::null());
    // The key of whoever runs the tests is not for them.
    let nobody = concat!(env!("CARGO_TARGET_TMPDIR"), "/nobody");
    command.env("HOME", nobody).env("XDG_CONFIG_HOME", nobody).env_remove("RAPOR_KEY_PASSWORD");
    // What colours a terminal elsewhere must not colour a test.
    for name in ["CLICOLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "NO_COLOR"] {
        command.env_remove(name);
    }
    command
}

/// The exit code and both streams, after an end that was no signal.
pub fn ended(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}
