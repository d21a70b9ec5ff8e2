//! R220 to R233, R320 to R326 and R511: what is wrong on the sheet that the tool hands out.

use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};

use super::filled_form::{self, UNITS};
use super::job_folder::{JobFolder, LIST, only, toml};
use super::{Table, own_rubric};

/// A form of 2024 on which all is well, with a change to one sheet.
fn form(sheet: &str, change: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    changed(2024, sheet, change)
}

fn changed(year: u16, sheet: &str, change: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = sound(year);
    change(book.worksheet_from_name(sheet).unwrap());
    book.save_to_buffer().unwrap()
}

/// A form with points or marks everywhere.
fn sound(year: u16) -> Workbook {
    let rubric = filled_form::rubric(year);
    let mut book = filled_form::plain(&filled_form::workbook(&rubric, 0..UNITS));
    for given in filled_form::units(&rubric).iter().flat_map(|unit| unit.answers.iter().flatten()) {
        let sheet = book.worksheet_from_name(&given.sheet).unwrap();
        let column = u16::try_from(given.cell.column).unwrap();
        if year == 2021 {
            sheet.write(given.cell.row, column, "√").unwrap();
        } else {
            sheet.write(given.cell.row, column, 2.5).unwrap();
        }
    }
    book
}

/// A job of one form.
fn job(year: u16, form: Vec<u8>) -> JobFolder {
    JobFolder::new(&toml(year, "12", &only([filled_form::REGION]), LIST))
        .with("lembar/n.xlsx", form)
}

/// Row and column of a cell, from 0.
fn cell(address: &str) -> (u32, u16) {
    let (column, row) = address.split_at(1);
    (row.parse::<u32>().unwrap() - 1, u16::from(column.as_bytes()[0] - b'A'))
}

/// The cells of a column from one row to another.
fn column(letter: char, rows: std::ops::RangeInclusive<u32>) -> Vec<String> {
    rows.map(|row| format!("{letter}{row}")).collect()
}

fn clear<A: AsRef<str>>(sheet: &mut Worksheet, cells: impl IntoIterator<Item = A>) {
    for address in cells {
        let (row, column) = cell(address.as_ref());
        sheet.clear_cell(row, column);
    }
}

fn write(sheet: &mut Worksheet, address: &str, text: &str) {
    let (row, column) = cell(address);
    sheet.write(row, column, text).unwrap();
}

/// The answers on a unit's sheet: all rows of its table, all columns of samples.
fn answers() -> Vec<String> {
    "FGHI".chars().flat_map(|letter| column(letter, 6..=37)).collect()
}

/// The answers that users of Dinsos, the third unit, gave.
fn respondents() -> Vec<String> {
    "CDEFG".chars().flat_map(|letter| column(letter, 62..=91)).collect()
}

impl Table {
    /// A form of 2024 with a change to one sheet comes to exactly these findings on that sheet:
    /// code and cell, or the code alone where it concerns the sheet.
    fn form(&mut self, sheet: &str, change: impl FnOnce(&mut Worksheet), expected: &[&str]) {
        let places: Vec<_> = expected.iter().map(|found| place(sheet, found)).collect();
        let places: Vec<_> = places.iter().map(String::as_str).collect();
        self.check(job(2024, form(sheet, change)), &places);
    }
}

fn place(sheet: &str, found: &str) -> String {
    match found.split_once(' ') {
        Some((code, cell)) => format!("{code} lembar/n.xlsx, {sheet}!{cell}"),
        None => format!("{found} lembar/n.xlsx, {sheet}"),
    }
}

pub(super) fn all(table: &mut Table) {
    of_identities(table);
    of_tables(table);
    of_units(table);
    of_respondents(table);
    of_answers(table);
    of_blanks(table);
    of_checklists(table);
    of_copies(table);
    of_layouts(table);
}

