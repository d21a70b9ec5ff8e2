//! Which region a row of a table is about, by its code, its name and its kind; all must agree.

use std::collections::BTreeMap;

use super::grid::{Value, brief};
use super::locate::{Column, Header};
use super::names;
use crate::domain::{Fraction, Region, RegionCode, RegionKind};
use crate::finding::Problem;

type Cells = BTreeMap<u32, Value>;

/// What is wrong with a row's region, and in which column.
pub type Fault = (Column, Problem);

/// What tells a region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its code.
    Code,
    /// Its name.
    Name,
    /// Its kind.
    Kind,
}

/// The region of a row. `None` where the row has neither code nor name.
///
/// # Errors
/// The column at fault, and why.
pub fn read(header: &Header, cells: &Cells) -> Result<Option<RegionCode>, Fault> {
    // What the cell says instead is reported by whoever uses the row.
    let kind = kind(header, cells).ok().flatten();
    let name = header.value(cells, Column::Name).map(Value::shown);
    resolve(header.value(cells, Column::Code), name.as_deref(), kind).map_err(|(part, problem)| {
        let column = match part {
            Part::Code => Column::Code,
            Part::Name => Column::Name,
            Part::Kind => Column::Kind,
        };
        (column, problem)
    })
}

/// The kind of region that a row tells. `None` where nothing stands there, or a dash.
///
/// # Errors
/// What is wrong with the cell.
pub fn kind(header: &Header, cells: &Cells) -> Result<Option<RegionKind>, Problem> {
    let Some(value) = header.value(cells, Column::Kind) else { return Ok(None) };
    if let Some(problem) = value.fault() {
        return Err(problem);
    }
    let text = value.whole();
    if matches!(text.as_str(), "" | "-" | "–" | "—") {
        return Ok(None);
    }
    let kind = names::region_kind(&text);
    kind.map(Some).ok_or_else(|| Problem::RegionKindUnknown { text: brief(&text) })
}

/// The region that a code, a name and a kind tell: by its code first, then by its name; all that
/// are there must agree.
///
/// # Errors
/// The part at fault, and why.
pub fn resolve(
    code: Option<&Value>,
    name: Option<&str>,
    kind: Option<RegionKind>,
) -> Result<Option<RegionCode>, (Part, Problem)> {
    let named = name.map(|name| names::region(name, kind));
    let region = match (code, named) {
        (None, None) => return Ok(None),
        (None, Some(named)) => named.map_err(|problem| (Part::Name, problem))?,
        (Some(value), named) => {
            let region = coded(value, named.as_ref()).map_err(|problem| (Part::Code, problem))?;
            if let (Some(name), Some(named)) = (name, named)
                && !agrees(&named, region)
            {
                let (code, official) = (region.code, region.name.clone());
                let written = name.to_owned();
                let problem = Problem::RegionNameDiffers { code, official, written };
                return Err((Part::Name, problem));
            }
            region
        }
    };
    if let Some(stated) = kind.filter(|kind| *kind != region.kind) {
        let problem = Problem::RegionKindDiffers { name: region.name.clone(), stated };
        return Err((Part::Kind, problem));
    }
    Ok(Some(region.code))
}

/// Whether what a name means is the region that the code means.
fn agrees(named: &Result<&'static Region, Problem>, region: &Region) -> bool {
    match named {
        Ok(named) => *named == region,
        // "Solok" alone is the name of two; the code decides, if it is that of one of them.
        Err(Problem::RegionAmbiguous { text, .. }) => {
            names::region(text, Some(region.kind)).is_ok_and(|named| named == region)
        }
        // A name that nobody has beside a code that somebody has: whose score is it?
        Err(_) => false,
    }
}

/// The region of a code cell. Text is read as it stands; a number only where the name agrees, for
/// Excel makes 12.1 of 12.10.
fn coded(
    value: &Value,
    named: Option<&Result<&'static Region, Problem>>,
) -> Result<&'static Region, Problem> {
    let text = value.shown();
    let named = named.and_then(|named| named.as_ref().ok()).copied();
    let of_number = |number: Option<Fraction>| {
        // 12.1 can only have been 12.10; 12.184 was no code.
        let code = number?.to_decimal();
        named.filter(|region| {
            let official = region.code.to_string();
            official == code || official == format!("{code}0")
        })
    };
    match value {
        Value::Text(_) => match text.parse::<RegionCode>() {
            Ok(code) => Region::with_code(code).ok_or(Problem::NoSuchRegion { value: text }),
            Err(_) => {
                of_number(Fraction::from_decimal(&text)).ok_or(Problem::CodeMalformed { text })
            }
        },
        Value::Number { double, percent: false } => {
            of_number(Fraction::from_double(*double)).ok_or(Problem::CodeNotText { text })
        }
        Value::Number { .. }
        | Value::Boolean(_)
        | Value::Date(_)
        | Value::Error(_)
        | Value::Uncalculated => Err(Problem::CodeNotText { text }),
    }
}
