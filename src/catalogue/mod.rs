//! Every message a user reads, in Indonesian, in one place.

pub mod certificate;
mod codes;
mod findings;
mod marks;
pub mod recap;

pub use codes::{Explanation, explain};
pub use findings::{hint, message, severity};
pub use marks::{PARTIAL, mark};
