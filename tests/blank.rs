//! What `rapor new` and `rapor sheet` write, and what they say.

// What the test needs and does not find ends it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod binary;
mod job_folder;

use std::fs;
use std::path::Path;

use binary::{ended, rapor};
use job_folder::tree;
use rapor::job;
use rapor::rubric;
use tempfile::TempDir;

/// Runs the program in a folder; its exit code and both streams, the folder called `SINI`.
fn run(folder: &TempDir, arguments: &[&str]) -> (i32, String, String) {
    let output = rapor(arguments).current_dir(folder.path()).output().unwrap();
    let (code, said, told) = ended(&output);
    (code, said.replace('\\', "/"), told.replace('\\', "/"))
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// A file's text, with line feeds alone at the ends of its lines.
fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap().replace("\r\n", "\n")
}

/// What is told of an error without a place.
fn error(message: &str, way_out: &str) -> String {
    format!("galat: {message}\n |\n = cara: {way_out}\n\n")
}

#[test]
fn a_sheet_per_region_is_written_and_named() {
    let folder = folder();
    let arguments = ["sheet", "--rubric", "ombudsman-2024", "--region", "12.18", "12.71", "12.18"];
    let said = "./12.18-kabupaten-serdang-bedagai.xlsx\n./12.71-kota-medan.xlsx\n";
    assert_eq!(run(&folder, &arguments), (0, said.to_owned(), String::new()));
    let first = tree(folder.path());
    assert_eq!(first.len(), 2);

    // By name, in other words, elsewhere: the same bytes.
    let arguments = [
        "lembar",
        "-q",
        "--rubric",
        "ombudsman-2024",
        "--region",
        "Sergai",
        "--region",
        "Kota Medan",
        "--output",
        "lembar/baru",
    ];
    assert_eq!(run(&folder, &arguments), (0, String::new(), String::new()));
    let second = tree(&folder.path().join("lembar/baru"));
    assert!(first == second);
}

#[test]
fn a_sheet_that_is_there_is_never_overwritten() {
    let folder = folder();
    fs::write(folder.path().join("12.71-kota-medan.xlsx"), "terisi").unwrap();
    let before = tree(folder.path());
    let arguments = ["sheet", "--rubric", "ombudsman-2024", "--region", "12.18", "12.71"];
    let told = error(
        "berkas ini sudah ada: ./12.71-kota-medan.xlsx",
        "pilih folder lain dengan --output, atau pindahkan berkas itu; rapor tidak menimpa berkas orang",
    );
    assert_eq!(run(&folder, &arguments), (1, String::new(), told));
    assert!(tree(folder.path()) == before);
}

#[test]
fn what_there_is_not_is_named_with_what_is_near() {
    let folder = folder();
    let sheet = |rubric: &str, region: &str, units: &str| {
        let mut arguments = vec!["sheet", "--rubric", rubric, "--region", region];
        if !units.is_empty() {
            arguments.extend(["--units", units]);
        }
        run(&folder, &arguments)
    };
    let (known, kinds) = (
        "disdukcapil, dpmptsp, dinas-sosial, dinas-pendidikan, dinas-kesehatan, puskesmas",
        "jenis unit `rsud` tidak ada di rubrik ini",
    );
    for (rubric, region, units, told) in [
        (
            "ombudsman-2042",
            "12.18",
            "",
            error("rubrik `ombudsman-2042` tidak ada", "mungkin maksudnya \"ombudsman-2022\""),
        ),
        (
            "ombudsman-2024",
            "12.81",
            "",
            error(
                "tidak ada wilayah berkode 12.81",
                "pakai kode Kemendagri dengan titik, misalnya \"12.18\"",
            ),
        ),
        (
            "ombudsman-2024",
            "Langkar",
            "",
            error(
                "wilayah \"Langkar\" tidak dikenal",
                "yang namanya mirip: Kabupaten Langkat (12.05), Kota Langsa (11.74) dan Kabupaten Bangka (19.01)",
            ),
        ),
        (
            "ombudsman-2024",
            "12.18",
            "puskemas,rsud",
            error("jenis unit `puskemas` tidak ada di rubrik ini", "mungkin maksudnya `puskesmas`")
                + &error(kinds, &format!("pilih salah satu: {known}")),
        ),
    ] {
        assert_eq!(sheet(rubric, region, units), (2, String::new(), told));
    }
    let (code, _, told) = sheet("tidak-ada.toml", "12.18", "");
    assert_eq!(code, 2);
    assert!(told.starts_with("galat[R008]"), "{told}");
    assert!(tree(folder.path()).is_empty());
}

