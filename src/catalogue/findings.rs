//! What a finding says: the message, and the way out.

use super::damage;
use crate::domain::UnsoundBands;
use crate::finding::{
    BadImage, ForeignKind, Form, Ignored, Legal, Limit, Problem, Severity, Stated, Unreadable,
    ValueType,
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
        Problem::Unreadable { why } => unreadable(why),
        Problem::NotASheet { kind } => {
            format!("berkas ini {}, bukan lembar penilaian", foreign(*kind))
        }
        Problem::Encrypted => "buku kerja ini dilindungi kata sandi".to_owned(),
        Problem::TooLarge { limit } => too_large(*limit),
        Problem::NoTable { .. } => "tidak ada tabel nilai di berkas ini".to_owned(),
        Problem::FileIgnored { why } => format!("berkas dilewati: {}", ignored(*why)),
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
        Problem::RegionTwice { other } => format!("wilayah ini sudah punya nilai di {other}"),
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
        Problem::UnitTwice { unit, other } => {
            format!("unit \"{unit}\" sudah punya nilai di {other}")
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
            format!("gambar `{path}` tidak dapat dicetak: {}", bad_image(*why))
        }
        Problem::ForeignFile => "berkas ini tidak ditulis oleh rapor".to_owned(),
        Problem::ChangedFile => "berkas ini diubah sejak ditulis oleh rapor".to_owned(),
    }
}

