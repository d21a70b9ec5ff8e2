//! Rust source, read just well enough to see what it names: no comments, no strings, no tests.
//!
//! A whole parser would bring two more crates for the same answers; this reads stretches of text,
//! then words, then paths such as `crate::report::{pdf, xlsx::Sheet}`.

use std::ops::Range;

use super::paths::{self, Named, Word, words};

/// What a stretch of source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Code,
    Comment,
    Literal,
}

/// A source file and what of it is code that ships.
pub struct Source {
    /// Its path from the top of the project, with `/` between its parts.
    pub path: String,
    /// Its module from the top of its crate: `report`, `pdf`, `draw`.
    pub module: Vec<String>,
    /// Its text.
    pub text: String,
    /// Its text with comments, literals and test code blanked out; lines stay where they are.
    code: String,
    names: Vec<Named>,
    stretches: Vec<(Kind, Range<usize>)>,
    tests: Vec<Range<usize>>,
}

impl Source {
    /// Reads a file.
    pub fn new(path: &str, text: &str) -> Self {
        let stretches = stretches(text);
        let masked = blank(
            text,
            stretches.iter().filter(|(kind, _)| *kind != Kind::Code).map(|(_, range)| range),
        );
        let tests = test_items(&masked);
        let code = blank(&masked, &tests);
        let module = module_of(path);
        let names = paths::read(&code);
        Self { path: path.to_owned(), module, text: text.to_owned(), code, names, stretches, tests }
    }

    /// The file's module as it is written in tables: `report/pdf/draw`.
    pub fn place(&self) -> String {
        match self.path.as_str() {
            "src/main.rs" => "main".to_owned(),
            _ => self.module.join("/"),
        }
    }

    /// All paths of two parts or more, and what `use` names; no test code.
    pub fn names(&self) -> &[Named] {
        &self.names
    }

    /// The macros that are called, tests included where `tests` says so, each with its line.
    pub fn macros(&self, tests: bool) -> Vec<(usize, String)> {
        let whole;
        let code = if tests {
            whole = blank(&self.text, self.not_code());
            &whole
        } else {
            &self.code
        };
        let words = words(code);
        let mut found = Vec::new();
        for pair in words.windows(2) {
            if let [(line, Word::Name(name)), (_, Word::Sign('!'))] = pair {
                found.push((*line, (*name).to_owned()));
            }
        }
        found
    }

    /// The comments, each with the line that it begins on.
    pub fn comments(&self) -> Vec<(usize, &str)> {
        self.pieces(Kind::Comment, &[])
    }

    /// The literals outside of tests, quotes included, each with the line that it begins on.
    pub fn literals(&self) -> Vec<(usize, &str)> {
        self.pieces(Kind::Literal, &self.tests)
    }

    /// Where these characters stand in code that ships: their lines.
    pub fn lines_with(&self, needle: &str) -> Vec<usize> {
        self.code.match_indices(needle).map(|(at, _)| line_at(&self.code, at)).collect()
    }

    /// The modules that this file declares for tests alone: `#[cfg(test)] mod tests;`.
    pub fn test_modules(&self) -> Vec<Vec<String>> {
        let masked = blank(&self.text, self.not_code());
        let declared = |range: &Range<usize>| {
            let words = words(&masked[range.clone()]);
            let at = words.iter().position(|(_, word)| *word == Word::Name("mod"))?;
            match (words.get(at + 1)?.1, words.get(at + 2)?.1) {
                (Word::Name(name), Word::Sign(';')) => {
                    let mut module = self.module.clone();
                    module.push(name.to_owned());
                    Some(module)
                }
                _ => None,
            }
        };
        self.tests.iter().filter_map(declared).collect()
    }

    /// The absolute path that a name means, from the top of this file's own crate; `None` for the
    /// names of other crates and for what stands in this module.
    pub fn resolve(&self, named: &Named) -> Option<Vec<String>> {
        let mut base: Vec<&str> = self.module.iter().map(String::as_str).collect();
        base.extend(named.inside.iter().map(String::as_str));
        let mut parts = named.parts.iter().map(String::as_str).peekable();
        match *parts.peek()? {
            "crate" => base.clear(),
            "self" | "super" => {}
            _ => return None,
        }
        for part in parts {
            match part {
                "crate" | "self" => {}
                "super" => _ = base.pop(),
                name => base.push(name),
            }
        }
        Some(base.into_iter().map(str::to_owned).collect())
    }

