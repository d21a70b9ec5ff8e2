//! The numbers of certificates through the whole program: kept, refused, replaced, never given twice.

// The figures of a run of this test belong where people look for its result.
#![allow(clippy::print_stderr)]
// What the test needs and does not find ends it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod binary;
mod dice;
mod job_folder;
mod pdf_text;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use binary::{ended, rapor};
use dice::Dice;
use job_folder::{CERTIFICATE, LIST, only, toml, tree};
use rapor::digest::Digest;
use rapor::register::{Head, Register, Status, look, read};
use rapor::report::data::{Standing, standing};
use rapor::signing::{SecretKey, Signature};
use tempfile::TempDir;

/// An office with a key and a job of two regions.
struct Office {
    root: TempDir,
}

impl Office {
    fn new() -> Self {
        Self::with(LIST)
    }

    /// `more` comes before the certificates of the job.
    fn with(more: &str) -> Self {
        let office = Self { root: tempfile::tempdir().unwrap() };
        let key = key().file("a key for tests", None).unwrap();
        fs::write(office.root.path().join("kantor.key"), key).unwrap();
        fs::create_dir_all(office.job().join("lembar")).unwrap();
        office.write_job(&toml(
            2024,
            "12",
            &only(["12.05", "12.18"]),
            &format!("{more}{CERTIFICATE}"),
        ));
        office.score("97,08", "96,86");
        office
    }

    fn job(&self) -> PathBuf {
        self.root.path().join("pekerjaan")
    }

    fn write_job(&self, toml: &str) {
        fs::write(self.job().join("rapor.toml"), toml).unwrap();
    }

    /// What the two regions are given.
    fn score(&self, serdang_bedagai: &str, langkat: &str) {
        let table = format!("kode;nilai\n12.18;{serdang_bedagai}\n12.05;{langkat}\n");
        fs::write(self.job().join("lembar/nilai.csv"), table).unwrap();
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = rapor(arguments);
        command.arg(self.job());
        command
    }

    /// Exit code, and both streams one after the other.
    fn tell(&self, arguments: &[&str]) -> (i32, String) {
        let (code, said, told) = ended(&self.command(arguments).output().unwrap());
        (code, said + &told)
    }

    /// A run with the office's key.
    fn run(&self, more: &[&str]) -> (i32, String) {
        let key = self.root.path().join("kantor.key");
        let arguments = [&["run", "--key", key.to_str().unwrap()], more].concat();
        self.tell(&arguments)
    }

    #[track_caller]
    fn must_run(&self, more: &[&str]) -> String {
        let (code, told) = self.run(more);
        assert_eq!(code, 0, "{told}");
        told
    }

    /// What the manifest of the output says.
    fn standing(&self) -> Option<Standing> {
        let manifest = fs::read(self.job().join("hasil/manifest.json")).ok()?;
        Some(standing(&manifest).unwrap())
    }

    /// The numbers in the register, with whom they are for and what became of them.
    fn numbers(&self) -> Vec<String> {
        let head = self.standing().and_then(|standing| standing.register);
        let register = look(&self.job(), head.as_slice()).unwrap().unwrap().register;
        numbers(&register)
    }

    fn register(&self) -> Vec<u8> {
        fs::read(self.job().join("registri.jsonl")).unwrap_or_default()
    }
}

fn key() -> SecretKey {
    SecretKey::new(&[7; 40])
}

fn numbers(register: &Register) -> Vec<String> {
    let shown = register.state().records().map(|record| {
        let (number, claim) = (record.certificate.number(), record.certificate.claim());
        let status = match &record.status {
            Status::Reserved => "reserved".to_owned(),
            Status::InForce => "in force".to_owned(),
            Status::Ended { successor: None, .. } => "ended".to_owned(),
            Status::Ended { successor: Some(by), .. } => format!("replaced by {by}"),
        };
        format!("{number} {} {} {status}", claim.subject, claim.grade.score)
    });
    shown.collect()
}

