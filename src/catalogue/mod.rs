//! Every message that a user reads.

pub mod recap;
