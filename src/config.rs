//! TOML files read with every problem at once, each at its line and column.
//!
//! A [`Section`] is asked for its keys one by one. What it is not asked for by the time it is
//! dropped is unknown, and is reported with the nearest key that it was asked for. What is asked
//! for and wrong is reported and answered with `None`, so that reading goes on.

mod measure;

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::domain::{Date, Fraction};
use crate::finding::{Finding, Form, Legal, Problem, Unreadable, ValueType};
use crate::location::{Located, Location, Stretch};

/// Reads a TOML file by asking its top-level section.
///
/// # Errors
/// All problems of the file: of its syntax, or else of its keys and values. `Err` is never empty.
pub fn read<T>(
    file: &str,
    text: &str,
    build: impl FnOnce(&mut Section<'_>) -> Option<T>,
) -> Result<T, Vec<Finding>> {
    let source = Source { at: Location::file(file), text };
    let (document, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        let finding = |error: &toml::de::Error| {
            let at = source.locate(error.span().unwrap_or(0..0));
            Finding::new(at, Problem::Syntax { message: error.message().to_owned() })
        };
        return Err(errors.iter().map(finding).collect());
    }
    let findings = RefCell::new(Vec::new());
    let built = {
        let mut root = Section::new(&source, &findings, document.get_ref(), String::new(), 0..0);
        build(&mut root)
    };
    let findings = findings.into_inner();
    match built {
        Some(value) if findings.is_empty() => Ok(value),
        _ => Err(findings),
    }
}

/// The text of a file, without the byte-order mark that Notepad puts before it.
///
/// # Errors
/// If the bytes are not UTF-8.
pub fn text(bytes: &[u8]) -> Result<&str, Problem> {
    let plain = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(plain).map_err(|_| Problem::Unreadable { why: Unreadable::SettingsNotUtf8 })
}

/// The nearest of some words to a misspelt one, if one is near.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let distance = |candidate: &&str| strsim::damerau_levenshtein(word, candidate);
    let best = known.into_iter().min_by_key(|candidate| (distance(candidate), *candidate))?;
    // A third of the letters may differ; beyond that it is another word.
    (distance(&best) * 3 <= word.chars().count().max(3)).then(|| best.to_owned())
}

/// Whether a path as it is written in a file stays below the folder that it is seen from.
pub fn is_inside(path: &str) -> bool {
    !path.starts_with(['/', '\\'])
        && !path.contains(':')
        && !path.split(['/', '\\']).any(|part| part == "..")
}

struct Source<'a> {
    at: Location,
    text: &'a str,
}

impl Source<'_> {
    fn locate(&self, span: Range<usize>) -> Location {
        let start = span.start.min(self.text.len());
        let before = self.text.get(..start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let rest = self.text.get(line_start..).unwrap_or_default();
        let excerpt = rest.lines().next().unwrap_or_default();
        let marked = self.text.get(start..span.end).unwrap_or_default();
        self.at.with_stretch(Stretch {
            line: before.matches('\n').count() + 1,
            column: self.text.get(line_start..start).unwrap_or_default().chars().count() + 1,
            length: marked.lines().next().unwrap_or_default().chars().count().max(1),
            excerpt: Arc::from(excerpt),
        })
    }
}

/// A table of a TOML file while it is being asked for its keys.
pub struct Section<'a> {
    source: &'a Source<'a>,
    findings: &'a RefCell<Vec<Finding>>,
    table: &'a DeTable<'a>,
    /// Its path from the top, `job` or `region.12.18`; empty at the top.
    name: String,
    span: Range<usize>,
    asked: Vec<&'static str>,
    any_key: bool,
}

impl<'a> Section<'a> {
    fn new(
        source: &'a Source<'a>,
        findings: &'a RefCell<Vec<Finding>>,
        table: &'a DeTable<'a>,
        name: String,
        span: Range<usize>,
    ) -> Self {
        Self { source, findings, table, name, span, asked: Vec::new(), any_key: false }
    }

    /// Where the section begins.
    pub fn place(&self) -> Location {
        self.source.locate(self.span.clone())
    }

