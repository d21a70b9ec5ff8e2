//! What matters of a start tag.

/// A start tag while its attributes come in.
#[derive(Debug, Default)]
pub struct Tag {
    /// Its name in small letters.
    pub name: String,
    /// `colspan`.
    pub wide: Option<String>,
    /// `rowspan`.
    pub high: Option<String>,
    /// The number that Excel (`x:num`) or LibreOffice (`sdval`) has left beside the text.
    pub number: Option<String>,
    hidden: bool,
    attribute: Attribute,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Attribute {
    #[default]
    Other,
    Wide,
    High,
    Number,
    Style,
}

impl Tag {
    /// A tag of this name.
    pub fn new(name: &[u8]) -> Self {
        Self { name: String::from_utf8_lossy(name).to_lowercase(), ..Self::default() }
    }

    /// Whether nobody sees what is inside.
    pub fn is_hidden(&self) -> bool {
        self.hidden
    }

    /// Its next attribute begins.
    pub fn attribute(&mut self, name: &[u8]) {
        self.attribute = match name {
            b"colspan" if self.wide.is_none() => Attribute::Wide,
            b"rowspan" if self.high.is_none() => Attribute::High,
            // Without a value, the number is the text.
            b"x:num" | b"sdval" if self.number.is_none() => Attribute::Number,
            b"style" => Attribute::Style,
            b"hidden" => {
                self.hidden = true;
                Attribute::Other
            }
            _ => Attribute::Other,
        };
    }

    /// The value of that attribute, or the next piece of it.
    pub fn value(&mut self, value: &[u8]) {
        let slot = match self.attribute {
            Attribute::Other => return,
            Attribute::Style => {
                let style = String::from_utf8_lossy(value).to_lowercase();
                let plain: String = style.split_whitespace().collect();
                let hides = ["display:none", "visibility:hidden", "visibility:collapse"];
                self.hidden |= hides.iter().any(|way| plain.contains(way));
                return;
            }
            Attribute::Wide => &mut self.wide,
            Attribute::High => &mut self.high,
            Attribute::Number => &mut self.number,
        };
        slot.get_or_insert_default().push_str(&String::from_utf8_lossy(value));
    }
}
