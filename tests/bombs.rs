//! Small files that would fill a computer: each is refused by name, in little memory, and disturbs
//! nothing else. They are made here, so that none of them lies about.

// The reason a test was skipped belongs where people look for its result.
#![allow(clippy::print_stderr)]
// What the test needs and does not find ends it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod binary;
mod job_folder;

use std::fmt::Write as _;
use std::io::{Cursor, Read, Write};
use std::process::Stdio;
use std::time::{Duration, Instant};

use binary::rapor;
use job_folder::{JobFolder, LIST, only, toml};
use zip::write::SimpleFileOptions;

const MIB: u64 = 1024 * 1024;
/// What the program may take while it refuses a file, in bytes.
const MOST_MEMORY: u64 = 100 * MIB;
/// How long it may take; many times what it takes on a computer that does nothing else.
const MOST_TIME: Duration = Duration::from_secs(60);

const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A part of an archive: what it begins with, what is repeated how often, what it ends with.
struct Part {
    name: &'static str,
    begin: String,
    repeated: &'static str,
    times: u64,
    end: &'static str,
}

fn part(name: &'static str, content: &str) -> Part {
    Part { name, begin: content.to_owned(), repeated: "", times: 0, end: "" }
}

/// Writes parts as they come, so that this test itself takes little memory.
fn zipped(parts: &[Part]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for part in parts {
        writer.start_file(part.name, SimpleFileOptions::default()).unwrap();
        writer.write_all(part.begin.as_bytes()).unwrap();
        let block = part.repeated.repeat(1000);
        for _ in 0..part.times / 1000 {
            writer.write_all(block.as_bytes()).unwrap();
        }
        writer.write_all(part.end.as_bytes()).unwrap();
    }
    // Noise makes the whole swell less in proportion, below what would be refused for that alone.
    writer.start_file("docProps/noise.bin", SimpleFileOptions::default()).unwrap();
    let mut state = 1_u64;
    for _ in 0..MIB / 64 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        writer.write_all(&state.to_le_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook whose one part is replaced by this.
fn workbook(odd: Part) -> Vec<u8> {
    let relationship = |id: u8, kind: &str, target: &str| {
        format!("<Relationship Id=\"r{id}\" Type=\"{TYPES}/{kind}\" Target=\"{target}\"/>")
    };
    let links = [
        relationship(1, "worksheet", "worksheets/sheet1.xml"),
        relationship(2, "sharedStrings", "sharedStrings.xml"),
        relationship(3, "styles", "styles.xml"),
    ];
    let top = relationship(1, "officeDocument", "xl/workbook.xml");
    let mut parts = vec![
        part("[Content_Types].xml", "<Types>spreadsheetml</Types>"),
        part("_rels/.rels", &format!("<Relationships>{top}</Relationships>")),
        part(
            "xl/_rels/workbook.xml.rels",
            &format!("<Relationships>{}</Relationships>", links.concat()),
        ),
        part(
            "xl/workbook.xml",
            "<workbook><sheets><sheet name=\"N\" r:id=\"r1\"/></sheets></workbook>",
        ),
        part("xl/worksheets/sheet1.xml", "<worksheet><sheetData/></worksheet>"),
        part("xl/sharedStrings.xml", "<sst/>"),
        part("xl/styles.xml", "<styleSheet/>"),
    ];
    parts.retain(|part| part.name != odd.name);
    parts.push(odd);
    zipped(&parts)
}

fn sheet(begin: &str, repeated: &'static str, times: u64, end: &'static str) -> Vec<u8> {
    let name = "xl/worksheets/sheet1.xml";
    workbook(Part { name, begin: begin.to_owned(), repeated, times, end })
}

/// A spreadsheet of LibreOffice with this in its table.
fn document(inside: &str) -> Vec<u8> {
    let spaces = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
                  xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
                  xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"";
    let content = format!(
        "<office:document-content {spaces}><office:body><office:spreadsheet>\
         <table:table table:name=\"N\">{inside}</table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    );
    let kind = part("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    zipped(&[kind, part("content.xml", &content)])
}

/// The bombs with their names and the codes that they are refused with.
fn bombs() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    const SHEET: &str = "<worksheet><sheetData>";
    const END: &str = "</sheetData></worksheet>";
    let cell =
        |address: &str, row: u64| format!("<row r=\"{row}\"><c r=\"{address}\"><v>1</v></c></row>");
    let two = cell("A1", 1) + &cell("XFD1048576", 1_048_576);
    let text = "office:value-type=\"string\"";
    let one = "<table:table-cell office:value-type=\"float\" office:value=\"1\"/>";
    let strings = |begin: &str, repeated, times, end| {
        let (name, begin) = ("xl/sharedStrings.xml", begin.to_owned());
        workbook(Part { name, begin, repeated, times, end })
    };
    let mut shared = String::new();
    for row in 1..=400 {
        write!(shared, "<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>").unwrap();
    }
    let long = "x".repeat(120_000);
    let shared = {
        let mut parts = workbook_parts(&format!("{SHEET}{shared}{END}"));
        parts.push(part("xl/sharedStrings.xml", &format!("<sst><si><t>{long}</t></si></sst>")));
        zipped(&parts)
    };
    vec![
        ("jauh.xlsx", sheet(&format!("{SHEET}{two}{END}"), "", 0, ""), "R104"),
        (
            "baris.xlsx",
            sheet(&format!("{SHEET}{}{END}", cell("A4294967295", 4_294_967_295)), "", 0, ""),
            "R112",
        ),
        ("spasi.xlsx", sheet(SHEET, "          ", 40 * MIB / 10, END), "R104"),
        ("spasi-kecil.xlsx", sheet(SHEET, "          ", 19 * MIB / 10, END), "R105"),
        (
            "sel-kosong.xlsx",
            sheet(SHEET, "<row><c/><c/><c/><c/><c/><c/><c/></row>", 19 * MIB / 39, END),
            "R104",
        ),
        (
            "komentar.xlsx",
            sheet("<worksheet><!--", "xxxxxxxxxx", 19 * MIB / 10, "--><sheetData/></worksheet>"),
            "R105",
        ),
        (
            "atribut.xlsx",
            sheet("<worksheet x=\"", "xxxxxxxxxx", 19 * MIB / 10, "\"><sheetData/></worksheet>"),
            "R105",
        ),
        (
            "teks.xlsx",
            strings("<sst><si><t>", "xxxxxxxxxx", 19 * MIB / 10, "</t></si></sst>"),
            "R104",
        ),
        ("teks-bersama.xlsx", shared, "R104"),
        (
            "gaya.xlsx",
            workbook(Part {
                name: "xl/styles.xml",
                begin: "<styleSheet><cellXfs>".to_owned(),
                repeated: "<xf/>",
                times: 19 * MIB / 5,
                end: "</cellXfs></styleSheet>",
            }),
            "R104",
        ),
        (
            "baris.ods",
            document(&format!(
                "<table:table-row table:number-rows-repeated=\"1000000\">{one}</table:table-row>"
            )),
            "R104",
        ),
        (
            "spasi.ods",
            document(&format!(
                "<table:table-row><table:table-cell {text}><text:p>a<text:s text:c=\"100000000\"/></text:p></table:table-cell></table:table-row>"
            )),
            "R104",
        ),
        ("sudut.xls", corners(), "R104"),
        (
            "lebar.html",
            format!("<table>{}", "<tr><td rowspan=1000 colspan=1000>1".repeat(1000)).into_bytes(),
            "R112",
        ),
        (
            "atribut.html",
            format!("<table><tr><td {}>1</table>", "a=1 ".repeat(500_000)).into_bytes(),
            "R105",
        ),
        (
            "sel.html",
            format!("<table><tr>{}", "<tr><td><td><td><td><td><td><td>".repeat(15_000))
                .into_bytes(),
            "R104",
        ),
    ]
}

/// The parts around one sheet, without texts.
fn workbook_parts(sheet: &str) -> Vec<Part> {
    let bytes = workbook(part("xl/worksheets/sheet1.xml", sheet));
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names = [
        "[Content_Types].xml",
        "_rels/.rels",
        "xl/_rels/workbook.xml.rels",
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
        "xl/styles.xml",
    ];
    let read = |name| {
        let mut content = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut content).unwrap();
        part(name, &content)
    };
    names.into_iter().map(read).collect()
}

/// An old workbook whose last number stands in the last cell of the grid.
fn corners() -> Vec<u8> {
    let mut bytes = include_bytes!("data/formats/tanda.xls").to_vec();
    // The first NUMBER or RK record of a row: name, length, then row and column.
    let head: [u8; 4] = [0x7E, 0x02, 0x0A, 0x00];
    let at = bytes.windows(4).position(|window| window == head).unwrap();
    bytes[at + 4..at + 8].copy_from_slice(&[0xFF, 0xFF, 0xFF, 0x00]);
    bytes
}

/// Runs the program to its end; gives its output, its peak memory where the system tells it, and
/// its time.
fn watched(job: &JobFolder) -> (String, Option<u64>, Duration) {
    let start = Instant::now();
    let mut command = rapor(["check", "--jobs", "1", "--format", "json"]);
    command.arg(job.path()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    let mut most = None;
    // The mark never falls, so that only what came in the last moment is missed.
    while child.try_wait().unwrap().is_none() {
        most = most.max(peak(child.id()));
        std::thread::sleep(Duration::from_millis(1));
    }
    let mut said = String::new();
    child.stdout.take().unwrap().read_to_string(&mut said).unwrap();
    (said, most, start.elapsed())
}

/// The most memory that a process has taken so far, in bytes.
fn peak(id: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let mark = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(mark.trim().strip_suffix(" kB")?.parse::<u64>().ok()? * 1024)
}

#[test]
fn bombs_are_refused_by_name_in_little_memory() {
    // Fewer cells than by default, so that slow builds get through them in time.
    let limits = format!("{LIST}[limits]\ncells = 100000\n");
    let toml = toml(2024, "12", &only(["12.18"]), &limits);
    let sound = "kode;nilai\n12.18;97,08\n";
    let all = JobFolder::new(&toml).with("lembar/a.csv", sound);
    for (name, bytes, code) in bombs() {
        assert!((bytes.len() as u64) < 10 * MIB, "{name} is no small file: {}", bytes.len());
        let path = format!("lembar/{name}");
        let job = JobFolder::new(&toml).with("lembar/a.csv", sound).with(&path, &bytes);
        all.write(&path, bytes);
        let (said, peak, time) = watched(&job);
        let json: serde_json::Value = serde_json::from_str(&said).unwrap();
        let findings = json["findings"].as_array().unwrap();
        let errors: Vec<_> = findings
            .iter()
            .filter(|found| found["severity"] == "error")
            .map(|found| format!("{} {}", found["code"], found["file"]))
            .collect();
        assert_eq!(errors, [format!("{code:?} {path:?}")], "{said}");
        assert!(time < MOST_TIME, "{name} took {time:?}");
        if cfg!(target_os = "linux") {
            let peak = peak.unwrap();
            eprintln!("{name}: {} MiB, {} ms", peak / MIB, time.as_millis());
            assert!(peak < MOST_MEMORY, "{name} took {} MiB", peak / MIB);
        } else {
            eprintln!("skipped: the peak memory of {name}, which is read from /proc");
        }
    }
    // All at once, and the sound sheet among them is read.
    let evaluation = all.check();
    let card = &evaluation.standings.cards[0];
    assert_eq!(card.verdict().unwrap().score.exact().to_decimal(), "97.08");
}
