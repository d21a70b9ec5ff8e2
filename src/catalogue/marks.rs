//! The words that keep a document from passing for a final one.

use crate::job::Mark;

/// On every page of a run that left regions out.
pub const PARTIAL: &str = "BELUM LENGKAP";

/// On every page of a specimen or a draft.
pub fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::Specimen => "CONTOH",
        Mark::Draft | Mark::Unproven => "DRAF",
        Mark::Partial => PARTIAL,
    }
}
