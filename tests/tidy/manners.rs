//! How files are written: their first line, their names, their length, their language, their ends.

use super::code::{Source, line_at};

/// Names that say nothing about what is inside.
const EMPTY_NAMES: [&str; 8] =
    ["util", "utils", "helper", "helpers", "common", "misc", "shared", "stuff"];

/// Words of unfinished work, in two pieces so that this file keeps its own rule.
const UNFINISHED: [&str; 3] = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];

/// Words that hold Indonesian sentences together and are no English ones.
const INDONESIAN: [&str; 22] = [
    "adalah", "atau", "belum", "berkas", "bukan", "dan", "dari", "dengan", "harus", "ini", "itu",
    "karena", "oleh", "pada", "sebagai", "semua", "setiap", "sudah", "tidak", "untuk", "yang",
    "ke",
];

/// The program keeps no such thing and asks nobody anything; in two pieces like the others.
const FOREIGN_WORDS: [&str; 2] = [concat!("sess", "ion"), concat!("prom", "pt")];

/// Where somebody's own machine begins.
const OWN_PLACES: [&str; 6] = [
    concat!("/ho", "me/"),
    concat!("/ro", "ot/"),
    concat!("/wo", "rk/"),
    concat!("/tm", "p/"),
    concat!("/Use", "rs/"),
    concat!("C:\\Use", "rs\\"),
];

/// A file opens with a sentence that says what it is.
pub fn header(path: &str, text: &str) -> Vec<String> {
    let lines = text.lines().map_while(|line| line.strip_prefix("//!"));
    let sentence: Vec<&str> = lines.map(str::trim).take_while(|line| !line.is_empty()).collect();
    let sentence = sentence.join(" ");
    let begins = sentence.starts_with(|c: char| c.is_uppercase() || c == '`');
    if begins && sentence.ends_with('.') {
        return Vec::new();
    }
    vec![format!("{path}: does not open with a `//!` sentence and its full stop")]
}

/// Neither a file nor a module is named after nothing.
pub fn name(source: &Source) -> Vec<String> {
    let file = source.path.trim_end_matches(".rs").rsplit('/');
    let modules = source.text.lines().filter_map(|line| {
        let line = line.trim().trim_start_matches("pub ");
        line.strip_prefix("mod ").map(|rest| rest.trim_end_matches([' ', ';', '{', '}']))
    });
    let empty = file.chain(modules).filter(|name| EMPTY_NAMES.contains(name));
    empty
        .map(|name| format!("{}: `{name}` says nothing about what is inside", source.path))
        .collect()
}

/// No file is longer than `most` lines, but those that are known to be, each with its own bound;
/// one that has shrunk below `most` is known no longer.
pub fn length(path: &str, text: &str, most: usize, known: &[(&str, usize)]) -> Vec<String> {
    let lines = text.lines().count();
    let bound = known.iter().find(|(name, _)| *name == path).map(|(_, bound)| *bound);
    match bound {
        Some(bound) if lines > bound => vec![format!("{path}: {lines} lines, it may have {bound}")],
        Some(_) if lines <= most => vec![format!("{path}: short enough to be no exception")],
        None if lines > most => vec![format!("{path}: {lines} lines, a file may have {most}")],
        _ => Vec::new(),
    }
}

/// Nothing is left unfinished.
pub fn unfinished(source: &Source) -> Vec<String> {
    let calls = ["todo", "unimplemented", "dbg"];
    let macros = source.macros(true).into_iter().filter(|(_, name)| calls.contains(&name.as_str()));
    let macros = macros.map(|(line, name)| format!("{}:{line}: `{name}!`", source.path));
    let comments = source.comments().into_iter().filter_map(|(line, comment)| {
        let word = UNFINISHED.into_iter().find(|word| comment.contains(word))?;
        Some(format!("{}:{line}: {word}", source.path))
    });
    macros.chain(comments).collect()
}

/// What a user reads stands in the catalogue: no literal elsewhere is an Indonesian sentence.
///
/// A sentence has three words or more, one of them from a list of words that hold sentences
/// together. Two words may be what a sheet says (`tidak dinilai`), which code has to know.
pub fn language(source: &Source, except: &[&str]) -> Vec<String> {
    if except.iter().any(|place| source.path.starts_with(place)) {
        return Vec::new();
    }
    let sentence = |literal: &str| {
        let lower = literal.to_lowercase();
        let words =
            lower.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphabetic()));
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        words.len() > 2 && words.iter().any(|word| INDONESIAN.contains(word))
    };
    let found = source.literals().into_iter().filter(|(_, literal)| sentence(literal));
    let told = |(line, text)| format!("{}:{line}: belongs in the catalogue: {text}", source.path);
    found.map(told).collect()
}

/// A project speaks of itself alone: of no machine that it was written on, and of nothing around.
pub fn company(path: &str, text: &str) -> Vec<String> {
    let places = OWN_PLACES.into_iter().flat_map(|place| text.match_indices(place));
    let lower = text.to_lowercase();
    let words = FOREIGN_WORDS.into_iter().flat_map(|word| {
        let letter = |c: char| c.is_alphanumeric() || c == '_';
        let matches = lower.match_indices(word).filter(|(at, word)| {
            let before = lower[..*at].chars().next_back();
            let after = lower[at + word.len()..].trim_start_matches('s').chars().next();
            !before.is_some_and(letter) && !after.is_some_and(letter)
        });
        matches
            .map(|(at, word)| format!("{path}:{}: `{word}`", line_at(&lower, at)))
            .collect::<Vec<_>>()
    });
    let places = places.map(|(at, place)| format!("{path}:{}: `{place}`", line_at(text, at)));
    places.chain(words).collect()
}

