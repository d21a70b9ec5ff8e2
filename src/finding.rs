//! What the user must know about the input (temuan): a code, a place, what is wrong, the way out.
//!
//! A [`Problem`] carries facts only. The words are the [catalogue](crate::catalogue)'s, so that the
//! same finding can be read on the terminal, in a workbook and in a CSV file.

mod artwork;
mod damage;
mod difference;
mod numbering;

use std::fmt;
use std::str::FromStr;

pub use artwork::{FontFault, PictureFault, SvgPart, WordingFault};
pub use damage::{ArchiveFault, Limit, PartFault, QuoteFault, ReadAs, Unreadable};
pub use difference::Difference;
pub use numbering::{ListFlaw, NumberFlaw, Numbering};

use crate::domain::{Published, RegionCode, RegionKind};
use crate::location::{Area, Location};

/// One problem at one place; sorts by file, sheet, cell, code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where it is.
    pub at: Location,
    /// The region that it concerns, where that is known.
    pub region: Option<RegionCode>,
    /// What is wrong.
    pub problem: Problem,
}

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Stops the run, or the region with `--partial`.
    Error,
    /// The result stands, but somebody should look.
    Warning,
    /// Said so that nothing is dropped in silence.
    Note,
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])* $name:ident = $id:literal $severity:ident,)*) => {
        /// A stable code of a finding. Codes are never given another meaning.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = $doc])* $name,)*
        }

        impl Code {
            /// All codes, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The code as printed: `R301`.
            pub fn id(self) -> &'static str {
                match self {
                    $(Self::$name => $id,)*
                }
            }

            /// How much a finding of this code weighs.
            pub fn severity(self) -> Severity {
                match self {
                    $(Self::$name => Severity::$severity,)*
                }
            }
        }
    };
}

