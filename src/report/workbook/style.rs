//! How a cell looks: what part it plays, what its colour says, where its text stands.

use crate::domain::Zone;

/// How a cell looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Style {
    /// What part it plays.
    pub role: Role,
    /// Its colour.
    pub tone: Tone,
    /// Where its text stands.
    pub align: Align,
    /// Whether long text goes on below.
    pub wrap: bool,
    /// Whether the sheet draws the line below it, for a whole area at once.
    pub ruled: bool,
}

/// What part a cell plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The sheet's title.
    Title,
    /// What follows the title.
    Subtitle,
    /// The band that says that the document is not a final one.
    Mark,
    /// The figure that a page is about.
    Figure,
    /// The title of a block.
    Section,
    /// The heading of a table's column.
    Heading,
    /// A cell of a table.
    Body,
    /// A cell of a table that stands out.
    Strong,
    /// A cell to be filled in, the only kind that a locked sheet lets change.
    Entry,
    /// A cell between those to be filled in where nothing belongs.
    Closed,
    /// The name of something that stands beside it.
    Label,
    /// Running text outside of tables.
    Note,
    /// The words of a letter around its tables: its head, and who signs it.
    Letter,
}

/// A colour, by what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    /// None.
    Plain,
    /// The house's colour.
    Accent,
    /// Something to pass over.
    Quiet,
    /// Best of five.
    Green,
    /// Second of five.
    Lime,
    /// Third of five.
    Amber,
    /// Fourth of five.
    Orange,
    /// Last of five.
    Red,
}

/// Where text stands in its cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Align {
    /// At the left.
    Left,
    /// In the middle.
    Centre,
    /// At the right.
    Right,
}

impl Style {
    /// The plain look of a role.
    pub fn of(role: Role) -> Self {
        Self { role, tone: Tone::Plain, align: Align::Left, wrap: false, ruled: false }
    }

    /// The same in a colour.
    pub fn tone(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }

    /// The same, aligned.
    pub fn align(self, align: Align) -> Self {
        Self { align, ..self }
    }

    /// The same, without a line of its own.
    pub fn ruled(self) -> Self {
        Self { ruled: true, ..self }
    }

    /// Whether nothing is seen of it where there is no value.
    pub fn is_unseen(self) -> bool {
        self.ruled && self.role == Role::Body && self.tone == Tone::Plain
    }

    /// Whether its type is bold: words in colour are, so that they can be read on it.
    pub fn is_bold(self) -> bool {
        self.role.is_bold() || (self.role == Role::Body && self.tone != Tone::Plain)
    }

    /// The same, wrapped.
    pub fn wrapped(self) -> Self {
        Self { wrap: true, ..self }
    }
}

impl Role {
    /// The size of its type in points.
    pub fn points(self) -> u32 {
        match self {
            Self::Figure => 22,
            Self::Title => 18,
            Self::Mark => 14,
            Self::Section => 12,
            Self::Subtitle => 11,
            Self::Heading
            | Self::Body
            | Self::Strong
            | Self::Entry
            | Self::Closed
            | Self::Label
            | Self::Note
            | Self::Letter => 10,
        }
    }

    /// Whether its type is bold.
    pub fn is_bold(self) -> bool {
        match self {
            Self::Figure
            | Self::Title
            | Self::Mark
            | Self::Section
            | Self::Heading
            | Self::Strong => true,
            Self::Subtitle
            | Self::Body
            | Self::Entry
            | Self::Closed
            | Self::Label
            | Self::Note
            | Self::Letter => false,
        }
    }
}

impl Tone {
    /// The colour of a zone.
    pub fn of_zone(zone: Zone) -> Self {
        match zone {
            Zone::Hijau => Self::Green,
            Zone::Kuning => Self::Amber,
            Zone::Merah => Self::Red,
        }
    }

    /// The colour of the band at `index`, from 0 at the top, of so many.
    pub fn of_step(index: usize, count: usize) -> Self {
        const STEPS: [Tone; 5] = [Tone::Green, Tone::Lime, Tone::Amber, Tone::Orange, Tone::Red];
        // The nearest of five steps, so that the first is green and the last red.
        let last = count.saturating_sub(1).max(1);
        let step = (index * 4 * 2 + last) / (2 * last);
        STEPS.get(step).copied().unwrap_or(Tone::Red)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_reach_from_green_to_red() {
        let tones = |count| -> Vec<_> { (0..count).map(|i| Tone::of_step(i, count)).collect() };
        assert_eq!(tones(1), [Tone::Green]);
        assert_eq!(tones(2), [Tone::Green, Tone::Red]);
        assert_eq!(tones(3), [Tone::Green, Tone::Amber, Tone::Red]);
        assert_eq!(tones(5), [Tone::Green, Tone::Lime, Tone::Amber, Tone::Orange, Tone::Red]);
    }
}
