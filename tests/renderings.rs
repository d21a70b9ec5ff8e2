//! One assessment laid out in many messy ways always reads back as the same answers, or as a
//! finding; never as other answers.

// What the test needs and does not find ends it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod dice;
mod job_folder;

use dice::Dice;
use job_folder::{JobFolder, LIST, only, short, toml};
use rapor::domain::{Answer, Fraction, Points};
use rapor::rubric::{self, Evidence, Rubric};
use rust_xlsxwriter::{Format, Workbook, Worksheet};

/// The answers of one unit: by indicator, one text per sample.
type Given = Vec<Vec<&'static str>>;

/// A unit that the job expects alone.
const ONE_UNIT: &str = "\n[region.\"12.11\"]\nunits = [\"dinas-sosial\"]\n";

fn rubric_2024() -> Rubric {
    rubric::parse("x", rubric::built_in("ombudsman-2024").unwrap()).unwrap()
}

/// Made-up answers: points with and without decimals, refusals, and what does not apply.
fn given(rubric: &Rubric, dice: &mut Dice) -> Given {
    const WORDS: [&str; 8] = ["0", "1", "2", "3", "1.5", "2.25", "TJ", "TB"];
    let samples = rubric.indicators().map(|indicator| indicator.samples.value);
    let mut some = |samples: u32| -> Vec<&str> {
        // What never applies would end the unit, not the reading.
        let first = WORDS[pick(dice, 6)];
        let others = (1..samples).map(|_| WORDS[pick(dice, WORDS.len())]);
        [first].into_iter().chain(others).collect()
    };
    samples.map(&mut some).collect()
}

fn pick(dice: &mut Dice, end: usize) -> usize {
    usize::try_from(dice.below(end as u64)).unwrap()
}

fn one_in(dice: &mut Dice, times: u64) -> bool {
    dice.below(times) == 0
}

fn any<'a>(dice: &mut Dice, words: &[&'a str]) -> &'a str {
    words[pick(dice, words.len())]
}

/// A sheet while it is laid out.
struct Page<'w> {
    sheet: &'w mut Worksheet,
    row: u32,
    left: u16,
}

impl Page<'_> {
    fn put(&mut self, column: u16, text: &str) {
        self.sheet.write_string(self.row, self.left + column, text).unwrap();
    }

    /// An answer as a number or as text, with a point or a comma.
    fn answer(&mut self, column: u16, text: &str, dice: &mut Dice) {
        match (text.parse::<f64>(), dice.below(4)) {
            (Ok(number), 0 | 1) => {
                _ = self.sheet.write_number(self.row, self.left + column, number).unwrap();
            }
            (Ok(_), 2) => self.put(column, &format!(" {}\u{A0}", text.replace('.', ","))),
            _ => self.put(column, text),
        }
    }

    /// Merges the cells above the current row with the first of them.
    fn merge(&mut self, (top, bottom): (u32, u32), (left, right): (u16, u16), text: &str) {
        let (left, right) = (self.left + left, self.left + right);
        self.sheet.merge_range(top, left, bottom, right, text, &Format::new()).unwrap();
    }
}

/// What goes wrong with a sheet, beyond its being laid out in its own way.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Harm {
    None,
    /// A name that is near to an indicator's.
    Misspelt,
    /// Two rows change their names.
    Swapped,
    /// A row is there twice.
    Twice,
    /// A second column of answers.
    SecondColumn,
    /// A row is lost.
    Lost,
    /// A cell says something that is no answer.
    Unreadable,
}

const HARMS: [Harm; 6] =
    [Harm::Misspelt, Harm::Swapped, Harm::Twice, Harm::SecondColumn, Harm::Lost, Harm::Unreadable];

/// The columns of a table, from left to right.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    Number,
    Code,
    Dimension,
    Variable,
    Name,
    Max,
    Weight,
    Samples,
    Remark,
}

