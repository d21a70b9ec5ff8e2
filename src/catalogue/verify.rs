//! What came of verifying: one line per thing.

use std::path::Path;

use super::register::fault_of;
use crate::domain::Region;
use crate::register::{Certificate, Face, FaceFault, Record, Status, Subject};
use crate::signing::SignatureFault;
use crate::verify::{CopyFlaw, Form, Item, NoKey, Origin, Unread, Unreadable, Verdict, Voucher};

/// Before what is as it should be.
pub const HOLDS: &str = "sah";
/// Before what is not.
pub const FAILS: &str = "GAGAL";
/// The parts of the results that belong to no region.
pub const WHOLE_RESULTS: &str = "daftar peringkat atau pekerjaan";

/// What was found, in words.
pub fn verdict(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Key { fingerprint, origin, .. } => {
            format!("kunci publik {}; sidik jari {fingerprint}", self::origin(origin))
        }
        Verdict::NoKey(NoKey::Unknown) => "tidak ada kunci publik yang sidik jarinya tercatat di registri: sebut kuncinya dengan --key".to_owned(),
        Verdict::NoKey(NoKey::Strange) => "kunci yang disebut tidak pernah tercatat di registri".to_owned(),
        Verdict::Signed(_) => "tanda tangan cocok dengan SHA256SUMS".to_owned(),
        Verdict::Unsigned => "tidak ada tanda tangan: siapa pun dapat menulis folder ini".to_owned(),
        Verdict::Forged(fault) => signature_fault(*fault),
        Verdict::Retouched => "komentar di berkas tanda tangan ini diubah".to_owned(),
        Verdict::NoList => "daftar berkas tidak ada: ini bukan folder hasil, atau tidak utuh".to_owned(),
        Verdict::Whole { files } => {
            format!("{files} berkas utuh, tidak ada yang hilang atau bertambah")
        }
        Verdict::Missing => "berkas ini hilang".to_owned(),
        Verdict::Changed => "berkas ini diubah sesudah ditulis".to_owned(),
        Verdict::Foreign => "berkas ini bukan bagian dari hasil".to_owned(),
        Verdict::NoManifest => "manifes ini tidak dapat dibaca".to_owned(),
        Verdict::Register { lines } => format!("registri utuh, {lines} baris"),
        Verdict::NoRegister => "tidak ada registri di dekatnya: sebut foldernya dengan --job".to_owned(),
        Verdict::Faulty(fault) => fault_of(fault),
        Verdict::Torn => "baris terakhir registri terpotong; jalankan rapor run untuk merapikannya".to_owned(),
        Verdict::Misdated { line, date } => format!(
            "baris {line}: tanggal {} bukan tanggal penyediaan nomornya dan bukan tanggal pekerjaan ini",
            date.on_paper()
        ),
        Verdict::Certificate { record, form, voucher } => of_certificate(record, *form, *voucher),
        Verdict::Unknown => "registri tidak mengenal berkas ini: bukan piagam yang diterbitkan, atau sudah diubah".to_owned(),
        Verdict::Specimen => "contoh atau draf tanpa nomor; bukan piagam yang diterbitkan".to_owned(),
        Verdict::BadCopy { record, flaw } => {
            format!("berawal seperti {}, tetapi {}", certificate(&record.certificate), copy_flaw(*flaw))
        }
        Verdict::Document(_) => "bagian dari hasil yang ditandatangani".to_owned(),
        Verdict::NoCode(unreadable) => format!("bukan isi kode QR piagam: {}", self::unreadable(*unreadable)),
        Verdict::ForgedCode(face) => {
            format!("PALSU, tidak ditandatangani dengan kunci ini: {}", self::face(face))
        }
        Verdict::Code(face) => {
            format!("{}: tanda tangannya cocok; masih berlaku atau tidak, tanpa registri tidak diketahui", self::face(face))
        }
        Verdict::UnknownCode(face) => {
            format!("{}: tanda tangannya cocok, tetapi registri ini tidak mengenalnya", self::face(face))
        }
        Verdict::Recomputed { regions } => {
            format!("nilai dihitung ulang dari lembarnya: {regions} wilayah sama")
        }
        Verdict::Recomputes => "dihitung ulang dari lembarnya, hasilnya lain".to_owned(),
    }
}

/// How it ended; `self_attested` where the only key came with what was verified.
pub fn closing(failed: usize, all: usize, self_attested: bool) -> String {
    match failed {
        0 if self_attested => format!(
            "Semua saling cocok ({all}), tetapi kuncinya datang bersama hasil ini: pastikan dengan --key dan kunci dari laman kantor."
        ),
        0 => format!("Semua sah ({all})."),
        _ => format!("{failed} dari {all} tidak sah."),
    }
}

/// Why nothing could be verified, and the way out.
pub fn unread(path: &Path) -> (String, String) {
    (
        format!("tidak ada apa-apa di {}", path.display()),
        "sebut folder hasil, folder pekerjaan, atau berkas piagamnya".to_owned(),
    )
}

