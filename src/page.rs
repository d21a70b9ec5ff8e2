//! A printed page as plain data: boxes of text, shapes and places for pictures, and the files of
//! typefaces and pictures that the pages of a batch refer to by number.
//!
//! Lengths are millimetres, measured from the page's upper left corner, x to the right and
//! y downwards, the way a designer reads a ruler. Sizes of type are points.

use std::borrow::Cow;
use std::sync::Arc;

/// Millimetres in a point of type.
pub const MM_PER_POINT: f32 = 25.4 / 72.0;

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// What the page is called where a document of many pages lists them: its bookmark.
    pub title: String,
    /// Width in millimetres.
    pub width: f32,
    /// Height in millimetres.
    pub height: f32,
    /// What lies under everything and is the same on many pages (paper tint, border, ornament).
    /// It is shared, so that a batch compresses it once.
    pub backdrop: Arc<Vec<Shape>>,
    /// What is drawn on it, in this order.
    pub items: Vec<Item>,
}

/// What a document says about itself, beside what is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Its title, shown by readers in place of the file's name.
    pub title: String,
    /// Who issues it.
    pub author: String,
    /// What it is about.
    pub subject: String,
    /// Language of its words, as BCP 47 writes it: `id-ID`.
    pub language: String,
    /// The date it bears: year, month 1-12, day 1-31. Never that of the machine.
    pub created: (u16, u8, u8),
}

/// Something on a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// Words in a box.
    Text(Text),
    /// A filled or stroked outline: an ornament, which is not read aloud.
    Shape(Shape),
    /// Shapes that mean something together, such as a code to scan.
    Figure(Figure),
    /// A picture of the batch.
    Picture(Picture),
}

/// Shapes that mean something together.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The shapes, drawn in this order.
    pub shapes: Vec<Shape>,
    /// The box that they fill.
    pub area: Area,
    /// What is told to those who cannot see it.
    pub told: String,
}

/// A picture in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// Its number in the list of the batch's pictures, counted from 0.
    pub number: usize,
    /// The place.
    pub area: Area,
    /// How it stands there.
    pub fit: Fit,
    /// What is told to those who cannot see it; an ornament has nothing to tell.
    pub told: Option<String>,
}

/// How a picture stands in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// In the middle, as large as it can without losing its shape.
    Contain,
    /// Stretched to the whole place: a background.
    Fill,
}

/// A font file of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FontFile {
    /// What messages call it: its path as the office knows it.
    pub name: String,
    /// TrueType or OpenType, one typeface.
    pub bytes: Cow<'static, [u8]>,
}

/// A picture file of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureFile {
    /// What messages call it: its path as the office knows it.
    pub name: String,
    /// PNG, JPEG or SVG, told apart by what is in it.
    pub bytes: Cow<'static, [u8]>,
}

/// A box on the page, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// Distance of its left edge from the page's left edge.
    pub x: f32,
    /// Distance of its upper edge from the page's upper edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

/// How words break into lines where they take more than one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Breaks {
    /// Into lines as even as they can be: titles, names, a sentence of a certificate.
    Even,
    /// Each line as full as it can be: paragraphs of a letter.
    Full,
}

/// Words, and how they stand in their box.
///
/// They are set on one line at the largest size that fits; below the smallest size they are
/// broken into two lines, then three, up to `max_lines`. What fits in no way is refused by name
/// before anything is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// Which element of the template made it, counted from 0; problems repeat it.
    pub source: usize,
    /// What the words are, in Indonesian, for the message that refuses them ("nama daerah").
    pub part: String,
    /// The words.
    pub words: String,
    /// What they are to a program that reads the page aloud.
    pub role: Role,
    /// Their box.
    pub area: Area,
    /// The typeface.
    pub font: Font,
    /// Smallest size, in points, of which the words may be set.
    pub smallest: f32,
    /// Largest size, in points; where there is room the words get it.
    pub largest: f32,
    /// Most lines, at least 1.
    pub max_lines: u8,
    /// Distance of baselines as a multiple of the size.
    pub leading: f32,
    /// Space added between letters, in thousandths of the size.
    pub spacing: f32,
    /// Where the lines stand from left to right.
    pub align: Align,
    /// Where the block stands from top to bottom.
    pub stand: Stand,
    /// Colour of the letters.
    pub colour: Colour,
    /// Turned anticlockwise about the middle of the box, in degrees.
    pub angle: f32,
    /// How words break into lines.
    pub breaks: Breaks,
}

