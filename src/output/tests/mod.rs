//! Tests of the protocol as a whole: what is said, what stands on the disk afterwards.

mod crash;
mod creation;
mod flaky;
mod refusing;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use tempfile::TempDir;

use super::disk::{Disk, LocalDisk};
use super::landing::recover_on;
use super::*;

/// Every file below a folder with its bytes; `None` where there is no folder.
type Snapshot = Option<BTreeMap<String, Vec<u8>>>;

fn snapshot(folder: &Path) -> Snapshot {
    let file = |entry: walkdir::DirEntry| {
        let name = entry.path().strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
        // Reading a pipe would wait for its other end.
        let regular = entry.file_type().is_file();
        (name, if regular { fs::read(entry.path()).unwrap() } else { b"(no file)".to_vec() })
    };
    folder.is_dir().then(|| {
        let entries = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
        entries.filter(|entry| !entry.file_type().is_dir()).map(file).collect()
    })
}

/// Names of what stands in the job folder itself.
fn names(job: &TempDir) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(job.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn artifact(path: &str, bytes: &[u8]) -> Artifact {
    Artifact { path: ArtifactPath::new(path).unwrap(), bytes: bytes.to_vec() }
}

/// A small output with folders in folders; other words make another output with other files.
fn documents(word: &str) -> Vec<Artifact> {
    vec![
        artifact("rapor/12.18.xlsx", format!("rapor {word}").as_bytes()),
        artifact(&format!("rapor/arsip/{word}.xlsx"), word.as_bytes()),
        artifact("temuan.csv", b""),
    ]
}

/// A run from beginning to end, as the pipeline does it.
fn run(disk: &Arc<dyn Disk>, job: &Path, documents: Vec<Artifact>) -> Result<Landed, OutputError> {
    run_signed(disk, job, documents, None)
}

fn run_signed(
    disk: &Arc<dyn Disk>,
    job: &Path,
    documents: Vec<Artifact>,
    signature: Option<&[u8]>,
) -> Result<Landed, OutputError> {
    let mut held = OutputFolder::open_on(Arc::clone(disk), job, "hasil")?.lock()?;
    held.preflight(&[])?;
    let staging = held.stage()?;
    for document in documents {
        staging.put(document)?;
    }
    let manifest: String =
        staging.written().iter().map(|file| format!("{}\n", file.path)).collect();
    staging.put(artifact("manifest.json", manifest.as_bytes()))?;
    let mut sealed = staging.seal()?;
    if let Some(signature) = signature {
        sealed.sign(signature.to_vec())?;
    }
    sealed.land()
}

fn real() -> Arc<dyn Disk> {
    Arc::new(LocalDisk)
}

/// A folder that vanishes, in memory where the system has such a place: these tests sync thousands
/// of times.
fn scratch() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

fn job_with(words: &[&str]) -> TempDir {
    let job = scratch();
    for word in words {
        run(&real(), job.path(), documents(word)).unwrap();
    }
    job
}

#[test]
fn a_first_run_then_another_then_the_same_again() {
    let job = job_with(&[]);
    assert_eq!(run(&real(), job.path(), documents("satu")).unwrap(), Landed::First);
    assert_eq!(names(&job), [".rapor-kunci", "hasil"]);
    let first = snapshot(&job.path().join("hasil"));

    assert_eq!(run(&real(), job.path(), documents("dua")).unwrap(), Landed::Replaced);
    assert_eq!(names(&job), [".rapor-kunci", "hasil", "hasil.lama"]);
    assert_eq!(snapshot(&job.path().join("hasil.lama")), first);
    let second = snapshot(&job.path().join("hasil"));
    assert_ne!(first, second);

    assert_eq!(run(&real(), job.path(), documents("dua")).unwrap(), Landed::Unchanged);
    assert_eq!(names(&job), [".rapor-kunci", "hasil", "hasil.lama"]);
    assert_eq!(snapshot(&job.path().join("hasil.lama")), first);
    assert_eq!(snapshot(&job.path().join("hasil")), second);
}

#[test]
fn a_new_signature_over_the_same_files_is_a_new_output() {
    let job = job_with(&["satu"]);
    let signed = |signature| run_signed(&real(), job.path(), documents("satu"), signature).unwrap();
    assert_eq!(signed(Some(b"kunci A")), Landed::Replaced);
    assert_eq!(signed(Some(b"kunci A")), Landed::Unchanged);
    assert_eq!(signed(Some(b"kunci B")), Landed::Replaced);
    assert_eq!(signed(None), Landed::Replaced);
}

#[test]
fn the_list_names_every_file_and_stands_the_usual_tool() {
    let job = job_with(&["satu"]);
    let live = job.path().join("hasil");
    let sums = Sums::parse(&fs::read(live.join(SUMS_FILE)).unwrap()).unwrap();
    let listed: Vec<_> = sums.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(
        listed,
        ["manifest.json", "rapor/12.18.xlsx", "rapor/arsip/satu.xlsx", "temuan.csv"]
    );
    for (path, digest) in sums.iter() {
        assert_eq!(Digest::of(&fs::read(live.join(path.as_str())).unwrap()), digest);
    }
    if cfg!(target_os = "linux") {
        let tool = std::process::Command::new("sha256sum")
            .args(["--strict", "--check", SUMS_FILE])
            .current_dir(&live)
            .output()
            .unwrap();
        assert!(tool.status.success(), "{tool:?}");
    }
}

#[test]
fn eight_threads_write_at_once() {
    let job = job_with(&[]);
    let mut held = OutputFolder::open(job.path(), "hasil").unwrap().lock().unwrap();
    let staging = held.stage().unwrap();
    let content = |thread: usize, n: usize| format!("{thread} {n} ").repeat(100 * thread + n);
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let (staging, content) = (&staging, &content);
            scope.spawn(move || {
                for n in 0..50 {
                    let path = format!("f{}/g{}/{thread}-{n}.txt", n % 7, n % 3);
                    staging.put(artifact(&path, content(thread, n).as_bytes())).unwrap();
                }
            });
        }
    });
    let sealed = staging.seal().unwrap();
    assert_eq!(sealed.written().len(), 400);
    assert!(sealed.written().is_sorted_by_key(|file| &file.path));
    assert_eq!(sealed.land().unwrap(), Landed::First);
    let live = snapshot(&job.path().join("hasil")).unwrap();
    assert_eq!(live.len(), 401);
    for thread in 0..8 {
        for n in 0..50 {
            let path = format!("f{}/g{}/{thread}-{n}.txt", n % 7, n % 3);
            assert_eq!(live[&path], content(thread, n).as_bytes());
        }
    }
}

