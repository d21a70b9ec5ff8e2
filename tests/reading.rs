//! Sheets as other programs write them, files that are none, and texts that mean harm.

// The reason a test was skipped belongs where people look for its result.
#![allow(clippy::print_stderr)]
// What the test needs and does not find ends it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod binary;
mod job_folder;

use std::fs;
use std::io::{Cursor, Read, Write};

use binary::{ended, rapor};
use calamine::{Data, Reader, Xlsx};
use job_folder::{CERTIFICATE, JobFolder, LIST, only, short, toml};
use rapor::pipeline::Evaluation;
use rapor::sheet::Fate;
use rust_xlsxwriter::Workbook;

/// Sheets that other programs wrote (tests/data/sheets/README.md).
const OPENPYXL: &[u8] = include_bytes!("data/sheets/openpyxl.xlsx");
const LIBREOFFICE: &[u8] = include_bytes!("data/sheets/libreoffice.xlsx");
const ODS: &[u8] = include_bytes!("data/sheets/biasa.ods");
const ODS_WITH_PERCENT: &[u8] = include_bytes!("data/sheets/persen.ods");
const OLD_XLS: &[u8] = include_bytes!("data/sheets/biasa.xls");
const PDF: &[u8] = include_bytes!("data/sheets/biasa.pdf");
const WITH_PASSWORD: &[u8] = include_bytes!("data/sheets/sandi.xlsx");
const DOCX: &[u8] = include_bytes!("data/sheets/surat.docx");

/// The regions of those sheets.
const REGIONS: [&str; 10] =
    ["12.01", "12.02", "12.05", "12.07", "12.09", "12.10", "12.11", "12.18", "12.71", "12.75"];

/// A job for those regions with one sheet.
fn one(name: &str, bytes: &[u8]) -> JobFolder {
    JobFolder::new(&toml(2024, "12", &only(REGIONS), LIST)).with(&format!("lembar/{name}"), bytes)
}

/// Regions with their exact scores, or their state.
fn scores(evaluation: &Evaluation) -> Vec<String> {
    let cards = evaluation.standings.cards.iter();
    let shown = cards.map(|card| {
        let result = match card.verdict() {
            Some(verdict) => verdict.score.exact().to_decimal(),
            None => card.outcome.id().to_owned(),
        };
        format!("{} {result}", card.region.code)
    });
    shown.collect()
}

/// A job of one sheet comes to these scores and findings; `#` stands for the sheet's file.
fn check(job: &JobFolder, expected: &[&str], findings: &[&str]) {
    let evaluation = job.check();
    assert_eq!(scores(&evaluation), expected);
    let found: Vec<_> = evaluation.findings.iter().map(short).collect();
    assert_eq!(found, findings);
}

/// What the sheets of other programs hold.
const READ: [&str; 10] = [
    "12.01 54.11",
    "12.02 87.995",
    "12.05 96.86",
    "12.07 91.57",
    "12.09 93.37",
    "12.10 89.8",
    "12.11 94.83",
    "12.18 97.08",
    "12.71 not_assessed",
    "12.75 45.16",
];

#[test]
fn workbooks_of_other_programs_are_read_to_the_letter() {
    for (name, bytes) in [("openpyxl.xlsx", OPENPYXL), ("libreoffice.xlsx", LIBREOFFICE)] {
        let at = |code: &str, place: &str| format!("{code} lembar/{name}, {place}");
        let findings = [
            at("R206", "Catatan"),
            at("R205", "Susulan"),
            at("R307", "Nilai 2024!E11"),
            at("R307", "Nilai 2024!E13"),
            at("R507", "Nilai 2024!E15"),
            at("R204", "Nilai 2024!D17"),
            at("R204", "Nilai 2024!B19"),
        ];
        check(&one(name, bytes), &READ, &findings.each_ref().map(String::as_str));
    }
    check(
        &one("biasa.ods", ODS),
        &READ,
        &[
            "R206 lembar/biasa.ods, Catatan",
            "R205 lembar/biasa.ods, Susulan",
            "R307 lembar/biasa.ods, Nilai 2024!E13",
            "R507 lembar/biasa.ods, Nilai 2024!E15",
            "R204 lembar/biasa.ods, Nilai 2024!D17",
            "R204 lembar/biasa.ods, Nilai 2024!B19",
        ],
    );
}

#[test]
fn percentages_of_libreoffice_are_scores() {
    check(
        &one("persen.ods", ODS_WITH_PERCENT),
        &READ,
        &[
            "R206 lembar/persen.ods, Catatan",
            "R205 lembar/persen.ods, Susulan",
            "R307 lembar/persen.ods, Nilai 2024!E11",
            "R307 lembar/persen.ods, Nilai 2024!E13",
            "R507 lembar/persen.ods, Nilai 2024!E15",
            "R204 lembar/persen.ods, Nilai 2024!D17",
            "R204 lembar/persen.ods, Nilai 2024!B19",
        ],
    );
}

