//! What a finding says.

use super::phrase::{comma, either};
use super::{artwork, damage, numbering};
use crate::domain::UnsoundBands;
use crate::finding::{
    Difference, ForeignKind, Ignored, Limit, Problem, Severity, Stated, Unreadable, ValueType,
};

/// What is wrong, in one sentence without a full stop.
pub fn message(problem: &Problem) -> String {
    match problem {
        Problem::Syntax { message } => format!("susunan TOML tidak terbaca ({message})"),
        Problem::UnknownKey { key, .. } => format!("kunci `{key}` tidak dikenal"),
        Problem::WrongType { key, expected, found } => {
            format!(
                "`{key}` harus {}, di sini tertulis {}",
                value_type(*expected),
                value_type(*found)
            )
        }
        Problem::MissingKey { key } => format!("kunci `{key}` belum ada"),
        Problem::IllegalValue { key, value, .. } if value.is_empty() => {
            format!("isi `{key}` tidak sah")
        }
        Problem::IllegalValue { key, value, .. } => format!("isi `{key}` tidak sah: {value}"),
        Problem::NoSuchRegion { value } => format!("tidak ada wilayah berkode {value}"),
        Problem::NoSuchRubric { value, .. } => format!("rubrik `{value}` tidak ada"),
        Problem::FileMissing { path } => format!("berkas `{path}` tidak ditemukan"),
        Problem::NoJob { folder } => format!("tidak ada rapor.toml di folder {folder}"),
        Problem::Repeated { key, value } => format!("`{key}` ini sudah dipakai: {value}"),
        Problem::WeightsDoNotSum { group, sum, expected } => {
            format!(
                "jumlah bobot `{group}` {}, seharusnya {}",
                comma(sum),
                either(expected, "atau")
            )
        }
        Problem::UnsoundBands { problem } => unsound_bands(*problem),
        Problem::PathOutside { path } => format!("jalur `{path}` keluar dari folder pekerjaan"),
        Problem::NoSuchPlaceholder { placeholder, .. } => {
            format!("penanda `{placeholder}` pada format nomor tidak dikenal")
        }
        Problem::NothingToRead { globs } => {
            format!("tidak ada lembar penilaian yang cocok dengan {}", either(globs, "atau"))
        }
        Problem::NoSuchTemplate { value, .. } => {
            format!("rancangan piagam `{value}` tidak ada")
        }
        Problem::NoSuchField { field, .. } => format!("isian `{field}` tidak dikenal"),
        Problem::WordingUnreadable { message } => {
            format!("susunan isian tidak terbaca ({message})")
        }
        Problem::OffPage { right, bottom, width, height } => format!(
            "tempat ini sampai ke {} x {} mm, di luar bidang {} x {} mm",
            comma(right),
            comma(bottom),
            comma(width),
            comma(height)
        ),
        Problem::Unreadable { why } => unreadable(why),
        Problem::NotASheet { kind } => {
            format!("berkas ini {}, bukan lembar penilaian", foreign(*kind))
        }
        Problem::Encrypted => "buku kerja ini dilindungi kata sandi".to_owned(),
        Problem::TooLarge { limit } => too_large(*limit),
        Problem::NoTable { .. } => "tidak ada tabel nilai di berkas ini".to_owned(),
        Problem::FileIgnored { why } => format!("berkas diabaikan: {}", ignored(*why)),
        Problem::SameFileTwice { other } => {
            format!("isi berkas ini sama persis dengan {other}; dibaca sekali")
        }
        Problem::CellMalformed { cell } => {
            format!("isi sel {cell} bukan satu nilai yang sederhana, sehingga dapat terbaca keliru")
        }
        Problem::PartRefused { part, why } => {
            format!("bagian `{part}` {}", damage::part(why))
        }
        Problem::ArchiveRefused { part, why } => damage::archive(part, *why),
        Problem::QuoteMisplaced { line, why } => {
            format!("tanda kutip di baris {line} {}", damage::quote(*why))
        }
        Problem::HiddenLines { rows, columns } => damage::hidden_lines(rows, columns),
        Problem::ReadAsOther { kind } => damage::read_as(*kind).to_owned(),
        Problem::ColumnMissing { one_of } => {
            format!("tabel ini tidak punya kolom {}", either(one_of, "atau"))
        }
        Problem::ColumnTwice { column, other } => {
            format!("kolom {column} ada dua kali; yang pertama di {}", cell(other))
        }
        Problem::ColumnUnused { heading } => format!("kolom \"{heading}\" tidak dipakai"),
        Problem::RowIgnored { text } => format!("baris ini tidak dipakai: \"{text}\""),
        Problem::HiddenSheet => "lembar ini tersembunyi, tetapi tetap dibaca".to_owned(),
        Problem::SheetIgnored => "lembar ini tidak memuat tabel nilai".to_owned(),
        Problem::NotANumber { text } => format!("\"{text}\" bukan angka"),
        Problem::TwoReadings { text, readings: [one, other] } => {
            format!("\"{text}\" dapat dibaca {} atau {}", comma(one), comma(other))
        }
        Problem::OutOfRange { value, max } => {
            format!("{} di luar rentang 0 sampai {}", comma(value), comma(max))
        }
        Problem::Blank => "nilai kosong".to_owned(),
        Problem::ErrorCell { text } => format!("sel ini berisi galat {text}"),
        Problem::OtherType { found, text } => {
            format!("sel ini berisi {} ({text}), bukan angka", value_type(*found))
        }
        Problem::PercentRead { text, value } => {
            format!("\"{text}\" dibaca sebagai nilai {}", comma(value))
        }
        Problem::NotApplicable { text } => {
            format!("\"{text}\" tidak berlaku untuk nilai unit atau wilayah")
        }
        Problem::OnTheBorder { stored, shown, published: [stored_score, shown_score] } => format!(
            "nilai di batas pembulatan: tersimpan {} ({}), tampak {} ({})",
            comma(stored),
            stored_score.on_paper(),
            comma(shown),
            shown_score.on_paper()
        ),
        Problem::Uncalculated => "rumus di sel ini belum dihitung".to_owned(),
        Problem::HiddenByMerge { area, cells } => format!(
            "sel gabungan {area} menutupi {cells} sel yang berisi; yang tertutup tidak dibaca"
        ),
        Problem::RegionUnknown { text, .. } if text.is_empty() => {
            "baris ini bernilai, tetapi wilayahnya kosong".to_owned()
        }
        Problem::RegionUnknown { text, .. } => format!("wilayah \"{text}\" tidak dikenal"),
        Problem::RegionAmbiguous { text, .. } => {
            format!("\"{text}\" adalah nama lebih dari satu wilayah")
        }
        Problem::RegionNameDiffers { code, official, written } => {
            format!("kode {code} adalah {official}, tetapi di sini tertulis \"{written}\"")
        }
        Problem::RegionTwice { other, differs } => {
            format!("wilayah ini sudah punya nilai di {other}; {}", difference(differs))
        }
        Problem::SheetScoreDiffers { stated, computed } => format!(
            "lembar ini mencantumkan nilai {}, padahal jawabannya berarti {}",
            stated.on_paper(),
            computed.on_paper()
        ),
        Problem::SetAside { sources } => format!(
            "rapor.toml memilih {} untuk wilayah ini; isi berkas ini tentangnya tidak dipakai",
            sources.join(", ")
        ),
        Problem::SourceEmpty { source } => {
            format!(
                "{source} dipilih untuk wilayah ini, tetapi tidak ada isinya tentang wilayah ini"
            )
        }
        Problem::RegionNotExpected { name } => {
            format!("{name} tidak termasuk wilayah pekerjaan ini")
        }
        Problem::RegionMissing { name } => format!("{name} belum punya lembar penilaian"),
        Problem::CodeNotText { text } => {
            format!("kode wilayah tersimpan sebagai angka atau tanggal ({text}), bukan teks")
        }
        Problem::CodeMalformed { text } => format!("\"{text}\" bukan kode wilayah"),
        Problem::StatedDiffers { what, stated, computed, score } => format!(
            "{} tertulis \"{stated}\", padahal nilai {} berarti {computed}",
            stated_word(*what),
            score.on_paper()
        ),
        Problem::RegionScoreDiffers { stated, computed, units } => format!(
            "nilai wilayah tertulis {}, padahal rata-rata {units} unitnya {}",
            stated.on_paper(),
            computed.on_paper()
        ),
        Problem::UnitKindUnknown { text, .. } => {
            format!("jenis unit \"{text}\" tidak ada di rubrik")
        }
        Problem::UnitTwice { unit, other, differs } => {
            format!("unit \"{unit}\" sudah punya nilai di {other}; {}", difference(differs))
        }
        Problem::AnswersCopied { unit, of, region, other } => {
            format!("semua jawaban {unit} persis sama dengan {of} {region} ({other})")
        }
        Problem::UnitMissing { kind, minimum, found } => {
            format!(
                "{kind}: ada {found} unit yang dinilai, rubrik meminta paling sedikit {minimum}"
            )
        }
        Problem::UnitSurplus { kind, maximum, found } => {
            format!("{kind}: ada {found} unit, rubrik membolehkan paling banyak {maximum}")
        }
        Problem::NotAssessed { what, reason: Some(reason) } => {
            format!("{what} tidak dinilai: {reason}")
        }
        Problem::NotAssessed { what, reason: None } => format!("{what} tidak dinilai"),
        Problem::YearDiffers { stated, year } => {
            format!("baris ini untuk tahun {stated}, pekerjaan ini untuk tahun {year}")
        }
        Problem::ScoredAllTheSame { name } => {
            format!(
                "{name} tercatat tidak dinilai di rapor.toml, tetapi lembar ini memuat nilainya"
            )
        }
        Problem::NothingAssessed { name } => format!("tidak satu pun unit {name} dinilai"),
        Problem::IndicatorMissing { code, name } => {
            format!("indikator {code} ({name}) tidak ada di lembar ini")
        }
        Problem::IndicatorUnknown { code } => format!("indikator {code} tidak ada di rubrik"),
        Problem::IndicatorTwice { code, other } => {
            format!("indikator {code} ada dua kali; yang pertama di {}", cell(other))
        }
        Problem::SamplesMissing { code, wanted, found } => {
            format!(
                "indikator {code} meminta {wanted} sampel, lembar ini hanya punya {found} kolom"
            )
        }
        Problem::SampleSurplus { code, wanted } => {
            format!("indikator {code} hanya punya {wanted} sampel, tetapi kolom ini terisi")
        }
        Problem::UnitBlank { unit } => format!("lembar unit {unit} belum diisi"),
        Problem::RespondentsFew { unit, wanted, found } => {
            format!("{unit}: {found} responden, rubrik meminta {wanted}")
        }
        Problem::RespondentsNone { unit } => format!("{unit} belum punya satu responden pun"),
        Problem::RespondentWithoutUnit { text, .. } if text.is_empty() => {
            "responden ini tanpa nama unit".to_owned()
        }
        Problem::RespondentWithoutUnit { text, .. } => {
            format!("responden unit \"{text}\", tetapi buku kerja ini tidak punya unit itu")
        }
        Problem::IdentityMissing { label } => format!("{label} belum diisi"),
        Problem::StatusUnknown { text } => format!("status \"{text}\" tidak dikenal"),
        Problem::RubricDiffers { stated, rubric } => {
            format!("lembar ini untuk rubrik {stated}, pekerjaan ini memakai {rubric}")
        }
        Problem::AnsweredAllTheSame { unit } => {
            format!("{unit} tercatat tidak dinilai, tetapi lembarnya memuat jawaban")
        }
        Problem::TableMissing { one_of } => {
            format!("lembar ini tidak punya baris judul kolom ({})", either(one_of, "dan"))
        }
        Problem::HeadingsUnclear { headings } => {
            format!("kolom jawaban tidak jelas: {}", either(headings, "dan"))
        }
        Problem::LabelTwice { label, other } => {
            format!("\"{label}\" berbeda dari yang tertulis di {}", cell(other))
        }
        Problem::IndicatorUnclear { text, .. } if text.is_empty() => {
            "baris ini berisi jawaban, tetapi tanpa nama indikator".to_owned()
        }
        Problem::IndicatorUnclear { text, .. } => {
            format!("baris \"{text}\" berisi jawaban, tetapi indikatornya tidak dapat ditentukan")
        }
        Problem::IndicatorNameDiffers { code, name, other } => {
            format!("kode {code} berdiri di samping \"{name}\", padahal itu {other}")
        }
        Problem::ProductTwice { unit, product: Some(product), other } => {
            format!("produk \"{product}\" dari {unit} sudah ada di {}", cell(other))
        }
        Problem::ProductTwice { unit, product: None, other } => {
            format!(
                "lembar ini tidak menyebut produk layanannya, padahal {unit} sudah ada di {}",
                cell(other)
            )
        }
        Problem::RegionsDiffer { stated, name, other } => {
            format!("lembar ini untuk {stated}, padahal {} menyebut {name}", cell(other))
        }
        Problem::AnswerBlank => "jawaban kosong".to_owned(),
        Problem::AnswerBlankIs { zero: true } => "jawaban kosong dihitung 0".to_owned(),
        Problem::AnswerBlankIs { zero: false } => "jawaban kosong dilewati".to_owned(),
        Problem::AnswerRefused => "tidak menjawab (TJ): dihitung 0".to_owned(),
        Problem::PointsTooFine { value } => {
            format!("skor {} punya lebih dari empat desimal", comma(value))
        }
        Problem::NotAnAnswer { text } => format!("\"{text}\" bukan jawaban"),
        Problem::PercentInPoints { text } => format!("sel skor berformat persen ({})", comma(text)),
        Problem::TickedTwice => "kolom ada dan kolom tidak ada sama-sama terisi".to_owned(),
        Problem::CrossUnclear => "\"x\" dapat berarti ada atau tidak ada".to_owned(),
        Problem::PastPartial { year } => format!("hasil {year} di berkas ini BELUM LENGKAP"),
        Problem::UnitUnnamed => {
            "tabel ini per unit, tetapi nama unit di baris ini kosong".to_owned()
        }
        Problem::UnitKindDiffers { unit, kind } => {
            format!("unit \"{unit}\" tertulis berjenis {kind}, padahal namanya berkata lain")
        }
        Problem::RegionUnranked { name } => {
            format!("{name} dinilai, tetapi tidak termasuk daftar peringkat mana pun")
        }
        Problem::RegionKindDiffers { name, stated } => {
            format!("kolom jenis berkata {}, padahal wilayahnya {name}", stated.name())
        }
        Problem::RegionKindUnknown { text } => {
            format!("kolom jenis berisi \"{text}\", yang bukan jenis wilayah dan tidak dipakai")
        }
        Problem::FieldSurplus => {
            "baris ini punya lebih banyak isian daripada judul kolomnya".to_owned()
        }
        Problem::NoRows => "tabel nilai di berkas ini tidak berisi satu baris pun".to_owned(),
        Problem::NothingAnswered { unit } => {
            format!("semua jawaban {unit} tidak berlaku (TB), sehingga tidak ada nilainya")
        }
        Problem::GlyphMissing { part, character, text } => format!(
            "{part} \"{text}\" memuat '{character}' (U+{:04X}), yang tidak ada di huruf piagam",
            u32::from(*character)
        ),
        Problem::TextTooLong { part, text } => {
            format!("{part} terlalu panjang untuk piagam: \"{text}\"")
        }
        Problem::ControlCharacter { part, character, text } => format!(
            "{part} \"{}\" memuat tanda tak tampak U+{:04X}, yang tidak dapat dicetak",
            text.escape_debug(),
            u32::from(*character)
        ),
        Problem::ImageUnreadable { path, why } => {
            format!("gambar `{path}` tidak dapat dicetak: {}", artwork::picture(why))
        }
        Problem::FontUnreadable { path, why } => {
            format!("huruf `{path}` tidak dapat dipakai: {}", artwork::font(*why))
        }
        Problem::TextsOverlap { part, other } => {
            format!("{part} bertumpuk dengan {other}")
        }
        Problem::WordingFails { part, why } => {
            format!("{part} tidak dapat diisi: {}", artwork::wording(why))
        }
        Problem::Numbering(why) => numbering::message(why),
        Problem::ForeignFile => "berkas ini tidak ditulis oleh rapor".to_owned(),
        Problem::ChangedFile => "berkas ini diubah sejak ditulis oleh rapor".to_owned(),
    }
}

