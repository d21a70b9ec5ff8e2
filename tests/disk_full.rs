//! A real disk that is too small, at every size, and one that is read-only: the old output stays
//! whole. Needs the right to mount a disk in memory; says so where it is missing.

#![cfg(target_os = "linux")]
// The reason a test was skipped belongs where people look for its result.
#![allow(clippy::print_stderr)]
// A failure of the machine ends the test.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod binary;
mod job_folder;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use rapor::output::{
    Artifact, ArtifactPath, Digest, Landed, OutputError, OutputFolder, SUMS_FILE, Sums,
    needs_recovery, recover,
};
use tempfile::TempDir;

/// A disk of its own, in memory; taken away when dropped.
struct SmallDisk(TempDir);

impl SmallDisk {
    /// `None` where this user or machine may not mount one.
    fn mount() -> Option<Self> {
        let disk = Self(tempfile::tempdir().unwrap());
        match disk.run("mount", &["-t", "tmpfs", "-o", "size=64m", "tmpfs"]) {
            Ok(()) => Some(disk),
            Err(reason) => {
                eprintln!("skipped: no disk in memory can be mounted: {reason}");
                None
            }
        }
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn remount(&self, option: &str) -> Result<(), String> {
        self.run("mount", &["-o", &format!("remount,{option}")])
    }

    fn run(&self, program: &str, arguments: &[&str]) -> Result<(), String> {
        let done = Command::new(program)
            .args(arguments)
            .arg(self.path())
            .output()
            .map_err(|error| error.to_string())?;
        let said = String::from_utf8_lossy(&done.stderr).trim().to_owned();
        if done.status.success() { Ok(()) } else { Err(said) }
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Not mounted, if that was what failed.
        let _ = self.run("umount", &[]);
    }
}

/// Twelve documents of a few pages each.
fn run(job: &Path, word: &str) -> Result<Landed, OutputError> {
    let mut held = OutputFolder::open(job, "hasil")?.lock()?;
    held.preflight(&[])?;
    let staging = held.stage()?;
    for n in 0..12 {
        let path = ArtifactPath::new(&format!("rapor/12.{n:02}-{word}.xlsx")).unwrap();
        let bytes = format!("{word}{n}").repeat(700 * n).into_bytes();
        staging.put(Artifact { path, bytes })?;
    }
    staging.seal()?.land()
}

/// The hash of every file in the live output, each of them checked against the list.
fn live(job: &Path) -> BTreeMap<String, String> {
    let live = job.join("hasil");
    let sums = Sums::parse(&fs::read(live.join(SUMS_FILE)).unwrap()).unwrap();
    let check = |(path, digest): (&ArtifactPath, Digest)| {
        assert_eq!(Digest::of(&fs::read(live.join(path.as_str())).unwrap()), digest);
        (path.to_string(), digest.to_string())
    };
    let files: BTreeMap<String, String> = sums.iter().map(check).collect();
    let standing = fs::read_dir(live.join("rapor")).unwrap().count();
    assert_eq!(standing, files.len());
    files
}

#[test]
fn a_disk_too_small_keeps_the_old_output_at_every_size() {
    let Some(disk) = SmallDisk::mount() else {
        return;
    };
    let job = disk.path();
    run(job, "lama").unwrap();
    let old = live(job);
    let mut refused = 0;
    for pages in 1..400 {
        let size = format!("size={}k", 4 * pages);
        // A disk cannot become smaller than what stands on it: the old output takes the first
        // pages. Then every page more is tried until all of the new one fits.
        if disk.remount(&size).is_err() {
            continue;
        }
        let Err(error) = run(job, "baru") else { break };
        refused += 1;
        assert!(error.is_disk_full(), "{size}: {error}");
        recover(job).unwrap();
        assert_eq!(live(job), old, "{size}");
        assert!(!job.join("hasil.baru").exists(), "{size}: something was left");
    }
    assert!(refused > 20, "only {refused} sizes were too small");
    assert_ne!(live(job), old, "no size was large enough");
    eprintln!("{refused} sizes were too small, the next one was enough");
}

#[test]
fn a_read_only_disk_is_said_at_once() {
    let Some(disk) = SmallDisk::mount() else {
        return;
    };
    let job = disk.path();
    run(job, "lama").unwrap();
    disk.remount("ro").unwrap();
    let error = run(job, "baru").unwrap_err();
    assert!(matches!(error, OutputError::NotWritable { .. }), "{error}");
    assert!(!needs_recovery(job));
    assert_eq!(recover(job).unwrap(), None);
}

/// A job on a disk: twelve regions with a certificate each.
fn lay_out(job: &Path, best: u32) {
    use job_folder::{CERTIFICATE, LIST, only, toml};
    let codes: Vec<_> = (1..=12).map(|n| format!("12.{n:02}")).collect();
    let regions = only(codes.iter().map(String::as_str));
    let rows: String =
        (0..).zip(&codes).map(|(n, code)| format!("{code};{},5\n", best - n)).collect();
    fs::create_dir_all(job.join("lembar")).unwrap();
    let toml = toml(2024, "12", &regions, &format!("{LIST}{CERTIFICATE}"));
    fs::write(job.join("rapor.toml"), toml).unwrap();
    fs::write(job.join("lembar/nilai.csv"), format!("kode;nilai\n{rows}")).unwrap();
}

#[test]
fn the_program_says_that_the_disk_is_full_and_keeps_the_old_output() {
    let Some(disk) = SmallDisk::mount() else {
        return;
    };
    let job = disk.path();
    let run = || binary::ended(&binary::rapor(["run"]).arg(job).output().unwrap());
    lay_out(job, 98);
    assert_eq!(run().0, 0);
    let old = job_folder::tree(&job.join("hasil"));
    assert_eq!(
        old.keys().filter(|path| path.ends_with(".pdf")).count(),
        13,
        "twelve certificates, and all for the printer"
    );
    lay_out(job, 97);
    let mut refused = 0;
    for step in 1..100 {
        let size = format!("size={}k", 64 * step);
        // A disk cannot become smaller than what stands on it: the old output takes the first steps.
        if disk.remount(&size).is_err() {
            continue;
        }
        let (code, said, told) = run();
        if code == 0 {
            break;
        }
        refused += 1;
        assert_eq!((code, said.as_str()), (3, ""), "{size}: {told}");
        assert!(told.contains("disk penuh: kosongkan ruang, lalu ulangi"), "{size}: {told}");
        assert!(job_folder::tree(&job.join("hasil")) == old, "{size}: the old output was touched");
        assert!(!job.join("hasil.baru").exists(), "{size}: something was left");
    }
    assert!(refused >= 5, "only {refused} sizes were too small");
    assert!(job_folder::tree(&job.join("hasil")) != old, "no size was large enough");
    assert!(job_folder::tree(&job.join("hasil.lama")) == old);
    eprintln!("{refused} sizes in steps of 64 KiB were too small, the next one was enough");
}

#[test]
fn the_program_says_that_the_disk_is_read_only() {
    let Some(disk) = SmallDisk::mount() else {
        return;
    };
    let job = disk.path();
    lay_out(job, 98);
    disk.remount("ro").unwrap();
    let (code, said, told) = binary::ended(&binary::rapor(["run"]).arg(job).output().unwrap());
    assert_eq!((code, said.as_str()), (3, ""));
    assert!(told.contains("folder tidak dapat ditulisi: "), "{told}");
    // What only reads goes on.
    let (code, said, _) = binary::ended(&binary::rapor(["check"]).arg(job).output().unwrap());
    assert_eq!(code, 0);
    assert!(said.contains("12 dinilai"), "{said}");
}
