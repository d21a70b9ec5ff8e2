//! At every single call to the disk: a failure, a kill, a power cut; then whoever comes next.

use std::sync::OnceLock;

use super::flaky::{Fault, FlakyDisk};
use super::*;

/// What stands in the job before the run that meets the fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

const ALL: [Before; 6] =
    [Nothing, Live, LiveAndPrevious, SameWithFileGone, SameSignedOtherwise, PreviousOnly];

impl Before {
    fn job(self) -> TempDir {
        let job = match self {
            Nothing => job_with(&[]),
            Live => job_with(&["lama"]),
            LiveAndPrevious | PreviousOnly => job_with(&["kuno", "lama"]),
            SameWithFileGone | SameSignedOtherwise => job_with(&["kuno"]),
        };
        match self {
            SameWithFileGone => {
                self.new_run(&real(), &job).unwrap();
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

    /// The run that meets the fault, and the one after it; signed in one of the cases.
    fn new_run(self, disk: &Arc<dyn Disk>, job: &TempDir) -> Result<Landed, OutputError> {
        let signature = (self == SameSignedOtherwise).then_some(&b"tanda tangan"[..]);
        run_signed(disk, job.path(), documents("baru"), signature)
    }

    /// What that run makes.
    fn new_output(self) -> &'static Snapshot {
        static SIGNED: OnceLock<Snapshot> = OnceLock::new();
        static UNSIGNED: OnceLock<Snapshot> = OnceLock::new();
        let made = if self == SameSignedOtherwise { &SIGNED } else { &UNSIGNED };
        made.get_or_init(|| {
            let job = job_with(&[]);
            self.new_run(&real(), &job).unwrap();
            live(&job)
        })
    }
}

fn live(job: &TempDir) -> Snapshot {
    snapshot(&job.path().join("hasil"))
}

fn previous(job: &TempDir) -> Snapshot {
    snapshot(&job.path().join("hasil.lama"))
}

/// One fault in one run.
#[derive(Debug, Clone, Copy)]
struct Case {
    before: Before,
    exchanges: bool,
    fault: Fault,
    /// The call it happens at, from 1; 0 for after the last.
    at: usize,
}

/// A job that met its fault, and what it was before.
struct Aftermath {
    what: String,
    before: Before,
    job: TempDir,
    old: Snapshot,
    previous: Snapshot,
    new: &'static Snapshot,
    said: Result<Landed, OutputError>,
}

impl Case {
    /// Every call of a whole run, in each kind of job, on each kind of disk.
    fn each(fault: Fault) -> impl Iterator<Item = Self> {
        Self::kinds(fault).flat_map(|case| (1..=case.calls()).map(move |at| Self { at, ..case }))
    }

    /// A run without a fault until it is over, in each kind of job, on each kind of disk.
    fn kinds(fault: Fault) -> impl Iterator<Item = Self> {
        let disks = [cfg!(target_os = "linux"), false];
        let kind = move |before| disks.map(|exchanges| Self { before, exchanges, fault, at: 0 });
        ALL.into_iter().flat_map(kind)
    }

    /// How many calls a run without a fault makes.
    fn calls(self) -> usize {
        let disk = Arc::new(FlakyDisk::new(Fault::Fails, 0, self.exchanges));
        self.before.new_run(&(disk.clone() as Arc<dyn Disk>), &self.before.job()).unwrap();
        assert!(disk.calls() > 20, "{} calls cannot be a whole run", disk.calls());
        disk.calls()
    }

    fn happen(self) -> Aftermath {
        let job = self.before.job();
        let (old, previous) = (live(&job), previous(&job));
        let disk = Arc::new(FlakyDisk::new(self.fault, self.at, self.exchanges));
        let said = self.before.new_run(&(disk.clone() as Arc<dyn Disk>), &job);
        disk.cut_power();
        let new = self.before.new_output();
        let what = format!("{self:?}");
        Aftermath { what, before: self.before, job, old, previous, new, said }
    }
}

impl Aftermath {
    /// Whatever came before: recovery leaves the old output or the new one, the next run lands,
    /// and the output before it is where it belongs.
    #[track_caller]
    fn check(&self) {
        let Self { what, job, .. } = self;
        let begun = needs_recovery(job.path());
        recover(job.path()).unwrap_or_else(|error| panic!("{what}: {error}"));
        let found = live(job);
        assert!(found == self.old || found == *self.new, "{what}: a mixture is live: {found:?}");
        assert!(!begun || found == *self.new, "{what}: a swap that had begun was not finished");
        assert!(self.said.is_err() || found == *self.new, "{what}: what had landed is gone");
        assert!(!needs_recovery(job.path()), "{what}");

        let next = self.before.new_run(&real(), job);
        next.unwrap_or_else(|error| panic!("{what}, next run: {error}"));
        assert_eq!(live(job), *self.new, "{what}");
        // One swap, whoever did it: the old output is the previous one now.
        let expected = if self.old.is_some() { &self.old } else { &self.previous };
        assert_eq!(previous(job), *expected, "{what}");
        let known = |name: &String| [".rapor-kunci", "hasil", "hasil.lama"].contains(&&**name);
        assert!(names(job).iter().all(known), "{what}: {:?}", names(job));
    }
}

#[test]
fn any_call_may_fail() {
    for case in Case::each(Fault::Fails) {
        let aftermath = case.happen();
        let Aftermath { what, job, .. } = &aftermath;
        match &aftermath.said {
            // A failure that was none of the run's business, such as a leftover to remove.
            Ok(_) => assert_eq!(live(job), *aftermath.new, "{what}"),
            Err(error @ (OutputError::Unfinished { .. } | OutputError::InUse { .. })) => {
                assert!(error.is_disk_full(), "{what}: {error}");
                assert!(needs_recovery(job.path()), "{what}");
            }
            Err(error) => {
                assert!(error.is_disk_full(), "{what}: {error}");
                assert_eq!(live(job), aftermath.old, "{what}");
                assert_eq!(previous(job), aftermath.previous, "{what}");
                assert!(!needs_recovery(job.path()), "{what}");
                assert!(!job.path().join("hasil.baru").exists(), "{what}");
            }
        }
        aftermath.check();
    }
}

#[track_caller]
fn check_death(fault: Fault) {
    for case in Case::each(fault) {
        let aftermath = case.happen();
        assert!(aftermath.said.is_err(), "{}", aftermath.what);
        aftermath.check();
    }
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
    check_death(Fault::PowerCutAmid { even: true });
    check_death(Fault::PowerCutAmid { even: false });
}

#[test]
fn what_has_landed_outlives_a_power_cut() {
    for even in [true, false] {
        for fault in [Fault::PowerCut, Fault::PowerCutAmid { even }] {
            for case in Case::kinds(fault) {
                let aftermath = case.happen();
                assert!(aftermath.said.is_ok(), "{}", aftermath.what);
                aftermath.check();
            }
        }
    }
}

/// Kills a run at one call and then the recovery at each of its own; how often there was one.
fn check_recoveries(case: Case) -> usize {
    // A recovery that fails follows a run that was killed.
    let first = if case.fault == Fault::Fails { Fault::Killed } else { case.fault };
    for again in 1.. {
        let aftermath = Case { fault: first, ..case }.happen();
        let job = aftermath.job.path();
        if !needs_recovery(job) {
            return 0;
        }
        let disk = Arc::new(FlakyDisk::new(case.fault, again, case.exchanges));
        let recovered = recover_on(disk.clone(), job);
        if disk.calls() < again {
            assert!(recovered.unwrap().is_some(), "{case:?}");
            return again - 1;
        }
        recovered.unwrap_err();
        disk.cut_power();
        aftermath.check();
    }
    0
}

#[test]
fn recovery_may_be_killed_at_any_call_too() {
    let mut recoveries = 0;
    let amid = Fault::PowerCutAmid { even: true };
    for fault in [Fault::Fails, Fault::Killed, Fault::PowerCut, amid] {
        for case in Case::kinds(fault) {
            // From the end, where there is a journal, to where there is none yet.
            for at in (1..=case.calls()).rev() {
                match check_recoveries(Case { at, ..case }) {
                    0 => break,
                    more => recoveries += more,
                }
            }
        }
    }
    assert!(recoveries > 100, "only {recoveries} recoveries were interrupted");
}

#[test]
fn a_file_open_elsewhere_is_said_and_the_next_command_finishes() {
    let mut seen = 0;
    for case in Case::each(Fault::HeldOpen) {
        let aftermath = case.happen();
        let job = aftermath.job.path();
        if let Err(OutputError::InUse { path, .. }) = &aftermath.said {
            seen += 1;
            assert!(path.starts_with(job), "{path:?}");
            let recovered = recover(job).unwrap();
            let finished = [Some(Recovered::Finished), Some(Recovered::Tidied)];
            assert!(finished.contains(&recovered), "{case:?}: {recovered:?}");
            assert_eq!(live(&aftermath.job), *aftermath.new, "{case:?}");
        }
        aftermath.check();
    }
    assert!(seen > 30, "{seen}");
}
