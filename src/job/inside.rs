//! Files of the job's own that its keys name.

use std::fs;
use std::path::Path;

use super::Logo;
use crate::config::{Section, is_inside};
use crate::finding::Problem;
use crate::location::Located;

/// The bytes of a file inside the job; what keeps them away is reported at the key.
pub(super) fn read(root: &Path, section: &Section<'_>, path: &Located<String>) -> Option<Vec<u8>> {
    let inside = is_inside(&path.value);
    let bytes = inside.then(|| fs::read(root.join(&path.value)).ok()).flatten();
    if bytes.is_none() {
        let path_said = path.value.clone();
        section.report(
            path.at.clone(),
            match inside {
                true => Problem::FileMissing { path: path_said },
                false => Problem::PathOutside { path: path_said },
            },
        );
    }
    bytes
}

/// The logo that a section names, by its path below the job; none where it names none.
pub(super) fn logo(root: &Path, section: &mut Section<'_>) -> Option<Logo> {
    let path = section.text("logo")?;
    let bytes = read(root, section, &path)?;
    Some(Logo { path, bytes })
}
