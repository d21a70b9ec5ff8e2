//! What is the same on every page of a batch, as PDF objects that were made once.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::sync::Arc;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::xref::XrefType;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::colour;
use super::draw::Drawing;
use super::pictures::{Picture, Pictures, Pixels, Planes};
use super::problem::PressError;
use super::setting::MM_PER_POINT;
use super::subset::SubsetFont;
use super::{Needs, TypeCase};
use crate::digest::Digest;
use crate::report::page::{Font, Page, Shape};

/// The objects that each document has under the same number.
pub(super) mod number {
    use lopdf::ObjectId;

    /// The root of the document.
    pub(in super::super) const CATALOG: ObjectId = (1, 0);
    /// The list of its pages.
    pub(in super::super) const PAGES: ObjectId = (2, 0);
    /// Title, author, date.
    pub(in super::super) const INFO: ObjectId = (3, 0);
    /// The same as XMP.
    pub(in super::super) const METADATA: ObjectId = (4, 0);
    /// The last of these numbers, behind which those of what a batch shares begin.
    pub(in super::super) const LAST: u32 = 4;
}

/// What is shared.
pub(super) struct Plate {
    /// A document with the shared objects, and without a page.
    pub(super) document: Document,
    /// The typefaces, cut.
    pub(super) fonts: BTreeMap<Font, SubsetFont>,
    /// The backdrops in use; a batch normally has one.
    pub(super) backdrops: Vec<Backdrop>,
    /// The pictures in use, by their number in the batch.
    pub(super) pictures: BTreeMap<usize, PlacedPicture>,
    /// The colour profile.
    pub(super) profile: ObjectId,
    /// Hash of all of it.
    pub(super) digest: Digest,
}

/// A backdrop that was drawn.
pub(super) struct Backdrop {
    shapes: Arc<Vec<Shape>>,
    size: (f32, f32),
    /// Its form in the document.
    pub(super) object: ObjectId,
}

/// A picture that was compressed.
pub(super) struct PlacedPicture {
    /// Its object in the document, which fills a square of one by one.
    pub(super) object: ObjectId,
    /// Its width as a multiple of its height.
    pub(super) aspect: f32,
    /// Whether paper shows through it.
    pub(super) transparent: bool,
}

/// A stream that is compressed once and copied many times: as well as can be.
pub(super) fn deflated(dictionary: Dictionary, bytes: &[u8]) -> Stream {
    compressed(dictionary, bytes, Compression::best())
}

/// A compressed stream.
pub(super) fn compressed(mut dictionary: Dictionary, bytes: &[u8], level: Compression) -> Stream {
    let mut encoder = ZlibEncoder::new(Vec::new(), level);
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    // Writing to memory does not fail; if it did, the bytes go in as they are.
    match written {
        Ok(small) => {
            dictionary.set("Filter", "FlateDecode");
            Stream::new(dictionary, small).with_compression(false)
        }
        Err(_) => Stream::new(dictionary, bytes.to_vec()).with_compression(false),
    }
}

impl Plate {
    /// Prepares what the pages share.
    pub(super) fn prepare(
        case: &TypeCase<'_>,
        needs: &Needs,
        pictures: &Pictures,
    ) -> Result<Self, PressError> {
        let mut document = Document::with_version("1.7");
        document.max_id = number::LAST;
        // The plain table, which every reader knows.
        document.reference_table.cross_reference_type = XrefType::CrossReferenceTable;
        let profile =
            document.add_object(deflated(dictionary! { "N" => 3 }, &colour::srgb_profile()));
        let mut fonts = BTreeMap::new();
        for (font, used) in needs.glyphs.fonts() {
            fonts.insert(font, SubsetFont::cut(&mut document, case, font, used)?);
        }
        let mut drawn: Vec<(Vec<u8>, BackdropSource)> =
            needs.backdrops.iter().map(|source| (source.content(), source.clone())).collect();
        // Their numbers must not tell in which order the pages were read.
        drawn.sort_by(|(one, _), (other, _)| one.cmp(other));
        let backdrops = drawn
            .into_iter()
            .map(|(content, source)| source.add(&content, &mut document))
            .collect();
        let mut placed = BTreeMap::new();
        for (number, extent) in &needs.pictures {
            let picture = pictures.get(*number).ok_or(PressError::NoPicture(*number))?;
            placed.insert(*number, add_picture(&mut document, picture, *extent));
        }
        let digest = digest(&document);
        Ok(Self { document, fonts, backdrops, pictures: placed, profile, digest })
    }

    /// The backdrop of a page, if it was prepared.
    pub(super) fn backdrop(&self, page: &Page) -> Option<&Backdrop> {
        self.backdrops.iter().find(|backdrop| {
            backdrop.size == (page.width, page.height)
                && (Arc::ptr_eq(&backdrop.shapes, &page.backdrop)
                    || backdrop.shapes == page.backdrop)
        })
    }
}

/// A backdrop and the size of its page, before it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct BackdropSource {
    shapes: Arc<Vec<Shape>>,
    width: f32,
    height: f32,
}

