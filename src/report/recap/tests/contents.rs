//! What stands in the sheets.

use std::collections::BTreeSet;

use calamine::Data;

use super::{parts, read, rows};
use crate::report::fixture::World;

#[test]
fn a_list_shows_every_place_with_what_belongs_to_it() {
    let sheets = read(&World::of_2024());
    let rows = rows(&sheets, "Peringkat", "Peringkat");
    let shown: Vec<_> = rows.iter().map(|row| row.join("|")).collect();
    assert_eq!(
        shown,
        [
            "Peringkat|Kode|Pemda|Jenis|Nilai|Kategori|Zona|Opini|Seri|Selisih ke kategori berikutnya|Nilai 2022|Zona 2022|Perubahan sejak 2022|Piagam",
            "1|12.18|Kabupaten Serdang Bedagai|Kabupaten|97.08|A|Hijau|Kualitas Tertinggi||||Kuning||001/PIAGAM/ORG/XI/2024",
            "2|12.05|Kabupaten Langkat|Kabupaten|96.86|A|Hijau|Kualitas Tertinggi|||90.11|Hijau|6.75|002/PIAGAM/ORG/XI/2024",
            "3|12.09|Kabupaten Asahan|Kabupaten|93.37|A|Hijau|Kualitas Tertinggi||||||Ditahan: temuan belum ditindaklanjuti",
            "4|12.11|Kabupaten Dairi|Kabupaten|87.99|B|Hijau|Kualitas Tinggi|Seri|0.01|88.87|Hijau|-0.88|003/PIAGAM/ORG/XI/2024",
            "4|12.76|Kota Tebing Tinggi|Kota|87.99|B|Hijau|Kualitas Tinggi|Seri|0.01||||-",
            "6|12.71|Kota Medan|Kota|31.98|E|Merah|Kualitas Terendah||0.02||||-",
        ]
    );
}

#[test]
fn codes_are_text_and_scores_are_numbers() {
    let sheets = read(&World::of_2024());
    let (_, range) = sheets.iter().find(|(name, _)| name == "Peringkat").unwrap();
    let row = range.rows().find(|row| row[2] == "Kabupaten Dairi").unwrap();
    assert_eq!(row[1], Data::String("12.11".to_owned()));
    assert_eq!(row[0], Data::Float(4.0));
    assert_eq!(row[4], Data::Float(87.99));
}

#[test]
fn every_region_is_either_in_a_list_or_outside_with_its_reason() {
    let world = World::of_2024();
    let sheets = read(&world);
    let outside = rows(&sheets, "Di Luar Peringkat", "Kode");
    let shown: Vec<_> = outside.iter().map(|row| row.join("|")).collect();
    assert_eq!(
        shown,
        [
            "Kode|Pemda|Jenis|Status|Nilai|Keterangan",
            "12|Provinsi Sumatera Utara|Provinsi|Dinilai|91.2|Dinilai, tetapi jenisnya tidak ada dalam daftar peringkat mana pun",
            "12.01|Kabupaten Tapanuli Tengah|Kabupaten|Tidak dinilai||=belum terbentuk",
            "12.02|Kabupaten Tapanuli Utara|Kabupaten|Tanpa lembar||Lembar penilaian tidak ditemukan",
            "12.04|Kabupaten Nias|Kabupaten|Belum lengkap||2 galat pada lembarnya: lihat lembar Temuan",
        ]
    );
    let ranked = rows(&sheets, "Peringkat", "Peringkat");
    let listed: BTreeSet<_> = ranked
        .iter()
        .skip(1)
        .map(|row| row[1].clone())
        .chain(outside.iter().skip(1).map(|row| row[0].clone()))
        .collect();
    let all: BTreeSet<_> =
        world.standings.cards.iter().map(|card| card.region.code.to_string()).collect();
    assert_eq!(listed, all);
}