/// Writes the unit's sheet.
fn unit_sheet(sheet: &mut Worksheet, rubric: &Rubric, given: &Given, harm: Harm, dice: &mut Dice) {
    let left = u16::try_from(dice.below(3)).unwrap();
    let mut page = Page { sheet, row: u32::try_from(dice.below(3)).unwrap(), left };
    if one_in(dice, 2) {
        page.put(1, "INSTRUMEN PENILAIAN KEPATUHAN");
        page.row += 2;
    }
    identity(&mut page, dice);
    page.row += 1 + u32::try_from(dice.below(2)).unwrap();

    // A table without codes has names, and one without names has codes.
    let coded = one_in(dice, 2);
    let mut parts = vec![Part::Name, Part::Samples];
    parts.extend(coded.then_some(Part::Code));
    let more = [Part::Number, Part::Dimension, Part::Max, Part::Weight, Part::Remark];
    parts.extend(more.into_iter().filter(|_| one_in(dice, 2)));
    parts.push(Part::Variable);
    dice.shuffle(&mut parts);
    let deep = one_in(dice, 2);
    let columns = head(&mut page, &parts, deep, harm, dice);
    if one_in(dice, 3) {
        for column in 0..columns.width {
            page.sheet.write_number(page.row, page.left + column, f64::from(column + 1)).unwrap();
        }
        page.row += 1;
    }
    body(&mut page, &columns, rubric, given, harm, dice);
    if one_in(dice, 2) {
        page.put(columns.of(Part::Name), "JUMLAH");
        page.sheet.write_number(page.row, page.left + columns.samples, 77.0).unwrap();
        page.row += 1;
    }
    if one_in(dice, 2) {
        page.row += 2;
        page.put(columns.samples, "Sidikalang, 2 September 2024");
        page.row += 1;
        page.put(0, "Catatan: skor 0 sampai 3, √ bila ada");
    }
}

/// Labels in any order, in one cell or in several.
fn identity(page: &mut Page<'_>, dice: &mut Dice) {
    let mut labels = [
        (["NAMA UNIT PELAYANAN", "Nama unit", "LOKUS"], "Dinas Sosial Kabupaten Dairi"),
        (["KABUPATEN/KOTA", "Nama Pemda", "Pemerintah Daerah"], "Kab. Dairi"),
        (["TAHUN", "Tahun penilaian", "TAHUN"], "2024"),
        (["ALAMAT", "HARI/TANGGAL OBSERVASI", "NAMA PENGAMBIL DATA"], "Senin"),
    ];
    dice.shuffle(&mut labels);
    for (words, value) in labels {
        let word = any(dice, &words);
        match dice.below(4) {
            0 => page.put(0, &format!("{word} : {value}")),
            1 => {
                page.put(1, &format!("{word}:"));
                page.put(3, value);
            }
            2 => {
                page.put(0, word);
                page.put(1, ":");
                page.put(2, value);
            }
            _ => {
                page.put(0, word);
                page.put(1, value);
            }
        }
        page.row += 1;
    }
}

/// Where the parts of a table begin.
struct Columns {
    parts: Vec<(Part, u16)>,
    samples: u16,
    width: u16,
}

impl Columns {
    fn of(&self, part: Part) -> u16 {
        self.parts.iter().find(|(known, _)| *known == part).unwrap().1
    }
}

fn head(page: &mut Page<'_>, parts: &[Part], deep: bool, harm: Harm, dice: &mut Dice) -> Columns {
    let mut columns = Columns { parts: Vec::new(), samples: 0, width: 0 };
    let top = page.row;
    let answers = any(dice, &["JAWABAN", "Skor", "NILAI", "Hasil (0-3)"]);
    let counted = any(dice, &["S", "Sampel ", "SKOR "]);
    for part in parts {
        let column = columns.width;
        columns.parts.push((*part, column));
        let word = match part {
            Part::Number => any(dice, &["NO", "No.", "Nomor"]),
            Part::Code => any(dice, &["KODE", "Kode Indikator"]),
            Part::Dimension => "Dimensi",
            Part::Variable => any(dice, &["VARIABEL", "Variabel", "Aspek"]),
            Part::Name => any(dice, &["INDIKATOR", "Nama  indikator", "Komponen"]),
            Part::Max => any(dice, &["Maks", "SKOR MAKSIMAL"]),
            Part::Weight => any(dice, &["BOBOT INDIKATOR", "Bobot (%)"]),
            Part::Remark => any(dice, &["CATATAN", "Bukti Dukung"]),
            Part::Samples => {
                columns.samples = column;
                if deep {
                    page.merge((top, top), (column, column + 3), answers);
                }
                page.row = top + u32::from(deep);
                for sample in 0..4 {
                    let text = if deep {
                        (sample + 1).to_string()
                    } else {
                        format!("{counted}{}", sample + 1)
                    };
                    page.put(column + sample, &text);
                }
                page.row = top;
                columns.width += 4;
                continue;
            }
        };
        if deep {
            page.merge((top, top + 1), (column, column), word);
        } else {
            page.put(column, word);
        }
        columns.width += 1;
    }
    if harm == Harm::SecondColumn {
        page.put(columns.width, "Sampel 2");
        columns.width += 1;
    }
    page.row = top + 1 + u32::from(deep);
    columns
}

