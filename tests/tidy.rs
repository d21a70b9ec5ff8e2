//! The order of this project, kept by a test: layers, fences, powers, and how files are written.
//!
//! To change the architecture, change the tables here in the same commit and say why.

// What is wrong with the project ends a test.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

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

use blessing::{hold_block, read, top};
use code::Source;
use fences::{Fence, Power};
use layers::{Layer, Layers};

/// The modules of the project in reading order. A row names only rows above it.
const LAYERS: Layers = Layers {
    root: "",
    rows: &[
        Layer {
            name: "location",
            about: "where a value came from: file, sheet, cell, or a stretch of text",
            may_import: &[],
        },
        Layer { name: "page", about: "a printed page as plain data", may_import: &[] },
        Layer {
            name: "digest",
            about: "SHA-256 of what is read and of what is written",
            may_import: &[],
        },
        Layer { name: "dice", about: "chance that falls the same way for ever", may_import: &[] },
        Layer {
            name: "domain",
            about: "the words of the field: fraction, score, weight, band, region, assessment",
            // An assessment remembers the cells that it came from.
            may_import: &["location"],
        },
        Layer {
            name: "finding",
            about: "what the user must know about the input: code, place and facts, no words",
            may_import: &["location", "domain"],
        },
        Layer {
            name: "config",
            about: "TOML files asked for their keys, with every problem at once",
            may_import: &["location", "domain", "finding"],
        },
        Layer {
            name: "rubric",
            about: "one year's rules, read from TOML and known to be sound",
            may_import: &["location", "digest", "domain", "finding", "config"],
        },
        Layer {
            name: "template",
            about: "the layout of a certificate, read from TOML and known to be sound",
            may_import: &["location", "page", "digest", "finding", "config"],
        },
        Layer {
            name: "form",
            about: "where everything stands on the sheet that the tool hands out, and its words",
            may_import: &["rubric"],
        },
        Layer {
            name: "job",
            about: "`rapor.toml`: which sheets, which rubric, which lists, which outputs",
            may_import: &["location", "domain", "finding", "config", "rubric", "template"],
        },
        Layer {
            name: "watch",
            about: "the stages of a run, and the wish to stop it",
            may_import: &[],
        },
        Layer {
            name: "sheet",
            about: "from files to assessments: gate, grid, table, form, names",
            // A process that reads for this one is not waited for when nobody wants its answer.
            may_import: &[
                "location", "digest", "domain", "finding", "rubric", "form", "job", "watch",
            ],
        },
        Layer {
            name: "scoring",
            about: "from what was seen to what it comes to",
            may_import: &["location", "domain", "finding", "rubric", "job"],
        },
        Layer {
            name: "explain",
            about: "how a number came about, down to the cells",
            // Of `sheet` only what a region and a unit are called.
            may_import: &["location", "domain", "finding", "rubric", "job", "sheet", "scoring"],
        },
        Layer {
            name: "ranking",
            about: "from report cards to places",
            may_import: &["domain", "job", "scoring"],
        },
        Layer {
            name: "insight",
            about: "what to do next: points to the next band, what lifts most, trend, firm ranks",
            // Chance draws the weights under which ranks are tried.
            may_import: &["dice", "domain", "rubric", "job", "scoring", "ranking"],
        },
        Layer {
            name: "award",
            about: "who gets a certificate, and under which number",
            may_import: &["domain", "job", "scoring", "ranking"],
        },
        Layer {
            name: "output",
            about: "the one place that writes; a run lands whole or not at all",
            // It knows bytes and paths, and nothing of what they mean.
            may_import: &["digest"],
        },
        Layer {
            name: "signing",
            about: "keys and signatures in minisign's form; asks nobody for anything",
            may_import: &["digest"],
        },
        Layer {
            name: "register",
            about: "the numbers ever issued, append-only: `registri.jsonl`",
            // It is written under the lock of the job, which is the output's, and numbers by the
            // job's pattern.
            may_import: &["digest", "domain", "job", "output"],
        },
        Layer {
            name: "verify",
            about: "is it what was issued, and does it still stand? offline, read-only",
            // An output is judged by its list, the register by the date of its job.
            may_import: &["digest", "domain", "job", "output", "signing", "register"],
        },
        Layer {
            name: "catalogue",
            about: "every message that a user reads, in Indonesian",
            // It has words for the types of others; none of them knows it.
            may_import: &[
                "location", "domain", "finding", "rubric", "template", "form", "job", "scoring",
                "explain", "output", "signing", "register", "verify", "watch",
            ],
        },
        Layer {
            name: "report",
            about: "documents first as data, then as bytes",
            // Of `sheet` only what became of each file, which documents list.
            may_import: &[
                "location",
                "page",
                "digest",
                "domain",
                "finding",
                "rubric",
                "template",
                "job",
                "sheet",
                "scoring",
                "explain",
                "ranking",
                "insight",
                "award",
                // The line that the results stand on, and what a manifest says of it.
                "register",
                "verify",
                "catalogue",
            ],
        },
        Layer {
            name: "blank",
            about: "workbooks to fill in, and the files that a new job begins with",
            may_import: &["domain", "rubric", "form", "catalogue", "report"],
        },
        Layer {
            name: "demo",
            about: "made-up assessments that come to wished scores, and defects to be found",
            // A planted defect says which finding must come of it.
            may_import: &[
                "location",
                "dice",
                "domain",
                "finding",
                "rubric",
                "form",
                "scoring",
                "catalogue",
                "report",
                "blank",
            ],
        },
        Layer {
            name: "pipeline",
            about: "the line itself, in one short function, and its threads",
            // What is mailed is matched with the hashes of the output.
            may_import: &[
                "location", "digest", "domain", "finding", "job", "sheet", "scoring", "ranking",
                "insight", "award", "output", "signing", "register", "verify", "watch", "report",
                "blank",
            ],
        },
        Layer {
            name: "cli",
            about: "the binary (`main.rs`, `cli/`): arguments, terminal, clock, exit code",
            may_import: &[
                "location",
                "domain",
                "finding",
                "config",
                "rubric",
                "template",
                "form",
                "job",
                "sheet",
                "scoring",
                "explain",
                "ranking",
                "award",
                "output",
                "signing",
                "register",
                "verify",
                "watch",
                "catalogue",
                "report",
                "blank",
                "demo",
                "pipeline",
            ],
        },
    ],
};

