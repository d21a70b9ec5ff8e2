//! Tables of other layouts, and what in them could be read in two ways.

use super::*;
use crate::domain::{Answer, Points};

/// A sheet written with one line per row and `|` between cells; an empty cell is none.
fn sheet(name: &str, rows: &str) -> Grid {
    let mut grid = empty(name);
    for (row, line) in (0..).zip(rows.lines()) {
        for (column, cell) in (0..).zip(line.split('|')).filter(|(_, cell)| !cell.trim().is_empty())
        {
            put(&mut grid, row, column, text(cell.trim()));
        }
    }
    grid
}

/// The 19 components of 2021 by name, each with these answers.
fn components(rubric: &Rubric, before: &str, answers: &str) -> String {
    rubric.indicators().map(|known| format!("{before}{}|{answers}\n", known.name)).collect()
}

/// The findings of a checklist, but for the components that a table lacks: place and code.
fn found(grids: &[Grid]) -> Vec<String> {
    let rubric = rubric_of("ombudsman-2021");
    let findings = all(&Location::file("x.xlsx"), grids, &rubric).findings;
    let others = findings.iter().filter(|finding| finding.code().id() != "R220");
    let place = |finding: &Finding| {
        let at = [finding.at.sheet().map(str::to_owned), finding.at.cell()];
        format!("{} {}", at.into_iter().flatten().collect::<Vec<_>>().join("!"), finding.code())
    };
    others.map(place).collect()
}

const DAIRI: &str = "Kabupaten/Kota : Kabupaten Dairi\nNama unit : Disdukcapil\n";

/// A table with two columns for one answer below one merged heading.
fn pairs(headings: &str, rows: &str) -> Grid {
    let mut grid = sheet("A", &format!("{DAIRI}No|Indikator|Ceklist|\n||{headings}\n{rows}"));
    let cell = |column| crate::location::Cell { row: 2, column };
    grid.merged.push(crate::location::Area { first: cell(2), last: cell(3) });
    grid
}

/// How many components are there, and the places of the first two answers.
fn present(grid: Grid) -> (usize, Vec<String>) {
    let rubric = rubric_of("ombudsman-2021");
    let read = all(&Location::file("x.xlsx"), &[grid], &rubric);
    assert_eq!(read.findings, Vec::new());
    let What::Unit(_, _, Some(Content::Answered(answers))) = &read.rows[0].what else {
        panic!("no answers")
    };
    let placed: Vec<_> = answers.indicators.iter().flat_map(IndicatorAnswers::placed).collect();
    assert_eq!(placed.len(), 19);
    let there = placed.iter().filter(|(answer, _)| *answer != Answer::Points(Points::NONE));
    let places = placed.iter().take(2).filter_map(|(_, at)| at.cell()).collect();
    (there.count(), places)
}

#[test]
fn a_tick_in_one_of_two_columns_is_the_answer() {
    let rubric = rubric_of("ombudsman-2021");
    let rows = components(&rubric, "|", "√|").replacen("√|", "-|v", 1);
    assert_eq!(present(pairs("Ada|Tidak ada", &rows)), (18, vec!["D5".into(), "C6".into()]));
    assert_eq!(present(pairs("TIDAK|YA", &rows)), (1, vec!["D5".into(), "C6".into()]));
    // Nothing else says that these are answers.
    let table = format!("{DAIRI}No|Indikator|Ada|Tidak Ada|Keterangan\n{rows}");
    assert_eq!(present(sheet("A", &table)), (18, vec!["D4".into(), "C5".into()]));
}

#[test]
fn both_or_none_of_two_columns_ticked_is_no_answer() {
    let rubric = rubric_of("ombudsman-2021");
    let rows = components(&rubric, "|", "√|").replacen("√|", "√|√", 1).replacen("√|\n", "|\n", 1);
    assert_eq!(found(&[pairs("Ada|Tidak ada", &rows)]), ["A!D5 R327", "A!C6 R320"]);
}

#[test]
fn columns_for_neither_there_nor_not_there_are_refused() {
    let rubric = rubric_of("ombudsman-2021");
    let rows = components(&rubric, "|", "√|");
    assert_eq!(found(&[pairs("Ada|Ya", &rows)]), ["A!C4 R234"]);
    assert_eq!(found(&[pairs("Ada|Lengkap", &rows)]), ["A!C4 R234"]);
}

#[test]
fn two_labels_that_differ_are_reported() {
    let rubric = rubric_of("ombudsman-2021");
    let rows = components(&rubric, "", "√");
    let table = format!("{DAIRI}OPD|:|Dinas Sosial\nIndikator|Ceklist\n{rows}");
    assert_eq!(found(&[sheet("A", &table)]), ["A!C3 R235"]);
}

