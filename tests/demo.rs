//! Made-up jobs, made and run by the real program.

// What the test needs and does not find ends it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod binary;
mod job_folder;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use binary::{ended, rapor};
use job_folder::tree;

/// Makes up a job and returns its files.
fn demo(folder: &Path, arguments: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let output = rapor(["demo", "--quiet"]).args(arguments).arg(folder).output().unwrap();
    assert_eq!(ended(&output), (0, String::new(), String::new()), "{arguments:?}");
    tree(folder)
}

/// How a command line ends that makes nothing up.
#[track_caller]
fn refused(arguments: &[&str], folder: &Path, code: i32, expected: &str) {
    let output = rapor(["demo"]).args(arguments).arg(folder).output().unwrap();
    let (found, said, told) = ended(&output);
    assert_eq!((found, said.as_str()), (code, ""), "{told}");
    assert!(told.starts_with(expected), "{told}");
}

#[test]
fn a_made_up_job_runs() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("contoh");
    let output = rapor(["contoh", "--regions", "6", "--seed", "5"]).arg(&folder).output().unwrap();
    let (code, said, told) = ended(&output);
    assert_eq!((code, told.as_str()), (0, "Membuat dokumen: 8\nMenyimpan\n"));
    assert_eq!(
        said,
        format!(
            "Pekerjaan contoh di {0}: rapor.toml dan 6 lembar karangan.\nBerikutnya: `rapor run {0}`.\n",
            folder.display()
        )
    );
    let output = rapor(["run", "--quiet"]).arg(&folder).output().unwrap();
    let (code, _, told) = ended(&output);
    assert_eq!(code, 0, "{told}");
    // Refusals are warnings, a unit that was not assessed is a note; nothing else is found.
    let found: BTreeSet<&str> =
        told.lines().filter_map(|line| line.split_once(']')).map(|(head, _)| head).collect();
    assert_eq!(found, BTreeSet::from(["catatan[R507", "peringatan[R322"]), "{told}");
    let json = fs::read(folder.join("hasil/data/hasil.json")).unwrap();
    let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
    assert_eq!(json["specimen"], true);
    let regions = json["regions"].as_array().unwrap();
    assert_eq!(regions.len(), 6);
    assert!(regions.iter().all(|region| region["status"] == "scored"));
    let categories: BTreeSet<_> =
        regions.iter().map(|region| region["category"].as_str().unwrap()).collect();
    assert_eq!(categories, BTreeSet::from(["A", "B", "C", "D", "E"]));
    let units = regions.iter().flat_map(|region| region["units"].as_array().unwrap());
    assert!(units.clone().any(|unit| unit["status"] == "not_assessed"));
    assert_eq!(units.count(), 42);
}

#[test]
fn the_same_seed_makes_the_same_bytes() {
    let place = tempfile::tempdir().unwrap();
    let make = |name: &str, arguments: &[&str]| demo(&place.path().join(name), arguments);
    let one = make("satu", &["--regions", "3", "--seed", "9", "--jobs", "1"]);
    let again = make("dua", &["--regions", "3", "--seed", "9", "--jobs", "4"]);
    assert_eq!(
        one.keys().map(String::as_str).collect::<Vec<_>>(),
        [
            "lembar/12.01-kabupaten-tapanuli-tengah.xlsx",
            "lembar/12.02-kabupaten-tapanuli-utara.xlsx",
            "lembar/12.03-kabupaten-tapanuli-selatan.xlsx",
            "rapor.toml",
            "riwayat/2023.csv",
        ]
    );
    assert!(one == again);
    let other = make("tiga", &["--regions", "3", "--seed", "10"]);
    assert!(one.iter().all(|(path, bytes)| other[path] != *bytes));
}

#[test]
fn a_job_with_defects_names_the_list_of_them() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("latihan");
    let arguments = ["demo", "--regions", "5", "--messy", "0,4"];
    let output = rapor(arguments).arg(&folder).output().unwrap();
    let (code, said, _) = ended(&output);
    assert_eq!(code, 0);
    assert_eq!(
        said,
        format!(
            "Pekerjaan contoh di {0}: rapor.toml dan lembar karangan 5 wilayah, 2 di antaranya diberi cacat.\nSemua cacat dan temuan yang seharusnya tercatat di cacat.csv.\nBerikutnya: `rapor check {0}`, lalu bandingkan.\n",
            folder.display()
        )
    );
    let list = fs::read_to_string(folder.join("cacat.csv")).unwrap();
    assert!(list.starts_with("\u{FEFF}berkas;lembar;sel;cacat;temuan;wilayah\r\n"), "{list}");
    assert!(list.lines().count() > 2, "{list}");
}

#[test]
fn a_job_may_go_beyond_its_province() {
    let place = tempfile::tempdir().unwrap();
    // Papua Barat has seven; Papua Selatan comes after it.
    let files = demo(place.path(), &["--regions", "8", "--province", "92"]);
    let text = String::from_utf8(files["rapor.toml"].clone()).unwrap();
    let (_, regions) = text.split_once("regions = [").unwrap();
    let (regions, _) = regions.split_once(']').unwrap();
    assert_eq!(regions.matches('"').count(), 2 * 8, "{regions}");
    let output = rapor(["check", "--quiet"]).arg(place.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
}

#[test]
fn what_cannot_be_made_up_is_refused() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("contoh");
    refused(&["--regions", "0"], &folder, 2, "galat: `0` tidak sah untuk --regions <N>\n");
    refused(&["--regions", "515"], &folder, 2, "galat: `515` tidak sah untuk --regions <N>\n");
    refused(&["--seed", "x"], &folder, 2, "galat: `x` tidak sah untuk --seed <S>\n");
    for rate in ["1.5", "10%", "-1", "banyak"] {
        let told = format!("galat: `{rate}` tidak sah untuk --messy <BAGIAN>\n");
        refused(&[&format!("--messy={rate}")], &folder, 2, &told);
    }
    refused(
        &["--province", "12.18"],
        &folder,
        2,
        "galat: Kabupaten Serdang Bedagai bukan provinsi\n",
    );
    refused(&["--province", "10"], &folder, 2, "galat: tidak ada wilayah berkode 10\n");
    assert!(!folder.exists());
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("catatan.txt"), "milik orang").unwrap();
    let told = format!("galat: folder ini tidak kosong: {}\n", folder.display());
    refused(&["--regions", "1", "--quiet"], &folder, 1, &told);
    assert_eq!(tree(&folder).len(), 1);
}
