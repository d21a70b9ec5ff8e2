//! The arithmetic of the workbooks is live: another spreadsheet program comes to the same numbers,
//! and to those of a new run where a point is changed.

// What the test needs and does not find ends it; a test that cannot be made says so.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, clippy::float_arithmetic)]

mod binary;
mod job_folder;
mod spreadsheet;

use std::fs::{self, File};
use std::io::{BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};

use binary::{ended, rapor};
use calamine::{Data, Reader, Xlsx, open_workbook};
use job_folder::JobFolder;
use spreadsheet::recalculate;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The most that two doubles of one number may differ: far below what is printed.
const TOLERANCE: f64 = 1e-9;
/// The workbook whose points are changed, below `lembar` and `hasil/rapor`.
const REGION: &str = "12.18-kabupaten-serdang-bedagai.xlsx";

fn open(path: &Path) -> Xlsx<BufReader<File>> {
    open_workbook(path).unwrap()
}

fn run(job: &Path) {
    let output = rapor([Path::new("run"), job]).arg("--no-key").output().unwrap();
    let (code, _, told) = ended(&output);
    assert_eq!(code, 0, "{told}");
}

/// All workbooks of an output.
fn workbooks(output: &Path) -> Vec<PathBuf> {
    let inside = |folder: &Path| -> Vec<PathBuf> {
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
    };
    let mut all = inside(output);
    all.extend(inside(&output.join("rapor")));
    all.retain(|path| path.extension().is_some_and(|extension| extension == "xlsx"));
    all.sort();
    all
}

fn is_same(stored: &Data, computed: &Data) -> bool {
    match (stored, computed) {
        (Data::Float(stored), Data::Float(computed)) => (stored - computed).abs() < TOLERANCE,
        (stored, computed) => stored.to_string() == computed.to_string(),
    }
}

/// Compares every cell of a workbook with what another program computes it to be, and tells how
/// many formulas there are.
fn compare(stored: &Path, computed: &Path) -> usize {
    let (mut stored, mut computed, file) = (open(stored), open(computed), stored.display());
    let mut formulas = 0;
    for name in stored.sheet_names() {
        let before = stored.worksheet_range(&name).unwrap();
        let after = computed.worksheet_range(&name).unwrap();
        let (last_row, last_column) = before.end().unwrap();
        for (row, column) in (0..=last_row).flat_map(|row| (0..=last_column).map(move |c| (row, c)))
        {
            let [before, after] = [&before, &after]
                .map(|range| range.get_value((row, column)).unwrap_or(&Data::Empty));
            let place = format!("{file}, {name}, row {} column {}", row + 1, column + 1);
            assert!(!matches!(before, Data::Error(_)), "{place}: {before}");
            assert!(is_same(before, after), "{place}: {before} became {after}");
        }
        formulas += stored.worksheet_formula(&name).unwrap().used_cells().count();
    }
    formulas
}

/// Compares all workbooks of an output, and tells how many formulas each of them has.
fn compare_all(output: &Path) -> Option<Vec<(PathBuf, usize)>> {
    let workbooks = workbooks(output);
    let again = tempfile::tempdir().unwrap();
    recalculate(&workbooks, again.path()).then(|| {
        let count = |path: PathBuf| {
            let formulas = compare(&path, &again.path().join(path.file_name().unwrap()));
            (path, formulas)
        };
        workbooks.into_iter().map(count).collect()
    })
}

/// Writes another number into a cell of a workbook, and nothing else.
fn change(workbook: &Path, sheet: &str, cell: &str, to: &str) {
    let index = open(workbook).sheet_names().iter().position(|name| name == sheet).unwrap();
    let part = format!("xl/worksheets/sheet{}.xml", index + 1);
    let mut archive = ZipArchive::new(File::open(workbook).unwrap()).unwrap();
    let mut changed = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        if name == part {
            let xml = String::from_utf8(bytes).unwrap();
            let at = xml.find(&format!("<c r=\"{cell}\"")).unwrap();
            let value = at + xml.get(at..).unwrap().find("<v>").unwrap() + "<v>".len();
            let end = value + xml.get(value..).unwrap().find("</v>").unwrap();
            let (before, after) = (xml.get(..value).unwrap(), xml.get(end..).unwrap());
            assert_ne!(xml.get(value..end).unwrap(), to, "nothing would change");
            bytes = format!("{before}{to}{after}").into_bytes();
        }
        changed.start_file(name, SimpleFileOptions::default()).unwrap();
        changed.write_all(&bytes).unwrap();
    }
    fs::write(workbook, changed.finish().unwrap().into_inner()).unwrap();
}

