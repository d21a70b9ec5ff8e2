//! Words set into their boxes: shrunk to fit, then broken, never clipped.

use unicode_normalization::UnicodeNormalization;

use super::problem::{Fault, SetProblem, is_forbidden};
use super::typecase::{Run, TypeCase, Typeface};
use crate::page::{Align, Area, Breaks, Item, MM_PER_POINT, Page, Stand, Text};

/// Sizes are steps of a quarter point: what differs by less looks the same and only makes
/// certificates of one batch look uneven.
const SIZE_STEP: f32 = 0.25;

/// More letters than any box holds. Longer texts are refused before time is spent on them.
const MOST_LETTERS: usize = 2000;

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
    /// What its letters cover: from the highest to the lowest of them, and as wide as it is set.
    pub(super) covered: Area,
}

/// A page whose texts are set, each once.
#[derive(Debug, Clone, PartialEq)]
pub struct SetPage {
    /// The page as it was given.
    page: Page,
    /// A block for each item that is a text.
    blocks: Vec<Option<Block>>,
}

impl TypeCase<'_> {
    /// Sets the texts of a page, or says all that is wrong with them.
    ///
    /// # Errors
    /// Every text that has a character which cannot be printed, or that is too long for its box.
    pub fn read(&self, page: Page) -> Result<SetPage, Vec<SetProblem>> {
        let mut blocks = Vec::with_capacity(page.items.len());
        let mut problems = Vec::new();
        for item in &page.items {
            let Item::Text(text) = item else {
                blocks.push(None);
                continue;
            };
            match set(self, text) {
                Ok(block) => blocks.push(Some(block)),
                Err(fault) => problems.push(SetProblem {
                    source: text.source,
                    part: text.part.clone(),
                    words: text.words.clone(),
                    fault,
                }),
            }
        }
        if problems.is_empty() { Ok(SetPage { page, blocks }) } else { Err(problems) }
    }
}

impl SetPage {
    /// The page as it was given.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// The items of the page from bottom to top, texts with how they are set.
    pub(super) fn items(&self) -> impl Iterator<Item = (&Item, Option<&Block>)> {
        self.page.items.iter().zip(self.blocks.iter().map(Option::as_ref))
    }

    /// The places on paper that letters really cover, line by line, each with the index of its
    /// item. Texts that are turned, such as a mark across the page, cover none.
    pub fn covered(&self) -> impl Iterator<Item = (usize, Area)> {
        self.items().enumerate().flat_map(|(index, (item, block))| {
            let upright = matches!(item, Item::Text(text) if text.angle == 0.0);
            let lines = block.filter(|_| upright).map(|block| block.lines.as_slice());
            lines.unwrap_or_default().iter().map(move |line| (index, line.covered))
        })
    }
}

impl TypeCase<'_> {
    /// How many lines a text takes in the width of its box, if that is as high as it needs to be.
    pub fn lines(&self, text: &Text) -> u8 {
        let area = Area { height: f32::MAX, ..text.area };
        let block = set(self, &Text { area, ..text.clone() });
        block.ok().and_then(|block| u8::try_from(block.lines.len()).ok()).unwrap_or(text.max_lines)
    }
}

