//! What the real program says, to the letter, and how it ends.

// What the test needs and does not find ends it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod binary;
mod job_folder;

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

use binary::{ended, rapor};
use job_folder::{CERTIFICATE, JobFolder, LIST, only, toml, tree};
use rapor::domain::Region;
use rapor::finding::Code;

/// A job of two regions with certificates.
fn job(sheet: &str) -> JobFolder {
    let regions = only(["12.05", "12.18"]);
    JobFolder::new(&toml(2024, "12", &regions, &format!("{LIST}{CERTIFICATE}")))
        .with("lembar/nilai.csv", sheet)
}

const SOUND: &str = "kode;nilai\n12.18;97,08\n12.05;96,86\n";

/// What is another one each time: where the job lies, and how long it took.
fn steady(said: &str, job: &JobFolder) -> String {
    let mut steady = said
        .replace(job.path().to_str().unwrap(), "PEKERJAAN")
        .replace("PEKERJAAN\\", "PEKERJAAN/");
    if let Some(start) = steady.find("Waktu    ") {
        let end = start + steady[start..].find(" detik").unwrap();
        steady.replace_range(start + "Waktu    ".len()..end, "#");
    }
    steady
}

/// Runs the program on a job; its exit code and both streams are exactly these.
fn check(job: &JobFolder, arguments: &[&str], code: i32, out: &str, err: &str) {
    let output = rapor(arguments).arg(job.path()).output().unwrap();
    let (found, said, told) = ended(&output);
    let (said, told) = (steady(&said, job), steady(&told, job));
    assert_eq!((said.as_str(), told.as_str()), (out, err), "{arguments:?}");
    assert_eq!(found, code, "{arguments:?}");
}

/// Runs the program without a job.
fn plain(arguments: &[&str]) -> (i32, String, String) {
    ended(&rapor(arguments).output().unwrap())
}

#[test]
fn a_run_says_what_it_did() {
    let job = job(SOUND);
    let summary = |landed: &str| {
        format!(
            "\
Penilaian Tahun 2024
  Wilayah  3: 2 dinilai, 0 belum lengkap, 0 tanpa lembar, 1 tidak dinilai
  Berkas   1: 1 dipakai, 0 ditolak, 0 diabaikan
  Temuan   0 galat, 0 peringatan, 1 catatan
  Zona     2 hijau, 0 kuning, 0 merah
  Teratas  Semua Pemda
             1  Kabupaten Serdang Bedagai  97,08  A Hijau
             2  Kabupaten Langkat          96,86  A Hijau
  Piagam   2 lembar; DRAF, tanpa nomor dan tanda verifikasi
  Hasil    PEKERJAAN/hasil ({landed})
  Waktu    # detik
"
        )
    };
    job.write(
        "rapor.toml",
        toml(2024, "12", &only(["12.05", "12.11", "12.18"]), &format!("{LIST}{CERTIFICATE}"))
            + "\n[region.\"12.11\"]\nstatus = \"not_assessed\"\nreason = \"bencana alam\"\n",
    );
    let note = "\
catatan[R507]: Kabupaten Dairi tidak dinilai: bencana alam
--> rapor.toml
 = wilayah: 12.11 Kabupaten Dairi
 = cara: tidak perlu apa-apa; wilayah atau unit ini tercantum di luar peringkat

";
    let stages = "Membaca lembar: 1\nMembuat dokumen: 11\nMenyimpan\n";
    check(&job, &["run"], 0, &summary("baru"), &format!("{stages}{note}"));
    check(&job, &["jalankan"], 0, &summary("tidak ada perubahan"), &format!("{stages}{note}"));
    check(&job, &["run", "--quiet"], 0, "", note);
    job.write("lembar/nilai.csv", SOUND.replace("96,86", "96,87"));
    let changed = summary("diperbarui; yang lama ada di sebelahnya").replace("96,86", "96,87");
    check(&job, &["run"], 0, &changed, &format!("{stages}{note}"));
}

