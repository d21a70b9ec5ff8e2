//! `manifest.json`: what a run read, by which rules, and what it wrote.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Unwritable;
use crate::digest::Digest;
use crate::register::{Head, Landed, Number};
use crate::report::accounting::{FileCounts, RegionCounts};
use crate::report::certificate::Certificate;
use crate::report::{InputFile, Results};
use crate::template::Template;

/// A file that was read or written, with its SHA-256 in hexadecimal.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Listed {
    /// Its path, with `/` between its parts.
    pub path: String,
    /// Its hash.
    pub sha256: String,
    /// Its size in bytes.
    pub bytes: u64,
}

#[derive(Serialize)]
struct Manifest<'a> {
    schema: u32,
    program: &'a str,
    title: &'a str,
    year: u16,
    marks: Vec<&'static str>,
    rubric: RubricRow<'a>,
    templates: Vec<TemplateRow<'a>>,
    counts: Counts,
    /// The line of the register that the run stands on.
    register: Option<Head>,
    certificates: Vec<CertificateRow>,
    inputs: Vec<InputRow<'a>>,
    outputs: &'a [Listed],
}

/// A certificate with a number, and the file that it is.
#[derive(Serialize, Deserialize)]
struct CertificateRow {
    number: String,
    id: String,
    path: String,
}

/// What a manifest says of the register.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The line that its run stood on; none where numbers were never given.
    pub register: Option<Head>,
    /// The certificates with numbers that stand beside it.
    pub certificates: Vec<Landed>,
}

/// A manifest, as far as it tells of the register; those of before there was one tell nothing.
#[derive(Deserialize)]
struct Told {
    #[serde(default)]
    register: Option<Head>,
    #[serde(default)]
    certificates: Vec<CertificateRow>,
    outputs: Vec<Listed>,
}

/// What a manifest says of the register; `None` for what is no manifest of this program's.
pub fn standing(manifest: &[u8]) -> Option<Standing> {
    let told: Told = serde_json::from_slice(manifest).ok()?;
    let hashes: BTreeMap<&str, &str> =
        told.outputs.iter().map(|file| (file.path.as_str(), file.sha256.as_str())).collect();
    let landed = |row: &CertificateRow| {
        Some(Landed {
            number: Number::new(&row.number).ok()?,
            id: row.id.parse().ok()?,
            pdf: Digest::parse(hashes.get(row.path.as_str())?)?,
        })
    };
    let certificates = told.certificates.iter().map(landed).collect::<Option<_>>()?;
    Some(Standing { register: told.register, certificates })
}

#[derive(Serialize)]
struct RubricRow<'a> {
    id: &'a str,
    status: &'static str,
    sha256: String,
}

#[derive(Serialize)]
struct TemplateRow<'a> {
    name: &'a str,
    /// Hash of all its files.
    sha256: String,
    fonts: Vec<FontRow<'a>>,
}

#[derive(Serialize)]
struct FontRow<'a> {
    name: &'a str,
    sha256: String,
}

#[derive(Serialize)]
struct Counts {
    files: FileCounts,
    regions: RegionCounts,
    certificates: usize,
    unit_certificates: usize,
}

#[derive(Serialize)]
struct InputRow<'a> {
    path: &'a str,
    sha256: Option<String>,
    fate: &'static str,
}

/// The manifest as JSON. `issued` are the certificates with numbers, each with its path, `outputs`
/// the files that the run has written so far, in order of path; `program` is its name and version.
///
/// # Errors
/// Never, see [`Unwritable`].
pub fn manifest_json(
    results: &Results<'_>,
    issued: &[(String, &Certificate)],
    outputs: &[Listed],
    program: &str,
) -> Result<Vec<u8>, Unwritable> {
    let job = results.job;
    let certificates = results.certificates().count();
    let unit_certificates = results.unit_awards.len();
    let rules = job.certificate.as_ref();
    let of_regions = rules.map(|rules| &rules.template).filter(|_| certificates > 0);
    let of_units = rules.and_then(|rules| rules.unit.as_ref()).map(|rules| &rules.template);
    let of_units = of_units.filter(|_| unit_certificates > 0);
    let manifest = Manifest {
        schema: 1,
        program,
        title: &job.title,
        year: job.year,
        marks: results.marks(),
        rubric: RubricRow {
            id: &job.rubric.id,
            status: job.rubric.status.id(),
            sha256: job.rubric.digest.to_string(),
        },
        templates: of_regions.into_iter().chain(of_units).map(|of| template_row(of)).collect(),
        counts: Counts {
            files: results.accounting.files,
            regions: results.accounting.regions,
            certificates,
            unit_certificates,
        },
        register: results.register,
        certificates: issued.iter().filter_map(certificate_row).collect(),
        inputs: results.inputs.iter().map(input_row).collect(),
        outputs,
    };
    let mut bytes = serde_json::to_vec_pretty(&manifest)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn certificate_row((path, certificate): &(String, &Certificate)) -> Option<CertificateRow> {
    let number = certificate.facts.words("nomor").to_owned();
    Some(CertificateRow { number, id: certificate.id.clone()?, path: path.clone() })
}

fn template_row(template: &Template) -> TemplateRow<'_> {
    TemplateRow {
        name: &template.name,
        sha256: template.digest.to_string(),
        fonts: template
            .fonts
            .iter()
            .map(|font| FontRow { name: &font.name, sha256: Digest::of(&font.bytes).to_string() })
            .collect(),
    }
}

fn input_row(input: &InputFile) -> InputRow<'_> {
    InputRow {
        path: &input.path,
        sha256: input.sha256.map(|sha256| sha256.to_string()),
        fate: input.fate.id(),
    }
}
