//! Who may import whom: a table, and what holds code to it.

use std::collections::{BTreeMap, BTreeSet};

use super::code::Source;
use super::paths::Named;

/// A module and what it may import; a row may name only rows above it, so no circle can close.
pub struct Layer {
    /// Its name; `mod` for the file that holds the other modules of a table.
    pub name: &'static str,
    /// One sentence without its full stop.
    pub about: &'static str,
    /// The modules of the same table that it may import.
    pub may_import: &'static [&'static str],
}

/// A table of layers.
pub struct Layers {
    /// The path that its modules stand under: nothing for the library, `report` for its inside.
    pub root: &'static str,
    /// Its rows, in reading order.
    pub rows: &'static [Layer],
}

/// The row of the file that holds the others.
const ROOT_FILE: &str = "mod";

/// One import, from row to row.
type Edges = BTreeMap<(String, String), String>;

impl Layers {
    /// All that is wrong: with the table itself, with the code, and between them.
    pub fn complaints(&self, sources: &[Source]) -> Vec<String> {
        let mut complaints = self.disorder();
        let mut edges = Edges::new();
        for source in sources {
            complaints.extend(self.crossings(source, &mut edges));
        }
        complaints.extend(self.idle(&edges));
        complaints.extend(self.absent(sources));
        complaints
    }

    /// Rows that stand twice, or name something that does not stand above them.
    fn disorder(&self) -> Vec<String> {
        let mut above = BTreeSet::new();
        let mut complaints = Vec::new();
        for row in self.rows {
            for import in row.may_import {
                if !above.contains(import) {
                    complaints.push(format!(
                        "the row of {} names {import}, which does not stand above it",
                        row.name
                    ));
                }
            }
            if !above.insert(row.name) {
                complaints.push(format!("{} has two rows", row.name));
            }
        }
        complaints
    }

    /// Imports of one file that the table does not allow; the others are added to `edges`.
    fn crossings(&self, source: &Source, edges: &mut Edges) -> Vec<String> {
        let Some(own) = self.own_row(source) else { return Vec::new() };
        let allowed = self.row(&own).map(|row| row.may_import).unwrap_or_default();
        let mut complaints = Vec::new();
        for named in source.names() {
            let Some(import) = self.imported(source, named) else { continue };
            if import == own {
                continue;
            }
            let place = format!("{}:{}", source.path, named.line);
            if allowed.contains(&import.as_str()) {
                edges.entry((own.clone(), import)).or_insert(place);
            } else {
                let written = named.parts.join("::");
                complaints.push(format!("{place}: {own} may not import {import} ({written})"));
            }
        }
        complaints
    }

    /// Imports that the table allows and nobody makes.
    fn idle(&self, edges: &Edges) -> Vec<String> {
        let pairs = self.rows.iter().flat_map(|row| {
            row.may_import.iter().map(|import| (row.name.to_owned(), (*import).to_owned()))
        });
        pairs
            .filter(|pair| !edges.contains_key(pair))
            .map(|(row, import)| format!("{row} may import {import}, but does not"))
            .collect()
    }

    /// Modules without a row, and rows without a module.
    fn absent(&self, sources: &[Source]) -> Vec<String> {
        let there: BTreeSet<String> =
            sources.iter().filter_map(|source| self.own_row(source)).collect();
        let known: BTreeSet<String> = self.rows.iter().map(|row| row.name.to_owned()).collect();
        let without_row = there.difference(&known).map(|name| format!("{name} has no row"));
        let without_file = known.difference(&there).map(|name| format!("{name} has no file"));
        without_row.chain(without_file).collect()
    }

    fn row(&self, name: &str) -> Option<&Layer> {
        self.rows.iter().find(|row| row.name == name)
    }

    /// The row that a file belongs to; `None` for files outside of the table.
    fn own_row(&self, source: &Source) -> Option<String> {
        let inside = self.below_root(&source.module)?;
        match (inside.first(), self.root) {
            (Some(name), _) => Some(name.clone()),
            // The front page of the library only lists its modules; the binary is one of them.
            (None, "") => (source.path == "src/main.rs").then(|| "cli".to_owned()),
            (None, _) => Some(ROOT_FILE.to_owned()),
        }
    }

    /// The row that a name leads to; `None` where it leads out of the table.
    fn imported(&self, source: &Source, named: &Named) -> Option<String> {
        let binary = self.root.is_empty() && self.own_row(source).as_deref() == Some("cli");
        let first = named.parts.first()?;
        if binary {
            // `crate` is the binary itself there, and the library has a name.
            return (first == "rapor").then(|| named.parts.get(1).cloned()).flatten();
        }
        let path = match source.resolve(named) {
            Some(path) => path,
            // What the root file names without `self` stands beside it.
            None if self.row(first).is_some() && self.is_root_file(source) => {
                return Some(first.clone());
            }
            None => return None,
        };
        let inside = self.below_root(&path)?;
        let name = inside.first()?;
        match self.row(name) {
            None if !self.root.is_empty() => Some(ROOT_FILE.to_owned()),
            _ => Some(name.clone()),
        }
    }

    fn is_root_file(&self, source: &Source) -> bool {
        !self.root.is_empty() && source.place() == self.root
    }

