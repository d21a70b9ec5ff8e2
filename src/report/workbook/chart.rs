//! Charts and sparklines: drawn by the spreadsheet from cells, so that they follow them.

use super::{Area, Tone};

/// A chart over cells of its own sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// What stands above it.
    pub title: String,
    /// What a screen reader says about it.
    pub alt: String,
    /// Row and column of its top left corner.
    pub at: (u32, u16),
    /// Width and height in pixels.
    pub size: (u32, u32),
    /// Cells that name the bars or the points.
    pub labels: Area,
    /// What is drawn.
    pub plot: Plot,
}

/// What a chart draws.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Plot {
    /// One horizontal bar per label, from nought, with its number.
    Bars {
        /// Cells that measure the bars.
        values: Area,
        /// The colour of each bar.
        tones: Vec<Tone>,
    },
    /// Several horizontal bars per label, from nought.
    Groups {
        /// What is measured.
        series: Vec<Series>,
        /// Where the axis ends.
        to: u32,
    },
    /// A horizontal bar per label from one number to another.
    Ranges {
        /// Cells that say where each bar begins.
        from: Area,
        /// Cells that say how long it is.
        length: Area,
    },
    /// Lines with a mark at each point, which lead over cells without a number between two others.
    Lines {
        /// One line each.
        series: Vec<Series>,
        /// Where the axis begins and ends.
        span: (u32, u32),
    },
}

/// One of several rows of numbers in a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// What it is called.
    pub name: String,
    /// Its numbers.
    pub values: Area,
    /// Its colour.
    pub tone: Tone,
}

/// A small line in a cell, which leads over cells without a number between two others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sparkline {
    /// Row and column of the cell that it stands in.
    pub at: (u32, u16),
    /// The numbers, in a row of the same sheet.
    pub values: Area,
}
