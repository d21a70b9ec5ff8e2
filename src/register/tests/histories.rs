//! A thousand histories, and what happened in them.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::thread;

use super::office::{Office, Tally};

/// How many histories there are; each has its number as its seed.
const HISTORIES: u64 = 1000;
/// How many of them go on at the same time.
const THREADS: usize = 4;
/// How much happens in each.
const EVENTS: u32 = 7;

#[test]
fn whatever_happens_no_number_is_given_twice_and_no_certificate_is_unknown() {
    let mut all = Tally::new();
    thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS)
            .map(|first| {
                scope.spawn(move || histories((0..HISTORIES).skip(first).step_by(THREADS)))
            })
            .collect();
        for thread in threads {
            for (what, times) in thread.join().unwrap_or_else(|panic| resume_unwind(panic)) {
                *all.entry(what).or_default() += times;
            }
        }
    });
    // What the histories are meant to show has happened in them.
    for what in [
        "changed",
        "exhausted",
        "issued",
        "kept",
        "new",
        "no longer due",
        "number used",
        "older copy, not too old",
        "older copy, refused",
        "power cut",
        "replaced",
        "revoked",
        "taken up",
        "torn",
    ] {
        assert!(all.get(what).is_some_and(|times| *times >= 20), "{what}: {all:?}");
    }
}

fn histories(seeds: impl Iterator<Item = u64>) -> Tally {
    let mut tally = Tally::new();
    for seed in seeds {
        let history = AssertUnwindSafe(|| {
            let mut office = Office::new(seed, &mut tally);
            for _ in 0..EVENTS {
                office.live_on();
            }
            office.end();
        });
        // What went wrong was said where it did.
        assert!(catch_unwind(history).is_ok(), "the history of seed {seed}");
    }
    tally
}
