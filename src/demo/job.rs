//! The files of a made-up job: its settings, results of the year before, and a workbook per region.

use std::fmt;

use super::dice::Dice;
use super::{OutOfReach, Wish, make, regions, wishes};
use crate::blank::file_name;
use crate::blank::job::{NewFile, filled, quoted};
use crate::catalogue::blank as words;
use crate::domain::{Fraction, Published, Region};
use crate::report::xlsx::{self, Unwritable};
use crate::rubric::Rubric;

const SETTINGS: &str = include_str!("../../templates/demo/rapor.toml");
/// How far a score may lie from that of the year before, in hundredths.
const CHANGE: u32 = 1400;
/// By how much scores rise from year to year, in hundredths.
const RISE: i64 = 250;
/// Codes of regions on one line of the settings.
const ON_A_LINE: usize = 12;

/// A made-up job, before its files are made.
#[derive(Clone, Debug)]
pub struct DemoJob {
    rubric: Rubric,
    province: &'static Region,
    seed: u64,
    wishes: Vec<Wish>,
}

/// One file of a made-up job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DemoFile {
    /// `rapor.toml`.
    Settings,
    /// Results of the year before.
    History,
    /// The workbook of the region at this index.
    Workbook(usize),
}

/// A file could not be made: a fault of the program.
#[derive(Debug)]
pub enum Unmade {
    /// No answers come to the score that was wished for.
    OutOfReach(OutOfReach),
    /// The workbook breaks a limit of its format.
    Unwritable(Unwritable),
    /// There is no region at that index.
    Unknown(usize),
}

impl fmt::Display for Unmade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OutOfReach(OutOfReach { wished, reached }) => {
                write!(f, "no answers come to {wished}, but to {reached:?}")
            }
            Self::Unwritable(fault) => fault.fmt(f),
            Self::Unknown(index) => write!(f, "no region {index}"),
        }
    }
}

impl DemoJob {
    /// A job about so many regions, those of the province first; all there are if `count` is more.
    pub fn new(rubric: Rubric, province: &'static Region, count: usize, seed: u64) -> Self {
        let wishes = wishes(&rubric, &regions(province.code, count), seed);
        Self { rubric, province, seed, wishes }
    }

    /// How many regions it is about.
    pub fn regions(&self) -> usize {
        self.wishes.len()
    }

    /// All its files.
    pub fn files(&self) -> Vec<DemoFile> {
        let workbooks = (0..self.wishes.len()).map(DemoFile::Workbook);
        [DemoFile::Settings, DemoFile::History].into_iter().chain(workbooks).collect()
    }

    /// A file with its bytes: the same for the same seed, on any thread and any day.
    ///
    /// # Errors
    /// If the program has a fault.
    pub fn draw(&self, file: DemoFile) -> Result<NewFile, Unmade> {
        match file {
            DemoFile::Settings => {
                Ok(NewFile { path: "rapor.toml".to_owned(), bytes: self.settings().into_bytes() })
            }
            DemoFile::History => {
                let path = format!("riwayat/{}.csv", self.rubric.year - 1);
                Ok(NewFile { path, bytes: self.history().into_bytes() })
            }
            DemoFile::Workbook(index) => {
                let wish = self.wishes.get(index).ok_or(Unmade::Unknown(index))?;
                let made = make(&self.rubric, wish, self.seed).map_err(Unmade::OutOfReach)?;
                let bytes =
                    xlsx::bytes(&made.workbook(&self.rubric)).map_err(Unmade::Unwritable)?;
                Ok(NewFile { path: format!("lembar/{}", file_name(wish.region)), bytes })
            }
        }
    }

    fn settings(&self) -> String {
        let whole: Vec<_> = Region::inside(self.province.code).collect();
        let own = self.wishes.iter().all(|wish| wish.region.code.is_inside(self.province.code));
        let regions =
            if own && whole.len() == self.wishes.len() { String::new() } else { self.codes() };
        let list =
            if own { words::list(self.province.short_name()) } else { words::LIST.to_owned() };
        filled(
            SETTINGS,
            &[
                ("count", self.wishes.len().to_string()),
                ("seed", self.seed.to_string()),
                ("code", self.province.code.to_string()),
                ("title", quoted(&self.rubric.title)),
                ("year", self.rubric.year.to_string()),
                ("province", quoted(&self.province.code.to_string())),
                ("rubric", quoted(&self.rubric.id)),
                ("regions", regions),
                ("office", quoted(&format!("Pemerintah {}", self.province.name))),
                ("list", quoted(&list)),
            ],
        )
    }

    /// The key that names the regions, where they are not all of the province.
    fn codes(&self) -> String {
        let codes: Vec<_> =
            self.wishes.iter().map(|wish| quoted(&wish.region.code.to_string())).collect();
        let lines: Vec<_> =
            codes.chunks(ON_A_LINE).map(|codes| format!("  {},\n", codes.join(", "))).collect();
        format!("regions = [\n{}]\n", lines.concat())
    }

    /// Made-up results of the year before, by the same bands.
    fn history(&self) -> String {
        let mut text = "tahun;kode;pemda;nilai;zona;kategori\n".to_owned();
        for wish in &self.wishes {
            let Some(score) = self.score_before(wish) else { continue };
            let band = self.rubric.bands.value.of(score);
            let zone = band.zone.map(|zone| zone.name()).unwrap_or_default();
            let category = band.category.as_deref().unwrap_or_default();
            let (year, Region { code, name, .. }) = (self.rubric.year - 1, wish.region);
            text += &format!("{year};{code};{name};{};{zone};{category}\n", score.on_paper());
        }
        text
    }

    fn score_before(&self, wish: &Wish) -> Option<Published> {
        let mut dice = Dice::new(self.seed, &format!("before {}", wish.region.code));
        let moved = i64::from(wish.score.hundredths()) - RISE + dice.offset(CHANGE);
        Published::from_exact(&Fraction::new(moved.clamp(0, 10_000), 100)?)
    }
}
