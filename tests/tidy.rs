//! The order of this project, kept by a test: layers, fences, powers, and how files are written.
//!
//! To change the architecture, change the tables here in the same commit and say why.

// What is wrong with the project ends a test.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "tidy/architecture.rs"]
mod architecture;
mod blessing;
#[path = "tidy/code.rs"]
mod code;
#[path = "tidy/fences.rs"]
mod fences;
#[path = "tidy/layers.rs"]
mod layers;
#[path = "tidy/manners.rs"]
mod manners;
#[path = "tidy/paths.rs"]
mod paths;

use std::fmt::Write as _;
use std::process::Command;

use architecture::{LAYERS, REPORT};
use blessing::{hold_block, read, top};
use code::Source;
use fences::{Fence, Power};
use layers::Layers;

/// Where each foreign crate is known; to replace one, nothing else has to change.
const FENCES: &[Fence] = &[
    Fence { crates: &["calamine"], places: &["sheet/grid"] },
    // Archives are taken apart by one set of rules, and made for people by another.
    Fence { crates: &["zip"], places: &["sheet/gate/archive", "report/parcel"] },
    Fence { crates: &["quick-xml"], places: &["sheet/gate/xml"] },
    Fence { crates: &["html5gum"], places: &["sheet/gate/html"] },
    Fence { crates: &["rust_xlsxwriter"], places: &["report/xlsx"] },
    Fence { crates: &["printpdf"], places: &["report/pdf"] },
    Fence { crates: &["lopdf"], places: &["report/pdf"] },
    Fence { crates: &["subsetter"], places: &["report/pdf"] },
    Fence { crates: &["rustybuzz"], places: &["report/pdf"] },
    Fence { crates: &["png"], places: &["report/pdf"] },
    Fence { crates: &["zune-jpeg"], places: &["report/pdf"] },
    Fence { crates: &["usvg"], places: &["report/pdf"] },
    Fence { crates: &["flate2"], places: &["report/pdf"] },
    // Texts that an office writes, and a page of ours: other rules, and no value in common.
    Fence { crates: &["minijinja"], places: &["template/wording", "report/html"] },
    Fence { crates: &["qrcode"], places: &["report/certificate/qr"] },
    Fence { crates: &["rayon"], places: &["pipeline"] },
    Fence { crates: &["clap"], places: &["cli"] },
    Fence { crates: &["indicatif"], places: &["cli"] },
    Fence { crates: &["annotate-snippets"], places: &["cli"] },
    Fence { crates: &["anstream", "anstyle"], places: &["cli"] },
    Fence { crates: &["ctrlc"], places: &["cli"] },
    Fence { crates: &["open"], places: &["cli/opening"] },
    Fence {
        crates: &["num-rational", "num-bigint", "num-traits", "num-integer"],
        places: &["domain/fraction", "domain/score"],
    },
    Fence { crates: &["toml"], places: &["config"] },
    Fence { crates: &["strsim"], places: &["config", "sheet/names"] },
    Fence { crates: &["globset"], places: &["job/globs"] },
    Fence { crates: &["walkdir"], places: &["sheet/folder", "output"] },
    Fence { crates: &["unicode-normalization"], places: &["sheet/names", "report/pdf/setting"] },
    Fence { crates: &["sha2"], places: &["digest"] },
    // Tables come in as CSV and go out as CSV, by different rules.
    Fence { crates: &["csv"], places: &["report/data"] },
    // Public files are written, results of earlier years and manifests read, the journal and
    // the register kept; of its head manifests speak as well.
    Fence {
        crates: &["serde"],
        places: &[
            "report/data",
            "report/accounting",
            // The template of the page takes its data by the names of fields.
            "report/dashboard",
            "sheet/history",
            "output/journal",
            "register/head",
            "register/line",
            "verify/manifest",
        ],
    },
    Fence {
        crates: &["serde_json"],
        places: &[
            "report/data",
            "sheet/history",
            "output/journal",
            "register/line",
            "verify/manifest",
        ],
    },
    // Bytes as letters: in keys, in identities of certificates, in the text of the QR code, in the
    // policy of a page.
    Fence {
        crates: &["data-encoding"],
        places: &["signing", "register/certificate", "verify", "report/html"],
    },
    Fence { crates: &["ed25519-dalek", "blake2", "scrypt"], places: &["signing"] },
    Fence { crates: &["rpassword", "etcetera", "getrandom"], places: &["cli/key"] },
    // Errors stand where they arise.
    Fence {
        crates: &["thiserror"],
        places: &["template", "output", "report", "pipeline", "signing", "register", "verify"],
    },
    // The exchange of two folders, and the bounds of a process.
    Fence { crates: &["rustix"], places: &["output/disk", "sheet/grid/isolated/bounds"] },
];

