//! The tables of who may import whom.

use crate::layers::{Layer, Layers};

/// The modules of the project in reading order. A row names only rows above it.
pub const LAYERS: Layers = Layers {
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
pub const REPORT: Layers = Layers {
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
