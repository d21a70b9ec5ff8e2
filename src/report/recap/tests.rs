//! The summary workbook, built, written and read back.

use super::fixture::{World, text};
use super::*;
use crate::report::xlsx;

#[test]
#[ignore = "writes the workbooks to the folder named by RAPOR_LOOK, to be looked at"]
fn look() {
    let folder = std::path::PathBuf::from(std::env::var_os("RAPOR_LOOK").unwrap());
    for (name, world) in [
        ("2024", World::of_2024()),
        ("2025", World::of_2025()),
        ("negara", World::of_the_country(1000)),
    ] {
        let workbook = document(world.results(), "rapor 0.1.0", &text);
        let file = folder.join(format!("rekap-{name}.xlsx"));
        std::fs::write(&file, xlsx::bytes(&workbook).unwrap()).unwrap();
        assert!(file.is_file());
    }
}