fn body(
    page: &mut Page<'_>,
    columns: &Columns,
    rubric: &Rubric,
    given: &Given,
    harm: Harm,
    dice: &mut Dice,
) {
    let sections = one_in(dice, 2);
    let merged = one_in(dice, 2);
    let blanks = one_in(dice, 2);
    let numbered = one_in(dice, 3);
    let shouted = one_in(dice, 2);
    let victim = pick(dice, 32);
    let mut place = 0;
    let mut number = 0;
    let named = |index: usize| rubric.indicators().nth(index).unwrap().name.clone();
    for variable in rubric.variables() {
        let answers = &given[number..number + variable.indicators.len()];
        number += variable.indicators.len();
        if variable.evidence == Evidence::Survey {
            continue;
        }
        if sections {
            page.put(0, &format!("A. Variabel {} 21,85% 100%", variable.name));
            page.row += 1;
        }
        let top = page.row;
        for (index, (indicator, samples)) in variable.indicators.iter().zip(answers).enumerate() {
            let struck = place == victim;
            place += 1;
            let times = match harm {
                Harm::Lost if struck => 0,
                Harm::Twice if struck => 2,
                _ => 1,
            };
            for _ in 0..times {
                let mut name = indicator.name.clone();
                if harm == Harm::Misspelt && struck {
                    name.push('a');
                }
                // The neighbour's name, and the neighbour keeps it too.
                if harm == Harm::Swapped && struck {
                    let own = number - variable.indicators.len() + index;
                    name = named(if index == 0 { own + 1 } else { own - 1 });
                }
                let name = if shouted { name.to_uppercase() } else { name };
                let name = if numbered { format!("{}. {name}", index + 1) } else { name };
                for (part, column) in &columns.parts {
                    match part {
                        Part::Number => page.put(*column, &(index + 1).to_string()),
                        Part::Code => page.put(*column, &indicator.code),
                        Part::Name => page.put(*column, &name),
                        Part::Variable if !merged || index == 0 => {
                            page.put(*column, &variable.name);
                        }
                        Part::Max => page.put(*column, "3"),
                        Part::Weight => page.put(*column, "2,04%"),
                        Part::Remark if one_in(dice, 5) => page.put(*column, "foto 3"),
                        Part::Samples => {
                            for (sample, text) in (0..).zip(samples) {
                                let text = match harm {
                                    Harm::Unreadable if struck && sample == 0 => "baik",
                                    _ => text,
                                };
                                page.answer(column + sample, text, dice);
                            }
                        }
                        Part::Dimension | Part::Variable | Part::Remark => {}
                    }
                }
                if harm == Harm::SecondColumn {
                    page.answer(columns.width - 1, "3", dice);
                }
                page.row += 1;
            }
        }
        let variables = columns.parts.iter().find(|(part, _)| *part == Part::Variable);
        if let Some((_, column)) = variables.filter(|_| merged && page.row > top + 1) {
            page.merge((top, page.row - 1), (*column, *column), &variable.name);
        }
        page.row += u32::from(blanks);
    }
}

