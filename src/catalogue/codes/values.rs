//! Findings about scores and answers (R3).

use super::Explanation;

pub(super) const NOT_A_NUMBER: Explanation = Explanation {
    title: "Bukan angka",
    meaning: "Sel nilai berisi teks yang tidak dapat dibaca sebagai angka.",
    remedy: "Tulis angka 0 sampai 100, atau \"Tidak dinilai\".",
};

pub(super) const TWO_READINGS: Explanation = Explanation {
    title: "Dua bacaan",
    meaning: "Angka seperti 1.234 dapat berarti seribu dua ratus tiga puluh empat atau satu koma dua.",
    remedy: "Tulis dengan empat desimal (87,9950) atau sebagai angka di .xlsx; jangan dibulatkan.",
};

pub(super) const OUT_OF_RANGE: Explanation = Explanation {
    title: "Di luar rentang",
    meaning: "Nilai harus dari 0 sampai 100. Nilai di luar rentang tidak pernah dipotong.",
    remedy: "Periksa letak koma desimalnya.",
};

pub(super) const BLANK: Explanation = Explanation {
    title: "Nilai kosong",
    meaning: "Kosong tidak sama dengan nol dan tidak sama dengan tidak dinilai.",
    remedy: "Isi nilainya, atau tulis \"Tidak dinilai\".",
};

pub(super) const ERROR_CELL: Explanation = Explanation {
    title: "Sel berisi galat",
    meaning: "Sel memuat #DIV/0!, #REF! atau galat lain dari rumus.",
    remedy: "Perbaiki rumusnya, atau ketik nilainya.",
};

pub(super) const OTHER_TYPE: Explanation = Explanation {
    title: "Tanggal atau benar/salah",
    meaning: "Sel nilai berisi tanggal, waktu, atau TRUE/FALSE.",
    remedy: "Ubah format sel menjadi angka dan ketik ulang.",
};

pub(super) const PERCENT_READ: Explanation = Explanation {
    title: "Persen dibaca sebagai nilai",
    meaning: "93,37% pada kolom nilai dibaca 93,37.",
    remedy: "Tulis tanpa persen.",
};

pub(super) const NOT_APPLICABLE: Explanation = Explanation {
    title: "TB tidak berlaku di sini",
    meaning: "TB dan N/A hanya berlaku untuk indikator, bukan untuk nilai unit atau wilayah.",
    remedy: "Tulis nilainya, atau \"Tidak dinilai\".",
};

pub(super) const ON_THE_BORDER: Explanation = Explanation {
    title: "Nilai di batas pembulatan",
    meaning: "Bilangan yang tersimpan dan yang tampak membulat ke nilai yang berbeda, biasanya sisa rumus seperti 87,99499999999999.",
    remedy: "Bulatkan nilai itu di lembarnya, misalnya dengan ROUND.",
};

pub(super) const UNCALCULATED: Explanation = Explanation {
    title: "Rumus belum dihitung",
    meaning: "Berkas ditulis program yang tidak menghitung rumus, sehingga hasilnya kosong atau nol.",
    remedy: "Buka di Excel, simpan ulang, atau ketik nilainya.",
};

pub(super) const HIDDEN_BY_MERGE: Explanation = Explanation {
    title: "Isi di bawah sel gabungan",
    meaning: "Excel menyimpan isi sel yang tertutup sel gabungan. Isi itu tidak tampak dan tidak dibaca.",
    remedy: "Pisahkan sel gabungan, periksa yang muncul, lalu hapus yang bukan data.",
};

pub(super) const ANSWER_BLANK: Explanation = Explanation {
    title: "Jawaban kosong",
    meaning: "Kosong bukan penolakan dan bukan nol: wilayah tidak dinilai sampai diperjelas.",
    remedy: "Isi skornya, atau tulis TJ atau TB.",
};

pub(super) const ANSWER_BLANK_IS: Explanation = Explanation {
    title: "Jawaban kosong dihitung",
    meaning: "Rubrik mengatakan bahwa jawaban kosong dihitung nol atau dilewati.",
    remedy: "Isi skornya bila masih mungkin.",
};

pub(super) const ANSWER_REFUSED: Explanation = Explanation {
    title: "Tidak menjawab",
    meaning: "TJ (menolak menjawab) dihitung nol.",
    remedy: "Tidak perlu apa-apa bila memang demikian.",
};

pub(super) const POINTS_TOO_FINE: Explanation = Explanation {
    title: "Skor terlalu halus",
    meaning: "Skor punya paling banyak empat desimal.",
    remedy: "Bulatkan skornya.",
};

pub(super) const NOT_AN_ANSWER: Explanation = Explanation {
    title: "Bukan jawaban",
    meaning: "Sel itu berisi teks yang bukan skor, TJ, atau TB.",
    remedy: "Tulis angka, TJ, atau TB.",
};

pub(super) const PERCENT_IN_POINTS: Explanation = Explanation {
    title: "Persen di kolom skor",
    meaning: "Sel skor berformat persen.",
    remedy: "Ubah formatnya menjadi angka.",
};

pub(super) const CROSS_UNCLEAR: Explanation = Explanation {
    title: "Tanda x tidak jelas",
    meaning: "Tanda x dapat berarti ada atau tidak ada, kecuali bila √ atau v dipakai di kolom yang sama.",
    remedy: "Tulis √ atau -.",
};

pub(super) const TICKED_TWICE: Explanation = Explanation {
    title: "Dua tanda untuk satu komponen",
    meaning: "Daftar periksa ini berkolom Ada dan Tidak ada, dan keduanya terisi pada satu baris.",
    remedy: "Sisakan satu tanda saja.",
};
