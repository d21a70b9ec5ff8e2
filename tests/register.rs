//! A run that issues certificates, from the lock to the last line of the register.

// What the test needs and does not find ends it.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::Path;

use rapor::digest::Digest;
use rapor::domain::{Date, Fraction, Published, Zone};
use rapor::job::NumberPattern;
use rapor::output::{Artifact, ArtifactPath, Landed as Landing, OutputFolder};
use rapor::register::{
    Changes, Claim, Face, Grade, Head, Landed, Ledger, LedgerError, NumberSource, Refusal, Status,
    Subject, Terms, look, plan, settle,
};
use rapor::signing::SecretKey;
use rapor::verify::{Base, Inscription};

/// Where this test's runs stop.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    /// Before anything is drawn.
    Reserved,
    /// Before the register is told that the certificates are in place.
    Landed,
    Never,
}

fn key() -> SecretKey {
    SecretKey::new(&[7; 40])
}

fn date() -> Date {
    Date::new(2024, 11, 25).unwrap()
}

fn claim(region: &str, score: &str) -> Claim {
    let score = Published::from_exact(&Fraction::from_decimal(score).unwrap()).unwrap();
    Claim {
        issuer: "Pemerintah Provinsi Sumatera Utara".to_owned(),
        year: 2024,
        subject: Subject::region(region.parse().unwrap()),
        grade: Grade {
            score,
            category: Some("A".to_owned()),
            zone: Some(Zone::Hijau),
            opinion: "Kualitas Tertinggi".to_owned(),
        },
    }
}

/// The head that stands in the output, and the certificates in it, which here are nothing but the
/// text of their QR code.
fn standing(job: &Path) -> (Option<Head>, Vec<Landed>) {
    let Ok(folder) = fs::read_dir(job.join("hasil/piagam")) else { return (None, Vec::new()) };
    let mut paths: Vec<_> = folder.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: &Path| {
        let bytes = fs::read(path).unwrap();
        let said = Inscription::parse(std::str::from_utf8(&bytes).unwrap()).unwrap();
        assert_eq!(said.check(&key().public()), Ok(()));
        Landed { number: said.face.number.clone(), id: said.id(), pdf: Digest::of(&bytes) }
    };
    let head = fs::read_to_string(job.join("hasil/head")).unwrap();
    let (line, hash) = head.split_once(' ').unwrap();
    let head = Head { line: line.parse().unwrap(), hash: Digest::parse(hash).unwrap() };
    (Some(head), paths.iter().map(|path| read(path)).collect())
}

/// A run in the order that it should have; `None` where it stops before its end.
fn run(
    job: &Path,
    claims: &[Claim],
    changes: Changes<'_>,
    stop: Stop,
) -> Result<Option<Landing>, Vec<Refusal>> {
    let mut held = OutputFolder::open(job, "hasil").unwrap().lock().unwrap();
    let (head, landed) = standing(job);
    let mut ledger = Ledger::open(&held, head.as_slice()).unwrap();
    let left = settle(ledger.state(), &landed, date()).unwrap();
    ledger.append(&held, &left).unwrap();

    let source = NumberSource::Pattern(NumberPattern::parse("{urut:03}/PIAGAM").unwrap());
    let fingerprint = key().public().fingerprint();
    let terms = Terms { year: 2024, date: date(), key: fingerprint, source: &source, changes };
    let plan = plan(ledger.state(), claims, terms)?;
    ledger.append(&held, &plan.entries).unwrap();
    let anchor = ledger.anchor().unwrap();
    if stop == Stop::Reserved {
        return Ok(None);
    }

    let staging = held.stage().unwrap();
    for planned in &plan.certificates {
        let certificate = &planned.certificate;
        let said = Inscription::sign(certificate, Base::default(), &key()).unwrap();
        let path = format!("piagam/{}.txt", certificate.claim().subject);
        let path = ArtifactPath::new(&path).unwrap();
        staging.put(Artifact { path, bytes: said.to_string().into_bytes() }).unwrap();
    }
    let head = format!("{} {}", anchor.line, anchor.hash);
    let path = ArtifactPath::new("head").unwrap();
    staging.put(Artifact { path, bytes: head.into_bytes() }).unwrap();
    let landing = staging.seal().unwrap().land().unwrap();
    if stop == Stop::Landed {
        return Ok(None);
    }

    let (head, landed) = standing(job);
    assert_eq!(head, Some(anchor));
    let issued = settle(ledger.state(), &landed, date()).unwrap();
    ledger.append(&held, &issued).unwrap();
    Ok(Some(landing))
}

