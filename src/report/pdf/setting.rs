//! Words set into their boxes: shrunk to fit, then broken, never clipped.

use unicode_normalization::UnicodeNormalization;

use super::problem::{Fault, SetProblem, is_forbidden};
use super::typecase::{Run, TypeCase, Typeface};
use crate::report::page::{Align, Item, Page, Stand, Text};

/// Millimetres in a point.
pub(super) const MM_PER_POINT: f32 = 25.4 / 72.0;

/// How much of a line's own height, one size high, lies above its baseline. The tallest letters
/// of both families with their accents, and the deepest descenders, stay inside.
const ABOVE: f32 = 0.76;

/// Sizes are steps of a quarter point: what differs by less looks the same and only makes
/// certificates of one batch look uneven.
const SIZE_STEP: f32 = 0.25;

/// A text that stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Block {
    /// Size of the letters in points.
    pub(super) size: f32,
    /// Its lines from top to bottom.
    pub(super) lines: Vec<Line>,
}

/// A line that stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// Its glyphs.
    pub(super) run: Run,
    /// Distance of its first letter from the page's left edge, in millimetres.
    pub(super) x: f32,
    /// Distance of its baseline from the page's upper edge, in millimetres.
    pub(super) baseline: f32,
}

/// Sets every text of a page, in the order in which the page names them.
pub(super) fn set_page(
    case: &TypeCase,
    page: &Page,
    number: usize,
) -> Result<Vec<Block>, Vec<SetProblem>> {
    let mut blocks = Vec::new();
    let mut problems = Vec::new();
    for item in &page.items {
        let Item::Text(text) = item else { continue };
        match set(case, text) {
            Ok(block) => blocks.push(block),
            Err(fault) => problems.push(SetProblem {
                page: Some(number),
                part: text.part.clone(),
                words: text.words.clone(),
                fault,
            }),
        }
    }
    if problems.is_empty() { Ok(blocks) } else { Err(problems) }
}

/// Sets one text into its box.
pub(super) fn set(case: &TypeCase, text: &Text) -> Result<Block, Fault> {
    let face = case.face(text.font);
    // Composed letters: an accent that was typed apart from its letter is one glyph with it.
    let words: String = text.words.nfc().collect();
    if let Some(c) = words.chars().find(|c| is_forbidden(*c)) {
        return Err(Fault::Forbidden(c));
    }
    if let Some(c) = words.chars().find(|c| !face.has(*c)) {
        return Err(Fault::NoGlyph(c));
    }
    let pieces: Vec<&str> = words.split(' ').filter(|piece| !piece.is_empty()).collect();
    let most = text.max_lines.max(1);
    for count in 1..=usize::from(most).min(pieces.len()) {
        let lines = break_lines(face, &pieces, count, text.spacing);
        if let Some(size) = fitting_size(&lines, text) {
            return Ok(stand(lines, size, text));
        }
    }
    if pieces.is_empty() {
        return Ok(Block { size: text.largest, lines: Vec::new() });
    }
    Err(Fault::TooLong { lines: most })
}

/// The largest size between the text's two sizes at which the lines fit their box, if any.
fn fitting_size(lines: &[Run], text: &Text) -> Option<f32> {
    let widest = lines.iter().map(|run| run.width(text.spacing)).fold(1.0, f32::max);
    let by_width = text.area.width / MM_PER_POINT * 1000.0 / widest;
    let by_height = text.area.height / MM_PER_POINT / block_height(lines.len(), text.leading);
    let size = by_width.min(by_height).min(text.largest);
    // A box that was drawn for exactly this size must not lose a step to rounding.
    let stepped = ((size + 0.001) / SIZE_STEP).floor() * SIZE_STEP;
    let size = if stepped < text.smallest && size >= text.smallest { text.smallest } else { stepped };
    (size >= text.smallest).then_some(size)
}

/// The height of lines as a multiple of their size.
fn block_height(lines: usize, leading: f32) -> f32 {
    lines.saturating_sub(1) as f32 * leading + 1.0
}

/// Breaks words into exactly `count` lines so that the longest is as short as it can be, and
/// among those ways the one whose upper lines are longer.
fn break_lines(face: &Typeface, pieces: &[&str], count: usize, spacing: f32) -> Vec<Run> {
    let shape = |words: &str| face.shape(words, spacing > 0.0);
    if count == 1 {
        return vec![shape(&pieces.join(" "))];
    }
    let widths: Vec<f32> = pieces.iter().map(|piece| shape(piece).width(spacing)).collect();
    let space = shape(" ").width(0.0) + 2.0 * spacing;
    let ends = balance(&widths, space, count);
    let mut start = 0;
    ends.into_iter()
        .map(|end| {
            let line = pieces.get(start..end).unwrap_or_default().join(" ");
            start = end;
            shape(&line)
        })
        .collect()
}

/// Where each of `count` lines ends, as numbers of words, so that the widest line is narrowest.
fn balance(widths: &[f32], space: f32, count: usize) -> Vec<usize> {
    let words = widths.len();
    let width = |from: usize, to: usize| {
        let line = widths.get(from..to).unwrap_or_default();
        line.iter().sum::<f32>() + space * line.len().saturating_sub(1) as f32
    };
    // best[start]: widest line and line ends of the words from `start` on, for the number of
    // lines reached so far; grown from one line to `count`.
    let mut best: Vec<Option<(f32, Vec<usize>)>> =
        (0..=words).map(|start| (start < words).then(|| (width(start, words), vec![words]))).collect();
    for _ in 1..count {
        best = (0..=words)
            .map(|start| {
                let mut chosen: Option<(f32, Vec<usize>)> = None;
                for end in (start + 1..words).rev() {
                    let Some(Some((rest, ends))) = best.get(end) else { continue };
                    let widest = width(start, end).max(*rest);
                    if chosen.as_ref().is_none_or(|(found, _)| widest < *found) {
                        let ends = std::iter::once(end).chain(ends.iter().copied()).collect();
                        chosen = Some((widest, ends));
                    }
                }
                chosen
            })
            .collect();
    }
    best.into_iter().next().flatten().map_or_else(|| vec![words], |(_, ends)| ends)
}

/// Gives lines of a known size their places.
fn stand(lines: Vec<Run>, size: f32, text: &Text) -> Block {
    let area = text.area;
    let line = size * MM_PER_POINT;
    let height = block_height(lines.len(), text.leading) * line;
    let top = match text.stand {
        Stand::Top => area.y,
        Stand::Middle => area.y + (area.height - height) / 2.0,
        Stand::Bottom => area.bottom() - height,
    };
    let place = |(index, run): (usize, Run)| {
        let width = run.width(text.spacing) * line / 1000.0;
        let x = match text.align {
            Align::Left => area.x,
            Align::Centre => area.x + (area.width - width) / 2.0,
            Align::Right => area.right() - width,
        };
        let baseline = top + (ABOVE + index as f32 * text.leading) * line;
        Line { run, x, baseline }
    };
    Block { size, lines: lines.into_iter().enumerate().map(place).collect() }
}
