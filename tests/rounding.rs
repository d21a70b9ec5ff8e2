//! Rounding, once and half-up, held against a computation on the digits; and one number wherever
//! it is shown.

// What the test needs and does not find ends it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod dice;
mod job_folder;
mod pdf_text;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use calamine::{Data, Reader, Xlsx};
use dice::Dice;
use job_folder::{CERTIFICATE, JobFolder, LIST, only, short, toml};
use num_bigint::BigUint;
use rapor::domain::{Fraction, Region, Score};

/// `sum / count` of numbers with so many decimals, rounded half-up to two, by long division on
/// paper: digit by digit, and up if the third decimal is 5 or more. `88.00`.
fn on_the_digits(sum: &BigUint, decimals: usize, count: u32) -> String {
    // A nought before it for a carry, a whole part, and three decimals at least.
    let padded = format!("0{sum:0>width$}000", width = decimals + 1);
    let mut rest = 0;
    let mut quotient: Vec<u32> = Vec::new();
    for digit in padded.bytes() {
        rest = rest * 10 + u32::from(digit - b'0');
        quotient.push(rest / count);
        rest %= count;
    }
    let point = quotient.len() - decimals - 3;
    let up = quotient[point + 2] >= 5;
    quotient.truncate(point + 2);
    if up {
        let mut at = quotient.len() - 1;
        while quotient[at] == 9 {
            quotient[at] = 0;
            at -= 1;
        }
        quotient[at] += 1;
    }
    let mut text: String = quotient.iter().map(u32::to_string).collect();
    text.insert(point, '.');
    let whole = text.find('.').unwrap() - 1;
    let noughts = text[..whole].len() - text[..whole].trim_start_matches('0').len();
    text[noughts..].to_owned()
}

#[test]
fn long_division_on_paper_is_right_itself() {
    for (sum, decimals, count, expected) in [
        (0_u32, 3, 1, "0.00"),
        (87_995, 3, 1, "88.00"),
        (87_994, 3, 1, "87.99"),
        (5, 3, 1, "0.01"),
        (4, 3, 1, "0.00"),
        (100_000, 3, 1, "100.00"),
        (99_995, 3, 1, "100.00"),
        (44_196, 2, 5, "88.39"),
        (2, 0, 3, "0.67"),
        (1, 0, 3, "0.33"),
    ] {
        assert_eq!(
            on_the_digits(&sum.into(), decimals, count),
            expected,
            "{sum} {decimals} {count}"
        );
    }
}

fn published(value: Fraction) -> [String; 3] {
    let published = Score::new(value).unwrap().publish();
    let paper = published.on_paper().replace(',', ".");
    [published.to_string(), paper, format!("{:.2}", published.to_double())]
}

#[test]
fn all_values_from_nought_to_a_hundred_are_rounded_half_up() {
    for thousandths in 0..=100_000_u32 {
        let text = format!("{}.{:03}", thousandths / 1000, thousandths % 1000);
        let expected = on_the_digits(&thousandths.into(), 3, 1);
        let written = Fraction::from_decimal(&text).unwrap();
        // The double that a spreadsheet stores for it means the same.
        let stored = Fraction::from_double(text.parse().unwrap()).unwrap();
        assert_eq!(written, stored, "{text}");
        for shown in published(written) {
            assert_eq!(shown, expected, "{text}");
        }
    }
}

/// Numbers from 0 to `most` whose sum is `count` times `mean`, as uneven as fits.
fn spread(dice: &mut Dice, mean: u64, most: u64, count: u64) -> Vec<u64> {
    let mut values = vec![mean; usize::try_from(count).unwrap()];
    for at in 1..values.len() {
        let (before, here) = (values[at - 1], values[at]);
        // What the one gives the other gets, within the range of both.
        let moved = dice.below(before.min(most - here) + 1);
        values[at - 1] -= moved;
        values[at] += moved;
    }
    dice.shuffle(&mut values);
    values
}

