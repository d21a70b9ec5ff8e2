//! Findings about regions (R4).

use super::Explanation;

pub(super) const REGION_UNKNOWN: Explanation = Explanation {
    title: "Wilayah tidak dikenal",
    meaning: "Nama itu bukan nama wilayah mana pun. rapor tidak pernah memilih yang paling mirip.",
    remedy: "Tulis nama resminya, atau isi kode wilayahnya.",
};

pub(super) const REGION_AMBIGUOUS: Explanation = Explanation {
    title: "Nama dua wilayah",
    meaning: "Nama itu milik lebih dari satu wilayah, misalnya sebuah kabupaten dan sebuah kota.",
    remedy: "Tulis lengkap dengan Kabupaten atau Kota, atau isi kodenya.",
};

pub(super) const REGION_NAME_DIFFERS: Explanation = Explanation {
    title: "Kode dan nama tidak cocok",
    meaning: "Kode dan nama pada baris yang sama menunjuk wilayah yang berbeda.",
    remedy: "Perbaiki kode atau namanya.",
};

pub(super) const REGION_TWICE: Explanation = Explanation {
    title: "Wilayah bernilai dua kali",
    meaning: "Satu wilayah punya nilai di dua tempat.",
    remedy: "Hapus salah satu, atau sebut berkas yang berlaku di rapor.toml: sources.",
};

pub(super) const REGION_NOT_EXPECTED: Explanation = Explanation {
    title: "Wilayah di luar pekerjaan",
    meaning: "Wilayah itu tidak termasuk provinsi atau daftar wilayah pekerjaan ini.",
    remedy: "Pindahkan barisnya, atau tambahkan wilayahnya di rapor.toml.",
};

pub(super) const REGION_MISSING: Explanation = Explanation {
    title: "Wilayah tanpa lembar",
    meaning: "Wilayah yang diharapkan tidak ada di satu lembar pun.",
    remedy: "Taruh lembarnya, atau catat tidak dinilai di rapor.toml.",
};

pub(super) const CODE_NOT_TEXT: Explanation = Explanation {
    title: "Kode bukan teks",
    meaning: "Excel mengubah kode 12.10 menjadi angka 12,1 atau tanggal, sehingga kodenya tidak pasti.",
    remedy: "Ubah format sel menjadi Teks dan ketik ulang kodenya.",
};

pub(super) const CODE_MALFORMED: Explanation = Explanation {
    title: "Bukan kode wilayah",
    meaning: "Kode wilayah adalah dua angka, atau dua angka, titik, dua angka.",
    remedy: "Pakai kode Kemendagri, misalnya 12.18.",
};

pub(super) const REGION_KIND_DIFFERS: Explanation = Explanation {
    title: "Jenis wilayah bertentangan",
    meaning: "Kolom jenis menyebut kabupaten, padahal kode atau namanya milik sebuah kota, atau sebaliknya.",
    remedy: "Perbaiki salah satunya.",
};

pub(super) const REGIONS_DIFFER: Explanation = Explanation {
    title: "Wilayah berbeda dalam satu buku kerja",
    meaning: "Lembar-lembar satu buku kerja menyebut wilayah yang berbeda, di identitasnya atau di nama unitnya.",
    remedy: "Pindahkan lembarnya ke buku kerja wilayahnya, atau perbaiki namanya.",
};

pub(super) const SET_ASIDE: Explanation = Explanation {
    title: "Berkas lain yang dipilih",
    meaning: "rapor.toml menyebut dengan sources dari berkas mana wilayah ini dibaca; isi berkas lain tentangnya dikesampingkan.",
    remedy: "Tidak perlu apa-apa bila pilihannya benar.",
};

pub(super) const SOURCE_EMPTY: Explanation = Explanation {
    title: "Berkas pilihan tanpa isi",
    meaning: "Berkas yang disebut sources di rapor.toml tidak ada, atau tidak memuat wilayah itu.",
    remedy: "Periksa nama berkasnya.",
};

pub(super) const REGION_KIND_UNKNOWN: Explanation = Explanation {
    title: "Jenis wilayah tidak dikenal",
    meaning: "Kolom jenis memuat kata yang bukan kabupaten, kota, atau provinsi. Wilayahnya ditentukan oleh kode dan namanya saja.",
    remedy: "Perbaiki kata itu, atau kosongkan selnya.",
};