/// What the system can do, and who may ask it to.
const POWERS: &[Power] = &[
    Power {
        what: "the disk",
        named: &[
            "std::fs",
            ".exists(",
            ".try_exists(",
            ".is_dir(",
            ".is_file(",
            ".is_symlink(",
            ".metadata(",
            ".symlink_metadata(",
            ".read_dir(",
            ".read_link(",
            ".canonicalize(",
        ],
        // What is verified may lie anywhere; it is read, never written.
        places: &["sheet", "rubric", "job", "output", "register", "verify/disk"],
    },
    Power { what: "the network", named: &["std::net"], places: &[] },
    Power { what: "the environment", named: &["std::env"], places: &["main"] },
    // The folder of a job is named absolutely once, before anything is written to it.
    Power {
        what: "the working directory",
        named: &["std::path::absolute", "path::absolute"],
        places: &["output"],
    },
    // Formats that may bring their reader down are read in a process of their own.
    Power {
        what: "the process",
        named: &["std::process"],
        places: &["main", "cli", "sheet/grid/isolated"],
    },
    Power { what: "the clock", named: &["std::time::Instant"], places: &["cli"] },
    // The output compares the stamps of files with each other, never with now.
    Power { what: "time", named: &["std::time::SystemTime"], places: &["output/survey"] },
    Power {
        what: "the terminal",
        named: &[
            "std::io::stdin",
            "std::io::stdout",
            "std::io::stderr",
            "std::io::IsTerminal",
            "io::stdin",
            "io::stdout",
            "io::stderr",
            "println!",
            "print!",
            "eprintln!",
            "eprint!",
        ],
        places: &["cli"],
    },
    // Hashing, syncing and taking away of many files; both ends of another process; a pause before
    // a file is tried again, and between two looks at a template. Everything else is the
    // pipeline's.
    Power {
        what: "threads",
        named: &["std::thread"],
        places: &["output", "sheet/grid/isolated", "sheet/reading", "cli/certificate"],
    },
    // It is asked, never walked: the order would differ from run to run, and so would bytes.
    Power {
        what: "a map without order",
        named: &["std::collections::HashMap", "std::collections::HashSet"],
        places: &["report/xlsx/style"],
    },
];

/// The most lines that a file may have.
const LONGEST: usize = 500;

/// Files that are longer and should shrink, with their bounds.
const LONG_FILES: [(&str, usize); 0] = [];

/// Where Indonesian may stand: the catalogue has the words, the help is part of the arguments.
const INDONESIAN_PLACES: [&str; 2] = ["src/catalogue/", "src/cli/args.rs"];

/// All files of the project that are text, those that are not committed yet included.
fn project() -> Vec<(String, String)> {
    let arguments =
        ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"];
    let listed = Command::new("git").args(arguments).current_dir(top()).output();
    let listed = listed.unwrap_or_else(|error| panic!("git lists the project's files: {error}"));
    assert!(listed.status.success(), "{}", String::from_utf8_lossy(&listed.stderr));
    let names = String::from_utf8(listed.stdout).unwrap();
    let text = |name: &str| {
        // A file may be gone and its removal not committed, and a typeface is no text.
        let text = String::from_utf8(std::fs::read(top().join(name)).ok()?).ok()?;
        Some((name.to_owned(), text))
    };
    let files: Vec<_> =
        names.split('\0').filter(|name| !name.is_empty()).filter_map(text).collect();
    assert!(files.iter().any(|(path, _)| path == "Cargo.toml"), "no project at {:?}", top());
    files
}

/// All Rust files.
fn rust() -> Vec<Source> {
    let files = project();
    let rust = files.iter().filter(|(path, _)| path.ends_with(".rs"));
    rust.map(|(path, text)| Source::new(path, text)).collect()
}

/// The Rust files that ship: those of `src` that are not tests as a whole.
fn shipped() -> Vec<Source> {
    let mut sources = rust();
    sources.retain(|source| source.path.starts_with("src/"));
    let tests: Vec<_> = sources.iter().flat_map(Source::test_modules).collect();
    sources.retain(|source| !tests.iter().any(|test| source.module.starts_with(test)));
    assert!(sources.iter().any(|source| source.path == "src/lib.rs"));
    sources
}