#[test]
fn the_summary_counts_states_zones_and_bands() {
    let sheets = read(&World::of_2024());
    let rows = rows(&sheets, "Ringkasan", "Status");
    let shown: Vec<_> = rows.iter().map(|row| row.join("|")).collect();
    assert_eq!(
        shown,
        [
            "Status|Jumlah||Zona|Jumlah||Peringkat|Pemda|Nilai|Kategori|Zona",
            "Dinilai|7||Hijau|6||1|Kabupaten Serdang Bedagai|97.08|A|Hijau",
            "Belum lengkap|1||Kuning|0||2|Kabupaten Langkat|96.86|A|Hijau",
            "Tanpa lembar|1||Merah|1||3|Kabupaten Asahan|93.37|A|Hijau",
            "Tidak dinilai|1|||||4|Kabupaten Dairi|87.99|B|Hijau",
            "Jumlah seluruhnya|10|||||4|Kota Tebing Tinggi|87.99|B|Hijau",
            "||||||||||",
            "Sebaran nilai||||||Lima yang paling meningkat||||",
            "Opini|Kategori|Zona|Rentang nilai|Jumlah||Sejak|Pemda|Semula|Nilai|Perubahan",
            "Kualitas Tertinggi|A|Hijau|88,00 – 100,00|4||2022|Kabupaten Langkat|90.11|96.86|6.75",
            "Kualitas Tinggi|B|Hijau|78,00 – 87,99|2||1 dari 2 pemda naik sejak nilainya yang terakhir diketahui dalam instrumen yang sama.||||",
            "Kualitas Sedang|C|Kuning|54,00 – 77,99|0||||||",
            "Kualitas Rendah|D|Merah|32,00 – 53,99|0||||||",
            "Kualitas Terendah|E|Merah|0,00 – 31,99|1||||||",
            "||||||||||",
            "Zona dibandingkan dengan 2022||||||||||",
            "Zona|2022|2024|Selisih|||||||",
            "Hijau|2|3|1|||||||",
            "Kuning|1|0|-1|||||||",
            "Merah|0|0|0|||||||",
            "3 pemda yang zonanya diketahui untuk 2022 dan 2024.||||||||||",
            "||||||||||",
            "Daftar isi||||||||||",
            "Peringkat|Kabupaten dan Kota se-Sumatera Utara|||||||||",
            "Kabupaten se-Sumatera Utara|Kabupaten se-Sumatera Utara|||||||||",
            "Tren|nilai dan zona setiap pemda dari tahun ke tahun|||||||||",
            "Di Luar Peringkat|4 pemda yang tidak diperingkat, dengan alasannya|||||||||",
            "Tanda Terima|daftar untuk ditandatangani saat penyerahan|||||||||",
            "Lampiran Keputusan|tabel penerima untuk keputusan penetapan|||||||||",
            "Surat|kalimat surat untuk setiap wilayah|||||||||",
            "Temuan|2 galat, 0 peringatan, 1 catatan|||||||||",
            "Metodologi|instrumen, bobot, pembulatan, dan sumbernya|||||||||",
            "Berkas|1 dipakai, 1 ditolak, 1 diabaikan|||||||||",
        ]
    );
}

#[test]
fn findings_are_listed_with_their_places() {
    let sheets = read(&World::of_2024());
    let rows = rows(&sheets, "Temuan", "Tingkat");
    let shown: Vec<_> = rows.iter().map(|row| row[..7].join("|")).collect();
    assert_eq!(
        shown,
        [
            "Tingkat|Kode|Wilayah|Berkas|Lembar|Sel|Pesan",
            "Galat|R301|Kabupaten Nias (12.04)|lembar/kabupaten-nias.xlsx|Disdukcapil|G14|\"=HYPERLINK(\"http://x\";\"klik\")\" bukan angka",
            "Galat|R301|Kabupaten Nias (12.04)|lembar/kabupaten-nias.xlsx|Disdukcapil|G15|\"nul ␀ dan bel ␇\" bukan angka",
            "Catatan|R205||=HYPERLINK(1)/catatan.pdf|||lembar ini tersembunyi, tetapi tetap dibaca",
        ]
    );
}

#[test]
fn where_there_is_nothing_a_row_says_so() {
    let mut world = World::of_2025();
    world.standings.cards.clear();
    for list in &mut world.standings.lists {
        list.places.clear();
    }
    let sheets = read(&world);
    for (sheet, first, said) in [
        ("Peringkat", "Peringkat", "Belum ada pemda yang diperingkat."),
        ("Di Luar Peringkat", "Kode", "Semua pemda masuk dalam peringkat."),
        ("Temuan", "Tingkat", "Tidak ada temuan."),
        ("Berkas", "No.", "Tidak ada berkas masukan."),
    ] {
        let rows = rows(&sheets, sheet, first);
        assert_eq!(rows.len(), 2, "{sheet}");
        assert!(rows[1].iter().any(|cell| cell == said), "{sheet}");
    }
}

#[test]
fn the_method_shows_every_figure_with_its_status_and_source() {
    let sheets = read(&World::of_2024());
    let (_, range) = sheets.iter().find(|(name, _)| name == "Metodologi").unwrap();
    let shown: Vec<String> = range
        .rows()
        .map(|row| row.iter().map(Data::to_string).collect::<Vec<_>>().join("|"))
        .collect();
    for expected in [
        "Instrumen|Penilaian Kepatuhan Ombudsman RI 2024 (ombudsman-2024)||||||",
        "Status|disimpulkan||||||",
        "Unit dinilai paling sedikit|3 (disimpulkan, sumber: nilai-terbit)||||||",
        "Dihitung dengan|rapor 0.1.0||||||",
        "5. Pembulatan sekali saja, pada akhir: dua desimal, setengah ke atas (87,995 menjadi 88,00).|||||||",
        "B|Kualitas Tinggi|Hijau|78|87.99|terbit|keputusan-252|",
        "Peringkat|Kabupaten dan Kota se-Sumatera Utara. Anggota: Kabupaten, Kota. Nilai sama: peringkat sama, berikutnya dilompati (1, 2, 2, 4).||||||",
        "Penerima|Pemda dengan zona Hijau.||||||",
        "Ditahan|Kabupaten Asahan: temuan belum ditindaklanjuti||||||",
        "puskesmas|Puskesmas|2|2|minimum: terbit; maksimum: disimpulkan|minimum: keputusan-252; maksimum: nilai-terbit||",
        "I|Input|21.85||||disimpulkan|nilai-terbit",
        "I.1|Variabel dari Input||||Wawancara petugas||",
        "I.1.01|Pengetahuan komponen standar pelayanan||3|4||poin: disimpulkan; sampel: terbit|poin: nilai-terbit; sampel: keputusan-252",
        "keputusan-252|Keputusan Ketua Ombudsman RI Nomor 252 Tahun 2024||||||",
    ] {
        assert!(shown.iter().any(|row| row == expected), "{expected} in {shown:#?}");
    }
}

