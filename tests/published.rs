//! Figures that were published must come out of the whole line, from the sheet to the lists.

// What the test needs and does not find ends it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod job_folder;

use std::fs;

use job_folder::{CERTIFICATE, JobFolder, LIST, only, short, toml};
use rapor::domain::{Region, RegionCode};
use rapor::pipeline::Evaluation;
use rapor::scoring::Outcome;

/// The list of Sumatera Utara of 2022 (tests/data/published/README.md).
const SUMUT_2022: &str = include_str!("data/published/sumut-2022.csv");

/// The three shapes that provincial lists have, and the three tie rules.
const THREE_LISTS: &str = r#"
[[list]]
id = "kabupaten"
title = "Kabupaten"
kinds = ["kabupaten"]

[[list]]
id = "kabupaten-kota"
title = "Kabupaten dan Kota"
kinds = ["kabupaten", "kota"]

[[list]]
id = "semua"
title = "Semua"
kinds = ["provinsi", "kabupaten", "kota"]
"#;

const THREE_TIE_RULES: &str = r#"
[[list]]
id = "lompat"
title = "Lompat"
kinds = ["kabupaten", "kota"]
ties = "competition"

[[list]]
id = "rapat"
title = "Rapat"
kinds = ["kabupaten", "kota"]
ties = "dense"

[[list]]
id = "urut"
title = "Urut"
kinds = ["kabupaten", "kota"]
ties = "sequential"
"#;

fn code(text: &str) -> RegionCode {
    text.parse().unwrap()
}

/// A region's result as it is published: `97,08 A Hijau Kualitas Tertinggi`, with `-` where the
/// year has no such word.
fn result(evaluation: &Evaluation, region: &str) -> String {
    let card = evaluation.standings.card(code(region)).unwrap();
    let Some(verdict) = card.verdict() else {
        return card.outcome.id().to_owned();
    };
    let category = verdict.band.category.as_deref().unwrap_or("-");
    let zone = verdict.band.zone.map_or("-", |zone| zone.name());
    let score = verdict.published.on_paper();
    format!("{score} {category} {zone} {}", verdict.opinion)
}

/// A list as it is published: rank and region, `=` behind a tie.
fn places(evaluation: &Evaluation, list: &str) -> Vec<String> {
    let lists = &evaluation.standings.lists;
    let list = lists.iter().find(|ranked| ranked.list.id == list).unwrap();
    let place = |place: &rapor::ranking::Place| {
        format!("{} {}{}", place.rank, place.region, if place.tied { "=" } else { "" })
    };
    list.places.iter().map(place).collect()
}

fn ranks(evaluation: &Evaluation, region: &str) -> Vec<u32> {
    let lists = &evaluation.standings.lists;
    let places = lists.iter().filter_map(|list| list.place_of(code(region)));
    places.map(|place| place.rank).collect()
}

fn no_findings(evaluation: &Evaluation) {
    let found: Vec<_> = evaluation.findings.iter().map(short).collect();
    assert!(found.is_empty(), "{found:?}");
}

/// A job of one score for each region, evaluated without a single finding.
fn scores(year: u16, province: &str, lists: &str, scores: &[(&str, &str)]) -> Evaluation {
    let rows: String = scores.iter().map(|(code, score)| format!("{code};{score}\n")).collect();
    let regions = only(scores.iter().map(|(code, _)| *code));
    let evaluation = JobFolder::new(&toml(year, province, &regions, lists))
        .with("lembar/nilai.csv", format!("kode;nilai\n{rows}"))
        .check();
    no_findings(&evaluation);
    evaluation
}

/// Holds one region's published score against what the line makes of it.
fn check(year: u16, region: &str, score: &str, expected: &str) {
    let province = code(region).province().to_string();
    let evaluation = scores(year, &province, LIST, &[(region, score)]);
    assert_eq!(result(&evaluation, region), expected, "{year} {region} {score}");
}

/// Code, name, score, kategori and zona of the published list, in its order.
fn sumut_2022() -> Vec<[&'static str; 5]> {
    let row = |line: &'static str| {
        let fields: Vec<_> = line.split(',').collect();
        [fields[1], fields[3], fields[4], fields[5], fields[6]]
    };
    SUMUT_2022.lines().skip(1).map(row).collect()
}

