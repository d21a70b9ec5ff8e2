//! Report cards, built, written and read back.

use std::io::{Cursor, Read};

use calamine::{Data, Range, Reader, Xlsx, open_workbook_from_rs};

use super::document;
use crate::domain::{Fraction, PastResult, PastUnit, Score};
use crate::location::Cell;
use crate::report::fixture::World;
use crate::report::xlsx;

/// The largest file that a region with seven answered units may make, in bytes.
const MOST_BYTES: usize = 60_000;

fn bytes(world: &World, code: &str) -> Vec<u8> {
    let results = world.results();
    let card = results.standings.card(code.parse().unwrap()).unwrap();
    xlsx::bytes(&document(results, card, "rapor 0.1.0")).unwrap()
}

/// All sheets as another program reads them, in order, each row as one text.
fn read(world: &World, code: &str) -> Vec<(String, Vec<String>)> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes(world, code))).unwrap();
    let row = |row: &[Data]| {
        let cells: Vec<_> = row.iter().map(Data::to_string).collect();
        cells.join("|").trim_end_matches('|').to_owned()
    };
    let rows = |range: &Range<Data>| range.rows().map(row).collect();
    book.worksheets().iter().map(|(name, range)| (name.clone(), rows(range))).collect()
}

fn names(world: &World, code: &str) -> Vec<String> {
    read(world, code).into_iter().map(|(name, _)| name).collect()
}

/// The rows of a sheet.
fn rows(world: &World, code: &str, name: &str) -> Vec<String> {
    let sheets = read(world, code);
    sheets.into_iter().find(|(known, _)| known == name).unwrap().1
}

#[track_caller]
fn check(rows: &[String], expected: &[&str]) {
    for row in expected {
        assert!(rows.iter().any(|known| known == row), "{row} in {rows:#?}");
    }
}

/// The parts of the file that are XML and whose path begins so, as one text.
fn xml(bytes: Vec<u8>, path: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut all = String::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        if part.name().unwrap().starts_with(path) {
            part.read_to_string(&mut all).unwrap();
        }
    }
    all
}

#[test]
fn the_cover_says_what_the_region_came_to() {
    let world = World::answered();
    check(
        &rows(&world, "12.18", "Sampul"),
        &[
            "Kabupaten Serdang Bedagai",
            "Rapor hasil penilaian tahun 2024 · kode wilayah 12.18",
            "Nilai|Kategori|Zona|Peringkat (dari 4)",
            "84.56|B|Hijau|1",
            "Opini|Kualitas Tinggi",
            "Selisih ke kategori berikutnya|3.44|poin ke kategori A",
            "Sebelum dibulatkan|84.5554981962482",
            "Rincian|Jawaban tiap indikator diketahui dan tercantum pada lembar tiap unit.",
            "Piagam|terbit, nomor 001/PIAGAM/ORG/XI/2024",
            "Kabupaten dan Kota se-Sumatera Utara|1|4",
            "Kabupaten se-Sumatera Utara|1|3",
            "2021|77.02|Kategori C · Zona Kuning",
            "Perubahan|tidak dihitung: instrumen kedua tahun berbeda",
            "Disdukcapil|83.26|Kualitas Tinggi|Hijau",
            "Temuan|0 galat, 0 peringatan, 0 catatan",
        ],
    );
    check(
        &rows(&world, "12.11", "Sampul"),
        &["Piagam|Ditahan: temuan belum ditindaklanjuti", "Perubahan|0.11"],
    );
}

#[test]
fn a_unit_with_a_certificate_has_its_number_on_the_cover_and_on_its_sheet() {
    let world = World::with_unit_certificates();
    check(
        &rows(&world, "12.18", "Sampul"),
        &[
            "Sertifikat unit|Dinas Kesehatan: nomor 001/SERTIFIKAT/2024",
            "|=1+1 Puskesmas: nomor 003/SERTIFIKAT/2024",
        ],
    );
    let said = |name: &str| {
        let rows = rows(&world, "12.18", name);
        rows.into_iter().find(|row| row.starts_with("Sertifikat unit"))
    };
    let number = "Sertifikat unit nomor 001/SERTIFIKAT/2024";
    assert_eq!(said("Dinas Kesehatan").as_deref(), Some(number));
    assert_eq!(said("Dinas Sosial"), None);
    let other = rows(&world, "12.11", "Sampul");
    assert!(!other.iter().any(|row| row.starts_with("Sertifikat unit")), "{other:#?}");
}

