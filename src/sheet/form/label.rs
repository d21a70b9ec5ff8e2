//! Labels and the values beside them: "NAMA UNIT PELAYANAN : Disdukcapil", in one cell or in
//! three, in any column.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::merges::Merges;
use crate::domain::RegionKind;
use crate::job::layout::Label;
use crate::location::Cell;
use crate::sheet::grid::Value;
use crate::sheet::lexicon::Lexicon;

/// What a label says.
#[derive(Clone, Debug)]
pub struct Entry<'g> {
    /// What the label stands before.
    pub label: Label,
    /// The label as it is written.
    pub written: &'g str,
    /// The kind of region that the label tells.
    pub kind: Option<RegionKind>,
    /// The value, if there is one.
    pub value: Option<Cow<'g, Value>>,
    /// Where the value stands, or should stand.
    pub at: Cell,
}

impl Entry<'_> {
    /// The value as text.
    pub fn text(&self) -> Option<String> {
        self.value.as_deref().map(Value::whole)
    }
}

/// The entries of a row. `colon` where only a label with a colon is one, as between tables.
pub fn entries<'g>(
    (row, cells): (u32, &'g BTreeMap<u32, Value>),
    merges: &Merges,
    lexicon: &Lexicon,
    colon: bool,
) -> Vec<Entry<'g>> {
    let cells: Vec<(u32, &Value)> = cells.iter().map(|(column, value)| (*column, value)).collect();
    let mut entries = Vec::new();
    for (index, (column, value)) in cells.iter().enumerate() {
        let Some(text) = value.text() else { continue };
        let right = cells.get(index + 1).copied();
        let beside = match text.split_once(':') {
            Some((_, rest)) if rest.trim().is_empty() => behind_colon(*column + 1, right, lexicon),
            Some((_, rest)) => (Some(Cow::Owned(Value::Text(rest.trim().to_owned()))), *column),
            None => match right.and_then(|(at, value)| Some((at, value.text()?))) {
                Some((at, ":")) => behind_colon(at + 1, cells.get(index + 2).copied(), lexicon),
                Some((at, text)) if text.starts_with(':') => {
                    let rest = text.trim_start_matches(':').trim();
                    (Some(Cow::Owned(Value::Text(rest.to_owned()))), at)
                }
                _ if colon => continue,
                _ => {
                    let next = merges.right_of(Cell { row, column: *column });
                    match right.filter(|(at, _)| *at == next) {
                        // Two words that both are labels, or headings, are the head of a table.
                        Some((_, value)) if is_word(value, lexicon) => continue,
                        Some((at, value)) => (Some(Cow::Borrowed(value)), at),
                        None => (None, next),
                    }
                }
            },
        };
        let written = text.split(':').next().unwrap_or(text).trim_end();
        let Some((label, kind)) = lexicon.label(written) else { continue };
        let (value, column) = beside;
        entries.push(Entry { label, written, kind, value, at: Cell { row, column } });
    }
    entries
}

/// The value behind a colon, wherever it begins; nothing where the next label comes first.
fn behind_colon<'g>(
    column: u32,
    next: Option<(u32, &'g Value)>,
    lexicon: &Lexicon,
) -> (Option<Cow<'g, Value>>, u32) {
    let label = |value: &Value| {
        let parts = value.text().and_then(|text| text.split_once(':'));
        parts.is_some_and(|(before, rest)| rest.is_empty() || lexicon.label(before).is_some())
    };
    match next.filter(|(_, value)| !label(value)) {
        Some((at, value)) => (Some(Cow::Borrowed(value)), at),
        None => (None, column),
    }
}

fn is_word(value: &Value, lexicon: &Lexicon) -> bool {
    let text = value.text();
    text.is_some_and(|text| lexicon.label(text).is_some() || lexicon.column(text).is_some())
}