/// The inside of `report`: forms of documents, what fills them, what turns them into bytes.
const REPORT: Layers = Layers {
    root: "report",
    rows: &[
        Layer { name: "pdf", about: "pages as PDF documents", may_import: &[] },
        Layer { name: "workbook", about: "a workbook as plain data", may_import: &[] },
        Layer { name: "xlsx", about: "workbooks as .xlsx files", may_import: &["workbook"] },
        // Its logo is made small where pictures are decoded.
        Layer {
            name: "house",
            about: "the house style of a job: its colours, its logo made small",
            may_import: &["pdf", "workbook"],
        },
        Layer {
            name: "accounting",
            about: "where every file and every region ended up",
            may_import: &[],
        },
        Layer {
            name: "mod",
            about: "the results that all documents are made from",
            // Among them how workbooks look, prepared once.
            may_import: &["workbook", "accounting"],
        },
        Layer { name: "certificate", about: "the certificate as a page", may_import: &["mod"] },
        Layer {
            name: "batch",
            about: "the certificates of one template: set, looked through, ready for the press",
            may_import: &["pdf", "certificate"],
        },
        Layer {
            name: "letter",
            about: "what is written to each region, by the text blocks of the job",
            may_import: &["mod", "certificate"],
        },
        Layer {
            name: "preview",
            about: "certificates with made-up scores, to look at while a template is changed",
            may_import: &["certificate", "batch"],
        },
        Layer {
            name: "letterhead",
            about: "what every workbook opens with: marks, title, issuer",
            may_import: &["workbook", "mod"],
        },
        Layer {
            name: "entry",
            about: "how one fact of the results stands in a cell",
            may_import: &["workbook", "mod"],
        },
        Layer {
            name: "recap",
            about: "the summary as a workbook",
            may_import: &["workbook", "mod", "letterhead", "entry"],
        },
        Layer {
            name: "report_card",
            about: "the report card of one region as a workbook",
            may_import: &["workbook", "mod", "letterhead", "entry"],
        },
        Layer {
            name: "reply",
            about: "what is to be mended in one region's sheets, as a workbook",
            may_import: &["workbook", "mod", "letterhead", "entry"],
        },
        Layer {
            name: "dashboard",
            about: "the dashboard as plain data: every word and number of it",
            // It shows what the workbooks show, and leads to them and to certificates.
            may_import: &["mod", "certificate", "letterhead", "entry", "recap", "report_card"],
        },
        Layer {
            name: "html",
            about: "the dashboard as one HTML file that asks nobody for anything",
            may_import: &["dashboard"],
        },
        Layer {
            name: "data",
            about: "the results for programs: JSON and CSV",
            may_import: &["accounting", "mod", "certificate"],
        },
        Layer {
            name: "covering",
            about: "the covering letters of what is packed, as PDF documents",
            may_import: &["pdf", "mod", "certificate", "batch"],
        },
        Layer { name: "parcel", about: "several files as one archive", may_import: &[] },
        Layer {
            name: "document",
            about: "all documents of a run, each drawn by itself",
            may_import: &[
                "pdf",
                "xlsx",
                "mod",
                "certificate",
                "batch",
                "recap",
                "report_card",
                "dashboard",
                "html",
                "data",
            ],
        },
    ],
};

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
const LONG_FILES: [(&str, usize); 1] = [("tests/tidy.rs", 640)];

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