/// A new job in a folder of its own.
fn new_job(year: &str) -> TempDir {
    let folder = folder();
    let arguments = ["new", "diy", "--province", "34", "--year", year];
    let (code, said, told) = run(&folder, &arguments);
    assert_eq!((code, told.as_str()), (0, ""), "{said}");
    let expected = "\
Pekerjaan baru di diy: rapor.toml dan 5 lembar kosong.
Berikutnya: baca BACA-SAYA.txt, lengkapi rapor.toml, isi lembar-lembarnya, lalu `rapor check diy`.
";
    assert_eq!(said, expected);
    folder
}

#[test]
fn a_new_job_is_sound_for_every_year() {
    for (id, text) in rubric::BUILT_IN {
        let rubric = rubric::parse(id, text).unwrap();
        let folder = new_job(&rubric.year.to_string());
        let root = folder.path().join("diy");
        let job = job::load(&root).unwrap_or_else(|findings| panic!("{id}: {findings:#?}"));
        assert_eq!((job.rubric.id.as_str(), job.year), (id, rubric.year));
        assert!(job.specimen, "an office that has not filled in its name issues nothing");
        let files: Vec<_> = tree(&root).into_keys().collect();
        let sheets: Vec<_> = files.iter().filter_map(|path| path.strip_prefix("lembar/")).collect();
        let expected: Vec<_> =
            job.expected.iter().map(|region| format!("{}.xlsx", region.slug())).collect();
        assert_eq!(sheets, expected);
        let others: Vec<_> = files.iter().filter(|path| !path.starts_with("lembar/")).collect();
        assert_eq!(
            others,
            ["BACA-SAYA.txt", "aset/BACA-SAYA.txt", "aset/workbook.toml", "rapor.toml"]
        );
        // Nothing in the folder is a file that a check would have to note as ignored.
        assert!(!files.iter().any(|path| job.history.matches(path)));
        assert!(job.history.matches("riwayat/2023.csv"));
        for path in others {
            let text = read(&root.join(path));
            assert!(!text.contains('@'), "{path} has a placeholder left: {text}");
        }
    }
}

#[test]
fn the_settings_of_a_new_job_explain_every_key() {
    // The rubric of 2025 knows the suffix of opinions, so that all keys are legal.
    let folder = new_job("2025");
    let root = folder.path().join("diy");
    let settings = read(&root.join(job::FILE));
    let page = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rapor-toml.md"));
    let keys: Vec<_> = page
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .chain(["award"])
        .collect();
    assert!(keys.len() > 30, "{keys:?}");
    for key in keys {
        let mut lines = settings.lines().map(|line| line.trim_start_matches(['#', ' ']));
        assert!(lines.any(|line| line.starts_with(&format!("{key} = "))), "{key} is not there");
    }
    // Each key, and each that waits behind a `#`, follows a comment in words.
    let lines: Vec<_> = settings.lines().collect();
    let is_key = |line: &str| {
        let line = line.trim_start_matches("# ");
        line.split_once(" = ").is_some_and(|(key, _)| {
            key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
        })
    };
    for (above, line) in lines.iter().zip(&lines[1..]) {
        if is_key(line) {
            assert!(above.starts_with('#') || is_key(above), "nothing explains {line}");
        }
    }
    // What waits behind a `#` is sound too: the paragraphs of one region exclude each other.
    let woken: String = settings
        .lines()
        .map(|line| match line.strip_prefix("# ") {
            Some(rest) if is_key(line) || rest.starts_with('[') => format!("{rest}\n"),
            _ => format!("{line}\n"),
        })
        .collect();
    fs::write(root.join("aset/logo.png"), b"").unwrap();
    let blocks = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/letters/blok.toml");
    fs::copy(blocks, root.join("aset/surat.toml")).unwrap();
    fs::write(root.join(job::FILE), woken).unwrap();
    let job = job::load(&root).unwrap_or_else(|findings| panic!("{findings:#?}"));
    let rules = job.regions.values().next().unwrap();
    assert_eq!(rules.national_rank, Some(33));
    assert!(rules.hold.is_some() && rules.not_assessed.is_some() && rules.units.is_some());
}

