//! Is it what was issued? What can be said of a certificate from what it carries itself.

mod inscription;

pub use inscription::{Base, Forgery, Inscription, NotABase, TooLong, Unreadable};
