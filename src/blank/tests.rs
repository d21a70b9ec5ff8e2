//! Workbooks to fill in, blank and filled in, as data, as bytes, and read by another program.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use calamine::{Data, Range, Reader, Xlsx, open_workbook_from_rs};

use super::*;
use crate::domain::Fraction;
use crate::form::{FIRST_SAMPLE, HEADINGS};
use crate::report::workbook::Cell;
use crate::report::xlsx;
use crate::rubric;

fn built_in(id: &str) -> Rubric {
    rubric::parse(id, rubric::built_in(id).unwrap()).unwrap()
}

fn sergai() -> &'static Region {
    Region::with_code("12.18".parse().unwrap()).unwrap()
}

fn blank(rubric: &Rubric) -> Workbook {
    workbook(rubric, sergai(), &form::units(rubric), None)
}

fn points(text: &str) -> Answer {
    Answer::Points(Points::new(&Fraction::from_decimal(text).unwrap()).unwrap())
}

fn sheet<'w>(book: &'w Workbook, name: &str) -> &'w Sheet {
    book.sheets.iter().find(|sheet| sheet.name.as_str() == name).unwrap()
}

fn cell<'w>(book: &'w Workbook, name: &str, (row, column): (u32, u16)) -> &'w Cell {
    let cells = &sheet(book, name).cells;
    cells.iter().find(|cell| (cell.row, cell.column) == (row, column)).unwrap()
}

/// All sheets as another program reads them.
fn read(book: &Workbook) -> Vec<(String, Range<Data>)> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(xlsx::bytes(book).unwrap())).unwrap();
    book.worksheets()
}

/// Cells to be filled in, as rows and columns.
fn entries(sheet: &Sheet) -> BTreeSet<(u32, u16)> {
    let entries = sheet.cells.iter().filter(|cell| cell.style.role == Role::Entry);
    entries.map(|cell| (cell.row, cell.column)).collect()
}

/// Cells that a rule is about.
fn ruled(sheet: &Sheet) -> BTreeSet<(u32, u16)> {
    let area = |area: Area| {
        (area.top..=area.bottom)
            .flat_map(move |row| (area.left..=area.right).map(move |c| (row, c)))
    };
    let mut found = BTreeSet::new();
    for rule in &sheet.rules {
        for cell in area(rule.area) {
            assert!(found.insert(cell), "two rules for {cell:?} of {}", sheet.name);
        }
    }
    found
}

#[test]
fn every_answer_has_a_cell_that_is_open_and_held_to_a_rule() {
    for (id, _) in rubric::BUILT_IN {
        let rubric = built_in(id);
        let book = blank(&rubric);
        for (unit, sheet) in form::units(&rubric).iter().zip(&book.sheets[2..]) {
            assert_eq!(sheet.name.as_str(), unit.sheet_name());
            let samples = form::sample_columns(&rubric);
            let mut answers = BTreeSet::new();
            for (row, indicator) in (HEADINGS + 1..).zip(form::on_unit_sheet(&rubric)) {
                let own = match form::samples_are_products(&rubric) {
                    true => samples,
                    false => indicator.samples.value as usize,
                };
                answers.extend((0..own).map(|sample| (row, column(FIRST_SAMPLE) + sample as u16)));
                assert_eq!(
                    cell(&book, sheet.name.as_str(), (row, 0)).value,
                    Value::text(&indicator.code)
                );
            }
            // The state of the unit is held to a rule too; its name, remarks and proofs are free.
            let mut expected = answers.clone();
            expected.insert((2, 1));
            assert_eq!(ruled(sheet), expected, "{id} {}", sheet.name);
            assert!(entries(sheet).is_superset(&expected), "{id} {}", sheet.name);
            let closed = sheet.cells.iter().filter(|cell| cell.style.role == Role::Closed).count();
            let rows = form::on_unit_sheet(&rubric).len();
            assert_eq!(closed, rows * samples - answers.len(), "{id} {}", sheet.name);
        }
        if let Some(survey) = book.sheets.iter().find(|sheet| sheet.name.as_str() == "Survei") {
            assert_eq!(ruled(survey), entries(survey), "{id}");
            let cells = form::units(&rubric).len() * 30 * form::on_survey(&rubric).len();
            assert_eq!(entries(survey).len(), cells, "{id}");
        }
        assert!(book.sheets.iter().all(|sheet| sheet.locked), "{id}");
    }
}

