//! Where the certificate's words stand.
//!
//! From top to bottom: who issues it, what it is, who receives it, what for, the result, the
//! rank and the ceremony; at the foot the signatories, and on the left a square of 25 mm with a
//! quiet zone around it that stays free for a code.

// Lengths on paper are floats; no score comes here.
#![allow(clippy::float_arithmetic)]

use super::ornament::{self, PAGE_HEIGHT, PAGE_WIDTH};
use super::stack::{Filling, Stack};
use super::{Certificate, faces, marks, palette, panel, signing};
use crate::catalogue::certificate::{self as words, part};
use crate::report::page::{Align, Area, Font, Item, Page, Role, Stand, Text};

/// Left edge of what is written.
pub(super) const LEFT: f32 = 27.0;
/// Width of what is written.
pub(super) const WIDTH: f32 = PAGE_WIDTH - 2.0 * LEFT;
/// Upper edge of what is written.
const TOP: f32 = 21.5;
/// Letters of the predicate and of the decree that fit on a line; longer ones get room for two.
const PREDICATE_LINE: usize = 140;
const DECREE_LINE: usize = 165;

/// The page of a certificate.
pub(super) fn page(certificate: &Certificate) -> Page {
    let mut items = Vec::new();
    let mut top = TOP;
    if !certificate.marks.is_empty() {
        items.extend(marks::watermark(&certificate.marks));
        items.extend(marks::notice(&certificate.marks));
        top += 5.5;
    }
    let mut stack = Stack::default();
    head(certificate, &mut stack);
    recipient(certificate, &mut stack);
    reason(certificate, &mut stack);
    result(certificate, &mut stack);
    items.extend(stack.stand(certificate, top, signing::FOOT - 3.0));
    items.extend(signing::signatures(certificate));
    items.push(foot(certificate));
    Page {
        title: certificate.region.clone(),
        width: PAGE_WIDTH,
        height: PAGE_HEIGHT,
        backdrop: ornament::backdrop(),
        items,
    }
}
/// A text over the whole width, in the middle, on one line, in `size` points.
pub(super) fn line(part: &str, words: &str, font: Font, (smallest, largest): (f32, f32)) -> Text {
    Text {
        source: 0,
        part: part.to_owned(),
        words: words.to_owned(),
        role: Role::Paragraph,
        area: Area::new(LEFT, 0.0, WIDTH, 0.0),
        font,
        smallest,
        largest,
        max_lines: 1,
        leading: 1.12,
        spacing: 0.0,
        align: Align::Centre,
        stand: Stand::Middle,
        colour: palette::INK,
        angle: 0.0,
    }
}

/// Issuer, heading, number.
fn head(certificate: &Certificate, stack: &mut Stack) {
    if certificate.logo {
        stack.push(0.0, 15.0, Filling::Logo);
    }
    let issuer = certificate.issuer.to_uppercase();
    let issuer =
        Text { spacing: 90.0, ..line(part::ISSUER, &issuer, faces::SANS_BOLD, (8.0, 11.5)) };
    stack.text(0.5, 5.5, issuer);
    if !certificate.issuer_unit.is_empty() {
        let unit =
            line(part::ISSUER_UNIT, &certificate.issuer_unit, faces::SERIF_ITALIC, (9.0, 13.0));
        stack.text(0.0, 5.5, Text { colour: palette::INK_SOFT, ..unit });
    }
    let heading = Text {
        role: Role::Heading,
        spacing: 110.0,
        colour: palette::GOLD_DEEP,
        ..line(part::HEADING, &certificate.heading.to_uppercase(), faces::SERIF, (20.0, 35.0))
    };
    stack.text(1.6, 13.0, heading);
    if !certificate.number.is_empty() {
        let words = words::number(&certificate.number);
        let number = line(part::NUMBER, &words, faces::SANS, (7.0, 9.5));
        stack.text(0.0, 5.0, Text { spacing: 30.0, colour: palette::INK_SOFT, ..number });
    }
}

/// Who receives it: the largest words of the page.
fn recipient(certificate: &Certificate, stack: &mut Stack) {
    let given = line(part::PHRASE, words::GIVEN_TO, faces::SERIF_ITALIC, (13.0, 13.0));
    stack.text(1.3, 6.0, Text { colour: palette::INK_SOFT, ..given });
    let region = Text {
        max_lines: 2,
        leading: 1.0,
        ..line(part::REGION, &certificate.region, faces::SERIF, (24.0, 44.0))
    };
    stack.text(0.2, 17.5, region);
    if let Some(recipient) = &certificate.recipient {
        stack.text(0.1, 6.5, line(part::RECIPIENT, recipient, faces::SERIF_ITALIC, (10.0, 15.5)));
    }
}

/// What for, and on what it rests.
fn reason(certificate: &Certificate, stack: &mut Stack) {
    let rows = |words: &str, line: usize| {
        if words.chars().count() > line { 2_u8 } else { 1 }
    };
    let words = words::given_for(&certificate.predicate);
    let lines = rows(&words, PREDICATE_LINE);
    let predicate =
        Text { max_lines: 3, ..line(part::PREDICATE, &words, faces::SERIF, (10.0, 14.5)) };
    stack.text(1.2, 6.3 * f32::from(lines), predicate);
    if let Some(decree) = &certificate.decree {
        let words = words::based_on(decree);
        let lines = rows(&words, DECREE_LINE);
        let decree = Text {
            max_lines: 3,
            colour: palette::INK_SOFT,
            ..line(part::DECREE, &words, faces::SERIF_ITALIC, (8.5, 12.0))
        };
        stack.text(0.1, 5.4 * f32::from(lines), decree);
    }
}

/// The score, the zone and category, the opinion; then the rank and the ceremony.
fn result(certificate: &Certificate, stack: &mut Stack) {
    stack.push(1.3, panel::HEIGHT, Filling::Panel);
    let ranks: Vec<&str> = [&certificate.rank, &certificate.national_rank]
        .into_iter()
        .filter_map(Option::as_deref)
        .collect();
    if !ranks.is_empty() {
        let words = ranks.join("  ·  ");
        let rank = Text { max_lines: 2, ..line(part::RANK, &words, faces::SERIF, (9.0, 13.0)) };
        stack.text(1.0, 5.5, rank);
    }
    if let Some(event) = &certificate.event {
        let words = words::presented_at(event);
        let event = Text {
            max_lines: 2,
            colour: palette::INK_SOFT,
            ..line(part::EVENT, &words, faces::SERIF_ITALIC, (8.0, 11.5))
        };
        stack.text(0.2, 5.2, event);
    }
}
/// Who issued the document, so that nobody takes it for another's.
fn foot(certificate: &Certificate) -> Item {
    let words = words::issued_by(&certificate.issuer);
    Item::Text(Text {
        area: Area::new(LEFT, 189.0, WIDTH, 2.8),
        colour: palette::INK_SOFT,
        ..line(part::ISSUED_BY, &words, faces::SANS, (5.0, 6.5))
    })
}