#[test]
fn the_order_of_writing_does_not_show() {
    let (one, other) = (job_with(&[]), job_with(&[]));
    run(&real(), one.path(), documents("satu")).unwrap();
    let mut reversed = documents("satu");
    reversed.reverse();
    run(&real(), other.path(), reversed).unwrap();
    assert_eq!(snapshot(&one.path().join("hasil")), snapshot(&other.path().join("hasil")));
}

#[test]
fn a_run_that_gives_up_leaves_nothing() {
    let job = job_with(&["satu"]);
    let before = snapshot(job.path());
    let mut held = OutputFolder::open(job.path(), "hasil").unwrap().lock().unwrap();
    let staging = held.stage().unwrap();
    staging.put(artifact("rapor/x.xlsx", b"x")).unwrap();
    assert!(job.path().join("hasil.baru/BELUM-SELESAI").is_file());
    drop(staging);
    assert_eq!(snapshot(job.path()), before);
    let staging = held.stage().unwrap();
    staging.put(artifact("rapor/x.xlsx", b"x")).unwrap();
    drop(staging.seal().unwrap());
    assert_eq!(snapshot(job.path()), before);
}

#[test]
fn what_an_interrupted_run_left_is_cleared_away() {
    let job = job_with(&["satu"]);
    let mut held = OutputFolder::open(job.path(), "hasil").unwrap().lock().unwrap();
    let staging = held.stage().unwrap();
    staging.put(artifact("rapor/x.xlsx", b"x")).unwrap();
    // A killed process drops nothing.
    std::mem::forget(staging);
    drop(held);
    assert_eq!(run(&real(), job.path(), documents("dua")).unwrap(), Landed::Replaced);
    assert_eq!(names(&job), [".rapor-kunci", "hasil", "hasil.lama"]);
}

#[test]
fn deleted_files_come_back_and_an_empty_folder_is_no_output() {
    let job = job_with(&["satu", "dua"]);
    let live = snapshot(&job.path().join("hasil"));
    fs::remove_dir_all(job.path().join("hasil/rapor")).unwrap();
    assert_eq!(run(&real(), job.path(), documents("dua")).unwrap(), Landed::Replaced);
    assert_eq!(snapshot(&job.path().join("hasil")), live);

    let previous = snapshot(&job.path().join("hasil.lama"));
    fs::remove_dir_all(job.path().join("hasil")).unwrap();
    fs::create_dir_all(job.path().join("hasil/rapor")).unwrap();
    assert_eq!(run(&real(), job.path(), documents("dua")).unwrap(), Landed::First);
    assert_eq!(snapshot(&job.path().join("hasil")), live);
    assert_eq!(snapshot(&job.path().join("hasil.lama")), previous);
}

#[test]
fn nothing_to_recover_touches_nothing() {
    let job = scratch();
    assert_eq!(recover(job.path()).unwrap(), None);
    assert_eq!(recover(&job.path().join("tidak-ada")).unwrap(), None);
    assert!(names(&job).is_empty());
    assert!(!needs_recovery(job.path()));
}

#[test]
fn findings_of_a_refused_run_stand_beside_the_output() {
    let job = job_with(&["satu"]);
    let before = snapshot(&job.path().join("hasil"));
    let held = OutputFolder::open(job.path(), "hasil").unwrap().lock().unwrap();
    let header = "\u{feff}kode;pesan\r\n".as_bytes();
    let findings = |n: &str| [header, n.as_bytes()].concat();

    assert_eq!(held.refuse(header, &findings("R102")).unwrap(), job.path().join("temuan.csv"));
    held.refuse(header, &findings("R103")).unwrap();
    assert_eq!(fs::read(job.path().join("temuan.csv")).unwrap(), findings("R103"));
    assert_eq!(snapshot(&job.path().join("hasil")), before);
    assert!(held.clear_refusal(header).unwrap());
    assert!(!held.clear_refusal(header).unwrap());
    assert_eq!(names(&job), [".rapor-kunci", "hasil"]);

    fs::write(job.path().join("temuan.csv"), "catatan saya").unwrap();
    let error = held.refuse(header, &findings("R104")).unwrap_err();
    assert!(matches!(error, OutputError::InTheWay { found: Obstacle::Foreign, .. }), "{error}");
    assert!(!held.clear_refusal(header).unwrap());
    assert_eq!(fs::read(job.path().join("temuan.csv")).unwrap(), b"catatan saya");
}
