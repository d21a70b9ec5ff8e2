//! How a number came about, down to the cells that it came from.
//!
//! An explanation is plain data: a tree of parts that recombine to the number, each with its share,
//! its exact value and, at the leaves, the cells. Nothing is scored again here: values and shares
//! are those that `scoring` has kept.

mod subject;
mod tree;

use crate::domain::{Answer, Band, Fraction, Points, Published, Region, Score, Seen};
use crate::finding::Finding;
use crate::job::Job;
use crate::location::Location;
use crate::rubric::{Figure, Status};
use crate::scoring::{Outcome, ReportCard};

/// The number that somebody asks about, in their words.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The region: its code or its name.
    pub region: &'a str,
    /// One of its units: its name, or the kind's id, name or variant where there is one of it.
    pub unit: Option<&'a str>,
    /// A dimension, variable or indicator of the unit, by code.
    pub code: Option<&'a str>,
}

/// Why it is not clear which number is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unclear {
    /// No region has this name or code; near ones.
    RegionUnknown(String, Vec<String>),
    /// Several regions of the job have this name.
    RegionAmbiguous(String, Vec<String>),
    /// The region is not part of the job.
    RegionOutside(String),
    /// The region has no such unit; those it has.
    UnitUnknown(String, Vec<String>),
    /// Several units of the region are meant.
    UnitAmbiguous(String, Vec<String>),
    /// The rubric has no such code; those it has.
    CodeUnknown(String, Vec<String>),
    /// Only the score of the unit is known, from this place.
    ScoreAlone(String, Location),
}

/// How a number came about, or why there is none.
#[derive(Clone, Debug)]
pub struct Explanation<'a> {
    /// The job.
    pub job: &'a Job,
    /// The region that it is about.
    pub region: &'static Region,
    /// What became of the region.
    pub outcome: &'a Outcome,
    /// The region's score as a table gives it beside units that make it too.
    pub beside: Option<&'a Seen>,
    /// What the number is a part of, from the region down; empty for the region itself.
    pub within: Vec<Step>,
    /// The number and its parts; `None` where the region has no score.
    pub number: Option<Node>,
    /// How it is published; for a region and a unit.
    pub rounding: Option<Rounding>,
    /// What it is called; for a region and a unit.
    pub band: Option<BandFound<'a>>,
    /// What was found about it: all of a region, for its parts what concerns their cells.
    pub findings: Vec<&'a Finding>,
}

/// A number and what it is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// What it is the number of.
    pub what: What,
    /// Its part in what is above it; none for a region.
    pub share: Option<Share>,
    /// Its exact value, of 100; `None` where it was left out, or is no number of the scheme.
    pub value: Option<Fraction>,
    /// What it follows from.
    pub basis: Basis,
}

/// What a number is the number of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A region.
    Region(&'static Region),
    /// A unit: the id and the name of its kind, where the rubric names it, and its own name.
    Unit {
        /// Id and name of its kind.
        kind: Option<(String, String)>,
        /// Its name as written.
        name: String,
    },
    /// A service product of a checklist, counted from 1.
    Product(usize),
    /// A dimension, variable or indicator.
    Item {
        /// Which of them.
        level: Level,
        /// Its code.
        code: String,
        /// Its name.
        name: String,
    },
}

/// The levels of a rubric.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Dimensi.
    Dimension,
    /// Variabel.
    Variable,
    /// Indikator.
    Indicator,
}

/// A part's share: its weight over the sum of the weights that count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// The share, 0 to 1; nought where the part was left out.
    pub exact: Fraction,
    /// Its weight: percent, points, or one where all weigh the same.
    pub weight: Fraction,
    /// The sum of the weights of all siblings that count.
    pub sum: Fraction,
    /// How sure the weight is and what says so, where the rubric gives one.
    pub source: Option<(Status, String)>,
}

/// What the number is a part of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What that is.
    pub what: What,
    /// Its own share in what is above it.
    pub share: Option<Share>,
}

/// What a number follows from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    /// It is written in this cell.
    Told(Location),
    /// "Tidak dinilai" is written there.
    NotAssessed(Location),
    /// Its parts: the sum of share x value.
    Parts(Rule, Vec<Node>),
    /// Answers: the mean of points / max.
    Answers {
        /// The highest number of points.
        max: Fraction,
        /// All answers, those left out too.
        answers: Vec<AnswerFound>,
    },
}

/// How parts make a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// The simple mean over units.
    Units,
    /// The mean over all products of all units, each unit by the number of its products.
    AllProducts,
    /// The mean over the unit's products.
    Products,
    /// The sum of weight x value.
    Weights,
    /// The sum of points over the sum of what they could be.
    Points,
    /// Not one number: a checklist's component has one for each product.
    EachProduct,
}

/// An answer in its cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerFound {
    /// What stands there.
    pub answer: Answer,
    /// The points that it counts for; `None` where it is left out.
    pub counted: Option<Points>,
    /// Where.
    pub at: Location,
}

/// Why a part does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// Tidak dinilai.
    NotAssessed,
    /// Every answer is TB.
    NotApplicable,
    /// No answer counts, and some are blank.
    Unanswered,
    /// Each of its parts was left out.
    AllParts,
}

/// The one rounding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rounding {
    /// What was rounded.
    pub exact: Fraction,
    /// What came out: two decimals, half up.
    pub published: Published,
}

