//! The files of a made-up job: its settings, results of the year before, and a workbook per region.

use std::collections::BTreeMap;
use std::fmt;

use super::messy::{self, Contents, Defect, Draft, Mess, Rate, Surroundings, Unplanted};
use super::{OutOfReach, Wish, make, regions, wishes};
use crate::blank::job::{NewFile, filled, quoted};
use crate::catalogue::blank as words;
use crate::dice::Dice;
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
    messy: Option<Messy>,
}

/// The defects of a job.
#[derive(Clone, Debug)]
struct Messy {
    rate: Rate,
    /// By the place of the region among the wishes.
    defects: BTreeMap<usize, Vec<Defect>>,
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
    /// Another file of the region at this index, which one of its defects brings.
    Beside(usize),
    /// `cacat.csv`: which defects were planted.
    Defects,
}

/// The list of planted defects.
pub const DEFECTS: &str = "cacat.csv";

/// A file could not be made: a fault of the program.
#[derive(Debug)]
pub enum Unmade {
    /// No answers come to the score that was wished for.
    OutOfReach(OutOfReach),
    /// The workbook breaks a limit of its format.
    Unwritable(Unwritable),
    /// There is no such file of the region at that index.
    Unknown(usize),
    /// A defect found no place in a region's files.
    Unplanted(Unplanted),
}

impl fmt::Display for Unmade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OutOfReach(OutOfReach { wished, reached }) => {
                write!(f, "no answers come to {wished}, but to {reached:?}")
            }
            Self::Unwritable(fault) => fault.fmt(f),
            Self::Unknown(index) => write!(f, "no such file of region {index}"),
            Self::Unplanted(Unplanted(defect)) => write!(f, "no place for {defect:?}"),
        }
    }
}

impl DemoJob {
    /// A job about so many regions, those of the province first; all there are if `count` is more.
    pub fn new(rubric: Rubric, province: &'static Region, count: usize, seed: u64) -> Self {
        let wishes = wishes(&rubric, &regions(province.code, count), seed);
        Self { rubric, province, seed, wishes, messy: None }
    }

    /// The same job with defects in the sheets of so many of its regions.
    pub fn messy(self, rate: Rate) -> Self {
        let fits = |defect| messy::fits(defect, &self.expected());
        let defects = messy::deal(rate, self.wishes.len(), self.seed, fits);
        Self { messy: Some(Messy { rate, defects }), ..self }
    }

    /// In how many regions' sheets there are defects.
    pub fn messy_regions(&self) -> usize {
        self.messy.as_ref().map_or(0, |messy| messy.defects.len())
    }

    /// How many regions it is about.
    pub fn regions(&self) -> usize {
        self.wishes.len()
    }

    /// All its files.
    pub fn files(&self) -> Vec<DemoFile> {
        let mut files = vec![DemoFile::Settings, DemoFile::History];
        for index in 0..self.wishes.len() {
            let defects = self.defects_of(index);
            if defects.iter().all(|defect| defect.leaves_workbook()) {
                files.push(DemoFile::Workbook(index));
            }
            if defects.iter().any(|defect| defect.brings_file()) {
                files.push(DemoFile::Beside(index));
            }
        }
        files.extend(self.messy.as_ref().map(|_| DemoFile::Defects));
        files
    }

    /// A file with its bytes: the same for the same seed, on any thread and any day.
    ///
    /// # Errors
    /// If the program has a fault.
    pub fn draw(&self, file: DemoFile) -> Result<NewFile, Unmade> {
        let text = |path: &str, text: String| {
            Ok(NewFile { path: path.to_owned(), bytes: text.into_bytes() })
        };
        match file {
            DemoFile::Settings => text("rapor.toml", self.settings()),
            DemoFile::History => {
                text(&format!("riwayat/{}.csv", self.rubric.year - 1), self.history())
            }
            DemoFile::Defects => text(DEFECTS, self.defects()?),
            DemoFile::Workbook(index) => {
                drawn(self.mess(index)?.workbook.ok_or(Unmade::Unknown(index))?)
            }
            DemoFile::Beside(index) => {
                drawn(self.mess(index)?.beside.ok_or(Unmade::Unknown(index))?)
            }
        }
    }

    /// The files of a region, with its defects if it has some.
    fn mess(&self, index: usize) -> Result<Mess, Unmade> {
        let wish = self.wishes.get(index).ok_or(Unmade::Unknown(index))?;
        let made = make(&self.rubric, wish, self.seed).map_err(Unmade::OutOfReach)?;
        let regions = self.expected();
        let is_sound = |(place, _): &(usize, &Wish)| self.defects_of(*place).is_empty();
        let sound = self.wishes.iter().enumerate().filter(is_sound);
        let sound: Vec<&Wish> = sound.map(|(_, wish)| wish).collect();
        let (rubric, regions, sound) = (&self.rubric, &regions, &sound);
        let job = Surroundings { rubric, regions, sound, seed: self.seed };
        messy::mess(job, &made, wish.score, self.defects_of(index)).map_err(Unmade::Unplanted)
    }

    /// The list of all defects.
    fn defects(&self) -> Result<String, Unmade> {
        let mut planted = Vec::new();
        for index in self.messy.iter().flat_map(|messy| messy.defects.keys()) {
            planted.extend(self.mess(*index)?.planted);
        }
        Ok(messy::text(planted))
    }

    fn defects_of(&self, index: usize) -> &[Defect] {
        let defects = self.messy.as_ref().and_then(|messy| messy.defects.get(&index));
        defects.map(Vec::as_slice).unwrap_or_default()
    }

    fn expected(&self) -> Vec<&'static Region> {
        self.wishes.iter().map(|wish| wish.region).collect()
    }

    fn settings(&self) -> String {
        let whole: Vec<_> = Region::inside(self.province.code).collect();
        let own = self.wishes.iter().all(|wish| wish.region.code.is_inside(self.province.code));
        let regions =
            if own && whole.len() == self.wishes.len() { String::new() } else { self.codes() };
        let list =
            if own { words::list(self.province.short_name()) } else { words::LIST.to_owned() };
        let messy = self.messy.as_ref().map(|messy| format!(" --messy {}", messy.rate));
        let messy = messy.unwrap_or_default();
        filled(
            SETTINGS,
            &[
                ("count", self.wishes.len().to_string()),
                ("seed", self.seed.to_string()),
                ("code", self.province.code.to_string()),
                ("messy", messy),
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

/// Makes the bytes of a file.
fn drawn(draft: Draft) -> Result<NewFile, Unmade> {
    let bytes = match draft.contents {
        Contents::Bytes(bytes) => bytes,
        Contents::Workbook(book, damage) => {
            let bytes = xlsx::bytes(&book).map_err(Unmade::Unwritable)?;
            match damage {
                Some(damage) => damage.done_to(bytes),
                None => bytes,
            }
        }
    };
    Ok(NewFile { path: draft.path, bytes })
}
