//! The typefaces and templates that are built in.

use crate::page::FontFile;

/// A template that is built in.
#[derive(Clone, Copy, Debug)]
pub struct BuiltIn {
    /// Its name.
    pub name: &'static str,
    /// Its `certificate.toml`.
    pub text: &'static str,
}

/// All templates that are built in; the first is the default for regions.
pub const BUILT_IN: [BuiltIn; 3] = [
    BuiltIn {
        name: "piagam",
        text: include_str!("../../templates/certificates/piagam/certificate.toml"),
    },
    BuiltIn {
        name: "piagam-modern",
        text: include_str!("../../templates/certificates/piagam-modern/certificate.toml"),
    },
    BuiltIn {
        name: "sertifikat-unit",
        text: include_str!("../../templates/certificates/sertifikat-unit/certificate.toml"),
    },
];

/// The built-in layout of letters.
pub const LETTER: BuiltIn = BuiltIn {
    name: "surat-pengantar",
    text: include_str!("../../templates/certificates/surat-pengantar/certificate.toml"),
};

/// The built-in template of this name, be it of certificates or of letters.
pub fn built_in(name: &str) -> Option<BuiltIn> {
    BUILT_IN.into_iter().chain([LETTER]).find(|template| template.name == name)
}

/// The typefaces that are built in, each under the name that templates use. Where they come from
/// stands in `templates/fonts/README.md`.
pub fn fonts() -> [(&'static str, FontFile); 4] {
    let font = |name: &str, bytes: &'static [u8]| FontFile {
        name: format!("{name}.ttf"),
        bytes: bytes.into(),
    };
    [
        (
            "RaporSerif-Regular",
            include_bytes!("../../templates/fonts/RaporSerif-Regular.ttf").as_slice(),
        ),
        (
            "RaporSerif-Italic",
            include_bytes!("../../templates/fonts/RaporSerif-Italic.ttf").as_slice(),
        ),
        (
            "RaporSans-Regular",
            include_bytes!("../../templates/fonts/RaporSans-Regular.ttf").as_slice(),
        ),
        ("RaporSans-Bold", include_bytes!("../../templates/fonts/RaporSans-Bold.ttf").as_slice()),
    ]
    .map(|(name, bytes)| (name, font(name, bytes)))
}
