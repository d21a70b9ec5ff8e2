//! The numbers ever issued, append-only: `registri.jsonl`.

mod certificate;
mod chain;
mod event;
mod ledger;
mod line;
mod list;
mod number;
mod plain;
mod plan;
mod state;
mod storage;

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;

pub use certificate::{
    Certificate, CertificateId, Claim, FORM, Grade, NotASubject, NotAnId, Subject, text_of,
};
pub use chain::{Fault, Flaw, Head, Reading, Register, read};
pub use event::{Entry, Event, Reservation};
pub use ledger::{FILE, Ledger, LedgerError, look};
pub use line::LineFault;
pub use list::{ListFault, ListFlaw, NumberList};
pub use number::{NotANumber, Number};
pub use plain::{capitals, escaped, unescaped};
pub use plan::{
    Changes, Landed, NumberSource, Origin, Plan, Planned, Refusal, Terms, Unsettled, plan, settle,
};
pub use state::{Contradiction, Record, State, Status};
