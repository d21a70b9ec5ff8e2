//! OpenDocument spreadsheets.

use super::{Grid, Problem, grids, shown, zipped};
use crate::finding::{Limit, PartFault, Unreadable};

const MIMETYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";
const ROOT: &str = r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0">"#;
const STYLES: &str = r#"<office:automatic-styles><number:percentage-style style:name="N10"/><style:style style:name="ce1" style:family="table-cell" style:data-style-name="N10"/><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>"#;

/// A spreadsheet with one table of these rows.
pub fn document(rows: &str) -> Vec<u8> {
    let content = format!(
        "{ROOT}{STYLES}<office:body><office:spreadsheet><table:table table:name=\"Nilai\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    with_content(&content)
}

fn with_content(content: &str) -> Vec<u8> {
    zipped(&[
        ("mimetype", MIMETYPE),
        ("META-INF/manifest.xml", "<manifest:manifest/>"),
        ("content.xml", content),
    ])
}

fn row(cells: &str) -> String {
    format!("<table:table-row>{cells}</table:table-row>")
}

fn number(value: &str) -> String {
    format!(r#"<table:table-cell office:value-type="float" office:value="{value}"/>"#)
}

fn one(bytes: &[u8]) -> Result<Grid, Problem> {
    grids("n.ods", bytes).map(|mut grids| grids.remove(0))
}

fn check(rows: &str, expected: &[&str]) {
    let grid = one(&document(rows)).unwrap();
    assert_eq!(shown(&grid), expected, "{rows}");
}

fn fault(why: PartFault) -> Problem {
    Problem::PartRefused { part: "content.xml".to_owned(), why }
}

#[test]
fn a_table_is_read_wherever_it_stands_and_however_it_is_indented() {
    let cells = format!(
        "\n<table:table-cell table:number-columns-repeated=\"2\"/>\n<table:table-cell office:value-type=\"string\"><text:p>Kota<text:s text:c=\"2\"/>Medan</text:p><text:p>a &amp; b</text:p></table:table-cell>{}<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"/><!-- x --><table:table-cell office:value-type=\"date\" office:date-value=\"2024-11-25\"/>\n",
        number("97.08")
    );
    let rows = format!(
        "<table:table-column/><table:table-row table:number-rows-repeated=\"3\"><table:table-cell/></table:table-row>{}<table:table-row table:number-rows-repeated=\"1048572\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>",
        row(&cells)
    );
    check(&rows, &["C4=\"Kota  Medan\\na & b\"", "D4=97,08", "E4=TRUE", "F4=date"]);
}

#[test]
fn percentages_are_known_however_they_are_written() {
    let cells = "<table:table-cell office:value-type='percentage' office:value='0.9337'/>\
        <table:table-cell office:value = \"0.5\"\n office:value-type=\"percentage\"/>\
        <table:table-cell office:value-type=\"float\" office:value=\"0.5\" table:style-name=\"ce1\"/>\
        <table:table-cell office:value-type=\"float\" office:value=\"0.5\"/>";
    check(&row(cells), &["A1=0.9337%", "B1=0.5%", "C1=0.5%", "D1=0,5"]);
    let column = "<table:table-column/><table:table-column table:default-cell-style-name=\"ce1\"/>";
    let cells = [number("1"), number("0.5"), number("2")].concat();
    check(&format!("{column}{}", row(&cells)), &["A1=1", "B1=0.5%", "C1=2"]);
}

#[test]
fn prefixes_that_mean_something_else_are_refused() {
    let percent = |root: &str, prefix: &str| {
        with_content(&format!(
            "{root}<office:body><office:spreadsheet><table:table table:name=\"Nilai\"><table:table-row><table:table-cell {prefix}:value-type=\"percentage\" office:value=\"0.9337\"/></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
        ))
    };
    let office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    let other = ROOT.replace("xmlns:office=", &format!("xmlns:o=\"{office}\" xmlns:office="));
    let expected = |prefix: &str| Err(fault(PartFault::Prefix(prefix.to_owned())));
    assert_eq!(one(&percent(&other, "o")), expected("o"));
    assert_eq!(one(&percent(&ROOT.replace(office, "urn:x"), "office")), expected("office"));
    let unnamed = ROOT.replace("xmlns:office=", &format!("xmlns='{office}' xmlns:office="));
    assert_eq!(one(&percent(&unnamed, "office")), expected(""));
}

#[test]
fn values_below_a_merged_cell_are_not_read_and_named() {
    let rows = [
        row(&format!(
            "<table:table-cell table:number-columns-spanned=\"2\" table:number-rows-spanned=\"2\" office:value-type=\"float\" office:value=\"1\"/><table:covered-table-cell office:value-type=\"float\" office:value=\"2\"/>{}",
            number("3")
        )),
        row(
            "<table:covered-table-cell/><table:covered-table-cell office:value-type=\"float\" office:value=\"4\"/>",
        ),
        row(
            "<table:table-cell/><table:covered-table-cell office:value-type=\"float\" office:value=\"5\"/>",
        ),
    ];
    let grid = one(&document(&rows.concat())).unwrap();
    assert_eq!(shown(&grid), ["A1=1", "C1=3", "B1 below A1:B2: 2", "B3 below B3:B3: 1"]);
    assert_eq!(grid.merged.iter().map(ToString::to_string).collect::<Vec<_>>(), ["A1:B2"]);
}

#[test]
fn hidden_rows_and_columns_with_values_are_known() {
    let columns = "<table:table-column/><table:table-column table:visibility=\"collapse\" table:number-columns-repeated=\"2\"/>";
    let cells = [number("1"), number("2")].concat();
    let rows = format!(
        "{columns}{}<table:table-row table:visibility=\"filter\" table:number-rows-repeated=\"2\">{cells}</table:table-row>{}",
        row(&cells),
        row(&cells)
    );
    let grid = one(&document(&rows)).unwrap();
    assert_eq!(grid.hidden_rows.into_iter().collect::<Vec<_>>(), [1, 2]);
    assert_eq!(grid.hidden_columns.into_iter().collect::<Vec<_>>(), [1]);
}

#[test]
fn errors_and_formulas_without_a_value_are_no_numbers() {
    let cells = "<table:table-cell table:formula=\"of:=1+1\"/>\
        <table:table-cell table:formula=\"of:=1+1\" office:value-type=\"float\"/>\
        <table:table-cell table:formula=\"of:=1/0\" office:value-type=\"float\" office:value=\"0\"><text:p>#DIV/0!</text:p></table:table-cell>\
        <table:table-cell table:formula=\"of:=x\" office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"><text:p>Err:508</text:p></table:table-cell>\
        <table:table-cell table:formula=\"of:=1+1\" office:value-type=\"float\" office:value=\"2\"><text:p>2</text:p></table:table-cell>";
    check(
        &row(cells),
        &["A1=belum dihitung", "B1=belum dihitung", "C1=error #DIV/0!", "D1=error Err:508", "E1=2"],
    );
}

#[test]
fn what_the_screen_shows_and_the_reader_library_would_not_see_is_refused() {
    for cell in [
        "<table:table-cell><text:p>97</text:p></table:table-cell>",
        "<table:table-cell office:value-type=\"float\"><text:p>97</text:p></table:table-cell>",
        "<table:table-cell office:value-type=\"string\" office:string-value=\"\"><text:p>97</text:p></table:table-cell>",
        "<table:table-cell office:value-type=\"string\"><text:p>9<!-- x -->7</text:p></table:table-cell>",
    ] {
        let expected = Err(Problem::CellMalformed { cell: "Nilai!B1".to_owned() });
        let cells = format!("<table:table-cell/>{cell}");
        assert_eq!(one(&document(&row(&cells))), expected, "{cell}");
    }
    for attributes in [
        "office:value-type=\"string\" office:value=\"97\"",
        "office:value-type=\"float\" office:value=\"97\" office:string-value=\"98\"",
        "office:value-type=\"float\" office:value=\"97,08\"",
        "office:value-type=\"float\" office:value=\"nan\"",
        "office:value-type=\"boolean\" office:boolean-value=\"ya\"",
        "office:value-type=\"void\" office:value=\"1\"",
    ] {
        let cell = format!("<table:table-cell {attributes}/>");
        let expected = Err(fault(PartFault::Attribute("office:value".to_owned())));
        assert_eq!(one(&document(&row(&cell))), expected, "{attributes}");
    }
    // A comment hangs on a cell and is no part of its text.
    let noted = "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>cek</text:p></office:annotation><text:p>12.18</text:p></table:table-cell>";
    check(&row(noted), &["A1=\"12.18\""]);
}

#[test]
fn repetitions_are_counted_before_they_are_made() {
    let repeated = |rows: &str, columns: &str| {
        format!(
            "<table:table-row table:number-rows-repeated=\"{rows}\"><table:table-cell table:number-columns-repeated=\"{columns}\" office:value-type=\"float\" office:value=\"1\"/></table:table-row>"
        )
    };
    let limit = |limit| Err(Problem::TooLarge { limit });
    for (rows, columns) in
        [("1048576", "1"), ("1048576", "16384"), ("70", "16384"), ("4294967295", "1"), ("0", "1")]
    {
        let problem = one(&document(&repeated(rows, columns)));
        assert_eq!(problem, limit(Limit::Repeated(100_000)), "{rows} {columns}");
    }
    let space = "<table:table-cell office:value-type=\"string\"><text:p>a<text:s text:c=\"99999\"/></text:p></table:table-cell>";
    assert!(one(&document(&row(space))).is_ok());
    assert_eq!(one(&document(&row(&space.repeat(2)))), limit(Limit::Repeated(100_000)));
    let wide = space
        .replace("<table:table-cell", "<table:table-cell table:number-columns-repeated=\"999\"");
    assert_eq!(one(&document(&row(&wide))), limit(Limit::Repeated(100_000)));
    // Far apart, each by itself small.
    let far = format!(
        "{}<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell/></table:table-row>{}",
        row(&number("1")),
        row(&format!("<table:table-cell table:number-columns-repeated=\"9\"/>{}", number("2")))
    );
    assert_eq!(one(&document(&far)), limit(Limit::Rectangle(2_000_000)));
    let grid = one(&document(&repeated("3", "2"))).unwrap();
    assert_eq!(shown(&grid), ["A1=1", "B1=1", "A2=1", "B2=1", "A3=1", "B3=1"]);
    let outside =
        row(&format!("<table:table-cell table:number-columns-repeated=\"16384\"/>{}", number("1")));
    let expected = Err(fault(PartFault::Address("table:table-cell".to_owned())));
    assert_eq!(one(&document(&outside)), expected);
}

#[test]
fn tables_are_told_apart() {
    let two = |name: &str| {
        with_content(&format!(
            "{ROOT}{STYLES}<office:body><office:spreadsheet><table:table table:name=\"Nilai\">{}</table:table><table:table table:name=\"{name}\" table:style-name=\"ta2\">{}</table:table></office:spreadsheet></office:body></office:document-content>",
            row(&number("1")),
            row(&number("2"))
        ))
    };
    let grids = grids("n.ods", &two("Lain &amp; lagi")).unwrap();
    let told: Vec<_> =
        grids.iter().map(|grid| (&*grid.name, grid.hidden, shown(grid).concat())).collect();
    assert_eq!(
        told,
        [("Nilai", false, "A1=1".to_owned()), ("Lain & lagi", true, "A1=2".to_owned())]
    );
    let why = Unreadable::SheetTwice("nilai".to_owned());
    assert_eq!(one(&two("nilai")), Err(Problem::Unreadable { why }));
    let inside =
        format!("<table:table-cell><table:table>{}</table:table></table:table-cell>", row(""));
    let expected = Err(fault(PartFault::Element("table".to_owned())));
    assert_eq!(one(&document(&row(&inside))), expected);
}

#[test]
fn an_encrypted_spreadsheet_is_behind_a_password() {
    let bytes = zipped(&[
        ("mimetype", MIMETYPE),
        (
            "META-INF/manifest.xml",
            "<m:manifest><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>",
        ),
        ("content.xml", "\u{1}\u{2}"),
    ]);
    assert_eq!(one(&bytes), Err(Problem::Encrypted));
}
