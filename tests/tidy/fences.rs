//! Each foreign crate and each power of the system in its place, and a reason for each crate.

use super::code::Source;
use super::paths::Named;

/// Crates that serve one need, and where they may be known.
pub struct Fence {
    /// Their names in Cargo.toml.
    pub crates: &'static [&'static str],
    /// The modules that may name them, with all that stands below.
    pub places: &'static [&'static str],
}

/// Something that the system can do or knows, and who may use it.
pub struct Power {
    /// What it is, in a few words.
    pub what: &'static str,
    /// How it is named: a path (`std::fs`), a macro (`println!`) or a call (`.exists(`).
    pub named: &'static [&'static str],
    /// The modules that may use it, with all that stands below.
    pub places: &'static [&'static str],
}

impl Fence {
    /// Where a file names one of the crates although it stands outside.
    pub fn climbers(&self, source: &Source) -> Vec<String> {
        if is_inside(&source.place(), self.places) {
            return Vec::new();
        }
        let named = self.crates.iter().flat_map(|name| uses(source, &[&code_name(name)]));
        named
            .map(|line| {
                format!("{}:{line}: {} stands behind a fence", source.path, self.crates.join(", "))
            })
            .collect()
    }

    /// Crates that nobody names, and places that name none of them.
    pub fn idle(&self, sources: &[Source]) -> Vec<String> {
        let knows = |source: &Source, name: &str| !uses(source, &[&code_name(name)]).is_empty();
        let unused = self
            .crates
            .iter()
            .filter(|name| !sources.iter().any(|source| knows(source, name)))
            .map(|name| format!("nobody names the crate {name}"));
        let empty = self.places.iter().filter(|place| {
            let mut inside = sources.iter().filter(|source| is_inside(&source.place(), &[place]));
            !inside.any(|source| self.crates.iter().any(|name| knows(source, name)))
        });
        let empty = empty.map(|place| format!("{place} names none of {}", self.crates.join(", ")));
        unused.chain(empty).collect()
    }
}

impl Power {
    /// Where a file uses it although it may not.
    pub fn abuses(&self, source: &Source) -> Vec<String> {
        if is_inside(&source.place(), self.places) {
            return Vec::new();
        }
        let line = |line| format!("{}:{line}: {} is not for this module", source.path, self.what);
        self.lines(source).into_iter().map(line).collect()
    }

    /// Places that do not use it.
    pub fn idle(&self, sources: &[Source]) -> Vec<String> {
        let idle = self.places.iter().filter(|place| {
            let mut inside = sources.iter().filter(|source| is_inside(&source.place(), &[place]));
            !inside.any(|source| !self.lines(source).is_empty())
        });
        idle.map(|place| format!("{place} makes no use of {}", self.what)).collect()
    }

    fn lines(&self, source: &Source) -> Vec<usize> {
        let mut lines = Vec::new();
        for name in self.named {
            if let Some(name) = name.strip_suffix('!') {
                let called = source.macros(false).into_iter().filter(|(_, called)| called == name);
                lines.extend(called.map(|(line, _)| line));
            } else if name.starts_with('.') {
                lines.extend(source.lines_with(name));
            } else {
                let path: Vec<&str> = name.split("::").collect();
                lines.extend(uses(source, &path));
            }
        }
        lines
    }
}

/// The lines on which a file names a path, or something below it.
fn uses(source: &Source, path: &[&str]) -> Vec<usize> {
    let below = |named: &Named| {
        named.parts.len() >= path.len() && named.parts.iter().zip(path).all(|(a, b)| a == b)
    };
    source.names().iter().filter(|named| below(named)).map(|named| named.line).collect()
}

/// The crate's name as code writes it.
fn code_name(package: &str) -> String {
    package.replace('-', "_")
}