#[test]
fn units_stand_with_their_bands_and_dimensions() {
    let world = World::answered();
    let names = names(&world, "12.18");
    assert_eq!(
        names,
        [
            "Sampul",
            "Unit",
            "Disdukcapil",
            "DPMPTSPK",
            "Dinas Sosial",
            "Dinas Pendidikan",
            "Dinas Kesehatan",
            "=1+1 Puskesmas",
            "UPT Puskesmas Pegagan Julu II",
            "Dimensi",
            "Tren",
            "Prioritas",
            "Temuan",
            "Metodologi",
        ]
    );
    check(
        &rows(&world, "12.18", "Unit"),
        &[
            "No.|Unit layanan|Jenis unit|Status|Sebelum dibulatkan|Nilai|Kategori|Zona|Opini|Input|Proses|Output|Pengaduan",
            "1|Disdukcapil|Dinas Kependudukan dan Pencatatan Sipil|Dinilai|83.26289898989899|83.26|B|Hijau|Kualitas Tinggi|83.02491736587847|84.84848484848484|85|79.16666666666667",
            "|Nilai pemda|||84.5554981962482|84.56|B|Hijau|Kualitas Tinggi|84.2268533652973|84.84848484848484|84.84126984126983|84.12698412698413",
        ],
    );
}

#[test]
fn a_units_sheet_shows_every_indicator_with_its_answers_and_their_place() {
    let rows = rows(&World::answered(), "12.18", "Disdukcapil");
    check(
        &rows,
        &[
            "Berkas: lembar/12.18.xlsx, lembar Disdukcapil",
            "Kembali ke Sampul",
            "Kualitas Tinggi|83.26|B|Hijau",
            "Dimensi / variabel / indikator|Bobot (%)|Andil (%)|Nilai|Poin maks.|S1|S2|S3|S4|Lembar dan sel",
            "I  Input|21.85|21.85|83.02491736587847",
            "I.1  Kompetensi pelaksana|12.22|12.22|76.94444444444444",
            "I.1.01  Pengetahuan komponen standar pelayanan|||79.16666666666667|3|3|0.5|3|3|F7:I7",
            "I.1.03  Pengetahuan tentang lembaga Ombudsman|||75|3|3|TJ|3|3|F9:I9",
            "I.1.04  Pengetahuan bentuk maladministrasi|||-|3|TB|TB|TB|TB|F10:I10",
            "O.1.01  Penundaan berlarut|||86.11111111111111|3|||||Survei!AG2:AG31",
            "Nilai unit|||83.26289898989899",
            // Thirty respondents are counted by what they answered.
            "Banyaknya responden yang memberi poin|0|0.5|3|TJ|TB",
            "O.1.01  Penundaan berlarut||5|25",
        ],
    );
    let lines = rows.iter().skip_while(|row| !row.starts_with("Dimensi / ")).skip(1);
    let lines = lines.take_while(|row| !row.starts_with("Nilai unit"));
    assert_eq!(lines.count(), 4 + 5 + 37, "dimensions, variables, indicators");
}

#[test]
fn a_checklist_shows_its_products() {
    let rows = rows(&World::checklists(), "12.18", "Disdukcapil");
    check(
        &rows,
        &[
            "Dimensi / variabel / indikator|Nilai|Poin maks.|P1|P2|P3|Lembar dan sel",
            "S.1.03  Produk pelayanan|50|1|1|TJ|0.5|F9:H9",
            // The first product has 14,5 of 17 points, and two components that do not apply.
            "Nilai produk|||85.29411764705883|80.55555555555556|83.33333333333333",
        ],
    );
    assert_eq!(rows.last().unwrap(), "Nilai unit|83.06100217864923");
}

/// The formulas of a sheet by the cell that each stands in.
fn formulas(world: &World, code: &str, name: &str) -> Vec<(String, String)> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes(world, code))).unwrap();
    let range = book.worksheet_formula(name).unwrap();
    // A sheet without one has no range.
    let (top, left) = range.start().unwrap_or_default();
    let cells = range.used_cells().map(|(row, column, formula)| {
        let cell = Cell { row: top + row as u32, column: left + column as u32 };
        (cell.to_string(), formula.clone())
    });
    cells.collect()
}

