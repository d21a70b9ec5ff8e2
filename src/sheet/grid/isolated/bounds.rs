//! What this process allows itself while it reads for another.
//!
//! Everywhere, it ends itself when its time is over, should nobody else do it, and when the process
//! that has asked is gone. On Linux the system holds memory and processor time too; elsewhere no crate bounds the memory of a process without
//! unsafe code of our own, and what is read is bounded by its size alone.

use std::io::{self, Read};
use std::time::Duration;
use std::{process, thread};

use crate::job::Limits;

/// From here on, no more time and memory than this.
pub fn hold(limits: &Limits) -> io::Result<()> {
    system(limits)?;
    end_after(limits.time)
}

/// Ends this process as soon as nothing more can come from the one that has asked: it keeps the
/// stream open as long as it waits for the answer, and the system closes it however that ends.
pub fn end_with(mut asking: impl Read + Send + 'static) -> io::Result<()> {
    let end = move || {
        _ = io::copy(&mut asking, &mut io::sink());
        process::exit(1)
    };
    thread::Builder::new().spawn(end).map(drop)
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
    use rustix::process::{Resource, Rlimit, setrlimit};

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