#[test]
fn a_new_job_keeps_a_copy_of_a_rubric_of_its_own() {
    let folder = folder();
    let text = rubric::built_in("ombudsman-2024").unwrap();
    let text = text.replace("Tahun 2024\"\nyear", "\\\"Kami\\\" 2024\"\nyear");
    fs::write(folder.path().join("kami.toml"), &text).unwrap();
    let arguments = [
        "baru",
        "-q",
        "a",
        "--province",
        "Sumatera Utara",
        "--year",
        "2024",
        "--rubric",
        "kami.toml",
    ];
    assert_eq!(run(&folder, &arguments), (0, String::new(), String::new()));
    let root = folder.path().join("a");
    let job = job::load(&root).unwrap_or_else(|findings| panic!("{findings:#?}"));
    assert!(job.title.ends_with("\"Kami\" 2024"), "{}", job.title);
    assert_eq!(read(&root.join("rubrik.toml")), text.replace("\r\n", "\n"));
}

#[test]
fn a_job_begins_in_a_new_folder_or_not_at_all() {
    let folder = folder();
    fs::write(folder.path().join("catatan.txt"), "milik kantor").unwrap();
    let job = |place: &str, more: &[&str]| {
        let mut arguments = vec!["new", place];
        arguments.extend(more);
        run(&folder, &arguments)
    };
    let sound = ["--province", "34", "--year", "2024"];
    for (place, more, code, told) in [
        (
            ".",
            &sound[..],
            1,
            error("folder ini tidak kosong: .", "sebut folder baru, atau yang kosong"),
        ),
        (
            "catatan.txt",
            &sound,
            3,
            error(
                "catatan.txt menghalangi: itu berkas, bukan folder",
                "pindahkan atau ganti namanya, lalu ulangi; rapor tidak menghapus berkas orang",
            ),
        ),
        (
            "b",
            &["--province", "12.18", "--year", "2024"],
            2,
            error("Kabupaten Serdang Bedagai bukan provinsi", "mungkin maksudnya `12`"),
        ),
        (
            "b",
            &["--province", "12", "--year", "2020"],
            2,
            error("rubrik `ombudsman-2020` tidak ada", "mungkin maksudnya \"ombudsman-2021\""),
        ),
        (
            "b",
            &["--province", "12", "--year", "2024", "--rubric", "ombudsman-2023"],
            2,
            error(
                "rubrik ombudsman-2023 untuk tahun 2023, bukan 2024",
                "sebut rubrik tahun itu dengan --rubric; `rapor rubric list` menyebut yang bawaan",
            ),
        ),
        (
            "b",
            &["--province", "12"],
            2,
            error("--year <TAHUN> belum disebut", "lihat `rapor --help`"),
        ),
    ] {
        assert_eq!(job(place, more), (code, String::new(), told), "{place} {more:?}");
    }
    assert_eq!(tree(folder.path()).len(), 1);
    // An empty folder is as good as none.
    fs::create_dir(folder.path().join("b")).unwrap();
    assert_eq!(job("b", &sound).0, 0);
}
