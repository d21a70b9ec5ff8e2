//! A set page as printpdf's operations.

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, Color, DictItem, FontId, Line as PdfLine, LinePoint, Mm, Op, PaintMode, PdfDocument,
    PdfFontHandle, PdfPage, PdfSaveOptions, Point as PdfPoint, Polygon, PolygonRing, Pt, Rgb,
    TextItem, TextMatrix, WindingOrder, XObjectId, XObjectTransform,
};

use super::problem::PressError;
use super::setting::{Block, Line};
use super::subset::SubsetFont;
use crate::page::{
    Area, Colour, Figure, Fit, Font, MM_PER_POINT, Page, Paint, Path, Picture, Point, Role, Shape,
    Step, Text,
};

/// Name under which a document knows the backdrop.
pub(super) const BACKDROP: &str = "Latar";
/// Name under which a document knows a picture.
pub(super) fn picture_name(number: usize) -> String {
    format!("G{number}")
}

/// Name under which a document knows a typeface.
pub(super) fn font_name(font: Font) -> String {
    format!("H{}", font.0)
}

/// Collects the operations of one page.
pub(super) struct Drawing<'a> {
    page: &'a Page,
    ops: Vec<Op>,
    tags: Vec<Tag>,
}

/// A part of the page for programs that read it aloud; the parts are numbered from 0.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tag {
    /// The kind of part: `H1`, `P`, `Figure`.
    pub(super) kind: &'static str,
    /// What is told of a picture, and where it is.
    pub(super) figure: Option<(String, Area)>,
}

impl Tag {
    fn words(kind: &'static str) -> Self {
        Self { kind, figure: None }
    }

    fn figure(told: &str, area: Area) -> Self {
        Self { kind: "Figure", figure: Some((told.to_owned(), area)) }
    }
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

    /// Draws shapes that mean something together.
    pub(super) fn figure(&mut self, figure: &Figure) {
        self.begin(Tag::figure(&figure.told, figure.area));
        figure.shapes.iter().for_each(|shape| self.shape(shape));
        self.end();
    }

    /// Places a picture whose width is `aspect` times its height.
    pub(super) fn picture(&mut self, picture: &Picture, aspect: f32) {
        let area = match picture.fit {
            Fit::Fill => picture.area,
            Fit::Contain => contained(picture.area, aspect),
        };
        match &picture.told {
            Some(told) => self.begin(Tag::figure(told, area)),
            None => self.begin_ornament(),
        }
        self.ops.push(Op::UseXobject {
            id: XObjectId(picture_name(picture.number)),
            transform: XObjectTransform {
                translate_x: Some(Self::x(area.x)),
                translate_y: Some(self.y(area.bottom())),
                scale_x: Some(rounded(area.width / MM_PER_POINT)),
                scale_y: Some(rounded(area.height / MM_PER_POINT)),
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
    ) -> Result<(), PressError> {
        match text.role {
            Role::Heading => self.begin(Tag::words("H1")),
            Role::Paragraph => self.begin(Tag::words("P")),
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
    ) -> Result<(), PressError> {
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
                font: PdfFontHandle::External(FontId(font_name(text.font))),
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

/// The largest box of a shape, in the middle of another.
fn contained(area: Area, aspect: f32) -> Area {
    let width = area.width.min(area.height * aspect);
    let height = area.height.min(area.width / aspect);
    let (x, y) = (area.x + (area.width - width) / 2.0, area.y + (area.height - height) / 2.0);
    Area { x, y, width, height }
}

/// Glyphs with the kerning between them, under the numbers they have in the cut font.
fn codepoints(text: &Text, line: &Line, font: &SubsetFont) -> Result<Vec<Codepoint>, PressError> {
    // What rounding one gap leaves over goes into the next: a line's end is where it belongs.
    let mut owed = 0.0;
    line.run
        .glyphs
        .iter()
        .map(|glyph| {
            let id = font
                .number(glyph.id)
                .ok_or_else(|| PressError::NotPrepared(line.run.letters(glyph).to_owned()))?;
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
