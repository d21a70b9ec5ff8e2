//! What this process allows itself while it reads for another.
//!
//! On Linux the system holds memory and processor time. Elsewhere the size of what is read is
//! bounded, and the process that has started this one ends it when its time is over; no crate
//! without unsafe code of our own bounds the memory of a process there.

use std::io;

use crate::job::Limits;

/// From here on, no more memory and processor time than this.
#[cfg(target_os = "linux")]
pub fn hold(limits: &Limits) -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, Signal, set_parent_process_death_signal, setrlimit};

    // Who has asked is gone, so that nobody waits for the answer.
    set_parent_process_death_signal(Some(Signal::KILL))?;
    let at_most = |most| Rlimit { current: Some(most), maximum: Some(most) };
    setrlimit(Resource::As, at_most(limits.memory))?;
    setrlimit(Resource::Cpu, at_most(limits.time.as_secs()))?;
    // It writes no files, those of its own end included.
    setrlimit(Resource::Core, at_most(0))?;
    setrlimit(Resource::Fsize, at_most(0))?;
    Ok(())
}

/// Nothing here; see above.
#[cfg(not(target_os = "linux"))]
pub fn hold(_: &Limits) -> io::Result<()> {
    Ok(())
}
