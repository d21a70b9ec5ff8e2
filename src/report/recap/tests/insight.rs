//! What the summary says of earlier years, of firm ranks and of weak indicators.

use super::{bytes, document, parts, read, rows};
use crate::domain::{Fraction, PastResult, Published, Zone};
use crate::report::fixture::World;
use crate::report::workbook::{Plot, Sheet};

fn sheet(world: &World, name: &str) -> Option<Sheet> {
    let sheets = document(world.results(), "rapor 0.1.0").sheets;
    sheets.into_iter().find(|sheet| sheet.name.as_str() == name)
}

fn joined(rows: &[Vec<String>]) -> Vec<String> {
    rows.iter().map(|row| row.join("|").trim_end_matches('|').to_owned()).collect()
}

fn past(world: &mut World, year: u16, region: &str, score: Option<&str>, zone: Option<Zone>) {
    let score = score.map(|text| Published::from_exact(&Fraction::from_decimal(text).unwrap()));
    let result = PastResult { score: score.map(Option::unwrap), zone, ..PastResult::default() };
    assert_eq!(world.history.insert(year, region.parse().unwrap(), result), None);
}

/// All regions by their answers, with a whole earlier year and years of which little is known.
fn over_the_years() -> World {
    let mut world = World::all_answered();
    let regions: Vec<_> =
        world.standings.cards.iter().map(|card| card.region.code.to_string()).collect();
    for (region, number) in regions.iter().zip(0..) {
        past(&mut world, 2023, region, Some(&format!("{}.25", 40 + number)), Some(Zone::Merah));
    }
    past(&mut world, 2018, "12.01", Some("55.5"), Some(Zone::Kuning));
    past(&mut world, 2021, "12.01", Some("66.6"), Some(Zone::Kuning));
    past(&mut world, 2021, "12.02", None, Some(Zone::Hijau));
    past(&mut world, 2022, "12.01", Some("61"), None);
    world
}

#[test]
fn the_first_sheet_sets_the_same_regions_against_the_year_before() {
    let mut world = World::of_2024();
    let zones = rows(&read(&world), "Ringkasan", "Zona dibandingkan dengan 2022");
    assert_eq!(
        joined(&zones.iter().map(|row| row[..5].to_vec()).collect::<Vec<_>>())[1..6],
        [
            "Zona|2022|2024|Selisih",
            "Hijau|2|3|1",
            "Kuning|1|0|-1",
            "Merah|0|0|0",
            "3 pemda yang zonanya diketahui untuk 2022 dan 2024."
        ]
    );
    let parts = parts(&world);
    let drawing = &parts["xl/drawings/drawing1.xml"];
    let said = "Diagram batang berkelompok. 2022 dan 2024: Hijau 2 lalu 3, Kuning 1 lalu 0, Merah 0 lalu 0.";
    assert!(drawing.contains(said), "{drawing}");
    // Only of the two with a score then one has gained.
    let summary = rows(&read(&world), "Ringkasan", "Status");
    let gained: Vec<_> =
        joined(&summary).into_iter().filter(|row| row.contains("|2022|")).collect();
    assert!(gained[0].ends_with("|2022|Kabupaten Langkat|90.11|96.86|6.75"), "{gained:?}");
    world.job.year = 2022;
    past(&mut world, 2021, "12.18", None, Some(Zone::Kuning));
    let sheets = read(&world);
    let zones = rows(&sheets, "Ringkasan", "Zona dibandingkan dengan 2021");
    assert_eq!(
        joined(&zones)[1..7],
        [
            "Zona|2021|2022",
            "Hijau|0|1",
            "Kuning|1|0",
            "Merah|0|0",
            "1 pemda yang zonanya diketahui untuk 2021 dan 2022.",
            "Instrumen berganti antara 2021 dan 2022: selisih tidak dihitung."
        ]
    );
}

#[test]
fn a_year_without_zones_shows_those_of_the_year_before_alone() {
    let sheets = read(&World::of_2025());
    let zones = rows(&sheets, "Ringkasan", "Zona dibandingkan dengan 2024");
    assert_eq!(joined(&zones)[1..3], ["Zona|2024|2025", "Hijau|1|-"]);
    let sheet = sheet(&World::of_2025(), "Ringkasan").unwrap();
    assert_eq!(sheet.charts.len(), 1, "nothing to be drawn beside each other");
}