/// What to do about it, in a sentence or two.
pub fn hint(problem: &Problem) -> String {
    match problem {
        Problem::Syntax { .. } => "perbaiki baris yang ditunjuk; teks berada di antara tanda kutip, tanggal ditulis 2024-11-25".to_owned(),
        Problem::UnknownKey { nearest: Some(nearest), .. } => format!("mungkin maksudnya `{nearest}`"),
        Problem::UnknownKey { .. } => "hapus kunci ini, atau lihat daftar kunci di docs/rapor-toml.md".to_owned(),
        Problem::WrongType { expected, .. } => example(*expected).to_owned(),
        Problem::MissingKey { key } => format!("tambahkan `{}` di bagian ini", last_part(key)),
        Problem::IllegalValue { nearest: Some(nearest), .. } => format!("mungkin maksudnya \"{nearest}\""),
        Problem::IllegalValue { legal, .. } => legal_values(legal),
        Problem::NoSuchRegion { .. } => "pakai kode Kemendagri dengan titik, misalnya \"12.18\"".to_owned(),
        Problem::NoSuchRubric { nearest: Some(nearest), .. } => format!("mungkin maksudnya \"{nearest}\""),
        Problem::NoSuchRubric { known, .. } => {
            format!("pilih {}, atau sebut berkas rubrik yang berakhiran .toml", either(known, "atau"))
        }
        Problem::FileMissing { path } if path == "rapor.toml" => {
            "jalankan rapor di folder pekerjaan, atau sebut foldernya: rapor run FOLDER".to_owned()
        }
        Problem::FileMissing { .. } => "periksa ejaan nama berkas dan foldernya".to_owned(),
        Problem::Repeated { .. } => "hapus salah satu, atau beri nama lain".to_owned(),
        Problem::WeightsDoNotSum { .. } => "bobot saudara sekandung harus berjumlah 100, atau sebesar bobot induknya".to_owned(),
        Problem::UnsoundBands { .. } => "urutkan batas dari yang tertinggi sampai 0".to_owned(),
        Problem::PathOutside { .. } => "salin berkasnya ke folder pekerjaan dan tulis jalur dari sana".to_owned(),
        Problem::NoSuchPlaceholder { known, .. } => {
            let known: Vec<_> = known.iter().map(|name| format!("{{{name}}}")).collect();
            format!("yang ada: {}", either(&known, "dan"))
        }
        Problem::NothingToRead { .. } => "taruh lembar penilaian di folder itu, atau ubah `inputs` di rapor.toml".to_owned(),
        Problem::Unreadable { why: Unreadable::System(_) } => "tutup berkas ini di program lain, lalu ulangi".to_owned(),
        Problem::Unreadable {
            why:
                Unreadable::Damaged(_)
                | Unreadable::CellTwice(_)
                | Unreadable::RowTwice(_)
                | Unreadable::SheetTwice(_)
                | Unreadable::PartMissing(_)
                | Unreadable::MergesOverlap(_),
        }
        | Problem::PartRefused { .. }
        | Problem::ArchiveRefused { .. } => "buka di Excel, simpan ulang sebagai .xlsx, atau minta kirim ulang".to_owned(),
        Problem::Unreadable { why: Unreadable::NotUtf8 } => "simpan ulang sebagai \"CSV UTF-8\" atau .xlsx".to_owned(),
        Problem::NotASheet { kind } => foreign_hint(*kind).to_owned(),
        Problem::Encrypted => "buka di Excel, hapus kata sandinya (File > Info > Protect Workbook), simpan, lalu ulangi".to_owned(),
        Problem::TooLarge { .. } => "hapus lembar, gambar, dan sel yang tidak perlu, lalu simpan ulang sebagai .xlsx".to_owned(),
        Problem::NoTable { looked_for } => {
            let columns: Vec<_> = looked_for.iter().map(|one_of| either(one_of, "atau")).collect();
            format!("tabel nilai punya baris judul kolom, paling sedikit {}", either(&columns, "dan"))
        }
        Problem::FileIgnored { why: Ignored::Temporary } => "tidak perlu apa-apa; tutup berkas aslinya bila masih terbuka di Excel".to_owned(),
        Problem::FileIgnored { .. } => "salin berkas aslinya ke folder ini bila memang perlu dibaca".to_owned(),
        Problem::SameFileTwice { .. } => "hapus salah satu salinannya".to_owned(),
        Problem::ColumnMissing { one_of } => {
            format!("tambahkan kolom {} pada baris judul tabel", either(one_of, "atau"))
        }
        Problem::ColumnTwice { .. } => "hapus atau ganti judul salah satu kolom".to_owned(),
        Problem::ColumnUnused { .. } | Problem::RowIgnored { .. } => "tidak perlu apa-apa bila memang bukan data".to_owned(),
        Problem::SheetIgnored => "tidak perlu apa-apa bila lembar ini memang bukan data".to_owned(),
        Problem::CellMalformed { .. } => "ketik ulang isi sel itu di Excel, lalu simpan ulang".to_owned(),
        Problem::QuoteMisplaced { .. } => "perbaiki baris itu, atau simpan tabelnya sebagai .xlsx".to_owned(),
        Problem::HiddenLines { .. } => "tampilkan baris dan kolom itu di Excel dan periksa isinya, atau hapus".to_owned(),
        Problem::Uncalculated => "buka di Excel supaya rumusnya dihitung, lalu simpan ulang; atau ketik nilainya".to_owned(),
        Problem::HiddenByMerge { .. } => "pisahkan sel gabungan itu (Unmerge Cells), periksa yang muncul, lalu hapus yang bukan data".to_owned(),
        Problem::HiddenSheet => "tampilkan lembar ini di Excel dan periksa isinya, atau hapus".to_owned(),
        Problem::NotANumber { .. } => "tulis angka 0 sampai 100, misalnya 87,41, atau \"Tidak dinilai\"".to_owned(),
        Problem::TwoReadings { .. } => "tulis ulang sebagai angka dengan dua desimal".to_owned(),
        Problem::OutOfRange { .. } => "periksa letak koma desimalnya".to_owned(),
        Problem::Blank => "isi nilainya, atau tulis \"Tidak dinilai\"".to_owned(),
        Problem::ErrorCell { .. } => "perbaiki rumusnya, atau ketik nilainya".to_owned(),
        Problem::OtherType { .. } => "ubah format sel menjadi angka dan ketik ulang nilainya".to_owned(),
        Problem::PercentRead { .. } => "tulis tanpa persen supaya tidak menimbulkan pertanyaan".to_owned(),
        Problem::NotApplicable { .. } => "tulis nilainya, atau \"Tidak dinilai\"".to_owned(),
        Problem::OnTheBorder { .. } => "bulatkan nilai itu di lembarnya, misalnya dengan ROUND(...;4), supaya tidak ada dua bacaan".to_owned(),
        Problem::RegionUnknown { candidates, .. } if candidates.is_empty() => {
            "tulis nama resmi dengan jenisnya, atau isi kode wilayahnya".to_owned()
        }
        Problem::RegionUnknown { candidates, .. } => format!("yang namanya mirip: {}", either(candidates, "dan")),
        Problem::RegionAmbiguous { candidates, .. } => format!("tulis lengkap: {}", either(candidates, "atau")),
        Problem::RegionNameDiffers { .. } => "perbaiki kode atau namanya; rapor tidak menebak mana yang benar".to_owned(),
        Problem::RegionTwice { .. } => "hapus salah satu, sehingga setiap wilayah bernilai sekali".to_owned(),
        Problem::RegionNotExpected { .. } => "pindahkan barisnya ke pekerjaan yang benar, atau tambahkan wilayah itu di `regions`".to_owned(),
        Problem::RegionMissing { .. } => "taruh lembarnya di folder masukan, atau catat di rapor.toml: status = \"not_assessed\" dengan alasannya".to_owned(),
        Problem::CodeNotText { .. } => "ubah format sel menjadi Teks dan ketik ulang kodenya, misalnya 12.10".to_owned(),
        Problem::CodeMalformed { .. } => "kode Kemendagri ditulis dengan titik, misalnya 12.18; kode BPS (1218) berbeda".to_owned(),
        Problem::StatedDiffers { .. } => "periksa nilai atau kolom itu; salah satu keliru".to_owned(),
        Problem::RegionScoreDiffers { .. } => "periksa nilai wilayah atau nilai unitnya, atau hapus nilai wilayahnya".to_owned(),
        Problem::UnitKindUnknown { known, .. } => format!("jenis yang dikenal: {}", either(known, "dan")),
        Problem::UnitTwice { .. } => "hapus salah satu".to_owned(),
        Problem::UnitMissing { .. } | Problem::UnitSurplus { .. } => {
            "lengkapi lembarnya, atau catat susunan unit wilayah ini di rapor.toml: units = [...]".to_owned()
        }
        Problem::NotAssessed { .. } => "tidak perlu apa-apa; wilayah atau unit ini tercantum di luar peringkat".to_owned(),
        Problem::YearDiffers { .. } => "pindahkan baris tahun lain ke folder riwayat".to_owned(),
        Problem::ScoredAllTheSame { .. } => "hapus `status` di rapor.toml, atau hapus nilainya di lembar".to_owned(),
        Problem::NothingAssessed { .. } => "catat wilayah ini tidak dinilai di rapor.toml, dengan alasannya".to_owned(),
        Problem::NothingAnswered { .. } => {
            "catat unit ini \"Tidak dinilai\", atau periksa jawabannya".to_owned()
        }
        Problem::GlyphMissing { .. } | Problem::ControlCharacter { .. } => "hapus atau ganti tanda itu".to_owned(),
        Problem::TextTooLong { .. } => "persingkat teksnya".to_owned(),
        Problem::ImageUnreadable { .. } => "simpan gambar sebagai PNG 8 bit, RGB atau RGBA".to_owned(),
        Problem::ForeignFile => "pindahkan berkas ini ke folder lain; salinan bertanda tangan disimpan di bertanda-tangan/".to_owned(),
        Problem::ChangedFile => "pindahkan atau salin berkas ini ke folder lain, lalu ulangi; isinya akan ditulis ulang".to_owned(),
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

/// `a, b atau c`.
fn either(words: &[String], joint: &str) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {joint} {last}", first.join(", ")),
    }
}

