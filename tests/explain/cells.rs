//! Explanations held against the sheets that they name, read by other means than the program's own.

use std::collections::HashMap;
use std::path::Path;

use calamine::{Data, Range, Reader, open_workbook_auto};
use rapor::domain::{Answer, Fraction, Points, Score};
use rapor::explain::{self, AnswerFound, Asked, Basis, Level, Node, What};
use rapor::job;
use rapor::location::{Location, Spot};
use rapor::rubric::BlankRule;

use super::evaluated;

/// What stands in the cells of a worksheet or a table, by row and column from 0.
type Texts = HashMap<(u32, u32), String>;

/// What stands in the sheets of a job; each file is opened once.
struct Sheets<'a> {
    folder: &'a Path,
    blank: BlankRule,
    /// By file, then by worksheet, which a CSV file has not.
    files: HashMap<String, HashMap<String, Texts>>,
}

impl Sheets<'_> {
    /// What a cell holds; nothing where it is empty.
    fn cell(&mut self, at: &Location) -> String {
        let Spot::Cell(sheet, cell) = at.spot() else { panic!("{at} is no cell") };
        let file = at.file_name();
        if !self.files.contains_key(file) {
            self.files.insert(file.to_owned(), sheets(&self.folder.join(file)));
        }
        let text = self.files[file][&**sheet].get(&(cell.row, cell.column));
        text.cloned().unwrap_or_default()
    }

    /// The number that a cell holds, or what its mark counts for in a checklist.
    fn number(&mut self, at: &Location, max: &Fraction) -> Option<Fraction> {
        match self.cell(at).as_str() {
            "√" => Some(max.clone()),
            "-" => Some(Fraction::zero()),
            text => Fraction::from_decimal(&text.replace(',', ".")),
        }
    }
}

/// All worksheets of a file.
fn sheets(path: &Path) -> HashMap<String, Texts> {
    if path.extension().unwrap() == "csv" {
        let mut reader = csv::ReaderBuilder::new();
        let reader = reader.delimiter(b';').has_headers(false).flexible(true);
        let mut texts = Texts::new();
        for (row, record) in (0..).zip(reader.from_path(path).unwrap().records()) {
            for (column, field) in (0..).zip(&record.unwrap()) {
                texts.insert((row, column), field.to_owned());
            }
        }
        return HashMap::from([(String::new(), texts)]);
    }
    let texts = |range: Range<Data>| {
        let (top, left) = range.start().unwrap_or_default();
        let place = |row, column| {
            (top + u32::try_from(row).unwrap(), left + u32::try_from(column).unwrap())
        };
        let cells = range.used_cells();
        cells.map(|(row, column, value)| (place(row, column), value.to_string())).collect()
    };
    let worksheets = open_workbook_auto(path).unwrap().worksheets();
    worksheets.into_iter().map(|(name, range)| (name, texts(range))).collect()
}

/// How much of an explanation was held against the sheets.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Held {
    pub units: usize,
    pub indicators: usize,
    pub points: usize,
    pub refused: usize,
    pub not_applicable: usize,
    pub blank: usize,
}

/// A number is what its parts come to, and each of its cells holds what is said of it.
fn hold(sheets: &mut Sheets<'_>, node: &Node, held: &mut Held) {
    match &node.what {
        What::Unit { .. } => held.units += 1,
        What::Item { level: Level::Indicator, .. } => held.indicators += 1,
        What::Region(_) | What::Product(_) | What::Item { .. } => {}
    }
    match &node.basis {
        Basis::Told(at) => assert_eq!(node.value, sheets.number(at, &100.into()), "{at}"),
        Basis::NotAssessed(at) => assert_eq!(sheets.cell(at).to_lowercase(), "tidak dinilai"),
        Basis::Parts(_, parts) => {
            let counted: Vec<_> = parts.iter().filter(|part| part.value.is_some()).collect();
            let shares = counted.iter().map(|part| &part.share.as_ref().unwrap().exact);
            let added: Vec<Fraction> = shares
                .clone()
                .zip(&counted)
                .map(|(share, part)| share * part.value.as_ref().unwrap())
                .collect();
            assert_eq!(node.value, (!added.is_empty()).then(|| added.iter().sum()));
            if node.value.is_some() {
                assert_eq!(shares.sum::<Fraction>(), Fraction::one(), "{:?}", node.what);
            }
            parts.iter().for_each(|part| hold(sheets, part, held));
        }
        Basis::Answers { max, answers } => {
            let answered = answers.iter().map(|found| answered(sheets, found, max, held));
            let counted: Vec<Fraction> = answered.flatten().collect();
            let most = max * &Fraction::new(i64::try_from(counted.len()).unwrap(), 100).unwrap();
            assert_eq!(node.value, counted.iter().sum::<Fraction>().over(&most), "{:?}", node.what);
        }
    }
}