#[test]
fn every_score_is_a_formula_over_the_points() {
    let world = World::answered();
    let formulas = |name: &str| formulas(&world, "12.18", name);
    let check = |name: &str, expected: &[(&str, &str)]| {
        let known = formulas(name);
        for (cell, formula) in expected {
            let found = known.iter().find(|(at, _)| at == cell);
            assert_eq!(found.map(|(_, text)| text.as_str()), Some(*formula), "{name} {cell}");
        }
    };
    check(
        "Disdukcapil",
        &[
            ("D13", "IFERROR(100*SUM(F13:I13)/(COUNT(F13:I13)+COUNTIF(F13:I13,\"TJ\"))/E13,\"-\")"),
            ("D44", "IFERROR(100*SUMPRODUCT(B60:D60,B61:D61)/(SUM(B61:D61)+E61)/E44,\"-\")"),
            ("D12", "IF(COUNT(D13:D18)=0,\"-\",AVERAGE(D13:D18))"),
            ("C12", "IF(COUNT(D12)=0,0,C11*B12/(B12*COUNT(D12)+B19*COUNT(D19)))"),
            (
                "D11",
                "IF(COUNT(D12,D19)=0,\"-\",(B12*N(D12)+B19*N(D19))/(B12*COUNT(D12)+B19*COUNT(D19)))",
            ),
            ("B8", "IF(COUNT(D57)=0,\"-\",ROUND(ROUND(D57,9),2))"),
            ("C8", "IF(COUNT(B8)=0,\"-\",INDEX(PitaKategori,1+SUMPRODUCT(--(PitaMinimum>B8))))"),
        ],
    );
    check(
        "Unit",
        &[
            ("E6", "'Disdukcapil'!D57"),
            ("F6", "IF(COUNT(E6)=0,\"-\",ROUND(ROUND(E6,9),2))"),
            ("J6", "'Disdukcapil'!D11"),
            ("E13", "AVERAGE(E6:E12)"),
            ("F13", "IF(COUNT(E13)=0,\"-\",ROUND(ROUND(E13,9),2))"),
            ("J13", "IF(COUNT(J6:J12)=0,\"-\",AVERAGE(J6:J12))"),
        ],
    );
    check("Sampul", &[("A7", "'Unit'!F13"), ("B12", "'Unit'!E13")]);
}

#[test]
fn a_checklists_score_is_a_formula_over_its_products() {
    let world = World::checklists();
    let find = |name: &str, cell: &str| {
        formulas(&world, "12.18", name).into_iter().find(|(at, _)| at == cell).unwrap().1
    };
    assert_eq!(
        find("Disdukcapil", "D39"),
        "IFERROR(100*SUM(D10:D38)/SUMPRODUCT(C10:C38*(ISNUMBER(D10:D38)+(D10:D38=\"TJ\"))),\"-\")"
    );
    assert_eq!(find("Disdukcapil", "B40"), "IF(COUNT(D39:F39)=0,\"-\",AVERAGE(D39:F39))");
    // The mean over all products of all units, as the rubric has it.
    assert_eq!(
        find("Unit", "E9"),
        "AVERAGE('Disdukcapil'!D39:F39,'DPMPTSPK'!D39:F39,'Dinas Sosial'!D39:F39)"
    );
}

#[test]
fn a_region_without_a_score_says_why() {
    let world = World::answered();
    for (code, sheets, expected) in [
        (
            "12.04",
            &["Sampul", "Unit", "Temuan", "Metodologi"][..],
            &[
                " Belum lengkap",
                "Keterangan|Nilai belum dihitung: perbaiki dahulu galat pada lembar Temuan.",
                "Temuan|1 galat, 0 peringatan, 0 catatan",
            ][..],
        ),
        (
            "12.02",
            &["Sampul", "Temuan"],
            &[
                " Tanpa lembar",
                "Keterangan|Lembar penilaian pemda ini tidak ditemukan, sehingga tidak ada yang dinilai.",
            ],
        ),
        (
            "12.01",
            &["Sampul", "Temuan"],
            &[
                " Tidak dinilai",
                "Keterangan|=bencana alam",
                "Temuan|0 galat, 0 peringatan, 0 catatan",
            ],
        ),
    ] {
        assert_eq!(names(&world, code), sheets, "{code}");
        check(&rows(&world, code, "Sampul"), expected);
    }
    // No unit's score is shown that errors may have made.
    let units = rows(&world, "12.04", "Unit");
    check(&units, &["1|Disdukcapil|Dinas Kependudukan dan Pencatatan Sipil|Belum dihitung"]);
    check(
        &rows(&world, "12.04", "Temuan"),
        &[
            "Galat|R301|lembar/nias.xlsx|Disdukcapil|G14|\"=HYPERLINK(\"http://x\")\" bukan angka|tulis angka 0 sampai 100, misalnya 87,41, atau \"Tidak dinilai\"",
        ],
    );
}

