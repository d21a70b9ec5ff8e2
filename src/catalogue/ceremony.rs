//! The words of the summary's sheets for the ceremony: the receipt list and the annex of the decree.

/// The sheet of the receipt list.
pub const RECEIPT: &str = "Tanda Terima";
/// What [`RECEIPT`] is about.
pub const RECEIPT_ABOUT: &str = "daftar untuk ditandatangani saat penyerahan";
/// The sheet of the annex.
pub const ANNEX: &str = "Lampiran Keputusan";
/// What [`ANNEX`] is about.
pub const ANNEX_ABOUT: &str = "tabel penerima untuk keputusan penetapan";

/// Title of the receipt list where regions alone get something.
pub const RECEIPT_TITLE: &str = "Tanda Terima Piagam Penghargaan";
/// Title of the receipt list where units do, too.
pub const RECEIPT_TITLE_WITH_UNITS: &str = "Tanda Terima Piagam Penghargaan dan Sertifikat";
/// Title of the annex where regions alone get something.
pub const ANNEX_TITLE: &str = "Daftar Penerima Piagam Penghargaan";
/// Title of the annex where units do, too.
pub const ANNEX_TITLE_WITH_UNITS: &str = "Daftar Penerima Piagam Penghargaan dan Sertifikat";

/// The region, or the unit with its region.
pub const RECIPIENT: &str = "Penerima";
/// To whom it is handed over.
pub const HANDED_TO: &str = "Diserahkan kepada";
/// The number of a certificate.
pub const CERTIFICATE_NUMBER: &str = "Nomor";
/// Who took it, to be filled in.
pub const RECEIVED_BY: &str = "Diterima oleh (nama)";
/// The office of whoever took it, to be filled in.
pub const RECEIVED_AS: &str = "Jabatan";
/// The signature of whoever took it.
pub const SIGNATURE: &str = "Tanda tangan";

/// The first line of an annex. The secretariat fills in what is dotted.
pub const ANNEX_OF: &str = "LAMPIRAN KEPUTUSAN ..................................................";
/// What the other lines of its head are about.
pub const ANNEX_LABELS: [&str; 3] = ["NOMOR", "TANGGAL", "TENTANG"];
/// What is to be filled in beside them.
pub const DOTTED: &str = ": ............................................................";
/// Block of the regions.
pub const REGIONS: &str = "Pemerintah daerah";
/// Block of the units.
pub const UNITS: &str = "Unit layanan";
/// What the ranks of units mean.
pub const UNIT_RANKS: &str = "Peringkat unit adalah peringkatnya di antara semua unit sejenis.";

/// What the ranks of regions mean, where they come from several lists.
pub fn ranks_of(lists: &[&str]) -> String {
    format!(
        "Peringkat pemda menurut daftar pertama yang memuatnya. Daftarnya: {}.",
        lists.join("; ")
    )
}
