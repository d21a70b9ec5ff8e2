//! Shows the dashboard of a run in the system's browser.

use super::terminal::{Terminal, printable};
use rapor::catalogue;
use rapor::catalogue::dashboard as words;
use rapor::job::Job;
use rapor::output::OutputFolder;
use rapor::report::dashboard;

/// Opens the dashboard that a run has written. Where nothing can open it, a line says so: the
/// results are no worse for it.
pub fn dashboard(job: &Job, terminal: &mut Terminal) {
    // The folder is named absolutely, so that the page can pass for no option and no address.
    let page = match OutputFolder::open(&job.root, &job.output) {
        Ok(output) => output.live().join(dashboard::FILE),
        Err(error) => {
            let (message, way_out) = catalogue::output_error(&error);
            return terminal.error(&message, &way_out);
        }
    };
    if open::that_detached(&page).is_err() {
        terminal.tell(&words::not_opened(&printable(&page.display().to_string())));
    }
}
