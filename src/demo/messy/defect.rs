//! Every kind of defect that a made-up job can have: where it sits, how it is planted, what it is
//! called, and what must be found.
//!
//! Some findings cannot come of a sheet of 2024: one product on two sheets (R238) takes a checklist,
//! files that are set aside or bring nothing (R411, R412) take a job that says so. `tests/messy.rs`
//! holds the whole list of them, each with its reason, against the kinds here.

use super::scene::Scene;
use super::{answer, book, copied, identity, score, survey, table, unit};
use crate::catalogue::defect as words;
use crate::finding::{Code, Severity};

/// Where a defect sits, and so what may stand beside it: a region has one defect on each seat, but
/// one for each of several units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Seat {
    /// The sheet of a unit.
    Unit,
    /// The sheet of the survey.
    Survey,
    /// The sheet of the identity.
    Identity,
    /// The workbook beside its sheets for units, survey and identity.
    Book,
    /// Another file beside the workbook.
    Beside,
    /// The region as a whole: nothing beside it would be seen.
    Region,
}

macro_rules! defects {
    ($($(#[doc = $doc:literal])* $name:ident $words:ident $seat:ident $plant:path, $code:expr;)*) => {
        /// One thing that is wrong, or only unusual, about the sheets of a region.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Defect {
            $($(#[doc = $doc])* $name,)*
        }

        impl Defect {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Where it sits.
            pub fn seat(self) -> Seat {
                match self {
                    $(Self::$name => Seat::$seat,)*
                }
            }

            /// Plants it in the files of a region; `None` where it finds no place there.
            pub(super) fn plant(self, scene: &mut Scene<'_>) -> Option<()> {
                match self {
                    $(Self::$name => $plant(scene, self),)*
                }
            }

            /// What must be found; `None` where nothing may be.
            pub fn code(self) -> Option<Code> {
                match self {
                    $(Self::$name => $code,)*
                }
            }

            /// What it is called, in Indonesian.
            pub fn words(self) -> &'static str {
                match self {
                    $(Self::$name => words::$words,)*
                }
            }
        }
    };
}

defects! {
    /// An answer that nobody wrote down.
    AnswerBlank ANSWER_BLANK Unit answer::plant, Some(Code::AnswerBlank);
    /// Points below zero or beyond the highest.
    AnswerOutOfRange ANSWER_OUT_OF_RANGE Unit answer::plant, Some(Code::OutOfRange);
    /// Points with more decimals than four.
    AnswerTooFine ANSWER_TOO_FINE Unit answer::plant, Some(Code::PointsTooFine);
    /// A word where points belong.
    AnswerWord ANSWER_WORD Unit answer::plant, Some(Code::NotAnAnswer);
    /// A tick or a cross where points belong.
    AnswerMark ANSWER_MARK Unit answer::plant, Some(Code::NotAnAnswer);
    /// Points shown as a percentage.
    AnswerPercent ANSWER_PERCENT Unit answer::plant, Some(Code::PercentInPoints);
    /// Points that a spreadsheet took for a day.
    AnswerDate ANSWER_DATE Unit answer::plant, Some(Code::OtherType);
    /// TRUE or FALSE.
    AnswerTruth ANSWER_TRUTH Unit answer::plant, Some(Code::OtherType);
    /// A formula that nobody computed.
    AnswerUncalculated ANSWER_UNCALCULATED Unit answer::plant, Some(Code::Uncalculated);
    /// A formula that came to an error value.
    AnswerFailed ANSWER_FAILED Unit answer::plant, Some(Code::ErrorCell);
    /// Points as text with a decimal comma.
    AnswerComma ANSWER_COMMA Unit answer::plant, None;
    /// Points as text with spaces around them that do not break.
    AnswerSpaces ANSWER_SPACES Unit answer::plant, None;
    /// Points as text with three decimals, which could be thousands if the range allowed it.
    AnswerPadded ANSWER_PADDED Unit answer::plant, None;

    /// An indicator without its row.
    IndicatorMissing INDICATOR_MISSING Unit table::plant, Some(Code::IndicatorMissing);
    /// An indicator in two rows.
    IndicatorTwice INDICATOR_TWICE Unit table::plant, Some(Code::IndicatorTwice);
    /// A code with a letter where a digit belongs.
    IndicatorUnknown INDICATOR_UNKNOWN Unit table::plant, Some(Code::IndicatorUnknown);
    /// A code beside the name of another indicator.
    IndicatorNameOther INDICATOR_NAME_OTHER Unit table::plant, Some(Code::IndicatorNameDiffers);
    /// A row without its code, whose name is misspelt.
    IndicatorNameless INDICATOR_NAMELESS Unit table::plant, Some(Code::IndicatorUnclear);
    /// A score below the answers that nobody computed again.
    TotalStale TOTAL_STALE Unit table::plant, Some(Code::SheetScoreDiffers);
    /// The last column of samples is gone.
    SampleColumnMissing SAMPLE_COLUMN_MISSING Unit table::plant, Some(Code::SamplesMissing);
    /// Points where the indicator has no sample.
    SampleSurplus SAMPLE_SURPLUS Unit table::plant, Some(Code::SampleSurplus);
    /// The row of headings is gone.
    HeadingsMissing HEADINGS_MISSING Unit table::plant, Some(Code::TableMissing);
    /// Columns of answers headed by words that do not count them.
    HeadingsUncounted HEADINGS_UNCOUNTED Unit table::plant, Some(Code::HeadingsUnclear);
    /// Points merged with the cell beside them, below which something stands.
    PointsMerged POINTS_MERGED Unit table::plant, Some(Code::HiddenByMerge);
    /// A hidden row with answers.
    RowHidden ROW_HIDDEN Unit table::plant, Some(Code::HiddenLines);
    /// The variable's name in one merged cell beside its indicators.
    VariableMerged VARIABLE_MERGED Unit table::plant, None;
    /// An empty row between two indicators.
    RowInserted ROW_INSERTED Unit table::plant, None;
    /// An empty column before the samples.
    ColumnInserted COLUMN_INSERTED Unit table::plant, None;

    /// A status that is neither of the two.
    StatusUnknown STATUS_UNKNOWN Unit unit::plant, Some(Code::StatusUnknown);
    /// A kind of unit that the rubric does not have.
    KindUnknown KIND_UNKNOWN Unit unit::plant, Some(Code::UnitKindUnknown);
    /// A unit's name that a formula does not come to.
    UnitNameFailed UNIT_NAME_FAILED Unit unit::plant, Some(Code::ErrorCell);
    /// A unit that was not assessed, with answers.
    AnsweredAllTheSame ANSWERED_ALL_THE_SAME Unit unit::plant, Some(Code::AnsweredAllTheSame);
    /// A second name that says something else.
    UnitNameTwice UNIT_NAME_TWICE Unit unit::plant, Some(Code::LabelTwice);
    /// A hidden sheet.
    SheetHidden SHEET_HIDDEN Unit unit::plant, Some(Code::HiddenSheet);
    /// A sheet whose name says nothing; the sheet itself does.
    SheetRenamed SHEET_RENAMED Unit unit::plant, None;
    /// The unit's kind and name in capitals, with spaces too many.
    UnitSpelling UNIT_SPELLING Unit unit::plant, None;

    /// Respondents too few.
    RespondentsFew RESPONDENTS_FEW Survey survey::plant, Some(Code::RespondentsFew);
    /// A unit without respondents.
    RespondentsNone RESPONDENTS_NONE Survey survey::plant, Some(Code::RespondentsNone);
    /// A respondent of a unit that there is not.
    RespondentStrange RESPONDENT_STRANGE Survey survey::plant, Some(Code::RespondentWithoutUnit);
    /// An indicator without its column.
    SurveyColumnMissing SURVEY_COLUMN_MISSING Survey survey::plant, Some(Code::IndicatorMissing);
    /// An answer of a respondent that nobody wrote down.
    RespondentBlank RESPONDENT_BLANK Survey answer::plant_in_survey, Some(Code::AnswerBlank);
    /// Points of a respondent beyond the highest.
    RespondentOutOfRange RESPONDENT_OUT_OF_RANGE Survey answer::plant_in_survey, Some(Code::OutOfRange);
    /// Respondents in another order.
    RespondentsMixed RESPONDENTS_MIXED Survey survey::plant, None;
    /// Empty rows between respondents.
    RespondentsSpaced RESPONDENTS_SPACED Survey survey::plant, None;

    /// The name in a spelling of everyday use.
    NameSpelling NAME_SPELLING Identity identity::plant, None;
    /// The name without a code.
    NameAlone NAME_ALONE Identity identity::plant, None;
    /// The code as a number beside the name that agrees.
    CodeNumberNamed CODE_NUMBER_NAMED Identity identity::plant, None;
    /// The identity elsewhere on its sheet.
    IdentityMoved IDENTITY_MOVED Identity identity::plant, None;
    /// Another year.
    YearWrong YEAR_WRONG Identity identity::plant, Some(Code::YearDiffers);
    /// No year.
    YearBlank YEAR_BLANK Identity identity::plant, Some(Code::IdentityMissing);
    /// Another rubric.
    RubricWrong RUBRIC_WRONG Identity identity::plant, Some(Code::RubricDiffers);

    /// A sheet that belongs to nothing.
    SheetForeign SHEET_FOREIGN Book book::plant, Some(Code::SheetIgnored);
    /// The sheets in another order.
    SheetsMixed SHEETS_MIXED Book book::plant, None;
    /// The sheet that explains the others is gone.
    GuidanceGone GUIDANCE_GONE Book book::plant, None;
    /// The workbook under a name that says nothing.
    FileRenamed FILE_RENAMED Book book::plant, None;

    /// The same file under another name.
    FileTwice FILE_TWICE Beside book::plant_beside, Some(Code::SameFileTwice);
    /// A download that is not complete.
    FilePart FILE_PART Beside book::plant_beside, Some(Code::FileIgnored);
    /// A unit again in a file of its own.
    UnitTwice UNIT_TWICE Beside unit::plant_twice, Some(Code::UnitTwice);
    /// A table with a score that can be read in two ways.
    ScoreAmbiguous SCORE_AMBIGUOUS Beside score::plant, Some(Code::TwoReadings);
    /// A table with a word for a score.
    ScoreWord SCORE_WORD Beside score::plant, Some(Code::NotANumber);
    /// A table with a score beyond 100.
    ScoreOutOfRange SCORE_OUT_OF_RANGE Beside score::plant, Some(Code::OutOfRange);
    /// A table without the score.
    ScoreBlank SCORE_BLANK Beside score::plant, Some(Code::Blank);
    /// A table with "not applicable" for a score.
    ScoreNotApplicable SCORE_NOT_APPLICABLE Beside score::plant, Some(Code::NotApplicable);
    /// A table of another year.
    ScoreOfYear SCORE_OF_YEAR Beside score::plant, Some(Code::YearDiffers);
    /// A table with the score twice.
    ScoreTwice SCORE_TWICE Beside score::plant, Some(Code::RegionTwice);
    /// A table whose decimal comma separates fields.
    ScoreSplit SCORE_SPLIT Beside score::plant, Some(Code::FieldSurplus);
    /// A table with the right score as a percentage.
    ScorePercent SCORE_PERCENT Beside score::plant, Some(Code::PercentRead);
    /// A table with the right score.
    ScoreRight SCORE_RIGHT Beside score::plant, None;
    /// A table with the right score, whose file is named as a workbook.
    ScoreMisnamed SCORE_MISNAMED Beside score::plant, Some(Code::ReadAsOther);

    /// A table with another score than the units come to.
    ScoreDiffers SCORE_DIFFERS Region score::plant, Some(Code::RegionScoreDiffers);
    /// A table with another category than the score comes to.
    CategoryDiffers CATEGORY_DIFFERS Region score::plant, Some(Code::StatedDiffers);
    /// A unit too many, in a file of its own.
    UnitSurplus UNIT_SURPLUS Region unit::plant_surplus, Some(Code::UnitSurplus);
    /// A unit that names another region.
    UnitElsewhere UNIT_ELSEWHERE Region unit::plant_elsewhere, Some(Code::RegionsDiffer);
    /// A unit with the answers of another one, those of its users included.
    AnswersCopied ANSWERS_COPIED Region copied::plant, Some(Code::AnswersCopied);
    /// A unit without its sheet.
    UnitMissing UNIT_MISSING Region unit::plant_missing, Some(Code::UnitMissing);
    /// A unit's sheet that was not filled in, and none of whose users was asked.
    UnitBlank UNIT_BLANK Region unit::plant_blank, Some(Code::UnitBlank);
    /// Neither code nor name.
    IdentityBlank IDENTITY_BLANK Region identity::plant_unknown, Some(Code::IdentityMissing);
    /// A code without its dot.
    CodeMalformed CODE_MALFORMED Region identity::plant_unknown, Some(Code::CodeMalformed);
    /// A code that nobody has.
    CodeUnknown CODE_UNKNOWN Region identity::plant_unknown, Some(Code::NoSuchRegion);
    /// The code as a number, without a name.
    CodeNumber CODE_NUMBER Region identity::plant_unknown, Some(Code::CodeNotText);
    /// A code that a spreadsheet took for a day.
    CodeDate CODE_DATE Region identity::plant_unknown, Some(Code::CodeNotText);
    /// The code of another region.
    CodeOfOther CODE_OF_OTHER Region identity::plant_unknown, Some(Code::RegionNameDiffers);
    /// The name of another region.
    NameOfOther NAME_OF_OTHER Region identity::plant_unknown, Some(Code::RegionNameDiffers);
    /// A misspelt name without a code.
    NameMisspelt NAME_MISSPELT Region identity::plant_unknown, Some(Code::RegionUnknown);
    /// Code and name of a region that the job does not expect.
    RegionForeign REGION_FOREIGN Region identity::plant_foreign, Some(Code::RegionNotExpected);
    /// A second workbook with other answers.
    SentAgain SENT_AGAIN Region book::plant_again, Some(Code::UnitTwice);
    /// A region without a sheet.
    RegionMissing REGION_MISSING Region book::plant_missing, Some(Code::RegionMissing);
    /// The file ends in the middle.
    FileTruncated FILE_TRUNCATED Region book::plant_damage, Some(Code::Unreadable);
    /// The file holds nothing.
    FileEmpty FILE_EMPTY Region book::plant_damage, Some(Code::NotASheet);
    /// A PDF document under the name of a workbook.
    FilePdf FILE_PDF Region book::plant_damage, Some(Code::NotASheet);
    /// A workbook behind a password.
    FileEncrypted FILE_ENCRYPTED Region book::plant_damage, Some(Code::Encrypted);
}

impl Defect {
    /// Whether nothing may come of it but a note: the region's score is what it was.
    pub fn is_harmless(self) -> bool {
        self.code().is_none_or(|code| code.severity() == Severity::Note)
    }

    /// Whether it is a table with the score that the region's answers come to.
    pub fn states_score(self) -> bool {
        matches!(self, Self::ScoreRight | Self::ScorePercent | Self::ScoreMisnamed)
    }

    /// Whether the region has its workbook.
    pub fn leaves_workbook(self) -> bool {
        self != Self::RegionMissing
    }

    /// Whether the region has another file.
    pub fn brings_file(self) -> bool {
        let beside =
            [Self::ScoreDiffers, Self::CategoryDiffers, Self::UnitSurplus, Self::SentAgain];
        self.seat() == Seat::Beside || beside.contains(&self)
    }
}
