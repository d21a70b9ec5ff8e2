//! What is left of a run that was refused: the findings, beside the old output.

use std::path::{Path, PathBuf};

use super::disk::{remove_file_if_there, replace_file};
use super::error::{Action, Obstacle, OutputError};
use super::folder::Held;
use super::survey::{is_file, read_if_file};

/// Stands beside the output while the last run was refused.
pub const REFUSAL_FILE: &str = "temuan.csv";

impl Held {
    /// Writes the findings of a refused run beside the output, and nothing else. Findings of an
    /// earlier refusal, known by `header` at their beginning, are replaced.
    ///
    /// # Errors
    /// [`OutputError::InTheWay`] where the file there was not written by this tool;
    /// [`OutputError::Io`], also where it is open elsewhere.
    pub fn refuse(&self, header: &[u8], findings: &[u8]) -> Result<PathBuf, OutputError> {
        let path = self.folder().job().join(REFUSAL_FILE);
        if is_file(&path)? && !starts_with(&path, header)? {
            return Err(OutputError::InTheWay { path, found: Obstacle::Foreign });
        }
        replace_file(self.folder().disk(), &path, findings)
            .map_err(OutputError::io(Action::Write, &path))?;
        Ok(path)
    }

    /// Takes away the findings of an earlier refusal once a run has landed; says whether there
    /// were any. A file that does not begin with `header` is not this tool's, and stays.
    ///
    /// # Errors
    /// [`OutputError::Io`].
    pub fn clear_refusal(&self, header: &[u8]) -> Result<bool, OutputError> {
        let path = self.folder().job().join(REFUSAL_FILE);
        let ours = starts_with(&path, header)?;
        if ours {
            remove_file_if_there(self.folder().disk(), &path)
                .map_err(OutputError::io(Action::Remove, path))?;
        }
        Ok(ours)
    }
}

/// Whether a file is there and begins like this.
pub(super) fn starts_with(path: &Path, header: &[u8]) -> Result<bool, OutputError> {
    Ok(read_if_file(path)?.is_some_and(|bytes| bytes.starts_with(header)))
}
