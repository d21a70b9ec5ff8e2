//! At every single call to the disk: a failure, a kill, a power cut; then whoever comes next.

use super::flaky::{Fault, FlakyDisk};
use super::*;

/// What stands in the job before the run that meets the fault.
#[derive(Debug, Clone, Copy)]
enum Before {
    /// No output yet.
    Nothing,
    /// An output.
    Live,
    /// An output and the one before it.
    LiveAndPrevious,
    /// The very output that comes again, but for one file that was deleted: both have one list.
    SameWithFileGone,
    /// The very output that comes again, with another signature: both have one list.
    SameSignedOtherwise,
    /// No output, but the one before it.
    PreviousOnly,
}

use Before::*;

const ALL: [Before; 6] = [
    Nothing,
    Live,
    LiveAndPrevious,
    SameWithFileGone,
    SameSignedOtherwise,
    PreviousOnly,
];

const SIGNATURE: &[u8] = b"tanda tangan";

impl Before {
    fn job(self) -> TempDir {
        let job = match self {
            Nothing => job_with(&[]),
            Live => job_with(&["lama"]),
            LiveAndPrevious => job_with(&["kuno", "lama"]),
            PreviousOnly => job_with(&["kuno", "lama"]),
            SameWithFileGone | SameSignedOtherwise => job_with(&["kuno"]),
        };
        match self {
            SameWithFileGone => {
                new_run(&real(), &job).unwrap();
                fs::remove_file(job.path().join("hasil/rapor/12.18.xlsx")).unwrap();
            }
            SameSignedOtherwise => {
                run_signed(&real(), job.path(), documents("baru"), Some(b"lain")).unwrap();
            }
            PreviousOnly => fs::remove_dir_all(job.path().join("hasil")).unwrap(),
            Nothing | Live | LiveAndPrevious => {}
        }
        job
    }
}

/// The run that meets the fault, and the one after it.
fn new_run(disk: &Arc<dyn Disk>, job: &TempDir) -> Result<Landed, OutputError> {
    run_signed(disk, job.path(), documents("baru"), Some(SIGNATURE))
}

fn new_output() -> Snapshot {
    let job = job_with(&[]);
    new_run(&real(), &job).unwrap();
    snapshot(&job.path().join("hasil"))
}

/// Runs until the fault; whether the run was content.
fn run_into(job: &TempDir, fault: Fault, at: usize, exchanges: bool) -> Result<(), OutputError> {
    let disk = Arc::new(FlakyDisk::new(fault, at, exchanges));
    let result = new_run(&(disk.clone() as Arc<dyn Disk>), job);
    disk.cut_power();
    result.map(drop)
}

/// How many calls a run without a fault makes.
fn calls(before: Before, exchanges: bool) -> usize {
    let disk = Arc::new(FlakyDisk::new(Fault::Fails, 0, exchanges));
    new_run(&(disk.clone() as Arc<dyn Disk>), &before.job()).unwrap();
    disk.calls()
}

/// Whatever came before: recovery leaves the old output or the new one, the next run lands, and
/// the output before it is where it belongs.
#[track_caller]
fn check_aftermath(job: &TempDir, old: &Snapshot, previous: &Snapshot, new: &Snapshot, at: &str) {
    recover(job.path()).unwrap_or_else(|error| panic!("{at}: {error}"));
    let live = snapshot(&job.path().join("hasil"));
    assert!(
        live == *old || live == *new,
        "{at}: a mixture is live: {live:?}"
    );
    assert!(!needs_recovery(job.path()), "{at}");

    new_run(&real(), job).unwrap_or_else(|error| panic!("{at}, next run: {error}"));
    assert_eq!(snapshot(&job.path().join("hasil")), *new, "{at}");
    // One swap, whoever did it: the old output is the previous one now.
    let expected = if old.is_some() { old } else { previous };
    assert_eq!(snapshot(&job.path().join("hasil.lama")), *expected, "{at}");
    let known = [".rapor-kunci", "hasil", "hasil.lama"];
    assert!(
        names(job).iter().all(|name| known.contains(&name.as_str())),
        "{at}: {:?}",
        names(job)
    );
}

fn each_call(fault: Fault, mut check: impl FnMut(Before, usize, bool, &str)) {
    for before in ALL {
        for exchanges in [cfg!(target_os = "linux"), false] {
            let calls = calls(before, exchanges);
            assert!(calls > 20, "{calls} calls cannot be a whole run");
            for at in 1..=calls {
                check(
                    before,
                    at,
                    exchanges,
                    &format!("{before:?} {fault:?} {at} {exchanges}"),
                );
            }
        }
    }
}

fn old_and_previous(job: &TempDir) -> (Snapshot, Snapshot) {
    (
        snapshot(&job.path().join("hasil")),
        snapshot(&job.path().join("hasil.lama")),
    )
}

