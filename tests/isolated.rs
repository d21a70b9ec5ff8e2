//! The process that reads .xls and .xlsb: whatever becomes of it, one file is refused by name, and
//! all others are read.

// The reason a test was skipped belongs where people look for its result.
#![allow(clippy::print_stderr)]
// What the test needs and does not find ends it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod binary;
mod dice;
#[cfg(target_os = "linux")]
#[path = "isolated/held.rs"]
mod held;
mod job_folder;

use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use binary::rapor;
use dice::Dice;
use job_folder::{JobFolder, LIST, Nobody, only, short, toml};
use rapor::catalogue;
use rapor::pipeline::{self, Options};
use rapor::sheet::Fate;

const MIB: u64 = 1024 * 1024;
const XLS: &[u8] = include_bytes!("data/formats/tanda.xls");
/// A workbook with more cells.
const LONG: &[u8] = include_bytes!("data/formats/formulir.xls");
/// Seconds that a process has where its end is to come from elsewhere.
const LIMIT: u64 = 60;

/// A job with an old workbook and a sound table beside it.
fn job(more: &str) -> JobFolder {
    let toml = toml(2024, "12", &only(["12.10"]), &format!("{LIST}{more}"));
    JobFolder::new(&toml)
        .with("lembar/a.csv", "kode;nilai\n12.10;89,8\n")
        .with("lembar/lama.xls", XLS)
}

/// What is said of the old workbook if this program reads it; the table must be read.
fn said(job: &JobFolder, program: Option<&Path>) -> Vec<String> {
    let options = Options { program, ..Options::default() };
    let evaluation = pipeline::check(&job.sound(), options, &Nobody).unwrap();
    let card = &evaluation.standings.cards[0];
    assert_eq!(card.verdict().unwrap().score.exact().to_decimal(), "89.8");
    let fates: Vec<_> = evaluation.inputs.iter().map(|input| input.fate).collect();
    assert_eq!(fates, [Fate::Used, Fate::Refused]);
    let told = |finding| format!("{} {}", short(finding), catalogue::message(&finding.problem));
    evaluation.findings.iter().map(told).collect()
}

#[test]
fn without_a_program_an_old_workbook_is_refused() {
    let expected =
        "R101 lembar/lama.xls berkas .xls dan .xlsb hanya dibaca oleh program rapor sendiri";
    assert_eq!(said(&job(""), None), [expected]);
    let nowhere = said(&job(""), Some(Path::new("tidak/ada/rapor")));
    assert!(
        nowhere[0].starts_with("R101 lembar/lama.xls berkas tidak dapat dibuka"),
        "{nowhere:?}"
    );
}

/// A program in a folder of its own.
#[cfg(unix)]
fn script(text: &str) -> (tempfile::TempDir, std::path::PathBuf) {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("program");
    std::fs::write(&path, format!("#!/bin/sh\n{text}\n")).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    (folder, path)
}

#[cfg(unix)]
#[test]
fn a_process_that_says_anything_else_is_not_believed() {
    let failed = "R101 lembar/lama.xls berkas rusak: pembacaannya gagal di tengah jalan";
    for text in [
        "exit 0",
        "exit 1",
        "kill -9 $$",
        "printf Z",
        "exec /usr/bin/head -c 1000",
        // Without end: it is read no further than an answer may be long.
        "exec /usr/bin/yes T",
        // One cell of one byte that the workbook does not have.
        r"printf 'ST\001\001\000\000\001\000\000\000\001\000\000\000\000\000\000\0001Z'",
    ] {
        let (_folder, program) = script(text);
        let quick = job("[limits]\npart_mib = 1\ncells = 1000\n");
        assert_eq!(said(&quick, Some(&program)), [failed], "{text}");
    }
    let (_folder, program) = script("exec /bin/sleep 1000");
    let slow = "R101 lembar/lama.xls berkas rusak: pembacaannya tidak selesai dalam 1 detik";
    assert_eq!(said(&job("[limits]\nseconds = 1\n"), Some(&program)), [slow]);
    // A cell that it does not give is named.
    let (_folder, program) = script("printf SZ");
    let lost = "R111 lembar/lama.xls isi sel Nilai!A1 bukan satu nilai yang sederhana, \
                sehingga dapat terbaca keliru";
    assert_eq!(said(&job(""), Some(&program)), [lost]);
}

