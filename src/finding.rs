//! What the user must know about the input (temuan): a code, a place, what is wrong, the way out.
//!
//! A [`Problem`] carries facts only. The words are the [catalogue](crate::catalogue)'s, so that the
//! same finding can be read on the terminal, in a workbook and in a CSV file.

mod artwork;
mod code;
mod damage;
mod difference;
mod fact;
mod numbering;
mod problem;

pub use artwork::{FontFault, PictureFault, SvgPart, WordingFault};
pub use code::{Code, NotACode, Severity};
pub use damage::{ArchiveFault, Limit, PartFault, QuoteFault, ReadAs, Unreadable};
pub use difference::Difference;
pub use fact::{ForeignKind, Form, Ignored, Legal, Stated, ValueType};
pub use numbering::{ListFlaw, NumberFlaw, Numbering};
pub use problem::Problem;

use crate::domain::RegionCode;
use crate::location::Location;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::location::Cell;
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