#[test]
fn any_call_may_fail() {
    let new = new_output();
    each_call(Fault::Fails, |before, at, exchanges, what| {
        let job = before.job();
        let (old, previous) = old_and_previous(&job);
        let result = run_into(&job, Fault::Fails, at, exchanges);
        let live = snapshot(&job.path().join("hasil"));
        match result {
            // A failure that was none of the run's business, such as a leftover to remove.
            Ok(()) => assert_eq!(live, new, "{what}"),
            Err(error @ (OutputError::Unfinished { .. } | OutputError::InUse { .. })) => {
                assert!(error.is_disk_full(), "{what}: {error}");
                assert!(needs_recovery(job.path()), "{what}");
            }
            Err(error) => {
                assert!(error.is_disk_full(), "{what}: {error}");
                assert_eq!(live, old, "{what}");
                assert_eq!(snapshot(&job.path().join("hasil.lama")), previous, "{what}");
                assert!(!needs_recovery(job.path()), "{what}");
                assert!(!job.path().join("hasil.baru").exists(), "{what}");
            }
        }
        check_aftermath(&job, &old, &previous, &new, what);
    });
}

#[track_caller]
fn check_death(fault: Fault) {
    let new = new_output();
    each_call(fault, |before, at, exchanges, what| {
        let job = before.job();
        let (old, previous) = old_and_previous(&job);
        run_into(&job, fault, at, exchanges).unwrap_err();
        check_aftermath(&job, &old, &previous, &new, what);
    });
}

#[test]
fn the_process_may_be_killed_at_any_call() {
    check_death(Fault::Killed);
}

#[test]
fn the_power_may_go_at_any_call() {
    check_death(Fault::PowerCut);
}

#[test]
fn the_power_may_go_amid_writing_in_no_order() {
    check_death(Fault::PowerCutAmid);
}

/// Kills a run at one call and then the recovery at each of its own; how often there was one.
fn check_recoveries(
    before: Before,
    fault: Fault,
    at: usize,
    exchanges: bool,
    new: &Snapshot,
) -> usize {
    // A recovery that fails follows a run that was killed.
    let first = if fault == Fault::Fails {
        Fault::Killed
    } else {
        fault
    };
    for again in 1.. {
        let job = before.job();
        let (old, previous) = old_and_previous(&job);
        run_into(&job, first, at, exchanges).unwrap_err();
        if !needs_recovery(job.path()) {
            return 0;
        }
        let what = format!("{before:?} {fault:?} {at}, again at {again}, {exchanges}");
        let disk = Arc::new(FlakyDisk::new(fault, again, exchanges));
        let recovered = recover_on(disk.clone(), job.path());
        if disk.calls() < again {
            assert!(recovered.unwrap().is_some(), "{what}");
            return again - 1;
        }
        recovered.unwrap_err();
        disk.cut_power();
        check_aftermath(&job, &old, &previous, new, &what);
    }
    0
}

#[test]
fn recovery_may_be_killed_at_any_call_too() {
    let new = new_output();
    let mut recoveries = 0;
    for fault in [
        Fault::Fails,
        Fault::Killed,
        Fault::PowerCut,
        Fault::PowerCutAmid,
    ] {
        for before in ALL {
            for exchanges in [cfg!(target_os = "linux"), false] {
                // From the end, where there is a journal, to where there is none yet.
                for at in (1..=calls(before, exchanges)).rev() {
                    match check_recoveries(before, fault, at, exchanges, &new) {
                        0 => break,
                        more => recoveries += more,
                    }
                }
            }
        }
    }
    assert!(
        recoveries > 100,
        "only {recoveries} recoveries were interrupted"
    );
}

#[test]
fn a_file_open_elsewhere_is_said_and_the_next_command_finishes() {
    let new = new_output();
    for exchanges in [cfg!(target_os = "linux"), false] {
        let mut seen = 0;
        for at in 1..=calls(LiveAndPrevious, exchanges) {
            let job = LiveAndPrevious.job();
            let (old, previous) = old_and_previous(&job);
            let error = run_into(&job, Fault::HeldOpen, at, exchanges).unwrap_err();
            if let OutputError::InUse { path, .. } = &error {
                seen += 1;
                assert!(path.starts_with(job.path()), "{error}");
                let recovered = recover(job.path()).unwrap();
                assert!(
                    matches!(recovered, Some(Recovered::Finished | Recovered::Tidied)),
                    "{at}: {recovered:?}"
                );
                assert_eq!(snapshot(&job.path().join("hasil")), new, "{at}");
            }
            check_aftermath(&job, &old, &previous, &new, &format!("held open at {at}"));
        }
        assert!(seen > 5, "{seen}");
    }
}
