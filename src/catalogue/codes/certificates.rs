//! Findings about certificates (R6).

use super::Explanation;

pub(super) const GLYPH_MISSING: Explanation = Explanation {
    title: "Tanda tidak ada di huruf piagam",
    meaning: "Huruf yang dipakai piagam tidak punya tanda itu, sehingga nama akan tercetak salah.",
    remedy: "Ganti tanda itu.",
};

pub(super) const TEXT_TOO_LONG: Explanation = Explanation {
    title: "Teks terlalu panjang untuk piagam",
    meaning: "Teks tidak muat bahkan dalam ukuran terkecil. Teks tidak pernah dipotong.",
    remedy: "Persingkat teksnya.",
};

pub(super) const CONTROL_CHARACTER: Explanation = Explanation {
    title: "Tanda tak tampak",
    meaning: "Teks memuat tanda yang tidak tampak atau membalik arah tulisan.",
    remedy: "Hapus tanda itu.",
};

pub(super) const IMAGE_UNREADABLE: Explanation = Explanation {
    title: "Gambar tidak dapat dicetak",
    meaning: "Logo atau gambar pada rancangan piagam bukan PNG, JPEG, atau SVG yang utuh, atau memuat sesuatu yang tidak tercetak sama di setiap komputer.",
    remedy: "Simpan ulang menurut petunjuknya.",
};

pub(super) const TEXTS_OVERLAP: Explanation = Explanation {
    title: "Teks bertumpuk di piagam",
    meaning: "Dua teks di piagam akan tercetak saling menindih.",
    remedy: "Ubah tempat, ukuran huruf, atau jumlah baris salah satunya di certificate.toml.",
};

pub(super) const FONT_UNREADABLE: Explanation = Explanation {
    title: "Berkas huruf tidak dapat dipakai",
    meaning: "Berkas huruf pada rancangan piagam rusak, bukan .ttf atau .otf biasa, atau pembuatnya melarang huruf itu disisipkan ke dokumen.",
    remedy: "Pakai berkas huruf lain yang boleh disisipkan.",
};

pub(super) const WORDING_FAILS: Explanation = Explanation {
    title: "Isian piagam gagal",
    meaning: "Sebuah kalimat atau syarat di certificate.toml melakukan sesuatu yang tidak mungkin dengan isinya, atau kode QR diberi isi yang terlalu panjang.",
    remedy: "Perbaiki kalimat atau syarat yang ditunjuk.",
};