fn cell(location: &crate::location::Location) -> String {
    location.cell().unwrap_or_else(|| location.to_string())
}

fn value_type(kind: ValueType) -> &'static str {
    match kind {
        ValueType::Text => "teks",
        ValueType::Whole => "bilangan bulat",
        ValueType::Decimal => "bilangan desimal",
        ValueType::Boolean => "nilai benar/salah",
        ValueType::Date => "tanggal",
        ValueType::Time => "waktu",
        ValueType::List => "daftar",
        ValueType::Table => "tabel",
    }
}

fn unsound_bands(problem: UnsoundBands) -> String {
    match problem {
        UnsoundBands::Empty => "daftar kategori kosong",
        UnsoundBands::NotDescending(_) => {
            "batas kategori ini tidak lebih rendah daripada yang di atasnya"
        }
        UnsoundBands::LowestNotZero => "kategori terendah tidak mulai dari 0",
    }
    .to_owned()
}

fn unreadable(why: &Unreadable) -> String {
    match why {
        Unreadable::System(error) => format!("berkas tidak dapat dibuka ({error})"),
        Unreadable::Damaged(error) => {
            format!("berkas rusak atau terpotong; rincian teknis: {error}")
        }
        Unreadable::CellTwice(cell) => format!("berkas rusak: sel {cell} ada dua kali"),
        Unreadable::RowTwice(row) => format!("berkas rusak: baris {row} ada dua kali"),
        Unreadable::SheetTwice(sheet) => format!("berkas rusak: lembar \"{sheet}\" ada dua kali"),
        Unreadable::PartMissing(part) => format!("berkas rusak: bagian `{part}` tidak ada"),
        Unreadable::MergesOverlap(cell) => {
            format!("berkas rusak: dua sel gabungan bertindihan di {cell}")
        }
        Unreadable::ReaderFailed => "berkas rusak: pembacaannya gagal di tengah jalan".to_owned(),
        Unreadable::ReaderSlow(seconds) => {
            format!("berkas rusak: pembacaannya tidak selesai dalam {seconds} detik")
        }
        Unreadable::NoReader => {
            "berkas .xls dan .xlsb hanya dibaca oleh program rapor sendiri".to_owned()
        }
        Unreadable::InCloud => "isi berkas ini masih di penyimpanan awan".to_owned(),
        Unreadable::Held => "berkas ini sedang dipakai program lain".to_owned(),
        Unreadable::SettingsNotUtf8 | Unreadable::NotUtf8 => {
            "teks berkas ini bukan UTF-8".to_owned()
        }
    }
}

