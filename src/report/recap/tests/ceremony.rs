//! The receipt list and the annex of the decree.

use calamine::{Data, Range};

use super::{document, parts, read, rows};
use crate::job::{RegionRules, Signatory};
use crate::report::fixture::World;
use crate::report::workbook::Sheet;

const SHEETS: [&str; 2] = ["Tanda Terima", "Lampiran Keputusan"];

/// All rows of a sheet with something in them, without what is empty at their ends.
fn shown(sheets: &[(String, Range<Data>)], name: &str) -> Vec<String> {
    let (_, range) = sheets.iter().find(|(known, _)| known == name).unwrap();
    let rows = range.rows().map(|row| {
        let row = row.iter().map(Data::to_string).collect::<Vec<_>>().join("|");
        row.trim_end_matches('|').to_owned()
    });
    rows.filter(|row| !row.is_empty()).collect()
}

fn sheet(world: &World, name: &str) -> Sheet {
    let sheets = document(world.results(), "rapor 0.1.0").sheets;
    sheets.into_iter().find(|sheet| sheet.name.as_str() == name).unwrap()
}

fn signatory(office: &str, name: &str, id: &str) -> Signatory {
    Signatory { office: office.to_owned(), name: name.to_owned(), id: id.to_owned() }
}

#[test]
fn certificates_are_signed_for_in_the_order_in_which_they_are_handed_over() {
    let mut world = World::of_2024();
    let recipient = Some("=Bupati Langkat".to_owned());
    let rules = RegionRules { recipient, ..RegionRules::default() };
    world.job.regions.insert("12.05".parse().unwrap(), rules);
    assert_eq!(
        shown(&read(&world), "Tanda Terima"),
        [
            "Tanda Terima Piagam Penghargaan",
            "Penilaian Kepatuhan Penyelenggaraan Pelayanan Publik Tahun 2024",
            "Medan, 25 November 2024",
            "No.|Penerima|Diserahkan kepada|Nomor|Diterima oleh (nama)|Jabatan|Tanda tangan",
            "1|Kabupaten Serdang Bedagai||001/PIAGAM/ORG/XI/2024",
            "2|Kabupaten Langkat|=Bupati Langkat|002/PIAGAM/ORG/XI/2024",
            "3|Kabupaten Dairi||003/PIAGAM/ORG/XI/2024",
        ]
    );
}

#[test]
fn units_come_after_the_regions_and_have_a_name_in_any_case() {
    let sheets = read(&World::with_unit_certificates());
    let receipt = shown(&sheets, "Tanda Terima");
    assert_eq!(receipt[0], "Tanda Terima Piagam Penghargaan dan Sertifikat");
    assert_eq!(receipt[2], "Penyerahan Hasil Penilaian Tahun 2024");
    assert_eq!(
        receipt[5..],
        [
            "1|Kabupaten Serdang Bedagai||001/PIAGAM/ORG/XI/2024",
            "2|Dinas Kesehatan, Kabupaten Serdang Bedagai||001/SERTIFIKAT/2024",
            "3|UPT Puskesmas Pegagan Julu II, Kabupaten Langkat||002/SERTIFIKAT/2024",
            "4|=1+1 Puskesmas, Kabupaten Serdang Bedagai||003/SERTIFIKAT/2024",
        ]
    );
    let annex = shown(&sheets, "Lampiran Keputusan");
    let units = annex.iter().position(|row| row == "Unit layanan").unwrap();
    assert_eq!(
        annex[units + 1..],
        [
            "No.|Kode|Penerima|Nilai|Zona|Kategori|Opini|Peringkat|Nomor",
            "1|12.18|Dinas Kesehatan, Kabupaten Serdang Bedagai|85.32|Hijau|B|Kualitas Tinggi|1|001/SERTIFIKAT/2024",
            "2|12.05|UPT Puskesmas Pegagan Julu II, Kabupaten Langkat|86.13|Hijau|B|Kualitas Tinggi|1|002/SERTIFIKAT/2024",
            "3|12.18|=1+1 Puskesmas, Kabupaten Serdang Bedagai|84.99|Hijau|B|Kualitas Tinggi|2|003/SERTIFIKAT/2024",
            "Peringkat unit adalah peringkatnya di antara semua unit sejenis.",
        ]
    );
}

