//! New files: all or none, and never over another one.

use super::flaky::{Fault, FlakyDisk};
use super::*;
use crate::output::creation::create_on;

fn sheets() -> Vec<Artifact> {
    vec![
        artifact("rapor.toml", b"[job]"),
        artifact("lembar/12.05.xlsx", b"Langkat"),
        artifact("lembar/12.18.xlsx", b"Serdang Bedagai"),
    ]
}

#[test]
fn files_are_made_with_their_folders() {
    let top = tempfile::tempdir().unwrap();
    let folder = top.path().join("2024/sumut");
    create_folder(&folder, &sheets()).unwrap();
    let made = snapshot(&folder).unwrap();
    assert_eq!(made.len(), 3);
    assert_eq!(made["lembar/12.18.xlsx"], b"Serdang Bedagai");
    // More of them beside the first.
    create_new(&folder, &[artifact("lembar/12.71.xlsx", b"Medan")]).unwrap();
    assert_eq!(snapshot(&folder).unwrap().len(), 4);
}

#[test]
fn nothing_is_overwritten_and_nothing_else_is_made() {
    let top = tempfile::tempdir().unwrap();
    create_new(top.path(), &[artifact("lembar/12.18.xlsx", b"terisi")]).unwrap();
    let before = snapshot(top.path());
    let refused = create_new(top.path(), &sheets());
    assert!(
        matches!(&refused, Err(OutputError::AlreadyThere { path }) if path.ends_with("12.18.xlsx")),
        "{refused:?}"
    );
    let refused = create_folder(top.path(), &[artifact("x", b"")]);
    assert!(matches!(refused, Err(OutputError::NotEmpty { .. })), "{refused:?}");
    let file = top.path().join("lembar/12.18.xlsx");
    let refused = create_folder(&file, &sheets());
    assert!(
        matches!(refused, Err(OutputError::InTheWay { found: Obstacle::File, .. })),
        "{refused:?}"
    );
    assert_eq!(snapshot(top.path()), before);
    assert_eq!(names(&top), ["lembar"]);
}

#[test]
fn a_file_that_fails_takes_the_others_along() {
    let calls = {
        let top = tempfile::tempdir().unwrap();
        let disk = FlakyDisk::new(Fault::Fails, 0, false);
        create_on(&disk, &top.path().join("sumut"), &sheets()).unwrap();
        disk.calls()
    };
    assert!(calls >= 2 + 3 + 5, "two folders, three files, five syncs: {calls}");
    for at in 1..=calls {
        let top = tempfile::tempdir().unwrap();
        let disk = FlakyDisk::new(Fault::Fails, at, false);
        let failed = create_on(&disk, &top.path().join("sumut"), &sheets());
        assert!(matches!(failed, Err(OutputError::Io { .. })), "call {at}: {failed:?}");
        assert!(names(&top).is_empty(), "call {at}: {:?}", names(&top));
    }
}
