//! Documents first as data, then as bytes.

pub mod certificate;
pub mod page;
pub mod pdf;