/// R234, R235, R237, R238, R327 and R410: what only sheets in somebody's own layout say.
fn of_layouts(table: &mut Table) {
    let sheet = "Dinsos";
    let labels = |sheet: &mut Worksheet| write(sheet, "F2", "Nama unit : Kantor Pos");
    table.form(sheet, labels, &["R235 F2"]);
    table.form(
        sheet,
        |sheet| write(sheet, "D9", "Pengetahuan rekomendasi Ombudsman"),
        &["R220", "R237 D9"],
    );
    let elsewhere = |sheet: &mut Worksheet| write(sheet, "B2", "Dinas Sosial Kota Medan");
    let expected = [&place(sheet, "R410 B2"), "R406 rapor.toml"];
    table.check(job(2024, form(sheet, elsewhere)), &expected);
    let pairs = changed(2021, sheet, |sheet| {
        clear(sheet, ["G5", "H5", "I5"]);
        write(sheet, "F5", "Ceklist");
    });
    table.check(job(2021, pairs), &[&place(sheet, "R234 G6")]);
    let ticks = changed(2021, sheet, |sheet| {
        clear(sheet, ["F4", "G4", "H5", "I5"]);
        clear(sheet, column('G', 7..=24));
        write(sheet, "F5", "Ada");
        write(sheet, "G5", "Tidak ada");
    });
    table.check(job(2021, ticks), &[&place(sheet, "R327 G6")]);
    let twice = changed(2021, "Dindik", |sheet| {
        write(sheet, "B1", "Dinas Sosial");
        write(sheet, "B2", "Dinas Sosial 3");
    });
    table.check(job(2021, twice), &[&place("Dindik", "R238")]);
}
/// R516: a unit's sheet that was filled in by copying another one's.
fn of_copies(table: &mut Table) {
    let copied = |second: &str| {
        let mut book = sound(2024);
        for (sheet, last) in [("Dinsos", "3"), ("Dindik", second)] {
            let to = book.worksheet_from_name(sheet).unwrap();
            to.write(5, 5, 1.5).unwrap();
            write(to, "F7", last);
        }
        book.save_to_buffer().unwrap()
    };
    table.check(job(2024, copied("3")), &["R516 lembar/n.xlsx, Dindik"]);
    table.check(job(2024, copied("2")), &[]);
}

/// R229 and R231: whose workbook it is, of which year and rubric.
fn of_identities(table: &mut Table) {
    let sheet = "Identitas";
    table.form(sheet, |_| {}, &[]);
    let nobody = form(sheet, |sheet| clear(sheet, ["B1", "B2"]));
    let expected = [&place(sheet, "R229 B1"), "R406 rapor.toml"];
    table.check(job(2024, nobody), &expected);
    table.form(sheet, |sheet| clear(sheet, ["B3"]), &["R229 B3"]);
    table.form(sheet, |sheet| clear(sheet, ["B4"]), &["R229 B4"]);
    table.form(sheet, |sheet| write(sheet, "B3", "2023"), &["R508 B3"]);
    table.form(sheet, |sheet| write(sheet, "B4", "ombudsman-2023"), &["R231 B4"]);
}

/// R220 to R224 and R233: the table of a unit.
fn of_tables(table: &mut Table) {
    let sheet = "Dinsos";
    // A row is known by its indicator's name too.
    table.form(sheet, |sheet| clear(sheet, ["A9"]), &[]);
    table.form(sheet, |sheet| clear(sheet, ["A9", "D9"]), &["R220", "R236 B9"]);
    // Every answer is 2,5 of 3.
    let total = |score: &'static str| {
        move |sheet: &mut Worksheet| {
            write(sheet, "D39", "NILAI AKHIR");
            write(sheet, "F39", score);
        }
    };
    table.form(sheet, total("83,33"), &[]);
    table.form(sheet, total("83,34"), &["R517 F39"]);
    table.form(sheet, |sheet| write(sheet, "A50", "X.9.99"), &["R221 A50"]);
    table.form(sheet, |sheet| write(sheet, "A50", "I.1.01"), &["R222 A50"]);
    let lacking = column('H', 6..=11).into_iter().map(|cell| format!("R223 {cell}"));
    let mut lacking: Vec<_> = lacking.collect();
    // The column is there, but nothing says what it is.
    lacking.insert(1, "R203 I6".to_owned());
    let lacking: Vec<_> = lacking.iter().map(String::as_str).collect();
    // Six indicators have four samples.
    table.form(sheet, |sheet| clear(sheet, ["I5"]), &lacking);
    table.form(sheet, |sheet| write(sheet, "G12", "3"), &["R224 G12"]);
    table.form(sheet, |sheet| clear(sheet, ["A5"]), &["R203 A6"]);
    // Its respondents need no finding each.
    table.form(sheet, |sheet| clear(sheet, ["A5", "D5"]), &["R233"]);
}