#[test]
fn faults_of_the_job_are_shown_where_they_are_written() {
    let job = job(SOUND);
    let text = toml(2024, "12", &only(["12.05", "12.81"]), &format!("{LIST}{CERTIFICATE}"));
    let text = text
        .replace("title = \"Pen", "titel = \"Pen")
        .replace("year = 2024", "year = \"2024\"")
        .replace("{urut:03}", "{urutan}");
    job.write("rapor.toml", text);
    let faults = "\
galat[R004]: kunci `job.title` belum ada
 --> rapor.toml:1:1
  |
1 | [job]
  | ^^^^^
  |
  = cara: tambahkan `title` di bagian ini

galat[R002]: kunci `job.titel` tidak dikenal
 --> rapor.toml:2:1
  |
2 | titel = \"Penilaian Tahun 2024\"
  | ^^^^^
  |
  = cara: mungkin maksudnya `title`

galat[R003]: `job.year` harus bilangan bulat, di sini tertulis teks
 --> rapor.toml:3:8
  |
3 | year = \"2024\"
  |        ^^^^^^
  |
  = cara: tulis tanpa tanda kutip dan tanpa desimal, misalnya 2024

galat[R006]: tidak ada wilayah berkode 12.81
 --> rapor.toml:7:21
  |
7 | regions = [\"12.05\", \"12.81\"]
  |                     ^^^^^^^
  |
  = cara: pakai kode Kemendagri dengan titik, misalnya \"12.18\"

galat[R013]: penanda `urutan` pada format nomor tidak dikenal
  --> rapor.toml:20:10
   |
20 | number = \"{urutan}/PIAGAM/{tahun}\"
   |          ^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = cara: yang ada: {urut}, {urut:03}, {bulan_romawi}, {bulan}, {tahun} dan {kode}

";
    check(&job, &["run"], 2, "", faults);
    check(&job, &["check"], 2, "", faults);
    assert_eq!(tree(job.path()).len(), 2, "something was written");
}

const CELLS: &str = "\
galat[R301]: \"delapan puluh\" bukan angka
--> lembar/nilai.csv, B2
 = wilayah: 12.18 Kabupaten Serdang Bedagai
 = cara: tulis angka 0 sampai 100, misalnya 87,41, atau \"Tidak dinilai\"

galat[R401]: wilayah \"Langkar\" tidak dikenal
--> lembar/nilai.csv, A3
 = cara: yang namanya mirip: Kabupaten Langkat (12.05), Kota Langsa (11.74) dan Kabupaten Bangka (19.01)

";

/// A sheet with two faulty cells.
fn faulty() -> JobFolder {
    let job = job("pemda;nilai\nSergai;delapan puluh\nLangkar;96,86\n");
    let toml = toml(2024, "12", &only(["12.18"]), LIST);
    job.write("rapor.toml", toml);
    job
}

#[test]
fn faults_of_the_sheets_are_named_by_cell_and_nothing_else_is_written() {
    let job = faulty();
    let refused = "Ditolak: 2 galat. Tidak ada hasil yang ditulis; hasil lama tetap utuh. Daftar temuan: PEKERJAAN/temuan.csv\n";
    check(&job, &["run"], 1, "", &format!("Membaca lembar: 1\n{CELLS}{refused}"));
    let written: Vec<_> = tree(job.path()).into_keys().collect();
    assert_eq!(written, [".rapor-kunci", "lembar/nilai.csv", "rapor.toml", "temuan.csv"]);
    // A run that lands takes the list of the refused one away.
    job.write("lembar/nilai.csv", "kode;nilai\n12.18;97,08\n");
    let (code, ..) = ended(&rapor(["run", "--quiet"]).arg(job.path()).output().unwrap());
    assert_eq!(code, 0);
    assert!(!job.path().join("temuan.csv").exists());
}

#[test]
fn a_partial_run_says_that_it_is_not_complete() {
    let job = faulty();
    job.write("lembar/nilai.csv", "pemda;nilai\nSergai;97,08\nLangkar;96,86\n");
    let summary = "\
Penilaian Tahun 2024  BELUM LENGKAP
  Wilayah  1: 1 dinilai, 0 belum lengkap, 0 tanpa lembar, 0 tidak dinilai
  Berkas   1: 1 dipakai, 0 ditolak, 0 diabaikan
  Temuan   1 galat, 0 peringatan, 0 catatan
  Zona     1 hijau, 0 kuning, 0 merah
  Teratas  Semua Pemda
             1  Kabupaten Serdang Bedagai  97,08  A Hijau
  Hasil    PEKERJAAN/hasil (baru)
  Waktu    # detik
";
    let (_, fault) = CELLS.split_once("\n\n").unwrap();
    check(&job, &["run", "--partial", "--quiet"], 0, "", fault);
    std::fs::remove_dir_all(job.output()).unwrap();
    let stages = "Membaca lembar: 1\nMembuat dokumen: 6\nMenyimpan\n";
    check(&job, &["run", "--partial"], 0, summary, &format!("{stages}{fault}"));
}

#[test]
fn a_check_reads_only() {
    let sound = job(SOUND);
    let counts = "  Wilayah  2: 2 dinilai, 0 belum lengkap, 0 tanpa lembar, 0 tidak dinilai
  Berkas   1: 1 dipakai, 0 ditolak, 0 diabaikan\n";
    let stage = "Membaca lembar: 1\n";
    check(&sound, &["check"], 0, &format!("{counts}Tidak ada temuan.\n"), stage);
    check(&sound, &["periksa", "-q"], 0, "", "");
    assert_eq!(tree(sound.path()).len(), 2, "something was written");
    let counts = "  Wilayah  1: 0 dinilai, 1 belum lengkap, 0 tanpa lembar, 0 tidak dinilai
  Berkas   1: 0 dipakai, 1 ditolak, 0 diabaikan
  Temuan   2 galat, 0 peringatan, 0 catatan\n";
    check(&faulty(), &["check"], 1, counts, &format!("{stage}{CELLS}"));
    check(&faulty(), &["check", "--quiet"], 1, "", CELLS);
}

#[test]
fn a_check_speaks_json_to_programs() {
    let json = r#"{
  "schema": 1,
  "files": {
    "used": 0,
    "refused": 1,
    "ignored": 0
  },
  "regions": {
    "scored": 0,
    "incomplete": 1,
    "missing": 0,
    "not_assessed": 0
  },
  "findings": [
    {
      "code": "R301",
      "severity": "error",
      "file": "lembar/nilai.csv",
      "sheet": "",
      "cell": "B2",
      "region": "12.18",
      "message": "\"delapan puluh\" bukan angka",
      "hint": "tulis angka 0 sampai 100, misalnya 87,41, atau \"Tidak dinilai\""
    },
    {
      "code": "R401",
      "severity": "error",
      "file": "lembar/nilai.csv",
      "sheet": "",
      "cell": "A3",
      "region": null,
      "message": "wilayah \"Langkar\" tidak dikenal",
      "hint": "yang namanya mirip: Kabupaten Langkat (12.05), Kota Langsa (11.74) dan Kabupaten Bangka (19.01)"
    }
  ]
}
"#;
    check(&faulty(), &["check", "--format", "json", "--quiet"], 1, json, "");
}

