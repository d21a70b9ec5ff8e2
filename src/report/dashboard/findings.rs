//! Findings as rows.

use serde::Serialize;

use super::Context;
use crate::catalogue::{self, dashboard as words, recap};
use crate::domain::RegionCode;
use crate::finding::{Finding, Severity};
use crate::report::entry;

/// The most findings that the page lists; the file beside it has all.
const MOST: usize = 200;
/// The most findings that the page of one region lists.
const MOST_OF_REGION: usize = 8;

/// Findings, or the first of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Findings {
    /// How many there are of each weight.
    pub counted: String,
    /// The rows, in order of place.
    pub rows: Vec<Row>,
    /// Where the others are, if there are others.
    pub more: Option<String>,
}

/// A finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Its weight as a mark: `error`, `warning`, `note`.
    pub weight: &'static str,
    /// Its weight in words.
    pub severity: &'static str,
    /// Its code.
    pub code: &'static str,
    /// The code of the region that it is about; empty where it is about none.
    pub region: String,
    /// File, sheet and cell.
    pub place: String,
    /// What is wrong.
    pub message: String,
    /// The way out.
    pub hint: String,
}

pub(super) fn of(context: &Context<'_>) -> Findings {
    let findings: Vec<_> = context.results.findings.iter().collect();
    some(&findings, MOST)
}

pub(super) fn of_region(context: &Context<'_>, region: RegionCode) -> Findings {
    let findings = context.results.findings.iter();
    let findings: Vec<_> = findings.filter(|finding| finding.region == Some(region)).collect();
    some(&findings, MOST_OF_REGION)
}

fn some(findings: &[&Finding], most: usize) -> Findings {
    let rows: Vec<_> = findings.iter().take(most).map(|finding| row(finding)).collect();
    let more = findings.len() > rows.len();
    Findings {
        counted: entry::findings_counted(findings.iter().copied()),
        more: more.then(|| words::some_findings(rows.len(), findings.len())),
        rows,
    }
}

fn row(finding: &Finding) -> Row {
    let weight = match finding.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let at = &finding.at;
    let parts = [Some(at.file_name().to_owned()), at.sheet().map(str::to_owned), at.cell()];
    let parts: Vec<_> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    Row {
        weight,
        severity: recap::severity(finding.severity()),
        code: finding.code().id(),
        region: finding.region.map(|code| code.to_string()).unwrap_or_default(),
        place: parts.join(", "),
        message: catalogue::message(&finding.problem),
        hint: catalogue::hint(&finding.problem),
    }
}
