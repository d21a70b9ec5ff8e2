//! Findings about numbers of certificates (R8).

use super::Explanation;

pub(super) const RESULT_CHANGED: Explanation = Explanation {
    title: "Hasil berubah sesudah piagamnya terbit",
    meaning: "Registri mencatat piagam yang berlaku untuk penerima ini dengan hasil lain. Nomor baru tidak diberikan dengan sendirinya: seseorang harus memutuskan.",
    remedy: "Bila hasil yang baru benar, jalankan rapor run --reissue ALASAN: nomor lama tercatat diganti. Bila keliru, perbaiki lembarnya.",
};

pub(super) const NO_LONGER_DUE: Explanation = Explanation {
    title: "Piagam terbit untuk yang tidak berhak lagi",
    meaning: "Registri mencatat piagam yang berlaku untuk penerima ini, tetapi menurut hasil sekarang ia tidak mendapat piagam.",
    remedy: "Batalkan piagamnya dengan rapor revoke NOMOR --reason ALASAN, atau jalankan rapor run --reissue ALASAN.",
};

pub(super) const NUMBERS_EXHAUSTED: Explanation = Explanation {
    title: "Nomor dari sekretariat habis",
    meaning: "Semua nomor di nomor.csv sudah terpakai atau disediakan bagi wilayah lain, dan masih ada piagam yang belum bernomor.",
    remedy: "Mintakan nomor lagi, dan tambahkan di akhir nomor.csv.",
};

pub(super) const NUMBER_USED: Explanation = Explanation {
    title: "Nomor sudah pernah dipakai",
    meaning: "Pola nomor tanpa {urut} hanya membuat satu nomor untuk penerima ini, dan nomor itu sudah pernah dipakai. Nomor tidak pernah diberikan dua kali.",
    remedy: "Tambahkan {urut} pada number di rapor.toml.",
};

pub(super) const NUMBER_MALFORMED: Explanation = Explanation {
    title: "Nomor piagam tidak sah",
    meaning: "Pola nomor membuat teks yang tidak dapat menjadi nomor: lebih dari 60 huruf, atau spasi di tepi atau berurutan.",
    remedy: "Perbaiki number di rapor.toml.",
};

pub(super) const RECIPIENT_TWICE: Explanation = Explanation {
    title: "Dua piagam untuk satu penerima",
    meaning: "Dua unit di satu wilayah bernama hampir sama, sehingga di registri tidak dapat dibedakan.",
    remedy: "Bedakan nama kedua unit itu di lembarnya.",
};

pub(super) const NUMBER_LIST_FLAWED: Explanation = Explanation {
    title: "Daftar nomor tidak terbaca",
    meaning: "Baris yang ditunjuk di nomor.csv tidak dapat dipakai. Daftar yang sebagian terbaca tidak dipakai sama sekali, supaya urutan nomornya tidak berubah.",
    remedy: "Perbaiki baris itu: satu nomor, diikuti titik koma dan kode wilayah bila perlu; baris pertama nomor atau nomor;kode.",
};

pub(super) const CODE_TOO_LONG: Explanation = Explanation {
    title: "Kode verifikasi terlalu panjang",
    meaning: "Isi kode QR (penerbit, nomor, nilai, tanda verifikasi, dan alamat halaman) melebihi yang dapat dicetak dan dibaca dengan aman.",
    remedy: "Pendekkan verify_url, number, atau nama penerbit di rapor.toml.",
};
