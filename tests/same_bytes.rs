//! Same input, same bytes, PDFs and workbooks included: whatever the order and age of the files,
//! the threads, the time zone, the language and the folder.

// What the test needs and does not find ends it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod binary;
mod dice;
mod filled_form;
mod job_folder;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use binary::{ended, rapor};
use dice::Dice;
use job_folder::{CERTIFICATE, LIST, only, toml, tree};
use rapor::domain::Region;
use rapor::report::xlsx;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

/// What is different from run to run, and must not matter.
struct Surroundings {
    seed: u64,
    threads: &'static str,
    time_zone: &'static str,
    language: &'static str,
    /// The folder that the job lies in, below a temporary one.
    folder: &'static str,
    standing: Standing,
}

/// Where the program is started, and how the job is named from there.
#[derive(Clone, Copy)]
enum Standing {
    InTheJob,
    BesideTheJob,
    Elsewhere,
}

const SURROUNDINGS: [Surroundings; 5] = [
    Surroundings {
        seed: 1,
        threads: "1",
        time_zone: "UTC",
        language: "C",
        folder: "a",
        standing: Standing::InTheJob,
    },
    Surroundings {
        seed: 2,
        threads: "8",
        time_zone: "Asia/Jayapura",
        language: "id_ID.UTF-8",
        folder: "pekerjaan tahun ini",
        standing: Standing::BesideTheJob,
    },
    Surroundings {
        seed: 3,
        threads: "2",
        time_zone: "America/Los_Angeles",
        language: "tr_TR.UTF-8",
        folder: "sangat/dalam/di/bawah",
        standing: Standing::Elsewhere,
    },
    Surroundings {
        seed: 4,
        threads: "1",
        time_zone: "Pacific/Kiritimati",
        language: "ar_EG.UTF-8",
        folder: "Peñilaian-2024",
        standing: Standing::BesideTheJob,
    },
    Surroundings {
        seed: 5,
        threads: "3",
        time_zone: "Asia/Kathmandu",
        language: "POSIX",
        folder: "b",
        standing: Standing::Elsewhere,
    },
];

/// A workbook of scores, with its date fixed so that the input itself is the same each time.
fn workbook(rows: &[(String, f64)], hidden: bool) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(2024, 10, 1).unwrap();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let sheet = workbook.add_worksheet();
    sheet.write_row(1, 1, ["Kode", "Nilai"]).unwrap();
    for (row, (code, score)) in (2..).zip(rows) {
        sheet.write(row, 1, code).unwrap();
        sheet.write(row, 2, *score).unwrap();
    }
    if hidden {
        sheet.set_hidden(true);
        workbook.add_worksheet().set_active(true).write(0, 0, "Catatan").unwrap();
    }
    workbook.save_to_buffer().unwrap()
}

/// All files of the job: the kabupaten and kota of Sumatera Utara in four tables, one of them
/// there twice, two years of history, and findings of several kinds.
fn files() -> Vec<(String, Vec<u8>)> {
    let regions: Vec<_> =
        Region::inside("12".parse().unwrap()).map(|region| region.code.to_string()).collect();
    // Every third score is that of another region too.
    let score = |n: usize| -> f64 {
        let hundredths = 9700 - 131 * (n / 3 * 3);
        format!("{}.{:02}", hundredths / 100, hundredths % 100).parse().unwrap()
    };
    let rows: Vec<_> = (0..).zip(&regions).map(|(n, code)| (code.clone(), score(n))).collect();
    let csv = |rows: &[(String, f64)]| {
        let lines: String = rows
            .iter()
            .map(|(code, score)| format!("{code};{}\n", score.to_string().replace('.', ",")))
            .collect();
        format!("kode;nilai\n{lines}").into_bytes()
    };
    let half = csv(&rows[20..30]);
    let toml = toml(2024, "12", "history = [\"riwayat/*\"]", &format!("{LIST}{CERTIFICATE}"))
        .replace("all = true", "top = 6")
        .replace("[\"provinsi\", ", "[");
    let history = |year: u16| {
        let rows: String =
            regions.iter().map(|code| format!("{year};{code};{}\n", year - 1950)).collect();
        format!("tahun;kode;nilai\n{rows}").into_bytes()
    };
    [
        ("rapor.toml", toml.into_bytes()),
        ("lembar/satu.xlsx", workbook(&rows[..12], false)),
        ("lembar/b/dua.xlsx", workbook(&rows[12..20], true)),
        ("lembar/tiga.csv", half.clone()),
        ("lembar/a/salinan tiga.csv", half),
        ("lembar/Z.csv", csv(&rows[30..])),
        ("lembar/~$satu.xlsx", b"kunci".to_vec()),
        ("riwayat/2022.csv", history(2022)),
        ("riwayat/2023.csv", history(2023)),
    ]
    .map(|(path, bytes)| (path.to_owned(), bytes))
    .to_vec()
}

