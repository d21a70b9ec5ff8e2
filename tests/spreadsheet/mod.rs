//! LibreOffice, which computes workbooks anew.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Recalculates everything when a workbook of another program is opened, whatever it says itself.
const ALWAYS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"#;

/// Saves the workbooks again under their names in another folder, computed anew; `false`, with the
/// reason printed, where there is no LibreOffice. `RAPOR_LIBREOFFICE=required` makes that an error.
pub fn recalculate(workbooks: &[PathBuf], into: &Path) -> bool {
    let profile = tempfile::tempdir().unwrap();
    fs::create_dir(profile.path().join("user")).unwrap();
    fs::write(profile.path().join("user/registrymodifications.xcu"), ALWAYS).unwrap();
    let mut command = Command::new("soffice");
    command.arg(format!("-env:UserInstallation=file://{}", profile.path().display()));
    command.args(["--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"]);
    command.arg(into).args(workbooks);
    match command.output() {
        Ok(output) => {
            let told = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{told}");
            for workbook in workbooks {
                let made = into.join(workbook.file_name().unwrap());
                assert!(made.is_file(), "{} was not saved: {told}", made.display());
            }
            true
        }
        Err(error) => {
            let required = std::env::var_os("RAPOR_LIBREOFFICE").is_some();
            assert!(!required, "LibreOffice cannot be started: {error}");
            eprintln!("skipped: LibreOffice cannot be started here ({error})");
            false
        }
    }
}