    fn below_root<'m>(&self, module: &'m [String]) -> Option<&'m [String]> {
        if self.root.is_empty() {
            return Some(module);
        }
        let (first, inside) = module.split_first()?;
        (first == self.root).then_some(inside)
    }
}

/// The modules that a file declares for everybody, in its order.
pub fn declared(source: &Source) -> Vec<String> {
    let line =
        |line: &str| Some(line.trim().strip_prefix("pub mod ")?.strip_suffix(';')?.to_owned());
    source.text.lines().filter_map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: Layers = Layers {
        root: "",
        rows: &[
            Layer { name: "soil", about: "", may_import: &[] },
            Layer { name: "stem", about: "", may_import: &["soil"] },
            Layer { name: "leaf", about: "", may_import: &["stem"] },
            Layer { name: "cli", about: "", may_import: &["leaf"] },
        ],
    };

    const INNER: Layers = Layers {
        root: "report",
        rows: &[
            Layer { name: "page", about: "", may_import: &[] },
            Layer { name: "mod", about: "", may_import: &[] },
            Layer { name: "pdf", about: "", may_import: &["page"] },
        ],
    };

    fn crossings(table: &Layers, path: &str, text: &str) -> Vec<String> {
        table.crossings(&Source::new(path, text), &mut Edges::new())
    }

    #[test]
    fn what_the_table_allows_passes() {
        for (path, text) in [
            ("src/stem/mod.rs", "use crate::soil::Sand; use self::tip::Tip; use super::soil;"),
            ("src/stem/tip.rs", "use super::hair::Hair; use super::super::soil::{self, Sand};"),
            ("src/main.rs", "use rapor::leaf::Leaf; use crate::args::Args;"),
            ("src/stem.rs", "#[cfg(test)] mod tests { use crate::leaf::Leaf; }"),
        ] {
            assert_eq!(crossings(&TABLE, path, text), [""; 0], "{path}");
        }
    }

    #[test]
    fn imports_upwards_are_found_however_they_are_written() {
        for (path, text) in [
            ("src/soil.rs", "use crate::{stem::Tip, soil::Sand};"),
            ("src/soil.rs", "fn f() { super::stem::grow() }"),
            ("src/soil/deep.rs", "pub use super::super::stem;"),
            ("src/soil.rs", "fn f(x: &dyn crate::stem::Tip) {}"),
            ("src/soil.rs", "#[cfg(test)] use crate::leaf::Leaf; use crate::stem::Tip;"),
        ] {
            let found = crossings(&TABLE, path, text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert!(found[0].contains("soil may not import stem"), "{found:?}");
        }
        let found = crossings(&TABLE, "src/cli/args.rs", "use rapor::soil::Sand;");
        assert_eq!(found, ["src/cli/args.rs:1: cli may not import soil (rapor::soil::Sand)"]);
        let found = crossings(&TABLE, "src/stem.rs", "use crate::moss::Moss;");
        assert_eq!(found, ["src/stem.rs:1: stem may not import moss (crate::moss::Moss)"]);
    }

    #[test]
    fn the_inside_of_a_module_has_layers_too() {
        let found =
            crossings(&INNER, "src/report/page.rs", "use super::pdf::Press;\nuse super::Results;");
        assert_eq!(
            found,
            [
                "src/report/page.rs:1: page may not import pdf (super::pdf::Press)",
                "src/report/page.rs:2: page may not import mod (super::Results)",
            ]
        );
        let found = crossings(&INNER, "src/report/mod.rs", "pub mod pdf;\npub use pdf::Press;");
        assert_eq!(found, ["src/report/mod.rs:2: mod may not import pdf (pdf::Press)"]);
        assert_eq!(crossings(&INNER, "src/report/pdf/draw.rs", "use crate::page::Text;"), [""; 0]);
        assert_eq!(crossings(&INNER, "src/soil.rs", "use crate::page::Text;"), [""; 0]);
    }

    #[test]
    fn a_circle_cannot_be_written_down() {
        let circle = Layers {
            root: "",
            rows: &[
                Layer { name: "a", about: "", may_import: &["b"] },
                Layer { name: "b", about: "", may_import: &["a"] },
                Layer { name: "b", about: "", may_import: &[] },
            ],
        };
        assert_eq!(
            circle.disorder(),
            ["the row of a names b, which does not stand above it", "b has two rows"]
        );
        assert_eq!(TABLE.disorder(), [""; 0]);
    }

    #[test]
    fn rows_and_files_belong_together() {
        let sources = [Source::new("src/soil.rs", ""), Source::new("src/moss.rs", "")];
        assert_eq!(
            TABLE.absent(&sources),
            ["moss has no row", "cli has no file", "leaf has no file", "stem has no file"]
        );
        let mut edges = Edges::new();
        TABLE.crossings(&Source::new("src/stem.rs", "use crate::soil::Sand;"), &mut edges);
        assert_eq!(
            TABLE.idle(&edges),
            ["leaf may import stem, but does not", "cli may import leaf, but does not"]
        );
    }

    #[test]
    fn declared_modules_come_in_their_order() {
        let source = Source::new("src/lib.rs", "pub mod b;\n\nmod hidden;\npub mod a;\n");
        assert_eq!(declared(&source), ["b", "a"]);
    }
}