#[test]
fn a_name_that_nobody_has_is_never_the_nearest() {
    let rubric = rubric_of("ombudsman-2021");
    let rows = components(&rubric, "", "√").replace("\nToilet|", "\nToiletnya|");
    let grid = sheet("A", &format!("{DAIRI}Indikator|Ceklist\n{rows}\n|√\n"));
    assert_eq!(found(std::slice::from_ref(&grid)), ["A!A11 R236", "A!B24 R236"]);
    let findings = all(&Location::file("x.xlsx"), &[grid], &rubric).findings;
    let candidates = findings.iter().find_map(|finding| match &finding.problem {
        Problem::IndicatorUnclear { candidates, .. } => Some(candidates.clone()),
        _ => None,
    });
    assert_eq!(candidates, Some(vec!["Toilet (S.4.01)".to_owned()]));
}

#[test]
fn a_code_beside_the_name_of_another_is_reported() {
    let rubric = rubric_of("ombudsman-2021");
    let rows = components(&rubric, "|", "√").replace("|Toilet|", "S.4.02|Toilet|");
    let table = format!("{DAIRI}Kode|Indikator|Ceklist\n{rows}");
    assert_eq!(found(&[sheet("A", &table)]), ["A!B11 R237"]);
}

#[test]
fn a_product_stands_on_one_sheet() {
    let rubric = rubric_of("ombudsman-2021");
    let rows = components(&rubric, "", "√");
    let product = |name: &str, product: &str| {
        sheet(name, &format!("{DAIRI}{product}\nIndikator|Ceklist\n{rows}"))
    };
    let grids = [
        product("A", "Produk layanan : KTP"),
        product("B", "Produk layanan : Akta"),
        product("C", "PRODUK LAYANAN|:|ktp"),
        product("D", "Alamat : -"),
    ];
    assert_eq!(found(&grids), ["C R238", "D R238"]);
    let rows = all(&Location::file("x.xlsx"), &grids, &rubric).rows;
    let What::Unit(_, _, Some(Content::Answered(answers))) = &rows[0].what else {
        panic!("no answers")
    };
    let places: Vec<_> = answers.indicators[0].placed().map(|(_, at)| at.to_string()).collect();
    assert_eq!(places, ["x.xlsx, A!B5", "x.xlsx, B!B5"]);
}

#[test]
fn units_of_another_region_are_reported() {
    let rubric = rubric_of("ombudsman-2021");
    let rows = components(&rubric, "", "√");
    let unit =
        |name: &str, label: &str| sheet(name, &format!("{label}\n\nIndikator|Ceklist\n{rows}"));
    let grids = [
        unit("A", "Nama unit : Dinas Sosial Kabupaten Dairi"),
        unit("B", "Nama unit : Dinas Pendidikan Kota Medan"),
        unit("C", "Nama unit : Puskesmas Medan Kota"),
    ];
    assert_eq!(found(&grids), ["B!A1 R410"]);
    // A label without a colon, and a name that is that of two.
    assert_eq!(found(&[unit("A", "Nama unit|Dinas Sosial Solok")]), ["A!B1 R402"]);
    assert_eq!(found(&[unit("A", "Nama unit|Kantor Sosial")]), [" R229"]);
}

#[test]
fn a_table_without_answers_or_head_is_an_error() {
    let table = format!("{DAIRI}No|Indikator|Keadaan\n1|Persyaratan|√\n");
    assert_eq!(found(&[sheet("A", &table)]), ["A!B3 R201"]);
    assert_eq!(found(&[sheet("A", &format!("{DAIRI}Persyaratan|√\n"))]), ["A R233"]);
    let two = format!("{DAIRI}No|Indikator|Skor|Nilai\n1|Persyaratan|√|1\n");
    assert_eq!(found(&[sheet("A", &two)]), ["A!D3 R202"]);
}

/// Two variables with an indicator of one name each: the variable decides, or nobody.
#[test]
fn a_name_of_two_is_decided_by_its_variable() {
    let text = rubric::built_in("ombudsman-2021").unwrap();
    let text = text.replace("\"Prosedur pengaduan\"", "\"Toilet\"");
    let rubric = rubric::parse("x", &text).unwrap();
    let read = |rows: &str| {
        let grid = sheet("A", &format!("{DAIRI}Variabel|Indikator|Ceklist\n{rows}"));
        let rows = all(&Location::file("x.xlsx"), &[grid], &rubric);
        let unclear = rows.findings.iter().filter(|finding| finding.code().id() == "R236");
        let answered = match &rows.rows[..] {
            [Row { what: What::Unit(_, _, Some(Content::Answered(answers))), .. }] => answers
                .indicators
                .iter()
                .zip(rubric.indicators())
                .filter(|(answers, _)| !answers.samples.is_empty())
                .map(|(_, known)| known.code.clone())
                .collect(),
            _ => Vec::new(),
        };
        (answered, unclear.count())
    };
    let decided = "Pengelolaan pengaduan|Toilet|√\nSarana prasarana|Toilet|√\n";
    assert_eq!(read(decided), (vec!["S.4.01".to_owned(), "S.6.02".to_owned()], 0));
    assert_eq!(read("A. Variabel Sarana prasarana\n|Toilet|√\n"), (vec!["S.4.01".to_owned()], 0));
    assert_eq!(read("Persyaratan|Persyaratan|√\nLain|Toilet|√\n"), (vec!["S.1.01".to_owned()], 1));
}

