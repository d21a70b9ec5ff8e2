//! Every code of a finding is caused at least once, and only it, at the place that it names.

// What the test needs and does not find ends it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod filled_form;
#[path = "findings/forms.rs"]
mod forms;
mod job_folder;
#[path = "findings/numbers.rs"]
mod numbers;
#[path = "findings/templates.rs"]
mod templates;

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{Cursor, Write};

use job_folder::{CERTIFICATE, JobFolder, LIST, only, short, toml};
use rapor::finding::{Code, Finding};
use rapor::pipeline::Failure;
use rapor::rubric;
use rust_xlsxwriter::{Format, Formula, Workbook};
use zip::write::{SimpleFileOptions, ZipWriter};

/// A table with one sound score, for jobs whose fault lies elsewhere.
const SOUND: &str = "kode;nilai\n12.18;97,08\n";

/// A job of one region with certificates.
fn rapor_toml() -> String {
    toml(2024, "12", &only(["12.18"]), &format!("{LIST}{CERTIFICATE}"))
}

/// The same with one change, and a sound sheet.
fn job(from: &str, to: &str) -> JobFolder {
    let text = rapor_toml();
    assert!(text.contains(from), "{from}");
    JobFolder::new(&text.replacen(from, to, 1)).with("lembar/n.csv", SOUND)
}