    fn not_code(&self) -> impl Iterator<Item = &Range<usize>> {
        self.stretches.iter().filter(|(kind, _)| *kind != Kind::Code).map(|(_, range)| range)
    }

    fn pieces(&self, wanted: Kind, except: &[Range<usize>]) -> Vec<(usize, &str)> {
        let shipped = |range: &Range<usize>| !except.iter().any(|test| test.contains(&range.start));
        self.stretches
            .iter()
            .filter(|(kind, range)| *kind == wanted && shipped(range))
            .map(|(_, range)| (line_at(&self.text, range.start), &self.text[range.clone()]))
            .collect()
    }
}

/// `src/report/pdf/mod.rs` is `report`, `pdf`; the roots of the crates have no module.
fn module_of(path: &str) -> Vec<String> {
    let inside = path.strip_prefix("src/").unwrap_or(path);
    let stem = inside.strip_suffix(".rs").unwrap_or(inside);
    let mut module: Vec<String> = stem.split('/').map(str::to_owned).collect();
    if matches!(module.last().map(String::as_str), Some("mod" | "lib" | "main")) {
        module.pop();
    }
    module
}

/// The line of a place in a text, counted from 1.
pub fn line_at(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// The text with these stretches blanked out; lines keep their numbers.
fn blank<'r>(text: &str, ranges: impl IntoIterator<Item = &'r Range<usize>>) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for range in ranges {
        for byte in &mut bytes[range.clone()] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// Parts a text into code, comments and literals.
fn stretches(text: &str) -> Vec<(Kind, Range<usize>)> {
    let mut found = Vec::new();
    let mut code_from = 0;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let before = text[..at].chars().next_back();
        let (kind, length) = if rest.starts_with("//") {
            (Kind::Comment, rest.find('\n').unwrap_or(rest.len()))
        } else if rest.starts_with("/*") {
            (Kind::Comment, block_comment(rest))
        } else if rest.starts_with('"') {
            (Kind::Literal, quoted(rest, '"'))
        } else if let Some(length) = raw_text(before, rest) {
            (Kind::Literal, length)
        } else if let Some(length) = character(rest) {
            (Kind::Literal, length)
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        };
        found.push((Kind::Code, code_from..at));
        found.push((kind, at..at + length));
        at += length;
        code_from = at;
    }
    found.push((Kind::Code, code_from..text.len()));
    found
}

