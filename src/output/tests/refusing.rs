//! What stops a run before anything is moved, and that nothing of it was touched.

use super::flaky::{Fault, FlakyDisk};
use super::*;

fn held(job: &TempDir) -> Held {
    OutputFolder::open(job.path(), "hasil").unwrap().lock().unwrap()
}

#[test]
fn a_second_run_is_refused_until_the_first_is_over() {
    let job = job_with(&[]);
    let first = held(&job);
    let folder = OutputFolder::open(job.path(), "hasil").unwrap();
    assert!(matches!(folder.lock().unwrap_err(), OutputError::Busy { .. }));
    // Another output of the same job counts as the same job.
    let other = OutputFolder::open(job.path(), "keluaran").unwrap();
    assert!(matches!(other.lock().unwrap_err(), OutputError::Busy { .. }));
    drop(first);
    folder.lock().unwrap();
}

/// Puts something into the job, and expects it to be named and left alone.
#[track_caller]
fn check_in_the_way(path: &str, make: impl FnOnce(&Path), expected: Obstacle) {
    let job = job_with(&[]);
    make(&job.path().join(path));
    let folder = OutputFolder::open(job.path(), "hasil").unwrap();
    let error = folder.lock().and_then(|held| held.preflight(&[])).unwrap_err();
    match error {
        OutputError::InTheWay { path: at, found } => {
            assert!(at.starts_with(job.path().join(path)), "{at:?}");
            assert_eq!(found, expected);
        }
        other => panic!("{path}: {other}"),
    }
    let before = snapshot(job.path());
    run(&real(), job.path(), documents("baru")).unwrap_err();
    assert_eq!(snapshot(job.path()), before);
}

#[test]
fn what_is_in_the_way_is_named() {
    let file = |path: &Path| fs::write(path, b"catatan").unwrap();
    let folder = |path: &Path| fs::create_dir(path).unwrap();
    for name in ["hasil", "hasil.baru", "hasil.lama"] {
        check_in_the_way(name, file, Obstacle::File);
    }
    for name in [".rapor-kunci", ".rapor-jurnal", ".rapor-uji"] {
        check_in_the_way(name, folder, Obstacle::Folder);
    }
    let foreign = |path: &Path| {
        fs::create_dir(path).unwrap();
        fs::write(path.join("konsep.docx"), b"konsep").unwrap();
    };
    check_in_the_way("hasil.baru", foreign, Obstacle::Foreign);
}

#[cfg(unix)]
#[test]
fn links_and_pipes_are_not_followed() {
    use std::os::unix::fs::symlink;

    let elsewhere = scratch();
    fs::write(elsewhere.path().join("berkas"), b"penting").unwrap();
    let to_folder = |path: &Path| symlink(elsewhere.path(), path).unwrap();
    let to_file = |path: &Path| symlink(elsewhere.path().join("berkas"), path).unwrap();
    let pipe = |path: &Path| {
        assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
    };
    for name in ["hasil", "hasil.baru", "hasil.lama"] {
        check_in_the_way(name, to_folder, Obstacle::Link);
    }
    for name in [".rapor-kunci", ".rapor-jurnal", ".rapor-uji"] {
        check_in_the_way(name, to_file, Obstacle::Link);
        check_in_the_way(name, pipe, Obstacle::Special);
    }
    assert_eq!(snapshot(elsewhere.path()).unwrap()["berkas"], b"penting");

    // A link inside an output is an intruder, even under a name that the tool wrote.
    let job = job_with(&["satu"]);
    fs::remove_file(job.path().join("hasil/temuan.csv")).unwrap();
    to_file(&job.path().join("hasil/temuan.csv"));
    to_folder(&job.path().join("hasil/pintasan"));
    let found: Vec<_> = held(&job).intruders().unwrap();
    assert_eq!(
        found,
        [
            intruder("hasil/pintasan", IntruderKind::Foreign),
            intruder("hasil/temuan.csv", IntruderKind::Changed)
        ]
    );
}

#[test]
fn a_disk_that_takes_no_file_is_said_before_anything_is_read() {
    let job = job_with(&["satu"]);
    // The second call is the probe; the first takes away what a crash left of it.
    let disk = Arc::new(FlakyDisk::new(Fault::Fails, 2, false));
    let held = OutputFolder::open_on(disk, job.path(), "hasil").unwrap().lock().unwrap();
    let error = held.preflight(&[]).unwrap_err();
    assert!(matches!(error, OutputError::NotWritable { .. }), "{error}");
    assert!(error.is_disk_full());
}

fn intruder(path: &str, kind: IntruderKind) -> Intruder {
    Intruder { path: path.split('/').collect(), kind }
}