/// Sets one text into its box.
pub(super) fn set(case: &TypeCase<'_>, text: &Text) -> Result<Block, Fault> {
    // A typeface that is not in the case has no letters.
    let first = text.words.chars().next().unwrap_or(' ');
    let face = case.face(text.font).ok_or(Fault::NoGlyph(first))?;
    let most = text.max_lines.max(1);
    if text.words.chars().nth(MOST_LETTERS).is_some() {
        return Err(Fault::TooLong { lines: most });
    }
    // Composed letters: an accent that was typed apart from its letter is one glyph with it.
    let words: String = text.words.nfc().collect();
    if let Some(c) = words.chars().find(|c| is_forbidden(*c)) {
        return Err(Fault::Forbidden(c));
    }
    if let Some(c) = words.chars().find(|c| !face.has(*c)) {
        return Err(Fault::NoGlyph(c));
    }
    let pieces: Vec<&str> = words.split(' ').filter(|piece| !piece.is_empty()).collect();
    for count in 1..=usize::from(most).min(pieces.len()) {
        let lines = break_lines(face, &pieces, count, text.spacing);
        if let Some(size) = fitting_size(face, &lines, text) {
            let lines = match text.breaks {
                Breaks::Even => lines,
                Breaks::Full => full_lines(face, &pieces, size, text).unwrap_or(lines),
            };
            return Ok(stand(face, lines, size, text));
        }
    }
    if pieces.is_empty() {
        return Ok(Block { size: text.largest, lines: Vec::new() });
    }
    Err(Fault::TooLong { lines: most })
}

/// The largest size between the text's two sizes at which the lines fit their box, if any.
fn fitting_size(face: &Typeface<'_>, lines: &[Run], text: &Text) -> Option<f32> {
    let widest = lines.iter().map(|run| run.width(text.spacing)).fold(1.0, f32::max);
    let by_width = text.area.width / MM_PER_POINT * 1000.0 / widest;
    let by_height = text.area.height / MM_PER_POINT / block_height(face, lines.len(), text.leading);
    let size = by_width.min(by_height).min(text.largest);
    // A box that was drawn for exactly this size must not lose a step to rounding.
    let stepped = ((size + 0.001) / SIZE_STEP).floor() * SIZE_STEP;
    let size =
        if stepped < text.smallest && size >= text.smallest { text.smallest } else { stepped };
    (size >= text.smallest).then_some(size)
}

/// The height of lines as a multiple of their size.
fn block_height(face: &Typeface<'_>, lines: usize, leading: f32) -> f32 {
    lines.saturating_sub(1) as f32 * leading + face.metrics.height
}

/// Breaks words into exactly `count` lines so that the longest is as short as it can be, and
/// among those ways the one whose upper lines are longer.
fn break_lines(face: &Typeface<'_>, pieces: &[&str], count: usize, spacing: f32) -> Vec<Run> {
    let shape = |words: &str| face.shape(words);
    if count == 1 {
        return vec![shape(&pieces.join(" "))];
    }
    let widths: Vec<f32> = pieces.iter().map(|piece| shape(piece).width(spacing)).collect();
    let ends = balance(&widths, space_width(face, spacing), count);
    runs(face, pieces, ends)
}

/// Breaks words such that each line is as full as it can be at this size; `None` where kerning
/// makes a line wider than its words.
fn full_lines(face: &Typeface<'_>, pieces: &[&str], size: f32, text: &Text) -> Option<Vec<Run>> {
    let room = text.area.width / MM_PER_POINT * 1000.0 / size;
    let space = space_width(face, text.spacing);
    let mut ends = Vec::new();
    let mut line = 0.0;
    for (index, piece) in pieces.iter().enumerate() {
        let width = face.shape(piece).width(text.spacing);
        if index > 0 && line + space + width > room {
            ends.push(index);
            line = width;
        } else {
            line += if index > 0 { space + width } else { width };
        }
    }
    ends.push(pieces.len());
    let lines = runs(face, pieces, ends);
    fitting_size(face, &lines, text).is_some_and(|fits| fits >= size).then_some(lines)
}

/// How far a space carries on.
fn space_width(face: &Typeface<'_>, spacing: f32) -> f32 {
    face.shape(" ").glyphs.iter().map(|glyph| glyph.advance).sum::<f32>() + 2.0 * spacing
}

