//! Progress on a terminal, plain lines elsewhere; and the wish to stop.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::exit::Exit;
use super::terminal::printable;
use rapor::catalogue::{self, terminal as words};
use rapor::watch::{Stage, Watch};

/// How a run is watched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// A bar with rate and time left.
    Bar,
    /// A line per stage.
    Lines,
    /// Nothing.
    Nothing,
}

/// Shows the progress of a run, and stops it when somebody presses Ctrl-C.
pub struct Progress {
    show: Show,
    bar: Mutex<ProgressBar>,
    stopped: Arc<AtomicBool>,
}

impl Progress {
    /// Watches a run; Ctrl-C is caught from here on.
    pub fn new(show: Show) -> Self {
        let stopped = Arc::new(AtomicBool::new(false));
        let wish = Arc::clone(&stopped);
        // Where no handler can be set, Ctrl-C ends the process at once; the old output stands then too.
        _ = ctrlc::set_handler(move || {
            if wish.swap(true, Ordering::SeqCst) {
                std::process::exit(Exit::Stopped.code());
            }
        });
        Self { show, bar: Mutex::new(ProgressBar::hidden()), stopped }
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.bar().finish_and_clear();
    }

    fn bar(&self) -> std::sync::MutexGuard<'_, ProgressBar> {
        self.bar.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Watch for Progress {
    fn begin(&self, stage: Stage, steps: usize) {
        let name = words::stage(stage);
        let mut bar = self.bar();
        bar.finish_and_clear();
        match self.show {
            Show::Nothing => {}
            Show::Lines if steps > 0 => eprint_line(&format!("{name}: {steps}")),
            Show::Lines => eprint_line(name),
            Show::Bar => {
                *bar =
                    ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::stderr());
                bar.set_style(style(steps > 0));
                bar.set_message(name);
                bar.enable_steady_tick(Duration::from_millis(100));
            }
        }
    }

    fn step(&self) {
        self.bar().inc(1);
    }

    fn torn(&self, piece: &Path) {
        let told = printable(&catalogue::register::torn(piece));
        self.bar().suspend(|| eprint_line(&told));
    }

    fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::SeqCst)
    }
}

fn style(counted: bool) -> ProgressStyle {
    let template = if counted {
        "{msg:16} {wide_bar:.cyan} {pos}/{len} {per_sec:>12} sisa {eta:>4}"
    } else {
        "{spinner} {msg}"
    };
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

fn eprint_line(line: &str) {
    use std::io::Write as _;
    _ = writeln!(std::io::stderr(), "{line}");
}
