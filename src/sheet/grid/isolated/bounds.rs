//! What this process allows itself while it reads for another.
//!
//! Everywhere, it ends itself when its time is over, should nobody else do it. On Linux the system
//! holds memory and processor time too; elsewhere no crate bounds the memory of a process without
//! unsafe code of our own, and what is read is bounded by its size alone.

use std::time::Duration;
use std::{io, process, thread};

use crate::job::Limits;

/// From here on, no more time and memory than this.
pub fn hold(limits: &Limits) -> io::Result<()> {
    system(limits)?;
    end_after(limits.time)
}

/// Ends this process after so much time, whatever it does.
fn end_after(time: Duration) -> io::Result<()> {
    let end = move || {
        thread::sleep(time);
        process::exit(1)
    };
    thread::Builder::new().spawn(end).map(drop)
}

#[cfg(target_os = "linux")]
fn system(limits: &Limits) -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, Signal, set_parent_process_death_signal, setrlimit};

    // Who has asked is gone, so that nobody waits for the answer.
    set_parent_process_death_signal(Some(Signal::KILL))?;
    let at_most = |most| Rlimit { current: Some(most), maximum: Some(most) };
    setrlimit(Resource::As, at_most(limits.memory))?;
    setrlimit(Resource::Cpu, at_most(limits.time.as_secs()))?;
    // It writes no files, and leaves none behind when it is ended.
    setrlimit(Resource::Core, at_most(0))?;
    setrlimit(Resource::Fsize, at_most(0))?;
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn system(_: &Limits) -> io::Result<()> {
    Ok(())
}