/// A mark in a column that nobody heads, or that one heading is merged over, may be a product's.
#[test]
fn columns_of_marks_are_never_left_out() {
    let rubric = rubric_of("ombudsman-2021");
    let rows = components(&rubric, "", "√|-");
    let mut grid = sheet("A", &format!("{DAIRI}Indikator|Ceklist\n{rows}"));
    assert_eq!(found(std::slice::from_ref(&grid)), ["A!C4 R234"]);
    let cell = |column| crate::location::Cell { row: 2, column };
    grid.merged.push(crate::location::Area { first: cell(1), last: cell(2) });
    assert_eq!(found(std::slice::from_ref(&grid)), Vec::<String>::new());
    let rows = all(&Location::file("x.xlsx"), &[grid], &rubric).rows;
    let What::Unit(_, _, Some(Content::Answered(answers))) = &rows[0].what else {
        panic!("no answers")
    };
    assert!(answers.indicators.iter().all(|indicator| indicator.samples.len() == 2));
}

/// A table below another is read by its own head, however that is written.
#[test]
fn every_table_is_read_by_its_own_head() {
    let rubric = rubric_of("ombudsman-2021");
    let rows: Vec<_> = rubric.indicators().map(|known| known.name.as_str()).collect();
    let (above, below) = rows.split_at(10);
    let first: String = above.iter().map(|name| format!("{name}|√\n")).collect();
    let second: String = below.iter().map(|name| format!("{name}|1|-\n")).collect();
    let table = |head: &str| {
        let text = format!("{DAIRI}Produk : KTP\nIndikator|Ceklist\n{first}{head}\n{second}");
        found(&[sheet("A", &text)])
    };
    // Another head of the same unit and product: which is it?
    assert_eq!(table("INDIKATOR|BOBOT|SKOR"), ["A R238"]);
    assert_eq!(table("Uraian kegiatan|Bobot|Tampak"), ["A!B15 R234", "A!C16 R234"]);
    let unit = |labels: &str| {
        let table = format!("Indikator|Ceklist\n{}", components(&rubric, "", "√"));
        let rows = format!("{DAIRI}Jenis unit : Disdukcapil\n{table}\n{labels}\n{table}");
        let rows = all(&Location::file("x.xlsx"), &[sheet("A", &rows)], &rubric);
        assert_eq!(rows.findings, Vec::new());
        let kinds = rows.rows.into_iter().map(|row| match row.what {
            What::Unit(unit, ..) => unit.kind.unwrap_or_else(|| "lain".to_owned()),
            _ => String::new(),
        });
        kinds.collect::<Vec<_>>()
    };
    // The kind of the unit above is not that of the unit below.
    assert_eq!(unit("Nama unit : Kantor Pos"), ["disdukcapil", "lain"]);
}

/// The users' answers of one unit, on sheets without a column of units.
#[test]
fn respondents_without_a_unit_are_told_by_their_sheet_or_by_nobody() {
    let rubric = rubric_of("ombudsman-2024");
    let read = |sheets: &[(&str, &str)]| {
        let mut grids = filled(&rubric);
        let survey = of(&mut grids, words::SURVEY);
        survey.rows.retain(|_, cells| cells.get(&0) != Some(&text("Dinsos")));
        for (name, rows) in sheets {
            let head = "Responden|Penundaan berlarut|Permintaan imbalan|Penyimpangan prosedur                        |Tidak kompeten|Tidak patut";
            grids.push(sheet(name, &format!("{head}\n{rows}")));
        }
        let findings = all(&Location::file("x.xlsx"), &grids, &rubric).findings;
        let place = |finding: &Finding| {
            let cell = finding.at.cell().unwrap_or_default();
            format!("{}!{cell} {}", finding.at.sheet().unwrap_or_default(), finding.code())
        };
        findings.iter().map(place).collect::<Vec<_>>()
    };
    let thirty = |row: &str| format!("{row}\n").repeat(30);
    let sound = thirty("7|1|2|3|3|3");
    assert_eq!(read(&[("Survei Dinsos", &sound)]), Vec::<String>::new());
    // A row that numbers the columns, and one that sums up, are nobody's answers.
    let around = format!("1|2|3|4|5|6\n{sound}Rata-rata|1|2|3|3|3\n");
    assert_eq!(read(&[("Survei Dinsos", &around)]), ["Survei Dinsos!A33 R204"]);
    let bare = format!("{sound}|1|2|3|3|3\n");
    assert_eq!(read(&[("Survei Dinsos", &bare)]), ["Survei Dinsos!B32 R228"]);
    let two = [("Survei Dinsos", sound.as_str()), ("Survei 2 Dinsos", sound.as_str())];
    assert_eq!(read(&two), ["Survei 2 Dinsos! R233"]);
    let two = [("Survei Dinsos", sound.as_str()), ("Kuesioner Dinsos", sound.as_str())];
    assert_eq!(read(&two), ["Kuesioner Dinsos! R222"]);
}
