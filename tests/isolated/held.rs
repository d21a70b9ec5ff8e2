//! A run whose reader is held in the middle of a file, and what becomes of both when it is stopped.
//!
//! The system holds the reader (SIGSTOP), which to the run is the same as one that computes for ever.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::binary::{ended, rapor};
use super::job_folder::{JobFolder, LIST, only, toml, tree};
use super::{LIMIT, XLS};

/// So many files that one of them is caught while it is read.
const FILES: usize = 300;

/// A run that waits for a reader that does nothing.
struct Held {
    job: JobFolder,
    before: BTreeMap<String, Vec<u8>>,
    /// Where the program would put temporary files.
    temporary: TempDir,
    run: Child,
    reader: u32,
}

impl Held {
    fn new() -> Self {
        let more = format!("{LIST}[limits]\nseconds = {LIMIT}\n");
        let job = JobFolder::new(&toml(2024, "12", &only(["12.10"]), &more));
        for number in 0..FILES {
            job.write(&format!("lembar/{number}.xls"), XLS);
        }
        let temporary = tempfile::tempdir().unwrap();
        let mut command = rapor(["run", "--jobs", "1"]);
        // A group of its own, as a terminal gives to what is started there.
        command.arg(job.path()).env("TMPDIR", temporary.path()).process_group(0);
        let run = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut held = Self { before: tree(job.path()), job, temporary, run, reader: 0 };
        held.reader = held.hold();
        held
    }

    /// Holds whichever reader is there.
    fn hold(&mut self) -> u32 {
        while self.run.try_wait().unwrap().is_none() {
            for reader in children(self.run.id()).into_iter().filter(|child| is_reader(*child)) {
                send("STOP", &reader.to_string());
                // It is told to stop, but may have ended before.
                while let Some((state, _)) = state(reader).filter(|(state, _)| *state != 'Z') {
                    if state == 'T' {
                        return reader;
                    }
                    thread::yield_now();
                }
            }
        }
        panic!("it was over before one of {FILES} files was caught");
    }

    /// The exit code and both streams, and that nothing is left: no process, no file.
    fn end(self) -> (i32, String) {
        let start = Instant::now();
        let output = self.run.wait_with_output().unwrap();
        assert!(start.elapsed() < Duration::from_secs(LIMIT / 2), "{:?}", start.elapsed());
        assert!(state(self.reader).is_none(), "its reader has outlived it");
        let mut after = tree(self.job.path());
        // The lock is let go of, and its file stays for the next run.
        after.remove(".rapor-kunci");
        let new: Vec<_> = after.keys().filter(|path| !self.before.contains_key(*path)).collect();
        assert!(after == self.before, "{new:?}");
        assert!(tree(self.temporary.path()).is_empty());
        let (code, said, told) = ended(&output);
        assert_eq!(said, "");
        (code, told)
    }
}

/// Sends a signal to a process, or to a group if its number is negative.
fn send(signal: &str, to: &str) {
    // Where there is nobody any more, nobody needs it.
    Command::new("kill").args(["-s", signal, "--", to]).stderr(Stdio::null()).status().unwrap();
}

/// The state of a process and its parent, as long as it is there.
fn state(process: u32) -> Option<(char, u32)> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name before them may hold anything.
    let (_, behind) = stat.rsplit_once(')')?;
    let mut fields = behind.split_whitespace();
    Some((fields.next()?.chars().next()?, fields.next()?.parse().ok()?))
}

fn children(parent: u32) -> Vec<u32> {
    let processes = fs::read_dir(Path::new("/proc")).unwrap();
    let numbers = processes.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
    numbers.filter(|number| state(*number).is_some_and(|(_, of)| of == parent)).collect()
}

/// Whether a process is a reader already. One that is only about to be must not be held: the run
/// waits for it without hearing anything.
fn is_reader(process: u32) -> bool {
    let arguments = fs::read_to_string(format!("/proc/{process}/cmdline"));
    arguments.is_ok_and(|arguments| arguments.split('\0').any(|word| word == "__read"))
}

const STOPPED: &str = "Dihentikan. Hasil lama tetap utuh.\n";

#[test]
fn ctrl_c_at_a_terminal_ends_a_run_that_waits_for_its_reader() {
    let held = Held::new();
    send("INT", &format!("-{}", held.run.id()));
    let (code, told) = held.end();
    assert_eq!(code, 130, "{told}");
    assert!(told.ends_with(STOPPED) && !told.contains("R101"), "{told}");
}

#[test]
fn a_wish_to_stop_that_the_run_alone_hears_ends_it_too() {
    for signal in ["INT", "TERM"] {
        let held = Held::new();
        send(signal, &held.run.id().to_string());
        let (code, told) = held.end();
        assert_eq!(code, 130, "{signal}: {told}");
        assert!(told.ends_with(STOPPED), "{signal}: {told}");
    }
}

#[test]
fn a_reader_does_not_outlive_a_run_that_is_killed() {
    let mut held = Held::new();
    held.run.kill().unwrap();
    held.run.wait().unwrap();
    send("CONT", &held.reader.to_string());
    let start = Instant::now();
    while state(held.reader).is_some_and(|(state, _)| state != 'Z') {
        assert!(start.elapsed() < Duration::from_secs(LIMIT / 2), "its reader has outlived it");
        thread::yield_now();
    }
}
