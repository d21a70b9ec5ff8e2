//! Why is it this number? Every published score leads back to the cells that it came from.

// What the test needs and does not find ends it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod binary;
#[path = "explain/cells.rs"]
mod cells;
mod filled_form;
mod job_folder;

use std::path::Path;

use binary::{ended, rapor};
use cells::{Held, hold_job};
use job_folder::{JobFolder, LIST, Nobody, only, toml};
use rapor::explain::{self, Asked, Explanation};
use rapor::job::Job;
use rapor::pipeline::{self, Evaluation, Options};

const SEVEN: &str = "\
kode;unit;nilai
12.11;Disdukcapil;96,5
12.11;DPMPTSPK;95,25
12.11;Dinas Sosial;94,1
12.11;Dinas Pendidikan;93
12.11;Dinas Kesehatan;94,87
12.11;UPT Puskesmas Sigalingging;95,1234
12.11;UPT Puskesmas Pegagan Julu II;Tidak dinilai
12.18;;97,08
";

/// Kabupaten Dairi from its units, Serdang Bedagai as told.
fn dairi() -> JobFolder {
    let regions = only(["12.05", "12.11", "12.18"]);
    let absent = "\n[region.\"12.05\"]\nstatus = \"not_assessed\"\nreason = \"bencana alam\"\n";
    JobFolder::new(&(toml(2024, "12", &regions, LIST) + absent))
        .with("lembar/unit.csv", SEVEN.rsplit_once("12.18").unwrap().0)
        .with("lembar/nilai.csv", "kode;nilai\n12.18;97,08\n")
}

fn evaluated(job: &Job) -> Evaluation {
    pipeline::evaluate(job, Options::default(), &Nobody).unwrap()
}

#[test]
fn every_region_of_the_samples_leads_back_to_its_cells() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let check = |folder: &Path, regions, expected| {
        let mut held = Held::default();
        assert_eq!(hold_job(folder, &mut held), regions);
        assert_eq!(held, expected);
    };
    let told = |units| Held { units, ..Held::default() };
    check(&samples.join("sumut-2022"), 34, told(0));
    check(&samples.join("yogyakarta-2025"), 1, told(5));
    check(dairi().path(), 2, told(7));
    let (units, indicators) = (33 * 7, 33 * 7 * 37);
    // So many cells of the samples' sheets hold points, TJ and TB.
    let answers =
        Held { units, indicators, points: 49_864, refused: 2, not_applicable: 261, blank: 0 };
    check(&samples.join("sumut-2024"), 33, answers);
}

/// A job of one form of Serdang Bedagai by the rubric of a year, after one change to the rubric.
fn of_form(year: u16, name: &str, bytes: &[u8], from: &str, to: &str) -> JobFolder {
    let id = format!("ombudsman-{year}");
    let rubric = rapor::rubric::built_in(&id).unwrap();
    assert!(rubric.contains(from));
    let toml = toml(year, "12", &only([filled_form::REGION]), LIST);
    JobFolder::new(&toml.replace(&format!("\"{id}\""), "\"rubrik.toml\""))
        .with("rubrik.toml", rubric.replacen(from, to, 1))
        .with(&format!("lembar/{name}"), bytes)
}

#[test]
fn answers_of_every_kind_lead_back_to_their_cells() {
    let check = |job: &JobFolder, expected| {
        let mut held = Held::default();
        assert_eq!(hold_job(job.path(), &mut held), 1);
        assert_eq!(held, expected);
    };
    let held = |indicators, [points, refused, not_applicable, blank]: [usize; 4]| Held {
        units: 7,
        indicators,
        points,
        refused,
        not_applicable,
        blank,
    };
    let ods = include_bytes!("data/forms/libreoffice-2024.ods");
    let job = of_form(2024, "a.ods", ods, "", "");
    check(&job, held(7 * 37, [1387, 73, 59, 0]));
    // A component of a checklist is there once for each of two products.
    let checklist = include_bytes!("data/forms/openpyxl-2021.xlsx");
    let job = of_form(2021, "a.xlsx", checklist, "", "");
    check(&job, held(7 * 19 * 2, [7 * 30, 0, 7 * 8, 0]));
    let rubric = filled_form::rubric(2024);
    let mut book = filled_form::plain(&filled_form::workbook(&rubric, 0..filled_form::UNITS));
    // An answer of several, the only one of an indicator, and a respondent's.
    for (sheet, row, column) in [("Dinsos", 5, 5), ("Dinkes", 12, 5), ("Survei", 1, 2)] {
        let sheet = book.worksheet_from_name(sheet).unwrap();
        sheet.clear_cell(row, column);
    }
    let bytes = book.save_to_buffer().unwrap();
    for rule in ["zero", "skip"] {
        let rule = format!("blank = \"{rule}\"");
        let job = of_form(2024, "a.xlsx", &bytes, "blank = \"error\"", &rule);
        check(&job, held(7 * 37, [1384, 73, 59, 3]));
    }
}

