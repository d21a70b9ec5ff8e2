//! `[letters]` of `rapor.toml`: the text blocks of letters, and the layout of covering letters.

use std::path::Path;
use std::sync::Arc;

use super::{certificate, inside};
use crate::config::{self, Section};
use crate::finding::Finding;
use crate::location::Location;
use crate::template::{Blocks, Subject, Template};

/// How letters are worded and laid out.
#[derive(Clone, Debug)]
pub struct Letters {
    /// The file of the text blocks, below the job; none for those that are built in.
    pub file: Option<String>,
    /// The text blocks.
    pub blocks: Arc<Blocks>,
    /// The layout of covering letters.
    pub template: Arc<Template>,
}

/// Reads how letters are made; where the job says nothing, they are the built-in ones.
pub(super) fn read(root: &Path, top: &mut Section<'_>) -> Option<Letters> {
    if !top.has("letters") {
        return usual(top);
    }
    let mut section = top.section("letters")?;
    let template = certificate::template(root, &mut section, Subject::Letter);
    let (file, blocks) = match section.has("file") {
        true => own(root, &mut section).map(|(file, blocks)| (Some(file), blocks))?,
        false => (None, built_in(&section)?),
    };
    Some(Letters { file, blocks: Arc::new(blocks), template: template? })
}

fn usual(top: &Section<'_>) -> Option<Letters> {
    let template = match certificate::usual(Subject::Letter) {
        Ok(template) => template,
        Err(findings) => return top.adopt(findings),
    };
    let blocks = Arc::new(built_in(top)?);
    Some(Letters { file: None, blocks, template: Arc::new(template) })
}

fn built_in(section: &Section<'_>) -> Option<Blocks> {
    match Blocks::built_in() {
        Ok(blocks) => Some(blocks),
        Err(findings) => section.adopt(findings),
    }
}

/// The blocks of an office's own, with the path of their file.
fn own(root: &Path, section: &mut Section<'_>) -> Option<(String, Blocks)> {
    let path = section.text("file")?;
    let bytes = inside::read(root, section, &path)?;
    let text = config::text(&bytes)
        .map_err(|problem| vec![Finding::new(Location::file(path.value.as_str()), problem)]);
    match text.and_then(|text| Blocks::read(&path.value, text)) {
        Ok(blocks) => Some((path.value, blocks)),
        Err(findings) => section.adopt(findings),
    }
}