/// A decimal with a comma, as numbers are written here.
fn comma(number: &str) -> String {
    number.replace('.', ",")
}

fn cell(location: &crate::location::Location) -> String {
    location.cell().unwrap_or_else(|| location.to_string())
}

fn last_part(key: &str) -> &str {
    key.rsplit('.').next().unwrap_or(key)
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

fn example(kind: ValueType) -> &'static str {
    match kind {
        ValueType::Text => "tulis di antara tanda kutip: \"...\"",
        ValueType::Whole => "tulis tanpa tanda kutip dan tanpa desimal, misalnya 2024",
        ValueType::Decimal => "tulis tanpa tanda kutip dengan titik desimal, misalnya 21.85",
        ValueType::Boolean => "tulis true atau false",
        ValueType::Date => "tulis tanggal tanpa tanda kutip, misalnya 2024-11-25",
        ValueType::Time => "tulis waktu, misalnya 10:00:00",
        ValueType::List => "tulis di antara kurung siku: [\"...\", \"...\"]",
        ValueType::Table => "tulis sebagai tabel: [nama] atau { kunci = nilai }",
    }
}

fn legal_values(legal: &Legal) -> String {
    match legal {
        Legal::OneOf(words) => format!("pilih {}", either(words, "atau")),
        Legal::Range(from, to) => format!("harus dari {} sampai {}", comma(from), comma(to)),
        Legal::OneKeyOf(keys) => format!("isi tepat satu dari {}", either(keys, "atau")),
        Legal::Form(form) => match form {
            Form::NotEmpty => "teks tidak boleh kosong",
            Form::RegionCode => "kode Kemendagri ditulis dengan titik, misalnya \"12.18\"",
            Form::ProvinceCode => "tulis kode provinsi, dua angka, misalnya \"12\"",
            Form::Glob => "tulis pola di bawah folder pekerjaan, misalnya \"lembar/**\"",
            Form::Id => "pakai huruf kecil, angka, dan tanda hubung; mulai dengan huruf",
            Form::CutOff => "batas adalah nilai 0 sampai 100 dengan paling banyak dua desimal",
            Form::PlainText => "hapus ganti baris dan tanda tak tampak dari teks ini",
            Form::RubricOfYear => "tahun rubrik harus sama dengan tahun pekerjaan (`year`)",
            Form::RubricHasNoZones => {
                "rubrik tahun ini tidak mengenal zona; pakai opinions, top, atau all"
            }
            Form::RubricHasNoSuffix => {
                "rubrik tahun ini tidak mengenal tambahan opini; hapus kunci ini"
            }
            Form::DistinctNumbers => {
                "nomor harus memuat {urut} atau {kode} supaya tidak ada yang kembar"
            }
            Form::OnlyTrue => "tulis true, atau hapus kunci ini",
        }
        .to_owned(),
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
        Unreadable::Damaged(error) => format!("berkas rusak ({error})"),
        Unreadable::CellTwice(cell) => format!("berkas rusak: sel {cell} ada dua kali"),
        Unreadable::RowTwice(row) => format!("berkas rusak: baris {row} ada dua kali"),
        Unreadable::SheetTwice(sheet) => format!("berkas rusak: lembar \"{sheet}\" ada dua kali"),
        Unreadable::PartMissing(part) => format!("berkas rusak: bagian `{part}` tidak ada"),
        Unreadable::MergesOverlap(cell) => {
            format!("berkas rusak: dua sel gabungan bertindihan di {cell}")
        }
        Unreadable::NotUtf8 => "teks berkas ini bukan UTF-8".to_owned(),
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
        ForeignKind::OldExcel => "buku kerja Excel 97-2003 (.xls)",
        ForeignKind::BinaryExcel => "buku kerja biner (.xlsb)",
        ForeignKind::Html => "halaman HTML",
        ForeignKind::Xml => "dokumen XML",
        ForeignKind::Text => "berkas teks",
        ForeignKind::Unknown => "berkas yang jenisnya tidak dikenal",
    }
}

