//! Which scores a made-up job should come to: every band, good and poor regions, a tie.

use crate::dice::Dice;
use crate::domain::{Fraction, Published, Region, RegionCode};
use crate::form;
use crate::rubric::Rubric;

/// What one made-up region should come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The region.
    pub region: &'static Region,
    /// Its score.
    pub score: Published,
    /// The names of its units, in the order of its workbook; made up where there are none.
    pub names: Vec<String>,
    /// The unit that is not assessed, if one is not, by its place in the workbook from 0.
    pub not_assessed: Option<usize>,
}

/// How often each band comes up, from the highest down, as in the published years.
const OFTEN: [u32; 5] = [30, 33, 25, 9, 3];
/// Nobody is much better or worse than this, in hundredths.
const BEST: u16 = 9850;
const WORST: u16 = 1500;
/// How many regions in a thousand have a unit that was not assessed.
const GAPS: u32 = 15;

/// So many kabupaten and kota, those of the province first, then of the others in order of code,
/// from the one after it on.
pub fn regions(province: RegionCode, count: usize) -> Vec<&'static Region> {
    let local = || Region::all().filter(|region| !region.code.is_province());
    let after = local().filter(|region| region.code.province() >= province);
    let before = local().filter(|region| region.code.province() < province);
    let mut regions: Vec<_> = after.chain(before).take(count).collect();
    regions.sort_by_key(|region| region.code);
    regions
}

/// Wishes for a whole job: each band once as far as the regions go, the rest by chance; two equal
/// scores, and a unit that was not assessed.
pub fn wishes(rubric: &Rubric, regions: &[&'static Region], seed: u64) -> Vec<Wish> {
    let mut dice = Dice::new(seed, "wishes");
    let bands = ranges(rubric);
    let all: Vec<usize> = (0..bands.len()).collect();
    let mut scores: Vec<Published> = Vec::new();
    for place in 0..regions.len() {
        let band = all.get(place).copied().unwrap_or_else(|| by_chance(bands.len(), &mut dice));
        let tie = (place == bands.len() * 2).then(|| scores.get(1).copied()).flatten();
        let (least, most) = bands.get(band).copied().unwrap_or_default();
        let above = dice.below(u32::from(most.saturating_sub(least)) + 1);
        let fresh = least.saturating_add(u16::try_from(above).unwrap_or_default());
        scores.extend(tie.or_else(|| published(fresh)));
    }
    dice.shuffle(&mut scores);
    let units = u32::try_from(form::units(rubric).len()).unwrap_or_default();
    // One for sure where there are a few regions, others by chance.
    let sure = dice.below(u32::try_from(regions.len()).unwrap_or(u32::MAX)) as usize;
    let wish = |(place, (region, score)): (usize, (&&'static Region, Published))| {
        let gap = dice.happens(GAPS) || (place == sure && regions.len() >= bands.len());
        let unit = dice.below(units) as usize;
        Wish { region, score, names: Vec::new(), not_assessed: gap.then_some(unit) }
    };
    regions.iter().zip(scores).enumerate().map(wish).collect()
}

/// The lowest and the highest score of each band, in hundredths, from the highest band down.
fn ranges(rubric: &Rubric) -> Vec<(u16, u16)> {
    let mut above = BEST + 1;
    let range = |band: &crate::domain::Band| {
        let least = band.min.hundredths();
        let range = (least.max(WORST.min(above - 1)), above - 1);
        above = least;
        range
    };
    rubric.bands.value.iter().map(range).collect()
}

fn by_chance(bands: usize, dice: &mut Dice) -> usize {
    let often: Vec<u32> = (0..bands).map(|band| OFTEN.get(band).copied().unwrap_or(1)).collect();
    let mut thrown = dice.below(often.iter().sum());
    let fits = |often: &u32| {
        let here = thrown < *often;
        thrown = thrown.saturating_sub(*often);
        here
    };
    often.iter().position(fits).unwrap_or_default()
}

fn published(hundredths: u16) -> Option<Published> {
    Published::from_exact(&Fraction::new(i64::from(hundredths), 100)?)
}
