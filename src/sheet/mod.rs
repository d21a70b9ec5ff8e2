//! From files to assessments.

mod cell;
mod folder;
mod gate;
mod grid;
mod names;

pub use folder::{Folder, FoundFile, list};