#[test]
fn lists_show_the_last_ranks_and_the_ranges_of_ranks() {
    let world = over_the_years();
    let sheets = read(&world);
    let ranked = rows(&sheets, "Peringkat", "Peringkat");
    let headings = ranked[0].join("|");
    let expected = "|Nilai 2023|Zona 2023|Perubahan sejak 2023|Peringkat 2023|Naik (+) sejak 2023|Median|P5|P95|Piagam";
    assert!(headings.ends_with(expected), "{headings}");
    let at = |name: &str| ranked[0].iter().position(|heading| heading == name).unwrap();
    for row in &ranked[1..] {
        let number = |name: &str| row[at(name)].parse::<i64>().unwrap();
        let climbed = number("Peringkat 2023") - number("Peringkat");
        assert_eq!(number("Naik (+) sejak 2023"), climbed, "{row:?}");
        assert!(number("P5") <= number("Median") && number("Median") <= number("P95"), "{row:?}");
    }
    let (_, range) = sheets.iter().find(|(name, _)| name == "Peringkat").unwrap();
    let hint = "Median, P5, P95: peringkat tengah dan rentang 5-95 % dari 40 undian bobot dimensi. Lihat lembar Ketahanan.";
    assert!(range.rows().any(|row| row[0] == hint));
    // The second list orders those with one score.
    let kabupaten = rows(&sheets, "Kabupaten se-Sumatera Utara", "Peringkat");
    let ranks: Vec<_> = kabupaten[1..].iter().map(|row| row[0].clone()).collect();
    let expected: Vec<_> = (1..=25).map(|rank| rank.to_string()).collect();
    assert_eq!(ranks, expected);
    let tied = kabupaten[0].iter().position(|heading| heading == "Seri").unwrap();
    assert!(kabupaten[1..].iter().all(|row| row[tied] == "Seri"));
}

#[test]
fn the_ranges_of_ranks_are_drawn_beside_their_numbers() {
    let world = over_the_years();
    let table = rows(&read(&world), "Ketahanan", "Peringkat");
    assert_eq!(table[0][..8].join("|"), "Peringkat|Kode|Pemda|Nilai|Median|P5|P95|Lebar");
    assert_eq!(table.len(), 1 + 33);
    for row in &table[1..] {
        let number = |index: usize| row[index].parse::<u32>().unwrap();
        assert_eq!(number(7), number(6) - number(5), "{row:?}");
    }
    let sheet = sheet(&world, "Ketahanan").unwrap();
    let Plot::Ranges { from, length } = &sheet.charts[0].plot else { panic!("ranges") };
    let rows = (sheet.tables[0].area.top + 1, sheet.tables[0].area.bottom);
    assert_eq!([(from.top, from.bottom), (length.top, length.bottom)], [rows, rows]);
    // Half a rank beyond either end: the bar of a firm rank can be seen.
    for row in &table[1..] {
        let number = |index: usize| row[index].parse::<f64>().unwrap();
        let bar = [from.left, length.left].map(|column| number(usize::from(column)));
        let expected = [number(5) - 0.5, number(7) + 1.0];
        assert!(
            bar.iter().zip(expected).all(|(bar, wanted)| (bar - wanted).abs() < 1e-9),
            "{row:?}"
        );
    }
    let how = "Bobot setiap dimensi diundi 40 kali, masing-masing dari 75 % sampai 125 %";
    assert!(sheet.cells.iter().any(|cell| cell.value.shown().starts_with(how)));
}

#[test]
fn without_dimensions_or_history_the_sheets_are_left_out() {
    for world in [World::checklists(), World::answered()] {
        assert_eq!(sheet(&world, "Ketahanan"), None);
    }
    let names: Vec<_> = read(&World::checklists()).into_iter().map(|(name, _)| name).collect();
    assert!(!names.iter().any(|name| name == "Tren"), "{names:?}");
    let indicators = rows(&read(&World::checklists()), "Indikator", "No.");
    assert_eq!(
        indicators[0].join("|"),
        "No.|Kode|Indikator|Variabel|Rata-rata|Unit|Unit di bawah 100|Unit di bawah hijau|Biaya (poin)"
    );
}

