//! Tables as offices write them.

use super::*;
use crate::job::Layout;
use crate::rubric;

/// Reads a table written with `|` between cells; `#` makes a number cell, `@` a date cell, `!` an
/// error value, or a formula that was never computed where nothing follows.
fn check(table: &str, expected: &[&str]) {
    check_by("ombudsman-2024", table, expected);
}

/// The same, by another rubric.
fn check_by(rubric: &str, table: &str, expected: &[&str]) {
    let rubric = rubric::parse(rubric, rubric::built_in(rubric).unwrap()).unwrap();
    let value = |text: &str| match text.split_at_checked(1) {
        Some(("!", "")) => Value::Uncalculated,
        Some(("!", error)) => Value::Error(error.to_owned()),
        Some(("#", number)) => Value::Number { double: number.parse().unwrap(), percent: false },
        Some(("@", date)) => Value::Date(date.to_owned()),
        _ => Value::Text(text.to_owned()),
    };
    let mut rows = BTreeMap::new();
    for (row, line) in (0..).zip(table.trim().lines()) {
        let cells = (0..).zip(line.trim().split('|').map(str::trim));
        let cells: Cells = cells
            .filter(|(_, text)| !text.is_empty())
            .map(|(column, text)| (column, value(text)))
            .collect();
        rows.insert(row, cells);
    }
    rows.retain(|_, cells| !cells.is_empty());
    let grid = Grid { name: "S".into(), rows, ..Grid::default() };
    let lexicon = Lexicon::new(&rubric, &Layout::default());
    let expectation = Expected { year: rubric.year, rubric: &rubric, lexicon: &lexicon };
    let read = read(&Location::file("x.xlsx"), &[grid], expectation);
    let mut shown: Vec<String> = Vec::new();
    for row in &read.rows {
        let (unit, seen, unnamed) = match &row.what {
            What::Region(seen) => (None, seen.as_ref(), ""),
            What::Unnamed(_, seen) => (None, seen.as_ref(), " ?"),
            What::Unit(unit, _, Some(Content::Told(seen))) => (Some(unit), Some(&**seen), ""),
            What::Unit(unit, ..) => (Some(unit), None, ""),
        };
        let unit =
            unit.map(|unit| format!(" {}:{}", unit.kind.as_deref().unwrap_or("?"), unit.name));
        let mark = match seen.map(|seen| &seen.mark) {
            Some(Mark::Score(score)) => score.exact().to_decimal(),
            Some(Mark::NotAssessed) => "tidak dinilai".to_owned(),
            None => "?".to_owned(),
        };
        shown.push(format!("{}{} {mark}{unnamed}", row.region, unit.unwrap_or_default()));
    }
    for finding in &read.findings {
        shown.push(format!("{} {}", finding.at.cell().unwrap_or_default(), finding.code()));
    }
    assert_eq!(shown, expected, "{table}");
}

#[test]
fn a_table_is_read_wherever_it_stands() {
    check(
        "Hasil Penilaian 2024

           | No | Kode | Pemda | Nilai | Kategori
           | 1 | 2 | 3 | 4 | 5
           | #1 | 12.18 | Kabupaten Serdang Bedagai | #97.08 | A
           | #2 | 12.05 | Langkat | 96,86 | A
           | | | Rata-rata | #96.97 |
         Sumber: Ombudsman RI",
        &["12.18 97.08", "12.05 96.86", "D7 R204", "A8 R204"],
    );
}

#[test]
fn a_kind_is_a_word_for_one_or_is_named() {
    check(
        "Kode | Pemda | Jenis | Nilai
         12.18 | Serdang Bedagai | KAB. | #97.08
         13.02 | Solok | Kabupaten | #80
          | Solok | Pemkot | #81
         12.05 | Langkat | – | #96.86
         12.11 | Dairi | Kabupatn | #94.83
         12.12 | Toba | #2 | #90
         12.13 | Mandailing Natal | !#REF! | #91
          | Solok | daerah | #82",
        &[
            "12.18 97.08",
            "13.02 80",
            "13.72 81",
            "12.05 96.86",
            "12.11 94.83",
            "12.12 90",
            "12.13 91",
            "C6 R413",
            "C7 R413",
            "C8 R305",
            "C9 R413",
            "B9 R402",
        ],
    );
}

#[test]
fn units_may_stand_below_a_region_named_once() {
    check(
        "Pemda | Unit Layanan | Nilai
         Kabupaten Dairi | Disdukcapil | 95,5
          | DPMPTSPK | 94,5
          | UPT Puskesmas Sigalingging | Tidak dinilai
         Kota Medan | Kantor Pos | 80",
        &[
            "12.11 disdukcapil:Disdukcapil 95.5",
            "12.11 dpmptsp:DPMPTSPK 94.5",
            "12.11 puskesmas:UPT Puskesmas Sigalingging tidak dinilai",
            "B5 R503",
        ],
    );
}

#[test]
fn regions_are_taken_by_code_then_by_name_and_both_must_agree() {
    check(
        "Kode | Pemda | Nilai
         12.18 | Sergai | 1
         12.18 | Kabupaten Dairi | 2
         12.99 | | 3
         1218 | | 4
          | Serdang Bedagei | 5
          | Solok | 6
         13.72 | Solok | 7
         12.18 | Solok | 8
         | | 9
         12.18 | Kabupaten Entah | 10",
        &[
            "12.18 1", "13.72 7", "B3 R403", "A4 R006", "A5 R408", "B6 R401", "B7 R402", "B9 R403",
            "A10 R401", "B11 R403",
        ],
    );
}

