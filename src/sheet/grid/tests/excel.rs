//! Workbooks of Excel.

use super::{Grid, Problem, grids, shown, zipped};
use crate::finding::{PartFault, Unreadable};

const CONTENT_TYPES: &str =
    "<Types>application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml</Types>";
const TOP: &str = r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const LINKS: &str = r#"<Relationships>
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>
<Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="file:///etc/passwd" TargetMode="External"/>
</Relationships>"#;
const WORKBOOK: &str =
    r#"<workbook><sheets><sheet name="Nilai" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const STYLES: &str = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.00&quot;%&quot;"/><numFmt numFmtId="165" formatCode="0.00\%"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;
const STRINGS: &str = r#"<sst uniqueCount="4294967295"><si><t>Kode</t></si><si><r><t>Ni</t></r><r><t>lai</t></r></si></sst>"#;

/// The parts of a workbook with one sheet, some of them replaced.
pub fn package(sheet: &str, replaced: &[(&str, &str)]) -> Vec<u8> {
    let parts = [
        ("[Content_Types].xml", CONTENT_TYPES),
        ("_rels/.rels", TOP),
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", LINKS),
        ("xl/styles.xml", STYLES),
        ("xl/sharedStrings.xml", STRINGS),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    let replace = |(name, text)| {
        let other = replaced.iter().find(|(other, _)| *other == name);
        (name, other.map_or(text, |(_, text)| *text))
    };
    zipped(&parts.map(replace))
}

fn sheet(rows: &str) -> String {
    format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")
}

fn one(bytes: &[u8]) -> Result<Grid, Problem> {
    grids("n.xlsx", bytes).map(|mut grids| grids.remove(0))
}

/// A sheet with these rows is read as these cells.
fn check(rows: &str, expected: &[&str]) {
    let grid = one(&package(&sheet(rows), &[])).unwrap();
    assert_eq!(shown(&grid), expected, "{rows}");
}

/// A sheet with these rows is refused.
fn refused(rows: &str) -> Problem {
    one(&package(&sheet(rows), &[])).expect_err(rows)
}

fn row(cells: &str) -> String {
    format!(r#"<row r="2">{cells}</row>"#)
}

#[test]
fn a_value_of_any_kind_is_read() {
    check(
        r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
           <row r="3"><c r="A3" t="inlineStr"><is><t>12.18</t></is></c><c r="B3"><v>97.08</v></c>
             <c r="C3" t="b"><v>1</v></c><c r="D3" t="str"><f>A1&amp;"&amp;"</f><v>a&amp;b</v></c>
             <c r="E3" s="4"><v>45000</v></c><c r="F3"/><c r="G3" t="str"><f>""</f><v></v></c></row>"#,
        &[
            "A1=\"Kode\"",
            "B1=\"Nilai\"",
            "A3=\"12.18\"",
            "B3=97,08",
            "C3=TRUE",
            "D3=\"a&b\"",
            "E3=date",
        ],
    );
    // Without addresses, cells and rows follow on one another.
    check("<row><c><v>1</v></c></row><row r=\"4\"><c/><c><v>2</v></c></row>", &["A1=1", "B4=2"]);
    // Out of order, but each once.
    check(&row(r#"<c r="C2"><v>3</v></c><c r="B2"><v>2</v></c>"#), &["B2=2", "C2=3"]);
}

#[test]
fn a_value_that_is_not_plain_text_is_refused_with_its_cell() {
    for value in [
        "<v>9<!-- x -->7</v>",
        "<v><!-- x -->97</v>",
        "<v>9&#55;</v>",
        "<v>9<?x y?>7</v>",
        "<v>9<b/>7</v>",
        "<v>9</v><v>7</v>",
        "<v><![CDATA[97]]></v>",
        "<v>97</v><f>1+1</f>",
        "<v>97</v><is><t>98</t></is>",
        "<is><t>98</t></is>",
        "<v>97,08</v>",
        "<v>NaN</v>",
        "<v>INF</v>",
        "<v>1e999</v>",
        "<v>1_000</v>",
        "<v> </v>",
        "<x>97</x>",
        "97",
        "<extLst><ext><v>97</v></ext></extLst>",
    ] {
        let cell = format!(r#"<c r="B2">{value}</c>"#);
        let expected = Problem::CellMalformed { cell: "Nilai!B2".to_owned() };
        assert_eq!(refused(&row(&cell)), expected, "{value}");
    }
    for cell in [
        r#"<c r="B2" t="s"><v>x</v></c>"#,
        r#"<c r="B2" t="s"><v>2</v></c>"#,
        r#"<c r="B2" t="s"><v>&#49;</v></c>"#,
        r#"<c r="B2" t="b"><v>ya</v></c>"#,
        r#"<c r="B2" t="zzz"><v>1</v></c>"#,
        r#"<c r="B2" t="str"><v>9<!-- x -->7</v></c>"#,
        r#"<c r="B2" t="str"><v><![CDATA[97]]></v></c>"#,
        r#"<c r="B2" t="inlineStr"><v>97</v></c>"#,
        r#"<c r="B2" s="99"><v>97</v></c>"#,
        r#"<c r="B2" s="satu"><v>97</v></c>"#,
    ] {
        let expected = Problem::CellMalformed { cell: "Nilai!B2".to_owned() };
        assert_eq!(refused(&row(cell)), expected, "{cell}");
    }
}

#[test]
fn a_formula_without_a_stored_value_is_no_blank() {
    check(
        &row(
            r#"<c r="A2"><f>1+1</f></c><c r="B2"><f>1+1</f><v/></c><c r="C2" t="str"><f>"a"</f></c>
                <c r="D2" t="str"><f>""</f><v></v></c><c r="E2"><f>1-1</f><v>0</v></c>"#,
        ),
        &["A2=belum dihitung", "B2=belum dihitung", "C2=belum dihitung", "E2=0"],
    );
    // A program that cannot compute stores a zero, and asks Excel to compute.
    let asks = WORKBOOK.replace("</workbook>", "<calcPr fullCalcOnLoad=\"1\"/></workbook>");
    let rows = row(
        r#"<c r="A2"><f>1+1</f><v>0</v></c><c r="B2"><f>1+1</f><v>2</v></c><c r="C2"><v>0</v></c>"#,
    );
    let grid = one(&package(&sheet(&rows), &[("xl/workbook.xml", &asks)])).unwrap();
    assert_eq!(shown(&grid), ["A2=belum dihitung", "B2=2", "C2=0"]);
}

#[test]
fn errors_that_the_reader_library_does_not_know_are_named() {
    check(
        &row(
            r##"<c r="A2" t="e"><v>#SPILL!</v></c><c r="B2"><v>97.08</v></c><c r="C2" t="e"><v>#DIV/0!</v></c>
                <c r="D2" t="e"><v>#CALC!</v></c><c r="E2" t="e"><v>#FIELD!</v></c><c r="F2" t="e"><v>#BLOCKED!</v></c>"##,
        ),
        &[
            "A2=error #SPILL!",
            "B2=97,08",
            "C2=error #DIV/0!",
            "D2=error #CALC!",
            "E2=error #FIELD!",
            "F2=error #BLOCKED!",
        ],
    );
}

#[test]
fn only_a_percent_sign_that_multiplies_makes_a_percentage() {
    check(
        &row(
            r#"<c r="A2" s="1"><v>0.9337</v></c><c r="B2" s="2"><v>0.88</v></c><c r="C2" s="3"><v>88</v></c>"#,
        ),
        &["A2=0.9337%", "B2=0,88", "C2=88"],
    );
}

#[test]
fn values_below_a_merged_cell_are_not_read_and_named() {
    let rows = r#"<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>
        <row r="2"><c r="A2"><v>3</v></c><c r="B2"/><c r="C2"><v>4</v></c></row>"#;
    let xml = sheet(rows).replace(
        "</worksheet>",
        r#"<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="C2:D9"/></mergeCells></worksheet>"#,
    );
    let grid = one(&package(&xml, &[])).unwrap();
    assert_eq!(shown(&grid), ["A1=1", "C2=4", "B1 below A1:B2: 2"]);
    let merged: Vec<_> = grid.merged.iter().map(ToString::to_string).collect();
    assert_eq!(merged, ["A1:B2", "C2:D9"]);
    let overlap = xml.replace("C2:D9", "B2:D9");
    let why = Unreadable::MergesOverlap("Nilai!B2".to_owned());
    assert_eq!(one(&package(&overlap, &[])), Err(Problem::Unreadable { why }));
}

#[test]
fn hidden_rows_and_columns_with_values_are_known() {
    let cells = r#"<c><v>1</v></c><c><v>2</v></c><c/><c><v>3</v></c>"#;
    let rows = format!(
        r#"<row r="1">{cells}</row><row r="2" hidden="1">{cells}</row><row r="3" hidden="true"/><row r="4" ht="0">{cells}</row>"#
    );
    let xml = sheet(&rows).replace(
        "<sheetData>",
        r#"<cols><col min="2" max="3" hidden="1"/><col min="4" max="4" width="0"/><col min="9" max="16384" hidden="1"/></cols><sheetData>"#,
    );
    let grid = one(&package(&xml, &[])).unwrap();
    assert_eq!(grid.hidden_rows.into_iter().collect::<Vec<_>>(), [1, 3]);
    assert_eq!(grid.hidden_columns.into_iter().collect::<Vec<_>>(), [1, 3]);
}

#[test]
fn cells_and_rows_stand_in_the_grid_and_only_once() {
    let fault = |why| Problem::PartRefused { part: "xl/worksheets/sheet1.xml".to_owned(), why };
    let twice = |cell: &str| Problem::Unreadable { why: Unreadable::CellTwice(cell.to_owned()) };
    let outside = |element: &str| fault(PartFault::Address(element.to_owned()));
    let cell = |address: &str| format!(r#"<c r="{address}"><v>1</v></c>"#);
    for (rows, expected) in [
        (row(&[cell("B2"), cell("B2")].concat()), twice("Nilai!B2")),
        (row(&[cell("C2"), cell("B2"), cell("C2")].concat()), twice("Nilai!C2")),
        (row(&cell("B3")), outside("c")),
        (row(&cell("XFE2")), outside("c")),
        (row(&cell("2")), outside("c")),
        (row(&cell("B")), outside("c")),
        (row(&cell("B&#50;")), outside("c")),
        (row(&cell("AAAAAAAA2")), outside("c")),
        (r#"<row r="1048577"/>"#.to_owned(), outside("row")),
        (r#"<row r="0"/>"#.to_owned(), outside("row")),
        (r#"<row r="4294967297"/>"#.to_owned(), outside("row")),
        (row("<row/>"), fault(PartFault::Element("row".to_owned()))),
        ("<c><v>1</v></c>".to_owned(), fault(PartFault::Element("c".to_owned()))),
        (
            [row(""), row("")].concat(),
            Problem::Unreadable { why: Unreadable::RowTwice("Nilai!2".to_owned()) },
        ),
    ] {
        assert_eq!(refused(&rows), expected, "{rows}");
    }
    let two = sheet("").replace("</worksheet>", "<sheetData/></worksheet>");
    let expected = fault(PartFault::Element("sheetData".to_owned()));
    assert_eq!(one(&package(&two, &[])), Err(expected.clone()));
    assert_eq!(one(&package("<worksheet/>", &[])), Err(expected));
}

#[test]
fn xml_that_nothing_writes_in_good_faith_is_refused() {
    let plain = sheet(&row("<c r=\"B2\"><v>97.08</v></c>"));
    let deep =
        format!("<worksheet>{}{}<sheetData/></worksheet>", "<a>".repeat(64), "</a>".repeat(64));
    for (xml, expected) in [
        (
            format!("<?xml version=\"1.0\" encoding=\"UTF-16\"?>{plain}"),
            PartFault::Encoding("UTF-16".to_owned()),
        ),
        (
            format!("<?xml version='1.0' encoding='ISO-8859-1'?>{plain}"),
            PartFault::Encoding("ISO-8859-1".to_owned()),
        ),
        (format!("<!DOCTYPE x [<!ENTITY n \"97\">]>{plain}"), PartFault::DocumentType),
        (plain.replace("<sheetData>", "<a>&n;</a><sheetData>"), PartFault::Entity("n".to_owned())),
        (deep, PartFault::Depth(64)),
        (plain.replace("</worksheet>", ""), PartFault::Unbalanced),
        (format!("{plain}<worksheet/>"), PartFault::Unbalanced),
        (plain.replace("<c r=", "<c r=\"A2\" r="), PartFault::Attribute("r".to_owned())),
    ] {
        let part = "xl/worksheets/sheet1.xml".to_owned();
        let expected = Err(Problem::PartRefused { part, why: expected });
        assert_eq!(one(&package(&xml, &[])), expected, "{xml}");
    }
    let crossed = plain.replace("</c></row>", "</row></c>");
    let why = one(&package(&crossed, &[])).unwrap_err();
    assert!(matches!(why, Problem::PartRefused { why: PartFault::Malformed(_), .. }), "{why:?}");
    let declared = format!("\u{FEFF}<?xml version=\"1.0\" encoding=\"utf-8\"?>{plain}");
    assert_eq!(shown(&one(&package(&declared, &[])).unwrap()), ["B2=97,08"]);
}

#[test]
fn a_sheet_in_another_encoding_is_refused_by_its_name() {
    let text = "<worksheet><sheetData/></worksheet>";
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [[b"\xFF\xFE".as_slice(), &utf16].concat(), utf16] {
        let parts: [(&str, &[u8]); 5] = [
            ("[Content_Types].xml", CONTENT_TYPES.as_bytes()),
            ("_rels/.rels", TOP.as_bytes()),
            ("xl/workbook.xml", WORKBOOK.as_bytes()),
            ("xl/_rels/workbook.xml.rels", LINKS.as_bytes()),
            ("xl/worksheets/sheet1.xml", &bytes),
        ];
        let mut parts = parts.to_vec();
        parts.push(("xl/styles.xml", STYLES.as_bytes()));
        parts.push(("xl/sharedStrings.xml", STRINGS.as_bytes()));
        let part = "xl/worksheets/sheet1.xml".to_owned();
        let why = PartFault::Encoding("UTF-16".to_owned());
        assert_eq!(one(&zipped(&parts)), Err(Problem::PartRefused { part, why }));
    }
}

#[test]
fn sheets_are_found_where_the_workbook_says() {
    let xml = sheet(&row("<c r=\"B2\"><v>97.08</v></c>"));
    // Absolute, with a detour, and in another case than the part's own name.
    for target in ["/xl/worksheets/sheet1.xml", "./x/../worksheets/Sheet1.xml"] {
        let links = LINKS.replace("worksheets/sheet1.xml", target);
        let grid = one(&package(&xml, &[("xl/_rels/workbook.xml.rels", &links)])).unwrap();
        assert_eq!(shown(&grid), ["B2=97,08"]);
    }
    let missing =
        |part: &str| Err(Problem::Unreadable { why: Unreadable::PartMissing(part.to_owned()) });
    for (links, part) in [
        (LINKS.replace("sheet1.xml", "sheet9.xml"), "xl/worksheets/sheet9.xml"),
        (LINKS.replace("worksheets/sheet1.xml", "../../etc/passwd"), "etc/passwd"),
        (LINKS.replace("Id=\"rId1\"", "Id=\"rId9\""), "xl/_rels/workbook.xml.rels"),
        (
            LINKS.replace("sheet1.xml\"", "sheet1.xml\" TargetMode=\"External\""),
            "xl/_rels/workbook.xml.rels",
        ),
    ] {
        let bytes = package(&xml, &[("xl/_rels/workbook.xml.rels", &links)]);
        assert_eq!(one(&bytes), missing(part), "{links}");
    }
    // One part may not be two sheets, nor may two sheets have one name.
    let twice = |name: &str| {
        let other = format!("<sheet name=\"{name}\" sheetId=\"2\" r:id=\"rId1\"/></sheets>");
        let workbook = WORKBOOK.replace("</sheets>", &other);
        one(&package(&xml, &[("xl/workbook.xml", &workbook)]))
    };
    assert_eq!(twice("Lain"), missing("xl/worksheets/sheet1.xml"));
    let why = Unreadable::SheetTwice("NILAI".to_owned());
    assert_eq!(twice("NILAI"), Err(Problem::Unreadable { why }));
}

#[test]
fn a_sheet_s_name_is_told_as_it_is_shown() {
    let workbook =
        WORKBOOK.replace("Nilai\"", "Nilai &amp; &quot;unit&quot;\" state=\"veryHidden\"");
    let xml = sheet(&row("<c r=\"B2\"><v>97.08</v></c>"));
    let grid = one(&package(&xml, &[("xl/workbook.xml", &workbook)])).unwrap();
    assert_eq!((&*grid.name, grid.hidden), ("Nilai & \"unit\"", true));
}

#[test]
fn texts_that_would_make_the_reader_library_lose_count_are_refused() {
    let xml = sheet(&row("<c r=\"A2\" t=\"s\"><v>1</v></c>"));
    for strings in [
        "<sst><si><t>a<t>b</t></t></si><si><t>c</t></si></sst>",
        "<sst><si><t>a</t><si><t>b</t></si></si><si><t>c</t></si></sst>",
        "<sst><x><si><t>a</t></si></x><si><t>c</t></si></sst>",
    ] {
        let problem = one(&package(&xml, &[("xl/sharedStrings.xml", strings)])).unwrap_err();
        assert!(matches!(problem, Problem::PartRefused { .. }), "{strings} {problem:?}");
    }
}