/// What the answer to a question is called in short.
fn answer(explained: Result<Explanation<'_>, explain::Unclear>) -> String {
    match explained {
        Ok(explanation) => match explanation.number {
            Some(number) => number.value.map_or("-".to_owned(), |value| value.to_decimal()),
            None => explanation.outcome.id().to_owned(),
        },
        Err(unclear) => {
            let shown = format!("{unclear:?}");
            shown.split('(').next().unwrap().to_owned()
        }
    }
}

#[test]
fn a_question_means_exactly_one_number_or_is_asked_back() {
    let folder = dairi();
    let job = folder.sound();
    let evaluation = evaluated(&job);
    for (region, unit, code, expected) in [
        ("12.18", None, None, "97.08"),
        ("sergai", None, None, "97.08"),
        ("Kab. Dairi", None, None, "94.807233333333…"),
        ("langkat", None, None, "not_assessed"),
        ("12.99", None, None, "RegionUnknown"),
        ("1218", None, None, "RegionUnknown"),
        ("Langkar", None, None, "RegionUnknown"),
        ("Solok", None, None, "RegionOutside"),
        ("Medan", None, None, "RegionOutside"),
        ("dairi", Some("disdukcapil"), None, "96.5"),
        ("dairi", Some("Dinas Kependudukan dan Pencatatan Sipil"), None, "96.5"),
        ("dairi", Some("dpmptsp"), None, "95.25"),
        ("dairi", Some("Puskesmas Sigalingging"), None, "95.1234"),
        ("dairi", Some("Puskesmas Pegagan Julu II"), None, "-"),
        ("dairi", Some("puskesmas"), None, "UnitAmbiguous"),
        ("dairi", Some("Puskesmas Sidikalang"), None, "UnitUnknown"),
        ("dairi", Some("RSUD"), None, "UnitUnknown"),
        ("dairi", Some("disdukcapil"), Some("I.1.01"), "ScoreAlone"),
        ("sergai", Some("disdukcapil"), None, "UnitUnknown"),
    ] {
        let asked = Asked { region, unit, code };
        let cards = &evaluation.standings.cards;
        let explained = explain::explain(&job, cards, &evaluation.findings, asked);
        assert_eq!(answer(explained), expected, "{asked:?}");
    }
}

/// Runs `explain` on a job; its exit code and both streams are exactly these.
fn check(job: &JobFolder, arguments: &[&str], code: i32, out: &str, err: &str) {
    let output = rapor(["explain", "--job"]).arg(job.path()).args(arguments).output().unwrap();
    let (found, said, told) = ended(&output);
    assert_eq!((said.as_str(), told.as_str()), (out, err), "{arguments:?}");
    assert_eq!(found, code, "{arguments:?}");
    assert!(said.lines().all(|line| line.chars().count() <= 80), "{said}");
}

