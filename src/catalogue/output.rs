//! Why an output could not be written, and what to do.

use crate::output::{Action, Obstacle, OutputError, Recovered};

/// What happened, and the way out.
pub fn output_error(error: &OutputError) -> (String, String) {
    match error {
        OutputError::Name { name, .. } => (
            format!("nama folder hasil tidak sah: {name}"),
            "ubah `output` di rapor.toml menjadi huruf kecil, angka, dan tanda hubung".to_owned(),
        ),
        OutputError::NoJobFolder { path } => (
            format!("folder pekerjaan tidak ada: {}", path.display()),
            "periksa ejaan foldernya".to_owned(),
        ),
        OutputError::Busy { job } => (
            format!("rapor lain sedang mengerjakan {}", job.display()),
            "tunggu sampai selesai, lalu ulangi".to_owned(),
        ),
        OutputError::InTheWay { path, found } => (
            format!("{} menghalangi: {}", path.display(), obstacle(*found)),
            "pindahkan atau ganti namanya, lalu ulangi; rapor tidak menghapus berkas orang".to_owned(),
        ),
        OutputError::AlreadyThere { path } => (
            format!("berkas ini sudah ada: {}", path.display()),
            "pilih folder lain dengan --output, atau pindahkan berkas itu; rapor tidak menimpa berkas orang".to_owned(),
        ),
        OutputError::NotEmpty { path } => (
            format!("folder ini tidak kosong: {}", path.display()),
            "sebut folder baru, atau yang kosong".to_owned(),
        ),
        OutputError::NotWritable { path, source } => (
            format!("folder tidak dapat ditulisi: {} ({source})", path.display()),
            "salin pekerjaan ke folder yang dapat ditulisi, atau kosongkan ruang disk".to_owned(),
        ),
        OutputError::PathTooLong { path, length, limit } => (
            format!("jalur terlalu panjang ({length} dari {limit} huruf): {}", path.display()),
            "pindahkan pekerjaan ke folder yang jalurnya lebih pendek, misalnya C:\\rapor".to_owned(),
        ),
        OutputError::Intruders(intruders) => (
            format!("{} berkas di folder hasil bukan tulisan rapor", intruders.len()),
            "pindahkan berkas itu ke folder lain".to_owned(),
        ),
        OutputError::Duplicate { path, earlier } => (
            format!("dua dokumen akan bernama sama: {path} dan {earlier}"),
            "laporkan kesalahan program ini".to_owned(),
        ),
        OutputError::Incomplete => (
            "satu dokumen gagal ditulis".to_owned(),
            "hasil lama tetap utuh; ulangi".to_owned(),
        ),
        OutputError::InUse { path, .. } => (
            format!("berkas sedang dibuka program lain: {}", path.display()),
            "tutup berkas itu, lalu jalankan `rapor check`: hasil baru dipasang tanpa menghitung ulang".to_owned(),
        ),
        OutputError::Unfinished { path, source, .. } => (
            format!("pemasangan hasil terhenti di {} ({source})", path.display()),
            "hilangkan sebabnya, lalu jalankan `rapor check`: hasil baru dipasang tanpa menghitung ulang".to_owned(),
        ),
        OutputError::Journal { path } => (
            format!("catatan pemasangan hasil tidak terbaca: {}", path.display()),
            "pindahkan berkas itu, periksa folder hasil, lalu ulangi".to_owned(),
        ),
        OutputError::Io { action, path, source } => {
            let way_out = if error.is_disk_full() {
                "disk penuh: kosongkan ruang, lalu ulangi; hasil lama tetap utuh"
            } else if error.is_open_elsewhere() {
                "tutup berkas itu di program lain, lalu ulangi; hasil lama tetap utuh"
            } else {
                "periksa izin folder dan sambungan disk, lalu ulangi; hasil lama tetap utuh"
            };
            (format!("gagal {} {} ({source})", doing(*action), path.display()), way_out.to_owned())
        }
    }
}

/// What was left to do of an earlier run.
pub fn recovered(recovered: Recovered) -> &'static str {
    match recovered {
        Recovered::Finished => "Hasil dari jalannya rapor yang terputus sudah dipasang.",
        Recovered::Tidied => "Sisa jalannya rapor yang terputus sudah dirapikan.",
        Recovered::RolledBack => {
            "Hasil dari jalannya rapor yang terputus rusak; hasil sebelumnya tetap dipakai."
        }
    }
}

fn obstacle(found: Obstacle) -> &'static str {
    match found {
        Obstacle::File => "itu berkas, bukan folder",
        Obstacle::Folder => "itu folder, bukan berkas",
        Obstacle::Link => "itu tautan",
        Obstacle::Special => "itu bukan berkas biasa",
        Obstacle::Foreign => "isinya bukan tulisan rapor",
    }
}

pub(super) fn doing(action: Action) -> &'static str {
    match action {
        Action::Lock => "mengunci",
        Action::Read => "membaca",
        Action::CreateFolder => "membuat folder",
        Action::Write => "menulis",
        Action::Sync => "menyimpan",
        Action::Move => "memindahkan",
        Action::Remove => "menghapus",
    }
}
