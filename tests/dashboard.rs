//! The dashboard as a browser shows it, and as the system opens it.
//!
//! The browser is driven by `tests/browser/dashboard.mjs`. Where node, its modules (`npm ci` in
//! `tests/browser`) or Chromium are missing, the tests say so in a line and pass, unless
//! `RAPOR_BROWSER` is `required`. With `RAPOR_LOOK=folder` pictures of all sizes go there.

// What a test needs and does not find ends it; one that cannot be made says so.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::print_stderr)]

mod binary;
mod job_folder;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use binary::{ended, rapor};
use job_folder::{JobFolder, LIST, toml};

/// Names under which systems know Chromium.
const BROWSERS: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// The largest page for a province.
const MOST_BYTES: u64 = 1_000_000;

fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The browser; `None`, with the reason printed, where the page cannot be driven.
fn browser() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<_> = std::env::split_paths(&path).collect();
    let found =
        |name: &str| folders.iter().map(|folder| folder.join(name)).find(|file| file.is_file());
    let modules = top().join("tests/browser/node_modules/puppeteer-core");
    let browser = BROWSERS.into_iter().find_map(found);
    let missing = if found("node").or_else(|| found("node.exe")).is_none() {
        "node"
    } else if !modules.is_dir() {
        "the modules of tests/browser (npm ci)"
    } else if browser.is_none() {
        "Chromium"
    } else {
        return browser;
    };
    let required = std::env::var_os("RAPOR_BROWSER").is_some_and(|value| value == "required");
    assert!(!required, "the dashboard is to be judged in a browser, but there is no {missing}");
    eprintln!("skipped: no browser judges the dashboard here: there is no {missing}");
    None
}

/// Runs a job with the real program.
fn run(job: &Path) {
    let (code, said, told) = ended(&rapor(["run", "--quiet"]).arg(job).output().unwrap());
    assert_eq!(code, 0, "{said}{told}");
}

/// Lets the browser use a page; all that it complains of ends the test.
fn judge(browser: &Path, page: &Path, kind: &str) {
    let mut node = Command::new("node");
    node.arg(top().join("tests/browser/dashboard.mjs")).arg(browser).arg(page).arg(kind);
    if let Some(pictures) = std::env::var_os("RAPOR_LOOK") {
        fs::create_dir_all(&pictures).unwrap();
        node.arg(fs::canonicalize(pictures).unwrap());
    }
    let output = node.output().unwrap();
    let [said, told] = [&output.stdout, &output.stderr].map(|text| String::from_utf8_lossy(text));
    eprint!("{said}");
    assert!(output.status.success(), "{told}");
}

/// The page says of every region what `hasil.json` says, to the digit, and leads to files that are
/// there.
fn assert_same_numbers(output: &Path) {
    let read = |name: &str| fs::read_to_string(output.join(name)).unwrap();
    let (page, json) = (read("dasbor.html"), read("data/hasil.json"));
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let regions = json["regions"].as_array().unwrap();
    assert_eq!(regions.len(), 33);
    for region in regions {
        let [code, name] = ["code", "name"].map(|key| region[key].as_str().unwrap());
        let comma = |score: &serde_json::Value| score.as_str().unwrap().replace('.', ",");
        let begin = format!("<section class=\"region\" id=\"{code}\">");
        let (_, own) = page.split_once(&begin).unwrap();
        let (own, _) = own.split_once("</section>").unwrap();
        let score = comma(&region["score"]);
        assert!(own.contains(&format!("<dd class=\"figure\">{score}<")), "{code}: {score}");
        for unit in region["units"].as_array().unwrap() {
            let mut row =
                format!("{}<td>{}<td>", unit["name"].as_str().unwrap(), comma(&unit["score"]));
            assert!(own.contains(&row), "{code}: {row}");
            for dimension in unit["dimensions"].as_array().unwrap() {
                row = format!(">{}", comma(&dimension["score"]));
                assert!(own.contains(&row), "{code}: {row}");
            }
        }
        let rank = &region["ranks"]["kabupaten-kota"];
        let tie =
            if region["tied"].as_bool().unwrap() { "<abbr title=\"Seri\">=</abbr>" } else { "" };
        let row = format!(
            "<td class=\"rank\">{rank}{tie}<th scope=\"row\"><a href=\"#{code}\">{name}</a>"
        );
        let (_, rest) = page.split_once(&row).unwrap_or_else(|| panic!("{row}"));
        let (rest, _) = rest.split_once("<tr").unwrap();
        assert!(rest.contains(&format!("<td class=\"n\">{score}")), "{code}: {rest}");
    }
    let addresses = page.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
    let files: Vec<_> = addresses
        .filter(|address| !address.starts_with('#') && *address != "data:,")
        .map(|address| address.replace("&#x2f;", "/"))
        .collect();
    assert_eq!(
        files.len(),
        33 + 31 + 3,
        "report cards, certificates, and what is for all: {files:?}"
    );
    for file in files {
        assert!(output.join(&file).is_file(), "{file} is not there");
    }
}

