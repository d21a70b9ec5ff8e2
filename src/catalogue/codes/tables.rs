//! Findings about tables and sheets (R2).

use super::Explanation;

pub(super) const COLUMN_MISSING: Explanation = Explanation {
    title: "Kolom belum ada",
    meaning: "Tabel nilai ditemukan, tetapi kolom yang diperlukan tidak ada.",
    remedy: "Tambahkan kolom itu pada baris judul.",
};

pub(super) const COLUMN_TWICE: Explanation = Explanation {
    title: "Kolom kembar",
    meaning: "Dua kolom punya arti yang sama, sehingga tidak jelas mana yang berlaku.",
    remedy: "Hapus atau ganti judul salah satunya.",
};

pub(super) const COLUMN_UNUSED: Explanation = Explanation {
    title: "Kolom tidak dipakai",
    meaning: "Kolom ini tidak dikenal dan tidak memengaruhi hasil.",
    remedy: "Tidak perlu apa-apa.",
};

pub(super) const ROW_IGNORED: Explanation = Explanation {
    title: "Baris tidak dipakai",
    meaning: "Baris di bawah tabel ini bukan data: catatan, sumber, atau jumlah.",
    remedy: "Periksa bahwa baris itu memang bukan data.",
};

pub(super) const HIDDEN_SHEET: Explanation = Explanation {
    title: "Lembar tersembunyi dibaca",
    meaning: "Lembar tersembunyi dibaca seperti yang lain, karena nilai di sana tetap nilai.",
    remedy: "Tampilkan lembar itu dan periksa isinya.",
};

pub(super) const SHEET_IGNORED: Explanation = Explanation {
    title: "Lembar tanpa tabel nilai",
    meaning: "Berkas ini punya tabel nilai di lembar lain; lembar ini tidak memuatnya.",
    remedy: "Tidak perlu apa-apa bila lembar ini memang bukan data.",
};

pub(super) const FIELD_SURPLUS: Explanation = Explanation {
    title: "Isian lebih banyak daripada judul",
    meaning: "Baris CSV punya lebih banyak isian daripada judul kolom. Biasanya koma desimal terbaca sebagai pemisah: 87,41 menjadi 87 dan 41.",
    remedy: "Apit desimal dengan tanda kutip, atau pakai titik koma sebagai pemisah.",
};

pub(super) const INDICATOR_MISSING: Explanation = Explanation {
    title: "Indikator tidak ada",
    meaning: "Lembar itu tidak memuat baris atau kolom sebuah indikator rubrik. Indikator yang hilang tidak pernah dihitung nol.",
    remedy: "Pakai lembar asli dari rapor sheet.",
};

pub(super) const INDICATOR_UNKNOWN: Explanation = Explanation {
    title: "Indikator tidak dikenal",
    meaning: "Kode itu tidak ada di rubrik tahun ini.",
    remedy: "Periksa kodenya; kode indikator tidak boleh diubah.",
};

pub(super) const INDICATOR_TWICE: Explanation = Explanation {
    title: "Indikator dua kali",
    meaning: "Satu indikator punya dua baris, sehingga tidak jelas mana yang berlaku.",
    remedy: "Hapus salah satunya.",
};

pub(super) const SAMPLES_MISSING: Explanation = Explanation {
    title: "Kolom sampel kurang",
    meaning: "Lembar itu punya lebih sedikit kolom sampel daripada yang diminta rubrik.",
    remedy: "Kembalikan kolomnya.",
};

pub(super) const SAMPLE_SURPLUS: Explanation = Explanation {
    title: "Sampel berlebih",
    meaning: "Sebuah sel di luar jumlah sampel indikator itu terisi.",
    remedy: "Kosongkan selnya.",
};

pub(super) const UNIT_BLANK: Explanation = Explanation {
    title: "Lembar unit kosong",
    meaning: "Lembar sebuah unit belum diisi sama sekali.",
    remedy: "Isi lembarnya, atau pilih status Tidak dinilai.",
};