#[test]
fn a_file_is_what_it_contains_not_what_it_is_called() {
    let evaluation = one("nilai.pdf", OPENPYXL).check();
    assert_eq!(scores(&evaluation), READ);
    let evaluation = one("nilai.xlsx", ODS).check();
    assert_eq!(scores(&evaluation), READ);
}

#[test]
fn csv_is_read_with_every_separator_mark_and_line_end() {
    let job = |bytes: &[u8]| {
        JobFolder::new(&toml(2024, "12", &only(["12.05", "12.10", "12.18"]), LIST))
            .with("lembar/n.csv", bytes)
    };
    let expected = ["12.05 96.86", "12.10 54.11", "12.18 97.08"];
    for text in [
        "kode;nilai\n12.18;97,08\n12.05;96.86\n12.10;54,11\n",
        "kode,nilai\n12.18,97.08\n12.05,96.86\n12.10,54.11\n",
        "kode,nilai\n12.18,\"97,08\"\n12.05,\"96,86\"\n12.10,\"54,11\"\n",
        "\u{FEFF}kode;nilai\r\n12.18;97,08\r\n12.05;96,86\r\n12.10;54,11\r\n",
        "\u{FEFF}\"kode\",\"nilai\"\r\n\"12.18\",\"97.08\"\r\n\"12.05\",\"96.86\"\r\n\"12.10\",\"54.11\"",
        "\n\nHasil\n\nNo;Pemda;Nilai;Keterangan\n1;2;3;4\n1;Sergai;\u{A0}97,08\u{A0};\"a b\nc\"\n2;Langkat;96,86;\n3;Labuhan Batu;54,11;x",
        // A spreadsheet wrote 12.10 as the number that it took it for.
        "kode;pemda;nilai\n12.18;;97,08\n12.05;;96,86\n12.1;Kabupaten Labuhanbatu;54,11\n",
    ] {
        check(&job(text.as_bytes()), &expected, &[]);
    }
    check(
        &job(b"kode;nilai\n12.18;97,08\n12.05;96,86\n12.10;54,11 persen\n"),
        &expected,
        &["R307 lembar/n.csv, B4"],
    );
    // UTF-16, as "Unicode text" is saved.
    let utf16: Vec<u8> =
        "kode;nilai\n12.18;97\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    check(
        &job(&[b"\xFF\xFE".as_slice(), &utf16].concat()),
        &["12.05 missing", "12.10 missing", "12.18 missing"],
        &["R102 lembar/n.csv", "R406 rapor.toml", "R406 rapor.toml", "R406 rapor.toml"],
    );
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn picture() -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, 1, 1);
    encoder.set_color(png::ColorType::Rgb);
    encoder.write_header().unwrap().write_image_data(&[1, 2, 3]).unwrap();
    file
}

#[test]
fn files_that_are_no_sheets_are_refused_by_name_and_disturb_nothing() {
    let inside = zipped(&[("nilai.xlsx", OPENPYXL)]);
    let files: [(&str, &[u8], &str, &str); 13] = [
        ("a.xls", &OLD_XLS[..3000], "R101", ""),
        ("b.xlsx", &OLD_XLS[..3000], "R101", ""),
        ("c.xlsx", WITH_PASSWORD, "R103", "buku kerja ini dilindungi kata sandi"),
        ("d.docx", DOCX, "R102", "berkas ini dokumen Word, bukan lembar penilaian"),
        ("e.xlsx", PDF, "R102", "berkas ini dokumen PDF, bukan lembar penilaian"),
        ("f.xlsx", &picture(), "R102", "berkas ini gambar, bukan lembar penilaian"),
        ("g.xlsx", &inside, "R102", "berkas ini arsip ZIP, bukan lembar penilaian"),
        ("i.xlsx", b"", "R102", "berkas ini kosong (0 bita), bukan lembar penilaian"),
        (
            "k.xls",
            b"<?xml version=\"1.0\"?><Workbook/>",
            "R102",
            "berkas ini dokumen XML, bukan lembar penilaian",
        ),
        (
            "l.txt",
            b"kode;nilai\n12.18;1\n",
            "R102",
            "berkas ini berkas teks, bukan lembar penilaian",
        ),
        (
            "m.bin",
            b"\x00\x01\x02\x03",
            "R102",
            "berkas ini berkas yang jenisnya tidak dikenal, bukan lembar penilaian",
        ),
        ("n.xlsx", &OPENPYXL[..3000], "R101", ""),
        ("o.xlsx", &OPENPYXL[100..], "R102", ""),
    ];
    let job = one("z.xlsx", LIBREOFFICE);
    for (name, bytes, ..) in &files {
        job.write(&format!("lembar/{name}"), bytes);
    }
    let evaluation = job.check();
    assert_eq!(scores(&evaluation), READ, "a good sheet beside them is read");
    for (name, _, code, message) in &files {
        let path = format!("lembar/{name}");
        let said: Vec<_> =
            evaluation.findings.iter().filter(|found| found.at.file_name() == path).collect();
        assert_eq!(said.len(), 1, "{name}: {said:?}");
        assert_eq!(said[0].code().id(), *code, "{name}");
        let told = rapor::catalogue::message(&said[0].problem);
        assert!(message.is_empty() || told == *message, "{name}: {told}");
    }
    let counted = |fate| evaluation.inputs.iter().filter(|input| input.fate == fate).count();
    assert_eq!([Fate::Used, Fate::Refused, Fate::Ignored].map(counted), [1, 13, 0]);
}

