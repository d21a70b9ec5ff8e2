//! How the workbook prints, opens, reads aloud and repeats itself.

use std::collections::BTreeSet;

use super::{bytes, parts, read, rows};
use crate::report::fixture::World;

#[test]
fn a_document_that_is_not_final_says_so_on_every_sheet_and_page() {
    for (world, marks) in [(World::of_2024(), false), (World::of_2025(), true)] {
        let sheets = read(&world);
        for (name, range) in &sheets {
            for (row, mark) in ["CONTOH", "DRAF", "BELUM LENGKAP"].into_iter().enumerate() {
                let cell = range.rows().nth(row).unwrap()[0].to_string();
                assert_eq!(cell.trim().starts_with(mark), marks, "{name}: {cell}");
            }
        }
        let parts = parts(&world);
        for number in 1..=sheets.len() {
            let sheet = &parts[&format!("xl/worksheets/sheet{number}.xml")];
            let said = sheet.contains("CONTOH · DRAF · BELUM LENGKAP</oddHeader>")
                || sheet.contains("CONTOH · DRAF · BELUM LENGKAP&amp;R");
            assert_eq!(said, marks, "sheet {number}");
        }
        assert_eq!(parts["docProps/core.xml"].contains("<cp:contentStatus>Final<"), !marks);
    }
}

#[test]
fn text_never_becomes_a_formula() {
    let parts = parts(&World::of_2024());
    let sheets = parts.iter().filter(|(path, _)| path.starts_with("xl/worksheets/sheet"));
    for (path, sheet) in sheets {
        assert!(!sheet.contains("<f>") && !sheet.contains("<f "), "{path}");
    }
    let strings = &parts["xl/sharedStrings.xml"];
    assert!(strings.contains(">=HYPERLINK("));
    assert!(strings.contains(">@lembar/"));
}

#[test]
fn sheets_print_on_a4_with_their_headings_and_page_numbers() {
    let world = World::of_2024();
    let parts = parts(&world);
    for (number, (name, _)) in read(&world).iter().enumerate() {
        let sheet = &parts[&format!("xl/worksheets/sheet{}.xml", number + 1)];
        let setup = sheet.split("<pageSetup").nth(1).unwrap();
        let setup = setup.split('>').next().unwrap();
        assert!(setup.contains("paperSize=\"9\""), "{name}");
        assert!(setup.contains("orientation=\"landscape\""), "{name}");
        assert!(setup.contains("fitToHeight=\"0\""), "{name}");
        assert!(sheet.contains("Halaman &amp;P dari &amp;N</oddFooter>"), "{name}");
        assert!(!sheet.contains("<mergeCell"), "{name}");
        let has_heading =
            !["Ringkasan", "Metodologi", "Lampiran Keputusan"].contains(&name.as_str());
        assert_eq!(sheet.contains("state=\"frozen\""), has_heading, "{name}");
    }
    let book = &parts["xl/workbook.xml"];
    assert_eq!(book.matches("_xlnm.Print_Titles").count(), 10);
    assert_eq!(book.matches("_xlnm.Print_Area").count(), 11);
    assert!(book.contains("name=\"Jumlah_Hijau\">Ringkasan!$E$7<"), "{book}");
    assert!(book.contains("name=\"Jumlah_Pemda\">Ringkasan!$B$11<"), "{book}");
}