impl BackdropSource {
    /// The backdrop of a page.
    pub(super) fn of(page: &Page) -> Self {
        Self { shapes: Arc::clone(&page.backdrop), width: page.width, height: page.height }
    }

    /// The operations that draw it.
    fn content(&self) -> Vec<u8> {
        let page = Page {
            title: String::new(),
            width: self.width,
            height: self.height,
            backdrop: Arc::default(),
            items: Vec::new(),
        };
        let mut drawing = Drawing::new(&page);
        for shape in self.shapes.iter() {
            drawing.shape(shape);
        }
        drawing.finish().content
    }

    fn add(self, content: &[u8], document: &mut Document) -> Backdrop {
        let form = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "BBox" => vec![0.into(), 0.into(), points(self.width), points(self.height)],
            "Resources" => Dictionary::new(),
        };
        let object = document.add_object(deflated(form, content));
        Backdrop { shapes: self.shapes, size: (self.width, self.height), object }
    }
}

/// Millimetres as a number of points with two decimals.
pub(super) fn points(millimetres: f32) -> Object {
    Object::Real((millimetres / MM_PER_POINT * 100.0).round() / 100.0)
}

/// Adds a picture that is printed at most `extent` millimetres long.
fn add_picture(document: &mut Document, picture: &Picture, extent: f32) -> PlacedPicture {
    match picture {
        Picture::Pixels(pixels) => add_pixels(document, pixels, extent),
    }
}

/// How many pixels of a picture's longer side are kept: 300 on an inch, but not so few that the
/// fine lines of a small emblem are lost.
fn kept_side(extent: f32) -> usize {
    const PER_MILLIMETRE: f32 = 300.0 / 25.4;
    const LEAST: usize = 400;
    ((extent * PER_MILLIMETRE).ceil() as usize).max(LEAST)
}

fn add_pixels(document: &mut Document, pixels: &Pixels, extent: f32) -> PlacedPicture {
    let Planes { width, height, channels, colours, opacity } = pixels.reduced(kept_side(extent));
    let count = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
    let image = |channels: usize| {
        dictionary! {
            "Type" => "XObject",
            "Subtype" => "Image",
            "Width" => count(width),
            "Height" => count(height),
            "ColorSpace" => if channels == 3 { "DeviceRGB" } else { "DeviceGray" },
            "BitsPerComponent" => 8,
            // Rows are stored as differences, which compress better.
            "DecodeParms" => dictionary! {
                "Predictor" => 15,
                "Colors" => count(channels),
                "BitsPerComponent" => 8,
                "Columns" => count(width),
            },
        }
    };
    let mut dictionary = image(channels);
    if let Some(opacity) = &opacity {
        let mask = document.add_object(deflated(image(1), &predicted(opacity, width, 1)));
        dictionary.set("SMask", mask);
    }
    let rows = predicted(&colours, width * channels, channels);
    PlacedPicture {
        object: document.add_object(deflated(dictionary, &rows)),
        aspect: width as f32 / height as f32,
        transparent: opacity.is_some(),
    }
}

/// Rows of a picture as differences from what lies left, above or between, the way PNG stores
/// them; for each row the way with the smallest differences is taken.
fn predicted(bytes: &[u8], row_length: usize, pixel: usize) -> Vec<u8> {
    let mut result = Vec::with_capacity(bytes.len() + bytes.len() / row_length.max(1));
    let blank = vec![0; row_length];
    let mut above = blank.as_slice();
    for row in bytes.chunks(row_length.max(1)) {
        let at = |line: &[u8], index: usize| line.get(index).copied().unwrap_or(0);
        let left = |line: &[u8], index: usize| {
            index.checked_sub(pixel).map_or(0, |before| at(line, before))
        };
        let difference = |way: u8| -> Vec<u8> {
            row.iter()
                .enumerate()
                .map(|(i, byte)| {
                    byte.wrapping_sub(match way {
                        1 => left(row, i),
                        2 => at(above, i),
                        4 => paeth(left(row, i), at(above, i), left(above, i)),
                        _ => 0,
                    })
                })
                .collect()
        };
        let cost = |line: &[u8]| {
            line.iter().map(|b| u64::from(b.cast_signed().unsigned_abs())).sum::<u64>()
        };
        let best = [0, 1, 2, 4]
            .map(|way| (way, difference(way)))
            .into_iter()
            .min_by_key(|(_, line)| cost(line));
        if let Some((way, line)) = best {
            result.push(way);
            result.extend(line);
        }
        above = row;
    }
    result
}

/// The neighbour that is nearest to left + above - corner.
fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let [l, a, c] = [left, above, corner].map(i16::from);
    let near = |value: i16| (l + a - c - value).abs();
    if near(l) <= near(a) && near(l) <= near(c) {
        left
    } else if near(a) <= near(c) {
        above
    } else {
        corner
    }
}

/// Hash of all streams of a document; the rest of what it holds follows from them.
fn digest(document: &Document) -> Digest {
    Digest::of_parts(document.objects.values().filter_map(|object| match object {
        Object::Stream(stream) => Some(stream.content.as_slice()),
        _ => None,
    }))
}
