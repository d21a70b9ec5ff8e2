//! Templates from the command line: looked at while they are changed, and copied to be changed.

// What the test needs and does not find ends it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod binary;
mod job_folder;
mod pdf_text;

use std::fs;
use std::path::Path;

use job_folder::{CERTIFICATE, JobFolder, LIST, only, toml};

/// A job with certificates for regions and units, and no sheet yet.
fn job() -> JobFolder {
    let unit =
        "[certificate.unit]\naward = { all = true }\nnumber = \"{urut}/UNIT\"\n[[signatory]]";
    let certificate = CERTIFICATE.replace("[[signatory]]", unit);
    let regions = only(["12.01", "12.18", "12.22"]);
    JobFolder::new(&toml(2024, "12", &regions, &format!("{LIST}{certificate}")))
}

/// Runs `rapor certificate ...`: exit code, what it said, what it told.
fn certificate(arguments: &[&str], path: &Path) -> (i32, String, String) {
    let output = binary::rapor(["certificate"]).args(arguments).arg(path).output().unwrap();
    binary::ended(&output)
}

/// The texts of a preview that must come out.
fn previewed(job: &JobFolder, options: &[&str]) -> Vec<String> {
    let arguments = [&["preview"], options].concat();
    let (code, said, told) = certificate(&arguments, job.path());
    assert_eq!((code, told.as_str()), (0, ""), "{said}");
    assert!(said.contains("pratinjau.pdf"), "{said}");
    pdf_text::runs(&fs::read(job.path().join("pratinjau.pdf")).unwrap())
}

fn count(texts: &[String], wanted: &str) -> usize {
    texts.iter().filter(|text| text.trim().replace('\u{A0}', " ") == wanted).count()
}

#[test]
fn a_preview_needs_no_sheet_and_says_that_it_is_none() {
    let job = job();
    let texts = previewed(&job, &[]);
    assert_eq!(count(&texts, "Kabupaten Tapanuli Tengah"), 1, "{texts:?}");
    assert_eq!(count(&texts, "CONTOH"), 1, "{texts:?}");
    assert_eq!(count(&texts, "Nomor: CONTOH"), 1, "{texts:?}");
    assert!(count(&previewed(&job, &["--longest"]), "Kabupaten Labuhanbatu Selatan") == 1);
    assert!(count(&previewed(&job, &["--region", "12.18"]), "Kabupaten Serdang Bedagai") == 1);
    assert!(count(&previewed(&job, &["--unit"]), "SERTIFIKAT") == 1);
    // One page for each of the five opinions of 2024.
    assert_eq!(count(&previewed(&job, &["--all-bands"]), "CONTOH"), 5);
    // Frames are named by the lines of the template.
    let plain = previewed(&job, &[]).len();
    assert!(previewed(&job, &["--frames"]).len() > plain + 10);
    assert!(!job.path().join("hasil").exists());
}

#[test]
fn a_template_that_was_copied_is_changed_and_what_is_wrong_is_said_at_its_line() {
    let job = job();
    let own = job.path().join("aset/kami");
    let (code, said, _) = certificate(&["copy", "piagam"], &own);
    assert_eq!(code, 0, "{said}");
    let text = fs::read_to_string(job.path().join("rapor.toml")).unwrap();
    job.write(
        "rapor.toml",
        text.replacen("[certificate]", "[certificate]\ntemplate = \"aset/kami\"", 1),
    );
    let template = own.join("certificate.toml");
    let text = fs::read_to_string(&template).unwrap();
    fs::write(&template, text.replace("diberikan kepada", "dianugerahkan kepada")).unwrap();
    assert_eq!(count(&previewed(&job, &[]), "dianugerahkan kepada"), 1);

    fs::write(&template, text.replace("{{ pemda }}", "{{ pemdaa }}")).unwrap();
    let (code, _, told) = certificate(&["preview"], job.path());
    let line = 1 + text[..text.find("{{ pemda }}\"").unwrap()].matches('\n').count();
    assert_eq!(code, 1);
    assert!(told.contains("galat[R021]"), "{told}");
    assert!(told.contains(&format!("aset/kami/certificate.toml:{line}:8")), "{told}");

    // Nothing of the office's is written over.
    let (code, _, told) = certificate(&["copy", "piagam"], &own);
    assert_eq!(code, 1, "{told}");
    job.write("pratinjau.pdf", "catatan rapat");
    fs::write(&template, text).unwrap();
    let (code, _, told) = certificate(&["preview"], job.path());
    assert_ne!(code, 0, "{told}");
    assert_eq!(fs::read(job.path().join("pratinjau.pdf")).unwrap(), b"catatan rapat");
}

#[test]
fn what_is_not_there_is_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let (code, _, told) = certificate(&["copy", "piagm"], &folder.path().join("x"));
    assert_eq!(code, 2);
    assert!(told.contains("piagam-modern"), "{told}");
    let without = JobFolder::new(&toml(2024, "12", &only(["12.18"]), LIST));
    let (code, _, told) = certificate(&["preview"], without.path());
    assert_eq!(code, 2);
    assert!(told.contains("[certificate]"), "{told}");
}
