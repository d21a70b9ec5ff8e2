//! A set page as printpdf's operations.

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, Color, DictItem, FontId, Line as PdfLine, LinePoint, Mm, Op, PaintMode, PdfDocument,
    PdfFontHandle, PdfPage, PdfSaveOptions, Point as PdfPoint, Polygon, PolygonRing, Pt, Rgb,
    TextItem, TextMatrix, WindingOrder, XObjectId, XObjectTransform,
};

use super::problem::Fault;
use super::setting::{Block, Line, MM_PER_POINT};
use super::subset::SubsetFont;
use crate::report::page::{Colour, Font, Logo, Page, Paint, Path, Point, Role, Shape, Step, Text};

/// Name under which a document knows the backdrop.
pub(super) const BACKDROP: &str = "Latar";
/// Name under which a document knows the logo.
pub(super) const LOGO: &str = "Logo";

/// Name under which a document knows a typeface.
pub(super) fn font_name(font: Font) -> &'static str {
    match font {
        Font::Serif => "Serif",
        Font::SerifItalic => "SerifMiring",
        Font::Sans => "Sans",
        Font::SansBold => "SansTebal",
    }
}

/// Collects the operations of one page.
pub(super) struct Drawing<'a> {
    page: &'a Page,
    ops: Vec<Op>,
    tags: Vec<Tag>,
}

/// A part of the page for programs that read it aloud; the parts are numbered from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag {
    /// The kind of part: `H1`, `P`, `Figure`.
    pub(super) kind: &'static str,
    /// What is told of a picture.
    pub(super) told: Option<String>,
}

/// A page that was drawn.
pub(super) struct Drawn {
    /// Its content stream.
    pub(super) content: Vec<u8>,
    /// Its parts in reading order.
    pub(super) tags: Vec<Tag>,
}

