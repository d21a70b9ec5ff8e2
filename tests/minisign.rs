//! Keys and signatures go back and forth between this program and minisign itself.

// What the test needs and does not find ends it; a test that cannot be made says so.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr)]

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use rapor::signing::{Cost, Lock, LockedKey, PublicKey, SecretKey, Signature};
use tempfile::TempDir;

const SUMS: &[u8] = b"0000  rekap-2024.xlsx\n";
const PASSPHRASE: &str = "kata sandi";

/// Runs minisign; `None`, with the reason printed, where there is none.
fn minisign(folder: &Path, arguments: &[&str], typed: &str) -> Option<Output> {
    let mut command = Command::new("minisign");
    command.args(arguments).current_dir(folder);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = match command.spawn() {
        Ok(child) => child,
        Err(error) => {
            eprintln!("skipped: minisign cannot be started here ({error})");
            return None;
        }
    };
    // It may have ended without reading anything.
    _ = child.stdin.take().unwrap().write_all(typed.as_bytes());
    Some(child.wait_with_output().unwrap())
}

#[track_caller]
fn assert_success(output: &Output) {
    let told = String::from_utf8_lossy(&output.stderr);
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}{told}");
}

/// A folder with the list of an output, and a key of ours beside it.
fn folder(lock: Option<Lock<'_>>) -> (TempDir, SecretKey) {
    let folder = tempfile::tempdir().unwrap();
    let key = SecretKey::new(&std::array::from_fn(|at| u8::try_from(at).unwrap()));
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    write("SHA256SUMS", SUMS);
    write("our.pub", key.public().file().as_bytes());
    write("our.key", key.file("a key for tests", lock).unwrap().as_bytes());
    (folder, key)
}

#[test]
fn minisign_accepts_our_signature() {
    let (folder, key) = folder(None);
    let path = folder.path();
    let signature = key.sign(SUMS, "file:SHA256SUMS").to_string();
    fs::write(path.join("SHA256SUMS.minisig"), &signature).unwrap();
    let by_file = ["-V", "-p", "our.pub", "-m", "SHA256SUMS"];
    let Some(output) = minisign(path, &by_file, "") else { return };
    assert_success(&output);
    assert!(String::from_utf8_lossy(&output.stdout).contains("file:SHA256SUMS"));
    let line = key.public().line();
    assert_success(&minisign(path, &["-V", "-P", &line, "-m", "SHA256SUMS"], "").unwrap());
    // Not for other bytes, and not with another comment.
    let other = signature.replace("file:SHA256SUMS", "file:SHA256SUMs");
    fs::write(path.join("SHA256SUMS.minisig"), other).unwrap();
    assert!(!minisign(path, &by_file, "").unwrap().status.success());
    fs::write(path.join("SHA256SUMS.minisig"), &signature).unwrap();
    fs::write(path.join("SHA256SUMS"), b"0000  rekap-2025.xlsx\n").unwrap();
    assert!(!minisign(path, &by_file, "").unwrap().status.success());
}

#[test]
fn minisign_signs_with_our_key_and_we_accept_it() {
    let lock = Lock { passphrase: PASSPHRASE, salt: [9; 32], cost: Cost::LEAST };
    for lock in [None, Some(lock)] {
        let (folder, key) = folder(lock);
        let path = folder.path();
        let typed = format!("{PASSPHRASE}\n");
        let sign = ["-S", "-s", "our.key", "-m", "SHA256SUMS"];
        let Some(output) = minisign(path, &sign, &typed) else { return };
        assert_success(&output);
        let text = fs::read_to_string(path.join("SHA256SUMS.minisig")).unwrap();
        let signature = Signature::parse(&text).unwrap();
        assert_eq!(key.public().verify(SUMS, &signature), Ok(()));
        // Both find the same key in the file.
        assert_success(&minisign(path, &["-R", "-s", "our.key", "-p", "its.pub"], &typed).unwrap());
        let its = fs::read_to_string(path.join("its.pub")).unwrap();
        assert_eq!(its, key.public().file());
    }
}

#[test]
fn we_sign_with_a_key_of_minisign_and_it_accepts_that() {
    let (folder, _) = folder(None);
    let path = folder.path();
    let new = ["-G", "-W", "-p", "its.pub", "-s", "its.key"];
    let Some(output) = minisign(path, &new, "") else { return };
    assert_success(&output);
    let read = |name: &str| fs::read_to_string(path.join(name)).unwrap();
    let key = LockedKey::parse(&read("its.key")).unwrap().unlock("").unwrap();
    assert_eq!(PublicKey::parse(&read("its.pub")), Ok(key.public()));
    let signature = key.sign(SUMS, "file:SHA256SUMS").to_string();
    fs::write(path.join("SHA256SUMS.minisig"), signature).unwrap();
    let verify = ["-V", "-p", "its.pub", "-m", "SHA256SUMS"];
    assert_success(&minisign(path, &verify, "").unwrap());
}