fn foreign_hint(kind: ForeignKind) -> &'static str {
    match kind {
        ForeignKind::Empty => "minta kirim ulang berkasnya",
        ForeignKind::Zip => "ekstrak arsipnya di folder ini",
        ForeignKind::OldExcel | ForeignKind::BinaryExcel | ForeignKind::Html | ForeignKind::Xml => {
            "buka di Excel, lalu simpan sebagai \"Excel Workbook (.xlsx)\""
        }
        ForeignKind::Text => "pindahkan dari folder ini; tabel nilai berupa .xlsx, .ods, atau .csv",
        ForeignKind::Pdf
        | ForeignKind::Word
        | ForeignKind::Presentation
        | ForeignKind::TextDocument
        | ForeignKind::Image
        | ForeignKind::Unknown => {
            "minta berkas aslinya sebagai buku kerja .xlsx, dan pindahkan yang ini dari folder"
        }
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

fn bad_image(why: BadImage) -> &'static str {
    match why {
        BadImage::NotPng => "bukan PNG yang utuh",
        BadImage::TooLarge => "terlalu besar",
        BadImage::Transparent => "seluruhnya tembus pandang",
    }
}

fn ignored(why: Ignored) -> &'static str {
    match why {
        Ignored::Temporary => "berkas kunci atau sementara milik program lain",
        Ignored::Link => "tautan tidak diikuti",
        Ignored::Special => "bukan berkas biasa",
    }
}

fn stated_word(what: Stated) -> &'static str {
    match what {
        Stated::Category => "kategori",
        Stated::Zone => "zona",
        Stated::Opinion => "opini",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_read_like_sentences() {
        let words = ["a".to_owned(), "b".to_owned(), "c".to_owned()];
        assert_eq!(either(&words, "atau"), "a, b atau c");
        assert_eq!(either(&words[..1], "atau"), "a");
        assert_eq!(either(&[], "atau"), "");
    }

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