/// The score on the cover of a report card: the number below `Nilai`.
fn score_on_cover(workbook: &Path) -> f64 {
    let cover = open(workbook).worksheet_range("Sampul").unwrap();
    let mut rows =
        cover.rows().skip_while(|row| row.first() != Some(&Data::String("Nilai".into())));
    match rows.nth(1).unwrap().first() {
        Some(Data::Float(score)) => *score,
        other => panic!("{other:?}"),
    }
}

/// Where the first point of an indicator stands on the sheet of a unit, and where it was read.
fn first_point(workbook: &Path, unit: &str, indicator: &str) -> (String, String) {
    let sheet = open(workbook).worksheet_range(unit).unwrap();
    let (top, _) = sheet.start().unwrap();
    let is_indicator =
        |row: &[Data]| row.first().is_some_and(|cell| cell.to_string().starts_with(indicator));
    let (row, cells) = sheet.rows().enumerate().find(|(_, row)| is_indicator(row)).unwrap();
    let place = cells.iter().rev().find(|cell| !cell.to_string().is_empty()).unwrap().to_string();
    let first = place.split(':').next().unwrap();
    (format!("F{}", top as usize + row + 1), first.to_owned())
}

#[test]
fn another_program_computes_the_same_workbooks() {
    let job = JobFolder::sample("sumut-2024");
    run(job.path());
    let Some(counted) = compare_all(&job.output()) else { return };
    assert_eq!(counted.len(), 34, "a recap and a report card for each region");
    for (path, formulas) in counted {
        let is_card = path.parent().unwrap().ends_with("rapor");
        assert!(!is_card || formulas > 7 * 46, "{}: {formulas} formulas", path.display());
    }
}

#[test]
fn another_program_computes_the_same_for_a_made_up_job_and_for_scores_alone() {
    let folder = tempfile::tempdir().unwrap();
    let made = folder.path().join("contoh");
    let arguments = ["--regions", "4", "--seed", "11"].map(std::ffi::OsString::from);
    let demo = rapor(["demo"]).arg(&made).args(arguments).output().unwrap();
    assert!(demo.status.success(), "{}", String::from_utf8_lossy(&demo.stderr));
    run(&made);
    let Some(counted) = compare_all(&made.join("hasil")) else { return };
    assert_eq!(counted.len(), 5);
    // Units whose scores are all that is known.
    let told = JobFolder::sample("yogyakarta-2025");
    run(told.path());
    let counted = compare_all(&told.output()).unwrap();
    assert!(counted.iter().any(|(_, formulas)| (1..60).contains(formulas)), "{counted:?}");
}

#[test]
fn a_changed_point_moves_the_score_as_a_new_run_does() {
    let job = JobFolder::sample("sumut-2024");
    run(job.path());
    let card = job.output().join("rapor").join(REGION);
    let before = score_on_cover(&card);
    let (on_card, on_sheet) = first_point(&card, "Disdukcapil", "P.1.03");
    let edited = job.path().join("coba").join(REGION);
    fs::create_dir(edited.parent().unwrap()).unwrap();
    fs::copy(&card, &edited).unwrap();
    change(&edited, "Disdukcapil", &on_card, "0");
    let again = tempfile::tempdir().unwrap();
    if !recalculate(std::slice::from_ref(&edited), again.path()) {
        return;
    }
    let computed = score_on_cover(&again.path().join(REGION));
    // The same point, changed where it was read.
    change(&job.path().join("lembar").join(REGION), "Disdukcapil", &on_sheet, "0");
    run(job.path());
    let expected = score_on_cover(&card);
    assert!(expected < before, "{before} {expected}");
    assert!((computed - expected).abs() < TOLERANCE, "{computed} is not {expected}");
}
