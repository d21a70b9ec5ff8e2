//! Why a certificate gets no number, and the way out.

use crate::finding::{ListFlaw, NumberFlaw, Numbering};

/// What is wrong.
pub(super) fn message(why: &Numbering) -> String {
    match why {
        Numbering::ResultChanged { number, issued, now } if issued == now => {
            format!(
                "piagam {number} sudah terbit, tetapi kategori, zona, opini, atau penerbitnya kini lain"
            )
        }
        Numbering::ResultChanged { number, issued, now } => format!(
            "piagam {number} sudah terbit dengan nilai {}, tetapi hasilnya kini {}",
            issued.on_paper(),
            now.on_paper()
        ),
        Numbering::NoLongerDue { number } => {
            format!("piagam {number} sudah terbit, tetapi penerimanya kini tidak berhak lagi")
        }
        Numbering::Exhausted { recipient } => {
            format!("nomor.csv tidak punya nomor lagi untuk {recipient}")
        }
        Numbering::Used { recipient, number } => {
            format!("nomor {number} untuk {recipient} sudah pernah dipakai")
        }
        Numbering::Malformed { text, flaw } => {
            format!("`{text}` tidak dapat menjadi nomor piagam: {}", of_number(*flaw))
        }
        Numbering::RecipientTwice { recipient } => {
            format!("dua piagam untuk penerima yang sama: {recipient}")
        }
        Numbering::List(flaw) => match flaw {
            ListFlaw::Header => "baris pertama bukan judul kolom nomor".to_owned(),
            ListFlaw::Number(flaw) => format!("bukan nomor piagam: {}", of_number(*flaw)),
            ListFlaw::Quote => "tanda kutip akan ikut tercetak".to_owned(),
            ListFlaw::Code(text) => format!("`{text}` bukan kode wilayah"),
            ListFlaw::Repeated(line) => format!("nomor ini sudah ada di baris {line}"),
            ListFlaw::Fields => "baris ini berisi lebih banyak kolom dari judulnya".to_owned(),
        },
        Numbering::CodeTooLong { number, characters, most } => format!(
            "kode verifikasi piagam {number} terlalu panjang: {characters} tanda, paling banyak {most}"
        ),
    }
}

/// The way out.
pub(super) fn hint(why: &Numbering) -> &'static str {
    match why {
        Numbering::ResultChanged { .. } => {
            "bila hasil yang baru benar, jalankan `rapor run --reissue ALASAN`, atau batalkan yang lama dengan `rapor revoke NOMOR --reason ALASAN`"
        }
        Numbering::NoLongerDue { .. } => {
            "bila memang tidak berhak, batalkan dengan `rapor revoke NOMOR --reason ALASAN`, atau jalankan `rapor run --reissue ALASAN`"
        }
        Numbering::Exhausted { .. } => {
            "mintakan nomor lagi kepada sekretariat, dan tambahkan di akhir nomor.csv"
        }
        Numbering::Used { .. } => {
            "tambahkan {urut} pada `number` di rapor.toml, supaya selalu ada nomor berikutnya"
        }
        Numbering::Malformed { .. } => "perbaiki `number` di rapor.toml",
        Numbering::RecipientTwice { .. } => {
            "bedakan nama kedua unit di lembarnya; huruf, angka, dan urutannya harus berbeda"
        }
        Numbering::List(ListFlaw::Header) => "tulis `nomor` atau `nomor;kode` di baris pertama",
        Numbering::List(ListFlaw::Quote) => "hapus tanda kutipnya; nomor ditulis apa adanya",
        Numbering::List(ListFlaw::Code(_)) => {
            "pakai kode Kemendagri dengan titik, misalnya 12.18, atau kosongkan"
        }
        Numbering::List(ListFlaw::Repeated(_)) => "hapus salah satu",
        Numbering::List(ListFlaw::Number(_) | ListFlaw::Fields) => {
            "tulis satu nomor di setiap baris, diikuti titik koma dan kode wilayah bila perlu"
        }
        Numbering::CodeTooLong { .. } => {
            "pendekkan `verify_url`, `number`, atau nama penerbit di rapor.toml"
        }
    }
}

fn of_number(flaw: NumberFlaw) -> String {
    match flaw {
        NumberFlaw::Empty => "kosong".to_owned(),
        NumberFlaw::TooLong(most) => format!("lebih dari {most} huruf"),
        NumberFlaw::Character(character) => {
            format!("memuat tanda U+{:04X} yang dapat dikira tanda lain", u32::from(character))
        }
        NumberFlaw::Space => "spasi di tepi atau berurutan".to_owned(),
    }
}