#[test]
fn the_first_rows_say_what_the_reader_looks_for() {
    let sheets = read(&blank(&built_in("ombudsman-2024")));
    let names: Vec<_> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "Petunjuk",
            "Identitas",
            "Disdukcapil",
            "DPMPTSP",
            "Dinsos",
            "Dindik",
            "Dinkes",
            "Puskesmas 1",
            "Puskesmas 2",
            "Survei"
        ]
    );
    let text = |sheet: usize, row: u32| -> Vec<String> {
        let (_, range) = &sheets[sheet];
        let width = range.end().unwrap().1;
        (0..=width)
            .map(|column| range.get_value((row, column)).map(Data::to_string).unwrap_or_default())
            .collect()
    };
    let identity: Vec<_> = (0..6).map(|row| text(1, row).join("|")).collect();
    assert_eq!(
        identity,
        [
            "Kode wilayah|12.18",
            "Nama pemda|Kabupaten Serdang Bedagai",
            "Tahun|2024",
            "Instrumen|ombudsman-2024",
            "Petugas|",
            "Tanggal|"
        ]
    );
    // A number would lose the last nought of 12.10.
    assert_eq!(sheets[1].1.get_value((0, 1)), Some(&Data::String("12.18".to_owned())));
    assert_eq!(text(8, 0)[..2], ["Jenis unit", "Puskesmas"]);
    assert_eq!(text(8, 1)[..2], ["Nama unit", ""]);
    assert_eq!(text(8, 2)[..2], ["Status", "Dinilai"]);
    assert_eq!(
        text(8, 4).join("|"),
        "Kode|Dimensi|Variabel|Indikator|Maks|S1|S2|S3|S4|Catatan|Bukti"
    );
    assert_eq!(
        text(8, 5).join("|"),
        "I.1.01|Input|Kompetensi pelaksana|Pengetahuan komponen standar pelayanan|3||||||"
    );
    assert_eq!(text(9, 0)[..3], ["Unit", "Responden", "O.1.01\nPenundaan berlarut"]);
    assert_eq!(text(9, 210)[..2], ["Puskesmas 2", "30"]);
    assert_eq!(sheets[9].1.height(), 211);
}

/// An answer for each indicator and sample, and one respondent more than asked for.
fn answers(rubric: &Rubric) -> Vec<Vec<Answer>> {
    rubric
        .indicators()
        .enumerate()
        .map(|(number, indicator)| match indicator.samples.value {
            30 => vec![points("2.5"); 31],
            samples => {
                let answer = [points("3"), points("0"), Answer::Refused, Answer::NotApplicable];
                (0..samples as usize).map(|sample| answer[(number + sample) % 4]).collect()
            }
        })
        .collect()
}

#[test]
fn answers_stand_where_they_belong() {
    let rubric = built_in("ombudsman-2024");
    let assessed = FilledUnit {
        name: "Dinas Dukcapil Sergai".to_owned(),
        assessed: true,
        products: Vec::new(),
        answers: answers(&rubric),
        remarks: BTreeMap::from([("I.1.02".to_owned(), "=1+1".to_owned())]),
    };
    let left_out = FilledUnit { assessed: false, ..assessed.clone() };
    let filled = Filled {
        mark: Some("DATA CONTOH".to_owned()),
        enumerator: "Tim Penilai".to_owned(),
        date: Date::new(2024, 9, 2),
        units: vec![assessed, left_out],
    };
    let book = workbook(&rubric, sergai(), &form::units(&rubric), Some(&filled));
    let sheets = read(&book);
    let value = |sheet: usize, row, column| sheets[sheet].1.get_value((row, column)).cloned();
    let text = |text: &str| Some(Data::String(text.to_owned()));
    assert_eq!(value(1, 4, 1), text("Tim Penilai"));
    assert_eq!(value(1, 5, 1), text("2 September 2024"));
    assert_eq!(value(2, 1, 1), text("Dinas Dukcapil Sergai"));
    assert_eq!(value(2, 5, 5), Some(Data::Float(3.0)));
    assert_eq!(value(2, 5, 6), Some(Data::Float(0.0)));
    assert_eq!([value(2, 5, 7), value(2, 5, 8)], [text("TJ"), text("TB")]);
    assert_eq!(value(2, 6, 9), text("=1+1"), "text is never a formula");
    // The first complaint is the rubric's 32nd indicator, but stands in the sheet's 27th row.
    let complaint = rubric.indicators().position(|indicator| indicator.code == "A.1.01").unwrap();
    assert_eq!(value(2, 31, 0), text("A.1.01"));
    let expected = context_free(&rubric, filled.units[0].answers[complaint][0]);
    assert_eq!(cell(&book, "Disdukcapil", (31, 5)).value, expected);
    assert_eq!(value(3, 2, 1), text("Tidak dinilai"));
    assert_eq!(cell(&book, "DPMPTSP", (5, 5)).value, Value::Blank, "not assessed, not answered");
    let survey = &sheets[9].1;
    assert_eq!(survey.get_value((31, 1)), Some(&Data::Float(31.0)), "one more respondent");
    assert_eq!(survey.get_value((31, 6)), Some(&Data::Float(2.5)));
    assert_eq!(survey.get_value((32, 0)), Some(&Data::String("DPMPTSP".to_owned())));
    assert_eq!(survey.get_value((32, 2)).cloned().unwrap_or_default(), Data::Empty);
    for sheet in &book.sheets {
        assert_eq!(sheet.page.mark.as_deref(), Some("DATA CONTOH"), "{}", sheet.name);
    }
    assert!(
        matches!(&book.sheets[0].cells[0].value, Value::Text(text) if text.contains("DATA CONTOH"))
    );
}