#[test]
fn tables_are_native_and_the_chart_can_be_read_aloud() {
    let parts = parts(&World::of_2024());
    let tables: Vec<_> = parts.iter().filter(|(path, _)| path.starts_with("xl/tables/")).collect();
    let attribute = |xml: &str, name: &str| -> String {
        let tail = xml.split(&format!(" {name}=\"")).nth(1).unwrap();
        tail.split('"').next().unwrap().to_owned()
    };
    let names: BTreeSet<_> = tables.iter().map(|(_, xml)| attribute(xml, "displayName")).collect();
    assert_eq!(names.len(), tables.len());
    for name in ["Peringkat", "Peringkat_2", "DiLuarPeringkat", "Temuan", "Berkas"] {
        assert!(names.contains(name), "{name} in {names:?}");
        let (_, xml) =
            tables.iter().find(|(_, xml)| attribute(xml, "displayName") == name).unwrap();
        assert!(xml.contains("<autoFilter"), "{name}");
    }
    let drawing = &parts["xl/drawings/drawing1.xml"];
    let said = "Diagram batang. Jumlah pemda per zona: Hijau 6, Kuning 0, Merah 1.";
    assert!(drawing.contains(&format!("descr=\"{said}\"")), "{drawing}");
    let chart = &parts["xl/charts/chart2.xml"];
    assert!(chart.contains("<c:showVal val=\"1\"/>"));
    for colour in ["2E7D32", "F9A825", "C62828"] {
        assert!(chart.contains(colour), "{colour}");
    }
    let summary = &parts["xl/worksheets/sheet1.xml"];
    for target in [
        "Peringkat!A1",
        "'Kabupaten se-Sumatera Utara'!A1",
        "Tren!A1",
        "'Di Luar Peringkat'!A1",
        "'Tanda Terima'!A1",
        "'Lampiran Keputusan'!A1",
        "Temuan!A1",
        "Metodologi!A1",
        "Berkas!A1",
    ] {
        assert!(summary.contains(&format!("location=\"{target}\"")), "{target}");
    }
    assert!(parts["xl/worksheets/sheet2.xml"].contains("dataBar"));
    assert!(parts["xl/worksheets/sheet2.xml"].contains("numberStoredAsText=\"1\""));
}

#[test]
fn names_of_sheets_are_legal_whatever_a_list_is_called() {
    let mut world = World::of_2024();
    let mut third = world.standings.lists[1].clone();
    third.list.title = "Temuan".to_owned();
    world.standings.lists.push(third);
    world.standings.lists[1].list.title =
        "Kab/Kota [pesisir]: se-Provinsi Sumatera Utara & Aceh".to_owned();
    world.job.office.name = "1 & ".repeat(90);
    let names: Vec<_> = read(&world).into_iter().map(|(name, _)| name).collect();
    assert_eq!(
        names,
        [
            "Ringkasan",
            "Peringkat",
            "Kab Kota pesisir se-Provinsi S…",
            "Temuan (2)",
            "Tren",
            "Di Luar Peringkat",
            "Tanda Terima",
            "Lampiran Keputusan",
            "Surat",
            "Temuan",
            "Metodologi",
            "Berkas"
        ]
    );
    // A header beyond the limit of the format would be left out by the writer.
    let parts = parts(&world);
    for number in 1..=names.len() {
        let sheet = &parts[&format!("xl/worksheets/sheet{number}.xml")];
        assert!(sheet.contains("<oddHeader>"), "sheet {number}");
    }
}

#[test]
fn the_same_results_make_the_same_bytes_in_every_thread() {
    let world = World::of_2024();
    let expected = bytes(&world);
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| bytes(&world))).collect();
        for thread in threads {
            assert!(thread.join().unwrap() == expected, "the bytes differ");
        }
    });
    let core = &parts(&world)["docProps/core.xml"];
    assert_eq!(core.matches("2024-11-25T00:00:00Z").count(), 2, "{core}");
}

#[test]
fn a_whole_country_with_ten_thousand_findings_is_listed_to_the_last() {
    let world = World::of_the_country(10_000);
    let sheets = read(&world);
    assert_eq!(rows(&sheets, "Peringkat", "Peringkat").len(), 1 + 514);
    assert_eq!(rows(&sheets, "Di Luar Peringkat", "Kode").len(), 1 + 38);
    assert_eq!(rows(&sheets, "Temuan", "Tingkat").len(), 1 + 10_000);
    assert_eq!(rows(&sheets, "Berkas", "No.").len(), 1 + 552);
}

#[test]
#[ignore = "writes the workbooks to the folder that RAPOR_LOOK names, to be looked at and timed"]
fn look() {
    let folder = std::path::PathBuf::from(std::env::var_os("RAPOR_LOOK").unwrap());
    for (name, world) in [
        ("2024", World::of_2024()),
        ("2025", World::of_2025()),
        ("jawaban", World::answered()),
        ("semua", World::all_answered()),
        ("penyerahan", World::with_unit_certificates()),
        ("negara", World::of_the_country(10_000)),
    ] {
        let file = folder.join(format!("rekap-{name}.xlsx"));
        std::fs::write(&file, bytes(&world)).unwrap();
        assert!(std::fs::metadata(&file).unwrap().len() > 10_000);
    }
}
