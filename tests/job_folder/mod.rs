//! A job in a folder of its own, which vanishes after the test.

// Each test file uses its part of this.
#![allow(dead_code)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rapor::finding::Finding;
use rapor::job::{self, Job};
use rapor::pipeline::{self, Done, Evaluation, Failure, Options};
use rapor::signing::SecretKey;
use rapor::watch::{Stage, Watch};
use tempfile::TempDir;

/// The ranking list that most jobs here have.
pub const LIST: &str = r#"
[[list]]
id = "semua"
title = "Semua Pemda"
kinds = ["provinsi", "kabupaten", "kota"]
"#;

/// Certificates for everybody who is scored.
pub const CERTIFICATE: &str = r#"
[certificate]
award = { all = true }
number = "{urut:03}/PIAGAM/{tahun}"
place = "Medan"
date = 2024-11-25

[[signatory]]
office = "Kepala Biro Organisasi"
name = "(nama pejabat)"
"#;

/// A job in a folder of its own.
pub struct JobFolder {
    folder: TempDir,
}

impl JobFolder {
    /// A folder with this `rapor.toml`.
    pub fn new(toml: &str) -> Self {
        let job = Self { folder: tempfile::tempdir().unwrap() };
        job.with("rapor.toml", toml)
    }

    /// A copy of a sample without its output.
    pub fn sample(name: &str) -> Self {
        let job = Self { folder: tempfile::tempdir().unwrap() };
        let files = tree(&Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name));
        let input = files.iter().filter(|(path, _)| !path.starts_with("hasil"));
        for (path, bytes) in input {
            job.write(path, bytes);
        }
        job
    }

    /// The same with another file; folders are made as needed.
    pub fn with(self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        self.write(path, bytes);
        self
    }

    /// Writes a file, over another one if need be.
    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Where the job lies.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Where the output goes.
    pub fn output(&self) -> PathBuf {
        self.path().join("hasil")
    }

    /// Reads `rapor.toml`.
    pub fn load(&self) -> Result<Job, Vec<Finding>> {
        job::load(self.path())
    }

    /// The job, which must be sound.
    pub fn sound(&self) -> Job {
        self.load().unwrap_or_else(|findings| panic!("{findings:#?}"))
    }

    /// What the whole line comes to, without writing.
    pub fn check(&self) -> Evaluation {
        pipeline::check(&self.sound(), options(false), &Nobody).unwrap()
    }

    /// Runs the whole line.
    pub fn run(&self, partial: bool) -> Result<Done, Failure> {
        pipeline::run(&self.sound(), options(partial), &Nobody)
    }

    /// Runs the whole line with a key; `reissue` is why changed certificates are replaced.
    pub fn run_with(&self, key: &SecretKey, reissue: Option<&str>) -> Result<Done, Failure> {
        let options = Options { key: Some(key), reissue, ..options(false) };
        pipeline::run(&self.sound(), options, &Nobody)
    }
}

/// As the program itself goes about it.
fn options(partial: bool) -> Options<'static> {
    let program = Some(Path::new(env!("CARGO_BIN_EXE_rapor")));
    Options { partial, program, ..Options::default() }
}

/// `rapor.toml` with its job and office; `more` are further keys of the job, `rest` what follows.
pub fn toml(year: u16, province: &str, more: &str, rest: &str) -> String {
    format!(
        r#"[job]
title = "Penilaian Tahun {year}"
year = {year}
province = "{province}"
rubric = "ombudsman-{year}"
inputs = ["lembar/**"]
{more}

[office]
name = "Pemerintah Provinsi Sumatera Utara"
unit = "Biro Organisasi Sekretariat Daerah"
{rest}"#
    )
}

/// The key that names the regions a job expects.
pub fn only<'a>(codes: impl IntoIterator<Item = &'a str>) -> String {
    let codes: Vec<_> = codes.into_iter().map(|code| format!("{code:?}")).collect();
    format!("regions = [{}]", codes.join(", "))
}

/// Nobody watches.
pub struct Nobody;

impl Watch for Nobody {
    fn begin(&self, _: Stage, _: usize) {}
    fn step(&self) {}
    fn is_stopped(&self) -> bool {
        false
    }
}

/// A finding in short: its code and its place.
pub fn short(finding: &Finding) -> String {
    format!("{} {}", finding.code(), finding.at)
}

/// All files below a folder, by path with `/`; nothing where there is no such folder.
pub fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().flatten();
    let files = entries.filter(|entry| !entry.file_type().is_dir());
    files
        .map(|entry| {
            let below = entry.path().strip_prefix(folder).unwrap();
            let parts: Vec<_> = below.iter().map(|part| part.to_str().unwrap()).collect();
            (parts.join("/"), fs::read(entry.path()).unwrap())
        })
        .collect()
}
