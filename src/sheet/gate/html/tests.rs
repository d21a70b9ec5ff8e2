//! Pages as systems export them, and pages that mean harm.

use super::*;

fn read(text: &str) -> Result<Page, Problem> {
    open(text.as_bytes(), &Limits::default())
}

/// A page's cells, as `B2=97,08`.
fn check(text: &str, expected: &[&str]) {
    let page = read(text).unwrap();
    let shown = page.cells.iter().map(|(cell, content)| match content {
        Content::Text(text) => format!("{cell}={text}"),
        Content::Number { double, percent } => {
            format!("{cell}:{double}{}", if *percent { "%" } else { "" })
        }
    });
    assert_eq!(shown.collect::<Vec<_>>(), expected, "{text}");
}

#[test]
fn tables_are_read_with_and_without_end_tags() {
    let expected = ["A1=Kode", "B1=Nilai", "A2=12.18", "B2=97,08"];
    check("<table><tr><th>Kode<th>Nilai<tr><td>12.18<td>97,08</table>", &expected);
    check(
        "<html><head><title>x</title><style>td { color: red }</style></head><body>\
         <TABLE border=1><thead><tr><td> <b>Ko</b>de\n</td><td>Nilai</td></tr></thead>\
         <tbody><tr><td>12&#46;18</td><td>97&comma;08&nbsp;</td></tr></tbody></table></body>",
        &["A1=Kode", "B1=Nilai", "A2=12.18", "B2=97,08\u{A0}"],
    );
}

#[test]
fn tables_stand_one_below_the_other_with_the_lines_between() {
    check(
        "<h3>Hasil</h3>\n<p></p><table><tr><td>1</td></tr></table>Catatan<br>akhir<table><td>2</table>",
        &["A1=Hasil", "A2=1", "A3=Catatan", "A4=akhir", "A5=2"],
    );
}

#[test]
fn cells_that_span_others_push_these_aside() {
    let text = "<table><tr><td rowspan=2>a<td colspan='2'>b<tr><td>c<td>d</table>";
    check(text, &["A1=a", "B1=b", "B2=c", "C2=d"]);
    let merged: Vec<_> = read(text).unwrap().sheet.merged.iter().map(ToString::to_string).collect();
    assert_eq!(merged, ["A1:A2", "B1:C1"]);
}

#[test]
fn a_number_beside_the_text_is_the_number() {
    check(
        "<table><tr><td x:num=\"97.084\">97,08<td x:num>5<td sdval='0.9337'>93.37%</table>",
        &["A1:97.084", "B1=5", "C1:0.9337%"],
    );
    assert!(read("<table><tr><td x:num='1e999'>1</table>").is_err());
}

#[test]
fn what_is_hidden_is_noted_or_refused() {
    let page = read("<table><tr><td>a<tr style='Display: none'><td>b</table>").unwrap();
    assert!(!page.sheet.hidden_rows.contains(0) && page.sheet.hidden_rows.contains(1));
    let page = read("<table hidden><tr><td>a</table>").unwrap();
    assert!(page.sheet.hidden_rows.contains(0));
    for text in [
        "<table><tr><td>a<td style='display:none'>b<td>c</table>",
        "<table><tr><td>a<td>9<span style='display:none'>7</span></table>",
    ] {
        let problem = Problem::CellMalformed { cell: "!B1".to_owned() };
        assert_eq!(read(text).err(), Some(problem), "{text}");
    }
}

#[test]
fn pages_that_mean_harm_are_refused() {
    let part = |why| Some(Problem::PartRefused { part: PART.to_owned(), why });
    let span = part(PartFault::Attribute("span".to_owned()));
    for (text, expected) in [
        ("<table><tr><td><table></table></table>", part(PartFault::Element("table".to_owned()))),
        ("<table><tr><td colspan=100000>a</table>", span.clone()),
        ("<table><tr><td rowspan=0>a</table>", span.clone()),
        ("<table><tr><td colspan=-1>a</table>", span),
        ("<table><tr><td>a</td></tr><tr", part(PartFault::Unbalanced)),
    ] {
        assert_eq!(read(text).err(), expected, "{text}");
    }
    let wide = format!("<table><tr>{}</table>", "<td colspan=1000>".repeat(17));
    assert_eq!(read(&wide).err(), part(PartFault::Address("td".to_owned())));
    let long = format!("<table><tr><td>{}</table>", "x".repeat(LONGEST_TEXT + 1));
    let limit = Limit::Text(LONGEST_TEXT);
    assert_eq!(read(&long).err(), Some(Problem::TooLarge { limit }));
    let cells = Limits { cells: 1000, ..Limits::default() };
    let many = format!("<table><tr>{}", "<td>1".repeat(1001));
    let limit = Limit::Cells(1000);
    assert_eq!(open(many.as_bytes(), &cells).err(), Some(Problem::TooLarge { limit }));
}

#[test]
fn a_page_is_known_by_its_tags() {
    for (text, expected) in [
        ("\u{FEFF}<!DOCTYPE HTML PUBLIC \"-//W3C\">", true),
        ("\n<meta charset=utf-8><style></style><Table>", true),
        ("<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\">", true),
        ("<?xml version=\"1.0\"?><Workbook/>", false),
        ("kode;<table>\n", false),
    ] {
        assert_eq!(is_page(text.as_bytes()), expected, "{text}");
    }
}