#[test]
fn a_score_is_explained_in_words() {
    let job = dairi();
    check(
        &job,
        &["12.18"],
        0,
        "\
Kabupaten Serdang Bedagai (12.18), 2024: 97,08
Zona Hijau, Kategori A, Kualitas Tertinggi

  Nilai eksak  97,08
  Pembulatan   tidak perlu: 97,08 paling banyak dua desimal
  Golongan     88,00 ke atas, dilihat dari nilai yang sudah dibulatkan
               [pengumuman]; yang tertinggi
  Asal         lembar/nilai.csv, B2
  Instrumen    ombudsman-2024 (disimpulkan)
",
        "",
    );
    check(
        &job,
        &["dairi"],
        0,
        "\
Kabupaten Dairi (12.11), 2024: 94,81
Zona Hijau, Kategori A, Kualitas Tertinggi

  Nilai eksak  94,807233333333… = 2844217/30000
  Pembulatan   menjadi 94,81: sekali saja, ke dua desimal, setengah ke atas
  Golongan     88,00 ke atas, dilihat dari nilai yang sudah dibulatkan
               [pengumuman]; yang tertinggi
  Dihitung     rata-rata dari 6 unit yang dinilai, masing-masing 1/6, dengan
               nilai eksaknya
  Asal         lembar/unit.csv
  Instrumen    ombudsman-2024 (disimpulkan)

Bagian (nilai x bobot = sumbangan; jumlah sumbangan = nilai di atasnya)

     nilai       bobot  sumbangan
      96,5  16,6666… %   16,0833…  Disdukcapil (Dinas Kependudukan dan
                                   Pencatatan Sipil)
                                     lembar/unit.csv, C2
     95,25  16,6666… %     15,875  DPMPTSPK (Dinas Penanaman Modal dan Pelayanan
                                   Terpadu Satu Pintu)
                                     lembar/unit.csv, C3
      94,1  16,6666… %   15,6833…  Dinas Sosial
                                     lembar/unit.csv, C4
        93  16,6666… %       15,5  Dinas Pendidikan
                                     lembar/unit.csv, C5
     94,87  16,6666… %   15,8116…  Dinas Kesehatan
                                     lembar/unit.csv, C6
   95,1234  16,6666… %    15,8539  UPT Puskesmas Sigalingging
                                     lembar/unit.csv, C7
         -           -          -  UPT Puskesmas Pegagan Julu II
                                     tidak dinilai, maka tidak dihitung
                                     lembar/unit.csv, C8

Temuan
  catatan[R507] UPT Puskesmas Pegagan Julu II tidak dinilai (lembar/unit.csv,
  C8)
",
        "",
    );
    check(
        &job,
        &["Dairi", "Puskesmas Sigalingging"],
        0,
        "\
UPT Puskesmas Sigalingging, 2024: 95,12
Zona Hijau, Kategori A, Kualitas Tertinggi
di Kabupaten Dairi (12.11)

  Nilai eksak  95,1234
  Pembulatan   95,12 hanya untuk ditampilkan (dua desimal, setengah ke atas);
               rata-rata wilayah memakai nilai eksaknya
  Golongan     88,00 ke atas, dilihat dari nilai yang sudah dibulatkan
               [pengumuman]; yang tertinggi
  Sumbangan    95,1234 x 16,6666… % = 15,8539 ke nilai Kabupaten Dairi
  Asal         lembar/unit.csv, C7
  Instrumen    ombudsman-2024 (disimpulkan)
",
        "",
    );
    check(
        &job,
        &["dairi", "Puskesmas Pegagan Julu II"],
        0,
        "\
UPT Puskesmas Pegagan Julu II, 2024: -
di Kabupaten Dairi (12.11)

  Dihitung     tidak dinilai, maka tidak dihitung
  Asal         lembar/unit.csv, C8
  Instrumen    ombudsman-2024 (disimpulkan)

Temuan
  catatan[R507] UPT Puskesmas Pegagan Julu II tidak dinilai (lembar/unit.csv,
  C8)
",
        "",
    );
}

#[test]
fn a_region_without_a_score_says_why() {
    let job = dairi();
    check(
        &job,
        &["langkat"],
        1,
        "\
Kabupaten Langkat (12.05), 2024: tanpa nilai (tidak dinilai)

  Sebab        tidak dinilai: bencana alam

Temuan
  catatan[R507] Kabupaten Langkat tidak dinilai: bencana alam (rapor.toml)
",
        "",
    );
    job.write("lembar/nilai.csv", "kode;nilai\n12.18;97,8o\n");
    let said = "\
Kabupaten Serdang Bedagai (12.18), 2024: tanpa nilai (belum lengkap)

  Sebab        lembarnya masih bermasalah; lihat temuan

Temuan
  galat[R301] \"97,8o\" bukan angka (lembar/nilai.csv, B2)
";
    check(&job, &["12.18"], 1, said, "");
    std::fs::remove_file(job.path().join("lembar/nilai.csv")).unwrap();
    let said = "\
Kabupaten Serdang Bedagai (12.18), 2024: tanpa nilai (tanpa lembar)

  Sebab        tidak ada lembar tentang wilayah ini

Temuan
  galat[R406] Kabupaten Serdang Bedagai belum punya lembar penilaian
  (rapor.toml)
";
    check(&job, &["12.18"], 1, said, "");
}