    /// Reports a problem of this file.
    pub fn report(&self, at: Location, problem: Problem) {
        self.findings.borrow_mut().push(Finding::new(at, problem));
    }

    /// Reports a value that is not allowed.
    pub fn refuse(&self, key: &str, value: &Located<String>, legal: Legal) {
        let nearest = match &legal {
            Legal::OneOf(words) => nearest(&value.value, words.iter().map(String::as_str)),
            Legal::Range(..) | Legal::OneKeyOf(_) | Legal::Form(_) => None,
        };
        let problem = Problem::IllegalValue {
            key: self.path(key),
            value: value.value.clone(),
            legal,
            nearest,
        };
        self.report(value.at.clone(), problem);
    }

    /// A key that must be there, asked for as `Section::text`, `Section::decimal`, ...
    pub fn need<T>(
        &mut self,
        key: &'static str,
        ask: impl FnOnce(&mut Self, &'static str) -> Option<T>,
    ) -> Option<T> {
        if !self.has(key) {
            self.report(self.place(), Problem::MissingKey { key: self.path(key) });
            return None;
        }
        ask(self, key)
    }

    /// Whether the key is there.
    pub fn has(&mut self, key: &'static str) -> bool {
        self.asked.push(key);
        self.table.contains_key(key)
    }

    /// Where the key's value stands; the section itself where it has none.
    pub fn place_of(&self, key: &str) -> Location {
        match self.table.get(key) {
            Some(value) => self.source.locate(value.span()),
            None => self.place(),
        }
    }

    /// Gives up on a section whose keys cannot be judged.
    pub fn set_aside(mut self) {
        self.any_key = true;
    }

    /// Takes over the problems of another file that this one names.
    pub fn adopt<T>(&self, findings: Vec<Finding>) -> Option<T> {
        self.findings.borrow_mut().extend(findings);
        None
    }

    /// A text that can be printed on one line and is not empty.
    pub fn text(&mut self, key: &'static str) -> Option<Located<String>> {
        let value = self.ask(key)?;
        self.text_of(key, value)
    }

    /// A list of texts.
    pub fn texts(&mut self, key: &'static str) -> Option<Vec<Located<String>>> {
        let items = self.list(key)?;
        items.iter().map(|item| self.text_of(key, item)).collect()
    }

    /// A list that must not be empty, asked for as `Section::texts` or the like.
    pub fn some<T>(
        &mut self,
        key: &'static str,
        ask: impl FnOnce(&mut Self, &'static str) -> Option<Vec<T>>,
    ) -> Option<Vec<T>> {
        let list = ask(self, key)?;
        if list.is_empty() {
            let written = Located::new("[]".to_owned(), self.place_of(key));
            self.refuse(key, &written, Legal::Form(Form::NotEmptyList));
            return None;
        }
        Some(list)
    }

    /// One of some words.
    pub fn word<T: Copy>(&mut self, key: &'static str, words: &[(&str, T)]) -> Option<T> {
        let text = self.text(key)?;
        self.word_of(key, &text, words)
    }

    /// A list of some words.
    pub fn words<T: Copy>(&mut self, key: &'static str, words: &[(&str, T)]) -> Option<Vec<T>> {
        let texts = self.texts(key)?;
        // Every wrong word is reported, not only the first.
        let read: Vec<_> = texts.iter().map(|text| self.word_of(key, text, words)).collect();
        read.into_iter().collect()
    }

    /// A decimal, exactly as written.
    pub fn decimal(&mut self, key: &'static str) -> Option<Located<Fraction>> {
        let value = self.ask(key)?;
        let text = match value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str(),
            DeValue::Float(number) => number.as_str(),
            _ => return self.wrong_type(key, value, ValueType::Decimal),
        };
        let at = self.source.locate(value.span());
        let Some(fraction) = Fraction::from_decimal(text) else {
            // `1e2`, `inf` and `nan` are TOML floats, but nobody writes a weight that way.
            return self.wrong_type(key, value, ValueType::Decimal);
        };
        Some(Located::new(fraction, at))
    }

    /// A whole number from `least` to `most`.
    pub fn whole(&mut self, key: &'static str, least: u32, most: u32) -> Option<u32> {
        let value = self.ask(key)?;
        let DeValue::Integer(number) = value.get_ref() else {
            return self.wrong_type(key, value, ValueType::Whole);
        };
        let parsed = u32::from_str_radix(number.as_str(), number.radix()).ok();
        let read = parsed.filter(|number| (least..=most).contains(number));
        if read.is_none() {
            let written = Located::new(number.to_string(), self.source.locate(value.span()));
            self.refuse(key, &written, Legal::Range(least.to_string(), most.to_string()));
        }
        read
    }

    /// True or false.
    pub fn flag(&mut self, key: &'static str) -> Option<bool> {
        let value = self.ask(key)?;
        match value.get_ref() {
            DeValue::Boolean(flag) => Some(*flag),
            _ => self.wrong_type(key, value, ValueType::Boolean),
        }
    }

    /// A date without time.
    pub fn date(&mut self, key: &'static str) -> Option<Date> {
        let value = self.ask(key)?;
        let date = match value.get_ref() {
            DeValue::Datetime(datetime) if datetime.time.is_none() => {
                datetime.date.and_then(|date| Date::new(date.year, date.month, date.day))
            }
            _ => None,
        };
        match date {
            Some(date) => Some(date),
            None => self.wrong_type(key, value, ValueType::Date),
        }
    }

    /// A table.
    pub fn section(&mut self, key: &'static str) -> Option<Section<'a>> {
        let value = self.ask(key)?;
        self.section_of(key, self.path(key), value)
    }

    /// A list of tables.
    pub fn sections(&mut self, key: &'static str) -> Option<Vec<Section<'a>>> {
        let items = self.list(key)?;
        items.iter().map(|item| self.section_of(key, self.path(key), item)).collect()
    }

    /// All tables of a section whose keys are free, with those keys.
    pub fn free_sections(&mut self) -> Vec<(Located<String>, Section<'a>)> {
        self.any_key = true;
        let entries = self.table.iter().filter_map(|(key, value)| {
            let name = key.get_ref().to_string();
            let at = self.source.locate(key.span());
            let section = self.section_of(&name, self.path(&name), value)?;
            Some((Located::new(name, at), section))
        });
        entries.collect()
    }

    fn path(&self, key: &str) -> String {
        if self.name.is_empty() { key.to_owned() } else { format!("{}.{key}", self.name) }
    }

    fn ask(&mut self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.asked.push(key);
        self.table.get(key)
    }

    fn list(&mut self, key: &'static str) -> Option<&'a [Spanned<DeValue<'a>>]> {
        let value = self.ask(key)?;
        match value.get_ref() {
            DeValue::Array(items) => Some(items),
            _ => self.wrong_type(key, value, ValueType::List),
        }
    }

    fn text_of(&self, key: &str, value: &Spanned<DeValue<'a>>) -> Option<Located<String>> {
        let DeValue::String(text) = value.get_ref() else {
            return self.wrong_type(key, value, ValueType::Text);
        };
        let text = Located::new(text.to_string(), self.source.locate(value.span()));
        let form = if text.value.trim().is_empty() {
            Form::NotEmpty
        } else if text.value.chars().any(is_invisible) {
            Form::PlainText
        } else {
            return Some(text);
        };
        self.refuse(key, &text.map(|text| text.escape_debug().to_string()), Legal::Form(form));
        None
    }

    fn word_of<T: Copy>(
        &self,
        key: &str,
        text: &Located<String>,
        words: &[(&str, T)],
    ) -> Option<T> {
        let found = words.iter().find(|(word, _)| *word == text.value);
        if found.is_none() {
            let legal = words.iter().map(|(word, _)| (*word).to_owned()).collect();
            self.refuse(key, text, Legal::OneOf(legal));
        }
        found.map(|(_, meaning)| *meaning)
    }

    fn section_of(
        &self,
        key: &str,
        name: String,
        value: &'a Spanned<DeValue<'a>>,
    ) -> Option<Section<'a>> {
        let DeValue::Table(table) = value.get_ref() else {
            return self.wrong_type(key, value, ValueType::Table);
        };
        Some(Section::new(self.source, self.findings, table, name, value.span()))
    }

    fn wrong_type<T>(
        &self,
        key: &str,
        value: &Spanned<DeValue<'_>>,
        expected: ValueType,
    ) -> Option<T> {
        let found = match value.get_ref() {
            DeValue::String(_) => ValueType::Text,
            DeValue::Integer(_) => ValueType::Whole,
            DeValue::Float(_) => ValueType::Decimal,
            DeValue::Boolean(_) => ValueType::Boolean,
            DeValue::Datetime(_) => ValueType::Date,
            DeValue::Array(_) => ValueType::List,
            DeValue::Table(_) => ValueType::Table,
        };
        let problem = Problem::WrongType { key: self.path(key), expected, found };
        self.report(self.source.locate(value.span()), problem);
        None
    }
}

impl Drop for Section<'_> {
    fn drop(&mut self) {
        if self.any_key {
            return;
        }
        for key in self.table.keys() {
            let name = key.get_ref().as_ref();
            if !self.asked.contains(&name) {
                let nearest = nearest(name, self.asked.iter().copied());
                let problem = Problem::UnknownKey { key: self.path(name), nearest };
                self.report(self.source.locate(key.span()), problem);
            }
        }
    }
}

/// Whether a character prints nothing or turns the direction of what follows.
pub fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{00AD}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &str, build: impl FnOnce(&mut Section<'_>)) -> Vec<String> {
        let findings = read("x.toml", text, |root| {
            build(root);
            None::<()>
        });
        let mut findings = findings.unwrap_err();
        crate::finding::sort(&mut findings);
        findings.iter().map(|finding| format!("{} {}", finding.at, finding.code())).collect()
    }

    #[test]
    fn every_syntax_error_is_reported_at_once() {
        let found = problems("a = \nb = 1\nc = [1,\n", |_| {});
        assert!(found.len() >= 2, "{found:?}");
        assert!(found[0].starts_with("x.toml:1:"), "{found:?}");
    }

    #[test]
    fn unknown_keys_name_the_nearest_known_one() {
        let result = read("x.toml", "[job]\ntitel = \"x\"\nyear = 2024\n", |root| {
            let mut job = root.need("job", Section::section)?;
            job.whole("year", 2000, 2100);
            job.need("title", Section::text)
        });
        let problems: Vec<_> =
            result.unwrap_err().into_iter().map(|finding| finding.problem).collect();
        assert_eq!(
            problems,
            [
                Problem::MissingKey { key: "job.title".into() },
                Problem::UnknownKey { key: "job.titel".into(), nearest: Some("title".into()) },
            ]
        );
    }

    #[test]
    fn values_of_another_type_are_refused_where_they_stand() {
        let found = problems("t = 1\nd = \"2\"\nw = 1.5\nf = 0\nl = {}\n", |root| {
            root.text("t");
            root.decimal("d");
            root.whole("w", 0, 9);
            root.flag("f");
            root.texts("l");
        });
        let expected = [
            "x.toml:1:5 R003",
            "x.toml:2:5 R003",
            "x.toml:3:5 R003",
            "x.toml:4:5 R003",
            "x.toml:5:5 R003",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn decimals_are_exact_and_plain() {
        let read = read("x.toml", "a = 21.85\nb = 3\n", |root| {
            Some((root.decimal("a")?.value, root.decimal("b")?.value))
        });
        let exact = |text| Fraction::from_decimal(text).unwrap();
        assert_eq!(read, Ok((exact("21.85"), exact("3"))));
        assert_eq!(problems("a = 1e2\n", |root| _ = root.decimal("a")), ["x.toml:1:5 R003"]);
        assert_eq!(problems("a = nan\n", |root| _ = root.decimal("a")), ["x.toml:1:5 R003"]);
    }

    #[test]
    fn invisible_characters_are_refused() {
        let found = problems("a = \"x\\u202Ey\"\nb = \"  \"\n", |root| {
            root.text("a");
            root.text("b");
        });
        assert_eq!(found, ["x.toml:1:5 R005", "x.toml:2:5 R005"]);
    }
}
