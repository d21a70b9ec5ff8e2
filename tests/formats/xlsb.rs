//! A binary workbook from the records of its specification (MS-XLSB).

use std::io::{Cursor, Write};

const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// What a cell holds; the number before it is its style: 0 plain, 1 a percentage.
pub enum Cell<'a> {
    Shared(u32, u32),
    Real(u32, f64),
    /// A whole number, in hundredths.
    Hundredths(u32, i32),
    Formula(u32, f64),
    Error(u32, u8),
    /// Text in the cell itself.
    Text(u32, &'a str),
    /// Text with fonts of its own, which the reader library passes over.
    Rich(u32, &'a str),
}

/// One record after the other.
#[derive(Default)]
pub struct Records(Vec<u8>);

impl Records {
    /// Adds a record.
    pub fn put(mut self, name: u16, fields: &[&[u8]]) -> Self {
        let fields = fields.concat();
        for mut number in [usize::from(name), fields.len()] {
            loop {
                let low = u8::try_from(number & 0x7F).unwrap();
                number >>= 7;
                self.0.push(if number > 0 { low | 0x80 } else { low });
                if number == 0 {
                    break;
                }
            }
        }
        self.0.extend(fields);
        self
    }

    /// Adds a row; a hidden one has its bit.
    fn row(self, row: u32, hidden: bool) -> Self {
        let flags = if hidden { 0x10 } else { 0 };
        let fields: [&[u8]; 5] =
            [&row.to_le_bytes(), &[0; 4], &300_u16.to_le_bytes(), &[0, flags, 0], &[0; 4]];
        self.put(0, &fields)
    }

    fn cell(self, column: u32, cell: &Cell<'_>) -> Self {
        let none: [u8; 2] = [0; 2];
        let (name, style, fields): (u16, u32, Vec<u8>) = match cell {
            Cell::Hundredths(style, number) => {
                (2, *style, ((number << 2) | 3).to_le_bytes().to_vec())
            }
            Cell::Error(style, number) => (3, *style, vec![*number]),
            Cell::Real(style, number) => (5, *style, number.to_le_bytes().to_vec()),
            Cell::Text(style, text) => (6, *style, wide(text)),
            Cell::Shared(style, text) => (7, *style, text.to_le_bytes().to_vec()),
            Cell::Formula(style, number) => {
                (9, *style, [&number.to_le_bytes()[..], &none, &[0; 8]].concat())
            }
            Cell::Rich(style, text) => (62, *style, [&[0][..], &wide(text)].concat()),
        };
        self.put(name, &[&column.to_le_bytes(), &style.to_le_bytes(), &fields])
    }
}

/// A text with its length before it.
pub fn wide(text: &str) -> Vec<u8> {
    let letters: Vec<u16> = text.encode_utf16().collect();
    let length = u32::try_from(letters.len()).unwrap().to_le_bytes();
    length.into_iter().chain(letters.into_iter().flat_map(u16::to_le_bytes)).collect()
}

/// A workbook of one sheet, `Nilai`: rows of cells from A, those of `hidden` hidden.
pub fn workbook(rows: &[&[Cell<'_>]], shared: &[&str], hidden: &[u32]) -> Vec<u8> {
    let mut sheet = Records::default().put(129, &[]).put(148, &[&[0; 16]]).put(145, &[]);
    for (row, cells) in (0..).zip(rows) {
        sheet = sheet.row(row, hidden.contains(&row));
        for (column, cell) in (0..).zip(*cells) {
            sheet = sheet.cell(column, cell);
        }
    }
    let sheet = sheet.put(146, &[]).put(130, &[]);
    let count = u32::try_from(shared.len()).unwrap().to_le_bytes();
    let mut strings = Records::default().put(159, &[&count, &count]);
    for text in shared {
        strings = strings.put(19, &[&[0], &wide(text)]);
    }
    let strings = strings.put(160, &[]);
    let format = |id: u16| [&0_u16.to_le_bytes()[..], &id.to_le_bytes(), &[0; 12]].concat();
    let styles = Records::default()
        .put(278, &[])
        .put(615, &[&1_u32.to_le_bytes()])
        .put(44, &[&164_u16.to_le_bytes(), &wide("0.00%")])
        .put(616, &[])
        .put(617, &[&2_u32.to_le_bytes()])
        .put(47, &[&format(0)])
        .put(47, &[&format(164)])
        .put(618, &[])
        .put(279, &[]);
    let book = Records::default()
        .put(131, &[])
        .put(153, &[&[0; 8]])
        .put(143, &[])
        .put(156, &[&[0; 4], &1_u32.to_le_bytes(), &wide("rId1"), &wide("Nilai")])
        .put(144, &[])
        .put(132, &[]);
    let link = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{TYPES}/{kind}\" Target=\"{target}\"/>")
    };
    let links = |links: &[String]| format!("<Relationships>{}</Relationships>", links.concat());
    let parts = [
        (
            "[Content_Types].xml",
            b"application/vnd.ms-excel.sheet.binary.macroEnabled.main".to_vec(),
        ),
        ("_rels/.rels", links(&[link("rId1", "officeDocument", "xl/workbook.bin")]).into_bytes()),
        (
            "xl/_rels/workbook.bin.rels",
            links(&[
                link("rId1", "worksheet", "worksheets/sheet1.bin"),
                link("rId2", "styles", "styles.bin"),
                link("rId3", "sharedStrings", "sharedStrings.bin"),
            ])
            .into_bytes(),
        ),
        ("xl/workbook.bin", book.0),
        ("xl/styles.bin", styles.0),
        ("xl/sharedStrings.bin", strings.0),
        ("xl/worksheets/sheet1.bin", sheet.0),
    ];
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(&content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
