//! What each code of a finding means and how to mend it, for `rapor finding` and the documentation.

use crate::finding::Code;

/// The long form of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// A title of a few words.
    pub title: &'static str,
    /// What the finding means.
    pub meaning: &'static str,
    /// How to mend it.
    pub remedy: &'static str,
}

/// What a code means and how to mend it.
pub fn explain(code: Code) -> Explanation {
    let (title, meaning, remedy) = match code {
        Code::Syntax => (
            "Susunan TOML tidak terbaca",
            "Berkas rapor.toml atau rubrik tidak mengikuti susunan TOML, sehingga isinya tidak dapat dibaca.",
            "Perbaiki baris yang ditunjuk: teks di antara tanda kutip, tanggal seperti 2024-11-25, daftar di antara kurung siku.",
        ),
        Code::UnknownKey => (
            "Kunci tidak dikenal",
            "Ada kunci yang tidak dikenal di rapor.toml atau rubrik. Kunci yang salah eja tidak pernah diabaikan, karena pengaturannya akan hilang diam-diam.",
            "Pakai kunci terdekat yang disebut, atau hapus kunci itu.",
        ),
        Code::WrongType => (
            "Jenis isi keliru",
            "Kunci itu meminta jenis isi lain, misalnya angka tetapi tertulis teks.",
            "Tulis isinya seperti contoh pada petunjuk.",
        ),
        Code::MissingKey => (
            "Kunci wajib belum ada",
            "Kunci yang wajib ada tidak ditemukan di bagian yang ditunjuk.",
            "Tambahkan kunci itu.",
        ),
        Code::IllegalValue => (
            "Isi tidak sah",
            "Jenis isinya benar, tetapi nilainya tidak dibolehkan.",
            "Pilih salah satu nilai yang disebut pada petunjuk.",
        ),
        Code::NoSuchRegion => (
            "Kode wilayah tidak ada",
            "Kode di rapor.toml tidak ada dalam daftar 552 wilayah Kemendagri.",
            "Pakai kode Kemendagri dengan titik, misalnya 12.18. Kode BPS berbeda.",
        ),
        Code::NoSuchRubric => (
            "Rubrik tidak ada",
            "Nama rubrik bukan rubrik bawaan dan bukan berkas .toml.",
            "Jalankan rapor rubric list untuk melihat rubrik bawaan.",
        ),
        Code::FileMissing => (
            "Berkas tidak ditemukan",
            "Berkas yang disebut tidak ada di folder pekerjaan.",
            "Periksa ejaan nama dan foldernya.",
        ),
        Code::NoJob => (
            "Folder tanpa pekerjaan",
            "Folder yang disebut tidak memuat rapor.toml.",
            "Jalankan rapor di folder pekerjaan, atau sebut foldernya: rapor run FOLDER.",
        ),
        Code::Repeated => (
            "Disebut dua kali",
            "Kode, id, atau wilayah yang sama disebut lebih dari sekali.",
            "Hapus salah satu.",
        ),
        Code::WeightsDoNotSum => (
            "Jumlah bobot keliru",
            "Bobot yang setingkat (dimensi, variabel, indikator) harus berjumlah 100, atau sebesar bobot induknya.",
            "Perbaiki bobot di rubrik.",
        ),
        Code::UnsoundBands => (
            "Batas kategori keliru",
            "Batas kategori harus turun dari yang tertinggi sampai 0, supaya setiap nilai punya tepat satu kategori.",
            "Urutkan batasnya dan mulai kategori terendah dari 0.",
        ),
        Code::PathOutside => (
            "Jalur keluar dari folder pekerjaan",
            "rapor hanya membaca dan menulis di bawah folder pekerjaan.",
            "Salin berkasnya ke folder pekerjaan.",
        ),
        Code::NoSuchPlaceholder => (
            "Penanda nomor tidak dikenal",
            "Format nomor piagam memuat penanda yang tidak ada, atau kurung kurawal tanpa pasangan.",
            "Pakai {urut}, {urut:03}, {bulan_romawi}, {bulan}, {tahun}, atau {kode}.",
        ),
        Code::NoSuchTemplate => (
            "Rancangan piagam tidak ada",
            "Nama rancangan bukan yang bawaan, dan bukan folder yang memuat certificate.toml.",
            "Pakai salah satu yang bawaan, atau salin satu ke folder pekerjaan dengan rapor certificate copy.",
        ),
        Code::NoSuchField => (
            "Isian piagam tidak dikenal",
            "Sebuah kalimat di certificate.toml memuat isian yang tidak ada. Isian yang salah eja tidak pernah dicetak kosong.",
            "Pakai isian yang disebut pada petunjuk; daftarnya di docs/piagam.md.",
        ),
        Code::WordingUnreadable => (
            "Kalimat piagam tidak terbaca",
            "Kurung kurawal atau syarat di sebuah kalimat certificate.toml tidak lengkap.",
            "Tulis isian sebagai {{ pemda }}, dan syarat sebagai zona == 'Hijau'.",
        ),
        Code::OffPage => (
            "Tempat di luar halaman",
            "Sebuah unsur certificate.toml berdiri di luar halaman, atau di luar kelompoknya.",
            "Perbaiki angka kiri, atas, lebar, atau tingginya.",
        ),
        Code::NothingToRead => (
            "Tidak ada lembar penilaian",
            "Pola `inputs` di rapor.toml tidak cocok dengan satu berkas pun.",
            "Taruh lembar penilaian di folder masukan, atau ubah polanya.",
        ),
        Code::Unreadable => (
            "Berkas tidak terbaca",
            "Berkas tidak dapat dibuka atau isinya rusak.",
            "Tutup di program lain, simpan ulang sebagai .xlsx, atau minta kirim ulang.",
        ),
        Code::NotASheet => (
            "Bukan lembar penilaian",
            "Isi berkas (bukan namanya) menunjukkan jenis lain: PDF, dokumen Word, gambar, dan sebagainya.",
            "Minta berkas aslinya sebagai .xlsx, .ods, atau .csv dan pindahkan yang ini.",
        ),
        Code::Encrypted => (
            "Dilindungi kata sandi",
            "Buku kerja terkunci, sehingga isinya tidak dapat dibaca.",
            "Hapus kata sandinya di Excel dan simpan ulang.",
        ),
        Code::TooLarge => (
            "Melampaui batas ukuran",
            "Berkas, isinya, atau jumlah selnya melampaui batas yang melindungi komputer dari berkas rusak atau jahat.",
            "Hapus bagian yang tidak perlu dan simpan ulang.",
        ),
        Code::NoTable => (
            "Tabel nilai tidak ditemukan",
            "Tidak ada baris judul kolom yang memuat wilayah dan nilai.",
            "Beri judul kolom: Kode, Pemda, Nilai.",
        ),
        Code::FileIgnored => (
            "Berkas diabaikan",
            "Berkas kunci (~$...), berkas sementara, tautan, berkas rapor sendiri, bukan berkas biasa, atau berkas yang tidak cocok dengan `inputs`.",
            "Tidak perlu apa-apa.",
        ),
        Code::SameFileTwice => (
            "Salinan yang sama persis",
            "Dua berkas berisi bita yang sama; satu dibaca, yang lain dicatat.",
            "Hapus salah satu.",
        ),
        Code::CellMalformed => (
            "Isi sel tidak lazim",
            "Di dalam berkas, isi sel itu bukan satu nilai yang sederhana. Program lain dapat membacanya berbeda.",
            "Ketik ulang isi sel itu di Excel, lalu simpan ulang.",
        ),
        Code::PartRefused => (
            "Susunan berkas tidak lazim",
            "Satu bagian berkas bukan UTF-8, memuat DTD, tidak tertutup, atau berisi unsur yang bukan tempatnya.",
            "Buka di Excel, simpan ulang sebagai .xlsx, atau minta kirim ulang.",
        ),
        Code::ArchiveRefused => (
            "Arsip tidak lazim",
            "Bagian berkas bernama ganda, bertindihan, keluar dari arsip, atau ukurannya tidak sesuai.",
            "Buka di Excel, simpan ulang sebagai .xlsx, atau minta kirim ulang.",
        ),
        Code::QuoteMisplaced => (
            "Tanda kutip salah tempat",
            "Tanda kutip di berkas CSV membungkus satu kolom penuh. Di tempat lain ia dapat menelan baris berikutnya.",
            "Perbaiki baris itu, atau simpan tabelnya sebagai .xlsx.",
        ),
        Code::HiddenLines => (
            "Baris atau kolom tersembunyi dibaca",
            "Baris dan kolom tersembunyi dibaca seperti yang lain, karena nilai di sana tetap nilai.",
            "Tampilkan dan periksa isinya.",
        ),
        Code::ReadAsOther => (
            "Jenis berkas berbeda dari namanya",
            "Berkas bernama buku kerja Excel, tetapi isinya halaman HTML atau teks berpemisah. Tabelnya dibaca sebagai teks.",
            "Simpan ulang sebagai .xlsx supaya nama dan isinya sesuai.",
        ),
        Code::ColumnMissing => (
            "Kolom belum ada",
            "Tabel nilai ditemukan, tetapi kolom yang diperlukan tidak ada.",
            "Tambahkan kolom itu pada baris judul.",
        ),
        Code::ColumnTwice => (
            "Kolom kembar",
            "Dua kolom punya arti yang sama, sehingga tidak jelas mana yang berlaku.",
            "Hapus atau ganti judul salah satunya.",
        ),
        Code::ColumnUnused => (
            "Kolom tidak dipakai",
            "Kolom ini tidak dikenal dan tidak memengaruhi hasil.",
            "Tidak perlu apa-apa.",
        ),
        Code::RowIgnored => (
            "Baris tidak dipakai",
            "Baris di bawah tabel ini bukan data: catatan, sumber, atau jumlah.",
            "Periksa bahwa baris itu memang bukan data.",
        ),
        Code::HiddenSheet => (
            "Lembar tersembunyi dibaca",
            "Lembar tersembunyi dibaca seperti yang lain, karena nilai di sana tetap nilai.",
            "Tampilkan lembar itu dan periksa isinya.",
        ),
        Code::SheetIgnored => (
            "Lembar tanpa tabel nilai",
            "Berkas ini punya tabel nilai di lembar lain; lembar ini tidak memuatnya.",
            "Tidak perlu apa-apa bila lembar ini memang bukan data.",
        ),
        Code::NotANumber => (
            "Bukan angka",
            "Sel nilai berisi teks yang tidak dapat dibaca sebagai angka.",
            "Tulis angka 0 sampai 100, atau \"Tidak dinilai\".",
        ),
        Code::TwoReadings => (
            "Dua bacaan",
            "Angka seperti 1.234 dapat berarti seribu dua ratus tiga puluh empat atau satu koma dua.",
            "Tulis dengan empat desimal (87,9950) atau sebagai angka di .xlsx; jangan dibulatkan.",
        ),
        Code::OutOfRange => (
            "Di luar rentang",
            "Nilai harus dari 0 sampai 100. Nilai di luar rentang tidak pernah dipotong.",
            "Periksa letak koma desimalnya.",
        ),
        Code::Blank => (
            "Nilai kosong",
            "Kosong tidak sama dengan nol dan tidak sama dengan tidak dinilai.",
            "Isi nilainya, atau tulis \"Tidak dinilai\".",
        ),
        Code::ErrorCell => (
            "Sel berisi galat",
            "Sel memuat #DIV/0!, #REF! atau galat lain dari rumus.",
            "Perbaiki rumusnya, atau ketik nilainya.",
        ),
        Code::OtherType => (
            "Tanggal atau benar/salah",
            "Sel nilai berisi tanggal, waktu, atau TRUE/FALSE.",
            "Ubah format sel menjadi angka dan ketik ulang.",
        ),
        Code::PercentRead => (
            "Persen dibaca sebagai nilai",
            "93,37% pada kolom nilai dibaca 93,37.",
            "Tulis tanpa persen.",
        ),
        Code::NotApplicable => (
            "TB tidak berlaku di sini",
            "TB dan N/A hanya berlaku untuk indikator, bukan untuk nilai unit atau wilayah.",
            "Tulis nilainya, atau \"Tidak dinilai\".",
        ),
        Code::OnTheBorder => (
            "Nilai di batas pembulatan",
            "Bilangan yang tersimpan dan yang tampak membulat ke nilai yang berbeda, biasanya sisa rumus seperti 87,99499999999999.",
            "Bulatkan nilai itu di lembarnya, misalnya dengan ROUND.",
        ),
        Code::Uncalculated => (
            "Rumus belum dihitung",
            "Berkas ditulis program yang tidak menghitung rumus, sehingga hasilnya kosong atau nol.",
            "Buka di Excel, simpan ulang, atau ketik nilainya.",
        ),
        Code::HiddenByMerge => (
            "Isi di bawah sel gabungan",
            "Excel menyimpan isi sel yang tertutup sel gabungan. Isi itu tidak tampak dan tidak dibaca.",
            "Pisahkan sel gabungan, periksa yang muncul, lalu hapus yang bukan data.",
        ),
        Code::RegionUnknown => (
            "Wilayah tidak dikenal",
            "Nama itu bukan nama wilayah mana pun. rapor tidak pernah memilih yang paling mirip.",
            "Tulis nama resminya, atau isi kode wilayahnya.",
        ),
        Code::RegionAmbiguous => (
            "Nama dua wilayah",
            "Nama itu milik lebih dari satu wilayah, misalnya sebuah kabupaten dan sebuah kota.",
            "Tulis lengkap dengan Kabupaten atau Kota, atau isi kodenya.",
        ),
        Code::RegionNameDiffers => (
            "Kode dan nama tidak cocok",
            "Kode dan nama pada baris yang sama menunjuk wilayah yang berbeda.",
            "Perbaiki kode atau namanya.",
        ),
        Code::RegionTwice => (
            "Wilayah bernilai dua kali",
            "Satu wilayah punya nilai di dua tempat.",
            "Hapus salah satu, atau sebut berkas yang berlaku di rapor.toml: sources.",
        ),
        Code::SetAside => (
            "Berkas lain yang dipilih",
            "rapor.toml menyebut dengan sources dari berkas mana wilayah ini dibaca; isi berkas lain tentangnya dikesampingkan.",
            "Tidak perlu apa-apa bila pilihannya benar.",
        ),
        Code::SourceEmpty => (
            "Berkas pilihan tanpa isi",
            "Berkas yang disebut sources di rapor.toml tidak ada, atau tidak memuat wilayah itu.",
            "Periksa nama berkasnya.",
        ),
        Code::RegionNotExpected => (
            "Wilayah di luar pekerjaan",
            "Wilayah itu tidak termasuk provinsi atau daftar wilayah pekerjaan ini.",
            "Pindahkan barisnya, atau tambahkan wilayahnya di rapor.toml.",
        ),
        Code::RegionMissing => (
            "Wilayah tanpa lembar",
            "Wilayah yang diharapkan tidak ada di satu lembar pun.",
            "Taruh lembarnya, atau catat tidak dinilai di rapor.toml.",
        ),
        Code::CodeNotText => (
            "Kode bukan teks",
            "Excel mengubah kode 12.10 menjadi angka 12,1 atau tanggal, sehingga kodenya tidak pasti.",
            "Ubah format sel menjadi Teks dan ketik ulang kodenya.",
        ),
        Code::CodeMalformed => (
            "Bukan kode wilayah",
            "Kode wilayah adalah dua angka, atau dua angka, titik, dua angka.",
            "Pakai kode Kemendagri, misalnya 12.18.",
        ),
        Code::StatedDiffers => (
            "Keterangan tidak cocok dengan nilai",
            "Kategori, zona, atau opini di lembar tidak sesuai dengan nilainya menurut rubrik.",
            "Periksa nilai atau keterangannya.",
        ),
        Code::RegionScoreDiffers => (
            "Nilai wilayah tidak cocok dengan unitnya",
            "Nilai wilayah di lembar berbeda dari rata-rata nilai unitnya sesudah pembulatan.",
            "Periksa keduanya.",
        ),
        Code::UnitKindUnknown => (
            "Jenis unit tidak dikenal",
            "Rubrik tahun ini tidak memuat jenis unit itu.",
            "Pakai nama jenis yang dikenal, atau ubah rubriknya.",
        ),
        Code::UnitTwice => (
            "Unit bernilai dua kali",
            "Unit yang sama punya nilai di dua tempat.",
            "Hapus salah satu, atau sebut berkas yang berlaku di rapor.toml: sources.",
        ),
        Code::SheetScoreDiffers => (
            "Nilai di lembar lain dari hitungan",
            "Di bawah jawabannya sebuah lembar mencantumkan nilai unit, dan nilai itu lain dari hitungan menurut rubrik. Yang dipakai adalah hitungan dari jawaban.",
            "Periksa rumus di lembar itu: rumusnya mungkin belum dihitung ulang, atau bobotnya lain.",
        ),
        Code::AnswersCopied => (
            "Jawaban tersalin",
            "Dua unit menjawab semuanya persis sama, sampai setiap sampel dan responden.",
            "Periksa apakah lembarnya tersalin; bila jawabannya memang begitu, biarkan.",
        ),
        Code::UnitMissing => (
            "Unit kurang",
            "Unit yang dinilai lebih sedikit dari yang diminta rubrik.",
            "Lengkapi lembarnya, atau catat susunan unitnya di rapor.toml.",
        ),
        Code::UnitSurplus => (
            "Unit berlebih",
            "Unit dari satu jenis lebih banyak dari yang dibolehkan rubrik.",
            "Periksa unitnya, atau catat susunannya di rapor.toml.",
        ),
        Code::NotAssessed => (
            "Tidak dinilai",
            "Unit atau wilayah tidak dinilai; tercantum di luar peringkat.",
            "Tidak perlu apa-apa.",
        ),
        Code::YearDiffers => {
            ("Tahun lain", "Baris itu memuat nilai tahun lain.", "Pindahkan ke folder riwayat.")
        }
        Code::ScoredAllTheSame => (
            "Tidak dinilai, tetapi bernilai",
            "rapor.toml mencatat wilayah ini tidak dinilai, tetapi ada nilainya di lembar.",
            "Hapus salah satu.",
        ),
        Code::NothingAssessed => (
            "Tidak satu unit pun dinilai",
            "Semua unit wilayah ini tidak dinilai, sehingga tidak ada nilai.",
            "Catat wilayahnya tidak dinilai, dengan alasan.",
        ),
        Code::IndicatorMissing => (
            "Indikator tidak ada",
            "Lembar itu tidak memuat baris atau kolom sebuah indikator rubrik. Indikator yang hilang tidak pernah dihitung nol.",
            "Pakai lembar asli dari rapor sheet.",
        ),
        Code::IndicatorUnknown => (
            "Indikator tidak dikenal",
            "Kode itu tidak ada di rubrik tahun ini.",
            "Periksa kodenya; kode indikator tidak boleh diubah.",
        ),
        Code::IndicatorTwice => (
            "Indikator dua kali",
            "Satu indikator punya dua baris, sehingga tidak jelas mana yang berlaku.",
            "Hapus salah satunya.",
        ),
        Code::SamplesMissing => (
            "Kolom sampel kurang",
            "Lembar itu punya lebih sedikit kolom sampel daripada yang diminta rubrik.",
            "Kembalikan kolomnya.",
        ),
        Code::SampleSurplus => (
            "Sampel berlebih",
            "Sebuah sel di luar jumlah sampel indikator itu terisi.",
            "Kosongkan selnya.",
        ),
        Code::UnitBlank => (
            "Lembar unit kosong",
            "Lembar sebuah unit belum diisi sama sekali.",
            "Isi lembarnya, atau pilih status Tidak dinilai.",
        ),
        Code::RespondentsFew => (
            "Responden kurang",
            "Responden survei lebih sedikit daripada yang diminta rubrik. Nilainya dihitung dari yang ada.",
            "Lengkapi bila masih mungkin.",
        ),
        Code::RespondentsNone => (
            "Tanpa responden",
            "Tidak ada satu responden pun untuk unit itu.",
            "Isi lembar Survei.",
        ),
        Code::RespondentWithoutUnit => (
            "Responden tanpa unit",
            "Nama unit di lembar Survei tidak ada di buku kerja itu.",
            "Tulis nama unit atau nama lembarnya.",
        ),
        Code::IdentityMissing => (
            "Identitas belum lengkap",
            "Lembar Identitas tidak menyebut wilayah, tahun, atau instrumennya.",
            "Isi lembar Identitas.",
        ),
        Code::StatusUnknown => (
            "Status tidak dikenal",
            "Status unit adalah Dinilai atau Tidak dinilai.",
            "Pilih salah satunya.",
        ),
        Code::RubricDiffers => (
            "Rubrik lain",
            "Lembar itu dibuat untuk rubrik lain.",
            "Pindahkan ke pekerjaan tahunnya.",
        ),
        Code::AnsweredAllTheSame => (
            "Tidak dinilai, tetapi terisi",
            "Unit itu berstatus Tidak dinilai, tetapi lembarnya memuat jawaban.",
            "Kosongkan jawabannya, atau ubah statusnya.",
        ),
        Code::TableMissing => (
            "Lembar tanpa tabel",
            "Baris judul kolom (Kode, S1, ...) tidak ditemukan.",
            "Pakai lembar asli dari rapor sheet.",
        ),
        Code::HeadingsUnclear => (
            "Kolom jawaban tidak jelas",
            "Judul di atas kolom jawaban tidak mengatakan sampel keberapa, sehingga jawabannya dapat dibaca lebih dari satu cara.",
            "Beri judul S1, S2, dan seterusnya; satu sampel satu kolom.",
        ),
        Code::LabelTwice => (
            "Label berbeda",
            "Di atas satu tabel, dua label yang artinya sama memuat isi yang berbeda.",
            "Hapus yang keliru, atau sebut label yang bukan dimaksud di [layout.labels] lain.",
        ),
        Code::IndicatorUnclear => (
            "Indikator tidak dapat ditentukan",
            "Sebuah baris berisi jawaban, tetapi nama indikatornya tidak ada di rubrik, atau dimiliki beberapa indikator dan variabelnya tidak memutuskan. Yang paling mirip tidak pernah diambil begitu saja.",
            "Tulis kode indikatornya, atau namanya seperti di rubrik; nama lain dapat dicatat di [[layout.indicator]].",
        ),
        Code::IndicatorNameDiffers => (
            "Kode dan nama indikator berbeda",
            "Di satu baris, kode menunjuk satu indikator dan nama menunjuk indikator lain.",
            "Perbaiki kode atau namanya.",
        ),
        Code::ProductTwice => (
            "Produk dua kali",
            "Dua lembar dari satu unit memuat produk layanan yang sama, atau salah satunya tidak menyebut produknya.",
            "Tulis produk layanan yang berbeda di setiap lembar, atau hapus salah satunya.",
        ),
        Code::RegionsDiffer => (
            "Wilayah berbeda dalam satu buku kerja",
            "Lembar-lembar satu buku kerja menyebut wilayah yang berbeda, di identitasnya atau di nama unitnya.",
            "Pindahkan lembarnya ke buku kerja wilayahnya, atau perbaiki namanya.",
        ),
        Code::AnswerBlank => (
            "Jawaban kosong",
            "Kosong bukan penolakan dan bukan nol: wilayah tidak dinilai sampai diperjelas.",
            "Isi skornya, atau tulis TJ atau TB.",
        ),
        Code::AnswerBlankIs => (
            "Jawaban kosong dihitung",
            "Rubrik mengatakan bahwa jawaban kosong dihitung nol atau dilewati.",
            "Isi skornya bila masih mungkin.",
        ),
        Code::AnswerRefused => (
            "Tidak menjawab",
            "TJ (menolak menjawab) dihitung nol.",
            "Tidak perlu apa-apa bila memang demikian.",
        ),
        Code::PointsTooFine => {
            ("Skor terlalu halus", "Skor punya paling banyak empat desimal.", "Bulatkan skornya.")
        }
        Code::NotAnAnswer => (
            "Bukan jawaban",
            "Sel itu berisi teks yang bukan skor, TJ, atau TB.",
            "Tulis angka, TJ, atau TB.",
        ),
        Code::PercentInPoints => {
            ("Persen di kolom skor", "Sel skor berformat persen.", "Ubah formatnya menjadi angka.")
        }
        Code::TickedTwice => (
            "Dua tanda untuk satu komponen",
            "Daftar periksa ini berkolom Ada dan Tidak ada, dan keduanya terisi pada satu baris.",
            "Sisakan satu tanda saja.",
        ),
        Code::CrossUnclear => (
            "Tanda x tidak jelas",
            "Tanda x dapat berarti ada atau tidak ada, kecuali bila √ atau v dipakai di kolom yang sama.",
            "Tulis √ atau -.",
        ),
        Code::PastPartial => (
            "Riwayat belum lengkap",
            "hasil.json itu berasal dari jalannya rapor dengan --partial, sehingga sebagian wilayahnya tidak ada.",
            "Pakai hasil.json dari jalannya yang lengkap.",
        ),
        Code::UnitUnnamed => (
            "Unit tanpa nama",
            "Tabel itu per unit, tetapi di baris ini nama unitnya kosong. Nilainya tidak dianggap nilai wilayah.",
            "Isi nama unitnya, atau tulis \"Rata-rata\" bila itu nilai wilayah.",
        ),
        Code::UnitKindDiffers => (
            "Jenis unit bertentangan",
            "Kolom jenis unit menyebut jenis yang lain daripada nama unitnya.",
            "Perbaiki salah satunya.",
        ),
        Code::RegionUnranked => (
            "Wilayah di luar semua daftar",
            "Wilayah itu dinilai, tetapi tidak satu daftar peringkat pun memuat jenisnya, sehingga tidak punya peringkat.",
            "Tambahkan jenisnya pada sebuah [[list]] bila perlu.",
        ),
        Code::RegionKindDiffers => (
            "Jenis wilayah bertentangan",
            "Kolom jenis menyebut kabupaten, padahal kode atau namanya milik sebuah kota, atau sebaliknya.",
            "Perbaiki salah satunya.",
        ),
        Code::RegionKindUnknown => (
            "Jenis wilayah tidak dikenal",
            "Kolom jenis memuat kata yang bukan kabupaten, kota, atau provinsi. Wilayahnya ditentukan oleh kode dan namanya saja.",
            "Perbaiki kata itu, atau kosongkan selnya.",
        ),
        Code::FieldSurplus => (
            "Isian lebih banyak daripada judul",
            "Baris CSV punya lebih banyak isian daripada judul kolom. Biasanya koma desimal terbaca sebagai pemisah: 87,41 menjadi 87 dan 41.",
            "Apit desimal dengan tanda kutip, atau pakai titik koma sebagai pemisah.",
        ),
        Code::NoRows => (
            "Tabel tanpa baris",
            "Judul kolom ditemukan, tetapi tidak ada satu baris nilai pun di bawahnya.",
            "Isi tabelnya, atau pindahkan berkasnya.",
        ),
        Code::NothingAnswered => (
            "Semua jawaban tidak berlaku",
            "Semua jawaban sebuah unit TB, sehingga unit itu tidak punya nilai.",
            "Catat unit ini tidak dinilai, atau periksa jawabannya.",
        ),
        Code::GlyphMissing => (
            "Tanda tidak ada di huruf piagam",
            "Huruf yang dipakai piagam tidak punya tanda itu, sehingga nama akan tercetak salah.",
            "Ganti tanda itu.",
        ),
        Code::TextTooLong => (
            "Teks terlalu panjang untuk piagam",
            "Teks tidak muat bahkan dalam ukuran terkecil. Teks tidak pernah dipotong.",
            "Persingkat teksnya.",
        ),
        Code::ControlCharacter => (
            "Tanda tak tampak",
            "Teks memuat tanda yang tidak tampak atau membalik arah tulisan.",
            "Hapus tanda itu.",
        ),
        Code::ImageUnreadable => (
            "Gambar tidak dapat dicetak",
            "Logo atau gambar pada rancangan piagam bukan PNG, JPEG, atau SVG yang utuh, atau memuat sesuatu yang tidak tercetak sama di setiap komputer.",
            "Simpan ulang menurut petunjuknya.",
        ),
        Code::TextsOverlap => (
            "Teks bertumpuk di piagam",
            "Dua teks di piagam akan tercetak saling menindih.",
            "Ubah tempat, ukuran huruf, atau jumlah baris salah satunya di certificate.toml.",
        ),
        Code::FontUnreadable => (
            "Berkas huruf tidak dapat dipakai",
            "Berkas huruf pada rancangan piagam rusak, bukan .ttf atau .otf biasa, atau pembuatnya melarang huruf itu disisipkan ke dokumen.",
            "Pakai berkas huruf lain yang boleh disisipkan.",
        ),
        Code::WordingFails => (
            "Isian piagam gagal",
            "Sebuah kalimat atau syarat di certificate.toml melakukan sesuatu yang tidak mungkin dengan isinya, atau kode QR diberi isi yang terlalu panjang.",
            "Perbaiki kalimat atau syarat yang ditunjuk.",
        ),
        Code::ForeignFile => (
            "Berkas asing di folder hasil",
            "Folder hasil memuat berkas yang tidak ditulis rapor. Berkas itu tidak pernah dipindahkan diam-diam.",
            "Pindahkan ke folder lain; salinan bertanda tangan disimpan di bertanda-tangan/.",
        ),
        Code::ChangedFile => (
            "Berkas hasil diubah",
            "Berkas di folder hasil diubah sejak ditulis, misalnya dibubuhi tanda tangan atau catatan.",
            "Pindahkan atau salin ke folder lain, lalu ulangi.",
        ),
        Code::ResultChanged => (
            "Hasil berubah sesudah piagamnya terbit",
            "Registri mencatat piagam yang berlaku untuk penerima ini dengan hasil lain. Nomor baru tidak diberikan dengan sendirinya: seseorang harus memutuskan.",
            "Bila hasil yang baru benar, jalankan rapor run --reissue ALASAN: nomor lama tercatat diganti. Bila keliru, perbaiki lembarnya.",
        ),
        Code::NoLongerDue => (
            "Piagam terbit untuk yang tidak berhak lagi",
            "Registri mencatat piagam yang berlaku untuk penerima ini, tetapi menurut hasil sekarang ia tidak mendapat piagam.",
            "Batalkan piagamnya dengan rapor revoke NOMOR --reason ALASAN, atau jalankan rapor run --reissue ALASAN.",
        ),
        Code::NumbersExhausted => (
            "Nomor dari sekretariat habis",
            "Semua nomor di nomor.csv sudah terpakai atau disediakan bagi wilayah lain, dan masih ada piagam yang belum bernomor.",
            "Mintakan nomor lagi, dan tambahkan di akhir nomor.csv.",
        ),
        Code::NumberUsed => (
            "Nomor sudah pernah dipakai",
            "Pola nomor tanpa {urut} hanya membuat satu nomor untuk penerima ini, dan nomor itu sudah pernah dipakai. Nomor tidak pernah diberikan dua kali.",
            "Tambahkan {urut} pada number di rapor.toml.",
        ),
        Code::NumberMalformed => (
            "Nomor piagam tidak sah",
            "Pola nomor membuat teks yang tidak dapat menjadi nomor: lebih dari 60 huruf, atau spasi di tepi atau berurutan.",
            "Perbaiki number di rapor.toml.",
        ),
        Code::RecipientTwice => (
            "Dua piagam untuk satu penerima",
            "Dua unit di satu wilayah bernama hampir sama, sehingga di registri tidak dapat dibedakan.",
            "Bedakan nama kedua unit itu di lembarnya.",
        ),
        Code::NumberListFlawed => (
            "Daftar nomor tidak terbaca",
            "Baris yang ditunjuk di nomor.csv tidak dapat dipakai. Daftar yang sebagian terbaca tidak dipakai sama sekali, supaya urutan nomornya tidak berubah.",
            "Perbaiki baris itu: satu nomor, diikuti titik koma dan kode wilayah bila perlu; baris pertama nomor atau nomor;kode.",
        ),
        Code::CodeTooLong => (
            "Kode verifikasi terlalu panjang",
            "Isi kode QR (penerbit, nomor, nilai, tanda verifikasi, dan alamat halaman) melebihi yang dapat dicetak dan dibaca dengan aman.",
            "Pendekkan verify_url, number, atau nama penerbit di rapor.toml.",
        ),
    };
    Explanation { title, meaning, remedy }
}
