//! Tables of scores beside a region's workbook: what is wrong with the score there.

use super::defect::Defect;
use super::scene::{Contents, Draft, Scene};
use crate::catalogue::defect as words;
use crate::domain::{Fraction, Published, Region};
use crate::form::words as form_words;
use crate::location::{Cell, Location};

/// Plants a table of one score, that of the region, which its units come to.
pub fn plant(scene: &mut Scene<'_>, defect: Defect) -> Option<()> {
    let score = scene.score;
    let right = score.on_paper();
    let [code, name, points, category, year] = words::SCORE_HEADINGS;
    let of = |score: &str| vec![score.to_owned()];
    let before = (scene.job.rubric.year - 1).to_string();
    // A heading beyond the usual three, what stands behind code and name, and the column at fault.
    let (more, fields, column) = match defect {
        Defect::ScoreAmbiguous => (None, of(&format!("{right}0")), 2),
        Defect::ScoreWord => (None, of(words::SCORE), 2),
        Defect::ScoreOutOfRange => (None, of(&right.replace(',', "")), 2),
        Defect::ScoreBlank => (None, of(""), 2),
        Defect::ScoreNotApplicable => (None, of(form_words::NOT_APPLICABLE), 2),
        Defect::ScoreOfYear => (Some(year), vec![right, before], 3),
        Defect::ScorePercent => (None, of(&format!("{right}%")), 2),
        Defect::ScoreRight | Defect::ScoreMisnamed | Defect::ScoreTwice => (None, of(&right), 2),
        Defect::ScoreSplit => (None, of(&right), 3),
        Defect::ScoreDiffers => (None, of(&beside(score)?.on_paper()), 2),
        Defect::CategoryDiffers => (Some(category), vec![right, other_category(scene, score)?], 3),
        _ => return None,
    };
    let headings: Vec<&str> = [code, name, points].into_iter().chain(more).collect();
    let Region { code, name, .. } = scene.region();
    let separator = if defect == Defect::ScoreSplit { "," } else { ";" };
    let row = [vec![code.to_string(), name.clone()], fields].concat().join(separator);
    let twice = defect == Defect::ScoreTwice;
    let rows = if twice { vec![row.as_str(); 2] } else { vec![row.as_str()] };
    let text = format!("{}\r\n{}\r\n", headings.join(separator), rows.join("\r\n"));
    let misnamed = defect == Defect::ScoreMisnamed;
    let ending = if misnamed { "xls" } else { "csv" };
    let path = format!("lembar/rekap/nilai-{}.{ending}", scene.region().slug());
    let file = Location::file(path.as_str());
    let spot = Cell { row: if twice { 2 } else { 1 }, column };
    scene.plant(defect, if misnamed { file } else { file.with_cell("", spot) });
    scene.beside = Some(Draft { path, contents: Contents::Bytes(text.into_bytes()) });
    Some(())
}

/// A score that is one lower, or one higher at the lower end.
fn beside(score: Published) -> Option<Published> {
    let hundredths = i64::from(score.hundredths());
    let other = if hundredths < 100 { hundredths + 100 } else { hundredths - 100 };
    Published::from_exact(&Fraction::new(other, 100)?)
}

/// A category that is not the score's.
fn other_category(scene: &Scene<'_>, score: Published) -> Option<String> {
    let bands = &scene.job.rubric.bands.value;
    let own = &bands.of(score).category;
    bands.iter().find(|band| band.category != *own).and_then(|band| band.category.clone())
}