#[test]
fn means_that_are_exact_ties_through_thirds_and_sevenths_round_up() {
    // Scores in units of 1/21 of a millionth, so that single scores end in thirds and sevenths.
    const DECIMALS: usize = 6;
    const PARTS: u64 = 21 * 1_000_000;
    const HUNDRED: u64 = 100 * PARTS;
    let mut dice = Dice::new(2024);
    let mut uneven = 0;
    for round in 0..2000 {
        let count = [3, 7, 2, 6, 14, 21][round % 6];
        // x,xx5 below 100.
        let tie = (dice.below(10_000) * 10 + 5) * (PARTS / 1000);
        let mut values = spread(&mut dice, tie, HUNDRED, count);
        assert_eq!(values.iter().sum::<u64>(), tie * count);
        uneven += usize::from(values.iter().any(|value| value % 7 != 0 && value % 3 != 0));
        let divisor = u32::try_from(21 * count).unwrap();
        let fraction = |value: &u64| {
            Fraction::new(i64::try_from(*value).unwrap(), i64::try_from(PARTS).unwrap()).unwrap()
        };
        let mean = |values: &[u64]| {
            let scores: Vec<_> =
                values.iter().map(|value| Score::new(fraction(value)).unwrap()).collect();
            let mean = Score::mean(&scores).unwrap();
            let sum: BigUint = values.iter().map(|value| BigUint::from(*value)).sum();
            let expected = on_the_digits(&sum, DECIMALS, divisor);
            assert_eq!(published(mean.exact().clone()), [(); 3].map(|()| expected.clone()));
            expected
        };
        let at = mean(&values);
        // A hair above the tie rounds the same way, a hair below it the other.
        let high = values.iter().position(|value| *value > 0 && *value < HUNDRED).unwrap();
        values[high] += 1;
        assert_eq!(mean(&values), at);
        values[high] -= 2;
        assert_ne!(mean(&values), at);
    }
    assert!(uneven > 1600, "only {uneven} rounds held thirds and sevenths");
}

#[test]
fn ties_of_units_round_up_through_the_whole_line() {
    let mut dice = Dice::new(2025);
    let mut sheet = "kode;unit;nilai\n".to_owned();
    let mut expected = BTreeMap::new();
    for region in Region::all().filter(|region| !region.code.is_province()) {
        let count = [3, 7][usize::try_from(dice.below(2)).unwrap()];
        // In hundred-thousandths: a tie in one half of the regions, anything in the other.
        let mean = match dice.below(2) {
            0 => (dice.below(10_000) * 10 + 5) * 100,
            _ => dice.below(10_000_000),
        };
        let values = spread(&mut dice, mean, 10_000_000, count);
        for (unit, value) in values.iter().enumerate() {
            let (whole, decimals) = (value / 100_000, value % 100_000);
            writeln!(sheet, "{};Unit {unit};{whole},{decimals:05}", region.code).unwrap();
        }
        let sum: BigUint = values.iter().map(|value| BigUint::from(*value)).sum();
        let rounded = on_the_digits(&sum, 5, u32::try_from(count).unwrap());
        expected.insert(region.code.to_string(), rounded);
    }
    let regions = only(expected.keys().map(String::as_str));
    let evaluation =
        JobFolder::new(&toml(2025, "12", &regions, LIST)).with("lembar/unit.csv", sheet).check();
    assert!(evaluation.findings.is_empty(), "{:#?}", evaluation.findings);
    let computed =
        evaluation.standings.cards.iter().map(|card| {
            (card.region.code.to_string(), card.verdict().unwrap().published.to_string())
        });
    assert_eq!(computed.collect::<BTreeMap<_, _>>(), expected);
}

/// The scores of the summary workbook by code, as the text that their number format shows.
fn in_the_workbook(bytes: Vec<u8>) -> BTreeMap<String, String> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range("Peringkat").unwrap();
    let rows: Vec<_> = range.rows().collect();
    let head = rows.iter().position(|row| row[0] == Data::String("Peringkat".into())).unwrap();
    let column =
        |name: &str| rows[head].iter().position(|cell| *cell == Data::String(name.into())).unwrap();
    let (code, score) = (column("Kode"), column("Nilai"));
    let read = |row: &&[Data]| match (&row[code], &row[score]) {
        // The stored number is the published one, not one that only looks like it.
        (Data::String(code), Data::Float(score)) if score.to_string().len() <= 6 => {
            (code.clone(), format!("{score:.2}"))
        }
        other => panic!("{other:?}"),
    };
    let found: BTreeMap<_, _> = rows[head + 1..].iter().map(read).collect();
    let score = u32::try_from(score).unwrap();
    let mut cells = book.worksheet_cells_reader("Peringkat").unwrap();
    let formats: Vec<_> = cells.styles().iter().map(|style| style.number_format.clone()).collect();
    let mut formatted = 0;
    while let Some((cell, style)) = cells.next_cell_with_style_id().unwrap() {
        let (row, column) = cell.get_position();
        if row as usize > head && column == score {
            assert_eq!(formats[style].as_ref().unwrap().format_code, "0.00");
            formatted += 1;
        }
    }
    assert_eq!(formatted, found.len());
    found
}

