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
//! must be the cells that the gate has seen. Whatever becomes of it, this process goes on; and
//! whatever becomes of this process, it ends.

mod bounds;
mod library;
mod order;
mod wire;

use std::io::{self, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use order::Order;

use crate::finding::{Problem, Unreadable};
use crate::job::Limits;
use crate::sheet::gate::binary::Kind;
use crate::watch::Watch;

pub use wire::{Item, Value};

/// The command of the program that reads one file for another process. No help mentions it.
pub const COMMAND: &str = "__read";

/// The most bytes of an answer for each cell that the limits allow, beside a part's worth of text.
const BYTES_PER_CELL: u64 = 24;

/// How long at most nobody asks whether the answer is still wanted.
const PATIENCE: Duration = Duration::from_millis(50);

/// Who reads a file in a process of its own.
#[derive(Clone, Copy)]
pub struct Program<'a> {
    /// Where the program lies: this one.
    pub path: &'a Path,
    /// Who may not want the answer any more.
    pub watch: &'a dyn Watch,
}

/// Reads a file in a process of its own.
///
/// # Errors
/// Why there is nothing to be had from it; if nobody wants its answer any more, anything.
pub fn read(
    program: Program<'_>,
    kind: Kind,
    bytes: &[u8],
    limits: &Limits,
) -> Result<Vec<Item>, Problem> {
    let order = Order { kind, length: bytes.len() as u64, limits: *limits };
    let answer = answer(program, &order, bytes)?;
    wire::parse(&answer).ok_or(failed(Unreadable::ReaderFailed))
}

/// Reads a file for another process: its bytes from `input`, its cells to `output`. From here on
/// this process bounds itself, and ends itself when its time is over or `input` is.
///
/// # Errors
/// An order that this program does not give, or a stream that is closed.
pub fn serve(
    arguments: &[String],
    mut input: impl Read + Send + 'static,
    mut output: impl Write,
) -> io::Result<()> {
    let order = Order::parse(arguments).ok_or(io::ErrorKind::InvalidInput)?;
    bounds::hold(&order.limits)?;
    let mut bytes = Vec::new();
    input.by_ref().take(order.length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 != order.length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    bounds::end_with(input)?;
    let answer = library::read(order.kind, bytes);
    output.write_all(&answer)?;
    output.flush()
}

/// What the other process answers to these bytes.
fn answer(program: Program<'_>, order: &Order, bytes: &[u8]) -> Result<Vec<u8>, Problem> {
    let system = |error: io::Error| failed(Unreadable::System(error.to_string()));
    let mut command = Command::new(program.path);
    command.arg(COMMAND).args(order.arguments());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    // It needs nothing of the environment; Windows itself needs some of it to start a program.
    if cfg!(unix) {
        command.env_clear();
    }
    set_apart(&mut command);
    let mut child = command.spawn().map_err(system)?;
    // It ends itself when this is closed, so that it stays open until its answer is there.
    let mut stdin = child.stdin.take();
    let stdout = child.stdout.take();
    let (sender, receiver) = mpsc::channel();
    let most = most_answered(&order.limits);
    thread::scope(|scope| {
        // It may have ended before it took all.
        scope.spawn(|| stdin.as_mut().map(|stdin| stdin.write_all(bytes)));
        scope.spawn(move || {
            let mut answer = Vec::new();
            let read = stdout.map(|stdout| stdout.take(most).read_to_end(&mut answer));
            sender.send(matches!(read, Some(Ok(_))).then_some(answer))
        });
        let answer = wait(&receiver, order.limits.time, program.watch);
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

/// Waits for something so long, unless nobody wants it any more.
fn wait<T>(
    receiver: &Receiver<T>,
    time: Duration,
    watch: &dyn Watch,
) -> Result<T, RecvTimeoutError> {
    let mut left = time;
    loop {
        let turn = left.min(PATIENCE);
        match receiver.recv_timeout(turn) {
            Err(RecvTimeoutError::Timeout) if turn < left && !watch.is_stopped() => left -= turn,
            answer => return answer,
        }
    }
}

/// Keeps Ctrl-C at a terminal from the other process: this one decides what becomes of it, and
/// does not take an end that the user wished for a file that cannot be read.
#[cfg(unix)]
fn set_apart(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

/// Keeps Ctrl-C at a console from the other process, likewise: a new group does not hear it.
#[cfg(windows)]
fn set_apart(command: &mut Command) {
    use std::os::windows::process::CommandExt;
    const CREATE_NEW_PROCESS_GROUP: u32 = 0x0000_0200;
    command.creation_flags(CREATE_NEW_PROCESS_GROUP);
}

#[cfg(not(any(unix, windows)))]
fn set_apart(_: &mut Command) {}

fn most_answered(limits: &Limits) -> u64 {
    limits.part.saturating_add(limits.cells as u64 * BYTES_PER_CELL)
}
