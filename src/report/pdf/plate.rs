//! What is the same on every page of a batch, as PDF objects that were made once.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::ops::Range;
use std::sync::Arc;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};

use super::colour;
use super::draw::Drawing;
use super::file::Objects;
use super::pictures::{Pictures, PlacedPicture};
use super::problem::PressError;
use super::subset::SubsetFont;
use super::{Needs, TypeCase};
use crate::digest::Digest;
use crate::page::{Font, MM_PER_POINT, Page, Shape};

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
    /// The shared objects as they stand in a file, by their numbers.
    pub(super) shared: BTreeMap<u32, Vec<u8>>,
    /// The last of these numbers.
    pub(super) last: u32,
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
    /// The numbers of all its objects.
    pub(super) numbers: Range<u32>,
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
        let mut objects = Objects::after(number::LAST);
        let profile = objects.add(deflated(dictionary! { "N" => 3 }, &colour::srgb_profile()));
        let mut fonts = BTreeMap::new();
        for (font, used) in needs.glyphs.fonts() {
            fonts.insert(font, SubsetFont::cut(&mut objects, case, font, used)?);
        }
        let mut drawn: Vec<(Vec<u8>, BackdropSource)> =
            needs.backdrops.iter().map(|source| (source.content(), source.clone())).collect();
        // Their numbers must not tell in which order the pages were read.
        drawn.sort_by(|(one, _), (other, _)| one.cmp(other));
        let backdrops =
            drawn.into_iter().map(|(content, source)| source.add(&content, &mut objects)).collect();
        let mut placed = BTreeMap::new();
        for (number, extent) in &needs.pictures {
            let picture = pictures.place(*number, *extent, &mut objects);
            placed.insert(*number, picture.ok_or(PressError::NoPicture(*number))?);
        }
        let last = objects.next() - 1;
        let shared = objects.bodies()?;
        let digest = Digest::of_parts(shared.values().map(Vec::as_slice));
        Ok(Self { shared, last, fonts, backdrops, pictures: placed, profile, digest })
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

    /// Whether both are the same. Pages of a batch mostly share one, which needs no look inside.
    pub(super) fn is(&self, other: &Self) -> bool {
        (self.width, self.height) == (other.width, other.height)
            && (Arc::ptr_eq(&self.shapes, &other.shapes) || self.shapes == other.shapes)
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

    fn add(self, content: &[u8], objects: &mut Objects) -> Backdrop {
        let form = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "BBox" => vec![0.into(), 0.into(), points(self.width), points(self.height)],
            "Resources" => Dictionary::new(),
        };
        let object = objects.add(deflated(form, content));
        let numbers = object.0..objects.next();
        Backdrop { shapes: self.shapes, size: (self.width, self.height), object, numbers }
    }
}

/// Millimetres as a number of points with two decimals.
pub(super) fn points(millimetres: f32) -> Object {
    Object::Real((millimetres / MM_PER_POINT * 100.0).round() / 100.0)
}
