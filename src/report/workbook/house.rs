//! What a house gives its workbooks: colours and a logo.

use std::sync::Arc;

use crate::job::Colours;

/// What a house gives its workbooks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HouseStyle {
    /// The colours that are a matter of taste.
    pub colours: Colours,
    /// Its logo, for the first sheet.
    pub emblem: Option<Emblem>,
}

/// A logo, small enough for every workbook to carry it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Emblem {
    /// The file.
    pub png: Arc<[u8]>,
    /// Width and height at which it is shown, in pixels at 96 per inch.
    pub size: (u32, u32),
}

/// A logo on a sheet, at its right edge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// What is shown.
    pub emblem: Emblem,
    /// What a screen reader says about it.
    pub alt: String,
    /// The row that its upper edge lies on.
    pub row: u32,
}