#[test]
fn a_province_is_read_sorted_searched_and_printed_in_a_browser() {
    let job = JobFolder::sample("sumut-2024");
    run(job.path());
    let page = job.output().join("dasbor.html");
    let bytes = fs::metadata(&page).unwrap().len();
    assert!(bytes < MOST_BYTES, "{bytes} bytes for 33 regions");
    assert_same_numbers(&job.output());
    let Some(browser) = browser() else { return };
    judge(&browser, &page, "sample");
}

/// A job whose title, list and units would like to be markup.
fn hostile() -> JobFolder {
    let name = "<script>alert(1)</script>";
    let list = LIST.replace("Semua Pemda", &format!("{name} 'Semua' &quot; Pemda"));
    let toml = toml(2025, "34", "regions = [\"34.71\"]", &list);
    let toml = toml.replace("Penilaian Tahun 2025", &format!("{name}<img src=x onerror=alert(2)>"));
    let kinds = ["Disdukcapil", "DPMPTSP", "Dinas Sosial", "Dinas Pendidikan", "Dinas Kesehatan"];
    let mut csv = "kode;pemda;unit;nilai\n".to_owned();
    for kind in kinds {
        csv.push_str(&format!("34.71;Kota Yogyakarta;\"{kind} {name} \"\"'</td>\";88,5\n"));
    }
    JobFolder::new(&toml).with("lembar/unit.csv", csv)
}

#[test]
fn names_that_would_be_markup_stay_text_in_a_browser() {
    let job = hostile();
    run(job.path());
    let page = job.output().join("dasbor.html");
    let text = fs::read_to_string(&page).unwrap();
    assert!(text.contains("&lt;script&gt;alert(1)"), "the name is not on the page");
    assert!(!text.contains("<script>alert"), "the name is part of the page");
    let Some(browser) = browser() else { return };
    judge(&browser, &page, "hostile");
}

/// A job that is read at once.
fn small() -> JobFolder {
    let toml = toml(2024, "12", "regions = [\"12.18\"]", LIST);
    JobFolder::new(&toml)
        .with("lembar/nilai.csv", "kode;pemda;nilai\n12.18;Kabupaten Serdang Bedagai;97,08\n")
}

/// Runs the small job with `--open`, where programs are found in `path` alone.
#[cfg(target_os = "linux")]
fn run_and_open(job: &JobFolder, path: impl Into<std::ffi::OsString>) -> (i32, String, String) {
    let mut command = rapor(["run", "--open"]);
    let folder = job.path().file_name().unwrap();
    command.arg(folder).current_dir(job.path().parent().unwrap());
    ended(&command.env("PATH", path.into()).output().unwrap())
}

#[cfg(target_os = "linux")]
#[test]
fn the_page_is_opened_by_its_absolute_path() {
    use std::os::unix::fs::PermissionsExt as _;

    let job = small();
    let programs = tempfile::tempdir().unwrap();
    let noted = programs.path().join("opened");
    let program = programs.path().join("xdg-open");
    fs::write(&program, format!("#!/bin/sh\nprintf '%s\\n' \"$@\" > '{}'\n", noted.display()))
        .unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let (code, said, told) = run_and_open(&job, programs.path());
    assert_eq!(code, 0, "{said}{told}");
    let page = job.output().join("dasbor.html");
    assert_eq!(fs::read_to_string(noted).unwrap(), format!("{}\n", page.display()));
    assert!(!told.contains("dibuka"), "{told}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_page_that_nothing_opens_is_no_error() {
    let job = small();
    let nothing = tempfile::tempdir().unwrap();
    let (code, said, told) = run_and_open(&job, nothing.path());
    assert_eq!(code, 0, "{said}{told}");
    let page = job.output().join("dasbor.html");
    let line = format!("Dasbor tidak dapat dibuka otomatis; buka sendiri: {}", page.display());
    assert!(told.lines().any(|told| told == line), "{told}");
    assert!(page.is_file());
}
