//! Keys on the command line: made once, never overwritten, shown to everyone.

// What the test needs and does not find ends it.
#![allow(clippy::unwrap_used, clippy::panic)]

mod binary;

use std::fs;
use std::path::Path;

use binary::{ended, rapor};
use rapor::signing::{Cost, Lock, LockedKey, PublicKey, SecretKey};

/// Runs the program with settings of its own and, where there is one, a passphrase.
fn run(home: &Path, arguments: &[&str], passphrase: Option<&str>) -> (i32, String, String) {
    let mut command = rapor(arguments);
    command.env("HOME", home).env("XDG_CONFIG_HOME", home.join("settings"));
    command.env_remove("RAPOR_KEY_PASSWORD");
    if let Some(passphrase) = passphrase {
        command.env("RAPOR_KEY_PASSWORD", passphrase);
    }
    let (code, said, told) = ended(&command.output().unwrap());
    (
        code,
        said.replace(home.to_str().unwrap(), "HOME"),
        told.replace(home.to_str().unwrap(), "HOME"),
    )
}

/// What `key show` says of a key.
fn shown(key: &PublicKey) -> String {
    let (line, id, fingerprint) = (key.line(), key.id(), key.fingerprint());
    format!(
        "Kunci publik  {line}\nID kunci      {id}\nSidik jari    {fingerprint}\n\n\
         Periksa hasil tanpa rapor: minisign -V -P {line} -m SHA256SUMS\n"
    )
}

#[test]
fn a_key_without_a_passphrase_says_so() {
    let home = tempfile::tempdir().unwrap();
    let secret = home.path().join("contoh.key");
    let out = secret.to_str().unwrap();
    let (code, said, told) =
        run(home.path(), &["kunci", "baru", "--no-password", "--out", out], None);
    assert_eq!((code, told.as_str()), (0, ""));
    let text = fs::read_to_string(&secret).unwrap();
    assert!(text.starts_with("untrusted comment: kunci rahasia rapor TANPA kata sandi"), "{text}");
    let key = LockedKey::parse(&text).unwrap().unlock("").unwrap().public();
    let public = fs::read_to_string(secret.with_extension("pub")).unwrap();
    assert_eq!(PublicKey::parse(&public), Ok(key));
    let id = key.id();
    let expected = format!(
        "Kunci baru {id}\n  rahasia  HOME/contoh.key\n  publik   HOME/contoh.pub\n\
         Kunci rahasia ini tidak terkunci: siapa pun yang memegang berkasnya dapat menandatangani.\n\
         Umumkan kunci publik di laman kantor: `rapor key show`.\n"
    );
    assert_eq!(said.replace('\\', "/"), expected);
    let both = [out.to_owned(), out.replace(".key", ".pub")];
    for file in &both {
        assert_eq!(run(home.path(), &["key", "show", file], None), (0, shown(&key), String::new()));
    }
    // Another key is another one.
    let other = out.replace("contoh", "lain");
    assert_eq!(run(home.path(), &["key", "new", "--no-password", "--out", &other], None).0, 0);
    assert_ne!(fs::read_to_string(&other).unwrap(), text);
}

#[cfg(unix)]
#[test]
fn a_key_is_kept_in_the_users_settings_and_never_overwritten() {
    use std::os::unix::fs::PermissionsExt as _;

    let home = tempfile::tempdir().unwrap();
    let (code, _, told) = run(home.path(), &["key", "show"], None);
    assert_eq!(code, 2);
    assert!(
        told.starts_with("galat: tidak ada kunci di HOME/settings/rapor/rapor.pub\n"),
        "{told}"
    );
    assert_eq!(run(home.path(), &["key", "new", "--no-password"], None).0, 0);
    let secret = home.path().join("settings/rapor/rapor.key");
    let before = fs::read_to_string(&secret).unwrap();
    assert_eq!(fs::metadata(&secret).unwrap().permissions().mode() & 0o777, 0o600);
    let (code, said, told) = run(home.path(), &["key", "new", "--no-password"], None);
    assert_eq!((code, said.as_str()), (1, ""));
    assert!(
        told.starts_with("galat: kunci ini sudah ada: HOME/settings/rapor/rapor.key\n"),
        "{told}"
    );
    assert_eq!(fs::read_to_string(&secret).unwrap(), before);
    let key = LockedKey::parse(&before).unwrap().unlock("").unwrap().public();
    assert_eq!(run(home.path(), &["key", "show"], None), (0, shown(&key), String::new()));
}

#[test]
fn a_passphrase_locks_a_new_key() {
    let home = tempfile::tempdir().unwrap();
    let secret = home.path().join("kantor.key");
    let out = secret.to_str().unwrap();
    let (code, _, told) = run(home.path(), &["key", "new", "--out", out], Some(""));
    assert_eq!(code, 2);
    assert!(told.starts_with("galat: kata sandi kosong\n"), "{told}");
    // That takes its time, above all where nothing is optimised.
    let (code, said, _) = run(home.path(), &["key", "new", "--out", out], Some("kata sandi"));
    assert_eq!(code, 0);
    assert!(said.contains("Simpan salinan kunci rahasia"), "{said}");
    let text = fs::read_to_string(&secret).unwrap();
    assert!(LockedKey::parse(&text).unwrap().is_locked());
}

#[test]
fn a_locked_key_is_opened_by_its_passphrase_alone() {
    let home = tempfile::tempdir().unwrap();
    let secret = home.path().join("kantor.key");
    let key = SecretKey::new(&[7; 40]);
    let lock = Lock { passphrase: "kata sandi", salt: [9; 32], cost: Cost::LEAST };
    fs::write(&secret, key.file("a key for tests", Some(lock)).unwrap()).unwrap();
    let out = secret.to_str().unwrap();
    let right = run(home.path(), &["key", "show", out], Some("kata sandi"));
    assert_eq!(right, (0, shown(&key.public()), String::new()));
    let (code, said, told) = run(home.path(), &["key", "show", out], Some("Kata sandi"));
    assert_eq!((code, said.as_str()), (1, ""));
    let expected = "galat: kata sandi tidak cocok dengan kunci ini: HOME/kantor.key\n";
    assert!(told.replace('\\', "/").starts_with(expected), "{told}");
}

#[test]
fn what_is_no_key_is_said() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("rapor.toml");
    fs::write(&file, "[job]\n").unwrap();
    let (code, _, told) = run(home.path(), &["key", "show", file.to_str().unwrap()], None);
    assert_eq!(code, 1);
    let expected = "galat: bukan berkas kunci minisign: HOME/rapor.toml\n";
    assert!(told.replace('\\', "/").starts_with(expected), "{told}");
    let public = home.path().join("x.pub");
    let new = ["key", "new", "--no-password", "--out", public.to_str().unwrap()];
    let (code, _, told) = run(home.path(), &new, None);
    assert_eq!(code, 2);
    assert!(told.starts_with("galat: nama ini untuk kunci publik"), "{told}");
    assert!(!public.exists());
}
