//! The words of the replies (balasan) that are mailed back to the regions.

/// The file of what cannot be told to be a region's.
pub const UNKNOWN_FILE: &str = "temuan-tanpa-wilayah.xlsx";
/// What stands for the region in it.
pub const UNKNOWN: &str = "wilayah belum diketahui";
/// The sheet of the codes.
pub const CODES: &str = "Arti kode";
/// What leads to it.
pub const CODES_ABOUT: &str = "Arti setiap kode";
/// What leads back.
pub const BACK: &str = "Kembali ke Temuan";
/// Below the title: what to do.
pub const HOW_TO_REPLY: [&str; 3] = [
    "Galat harus diperbaiki; peringatan perlu diperiksa; catatan sekadar untuk diketahui.",
    "Simpan berkas ini di folder yang sama dengan berkas yang Anda kirim: klik Tempat untuk membuka selnya.",
    "Perbaiki di berkas Anda sendiri, lalu kirimkan kembali berkas itu. Kolom Sudah diperbaiki untuk catatan Anda.",
];
/// Heading: sheet and cell.
pub const PLACE: &str = "Tempat";
/// Heading: what was found.
pub const FOUND: &str = "Yang ditemukan";
/// Heading: to tick off.
pub const MENDED: &str = "Sudah diperbaiki";
/// Heading: what a code is called.
pub const TITLE: &str = "Temuan";
/// Heading: what a code means.
pub const MEANING: &str = "Artinya";
/// A finding about a file as a whole.
pub const WHOLE_FILE: &str = "seluruh berkas";

/// The file of a region's reply; never named like the file that the region sent, for both must lie
/// in one folder.
pub fn file(slug: &str) -> String {
    format!("temuan-{slug}.xlsx")
}

/// The title of a reply.
pub fn title(region: &str, year: u16) -> String {
    format!("Temuan pada lembar {region} tahun {year}")
}

/// A line of a text file, counted from 1.
pub fn line(number: usize) -> String {
    format!("baris {number}")
}

/// So many replies were written.
pub fn written(folder: &str, replies: usize) -> String {
    match replies {
        0 => "Tidak ada temuan pada lembar; tidak ada balasan yang ditulis.".to_owned(),
        _ => format!("Balasan: {replies} buku kerja di {folder}."),
    }
}