#[test]
fn scores_without_answers_leave_the_details_out() {
    let world = World::answered();
    assert_eq!(names(&world, "12.05"), ["Sampul", "Unit", "Temuan", "Metodologi"]);
    check(
        &rows(&world, "12.05", "Sampul"),
        &[
            "Rincian|Hanya nilai tiap unit yang diketahui; dimensi dan indikator tidak tercantum dalam",
            "|masukan.",
        ],
    );
    check(
        &rows(&world, "12.05", "Unit"),
        &[
            "No.|Unit layanan|Jenis unit|Status|Sebelum dibulatkan|Nilai|Kategori|Zona|Opini",
            "6|UPT Puskesmas Pegagan Julu II|Puskesmas|Dinilai|86.125|86.13|B|Hijau|Kualitas Tinggi",
            "7|=1+1 Puskesmas|Puskesmas|Tidak dinilai",
        ],
    );
    assert_eq!(names(&world, "12.71"), ["Sampul", "Temuan", "Metodologi"]);
}

#[test]
fn documents_that_are_not_final_say_so_on_every_sheet() {
    let mut world = World::answered();
    world.partial = true;
    world.job.specimen = true;
    for code in ["12.18", "12.04", "12.02"] {
        for (name, rows) in read(&world, code) {
            assert_eq!(rows[0], " CONTOH: bukan dokumen resmi", "{code} {name}");
            assert!(rows[1].starts_with(" BELUM LENGKAP: "), "{code} {name}");
        }
    }
    check(
        &rows(&world, "12.18", "Sampul"),
        &["Piagam|tidak diterbitkan selama hasil belum lengkap"],
    );
}

#[test]
fn text_stays_text_and_the_cover_is_one_page() {
    let world = World::answered();
    for name in names(&world, "12.18") {
        for (cell, formula) in formulas(&world, "12.18", &name) {
            let without = formula.replace("'=1+1 Puskesmas'!", "");
            assert!(!without.contains("1+1 "), "{name} {cell}: {formula}");
        }
    }
    assert!(xml(bytes(&world, "12.18"), "xl/sharedStrings").contains(">=1+1 Puskesmas<"));
    let cover = xml(bytes(&world, "12.18"), "xl/worksheets/sheet1.xml");
    assert!(cover.contains("orientation=\"portrait\""), "{cover}");
    assert!(!cover.contains("fitToHeight=\"0\""), "one page high is the default");
    for target in ["Unit!A1", "Disdukcapil!A1", "&apos;=1+1 Puskesmas&apos;!A1", "Temuan!A1"] {
        let quoted = target.replace("&apos;", "'");
        assert!(cover.contains(&format!("location=\"{quoted}\"")), "{quoted} in {cover}");
    }
}

#[test]
fn the_same_results_make_the_same_small_bytes_in_every_thread() {
    let world = World::answered();
    let expected = bytes(&world, "12.18");
    assert!(expected.len() < MOST_BYTES, "{}", expected.len());
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..3).map(|_| scope.spawn(|| bytes(&world, "12.18"))).collect();
        for thread in threads {
            assert!(thread.join().unwrap() == expected, "the bytes differ");
        }
    });
}

#[test]
#[ignore = "writes the workbooks to the folder that RAPOR_LOOK names, to be looked at and timed"]
fn look() {
    let folder = std::path::PathBuf::from(std::env::var_os("RAPOR_LOOK").unwrap());
    let answered = World::answered();
    for code in ["12.01", "12.02", "12.04", "12.05", "12.11", "12.18", "12.71"] {
        let bytes = bytes(&answered, code);
        std::fs::write(folder.join(format!("rapor-{code}.xlsx")), &bytes).unwrap();
        assert!(bytes.len() > 5_000);
    }
    let bytes = bytes(&World::checklists(), "12.18");
    std::fs::write(folder.join("rapor-2021.xlsx"), &bytes).unwrap();
    assert!(bytes.len() > 5_000);
}

#[test]
fn dimensions_stand_beside_those_of_the_province() {
    let world = World::answered();
    let rows = rows(&world, "12.18", "Dimensi");
    check(
        &rows,
        &[
            "Kode|Dimensi|Bobot (%)|Nilai|Rata-rata provinsi|Selisih|Nilai terendah|Unit terendah",
            // The mean of the two regions whose answers are known.
            "P|Proses|32.37|84.84848484848484|81.06060606060606|3.787878787878788|84.85|Disdukcapil",
        ],
    );
    let formulas = formulas(&world, "12.18", "Dimensi");
    let of = |cell: &str| formulas.iter().find(|(at, _)| at == cell).unwrap().1.as_str();
    assert_eq!([of("D6"), of("F6")], ["'Unit'!J13", "IFERROR(D6-E6,\"-\")"]);
    assert!(!names(&world, "12.05").contains(&"Dimensi".to_owned()), "only scores are known");
}

