//! What stands on a certificate.

use super::wording::{Condition, Wording};
use crate::location::Location;
use crate::page::{Align, Area, Breaks, Colour, Font, MM_PER_POINT, Role, Stand};

/// Something on a certificate.
#[derive(Clone, Debug, PartialEq)]
pub struct Element {
    /// Where it was written.
    pub at: Location,
    /// Where it stands.
    pub place: Place,
    /// Only where this holds; always where there is none.
    pub when: Option<Condition>,
    /// What it is.
    pub kind: Kind,
}

impl Element {
    /// What messages call it; only texts have names.
    pub fn name(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) => Some(&text.name),
            Kind::Shape(_) | Kind::Picture(_) | Kind::Code(_) => None,
            Kind::Signatures(_) | Kind::Group(_) => None,
        }
    }
}

/// Where an element stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Place {
    /// In a box of the page.
    Page(Area),
    /// In a row of a flow.
    Row {
        /// Which flow.
        flow: usize,
        /// Its height in millimetres; of a text, the height of one line at its largest size.
        height: f32,
        /// Its share of the space that is left over in the flow, above it.
        space: f32,
    },
    /// In a box of a group, which stands in a flow itself: y is measured from the group's upper
    /// edge.
    Group {
        /// The number of the group.
        group: usize,
        /// The box.
        area: Area,
    },
}

/// A place whose contents stand one below the other. What is not shown takes no room; the space
/// that is left over goes between the rows by their shares.
#[derive(Clone, Debug, PartialEq)]
pub struct Flow {
    /// Its name.
    pub name: String,
    /// Its box.
    pub area: Area,
}

/// What an element is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Words.
    Text(Box<Text>),
    /// A figure.
    Shape(Shape),
    /// A picture.
    Picture(Picture),
    /// A QR code.
    Code(Code),
    /// Who signs.
    Signatures(Box<Signatures>),
    /// A row whose contents have boxes of their own: the group of this number.
    Group(usize),
}

impl Kind {
    /// The table of `certificate.toml` that it is written as.
    pub fn table(&self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Shape(_) => "shape",
            Self::Picture(_) => "image",
            Self::Code(_) => "code",
            Self::Signatures(_) => "signatures",
            Self::Group(_) => "group",
        }
    }
}

/// Words.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// What the words are, for the message that refuses them.
    pub name: String,
    /// The words, with placeholders.
    pub wording: Wording,
    /// How they are set.
    pub style: Style,
    /// Most lines, at least 1.
    pub lines: u8,
    /// What they are to a program that reads the page aloud.
    pub role: Role,
    /// Where the block stands from top to bottom.
    pub stand: Stand,
    /// Turned anticlockwise about the middle of the box, in degrees.
    pub turn: f32,
    /// How words break into lines.
    pub breaks: Breaks,
    /// What is said or how it looks in certain cases; the first that holds.
    pub variants: Vec<Variant>,
}

/// How words are set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// The typeface.
    pub font: Font,
    /// Smallest and largest size in points.
    pub size: (f32, f32),
    /// Distance of baselines as a multiple of the size.
    pub leading: f32,
    /// Space between letters, in thousandths of the size.
    pub spacing: f32,
    /// Where lines stand from left to right.
    pub align: Align,
    /// The colour.
    pub colour: Colour,
}

/// Another wording or look in certain cases.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// Where this holds.
    pub when: Condition,
    /// Other words.
    pub wording: Option<Wording>,
    /// What looks different.
    pub look: Look,
}

/// What a variant changes in how an element looks.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Look {
    /// Another colour: of letters, or of the inside of a figure.
    pub colour: Option<Colour>,
    /// Another typeface.
    pub font: Option<Font>,
    /// Other sizes.
    pub size: Option<(f32, f32)>,
}

/// A figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Its outline.
    pub outline: Outline,
    /// Its colours.
    pub fill: Fill,
    /// Other colours in certain cases.
    pub variants: Vec<Variant>,
}

/// The outline of a figure in its box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outline {
    /// The box, its corners rounded with this radius in millimetres.
    Rectangle(f32),
    /// The ellipse that the box encloses.
    Ellipse,
    /// From the upper left corner to the lower right: of a box without height, level.
    Line,
    /// A band whose ends are pointed.
    Ribbon,
}

/// The colours of a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fill {
    /// Of its inside.
    pub inside: Option<Colour>,
    /// Of its outline.
    pub line: Option<Colour>,
    /// Thickness of the outline in millimetres.
    pub thickness: f32,
}

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Which.
    pub source: PictureSource,
    /// What is told to those who cannot see it; none for what only adorns.
    pub told: Option<Wording>,
}

/// Where a picture comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureSource {
    /// The office's logo, as the job names it; nothing where it has none.
    Logo,
    /// The template's picture of this number.
    File(usize),
}

/// A QR code.
#[derive(Clone, Debug, PartialEq)]
pub struct Code {
    /// What it says.
    pub wording: Wording,
    /// What is told to those who cannot see it.
    pub told: Wording,
    /// Colour of its dark squares.
    pub colour: Colour,
}

/// Who signs: columns side by side, each with office, room to sign, name and number; above the
/// last of them place and date.
#[derive(Clone, Debug, PartialEq)]
pub struct Signatures {
    /// Where the columns stand if there are fewer than fill the box.
    pub align: Align,
    /// Width of the widest column in millimetres.
    pub column: f32,
    /// Place and date.
    pub date: Style,
    /// The office.
    pub office: Style,
    /// The name.
    pub name: Style,
    /// The number below the name.
    pub id: Style,
    /// Colour of the marks of the place for a visible electronic signature; none without them.
    pub marks: Option<Colour>,
}

/// Heights of the rows of a signatory's column in millimetres; what is left is the room to sign.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rows {
    /// Place and date.
    pub date: f32,
    /// The office, two lines.
    pub office: f32,
    /// The name, two lines.
    pub name: f32,
    /// The number.
    pub id: f32,
}

impl Signatures {
    /// Least room to sign in millimetres: what a stamp and a visible electronic signature take.
    pub const ROOM: f32 = 12.0;

    /// The rows of a column.
    #[expect(clippy::float_arithmetic, reason = "lengths on paper")]
    pub fn rows(&self) -> Rows {
        let line = |style: Style, lines: f32| {
            style.size.1 * MM_PER_POINT * (1.0 + (lines - 1.0) * style.leading)
        };
        let air = 0.8;
        Rows {
            date: line(self.date, 1.0) + air,
            office: line(self.office, 2.0) + air,
            name: line(self.name, 2.0),
            id: line(self.id, 1.0) + air,
        }
    }
}

/// What lies under everything.
#[derive(Clone, Debug, PartialEq)]
pub enum Background {
    /// Nothing: the paper.
    Plain,
    /// An ornament that the program draws, in the template's colours.
    Drawn(Drawn, Vec<Colour>),
    /// The template's picture of this number, over the whole page.
    Picture(usize),
}

/// The ornaments that there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawn {
    /// A woven band with lozenges around the page, and fine waves in its middle.
    Songket,
    /// A field of four-petalled flowers on the left, and a line.
    Kawung,
    /// Two lines around the page with folded corners.
    Bingkai,
}

impl Drawn {
    /// All of them with their names, and how many colours each takes.
    pub const ALL: [(&'static str, Self, usize); 3] =
        [("songket", Self::Songket, 5), ("kawung", Self::Kawung, 4), ("bingkai", Self::Bingkai, 3)];
}
