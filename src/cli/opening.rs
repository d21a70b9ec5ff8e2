//! Shows the dashboard of a run in the system's browser.

use std::path::Path;

use super::terminal::{Terminal, printable};
use rapor::catalogue::dashboard as words;
use rapor::report::dashboard;

/// Opens the dashboard in an output folder, named absolutely: it can pass for no option and no
/// address. Where nothing can open it, a line says so; the results are no worse for it.
pub fn dashboard(folder: &Path, terminal: &mut Terminal) {
    let page = folder.join(dashboard::FILE);
    if open::that_detached(&page).is_err() {
        terminal.tell(&words::not_opened(&printable(&page.display().to_string())));
    }
}