#[test]
fn indicators_stand_weakest_first_with_what_they_cost() {
    let indicators = rows(&read(&World::answered()), "Indikator", "No.");
    assert_eq!(
        indicators[0].join("|"),
        "No.|Kode|Indikator|Dimensi|Variabel|Rata-rata|Unit|Unit di bawah 100|Unit di bawah hijau|Biaya (poin)"
    );
    let means: Vec<f64> = indicators[1..].iter().map(|row| row[5].parse().unwrap()).collect();
    assert!(means.len() > 20 && means.is_sorted(), "{means:?}");
    let world = World::answered();
    let weakest = &world.results().insights.indicators[0];
    assert_eq!(indicators[1][5], weakest.mean.publish().to_double().to_string());
    assert_eq!(indicators[1][6], weakest.units.to_string());
}

#[test]
fn years_are_compared_within_their_scheme_alone() {
    let world = over_the_years();
    let trend = rows(&read(&world), "Tren", "Kode");
    assert_eq!(
        joined(&trend[..4]),
        [
            "Kode|Pemda|Nilai 2018|Nilai 2021|Zona 2021|Perubahan 2018-2021|Garis 2018-2021|Nilai 2022|Nilai 2023|Nilai 2024|Perubahan 2022-2024|Garis 2022-2024".to_owned(),
            format!("12.01|Kabupaten Tapanuli Tengah|55.5|66.6|Kuning|11.1||61|40.25|{}|{}", trend[1][9], trend[1][10]),
            format!("12.02|Kabupaten Tapanuli Utara|||Hijau||||41.25|{}|{}", trend[2][9], trend[2][10]),
            format!("12.03|Kabupaten Tapanuli Selatan|||||||42.25|{}|{}", trend[3][9], trend[3][10]),
        ]
    );
    let sheet = sheet(&world, "Tren").unwrap();
    let columns: Vec<_> = sheet
        .sparklines
        .iter()
        .map(|line| (line.at.1, line.values.left, line.values.right))
        .collect();
    assert_eq!(columns.iter().filter(|line| **line == (6, 2, 3)).count(), 1);
    assert_eq!(columns.iter().filter(|line| **line == (11, 7, 9)).count(), 33);
    assert_eq!(columns.len(), 34, "no line reaches into another scheme");
}

#[test]
fn means_of_columns_are_computed_by_the_spreadsheet() {
    let world = World::answered();
    let names: Vec<_> = read(&world).into_iter().map(|(name, _)| name).collect();
    let parts = parts(&world);
    for (name, formulas) in
        [("Dimensi", vec!["ROUND(ROUND(AVERAGE(E"]), ("Unit", vec!["AVERAGE(I", "MAX(I"])]
    {
        let number = 1 + names.iter().position(|known| known == name).unwrap();
        let sheet = &parts[&format!("xl/worksheets/sheet{number}.xml")];
        for formula in formulas {
            assert!(sheet.contains(formula), "{name}: {formula}");
        }
    }
}

#[test]
fn the_method_defines_what_is_learned() {
    let sheets = read(&over_the_years());
    let (_, range) = sheets.iter().find(|(name, _)| name == "Metodologi").unwrap();
    let of = |label: &str| {
        let row = range.rows().find(|row| row[0] == label);
        row.map(|row| row[1].to_string()).unwrap_or_default()
    };
    assert!(of("Ketahanan peringkat").contains("40 kali"), "{}", of("Ketahanan peringkat"));
    assert!(of("Kenaikan dan biaya indikator").starts_with("Kenaikan: berapa poin"));
    assert_eq!(of("SHA-256 instrumen").len(), 64);
    for label in ["Selisih ke atas", "Tren dan perubahan", "Peringkat tahun lalu"] {
        assert!(!of(label).is_empty(), "{label}");
    }
}

#[test]
fn a_partial_run_is_marked_on_every_new_sheet() {
    let mut world = over_the_years();
    world.partial = true;
    for name in ["Ketahanan", "Indikator", "Tren"] {
        let sheet = sheet(&world, name).unwrap();
        assert_eq!(sheet.page.mark.as_deref(), Some("BELUM LENGKAP"), "{name}");
        assert!(sheet.page.landscape && sheet.repeated.is_some() && sheet.frozen.is_some());
        assert!(sheet.tables.iter().all(|table| table.filter), "{name}");
    }
}

#[test]
fn the_workbook_of_a_province_stays_small() {
    let size = bytes(&over_the_years()).len();
    assert!((20_000..300_000).contains(&size), "{size} bytes");
}
