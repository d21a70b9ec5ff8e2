//! The words that sheets use: headings, labels, names of sheets, codes and names of indicators.
//!
//! Made once for a job from what is known anyway, from its rubric and from `[layout]` of
//! `rapor.toml`, whose words come before all others. Words are compared by their letters and
//! digits alone.

mod words;

use std::collections::{BTreeMap, BTreeSet};

use self::words::{COLUMNS, LABELS, REGION_LABELS, SAMPLES, SCORES, SHEETS, SUMS};
use super::{locate, names};
use crate::domain::RegionKind;
use crate::job::Layout;
use crate::job::layout::{Column, Label, Role};
use crate::rubric::{Indicator, Rubric, Scheme};

/// The most letters of a heading or a label; beyond that it is a sentence.
const LONGEST: usize = 80;

/// The words that sheets of a job use.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    columns: BTreeMap<String, Column>,
    /// The same for tables of scores, as far as the job has words of its own.
    scores: BTreeMap<String, locate::Column>,
    samples: Vec<String>,
    labels: BTreeMap<String, (Label, Option<RegionKind>)>,
    sheets: BTreeMap<String, Role>,
    /// Sheets that the job says to leave alone.
    left_alone: Vec<String>,
    codes: BTreeMap<String, usize>,
    indicators: BTreeMap<String, Vec<usize>>,
    /// Names of variables and dimensions, squeezed, with the indicators that they hold.
    groups: BTreeMap<String, Vec<Vec<usize>>>,
    /// Codes of variables and dimensions.
    group_codes: BTreeSet<String>,
    /// Names of indicators as they are written, to be named in findings.
    shown: Vec<(String, String)>,
}

impl Lexicon {
    /// The words of a job.
    pub fn new(rubric: &Rubric, layout: &Layout) -> Self {
        let mut lexicon = Self::default();
        lexicon.learn_sheets(layout);
        lexicon.learn_indicators(rubric, layout);
        lexicon
    }

    fn learn_sheets(&mut self, layout: &Layout) {
        self.columns = by_word(&COLUMNS, &layout.columns);
        let label = |(word, label): (String, Label)| (word, (label, None));
        self.labels = by_word(&LABELS, &BTreeMap::new()).into_iter().map(label).collect();
        for (word, kind) in REGION_LABELS {
            self.labels.insert(names::squeeze(word), (Label::Region, Some(kind)));
        }
        self.labels.extend(by_word(&[], &layout.labels).into_iter().map(label));
        self.sheets = by_word(&SHEETS, &layout.sheets);
        let guidance = layout.sheets.get(&Role::Guidance).into_iter().flatten();
        self.left_alone = guidance.map(|name| names::squeeze(name)).collect();
        let own = layout.columns.get(&Column::Answer).into_iter().flatten();
        self.samples = SAMPLES.iter().map(|word| names::squeeze(word)).collect();
        self.samples.extend(own.map(|word| names::squeeze(word)));
        for (column, words) in &layout.columns {
            let Some(column) = in_scores(*column) else { continue };
            self.scores.extend(words.iter().map(|word| (names::squeeze(word), column)));
        }
    }

    fn learn_indicators(&mut self, rubric: &Rubric, layout: &Layout) {
        for (number, indicator) in rubric.indicators().enumerate() {
            self.codes.insert(indicator.code.clone(), number);
            self.shown.push((indicator.code.clone(), indicator.name.clone()));
            let own = layout.indicators.get(&indicator.code).into_iter().flatten();
            let mut names: Vec<_> =
                own.chain([&indicator.name]).map(|name| names::squeeze(name)).collect();
            names.sort();
            names.dedup();
            for name in names {
                self.indicators.entry(name).or_default().push(number);
            }
        }
        let mut numbers = 0..;
        let mut learn = |name: &str, code: &str, held: Vec<usize>| {
            self.groups.entry(names::squeeze(name)).or_default().push(held);
            self.group_codes.insert(code.to_owned());
        };
        let mut held = |indicators: &[Indicator]| -> Vec<usize> {
            indicators.iter().zip(numbers.by_ref()).map(|(_, number)| number).collect()
        };
        match &rubric.scheme {
            Scheme::Weighted(dimensions) => {
                for dimension in dimensions {
                    let mut all = Vec::new();
                    for variable in &dimension.variables {
                        let own = held(&variable.indicators);
                        all.extend(own.iter().copied());
                        learn(&variable.name, &variable.code, own);
                    }
                    learn(&dimension.name, &dimension.code, all);
                }
            }
            Scheme::Checklist { variables, .. } => {
                for variable in variables {
                    learn(&variable.name, &variable.code, held(&variable.indicators));
                }
            }
        }
    }

