//! Certificates of units: the same unit under the same number in every document of a run.

// What the test needs and does not find ends it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod binary;
mod job_folder;
mod pdf_text;

use std::collections::BTreeMap;
use std::fs;
use std::io::Cursor;

use binary::{ended, rapor};
use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use job_folder::{CERTIFICATE, JobFolder, LIST, only, toml};
use rapor::signing::SecretKey;

const UNITS: [&str; 7] = [
    "Disdukcapil",
    "DPMPTSP",
    "Dinas Sosial",
    "Dinas Pendidikan",
    "Dinas Kesehatan",
    "Puskesmas Sialang Buah",
    "Puskesmas Pegajahan",
];

/// The best of each of two kinds gets a certificate; one of the regions is held back.
const RULES: &str = r#"
[certificate.unit]
award = { top = 1 }
number = "{urut:03}/SERTIFIKAT/{tahun}"
kinds = ["disdukcapil", "puskesmas"]

[region."12.05"]
hold = "temuan belum ditindaklanjuti"
"#;

fn job() -> JobFolder {
    let mut sheet = "kode;unit;nilai\n".to_owned();
    for (region, first) in [("12.05", 85), ("12.11", 80), ("12.18", 90)] {
        for (unit, more) in UNITS.into_iter().zip(0..) {
            sheet += &format!("{region};{unit};{},25\n", first + more);
        }
    }
    let regions = only(["12.05", "12.11", "12.18"]);
    let toml = toml(2024, "12", &regions, &format!("{LIST}{CERTIFICATE}{RULES}"));
    JobFolder::new(&toml).with("lembar/unit.csv", sheet)
}

/// The number of each certificate by its recipient, as a sheet of the summary gives both.
fn numbers(recap: &[u8], sheet: &str) -> BTreeMap<String, String> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(recap.to_vec())).unwrap();
    let range = book.worksheet_range(sheet).unwrap();
    let rows: Vec<Vec<String>> =
        range.rows().map(|row| row.iter().map(Data::to_string).collect()).collect();
    let head = rows.iter().find(|row| row[0] == "No.").unwrap();
    let column = |name: &str| head.iter().position(|cell| cell == name).unwrap();
    let (who, number) = (column("Penerima"), column("Nomor"));
    let counted = rows.iter().filter(|row| row[0].parse::<u32>().is_ok());
    counted.map(|row| (row[who].clone(), row[number].clone())).collect()
}

#[test]
fn a_unit_has_one_number_wherever_it_is_named() {
    let job = job();
    let key = job.path().join("kantor.key");
    fs::write(&key, SecretKey::new(&[7; 40]).file("a key for tests", None).unwrap()).unwrap();
    let mut run = rapor(["run", "--key"]);
    let (code, said, told) = ended(&run.arg(&key).arg(job.path()).output().unwrap());
    assert_eq!(code, 0, "{told}");
    assert!(said.contains("2 lembar, 1 ditahan; 2 sertifikat unit\n"), "{said}");
    let file = |path: &str| fs::read(job.output().join(path)).unwrap();

    let json: serde_json::Value = serde_json::from_slice(&file("data/hasil.json")).unwrap();
    let mut told = BTreeMap::new();
    for region in json["regions"].as_array().unwrap() {
        for unit in region["units"].as_array().unwrap() {
            if let Some(number) = unit["certificate"]["number"].as_str() {
                let who = [&unit["name"], &region["name"]].map(|name| name.as_str().unwrap());
                told.insert(who.join(", "), number.to_owned());
            }
        }
    }
    // The register counts the certificates of regions first.
    let expected = [
        ("Disdukcapil, Kabupaten Serdang Bedagai", "003/SERTIFIKAT/2024"),
        ("Puskesmas Pegajahan, Kabupaten Serdang Bedagai", "004/SERTIFIKAT/2024"),
    ];
    assert_eq!(told, expected.map(|(who, number)| (who.to_owned(), number.to_owned())).into());

    let recap = file("rekap-2024.xlsx");
    let mut all = told;
    all.insert("Kabupaten Serdang Bedagai".to_owned(), "001/PIAGAM/2024".to_owned());
    all.insert("Kabupaten Dairi".to_owned(), "002/PIAGAM/2024".to_owned());
    for sheet in ["Tanda Terima", "Lampiran Keputusan"] {
        assert_eq!(numbers(&recap, sheet), all, "{sheet}");
    }

    let printed = pdf_text::runs(&file("cetak-sertifikat-unit.pdf")).join(" ");
    for (who, number) in expected {
        let unit = who.split(',').next().unwrap();
        assert!(printed.contains(unit) && printed.contains(number), "{who}: {printed}");
    }
    assert!(!printed.contains("Kabupaten Langkat"), "held back: {printed}");
}