#[track_caller]
fn check_intruders(job: &TempDir, expected: &[(&str, IntruderKind)]) {
    let expected: Vec<_> = expected.iter().map(|(path, kind)| intruder(path, *kind)).collect();
    assert_eq!(held(job).intruders().unwrap(), expected);
    let before = snapshot(job.path());
    match run(&real(), job.path(), documents("baru")) {
        Err(OutputError::Intruders(found)) => assert_eq!(found, expected),
        other => assert!(expected.is_empty() && other.is_ok(), "{other:?}"),
    }
    if !expected.is_empty() {
        assert_eq!(snapshot(job.path()), before, "something was moved");
    }
}

#[test]
fn signed_copies_and_edited_files_are_never_moved() {
    use IntruderKind::{Changed, Foreign};

    let job = job_with(&["kuno", "lama"]);
    fs::write(job.path().join("hasil/rapor/12.18-ttd.pdf"), b"pindaian").unwrap();
    fs::write(job.path().join("hasil/rapor/12.18.xlsx"), b"rapor LAMA").unwrap();
    fs::write(job.path().join("hasil.lama/catatan.txt"), b"catatan").unwrap();
    fs::remove_file(job.path().join("hasil/temuan.csv")).unwrap();
    check_intruders(
        &job,
        &[
            ("hasil/rapor/12.18-ttd.pdf", Foreign),
            ("hasil/rapor/12.18.xlsx", Changed),
            ("hasil.lama/catatan.txt", Foreign),
        ],
    );

    let job = job_with(&["lama"]);
    for name in ["Thumbs.db", "rapor/desktop.ini", ".DS_Store", "rapor/~$12.18.xlsx"] {
        fs::write(job.path().join("hasil").join(name), b"x").unwrap();
    }
    fs::write(job.path().join("hasil/.~lock.rekap.xlsx#"), b"x").unwrap();
    check_intruders(&job, &[]);
}

#[test]
fn a_folder_without_a_sound_list_is_all_foreign() {
    use IntruderKind::{Changed, Foreign};

    let job = job_with(&[]);
    fs::create_dir_all(job.path().join("hasil/lembar")).unwrap();
    fs::write(job.path().join("hasil/lembar/x.xlsx"), b"x").unwrap();
    check_intruders(&job, &[("hasil/lembar/x.xlsx", Foreign)]);

    let job = job_with(&["lama"]);
    let list = job.path().join("hasil").join(SUMS_FILE);
    let edited = String::from_utf8(fs::read(&list).unwrap()).unwrap().replace('\n', "\r\n");
    fs::write(&list, edited).unwrap();
    check_intruders(
        &job,
        &[
            ("hasil/SHA256SUMS", Changed),
            ("hasil/manifest.json", Foreign),
            ("hasil/rapor/12.18.xlsx", Foreign),
            ("hasil/rapor/arsip/lama.xlsx", Foreign),
            ("hasil/temuan.csv", Foreign),
        ],
    );
}

#[test]
fn a_file_edited_while_the_run_computes_is_seen_at_landing() {
    let job = job_with(&["lama"]);
    let mut held = held(&job);
    assert_eq!(held.intruders().unwrap(), []);
    let staging = held.stage().unwrap();
    staging.put(artifact("rapor/12.18.xlsx", b"baru")).unwrap();
    let sealed = staging.seal().unwrap();
    fs::write(job.path().join("hasil/rapor/12.18.xlsx"), b"disunting sementara itu").unwrap();
    fs::write(job.path().join("hasil/ttd.pdf"), b"pindaian").unwrap();
    let before = snapshot(&job.path().join("hasil"));
    match sealed.land() {
        Err(OutputError::Intruders(found)) => assert_eq!(
            found,
            [
                intruder("hasil/rapor/12.18.xlsx", IntruderKind::Changed),
                intruder("hasil/ttd.pdf", IntruderKind::Foreign)
            ]
        ),
        other => panic!("{other:?}"),
    }
    assert_eq!(snapshot(&job.path().join("hasil")), before);
    assert_eq!(names(&job), [".rapor-kunci", "hasil"]);
}

#[test]
fn names_equal_but_for_case_are_one_file_somewhere() {
    for (first, second, earlier) in [
        ("rapor/a.xlsx", "rapor/A.xlsx", "rapor/a.xlsx"),
        ("rapor/a.xlsx", "rapor/a.xlsx", "rapor/a.xlsx"),
        ("rapor/a.xlsx", "Rapor/b.xlsx", "rapor"),
        ("rapor/a.xlsx", "rapor", "rapor"),
        ("rapor", "rapor/a.xlsx", "rapor"),
        ("rapor", "RAPOR/a.xlsx", "rapor"),
    ] {
        let job = job_with(&[]);
        let mut held = held(&job);
        let staging = held.stage().unwrap();
        staging.put(artifact(first, b"1")).unwrap();
        match staging.put(artifact(second, b"2")) {
            Err(OutputError::Duplicate { path, earlier: found }) => {
                assert_eq!((path.as_str(), found.as_str()), (second, earlier));
            }
            other => panic!("{second}: {other:?}"),
        }
        // Whoever forgets the error still cannot publish what is left.
        assert!(matches!(staging.seal().unwrap_err(), OutputError::Incomplete));
        assert_eq!(names(&job), [".rapor-kunci"]);
    }
}