#[test]
fn copies_locks_and_links_are_left_alone_and_named() {
    let job = one("a.xlsx", OPENPYXL)
        .with("lembar/b/salinan.xlsx", OPENPYXL)
        .with("lembar/~$a.xlsx", "kunci")
        .with("lembar/.~lock.a.xlsx#", "kunci");
    let mut expected = vec![
        "R106 lembar/.~lock.a.xlsx#".to_owned(),
        "R107 lembar/b/salinan.xlsx".to_owned(),
        "R106 lembar/~$a.xlsx".to_owned(),
    ];
    #[cfg(unix)]
    {
        let outside = tempfile::tempdir().unwrap();
        fs::write(outside.path().join("rahasia.csv"), "kode;nilai\n12.18;1\n").unwrap();
        let link = |name: &str, target: &std::path::Path| {
            std::os::unix::fs::symlink(target, job.path().join("lembar").join(name)).unwrap();
        };
        link("c.csv", &outside.path().join("rahasia.csv"));
        link("folder", outside.path());
        link("lingkaran", &job.path().join("lembar"));
        let status = std::process::Command::new("mkfifo")
            .arg(job.path().join("lembar/pipa.csv"))
            .status()
            .unwrap();
        assert!(status.success());
        expected.splice(
            2..2,
            ["c.csv", "folder", "lingkaran", "pipa.csv"].map(|name| format!("R106 lembar/{name}")),
        );
    }
    #[cfg(not(unix))]
    eprintln!("skipped: links and pipes, which need special rights here");
    let evaluation = job.check();
    assert_eq!(scores(&evaluation), READ);
    let found: Vec<_> = evaluation
        .findings
        .iter()
        .filter(|found| found.code().id().starts_with("R10"))
        .map(short)
        .collect();
    assert_eq!(found, expected);
    assert_eq!(evaluation.accounting.files.total(), 1 + expected.len());
}