#[test]
fn a_finding_is_explained() {
    let explained = "\
R304 (galat): Nilai kosong

Kosong tidak sama dengan nol dan tidak sama dengan tidak dinilai.

cara: Isi nilainya, atau tulis \"Tidak dinilai\".
";
    assert_eq!(plain(&["finding", "R304"]), (0, explained.to_owned(), String::new()));
    assert_eq!(plain(&["temuan", "r304"]), (0, explained.to_owned(), String::new()));
    let (code, said, told) = plain(&["finding"]);
    assert_eq!((code, told.as_str()), (0, ""));
    let codes: Vec<_> = said.lines().map(|line| &line[..4]).collect();
    assert_eq!(codes, Code::ALL.iter().map(|code| code.id()).collect::<Vec<_>>());
    assert!(said.contains("\nR304  galat       Nilai kosong\n"), "{said}");
}

#[test]
fn rubrics_are_listed_shown_and_checked() {
    let listed = "\
ombudsman-2021  disimpulkan  Penilaian Kepatuhan terhadap Standar Pelayanan Publik Tahun 2021
ombudsman-2022  disimpulkan  Penilaian Kepatuhan Penyelenggaraan Pelayanan Publik Tahun 2022
ombudsman-2023  terbit       Penilaian Kepatuhan Penyelenggaraan Pelayanan Publik Tahun 2023
ombudsman-2024  disimpulkan  Penilaian Kepatuhan Penyelenggaraan Pelayanan Publik Tahun 2024
ombudsman-2025  draf         Opini Ombudsman RI tentang Penyelenggaraan Pelayanan Publik Tahun 2025
";
    assert_eq!(plain(&["rubric", "list"]), (0, listed.to_owned(), String::new()));
    assert_eq!(plain(&["rubrik", "daftar"]), (0, listed.to_owned(), String::new()));
    let (code, said, told) = plain(&["rubric", "show", "ombudsman-2022"]);
    assert_eq!((code, told.as_str()), (0, ""));
    let bands = "\
   88,00  A  Hijau   Kualitas Tertinggi
   78,00  B  Hijau   Kualitas Tinggi
   54,00  C  Kuning  Kualitas Sedang
   32,00  D  Merah   Kualitas Rendah
    0,00  E  Merah   Kualitas Terendah
";
    assert!(said.starts_with("ombudsman-2022  (disimpulkan)\n"), "{said}");
    assert!(said.contains(bands), "{said}");

    let folder = JobFolder::new("");
    let text = rapor::rubric::built_in("ombudsman-2024").unwrap();
    let file = folder.path().join("kami.toml");
    let path = file.to_str().unwrap().to_owned();
    folder.write("kami.toml", text);
    let sound = "Rubrik ombudsman-2024 sah.\n".to_owned();
    assert_eq!(plain(&["rubric", "check", &path]), (0, sound, String::new()));
    folder.write("kami.toml", text.replace("others = false", "others = 0"));
    let (code, said, told) = plain(&["rubric", "check", &path]);
    assert_eq!((code, said.as_str()), (1, ""));
    let expected = "\
galat[R003]: `units.others` harus nilai benar/salah, di sini tertulis bilangan bulat
  --> PEKERJAAN/kami.toml:62:10
   |
62 | others = 0
   |          ^
   |
   = cara: tulis true atau false

";
    assert_eq!(steady(&told, &folder), expected);
}