fn context_free(rubric: &Rubric, answer: Answer) -> Value {
    let names = SheetNames::of(rubric, &[]);
    let context = Context { rubric, region: sergai(), units: &[], filled: None, names };
    context.answer(rubric.indicators().next().unwrap(), Some(answer))
}

#[test]
fn a_checklist_is_ticked_off_by_product() {
    let rubric = built_in("ombudsman-2021");
    let unit = FilledUnit {
        name: String::new(),
        assessed: true,
        products: vec!["Akta kelahiran".to_owned()],
        answers: vec![vec![points("1"), points("0"), Answer::NotApplicable, points("0.5")]],
        remarks: BTreeMap::new(),
    };
    let filled = Filled { units: vec![unit], ..Filled::default() };
    let book = workbook(&rubric, sergai(), &form::units(&rubric), Some(&filled));
    let (_, range) = read(&book).into_iter().nth(2).unwrap();
    let row = |row| -> Vec<_> {
        (5..9).map(|column| range.get_value((row, column)).unwrap().to_string()).collect()
    };
    assert_eq!(row(3), ["Akta kelahiran", "Produk 2", "Produk 3", "Produk 4"]);
    assert_eq!(row(5), ["√", "-", "TB", "0.5"]);
    assert!(book.sheets.iter().all(|sheet| sheet.name.as_str() != "Survei"));
}

#[test]
fn a_draft_says_so_and_other_rubrics_do_not() {
    let mark = |id: &str| blank(&built_in(id)).sheets[2].page.mark.clone();
    assert_eq!(mark("ombudsman-2025").as_deref(), Some("DRAF"));
    assert_eq!(mark("ombudsman-2024"), None);
}

#[test]
fn a_spreadsheet_finds_locks_rules_and_pages_in_the_file() {
    let book = blank(&built_in("ombudsman-2024"));
    let bytes = xlsx::bytes(&book).unwrap();
    assert!(bytes == xlsx::bytes(&book).unwrap(), "other bytes of the same workbook");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut part = |name: &str| {
        let mut xml = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut xml).unwrap();
        xml
    };
    let unit = part("xl/worksheets/sheet3.xml");
    for expected in [
        "<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatColumns=\"0\" formatRows=\"0\"/>",
        "topLeftCell=\"E6\" activePane=\"bottomRight\" state=\"frozen\"",
        "sqref=\"F6:I11\"",
        "<formula1>IF(ISNUMBER(F6),AND(F6&gt;=0,F6&lt;=3,ROUND(F6,4)=F6),OR(TRIM(F6)=\"TJ\",TRIM(F6)=\"TB\"))</formula1>",
        "sqref=\"B3\"",
        "paperSize=\"9\"",
        "orientation=\"landscape\"",
        "fitToHeight=\"0\"",
    ] {
        assert!(unit.contains(expected), "no {expected}");
    }
    let open = part("xl/styles.xml").matches("<protection locked=\"0\"/>").count();
    let looks: BTreeSet<_> = book
        .sheets
        .iter()
        .flat_map(|sheet| &sheet.cells)
        .filter(|cell| cell.style.role == Role::Entry)
        .map(|cell| format!("{:?}", cell.style))
        .collect();
    assert_eq!(open, looks.len());
    let names = part("xl/workbook.xml");
    assert!(names.contains("Disdukcapil!$5:$5"), "{names}");
}

#[test]
fn messages_fit_where_a_spreadsheet_shows_them() {
    for (id, _) in rubric::BUILT_IN {
        for sheet in blank(&built_in(id)).sheets {
            for rule in &sheet.rules {
                for message in rule.hint.iter().chain([&rule.refusal]) {
                    assert!(message.title.encode_utf16().count() <= 32, "{}", message.title);
                    assert!(message.text.encode_utf16().count() <= 255, "{}", message.text);
                }
            }
        }
    }
}

#[test]
fn units_are_chosen_by_their_kinds() {
    let rubric = built_in("ombudsman-2024");
    let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    let names = |wanted: &[&str]| -> Vec<String> {
        chosen(&rubric, &ids(wanted)).unwrap().iter().map(FormUnit::sheet_name).collect()
    };
    assert_eq!(names(&["puskesmas"]), ["Puskesmas 1"]);
    assert_eq!(
        names(&["puskesmas", "dpmptsp", "puskesmas", "puskesmas"]),
        ["Puskesmas 1", "DPMPTSP", "Puskesmas 2", "Puskesmas 3"]
    );
    assert_eq!(names(&["dinas-sosial", "dinas-sosial"]), ["Dinsos 1", "Dinsos 2"]);
    assert_eq!(chosen(&rubric, &ids(&["rsud", "puskesmas", "x"])), Err(ids(&["rsud", "x"])));
}
