//! Defects of the identity: whose workbook it is, of which year, by which rubric.

use super::defect::Defect;
use super::pen::{self, Spot};
use super::scene::Scene;
use super::table::values;
use crate::domain::{Date, Fraction, Region, RegionKind};
use crate::form::{LABELS, words as form_words};
use crate::report::workbook::{Oddity, Value};

/// The entries of the identity that are read, from top to bottom.
const ENTRIES: [&str; 4] =
    [form_words::REGION_CODE, form_words::REGION_NAME, form_words::YEAR, form_words::RUBRIC];

/// Plants a defect on the sheet of the identity.
pub fn plant(scene: &mut Scene<'_>, defect: Defect) -> Option<()> {
    let [code, name, year, rubric] = spots(scene)?;
    let region = scene.region();
    let (value, spot) = match defect {
        Defect::NameSpelling => {
            let spellings = spellings(region);
            let index = scene.dice.below(u32::try_from(spellings.len()).ok()?) as usize;
            (Value::Text(spellings.into_iter().nth(index)?), name)
        }
        Defect::NameAlone => (Value::Blank, code),
        Defect::CodeNumberNamed => (number(region)?, code),
        Defect::IdentityMoved => {
            let sheet = scene.sheet(form_words::IDENTITY)?;
            pen::insert_row(sheet, code.0);
            pen::insert_column(sheet, 0, 0);
            let at = scene.file().with_sheet(form_words::IDENTITY);
            scene.plant(defect, at);
            return Some(());
        }
        Defect::YearWrong => (Value::Count(u32::from(scene.job.rubric.year) - 1), year),
        Defect::YearBlank => (Value::Blank, year),
        Defect::RubricWrong => {
            let before = scene.job.rubric.year - 1;
            (Value::Text(format!("ombudsman-{before}")), rubric)
        }
        _ => return None,
    };
    pen::write(scene.sheet(form_words::IDENTITY)?, spot, value);
    scene.plant_at(defect, form_words::IDENTITY, spot);
    Some(())
}

/// Plants a defect that keeps anybody from knowing whose workbook it is.
pub fn plant_unknown(scene: &mut Scene<'_>, defect: Defect) -> Option<()> {
    let [code, name, ..] = spots(scene)?;
    let region = scene.region();
    let changes = match defect {
        Defect::IdentityBlank => vec![(code, Value::Blank), (name, Value::Blank)],
        Defect::CodeMalformed => {
            vec![(code, Value::Text(region.code.to_string().replace('.', "")))]
        }
        Defect::CodeUnknown => {
            vec![(code, Value::Text(format!("{}.99", region.code.province())))]
        }
        Defect::CodeNumber => vec![(code, number(region)?), (name, Value::Blank)],
        Defect::CodeDate => vec![(code, Value::Odd(Oddity::Day(day(region)?)))],
        Defect::CodeOfOther => {
            let other = other_region(scene)?;
            // The name is what contradicts the code.
            vec![(name, Value::text(&region.name)), (code, Value::Text(other.code.to_string()))]
        }
        Defect::NameOfOther => vec![(name, Value::text(&other_region(scene)?.name))],
        Defect::NameMisspelt => {
            vec![(name, Value::Text(misspelt(&region.name))), (code, Value::Blank)]
        }
        _ => return None,
    };
    let spot = changes.first().map(|(spot, _)| *spot)?;
    let sheet = scene.sheet(form_words::IDENTITY)?;
    for (spot, value) in changes {
        pen::write(sheet, spot, value);
    }
    scene.plant_at(defect, form_words::IDENTITY, spot);
    scene.lose_region(defect);
    Some(())
}

/// Makes the workbook that of a region that the job does not expect; each of its units is told.
pub fn plant_foreign(scene: &mut Scene<'_>, defect: Defect) -> Option<()> {
    let [code, name, ..] = spots(scene)?;
    let outside = not_expected(scene.job.regions);
    let index = scene.dice.below(u32::try_from(outside.len()).ok()?) as usize;
    let foreign = outside.get(index)?;
    let sheet = scene.sheet(form_words::IDENTITY)?;
    pen::write(sheet, code, Value::Text(foreign.code.to_string()));
    pen::write(sheet, name, Value::text(&foreign.name));
    scene.answer_refusals();
    for unit in scene.made.units.iter().map(|made| made.form.sheet_name()) {
        let at = scene.file().with_sheet(unit);
        scene.plant(defect, at);
    }
    scene.lose_region(defect);
    Some(())
}

/// The kabupaten and kota that a job about some regions does not expect.
pub fn not_expected(regions: &[&'static Region]) -> Vec<&'static Region> {
    let local = Region::all().filter(|region| !region.code.is_province());
    local.filter(|region| !regions.contains(region)).collect()
}

/// The cells of the entries that are read.
fn spots(scene: &mut Scene<'_>) -> Option<[Spot; 4]> {
    let sheet = scene.sheet(form_words::IDENTITY)?;
    let labels = u16::try_from(LABELS).ok()?;
    let row = |label: &str| {
        let label = Value::text(label);
        let found = sheet.cells.iter().find(|cell| cell.column == labels && cell.value == label)?;
        Some((found.row, values()))
    };
    let [code, name, year, rubric] = ENTRIES.map(row);
    Some([code?, name?, year?, rubric?])
}

/// Another region of the job.
fn other_region(scene: &mut Scene<'_>) -> Option<&'static Region> {
    let own = scene.region();
    let others: Vec<_> = scene.job.regions.iter().copied().filter(|other| *other != own).collect();
    scene.one_of(&others)
}

/// What a spreadsheet makes of a code that is not text: 12.10 becomes 12.1.
fn number(region: &Region) -> Option<Value> {
    Some(Value::Decimal(Fraction::from_decimal(&region.code.to_string())?, None))
}

/// What a spreadsheet may make of a code: 12.18 becomes the twelfth of some month.
fn day(region: &Region) -> Option<Date> {
    let code = region.code.to_string();
    let (province, local) = code.split_once('.')?;
    let (province, local): (u8, u8) = (province.parse().ok()?, local.parse().ok()?);
    Date::new(2024, local.clamp(1, 12), province.clamp(1, 28))
}

/// The region's name as people write it.
fn spellings(region: &Region) -> Vec<String> {
    let short = region.short_name();
    let prefixes: &[&str] = match region.kind {
        RegionKind::Provinsi => &["Pemprov", "Prov."],
        RegionKind::Kabupaten => &["Pemkab", "Kab."],
        RegionKind::Kota => &["Pemko", "Pemkot"],
    };
    let mut spellings: Vec<String> =
        prefixes.iter().map(|prefix| format!("{prefix} {short}")).collect();
    spellings.push(format!("{}**", region.name.to_uppercase()));
    // "Kabupaten Deliserdang".
    let joined = short.split_whitespace().collect::<String>().to_lowercase();
    spellings.push(format!("{} {joined}", region.kind.name()));
    spellings
}

/// A name with its last letter twice.
pub fn misspelt(name: &str) -> String {
    let last = name.chars().last().unwrap_or_default();
    format!("{name}{last}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::region_named;

    #[test]
    fn names_in_everyday_spelling_are_known_and_misspelt_ones_are_not() {
        for region in Region::all() {
            for spelling in spellings(region) {
                assert_eq!(region_named(&spelling), Ok(region), "{spelling}");
            }
            assert!(region_named(&misspelt(&region.name)).is_err(), "{}", region.name);
        }
    }
}