#[test]
fn wrong_usage_is_said_in_indonesian() {
    for (arguments, message, way_out) in [
        (&["jalan"][..], "perintah `jalan` tidak dikenal", "mungkin maksudnya `jalankan`"),
        (&["xyz"], "perintah `xyz` tidak dikenal", "lihat `rapor --help`"),
        (&["run", "--jons", "2"], "`--jons` tidak dikenal", "mungkin maksudnya `--jobs`"),
        (&["run", "--jobs"], "--jobs <N> belum diberi nilai", "lihat `rapor --help`"),
        (&["run", "--jobs", "x"], "`x` tidak sah untuk --jobs <N>", "lihat `rapor --help`"),
        (&["run", "--jobs", "0"], "`0` tidak sah untuk --jobs <N>", "lihat `rapor --help`"),
        (
            &["check", "--format", "xml"],
            "`xml` tidak sah untuk --format <BENTUK>",
            "pilih salah satu: text, json",
        ),
        (&["run", "a", "b"], "`b` tidak dikenal", "lihat `rapor --help`"),
        (&["run", "-q", "-q"], "--quiet disebut lebih dari sekali", "lihat `rapor --help`"),
        (&["rubric", "show"], "<RUBRIK> belum disebut", "lihat `rapor --help`"),
        (
            &["finding", "R999"],
            "tidak ada temuan berkode R999; lihat semuanya dengan `rapor finding`",
            "lihat `rapor --help`",
        ),
    ] {
        let told = format!("galat: {message}\n |\n = cara: {way_out}\n\n");
        assert_eq!(plain(arguments), (2, String::new(), told), "{arguments:?}");
    }
    let folder = JobFolder::new("");
    std::fs::remove_file(folder.path().join("rapor.toml")).unwrap();
    let told = "\
galat[R015]: tidak ada rapor.toml di folder PEKERJAAN
--> rapor.toml
 = cara: sebut folder yang memuat rapor.toml: rapor run FOLDER

";
    check(&folder, &["run"], 2, "", told);
    check(&folder, &["check"], 2, "", told);
}

