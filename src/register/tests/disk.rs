//! The register on a real disk, under the lock of the job.

use std::fs;
use std::path::Path;
use std::thread;

use super::shelf::Shelf;
use crate::digest::Digest;
use crate::job::NumberPattern;
use crate::output::{Held, OutputError, OutputFolder};
use crate::register::fixture::{claim, date, reserved};
use crate::register::{
    Changes, Entry, Event, FILE, Flaw, Ledger, LedgerError, NumberSource, Terms, look, plan,
};

fn hold(job: &Path) -> Held {
    OutputFolder::open(job, "hasil").unwrap().lock().unwrap()
}

fn opened() -> Entry {
    Entry { date: date(), event: Event::Opened }
}

/// Files of the register in a job folder, in order of name.
fn files(job: &Path) -> Vec<String> {
    let names = fs::read_dir(job).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<_> = names.map(|name| name.into_string().unwrap()).collect();
    names.retain(|name| name.starts_with("registri"));
    names.sort();
    names
}

#[test]
fn what_was_written_is_there() {
    let job = tempfile::tempdir().unwrap();
    assert!(look(job.path(), &[]).unwrap().is_none());
    let held = hold(job.path());
    let mut ledger = Ledger::open(&held, &[]).unwrap();
    assert_eq!((ledger.head(), files(job.path())), (None, vec![]));
    ledger.append(&held, &[opened(), reserved("001", 1, "12.18", "97.08")]).unwrap();
    ledger.append(&held, &[]).unwrap();
    ledger.append(&held, &[reserved("002", 2, "12.05", "96.86")]).unwrap();
    let head = ledger.head().unwrap();
    assert_eq!(head.line, 3);

    let reading = look(job.path(), &[head]).unwrap().unwrap();
    assert_eq!(reading.register.head(), Some(head));
    assert_eq!(reading.register.state(), ledger.state());
    let again = Ledger::open(&held, &[head]).unwrap();
    assert_eq!((again.head(), again.torn()), (Some(head), None));
    assert_eq!(files(job.path()), [FILE]);

    fs::remove_file(job.path().join(FILE)).unwrap();
    match look(job.path(), &[head]) {
        Err(LedgerError::Faulty { fault, .. }) => assert_eq!(fault.flaw, Flaw::Shortened(3)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_torn_line_is_kept_beside_the_register() {
    let job = tempfile::tempdir().unwrap();
    let held = hold(job.path());
    Ledger::open(&held, &[]).unwrap().append(&held, &[opened()]).unwrap();
    let path = job.path().join(FILE);
    let whole = fs::read(&path).unwrap();
    let torn = [&whole[..], b"{\"seq\":2,\"prev\":\"5"].concat();
    // Also where the run before was killed right after it had put the piece aside.
    for _ in 0..2 {
        fs::write(&path, &torn).unwrap();
        assert_eq!(look(job.path(), &[]).unwrap().unwrap().whole, whole.len());
        assert_eq!(fs::read(&path).unwrap(), torn, "looking changes nothing");
        let mut ledger = Ledger::open(&held, &[]).unwrap();
        let kept = ledger.torn().unwrap().to_owned();
        assert_eq!(fs::read(&kept).unwrap(), b"{\"seq\":2,\"prev\":\"5");
        assert_eq!(fs::read(&path).unwrap(), whole);
        assert_eq!(files(job.path()).len(), 2);
        ledger.append(&held, &[reserved("001", 1, "12.18", "97.08")]).unwrap();
        assert_eq!(look(job.path(), &[]).unwrap().unwrap().register.head(), ledger.head());
    }
}

#[test]
fn what_somebody_else_writes_meanwhile_is_not_written_over() {
    let job = tempfile::tempdir().unwrap();
    let held = hold(job.path());
    let mut ledger = Ledger::open(&held, &[]).unwrap();
    ledger.append(&held, &[opened()]).unwrap();
    let path = job.path().join(FILE);
    let edited = [fs::read(&path).unwrap(), b"\n".to_vec()].concat();
    fs::write(&path, &edited).unwrap();
    let refused = ledger.append(&held, &[reserved("001", 1, "12.18", "97.08")]);
    assert!(matches!(refused, Err(LedgerError::Changed { .. })), "{refused:?}");
    assert_eq!(fs::read(&path).unwrap(), edited);
}

#[test]
fn an_event_that_cannot_follow_is_not_written() {
    let job = tempfile::tempdir().unwrap();
    let held = hold(job.path());
    let mut ledger = Ledger::open(&held, &[]).unwrap();
    let refused = ledger.append(&held, &[opened(), opened()]);
    assert!(matches!(refused, Err(LedgerError::Refused(_))), "{refused:?}");
    assert_eq!(files(job.path()), [""; 0]);
    // The register takes others.
    ledger.append(&held, &[opened()]).unwrap();
}

#[test]
fn a_register_takes_no_more_after_a_write_that_failed() {
    let shelf = Shelf::default();
    let mut ledger = Ledger::open_on(Box::new(shelf.clone()), &[]).unwrap();
    ledger.add(&[opened()]).unwrap();
    let whole = shelf.bytes();
    // The length is still read, and the line half written.
    shelf.stop_after(1);
    let entry = [reserved("001", 1, "12.18", "97.08")];
    let failed = ledger.add(&entry);
    assert!(matches!(failed, Err(LedgerError::Io { .. })), "{failed:?}");
    assert!(shelf.bytes().len() > whole.len());
    shelf.recover();
    let refused = ledger.add(&entry);
    assert!(matches!(refused, Err(LedgerError::Changed { .. })), "{refused:?}");
    // The next run knows what to do with it.
    let mut ledger = Ledger::open_on(Box::new(shelf.clone()), &[]).unwrap();
    assert!(ledger.torn().is_some());
    assert_eq!(shelf.bytes(), whole);
    ledger.add(&entry).unwrap();
}

#[cfg(unix)]
#[test]
fn a_link_is_no_register() {
    let job = tempfile::tempdir().unwrap();
    let elsewhere = tempfile::NamedTempFile::new().unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), job.path().join(FILE)).unwrap();
    let held = hold(job.path());
    let refused = Ledger::open(&held, &[]);
    assert!(matches!(refused, Err(LedgerError::Io { .. })), "{refused:?}");
    assert_eq!(fs::read(elsewhere.path()).unwrap(), b"");
}

/// Four programs at once, each with certificates of its own: the lock lets one after the other in,
/// and each goes on where the one before has ended.
#[test]
fn runs_at_the_same_time_share_no_number() {
    const RUNS: u8 = 4;
    let job = tempfile::tempdir().unwrap();
    let held = hold(job.path());
    let busy = OutputFolder::open(job.path(), "hasil").unwrap().lock();
    assert!(matches!(busy, Err(OutputError::Busy { .. })), "{busy:?}");
    drop(held);
    let source = NumberSource::Pattern(NumberPattern::parse("{urut:03}/PIAGAM").unwrap());
    thread::scope(|scope| {
        for run in 1..=RUNS {
            let (job, source) = (job.path(), &source);
            scope.spawn(move || {
                let held = loop {
                    match OutputFolder::open(job, "hasil").unwrap().lock() {
                        Ok(held) => break held,
                        Err(OutputError::Busy { .. }) => thread::yield_now(),
                        Err(error) => panic!("{error}"),
                    }
                };
                let mut ledger = Ledger::open(&held, &[]).unwrap();
                // All that the runs before have reserved is due as well.
                let due = (1..=RUNS).filter(|other| {
                    let subject = claim(&format!("12.{other:02}"), "90").subject;
                    *other == run || ledger.state().reserved(2024, &subject).is_some()
                });
                let claims: Vec<_> = due.map(|n| claim(&format!("12.{n:02}"), "90")).collect();
                let (key, changes) = (Digest::of(b"key"), Changes::Refuse);
                let terms = Terms { year: 2024, date: date(), key, source, changes };
                let plan = plan(ledger.state(), &claims, terms).unwrap();
                ledger.append(&held, &plan.entries).unwrap();
            });
        }
    });
    let state = look(job.path(), &[]).unwrap().unwrap();
    let numbers = state.register.state().records().map(|r| r.certificate.number().to_string());
    let expected = (1..=RUNS).map(|n| format!("{n:03}/PIAGAM"));
    assert_eq!(numbers.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
}
