//! The certificate's typefaces, by their numbers among those that are built in.

use crate::report::page::Font;

/// Ceremonial words: heading, names, figures.
pub(super) const SERIF: Font = Font(0);
/// Connecting words of the ceremony.
pub(super) const SERIF_ITALIC: Font = Font(1);
/// Details: numbers, labels, signatories.
pub(super) const SANS: Font = Font(2);
/// Details that stand out.
pub(super) const SANS_BOLD: Font = Font(3);