#[test]
fn a_year_without_zones_is_shown_by_opinion_and_never_compared_across_schemes() {
    let world = World::of_2025();
    let sheets = read(&world);
    let ranked = rows(&sheets, "Peringkat", "Peringkat");
    assert_eq!(
        ranked[0].join("|"),
        "Peringkat|Kode|Pemda|Jenis|Nilai|Opini|Seri|Selisih ke opini berikutnya|Nilai 2024|Zona 2024"
    );
    assert_eq!(
        ranked[1].join("|"),
        "1|12.18|Kabupaten Serdang Bedagai|Kabupaten|88.39|Kualitas Tertinggi|||97.08|Hijau"
    );
    let (_, range) = sheets.iter().find(|(name, _)| name == "Peringkat").unwrap();
    let said = "Nilai 2024 memakai instrumen lain dari 2025: perubahannya tidak dihitung karena tidak dapat dibandingkan.";
    assert!(range.rows().any(|row| row[0] == said));
    let chart = &parts(&world)["xl/charts/chart1.xml"];
    for colour in ["2E7D32", "7CB342", "F9A825", "EF6C00", "C62828"] {
        assert!(chart.contains(colour), "{colour}");
    }
}

#[test]
fn dimensions_are_means_over_units_and_over_regions() {
    let sheets = read(&World::answered());
    let mut rows = rows(&sheets, "Dimensi", "Kode");
    // The cells hold the means as they are and show two decimals.
    for cell in rows.iter_mut().skip(1).flat_map(|row| row.iter_mut().skip(4)) {
        *cell = format!("{:.2}", cell.parse::<f64>().unwrap());
    }
    let shown: Vec<_> = rows.iter().map(|row| row.join("|")).collect();
    assert_eq!(
        shown,
        [
            "Kode|Pemda|Unit dinilai|Nilai|Input|Proses|Output|Pengaduan",
            "12.11|Kabupaten Dairi|7|77.13|76.76|77.27|77.22|77.18",
            "12.18|Kabupaten Serdang Bedagai|7|84.56|84.23|84.85|84.84|84.13",
            "|Rata-rata 2 pemda|||80.49|81.06|81.03|80.65",
        ]
    );
    let sheet = &parts(&World::answered())["xl/worksheets/sheet4.xml"];
    assert!(sheet.contains("<colorScale>"), "{sheet}");
    assert!(sheet.contains("<cfvo type=\"num\" val=\"54\"/><cfvo type=\"num\" val=\"88\"/>"));
}

#[test]
fn the_best_unit_of_each_kind_is_named() {
    let sheets = read(&World::answered());
    let regions = rows(&sheets, "Unit", "Kode");
    let shown: Vec<_> =
        regions.iter().map(|row| row.join("|").trim_end_matches('|').to_owned()).collect();
    assert_eq!(
        shown[..6],
        [
            "Kode|Pemda|Nilai|Disdukcapil|DPMPTSP|Dinsos|Dindik|Dinkes|Puskesmas 1|Puskesmas 2",
            "12.05|Kabupaten Langkat|83.63|81.13|82.13|83.13|84.13|85.13|86.13",
            "12.11|Kabupaten Dairi|77.13|75.65|77.75|77.41|76.05|77.88|77.41|77.75",
            "12.18|Kabupaten Serdang Bedagai|84.56|83.26|84.85|84.99|83.63|85.32|84.99|84.85",
            "12.71|Kota Medan|31.98",
            "",
        ]
    );
    for expected in [
        "|Jenis unit|Jumlah|Zona Hijau|Zona Kuning|Zona Merah|Rata-rata|Nilai tertinggi|Diraih oleh",
        "|Dinas Sosial|3|2|1|0|81.84|84.99|Dinas Sosial, Kabupaten Serdang Bedagai",
        "|Puskesmas|5|3|2|0|82.23|86.13|UPT Puskesmas Pegagan Julu II, Kabupaten Langkat",
    ] {
        assert!(shown.iter().any(|row| row == expected), "{expected} in {shown:#?}");
    }
    let contents = rows(&sheets, "Ringkasan", "Daftar isi");
    let linked: Vec<_> = contents.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(linked[3..8], ["Dimensi", "Unit", "Indikator", "Tren", "Di Luar Peringkat"]);
}
