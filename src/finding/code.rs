//! The codes of findings, each with how much it weighs.

use std::fmt;
use std::str::FromStr;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_ascend_and_read_back() {
        assert!(Code::ALL.windows(2).all(|pair| pair[0].id() < pair[1].id()));
        for code in Code::ALL {
            assert_eq!(code.id().parse(), Ok(*code));
            assert_eq!(code.id().to_lowercase().parse(), Ok(*code));
        }
        assert_eq!("R999".parse::<Code>(), Err(NotACode));
    }
}