codes! {
    /// A job or rubric file is not TOML.
    Syntax = "R001" Error,
    /// A key that nobody knows.
    UnknownKey = "R002" Error,
    /// A value of another type.
    WrongType = "R003" Error,
    /// A key that must be there is not.
    MissingKey = "R004" Error,
    /// A value of the right type that is not allowed.
    IllegalValue = "R005" Error,
    /// A region in the job that does not exist.
    NoSuchRegion = "R006" Error,
    /// A rubric that is neither built in nor a file.
    NoSuchRubric = "R007" Error,
    /// A file that the job names is not there.
    FileMissing = "R008" Error,
    /// The same thing named twice.
    Repeated = "R009" Error,
    /// Sibling weights that sum to something else.
    WeightsDoNotSum = "R010" Error,
    /// Bands that leave scores without a name.
    UnsoundBands = "R011" Error,
    /// A path that leads out of the job's folder.
    PathOutside = "R012" Error,
    /// A placeholder of the number format that nobody knows.
    NoSuchPlaceholder = "R013" Error,
    /// The job's inputs match no file.
    NothingToRead = "R014" Error,
    /// A folder without a job.
    NoJob = "R015" Error,
    /// A certificate template that is neither built in nor a folder.
    NoSuchTemplate = "R020" Error,
    /// A placeholder of a template that nobody knows.
    NoSuchField = "R021" Error,
    /// A text or condition of a template that cannot be understood.
    WordingUnreadable = "R022" Error,
    /// An element that stands outside of the page or of its group.
    OffPage = "R023" Error,
    /// A file that cannot be read.
    Unreadable = "R101" Error,
    /// A file of another kind.
    NotASheet = "R102" Error,
    /// A workbook behind a password.
    Encrypted = "R103" Error,
    /// A file beyond the limits.
    TooLarge = "R104" Error,
    /// A file in which no table of scores was found.
    NoTable = "R105" Error,
    /// A file that is left alone.
    FileIgnored = "R106" Note,
    /// The same bytes under two names.
    SameFileTwice = "R107" Note,
    /// A table without a single row.
    NoRows = "R108" Error,
    /// A cell whose XML says more or less than one value.
    CellMalformed = "R111" Error,
    /// A part of a file with XML that nothing writes in good faith.
    PartRefused = "R112" Error,
    /// An archive that can be read in two ways.
    ArchiveRefused = "R113" Error,
    /// A quotation mark in the wrong place of a CSV file.
    QuoteMisplaced = "R114" Error,
    /// Hidden rows or columns were read like the others.
    HiddenLines = "R115" Note,
    /// A file that is something else than its name says, and was read as what it is.
    ReadAsOther = "R116" Note,
    /// A table without a column that it needs.
    ColumnMissing = "R201" Error,
    /// A table with two columns for one thing.
    ColumnTwice = "R202" Error,
    /// A column that is not used.
    ColumnUnused = "R203" Note,
    /// A row that is not used.
    RowIgnored = "R204" Note,
    /// A hidden sheet was read like the others.
    HiddenSheet = "R205" Note,
    /// A sheet without a table.
    SheetIgnored = "R206" Note,
    /// A CSV row with more fields than headings.
    FieldSurplus = "R207" Error,
    /// An indicator without its row or column.
    IndicatorMissing = "R220" Error,
    /// A code that the rubric does not have.
    IndicatorUnknown = "R221" Error,
    /// An indicator in two rows.
    IndicatorTwice = "R222" Error,
    /// Fewer sample columns than the rubric asks for.
    SamplesMissing = "R223" Error,
    /// A sample more than the rubric has.
    SampleSurplus = "R224" Error,
    /// A unit's sheet that was not filled in.
    UnitBlank = "R225" Error,
    /// Fewer respondents than the rubric asks for.
    RespondentsFew = "R226" Warning,
    /// A unit without a single respondent.
    RespondentsNone = "R227" Error,
    /// A respondent of a unit that there is not.
    RespondentWithoutUnit = "R228" Error,
    /// An entry of the identity that is not filled in.
    IdentityMissing = "R229" Error,
    /// A status that is neither of the two.
    StatusUnknown = "R230" Error,
    /// A sheet for another rubric.
    RubricDiffers = "R231" Error,
    /// Answers on the sheet of a unit that was not assessed.
    AnsweredAllTheSame = "R232" Error,
    /// A unit's sheet without its table.
    TableMissing = "R233" Error,
    /// Columns of answers that can be read in several ways.
    HeadingsUnclear = "R234" Error,
    /// Two labels of one meaning that say different things.
    LabelTwice = "R235" Error,
    /// Answers to an indicator that cannot be told.
    IndicatorUnclear = "R236" Error,
    /// A code and a name of different indicators.
    IndicatorNameDiffers = "R237" Error,
    /// One product of a unit on two sheets, or a sheet that does not say whose it is.
    ProductTwice = "R238" Error,
    /// Text where a number belongs.
    NotANumber = "R301" Error,
    /// A number that can be read in two ways.
    TwoReadings = "R302" Error,
    /// A number outside its range.
    OutOfRange = "R303" Error,
    /// Nothing where a score belongs.
    Blank = "R304" Error,
    /// An error value of the spreadsheet.
    ErrorCell = "R305" Error,
    /// A date or a truth value where a number belongs.
    OtherType = "R306" Error,
    /// A percentage read as a score.
    PercentRead = "R307" Note,
    /// "Not applicable" where only "not assessed" has a meaning.
    NotApplicable = "R308" Error,
    /// A score so near a border that its two readings differ.
    OnTheBorder = "R309" Error,
    /// A formula that was never computed.
    Uncalculated = "R311" Error,
    /// Values below merged cells.
    HiddenByMerge = "R312" Error,
    /// Nothing where an answer belongs.
    AnswerBlank = "R320" Error,
    /// Nothing where an answer belongs, and a rubric that says what it counts.
    AnswerBlankIs = "R321" Warning,
    /// A refused answer.
    AnswerRefused = "R322" Warning,
    /// Points with more than four decimals.
    PointsTooFine = "R323" Error,
    /// Text where an answer belongs.
    NotAnAnswer = "R324" Error,
    /// A percentage where points belong.
    PercentInPoints = "R325" Error,
    /// An x that can be a mark or a cross.
    CrossUnclear = "R326" Error,
    /// Ticks for "there" and for "not there" beside each other.
    TickedTwice = "R327" Error,
    /// A region's name that nobody has.
    RegionUnknown = "R401" Error,
    /// A region's name that several have.
    RegionAmbiguous = "R402" Error,
    /// A code and a name of different regions.
    RegionNameDiffers = "R403" Error,
    /// A region's score in two places.
    RegionTwice = "R404" Error,
    /// A region that the job does not expect.
    RegionNotExpected = "R405" Error,
    /// An expected region without a sheet.
    RegionMissing = "R406" Error,
    /// A number or a date where a code belongs.
    CodeNotText = "R407" Error,
    /// Text that is no code.
    CodeMalformed = "R408" Error,
    /// A kind that is not the region's.
    RegionKindDiffers = "R409" Error,
    /// Sheets of one workbook that name different regions.
    RegionsDiffer = "R410" Error,
    /// A file that the job has set aside for a region.
    SetAside = "R411" Note,
    /// A chosen file that brings nothing about its region.
    SourceEmpty = "R412" Error,
    /// A word that is no kind of region where the kind belongs.
    RegionKindUnknown = "R413" Warning,
    /// A category, zone or opinion that does not follow from the score.
    StatedDiffers = "R501" Error,
    /// A region's score that does not follow from its units.
    RegionScoreDiffers = "R502" Error,
    /// A unit of a kind that the rubric does not know.
    UnitKindUnknown = "R503" Error,
    /// One unit in two places.
    UnitTwice = "R504" Error,
    /// Fewer units of a kind than the rubric asks for.
    UnitMissing = "R505" Error,
    /// More units of a kind than the rubric allows.
    UnitSurplus = "R506" Error,
    /// A unit or region that was not assessed.
    NotAssessed = "R507" Note,
    /// A row of another year.
    YearDiffers = "R508" Error,
    /// A score for a region that the job calls not assessed.
    ScoredAllTheSame = "R509" Error,
    /// A region none of whose units was assessed.
    NothingAssessed = "R510" Error,
    /// A unit all of whose answers are left out.
    NothingAnswered = "R511" Error,
    /// A score in a table of units without its unit.
    UnitUnnamed = "R512" Error,
    /// A unit whose name says another kind.
    UnitKindDiffers = "R513" Error,
    /// A scored region that no list has.
    RegionUnranked = "R514" Warning,
    /// An earlier run that left regions out.
    PastPartial = "R515" Warning,
    /// A unit with the answers of another one.
    AnswersCopied = "R516" Warning,
    /// A score below the answers that does not follow from them.
    SheetScoreDiffers = "R517" Warning,
    /// A character that the certificate's font lacks.
    GlyphMissing = "R601" Error,
    /// A text that does not fit its place on the certificate.
    TextTooLong = "R602" Error,
    /// A character that cannot be printed.
    ControlCharacter = "R603" Error,
    /// A picture that cannot be read.
    ImageUnreadable = "R604" Error,
    /// Two texts of a certificate that lie over each other.
    TextsOverlap = "R605" Error,
    /// A font file that cannot be used.
    FontUnreadable = "R606" Error,
    /// A text or condition of a template that fails for a certificate.
    WordingFails = "R607" Error,
    /// A file in the output folder that the tool did not write.
    ForeignFile = "R701" Error,
    /// A file in the output folder that was changed.
    ChangedFile = "R702" Error,
    /// A certificate that was issued for another result.
    ResultChanged = "R801" Error,
    /// A certificate that was issued and is not due any more.
    NoLongerDue = "R802" Error,
    /// A list of numbers that has none left.
    NumbersExhausted = "R803" Error,
    /// A pattern whose only number was given before.
    NumberUsed = "R804" Error,
    /// A pattern that makes what cannot be a number.
    NumberMalformed = "R805" Error,
    /// Two certificates for one recipient.
    RecipientTwice = "R806" Error,
    /// A line of the list of numbers that cannot be used.
    NumberListFlawed = "R807" Error,
    /// More text than a verification code holds.
    CodeTooLong = "R808" Error,
}

