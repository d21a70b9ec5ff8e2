//! The words of `rapor key`.

use std::path::Path;

use crate::signing::KeyFault;

/// Before the passphrase of a key is typed.
pub const PASSPHRASE: &str = "Kata sandi kunci: ";
/// Before the passphrase of a new key is typed.
pub const NEW_PASSPHRASE: &str = "Kata sandi untuk kunci baru: ";
/// Before it is typed again.
pub const REPEATED_PASSPHRASE: &str = "Sekali lagi: ";
/// No passphrase.
pub const EMPTY_PASSPHRASE: &str = "kata sandi kosong";
/// Two that should be one.
pub const UNEQUAL_PASSPHRASES: &str = "kedua kata sandi berbeda";
/// The way out of both.
pub const OTHER_PASSPHRASE: &str = "ulangi, dengan kata sandi yang panjang dan mudah diingat; kunci contoh tanpa kata sandi: --no-password";

/// The comment in the file of a secret key; nobody signs it.
pub fn comment(locked: bool) -> &'static str {
    if locked {
        "kunci rahasia rapor, terkunci dengan kata sandi"
    } else {
        "kunci rahasia rapor TANPA kata sandi: siapa pun yang memegang berkas ini dapat menandatangani"
    }
}

/// A key was made.
pub fn made(secret: &Path, public: &Path, id: &str, locked: bool) -> String {
    let (secret, public) = (secret.display(), public.display());
    let care = if locked {
        "Simpan salinan kunci rahasia dan kata sandinya, terpisah, di tempat yang aman."
    } else {
        "Kunci rahasia ini tidak terkunci: siapa pun yang memegang berkasnya dapat menandatangani."
    };
    format!(
        "Kunci baru {id}\n  rahasia  {secret}\n  publik   {public}\n{care}\nUmumkan kunci publik di laman kantor: `rapor key show`."
    )
}

/// What everyone may know of a key.
pub fn shown(line: &str, id: &str, fingerprint: &str) -> String {
    format!(
        "Kunci publik  {line}\nID kunci      {id}\nSidik jari    {fingerprint}\n\nPeriksa hasil tanpa rapor: minisign -V -P {line} -m SHA256SUMS"
    )
}

/// A key that is there already, and the way out.
pub fn already_there(path: &Path) -> (String, String) {
    (
        format!("kunci ini sudah ada: {}", path.display()),
        "sebut tempat lain dengan --out; kunci tidak pernah ditimpa, sebab yang ditandatangani dengannya masih beredar".to_owned(),
    )
}

/// A secret key that would have the name of its public half.
pub fn public_name(path: &Path) -> (String, String) {
    (
        format!("nama ini untuk kunci publik: {}", path.display()),
        "sebut nama lain untuk kunci rahasia, misalnya rapor.key; yang publik menjadi rapor.pub"
            .to_owned(),
    )
}

/// No key where one was looked for.
pub fn no_key(path: &Path) -> (String, String) {
    (
        format!("tidak ada kunci di {}", path.display()),
        "buat dengan `rapor key new`, atau sebut berkas kuncinya".to_owned(),
    )
}

/// Nobody to ask for a passphrase.
pub fn no_terminal() -> (String, String) {
    (
        "kata sandi tidak dapat ditanyakan di sini".to_owned(),
        "jalankan di terminal, atau isi variabel lingkungan RAPOR_KEY_PASSWORD".to_owned(),
    )
}

/// The system does not say where settings are.
pub fn no_home() -> (String, String) {
    (
        "folder pengaturan pengguna tidak diketahui".to_owned(),
        "sebut tempat kuncinya: --out untuk yang baru, atau berkas untuk yang ada".to_owned(),
    )
}

/// The system has no randomness.
pub fn no_randomness(said: &str) -> (String, String) {
    (
        format!("sistem tidak memberi bilangan acak ({said})"),
        "buat kuncinya di komputer lain".to_owned(),
    )
}

/// A key that is of no use, and the way out.
pub fn key_fault(path: &Path, fault: KeyFault) -> (String, String) {
    let path = path.display();
    let (message, way_out) = match fault {
        KeyFault::NotAKey => ("bukan berkas kunci minisign", "periksa nama berkasnya"),
        KeyFault::Damaged => ("kunci ini rusak", "pulihkan dari salinannya"),
        KeyFault::Passphrase => (
            "kata sandi tidak cocok dengan kunci ini",
            "ulangi; bila yakin kata sandinya benar, kuncinya rusak: pulihkan dari salinannya",
        ),
        KeyFault::TooCostly => (
            "kunci ini meminta lebih banyak memori dari yang wajar untuk dibuka",
            "periksa asal kunci itu, atau buat yang baru dengan `rapor key new`",
        ),
    };
    (format!("{message}: {path}"), way_out.to_owned())
}