#[test]
fn the_same_result_keeps_its_number_and_its_bytes() {
    let office = Office::new();
    let told = office.must_run(&[]);
    assert!(told.contains("Piagam   2 lembar\n"), "{told}");
    let both = ["001/PIAGAM/2024 12.18 97.08 in force", "002/PIAGAM/2024 12.05 96.86 in force"];
    assert_eq!(office.numbers(), both);
    let before = tree(&office.job());
    let told = office.must_run(&[]);
    assert!(told.contains("(tidak ada perubahan)"), "{told}");
    assert!(tree(&office.job()) == before, "the same run again has changed something");
    // Also where nothing is left of the output.
    fs::remove_dir_all(office.job().join("hasil")).unwrap();
    office.must_run(&[]);
    assert!(tree(&office.job()) == before, "the same run has drawn something else");
    // What is printed is what is registered.
    let path = "hasil/piagam/12.18-kabupaten-serdang-bedagai.pdf";
    let standing = office.standing().unwrap();
    assert_eq!(standing.certificates.len(), 2);
    assert_eq!(standing.certificates[1].pdf, Digest::of(&before[path]));
    let printed = pdf_text::runs(&before[path]).join(" ");
    assert!(printed.contains("001/PIAGAM/2024"), "{printed}");
    assert!(printed.contains("Kode verifikasi. Bukan tanda"), "{printed}");
    assert!(!printed.contains("DRAF"), "{printed}");
}

#[test]
fn a_changed_result_waits_for_a_decision() {
    let office = Office::new();
    office.must_run(&[]);
    let before = (office.register(), tree(&office.job().join("hasil")));
    office.score("97,18", "96,86");
    let (code, told) = office.run(&[]);
    assert_eq!(code, 1);
    let message = "galat[R801]: piagam 001/PIAGAM/2024 sudah terbit dengan nilai 97,08, tetapi hasilnya kini 97,18\n--> registri.jsonl\n";
    assert!(told.contains(message), "{told}");
    assert!((office.register(), tree(&office.job().join("hasil"))) == before);
    office.must_run(&["--reissue", "lembar Disdukcapil diperbaiki"]);
    let expected = [
        "001/PIAGAM/2024 12.18 97.08 replaced by 003/PIAGAM/2024",
        "002/PIAGAM/2024 12.05 96.86 in force",
        "003/PIAGAM/2024 12.18 97.18 in force",
    ];
    assert_eq!(office.numbers(), expected);
    let told = office.must_run(&[]);
    assert!(told.contains("(tidak ada perubahan)"), "{told}");
}

#[test]
fn a_revoked_number_is_never_given_again() {
    let office = Office::new();
    office.must_run(&[]);
    let (code, told) = office.tell(&["cabut", "001/piagam/2024", "--reason", "salah cetak"]);
    assert_eq!(code, 0, "{told}");
    assert!(told.starts_with("Piagam 001/PIAGAM/2024 dibatalkan."), "{told}");
    let last = office.register().split(|byte| *byte == b'\n').rev().nth(1).unwrap().to_vec();
    let head = format!("\nRegistri: baris 7, SHA-256 {}\n", Digest::of(&last));
    assert!(told.ends_with(&head), "{told}");
    for (number, expected) in [("001/PIAGAM/2024", "sudah dibatalkan"), ("9", "tidak pernah")] {
        let (code, told) = office.tell(&["revoke", number, "--reason", "x"]);
        assert_eq!(code, 1, "{told}");
        assert!(told.contains(expected), "{told}");
    }
    let (code, told) = office.tell(&["revoke", "002/PIAGAM/2024", "--reason", " "]);
    assert_eq!(code, 1, "{told}");
    office.must_run(&[]);
    let expected = [
        "001/PIAGAM/2024 12.18 97.08 replaced by 003/PIAGAM/2024",
        "002/PIAGAM/2024 12.05 96.86 in force",
        "003/PIAGAM/2024 12.18 97.08 in force",
    ];
    assert_eq!(office.numbers(), expected);
}

#[test]
fn without_a_key_certificates_are_drafts() {
    let office = Office::new();
    let (code, told) = office.tell(&["run"]);
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("Piagam   2 lembar; DRAF, tanpa nomor dan tanda verifikasi\n"), "{told}");
    let files = tree(&office.job());
    let printed =
        pdf_text::runs(&files["hasil/piagam/12.18-kabupaten-serdang-bedagai.pdf"]).join(" ");
    assert!(printed.contains("BELUM BERNOMOR"), "{printed}");
    assert!(!printed.contains("PIAGAM/2024"), "{printed}");
    for absent in ["registri.jsonl", "hasil/SHA256SUMS.minisig", "hasil/minisign.pub"] {
        assert!(!files.contains_key(absent), "{absent}");
    }
}