#[test]
fn help_is_indonesian() {
    let english = ["Usage", "Options", "OPTIONS", "Commands", "Arguments", "help", "Print"];
    for arguments in [
        &["--help"][..],
        &["run", "-h"],
        &["check", "--help"],
        &["explain", "--help"],
        &["finding", "--help"],
        &["new", "--help"],
        &["sheet", "-h"],
        &["rubric", "--help"],
        &["rubric", "show", "--help"],
        &["key", "--help"],
        &["key", "new", "--help"],
    ] {
        let (code, said, told) = plain(arguments);
        assert_eq!((code, told.as_str()), (0, ""), "{arguments:?}");
        assert!(said.contains("\nPemakaian: rapor"), "{said}");
        for word in english {
            assert!(!said.replace("--help", "").contains(word), "{word} in {said}");
        }
    }
    let (code, said, told) = plain(&[]);
    assert_eq!((code, said.as_str()), (2, ""));
    assert!(told.contains("Pemakaian: rapor [OPSI] <PERINTAH>\n"), "{told}");
    assert_eq!(plain(&["--version"]).1, format!("rapor {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn colour_goes_to_those_who_want_it() {
    let faulty = faulty();
    let streams = |colour: &[&str]| {
        let output = rapor(["check"]).args(colour).arg(faulty.path()).output().unwrap();
        let (code, said, told) = ended(&output);
        assert_eq!(code, 1);
        (said, told)
    };
    let (said, told) = streams(&[]);
    assert!(!said.contains('\u{1b}') && !told.contains('\u{1b}'), "a pipe wants no colour");
    let (bright_said, bright_told) = streams(&["--color", "always"]);
    assert!(bright_said.contains('\u{1b}') && bright_told.contains('\u{1b}'));
    assert_eq!((said, told), streams(&["--color", "never"]));
}

#[test]
fn a_closed_pipe_is_no_error() {
    for arguments in [&["finding"][..], &["rubric", "show", "ombudsman-2024"], &["--help"]] {
        let mut child =
            rapor(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut first = String::new();
        let mut reader = BufReader::with_capacity(1, child.stdout.take().unwrap());
        reader.read_line(&mut first).unwrap();
        drop(reader);
        assert!(!first.is_empty());
        let output = child.wait_with_output().unwrap();
        assert_eq!(ended(&output), (0, String::new(), String::new()), "{arguments:?}");
    }
    // More than a pipe holds, of which one line is read.
    let codes: Vec<_> = Region::all().map(|region| region.code.to_string()).collect();
    let regions = only(codes.iter().map(String::as_str));
    let job = JobFolder::new(&toml(2024, "12", &regions, LIST)).with("lembar/nilai.csv", SOUND);
    let mut child = rapor(["check", "--quiet", "--format", "json"])
        .arg(job.path())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 1];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(1), "550 regions have no sheet");
    // Nobody reads at all.
    let mut child =
        rapor(["finding"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert_eq!(ended(&child.wait_with_output().unwrap()), (0, String::new(), String::new()));
}

#[test]
fn a_job_that_another_run_holds_is_left_to_it() {
    let job = job(SOUND);
    let lock = File::create(job.path().join(".rapor-kunci")).unwrap();
    lock.lock().unwrap();
    let told = "\
galat: rapor lain sedang mengerjakan PEKERJAAN
 |
 = cara: tunggu sampai selesai, lalu ulangi

";
    check(&job, &["run", "--quiet"], 4, "", told);
    assert!(!job.output().exists());
    // A check only reads, and needs no lock.
    let (code, ..) = ended(&rapor(["check"]).arg(job.path()).output().unwrap());
    assert_eq!(code, 0);
    lock.unlock().unwrap();
    let (code, ..) = ended(&rapor(["run", "--quiet"]).arg(job.path()).output().unwrap());
    assert_eq!(code, 0);
}

#[test]
fn an_output_that_cannot_be_written_is_the_machines_fault() {
    let job = job(SOUND);
    job.write("hasil", "sebuah berkas");
    let told = "\
galat: PEKERJAAN/hasil menghalangi: itu berkas, bukan folder
 |
 = cara: pindahkan atau ganti namanya, lalu ulangi; rapor tidak menghapus berkas orang

";
    check(&job, &["run"], 3, "", told);
    assert_eq!(std::fs::read(job.output()).unwrap(), b"sebuah berkas");
}

#[test]
fn files_of_others_in_the_output_stop_a_run_by_name() {
    let job = job(SOUND);
    job.run(false).unwrap();
    job.write("hasil/piagam/bertanda-tangan.pdf", "%PDF-1.7");
    let told = "\
galat[R701]: berkas ini tidak ditulis oleh rapor
--> hasil/piagam/bertanda-tangan.pdf
 = cara: pindahkan berkas ini ke folder lain; salinan bertanda tangan disimpan di bertanda-tangan/

Ditolak: 1 galat. Tidak ada hasil yang ditulis; hasil lama tetap utuh.
";
    let before = tree(&job.output());
    check(&job, &["run"], 1, "", told);
    assert!(tree(&job.output()) == before);
}
