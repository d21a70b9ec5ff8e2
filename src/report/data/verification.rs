//! What came of verifying, for programs.

use serde::Serialize;

use super::Unwritable;
use crate::catalogue::verify as words;
use crate::register::{Face, Status};
use crate::verify::{Item, Verdict};

#[derive(Serialize)]
struct Document<'a> {
    schema: u32,
    holds: bool,
    items: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    place: &'a str,
    kind: &'static str,
    holds: bool,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    certificate: Option<CertificateRow>,
}

#[derive(Serialize)]
struct CertificateRow {
    number: String,
    id: String,
    year: u16,
    subject: String,
    holder: String,
    score: String,
    zone: Option<&'static str>,
    category: Option<String>,
    issuer: String,
    /// `None` where no register is at hand.
    status: Option<&'static str>,
    replaced_by: Option<String>,
    reason: Option<String>,
}

/// The items as JSON. `status` of a certificate is `in_force`, `reserved`, `voided` or `replaced`.
///
/// # Errors
/// Never, see [`Unwritable`].
pub fn verification_json(items: &[Item]) -> Result<Vec<u8>, Unwritable> {
    let document = Document {
        schema: 1,
        holds: items.iter().all(|item| item.verdict.holds()),
        items: items.iter().map(row).collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&document)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn row(item: &Item) -> Row<'_> {
    let certificate = match &item.verdict {
        Verdict::Certificate { record, .. } | Verdict::BadCopy { record, .. } => {
            Some(certificate(&record.certificate.face(), Some(&record.status)))
        }
        Verdict::ForgedCode(face) | Verdict::Code(face) | Verdict::UnknownCode(face) => {
            Some(certificate(face, None))
        }
        _ => None,
    };
    Row {
        place: &item.place,
        kind: item.verdict.id(),
        holds: item.verdict.holds(),
        message: words::verdict(&item.verdict),
        certificate,
    }
}

fn certificate(face: &Face, status: Option<&Status>) -> CertificateRow {
    let (reason, successor) = match status {
        Some(Status::Ended { reason, successor }) => (reason.clone(), successor.as_ref()),
        _ => (None, None),
    };
    CertificateRow {
        number: face.number.to_string(),
        id: face.id().to_string(),
        year: face.year,
        subject: face.subject.to_string(),
        holder: words::holder(&face.subject),
        score: face.score.to_string(),
        zone: face.zone.map(|zone| zone.name()),
        category: face.category.clone(),
        issuer: face.issuer.clone(),
        status: status.map(|status| match status {
            Status::InForce => "in_force",
            Status::Reserved => "reserved",
            Status::Ended { successor: None, .. } => "voided",
            Status::Ended { successor: Some(_), .. } => "replaced",
        }),
        replaced_by: successor.map(ToString::to_string),
        reason,
    }
}