/// A file that the system does not give, and the way out.
pub fn unread_file(unread: &Unread) -> (String, String) {
    (
        format!("gagal membaca ({unread})"),
        "tutup berkas itu di program lain, periksa izinnya, lalu ulangi".to_owned(),
    )
}

/// No public key in what was named, and the way out.
pub fn no_public_key(named: &str) -> (String, String) {
    (
        format!("bukan kunci publik: {named}"),
        "sebut berkas .pub, atau baris kunci publik dari laman kantor".to_owned(),
    )
}

/// Results that cannot be computed again, and the way out.
pub fn no_job(path: &Path) -> (String, String) {
    (
        format!("tidak ada rapor.toml untuk {}", path.display()),
        "--recompute menghitung dari lembarnya: sebut folder pekerjaannya".to_owned(),
    )
}

fn origin(origin: &Origin) -> String {
    match origin {
        Origin::Given => "yang disebut".to_owned(),
        Origin::Settings => "dari pengaturan pengguna ini".to_owned(),
        Origin::Job(path) => format!(
            "dari {}, di pekerjaan ini sendiri: cocokkan sidik jarinya dengan laman kantor",
            path.display()
        ),
        Origin::Enclosed(place) => format!(
            "dari {place}, bagian dari hasil itu sendiri: membuktikan bahwa isinya saling cocok, BUKAN siapa yang menerbitkannya; cocokkan sidik jarinya dengan laman kantor"
        ),
    }
}

fn signature_fault(fault: SignatureFault) -> String {
    match fault {
        SignatureFault::NotASignature => "bukan tanda tangan minisign".to_owned(),
        SignatureFault::OtherKey(id) => format!("ditandatangani dengan kunci lain ({id})"),
        SignatureFault::Content => "PALSU: SHA256SUMS bukan yang ditandatangani".to_owned(),
        SignatureFault::Comment => "PALSU: komentarnya bukan yang ditandatangani".to_owned(),
    }
}

fn copy_flaw(flaw: CopyFlaw) -> &'static str {
    match flaw {
        CopyFlaw::Unsigned => "diubah tanpa tanda tangan elektronik",
        CopyFlaw::NotCovered => "tanda tangan elektroniknya tidak mencakup seluruh berkas",
        CopyFlaw::Content => "isinya bukan yang ditandatangani secara elektronik",
        CopyFlaw::Redrawn => "halamannya digambar ulang atau ditimpa",
        CopyFlaw::Packed => "tambahannya dimampatkan sehingga tidak dapat diperiksa",
    }
}

fn unreadable(unreadable: Unreadable) -> String {
    match unreadable {
        Unreadable::Form | Unreadable::Face(FaceFault::Form) => "bentuknya lain".to_owned(),
        Unreadable::Face(FaceFault::Field(name)) => format!("isi `{name}` tidak sah"),
        Unreadable::Identity => "kode verifikasinya bukan milik isi yang lain".to_owned(),
    }
}

fn of_certificate(record: &Record, form: Form, voucher: Voucher) -> String {
    let form = match form {
        Form::Issued => "",
        Form::SignedCopy => "salinan bertanda tangan elektronik dari ",
        Form::Code => "kode QR ",
    };
    let standing = match voucher {
        Voucher::Register if record.status == Status::InForce => "tercatat, tetapi tidak ada hasil bertanda tangan sah yang memuatnya; periksa kode QR-nya dengan --qr".to_owned(),
        Voucher::Register | Voucher::Key(_) => standing(&record.status),
    };
    format!("{form}{}: {standing}", certificate(&record.certificate))
}

fn standing(status: &Status) -> String {
    match status {
        Status::InForce => "berlaku".to_owned(),
        Status::Reserved => "TIDAK BERLAKU, nomornya baru disediakan".to_owned(),
        Status::Ended { reason, successor } => {
            let what = match successor {
                Some(number) => format!("TIDAK BERLAKU, diganti {number}"),
                None => "TIDAK BERLAKU, dibatalkan".to_owned(),
            };
            match reason {
                Some(reason) => format!("{what} ({reason})"),
                None => what,
            }
        }
    }
}

fn certificate(certificate: &Certificate) -> String {
    let grade = &certificate.claim().grade;
    format!("{}, {}", face(&certificate.face()), grade.opinion)
}

fn face(face: &Face) -> String {
    let score = face.score.on_paper();
    let zone = face.zone.map(|zone| format!(", zona {}", zone.name())).unwrap_or_default();
    format!(
        "piagam {} untuk {}, tahun {}, nilai {score}{zone}",
        face.number,
        holder(&face.subject),
        face.year
    )
}

/// Whom a certificate is for, by name.
pub fn holder(subject: &Subject) -> String {
    let code = subject.region_code();
    let region = Region::with_code(code)
        .map_or_else(|| code.to_string(), |region| format!("{} ({code})", region.name));
    match subject.unit_name() {
        Some(unit) => format!("unit {unit}, {region}"),
        None => region,
    }
}

/// The whole line of an item, its mark included.
pub fn line(item: &Item) -> String {
    let mark = if item.verdict.holds() { HOLDS } else { FAILS };
    format!("{mark:5}  {}: {}", item.place, verdict(&item.verdict))
}