/// A swap that stopped right after its journal was written.
fn interrupted(words: &[&str]) -> TempDir {
    let job = job_with(words);
    let mut at = 1;
    loop {
        let disk: Arc<dyn Disk> = Arc::new(FlakyDisk::new(Fault::Killed, at, false));
        run(&disk, job.path(), documents("baru")).unwrap_err();
        if needs_recovery(job.path()) {
            return job;
        }
        at += 1;
    }
}

#[test]
fn recovery_moves_no_intruder_either() {
    let job = interrupted(&["kuno", "lama"]);
    let edited = job.path().join("hasil/rapor/12.18.xlsx");
    let original = fs::read(&edited).unwrap();
    fs::write(&edited, b"disimpan sebelum ditutup").unwrap();
    for _ in 0..2 {
        let before = snapshot(job.path());
        let error = recover(job.path()).unwrap_err();
        assert!(matches!(error, OutputError::Intruders(_)), "{error}");
        let folder = OutputFolder::open(job.path(), "hasil").unwrap();
        assert!(matches!(folder.lock().unwrap_err(), OutputError::Intruders(_)));
        assert_eq!(snapshot(job.path()), before);
    }
    fs::write(&edited, original).unwrap();
    assert_eq!(recover(job.path()).unwrap(), Some(Recovered::Finished));
}

#[test]
fn a_damaged_new_output_never_becomes_live() {
    let job = interrupted(&["kuno", "lama"]);
    let before = snapshot(&job.path().join("hasil"));
    fs::write(job.path().join("hasil.baru/rapor/12.18.xlsx"), b"rusak").unwrap();
    assert_eq!(recover(job.path()).unwrap(), Some(Recovered::RolledBack));
    assert_eq!(snapshot(&job.path().join("hasil")), before);
    // It is not the tool's own any more, so it stays and is named.
    let error = run(&real(), job.path(), documents("baru")).unwrap_err();
    assert!(matches!(error, OutputError::InTheWay { found: Obstacle::Foreign, .. }), "{error}");
}

#[test]
fn an_old_output_that_was_moved_aside_comes_back() {
    let job = interrupted(&["lama"]);
    let before = snapshot(&job.path().join("hasil"));
    fs::rename(job.path().join("hasil"), job.path().join("hasil.lama")).unwrap();
    fs::remove_dir_all(job.path().join("hasil.baru")).unwrap();
    assert_eq!(recover(job.path()).unwrap(), Some(Recovered::RolledBack));
    assert_eq!(snapshot(&job.path().join("hasil")), before);
    assert_eq!(names(&job), [".rapor-kunci", "hasil"]);
}

#[test]
fn recovery_goes_by_the_journal_whatever_the_job_says_now() {
    let job = interrupted(&["lama"]);
    let held = OutputFolder::open(job.path(), "keluaran").unwrap().lock().unwrap();
    assert_eq!(held.recovered(), Some(Recovered::Finished));
    assert_eq!(names(&job), [".rapor-kunci", "hasil", "hasil.lama"]);
}

#[test]
fn a_journal_of_someone_else_is_refused() {
    let digest = Digest::of(b"");
    for journal in [
        String::new(),
        "{}".to_owned(),
        format!(r#"{{"schema":2,"output":"hasil","identity":"{digest}"}}"#),
        format!(r#"{{"schema":1,"output":"../hasil","identity":"{digest}"}}"#),
        format!(r#"{{"schema":1,"output":"hasil","identity":"{digest}","x":1}}"#),
        r#"{"schema":1,"output":"hasil","identity":"0"}"#.to_owned(),
    ] {
        let job = job_with(&["lama"]);
        fs::write(job.path().join(".rapor-jurnal"), &journal).unwrap();
        let before = snapshot(job.path());
        let error = recover(job.path()).unwrap_err();
        assert!(matches!(error, OutputError::Journal { .. }), "{journal}: {error}");
        assert_eq!(snapshot(job.path()), before);
    }
}

#[test]
fn recovery_waits_for_no_run() {
    let job = job_with(&["lama"]);
    let _held = held(&job);
    fs::write(job.path().join(".rapor-jurnal"), b"").unwrap();
    assert!(matches!(recover(job.path()).unwrap_err(), OutputError::Busy { .. }));
}
