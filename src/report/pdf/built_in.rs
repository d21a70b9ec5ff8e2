//! The typefaces that the program brings along.

use std::borrow::Cow;

use crate::report::page::FontFile;

/// The typefaces that are built in, trimmed to Latin. Where they come from stands in
/// `templates/fonts/README.md`.
pub fn built_in_fonts() -> [FontFile; 4] {
    [
        file(
            "RaporSerif-Regular.ttf",
            include_bytes!("../../../templates/fonts/RaporSerif-Regular.ttf"),
        ),
        file(
            "RaporSerif-Italic.ttf",
            include_bytes!("../../../templates/fonts/RaporSerif-Italic.ttf"),
        ),
        file(
            "RaporSans-Regular.ttf",
            include_bytes!("../../../templates/fonts/RaporSans-Regular.ttf"),
        ),
        file("RaporSans-Bold.ttf", include_bytes!("../../../templates/fonts/RaporSans-Bold.ttf")),
    ]
}

fn file(name: &str, bytes: &'static [u8]) -> FontFile {
    FontFile { name: name.to_owned(), bytes: Cow::Borrowed(bytes) }
}
