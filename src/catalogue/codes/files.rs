//! Findings about files (R1).

use super::Explanation;

pub(super) const UNREADABLE: Explanation = Explanation {
    title: "Berkas tidak terbaca",
    meaning: "Berkas tidak dapat dibuka atau isinya rusak.",
    remedy: "Tutup di program lain, simpan ulang sebagai .xlsx, atau minta kirim ulang.",
};

pub(super) const NOT_A_SHEET: Explanation = Explanation {
    title: "Bukan lembar penilaian",
    meaning: "Isi berkas (bukan namanya) menunjukkan jenis lain: PDF, dokumen Word, gambar, dan sebagainya.",
    remedy: "Minta berkas aslinya sebagai .xlsx, .ods, atau .csv dan pindahkan yang ini.",
};

pub(super) const ENCRYPTED: Explanation = Explanation {
    title: "Dilindungi kata sandi",
    meaning: "Buku kerja terkunci, sehingga isinya tidak dapat dibaca.",
    remedy: "Hapus kata sandinya di Excel dan simpan ulang.",
};

pub(super) const TOO_LARGE: Explanation = Explanation {
    title: "Melampaui batas ukuran",
    meaning: "Berkas, isinya, atau jumlah selnya melampaui batas yang melindungi komputer dari berkas rusak atau jahat.",
    remedy: "Hapus bagian yang tidak perlu dan simpan ulang.",
};

pub(super) const NO_TABLE: Explanation = Explanation {
    title: "Tabel nilai tidak ditemukan",
    meaning: "Tidak ada baris judul kolom yang memuat wilayah dan nilai.",
    remedy: "Beri judul kolom: Kode, Pemda, Nilai.",
};

pub(super) const FILE_IGNORED: Explanation = Explanation {
    title: "Berkas diabaikan",
    meaning: "Berkas kunci (~$...), berkas sementara, tautan, berkas rapor sendiri, bukan berkas biasa, atau berkas yang tidak cocok dengan `inputs`.",
    remedy: "Tidak perlu apa-apa.",
};

pub(super) const SAME_FILE_TWICE: Explanation = Explanation {
    title: "Salinan yang sama persis",
    meaning: "Dua berkas berisi bita yang sama; satu dibaca, yang lain dicatat.",
    remedy: "Hapus salah satu.",
};

pub(super) const NO_ROWS: Explanation = Explanation {
    title: "Tabel tanpa baris",
    meaning: "Judul kolom ditemukan, tetapi tidak ada satu baris nilai pun di bawahnya.",
    remedy: "Isi tabelnya, atau pindahkan berkasnya.",
};

pub(super) const CELL_MALFORMED: Explanation = Explanation {
    title: "Isi sel tidak lazim",
    meaning: "Di dalam berkas, isi sel itu bukan satu nilai yang sederhana. Program lain dapat membacanya berbeda.",
    remedy: "Ketik ulang isi sel itu di Excel, lalu simpan ulang.",
};

pub(super) const PART_REFUSED: Explanation = Explanation {
    title: "Susunan berkas tidak lazim",
    meaning: "Satu bagian berkas bukan UTF-8, memuat DTD, tidak tertutup, atau berisi unsur yang bukan tempatnya.",
    remedy: "Buka di Excel, simpan ulang sebagai .xlsx, atau minta kirim ulang.",
};

pub(super) const ARCHIVE_REFUSED: Explanation = Explanation {
    title: "Arsip tidak lazim",
    meaning: "Bagian berkas bernama ganda, bertindihan, keluar dari arsip, atau ukurannya tidak sesuai.",
    remedy: "Buka di Excel, simpan ulang sebagai .xlsx, atau minta kirim ulang.",
};

pub(super) const QUOTE_MISPLACED: Explanation = Explanation {
    title: "Tanda kutip salah tempat",
    meaning: "Tanda kutip di berkas CSV membungkus satu kolom penuh. Di tempat lain ia dapat menelan baris berikutnya.",
    remedy: "Perbaiki baris itu, atau simpan tabelnya sebagai .xlsx.",
};

pub(super) const HIDDEN_LINES: Explanation = Explanation {
    title: "Baris atau kolom tersembunyi dibaca",
    meaning: "Baris dan kolom tersembunyi dibaca seperti yang lain, karena nilai di sana tetap nilai.",
    remedy: "Tampilkan dan periksa isinya.",
};

pub(super) const READ_AS_OTHER: Explanation = Explanation {
    title: "Jenis berkas berbeda dari namanya",
    meaning: "Berkas bernama buku kerja Excel, tetapi isinya halaman HTML atau teks berpemisah. Tabelnya dibaca sebagai teks.",
    remedy: "Simpan ulang sebagai .xlsx supaya nama dan isinya sesuai.",
};
