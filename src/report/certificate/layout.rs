//! Where the certificate's words stand.
//!
//! From top to bottom: who issues it, what it is, who receives it, what for, the result, the
//! rank and the ceremony; at the foot the signatories, and on the left a square of 25 mm with a
//! quiet zone around it that stays free for a code.

// Lengths on paper are floats; no score comes here.
#![allow(clippy::float_arithmetic)]

use super::ornament::{self, PAGE_HEIGHT, PAGE_WIDTH};
use super::palette;
use super::{Certificate, Mark, Signatory, Zone};
use crate::report::page::{Align, Area, Colour, Font, Item, Page, Path, Point, Shape, Stand, Text};

/// Left edge of what is written.
const LEFT: f32 = 27.0;
/// Width of what is written.
const WIDTH: f32 = PAGE_WIDTH - 2.0 * LEFT;
/// Upper edge of what is written.
const TOP: f32 = 21.5;
/// Where the signatories begin.
const FOOT: f32 = 150.0;
/// Right edge of the square that stays free for a code, with its quiet zone.
const CODE_RIGHT: f32 = LEFT + 33.0;
/// Letters of the predicate and of the decree that fit on a line; longer ones get room for two.
const PREDICATE_LINE: usize = 125;
const DECREE_LINE: usize = 140;

/// The page of a certificate.
pub(super) fn page(certificate: &Certificate) -> Page {
    let mut items = Vec::new();
    let mut top = TOP;
    if !certificate.marks.is_empty() {
        items.extend(watermark(&certificate.marks));
        items.extend(notice(&certificate.marks));
        top += 5.5;
    }
    let mut stack = Stack::default();
    head(certificate, &mut stack);
    recipient(certificate, &mut stack);
    reason(certificate, &mut stack);
    result(certificate, &mut stack);
    items.extend(stack.stand(certificate, top, FOOT - 3.0));
    items.extend(signatures(certificate));
    items.push(foot(certificate));
    Page {
        width: PAGE_WIDTH,
        height: PAGE_HEIGHT,
        backdrop: ornament::backdrop(),
        items,
    }
}

/// Rows from top to bottom. The space that is left over goes between them; where there is too
/// little, the rows of text give way and their letters with them, so that nothing ever overlaps.
#[derive(Default)]
struct Stack {
    rows: Vec<Row>,
}

/// A row of a stack.
struct Row {
    /// Its height in millimetres.
    height: f32,
    /// Its share of the space left over, above it.
    stretch: f32,
    /// What stands in it.
    filling: Filling,
}

/// What stands in a row.
enum Filling {
    /// A text, whose box gets the row's place and height.
    Text(Box<Text>),
    /// The logo.
    Logo,
    /// The panel with the result.
    Panel,
}

impl Stack {
    fn push(&mut self, stretch: f32, height: f32, filling: Filling) {
        self.rows.push(Row {
            height,
            stretch,
            filling,
        });
    }

    fn text(&mut self, stretch: f32, height: f32, text: Text) {
        self.push(stretch, height, Filling::Text(Box::new(text)));
    }

    /// Draws the rows between two heights.
    fn stand(self, certificate: &Certificate, top: f32, bottom: f32) -> Vec<Item> {
        let is_text = |row: &&Row| matches!(row.filling, Filling::Text(_));
        let texts: f32 = self.rows.iter().filter(is_text).map(|row| row.height).sum();
        let fixed: f32 = self
            .rows
            .iter()
            .filter(|row| !is_text(row))
            .map(|row| row.height)
            .sum();
        let parts: f32 = self.rows.iter().map(|row| row.stretch).sum();
        let room = bottom - top - fixed;
        let part = ((room - texts) / parts.max(1.0)).max(0.0);
        let scale = (room / texts.max(1.0)).min(1.0);
        let mut y = top;
        let mut items = Vec::new();
        for row in self.rows {
            y += row.stretch * part;
            match row.filling {
                Filling::Text(text) => {
                    let area = Area::new(LEFT, y, WIDTH, row.height * scale);
                    items.push(Item::Text(Text { area, ..*text }));
                    y += row.height * scale;
                    continue;
                }
                Filling::Logo => items.push(Item::Logo(Area::new(LEFT, y, WIDTH, row.height))),
                Filling::Panel => items.extend(panel(certificate, y)),
            }
            y += row.height;
        }
        items
    }
}

