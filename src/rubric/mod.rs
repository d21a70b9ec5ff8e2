//! One year's rules (instrumen), read from TOML and known to be sound.

mod figures;
mod scheme;
mod written;

pub use written::{BUILT_IN, built_in, parse, read, read_text};

use crate::digest::Digest;
use crate::domain::{Bands, Fraction, Weight};

/// The scoring scheme of one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rubric {
    /// Its name in a job: `ombudsman-2024`.
    pub id: String,
    /// Its name on paper.
    pub title: String,
    /// The year that it scores.
    pub year: u16,
    /// How sure the scheme is as a whole; a draft says so on every output.
    pub status: Status,
    /// What a reader should know about it before trusting it; may be empty.
    pub remark: String,
    /// How points become scores.
    pub scheme: Scheme,
    /// What a published score is called.
    pub bands: Figure<Bands>,
    /// What a blank answer means.
    pub blank: BlankRule,
    /// Which units a region has.
    pub units: UnitRules,
    /// The opinion's suffix for a region whose findings were followed up, where the year has one.
    pub followed_up_suffix: Option<Figure<String>>,
    /// Where the figures come from.
    pub sources: Vec<Source>,
    /// SHA-256 of the text that it was read from.
    pub digest: Digest,
}

/// How sure a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Read in a published source.
    Published,
    /// Follows from published sources, but is not said there.
    Inferred,
    /// A placeholder until something is known.
    Draft,
}

/// A figure with its status and its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure<T> {
    /// The figure.
    pub value: T,
    /// How sure it is.
    pub status: Status,
    /// The id of its [`Source`].
    pub source: String,
}

/// A document that figures were read in, or the reasoning that they follow from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// How figures refer to it.
    pub id: String,
    /// What it is.
    pub text: String,
}

/// How points become scores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Weighted dimensions, variables and indicators, since 2022.
    Weighted(Vec<Dimension>),
    /// A checklist per service product, 2021 and before.
    Checklist {
        /// The components, by variable.
        variables: Vec<Variable>,
        /// How products become a region's score.
        roll_up: Figure<RollUp>,
    },
}

/// How a region's score follows from its products, 2021 and before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RollUp {
    /// The mean over all its products.
    Products,
    /// The mean over the means of its units.
    Units,
}

/// A dimension (dimensi).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dimension {
    /// Its stable code: `I`.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its share in percent of the whole.
    pub weight: Figure<Weight>,
    /// Its variables.
    pub variables: Vec<Variable>,
}

/// A variable (variabel).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// Its stable code: `I.1`.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its share among its siblings; equal shares where there is none.
    pub weight: Option<Figure<Weight>>,
    /// How its indicators are seen.
    pub evidence: Evidence,
    /// Its indicators.
    pub indicators: Vec<Indicator>,
}

/// How an indicator is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Marked by the enumerator.
    Checklist,
    /// Asked of officers.
    Interview,
    /// Asked of users, one respondent per row.
    Survey,
}

/// An indicator (indikator).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicator {
    /// Its code, stable over the years: `I.1.03`.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The highest number of points.
    pub max: Figure<Fraction>,
    /// Its share among its siblings; equal shares where there is none.
    pub weight: Option<Figure<Weight>>,
    /// Samples per unit (respondents, products); surveys may have more.
    pub samples: Figure<u32>,
}

/// What a blank answer means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlankRule {
    /// The region cannot be scored until somebody says what it is.
    Error,
    /// Nought points, with a warning.
    Zero,
    /// The mean over the answered samples, with a warning.
    Skip,
}

/// Which units a region has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitRules {
    /// The fewest assessed units of a region.
    pub minimum: Figure<u32>,
    /// The kinds that are known.
    pub kinds: Vec<UnitKind>,
    /// Whether units of other kinds are accepted too.
    pub others: bool,
}

/// A kind of unit (unit layanan).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitKind {
    /// Its name in data: `dinas-kesehatan`.
    pub id: String,
    /// Its name on paper.
    pub name: String,
    /// Other ways to write it.
    pub variants: Vec<String>,
    /// The fewest per region.
    pub minimum: Figure<u32>,
    /// The most per region.
    pub maximum: Figure<u32>,
}

impl Rubric {
    /// Whether outputs must say that the rubric is a draft.
    pub fn is_draft(&self) -> bool {
        self.status == Status::Draft
    }

    /// Its dimensions, in order; none in a checklist.
    pub fn dimensions(&self) -> &[Dimension] {
        match &self.scheme {
            Scheme::Weighted(dimensions) => dimensions,
            Scheme::Checklist { .. } => &[],
        }
    }

    /// All variables, in order.
    pub fn variables(&self) -> impl Iterator<Item = &Variable> {
        let (dimensions, variables): (&[Dimension], &[Variable]) = match &self.scheme {
            Scheme::Weighted(dimensions) => (dimensions, &[]),
            Scheme::Checklist { variables, .. } => (&[], variables),
        };
        dimensions.iter().flat_map(|dimension| &dimension.variables).chain(variables)
    }

    /// All indicators, in order; answers follow the same order.
    pub fn indicators(&self) -> impl Iterator<Item = &Indicator> {
        self.variables().flat_map(|variable| &variable.indicators)
    }

    /// The ids of all sources that figures cite.
    fn cited_sources(&self) -> std::collections::BTreeSet<&str> {
        let mut cited = std::collections::BTreeSet::from([
            self.bands.source.as_str(),
            self.units.minimum.source.as_str(),
        ]);
        cited.extend(self.followed_up_suffix.iter().map(|suffix| suffix.source.as_str()));
        for kind in &self.units.kinds {
            cited.extend([kind.minimum.source.as_str(), kind.maximum.source.as_str()]);
        }
        match &self.scheme {
            Scheme::Weighted(dimensions) => {
                cited.extend(dimensions.iter().map(|dimension| dimension.weight.source.as_str()));
            }
            Scheme::Checklist { roll_up, .. } => _ = cited.insert(&roll_up.source),
        }
        for variable in self.variables() {
            cited.extend(variable.weight.iter().map(|weight| weight.source.as_str()));
            for indicator in &variable.indicators {
                cited.extend([indicator.max.source.as_str(), indicator.samples.source.as_str()]);
                cited.extend(indicator.weight.iter().map(|weight| weight.source.as_str()));
            }
        }
        cited
    }

    /// The kind of unit with this id.
    pub fn unit_kind(&self, id: &str) -> Option<&UnitKind> {
        self.units.kinds.iter().find(|kind| kind.id == id)
    }
}

impl Status {
    /// All states, surest first.
    pub const ALL: [Self; 3] = [Self::Published, Self::Inferred, Self::Draft];

    /// Its name in data files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Inferred => "inferred",
            Self::Draft => "draft",
        }
    }
}