/// R225, R230, R232 and R511: what a unit is, and whether it was assessed.
fn of_units(table: &mut Table) {
    let sheet = "Dinsos";
    let mut book = sound(2024);
    clear(book.worksheet_from_name(sheet).unwrap(), answers());
    clear(book.worksheet_from_name("Survei").unwrap(), respondents());
    table.check(job(2024, book.save_to_buffer().unwrap()), &[&place(sheet, "R225")]);
    table.form(sheet, |sheet| write(sheet, "B3", "Mungkin"), &["R230 B3"]);
    table.form(sheet, |sheet| write(sheet, "B3", "Tidak dinilai"), &["R232", "R507"]);
    let lost = Formula::new("Daftar!A3").set_result("#REF!");
    table.form(sheet, |sheet| _ = sheet.write(1, 1, lost).unwrap(), &["R305 B2"]);

    let mut book = sound(2024);
    let unit = book.worksheet_from_name(sheet).unwrap();
    for given in &filled_form::units(&filled_form::rubric(2024))[2].answers {
        for given in given.iter().filter(|given| given.sheet == sheet) {
            unit.write(given.cell.row, u16::try_from(given.cell.column).unwrap(), "TB").unwrap();
        }
    }
    let survey = book.worksheet_from_name("Survei").unwrap();
    respondents().iter().for_each(|cell| write(survey, cell, "TB"));
    table.check(job(2024, book.save_to_buffer().unwrap()), &[&place(sheet, "R511")]);
}

/// R226 to R228, and the survey's own table.
fn of_respondents(table: &mut Table) {
    let sheet = "Survei";
    table.form(sheet, |sheet| clear(sheet, ["C62", "D62", "E62", "F62", "G62"]), &["R226"]);
    table.form(sheet, |sheet| clear(sheet, respondents()), &["R227"]);
    let stranger = |sheet: &mut Worksheet| {
        write(sheet, "A212", "Puskesmas 9");
        write(sheet, "C212", "2");
    };
    table.form(sheet, stranger, &["R228 A212"]);
    table.form(sheet, |sheet| clear(sheet, ["D1"]), &["R220 A1"]);
}

/// R320 to R325: what stands where points belong.
fn of_answers(table: &mut Table) {
    for (sheet, at) in [("Dinsos", "F6"), ("Survei", "C2")] {
        let (row, column) = cell(at);
        table.form(sheet, |sheet| clear(sheet, [at]), &[&format!("R320 {at}")]);
        for (text, code) in
            [("TJ", "R322"), ("2,00001", "R323"), ("baik", "R324"), ("3,5", "R303"), ("-1", "R303")]
        {
            table.form(sheet, |sheet| write(sheet, at, text), &[&format!("{code} {at}")]);
        }
        let percent = Format::new().set_num_format("0%");
        let change = |sheet: &mut Worksheet| {
            sheet.write_with_format(row, column, 0.8, &percent).unwrap();
        };
        table.form(sheet, change, &[&format!("R325 {at}")]);
    }
}

/// R321: a blank where the rubric says what it counts.
fn of_blanks(table: &mut Table) {
    for rule in ["zero", "skip"] {
        let blank = form("Dinsos", |sheet| clear(sheet, ["F6"]));
        let job = own_rubric("blank = \"error\"", &format!("blank = \"{rule}\""));
        std::fs::remove_file(job.path().join("lembar/n.csv")).unwrap();
        table.check(job.with("lembar/n.xlsx", blank), &[&place("Dinsos", "R321 F6")]);
    }
}

/// R326: a cross in a column without a tick.
fn of_checklists(table: &mut Table) {
    let job = |change: fn(&mut Worksheet)| job(2021, changed(2021, "Dinsos", change));
    table.check(job(|_| {}), &[]);
    table.check(job(|sheet| write(sheet, "G8", "x")), &[]);
    let crossed = |sheet: &mut Worksheet| {
        column('G', 6..=24).iter().for_each(|cell| write(sheet, cell, "-"));
        write(sheet, "G8", "x");
    };
    table.check(job(crossed), &[&place("Dinsos", "R326 G8")]);
}
