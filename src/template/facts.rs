//! What a certificate says of the one it is made out to, under the names that templates use.

use std::collections::BTreeMap;

use super::Subject;

/// What a placeholder stands for. What each means is told in `docs/piagam.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name: `{{ pemda }}`.
    pub name: &'static str,
    /// Whether it is a number, which conditions can compare.
    pub number: bool,
    /// What alone has it; none for what all have.
    only: Option<Subject>,
}

const fn words(name: &'static str) -> Field {
    Field { name, number: false, only: None }
}

const fn number(name: &'static str) -> Field {
    Field { name, number: true, only: None }
}

const fn of_unit(name: &'static str) -> Field {
    Field { name, number: false, only: Some(Subject::Unit) }
}

const fn of_letter(name: &'static str) -> Field {
    Field { name, number: false, only: Some(Subject::Letter) }
}

/// All placeholders.
const FIELDS: [Field; 43] = [
    words("judul"),
    words("tahun"),
    words("penerbit"),
    words("unit_penerbit"),
    words("nomor"),
    words("pemda"),
    words("jenis"),
    words("provinsi"),
    words("penerima"),
    words("predikat"),
    words("nilai"),
    words("nilai_terbilang"),
    words("zona"),
    words("kategori"),
    words("opini"),
    words("peringkat"),
    number("peringkat_ke"),
    number("peringkat_dari"),
    words("peringkat_nasional"),
    words("dasar"),
    words("acara"),
    words("tempat"),
    words("tanggal"),
    words("tanda"),
    words("kode_verifikasi"),
    of_unit("unit"),
    of_unit("jenis_unit"),
    of_letter("jenis_surat"),
    of_letter("hal"),
    of_letter("alinea_1"),
    of_letter("alinea_2"),
    of_letter("alinea_3"),
    of_letter("alinea_4"),
    of_letter("alinea_5"),
    of_letter("terlemah"),
    of_letter("berikutnya"),
    of_letter("jarak"),
    of_letter("lampiran"),
    of_letter("berkas_1"),
    of_letter("berkas_2"),
    of_letter("berkas_3"),
    of_letter("berkas_4"),
    of_letter("keterangan_piagam"),
];

impl Field {
    /// The placeholders of a template.
    pub fn of(subject: Subject) -> impl Iterator<Item = Self> {
        FIELDS.into_iter().filter(move |field| field.only.is_none_or(|only| only == subject))
    }
}

/// The value of a placeholder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Words, printed as they are; empty where there is nothing to say.
    Words(String),
    /// A number that conditions can compare.
    Number(usize),
}

/// The values of all placeholders for one certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts(BTreeMap<&'static str, Fact>);

impl Facts {
    /// Nothing said yet: every placeholder is empty, so that none is ever unknown.
    pub fn new() -> Self {
        Self(FIELDS.iter().map(|field| (field.name, Fact::Words(String::new()))).collect())
    }

    /// Something said for every placeholder, to try a text with.
    pub fn specimen() -> Self {
        let fact = |field: &Field| match field.number {
            true => Fact::Number(1),
            false => Fact::Words(field.name.to_owned()),
        };
        Self(FIELDS.iter().map(|field| (field.name, fact(field))).collect())
    }

    /// Says what words a placeholder stands for.
    pub fn say(&mut self, name: &'static str, words: impl Into<String>) {
        debug_assert!(self.0.contains_key(name), "no placeholder {name}");
        self.0.insert(name, Fact::Words(words.into()));
    }

    /// Says what number a placeholder stands for.
    pub fn count(&mut self, name: &'static str, number: usize) {
        debug_assert!(self.0.contains_key(name), "no placeholder {name}");
        self.0.insert(name, Fact::Number(number));
    }

    /// The words that a placeholder stands for; none for a number.
    pub fn words(&self, name: &str) -> &str {
        match self.0.get(name) {
            Some(Fact::Words(words)) => words,
            Some(Fact::Number(_)) | None => "",
        }
    }

    /// Whether a placeholder stands for nothing.
    pub fn is_empty(&self, name: &str) -> bool {
        match self.0.get(name) {
            Some(Fact::Words(words)) => words.trim().is_empty(),
            Some(Fact::Number(_)) => false,
            None => true,
        }
    }

    /// The names and values, in order of name.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Fact)> {
        self.0.iter().map(|(name, fact)| (*name, fact))
    }
}

impl Default for Facts {
    fn default() -> Self {
        Self::new()
    }
}
