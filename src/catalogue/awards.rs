//! The words for who gets a certificate by which rule, on the summary's sheet of the method.

/// Who gets a certificate.
pub const AWARD: &str = "Penerima";
/// Whose certificate is held back.
pub const HELD: &str = "Ditahan";
/// The decree.
pub const DECREE: &str = "Dasar";
/// The template of certificates.
pub const TEMPLATE: &str = "Rancangan";
/// Which units get a certificate.
pub const UNIT_AWARD: &str = "Penerima sertifikat unit";
/// The template of certificates of units.
pub const UNIT_TEMPLATE: &str = "Rancangan sertifikat unit";

/// Every scored region gets one.
pub const ALL: &str = "Semua pemda yang dinilai.";
/// There are no certificates in this job.
pub const NOBODY: &str = "Pekerjaan ini tidak menerbitkan piagam.";
/// There are no certificates while the results are partial.
pub const WAIT: &str = "Tidak ada piagam selama hasil belum lengkap.";
/// Every scored unit gets one.
pub const ALL_UNITS: &str = "Semua unit yang dinilai.";

/// Regions in these zones.
pub fn zones(zones: &str) -> String {
    format!("Pemda dengan zona {zones}.")
}

/// Regions with these opinions.
pub fn opinions(opinions: &str) -> String {
    format!("Pemda dengan opini {opinions}.")
}

/// The first ranks of a list.
pub fn top(count: u32, list: &str) -> String {
    format!("Peringkat 1 sampai {count} dalam daftar {list}.")
}

/// Units in these zones.
pub fn unit_zones(zones: &str) -> String {
    format!("Unit dengan zona {zones}.")
}

/// Units with these opinions.
pub fn unit_opinions(opinions: &str) -> String {
    format!("Unit dengan opini {opinions}.")
}

/// The first ranks of every kind of unit.
pub fn unit_top(count: u32) -> String {
    match count {
        1 => "Unit peringkat 1 di antara semua unit sejenis.".to_owned(),
        count => format!("Unit peringkat 1 sampai {count} di antara semua unit sejenis."),
    }
}

/// A rule that holds for units of some kinds alone.
pub fn of_kinds(rule: &str, kinds: &str) -> String {
    format!("{rule} Jenis unit: {kinds}.")
}