#[test]
fn earlier_years_stand_apart_by_scheme() {
    let world = World::answered();
    check(
        &rows(&world, "12.18", "Tren"),
        &[
            "Tahun|Nilai 2021|Nilai 2024|Kategori|Zona|Perubahan|Keterangan",
            "2021|77.02||C|Kuning",
            "2024||84.56|B|Hijau||susunan penilaian baru",
        ],
    );
    check(
        &rows(&world, "12.11", "Tren"),
        &[
            "Tahun|Nilai 2023–2024|Kategori|Zona|Perubahan|Keterangan",
            "2024|77.13|C|Kuning|0.11|hasil tahun ini",
        ],
    );
    let changes = formulas(&world, "12.11", "Tren");
    assert!(changes.contains(&("E7".to_owned(), "ROUND(B7-B6,2)".to_owned())), "{changes:?}");
    assert!(!names(&world, "12.05").contains(&"Tren".to_owned()), "nothing is known of before");
    // A line per scheme: none is drawn across the break.
    let charts = xml(bytes(&world, "12.18"), "xl/charts/chart");
    assert_eq!(charts.matches("<c:ser>").count(), 2);
    // A year without a score inside a scheme is bridged.
    assert!(charts.contains("<c:dispBlanksAs val=\"span\"/>"), "{charts}");
}

#[test]
fn priorities_lead_to_the_next_band() {
    let world = World::answered();
    let insight = world.results().insights.region("12.18".parse().unwrap()).unwrap();
    let plan = insight.next.as_ref().unwrap().plan.as_ref().unwrap();
    let rows = rows(&world, "12.18", "Prioritas");
    let title = format!(
        "Jalan ke kategori A: {} perbaikan, nilai menjadi {}",
        plan.steps,
        plan.reached.on_paper()
    );
    check(&rows, &[&title, "No.|Kode|Indikator|Unit layanan|Nilai|Kenaikan (poin)|Nilai menjadi"]);
    let steps = rows.iter().skip_while(|row| **row != title).skip(2);
    let steps: Vec<_> = steps.take_while(|row| !row.is_empty()).collect();
    assert!(steps.len() == plan.steps.min(25), "{steps:#?}");
    let last = format!("|{}", plan.reached);
    assert!(steps.last().unwrap().ends_with(last.trim_end_matches('0')), "{steps:#?}");
    check(&rows, &["No.|Kode|Indikator|Unit belum penuh|Kenaikan (poin)"]);
    assert!(!names(&world, "12.71").contains(&"Prioritas".to_owned()));
}

#[test]
fn kinds_and_dimensions_have_their_own_trends_where_they_are_known() {
    let mut world = World::answered();
    let score = |text: &str| Score::new(Fraction::from_decimal(text).unwrap()).unwrap();
    let dimensions = ["I", "P", "O", "A"].map(|code| (code.to_owned(), Some(score("70"))));
    let unit = PastUnit {
        kind: Some("disdukcapil".to_owned()),
        score: Some(score("70")),
        dimensions: Some(dimensions.to_vec()),
    };
    let published = Some(score("70").publish());
    let past = PastResult { score: published, zone: None, category: None, units: vec![unit] };
    assert_eq!(world.history.insert(2022, "12.18".parse().unwrap(), past), None);
    let trend = rows(&world, "12.18", "Tren");
    check(
        &trend,
        &[
            "Tahun|Nilai 2021|Nilai 2022–2024|Kategori|Zona|Perubahan|Keterangan",
            "2024||84.56|B|Hijau|14.56|hasil tahun ini",
            "Jenis unit|2022|2024|Perubahan",
            "Dinas Kependudukan dan Pencatatan Sipil|70|83.26|13.26",
            "Dimensi|2022|2024|Perubahan",
            "Proses|70|84.85|14.85",
        ],
    );
    check(
        &rows(&world, "12.18", "Dimensi"),
        &[
            "Kode|Dimensi|Bobot (%)|Nilai|Rata-rata provinsi|Selisih|Nilai 2022|Perubahan|Nilai terendah|Unit terendah",
            "P|Proses|32.37|84.84848484848484|81.06060606060606|3.787878787878788|70|14.85|84.85|Disdukcapil",
        ],
    );
}