/// A sound job with these files for sheets.
fn sheets<B: AsRef<[u8]>>(files: impl IntoIterator<Item = (&'static str, B)>) -> JobFolder {
    let job = JobFolder::new(&rapor_toml());
    for (path, bytes) in files {
        job.write(&format!("lembar/{path}"), bytes);
    }
    job
}

fn csv(text: &str) -> JobFolder {
    sheets([("n.csv", text)])
}

/// A sound job whose only sheet is one that a closure fills below its header.
fn xlsx(fill: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> JobFolder {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Nilai").unwrap();
    sheet.write_row(0, 0, ["Kode", "Nilai"]).unwrap();
    sheet.write(1, 0, "12.18").unwrap();
    fill(sheet);
    sheets([("n.xlsx", workbook.save_to_buffer().unwrap())])
}

/// A sound job whose only sheet has this XML in B2, and that behind its rows.
fn raw(value: &str, behind: &str) -> JobFolder {
    let text = |cell: &str, text: &str| {
        format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
    };
    let sheet = format!(
        "<worksheet><sheetData><row r=\"1\">{}{}</row><row r=\"2\">{}<c r=\"B2\">{value}</c></row>\
         </sheetData>{behind}</worksheet>",
        text("A1", "Kode"),
        text("B1", "Nilai"),
        text("A2", "12.18")
    );
    let link = |kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id=\"r\" Type=\"/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let workbook = "<workbook><sheets><sheet name=\"Nilai\" r:id=\"r\"/></sheets></workbook>";
    let bytes = zipped(&[
        ("[Content_Types].xml", "spreadsheetml"),
        ("_rels/.rels", &link("officeDocument", "xl/workbook.xml")),
        ("xl/workbook.xml", workbook),
        ("xl/_rels/workbook.xml.rels", &link("worksheet", "sheet.xml")),
        ("xl/sheet.xml", &sheet),
    ]);
    sheets([("n.xlsx", bytes)])
}

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A job with the rubric of 2024 after one change, as a file of its own.
fn own_rubric(from: &str, to: &str) -> JobFolder {
    let text = rubric::built_in("ombudsman-2024").unwrap();
    assert!(text.contains(from), "{from}");
    job("\"ombudsman-2024\"", "\"rubrik.toml\"").with("rubrik.toml", text.replacen(from, to, 1))
}

/// Line and column of a text in the rubric of 2024.
fn in_rubric(needle: &str) -> String {
    let text = rubric::built_in("ombudsman-2024").unwrap();
    let before = &text[..text.find(needle).unwrap()];
    let column = before.len() - before.rfind('\n').map_or(0, |newline| newline + 1);
    format!("{}:{}", before.matches('\n').count() + 1, column + 1)
}

/// The seven units of a kabupaten.
const UNITS: &str = "kode;unit;nilai\n12.18;Disdukcapil;90\n12.18;DPMPTSP;91\n12.18;Dinsos;92\n\
                     12.18;Dindik;93\n12.18;Dinkes;94\n12.18;Puskesmas Satu;95\n\
                     12.18;Puskesmas Dua;96\n";

/// All findings of a job, by whichever command finds them first.
fn findings(job: &JobFolder) -> Vec<Finding> {
    match job.load() {
        Ok(_) => job.check().findings,
        Err(mut findings) => {
            rapor::finding::sort(&mut findings);
            findings
        }
    }
}

/// The table, as it is gone through.
#[derive(Default)]
struct Table {
    seen: BTreeSet<&'static str>,
    /// Every case that came to something else.
    wrong: Vec<String>,
}

impl Table {
    /// A job comes to exactly these findings: code and place, in order.
    #[allow(clippy::needless_pass_by_value, reason = "so that a case reads as one call")]
    fn check(&mut self, job: JobFolder, expected: &[&str]) {
        let findings = findings(&job);
        self.hold(&findings, expected);
    }

    fn hold(&mut self, findings: &[Finding], expected: &[&str]) {
        let found: Vec<_> = findings.iter().map(short).collect();
        if found != expected {
            self.wrong.push(format!("{found:?}\n    instead of {expected:?}"));
        }
        self.seen.extend(findings.iter().map(|finding| finding.code().id()));
        for finding in findings {
            let message = rapor::catalogue::message(&finding.problem);
            let hint = rapor::catalogue::hint(&finding.problem);
            assert!(!message.is_empty() && !hint.is_empty(), "{finding:?}");
        }
    }

    fn end(&self) {
        assert!(self.wrong.is_empty(), "{} cases:\n{}", self.wrong.len(), self.wrong.join("\n"));
    }
}

#[test]
fn every_code_is_caused_and_stands_at_its_place() {
    let mut table = Table::default();
    of_jobs(&mut table);
    of_rubrics(&mut table);
    of_files(&mut table);
    of_tables(&mut table);
    forms::all(&mut table);
    of_scores(&mut table);
    of_regions(&mut table);
    of_units(&mut table);
    of_certificates(&mut table);
    of_outputs(&mut table);
    numbers::all(&mut table);
    table.end();
    let codes = Code::ALL.iter().map(|code| code.id());
    let missing: Vec<_> = codes.filter(|id| !table.seen.contains(id)).collect();
    assert!(missing.is_empty(), "no case causes {missing:?}");
}

/// R001 to R014: what is wrong with the job itself.
fn of_jobs(table: &mut Table) {
    table.check(job("", ""), &[]);
    table.check(job("year = 2024", "year = "), &["R001 rapor.toml:3:8"]);
    table.check(
        job("title = \"Penilaian Tahun 2024\"\nyear", "title = \"x\nyear"),
        &["R001 rapor.toml:2:11"],
    );
    table.check(job("[office]", "judul = 1\n[office]"), &["R002 rapor.toml:9:1"]);
    table.check(job("year = 2024", "year = \"2024\""), &["R003 rapor.toml:3:8"]);
    table.check(job("place = \"Medan\"\n", ""), &["R004 rapor.toml:18:1"]);
    table.check(job("year = 2024", "year = 1999"), &["R005 rapor.toml:3:8"]);
    table.check(job("year = 2024", "year = 2023"), &["R005 rapor.toml:5:10"]);
    table.check(job("\"12.18\"", "\"12.99\""), &["R006 rapor.toml:7:12"]);
    table.check(job("\"ombudsman-2024\"", "\"ombudsmen-2024\""), &["R007 rapor.toml:5:10"]);
    table.check(job("\"ombudsman-2024\"", "\"rubrik.toml\""), &["R008 rapor.toml:5:10"]);
    table.check(job("\"12.18\"", "\"12.18\", \"12.18\""), &["R009 rapor.toml:7:21"]);
    table.check(job("\"ombudsman-2024\"", "\"../rubrik.toml\""), &["R012 rapor.toml:5:10"]);
    table.check(job("{urut:03}", "{urutan}"), &["R013 rapor.toml:20:10"]);
    table.check(job("PIAGAM", "PI\u{410}GAM"), &["R005 rapor.toml:20:10"]);
    table.check(JobFolder::new(&rapor_toml()), &["R014 rapor.toml", "R406 rapor.toml"]);
    let history = job("[office]", "history = [\"riwayat/*\"]\n[office]")
        .with("riwayat/lalu.csv", "tahun;kode;nilai\n1999;12.18;80\n2021;12.05;x\n");
    table.check(history, &["R005 riwayat/lalu.csv, A2", "R301 riwayat/lalu.csv, C3"]);
    let own = JobFolder::new(&rapor_toml());
    std::fs::remove_file(own.path().join("rapor.toml")).unwrap();
    table.check(own, &["R015 rapor.toml"]);
    let past = r#"{"schema":1,"partial":true,"job":{"year":2021},"regions":[]}"#;
    let history = job("[office]", "history = [\"riwayat/*\"]\n[office]");
    table.check(history.with("riwayat/hasil.json", past), &["R515 riwayat/hasil.json"]);
    table.check(
        job("kinds = [\"provinsi\", \"kabupaten\", \"kota\"]", "kinds = [\"kota\"]"),
        &["R514 rapor.toml"],
    );
    let nothing = ["R004 rapor.toml:1:1"; 3];
    table.check(JobFolder::new("").with("lembar/n.csv", SOUND), &nothing);
}

/// R010 and R011, and the rest of a rubric.
fn of_rubrics(table: &mut Table) {
    let at = |needle: &str| format!("rubrik.toml:{}", in_rubric(needle));
    let weight = in_rubric("{ value = 12.22");
    table.check(
        own_rubric("value = 12.22", "value = 12.23"),
        &[&format!("R010 rubrik.toml:{weight}")],
    );
    table.check(
        own_rubric("min = 78.00", "min = 88.00"),
        &[&format!("R011 {}", at("{ min = 78.00"))],
    );
    table.check(own_rubric("others = false", "others = 0"), &[&format!("R003 {}", at("false\n"))]);
}

/// R101 to R116: files as a whole.
fn of_files(table: &mut Table) {
    table.check(
        sheets([("n.csv", b"kode;nama\n12.18;caf\xE9\n".as_slice())]),
        &["R101 lembar/n.csv", "R406 rapor.toml"],
    );
    table.check(sheets([("n.xlsx", "%PDF-1.7\n")]), &["R102 lembar/n.xlsx", "R406 rapor.toml"]);
    table.check(
        sheets([("n.xlsx", include_bytes!("data/sheets/sandi.xlsx").as_slice())]),
        &["R103 lembar/n.xlsx", "R406 rapor.toml"],
    );
    let large = csv(SOUND);
    // Without content, but of a size: one byte more than is read.
    let file = File::create(large.path().join("lembar/besar.xlsx")).unwrap();
    file.set_len(50 * 1024 * 1024 + 1).unwrap();
    table.check(large, &["R104 lembar/besar.xlsx"]);
    table.check(csv("halo;dunia\n1;2\n"), &["R105 lembar/n.csv", "R406 rapor.toml"]);
    table.check(
        sheets([("n.csv", SOUND), ("~$n.xlsx", "x"), ("Thumbs.db", "x"), ("b.xlsx.part", "x")]),
        &["R106 lembar/Thumbs.db", "R106 lembar/b.xlsx.part", "R106 lembar/~$n.xlsx"],
    );
    table.check(sheets([("a.csv", SOUND), ("b.csv", SOUND)]), &["R107 lembar/b.csv"]);
    // Two files that cannot be read are both named, however equal they are.
    table.check(
        sheets([("a.xlsx", ""), ("b.xlsx", "")]),
        &["R102 lembar/a.xlsx", "R102 lembar/b.xlsx", "R406 rapor.toml"],
    );
    let refused = |code: &str| [format!("{code} lembar/n.xlsx"), "R406 rapor.toml".to_owned()];
    for (value, behind, code) in
        [("<v>9<!-- x -->7</v>", "", "R111"), ("<v>97</v>", "<sheetData/>", "R112")]
    {
        let expected = refused(code);
        table.check(raw(value, behind), &expected.each_ref().map(String::as_str));
    }
    let expected = refused("R113");
    table.check(
        sheets([("n.xlsx", zipped(&[("../a.xml", "1")]))]),
        &expected.each_ref().map(String::as_str),
    );
    table.check(csv("kode;nilai\n12.18;97\"08\n"), &["R114 lembar/n.csv", "R406 rapor.toml"]);
    let hidden = raw("<v>97.08</v>", "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols>");
    table.check(hidden, &["R115 lembar/n.xlsx, Nilai"]);
    let page = "<table><tr><td>Kode<td>Nilai<tr><td>12.18<td>97,08</table>";
    table.check(sheets([("n.xls", page)]), &["R116 lembar/n.xls"]);
}

/// R201 to R206: tables, columns and rows.
fn of_tables(table: &mut Table) {
    table.check(csv("no;nilai\n1;97,08\n"), &["R201 lembar/n.csv, A1", "R406 rapor.toml"]);
    table.check(csv("kode;nilai;skor\n12.18;1;97,08\n"), &["R202 lembar/n.csv, C1"]);
    table.check(csv("kode;warna;nilai\n12.18;biru;97,08\n"), &["R203 lembar/n.csv, B1"]);
    table.check(
        csv("kode;nilai\n12.18;97,08\nRata-rata;97,08\n;\nSumber: x\n"),
        &["R204 lembar/n.csv, A3", "R204 lembar/n.csv, A5"],
    );
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("Catatan").unwrap().write(0, 0, "Halo").unwrap();
    let sheet = workbook.add_worksheet().set_name("Nilai").unwrap();
    sheet.write_row(0, 0, ["Kode", "Nilai"]).unwrap();
    sheet.write(1, 0, "12.18").unwrap();
    sheet.write(1, 1, 97.08).unwrap();
    sheet.set_hidden(true);
    table.check(
        sheets([("n.xlsx", workbook.save_to_buffer().unwrap())]),
        &["R206 lembar/n.xlsx, Catatan", "R205 lembar/n.xlsx, Nilai"],
    );
}

/// R301 to R312: what stands where a score belongs.
fn of_scores(table: &mut Table) {
    let at = "lembar/n.csv, B2";
    for (score, code) in [
        ("delapan", "R301"),
        ("1e2", "R301"),
        ("88.392", "R302"),
        ("1.234", "R302"),
        ("100,01", "R303"),
        ("-1", "R303"),
        ("", "R304"),
        ("-", "R304"),
        ("54,11 persen", "R307"),
        ("TB", "R308"),
        ("87,99499999999999", "R309"),
    ] {
        table.check(csv(&format!("kode;nilai\n12.18;{score}\n")), &[&format!("{code} {at}")]);
    }
    let cell = "lembar/n.xlsx, Nilai!B2";
    let error = Formula::new("=1/0").set_result("#DIV/0!");
    table.check(xlsx(|sheet| _ = sheet.write(1, 1, error).unwrap()), &[&format!("R305 {cell}")]);
    table.check(xlsx(|sheet| _ = sheet.write(1, 1, true).unwrap()), &[&format!("R306 {cell}")]);
    let date = Format::new().set_num_format("dd/mm/yyyy");
    table.check(
        xlsx(|sheet| _ = sheet.write_with_format(1, 1, 45000.0, &date).unwrap()),
        &[&format!("R306 {cell}")],
    );
    let percent = Format::new().set_num_format("0.00%");
    table.check(
        xlsx(|sheet| _ = sheet.write_with_format(1, 1, 0.9337, &percent).unwrap()),
        &[&format!("R307 {cell}")],
    );
    table.check(raw("<f>1+1</f>", ""), &[&format!("R311 {cell}")]);
    let merged = "<mergeCells><mergeCell ref=\"B2:C2\"/></mergeCells>";
    table.check(
        raw("<v>97.08</v></c><c r=\"C2\"><v>1</v>", merged),
        &["R312 lembar/n.xlsx, Nilai!C2"],
    );
}

/// R401 to R410: which region a row is about.
fn of_regions(table: &mut Table) {
    let row = |row: &str| csv(&format!("kode;pemda;nilai\n12.18;;97,08\n{row}\n"));
    table.check(row(";Serdang Bedagei;1"), &["R401 lembar/n.csv, B3"]);
    table.check(row(";;1"), &["R401 lembar/n.csv, A3"]);
    table.check(row(";Solok;1"), &["R402 lembar/n.csv, B3"]);
    table.check(row("12.18;Kabupaten Dairi;1"), &["R403 lembar/n.csv, B3"]);
    table.check(row(";Sergai;1"), &["R404 lembar/n.csv, C3"]);
    let chosen = |source: &str| {
        let rules = format!("[region.\"12.18\"]\nsources = [\"{source}\"]\n[[list]]");
        // The other file's faults about the region are of no interest any more.
        job("[[list]]", &rules).with("lembar/o.csv", "kode;nilai\n12.18;101\n")
    };
    table.check(chosen("lembar/n.csv"), &["R411 lembar/o.csv"]);
    let [aside, other] = ["R411 lembar/n.csv", "R411 lembar/o.csv"];
    table.check(chosen("lembar/x.csv"), &[aside, other, "R412 rapor.toml:14:12"]);
    table.check(row("12.05;;1"), &["R405 lembar/n.csv, C3"]);
    table.check(row("12.99;;1"), &["R006 lembar/n.csv, A3"]);
    table.check(row("1218;;1"), &["R408 lembar/n.csv, A3"]);
    table.check(
        job("\"12.18\"", "\"12.18\", \"12.05\", \"12.11\""),
        &["R406 rapor.toml", "R406 rapor.toml"],
    );
    let coded = xlsx(|sheet| {
        sheet.write(1, 0, 12.18).unwrap();
        sheet.write(1, 1, 97.08).unwrap();
    });
    table.check(coded, &["R407 lembar/n.xlsx, Nilai!A2", "R406 rapor.toml"]);
    let mut workbook = Workbook::new();
    let identity = workbook.add_worksheet().set_name("Identitas").unwrap();
    identity.write_row(0, 0, ["Kode wilayah", "12.18"]).unwrap();
    let other = workbook.add_worksheet().set_name("Sampul").unwrap();
    other.write_row(0, 0, ["PEMERINTAH DAERAH :", "Kabupaten Dairi"]).unwrap();
    let differing = sheets([("n.xlsx", workbook.save_to_buffer().unwrap())]);
    table.check(differing, &["R410 lembar/n.xlsx, Sampul!B1", "R406 rapor.toml"]);
}

/// R501 to R510: units, and what stands beside a score.
fn of_units(table: &mut Table) {
    let at = |row: usize| format!("lembar/n.csv, C{row}");
    table.check(csv(UNITS), &[]);
    for (beside, column) in
        [("B;Hijau;Kualitas Tertinggi", "C"), ("A;Kuning;", "D"), (";;rendah", "E")]
    {
        table.check(
            csv(&format!("kode;nilai;kategori;zona;opini\n12.18;97,08;{beside}\n")),
            &[&format!("R501 lembar/n.csv, {column}2")],
        );
    }
    table.check(csv(&format!("{UNITS}12.18;;93,01\n")), &[&format!("R502 {}", at(9))]);
    table.check(csv(&format!("{UNITS}12.18;;93\n")), &[]);
    table.check(csv("kode;unit;nilai\n12.18;;93\n"), &["R512 lembar/n.csv, B2"]);
    table.check(csv("kode;nilai\n"), &["R108 lembar/n.csv", "R406 rapor.toml"]);
    table.check(csv("kode,nilai\n12.18,97,08\n"), &["R207 lembar/n.csv, C2", "R406 rapor.toml"]);
    table.check(
        csv("kode;jenis;nilai\n12.18;kota;97\n"),
        &["R409 lembar/n.csv, B2", "R406 rapor.toml"],
    );
    table.check(csv("kode;jenis;nilai\n12.18;Kab.;97\n"), &[]);
    table.check(csv("kode;jenis;nilai\n12.18;-;97\n"), &[]);
    table.check(csv("kode;jenis;nilai\n12.18;kabupatn;97\n"), &["R413 lembar/n.csv, B2"]);
    let kinds = UNITS.replace("unit;", "unit;jenis unit;").replace(";9", ";;9");
    let kinds = kinds.replace("Dinsos;;", "Dinsos;Disdukcapil;");
    table.check(csv(&kinds), &["R513 lembar/n.csv, C4"]);
    table.check(csv(&UNITS.replace("Disdukcapil", "Kantor Pos")), &["R503 lembar/n.csv, B2"]);
    table.check(csv(&format!("{UNITS}12.18;Dinsos;92\n")), &[&format!("R504 {}", at(9))]);
    table.check(csv(&UNITS.replace("12.18;Dinsos;92\n", "")), &[&format!("R505 {}", at(2))]);
    table.check(csv(&format!("{UNITS}12.18;Puskesmas Tiga;92\n")), &[&format!("R506 {}", at(2))]);
    table.check(
        csv(&UNITS.replace("Dinsos;92", "Dinsos;Tidak dinilai")),
        &[&format!("R507 {}", at(4))],
    );
    table.check(
        csv("kode;tahun;nilai\n12.18;2024;97,08\n12.18;2023;80\n"),
        &["R508 lembar/n.csv, B3"],
    );
    let excused = "[[list]]";
    let reason = "[region.\"12.18\"]\nstatus = \"not_assessed\"\nreason = \"bencana\"\n[[list]]";
    table.check(job(excused, reason), &["R509 lembar/n.csv, B2"]);
    let unassessed: String = UNITS
        .lines()
        .map(|line| match line.rsplit_once(';') {
            Some((unit, score)) if score != "nilai" => format!("{unit};Tidak dinilai\n"),
            _ => format!("{line}\n"),
        })
        .collect();
    let mut expected: Vec<_> = (2..=8).map(|row| format!("R507 {}", at(row))).collect();
    expected.insert(1, format!("R510 {}", at(2)));
    table.check(csv(&unassessed), &expected.iter().map(String::as_str).collect::<Vec<_>>());
}

/// R601 to R604: what cannot be printed.
fn of_certificates(table: &mut Table) {
    let recipient = |name: &str| {
        job("[[list]]", &format!("[region.\"12.18\"]\nrecipient = \"{name}\"\n[[list]]"))
    };
    table.check(recipient("Bupati Сергей"), &["R601 rapor.toml"]);
    table.check(recipient(&"Bupati ".repeat(40)), &["R602 rapor.toml"]);
    // A private sign of some office's own font.
    table.check(recipient("Bupati \u{E000}"), &["R603 rapor.toml"]);
    let logo = job("[[list]]", "[[list]]").with("logo.png", "GIF89a");
    let text = rapor_toml().replace("Daerah\"\n", "Daerah\"\nlogo = \"logo.png\"\n");
    logo.write("rapor.toml", text);
    table.check(logo, &["R604 rapor.toml:12:8"]);
    templates::check(table);
}

/// R701 and R702: an output that somebody else has been in.
fn of_outputs(table: &mut Table) {
    let job = csv(SOUND);
    job.run(false).unwrap();
    job.write("hasil/catatan.txt", "jangan dihapus");
    job.write("hasil/data/nilai.csv", "diubah");
    let Err(Failure::Refused { findings, .. }) = job.run(false) else {
        panic!("a run went over somebody's files")
    };
    table.hold(&findings, &["R701 hasil/catatan.txt", "R702 hasil/data/nilai.csv"]);
    assert_eq!(std::fs::read(job.output().join("catatan.txt")).unwrap(), b"jangan dihapus");
}

#[test]
fn broken_archives_are_refused_by_name() {
    let mut table = Table::default();
    let mut archive = zipped(&[("[Content_Types].xml", "...spreadsheetml...")]);
    archive.truncate(60);
    let refused = |code: &str| [format!("{code} lembar/n.xlsx"), "R406 rapor.toml".to_owned()];
    for (bytes, code) in [
        (archive, "R101"),
        (zipped(&[("a.xml", "1"), ("A.xml", "2")]), "R113"),
        (zipped(&[("../a.xml", "1")]), "R113"),
        (zipped(&[("[Content_Types].xml", "spreadsheetml"), ("a", &"x".repeat(9 << 20))]), "R104"),
        (zipped(&[("catatan.txt", "1")]), "R102"),
    ] {
        let expected = refused(code);
        table.check(sheets([("n.xlsx", bytes)]), &expected.each_ref().map(String::as_str));
    }
    table.end();
}