#[test]
fn a_question_that_is_not_clear_names_the_candidates() {
    let job = dairi();
    check(&job, &["langkar"], 2, "", "\
galat: wilayah \"langkar\" tidak dikenal
 |
 = cara: yang namanya mirip: Kabupaten Langkat (12.05), Kota Langsa (11.74) atau Kabupaten Bangka (19.01)

");
    check(
        &job,
        &["solok"],
        2,
        "",
        "\
galat: Kabupaten Solok (13.02), Kota Solok (13.72) tidak termasuk pekerjaan ini
 |
 = cara: sebut folder pekerjaan yang memuatnya: --job FOLDER

",
    );
    check(
        &job,
        &["dairi", "puskesmas"],
        2,
        "",
        "\
galat: \"puskesmas\" berarti lebih dari satu unit
 |
 = cara: sebut salah satu: UPT Puskesmas Sigalingging atau UPT Puskesmas Pegagan Julu II

",
    );
    check(&job, &["dairi", "RSUD"], 2, "", "\
galat: tidak ada unit \"RSUD\" di wilayah ini
 |
 = cara: unit wilayah ini: Disdukcapil, DPMPTSPK, Dinas Sosial, Dinas Pendidikan, Dinas Kesehatan, UPT Puskesmas Sigalingging atau UPT Puskesmas Pegagan Julu II

");
    check(
        &job,
        &["dairi", "disdukcapil", "I.1.01"],
        2,
        "",
        "\
galat: jawaban Disdukcapil tidak ada di pekerjaan ini; hanya keadaannya, di lembar/unit.csv, C2
 |
 = cara: tanyakan unitnya saja, tanpa kode

",
    );
}

#[test]
fn an_explanation_speaks_json_to_programs() {
    let job = dairi();
    let json = "\
{
  \"schema\": 1,
  \"year\": 2024,
  \"rubric\": \"ombudsman-2024\",
  \"rubric_status\": \"inferred\",
  \"marks\": [],
  \"region\": {
    \"code\": \"12.11\",
    \"name\": \"Kabupaten Dairi\",
    \"status\": \"scored\",
    \"reason\": null
  },
  \"rounding\": {
    \"exact\": \"193/2\",
    \"decimals\": 2,
    \"mode\": \"half_up\",
    \"score\": \"96.50\"
  },
  \"band\": {
    \"from\": \"88.00\",
    \"below\": null,
    \"missing\": null,
    \"category\": \"A\",
    \"zone\": \"Hijau\",
    \"opinion\": \"Kualitas Tertinggi\",
    \"suffix\": null,
    \"status\": \"published\",
    \"source\": \"pengumuman\"
  },
  \"beside\": null,
  \"within\": [
    {
      \"of\": \"region\",
      \"code\": \"12.11\",
      \"name\": \"Kabupaten Dairi\",
      \"unit_kind\": null,
      \"product\": null,
      \"share\": null
    }
  ],
  \"contribution\": \"193/12\",
  \"number\": {
    \"of\": \"unit\",
    \"code\": null,
    \"name\": \"Disdukcapil\",
    \"unit_kind\": \"disdukcapil\",
    \"product\": null,
    \"share\": {
      \"exact\": \"1/6\",
      \"weight\": \"1\",
      \"sum\": \"6\",
      \"status\": null,
      \"source\": null
    },
    \"exact\": \"193/2\",
    \"decimal\": \"96.5\",
    \"left_out\": null,
    \"rule\": \"told\",
    \"told\": {
      \"file\": \"lembar/unit.csv\",
      \"sheet\": \"\",
      \"cell\": \"C2\"
    },
    \"max\": null,
    \"answers\": [],
    \"parts\": []
  },
  \"findings\": []
}
";
    check(&job, &["dairi", "disdukcapil", "--format", "json"], 0, json, "");
}
