//! Every message a user reads, in Indonesian, in one place.

mod artwork;
pub mod awards;
pub mod blank;
pub mod ceremony;
pub mod certificate;
mod codes;
mod damage;
pub mod defect;
pub mod demo;
pub mod explain;
mod hint;
pub mod key;
mod marks;
mod message;
mod numbering;
pub mod numeral;
mod output;
mod phrase;
pub mod recap;
pub mod recap_insight;
pub mod register;
pub mod reply;
pub mod report_card;
pub mod terminal;
pub mod units;
pub mod usage;
pub mod verify;

pub use codes::{Explanation, explain};
pub use hint::hint;
pub use key::key_fault;
pub use marks::{PARTIAL, mark};
pub use message::{message, severity};
pub use output::{output_error, recovered};
pub use phrase::comma;