/// The numbers of a job with what became of them.
fn numbers(job: &Path) -> Vec<(String, &'static str)> {
    let reading = look(job, &[]).unwrap().unwrap();
    let records = reading.register.state().records().map(|record| {
        let status = match record.status {
            Status::Reserved => "reserved",
            Status::InForce => "in force",
            Status::Ended { successor: None, .. } => "ended",
            Status::Ended { successor: Some(_), .. } => "replaced",
        };
        (record.certificate.number().to_string(), status)
    });
    records.collect()
}

const KEPT: Changes<'_> = Changes::Refuse;
const ANEW: Changes<'_> = Changes::Reissue { reason: "lembar diperbaiki" };

#[test]
fn the_same_run_again_changes_nothing() {
    let job = tempfile::tempdir().unwrap();
    let job = job.path();
    let claims = [claim("12.18", "97.08"), claim("12.05", "96.86")];
    assert_eq!(run(job, &claims, KEPT, Stop::Never), Ok(Some(Landing::First)));
    let before = fs::read(job.join("registri.jsonl")).unwrap();
    assert_eq!(run(job, &claims, KEPT, Stop::Never), Ok(Some(Landing::Unchanged)));
    assert_eq!(fs::read(job.join("registri.jsonl")).unwrap(), before);
    let both = ["001/PIAGAM", "002/PIAGAM"].map(|number| (number.to_owned(), "in force"));
    assert_eq!(numbers(job), both);
}

#[test]
fn a_run_that_was_cut_short_is_made_good_by_the_next() {
    for stop in [Stop::Reserved, Stop::Landed] {
        let job = tempfile::tempdir().unwrap();
        let job = job.path();
        let claims = [claim("12.18", "97.08")];
        assert_eq!(run(job, &claims, KEPT, stop), Ok(None));
        assert_eq!(numbers(job), [("001/PIAGAM".to_owned(), "reserved")]);
        // Another result by now: what nobody saw is let go, what stood in the output is not.
        let changed = [claim("12.18", "97.09")];
        let next = run(job, &changed, KEPT, Stop::Never);
        let expected = if stop == Stop::Landed {
            assert!(matches!(next.unwrap_err()[..], [Refusal::Changed { .. }]));
            assert_eq!(numbers(job), [("001/PIAGAM".to_owned(), "in force")]);
            assert_eq!(run(job, &changed, ANEW, Stop::Never), Ok(Some(Landing::Replaced)));
            ["replaced", "in force"]
        } else {
            assert_eq!(next, Ok(Some(Landing::First)));
            ["ended", "in force"]
        };
        let statuses: Vec<_> = numbers(job).into_iter().map(|(_, status)| status).collect();
        assert_eq!(statuses, expected);
    }
}

#[test]
fn an_older_copy_of_the_register_is_refused() {
    let job = tempfile::tempdir().unwrap();
    let job = job.path();
    assert!(run(job, &[claim("12.18", "97.08")], KEPT, Stop::Never).is_ok());
    let copy = fs::read(job.join("registri.jsonl")).unwrap();
    let both = [claim("12.18", "97.08"), claim("12.05", "96.86")];
    assert!(run(job, &both, KEPT, Stop::Never).is_ok());
    fs::write(job.join("registri.jsonl"), copy).unwrap();
    let (head, _) = standing(job);
    let refused = look(job, head.as_slice());
    assert!(matches!(refused, Err(LedgerError::Faulty { .. })), "{refused:?}");
    assert!(look(job, &[]).is_ok());
}

#[test]
fn what_a_certificate_shows_leads_to_its_number() {
    let job = tempfile::tempdir().unwrap();
    let job = job.path();
    assert!(run(job, &[claim("12.18", "97.08")], KEPT, Stop::Never).is_ok());
    let text = fs::read_to_string(job.join("hasil/piagam/12.18.txt")).unwrap();
    let said = Inscription::parse(&text).unwrap();
    let reading = look(job, &[]).unwrap().unwrap();
    let record = reading.register.state().record(&said.face.number).unwrap();
    assert_eq!(record.certificate.id(), said.id());
    assert_eq!(Face::of(record.certificate.number(), record.certificate.claim()), said.face);
}
