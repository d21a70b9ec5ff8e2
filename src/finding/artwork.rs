//! What is wrong with what a certificate is drawn from.

/// What is wrong with a font file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FontFault {
    /// Not a TrueType or OpenType font, or a damaged one.
    Damaged,
    /// A font for web pages (WOFF, WOFF2): the same font is needed as .ttf or .otf.
    Web,
    /// Several typefaces in one file (.ttc, .otc): one of them is needed as a file of its own.
    Collection,
    /// A typeface whose weight or width can be varied: a static cut of it is needed.
    Variable,
    /// Its maker does not allow it to be embedded in documents, or only whole.
    Forbidden,
    /// It has pictures in place of outlines.
    NoOutlines,
}

/// What is wrong with a picture file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PictureFault {
    /// Neither PNG nor JPEG nor SVG.
    Unknown,
    /// Cut short or damaged.
    Damaged,
    /// More pixels, bytes or outlines than a printed page can need.
    TooLarge,
    /// Nothing of it would be seen.
    Transparent,
    /// A JPEG in the four colours of printing plates, which look different on every screen.
    Cmyk,
    /// A JPEG coded in a way that readers of PDF need not know: lossless, arithmetic, 12 bits.
    Coding,
    /// An SVG with something that cannot be drawn faithfully.
    Svg(SvgPart),
}

/// What an SVG may not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SvgPart {
    /// Words, whose typeface is not in the file: they must be turned into outlines.
    Text,
    /// A program or something that moves.
    Script,
    /// Something outside of the file, or a picture inside of it.
    Reference,
    /// A filter, a mask, a pattern or a mixing of layers: it must be turned into plain outlines.
    Effect(String),
}

/// Why an element has no words for the values of a certain certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WordingFault {
    /// What the engine says of a text or condition, in its own words.
    Engine(String),
    /// The text has more bytes than any QR code holds: so many.
    TooLongForCode(usize),
}