fn foreign(kind: ForeignKind) -> &'static str {
    match kind {
        ForeignKind::Empty => "kosong (0 bita)",
        ForeignKind::Pdf => "dokumen PDF",
        ForeignKind::Word => "dokumen Word",
        ForeignKind::Presentation => "presentasi",
        ForeignKind::TextDocument => "dokumen teks OpenDocument",
        ForeignKind::Image => "gambar",
        ForeignKind::Zip => "arsip ZIP",
        ForeignKind::Xml => "dokumen XML",
        ForeignKind::Text => "berkas teks",
        ForeignKind::Unknown => "berkas yang jenisnya tidak dikenal",
    }
}

fn too_large(limit: Limit) -> String {
    let mebibytes = |bytes: u64| bytes / (1024 * 1024);
    match limit {
        Limit::Bytes(bytes) => format!("berkas lebih besar dari {} MiB", mebibytes(bytes)),
        Limit::Unpacked(bytes) => {
            format!("isi berkas mengembang lebih dari {} MiB", mebibytes(bytes))
        }
        Limit::Entries(entries) => format!("arsip memuat lebih dari {entries} bagian"),
        Limit::Text(bytes) => {
            format!("teks dalam sel, atau semuanya bersama, lebih panjang dari {bytes} bita")
        }
        Limit::Cells(cells) => format!("berkas memuat lebih dari {cells} sel"),
        Limit::Rectangle(cells) => {
            format!("isi satu lembar terpencar di bidang yang lebih besar dari {cells} sel")
        }
        Limit::Repeated(times) => {
            format!("berkas mengulang sel, baris, atau spasi lebih dari {times} kali")
        }
        Limit::Merged(areas) => format!("satu lembar memuat lebih dari {areas} sel gabungan"),
        Limit::Styles(styles) => format!("berkas memuat lebih dari {styles} gaya sel"),
    }
}