/// The only number with two decimals on a certificate.
fn on_the_certificate(bytes: &[u8]) -> String {
    let runs = pdf_text::runs(bytes);
    let numbers = runs.iter().filter(|run| {
        run.split_once(',').is_some_and(|(whole, decimals)| {
            let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
            digits(whole) && digits(decimals) && decimals.len() == 2
        })
    });
    let numbers: Vec<_> = numbers.collect();
    assert_eq!(numbers.len(), 1, "{runs:?}");
    numbers[0].replace(',', ".")
}

fn in_the_json(bytes: &[u8]) -> BTreeMap<String, String> {
    let json: serde_json::Value = serde_json::from_slice(bytes).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let regions = json["regions"].as_array().unwrap().iter();
    regions.map(|region| (text(&region["code"]), text(&region["score"]))).collect()
}

fn in_the_csv(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut reader = csv::Reader::from_reader(bytes);
    let head = reader.headers().unwrap().clone();
    let column = |name: &str| head.iter().position(|field| field == name).unwrap();
    let (code, score) = (column("kode"), column("nilai"));
    let rows = reader.records().map(Result::unwrap);
    rows.map(|row| (row[code].to_owned(), row[score].to_owned())).collect()
}

#[test]
fn workbook_certificate_and_data_show_one_number() {
    const SCORES: [f64; 14] = [
        0.0, 100.0, 87.995, 87.994, 77.995, 54.005, 31.995, 99.995, 0.005, 45.165, 1.005, 97.08,
        9.0, 64.285,
    ];
    // Thirds and sevenths behind an exact tie, from units: 88,015 and 71,425.
    const UNITS: [(&str, &[f64]); 2] = [
        ("12.24", &[88.02, 88.02, 88.005]),
        ("12.25", &[71.5, 71.35, 71.42, 71.43, 71.425, 71.40, 71.45]),
    ];
    let mut workbook = rust_xlsxwriter::Workbook::new();
    workbook.add_worksheet().write_row(0, 0, ["Kode", "Nilai"]).unwrap();
    workbook.add_worksheet().write_row(0, 0, ["Kode", "Unit", "Nilai"]).unwrap();
    let whole = (1..).zip(SCORES).map(|(n, score)| (format!("12.{n:02}"), String::new(), score));
    let units = UNITS.iter().flat_map(|(code, scores)| {
        (1..).zip(*scores).map(|(n, score)| ((*code).to_owned(), format!("Unit {n}"), *score))
    });
    let mut expected = BTreeMap::new();
    for (row, (code, unit, score)) in (1..).zip(whole.chain(units)) {
        let sheet = workbook.worksheet_from_index(usize::from(!unit.is_empty())).unwrap();
        sheet.write(row, 0, &code).unwrap();
        if unit.is_empty() {
            sheet.write(row, 1, score).unwrap();
        } else {
            sheet.write(row, 1, &unit).unwrap().write(row, 2, score).unwrap();
        }
        if unit.is_empty() {
            let thousandths: u32 = format!("{score:.3}").replace('.', "").parse().unwrap();
            expected.insert(code, on_the_digits(&thousandths.into(), 3, 1));
        }
    }
    expected.insert("12.24".to_owned(), "88.02".to_owned());
    expected.insert("12.25".to_owned(), "71.43".to_owned());
    let regions = only(expected.keys().map(String::as_str));
    let job = JobFolder::new(&toml(2025, "12", &regions, &format!("{LIST}{CERTIFICATE}")))
        .with("lembar/nilai.xlsx", workbook.save_to_buffer().unwrap());
    let done = job.run(false).unwrap();
    let found: Vec<_> = done.evaluation.findings.iter().map(short).collect();
    assert!(found.is_empty(), "{found:?}");

    let file = |path: &str| fs::read(job.output().join(path)).unwrap();
    assert_eq!(in_the_workbook(file("rekap-2025.xlsx")), expected);
    assert_eq!(in_the_json(&file("data/hasil.json")), expected);
    assert_eq!(in_the_csv(&file("data/nilai.csv")), expected);
    let certificates = expected.keys().map(|code| {
        let region = Region::with_code(code.parse().unwrap()).unwrap();
        let bytes = file(&format!("piagam/{}.pdf", region.slug()));
        (code.clone(), on_the_certificate(&bytes))
    });
    assert_eq!(certificates.collect::<BTreeMap<_, _>>(), expected);
}