#[cfg(not(unix))]
#[test]
fn a_process_that_says_anything_else_is_not_believed() {
    eprintln!("skipped: the programs that misbehave are shell scripts");
}

#[cfg(target_os = "linux")]
#[test]
fn a_process_that_takes_too_long_is_gone_afterwards() {
    let (folder, program) = script("echo $$ > \"$(dirname \"$0\")/pid\"; exec /bin/sleep 1000");
    said(&job("[limits]\nseconds = 1\n"), Some(&program));
    let id = std::fs::read_to_string(folder.path().join("pid")).unwrap();
    assert!(!Path::new(&format!("/proc/{}", id.trim())).exists());
}

/// The program as it is started for one file of so many bytes: so many bytes of memory, so many
/// seconds.
fn reader(length: u64, memory: u64, seconds: u64) -> std::process::Child {
    let numbers = [length, memory, seconds].map(|number| number.to_string());
    let mut command = rapor(["__read", "xls"]);
    command.args(numbers).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    command.spawn().unwrap()
}

#[test]
fn a_process_that_nobody_ends_ends_itself() {
    let mut reader = reader(1000 * MIB, 512 * MIB, 1);
    let stdin = reader.stdin.take();
    let start = Instant::now();
    assert_eq!(reader.wait().unwrap().code(), Some(1));
    assert!(start.elapsed() >= Duration::from_secs(1));
    drop(stdin);
}

#[test]
fn a_process_ends_with_the_one_that_has_asked() {
    let start = Instant::now();
    let mut cut_short = reader(LONG.len() as u64 + 1, 512 * MIB, LIMIT);
    cut_short.stdin.take().unwrap().write_all(LONG).unwrap();
    assert!(!cut_short.wait().unwrap().success());

    // Its answer is longer than a pipe takes, so that it is busy as long as nobody reads.
    let mut busy = reader(LONG.len() as u64, 512 * MIB, LIMIT);
    let mut asking = busy.stdin.take().unwrap();
    asking.write_all(LONG).unwrap();
    std::thread::sleep(Duration::from_secs(1));
    assert!(busy.try_wait().unwrap().is_none(), "it has given its answer to nobody");
    drop(asking);
    assert_eq!(busy.wait().unwrap().code(), Some(1));
    assert!(start.elapsed() < Duration::from_secs(LIMIT));
}

#[cfg(target_os = "linux")]
#[test]
fn a_process_takes_no_more_memory_than_it_may() {
    let mut reader = reader(1000 * MIB, 200 * MIB, 60);
    let mut stdin = reader.stdin.take().unwrap();
    let block = vec![0; 1024 * 1024];
    let taken = (0..300).take_while(|_| stdin.write_all(&block).is_ok()).count();
    drop(stdin);
    assert!(taken < 300, "it took all of {taken} MiB");
    assert!(!reader.wait().unwrap().success());
}

#[test]
fn old_workbooks_with_changed_bytes_disturb_nothing() {
    let toml = toml(2024, "12", &only(["12.10"]), LIST);
    let job = JobFolder::new(&toml).with("lembar/a.csv", "kode;nilai\n12.10;89,8\n");
    let mut dice = Dice::new(2024);
    let mut place = |end: usize| usize::try_from(dice.below(end as u64)).unwrap();
    let count = 60;
    for number in 0..count {
        let mut bytes = XLS.to_vec();
        for _ in 0..=place(4) {
            let at = place(bytes.len());
            match place(3) {
                0 => bytes[at] ^= 1 << place(8),
                1 => bytes[at] = 0xFF,
                _ => bytes.truncate(at.max(2048)),
            }
        }
        job.write(&format!("lembar/{number}.xls"), bytes);
    }
    let evaluation = job.check();
    assert_eq!(evaluation.accounting.files.total(), count + 1);
    let fate = |input: &&rapor::sheet::InputFile| input.fate == Fate::Refused;
    let refused = evaluation.inputs.iter().filter(fate).count();
    assert!((1..count).contains(&refused), "{refused} of {count}");
    for input in evaluation.inputs.iter().filter(fate) {
        let named = |found: &&rapor::finding::Finding| found.at.file_name() == input.path;
        assert!(evaluation.findings.iter().any(|found| named(&found)), "{}", input.path);
    }
}