/// The lines that end at these numbers of words.
fn runs(face: &Typeface<'_>, pieces: &[&str], ends: Vec<usize>) -> Vec<Run> {
    let mut start = 0;
    ends.into_iter()
        .map(|end| {
            let mut line = pieces.get(start..end).unwrap_or_default().join(" ");
            start = end;
            if end < pieces.len() {
                // Unseen at the end of the line, but whoever copies the words needs it.
                line.push(' ');
            }
            face.shape(&line)
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
    let mut best: Vec<Option<(f32, Vec<usize>)>> = (0..=words)
        .map(|start| (start < words).then(|| (width(start, words), vec![words])))
        .collect();
    for _ in 1..count {
        best = (0..=words)
            .map(|start| {
                let mut chosen: Option<(f32, Vec<usize>)> = None;
                for end in (start + 1..words).rev() {
                    let Some(Some((rest, ends))) = best.get(end) else {
                        continue;
                    };
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
fn stand(face: &Typeface<'_>, lines: Vec<Run>, size: f32, text: &Text) -> Block {
    let area = text.area;
    let line = size * MM_PER_POINT;
    let height = block_height(face, lines.len(), text.leading) * line;
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
        let baseline = top + (face.metrics.above + index as f32 * text.leading) * line;
        let (low, high) = face.extent(&run);
        let covered = Area {
            x,
            y: baseline - high * line / 1000.0,
            width,
            height: (high - low) * line / 1000.0,
        };
        Line { run, x, baseline, covered }
    };
    Block { size, lines: lines.into_iter().enumerate().map(place).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Colour, Font, Role};
    use crate::report::pdf::built_in_fonts;

    fn text(words: &str) -> Text {
        Text {
            source: 0,
            part: "nama daerah".to_owned(),
            words: words.to_owned(),
            role: Role::Paragraph,
            area: Area::new(50.0, 80.0, 100.0, 20.0),
            font: Font(0),
            smallest: 20.0,
            largest: 40.0,
            max_lines: 2,
            leading: 1.0,
            spacing: 0.0,
            align: Align::Centre,
            stand: Stand::Middle,
            colour: Colour(0, 0, 0),
            angle: 0.0,
            breaks: Breaks::Even,
        }
    }

    fn lines(words: &str) -> Result<(f32, Vec<String>), Fault> {
        let block = set(&TypeCase::open(&built_in_fonts()).unwrap(), &text(words))?;
        Ok((block.size, block.lines.into_iter().map(|line| line.run.words).collect()))
    }

    #[test]
    fn short_words_get_the_largest_size() {
        assert_eq!(lines("Kota Bima"), Ok((40.0, vec!["Kota Bima".to_owned()])));
    }

    #[test]
    fn longer_words_shrink_before_they_break() {
        let (size, found) = lines("Kabupaten Langkat Hulu").unwrap();
        assert_eq!(found.len(), 1);
        assert!((20.0..40.0).contains(&size), "size {size}");
    }

    #[test]
    fn below_the_smallest_size_words_break_into_even_lines() {
        let (size, found) = lines("Kabupaten Kepulauan Siau Tagulandang Biaro").unwrap();
        assert_eq!(found, ["Kabupaten Kepulauan ", "Siau Tagulandang Biaro"]);
        assert!((20.0..40.0).contains(&size), "size {size}");
    }

    #[test]
    fn lines_of_a_paragraph_are_as_full_as_they_can_be() {
        let fonts = built_in_fonts();
        let case = TypeCase::open(&fonts).unwrap();
        let words = "aa bb cc dd ee ff gg hh ii jj kk ll mm nn oo pp qq rr ss tt uu vv ww xx";
        let area = Area::new(0.0, 0.0, 60.0, 200.0);
        let sized = Text { area, smallest: 11.0, largest: 11.0, max_lines: 9, ..text(words) };
        let counts = |breaks| {
            let block = set(&case, &Text { breaks, ..sized.clone() }).unwrap();
            assert!((block.size - 11.0).abs() < 0.01);
            block.lines.iter().map(|line| line.run.glyphs.len()).collect::<Vec<_>>()
        };
        let (even, full) = (counts(Breaks::Even), counts(Breaks::Full));
        assert_eq!(even.len(), full.len(), "no more lines than it takes");
        assert!(full[0] > even[0] && full.last() < even.last(), "{even:?} {full:?}");
    }

    #[test]
    fn what_fits_in_no_way_is_refused() {
        let long =
            "Pemerintah Kabupaten Kepulauan Siau Tagulandang Biaro dan Sekitarnya Seluruhnya";
        assert_eq!(lines(long), Err(Fault::TooLong { lines: 2 }));
        let word = "x".repeat(60);
        assert_eq!(lines(&word), Err(Fault::TooLong { lines: 2 }));
        let endless = "x ".repeat(1_000_000);
        assert_eq!(lines(&endless), Err(Fault::TooLong { lines: 2 }));
    }

    #[test]
    fn no_line_leaves_its_box() {
        let files = built_in_fonts();
        let case = TypeCase::open(&files).unwrap();
        for words in ["Kota Bima", "Kabupaten Kepulauan Siau Tagulandang Biaro", "Jj Qq (g)"] {
            for (align, stand_at) in [
                (Align::Left, Stand::Top),
                (Align::Centre, Stand::Middle),
                (Align::Right, Stand::Bottom),
            ] {
                let text = Text { align, stand: stand_at, ..text(words) };
                let block = set(&case, &text).unwrap();
                for line in &block.lines {
                    let size = block.size * MM_PER_POINT;
                    let right = line.x + line.run.width(0.0) * size / 1000.0;
                    assert!(line.x >= text.area.x - 0.01, "{words} starts left of its box");
                    assert!(right <= text.area.right() + 0.01, "{words} ends right of its box");
                    assert!(line.covered.y >= text.area.y - 0.01);
                    assert!(line.covered.bottom() <= text.area.bottom() + 0.01);
                }
            }
        }
    }

    #[test]
    fn what_stands_in_the_middle_has_the_same_space_on_both_sides() {
        let files = built_in_fonts();
        let case = TypeCase::open(&files).unwrap();
        let text = Text { spacing: 120.0, ..text("NILAI") };
        let block = set(&case, &text).unwrap();
        let line = &block.lines[0];
        let width = line.run.width(120.0) * block.size * MM_PER_POINT / 1000.0;
        let (left, right) = (line.x - text.area.x, text.area.right() - line.x - width);
        assert!((left - right).abs() < 0.01, "{left} on the left, {right} on the right");
    }

    #[test]
    fn characters_that_cannot_be_printed_are_named() {
        assert_eq!(lines("Kota\tBima"), Err(Fault::Forbidden('\t')));
        assert_eq!(lines("Kota \u{202E}Bima"), Err(Fault::Forbidden('\u{202E}')));
        assert_eq!(lines("Kota\u{200B}Bima"), Err(Fault::Forbidden('\u{200B}')));
        assert_eq!(lines("Kota\u{AD}Bima"), Err(Fault::Forbidden('\u{AD}')));
        // A Cyrillic letter that looks like the Latin one.
        assert_eq!(lines("Kota \u{412}ima"), Err(Fault::NoGlyph('\u{412}')));
        assert_eq!(lines("Kota \u{1F3C6}"), Err(Fault::NoGlyph('\u{1F3C6}')));
    }

    #[test]
    fn an_accent_typed_apart_becomes_one_letter() {
        let (_, found) = lines("Cafe\u{301}").unwrap();
        assert_eq!(found, ["Café"]);
    }

    #[test]
    fn words_break_only_at_spaces_and_never_at_no_break_spaces() {
        let (_, found) = lines("Kabupaten Kepulauan Siau\u{A0}Tagulandang\u{A0}Biaro").unwrap();
        assert_eq!(found, ["Kabupaten Kepulauan ", "Siau\u{A0}Tagulandang\u{A0}Biaro"]);
    }

    #[test]
    fn nothing_is_set_for_no_words() {
        assert_eq!(lines("  "), Ok((40.0, vec![])));
    }
}
