//! Words that sheets are known to use, by what they mean. `[layout]` of a job adds others.

use crate::domain::RegionKind;
use crate::job::layout::{Column, Label, Role};

/// Headings, by what stands below them.
pub const COLUMNS: [(Column, &[&str]); 9] = [
    (Column::Code, &["kode", "kode indikator"]),
    (Column::Dimension, &["dimensi", "nama dimensi"]),
    (Column::Variable, &["variabel", "nama variabel", "aspek"]),
    (
        Column::Indicator,
        &[
            "indikator",
            "nama indikator",
            "indikator penilaian",
            "uraian indikator",
            "komponen",
            "komponen standar pelayanan",
            "indikator/komponen",
        ],
    ),
    (
        Column::Max,
        &[
            "maks",
            "skor maks",
            "nilai maks",
            "poin maks",
            "skor maksimal",
            "nilai maksimal",
            "skor maksimum",
            "nilai maksimum",
            "skor tertinggi",
            "nilai tertinggi",
        ],
    ),
    (
        Column::Answer,
        &[
            "jawaban",
            "skor",
            "nilai",
            "poin",
            "ceklis",
            "ceklist",
            "cek list",
            "checklist",
            "check list",
            "hasil",
            "hasil penilaian",
            "hasil observasi",
            "skor jawaban",
            "nilai jawaban",
        ],
    ),
    (
        Column::Unit,
        &[
            "unit",
            "nama unit",
            "unit layanan",
            "nama unit layanan",
            "unit pelayanan",
            "nama unit pelayanan",
            "lokus",
            "nama lokus",
            "opd",
            "perangkat daerah",
        ],
    ),
    (Column::Weight, &["bobot", "persen", "persentase"]),
    (
        Column::Other,
        &[
            "no",
            "nomor",
            "no urut",
            "catatan",
            "keterangan",
            "bukti",
            "bukti dukung",
            "dokumen",
            "dokumentasi",
            "eviden",
            "foto",
            "rekomendasi",
            "responden",
            "petugas",
            "tanggal",
        ],
    ),
];

/// Words before the number of a sample: "S1", "Sampel 2", "Responden 30".
pub const SAMPLES: [&str; 12] = [
    "s",
    "sampel",
    "responden",
    "petugas",
    "informan",
    "narasumber",
    "pelaksana",
    "produk",
    "jawaban",
    "skor",
    "nilai",
    "ceklis",
];

/// Labels, by what they stand before.
pub const LABELS: [(Label, &[&str]); 8] = [
    (
        Label::RegionCode,
        &["kode wilayah", "kode pemda", "kode daerah", "kode kemendagri", "kode kabupaten/kota"],
    ),
    (
        Label::Region,
        &[
            "pemda",
            "nama pemda",
            "pemerintah daerah",
            "nama pemerintah daerah",
            "daerah",
            "nama daerah",
            "wilayah",
            "nama wilayah",
            "kabupaten/kota",
            "nama kabupaten/kota",
            "kab/kota",
            "nama kab/kota",
        ],
    ),
    (Label::Year, &["tahun", "tahun penilaian"]),
    (Label::Rubric, &["instrumen", "rubrik"]),
    (Label::UnitKind, &["jenis unit", "jenis unit layanan", "jenis unit pelayanan", "jenis lokus"]),
    (
        Label::Unit,
        &[
            "unit",
            "nama unit",
            "unit layanan",
            "nama unit layanan",
            "unit pelayanan",
            "nama unit pelayanan",
            "unit penyelenggara pelayanan",
            "lokus",
            "nama lokus",
            "opd",
            "nama opd",
            "perangkat daerah",
            "nama perangkat daerah",
        ],
    ),
    (
        Label::Product,
        &[
            "produk",
            "nama produk",
            "produk layanan",
            "nama produk layanan",
            "produk pelayanan",
            "nama produk pelayanan",
            "jenis layanan",
            "jenis pelayanan",
        ],
    ),
    (Label::Status, &["status", "status penilaian"]),
];

/// Labels that tell the kind of region besides.
pub const REGION_LABELS: [(&str, RegionKind); 4] = [
    ("kabupaten", RegionKind::Kabupaten),
    ("nama kabupaten", RegionKind::Kabupaten),
    ("kota", RegionKind::Kota),
    ("nama kota", RegionKind::Kota),
];

/// Names of sheets.
pub const SHEETS: [(Role, &[&str]); 3] = [
    (Role::Identity, &["identitas", "identitas pemda", "data identitas"]),
    (Role::Survey, &["survei", "survey", "survei masyarakat", "survei pengguna"]),
    (Role::Guidance, &["petunjuk", "petunjuk pengisian", "panduan", "cara pengisian"]),
];

/// Words for the score of a unit below its answers, squeezed; all of them are among [`SUMS`].
pub const SCORES: [&str; 4] = ["nilaiakhir", "nilaitotal", "nilaiunit", "skorakhir"];

/// Words that sum up, squeezed.
pub const SUMS: [&str; 17] = [
    "jumlah",
    "jumlahnilai",
    "jumlahskor",
    "jumlahtotal",
    "total",
    "totalnilai",
    "totalskor",
    "subtotal",
    "rerata",
    "ratarata",
    "nilairatarata",
    "nilai",
    "nilaiakhir",
    "nilaitotal",
    "nilaiunit",
    "skorakhir",
    "skortotal",
];
