//! Findings about rapor.toml, rubrics and templates (R0).

use super::Explanation;

pub(super) const SYNTAX: Explanation = Explanation {
    title: "Susunan TOML tidak terbaca",
    meaning: "Berkas rapor.toml atau rubrik tidak mengikuti susunan TOML, sehingga isinya tidak dapat dibaca.",
    remedy: "Perbaiki baris yang ditunjuk: teks di antara tanda kutip, tanggal seperti 2024-11-25, daftar di antara kurung siku.",
};

pub(super) const UNKNOWN_KEY: Explanation = Explanation {
    title: "Kunci tidak dikenal",
    meaning: "Ada kunci yang tidak dikenal di rapor.toml atau rubrik. Kunci yang salah eja tidak pernah diabaikan, karena pengaturannya akan hilang diam-diam.",
    remedy: "Pakai kunci terdekat yang disebut, atau hapus kunci itu.",
};

pub(super) const WRONG_TYPE: Explanation = Explanation {
    title: "Jenis isi keliru",
    meaning: "Kunci itu meminta jenis isi lain, misalnya angka tetapi tertulis teks.",
    remedy: "Tulis isinya seperti contoh pada petunjuk.",
};

pub(super) const MISSING_KEY: Explanation = Explanation {
    title: "Kunci wajib belum ada",
    meaning: "Kunci yang wajib ada tidak ditemukan di bagian yang ditunjuk.",
    remedy: "Tambahkan kunci itu.",
};

pub(super) const ILLEGAL_VALUE: Explanation = Explanation {
    title: "Isi tidak sah",
    meaning: "Jenis isinya benar, tetapi nilainya tidak dibolehkan.",
    remedy: "Pilih salah satu nilai yang disebut pada petunjuk.",
};

pub(super) const NO_SUCH_REGION: Explanation = Explanation {
    title: "Kode wilayah tidak ada",
    meaning: "Kode di rapor.toml tidak ada dalam daftar 552 wilayah Kemendagri.",
    remedy: "Pakai kode Kemendagri dengan titik, misalnya 12.18. Kode BPS berbeda.",
};

pub(super) const NO_SUCH_RUBRIC: Explanation = Explanation {
    title: "Rubrik tidak ada",
    meaning: "Nama rubrik bukan rubrik bawaan dan bukan berkas .toml.",
    remedy: "Jalankan rapor rubric list untuk melihat rubrik bawaan.",
};

pub(super) const FILE_MISSING: Explanation = Explanation {
    title: "Berkas tidak ditemukan",
    meaning: "Berkas yang disebut tidak ada di folder pekerjaan.",
    remedy: "Periksa ejaan nama dan foldernya.",
};

pub(super) const REPEATED: Explanation = Explanation {
    title: "Disebut dua kali",
    meaning: "Kode, id, atau wilayah yang sama disebut lebih dari sekali.",
    remedy: "Hapus salah satu.",
};

pub(super) const WEIGHTS_DO_NOT_SUM: Explanation = Explanation {
    title: "Jumlah bobot keliru",
    meaning: "Bobot yang setingkat (dimensi, variabel, indikator) harus berjumlah 100, atau sebesar bobot induknya.",
    remedy: "Perbaiki bobot di rubrik.",
};

pub(super) const UNSOUND_BANDS: Explanation = Explanation {
    title: "Batas kategori keliru",
    meaning: "Batas kategori harus turun dari yang tertinggi sampai 0, supaya setiap nilai punya tepat satu kategori.",
    remedy: "Urutkan batasnya dan mulai kategori terendah dari 0.",
};

pub(super) const PATH_OUTSIDE: Explanation = Explanation {
    title: "Jalur keluar dari folder pekerjaan",
    meaning: "rapor hanya membaca dan menulis di bawah folder pekerjaan.",
    remedy: "Salin berkasnya ke folder pekerjaan.",
};

pub(super) const NO_SUCH_PLACEHOLDER: Explanation = Explanation {
    title: "Penanda nomor tidak dikenal",
    meaning: "Format nomor piagam memuat penanda yang tidak ada, atau kurung kurawal tanpa pasangan.",
    remedy: "Pakai {urut}, {urut:03}, {bulan_romawi}, {bulan}, {tahun}, atau {kode}.",
};

pub(super) const NOTHING_TO_READ: Explanation = Explanation {
    title: "Tidak ada lembar penilaian",
    meaning: "Pola `inputs` di rapor.toml tidak cocok dengan satu berkas pun.",
    remedy: "Taruh lembar penilaian di folder masukan, atau ubah polanya.",
};

pub(super) const NO_JOB: Explanation = Explanation {
    title: "Folder tanpa pekerjaan",
    meaning: "Folder yang disebut tidak memuat rapor.toml.",
    remedy: "Jalankan rapor di folder pekerjaan, atau sebut foldernya: rapor run FOLDER.",
};

pub(super) const NO_SUCH_TEMPLATE: Explanation = Explanation {
    title: "Rancangan piagam tidak ada",
    meaning: "Nama rancangan bukan yang bawaan, dan bukan folder yang memuat certificate.toml.",
    remedy: "Pakai salah satu yang bawaan, atau salin satu ke folder pekerjaan dengan rapor certificate copy.",
};

pub(super) const NO_SUCH_FIELD: Explanation = Explanation {
    title: "Isian piagam tidak dikenal",
    meaning: "Sebuah kalimat di certificate.toml memuat isian yang tidak ada. Isian yang salah eja tidak pernah dicetak kosong.",
    remedy: "Pakai isian yang disebut pada petunjuk; daftarnya di docs/piagam.md.",
};

pub(super) const WORDING_UNREADABLE: Explanation = Explanation {
    title: "Kalimat piagam tidak terbaca",
    meaning: "Kurung kurawal atau syarat di sebuah kalimat certificate.toml tidak lengkap.",
    remedy: "Tulis isian sebagai {{ pemda }}, dan syarat sebagai zona == 'Hijau'.",
};

pub(super) const OFF_PAGE: Explanation = Explanation {
    title: "Tempat di luar halaman",
    meaning: "Sebuah unsur certificate.toml berdiri di luar halaman, atau di luar kelompoknya.",
    remedy: "Perbaiki angka kiri, atas, lebar, atau tingginya.",
};
