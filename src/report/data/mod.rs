//! The results for programs and for Excel: `hasil.json`, `nilai.csv`, `temuan.csv`, `manifest.json`.

mod comparison;
mod explanation;
mod findings;
mod mailing;
mod manifest;
mod results;
mod scores;
mod verification;

pub use comparison::{Comparison, compare_results};
pub use explanation::explanation_json;
pub use findings::{HEADER as FINDINGS_HEADER, findings_csv, findings_json};
pub use mailing::{Mailing, mailing_csv};
pub use manifest::{Listed, Standing, manifest_json, standing};
pub use results::results_json;
pub use scores::scores_csv;
pub use verification::verification_json;

/// A file could not be written into memory. It never happens: no document has a key that JSON
/// cannot hold, and a vector takes every byte; the types of the writers say otherwise.
#[derive(Debug, thiserror::Error)]
pub enum Unwritable {
    /// A CSV file.
    #[error(transparent)]
    Csv(#[from] csv::Error),
    /// A JSON file.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

/// Text for a CSV field that a spreadsheet opens: what begins like a formula gets an apostrophe,
/// so that it stays text there too.
fn defused(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_like_a_formula_stays_text() {
        for (text, expected) in
            [("=1+1", "'=1+1"), ("-", "'-"), ("@x", "'@x"), ("a=b", "a=b"), ("", "")]
        {
            assert_eq!(defused(text), expected);
        }
    }
}
