//! What one table of answers says: whose it is, and the samples of each indicator.

use std::collections::BTreeSet;

use super::answer::{self, Notation};
use super::label::Entry;
use super::look::{Block, Page};
use super::rows::{Line, Lines};
use super::{Reader, UnitSheet};
use crate::domain::{Answer, IndicatorAnswers, RegionCode};
use crate::finding::Problem;
use crate::form::words;
use crate::job::layout::Label;
use crate::location::{Cell, Location};
use crate::rubric::{BlankRule, Evidence, Indicator, Rubric};
use crate::sheet::grid::{Value, brief};
use crate::sheet::names;

/// The labels that say what a unit is.
const LABELS: [Label; 4] = [Label::UnitKind, Label::Unit, Label::Product, Label::Status];

/// A table of answers while it is read.
struct Table<'t, 'g> {
    page: &'t Page<'g>,
    block: &'t Block<'g>,
    lines: Lines<'g>,
    /// The columns that count, each with the way its answers are written.
    samples: Vec<(u32, Notation)>,
    region: RegionCode,
    /// Whether the unit was assessed.
    assessed: bool,
}

impl Reader<'_> {
    /// Reads one table of answers with the labels above it.
    pub(super) fn unit(
        &mut self,
        page: &Page<'_>,
        block: &Block<'_>,
        region: RegionCode,
    ) -> UnitSheet {
        let mut unit = self.whose(page, block, region);
        for (at, problem) in &block.header.problems {
            self.report(at.clone(), Some(region), problem.clone());
        }
        if !block.header.is_sound() {
            // The finding about the head is enough; its answers count as given.
            unit.touched = true;
            unit.broken = true;
            return unit;
        }
        let lines = self.lines(page, block, region);
        unit.stated = std::mem::take(&mut self.stated);
        self.report_unheaded(page, block, &lines, region);
        let samples = samples(page, block, &lines);
        let assessed = unit.assessed;
        let table = Table { page, block, lines, samples, region, assessed };
        let rubric = self.expected.rubric;
        for (number, (indicator, evidence)) in with_evidence(rubric).enumerate() {
            let Some(line) = table.lines.get(&number).copied() else { continue };
            let answers = match evidence {
                Evidence::Survey => self.respondents(&table, line, indicator),
                Evidence::Checklist | Evidence::Interview => {
                    Some(self.samples(&table, line, indicator))
                }
            };
            let Some(answers) = answers else { continue };
            unit.touched |= answers.samples.iter().any(|(answer, _)| *answer != Answer::Blank);
            if let Some(place) = unit.answers.get_mut(number) {
                *place = Some(answers);
            }
        }
        if page.products {
            self.report_missing(&unit, region);
        }
        unit
    }

    /// Columns without a heading that hold something beside indicators: a mark may be that of
    /// another product, anything else is noted.
    fn report_unheaded(
        &mut self,
        page: &Page<'_>,
        block: &Block<'_>,
        lines: &Lines<'_>,
        region: RegionCode,
    ) {
        let mut seen = BTreeSet::new();
        for line in lines.values() {
            for (column, value) in line.cells {
                if block.header.is_headed(*column) || !seen.insert(*column) {
                    continue;
                }
                let shown = value.shown();
                let problem = match page.products && answer::is_answer(value) {
                    true => Problem::HeadingsUnclear { headings: vec![shown] },
                    false => Problem::ColumnUnused { heading: shown },
                };
                self.report(page.place(line.row, *column), Some(region), problem);
            }
        }
    }

    /// Says which indicators that are not asked of users a unit lacks.
    pub(super) fn report_missing(&mut self, unit: &UnitSheet, region: RegionCode) {
        if !unit.assessed || unit.broken {
            return;
        }
        let rubric = self.expected.rubric;
        for ((indicator, evidence), answers) in with_evidence(rubric).zip(&unit.answers) {
            if answers.is_none() && evidence != Evidence::Survey {
                let (code, name) = (indicator.code.clone(), indicator.name.clone());
                let problem = Problem::IndicatorMissing { code, name };
                self.report(unit.sheet.clone(), Some(region), problem);
            }
        }
    }

    /// Whose the table is: kind, name, product and status, by the labels or by the sheet's name.
    fn whose(&mut self, page: &Page<'_>, block: &Block<'_>, region: RegionCode) -> UnitSheet {
        self.report_labels_twice(page, block, region);
        self.report_faults(page, block, region);
        // A cell with a fault has its finding; the sheet's own name stands for what it should say.
        let sound =
            |entry: &&Entry<'_>| entry.value.as_deref().is_some_and(|it| it.fault().is_none());
        let text = |label| block.entry(label).filter(sound).and_then(Entry::text);
        let place = |label| {
            let entry = block.labels.iter().find(|entry| entry.label == label);
            let cell = entry.map(|entry| entry.at);
            cell.map_or_else(|| page.sheet(), |cell| page.place(cell.row, cell.column))
        };
        let (kind, name) = (text(Label::UnitKind), text(Label::Unit));
        let sheet_name = page.grid.name.clone();
        let kind = self.kind(kind.as_deref(), name.as_deref(), &sheet_name, &place, region);
        let assessed = self.is_assessed(text(Label::Status), &place(Label::Status), region);
        UnitSheet {
            kind,
            name: name.unwrap_or_else(|| sheet_name.to_string()),
            sheet: page.sheet(),
            sheet_name,
            product: text(Label::Product),
            assessed,
            answers: vec![None; self.expected.rubric.indicators().count()],
            stated: Vec::new(),
            touched: false,
            broken: false,
        }
    }

    /// What is wrong with the cells that say what the unit is.
    fn report_faults(&mut self, page: &Page<'_>, block: &Block<'_>, region: RegionCode) {
        for label in LABELS {
            let entry = block.entry(label);
            let fault = entry.and_then(|entry| Some((entry.at, entry.value.as_deref()?.fault()?)));
            if let Some((at, problem)) = fault {
                self.report(page.place(at.row, at.column), Some(region), problem);
            }
        }
    }

    /// Two labels of one meaning above a table that say different things.
    fn report_labels_twice(&mut self, page: &Page<'_>, block: &Block<'_>, region: RegionCode) {
        for label in LABELS {
            let Some(first) = block.entry(label) else { continue };
            let known = first.text().map(|text| names::squeeze(&text));
            let differs = block.labels.iter().find(|other| {
                let text = other.text().map(|text| names::squeeze(&text));
                other.label == label && text.is_some() && text != known
            });
            if let Some(second) = differs {
                let at = page.place(second.at.row, second.at.column);
                let other = page.place(first.at.row, first.at.column);
                let label = brief(second.written);
                self.report(at, Some(region), Problem::LabelTwice { label, other });
            }
        }
    }

    /// The kind by its label, else by the unit's name, else by the name of the sheet.
    fn kind(
        &mut self,
        written: Option<&str>,
        name: Option<&str>,
        sheet: &str,
        place: &dyn Fn(Label) -> Location,
        region: RegionCode,
    ) -> Option<String> {
        let rules = &self.expected.rubric.units;
        let of = |text: &str| names::unit_kind(text, &rules.kinds);
        let by_name = name.and_then(of);
        let (known, text, at) = match (written, name) {
            (Some(written), _) => (of(written), written, place(Label::UnitKind)),
            (None, Some(name)) => (by_name.or_else(|| of(sheet)), name, place(Label::Unit)),
            (None, None) => (of(sheet), sheet, place(Label::UnitKind)),
        };
        if let (Some(known), Some(by_name), Some(name)) = (known, by_name, name)
            && known.id != by_name.id
        {
            let (unit, kind) = (brief(name), known.name.clone());
            self.report(at, Some(region), Problem::UnitKindDiffers { unit, kind });
        } else if known.is_none() && (!rules.others || (written.is_none() && name.is_none())) {
            // Kinds that nobody knows may be legal, but the name of a sheet names no unit.
            let known = rules.kinds.iter().map(|kind| kind.name.clone()).collect();
            let problem = Problem::UnitKindUnknown { text: brief(text), known };
            self.report(at, Some(region), problem);
        }
        known.map(|kind| kind.id.clone())
    }

    fn is_assessed(&mut self, status: Option<String>, at: &Location, region: RegionCode) -> bool {
        let Some(status) = status else { return true };
        let folded = names::squeeze(&status);
        if folded == names::squeeze(words::NOT_ASSESSED) {
            return false;
        }
        if folded != names::squeeze(words::ASSESSED) {
            let problem = Problem::StatusUnknown { text: brief(&status) };
            self.report(at.clone(), Some(region), problem);
        }
        true
    }

    /// The samples of one indicator that is seen or asked of officers: as many as the rubric says,
    /// or one per product.
    fn samples(
        &mut self,
        table: &Table<'_, '_>,
        line: Line<'_>,
        indicator: &Indicator,
    ) -> IndicatorAnswers {
        let header = &table.block.header;
        let (found, region) = (table.samples.len(), Some(table.region));
        let place = |column| table.page.place(line.row, column);
        let wanted = if table.page.products { found } else { indicator.samples.value as usize };
        if found < wanted && table.assessed {
            let at = place(header.samples.last().copied().unwrap_or_default());
            let code = indicator.code.clone();
            self.report(at, region, Problem::SamplesMissing { code, wanted, found });
        }
        let beyond = table.samples.iter().skip(wanted).map(|(column, _)| column);
        for column in beyond.chain(&header.surplus) {
            if line.cells.contains_key(column) {
                let code = indicator.code.clone();
                self.report(place(*column), region, Problem::SampleSurplus { code, wanted });
            }
        }
        let mut answers = IndicatorAnswers::on(table.page.sheet(), []);
        for (column, notation) in table.samples.iter().take(wanted) {
            let (answer, column) = match header.absent {
                Some(absent) => self.ticked(table, line, indicator, [*column, absent]),
                None => {
                    let (value, at) = (line.cells.get(column), || place(*column));
                    (self.answer(value, indicator, *notation, at, table.region), *column)
                }
            };
            answers.samples.push((answer, Cell { row: line.row, column }));
        }
        answers
    }

    /// An answer that is a tick in one of two columns, and the column that gives it; what cannot be
    /// read is reported, and counts as blank.
    fn ticked(
        &mut self,
        table: &Table<'_, '_>,
        line: Line<'_>,
        indicator: &Indicator,
        [present, absent]: [u32; 2],
    ) -> (Answer, u32) {
        let column = |is_absent| if is_absent { absent } else { present };
        let values = [present, absent].map(|column| line.cells.get(&column));
        match answer::ticked(values, indicator) {
            Ok((answer, is_absent)) => (answer, column(is_absent)),
            Err((problem, is_absent)) => {
                let column = column(is_absent);
                self.report(table.page.place(line.row, column), Some(table.region), problem);
                (Answer::Blank, column)
            }
        }
    }

    /// The answers of users in a row of the unit's own table: all that any such row has.
    fn respondents(
        &mut self,
        table: &Table<'_, '_>,
        line: Line<'_>,
        indicator: &Indicator,
    ) -> Option<IndicatorAnswers> {
        let surveyed: Vec<_> = with_evidence(self.expected.rubric)
            .enumerate()
            .filter(|(_, (_, evidence))| *evidence == Evidence::Survey)
            .filter_map(|(number, _)| table.lines.get(&number))
            .collect();
        let used = |column: &u32| surveyed.iter().any(|line| line.cells.contains_key(column));
        let mut answers = IndicatorAnswers::on(table.page.sheet(), []);
        for (column, notation) in table.samples.iter().filter(|(column, _)| used(column)) {
            let value = line.cells.get(column);
            let place = || table.page.place(line.row, *column);
            let answer = self.answer(value, indicator, *notation, place, table.region);
            answers.samples.push((answer, Cell { row: line.row, column: *column }));
        }
        (!answers.samples.is_empty()).then_some(answers)
    }

    /// One answer; what cannot be read is reported, and counts as blank: the region is stopped.
    pub(super) fn answer(
        &mut self,
        value: Option<&Value>,
        indicator: &Indicator,
        notation: Notation,
        at: impl Fn() -> Location,
        region: RegionCode,
    ) -> Answer {
        match answer::read(value, indicator, notation) {
            Ok(answer) => answer,
            Err(problem) => {
                self.report(at(), Some(region), problem);
                Answer::Blank
            }
        }
    }

    /// Says what stands in the cells of an assessed unit beside points: blanks and refusals.
    pub(super) fn report_answers(&mut self, answers: &[IndicatorAnswers], region: RegionCode) {
        let blank = self.expected.rubric.blank;
        let spoken = |answer| matches!(answer, Answer::Blank | Answer::Refused);
        for indicator in answers {
            if !indicator.samples.iter().any(|(answer, _)| spoken(*answer)) {
                continue;
            }
            for (answer, at) in indicator.placed().filter(|(answer, _)| spoken(*answer)) {
                // A cell that could not be read has its own finding already.
                if self.is_reported(&at) {
                    continue;
                }
                let problem = match (answer, blank) {
                    (Answer::Blank, BlankRule::Error) => Problem::AnswerBlank,
                    (Answer::Blank, BlankRule::Zero) => Problem::AnswerBlankIs { zero: true },
                    (Answer::Blank, BlankRule::Skip) => Problem::AnswerBlankIs { zero: false },
                    (Answer::Refused, _) => Problem::AnswerRefused,
                    (Answer::Points(_) | Answer::NotApplicable, _) => continue,
                };
                self.report(at, Some(region), problem);
            }
        }
    }
}

/// All indicators of a rubric with the way they are seen.
pub(super) fn with_evidence(rubric: &Rubric) -> impl Iterator<Item = (&Indicator, Evidence)> {
    rubric.variables().flat_map(|variable| {
        variable.indicators.iter().map(|indicator| (indicator, variable.evidence))
    })
}

/// The columns that count: all of them, but of several products only those that hold anything.
fn samples(page: &Page<'_>, block: &Block<'_>, lines: &Lines<'_>) -> Vec<(u32, Notation)> {
    let columns = block.header.samples.as_slice();
    if !page.products {
        return columns.iter().map(|column| (*column, Notation::Points)).collect();
    }
    let cells = |column: u32| lines.values().filter_map(move |line| line.cells.get(&column));
    let used = |column: &&u32| columns.len() == 1 || cells(**column).next().is_some();
    let marks = |column: &u32| {
        let cross_is_absent = cells(*column).any(answer::is_tick);
        (*column, Notation::Marks { cross_is_absent })
    };
    columns.iter().filter(used).map(marks).collect()
}
