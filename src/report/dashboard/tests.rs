//! The page shows what the workbooks show, to the digit.

use super::*;
use crate::report::fixture::World;

fn page(world: &World) -> Dashboard {
    document(world.results(), "rapor 0.0.0")
}

/// The rows of a list, column by column.
fn rows(list: &List) -> Vec<String> {
    let row = |row: &ranking::Row| {
        let cells: Vec<_> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
        let tie = if row.tied { "=" } else { "" };
        format!("{}{tie} {} {} | {}", row.rank, row.code, row.group, cells.join(" | "))
    };
    list.rows.iter().map(row).collect()
}

#[test]
fn lists_have_the_workbooks_columns() {
    let page = page(&World::of_2024());
    let list = &page.lists[0];
    let columns: Vec<_> = list.columns.iter().map(|column| column.label.as_str()).collect();
    assert_eq!(
        columns,
        [
            "Jenis",
            "Nilai",
            "Kategori",
            "Zona",
            "Opini",
            "Selisih ke kategori berikutnya",
            "Nilai 2022",
            "Perubahan sejak 2022",
            "Piagam"
        ]
    );
    assert_eq!(
        rows(list),
        [
            "1 12.18 hijau | Kabupaten | 97,08 | A | Hijau | Kualitas Tertinggi | - | - | - | 001/PIAGAM/ORG/XI/2024",
            "2 12.05 hijau | Kabupaten | 96,86 | A | Hijau | Kualitas Tertinggi | - | 90,11 | +6,75 | 002/PIAGAM/ORG/XI/2024",
            "3 12.09 hijau | Kabupaten | 93,37 | A | Hijau | Kualitas Tertinggi | - | - | - | Ditahan: temuan belum ditindaklanjuti",
            "4= 12.11 hijau | Kabupaten | 87,99 | B | Hijau | Kualitas Tinggi | 0,01 | 88,87 | −0,88 | 003/PIAGAM/ORG/XI/2024",
            "4= 12.76 hijau | Kota | 87,99 | B | Hijau | Kualitas Tinggi | 0,01 | - | - | -",
            "6 12.71 merah | Kota | 31,98 | E | Merah | Kualitas Terendah | 0,02 | - | - | -",
        ]
    );
    assert_eq!(page.lists[1].rows.len(), 4);
}

#[test]
fn the_headline_counts_regions_and_compares_with_what_is_known() {
    let page = page(&World::of_2024());
    assert_eq!(page.headline.sentence, "6 dari 7 pemda di zona hijau");
    let cards: Vec<_> = page
        .headline
        .cards
        .iter()
        .map(|card| format!("{}: {} ({})", card.label, card.value, card.note))
        .collect();
    assert_eq!(
        cards,
        [
            "Pemda dinilai: 7 (dari 10 pemda: 1 belum lengkap, 1 tanpa lembar, 1 tidak dinilai)",
            "Zona hijau: 6 (2022: 2 dari 3 yang diketahui)",
            "Zona kuning: 0 (2022: 1 dari 3 yang diketahui)",
            "Zona merah: 1 (2022: 0 dari 3 yang diketahui)",
            "Tertinggi: 97,08 (Kabupaten Serdang Bedagai)",
        ]
    );
    let years = page.years.unwrap();
    let said: Vec<_> = years.rows.iter().map(|row| format!("{} {}", row.year, row.text)).collect();
    assert_eq!(
        said,
        [
            "2022 Hijau 2 · Kuning 1 · Merah 0 · tidak diketahui 7",
            "2024 Hijau 6 · Kuning 0 · Merah 1 · tidak diketahui 3"
        ]
    );
}

#[test]
fn a_year_without_zones_goes_by_opinions() {
    let page = page(&World::of_2025());
    assert_eq!(page.headline.sentence, "1 dari 3 pemda berpredikat Kualitas Tertinggi");
    assert_eq!(page.groups.len(), 5);
    assert_eq!(page.words["group"], "Opini");
    assert_eq!(page.lists[0].rows[0].group, "step-0");
    assert!(page.years.is_none());
    let marks: Vec<_> = page.marks.iter().map(|mark| mark.word).collect();
    assert_eq!(marks, ["CONTOH", "DRAF", "BELUM LENGKAP"]);
}