/// Names for the files of [`forms`].
const FORMS: [&str; 4] =
    ["lembar/langkat.xlsx", "lembar/dairi.xlsx", "lembar/a.xlsx", "lembar/b/c.xlsx"];

/// A job of forms under these names: two made-up regions, and one whose units are in two files.
fn forms([whole, other, first, second]: [&str; 4]) -> Vec<(String, Vec<u8>)> {
    let sample = |name: &str| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/sumut-2024/lembar");
        fs::read(folder.join(name)).unwrap()
    };
    let rubric = filled_form::rubric(2024);
    let part = |units| xlsx::bytes(&filled_form::workbook(&rubric, units)).unwrap();
    let rest = format!("{LIST}{CERTIFICATE}");
    let regions = only(["12.05", "12.11", filled_form::REGION]);
    [
        ("rapor.toml", toml(2024, "12", &regions, &rest).into_bytes()),
        (whole, sample("12.05-kabupaten-langkat.xlsx")),
        (other, sample("12.11-kabupaten-dairi.xlsx")),
        (first, part(0..3)),
        (second, part(3..filled_form::UNITS)),
    ]
    .map(|(path, bytes)| (path.to_owned(), bytes))
    .to_vec()
}

/// Lays a job out in another order and with other ages of its files.
fn lay_out(root: &Path, surroundings: &Surroundings, mut files: Vec<(String, Vec<u8>)>) -> PathBuf {
    let job = root.join(surroundings.folder);
    let mut dice = Dice::new(surroundings.seed);
    dice.shuffle(&mut files);
    for (path, bytes) in files {
        let path = job.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        let age = Duration::from_secs(dice.below(1_000_000_000));
        File::options()
            .write(true)
            .open(&path)
            .unwrap()
            .set_modified(SystemTime::now() - age)
            .unwrap();
    }
    job
}

fn run(job: &Path, surroundings: &Surroundings) -> String {
    let (folder, name) = match surroundings.standing {
        Standing::InTheJob => (job.to_owned(), PathBuf::from(".")),
        Standing::BesideTheJob => {
            (job.parent().unwrap().to_owned(), job.file_name().unwrap().into())
        }
        Standing::Elsewhere => (std::env::temp_dir(), job.to_owned()),
    };
    let output = rapor(["run", "--jobs", surroundings.threads])
        .arg(name)
        .current_dir(folder)
        .env("TZ", surroundings.time_zone)
        .env("LANG", surroundings.language)
        .env("LC_ALL", surroundings.language)
        .output()
        .unwrap();
    let (code, said, told) = ended(&output);
    assert_eq!(code, 0, "{said}{told}");
    said
}

/// A job writes the same bytes in all surroundings: so many certificates, so many files.
fn check(files: &[(String, Vec<u8>)], expected: (usize, usize)) {
    let root = tempfile::tempdir().unwrap();
    let mut first: Option<BTreeMap<String, Vec<u8>>> = None;
    for surroundings in &SURROUNDINGS {
        let job = lay_out(root.path(), surroundings, files.to_vec());
        run(&job, surroundings);
        let written = tree(&job.join("hasil"));
        let Some(first) = &first else {
            let certificates = written.keys().filter(|path| path.starts_with("piagam/")).count();
            assert_eq!((certificates, written.len()), expected, "{:?}", written.keys());
            first = Some(written);
            continue;
        };
        assert_eq!(
            written.keys().collect::<Vec<_>>(),
            first.keys().collect::<Vec<_>>(),
            "seed {}",
            surroundings.seed
        );
        for (path, bytes) in &written {
            assert!(*bytes == first[path], "{path} differs, seed {}", surroundings.seed);
        }
    }
}

#[test]
fn surroundings_leave_no_trace_in_the_output() {
    check(&files(), (6, 47));
}

#[test]
fn surroundings_leave_no_trace_in_what_forms_come_to() {
    check(&forms(FORMS), (3, 14));
}