fn holds_the_list_of_2022(evaluation: &Evaluation) {
    let rows = sumut_2022();
    assert_eq!(rows.len(), 34);
    for [region, name, score, category, zone] in &rows {
        let card = evaluation.standings.card(code(region)).unwrap();
        assert_eq!(card.region.name, *name);
        let published = result(evaluation, region);
        let expected = format!("{} {category} {zone} ", score.replace('.', ","));
        assert!(published.starts_with(&expected), "{region}: {published}, not {expected}");
    }
    let count = |category: &str| {
        let cards = evaluation.standings.cards.iter().filter_map(|card| card.verdict());
        cards.filter(|verdict| verdict.band.category.as_deref() == Some(category)).count()
    };
    assert_eq!(["A", "B", "C", "D", "E"].map(count), [5, 11, 13, 5, 0]);
    let order: Vec<_> = (1..).zip(&rows).map(|(rank, row)| format!("{rank} {}", row[0])).collect();
    assert_eq!(places(evaluation, "semua"), order, "the published list is in order of score");
}

#[test]
fn sumatera_utara_2022_comes_out_as_it_was_published() {
    let table = |columns: &str, row: &dyn Fn(&[&str; 5]) -> String| {
        let rows: String = sumut_2022().iter().map(row).collect();
        format!("{columns}\n{rows}")
    };
    let toml = toml(2022, "12", "", THREE_LISTS);
    for sheet in [
        // Scores alone, by code; by name; and with the words that stand beside them, compared.
        table("kode;nilai", &|[code, _, score, ..]| format!("{code};{score}\n")),
        table("pemda;nilai", &|[_, name, score, ..]| {
            format!("{name};{}\n", score.replace('.', ","))
        }),
        table("kode;pemda;nilai;kategori;zona", &|row| row.join(";") + "\n"),
    ] {
        let evaluation = JobFolder::new(&toml).with("lembar/nilai.csv", sheet).check();
        no_findings(&evaluation);
        holds_the_list_of_2022(&evaluation);
        // Nias: among the kabupaten, among kabupaten and kota, with the province.
        assert_eq!(ranks(&evaluation, "12.04"), [7, 8, 9]);
        assert_eq!(ranks(&evaluation, "12"), [2]);
        assert_eq!(ranks(&evaluation, "12.71"), [13, 14], "Medan is no kabupaten");
        let lengths: Vec<_> = ["kabupaten", "kabupaten-kota", "semua"]
            .map(|list| places(&evaluation, list).len())
            .to_vec();
        assert_eq!(lengths, [25, 33, 34]);
    }
}

#[test]
fn the_samples_come_out_as_they_were_published() {
    let evaluation = JobFolder::sample("sumut-2022").check();
    no_findings(&evaluation);
    holds_the_list_of_2022(&evaluation);
    let evaluation = JobFolder::sample("yogyakarta-2025").check();
    no_findings(&evaluation);
    assert_eq!(result(&evaluation, "34.71"), "88,39 - - Kualitas Tertinggi");
}

#[test]
fn a_run_writes_the_published_ranks() {
    let rows: String =
        sumut_2022().iter().map(|[code, _, score, ..]| format!("{code},{score}\n")).collect();
    let job = JobFolder::new(&toml(2022, "12", "", THREE_LISTS))
        .with("lembar/nilai.csv", format!("kode,nilai\n{rows}"));
    job.run(false).unwrap();
    let text = fs::read(job.output().join("data/hasil.json")).unwrap();
    let json: serde_json::Value = serde_json::from_slice(&text).unwrap();
    let regions = json["regions"].as_array().unwrap();
    assert_eq!(regions.len(), 34);
    let nias = regions.iter().find(|region| region["code"] == "12.04").unwrap();
    assert_eq!(nias["score"], "85.05");
    assert_eq!(
        nias["ranks"],
        serde_json::json!({ "kabupaten": 7, "kabupaten-kota": 8, "semua": 9 })
    );
}

#[test]
fn border_cases_that_really_happened_fall_on_their_side() {
    const CASES: [(&str, &str); 9] = [
        ("31,98", "31,98 E Merah Kualitas Terendah"),
        ("32,23", "32,23 D Merah Kualitas Rendah"),
        ("52,98", "52,98 D Merah Kualitas Rendah"),
        ("54,11", "54,11 C Kuning Kualitas Sedang"),
        ("77,69", "77,69 C Kuning Kualitas Sedang"),
        ("78,78", "78,78 B Hijau Kualitas Tinggi"),
        ("87,80", "87,80 B Hijau Kualitas Tinggi"),
        ("88,15", "88,15 A Hijau Kualitas Tertinggi"),
        ("87,9950", "88,00 A Hijau Kualitas Tertinggi"),
    ];
    let regions: Vec<_> =
        Region::inside(code("12")).map(|region| region.code.to_string()).collect();
    let rows: Vec<_> =
        regions.iter().zip(CASES).map(|(region, (score, _))| (region.as_str(), score)).collect();
    for year in [2022, 2023, 2024] {
        let evaluation = scores(year, "12", LIST, &rows);
        for ((region, score), (_, expected)) in rows.iter().zip(CASES) {
            assert_eq!(result(&evaluation, region), expected, "{year} {score}");
        }
    }
}

