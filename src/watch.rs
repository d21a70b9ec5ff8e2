//! Who watches a run: the stages that it goes through, and the wish to stop it.

use std::path::Path;

/// Where a run stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Reading sheets.
    Reading,
    /// Drawing documents.
    Drawing,
    /// Waiting until the disk has them.
    Saving,
}

/// Somebody who watches a run and may stop it; called from any thread.
pub trait Watch: Sync {
    /// A stage begins; it has so many steps.
    fn begin(&self, stage: Stage, steps: usize);
    /// A step is done.
    fn step(&self);
    /// The last line of the register was torn when the power went, and kept in this file; told
    /// whatever becomes of the run.
    fn torn(&self, _piece: &Path) {}
    /// Whether the run should stop as soon as it can.
    fn is_stopped(&self) -> bool;
}