/// What words are to a program that reads the page aloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The heading of the page.
    Heading,
    /// Words to be read.
    Paragraph,
    /// Not read: what it says stands elsewhere too.
    Ornament,
}

/// Where lines stand in their box from left to right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the left edge.
    Left,
    /// In the middle.
    Centre,
    /// At the right edge.
    Right,
}

/// Where a block of lines stands in its box from top to bottom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// At the upper edge.
    Top,
    /// In the middle.
    Middle,
    /// At the lower edge.
    Bottom,
}

/// A typeface, by its number in the list that the batch's type case was opened with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Font(pub usize);

/// A colour in sRGB: red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Colour(pub u8, pub u8, pub u8);

/// Outlines drawn with one colour.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// Its outlines; those of a filled shape follow the even-odd rule.
    pub paths: Vec<Path>,
    /// Its colour.
    pub colour: Colour,
    /// Filled or stroked.
    pub paint: Paint,
}

/// How a shape is put on paper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Paint {
    /// Its inside.
    Fill,
    /// Its outline, of this thickness in millimetres.
    Stroke(f32),
}

/// An outline.
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    /// Where the pen is set down.
    pub start: Point,
    /// Where it goes.
    pub steps: Vec<Step>,
    /// Whether it returns to the start in a straight line.
    pub closed: bool,
}

/// A point on the page, in millimetres from its upper left corner: x, y.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point(pub f32, pub f32);

/// A move of the pen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    /// Straight to a point.
    Line(Point),
    /// Along a cubic Bézier curve: two handles, then the end.
    Curve(Point, Point, Point),
}

impl Path {
    /// A closed outline through corners; without any it is empty and draws nothing.
    #[must_use]
    pub fn polygon(corners: &[Point]) -> Self {
        Self { closed: true, ..Self::polyline(corners) }
    }

    /// An open line through points.
    #[must_use]
    pub fn polyline(points: &[Point]) -> Self {
        let start = points.first().copied().unwrap_or(Point(0.0, 0.0));
        let steps = points.iter().skip(1).map(|p| Step::Line(*p)).collect();
        Self { start, steps, closed: false }
    }

    /// A rectangle.
    #[must_use]
    pub fn rectangle(area: Area) -> Self {
        let (right, low) = (area.right(), area.bottom());
        Self::polygon(&[
            Point(area.x, area.y),
            Point(right, area.y),
            Point(right, low),
            Point(area.x, low),
        ])
    }
}

#[expect(clippy::float_arithmetic, reason = "geometry of a page, not scores")]
impl Area {
    /// A box from its left, upper edge, width and height.
    #[must_use]
    pub const fn new(x: f32, y: f32, width: f32, height: f32) -> Self {
        Self { x, y, width, height }
    }

    /// Distance of its right edge from the page's left edge.
    #[must_use]
    pub fn right(&self) -> f32 {
        self.x + self.width
    }

    /// Distance of its lower edge from the page's upper edge.
    #[must_use]
    pub fn bottom(&self) -> f32 {
        self.y + self.height
    }

    /// The box smaller by `margin` on every side.
    #[must_use]
    pub fn inset(&self, margin: f32) -> Self {
        Self {
            x: self.x + margin,
            y: self.y + margin,
            width: self.width - 2.0 * margin,
            height: self.height - 2.0 * margin,
        }
    }
}

impl Shape {
    /// A filled shape.
    #[must_use]
    pub fn fill(colour: Colour, paths: Vec<Path>) -> Self {
        Self { paths, colour, paint: Paint::Fill }
    }

    /// A stroked shape; `thickness` in millimetres.
    #[must_use]
    pub fn stroke(colour: Colour, thickness: f32, paths: Vec<Path>) -> Self {
        Self { paths, colour, paint: Paint::Stroke(thickness) }
    }
}
