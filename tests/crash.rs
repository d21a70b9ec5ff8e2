//! A run that is killed at any moment, or asked to stop, leaves the old output or the new one.

// The figures of a run of this test belong where people look for its result.
#![allow(clippy::print_stderr)]
// What the test needs and does not find ends it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod binary;
mod dice;
mod job_folder;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use binary::{ended, rapor};
use dice::Dice;
use job_folder::{CERTIFICATE, LIST, only, toml, tree};
use tempfile::TempDir;

type Tree = BTreeMap<String, Vec<u8>>;

/// A job with an old output whose input has changed since, to be broken again and again.
struct Trial {
    root: TempDir,
    /// The job as it is before each run.
    template: PathBuf,
    job: PathBuf,
    old: Tree,
    new: Tree,
    /// How long an undisturbed run takes.
    time: Duration,
}

impl Trial {
    fn new(regions: u32) -> Self {
        let root = tempfile::tempdir().unwrap();
        let template = root.path().join("asal");
        let codes: Vec<_> = (1..=regions).map(|n| format!("12.{n:02}")).collect();
        let write = |path: &str, text: &str| {
            let path = template.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        let scores = |best: u32| {
            let rows: String =
                (0..).zip(&codes).map(|(n, code)| format!("{code};{},5\n", best - n)).collect();
            format!("kode;nilai\n{rows}")
        };
        let codes = only(codes.iter().map(String::as_str));
        write("rapor.toml", &toml(2024, "12", &codes, &format!("{LIST}{CERTIFICATE}")));
        write("lembar/nilai.csv", &scores(98));
        run(&template);
        write("lembar/nilai.csv", &scores(97));
        let mut trial = Self {
            job: root.path().join("uji"),
            old: tree(&template.join("hasil")),
            template,
            root,
            new: Tree::new(),
            time: Duration::ZERO,
        };
        trial.reset();
        let start = Instant::now();
        run(&trial.job);
        trial.time = start.elapsed();
        trial.new = trial.output();
        assert_eq!(trial.old.len(), trial.new.len());
        assert!(trial.old.iter().all(|(path, bytes)| {
            // Every file but the findings, of which there are none, is another one.
            path == "temuan.csv" || trial.new[path] != *bytes
        }));
        trial
    }

    /// Puts the job back to where it was before the first run.
    fn reset(&self) {
        assert!(self.job.starts_with(self.root.path()));
        if self.job.exists() {
            fs::remove_dir_all(&self.job).unwrap();
        }
        for (path, bytes) in tree(&self.template) {
            let path = self.job.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }

    fn start(&self) -> Child {
        let mut command = rapor(["run"]);
        command.arg(&self.job).stdout(Stdio::null()).stderr(Stdio::piped());
        command.spawn().unwrap()
    }

    fn output(&self) -> Tree {
        tree(&self.job.join("hasil"))
    }

    /// After a run that was killed: the next command finds a whole output, and the next run ends
    /// with the new one. Tells whether the output was the new one already.
    fn must_be_whole(&self, moment: &str) -> bool {
        let (code, said, told) = ended(&rapor(["check"]).arg(&self.job).output().unwrap());
        assert_eq!(code, 0, "{moment}: {said}{told}");
        let found = self.output();
        assert!(found == self.old || found == self.new, "{moment}: a mixture {:?}", found.keys());
        assert!(!self.job.join(".rapor-jurnal").exists(), "{moment}: a swap is unfinished");
        run(&self.job);
        assert!(self.output() == self.new, "{moment}: the next run did not finish");
        assert!(tree(&self.job.join("hasil.lama")) == self.old, "{moment}: the old output is lost");
        assert!(!self.job.join("hasil.baru").exists(), "{moment}: something was left");
        found == self.new
    }
}

fn run(job: &Path) {
    let (code, said, told) = ended(&rapor(["run"]).arg(job).output().unwrap());
    assert_eq!(code, 0, "{said}{told}");
}

#[test]
fn killed_at_twenty_random_moments() {
    const MOMENTS: u32 = 20;
    let trial = Trial::new(2);
    let mut dice = Dice::new(20);
    let mut landed = 0;
    for moment in 0..MOMENTS {
        trial.reset();
        let mut child = trial.start();
        // One moment in each twentieth of the time that a run takes, and a little beyond.
        let thousandths = u32::try_from(dice.below(1000)).unwrap() + 1000 * moment;
        let delay = trial.time * thousandths / (1000 * MOMENTS) * 11 / 10;
        thread::sleep(delay);
        child.kill().unwrap();
        child.wait().unwrap();
        landed += u32::from(trial.must_be_whole(&format!("moment {moment}, after {delay:?}")));
    }
    eprintln!("{landed} of {MOMENTS} runs had landed; an undisturbed one takes {:?}", trial.time);
    assert!(landed < MOMENTS, "no run was killed before its end");
}

#[test]
fn killed_as_soon_as_a_step_is_seen() {
    let trial = Trial::new(2);
    let steps = [
        "hasil.baru",
        "hasil.baru/piagam",
        "hasil.baru/manifest.json",
        "hasil.baru/SHA256SUMS",
        ".rapor-jurnal",
        "hasil.lama",
    ];
    for step in steps {
        trial.reset();
        let mut child = trial.start();
        let seen = trial.job.join(step);
        while !seen.exists() && child.try_wait().unwrap().is_none() {
            thread::yield_now();
        }
        // Not there any more, if it was over before it could be seen.
        let _ = child.kill();
        child.wait().unwrap();
        trial.must_be_whole(step);
    }
}

/// Asks a run to stop when it begins a stage; its exit code and what it told.
#[cfg(unix)]
fn stopped(trial: &Trial, signal: &str, stage: &str) -> (i32, String) {
    use std::io::{BufRead, BufReader};
    use std::process::Command;

    trial.reset();
    let mut child = trial.start();
    let process = child.id().to_string();
    let mut told = String::new();
    for line in BufReader::new(child.stderr.take().unwrap()).lines() {
        let line = line.unwrap();
        if line.starts_with(stage) {
            let sent = Command::new("kill").args(["-s", signal, &process]).output().unwrap();
            assert!(sent.status.success() || child.try_wait().unwrap().is_some(), "{sent:?}");
        }
        told += &line;
        told += "\n";
    }
    (child.wait().unwrap().code().unwrap(), told)
}

#[cfg(unix)]
#[test]
fn asked_to_stop_it_leaves_the_old_output_and_nothing_else() {
    const TRIES: usize = 5;
    let trial = Trial::new(12);
    for (signal, stage) in [
        ("INT", "Membaca lembar"),
        ("INT", "Membuat dokumen"),
        ("TERM", "Membuat dokumen"),
        ("INT", "Menyimpan"),
    ] {
        // A wish that comes when the output is landing comes too late, and so may one of ours.
        let in_time = (0..TRIES).any(|_| {
            let (code, told) = stopped(&trial, signal, stage);
            assert!(!trial.job.join("hasil.baru").exists(), "{signal} {stage}: staging was left");
            assert!(!trial.job.join(".rapor-jurnal").exists(), "{signal} {stage}");
            match code {
                130 => {
                    assert!(trial.output() == trial.old, "{signal} {stage}");
                    assert!(told.ends_with("Dihentikan. Hasil lama tetap utuh.\n"), "{told}");
                }
                0 => assert!(trial.output() == trial.new, "{signal} {stage}"),
                other => panic!("{signal} {stage}: {other}: {told}"),
            }
            code == 130
        });
        assert!(in_time || stage == "Menyimpan", "{signal} {stage}: {TRIES} runs were not stopped");
        trial.must_be_whole(stage);
    }
}
