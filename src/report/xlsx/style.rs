//! The house style: restrained, one colour of its own, ready for paper.

use std::collections::HashMap;

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::job::Colours;
use crate::report::workbook::{Align, Oddity, Role, Style, Tone, Value, typeface};

const PAPER: u32 = 0x00FF_FFFF;
const ALARM: u32 = 0x00C6_2828;
/// Behind cells to be filled in: pale as paper, so that it prints, and unlike all others.
const ENTRY: u32 = 0x00FF_FBE8;
/// The border of cells to be filled in.
const ENTRY_BORDER: u32 = 0x00D9_CFA3;
/// Behind cells where nothing belongs.
const CLOSED: u32 = 0x00D5_DAE1;

/// The looks that were asked for so far.
pub(super) struct Styles {
    formats: HashMap<Look, Format>,
    house: House,
}

/// The colours of a house, as the format takes them.
#[derive(Clone, Copy)]
pub(super) struct House(Colours);

/// How a cell looks, with its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Look {
    style: Style,
    form: Form,
}

/// How a value is written. The codes of numbers mean the same in every language of Excel, which
/// puts the user's own decimal sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Form {
    General,
    Link,
    Count,
    Places(u8),
    Change,
    Steps,
    Day,
    Percent,
}

/// The colours of a tone.
struct Palette {
    /// Behind text.
    tint: Option<u32>,
    /// Text on the tint.
    text: u32,
    /// Bars and tabs.
    solid: u32,
}

impl Styles {
    /// Those of a house, none asked for yet.
    pub(super) fn of(colours: Colours) -> Self {
        Self { formats: HashMap::new(), house: House(colours) }
    }

    /// The colours of the house.
    pub(super) fn house(&self) -> House {
        self.house
    }

    /// The format of a look.
    pub(super) fn format(&mut self, look: Look) -> &Format {
        let house = self.house;
        self.formats.entry(look).or_insert_with(|| house.format(look.style, look.form))
    }

    /// The format of a table's heading.
    pub(super) fn heading(&mut self, align: Align) -> &Format {
        let style = Style::of(Role::Heading).align(align).wrapped();
        self.format(Look::of(style, &Value::Blank))
    }
}

impl Look {
    /// The look of a value in a style.
    pub(super) fn of(style: Style, value: &Value) -> Self {
        Self { style, form: Form::of(value) }
    }
}

impl Form {
    fn of(value: &Value) -> Self {
        match value {
            Value::Blank | Value::Text(_) => Self::General,
            Value::Link(..) | Value::FileLink(..) => Self::Link,
            Value::Count(_) => Self::Count,
            Value::Score(_) => Self::Places(2),
            Value::Change(_) => Self::Change,
            Value::Steps(_) => Self::Steps,
            Value::Decimal(_, places) => places.map_or(Self::General, Self::Places),
            Value::Computed(_, value) => Self::of(value),
            Value::Odd(Oddity::Day(_)) => Self::Day,
            Value::Odd(Oddity::Percent(_)) => Self::Percent,
            Value::Odd(Oddity::Truth(_) | Oddity::Formula(..)) => Self::General,
        }
    }

    fn code(self) -> Option<String> {
        match self {
            Self::General | Self::Link => None,
            Self::Count => Some("0".to_owned()),
            Self::Places(0) => Some("0".to_owned()),
            Self::Places(places) => Some(format!("0.{}", "0".repeat(usize::from(places)))),
            Self::Change => Some("+0.00;-0.00;0.00".to_owned()),
            Self::Steps => Some("+0;-0;0".to_owned()),
            Self::Day => Some("dd/mm/yyyy".to_owned()),
            Self::Percent => Some("0%".to_owned()),
        }
    }
}

/// The colours between which scores shade, from the lowest to the highest: pale enough to read a
/// number on them.
pub(super) fn scale() -> [Color; 3] {
    [0x00F4_B9B9, 0x00FE_E9A8, 0x00AF_D9B3].map(Color::RGB)
}

/// The command that sets a page header's text in the mark's look.
pub(super) fn header_mark() -> String {
    format!("&\"{},Bold\"&16&K{ALARM:06X}", typeface::NAME)
}

impl House {
    /// The colour of bars and tabs; `None` leaves it to the spreadsheet.
    pub(super) fn solid(self, tone: Tone) -> Option<Color> {
        (tone != Tone::Plain).then(|| Color::RGB(self.palette(tone).solid))
    }

    /// The colour of the bars behind numbers.
    pub(super) fn bar(self) -> Color {
        Color::RGB(self.0.bar)
    }