    /// What stands below a heading.
    pub fn column(&self, heading: &str) -> Option<Column> {
        if heading.len() > LONGEST {
            return None;
        }
        let plain = without_brackets(heading);
        let word = names::squeeze(plain);
        let known = self.columns.get(&word).copied();
        // "Bobot dimensi", "Bobot indikator", "Bobot (%)": whatever is weighed.
        known.or_else(|| word.starts_with("bobot").then_some(Column::Weight))
    }

    /// The words of the job's own for tables of scores.
    pub fn score_columns(&self) -> &BTreeMap<String, locate::Column> {
        &self.scores
    }

    /// The number of the sample that a heading counts, from 1: "S1", "Sampel 2".
    pub fn sample(&self, heading: &str) -> Option<u32> {
        if heading.len() > LONGEST {
            return None;
        }
        let folded = names::fold(without_brackets(heading));
        let digits = folded.len() - folded.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let (word, number) = folded.split_at_checked(folded.len() - digits)?;
        let number = counted(number)?;
        let word = word.trim_end();
        self.samples.iter().any(|known| known == word).then_some(number)
    }

    /// Whether a heading goes over columns that count samples: "JAWABAN" over 1, 2, 3.
    pub fn counts_samples(&self, heading: &str) -> bool {
        let word = names::squeeze(without_brackets(heading));
        self.samples.contains(&word) || self.columns.get(&word) == Some(&Column::Answer)
    }

    /// What a label stands before, and the kind of region that it tells.
    pub fn label(&self, text: &str) -> Option<(Label, Option<RegionKind>)> {
        if text.len() > LONGEST {
            return None;
        }
        self.labels.get(&names::squeeze(without_brackets(text))).copied()
    }

    /// What the name of a sheet says.
    pub fn role(&self, name: &str) -> Option<Role> {
        self.sheets.get(&names::squeeze(name)).copied()
    }

    /// Whether the job says to leave a sheet alone.
    pub fn leaves_alone(&self, name: &str) -> bool {
        !self.left_alone.is_empty() && self.left_alone.contains(&names::squeeze(name))
    }

    /// The number of the indicator with this code, among all of the rubric.
    pub fn with_code(&self, code: &str) -> Option<usize> {
        self.codes.get(code).copied()
    }

    /// Whether a text is the code of a variable or a dimension.
    pub fn is_group_code(&self, code: &str) -> bool {
        self.group_codes.contains(code)
    }

    /// Whether a text is the name of an indicator, letter by letter as the rubric has it.
    pub fn is_name(&self, number: usize, text: &str) -> bool {
        self.shown.get(number).is_some_and(|(_, name)| name == text)
    }

    /// The numbers of the indicators with this name; several where a rubric repeats itself.
    pub fn named(&self, text: &str) -> &[usize] {
        let squeezed = names::squeeze(text);
        if let Some(found) = self.indicators.get(&squeezed) {
            return found;
        }
        let bare = names::squeeze(without_numbering(text));
        self.indicators.get(&bare).map(Vec::as_slice).unwrap_or_default()
    }

    /// The number of the one indicator whose name a question begins with; the longest such name.
    pub fn asked(&self, question: &str, among: &[usize]) -> Option<usize> {
        let question = names::squeeze(without_numbering(question));
        let begins = self.indicators.iter().filter(|(name, _)| question.starts_with(*name));
        let of_survey = begins.filter_map(|(name, numbers)| {
            let mut asked = numbers.iter().filter(|number| among.contains(number));
            match (asked.next(), asked.next()) {
                (Some(only), None) => Some((name.len(), *only)),
                _ => None,
            }
        });
        of_survey.max().map(|(_, number)| number)
    }