pub(super) const RESPONDENTS_FEW: Explanation = Explanation {
    title: "Responden kurang",
    meaning: "Responden survei lebih sedikit daripada yang diminta rubrik. Nilainya dihitung dari yang ada.",
    remedy: "Lengkapi bila masih mungkin.",
};

pub(super) const RESPONDENTS_NONE: Explanation = Explanation {
    title: "Tanpa responden",
    meaning: "Tidak ada satu responden pun untuk unit itu.",
    remedy: "Isi lembar Survei.",
};

pub(super) const RESPONDENT_WITHOUT_UNIT: Explanation = Explanation {
    title: "Responden tanpa unit",
    meaning: "Nama unit di lembar Survei tidak ada di buku kerja itu.",
    remedy: "Tulis nama unit atau nama lembarnya.",
};

pub(super) const IDENTITY_MISSING: Explanation = Explanation {
    title: "Identitas belum lengkap",
    meaning: "Lembar Identitas tidak menyebut wilayah, tahun, atau instrumennya.",
    remedy: "Isi lembar Identitas.",
};

pub(super) const STATUS_UNKNOWN: Explanation = Explanation {
    title: "Status tidak dikenal",
    meaning: "Status unit adalah Dinilai atau Tidak dinilai.",
    remedy: "Pilih salah satunya.",
};

pub(super) const RUBRIC_DIFFERS: Explanation = Explanation {
    title: "Rubrik lain",
    meaning: "Lembar itu dibuat untuk rubrik lain.",
    remedy: "Pindahkan ke pekerjaan tahunnya.",
};

pub(super) const ANSWERED_ALL_THE_SAME: Explanation = Explanation {
    title: "Tidak dinilai, tetapi terisi",
    meaning: "Unit itu berstatus Tidak dinilai, tetapi lembarnya memuat jawaban.",
    remedy: "Kosongkan jawabannya, atau ubah statusnya.",
};

pub(super) const TABLE_MISSING: Explanation = Explanation {
    title: "Lembar tanpa tabel",
    meaning: "Baris judul kolom (Kode, S1, ...) tidak ditemukan.",
    remedy: "Pakai lembar asli dari rapor sheet.",
};

pub(super) const HEADINGS_UNCLEAR: Explanation = Explanation {
    title: "Kolom jawaban tidak jelas",
    meaning: "Judul di atas kolom jawaban tidak mengatakan sampel keberapa, sehingga jawabannya dapat dibaca lebih dari satu cara.",
    remedy: "Beri judul S1, S2, dan seterusnya; satu sampel satu kolom.",
};

pub(super) const LABEL_TWICE: Explanation = Explanation {
    title: "Label berbeda",
    meaning: "Di atas satu tabel, dua label yang artinya sama memuat isi yang berbeda.",
    remedy: "Hapus yang keliru, atau sebut label yang bukan dimaksud di [layout.labels] lain.",
};

pub(super) const INDICATOR_UNCLEAR: Explanation = Explanation {
    title: "Indikator tidak dapat ditentukan",
    meaning: "Sebuah baris berisi jawaban, tetapi nama indikatornya tidak ada di rubrik, atau dimiliki beberapa indikator dan variabelnya tidak memutuskan. Yang paling mirip tidak pernah diambil begitu saja.",
    remedy: "Tulis kode indikatornya, atau namanya seperti di rubrik; nama lain dapat dicatat di [[layout.indicator]].",
};

pub(super) const INDICATOR_NAME_DIFFERS: Explanation = Explanation {
    title: "Kode dan nama indikator berbeda",
    meaning: "Di satu baris, kode menunjuk satu indikator dan nama menunjuk indikator lain.",
    remedy: "Perbaiki kode atau namanya.",
};

pub(super) const PRODUCT_TWICE: Explanation = Explanation {
    title: "Produk dua kali",
    meaning: "Dua lembar dari satu unit memuat produk layanan yang sama, atau salah satunya tidak menyebut produknya.",
    remedy: "Tulis produk layanan yang berbeda di setiap lembar, atau hapus salah satunya.",
};
