//! The facts that findings of several kinds share: types and forms of values, kinds of files.

/// The type of a value, in a TOML file or a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum ValueType {
    Text,
    Whole,
    Decimal,
    Boolean,
    Date,
    Time,
    List,
    Table,
}

/// What would have been legal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Legal {
    /// One of these words.
    OneOf(Vec<String>),
    /// A number from one end to the other.
    Range(String, String),
    /// Exactly one of these keys.
    OneKeyOf(Vec<String>),
    /// Something that the catalogue has a sentence for.
    Form(Form),
}

/// Forms of values that take a sentence to describe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A text with something in it.
    NotEmpty,
    /// A list with something in it.
    NotEmptyList,
    /// A kode wilayah.
    RegionCode,
    /// The code of a province.
    ProvinceCode,
    /// A glob.
    Glob,
    /// An id of lower-case letters, digits and hyphens.
    Id,
    /// A score with at most two decimals.
    CutOff,
    /// A text without line breaks and invisible characters.
    PlainText,
    /// A rubric of the job's year.
    RubricOfYear,
    /// Nothing: the rubric has no zones.
    RubricHasNoZones,
    /// Nothing: the rubric has no suffix for regions whose findings were followed up.
    RubricHasNoSuffix,
    /// A pattern that gives every certificate another number.
    DistinctNumbers,
    /// A pattern of letters, digits and signs that every keyboard has.
    PlainNumber,
    /// A pattern that gives every unit of a region another number.
    SequentialNumbers,
    /// `true`, or no such key.
    OnlyTrue,
    /// So many numbers or words.
    SoMany(usize),
    /// Two sizes, the smaller one first.
    SmallerFirst,
    /// A colour as `#1C2F4F`.
    Colour,
    /// A colour that text can be read in, or on: against that of this key, or paper.
    ReadableOn(Option<&'static str>),
    /// A PNG file.
    PngFile,
    /// The address of a page: `https://`, letters, digits, and `/` at its end.
    Address,
    /// A template that is made out to regions.
    TemplateOfRegions,
    /// A template that is made out to units.
    TemplateOfUnits,
    /// A template of letters.
    TemplateOfLetters,
}

/// What a file is that is no sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum ForeignKind {
    Empty,
    Pdf,
    Word,
    Presentation,
    TextDocument,
    Image,
    Zip,
    Xml,
    Text,
    Unknown,
}

/// Why a file is left alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ignored {
    /// A lock or temporary file of another program.
    Temporary,
    /// A link.
    Link,
    /// Neither a file nor a folder.
    Special,
    /// Written by this tool, or read as something else.
    Own,
    /// In an input folder, but not named by the job.
    NotNamed,
}

/// What a sheet states beside a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stated {
    /// Kategori.
    Category,
    /// Zona.
    Zone,
    /// Opini.
    Opinion,
}