#[test]
fn a_specimen_gets_no_number_whoever_makes_it() {
    let office = Office::new();
    let text = fs::read_to_string(office.job().join("rapor.toml")).unwrap();
    office.write_job(&text.replace("[office]", "specimen = true\n[office]"));
    office.must_run(&[]);
    let files = tree(&office.job());
    assert!(!files.contains_key("registri.jsonl"));
    assert!(!files.contains_key("hasil/SHA256SUMS.minisig"));
    assert_eq!(office.standing(), Some(Standing::default()));
}

#[test]
fn the_output_is_signed_for_everyone_to_check() {
    let office = Office::new();
    office.must_run(&[]);
    let hasil = office.job().join("hasil");
    let sums = fs::read(hasil.join("SHA256SUMS")).unwrap();
    let signature = fs::read_to_string(hasil.join("SHA256SUMS.minisig")).unwrap();
    let signature = Signature::parse(&signature).unwrap();
    assert_eq!(key().public().verify(&sums, &signature), Ok(()));
    assert_eq!(fs::read_to_string(hasil.join("minisign.pub")).unwrap(), key().public().file());
    // Where they are there, minisign and sha256sum say so themselves.
    let line = key().public().line();
    let by_others: [&[&str]; 3] = [
        &["minisign", "-V", "-m", "SHA256SUMS"],
        &["minisign", "-V", "-P", &line, "-m", "SHA256SUMS"],
        &["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"],
    ];
    for words in by_others {
        match Command::new(words[0]).args(&words[1..]).current_dir(&hasil).output() {
            Ok(output) => assert!(output.status.success(), "{words:?}: {output:?}"),
            Err(error) => eprintln!("skipped: {} cannot be started here ({error})", words[0]),
        }
    }
}

#[test]
fn the_secretariats_list_is_followed() {
    let office = Office::new();
    let list = office.job().join("nomor.csv");
    fs::write(&list, "nomor;kode\nB/1;12.05\nB/2;\n").unwrap();
    office.must_run(&[]);
    assert_eq!(office.numbers(), ["B/1 12.05 96.86 in force", "B/2 12.18 97.08 in force"]);
    office.score("97,09", "96,86");
    let (code, told) = office.run(&["--reissue", "diperbaiki"]);
    assert_eq!(code, 1, "{told}");
    assert!(told.contains("galat[R803]: nomor.csv tidak punya nomor lagi untuk 12.18\n"), "{told}");
}

#[test]
fn an_older_copy_of_the_register_is_refused() {
    let office = Office::new();
    office.must_run(&[]);
    let copy = office.register();
    office.score("97,09", "96,86");
    office.must_run(&["--reissue", "diperbaiki"]);
    let hasil = tree(&office.job().join("hasil"));
    fs::write(office.job().join("registri.jsonl"), &copy).unwrap();
    for run in [office.run(&[]), office.tell(&["revoke", "002/PIAGAM/2024", "--reason", "x"])] {
        let (code, told) = run;
        assert_eq!(code, 1, "{told}");
        assert!(told.contains("registri.jsonl, baris 7: "), "{told}");
    }
    assert!(tree(&office.job().join("hasil")) == hasil);
    assert_eq!(office.register(), copy);
}

#[test]
fn a_torn_last_line_is_set_aside_and_said() {
    let office = Office::new();
    office.must_run(&[]);
    let whole = office.register();
    let torn = [&whole[..], b"{\"seq\":7,\"prev\":\"9"].concat();
    fs::write(office.job().join("registri.jsonl"), torn).unwrap();
    // Said whatever becomes of the run.
    office.score("97,18", "96,86");
    let (code, told) = office.run(&[]);
    assert_eq!(code, 1, "{told}");
    assert!(told.contains("Baris terakhir registri terpotong"), "{told}");
    assert_eq!(office.register(), whole);
    let kept = tree(&office.job()).into_keys().find(|path| path.starts_with("registri.sobek-"));
    let kept = fs::read(office.job().join(kept.unwrap())).unwrap();
    assert_eq!(kept, b"{\"seq\":7,\"prev\":\"9");
}

/// What is known of all runs so far.
#[derive(Default)]
struct Memory {
    /// To whom each number was given, by the identity of its certificate.
    given: BTreeMap<String, String>,
    lines: Vec<u8>,
    head: Option<Head>,
}