/// The band that a published score lies in.
#[derive(Clone, Debug)]
pub struct BandFound<'a> {
    /// The bands and how sure they are.
    pub bands: &'a Figure<crate::domain::Bands>,
    /// The band.
    pub band: &'a Band,
    /// The one above it and how much is missing; `None` in the highest.
    pub above: Option<(&'a Band, Published)>,
    /// The suffix of the opinion, where the region has it.
    pub suffix: Option<&'a str>,
}

/// Explains a number of a job that was scored; `cards` and `findings` are what it came to.
///
/// # Errors
/// If it is not clear which number is meant.
pub fn explain<'a>(
    job: &'a Job,
    cards: &'a [ReportCard],
    findings: &'a [Finding],
    asked: Asked<'_>,
) -> Result<Explanation<'a>, Unclear> {
    let card = subject::region(cards, asked.region)?;
    let about: Vec<&Finding> =
        findings.iter().filter(|finding| finding.region == Some(card.region.code)).collect();
    let mut explanation = Explanation {
        job,
        region: card.region,
        outcome: &card.outcome,
        beside: card.told.as_ref().filter(|_| !card.units.is_empty()),
        within: Vec::new(),
        number: None,
        rounding: None,
        band: None,
        findings: about,
    };
    let unit = asked.unit.map(|text| subject::unit(&job.rubric, card, text)).transpose()?;
    if card.verdict().is_none() {
        return Ok(explanation);
    }
    let whole = tree::region(&job.rubric, card);
    let number = match unit {
        None => whole,
        Some(unit) => {
            explanation.beside = None;
            explanation.within.push(whole.step());
            let number = whole.into_parts().into_iter().nth(unit);
            let number = number.ok_or_else(|| Unclear::UnitUnknown(String::new(), Vec::new()))?;
            match asked.code {
                None => number,
                Some(code) => subject::item(&job.rubric, number, code, &mut explanation.within)?,
            }
        }
    };
    explanation.conclude(number);
    Ok(explanation)
}

impl<'a> Explanation<'a> {
    /// Adds the number, its rounding and band, and keeps the findings that concern it.
    fn conclude(&mut self, number: Node) {
        let score = match &number.what {
            What::Region(_) | What::Unit { .. } => number.value.clone().and_then(Score::new),
            What::Product(_) | What::Item { .. } => None,
        };
        let whole = matches!(number.what, What::Region(_));
        if let Some(score) = score {
            let (exact, published) = (score.exact().clone(), score.publish());
            self.rounding = Some(Rounding { exact, published });
            self.band = Some(self.band_of(published, whole));
        }
        if !whole {
            let places = number.places();
            self.findings.retain(|finding| places.contains(&&finding.at));
        }
        self.number = Some(number);
    }

    fn band_of(&self, published: Published, whole: bool) -> BandFound<'a> {
        let rubric = &self.job.rubric;
        let bands = &rubric.bands;
        let above = bands.value.next_above(published);
        let suffix = rubric.followed_up_suffix.as_ref();
        let followed_up = whole && self.job.rules_of(self.region.code).followed_up;
        BandFound {
            bands,
            band: bands.value.of(published),
            above: above.map(|band| (band, published.distance_to(band.min))),
            suffix: suffix.filter(|_| followed_up).map(|suffix| suffix.value.as_str()),
        }
    }

    /// What the number adds to the region's score, of 100; `None` where it was left out.
    pub fn contribution(&self) -> Option<Fraction> {
        let number = self.number.as_ref()?;
        let above = self.within.iter().filter_map(|step| step.share.as_ref());
        let shares = above.chain(&number.share);
        let value = number.value.clone()?;
        Some(shares.fold(value, |value, share| &value * &share.exact))
    }
}

impl Node {
    /// Its parts; none of a leaf.
    pub fn parts(&self) -> &[Self] {
        match &self.basis {
            Basis::Parts(_, parts) => parts,
            Basis::Told(_) | Basis::NotAssessed(_) | Basis::Answers { .. } => &[],
        }
    }

    /// Why it does not count; `None` where it does.
    pub fn left_out(&self) -> Option<LeftOut> {
        match &self.basis {
            _ if self.value.is_some() => None,
            Basis::NotAssessed(_) => Some(LeftOut::NotAssessed),
            Basis::Answers { answers, .. } => {
                let blank = answers.iter().any(|answer| answer.answer == Answer::Blank);
                Some(if blank { LeftOut::Unanswered } else { LeftOut::NotApplicable })
            }
            Basis::Parts(Rule::EachProduct, _) | Basis::Told(_) => None,
            Basis::Parts(..) => Some(LeftOut::AllParts),
        }
    }

    /// Every cell that it follows from.
    pub fn places(&self) -> Vec<&Location> {
        match &self.basis {
            Basis::Told(at) | Basis::NotAssessed(at) => vec![at],
            Basis::Parts(_, parts) => parts.iter().flat_map(Self::places).collect(),
            Basis::Answers { answers, .. } => answers.iter().map(|answer| &answer.at).collect(),
        }
    }

    fn into_parts(self) -> Vec<Self> {
        match self.basis {
            Basis::Parts(_, parts) => parts,
            Basis::Told(_) | Basis::NotAssessed(_) | Basis::Answers { .. } => Vec::new(),
        }
    }

    fn step(&self) -> Step {
        Step { what: self.what.clone(), share: self.share.clone() }
    }
}