#[track_caller]
fn assert_none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn modules_import_what_their_row_says() {
    assert_none(&LAYERS.complaints(&shipped()));
}

#[test]
fn reports_import_what_their_row_says() {
    assert_none(&REPORT.complaints(&shipped()));
}

#[test]
fn the_front_page_lists_the_modules_in_reading_order() {
    let front = Source::new("src/lib.rs", &read(&top().join("src/lib.rs")));
    let rows = LAYERS.rows.iter().map(|row| row.name).filter(|name| *name != "cli");
    assert_eq!(layers::declared(&front), rows.collect::<Vec<_>>());
}

#[test]
fn foreign_crates_stay_behind_their_fences() {
    let sources = shipped();
    for fence in FENCES {
        let climbers = sources.iter().flat_map(|source| fence.climbers(source));
        assert_none(&climbers.chain(fence.idle(&sources)).collect::<Vec<_>>());
    }
}

#[test]
fn powers_are_used_where_they_may_be() {
    let sources = shipped();
    for power in POWERS {
        let abuses = sources.iter().flat_map(|source| power.abuses(source));
        assert_none(&abuses.chain(power.idle(&sources)).collect::<Vec<_>>());
    }
}

#[test]
fn every_dependency_has_a_fence_and_a_reason() {
    assert_none(&fences::manifest(FENCES, &read(&top().join("Cargo.toml"))));
    assert_none(&fences::strange_sources(&read(&top().join("Cargo.lock"))));
}

#[test]
fn files_are_written_with_care() {
    let sources = rust();
    let mut complaints = Vec::new();
    for source in &sources {
        complaints.extend(manners::header(&source.path, &source.text));
        complaints.extend(manners::name(source));
        complaints.extend(manners::length(&source.path, &source.text, LONGEST, &LONG_FILES));
        complaints.extend(manners::unfinished(source));
    }
    for (name, _) in LONG_FILES {
        if !sources.iter().any(|source| source.path == name) {
            complaints.push(format!("{name} may be long but is not there"));
        }
    }
    assert_none(&complaints);
}

#[test]
fn users_read_words_of_the_catalogue() {
    let sources = shipped();
    let found = sources.iter().flat_map(|source| manners::language(source, &INDONESIAN_PLACES));
    assert_none(&found.collect::<Vec<_>>());
    // The check sees what it looks for: the exceptions are full of it.
    for place in INDONESIAN_PLACES {
        let mut inside = sources.iter().filter(|source| source.path.starts_with(place));
        assert!(inside.any(|source| !manners::language(source, &[]).is_empty()), "{place}");
    }
}

#[test]
fn the_project_speaks_of_itself_alone() {
    let files = project();
    // The lock file names other people's crates.
    let own = files.iter().filter(|(path, _)| path != "Cargo.lock");
    let found = own.flat_map(|(path, text)| manners::company(path, text));
    assert_none(&found.collect::<Vec<_>>());
}

#[test]
fn lines_end_in_a_line_feed() {
    let files = project();
    let written = |path: &str| [".rs", ".toml", ".md"].iter().any(|end| path.ends_with(end));
    let found = files.iter().filter(|(path, _)| written(path));
    let found = found.flat_map(|(path, text)| manners::ends(path, text));
    assert_none(&found.collect::<Vec<_>>());
}

/// A table of layers as the developers' page shows it.
fn shown(layers: &Layers) -> String {
    let mut table = "| module | what it is | may import |\n|---|---|---|\n".to_owned();
    for row in layers.rows {
        let imports: Vec<_> = row.may_import.iter().map(|import| format!("`{import}`")).collect();
        let imports = if imports.is_empty() { "-".to_owned() } else { imports.join(", ") };
        let _ = writeln!(table, "| `{}` | {} | {imports} |", row.name, row.about);
    }
    table
}

#[test]
fn the_developers_page_shows_the_tables() {
    let mut fences = "| crate | known in |\n|---|---|\n".to_owned();
    for fence in FENCES {
        let ticked = |names: &[&str]| {
            names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
        };
        let _ = writeln!(fences, "| {} | {} |", ticked(fence.crates), ticked(fence.places));
    }
    hold_block("docs/development.md", "layers", &shown(&LAYERS));
    hold_block("docs/development.md", "report", &shown(&REPORT));
    hold_block("docs/development.md", "fences", &fences);
}
