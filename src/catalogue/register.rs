//! What is wrong with the register, and what to do.

use std::path::Path;

use super::output::doing;
use crate::register::{Contradiction, Fault, Flaw, LedgerError, LineFault, Number, Unsettled};

/// The way out of a register that was tampered with or is an older copy.
const RESTORE: &str = "pulihkan salinan terakhir registri.jsonl; jangan menyuntingnya, dan jangan menghapusnya: nomor piagam dapat terpakai dua kali";

/// What happened, and the way out.
pub fn ledger_error(error: &LedgerError) -> (String, String) {
    match error {
        LedgerError::Faulty { path, fault } => {
            (format!("{}, {}", path.display(), fault_of(fault)), RESTORE.to_owned())
        }
        LedgerError::Refused(fault) => (
            format!("peristiwa ini tidak dapat dicatat di registri: {}", flaw(&fault.flaw)),
            "periksa nomor dan alasannya".to_owned(),
        ),
        LedgerError::Changed { path } => (
            format!("{} diubah program lain saat rapor memakainya", path.display()),
            "tutup program itu, lalu ulangi; nomor yang sudah disediakan dipakai lagi".to_owned(),
        ),
        LedgerError::Io { action, path, source } => (
            format!("gagal {} {} ({source})", doing(*action), path.display()),
            "tutup berkas itu di program lain, periksa izin dan ruang disk, lalu ulangi; tidak ada nomor yang hilang".to_owned(),
        ),
    }
}

/// Certificates that stand in the output and not in the register, and the way out.
pub fn unsettled(unsettled: &Unsettled) -> (String, String) {
    let message = match unsettled {
        Unsettled::Unregistered(landed) => {
            format!("piagam {} ada di folder hasil, tetapi tidak di registri", landed.number)
        }
        Unsettled::Contradiction(said) => {
            format!("folder hasil dan registri bertentangan: {}", contradiction(said))
        }
    };
    (message, RESTORE.to_owned())
}

/// A line that was torn when the power went, and where it was put.
pub fn torn(path: &Path) -> String {
    format!(
        "Baris terakhir registri terpotong saat ditulis dan belum pernah dipakai; dipindahkan ke {}.",
        path.display()
    )
}

/// A certificate that was ended, and the last line of the register with its hash.
pub fn revoked(number: &Number, head: Option<(u64, String)>) -> String {
    let head = head.map(|(line, hash)| format!("\nRegistri: baris {line}, SHA-256 {hash}"));
    format!(
        "Piagam {number} dibatalkan. Berkasnya masih ada di folder hasil sampai rapor dijalankan lagi.{}",
        head.unwrap_or_default()
    )
}

/// A text that cannot be a number, and the way out.
pub fn no_number(text: &str) -> (String, String) {
    (
        format!("`{text}` bukan nomor piagam"),
        "salin nomornya dari piagam atau dari registri.jsonl".to_owned(),
    )
}

/// What is wrong, and in which line.
pub(super) fn fault_of(fault: &Fault) -> String {
    format!("baris {}: {}", fault.line, flaw(&fault.flaw))
}

fn flaw(flaw: &Flaw) -> String {
    match flaw {
        Flaw::Line(LineFault::NotAnEvent) => "bukan baris registri".to_owned(),
        Flaw::Line(LineFault::Field(name)) => format!("isi `{name}` tidak sah"),
        Flaw::Line(LineFault::Form) => "bentuknya bukan tulisan rapor".to_owned(),
        Flaw::OutOfOrder(seq) => format!("tertulis sebagai baris {seq}"),
        Flaw::Broken => "baris sebelumnya diubah, dibuang, atau disisipkan".to_owned(),
        Flaw::Contradiction(said) => contradiction(said),
        Flaw::Shortened(lines) => {
            format!("baris ini hilang; registri pernah memuat {lines} baris atau lebih")
        }
        Flaw::Rewritten => "baris ini atau yang di atasnya ditulis ulang".to_owned(),
    }
}

fn contradiction(contradiction: &Contradiction) -> String {
    match contradiction {
        Contradiction::NotOpened => "registri belum dibuka".to_owned(),
        Contradiction::OpenedTwice => "registri dibuka dua kali".to_owned(),
        Contradiction::SameKey => "kuncinya tidak berganti".to_owned(),
        Contradiction::NumberUsed(number) => format!("nomor {number} sudah pernah dipakai"),
        Contradiction::Sequence(sequence) => format!("urutan {sequence} tidak lebih tinggi"),
        Contradiction::AlreadyReserved(number) => {
            format!("nomor {number} sudah disediakan untuk penerima yang sama")
        }
        Contradiction::AlreadyInForce(number) => {
            format!("piagam {number} untuk penerima yang sama masih berlaku")
        }
        Contradiction::Reason => "alasannya tidak ada, atau tidak pada tempatnya".to_owned(),
        Contradiction::Unknown(number) => format!("nomor {number} tidak pernah disediakan"),
        Contradiction::IssuedTwice(number) => format!("piagam {number} terbit dua kali"),
        Contradiction::Ended(number) => format!("nomor {number} sudah dibatalkan atau diganti"),
        Contradiction::NoSuccessor(number) => {
            format!("nomor {number} tidak dapat menggantikannya")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::Number;

    #[test]
    fn a_fault_is_said_with_its_line() {
        let number = Number::new("001/PIAGAM").unwrap();
        for (flaw, expected) in [
            (
                Flaw::Shortened(9),
                "baris 7: baris ini hilang; registri pernah memuat 9 baris atau lebih",
            ),
            (Flaw::Line(LineFault::Field("score")), "baris 7: isi `score` tidak sah"),
            (
                Contradiction::NumberUsed(number).into(),
                "baris 7: nomor 001/PIAGAM sudah pernah dipakai",
            ),
        ] {
            let fault = Fault { line: 7, flaw };
            let error = LedgerError::Faulty { path: "registri.jsonl".into(), fault };
            let (message, way_out) = ledger_error(&error);
            assert_eq!(message, format!("registri.jsonl, {expected}"));
            assert!(way_out.starts_with("pulihkan"), "{way_out}");
        }
    }
}