/// What is wrong, as facts.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(
    missing_docs,
    reason = "each variant is documented at its code, each field is named after what it holds"
)]
pub enum Problem {
    Syntax { message: String },
    UnknownKey { key: String, nearest: Option<String> },
    WrongType { key: String, expected: ValueType, found: ValueType },
    MissingKey { key: String },
    IllegalValue { key: String, value: String, legal: Legal, nearest: Option<String> },
    NoSuchRegion { value: String },
    NoSuchRubric { value: String, known: Vec<String>, nearest: Option<String> },
    FileMissing { path: String },
    NoJob { folder: String },
    Repeated { key: String, value: String },
    WeightsDoNotSum { group: String, sum: String, expected: Vec<String> },
    UnsoundBands { problem: crate::domain::UnsoundBands },
    PathOutside { path: String },
    NoSuchPlaceholder { placeholder: String, known: Vec<String> },
    NothingToRead { globs: Vec<String> },
    NoSuchTemplate { value: String, known: Vec<String>, nearest: Option<String> },
    NoSuchField { field: String, known: Vec<String>, nearest: Option<String> },
    WordingUnreadable { message: String },
    OffPage { right: String, bottom: String, width: String, height: String },
    Unreadable { why: Unreadable },
    NotASheet { kind: ForeignKind },
    Encrypted,
    TooLarge { limit: Limit },
    NoTable { looked_for: Vec<Vec<String>> },
    FileIgnored { why: Ignored },
    SameFileTwice { other: String },
    CellMalformed { cell: String },
    PartRefused { part: String, why: PartFault },
    ArchiveRefused { part: String, why: ArchiveFault },
    QuoteMisplaced { line: u32, why: QuoteFault },
    HiddenLines { rows: Vec<u32>, columns: Vec<u32> },
    ReadAsOther { kind: ReadAs },
    ColumnMissing { one_of: Vec<String> },
    ColumnTwice { column: String, other: Location },
    ColumnUnused { heading: String },
    RowIgnored { text: String },
    HiddenSheet,
    SheetIgnored,
    NotANumber { text: String },
    TwoReadings { text: String, readings: [String; 2] },
    OutOfRange { value: String, max: String },
    Blank,
    ErrorCell { text: String },
    OtherType { found: ValueType, text: String },
    PercentRead { text: String, value: String },
    NotApplicable { text: String },
    OnTheBorder { stored: String, shown: String, published: [Published; 2] },
    Uncalculated,
    HiddenByMerge { area: Area, cells: usize },
    RegionUnknown { text: String, candidates: Vec<String> },
    RegionAmbiguous { text: String, candidates: Vec<String> },
    RegionNameDiffers { code: RegionCode, official: String, written: String },
    RegionTwice { other: Location, differs: Difference },
    RegionNotExpected { name: String },
    RegionMissing { name: String },
    CodeNotText { text: String },
    CodeMalformed { text: String },
    StatedDiffers { what: Stated, stated: String, computed: String, score: Published },
    RegionScoreDiffers { stated: Published, computed: Published, units: usize },
    UnitKindUnknown { text: String, known: Vec<String> },
    UnitTwice { unit: String, other: Location, differs: Difference },
    AnswersCopied { unit: String, of: String, region: String, other: Location },
    SheetScoreDiffers { stated: Published, computed: Published },
    SetAside { sources: Vec<String> },
    SourceEmpty { source: String },
    RegionKindUnknown { text: String },
    UnitMissing { kind: String, minimum: u32, found: u32 },
    UnitSurplus { kind: String, maximum: u32, found: u32 },
    NotAssessed { what: String, reason: Option<String> },
    YearDiffers { stated: String, year: u16 },
    ScoredAllTheSame { name: String },
    NothingAssessed { name: String },
    NothingAnswered { unit: String },
    IndicatorMissing { code: String, name: String },
    IndicatorUnknown { code: String },
    IndicatorTwice { code: String, other: Location },
    SamplesMissing { code: String, wanted: usize, found: usize },
    SampleSurplus { code: String, wanted: usize },
    UnitBlank { unit: String },
    RespondentsFew { unit: String, wanted: usize, found: usize },
    RespondentsNone { unit: String },
    RespondentWithoutUnit { text: String, known: Vec<String> },
    IdentityMissing { label: String },
    StatusUnknown { text: String },
    RubricDiffers { stated: String, rubric: String },
    AnsweredAllTheSame { unit: String },
    TableMissing { one_of: Vec<String> },
    HeadingsUnclear { headings: Vec<String> },
    LabelTwice { label: String, other: Location },
    IndicatorUnclear { text: String, candidates: Vec<String> },
    IndicatorNameDiffers { code: String, name: String, other: String },
    ProductTwice { unit: String, product: Option<String>, other: Location },
    RegionsDiffer { stated: String, name: String, other: Location },
    AnswerBlank,
    AnswerBlankIs { zero: bool },
    AnswerRefused,
    PointsTooFine { value: String },
    NotAnAnswer { text: String },
    PercentInPoints { text: String },
    CrossUnclear,
    TickedTwice,
    PastPartial { year: u16 },
    UnitUnnamed,
    UnitKindDiffers { unit: String, kind: String },
    RegionUnranked { name: String },
    RegionKindDiffers { name: String, stated: RegionKind },
    FieldSurplus,
    NoRows,
    GlyphMissing { part: String, character: char, text: String },
    TextTooLong { part: String, text: String },
    ControlCharacter { part: String, character: char, text: String },
    ImageUnreadable { path: String, why: PictureFault },
    TextsOverlap { part: String, other: String },
    FontUnreadable { path: String, why: FontFault },
    WordingFails { part: String, why: WordingFault },
    ForeignFile,
    ChangedFile,
    Numbering(Numbering),
}

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
    /// The address of a page: `https://`, letters, digits, and `/` at its end.
    Address,
    /// A template that is made out to regions.
    TemplateOfRegions,
    /// A template that is made out to units.
    TemplateOfUnits,
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