    /// The indicators of the variable or dimension that a text names: "A. Dimensi Input 21,85%".
    pub fn group(&self, text: &str) -> Option<&[Vec<usize>]> {
        let folded = names::fold(without_numbering(text));
        let plain = ["dimensi ", "variabel "]
            .iter()
            .find_map(|word| folded.strip_prefix(word))
            .unwrap_or(&folded);
        // The weights behind the name are not part of it.
        let name = plain.trim_end_matches(|c: char| !c.is_alphabetic());
        let found = self.groups.get(&names::squeeze(name));
        found.or_else(|| self.groups.get(&names::squeeze(plain))).map(Vec::as_slice)
    }

    /// Whether a text is a word that sums up, alone or before the name of a dimension or variable.
    pub fn sums_up(&self, text: &str) -> bool {
        if text.len() > LONGEST {
            return false;
        }
        let folded = names::fold(text);
        let of_group = |sum: &&str| {
            let rest = folded.strip_prefix(*sum).map(str::trim_start);
            rest.is_some_and(|rest| {
                rest.starts_with("dimensi")
                    || rest.starts_with("variabel")
                    || (!rest.is_empty() && self.group(rest).is_some())
            })
        };
        SUMS.contains(&names::squeeze(text).as_str()) || SUMS.iter().any(of_group)
    }

    /// Whether a text is a word for the score of a unit.
    pub fn states_score(&self, text: &str) -> bool {
        text.len() <= LONGEST && SCORES.contains(&names::squeeze(text).as_str())
    }

    /// Up to three indicators whose names are near to a text, with their codes.
    pub fn near(&self, text: &str) -> Vec<String> {
        let wanted = names::squeeze(without_numbering(text));
        let mut near: Vec<_> = self
            .indicators
            .iter()
            .flat_map(|(name, numbers)| {
                let distance = names::distance(&wanted, name);
                numbers.iter().map(move |number| (distance, *number))
            })
            .filter_map(|(distance, number)| Some((distance?, number)))
            .collect();
        near.sort_unstable();
        near.dedup_by_key(|(_, number)| *number);
        let shown = near.into_iter().filter_map(|(_, number)| self.shown(number));
        shown.take(3).collect()
    }

    /// An indicator's name with its code.
    pub fn shown(&self, number: usize) -> Option<String> {
        self.shown.get(number).map(|(code, name)| format!("{name} ({code})"))
    }
}

/// Words by their letters, with what they mean; those of the job replace what is known anyway.
fn by_word<T: Copy + Ord>(
    known: &[(T, &[&str])],
    own: &BTreeMap<T, Vec<String>>,
) -> BTreeMap<String, T> {
    let known = known
        .iter()
        .flat_map(|(meaning, words)| words.iter().map(|word| (names::squeeze(word), *meaning)));
    let own = own
        .iter()
        .flat_map(|(meaning, words)| words.iter().map(|word| (names::squeeze(word), *meaning)));
    known.chain(own).collect()
}

fn in_scores(column: Column) -> Option<locate::Column> {
    match column {
        Column::RegionCode => Some(locate::Column::Code),
        Column::Region => Some(locate::Column::Name),
        Column::Unit => Some(locate::Column::Unit),
        Column::Answer => Some(locate::Column::Score),
        Column::Other | Column::Weight => Some(locate::Column::Known),
        Column::Code | Column::Dimension | Column::Variable | Column::Indicator | Column::Max => {
            None
        }
    }
}