/// Writes the survey: codes, names or questions for headings, in any order.
fn survey_sheet(sheet: &mut Worksheet, rubric: &Rubric, given: &Given, dice: &mut Dice) {
    let mut asked: Vec<_> = rubric
        .variables()
        .flat_map(|variable| variable.indicators.iter().map(|known| (variable.evidence, known)))
        .zip(given)
        .filter(|((evidence, _), _)| *evidence == Evidence::Survey)
        .map(|((_, indicator), answers)| (indicator, answers))
        .collect();
    dice.shuffle(&mut asked);
    let mut page = Page { sheet, row: u32::try_from(dice.below(2)).unwrap(), left: 0 };
    page.put(0, any(dice, &["Timestamp", "No", "Responden"]));
    page.put(1, any(dice, &["Unit", "UNIT LAYANAN", "Lokus"]));
    for (column, (indicator, _)) in (2..).zip(&asked) {
        let heading = match dice.below(4) {
            0 => format!("{}\n{}", indicator.code, indicator.name),
            1 => indicator.name.to_uppercase(),
            2 => format!("{}. {}: apakah pernah?", column - 1, indicator.name),
            _ => indicator.code.clone(),
        };
        page.put(column, &heading);
    }
    for respondent in 0..30 {
        page.row += 1 + u32::from(one_in(dice, 15));
        page.put(0, &format!("R{respondent}"));
        page.put(1, any(dice, &["Dinsos", "Dinas Sosial", "DINAS SOSIAL KABUPATEN DAIRI"]));
        for (column, (_, answers)) in (2..).zip(&asked) {
            page.answer(column, answers[respondent], dice);
        }
    }
}

fn answer(text: &str) -> Answer {
    match text {
        "TJ" => Answer::Refused,
        "TB" => Answer::NotApplicable,
        points => Answer::Points(Points::new(&Fraction::from_decimal(points).unwrap()).unwrap()),
    }
}

/// Lays an assessment out; `true` where it reads back, `false` where an error stops it.
fn reads_back(seed: u64, harm: Harm) -> bool {
    let rubric = rubric_2024();
    let mut dice = Dice::new(seed);
    let given = given(&rubric, &mut dice);
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Lembar 1").unwrap();
    unit_sheet(sheet, &rubric, &given, harm, &mut dice);
    let sheet = workbook.add_worksheet().set_name("Lembar 2").unwrap();
    survey_sheet(sheet, &rubric, &given, &mut dice);
    let bytes = workbook.save_to_buffer().unwrap();
    let text = toml(2024, "12", &only(["12.11"]), &format!("{LIST}{ONE_UNIT}"));
    let evaluation = JobFolder::new(&text).with("lembar/n.xlsx", bytes).check();
    let errors: Vec<_> = evaluation.findings.iter().filter(|f| f.is_error()).map(short).collect();
    let card = &evaluation.standings.cards[0];
    if card.verdict().is_none() {
        assert!(!errors.is_empty(), "seed {seed}: no score, and nobody says why");
        assert!(harm != Harm::None, "seed {seed}: {errors:?}");
        return false;
    }
    assert_eq!(errors, Vec::<String>::new(), "seed {seed}");
    let read = card.units[0].answers.as_ref().unwrap();
    for ((indicator, read), given) in rubric.indicators().zip(&read.indicators).zip(&given) {
        let read: Vec<_> = read.samples.iter().map(|(answer, _)| *answer).collect();
        let given: Vec<_> = given.iter().map(|text| answer(text)).collect();
        assert_eq!(read, given, "seed {seed}: {}", indicator.code);
    }
    true
}

#[test]
fn an_assessment_reads_back_however_it_is_laid_out() {
    for seed in 0..80 {
        assert!(reads_back(seed, Harm::None));
    }
}

#[test]
fn what_is_harmed_is_never_read_as_other_answers() {
    let mut stopped = 0;
    for seed in 0..60 {
        let harm = HARMS[usize::try_from(seed % 6).unwrap()];
        stopped += usize::from(!reads_back(1000 + seed, harm));
    }
    // A misspelt or a swapped name beside its code does no harm; nearly all the rest does.
    assert!(stopped >= 40, "{stopped} of 60 were stopped");
}