/// Texts that a spreadsheet would run, or a terminal obey.
const FORMULAS: [&str; 5] =
    ["=cmd|'/C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "=HYPERLINK(\"http://x.test\";\"klik\")"];
const ESCAPES: [&str; 4] =
    ["\u{1b}[2Jhilang", "\u{1b}]0;judul\u{7}", "kanan\u{202e}kiri", "nol\u{200b}lebar\u{9b}31m"];

/// A job in which every text that the input may choose means harm.
fn hostile() -> JobFolder {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("=SUM(A1)").unwrap();
    sheet.write_row(0, 0, ["Kode", "Unit", "Nilai"]).unwrap();
    let texts: Vec<_> = FORMULAS.iter().chain(&ESCAPES).collect();
    for (row, text) in (1..).zip(&texts) {
        sheet.write(0, u16::try_from(row).unwrap() + 2, **text).unwrap();
        sheet.write(row, 0, "34.71").unwrap();
        sheet.write_string(row, 1, **text).unwrap();
        sheet.write(row, 2, 90.13).unwrap();
        // A note below the table.
        sheet.write_string(row + 20, 0, **text).unwrap();
    }
    let toml = toml(2025, "34", &only(["34.71"]), &format!("{LIST}{CERTIFICATE}"));
    JobFolder::new(&toml)
        .with("lembar/=1+1.xlsx", workbook.save_to_buffer().unwrap())
        .with("lembar/+2.xlsx.tmp", "")
}

/// Nothing that a terminal would obey: no control characters but line ends.
fn harmless(text: &str) -> bool {
    !text.chars().any(|c| c != '\n' && rapor::config::is_invisible(c))
}

#[test]
fn hostile_texts_stay_texts_everywhere() {
    let job = hostile();
    #[cfg(unix)]
    job.write("lembar/\u{1b}[31m.part", "");
    let (code, said, told) = ended(&rapor(["run"]).arg(job.path()).output().unwrap());
    assert_eq!(code, 0, "{told}");
    assert!(harmless(&said), "{said:?}");
    assert!(harmless(&told), "{told:?}");
    assert!(told.contains("\u{FFFD}[2Jhilang"), "{told}");

    let file = |path: &str| fs::read(job.output().join(path)).unwrap();
    // Every field of the CSV files, as a spreadsheet splits them.
    let mut fields = 0;
    for (path, separator) in [("temuan.csv", b';'), ("data/nilai.csv", b',')] {
        let bytes = file(path);
        let plain = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
        let mut reader =
            csv::ReaderBuilder::new().delimiter(separator).has_headers(false).from_reader(plain);
        for record in reader.records().map(Result::unwrap) {
            for field in &record {
                let first = field.trim_start_matches(['"', ' ']).chars().next();
                assert!(!matches!(first, Some('=' | '+' | '-' | '@' | '\t' | '\r')), "{field}");
                fields += 1;
            }
        }
    }
    assert!(fields > 100);
    let findings = String::from_utf8(file("temuan.csv")).unwrap();
    assert!(findings.contains("'=SUM(A1)"), "{findings}");
    assert!(findings.contains("=cmd|'/C calc'!A0"), "the text itself is shown");

    // The workbook: only texts, and it opens.
    let recap = file("rekap-2025.xlsx");
    let mut archive = zip::ZipArchive::new(Cursor::new(&recap)).unwrap();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let mut xml = String::new();
        part.read_to_string(&mut xml).unwrap();
        for formula in xml.split("<f>").skip(1).map(|rest| rest.split("</f>").next().unwrap()) {
            for text in ["cmd", "HYPERLINK", "1+1", "2+3", "SUM(A1)"] {
                assert!(!formula.contains(text), "{formula}");
            }
        }
        assert!(!xml.contains("TargetMode=\"External\""), "{:?} leads elsewhere", part.name());
    }
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(recap)).unwrap();
    let cells: Vec<String> = book
        .worksheets()
        .iter()
        .flat_map(|(_, range)| range.rows().flatten().map(Data::to_string).collect::<Vec<_>>())
        .collect();
    for text in FORMULAS.into_iter().chain(["[2Jhilang", "]0;judul"]) {
        assert!(cells.iter().any(|cell| cell.contains(text)), "{text} is not in the workbook");
    }

    // JSON holds them as they are, escaped.
    let text = String::from_utf8(file("data/hasil.json")).unwrap();
    assert!(!text.contains('\u{1b}'), "{text}");
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let units = json["regions"][0]["units"].as_array().unwrap();
    let names: Vec<_> = units.iter().map(|unit| unit["name"].as_str().unwrap()).collect();
    let written: Vec<_> = FORMULAS.into_iter().chain(ESCAPES).collect();
    assert_eq!(names, written);
    // Names of outputs come from the code and the official name alone.
    let outputs: Vec<_> = job_folder::tree(&job.output()).into_keys().collect();
    assert_eq!(
        outputs,
        [
            "SHA256SUMS",
            "cetak-piagam.pdf",
            "dasbor.html",
            "data/hasil.json",
            "data/nilai.csv",
            "manifest.json",
            "piagam/34.71-kota-yogyakarta.pdf",
            "rapor/34.71-kota-yogyakarta.xlsx",
            "rekap-2025.xlsx",
            "temuan.csv"
        ]
    );
}

#[test]
fn hostile_texts_of_refused_sheets_reach_no_terminal() {
    let rows: String = ESCAPES.iter().map(|text| format!(";{text};90\n;Sergai;{text}\n")).collect();
    let toml = toml(2024, "12", &only(["12.18"]), LIST);
    let job = JobFolder::new(&toml).with("lembar/n.csv", format!("kode;pemda;nilai\n{rows}"));
    let (code, said, told) = ended(&rapor(["run"]).arg(job.path()).output().unwrap());
    assert_eq!(code, 1);
    assert!(harmless(&said) && harmless(&told), "{told:?}");
    let (code, said, told) = ended(&rapor(["check"]).arg(job.path()).output().unwrap());
    assert_eq!(code, 1);
    assert!(harmless(&said) && harmless(&told), "{told:?}");
    // And none that the arguments bring.
    let (code, _, told) = ended(&rapor(["\u{1b}[31m"]).output().unwrap());
    assert_eq!(code, 2);
    assert!(harmless(&told), "{told:?}");
    let (code, _, told) = ended(&rapor(["rubric", "show", "\u{1b}[31m"]).output().unwrap());
    assert_eq!(code, 2);
    assert!(harmless(&told), "{told:?}");
}