#[test]
fn a_tie_of_three_decimals_is_rounded_up_from_a_number_cell() {
    // "87,995" as text could be thousands as well, and is asked about; a number cell could not.
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_row(0, 0, ["Kode", "Nilai"]).unwrap();
    sheet.write(1, 0, "12.18").unwrap();
    sheet.write(1, 1, 87.995).unwrap();
    let evaluation = JobFolder::new(&toml(2024, "12", &only(["12.18"]), LIST))
        .with("lembar/nilai.xlsx", workbook.save_to_buffer().unwrap())
        .check();
    no_findings(&evaluation);
    assert_eq!(result(&evaluation, "12.18"), "88,00 A Hijau Kualitas Tertinggi");
}

#[test]
fn single_figures_of_other_years_come_out() {
    // Kabupaten Serdang Bedagai.
    check(2021, "12.18", "77,02", "77,02 - Kuning Kepatuhan Sedang");
    check(2024, "12.18", "97,08", "97,08 A Hijau Kualitas Tertinggi");
    // Kabupaten Dairi.
    check(2023, "12.11", "88,87", "88,87 A Hijau Kualitas Tertinggi");
    check(2024, "12.11", "94,83", "94,83 A Hijau Kualitas Tertinggi");
    // Kabupaten Serang.
    check(2023, "36.04", "89,28", "89,28 A Hijau Kualitas Tertinggi");
}

#[test]
fn the_first_four_of_sumatera_utara_2024_stand_in_their_order() {
    let four = [("12.09", "93,37"), ("12.11", "94,83"), ("12.05", "96,86"), ("12.18", "97,08")];
    let evaluation = scores(2024, "12", LIST, &four);
    assert_eq!(places(&evaluation, "semua"), ["1 12.18", "2 12.05", "3 12.11", "4 12.09"]);
}

/// Kabupaten Pasaman, 2022: zona hijau, kualitas tinggi. Its score was not published, so every
/// score of the band must come to that.
#[test]
fn every_score_of_band_b_in_2022_is_green_and_high() {
    let scores: Vec<_> = (7800..=8799)
        .map(|hundredths| format!("{},{:02}", hundredths / 100, hundredths % 100))
        .collect();
    let regions: Vec<_> = Region::all()
        .filter(|region| !region.code.is_province())
        .map(|region| region.code.to_string())
        .collect();
    let mut seen = 0;
    for part in scores.chunks(regions.len()) {
        let rows: Vec<_> =
            regions.iter().zip(part).map(|(code, score)| (code.as_str(), score.as_str())).collect();
        let evaluation = self::scores(2022, "13", LIST, &rows);
        for (region, score) in &rows {
            assert_eq!(result(&evaluation, region), format!("{score} B Hijau Kualitas Tinggi"));
            seen += 1;
        }
    }
    assert_eq!(seen, 1000);
    check(2022, "13.08", "78", "78,00 B Hijau Kualitas Tinggi");
    check(2022, "13.08", "87,99", "87,99 B Hijau Kualitas Tinggi");
}

#[test]
fn kota_yogyakarta_2025_is_the_mean_of_its_five_units() {
    let units = "kode;unit;nilai\n34.71;A;90,13\n34.71;B;89,44\n34.71;C;89,31\n34.71;D;88,91\n34.71;E;84,17\n";
    let evaluation = JobFolder::new(&toml(2025, "34", &only(["34.71"]), LIST))
        .with("lembar/unit.csv", units)
        .check();
    no_findings(&evaluation);
    assert_eq!(result(&evaluation, "34.71"), "88,39 - - Kualitas Tertinggi");
    let card = evaluation.standings.card(code("34.71")).unwrap();
    assert_eq!(card.verdict().unwrap().score.exact().to_decimal(), "88.392");
}

