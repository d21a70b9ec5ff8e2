//! Every message a user reads, in Indonesian, in one place.

pub mod certificate;
mod codes;
pub mod explain;
mod hint;
mod marks;
mod message;
mod output;
mod phrase;
pub mod recap;
pub mod terminal;
pub mod usage;

pub use codes::{Explanation, explain};
pub use hint::hint;
pub use marks::{PARTIAL, mark};
pub use message::{message, severity};
pub use output::{output_error, recovered};
