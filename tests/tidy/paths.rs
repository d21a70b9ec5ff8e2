//! The paths that code names, such as `crate::page` and each leaf of a tree after `use`.

/// A path that code names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Line, counted from 1.
    pub line: usize,
    /// The inline modules around it, outermost first.
    pub inside: Vec<String>,
    /// Its parts as written: `super`, `page`, `Text`.
    pub parts: Vec<String>,
}

/// A word of code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word<'t> {
    /// A name, a keyword or a number.
    Name(&'t str),
    /// `::`
    Step,
    /// Any other character.
    Sign(char),
}

/// The words of code without comments and literals, each with its line, counted from 1.
pub fn words(code: &str) -> Vec<(usize, Word<'_>)> {
    let mut found = Vec::new();
    let mut line = 1;
    let mut at = 0;
    while let Some(first) = code[at..].chars().next() {
        let rest = &code[at..];
        if first.is_alphanumeric() || first == '_' {
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            found.push((line, Word::Name(&rest[..end])));
            at += end;
            continue;
        }
        if rest.starts_with("::") {
            found.push((line, Word::Step));
            at += 2;
            continue;
        }
        match first {
            '\n' => line += 1,
            space if space.is_whitespace() => {}
            sign => found.push((line, Word::Sign(sign))),
        }
        at += first.len_utf8();
    }
    found
}

/// All paths of two parts or more, and what `use` names.
pub fn read(code: &str) -> Vec<Named> {
    Reader { words: words(code), inside: Vec::new(), depth: 0, found: Vec::new() }.read()
}

/// Walks over words and gathers paths.
struct Reader<'t> {
    words: Vec<(usize, Word<'t>)>,
    inside: Vec<(String, usize)>,
    depth: usize,
    found: Vec<Named>,
}

impl<'t> Reader<'t> {
    fn word(&self, at: usize) -> Option<Word<'t>> {
        self.words.get(at).map(|(_, word)| *word)
    }

    fn read(mut self) -> Vec<Named> {
        let mut at = 0;
        while let Some(word) = self.word(at) {
            at = match word {
                Word::Name("use") => self.tree(at + 1, &[], true),
                Word::Name("mod") => self.inline_module(at),
                Word::Name(_) => self.tree(at, &[], false),
                Word::Sign('{') => {
                    self.depth += 1;
                    at + 1
                }
                Word::Sign('}') => {
                    self.depth = self.depth.saturating_sub(1);
                    while self.inside.last().is_some_and(|(_, depth)| *depth > self.depth) {
                        self.inside.pop();
                    }
                    at + 1
                }
                Word::Step | Word::Sign(_) => at + 1,
            };
        }
        self.found
    }

    fn inline_module(&mut self, at: usize) -> usize {
        if let (Some(Word::Name(name)), Some(Word::Sign('{'))) =
            (self.word(at + 1), self.word(at + 2))
        {
            self.inside.push((name.to_owned(), self.depth + 1));
        }
        at + 1
    }

    /// One path, or a tree of them after `use`; returns where the words go on.
    fn tree(&mut self, mut at: usize, prefix: &[&'t str], in_use: bool) -> usize {
        let line = self.words.get(at).map_or(0, |(line, _)| *line);
        let mut parts = prefix.to_vec();
        loop {
            match self.word(at) {
                Some(Word::Name(name)) => parts.push(name),
                Some(Word::Sign('*')) if in_use => parts.push("*"),
                Some(Word::Sign('{')) if in_use => return self.group(at + 1, &parts),
                // `::<T>`, or `use ::name`.
                Some(Word::Step) if in_use && parts.is_empty() => {
                    at += 1;
                    continue;
                }
                _ => break,
            }
            at += 1;
            if self.word(at) != Some(Word::Step) {
                break;
            }
            at += 1;
        }
        if in_use && self.word(at) == Some(Word::Name("as")) {
            at += 2;
        }
        if parts.len() > 1 || (in_use && !parts.is_empty()) {
            let inside = self.inside.iter().map(|(name, _)| name.clone()).collect();
            let parts = parts.into_iter().map(str::to_owned).collect();
            self.found.push(Named { line, inside, parts });
        }
        at
    }

    fn group(&mut self, mut at: usize, prefix: &[&'t str]) -> usize {
        while let Some(word) = self.word(at) {
            match word {
                Word::Sign('}') => return at + 1,
                Word::Sign(',') => at += 1,
                _ => at = self.tree(at, prefix, true).max(at + 1),
            }
        }
        at
    }
}
