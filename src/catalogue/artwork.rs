//! Why a picture, a font file or the words of a template cannot be printed, and the way out.

use crate::finding::{FontFault, PictureFault, SvgPart, WordingFault};

/// What is wrong with a picture.
pub(super) fn picture(fault: &PictureFault) -> String {
    match fault {
        PictureFault::Unknown => "bukan PNG, JPEG, atau SVG",
        PictureFault::Damaged => "rusak atau terpotong",
        PictureFault::TooLarge => "terlalu besar",
        PictureFault::Transparent => "seluruhnya tembus pandang",
        PictureFault::Cmyk => "JPEG dengan warna cetak CMYK",
        PictureFault::Coding => "JPEG dengan susunan yang tidak lazim",
        PictureFault::Svg(SvgPart::Text) => "SVG yang memuat teks",
        PictureFault::Svg(SvgPart::Script) => "SVG yang memuat program atau gerak",
        PictureFault::Svg(SvgPart::Reference) => "SVG yang menunjuk berkas atau gambar lain",
        PictureFault::Svg(SvgPart::Effect(name)) => return format!("SVG yang memakai efek {name}"),
    }
    .to_owned()
}

/// How a picture can be mended.
pub(super) fn picture_hint(fault: &PictureFault) -> String {
    match fault {
        PictureFault::Unknown | PictureFault::Damaged => "simpan ulang sebagai PNG, JPEG, atau SVG",
        PictureFault::TooLarge => "kecilkan gambarnya; 300 piksel setiap inci sudah cukup",
        PictureFault::Transparent => "periksa isi gambarnya",
        PictureFault::Cmyk => "simpan ulang dengan warna RGB",
        PictureFault::Coding => "simpan ulang sebagai JPEG biasa atau PNG",
        PictureFault::Svg(SvgPart::Text) => {
            "ubah teksnya menjadi garis (outline), lalu simpan ulang"
        }
        PictureFault::Svg(SvgPart::Script | SvgPart::Reference) => {
            "simpan ulang sebagai SVG biasa (plain SVG) tanpa gambar di dalamnya, atau sebagai PNG"
        }
        PictureFault::Svg(SvgPart::Effect(_)) => {
            "ratakan efeknya menjadi bentuk biasa, atau simpan sebagai PNG"
        }
    }
    .to_owned()
}

/// What is wrong with a font file.
pub(super) fn font(fault: FontFault) -> &'static str {
    match fault {
        FontFault::Damaged => "bukan huruf TrueType atau OpenType yang utuh",
        FontFault::Web => "huruf untuk laman web",
        FontFault::Collection => "kumpulan beberapa huruf",
        FontFault::Variable => "huruf yang tebalnya dapat diubah-ubah",
        FontFault::Forbidden => "pembuatnya melarang huruf ini disisipkan ke dokumen",
        FontFault::NoOutlines => "hurufnya berupa gambar",
    }
}

/// What to use in place of a font file.
pub(super) fn font_hint(fault: FontFault) -> &'static str {
    match fault {
        FontFault::Damaged | FontFault::Web => "pakai berkas .ttf atau .otf dari huruf yang sama",
        FontFault::Collection => "pakai satu huruf dalam berkas .ttf atau .otf tersendiri",
        FontFault::Variable => "pakai potongan tetapnya, misalnya Regular atau Bold",
        FontFault::Forbidden => "pakai huruf lain, misalnya yang berlisensi OFL",
        FontFault::NoOutlines => "pakai huruf biasa",
    }
}

/// Why an element has no words.
pub(super) fn wording(fault: &WordingFault) -> String {
    match fault {
        WordingFault::Engine(message) => message.clone(),
        WordingFault::TooLongForCode(bytes) => {
            format!("isinya {bytes} bita, lebih banyak daripada yang dapat dimuat kode QR")
        }
    }
}

/// How its words can be mended.
pub(super) fn wording_hint(fault: &WordingFault) -> &'static str {
    match fault {
        WordingFault::Engine(_) => "bandingkan kata dengan kata dan angka dengan angka",
        WordingFault::TooLongForCode(_) => "pendekkan text di [[code]] itu",
    }
}