/// Two decimals of a point are a three-hundredth of a millimetre: finer than any printer.
fn rounded(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

fn color(colour: Colour) -> Color {
    // Three decimals tell all 256 steps apart.
    let part = |value: u8| (f32::from(value) / 255.0 * 1000.0).round() / 1000.0;
    Color::Rgb(Rgb { r: part(colour.0), g: part(colour.1), b: part(colour.2), icc_profile: None })
}

impl<'a> Drawing<'a> {
    pub(super) fn new(page: &'a Page) -> Self {
        Self { page, ops: Vec::new(), tags: Vec::new() }
    }

    /// Begins a part of the page.
    fn begin(&mut self, tag: Tag) {
        let number = i64::try_from(self.tags.len()).unwrap_or(i64::MAX);
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: tag.kind.to_owned(),
            properties: DictItem::Dict {
                map: BTreeMap::from([("MCID".to_owned(), DictItem::Int(number))]),
            },
        });
        self.tags.push(tag);
    }

    /// Begins what is not read aloud.
    fn begin_ornament(&mut self) {
        self.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() });
    }

    fn end(&mut self) {
        self.ops.push(Op::EndMarkedContent);
    }

    /// Draws a figure that belongs to the page alone.
    pub(super) fn ornament(&mut self, shape: &Shape) {
        self.begin_ornament();
        self.shape(shape);
        self.end();
    }

    /// Millimetres from the left as points.
    fn x(millimetres: f32) -> Pt {
        Pt(rounded(millimetres / MM_PER_POINT))
    }

    /// Millimetres from the top as points from the bottom.
    fn y(&self, millimetres: f32) -> Pt {
        Pt(rounded((self.page.height - millimetres) / MM_PER_POINT))
    }

    fn point(&self, point: Point, bezier: bool) -> LinePoint {
        LinePoint { p: PdfPoint { x: Self::x(point.0), y: self.y(point.1) }, bezier }
    }

    fn points(&self, path: &Path) -> Vec<LinePoint> {
        let mut points = vec![self.point(path.start, false)];
        for step in &path.steps {
            match step {
                Step::Line(to) => points.push(self.point(*to, false)),
                Step::Curve(first, second, to) => points.extend([
                    self.point(*first, true),
                    self.point(*second, true),
                    self.point(*to, false),
                ]),
            }
        }
        points
    }

    /// Draws a figure.
    pub(super) fn shape(&mut self, shape: &Shape) {
        let paths = shape.paths.iter().filter(|path| !path.steps.is_empty());
        match shape.paint {
            Paint::Fill => {
                let rings = paths.map(|path| PolygonRing { points: self.points(path) }).collect();
                self.ops.push(Op::SetFillColor { col: color(shape.colour) });
                let polygon =
                    Polygon { rings, mode: PaintMode::Fill, winding_order: WindingOrder::EvenOdd };
                self.ops.push(Op::DrawPolygon { polygon });
            }
            Paint::Stroke(thickness) => {
                let lines: Vec<PdfLine> = paths
                    .map(|path| PdfLine { points: self.points(path), is_closed: path.closed })
                    .collect();
                self.ops.push(Op::SetOutlineColor { col: color(shape.colour) });
                self.ops.push(Op::SetOutlineThickness { pt: Self::x(thickness) });
                self.ops.extend(lines.into_iter().map(|line| Op::DrawLine { line }));
            }
        }
    }

    /// Places the backdrop, which was drawn in the page's own measures.
    pub(super) fn backdrop(&mut self) {
        self.begin_ornament();
        self.ops.push(Op::UseXobject {
            id: XObjectId(BACKDROP.to_owned()),
            transform: XObjectTransform::default(),
        });
        self.end();
    }

    /// Places the logo of `width` by `height` pixels in a box.
    pub(super) fn logo(&mut self, logo: &Logo, width: f32, height: f32) {
        let area = logo.area;
        let scale = (area.width / width).min(area.height / height);
        let (wide, high) = (width * scale, height * scale);
        let left = area.x + (area.width - wide) / 2.0;
        let low = area.y + (area.height + high) / 2.0;
        self.begin(Tag { kind: "Figure", told: Some(logo.told.clone()) });
        self.ops.push(Op::UseXobject {
            id: XObjectId(LOGO.to_owned()),
            transform: XObjectTransform {
                translate_x: Some(Self::x(left)),
                translate_y: Some(self.y(low)),
                scale_x: Some(rounded(wide / MM_PER_POINT)),
                scale_y: Some(rounded(high / MM_PER_POINT)),
                no_auto_scale: true,
                ..XObjectTransform::default()
            },
        });
        self.end();
    }

    /// Prints a text that was set.
    pub(super) fn text(
        &mut self,
        text: &Text,
        block: &Block,
        font: &SubsetFont,
    ) -> Result<(), Fault> {
        match text.role {
            Role::Heading => self.begin(Tag { kind: "H1", told: None }),
            Role::Paragraph => self.begin(Tag { kind: "P", told: None }),
            Role::Ornament => self.begin_ornament(),
        }
        for line in &block.lines {
            self.line(text, line, block.size, font)?;
        }
        self.end();
        Ok(())
    }

    fn line(
        &mut self,
        text: &Text,
        line: &Line,
        size: f32,
        font: &SubsetFont,
    ) -> Result<(), Fault> {
        // A reader that looks at gaps takes spaced letters for words of one letter each, and
        // glyphs that share letters for nothing: then the words are said beside the glyphs.
        let told = text.spacing > 0.0 || !line.run.is_plain();
        if told {
            let words = DictItem::String { data: utf16(&line.run.words), literal: false };
            self.ops.push(Op::BeginMarkedContentWithProperties {
                tag: "Span".to_owned(),
                properties: DictItem::Dict {
                    map: BTreeMap::from([("ActualText".to_owned(), words)]),
                },
            });
        }
        let items = vec![TextItem::GlyphIds(codepoints(text, line, font)?)];
        self.ops.extend([
            Op::StartTextSection,
            Op::SetFillColor { col: color(text.colour) },
            Op::SetFont {
                font: PdfFontHandle::External(FontId(font_name(text.font).to_owned())),
                size: Pt(size),
            },
            Op::SetTextMatrix { matrix: self.matrix(text, line) },
            Op::ShowText { items },
            Op::EndTextSection,
        ]);
        if told {
            self.end();
        }
        Ok(())
    }

    /// Where the line starts, turned about the middle of its box.
    fn matrix(&self, text: &Text, line: &Line) -> TextMatrix {
        if text.angle == 0.0 {
            return TextMatrix::Translate(Self::x(line.x), self.y(line.baseline));
        }
        let (sin, cos) = text.angle.to_radians().sin_cos();
        let (middle_x, middle_y) =
            (text.area.x + text.area.width / 2.0, text.area.y + text.area.height / 2.0);
        let (right, up) = (line.x - middle_x, middle_y - line.baseline);
        let x = middle_x + right * cos - up * sin;
        let y = middle_y - right * sin - up * cos;
        let fine = |value: f32| (value * 10_000.0).round() / 10_000.0;
        let (sin, cos) = (fine(sin), fine(cos));
        TextMatrix::Raw([cos, sin, -sin, cos, Self::x(x).0, self.y(y).0])
    }

    /// The page's content and its parts.
    pub(super) fn finish(self) -> Drawn {
        let mut document = PdfDocument::new("");
        document.pages.push(PdfPage::new(Mm(self.page.width), Mm(self.page.height), self.ops));
        // The fonts and pictures are not printpdf's but the press's own, which has them ready.
        let options =
            PdfSaveOptions { optimize: false, subset_fonts: false, ..PdfSaveOptions::default() };
        let written = document.to_lopdf_document(&options, &mut Vec::new());
        let content = written
            .get_pages()
            .values()
            .next()
            .map(|page| written.get_page_content(*page))
            .unwrap_or_default();
        Drawn { content, tags: self.tags }
    }
}

/// Glyphs with the kerning between them, under the numbers they have in the cut font.
fn codepoints(text: &Text, line: &Line, font: &SubsetFont) -> Result<Vec<Codepoint>, Fault> {
    // What rounding one gap leaves over goes into the next: a line's end is where it belongs.
    let mut owed = 0.0;
    line.run
        .glyphs
        .iter()
        .map(|glyph| {
            let id = font.number(glyph.id).ok_or_else(|| {
                let letter = line.run.letters(glyph).chars().next();
                Fault::NotPrepared(letter.unwrap_or(char::REPLACEMENT_CHARACTER))
            })?;
            let back = glyph.width as f32 - glyph.advance - text.spacing + owed;
            let whole = back.round();
            owed = back - whole;
            Ok(Codepoint::new(id, whole))
        })
        .collect()
}

/// Text as PDF writes it outside of fonts.
pub(super) fn utf16(words: &str) -> Vec<u8> {
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(words.encode_utf16().flat_map(u16::to_be_bytes));
    bytes
}
