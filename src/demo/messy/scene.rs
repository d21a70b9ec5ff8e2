//! The files of one region while defects are planted in them, and what must be found.

use super::damage::Damage;
use super::defect::Defect;
use super::pen::{self, Spot};
use crate::demo::{Made, Wish};
use crate::dice::Dice;
use crate::domain::{Published, Region, RegionCode};
use crate::finding::Code;
use crate::form::words as form_words;
use crate::location::{Cell, Location};
use crate::report::workbook::{Sheet, Value, Workbook};
use crate::rubric::Rubric;

/// The job's settings, where a region without a sheet is reported.
pub const SETTINGS: &str = "rapor.toml";

/// A finding that must come of a defect, or a place where none may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planted {
    /// The region whose sheets have the defect.
    pub region: RegionCode,
    /// The defect.
    pub defect: Defect,
    /// Where it is, or what follows from it is found.
    pub at: Location,
    /// What must be found there; `None` where nothing may be.
    pub finding: Option<Code>,
    /// Whether this follows from the defect, which itself is elsewhere.
    pub follows: bool,
}

/// What a file holds before it is made.
#[derive(Clone, Debug)]
pub enum Contents {
    /// A workbook, and what is done to its bytes.
    Workbook(Box<Workbook>, Option<Damage>),
    /// Bytes as they are.
    Bytes(Vec<u8>),
}

/// A file before it is made.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Its path below the job.
    pub path: String,
    /// What it holds.
    pub contents: Contents,
}

/// What a defect may need to know about the job.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings<'a> {
    /// The rubric.
    pub rubric: &'a Rubric,
    /// The regions of the job.
    pub regions: &'a [&'static Region],
    /// Those whose sheets have no defect.
    pub sound: &'a [&'a Wish],
    /// What chance depends on.
    pub seed: u64,
}

/// The files of one region while defects are planted in them.
pub struct Scene<'a> {
    /// The job around it.
    pub job: Surroundings<'a>,
    /// What was made up about the region.
    pub made: &'a Made<'a>,
    /// The region's score.
    pub score: Published,
    /// The region's workbook.
    pub book: Workbook,
    /// Where the workbook lies.
    pub path: String,
    /// What is done to the workbook's bytes.
    pub damage: Option<Damage>,
    /// Another file beside it.
    pub beside: Option<Draft>,
    /// What must be found.
    pub planted: Vec<Planted>,
    /// Chance.
    pub dice: Dice,
    /// The sheets of assessed units without a defect, those to be taken first at the end.
    free: Vec<String>,
}

impl<'a> Scene<'a> {
    /// A region's sound workbook.
    pub fn new(
        job: Surroundings<'a>,
        made: &'a Made<'a>,
        score: Published,
        path: String,
        mut dice: Dice,
    ) -> Self {
        let book = made.workbook(job.rubric);
        let assessed = made.units.iter().filter(|unit| unit.answers.is_some());
        let mut free: Vec<String> = assessed.map(|unit| unit.form.sheet_name()).collect();
        dice.shuffle(&mut free);
        // A refused answer is found by itself, so that a sheet without one says more clearly what
        // came of the defect.
        let refused = |name: &String| {
            let refused = Value::text(form_words::REFUSED);
            pen::sheet(&book, name)
                .is_some_and(|sheet| sheet.cells.iter().any(|cell| cell.value == refused))
        };
        free.sort_by_key(|name| !refused(name));
        Self {
            job,
            made,
            score,
            book,
            path,
            damage: None,
            beside: None,
            planted: Vec::new(),
            dice,
            free,
        }
    }

    /// The region.
    pub fn region(&self) -> &'static Region {
        self.made.region
    }

    /// The sheet of a unit that has no defect yet.
    pub fn unit(&mut self) -> Option<String> {
        self.free.pop()
    }

    /// The sheet of a unit that has no defect yet and is the only one of its kind.
    pub fn only_unit(&mut self) -> Option<String> {
        let is_only = |name: &String| {
            let form = self.made.units.iter().map(|unit| &unit.form);
            form.clone().any(|form| form.number.is_none() && form.sheet_name() == *name)
        };
        let found = self.free.iter().rposition(is_only)?;
        Some(self.free.remove(found))
    }

    /// The sheets of all assessed units that have no defect yet, in the order of the workbook.
    pub fn free_units(&self) -> Vec<String> {
        let names = self.made.units.iter().map(|made| made.form.sheet_name());
        names.filter(|name| self.free.contains(name)).collect()
    }

    /// A sheet of the workbook.
    pub fn sheet(&mut self, name: &str) -> Option<&mut Sheet> {
        self.book.sheets.iter_mut().find(|sheet| sheet.name.as_str() == name)
    }

    /// One of several, by chance.
    pub fn one_of<T: Copy>(&mut self, several: &[T]) -> Option<T> {
        let index = self.dice.below(u32::try_from(several.len()).ok()?) as usize;
        several.get(index).copied()
    }

    /// The workbook as a place.
    pub fn file(&self) -> Location {
        Location::file(self.path.as_str())
    }

    /// A cell of the workbook as a place.
    pub fn cell(&self, sheet: &str, (row, column): Spot) -> Location {
        self.file().with_cell(sheet, Cell { row, column: u32::from(column) })
    }

    /// Writes down a defect and where it must be found.
    pub fn plant(&mut self, defect: Defect, at: Location) {
        let (region, finding) = (self.region().code, defect.code());
        self.planted.push(Planted { region, defect, at, finding, follows: false });
    }

    /// Writes down a defect in a cell.
    pub fn plant_at(&mut self, defect: Defect, sheet: &str, spot: Spot) {
        let at = self.cell(sheet, spot);
        self.plant(defect, at);
    }

    /// Writes down what follows from a defect elsewhere.
    pub fn follow(&mut self, defect: Defect, at: Location, code: Code) {
        let (region, finding) = (self.region().code, Some(code));
        self.planted.push(Planted { region, defect, at, finding, follows: true });
    }

    /// Writes down that the region has no sheet that can be used.
    pub fn lose_region(&mut self, defect: Defect) {
        self.follow(defect, Location::file(SETTINGS), Code::RegionMissing);
    }

    /// Gives every refused answer no points, which come to the same: for copies of sheets whose
    /// refusals would be found again.
    pub fn answer_refusals(&mut self) {
        let refused = Value::text(form_words::REFUSED);
        let sheets = self.book.sheets.iter_mut();
        for cell in sheets.flat_map(|sheet| &mut sheet.cells).filter(|cell| cell.value == refused) {
            cell.value = Value::Count(0);
        }
    }
}
