//! From a folder of assessment sheets to ranked summaries and certificates.

pub mod report;