#[test]
fn forms_under_other_names_give_the_same_scores_and_certificates() {
    let surroundings = &SURROUNDINGS[0];
    let root = tempfile::tempdir().unwrap();
    // Everything beside these names the files themselves.
    let kept = |path: &str| path == "data/nilai.csv" || path.starts_with("piagam/");
    let output = |folder: &str, names| {
        let job = lay_out(&root.path().join(folder), surroundings, forms(names));
        run(&job, surroundings);
        let mut written = tree(&job.join("hasil"));
        let regions = regions(&written["data/hasil.json"]);
        written.retain(|path, _| kept(path));
        (regions, written)
    };
    let first = output("a", FORMS);
    assert_eq!(first.1.len(), 4, "three certificates and the scores");
    for (folder, names) in [
        ("b", ["lembar/z/1.xlsx", "lembar/y/2/3.xlsx", "lembar/Unit 1.xlsx", "lembar/Unit 2.XLSX"]),
        // The regions in another order, and the second part of one before the first.
        ("c", ["lembar/b.xlsx", "lembar/a.xlsx", "lembar/z.xlsx", "lembar/c/x.xlsx"]),
    ] {
        let other = output(folder, names);
        assert_eq!(other.0, first.0, "{names:?}");
        assert!(other.1 == first.1, "{names:?}");
    }
}

/// The regions of `hasil.json`, each with its units in order of name: they come in that of files.
fn regions(json: &[u8]) -> serde_json::Value {
    let mut json: serde_json::Value = serde_json::from_slice(json).unwrap();
    let mut regions = json["regions"].take();
    for region in regions.as_array_mut().unwrap() {
        let units = region["units"].as_array_mut().unwrap();
        units.sort_by_key(|unit| unit["name"].as_str().unwrap().to_owned());
        assert_eq!(units.len(), filled_form::UNITS);
    }
    regions
}

#[test]
fn rows_in_another_order_give_the_same_scores_and_certificates() {
    let surroundings = &SURROUNDINGS[0];
    let root = tempfile::tempdir().unwrap();
    let mut outputs = ["urut", "acak"].map(|folder| {
        let job = lay_out(&root.path().join(folder), surroundings, files());
        for path in ["lembar/tiga.csv", "lembar/a/salinan tiga.csv", "lembar/Z.csv"] {
            let text = fs::read_to_string(job.join(path)).unwrap();
            let mut lines: Vec<_> = text.lines().collect();
            if folder == "acak" {
                Dice::new(7).shuffle(&mut lines[1..]);
            }
            fs::write(job.join(path), lines.join("\n")).unwrap();
        }
        run(&job, surroundings);
        tree(&job.join("hasil"))
    });
    // These name the inputs with their hashes, which are others.
    for output in &mut outputs {
        for path in ["SHA256SUMS", "manifest.json", "rekap-2024.xlsx"] {
            output.remove(path).unwrap();
        }
    }
    let [in_order, shuffled] = outputs;
    assert_eq!(in_order.len(), 44);
    assert!(in_order == shuffled);
}

/// Path and age of everything below the folder, folders included.
fn ages(folder: &Path) -> BTreeMap<PathBuf, SystemTime> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    entries
        .map(|entry| (entry.path().to_owned(), entry.metadata().unwrap().modified().unwrap()))
        .collect()
}

#[test]
fn a_second_run_says_that_nothing_changed_and_touches_nothing() {
    let root = tempfile::tempdir().unwrap();
    let job = lay_out(root.path(), &SURROUNDINGS[0], files());
    let said = run(&job, &SURROUNDINGS[0]);
    assert!(said.contains("hasil (baru)"), "{said}");
    // So that a file written again would be seen, however coarse the clock of the disk.
    let long_ago = SystemTime::now() - Duration::from_secs(86_400);
    for path in ages(&job.join("hasil")).into_keys().filter(|path| path.is_file()) {
        File::options().write(true).open(path).unwrap().set_modified(long_ago).unwrap();
    }
    let (before, files) = (ages(&job.join("hasil")), tree(&job));
    for surroundings in &SURROUNDINGS[..2] {
        let said = run(&job, surroundings);
        assert!(said.contains("hasil (tidak ada perubahan)"), "{said}");
        assert_eq!(ages(&job.join("hasil")), before);
        assert!(tree(&job) == files, "a file beside the output came, went or changed");
    }
}
