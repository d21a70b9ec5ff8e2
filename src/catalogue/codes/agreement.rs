//! Findings about what must agree with something else (R5).

use super::Explanation;

pub(super) const STATED_DIFFERS: Explanation = Explanation {
    title: "Keterangan tidak cocok dengan nilai",
    meaning: "Kategori, zona, atau opini di lembar tidak sesuai dengan nilainya menurut rubrik.",
    remedy: "Periksa nilai atau keterangannya.",
};

pub(super) const REGION_SCORE_DIFFERS: Explanation = Explanation {
    title: "Nilai wilayah tidak cocok dengan unitnya",
    meaning: "Nilai wilayah di lembar berbeda dari rata-rata nilai unitnya sesudah pembulatan.",
    remedy: "Periksa keduanya.",
};

pub(super) const UNIT_KIND_UNKNOWN: Explanation = Explanation {
    title: "Jenis unit tidak dikenal",
    meaning: "Rubrik tahun ini tidak memuat jenis unit itu.",
    remedy: "Pakai nama jenis yang dikenal, atau ubah rubriknya.",
};

pub(super) const UNIT_TWICE: Explanation = Explanation {
    title: "Unit bernilai dua kali",
    meaning: "Unit yang sama punya nilai di dua tempat.",
    remedy: "Hapus salah satu, atau sebut berkas yang berlaku di rapor.toml: sources.",
};

pub(super) const UNIT_MISSING: Explanation = Explanation {
    title: "Unit kurang",
    meaning: "Unit yang dinilai lebih sedikit dari yang diminta rubrik.",
    remedy: "Lengkapi lembarnya, atau catat susunan unitnya di rapor.toml.",
};

pub(super) const UNIT_SURPLUS: Explanation = Explanation {
    title: "Unit berlebih",
    meaning: "Unit dari satu jenis lebih banyak dari yang dibolehkan rubrik.",
    remedy: "Periksa unitnya, atau catat susunannya di rapor.toml.",
};

pub(super) const NOT_ASSESSED: Explanation = Explanation {
    title: "Tidak dinilai",
    meaning: "Unit atau wilayah tidak dinilai; tercantum di luar peringkat.",
    remedy: "Tidak perlu apa-apa.",
};

pub(super) const YEAR_DIFFERS: Explanation = Explanation {
    title: "Tahun lain",
    meaning: "Baris itu memuat nilai tahun lain.",
    remedy: "Pindahkan ke folder riwayat.",
};

pub(super) const SCORED_ALL_THE_SAME: Explanation = Explanation {
    title: "Tidak dinilai, tetapi bernilai",
    meaning: "rapor.toml mencatat wilayah ini tidak dinilai, tetapi ada nilainya di lembar.",
    remedy: "Hapus salah satu.",
};

pub(super) const NOTHING_ASSESSED: Explanation = Explanation {
    title: "Tidak satu unit pun dinilai",
    meaning: "Semua unit wilayah ini tidak dinilai, sehingga tidak ada nilai.",
    remedy: "Catat wilayahnya tidak dinilai, dengan alasan.",
};

pub(super) const NOTHING_ANSWERED: Explanation = Explanation {
    title: "Semua jawaban tidak berlaku",
    meaning: "Semua jawaban sebuah unit TB, sehingga unit itu tidak punya nilai.",
    remedy: "Catat unit ini tidak dinilai, atau periksa jawabannya.",
};

pub(super) const UNIT_UNNAMED: Explanation = Explanation {
    title: "Unit tanpa nama",
    meaning: "Tabel itu per unit, tetapi di baris ini nama unitnya kosong. Nilainya tidak dianggap nilai wilayah.",
    remedy: "Isi nama unitnya, atau tulis \"Rata-rata\" bila itu nilai wilayah.",
};

pub(super) const UNIT_KIND_DIFFERS: Explanation = Explanation {
    title: "Jenis unit bertentangan",
    meaning: "Kolom jenis unit menyebut jenis yang lain daripada nama unitnya.",
    remedy: "Perbaiki salah satunya.",
};

pub(super) const REGION_UNRANKED: Explanation = Explanation {
    title: "Wilayah di luar semua daftar",
    meaning: "Wilayah itu dinilai, tetapi tidak satu daftar peringkat pun memuat jenisnya, sehingga tidak punya peringkat.",
    remedy: "Tambahkan jenisnya pada sebuah [[list]] bila perlu.",
};

pub(super) const PAST_PARTIAL: Explanation = Explanation {
    title: "Riwayat belum lengkap",
    meaning: "hasil.json itu berasal dari jalannya rapor dengan --partial, sehingga sebagian wilayahnya tidak ada.",
    remedy: "Pakai hasil.json dari jalannya yang lengkap.",
};

pub(super) const ANSWERS_COPIED: Explanation = Explanation {
    title: "Jawaban tersalin",
    meaning: "Dua unit menjawab semuanya persis sama, sampai setiap sampel dan responden.",
    remedy: "Periksa apakah lembarnya tersalin; bila jawabannya memang begitu, biarkan.",
};

pub(super) const SHEET_SCORE_DIFFERS: Explanation = Explanation {
    title: "Nilai di lembar lain dari hitungan",
    meaning: "Di bawah jawabannya sebuah lembar mencantumkan nilai unit, dan nilai itu lain dari hitungan menurut rubrik. Yang dipakai adalah hitungan dari jawaban.",
    remedy: "Periksa rumus di lembar itu: rumusnya mungkin belum dihitung ulang, atau bobotnya lain.",
};
