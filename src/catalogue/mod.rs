//! Every message a user reads, in Indonesian, in one place.

pub mod certificate;
mod codes;
mod damage;
mod findings;
mod marks;
mod output;
pub mod recap;
pub mod terminal;
pub mod usage;

pub use codes::{Explanation, explain};
pub use findings::{hint, message, severity};
pub use marks::{PARTIAL, mark};
pub use output::{output_error, recovered};
