//! The way out of a finding.

use super::phrase::{comma, either};
use super::{artwork, numbering};
use crate::finding::{ForeignKind, Form, Ignored, Legal, Problem, Unreadable, ValueType};

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
        Problem::NoJob { .. } => "sebut folder yang memuat rapor.toml: rapor run FOLDER".to_owned(),
        Problem::FileMissing { .. } => "periksa ejaan nama berkas dan foldernya".to_owned(),
        Problem::Repeated { .. } => "hapus salah satu, atau beri nama lain".to_owned(),
        Problem::WeightsDoNotSum { .. } => "bobot yang setingkat harus berjumlah 100, atau sebesar bobot induknya".to_owned(),
        Problem::UnsoundBands { .. } => "urutkan batas dari yang tertinggi sampai 0".to_owned(),
        Problem::PathOutside { .. } => "salin berkasnya ke folder pekerjaan dan tulis jalur dari sana".to_owned(),
        Problem::NoSuchPlaceholder { known, .. } => {
            let known: Vec<_> = known.iter().map(|name| format!("{{{name}}}")).collect();
            format!("yang ada: {}", either(&known, "dan"))
        }
        Problem::NoSuchTemplate { known, nearest, .. } => match nearest {
            Some(nearest) => format!("maksudnya `{nearest}`?"),
            None => format!("yang bawaan: {}; atau tulis folder yang memuat certificate.toml", either(known, "dan")),
        },
        Problem::NoSuchField { known, nearest, .. } => match nearest {
            Some(nearest) => format!("maksudnya `{nearest}`?"),
            None => format!("yang ada: {}", either(known, "dan")),
        },
        Problem::WordingUnreadable { .. } => "isian ditulis di antara kurung kurawal ganda: {{ pemda }}".to_owned(),
        Problem::OffPage { .. } => "tulis [kiri, atas, lebar, tinggi] dalam milimeter di dalam halaman atau kelompoknya".to_owned(),
        Problem::NothingToRead { .. } => "taruh lembar penilaian di folder itu, atau ubah `inputs` di rapor.toml".to_owned(),
        Problem::Unreadable { why: Unreadable::InCloud } => "unduh dulu berkasnya ke komputer ini (Always keep on this device), lalu ulangi".to_owned(),
        Problem::Unreadable { why: Unreadable::Held } => "tutup berkas ini di Excel atau program lain, lalu ulangi".to_owned(),
        Problem::Unreadable { why: Unreadable::System(_) } => "tutup berkas ini di program lain, atau periksa izin bacanya, lalu ulangi".to_owned(),
        Problem::Unreadable {
            why:
                Unreadable::Damaged(_)
                | Unreadable::CellTwice(_)
                | Unreadable::RowTwice(_)
                | Unreadable::SheetTwice(_)
                | Unreadable::PartMissing(_)
                | Unreadable::ReaderFailed
                | Unreadable::ReaderSlow(_)
                | Unreadable::NoReader
                | Unreadable::MergesOverlap(_),
        }
        | Problem::PartRefused { .. }
        | Problem::ArchiveRefused { .. } => "buka di Excel, simpan ulang sebagai .xlsx, atau minta kirim ulang".to_owned(),
        Problem::Unreadable { why: Unreadable::SettingsNotUtf8 } => {
            "simpan ulang sebagai teks UTF-8, misalnya di Notepad: Save As, Encoding UTF-8".to_owned()
        }
        Problem::Unreadable { why: Unreadable::NotUtf8 } => "simpan ulang sebagai \"CSV UTF-8\" atau .xlsx".to_owned(),
        Problem::NotASheet { kind } => foreign_hint(*kind).to_owned(),
        Problem::Encrypted => "buka di Excel, hapus kata sandinya (File > Info > Protect Workbook), simpan, lalu ulangi".to_owned(),
        Problem::TooLarge { .. } => "hapus lembar, gambar, dan sel yang tidak perlu, lalu simpan ulang sebagai .xlsx; bila memang perlu, ubah [limits] di rapor.toml".to_owned(),
        Problem::NoTable { looked_for } => {
            let columns: Vec<_> = looked_for.iter().map(|one_of| either(one_of, "atau")).collect();
            format!("tabel nilai punya baris judul kolom, paling sedikit {}", either(&columns, "dan"))
        }
        Problem::FileIgnored { why: Ignored::Temporary } => "tidak perlu apa-apa; tutup berkas aslinya bila masih terbuka di Excel".to_owned(),
        Problem::FileIgnored { why: Ignored::Own | Ignored::NotNamed } => {
            "tidak perlu apa-apa bila memang bukan lembar penilaian".to_owned()
        }
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
        Problem::ReadAsOther { .. } => "tidak perlu apa-apa bila isinya benar; simpan ulang sebagai .xlsx supaya namanya sesuai".to_owned(),
        Problem::HiddenLines { .. } => "tampilkan baris dan kolom itu di Excel dan periksa isinya, atau hapus".to_owned(),
        Problem::Uncalculated => "buka di Excel supaya rumusnya dihitung, lalu simpan ulang; atau ketik nilainya".to_owned(),
        Problem::HiddenByMerge { .. } => "pisahkan sel gabungan itu (Unmerge Cells), periksa yang muncul, lalu hapus yang bukan data".to_owned(),
        Problem::HiddenSheet => "tampilkan lembar ini di Excel dan periksa isinya, atau hapus".to_owned(),
        Problem::NotANumber { .. } => "tulis angka 0 sampai 100, misalnya 87,41, atau \"Tidak dinilai\"".to_owned(),
        Problem::TwoReadings { .. } => "tulis dengan empat desimal (87,9950) atau sebagai angka di .xlsx; jangan dibulatkan".to_owned(),
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
        Problem::RegionTwice { .. } => {
            "hapus salah satu, atau pilih berkasnya di rapor.toml: sources".to_owned()
        }
        Problem::SheetScoreDiffers { .. } => {
            "yang dipakai adalah hitungan dari jawaban; periksa rumus di lembar, atau jawabannya"
                .to_owned()
        }
        Problem::SetAside { .. } => {
            "tidak perlu apa-apa bila pilihannya benar; lihat sources di rapor.toml".to_owned()
        }
        Problem::SourceEmpty { .. } => {
            "periksa nama berkasnya di sources: tulis dari folder pekerjaan, misalnya lembar/dairi.xlsx"
                .to_owned()
        }
        Problem::AnswersCopied { .. } => {
            "periksa apakah lembarnya tersalin dari unit itu; bila memang begitu jawabannya, biarkan"
                .to_owned()
        }
        Problem::RegionNotExpected { .. } => "pindahkan barisnya ke pekerjaan yang benar, atau tambahkan wilayah itu di `regions`".to_owned(),
        Problem::RegionMissing { .. } => "taruh lembarnya di folder masukan, atau catat di rapor.toml: status = \"not_assessed\" dengan alasannya".to_owned(),
        Problem::CodeNotText { .. } => "ubah format sel menjadi Teks dan ketik ulang kodenya, misalnya 12.10".to_owned(),
        Problem::CodeMalformed { .. } => "kode Kemendagri ditulis dengan titik, misalnya 12.18; kode BPS (1218) berbeda".to_owned(),
        Problem::StatedDiffers { .. } => "periksa nilai atau kolom itu; salah satu keliru".to_owned(),
        Problem::RegionScoreDiffers { .. } => "periksa nilai wilayah atau nilai unitnya, atau hapus nilai wilayahnya".to_owned(),
        Problem::UnitKindUnknown { known, .. } => format!("jenis yang dikenal: {}", either(known, "dan")),
        Problem::UnitTwice { .. } => {
            "hapus salah satu, atau pilih berkasnya di rapor.toml: sources".to_owned()
        }
        Problem::UnitMissing { .. } | Problem::UnitSurplus { .. } => {
            "lengkapi lembarnya, atau catat susunan unit wilayah ini di rapor.toml: units = [...]".to_owned()
        }
        Problem::NotAssessed { .. } => "tidak perlu apa-apa; wilayah atau unit ini tercantum di luar peringkat".to_owned(),
        Problem::YearDiffers { .. } => "pindahkan baris tahun lain ke folder riwayat".to_owned(),
        Problem::ScoredAllTheSame { .. } => "hapus `status` di rapor.toml, atau hapus nilainya di lembar".to_owned(),
        Problem::NothingAssessed { .. } => "catat wilayah ini tidak dinilai di rapor.toml, dengan alasannya".to_owned(),
        Problem::IndicatorMissing { .. } | Problem::TableMissing { .. } => {
            "pakai lembar asli yang dibagikan (`rapor sheet` membuatnya lagi), atau kembalikan baris dan kolomnya".to_owned()
        }
        Problem::IndicatorUnknown { .. } => "periksa kodenya; kode indikator tidak boleh diubah".to_owned(),
        Problem::IndicatorTwice { .. } => "hapus salah satu barisnya".to_owned(),
        Problem::SamplesMissing { .. } => "kembalikan kolom S1 dan seterusnya".to_owned(),
        Problem::SampleSurplus { .. } => "kosongkan sel itu; sampel lebih tidak pernah dibuang diam-diam".to_owned(),
        Problem::UnitBlank { .. } => "isi lembarnya, atau pilih status \"Tidak dinilai\"".to_owned(),
        Problem::RespondentsFew { .. } => "lengkapi respondennya bila masih mungkin".to_owned(),
        Problem::RespondentsNone { .. } => "isi jawaban survei untuk unit ini".to_owned(),
        Problem::RespondentWithoutUnit { known, .. } => {
            format!("tulis salah satu: {}", either(known, "atau"))
        }
        Problem::IdentityMissing { .. } => "isi nilainya di sebelah label itu".to_owned(),
        Problem::StatusUnknown { .. } => "pilih \"Dinilai\" atau \"Tidak dinilai\"".to_owned(),
        Problem::RubricDiffers { .. } => "pindahkan lembar ini ke pekerjaan tahunnya".to_owned(),
        Problem::AnsweredAllTheSame { .. } => "kosongkan jawabannya, atau pilih status \"Dinilai\"".to_owned(),
        Problem::HeadingsUnclear { .. } => "beri judul S1, S2, dan seterusnya, satu kolom untuk satu sampel".to_owned(),
        Problem::LabelTwice { .. } => "hapus yang keliru, atau sebut labelnya di rapor.toml: [layout.labels] lain = [...]".to_owned(),
        Problem::IndicatorUnclear { candidates, .. } if candidates.is_empty() => {
            "tulis kode atau nama indikatornya seperti di rubrik, atau hapus jawabannya".to_owned()
        }
        Problem::IndicatorUnclear { candidates, .. } => {
            format!("tulis kode indikatornya; yang namanya mirip: {}", either(candidates, "dan"))
        }
        Problem::IndicatorNameDiffers { .. } => "perbaiki kode atau namanya; rapor tidak menebak mana yang benar".to_owned(),
        Problem::ProductTwice { .. } => "tulis nama produk layanan yang berbeda di setiap lembar, atau hapus salah satunya".to_owned(),
        Problem::RegionsDiffer { .. } => "satu buku kerja untuk satu wilayah; pindahkan lembarnya, atau perbaiki namanya".to_owned(),
        Problem::AnswerBlank => "isi skornya; tulis TJ bila menolak menjawab, TB bila tidak berlaku".to_owned(),
        Problem::AnswerBlankIs { .. } => "isi skornya bila masih mungkin".to_owned(),
        Problem::AnswerRefused => "tidak perlu apa-apa bila memang menolak menjawab".to_owned(),
        Problem::PointsTooFine { .. } => "bulatkan skor itu menjadi paling banyak empat desimal".to_owned(),
        Problem::NotAnAnswer { .. } => "tulis angka, TJ (tidak menjawab), atau TB (tidak berlaku)".to_owned(),
        Problem::PercentInPoints { .. } => "ubah format sel menjadi angka dan ketik ulang skornya".to_owned(),
        Problem::TickedTwice => "sisakan satu tanda saja".to_owned(),
        Problem::CrossUnclear => "tulis √ bila ada, atau - bila tidak ada".to_owned(),
        Problem::PastPartial { .. } => {
            "pakai hasil.json dari jalannya rapor yang lengkap".to_owned()
        }
        Problem::UnitUnnamed => {
            "isi nama unitnya, atau tulis \"Rata-rata\" bila ini nilai wilayahnya".to_owned()
        }
        Problem::UnitKindDiffers { .. } | Problem::RegionKindDiffers { .. } => {
            "perbaiki salah satunya; rapor tidak menebak mana yang benar".to_owned()
        }
        Problem::RegionKindUnknown { .. } => {
            "tulis kabupaten, kota, atau provinsi, atau kosongkan sel itu".to_owned()
        }
        Problem::RegionUnranked { .. } => {
            "tambahkan jenisnya pada `kinds` sebuah [[list]], bila memang perlu diperingkat".to_owned()
        }
        Problem::FieldSurplus => {
            "desimal berkoma harus diapit tanda kutip (\"87,41\"), atau pakai titik koma sebagai pemisah".to_owned()
        }
        Problem::NoRows => "isi tabelnya, atau pindahkan berkas ini dari folder masukan".to_owned(),
        Problem::NothingAnswered { .. } => {
            "catat unit ini \"Tidak dinilai\", atau periksa jawabannya".to_owned()
        }
        Problem::GlyphMissing { .. } | Problem::ControlCharacter { .. } => "hapus atau ganti tanda itu".to_owned(),
        Problem::TextTooLong { .. } => "persingkat teksnya".to_owned(),
        Problem::ImageUnreadable { why, .. } => artwork::picture_hint(why),
        Problem::FontUnreadable { why, .. } => artwork::font_hint(*why).to_owned(),
        Problem::TextsOverlap { .. } => "jauhkan kedua tempat, kecilkan hurufnya, atau kurangi barisnya".to_owned(),
        Problem::WordingFails { why, .. } => artwork::wording_hint(why).to_owned(),
        Problem::Numbering(why) => numbering::hint(why).to_owned(),
        Problem::ForeignFile => "pindahkan berkas ini ke folder lain; salinan bertanda tangan disimpan di bertanda-tangan/".to_owned(),
        Problem::ChangedFile => "pindahkan atau salin berkas ini ke folder lain, lalu ulangi; isinya akan ditulis ulang".to_owned(),
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
            Form::NotEmptyList => "isi paling sedikit satu, atau hapus kunci ini",
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
            Form::SequentialNumbers => {
                "nomor untuk unit harus memuat {urut}, karena satu wilayah punya banyak unit"
            }
            Form::PlainNumber => {
                "pakai huruf, angka, dan tanda pada papan ketik biasa; huruf asing yang mirip membuat dua nomor tampak sama"
            }
            Form::OnlyTrue => "tulis true, atau hapus kunci ini",
            Form::SoMany(wanted) => return format!("tulis tepat {wanted}"),
            Form::SmallerFirst => "yang kecil lebih dulu: [8, 12]",
            Form::Colour => "tulis warna seperti \"#1C2F4F\", atau nama dari [colours]",
            Form::ReadableOn(None) => {
                "pilih warna yang lebih gelap: kontrasnya dengan kertas putih paling sedikit 4,5 : 1"
            }
            Form::ReadableOn(Some(key)) => {
                return format!(
                    "pilih warna yang tulisan berwarna `{key}` terbaca di atasnya: kontrasnya paling sedikit 4,5 : 1"
                );
            }
            Form::PngFile => "buku kerja hanya dapat memuat logo PNG; simpan logonya sebagai PNG",
            Form::Address => {
                "tulis alamat halaman sampai garis miring terakhir, hanya huruf, angka, titik, dan tanda hubung: \"https://piagam.provinsi.go.id/\""
            }
            Form::TemplateOfRegions => "rancangan ini untuk unit; pilih yang untuk pemda",
            Form::TemplateOfLetters => {
                "rancangan ini untuk piagam; pilih yang `subject = \"surat\"`"
            }
            Form::TemplateOfUnits => "rancangan ini untuk pemda; pilih yang `subject = \"unit\"`",
        }
        .to_owned(),
    }
}

fn foreign_hint(kind: ForeignKind) -> &'static str {
    match kind {
        ForeignKind::Empty => "minta kirim ulang berkasnya",
        ForeignKind::Zip => "ekstrak arsipnya di folder ini",
        ForeignKind::Xml => "buka di Excel, lalu simpan sebagai \"Excel Workbook (.xlsx)\"",
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

fn last_part(key: &str) -> &str {
    key.rsplit('.').next().unwrap_or(key)
}
