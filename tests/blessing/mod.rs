//! Documents that are written from the program: compared, or rewritten where `RAPOR_BLESS=1` is set.

// Each test file uses its part of this.
#![allow(dead_code)]

use std::fs;
use std::path::{Path, PathBuf};

/// The top of the project.
pub fn top() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A file's text, with line feeds alone at the ends of its lines.
pub fn read(path: &Path) -> String {
    let text = fs::read_to_string(path);
    let text = text.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.replace("\r\n", "\n")
}

/// The block between `<!-- name -->` and `<!-- /name -->` of a document is what it should be; with
/// `RAPOR_BLESS=1` it becomes that.
pub fn hold_block(document: &str, name: &str, expected: &str) {
    let path = top().join(document);
    let text = read(&path);
    let (opening, closing) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let (before, rest) = text.split_once(&opening).unwrap_or_else(|| panic!("no {opening}"));
    let (block, after) = rest.split_once(&closing).unwrap_or_else(|| panic!("no {closing}"));
    if std::env::var_os("RAPOR_BLESS").is_some() {
        fs::write(&path, format!("{before}{opening}{expected}{closing}{after}")).unwrap();
    } else {
        assert!(
            block == expected,
            "{document} is out of date; run the tests with RAPOR_BLESS=1 and read the difference"
        );
    }
}
