//! Defects of a workbook beside its sheets, of the whole file, and of files beside it.

use super::damage::Damage;
use super::defect::Defect;
use super::scene::{Contents, Draft, SETTINGS, Scene};
use crate::blank;
use crate::catalogue::defect as words;
use crate::domain::Region;
use crate::form::words as form_words;
use crate::location::Location;
use crate::report::workbook::{Role, Sheet, SheetName, Style, Value};

/// Plants a defect of the workbook beside its sheets for units, survey and identity.
pub fn plant(scene: &mut Scene<'_>, defect: Defect) -> Option<()> {
    let mut at = scene.file();
    let sheets = &mut scene.book.sheets;
    match defect {
        Defect::SheetForeign => {
            let [name, text] = words::FOREIGN_SHEET;
            let page = sheets.first()?.page.clone();
            let mut sheet = Sheet::new(SheetName::unique(name, &[]), page);
            sheet.put(0, 0, Value::text(text), Style::of(Role::Note));
            sheets.push(sheet);
            at = at.with_sheet(name);
        }
        Defect::SheetsMixed => scene.dice.shuffle(sheets),
        Defect::GuidanceGone => {
            sheets.retain(|sheet| sheet.name.as_str() != form_words::GUIDANCE);
        }
        // The path was chosen before, for other defects name it too.
        Defect::FileRenamed => {}
        _ => return None,
    }
    scene.plant(defect, at);
    Some(())
}

/// Where a workbook lies whose file was renamed.
pub fn renamed(region: &Region) -> String {
    format!("lembar/{}/{}.xlsx", region.slug(), words::RENAMED_FILE)
}

/// Plants a file beside the workbook, which nobody needs.
pub fn plant_beside(scene: &mut Scene<'_>, defect: Defect) -> Option<()> {
    let name = blank::file_name(scene.region());
    let draft = match defect {
        Defect::FileTwice => Draft {
            // Read after the region's file, which has a digit where this has a letter.
            path: format!("lembar/salinan/{name}"),
            contents: Contents::Workbook(Box::new(scene.book.clone()), None),
        },
        Defect::FilePart => Draft {
            path: format!("lembar/{name}.part"),
            contents: Contents::Bytes(b"PK\x03\x04".to_vec()),
        },
        _ => return None,
    };
    scene.plant(defect, Location::file(draft.path.as_str()));
    scene.beside = Some(draft);
    Some(())
}

/// Sends the workbook again with other answers; each of its units is there twice.
pub fn plant_again(scene: &mut Scene<'_>, defect: Defect) -> Option<()> {
    let first = scene.book.clone();
    scene.answer_refusals();
    // Without refusals the answers are the same, but the file is another.
    scene.book.properties.title.push_str(" (2)");
    let second = std::mem::replace(&mut scene.book, first);
    let path = format!("lembar/kiriman-ulang/{}", blank::file_name(scene.region()));
    for unit in scene.made.units.iter().map(|made| made.form.sheet_name()) {
        scene.plant(defect, Location::file(path.as_str()).with_sheet(unit));
    }
    scene.beside = Some(Draft { path, contents: Contents::Workbook(Box::new(second), None) });
    Some(())
}

/// Damages the file, so that the region is without a sheet.
pub fn plant_damage(scene: &mut Scene<'_>, defect: Defect) -> Option<()> {
    scene.damage = Some(match defect {
        Defect::FileTruncated => Damage::Truncated,
        Defect::FileEmpty => Damage::Emptied,
        Defect::FilePdf => Damage::Pdf,
        Defect::FileEncrypted => Damage::Encrypted,
        _ => return None,
    });
    let at = scene.file();
    scene.plant(defect, at);
    scene.lose_region(defect);
    Some(())
}

/// Leaves the region without a sheet.
pub fn plant_missing(scene: &mut Scene<'_>, defect: Defect) -> Option<()> {
    scene.plant(defect, Location::file(SETTINGS));
    Some(())
}