/// The points that an answer counts for, after its cell was looked up.
fn answered(
    sheets: &mut Sheets<'_>,
    found: &AnswerFound,
    max: &Fraction,
    held: &mut Held,
) -> Option<Fraction> {
    let (count, stands, counts) = match found.answer {
        Answer::Points(points) => {
            assert_eq!(Some(points.exact()), sheets.number(&found.at, max), "{}", found.at);
            (&mut held.points, None, Some(points.exact()))
        }
        Answer::Refused => (&mut held.refused, Some("TJ"), Some(Fraction::zero())),
        Answer::NotApplicable => (&mut held.not_applicable, Some("TB"), None),
        Answer::Blank => {
            let zero = match sheets.blank {
                BlankRule::Zero => Some(Fraction::zero()),
                BlankRule::Skip => None,
                BlankRule::Error => panic!("{}: a blank stops its region", found.at),
            };
            (&mut held.blank, Some(""), zero)
        }
    };
    *count += 1;
    if let Some(text) = stands {
        assert_eq!(sheets.cell(&found.at), text, "{}", found.at);
    }
    assert_eq!(found.counted.map(Points::exact), counts, "{}", found.at);
    counts
}

/// Values and answers of all indicators in a tree, in order.
fn leaves(node: &Node) -> Vec<(&Option<Fraction>, &Basis)> {
    match &node.basis {
        Basis::Answers { .. } => vec![(&node.value, &node.basis)],
        _ => node.parts().iter().flat_map(leaves).collect(),
    }
}

/// The same of the indicator with this code: of a checklist, one for each product.
fn leaves_of<'n>(node: &'n Node, wanted: &str) -> Vec<(&'n Option<Fraction>, &'n Basis)> {
    match &node.what {
        What::Item { code, .. } if code == wanted => leaves(node),
        _ => node.parts().iter().flat_map(|part| leaves_of(part, wanted)).collect(),
    }
}

/// Holds the explanation of every scored region of a job against its sheets, with all its units and
/// their indicators. Each unit is asked for by itself too, and an indicator of it, turn by turn, for
/// each question takes its time. How many regions there are.
pub fn hold_job(folder: &Path, held: &mut Held) -> usize {
    let job = job::load(folder).unwrap();
    let evaluation = evaluated(&job);
    let cards = &evaluation.standings.cards;
    let mut sheets = Sheets { folder, blank: job.rubric.blank, files: HashMap::new() };
    let codes: Vec<_> = job.rubric.indicators().map(|indicator| &indicator.code).collect();
    let mut turns = codes.iter().cycle();
    let mut scored = 0;
    for card in cards {
        let name = card.region.name.as_str();
        let explain = |region, unit, code| {
            let asked = Asked { region, unit, code };
            explain::explain(&job, cards, &evaluation.findings, asked).unwrap()
        };
        let explanation = explain(name, None, None);
        let code = card.region.code.to_string();
        let by_code = explain(&code, None, None);
        assert_eq!(explanation.number, by_code.number);
        let Some(verdict) = card.verdict() else {
            assert!(explanation.number.is_none());
            continue;
        };
        scored += 1;
        let number = explanation.number.as_ref().unwrap();
        assert_eq!(number.value.as_ref(), Some(verdict.score.exact()));
        assert_eq!(explanation.rounding.unwrap().published, verdict.published);
        assert_eq!(explanation.band.unwrap().band, &verdict.band);
        hold(&mut sheets, number, held);
        for (part, unit) in number.parts().iter().zip(&card.units) {
            let alone = explain(name, Some(&unit.name), None);
            assert_eq!(alone.number.as_ref(), Some(part), "{}", unit.name);
            let printed = alone.rounding.map(|rounding| rounding.published);
            assert_eq!(printed, unit.score.as_ref().map(Score::publish), "{}", unit.name);
            if unit.answers.is_some() {
                let code = turns.next().unwrap();
                let alone = explain(name, Some(&unit.name), Some(code)).number.unwrap();
                assert_eq!(leaves(&alone), leaves_of(part, code), "{} {code}", unit.name);
            }
        }
    }
    scored
}