/// Maluku 2024 lists 77,69 twice, as 5 and 6. Which of its regions they are was not in the source:
/// the scores stand on regions in order of code here, and those above and below are made up.
#[test]
fn maluku_2024_lists_one_score_twice_under_three_rules() {
    let scores = [
        ("81.01", "77,69"),
        ("81.02", "91,10"),
        ("81.03", "77,69"),
        ("81.04", "88,20"),
        ("81.05", "85,30"),
        ("81.06", "79,40"),
        ("81.07", "61,50"),
    ];
    let evaluation = self::scores(2024, "81", THREE_TIE_RULES, &scores);
    let above = ["1 81.02", "2 81.04", "3 81.05", "4 81.06"];
    for (list, below) in [
        ("lompat", ["5 81.01=", "5 81.03=", "7 81.07"]),
        ("rapat", ["5 81.01=", "5 81.03=", "6 81.07"]),
        ("urut", ["5 81.01=", "6 81.03=", "7 81.07"]),
    ] {
        assert_eq!(places(&evaluation, list), [above.as_slice(), &below].concat(), "{list}");
    }
}

#[test]
fn a_sequential_list_tells_equal_scores_apart_by_what_was_rounded_away() {
    let scores = [("81.01", "77,6901"), ("81.02", "77,6949"), ("81.03", "77,69")];
    let evaluation = self::scores(2024, "81", THREE_TIE_RULES, &scores);
    assert_eq!(places(&evaluation, "lompat"), ["1 81.01=", "1 81.02=", "1 81.03="]);
    assert_eq!(places(&evaluation, "urut"), ["1 81.02=", "2 81.01=", "3 81.03="]);
}

#[test]
fn who_has_no_score_stands_outside_the_ranking() {
    let regions = only(["12.01", "12.02", "12.03", "12.04", "12.05", "12.06"]);
    let rest = format!(
        "{LIST}{CERTIFICATE}\n[region.\"12.05\"]\nstatus = \"not_assessed\"\nreason = \"bencana alam\"\n"
    );
    let sheet = "kode;nilai\n12.01;80,5\n12.02;delapan puluh\n12.03;Tidak dinilai\n12.06;90\n";
    let job = JobFolder::new(&toml(2024, "12", &regions, &rest)).with("lembar/nilai.csv", sheet);
    // Whole or not at all.
    let refused = job.run(false).unwrap_err();
    let rapor::pipeline::Failure::Refused { findings, csv, .. } = refused else {
        panic!("{refused}")
    };
    let found: Vec<_> = findings.iter().map(short).collect();
    assert_eq!(
        found,
        [
            "R301 lembar/nilai.csv, B3",
            "R507 lembar/nilai.csv, B4",
            "R406 rapor.toml",
            "R507 rapor.toml",
        ]
    );
    assert!(csv.unwrap().ends_with("temuan.csv"));
    assert!(!job.output().exists());

    let done = job.run(true).unwrap();
    let evaluation = done.evaluation;
    let statuses: Vec<_> =
        evaluation.standings.cards.iter().map(|card| card.outcome.id()).collect();
    assert_eq!(
        statuses,
        ["scored", "incomplete", "not_assessed", "missing", "not_assessed", "scored"]
    );
    assert_eq!(
        evaluation.standings.card(code("12.05")).unwrap().outcome,
        Outcome::NotAssessed(Some("bencana alam".to_owned()))
    );
    assert_eq!(places(&evaluation, "semua"), ["1 12.06", "2 12.01"]);
    let written: Vec<_> = job_folder::tree(&job.output()).into_keys().collect();
    assert_eq!(
        written,
        [
            "SHA256SUMS",
            "data/hasil.json",
            "data/nilai.csv",
            "manifest.json",
            "rapor/12.01-kabupaten-tapanuli-tengah.xlsx",
            "rapor/12.02-kabupaten-tapanuli-utara.xlsx",
            "rapor/12.03-kabupaten-tapanuli-selatan.xlsx",
            "rapor/12.04-kabupaten-nias.xlsx",
            "rapor/12.05-kabupaten-langkat.xlsx",
            "rapor/12.06-kabupaten-karo.xlsx",
            "rekap-2024.xlsx",
            "temuan.csv"
        ],
        "a report card for everyone, and no certificate for anyone"
    );
    let scores = fs::read_to_string(job.output().join("data/nilai.csv")).unwrap();
    assert!(scores.lines().skip(1).all(|line| line.contains("BELUM LENGKAP")), "{scores}");
}