/// The length of a comment that may hold others.
fn block_comment(text: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < text.len() {
        if text[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if text[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    at
}

/// The length of a literal that begins with `quote`, both quotes included.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if character == quote => return at + quote.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

/// The length of `r"..."` or `r#"..."#`; `before` is the character in front of it.
fn raw_text(before: Option<char>, text: &str) -> Option<usize> {
    // The letter must not end a name, unless that is the `b` or `c` of `br"..."`.
    if before.is_some_and(|c| (c.is_alphanumeric() || c == '_') && c != 'b' && c != 'c') {
        return None;
    }
    let after = text.strip_prefix('r')?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    let body = after[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    Some(body.find(&end).map_or(text.len(), |at| 1 + hashes + 1 + at + end.len()))
}

/// The length of `'x'` or `'\n'`; `None` for a lifetime.
fn character(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('\'')?;
    if inside.starts_with('\\') {
        return Some(quoted(text, '\''));
    }
    let first = inside.chars().next()?;
    inside[first.len_utf8()..].starts_with('\'').then(|| 2 + first.len_utf8())
}

/// Where the items are that are compiled for tests alone.
fn test_items(masked: &str) -> Vec<Range<usize>> {
    if masked.contains("#![cfg(test)]") {
        return std::iter::once(0..masked.len()).collect();
    }
    let starts = masked.match_indices("#[cfg(test)]");
    starts.map(|(start, attribute)| start..item_end(masked, start + attribute.len())).collect()
}

/// Where the item that begins here ends: after its `;` or the brace that closes it.
fn item_end(masked: &str, from: usize) -> usize {
    let mut depth = 0_i32;
    for (at, character) in masked[from..].char_indices() {
        match character {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        let closed = character == '}' && depth <= 0;
        if closed || (character == ';' && depth == 0) {
            return from + at + 1;
        }
    }
    masked.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        let source = Source::new("src/report/pdf/draw.rs", text);
        source.names().iter().map(|named| named.parts.join("::")).collect()
    }

    fn resolved(text: &str) -> Vec<String> {
        let source = Source::new("src/report/pdf/draw.rs", text);
        let names = source.names();
        names.iter().filter_map(|named| source.resolve(named)).map(|path| path.join("/")).collect()
    }

    #[test]
    fn trees_of_names_are_read_to_their_leaves() {
        let text = "use crate::{a, b::{self, c::D as E}, f::*};\nuse ::rayon::x; use csv;";
        assert_eq!(
            names(text),
            ["crate::a", "crate::b::self", "crate::b::c::D", "crate::f::*", "rayon::x", "csv"]
        );
    }

    #[test]
    fn names_in_expressions_and_attributes_count() {
        let text = "#[derive(thiserror::Error)]\nfn f() { let v = Vec::<crate::a::B>::new(); \
                    x.zip(std::fs::read::<T>(\"y\")) }";
        assert_eq!(names(text), ["thiserror::Error", "crate::a::B", "std::fs::read"]);
    }

    #[test]
    fn comments_and_literals_name_nothing() {
        let text = r####"// crate::a
            /* crate::b /* crate::c */ crate::d */
            const A: &str = "crate::e \" crate::f";
            const B: &str = r##"crate::g "# crate::h"##;
            const C: &[u8] = br"crate::i\";
            const D: char = '"'; const E: char = '\'';
            fn f<'a>(x: &'a str) -> y::Z<'a> {}
        "####;
        assert_eq!(names(text), ["y::Z"]);
    }

    #[test]
    fn test_code_names_nothing() {
        let text = "#[cfg(test)]\nuse crate::a::b;\nuse crate::c;\n\
                    #[cfg(test)]\n#[allow(x)]\nmod tests {\n use crate::d; fn f() {}\n}\n\
                    #[cfg(test)] fn g(x: [u8; 3]) { crate::e::f(); }\nuse crate::h;";
        assert_eq!(names(text), ["crate::c", "crate::h"]);
        assert_eq!(names("#![cfg(test)]\nuse crate::a;"), [""; 0]);
    }

    #[test]
    fn names_resolve_from_where_they_stand() {
        let text = "use super::page; use super::super::job; use self::x::Y; use std::fs;\n\
                    mod inner { use super::a; use super::super::b; mod deeper { fn f() { super::c::d() } } }\n\
                    use super::e;";
        assert_eq!(
            resolved(text),
            [
                "report/pdf/page",
                "report/job",
                "report/pdf/draw/x/Y",
                "report/pdf/draw/a",
                "report/pdf/b",
                "report/pdf/draw/inner/c/d",
                "report/pdf/e",
            ]
        );
    }

    #[test]
    fn files_that_hold_tests_alone_are_known_by_their_declaration() {
        let text = "mod a;\n#[cfg(test)]\nmod fixture;\n#[cfg(test)]\nmod tests { mod b; }";
        let source = Source::new("src/report/recap/mod.rs", text);
        assert_eq!(source.test_modules(), [["report", "recap", "fixture"]]);
    }

    #[test]
    fn literals_and_macros_know_their_lines() {
        let text =
            "const A: &str = \"a\";\n#[cfg(test)]\nconst B: &str = \"b\";\nfn f() { dbg!(1) }";
        let source = Source::new("src/x.rs", text);
        assert_eq!(source.literals(), [(1, "\"a\"")]);
        assert_eq!(source.macros(true), [(4, "dbg".to_owned())]);
    }
}
