//! Whole histories of a register, on a disk that may fail at any step.

mod disk;
mod histories;
mod office;
mod plans;
mod shelf;
