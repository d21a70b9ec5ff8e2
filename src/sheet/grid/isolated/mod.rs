//! The formats of which the reader library can be made to abort or hang, read in a process of its
//! own: this same program, started anew for one file.
//!
//! ```text
//! this process                       the other
//! gate -> bytes   --- stdin --->     bounds itself, reads with the library
//! wire -> cells   <-- stdout ---     cells -> wire
//! ```
//!
//! It is given bytes and no path, and it is not trusted: what it says is read within bounds, and
//! must be the cells that the gate has seen. Whatever becomes of it, this process goes on.

mod bounds;
mod library;
mod order;
mod wire;

use std::io::{self, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;

use order::Order;

use crate::finding::{Problem, Unreadable};
use crate::job::Limits;
use crate::sheet::gate::binary::Kind;

pub use wire::{Item, Value};

/// The command of the program that reads one file for another process. No help mentions it.
pub const COMMAND: &str = "__read";

/// The most bytes of an answer for each cell that the limits allow, beside a part's worth of text.
const BYTES_PER_CELL: u64 = 24;

/// Reads a file in a process of its own.
///
/// # Errors
/// Why there is nothing to be had from it.
pub fn read(
    program: &Path,
    kind: Kind,
    bytes: &[u8],
    limits: &Limits,
) -> Result<Vec<Item>, Problem> {
    let answer = answer(program, &Order { kind, limits: *limits }, bytes)?;
    wire::parse(&answer).ok_or(failed(Unreadable::ReaderFailed))
}

/// Reads a file for another process: its bytes from `input`, its cells to `output`. From here on
/// this process bounds itself, and ends itself when its time is over.
///
/// # Errors
/// An order that this program does not give, or a stream that is closed.
pub fn serve(arguments: &[String], input: impl Read, mut output: impl Write) -> io::Result<()> {
    let order = Order::parse(arguments).ok_or(io::ErrorKind::InvalidInput)?;
    bounds::hold(&order.limits)?;
    let mut bytes = Vec::new();
    input.take(most_given(&order.limits)).read_to_end(&mut bytes)?;
    let answer = library::read(order.kind, bytes);
    output.write_all(&answer)?;
    output.flush()
}

/// What the other process answers to these bytes.
fn answer(program: &Path, order: &Order, bytes: &[u8]) -> Result<Vec<u8>, Problem> {
    let system = |error: io::Error| failed(Unreadable::System(error.to_string()));
    let mut command = Command::new(program);
    command.arg(COMMAND).args(order.arguments());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    // It needs nothing of the environment; Windows itself needs some of it to start a program.
    if cfg!(unix) {
        command.env_clear();
    }
    let mut child = command.spawn().map_err(system)?;
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    let (sender, receiver) = mpsc::channel();
    let most = most_answered(&order.limits);
    thread::scope(|scope| {
        scope.spawn(move || {
            // It may have ended before it took all.
            stdin.map(|mut stdin| stdin.write_all(bytes))
        });
        scope.spawn(move || {
            let mut answer = Vec::new();
            let read = stdout.map(|stdout| stdout.take(most).read_to_end(&mut answer));
            sender.send(matches!(read, Some(Ok(_))).then_some(answer))
        });
        let answer = receiver.recv_timeout(order.limits.time);
        // It has said all that it has to say, or is to end now; then both threads end too.
        let killed = child.kill();
        let waited = child.wait();
        match answer {
            Ok(Some(answer)) if killed.is_ok() && waited.is_ok() => Ok(answer),
            Ok(_) | Err(RecvTimeoutError::Disconnected) => Err(failed(Unreadable::ReaderFailed)),
            Err(RecvTimeoutError::Timeout) => {
                Err(failed(Unreadable::ReaderSlow(order.limits.time.as_secs())))
            }
        }
    })
}

fn failed(why: Unreadable) -> Problem {
    Problem::Unreadable { why }
}

/// What the other process is given is packed anew, and a little larger than the file.
fn most_given(limits: &Limits) -> u64 {
    limits.unpacked.max(limits.file).saturating_mul(2)
}

fn most_answered(limits: &Limits) -> u64 {
    limits.part.saturating_add(limits.cells as u64 * BYTES_PER_CELL)
}
