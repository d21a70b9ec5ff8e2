//! From the contents of pages to a whole document: its pages, its language and colours, and who
//! it is.

use std::ops::Range;

use flate2::Compression;
use lopdf::{Dictionary, Object, ObjectId, StringFormat, dictionary};

use super::colour;
use super::draw::{BACKDROP, Tag, font_name, picture_name};
use super::file::{File, Objects};
use super::plate::{Backdrop, Plate, compressed, number, points};
use super::subset::text_string;
use super::{metadata, structure};
use crate::digest::Digest;
use crate::page::{About, Item, Page};

/// A page that was drawn.
pub(super) struct Leaf<'a> {
    /// The page.
    pub(super) page: &'a Page,
    /// What lies under it, if it was prepared.
    pub(super) backdrop: Option<&'a Backdrop>,
    /// Its content stream.
    pub(super) content: Vec<u8>,
    /// Its parts in reading order.
    pub(super) tags: Vec<Tag>,
}

/// The finished document's bytes.
pub(super) fn document(
    plate: &Plate,
    leaves: &[Leaf<'_>],
    about: &About,
) -> Result<Vec<u8>, std::io::Error> {
    let mut objects = Objects::after(plate.last);
    let xmp = metadata::xmp(about);
    let identity = identity(&plate.digest, leaves, &xmp);
    let pages: Vec<ObjectId> = (0_i64..)
        .zip(leaves)
        .map(|(index, leaf)| {
            let content = compressed(Dictionary::new(), &leaf.content, Compression::default());
            let content = objects.add(content);
            objects.add(page_object(plate, leaf, content, index))
        })
        .collect();
    let structure = structure::add(&mut objects, leaves, &pages);
    let mut catalog = catalog(plate, about, structure);
    if leaves.len() > 1 {
        catalog.set("Outlines", bookmarks(&mut objects, leaves, &pages));
        catalog.set("PageMode", "UseOutlines");
    }
    let kids: Vec<Object> = pages.iter().map(|page| Object::Reference(*page)).collect();
    objects.set(number::CATALOG, catalog);
    objects.set(
        number::PAGES,
        dictionary! { "Type" => "Pages", "Count" => count(kids.len()), "Kids" => kids },
    );
    objects.set(number::INFO, metadata::info(about));
    objects.set(number::METADATA, metadata::stream(xmp));
    let mut file = File::new();
    for part in parts(plate, leaves) {
        file.copy(plate.shared.range(part))?;
    }
    file.write(objects)?;
    file.finish(dictionary! {
        "Root" => number::CATALOG,
        "Info" => number::INFO,
        "ID" => vec![identity.clone(), identity],
    })
}

/// What the pages use of what the batch shares, as ranges of numbers from low to high.
fn parts(plate: &Plate, leaves: &[Leaf<'_>]) -> Vec<Range<u32>> {
    let of_item = |item: &Item| match item {
        Item::Text(text) => plate.fonts.get(&text.font).map(|font| font.numbers.clone()),
        Item::Picture(picture) => {
            plate.pictures.get(&picture.number).map(|picture| picture.numbers.clone())
        }
        Item::Shape(_) | Item::Figure(_) => None,
    };
    let profile = plate.profile.0..plate.profile.0 + 1;
    let mut parts: Vec<Range<u32>> = std::iter::once(profile).collect();
    for leaf in leaves {
        parts.extend(leaf.backdrop.map(|backdrop| backdrop.numbers.clone()));
        parts.extend(leaf.page.items.iter().filter_map(of_item));
    }
    parts.sort_by_key(|part| part.start);
    parts.dedup();
    parts
}

fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

fn catalog(plate: &Plate, about: &About, structure: ObjectId) -> Dictionary {
    dictionary! {
        "Type" => "Catalog",
        "Pages" => number::PAGES,
        "Metadata" => number::METADATA,
        "Lang" => text_string(&about.language),
        "MarkInfo" => dictionary! { "Marked" => true },
        "StructTreeRoot" => structure,
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
        "OutputIntents" => vec![Object::from(dictionary! {
            "Type" => "OutputIntent",
            "S" => "GTS_PDFA1",
            "OutputConditionIdentifier" => text_string(colour::NAME),
            "Info" => text_string(colour::NAME),
            "DestOutputProfile" => plate.profile,
        })],
    }
}

/// A page with the typefaces and pictures that it uses.
fn page_object(plate: &Plate, leaf: &Leaf<'_>, content: ObjectId, index: i64) -> Dictionary {
    let mut fonts = Dictionary::new();
    let mut pictures = Dictionary::new();
    let mut transparent = false;
    if let Some(backdrop) = leaf.backdrop {
        pictures.set(BACKDROP, backdrop.object);
    }
    for item in &leaf.page.items {
        match item {
            Item::Text(text) => {
                if let Some(font) = plate.fonts.get(&text.font) {
                    fonts.set(font_name(text.font), font.object);
                }
            }
            Item::Picture(picture) => {
                if let Some(placed) = plate.pictures.get(&picture.number) {
                    pictures.set(picture_name(picture.number), placed.object);
                    transparent |= placed.transparent;
                }
            }
            Item::Shape(_) | Item::Figure(_) => {}
        }
    }
    let (width, height) = (leaf.page.width, leaf.page.height);
    let mut dictionary = dictionary! {
        "Type" => "Page",
        "Parent" => number::PAGES,
        "MediaBox" => vec![0.into(), 0.into(), points(width), points(height)],
        "Resources" => dictionary! { "Font" => fonts, "XObject" => pictures },
        "Contents" => content,
        "StructParents" => index,
        "Tabs" => "S",
    };
    if transparent {
        // Where paper shows through a picture, the colours it is mixed in must be said.
        dictionary.set(
            "Group",
            dictionary! { "Type" => "Group", "S" => "Transparency", "CS" => "DeviceRGB" },
        );
    }
    dictionary
}

/// A list of the pages by their titles, which readers show beside them.
fn bookmarks(objects: &mut Objects, leaves: &[Leaf<'_>], pages: &[ObjectId]) -> ObjectId {
    let root = objects.reserve();
    let marks: Vec<ObjectId> = pages.iter().map(|_| objects.reserve()).collect();
    let before = std::iter::once(None).chain(marks.iter().copied().map(Some));
    let after = marks.iter().copied().skip(1).map(Some).chain(std::iter::once(None));
    let places = marks.iter().zip(before).zip(after);
    for ((leaf, page), ((mark, before), after)) in leaves.iter().zip(pages).zip(places) {
        let mut bookmark = dictionary! {
            "Title" => text_string(&leaf.page.title),
            "Parent" => root,
            "Dest" => vec![Object::Reference(*page), "Fit".into()],
        };
        before.into_iter().for_each(|before| bookmark.set("Prev", before));
        after.into_iter().for_each(|after| bookmark.set("Next", after));
        objects.set(*mark, bookmark);
    }
    let mut outlines = dictionary! { "Type" => "Outlines", "Count" => count(marks.len()) };
    marks.first().into_iter().for_each(|first| outlines.set("First", *first));
    marks.last().into_iter().for_each(|last| outlines.set("Last", *last));
    objects.set(root, outlines);
    root
}

/// Tells this document from every other, and says the same of the same document on every day.
fn identity(plate: &Digest, leaves: &[Leaf<'_>], xmp: &str) -> Object {
    let sizes: Vec<String> =
        leaves.iter().map(|leaf| format!("{}x{}", leaf.page.width, leaf.page.height)).collect();
    let mut parts = vec![plate.as_bytes().as_slice(), xmp.as_bytes()];
    for (size, leaf) in sizes.iter().zip(leaves) {
        parts.extend([size.as_bytes(), leaf.page.title.as_bytes(), leaf.content.as_slice()]);
    }
    let bytes = Digest::of_files(parts).as_bytes().iter().copied().take(16).collect();
    Object::String(bytes, StringFormat::Hexadecimal)
}
