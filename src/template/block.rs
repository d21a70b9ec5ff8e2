//! The text blocks of letters: what is said to a region that did well, less well, badly.

use super::{Subject, Unsayable, Values, Wording, Wordings};
use crate::config::{self, Section};
use crate::finding::{Finding, Legal};
use crate::location::{Located, Location};

/// The built-in blocks with all their comments.
const BUILT_IN: &str = include_str!("../../templates/letters/blok.toml");
/// What the built-in file is called in messages.
const BUILT_IN_NAME: &str = "blok.toml";

/// What a letter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LetterKind {
    /// Apresiasi.
    Commendation,
    /// Pembinaan.
    Coaching,
    /// Peringatan.
    Reminder,
}

/// The blocks of all kinds of letters, in the order of [`LetterKind::ALL`].
#[derive(Clone, Debug)]
pub struct Blocks {
    /// Where they are read.
    pub at: Location,
    blocks: Vec<Block>,
    wordings: Wordings,
}

#[derive(Clone, Debug)]
struct Block {
    subject: Wording,
    paragraphs: Vec<Wording>,
}

/// A block with the values of one region.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// What the letter is about.
    pub subject: String,
    /// Its paragraphs; those with an empty placeholder are left out.
    pub paragraphs: Vec<String>,
}

impl LetterKind {
    /// All kinds, best first.
    pub const ALL: [Self; 3] = [Self::Commendation, Self::Coaching, Self::Reminder];

    /// The table of its block.
    pub fn key(self) -> &'static str {
        match self {
            Self::Commendation => "commendation",
            Self::Coaching => "coaching",
            Self::Reminder => "reminder",
        }
    }
}

impl Blocks {
    /// The most paragraphs of a block: the letter has room for so many.
    pub const MOST_PARAGRAPHS: usize = 5;

    /// Those that are built in.
    ///
    /// # Errors
    /// If they are not sound, which a test excludes.
    pub fn built_in() -> Result<Self, Vec<Finding>> {
        Self::read(BUILT_IN_NAME, BUILT_IN)
    }

    /// Reads the blocks of an office's own.
    ///
    /// # Errors
    /// All problems of the text.
    pub fn read(file: &str, text: &str) -> Result<Self, Vec<Finding>> {
        config::read(file, text, |top| {
            let mut wordings = Wordings::new(Subject::Letter);
            let read = LetterKind::ALL.map(|kind| {
                let section = top.need(kind.key(), Section::section)?;
                block(section, &mut wordings)
            });
            let blocks = read.into_iter().collect::<Option<_>>()?;
            Some(Self { at: Location::file(file), blocks, wordings })
        })
    }

    /// What the block of a kind says with these values.
    ///
    /// # Errors
    /// If a text does with a value what cannot be done with it.
    pub fn say(&self, kind: LetterKind, values: &Values<'_>) -> Result<Said, Unsayable> {
        let index = LetterKind::ALL.iter().position(|other| *other == kind).unwrap_or_default();
        let Some(block) = self.blocks.get(index) else { return Ok(Said::default()) };
        let subject = self.wordings.say(&block.subject, values)?.unwrap_or_default();
        let said = |wording| self.wordings.say(wording, values).transpose();
        let paragraphs = block.paragraphs.iter().filter_map(said).collect::<Result<_, _>>()?;
        Ok(Said { subject, paragraphs })
    }
}

fn block(mut section: Section<'_>, wordings: &mut Wordings) -> Option<Block> {
    let subject = section.need("subject", Section::text);
    let subject = subject.and_then(|text| compiled(&section, &text, wordings));
    let texts = section
        .need("paragraphs", |section, key| section.some(key, Section::texts))
        .unwrap_or_default();
    let most = Blocks::MOST_PARAGRAPHS;
    if texts.len() > most {
        let written = Located::new(texts.len().to_string(), section.place_of("paragraphs"));
        section.refuse("paragraphs", &written, Legal::Range("1".to_owned(), most.to_string()));
    }
    let paragraphs: Vec<_> = texts.iter().map(|text| compiled(&section, text, wordings)).collect();
    let paragraphs: Vec<_> = paragraphs.into_iter().collect::<Option<_>>()?;
    Some(Block { subject: subject?, paragraphs })
}

fn compiled(
    section: &Section<'_>,
    text: &Located<String>,
    wordings: &mut Wordings,
) -> Option<Wording> {
    match wordings.text(&text.value) {
        Ok(wording) => Some(wording),
        Err(problem) => {
            section.report(text.at.clone(), problem);
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::Facts;

    #[test]
    fn the_built_in_blocks_say_what_is_known() {
        let blocks = Blocks::built_in().unwrap();
        let mut facts = Facts::new();
        for (name, words) in [
            ("judul", "Penilaian Kepatuhan Tahun 2024"),
            ("pemda", "Kabupaten Dairi"),
            ("nilai", "96,86"),
            ("nilai_terbilang", "sembilan puluh enam koma delapan enam"),
            ("zona", "Hijau"),
            ("opini", "Kualitas Tertinggi"),
        ] {
            facts.say(name, words);
        }
        let said = blocks.say(LetterKind::Commendation, &Values::of(&facts)).unwrap();
        assert_eq!(said.subject, "Apresiasi atas hasil Penilaian Kepatuhan Tahun 2024");
        // Neither the weakest dimension nor the next band is known.
        assert_eq!(said.paragraphs.len(), 2);
        assert_eq!(
            said.paragraphs[0],
            "Berdasarkan Penilaian Kepatuhan Tahun 2024, Kabupaten Dairi memperoleh nilai 96,86 \
             (sembilan puluh enam koma delapan enam), Zona Hijau, dengan opini Kualitas Tertinggi."
        );
        facts.say("berikutnya", "Kategori A");
        facts.say("jarak", "1,02");
        let said = blocks.say(LetterKind::Reminder, &Values::of(&facts)).unwrap();
        assert_eq!(said.paragraphs[2], "Untuk mencapai Kategori A masih diperlukan 1,02 poin.");
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        let codes = |text: &str| -> Vec<String> {
            let findings = Blocks::read("aset/surat.toml", text).unwrap_err();
            findings.iter().map(|finding| format!("{} {}", finding.at, finding.code())).collect()
        };
        let sound = "[commendation]\nsubject = \"a\"\nparagraphs = [\"b\"]\n\
                     [coaching]\nsubject = \"a\"\nparagraphs = [\"b\"]\n\
                     [reminder]\nsubject = \"a\"\nparagraphs = [\"b\"]\n";
        assert!(Blocks::read("aset/surat.toml", sound).is_ok());
        let first = |from: &str, to: &str| codes(&sound.replacen(from, to, 1));
        assert_eq!(first("\"b\"", "\"{{ nilia }}\""), ["aset/surat.toml:3:15 R021"]);
        assert_eq!(first("\"b\"", "\"{{ unit }}\""), ["aset/surat.toml:3:15 R021"]);
        assert_eq!(
            first("subject", "hal"),
            ["aset/surat.toml:1:1 R004", "aset/surat.toml:2:1 R002"]
        );
        assert_eq!(first("[\"b\"]", "[]"), ["aset/surat.toml:3:14 R005"]);
        let six = "[\"1\", \"2\", \"3\", \"4\", \"5\", \"6\"]";
        assert_eq!(first("[\"b\"]", six), ["aset/surat.toml:3:14 R005"]);
        assert_eq!(first("[coaching]", "[pembinaan]").len(), 2);
    }
}
