//! Every finding: `temuan.csv` for Excel, JSON for programs.

use serde::Serialize;

use super::{Unwritable, defused};
use crate::catalogue;
use crate::finding::Finding;
use crate::report::Accounting;
use crate::report::accounting::{FileCounts, RegionCounts};

/// The first line, byte-order mark included; a file that begins with it is one of ours.
pub const HEADER: &str =
    "\u{FEFF}tingkat;kode;wilayah;berkas;lembar;sel;pesan;cara_memperbaiki\r\n";

/// All findings as CSV with `;` and a byte-order mark, which is what Excel reads by itself where
/// the comma is the decimal mark.
///
/// # Errors
/// Never, see [`Unwritable`].
pub fn findings_csv(findings: &[Finding]) -> Result<Vec<u8>, Unwritable> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer(HEADER.as_bytes().to_vec());
    for finding in findings {
        let region = finding.region.map(|region| region.to_string()).unwrap_or_default();
        let fields = [
            catalogue::severity(finding.severity()).to_owned(),
            finding.code().to_string(),
            region,
            finding.at.file_name().to_owned(),
            finding.at.sheet().unwrap_or_default().to_owned(),
            finding.at.cell().unwrap_or_default(),
            catalogue::message(&finding.problem),
            catalogue::hint(&finding.problem),
        ];
        writer.write_record(fields.map(|field| defused(&field)))?;
    }
    Ok(writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?)
}

/// A finding for programs.
#[derive(Serialize)]
pub(super) struct Row<'a> {
    code: &'static str,
    severity: &'static str,
    file: &'a str,
    sheet: Option<&'a str>,
    cell: Option<String>,
    region: Option<String>,
    message: String,
    hint: String,
}

#[derive(Serialize)]
struct Checked<'a> {
    schema: u32,
    files: FileCounts,
    regions: RegionCounts,
    findings: Vec<Row<'a>>,
}

/// All findings as JSON, with what became of files and regions.
///
/// # Errors
/// Never, see [`Unwritable`].
pub fn findings_json(findings: &[Finding], accounting: Accounting) -> Result<Vec<u8>, Unwritable> {
    let Accounting { files, regions } = accounting;
    let findings = findings.iter().map(Row::of).collect();
    let mut bytes = serde_json::to_vec_pretty(&Checked { schema: 1, files, regions, findings })?;
    bytes.push(b'\n');
    Ok(bytes)
}

impl<'a> Row<'a> {
    pub(super) fn of(finding: &'a Finding) -> Self {
        Self {
            code: finding.code().id(),
            severity: finding.severity().id(),
            file: finding.at.file_name(),
            sheet: finding.at.sheet(),
            cell: finding.at.cell(),
            region: finding.region.map(|region| region.to_string()),
            message: catalogue::message(&finding.problem),
            hint: catalogue::hint(&finding.problem),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Problem;
    use crate::location::{Cell, Location};

    #[test]
    fn findings_are_written_for_excel() {
        let at = Location::file("lembar/=x.xlsx").with_cell("S;1", Cell { row: 3, column: 2 });
        let finding = Finding::about("12.18".parse().unwrap(), at, Problem::Blank);
        let text = String::from_utf8(findings_csv(&[finding]).unwrap()).unwrap();
        let expected = format!(
            "{HEADER}galat;R304;12.18;lembar/=x.xlsx;\"S;1\";C4;nilai kosong;\"isi nilainya, atau tulis \"\"Tidak dinilai\"\"\"\r\n"
        );
        assert_eq!(text, expected);
    }
}