impl Finding {
    /// A finding that concerns no region in particular.
    pub fn new(at: Location, problem: Problem) -> Self {
        Self { at, region: None, problem }
    }

    /// A finding about a region.
    pub fn about(region: RegionCode, at: Location, problem: Problem) -> Self {
        Self { at, region: Some(region), problem }
    }

    /// Its code.
    pub fn code(&self) -> Code {
        self.problem.code()
    }

    /// Its weight.
    pub fn severity(&self) -> Severity {
        self.code().severity()
    }

    /// Whether it stops the run.
    pub fn is_error(&self) -> bool {
        self.severity() == Severity::Error
    }
}

/// Sorts by file, sheet, cell and code.
pub fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| {
        let facts = |finding: &Finding| format!("{:?}", finding.problem);
        (&a.at, a.code(), a.region)
            .cmp(&(&b.at, b.code(), b.region))
            .then_with(|| facts(a).cmp(&facts(b)))
    });
}

impl Problem {
    /// The stable code.
    pub fn code(&self) -> Code {
        match self {
            Self::Syntax { .. } => Code::Syntax,
            Self::UnknownKey { .. } => Code::UnknownKey,
            Self::WrongType { .. } => Code::WrongType,
            Self::MissingKey { .. } => Code::MissingKey,
            Self::IllegalValue { .. } => Code::IllegalValue,
            Self::NoSuchRegion { .. } => Code::NoSuchRegion,
            Self::NoSuchRubric { .. } => Code::NoSuchRubric,
            Self::FileMissing { .. } => Code::FileMissing,
            Self::NoJob { .. } => Code::NoJob,
            Self::Repeated { .. } => Code::Repeated,
            Self::WeightsDoNotSum { .. } => Code::WeightsDoNotSum,
            Self::UnsoundBands { .. } => Code::UnsoundBands,
            Self::PathOutside { .. } => Code::PathOutside,
            Self::NoSuchPlaceholder { .. } => Code::NoSuchPlaceholder,
            Self::NothingToRead { .. } => Code::NothingToRead,
            Self::NoSuchTemplate { .. } => Code::NoSuchTemplate,
            Self::NoSuchField { .. } => Code::NoSuchField,
            Self::WordingUnreadable { .. } => Code::WordingUnreadable,
            Self::OffPage { .. } => Code::OffPage,
            Self::Unreadable { .. } => Code::Unreadable,
            Self::NotASheet { .. } => Code::NotASheet,
            Self::Encrypted => Code::Encrypted,
            Self::TooLarge { .. } => Code::TooLarge,
            Self::NoTable { .. } => Code::NoTable,
            Self::FileIgnored { .. } => Code::FileIgnored,
            Self::SameFileTwice { .. } => Code::SameFileTwice,
            Self::CellMalformed { .. } => Code::CellMalformed,
            Self::PartRefused { .. } => Code::PartRefused,
            Self::ArchiveRefused { .. } => Code::ArchiveRefused,
            Self::QuoteMisplaced { .. } => Code::QuoteMisplaced,
            Self::HiddenLines { .. } => Code::HiddenLines,
            Self::ReadAsOther { .. } => Code::ReadAsOther,
            Self::ColumnMissing { .. } => Code::ColumnMissing,
            Self::ColumnTwice { .. } => Code::ColumnTwice,
            Self::ColumnUnused { .. } => Code::ColumnUnused,
            Self::RowIgnored { .. } => Code::RowIgnored,
            Self::HiddenSheet => Code::HiddenSheet,
            Self::SheetIgnored => Code::SheetIgnored,
            Self::NotANumber { .. } => Code::NotANumber,
            Self::TwoReadings { .. } => Code::TwoReadings,
            Self::OutOfRange { .. } => Code::OutOfRange,
            Self::Blank => Code::Blank,
            Self::ErrorCell { .. } => Code::ErrorCell,
            Self::OtherType { .. } => Code::OtherType,
            Self::PercentRead { .. } => Code::PercentRead,
            Self::NotApplicable { .. } => Code::NotApplicable,
            Self::OnTheBorder { .. } => Code::OnTheBorder,
            Self::Uncalculated => Code::Uncalculated,
            Self::HiddenByMerge { .. } => Code::HiddenByMerge,
            Self::RegionUnknown { .. } => Code::RegionUnknown,
            Self::RegionAmbiguous { .. } => Code::RegionAmbiguous,
            Self::RegionNameDiffers { .. } => Code::RegionNameDiffers,
            Self::RegionTwice { .. } => Code::RegionTwice,
            Self::SheetScoreDiffers { .. } => Code::SheetScoreDiffers,
            Self::SetAside { .. } => Code::SetAside,
            Self::SourceEmpty { .. } => Code::SourceEmpty,
            Self::RegionKindUnknown { .. } => Code::RegionKindUnknown,
            Self::AnswersCopied { .. } => Code::AnswersCopied,
            Self::RegionNotExpected { .. } => Code::RegionNotExpected,
            Self::RegionMissing { .. } => Code::RegionMissing,
            Self::CodeNotText { .. } => Code::CodeNotText,
            Self::CodeMalformed { .. } => Code::CodeMalformed,
            Self::StatedDiffers { .. } => Code::StatedDiffers,
            Self::RegionScoreDiffers { .. } => Code::RegionScoreDiffers,
            Self::UnitKindUnknown { .. } => Code::UnitKindUnknown,
            Self::UnitTwice { .. } => Code::UnitTwice,
            Self::UnitMissing { .. } => Code::UnitMissing,
            Self::UnitSurplus { .. } => Code::UnitSurplus,
            Self::NotAssessed { .. } => Code::NotAssessed,
            Self::YearDiffers { .. } => Code::YearDiffers,
            Self::ScoredAllTheSame { .. } => Code::ScoredAllTheSame,
            Self::NothingAssessed { .. } => Code::NothingAssessed,
            Self::NothingAnswered { .. } => Code::NothingAnswered,
            Self::IndicatorMissing { .. } => Code::IndicatorMissing,
            Self::IndicatorUnknown { .. } => Code::IndicatorUnknown,
            Self::IndicatorTwice { .. } => Code::IndicatorTwice,
            Self::SamplesMissing { .. } => Code::SamplesMissing,
            Self::SampleSurplus { .. } => Code::SampleSurplus,
            Self::UnitBlank { .. } => Code::UnitBlank,
            Self::RespondentsFew { .. } => Code::RespondentsFew,
            Self::RespondentsNone { .. } => Code::RespondentsNone,
            Self::RespondentWithoutUnit { .. } => Code::RespondentWithoutUnit,
            Self::IdentityMissing { .. } => Code::IdentityMissing,
            Self::StatusUnknown { .. } => Code::StatusUnknown,
            Self::RubricDiffers { .. } => Code::RubricDiffers,
            Self::AnsweredAllTheSame { .. } => Code::AnsweredAllTheSame,
            Self::TableMissing { .. } => Code::TableMissing,
            Self::HeadingsUnclear { .. } => Code::HeadingsUnclear,
            Self::LabelTwice { .. } => Code::LabelTwice,
            Self::IndicatorUnclear { .. } => Code::IndicatorUnclear,
            Self::IndicatorNameDiffers { .. } => Code::IndicatorNameDiffers,
            Self::ProductTwice { .. } => Code::ProductTwice,
            Self::RegionsDiffer { .. } => Code::RegionsDiffer,
            Self::AnswerBlankIs { .. } => Code::AnswerBlankIs,
            Self::PointsTooFine { .. } => Code::PointsTooFine,
            Self::NotAnAnswer { .. } => Code::NotAnAnswer,
            Self::PercentInPoints { .. } => Code::PercentInPoints,
            Self::AnswerBlank => Code::AnswerBlank,
            Self::AnswerRefused => Code::AnswerRefused,
            Self::CrossUnclear => Code::CrossUnclear,
            Self::TickedTwice => Code::TickedTwice,
            Self::PastPartial { .. } => Code::PastPartial,
            Self::UnitUnnamed => Code::UnitUnnamed,
            Self::UnitKindDiffers { .. } => Code::UnitKindDiffers,
            Self::RegionUnranked { .. } => Code::RegionUnranked,
            Self::RegionKindDiffers { .. } => Code::RegionKindDiffers,
            Self::FieldSurplus => Code::FieldSurplus,
            Self::NoRows => Code::NoRows,
            Self::GlyphMissing { .. } => Code::GlyphMissing,
            Self::TextTooLong { .. } => Code::TextTooLong,
            Self::ControlCharacter { .. } => Code::ControlCharacter,
            Self::ImageUnreadable { .. } => Code::ImageUnreadable,
            Self::TextsOverlap { .. } => Code::TextsOverlap,
            Self::FontUnreadable { .. } => Code::FontUnreadable,
            Self::WordingFails { .. } => Code::WordingFails,
            Self::ForeignFile => Code::ForeignFile,
            Self::ChangedFile => Code::ChangedFile,
            Self::Numbering(why) => why.code(),
        }
    }
}

