//! A job that has issued certificates, made without drawing: what verifying has to do with.

// Each test file uses its part of this.
#![allow(dead_code)]

use std::fs;
use std::path::{Path, PathBuf};

use rapor::digest::Digest;
use rapor::domain::{Date, Fraction, Published, Zone};
use rapor::job::NumberPattern;
use rapor::output::{Artifact, ArtifactPath, OutputFolder};
use rapor::register::{
    Certificate, Changes, Claim, Entry, Event, Grade, Head, Landed, Ledger, Number, NumberSource,
    Subject, Terms, plan, settle,
};
use rapor::signing::SecretKey;
use rapor::verify::{Base, Inscription};
use tempfile::TempDir;

/// A job in a folder of its own, with its public key beside the register.
pub struct Issued {
    folder: TempDir,
}

pub fn key() -> SecretKey {
    SecretKey::new(&[7; 40])
}

pub fn date() -> Date {
    Date::new(2024, 11, 25).unwrap()
}

pub fn number(text: &str) -> Number {
    Number::new(text).unwrap()
}

pub fn claim(region: &str, score: &str) -> Claim {
    Claim {
        issuer: "Pemerintah Provinsi Sumatera Utara".to_owned(),
        year: 2024,
        subject: Subject::region(region.parse().unwrap()),
        grade: Grade {
            score: Published::from_exact(&Fraction::from_decimal(score).unwrap()).unwrap(),
            category: Some("A".to_owned()),
            zone: Some(Zone::Hijau),
            opinion: "Kualitas Tertinggi".to_owned(),
        },
    }
}

/// A small PDF that says what a certificate says.
pub fn pdf(certificate: &Certificate) -> Vec<u8> {
    let shown = certificate.face().text();
    format!(
        "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n\
         2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n\
         3 0 obj\n<</Type/Page/Parent 2 0 R/Contents 4 0 R>>\nendobj\n\
         4 0 obj\n<</Length {}>>stream\n{shown}\nendstream\nendobj\n\
         trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n9\n%%EOF\n",
        shown.len()
    )
    .into_bytes()
}

impl Issued {
    /// Two certificates of one run.
    pub fn new() -> Self {
        let issued = Self { folder: tempfile::tempdir().unwrap() };
        fs::write(issued.path("rapor.pub"), key().public().file()).unwrap();
        issued.run(&[claim("12.18", "97.08"), claim("12.05", "96.86")]);
        issued
    }

    pub fn job(&self) -> &Path {
        self.folder.path()
    }

    /// A path in the job.
    pub fn path(&self, path: &str) -> PathBuf {
        self.job().join(path)
    }

    pub fn read(&self, path: &str) -> Vec<u8> {
        fs::read(self.path(path)).unwrap()
    }

    pub fn write(&self, path: &str, bytes: &[u8]) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), bytes).unwrap();
    }

    /// Every file that the job has written, the register included.
    pub fn files(&self) -> Vec<String> {
        let mut files = vec!["registri.jsonl".to_owned()];
        let mut folders = vec![self.path("hasil")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let path = path.strip_prefix(self.job()).unwrap();
                    files.push(path.to_str().unwrap().replace('\\', "/"));
                }
            }
        }
        files.sort();
        files
    }

    /// A run that issues certificates, signs its list and tells the register; what was issued for
    /// another result is replaced.
    pub fn run(&self, claims: &[Claim]) {
        let mut held = OutputFolder::open(self.job(), "hasil").unwrap().lock().unwrap();
        let mut ledger = Ledger::open(&held, &[]).unwrap();
        let source = NumberSource::Pattern(NumberPattern::parse("{urut:03}/PIAGAM").unwrap());
        let changes = Changes::Reissue { reason: "lembar diperbaiki" };
        let fingerprint = key().public().fingerprint();
        let terms = Terms { year: 2024, date: date(), key: fingerprint, source: &source, changes };
        let plan = plan(ledger.state(), claims, terms).unwrap();
        ledger.append(&held, &plan.entries).unwrap();
        let head = ledger.anchor().unwrap();

        let staging = held.stage().unwrap();
        let put = |path: String, bytes: Vec<u8>| {
            staging.put(Artifact { path: ArtifactPath::new(&path).unwrap(), bytes }).unwrap();
        };
        let mut landed = Vec::new();
        for planned in &plan.certificates {
            let certificate = &planned.certificate;
            let bytes = pdf(certificate);
            let (number, id) = (certificate.number().clone(), certificate.id());
            landed.push(Landed { number, id, pdf: Digest::of(&bytes) });
            put(format!("piagam/{}.pdf", certificate.claim().subject), bytes);
        }
        put("rekap-2024.xlsx".to_owned(), vec![0xA5; 4096]);
        put("data/nilai.csv".to_owned(), b"kode;nilai\r\n".to_vec());
        put("minisign.pub".to_owned(), key().public().file().into_bytes());
        put("manifest.json".to_owned(), manifest(head).into_bytes());
        let mut sealed = staging.seal().unwrap();
        let signature = key().sign(sealed.sums(), "file:SHA256SUMS");
        sealed.sign(signature.to_string().into_bytes()).unwrap();
        sealed.land().unwrap();
        let issued = settle(ledger.state(), &landed, date()).unwrap();
        ledger.append(&held, &issued).unwrap();
    }

    /// Writes events into the register, as whoever can write to the folder could.
    pub fn append(&self, events: impl IntoIterator<Item = Event>) {
        let held = OutputFolder::open(self.job(), "hasil").unwrap().lock().unwrap();
        let mut ledger = Ledger::open(&held, &[]).unwrap();
        let entries: Vec<_> =
            events.into_iter().map(|event| Entry { date: date(), event }).collect();
        ledger.append(&held, &entries).unwrap();
    }

    /// The text of a certificate's QR code.
    pub fn code(&self, text: &str, claim: Claim) -> String {
        let certificate = Certificate::new(number(text), claim);
        Inscription::sign(&certificate, Base::default(), &key()).unwrap().to_string()
    }
}

fn manifest(head: Head) -> String {
    let Head { line, hash } = head;
    format!(
        "{{\n  \"schema\": 1,\n  \"register\": {{ \"seq\": {line}, \"head\": \"{hash}\" }}\n}}\n"
    )
}

/// A copy of a PDF with an update and a signature over all of it, as programs make it that sign.
pub fn signed(issued: &[u8], update: &str) -> Vec<u8> {
    let text = String::from_utf8_lossy(issued);
    let root = text.rsplit("/Root").next().and_then(|rest| rest.split('R').next()).unwrap();
    let head = format!("{update}90006 0 obj\n<</Type/Sig/ByteRange[");
    let rest = format!(">>\nendobj\ntrailer\n<</Root{root}R>>\n%%EOF\n");
    let start = issued.len() + head.len() + 40;
    let end = start + 202;
    let range = format!("0 {start:08} {end:08} {:08}]/Contents", rest.len());
    let range = format!("{}{}", " ".repeat(40 - range.len()), range);
    let mut bytes = [issued, head.as_bytes(), range.as_bytes()].concat();
    let hash = Digest::of(&[&bytes, rest.as_bytes()].concat()).to_string();
    let digits = format!("06092a864886f70d0109043122 0420{hash}").replace(' ', "");
    bytes.extend(format!("<{digits:0<200}>{rest}").bytes());
    bytes
}
