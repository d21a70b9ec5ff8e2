//! A thousand histories, and what happened in them.

use super::office::{Office, Tally};

/// The seeds; a history that fails is the one with the seed that is named.
const HISTORIES: u64 = 1000;

#[test]
fn whatever_happens_no_number_is_given_twice_and_no_certificate_is_unknown() {
    let mut tally = Tally::new();
    for seed in 0..HISTORIES {
        let history = std::panic::AssertUnwindSafe(|| {
            let mut office = Office::new(seed, &mut tally);
            for _ in 0..8 {
                office.live_on();
            }
            office.end();
        });
        if let Err(panic) = std::panic::catch_unwind(history) {
            eprintln!("seed {seed}");
            std::panic::resume_unwind(panic);
        }
    }
    println!("{tally:?}");
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
        assert!(tally.get(what).is_some_and(|times| *times >= 20), "{what}: {tally:?}");
    }
}
