//! The regions (pemda) of Indonesia: provinsi, kabupaten and kota, by Kemendagri code.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

/// Kode wilayah of the Ministry of Home Affairs: `12` for a province, `12.18` inside it.
///
/// Always written with its dot: the statistics office's codes look alike without one and differ.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegionCode {
    province: u8,
    local: Option<u8>,
}

/// What kind of government a region has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RegionKind {
    /// Provinsi.
    Provinsi,
    /// Kabupaten.
    Kabupaten,
    /// Kota.
    Kota,
}

/// A region with its official name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Region {
    /// Kode wilayah.
    pub code: RegionCode,
    /// Provinsi, kabupaten or kota.
    pub kind: RegionKind,
    /// The official name with its kind: `Kabupaten Serdang Bedagai`.
    pub name: String,
}

/// The text is no code: neither two digits nor two digits, a dot and two digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotACode;

/// Kode, jenis, kode provinsi and nama of all 552 regions, from the ministry's decree
/// (templates/regions/README.md).
const TABLE: &str = include_str!("../../templates/regions/regions.csv");

static REGIONS: LazyLock<BTreeMap<RegionCode, Region>> = LazyLock::new(|| {
    let rows = TABLE.lines().skip(1).filter_map(|line| {
        let mut fields = line.split(',');
        let code = fields.next()?.parse().ok()?;
        let kind = RegionKind::from_name(fields.next()?)?;
        let name = fields.nth(1)?.to_owned();
        Some((code, Region { code, kind, name }))
    });
    rows.collect()
});

impl Region {
    /// All regions, in order of code.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        REGIONS.values()
    }

    /// The region with this code; `None` where the ministry gave it to nobody.
    pub fn with_code(code: RegionCode) -> Option<&'static Self> {
        REGIONS.get(&code)
    }

    /// The kabupaten and kota of a province, in order of code.
    pub fn inside(province: RegionCode) -> impl Iterator<Item = &'static Self> {
        Self::all().filter(move |region| region.code.is_inside(province) && region.code != province)
    }

    /// The name without its kind: `Serdang Bedagai`.
    pub fn short_name(&self) -> &str {
        let prefix = self.kind.name();
        self.name.strip_prefix(prefix).map_or(self.name.as_str(), str::trim_start)
    }

    /// A name for files: `12.18-kabupaten-serdang-bedagai`, ASCII letters, digits, dot and hyphen.
    pub fn slug(&self) -> String {
        let mut slug = format!("{}-", self.code);
        for letter in self.name.chars() {
            if letter.is_ascii_alphanumeric() {
                slug.push(letter.to_ascii_lowercase());
            } else if !slug.ends_with('-') {
                slug.push('-');
            }
        }
        slug.trim_end_matches('-').to_owned()
    }
}

impl RegionCode {
    /// The province that the region belongs to, or is.
    pub fn province(self) -> Self {
        Self { province: self.province, local: None }
    }

    /// Whether the code is that of a province.
    pub fn is_province(self) -> bool {
        self.local.is_none()
    }

    /// Whether the region is this province or lies in it.
    pub fn is_inside(self, province: Self) -> bool {
        self.province() == province
    }
}

impl RegionKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Provinsi, Self::Kabupaten, Self::Kota];

    /// The kind that a word names, in any case.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name().eq_ignore_ascii_case(name))
    }

    /// Its name as printed: `Kabupaten`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Provinsi => "Provinsi",
            Self::Kabupaten => "Kabupaten",
            Self::Kota => "Kota",
        }
    }

    /// Its name in data files: `kabupaten`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Provinsi => "provinsi",
            Self::Kabupaten => "kabupaten",
            Self::Kota => "kota",
        }
    }
}

impl FromStr for RegionCode {
    type Err = NotACode;

    fn from_str(text: &str) -> Result<Self, NotACode> {
        let two_digits = |digits: &str| {
            let plain = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| digits.parse().ok()).flatten().ok_or(NotACode)
        };
        match text.split_once('.') {
            Some((province, local)) => {
                Ok(Self { province: two_digits(province)?, local: Some(two_digits(local)?) })
            }
            None => Ok(Self { province: two_digits(text)?, local: None }),
        }
    }
}

impl fmt::Display for RegionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.local {
            Some(local) => write!(f, "{:02}.{local:02}", self.province),
            None => write!(f, "{:02}", self.province),
        }
    }
}

impl fmt::Debug for RegionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_a_region() {
        assert_eq!(TABLE.lines().count(), 553, "a header and 552 regions");
        let count = |kind| Region::all().filter(|region| region.kind == kind).count();
        assert_eq!(RegionKind::ALL.map(count), [38, 416, 98]);
        for region in Region::all() {
            assert!(region.name.starts_with(region.kind.name()), "{}", region.name);
            assert_eq!(region.code.is_province(), region.kind == RegionKind::Provinsi);
            assert!(Region::with_code(region.code.province()).is_some(), "{}", region.name);
        }
    }

    #[test]
    fn codes_are_written_in_one_way_only() {
        for (text, legal) in [
            ("12", true),
            ("12.18", true),
            ("1218", false),
            ("12.1", false),
            ("12.180", false),
            ("12,18", false),
            ("+2.18", false),
            ("", false),
            (" 12.18", false),
        ] {
            let code = text.parse::<RegionCode>();
            assert_eq!(code.is_ok(), legal, "{text:?}");
            if let Ok(code) = code {
                assert_eq!(code.to_string(), text);
            }
        }
    }

    #[test]
    fn a_province_holds_its_kabupaten_and_kota() {
        let sumut = "12".parse().unwrap();
        assert_eq!(Region::inside(sumut).count(), 33);
        assert!(Region::inside(sumut).all(|region| region.kind != RegionKind::Provinsi));
    }

    #[test]
    fn slugs_are_plain_and_unique() {
        let slugs: std::collections::BTreeSet<_> = Region::all().map(Region::slug).collect();
        assert_eq!(slugs.len(), 552);
        assert!(slugs.contains("12.18-kabupaten-serdang-bedagai"));
        assert!(slugs.iter().all(|slug| {
            slug.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.')
        }));
    }

    #[test]
    fn short_names_leave_the_kind_away() {
        let name = |code: &str| Region::with_code(code.parse().unwrap()).unwrap().short_name();
        assert_eq!(name("12.18"), "Serdang Bedagai");
        assert_eq!(name("12"), "Sumatera Utara");
    }
}