/// The text is no code of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotACode;

/// Reads `R301`, in any case.
impl FromStr for Code {
    type Err = NotACode;

    fn from_str(text: &str) -> Result<Self, NotACode> {
        Self::ALL.iter().copied().find(|code| code.id().eq_ignore_ascii_case(text)).ok_or(NotACode)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
    }
}

impl Severity {
    /// All weights, heaviest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Note];

    /// Its name in data files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::location::Cell;

    #[test]
    fn codes_ascend_and_read_back() {
        assert!(Code::ALL.windows(2).all(|pair| pair[0].id() < pair[1].id()));
        for code in Code::ALL {
            assert_eq!(code.id().parse(), Ok(*code));
            assert_eq!(code.id().to_lowercase().parse(), Ok(*code));
        }
        assert_eq!("R999".parse::<Code>(), Err(NotACode));
    }

    #[test]
    fn findings_sort_by_place_then_code() {
        let cell = |row| Location::file("a.xlsx").with_cell("S", Cell { row, column: 0 });
        let mut findings = vec![
            Finding::new(cell(10), Problem::Blank),
            Finding::new(cell(2), Problem::NotANumber { text: String::new() }),
            Finding::new(cell(10), Problem::NotANumber { text: String::new() }),
        ];
        sort(&mut findings);
        let order: Vec<_> = findings
            .iter()
            .map(|finding| (finding.at.cell().unwrap(), finding.code().id()))
            .collect();
        assert_eq!(
            order,
            [("A3".into(), "R301"), ("A11".to_owned(), "R301"), ("A11".to_owned(), "R304")]
        );
    }
}
