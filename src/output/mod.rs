//! The one place that writes; a run lands whole or not at all.
//!
//! # In a job folder
//! ```text
//! hasil/          live: the output that people use
//! hasil.baru/     staging: the output that is being made; BELUM-SELESAI in it until it is sealed
//! hasil.lama/     previous: the output before the live one
//! temuan.csv      findings of the last run, if it was refused
//! .rapor-kunci    locked by the operating system while a run holds the job
//! .rapor-jurnal   there while a swap is under way: which output, and the hash of the new one
//! ```
//!
//! # The protocol
//! ```text
//! lock            refused at once while another run holds the job; finishes an interrupted swap
//! preflight       can it be written? before any sheet is read
//! intruders       files in hasil/ and hasil.lama/ that the tool did not write as they are now
//! stage           hasil.baru/ is made, with its marker
//! put ... put     documents are written as they come, from any thread
//! seal            all files synced, SHA256SUMS written and synced, marker away
//! land            unchanged? staging vanishes, the end. Else the journal is written, and:
//! ```
//! With L, S, P for what stands in live, staging and previous, and old, new, older for outputs,
//! a crash between any two steps leaves one of these, and [`recover`] goes on from there:
//! ```text
//!                              L     S     P
//!   journal written            old   new   older
//!   previous removed           old   new   -
//!   ---- where the system can exchange -------------
//!   exchanged                  new   old   -          the live output is never absent
//!   set aside                  new   -     old
//!   ---- elsewhere ---------------------------------
//!   moved aside                -     new   old        the one moment without a live output
//!   moved in                   new   -     old
//!   ------------------------------------------------
//!   journal removed            new   -     old        the end
//! ```
//! Which output stands where is never guessed from the names: the journal holds the hash of the
//! new one's list and signature, and staging is taken for the new one only if every file on the
//! list has its hash. Before the journal, whatever happens leaves the old output; a staging folder
//! left behind is cleared away by the next run, if it is the tool's own ([`Held::stage`]). Where
//! staging was damaged after the journal was written, the old output is kept or brought back.
//!
//! Files of other kinds, such as blank sheets and keys, are made only where nothing is yet
//! ([`create_new`], [`create_key`]).
//!
//! Nothing that someone else put into a folder is deleted or moved in silence: both landing and
//! recovery stop and name it ([`OutputError::Intruders`]).

mod artifact;
mod creation;
mod disk;
mod error;
mod folder;
mod inspection;
mod journal;
mod key_file;
mod landing;
mod lock;
mod refusal;
mod staging;
mod sums;
mod survey;
mod workers;

#[cfg(test)]
mod tests;

pub use artifact::{
    Artifact, ArtifactPath, MANIFEST_FILE, PUBLIC_KEY_FILE, PathFlaw, SIGNATURE_FILE, SUMS_FILE,
};
pub(crate) use disk::{patiently, sync_folder};

pub use creation::{check_empty, check_outside, create_folder, create_new, write_over};
pub use error::{Action, Obstacle, OutputError};
pub use folder::{Held, OutputFolder, STAGING};
pub use inspection::{Inspection, inspect};
pub use key_file::{KeyFile, create_key, read_key};
pub use landing::{Landed, Recovered, needs_recovery, recover};
pub use refusal::REFUSAL_FILE;
pub use staging::{Sealed, Staging};
pub use sums::{Digest, Sums, Written};
pub use survey::{Intruder, IntruderKind};
