//! Every message a user reads, in Indonesian, in one place.

mod codes;
mod findings;

pub use codes::{Explanation, explain};
pub use findings::{hint, message, severity};