/// A counting number up to 999 as it is written, without signs and leading noughts.
pub fn counted(text: &str) -> Option<u32> {
    let plain = (1..=3).contains(&text.len())
        && !text.starts_with('0')
        && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

/// A heading without what is added in brackets: "SKOR (0-3)".
fn without_brackets(text: &str) -> &str {
    match text.split_once('(') {
        Some((before, _)) if !before.trim().is_empty() => before,
        _ => text,
    }
}

/// A name without the number or letter that counts it: "1. Persyaratan", "a) Toilet".
fn without_numbering(text: &str) -> &str {
    let text = text.trim_start();
    match text.split_once(['.', ')', ' ']) {
        Some((mark, rest))
            if is_mark(mark) && text.get(mark.len()..mark.len() + 1) != Some(" ") =>
        {
            // "1.2. Persyaratan" is counted twice.
            without_numbering(rest)
        }
        _ => text,
    }
}

/// Whether a word counts: a number, a letter, or a small Roman number.
fn is_mark(word: &str) -> bool {
    let number = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let letter = word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let roman = !word.is_empty()
        && word.len() <= 4
        && word.bytes().all(|byte| matches!(byte.to_ascii_uppercase(), b'I' | b'V' | b'X'));
    number || letter || roman
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rubric;

    fn lexicon(year: u16) -> Lexicon {
        let id = format!("ombudsman-{year}");
        let rubric = rubric::parse(&id, rubric::built_in(&id).unwrap()).unwrap();
        Lexicon::new(&rubric, &Layout::default())
    }

    #[test]
    fn headings_are_known_in_any_dress() {
        let lexicon = lexicon(2024);
        for (heading, expected) in [
            ("INDIKATOR", Some(Column::Indicator)),
            ("  Skor (0-3) ", Some(Column::Answer)),
            ("CEK-LIST", Some(Column::Answer)),
            ("BOBOT\nINDIKATOR", Some(Column::Weight)),
            ("Bobot (%)", Some(Column::Weight)),
            ("NO.", Some(Column::Other)),
            ("Warna", None),
        ] {
            assert_eq!(lexicon.column(heading), expected, "{heading}");
        }
        for (heading, expected) in [
            ("S1", Some(1)),
            ("Sampel 12", Some(12)),
            ("SKOR 1-4", None),
            ("Skor (0-3)", None),
            ("S01", None),
            ("Standar 1", None),
        ] {
            assert_eq!(lexicon.sample(heading), expected, "{heading}");
        }
    }

    #[test]
    fn indicators_are_known_by_name() {
        let lexicon = lexicon(2024);
        let first =
            |text: &str| lexicon.named(text).first().map(|number| lexicon.shown[*number].0.clone());
        for (text, expected) in [
            ("Persyaratan", Some("P.1.01")),
            ("1. PERSYARATAN", Some("P.1.01")),
            ("b) sistem, mekanisme dan prosedur", Some("P.1.02")),
            ("Jangka waktu", None),
        ] {
            assert_eq!(first(text).as_deref(), expected, "{text}");
        }
        assert_eq!(lexicon.near("Persyaratn"), ["Persyaratan (P.1.01)"]);
        let group = |text: &str| lexicon.group(text).map(|groups| groups[0].len());
        assert_eq!(group("A. Dimensi Input 21,85% 100%"), Some(15));
        assert_eq!(group("Kompetensi pelaksana"), Some(6));
        assert!(lexicon.is_group_code("I.1") && !lexicon.is_group_code("I.1.01"));
        assert_eq!(group("Sumber: dokumen"), None);
    }

    #[test]
    fn the_words_of_the_job_come_first() {
        let rubric = rubric::parse("x", rubric::built_in("ombudsman-2024").unwrap()).unwrap();
        let layout = Layout {
            columns: BTreeMap::from([
                (Column::Answer, vec!["Hasil Pengamatan".to_owned()]),
                (Column::Other, vec!["Nilai".to_owned()]),
            ]),
            indicators: BTreeMap::from([("P.1.03".to_owned(), vec!["Jangka waktu".to_owned()])]),
            ..Layout::default()
        };
        let lexicon = Lexicon::new(&rubric, &layout);
        assert_eq!(lexicon.column("HASIL PENGAMATAN"), Some(Column::Answer));
        assert_eq!(lexicon.column("Nilai"), Some(Column::Other));
        assert_eq!(lexicon.named("Jangka Waktu"), lexicon.named("Jangka waktu penyelesaian"));
    }
}