#[test]
fn the_annex_has_a_head_to_fill_in_and_those_who_get_a_certificate_alone() {
    let mut world = World::of_2024();
    world.job.signatories = vec![signatory("Kepala Biro Organisasi", "(nama pejabat)", "(NIP)")];
    let annex = shown(&read(&world), "Lampiran Keputusan");
    assert!(annex[0].starts_with("||||||LAMPIRAN KEPUTUSAN ...."), "{}", annex[0]);
    for (row, label) in annex[1..4].iter().zip(["NOMOR", "TANGGAL", "TENTANG"]) {
        assert!(row.starts_with(&format!("||||||{label}|: ....")), "{row}");
    }
    assert_eq!(
        annex[4..],
        [
            "Daftar Penerima Piagam Penghargaan",
            "Penilaian Kepatuhan Penyelenggaraan Pelayanan Publik Tahun 2024",
            "Pemerintah daerah",
            "No.|Kode|Penerima|Nilai|Zona|Kategori|Opini|Peringkat|Nomor",
            "1|12.18|Kabupaten Serdang Bedagai|97.08|Hijau|A|Kualitas Tertinggi|1|001/PIAGAM/ORG/XI/2024",
            "2|12.05|Kabupaten Langkat|96.86|Hijau|A|Kualitas Tertinggi|2|002/PIAGAM/ORG/XI/2024",
            "3|12.11|Kabupaten Dairi|87.99|Hijau|B|Kualitas Tinggi|4|003/PIAGAM/ORG/XI/2024",
            "||||||||Kepala Biro Organisasi\n\n\n\n\n(nama pejabat)\n(NIP)",
        ]
    );
}

#[test]
fn signatures_of_a_pair_stand_in_one_row_with_their_names_on_one_line() {
    let mut world = World::of_2024();
    world.job.signatories = vec![
        signatory("Plt. Asisten Administrasi Umum Sekretariat Daerah Provinsi", "A", "1"),
        signatory("Kepala Biro Organisasi", "B", ""),
        signatory("Gubernur", "C", ""),
    ];
    let sheet = sheet(&world, "Lampiran Keputusan");
    let last = sheet.last_row();
    let text = |row, column| {
        let cell = sheet.cells.iter().find(|cell| (cell.row, cell.column) == (row, column));
        cell.map(|cell| cell.value.shown().into_owned()).unwrap_or_default()
    };
    assert_eq!(text(last, 8), "Gubernur\n\n\n\n\nC");
    assert_eq!(text(last, 2), "");
    let (left, right) = (text(last - 2, 2), text(last - 2, 8));
    let line_of = |block: &str, name: &str| block.split('\n').position(|line| line == name);
    assert_eq!(line_of(&left, "A"), line_of(&right, "B"));
    assert_eq!(line_of(&left, "A"), Some(6), "the office takes two lines: {left:?}");
    assert_eq!(left.split('\n').count(), right.split('\n').count());
    assert!(sheet.heights[&(last - 2)] >= 8 * 17, "{:?}", sheet.heights);
}