/// Lines end in a line feed alone, with nothing invisible before it, and so does the file.
pub fn ends(path: &str, text: &str) -> Vec<String> {
    let mut complaints = Vec::new();
    for (index, line) in text.split('\n').enumerate() {
        let what = if line.ends_with('\r') {
            "a carriage return"
        } else if line.ends_with([' ', '\t']) {
            "white space at the end"
        } else if line.contains('\t') {
            "a tab"
        } else {
            continue;
        };
        complaints.push(format!("{path}:{}: {what}", index + 1));
    }
    if !text.is_empty() && (!text.ends_with('\n') || text.ends_with("\n\n")) {
        complaints.push(format!("{path}: does not end with one line feed"));
    }
    complaints
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_open_with_a_sentence() {
        for good in
            ["//! One.\n", "//! A long\n//! one.\n//!\n//! more\n", "//! `a`: one.\nuse b;\n"]
        {
            assert_eq!(header("a.rs", good), [""; 0], "{good}");
        }
        for bad in
            ["", "use a;\n", "// One.\n", "//! no capital.\n", "//! No stop\n", "\n//! Late.\n"]
        {
            assert_eq!(header("a.rs", bad).len(), 1, "{bad}");
        }
    }

    #[test]
    fn names_mean_something() {
        let found =
            name(&Source::new("src/common/x.rs", "mod helpers;\npub mod utils {\n}\nmod y;\n"));
        assert_eq!(found.len(), 3, "{found:?}");
        assert_eq!(name(&Source::new("src/commons.rs", "mod utility;\n")), [""; 0]);
    }

    #[test]
    fn files_are_short_and_exceptions_end() {
        let known = [("b.rs", 5)];
        assert_eq!(length("a.rs", "\n\n\n", 3, &known), [""; 0]);
        assert_eq!(length("a.rs", "\n\n\n\n", 3, &known), ["a.rs: 4 lines, a file may have 3"]);
        assert_eq!(length("b.rs", "\n\n\n\n\n", 3, &known), [""; 0]);
        assert_eq!(length("b.rs", "\n\n\n\n\n\n", 3, &known), ["b.rs: 6 lines, it may have 5"]);
        assert_eq!(length("b.rs", "\n", 3, &known), ["b.rs: short enough to be no exception"]);
    }

    #[test]
    fn unfinished_work_is_found_in_tests_too() {
        let text = format!(
            "// {}: later\nfn f() {{ {}!() }}\n#[cfg(test)]\nfn g() {{ {}!(1) }}\nconst A: &str = \"{}\";\n",
            UNFINISHED[0], "todo", "dbg", UNFINISHED[1]
        );
        let found = unfinished(&Source::new("src/a.rs", &text));
        assert_eq!(
            found,
            [
                "src/a.rs:2: `todo!`".to_owned(),
                "src/a.rs:4: `dbg!`".to_owned(),
                format!("src/a.rs:1: {}", UNFINISHED[0]),
            ]
        );
    }

    #[test]
    fn indonesian_sentences_stand_in_the_catalogue() {
        let text = "const A: &str = \"Berkas tidak ada\";\nconst B: [&str; 3] = [\"tidak dinilai\", \"Nilai\", \"no file here\"];\n\
                    // yang ini dan itu\n#[cfg(test)]\nconst C: &str = \"yang ini itu\";\n";
        let found = |path| language(&Source::new(path, text), &["src/catalogue/"]);
        assert_eq!(
            found("src/a.rs"),
            ["src/a.rs:1: belongs in the catalogue: \"Berkas tidak ada\""]
        );
        assert_eq!(found("src/catalogue/a.rs"), [""; 0]);
    }

    #[test]
    fn machines_and_what_is_around_are_not_named() {
        let text = format!(
            "a\nsee {}me/x\n{}s\nA {}\n",
            OWN_PLACES[0],
            FOREIGN_WORDS[0],
            FOREIGN_WORDS[1].to_uppercase()
        );
        assert_eq!(
            company("a.md", &text),
            [
                format!("a.md:2: `{}`", OWN_PLACES[0]),
                format!("a.md:3: `{}`", FOREIGN_WORDS[0]),
                format!("a.md:4: `{}`", FOREIGN_WORDS[1]),
            ]
        );
        let near = format!("ob{}s, {}ly, `home/x`\n", FOREIGN_WORDS[0], FOREIGN_WORDS[1]);
        assert_eq!(company("a.md", &near), [""; 0]);
    }

    #[test]
    fn lines_end_in_nothing_but_a_line_feed() {
        assert_eq!(ends("a.rs", "a\n\n b\n"), [""; 0]);
        assert_eq!(
            ends("a.rs", "a \r\nb \n\tc\nd"),
            [
                "a.rs:1: a carriage return",
                "a.rs:2: white space at the end",
                "a.rs:3: a tab",
                "a.rs: does not end with one line feed",
            ]
        );
        assert_eq!(ends("a.rs", "a\n\n").len(), 1);
    }
}