#[test]
fn a_code_stored_as_a_number_counts_only_with_its_name() {
    check(
        "Kode | Pemda | Nilai
         #12.1 | Kabupaten Labuhanbatu | 1
         #12.1 | | 2
         #12.1 | Kabupaten Tapanuli Tengah | 3
         @12:18 | Kabupaten Serdang Bedagai | 4
         #12 | Provinsi Sumatera Utara | 5
         12.1 | Kabupaten Labuhanbatu | 6",
        &["12.10 1", "12 5", "12.10 6", "A3 R407", "A4 R407", "A5 R407"],
    );
}

#[test]
fn a_region_that_cannot_be_read_does_not_pass_its_units_on() {
    check(
        "Pemda | Unit Layanan | Nilai
         Kabupaten Dairi | Disdukcapil | 95
         Kabupatn Karo | |
          | Disdukcapil | 10",
        &["12.11 disdukcapil:Disdukcapil 95", "A3 R204", "A4 R401"],
    );
}

#[test]
fn a_mean_beside_its_units_is_the_regions_score_and_a_remark_sums_nothing() {
    check(
        "Pemda | Unit Layanan | Nilai | Keterangan
         Kabupaten Dairi | Disdukcapil | 95,5 | Total
          | Rata-rata | 95,5 |
         Jumlah | | 95,5 |",
        &["12.11 disdukcapil:Disdukcapil 95.5", "12.11 95.5", "A4 R204"],
    );
}

#[test]
fn a_score_without_its_unit_is_marked() {
    check(
        "Pemda | Unit Layanan | Nilai
         Kabupaten Dairi | | 95,5
         Kabupaten Karo | | Tidak dinilai",
        &["12.11 95.5 ?", "12.06 tidak dinilai"],
    );
}

#[test]
fn kinds_must_agree_with_names() {
    check(
        "Kode | Pemda | Jenis | Nilai
         | Kabupaten Solok | Kota | 1
         13.02 | | Kota | 2
         | Solok | Kota | 3",
        &["13.72 3", "C2 R409", "C3 R409"],
    );
    check(
        "Pemda | Unit Layanan | Jenis Unit | Nilai
         Kabupaten Dairi | Disdukcapil | DPMPTSP | 1",
        &["C2 R513"],
    );
    // "Jenis" is the region's kind, or beside units theirs; another word is named.
    check(
        "Pemda | Unit Layanan | Jenis | Nilai
         Kabupaten Dairi | Loket Satu | DPMPTSP | 1
         Kabupaten Dairi | Disdukcapil | DPMPTSP | 2
         Kabupaten Dairi | Disdukcapil | Kabupaten | 3
         Kabupaten Dairi | Disdukcapil | Kbupaten | 4",
        &[
            "12.11 dpmptsp:Loket Satu 1",
            "12.11 disdukcapil:Disdukcapil 3",
            "12.11 disdukcapil:Disdukcapil 4",
            "C3 R513",
            "C5 R413",
        ],
    );
}

#[test]
fn another_region_in_a_column_that_nobody_knows_is_noticed() {
    check(
        "Kode | Uraian | Nilai
         12.71 | Kota Binjai | 90
         12.71 | Provinsi Sumatera Utara | 90",
        &["12.71 90", "B1 R203", "B2 R403"],
    );
}

#[test]
fn only_the_row_below_a_header_numbers_the_columns() {
    check(
        "No | Kode | Nilai
         1 | 12 | 20
         1 | 2 | 3",
        &["12 20", "B3 R408"],
    );
}

#[test]
fn rows_of_another_year_are_refused() {
    check(
        "Tahun | Pemda | Nilai
         #2024 | Kota Medan | 80
         #2023 | Kota Binjai | 70",
        &["12.71 80", "A3 R508"],
    );
}

#[test]
fn sheets_without_a_table_say_so() {
    check("Halo | Dunia", &[" R105"]);
    check("No | Nilai\n1 | 80", &["A1 R201"]);
}

#[test]
fn words_below_a_table_are_no_data_but_a_code_is() {
    check(
        "Kode | Pemda | Nilai
         12.18 | | 1
         Sumber: Ombudsman RI
         *) sementara
         1218",
        &["12.18 1", "A3 R204", "A4 R204", "A5 R408"],
    );
}

#[test]
fn a_region_without_a_score_is_not_passed_over() {
    check("Pemda | Nilai\nKota Medan |\nCatatan kaki |", &["12.71 ?", "B2 R304", "A3 R204"]);
}

#[test]
fn a_name_that_was_to_be_computed_and_was_not_is_no_name() {
    let table = "
        Kode | Unit | Jenis Unit | Nilai
        12.18 | ! | | 90
        12.18 | !#REF! | | 91
        12.18 | Kantor Pos | ! | 92
        12.18 | Dinas Sosial | !#N/A | 93
        12.18 | | !#N/A | 94
        12.18 | Dinas Sosial | | 95";
    let expected = [
        "12.18 dinas-sosial:Dinas Sosial 95",
        "B2 R311",
        "B3 R305",
        "C4 R311",
        "C5 R305",
        "C6 R305",
    ];
    // Whether units of any kind are accepted, or only those of the rubric's kinds.
    check_by("ombudsman-2021", table, &expected);
    check_by("ombudsman-2024", table, &expected);
}