fn is_inside(module: &str, places: &[&str]) -> bool {
    let below = |place: &&str| {
        module.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    places.iter().any(below)
}

/// What is wrong with the dependencies of a Cargo.toml: each has a fence, and right above it a
/// comment with its reason, which crates of one fence may share.
pub fn manifest(fences: &[Fence], text: &str) -> Vec<String> {
    let fence_of = |name: &str| fences.iter().position(|fence| fence.crates.contains(&name));
    let mut complaints = Vec::new();
    let mut there = Vec::new();
    let mut section = "";
    let mut above = Above::Nothing;
    for line in text.lines() {
        let line = line.trim();
        if line.starts_with('[') {
            section = line;
        }
        let name = line.split_once('=').map(|(name, _)| name.trim());
        let name = name.filter(|name| !name.starts_with('['));
        above = match name {
            _ if line.starts_with('#') => Above::Reason,
            Some(name) if section.ends_with("dependencies]") => {
                // The tests may use what they like, but with a reason.
                let fence = fence_of(name);
                if !section.ends_with("dev-dependencies]") {
                    there.push(name);
                    if fence.is_none() {
                        complaints.push(format!("{name} has no fence"));
                    }
                }
                let shared = matches!(above, Above::Crate(Some(other)) if Some(other) == fence);
                if above != Above::Reason && !shared {
                    complaints.push(format!("{name} has no reason in the line above it"));
                }
                Above::Crate(fence)
            }
            _ => Above::Nothing,
        };
    }
    let fenced = fences.iter().flat_map(|fence| fence.crates);
    complaints.extend(
        fenced
            .filter(|name| !there.contains(name))
            .map(|name| format!("{name} has a fence but is no dependency")),
    );
    complaints
}

/// What stands in the line above a dependency.
#[derive(PartialEq, Eq)]
enum Above {
    Nothing,
    Reason,
    /// A crate, with the number of its fence.
    Crate(Option<usize>),
}

/// Packages that do not come from the one public registry.
pub fn strange_sources(lock: &str) -> Vec<String> {
    const REGISTRY: &str = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";
    lock.lines()
        .filter(|line| line.starts_with("source = ") && *line != REGISTRY)
        .map(|line| format!("Cargo.lock: {line}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FENCE: Fence = Fence { crates: &["num-rational", "csv"], places: &["field/fraction"] };
    const DISK: Power = Power {
        what: "the disk",
        named: &["std::fs", "println!", ".exists("],
        places: &["output", "digest"],
    };

    #[test]
    fn crates_stay_behind_their_fence() {
        let text = "use num_rational::Ratio;\nfn f() { csv::Reader::new() }";
        let climbers = |path| FENCE.climbers(&Source::new(path, text));
        assert_eq!(
            climbers("src/field/score.rs"),
            [
                "src/field/score.rs:1: num-rational, csv stands behind a fence",
                "src/field/score.rs:2: num-rational, csv stands behind a fence",
            ]
        );
        assert_eq!(climbers("src/field/fraction.rs"), [""; 0]);
        assert_eq!(climbers("src/field/fraction/tests.rs"), [""; 0]);
        assert_eq!(climbers("src/field/fractions.rs").len(), 2);
        let tests =
            Source::new("src/x.rs", "#[cfg(test)] mod tests { use csv::Reader; }\n// csv::A");
        assert_eq!(FENCE.climbers(&tests), [""; 0]);
    }

    #[test]
    fn a_fence_around_nothing_is_said() {
        let sources = [Source::new("src/field/mod.rs", "use csv::Reader;")];
        assert_eq!(
            FENCE.idle(&sources),
            [
                "nobody names the crate num-rational",
                "field/fraction names none of num-rational, csv"
            ]
        );
    }

    #[test]
    fn powers_are_for_those_who_may() {
        let text = "use std::{fmt, fs::File};\nfn f() {\n println!(\"\");\n path.exists() }";
        let abuses = |path| DISK.abuses(&Source::new(path, text));
        assert_eq!(
            abuses("src/scoring.rs"),
            [
                "src/scoring.rs:1: the disk is not for this module",
                "src/scoring.rs:3: the disk is not for this module",
                "src/scoring.rs:4: the disk is not for this module",
            ]
        );
        assert_eq!(abuses("src/output/disk.rs"), [""; 0]);
        let sources = [Source::new("src/output/disk.rs", text), Source::new("src/digest.rs", "")];
        assert_eq!(DISK.idle(&sources), ["digest makes no use of the disk"]);
    }

    #[test]
    fn dependencies_have_a_fence_and_a_reason() {
        let text = "[package]\nname = \"x\"\n[dependencies]\n# Exact.\nnum-rational = \"1\"\n\
                    csv = \"1\"\nserde = \"1\"\n\n[target.'cfg(target_os = \"linux\")'.dependencies]\nrustix = \"1\"\n\
                    [dev-dependencies]\n# Folders.\ntempfile = \"3\"\nproptest = \"1\"\n";
        let fences = [FENCE, Fence { crates: &["rayon"], places: &["pipeline"] }];
        assert_eq!(
            manifest(&fences, text),
            [
                "serde has no fence",
                "serde has no reason in the line above it",
                "rustix has no fence",
                "rustix has no reason in the line above it",
                "proptest has no reason in the line above it",
                "rayon has a fence but is no dependency",
            ]
        );
    }

    #[test]
    fn packages_come_from_one_registry() {
        let lock = "source = \"registry+https://github.com/rust-lang/crates.io-index\"\n\
                    source = \"git+https://example.org/x\"\n";
        assert_eq!(strange_sources(lock), ["Cargo.lock: source = \"git+https://example.org/x\""]);
    }
}