#[test]
fn nobody_is_dropped() {
    let world = World::of_2024();
    let page = page(&world);
    let outside: Vec<_> =
        page.outside.iter().map(|row| format!("{} {}", row.code, row.state)).collect();
    assert_eq!(
        outside,
        ["12 Dinilai", "12.01 Tidak dinilai", "12.02 Tanpa lembar", "12.04 Belum lengkap"]
    );
    let codes: Vec<_> =
        world.standings.cards.iter().map(|card| card.region.code.to_string()).collect();
    let pages: Vec<_> = page.regions.iter().map(|region| region.code.clone()).collect();
    let tiles: Vec<_> = page.tiles.iter().map(|tile| tile.code.clone()).collect();
    assert_eq!((&pages, &tiles), (&codes, &codes));
    assert_eq!(page.regions[1].state.as_ref().unwrap().reason, "=belum terbentuk");
}

#[test]
fn bars_count_every_scored_region_once() {
    for world in [World::of_2024(), World::of_2025(), World::of_the_country(0)] {
        let scored = world.results().accounting.regions.scored;
        let distribution = page(&world).distribution.unwrap();
        assert_eq!(distribution.bars.iter().map(|bar| bar.count).sum::<usize>(), scored);
        assert_eq!(distribution.bands.iter().map(|band| band.count).sum::<usize>(), scored);
        for pair in distribution.bars.windows(2) {
            assert!(pair[0].x + pair[0].width <= pair[1].x, "bars lie upon each other: {pair:?}");
        }
    }
}

#[test]
fn shades_mean_what_the_legend_says() {
    let heatmap = page(&World::answered()).heatmap.unwrap();
    let hundredths = |text: &str| text.replace(',', "").parse::<u32>().unwrap();
    let range = |shade: usize| {
        let (from, to) = heatmap.legend[shade].text.split_once(" – ").unwrap();
        hundredths(from)..=hundredths(to)
    };
    let cells: Vec<_> = heatmap.rows.iter().flat_map(|row| &row.cells).collect();
    assert!(cells.len() >= 8);
    for cell in cells {
        let shade = cell.shade.unwrap();
        assert!(range(shade).contains(&hundredths(&cell.text)), "{cell:?} {:?}", range(shade));
    }
    for shade in 1..heatmap.legend.len() {
        assert_eq!(*range(shade - 1).end() + 1, *range(shade).start());
    }
}

#[test]
fn no_line_crosses_a_break_of_schemes() {
    let world = World::answered();
    let page = page(&world);
    let region = |code: &str| page.regions.iter().find(|region| region.code == code).unwrap();
    // 2021 and 2024 are of different schemes: two scores, and nothing between them.
    let broken = region("12.18").trend.as_ref().unwrap();
    let line = &broken.drawing.as_ref().unwrap().lines[0];
    assert_eq!((line.dots.len(), line.pieces.len()), (2, 0));
    assert_eq!(broken.rows.last().unwrap().change, "-");
    assert!(broken.rows.last().unwrap().after_break);
    // 2023 and 2024 are of one.
    let whole = region("12.11").trend.as_ref().unwrap();
    let line = &whole.drawing.as_ref().unwrap().lines[0];
    assert_eq!((line.dots.len(), line.pieces.len(), line.pieces[0].gap), (2, 1, false));
    assert_ne!(whole.rows.last().unwrap().change, "-");
    // No other region is drawn as a line, and the break stands between 2021 and 2023.
    let lines = page.lines.unwrap();
    assert_eq!(lines.drawing.lines.iter().map(|line| line.pieces.len()).sum::<usize>(), 1);
    assert_eq!(lines.drawing.breaks.len(), 1);
}

#[test]
fn a_regions_page_has_its_units_and_what_lifts_it() {
    let page = page(&World::answered());
    let region = page.regions.iter().find(|region| region.code == "12.11").unwrap();
    let units = region.units.as_ref().unwrap();
    assert_eq!((units.columns.len(), units.rows.len()), (4, 7));
    // Units without a name of their own are called by their kind.
    assert_eq!(units.rows[4].name, "Dinas Kesehatan");
    let lifts = region.lifts.as_ref().unwrap();
    assert!(!lifts.rows.is_empty() && lifts.rows.iter().all(|row| row.gain.starts_with('+')));
    let links: Vec<_> = region.links.iter().map(|link| link.href.as_str()).collect();
    assert_eq!(links, ["rapor/12.11-kabupaten-dairi.xlsx"], "its certificate is held back");
    let alone = page.regions.iter().find(|region| region.code == "12.71").unwrap();
    assert!(alone.units.is_none() && alone.lifts.is_none());
}