#[test]
fn a_year_without_zones_has_its_annex_on_an_upright_page() {
    let mut world = World::of_2025();
    world.job.certificate = World::of_2024().job.certificate;
    world.awards = World::of_2024().awards;
    world.partial = false;
    let sheets = read(&world);
    let annex = rows(&sheets, "Lampiran Keputusan", "No.");
    assert_eq!(annex[0].join("|"), "No.|Kode|Penerima|Nilai|Opini|Peringkat|Nomor");
    assert_eq!(
        annex[1].join("|"),
        "1|12.18|Kabupaten Serdang Bedagai|88.39|Kualitas Tertinggi|1|001/PIAGAM/ORG/XI/2024"
    );
    for (name, lies) in SHEETS.into_iter().zip([true, false]) {
        let sheet = sheet(&world, name);
        assert_eq!(sheet.page.landscape, lies, "{name}");
        // What an A4 page has between its margins, so that print is not made smaller.
        let most = if lies { 1036 } else { 707 };
        assert!(sheet.widths.iter().sum::<u32>() <= most, "{name}: {:?}", sheet.widths);
        assert!(sheet.page.mark.as_deref() == Some("CONTOH · DRAF"), "{:?}", sheet.page.mark);
    }
}

#[test]
fn ranks_of_several_lists_say_which() {
    let mut world = World::of_2024();
    let [all, kabupaten] = [0, 1].map(|index| world.standings.lists[index].clone());
    world.standings.lists = vec![kabupaten, all];
    let said = "Peringkat pemda menurut daftar pertama yang memuatnya.";
    let one = shown(&read(&world), "Lampiran Keputusan");
    assert!(!one.iter().any(|row| row.starts_with(said)));
    for award in &mut world.awards {
        if award.region == "12.71".parse().unwrap() {
            award.state = crate::report::fixture::sealed("004");
        }
    }
    let both = shown(&read(&world), "Lampiran Keputusan");
    let note = both.last().unwrap();
    assert!(note.starts_with(said) && note.contains("Kabupaten se-"), "{note}");
}

#[test]
fn rows_of_the_receipt_list_are_high_enough_to_sign_and_have_a_fine_line() {
    let world = World::with_unit_certificates();
    let sheet = sheet(&world, "Tanda Terima");
    let [table] = &sheet.tables[..] else { panic!("one table") };
    for row in table.area.top + 1..=table.area.bottom {
        // 11 mm at 96 pixels per inch.
        assert!(sheet.heights[&row] >= 42, "row {row}");
    }
    let rows = crate::report::workbook::Area { top: table.area.top + 1, ..table.area };
    assert_eq!(sheet.ruled, [rows]);
    assert_eq!(sheet.repeated, Some(table.area.top));
}

#[test]
fn without_certificates_there_is_nothing_to_sign_for() {
    let mut partial = World::of_2024();
    partial.partial = true;
    let mut nobody = World::of_2024();
    nobody.awards.clear();
    for world in [World::of_2025(), partial, nobody] {
        let names: Vec<_> = read(&world).into_iter().map(|(name, _)| name).collect();
        assert!(!names.iter().any(|name| SHEETS.contains(&name.as_str())), "{names:?}");
    }
}

#[test]
fn the_method_names_the_templates_and_which_units_get_a_certificate() {
    let method = shown(&read(&World::with_unit_certificates()), "Metodologi");
    for expected in [
        "Rancangan|piagam",
        "Penerima sertifikat unit|Unit peringkat 1 di antara semua unit sejenis. Jenis unit: Dinas Kesehatan, Puskesmas.",
        "Rancangan sertifikat unit|sertifikat-unit",
    ] {
        assert!(method.iter().any(|row| row == expected), "{expected} in {method:#?}");
    }
}

#[test]
fn nothing_on_these_sheets_is_a_formula() {
    let world = World::with_unit_certificates();
    let (names, parts) = (read(&world), parts(&world));
    for wanted in SHEETS {
        let number = 1 + names.iter().position(|(name, _)| name == wanted).unwrap();
        let sheet = &parts[&format!("xl/worksheets/sheet{number}.xml")];
        assert!(!sheet.contains("<f>") && !sheet.contains("<f "), "{wanted}");
    }
    assert!(parts["xl/sharedStrings.xml"].contains(">=1+1 Puskesmas, Kabupaten"));
}