    /// The colour of text in charts.
    pub(super) fn ink(self) -> Color {
        Color::RGB(self.0.ink)
    }

    /// The colour of titles in charts.
    pub(super) fn accent(self) -> Color {
        Color::RGB(self.0.accent)
    }

    /// The colour of fine lines.
    pub(super) fn hairline(self) -> Color {
        Color::RGB(self.0.hairline)
    }

    /// A fine line below each row.
    pub(super) fn line(self) -> Format {
        self.underlined(Format::new())
    }

    /// The colours of a tone, for cells that have it only as long as something holds.
    pub(super) fn tint(self, tone: Tone) -> Format {
        let palette = self.palette(tone);
        let format = Format::new().set_font_color(Color::RGB(palette.text));
        palette.tint.map_or(format.clone(), |tint| format.set_background_color(Color::RGB(tint)))
    }

    /// The command that sets a page header's text in the plain look.
    pub(super) fn header_plain(self) -> String {
        format!("&\"{},Regular\"&9&K{:06X}", typeface::NAME, self.0.faint)
    }

    fn underlined(self, format: Format) -> Format {
        format.set_border_bottom(FormatBorder::Thin).set_border_bottom_color(self.hairline())
    }

    fn palette(self, tone: Tone) -> Palette {
        let Colours { accent, accent_tint, ink, faint, faint_tint, .. } = self.0;
        let of = |tint, text, solid| Palette { tint, text, solid };
        match tone {
            Tone::Plain => of(None, ink, accent),
            Tone::Accent => of(Some(accent_tint), accent, accent),
            Tone::Quiet => of(Some(faint_tint), faint, 0x0090_9CA9),
            // What zones look like is the same in every house.
            Tone::Green => of(Some(0x00D9_EDDB), 0x001B_5E20, 0x002E_7D32),
            Tone::Lime => of(Some(0x00E8_F3D6), 0x0033_691E, 0x007C_B342),
            Tone::Amber => of(Some(0x00FE_F0C7), 0x005F_4300, 0x00F9_A825),
            Tone::Orange => of(Some(0x00FD_E2CC), 0x008A_3B00, 0x00EF_6C00),
            Tone::Red => of(Some(0x00F9_D9D9), 0x008E_1B1B, 0x00C6_2828),
        }
    }

    fn format(self, style: Style, form: Form) -> Format {
        let palette = self.palette(style.tone);
        let mut format = Format::new()
            .set_font_name(typeface::NAME)
            .set_font_size(style.role.points())
            .set_font_color(Color::RGB(palette.text))
            .set_align(match style.align {
                Align::Left => FormatAlign::Left,
                Align::Centre => FormatAlign::Center,
                Align::Right => FormatAlign::Right,
            })
            .set_align(FormatAlign::VerticalCenter);
        if style.is_bold() {
            format = format.set_bold();
        }
        let beside_tables = is_in_table(style.role) || style.role == Role::Letter;
        if beside_tables && style.align != Align::Centre {
            // Keeps numbers off the text of the next column, and letters in line with it.
            format = format.set_indent(1);
        }
        if style.wrap {
            format = format.set_text_wrap();
        }
        if let Some(code) = form.code() {
            format = format.set_num_format(code);
        }
        if let Some(tint) = palette.tint {
            format = format.set_background_color(Color::RGB(tint));
        }
        format = match style.role {
            Role::Title | Role::Section => format.set_font_color(self.accent()),
            Role::Subtitle | Role::Label | Role::Note => {
                format.set_font_color(Color::RGB(self.0.faint))
            }
            Role::Mark => {
                format.set_font_color(Color::RGB(PAPER)).set_background_color(Color::RGB(ALARM))
            }
            Role::Heading => {
                format.set_font_color(Color::RGB(PAPER)).set_background_color(self.accent())
            }
            Role::Figure | Role::Letter => format,
            Role::Body | Role::Strong if style.ruled => format,
            Role::Body | Role::Strong => self.underlined(format),
            Role::Entry => format
                .set_unlocked()
                .set_background_color(Color::RGB(ENTRY))
                .set_border(FormatBorder::Thin)
                .set_border_color(Color::RGB(ENTRY_BORDER)),
            Role::Closed => self.underlined(format.set_background_color(Color::RGB(CLOSED))),
        };
        if form == Form::Link {
            format = format
                .set_font_color(Color::RGB(self.0.link))
                .set_underline(rust_xlsxwriter::FormatUnderline::Single);
        }
        format
    }
}

fn is_in_table(role: Role) -> bool {
    matches!(role, Role::Heading | Role::Body | Role::Strong | Role::Entry)
}