impl Memory {
    /// No number has passed to another certificate, nothing that was written is gone, and every
    /// certificate of the output is in the register.
    fn hold(&mut self, office: &Office, moment: &str) {
        let bytes = office.register();
        let reading = read(&bytes, self.head.as_slice()).unwrap_or_else(|fault| {
            panic!("{moment}: {fault}");
        });
        let whole = &bytes[..reading.whole];
        assert!(whole.starts_with(&self.lines), "{moment}: a line is lost");
        self.lines = whole.to_vec();
        let state = reading.register.state();
        for record in state.records() {
            let number = record.certificate.number().folded();
            let id = record.certificate.id().to_string();
            let known = self.given.entry(number).or_insert_with(|| id.clone());
            assert_eq!(*known, id, "{moment}: a number was given twice");
        }
        let Some(standing) = office.standing() else { return };
        self.head = standing.register.or(self.head);
        for landed in standing.certificates {
            let record = state.record(&landed.number);
            let id = record.map(|record| record.certificate.id());
            assert_eq!(id, Some(landed.id), "{moment}: {} is unknown", landed.number);
        }
    }
}

#[test]
fn killed_at_random_moments_no_number_is_given_twice() {
    const SEED: u64 = 6;
    let kills: u32 = std::env::var("RAPOR_KILLS").map_or(40, |kills| kills.parse().unwrap());
    let office = Office::new();
    let start = Instant::now();
    office.must_run(&[]);
    let time = start.elapsed();
    let mut dice = Dice::new(SEED);
    let mut memory = Memory::default();
    memory.hold(&office, "the first run");
    let (mut grown, mut landed) = (0, 0);
    for kill in 0..kills {
        let moment = format!("kill {kill}");
        let before = (office.register().len(), office.standing());
        // Often another result, sometimes the one before.
        let cents = dice.below(3) * 7 + u64::from(kill % 50);
        office.score(&format!("97,{cents:02}"), "96,86");
        let key = office.root.path().join("kantor.key");
        let mut command =
            office.command(&["run", "--key", key.to_str().unwrap(), "--reissue", "uji"]);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // A little beyond its end too: a run that draws anew takes longer than the first one.
        let most = u64::try_from(time.as_micros()).unwrap() * 3 / 2;
        let delay = Duration::from_micros(dice.below(most));
        thread::sleep(delay);
        child.kill().unwrap();
        child.wait().unwrap();
        // The next command of any kind finishes a swap.
        let (code, told) = office.tell(&["check"]);
        assert_eq!(code, 0, "{moment}: {told}");
        memory.hold(&office, &moment);
        grown += u32::from(office.register().len() > before.0);
        landed += u32::from(office.standing() != before.1);
    }
    office.must_run(&["--reissue", "uji"]);
    memory.hold(&office, "the last run");
    let in_force = office.numbers().into_iter().filter(|number| number.ends_with("in force"));
    assert_eq!(in_force.count(), 2);
    assert!(office.numbers().iter().all(|number| !number.ends_with("reserved")));
    let told = office.must_run(&[]);
    assert!(told.contains("(tidak ada perubahan)"), "{told}");
    eprintln!(
        "{kills} kills within {time:?}: {grown} had written to the register, {landed} landed"
    );
    assert!(grown > 0 && grown < kills, "all kills came at one side of what they are to test");
}

#[test]
fn units_are_counted_on_and_have_their_own_pattern() {
    let office = Office::new();
    let text = fs::read_to_string(office.job().join("rapor.toml")).unwrap();
    let unit = "[certificate.unit]\naward = { top = 1 }\nnumber = \"{urut:03}/UNIT/{tahun}\"\nkinds = [\"disdukcapil\"]\n\n[[signatory]]";
    let text = text.replace("\"12.05\", ", "").replace("[[signatory]]", unit);
    office.write_job(&text);
    let units = "kode;unit;nilai\n12.18;Disdukcapil;90\n12.18;DPMPTSP;91\n12.18;Dinsos;92\n\
                 12.18;Dindik;93\n12.18;Dinkes;94\n12.18;Puskesmas Satu;95\n\
                 12.18;Puskesmas Dua;96\n";
    fs::write(office.job().join("lembar/nilai.csv"), units).unwrap();
    office.must_run(&[]);
    let expected =
        ["001/PIAGAM/2024 12.18 93.00 in force", "002/UNIT/2024 12.18/disdukcapil 90.00 in force"];
    assert_eq!(office.numbers(), expected);
    let paths: Vec<_> = tree(&office.job().join("hasil/piagam")).into_keys().collect();
    assert_eq!(paths.len(), 2, "{paths:?}");
    assert!(Path::new(&paths[1]).starts_with("unit"), "{paths:?}");
}