fn ignored(why: Ignored) -> &'static str {
    match why {
        Ignored::Temporary => "berkas kunci atau sementara milik program lain",
        Ignored::Link => "tautan tidak diikuti",
        Ignored::Own => "ditulis oleh rapor atau dibaca sebagai bagian lain dari pekerjaan",
        Ignored::NotNamed => "tidak disebut di rapor.toml (`inputs`, `history`)",
        Ignored::Special => "bukan berkas biasa",
    }
}

/// How two values of one thing differ.
fn difference(differs: &Difference) -> String {
    let score = |score: &Option<String>| match score {
        Some(score) => score.replace('.', ","),
        None => "tidak dinilai".to_owned(),
    };
    match differs {
        Difference::None => "keduanya sama".to_owned(),
        Difference::Scores { first, second } => {
            format!("di sana {}, di sini {}", score(first), score(second))
        }
        Difference::Answers { count, places: Some(places) } => {
            let [first, second] = places.as_ref();
            format!("{count} jawaban berbeda, mulai dari {first} dan {second}")
        }
        Difference::Answers { count, places: None } => format!("{count} jawaban berbeda"),
        Difference::Kind => "di satu tempat berupa nilai, di tempat lain jawaban".to_owned(),
    }
}

fn stated_word(what: Stated) -> &'static str {
    match what {
        Stated::Category => "kategori",
        Stated::Zone => "zona",
        Stated::Opinion => "opini",
    }
}

/// The word that opens a finding.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "galat",
        Severity::Warning => "peringatan",
        Severity::Note => "catatan",
    }
}

#[cfg(test)]
mod tests {
    use super::super::hint;
    use super::*;

    #[test]
    fn messages_name_the_value_and_hints_the_way_out() {
        let problem = Problem::OutOfRange { value: "893.7".to_owned(), max: "100".to_owned() };
        assert_eq!(message(&problem), "893,7 di luar rentang 0 sampai 100");
        assert_eq!(hint(&problem), "periksa letak koma desimalnya");
        let problem =
            Problem::UnknownKey { key: "job.titel".into(), nearest: Some("title".into()) };
        assert_eq!(message(&problem), "kunci `job.titel` tidak dikenal");
        assert_eq!(hint(&problem), "mungkin maksudnya `title`");
    }
}