/// A text over the whole width, in the middle, on one line, in `size` points.
fn line(part: &str, words: &str, font: Font, (smallest, largest): (f32, f32)) -> Text {
    Text {
        part: part.to_owned(),
        words: words.to_owned(),
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
    let issuer = Text {
        spacing: 90.0,
        ..line("penerbit", &issuer, Font::SansBold, (8.0, 11.5))
    };
    stack.text(0.5, 5.5, issuer);
    if !certificate.issuer_unit.is_empty() {
        let unit = line(
            "unit penerbit",
            &certificate.issuer_unit,
            Font::SerifItalic,
            (9.0, 13.0),
        );
        stack.text(
            0.0,
            5.5,
            Text {
                colour: palette::INK_SOFT,
                ..unit
            },
        );
    }
    let heading = Text {
        spacing: 110.0,
        colour: palette::GOLD_DEEP,
        ..line(
            "judul",
            &certificate.heading.to_uppercase(),
            Font::Serif,
            (20.0, 35.0),
        )
    };
    stack.text(1.6, 13.0, heading);
    if !certificate.number.is_empty() {
        let words = format!("Nomor: {}", certificate.number);
        let number = line("nomor piagam", &words, Font::Sans, (7.0, 9.5));
        stack.text(
            0.0,
            5.0,
            Text {
                spacing: 30.0,
                colour: palette::INK_SOFT,
                ..number
            },
        );
    }
}

/// Who receives it: the largest words of the page.
fn recipient(certificate: &Certificate, stack: &mut Stack) {
    let given = line(
        "kalimat",
        "diberikan kepada",
        Font::SerifItalic,
        (13.0, 13.0),
    );
    stack.text(
        1.3,
        6.0,
        Text {
            colour: palette::INK_SOFT,
            ..given
        },
    );
    let region = Text {
        max_lines: 2,
        leading: 1.0,
        ..line(
            "nama daerah",
            &certificate.region,
            Font::Serif,
            (24.0, 44.0),
        )
    };
    stack.text(0.2, 17.5, region);
    if let Some(recipient) = &certificate.recipient {
        stack.text(
            0.1,
            6.5,
            line("penerima", recipient, Font::SerifItalic, (10.0, 15.5)),
        );
    }
}

/// What for, and on what it rests.
fn reason(certificate: &Certificate, stack: &mut Stack) {
    let rows = |words: &str, line: usize| {
        if words.chars().count() > line {
            2_u8
        } else {
            1
        }
    };
    let words = format!("atas {}", certificate.predicate);
    let lines = rows(&words, PREDICATE_LINE);
    let predicate = Text {
        max_lines: 3,
        ..line("predikat", &words, Font::Serif, (10.0, 14.5))
    };
    stack.text(1.2, 6.3 * f32::from(lines), predicate);
    if let Some(decree) = &certificate.decree {
        let words = format!("berdasarkan {decree}");
        let lines = rows(&words, DECREE_LINE);
        let decree = Text {
            max_lines: 3,
            colour: palette::INK_SOFT,
            ..line("dasar penilaian", &words, Font::SerifItalic, (8.5, 12.0))
        };
        stack.text(0.1, 5.4 * f32::from(lines), decree);
    }
}

/// The score, the zone and category, the opinion; then the rank and the ceremony.
fn result(certificate: &Certificate, stack: &mut Stack) {
    stack.push(1.3, PANEL, Filling::Panel);
    let ranks: Vec<&str> = [&certificate.rank, &certificate.national_rank]
        .into_iter()
        .filter_map(Option::as_deref)
        .collect();
    if !ranks.is_empty() {
        let words = ranks.join("  ·  ");
        let rank = Text {
            max_lines: 2,
            ..line("peringkat", &words, Font::Serif, (9.0, 13.0))
        };
        stack.text(1.0, 5.5, rank);
    }
    if let Some(event) = &certificate.event {
        let words = format!("disampaikan pada acara {event}");
        let event = Text {
            max_lines: 2,
            colour: palette::INK_SOFT,
            ..line("acara", &words, Font::SerifItalic, (8.0, 11.5))
        };
        stack.text(0.2, 5.2, event);
    }
}

/// Height of the panel with the result.
const PANEL: f32 = 18.0;
/// Height of the small words above its columns.
const LABEL: f32 = 4.0;
/// Widths of its columns: zone and category, score, opinion.
const COLUMNS: [f32; 3] = [66.0, 54.0, 66.0];

/// The same where there is neither zone nor category: the line between the two that are left
/// stands on the axis of the page.
const TWO_COLUMNS: [f32; 3] = [0.0, 62.0, 62.0];

/// The panel with the result: score in the middle, zone and category on its left, opinion on its
/// right; where a year has neither zone nor category, score and opinion alone.
fn panel(certificate: &Certificate, y: f32) -> Vec<Item> {
    let has_left = certificate.zone.is_some() || certificate.category.is_some();
    let [left, middle, right] = if has_left { COLUMNS } else { TWO_COLUMNS };
    let width = left + middle + right;
    let mut x = (PAGE_WIDTH - width) / 2.0;
    let mut items = Vec::new();
    let mut dividers = Vec::new();
    let mut divide = |x: f32| {
        dividers.push(Path::polyline(&[
            Point(x, y + 1.5),
            Point(x, y + PANEL - 0.5),
        ]));
    };
    if has_left {
        items.extend(zone_column(certificate, Area::new(x, y, left, PANEL)));
        x += left;
        divide(x);
    }
    items.extend(score_column(certificate, Area::new(x, y, middle, PANEL)));
    x += middle;
    divide(x);
    items.extend(opinion_column(certificate, Area::new(x, y, right, PANEL)));
    items.push(Item::Shape(Shape::stroke(palette::GOLD, 0.25, dividers)));
    items
}

/// The small words above a column of the panel.
fn label(words: &str, column: Area) -> Item {
    Item::Text(Text {
        area: Area::new(column.x, column.y, column.width, LABEL),
        spacing: 140.0,
        colour: palette::GOLD_DEEP,
        ..line("keterangan", words, Font::SansBold, (7.0, 7.0))
    })
}

fn score_column(certificate: &Certificate, column: Area) -> Vec<Item> {
    let area = Area::new(
        column.x + 2.0,
        column.y + 3.6,
        column.width - 4.0,
        PANEL - 3.6,
    );
    let score = line("nilai", &certificate.score, Font::Serif, (20.0, 40.0));
    vec![label("NILAI", column), Item::Text(Text { area, ..score })]
}

fn opinion_column(certificate: &Certificate, column: Area) -> Vec<Item> {
    let area = Area::new(
        column.x + 3.0,
        column.y + 4.6,
        column.width - 6.0,
        PANEL - 5.0,
    );
    let opinion = Text {
        area,
        max_lines: 2,
        leading: 1.05,
        ..line("opini", &certificate.opinion, Font::Serif, (12.0, 20.0))
    };
    vec![label("OPINI", column), Item::Text(opinion)]
}

/// The zone in its colour and in words, the category below it.
fn zone_column(certificate: &Certificate, column: Area) -> Vec<Item> {
    let words = match (certificate.zone, &certificate.category) {
        (Some(_), Some(_)) => "ZONA DAN KATEGORI",
        (Some(_), None) => "ZONA",
        _ => "KATEGORI",
    };
    let mut items = vec![label(words, column)];
    let middle = column.x + column.width / 2.0;
    let category = certificate
        .category
        .as_ref()
        .map(|category| format!("Kategori {category}"));
    let below = column.y + LABEL + 0.9;
    match (certificate.zone, category) {
        (Some(zone), Some(category)) => {
            items.extend(badge(zone, Area::new(middle - 21.0, below, 42.0, 7.0)));
            let area = Area::new(column.x + 3.0, below + 7.6, column.width - 6.0, 5.4);
            items.push(Item::Text(Text {
                area,
                ..line("kategori", &category, Font::Serif, (9.0, 13.5))
            }));
        }
        (Some(zone), None) => {
            items.extend(badge(
                zone,
                Area::new(middle - 23.0, below + 2.0, 46.0, 7.8),
            ));
        }
        (None, Some(category)) => {
            let area = Area::new(
                column.x + 3.0,
                below,
                column.width - 6.0,
                PANEL - LABEL - 1.0,
            );
            items.push(Item::Text(Text {
                area,
                ..line("kategori", &category, Font::Serif, (12.0, 20.0))
            }));
        }
        (None, None) => {}
    }
    items
}

/// A ribbon with pointed ends in the colour of a zone, and the zone's name on it.
fn badge(zone: Zone, area: Area) -> Vec<Item> {
    let (ground, letters): (Colour, Colour) = match zone {
        Zone::Hijau => (palette::GREEN, palette::WHITE),
        Zone::Kuning => (palette::YELLOW, palette::INK),
        Zone::Merah => (palette::RED, palette::WHITE),
    };
    let ribbon = |area: Area| {
        let half = area.height / 2.0;
        Path::polygon(&[
            Point(area.x, area.y + half),
            Point(area.x + half, area.y),
            Point(area.right() - half, area.y),
            Point(area.right(), area.y + half),
            Point(area.right() - half, area.bottom()),
            Point(area.x + half, area.bottom()),
        ])
    };
    let words = Text {
        area: Area::new(area.x + 4.0, area.y, area.width - 8.0, area.height),
        colour: letters,
        spacing: 40.0,
        ..line("zona", zone.words(), Font::SansBold, (9.0, 12.0))
    };
    vec![
        Item::Shape(Shape::fill(ground, vec![ribbon(area)])),
        Item::Text(words),
    ]
}

/// The signatories, side by side on the right of the free square.
fn signatures(certificate: &Certificate) -> Vec<Item> {
    let count = certificate.signatories.len().max(1);
    let right = LEFT + WIDTH;
    let room = right - CODE_RIGHT;
    let column = (room / count as f32).min(92.0);
    let gap = 4.0;
    // One or two stand on the right; three fill the width.
    let start = right - column * count as f32;
    let size = name_size(&certificate.signatories, column - gap);
    let mut items = Vec::new();
    for (index, signatory) in certificate.signatories.iter().enumerate() {
        let x = start + column * index as f32;
        let area = Area::new(x + gap / 2.0, FOOT, column - gap, 0.0);
        if index + 1 == certificate.signatories.len() {
            items.push(place_date(certificate, area));
        }
        items.extend(signature(signatory, area, size));
    }
    if certificate.signatories.is_empty() {
        items.push(place_date(certificate, Area::new(start, FOOT, column, 0.0)));
    }
    items
}

fn place_date(certificate: &Certificate, column: Area) -> Item {
    let area = Area::new(column.x, FOOT, column.width, 4.6);
    let words = line(
        "tempat dan tanggal",
        &certificate.place_date,
        Font::Sans,
        (7.5, 10.0),
    );
    Item::Text(Text { area, ..words })
}

/// Largest size of the signatories' names: the same for all of them, and smaller where one of
/// them would not fit on a line of its column.
fn name_size(signatories: &[Signatory], column: f32) -> f32 {
    const LARGEST: f32 = 11.0;
    const SMALLER: f32 = 9.0;
    // A bold letter of the sans is 0.53 of its size wide in the mean of names with titles.
    let fitting = column / (0.53 * LARGEST * 0.353);
    let longest = signatories
        .iter()
        .map(|signatory| signatory.name.chars().count())
        .max();
    if longest.unwrap_or(0) as f32 > fitting {
        SMALLER
    } else {
        LARGEST
    }
}

/// One signatory: office, room to sign, name, number.
fn signature(signatory: &Signatory, column: Area, name_size: f32) -> Vec<Item> {
    let place = |y: f32, height: f32| Area::new(column.x, FOOT + y, column.width, height);
    let office = Text {
        area: place(4.6, 8.0),
        max_lines: 2,
        stand: Stand::Top,
        ..line(
            "jabatan penanda tangan",
            &signatory.office,
            Font::Sans,
            (7.0, 10.0),
        )
    };
    let name = Text {
        area: place(27.6, 6.8),
        max_lines: 2,
        leading: 1.08,
        stand: Stand::Bottom,
        ..line(
            "nama penanda tangan",
            &signatory.name,
            Font::SansBold,
            (7.0, name_size),
        )
    };
    let mut items = vec![Item::Text(office)];
    let sign = Area::new(
        column.x + (column.width - 50.0) / 2.0,
        FOOT + 12.6,
        50.0,
        15.0,
    );
    items.extend(signing_place(sign));
    items.push(Item::Text(name));
    if !signatory.id.is_empty() {
        let rule = column.width.min(60.0);
        let left = column.x + (column.width - rule) / 2.0;
        let y = FOOT + 34.8;
        let line_under = Path::polyline(&[Point(left, y), Point(left + rule, y)]);
        items.push(Item::Shape(Shape::stroke(
            palette::GOLD,
            0.2,
            vec![line_under],
        )));
        let id = line("NIP penanda tangan", &signatory.id, Font::Sans, (6.5, 8.5));
        let area = place(35.1, 3.6);
        items.push(Item::Text(Text {
            area,
            colour: palette::INK_SOFT,
            ..id
        }));
    }
    items
}

/// The corners of a box for a visible electronic signature, with its name in small letters.
fn signing_place(area: Area) -> Vec<Item> {
    let arm = 2.2;
    let corner = |x: f32, y: f32, right: f32, down: f32| {
        Path::polyline(&[
            Point(x, y + down * arm),
            Point(x, y),
            Point(x + right * arm, y),
        ])
    };
    let corners = vec![
        corner(area.x, area.y, 1.0, 1.0),
        corner(area.right(), area.y, -1.0, 1.0),
        corner(area.x, area.bottom(), 1.0, -1.0),
        corner(area.right(), area.bottom(), -1.0, -1.0),
    ];
    let label = Text {
        area: Area::new(area.x, area.bottom() - 3.0, area.width, 2.6),
        colour: palette::GUIDE,
        spacing: 30.0,
        ..line(
            "keterangan",
            "tanda tangan elektronik",
            Font::Sans,
            (5.5, 5.5),
        )
    };
    vec![
        Item::Shape(Shape::stroke(palette::GUIDE, 0.15, corners)),
        Item::Text(label),
    ]
}

/// Who issued the document, so that nobody takes it for another's.
fn foot(certificate: &Certificate) -> Item {
    let words = format!(
        "Diterbitkan oleh {}; bukan dokumen Ombudsman Republik Indonesia.",
        certificate.issuer
    );
    Item::Text(Text {
        area: Area::new(LEFT, 189.4, WIDTH, 2.8),
        colour: palette::INK_SOFT,
        ..line("keterangan penerbit", &words, Font::Sans, (5.0, 6.5))
    })
}

/// The words across a page that is no valid certificate.
fn watermark(marks: &[Mark]) -> Option<Item> {
    let words: Vec<&str> = marks.iter().map(|mark| mark.word()).collect();
    if words.is_empty() {
        return None;
    }
    Some(Item::Text(Text {
        area: Area::new(18.0, 65.0, PAGE_WIDTH - 36.0, 80.0),
        colour: palette::WATERMARK,
        spacing: 60.0,
        angle: 30.0,
        ..line("tanda", &words.join(" "), Font::SansBold, (60.0, 150.0))
    }))
}

/// The sign at the top that says it in words.
fn notice(marks: &[Mark]) -> Vec<Item> {
    let words: Vec<&str> = marks.iter().map(|mark| mark.notice()).collect();
    let width = if marks.len() > 1 { 170.0 } else { 100.0 };
    let area = Area::new((PAGE_WIDTH - width) / 2.0, 17.6, width, 6.8);
    let text = Text {
        area: area.inset(0.9),
        colour: palette::WHITE,
        spacing: 80.0,
        ..line("tanda", &words.join("  ·  "), Font::SansBold, (7.0, 11.0))
    };
    vec![
        Item::Shape(Shape::fill(palette::WARNING, vec![Path::rectangle(area)])),
        Item::Text(text),
    ]
}
